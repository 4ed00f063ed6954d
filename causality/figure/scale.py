"""The heights of samples: multiples of the limit on one log axis, or a strip for every unit that is shown."""

from collections.abc import Iterable
from math import ceil, floor, log10
from typing import Literal

from causality.figure.values import SamplePoint, Series
from causality.frozen import frozen
from causality.wording import number

Mode = Literal["multiples", "units"]
MULTIPLES = (0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1.0, 2.0, 5.0, 10.0, 20.0, 50.0, 100.0, 200.0, 500.0, 1000.0)
LOWEST, HIGHEST = 0.8, 3.0
"""Multiples that are always in view."""
WIDE = 30.0
"""A unit whose values differ by more than this factor has a log axis."""
GAP = 0.16
"""The share of a strip that is left free above it."""
LABEL_STEP = 15
NARROW = 0.8
"""A log scale of fewer decades has more numbers."""
_MORE = ("1", "1.5", "2", "3", "4", "6", "8")
_STEPS = (1, 2, 5, 10)
Tick = tuple[float, str]


@frozen
class Strip:
    """One unit in own units: values from `low` to `high` stand between `bottom` and `top`."""

    unit: str
    low: float
    high: float
    bottom: float
    top: float
    logarithmic: bool

    def height(self, value: float) -> float | None:
        """Give where a value stands; None where a log axis has no place for it."""
        if self.logarithmic:
            if value <= 0:
                return None
            share = (log10(value) - log10(self.low)) / (log10(self.high) - log10(self.low))
        else:
            share = (value - self.low) / (self.high - self.low)
        return self.bottom + share * (self.top - self.bottom)

    def ticks(self, room: float) -> list[Tick]:
        """Give some round values as (height, text) that have `room` pixels; the highest bears the unit."""
        count = max(2, int(room / (2 * LABEL_STEP)))
        values = _decades(self.low, self.high, count) if self.logarithmic else _round(self.low, self.high, count)
        texts = [number(value) for value in values]
        if texts:
            texts[-1] = f"{texts[-1]} {self.unit}".strip()
        placed = [(self.height(value), text) for value, text in zip(values, texts, strict=True)]
        return [(height, text) for height, text in placed if height is not None]


@frozen
class Scale:
    """Where samples stand. Without strips: at the log of their multiple."""

    mode: Mode
    strips: tuple[Strip, ...] = ()
    bottom: float = 0.0
    top: float = 1.0

    def strip(self, unit: str) -> Strip | None:
        """Give the strip of a unit."""
        return next((strip for strip in self.strips if strip.unit == unit), None)

    def height(self, series: Series, point: SamplePoint) -> float | None:
        """Give where a sample stands; None when it has no place on this scale."""
        if self.mode == "multiples":
            return log10(point.multiple) if point.multiple else None
        strip = self.strip(series.unit)
        return None if strip is None or point.value is None else strip.height(point.value)

    def ticks(self, low: float, high: float, room: float) -> list[Tick]:
        """Give the ticks between two heights that have `room` pixels."""
        if self.mode == "units":
            share = room / max(high - low, 1e-9)
            return [tick for strip in self.strips for tick in strip.ticks(share * (strip.top - strip.bottom))]
        values = [value for value in MULTIPLES if low <= log10(value) <= high]
        shown = values if room / max(1, len(values)) >= LABEL_STEP else values[::2]
        return [(log10(value), f"{value:.2g}×" if value < 99 else f"{value:.0f}×") for value in shown]


def log_ticks(low: float, high: float) -> list[float]:
    """Give the round multiples between two logarithms; a scale of few decades has more of them."""
    steps = _MORE if high - low < NARROW else ("1", "2", "5")
    decades = range(floor(low), ceil(high) + 1)
    found = (float(f"{step}e{decade}") for decade in decades for step in steps)
    return [multiple for multiple in found if low <= log10(multiple) <= high]


def scale_of(mode: Mode, series: Iterable[Series]) -> Scale:
    """Give the scale that shows all points of `series`."""
    shown = tuple(series)
    if mode == "units":
        return _in_units(shown)
    values = [point.multiple for one in shown for point in one.points if point.multiple]
    low, high = log10(min([*values, LOWEST])) - 0.12, log10(max([*values, HIGHEST])) + 0.1
    return Scale("multiples", (), low, high)


def _in_units(shown: tuple[Series, ...]) -> Scale:
    units = list(dict.fromkeys(one.unit for one in shown))
    strips = []
    for place, unit in enumerate(reversed(units)):
        values = [point.value for one in shown if one.unit == unit for point in one.points if point.value is not None]
        if values:
            strips.append(_strip(unit, values, float(place)))
    return Scale("units", tuple(reversed(strips)), 0.0, float(max(1, len(units))))


def _strip(unit: str, values: list[float], bottom: float) -> Strip:
    low, high = min(values), max(values)
    positive = [value for value in values if value > 0]
    logarithmic = low >= 0 and bool(positive) and high > WIDE * min(positive)
    if logarithmic:
        low, high = min(positive) / 1.15, high * 1.15
    else:
        low = 0.0 if 0 <= low < high / 2 else low - 0.08 * (high - low or abs(high) or 1.0)
        high += 0.08 * (high - low or 1.0)
    return Strip(unit, low, high, bottom + 0.04, bottom + 1 - GAP, logarithmic)


def _round(low: float, high: float, count: int) -> list[float]:
    rough = (high - low) / count
    decade = 10.0 ** floor(log10(rough))
    step = next(step * decade for step in _STEPS if step * decade >= rough * 0.999)
    return [round(place * step, 10) for place in range(ceil(low / step), floor(high / step) + 1)]


def _decades(low: float, high: float, count: int) -> list[float]:
    powers = range(floor(log10(low)), ceil(log10(high)) + 1)
    values = [step * 10.0**power for power in powers for step in (1, 2, 5) if low <= step * 10.0**power <= high]
    return values[:: max(1, ceil(len(values) / count))] if values else []
