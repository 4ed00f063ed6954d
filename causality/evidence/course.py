"""The course of a liver test after the last intake: when half of the excess over the limit was gone.

RUCAM (Danan & Teschke 2016, item 2) measures the fall from the peak to the upper limit of normal: in multiples of
that limit, half is reached at (peak + 1) / 2. Day 0 is the last intake; the peak may come after it. Samples count from
the onset until the product was taken again. Falls and new rises count for 180 days; a value that is still high after
that shows on the hepatocellular sheet, which has no last day, that there was no fall.
"""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import replace
from operator import itemgetter

from causality.evidence.values import Multiple
from causality.frozen import frozen

FOLLOWED_DAYS = 180
"""The window of the cholestatic sheet (item 2), beyond which a new rise is no longer that of this injury."""
EXACT = 1e-9
"""Slack in multiples of the limit, so that exactly half is half whatever the limit of the laboratory."""
DOUBLED = 2.0
"""A later rise to twice the lowest value and above the limit may be "rising again": left to the officer."""


@frozen
class Fall:
    """What the course shows in one world. `half_day` counts from the last intake (None: not reached).

    `fallen` is the largest fall in per cent of the excess after the peak; `last_day` counts from the last intake.
    `rises` is "yes" when the value came back above the line of half the excess, "either" when it doubled below
    it. `before_stop` says that half was reached while the product was still taken. `raised` is False when no
    sample exceeded its limit.
    """

    raised: bool
    half_day: int | None = None
    fallen: float | None = None
    last_day: int | None = None
    rises: str = "no"
    before_stop: bool = False
    peak: Multiple | None = None
    at_half: Multiple | None = None


def fall_after(
    samples: Sequence[tuple[int, Multiple]], since: int, stop: int, until: int | None, *, followed: int | None
) -> tuple[Fall, ...]:
    """Give the course after the last intake `stop`: two extremes when values are uncertain, else one.

    `samples` are (day, multiple) in order of days, one a day (see `one_a_day`), those from `since` on count; a value is
    uncertain when it is censored or differs from another of its day. `until` is the first day of a later intake, None
    without one; `followed` is the sheet's last day after `stop`, None when it has none.
    """
    ends = [end for end in (None if until is None else until - 1, None if followed is None else stop + followed)
            if end is not None]  # fmt: skip
    last = _place(samples, min(ends) + 1) if ends else len(samples)
    counted = samples[_place(samples, since) : last]
    if all(one.low == one.high for _, one in counted):
        return (_scan([(day, one.low or 0.0, one) for day, one in counted], stop),)
    return tuple(dict.fromkeys(_scan(_extreme(counted, kind), stop) for kind in ("steep", "flat")))


def _place(samples: Sequence[tuple[int, Multiple]], day: int) -> int:
    return bisect_left(samples, day, key=itemgetter(0))


def one_a_day(samples: Iterable[tuple[int, Multiple]]) -> list[tuple[int, Multiple]]:
    """Give one value a day: where several stand, anything from the lowest to the highest."""
    found: dict[int, Multiple] = {}
    for day, one in samples:
        held = found.get(day)
        if held is None:
            found[day] = one
        else:
            low, high = min(held.low or 0.0, one.low or 0.0), max(held.high or 0.0, one.high or 0.0)
            found[day] = replace(held, low=low, high=high)
    return sorted(found.items())


def _extreme(counted: Sequence[tuple[int, Multiple]], kind: str) -> list[tuple[int, float, Multiple]]:
    """Choose within censored values: the highest peak and lowest rest (steep), or the other way (flat)."""
    ends = [((one.high or 0.0), (one.low or 0.0)) for _, one in counted]
    if kind == "flat":
        ends = [(low, high) for high, low in ends]
    top = max(range(len(ends)), key=lambda place: ends[place][0])
    peak = ends[top][0]
    values = [peak if place == top else min(end[1], peak) for place, end in enumerate(ends)]
    return [(day, value, one) for (day, one), value in zip(counted, values, strict=True)]


def _scan(points: Sequence[tuple[int, float, Multiple]], stop: int) -> Fall:
    """Walk along the samples: highest value so far, then the line of half its excess, then whether it is kept."""
    peak, top, lowest = 0.0, None, float("inf")
    line, half, at_half = None, None, None
    waiting_below: float | None = None  # half was reached under the drug: only a new rise above this counts
    rises, last_day = "no", None
    for day, value, one in points:
        if day > stop + FOLLOWED_DAYS:  # neither peak, fall nor new rise of this injury; still high is still high
            if line is None and value > (peak + 1) / 2 + EXACT:
                last_day = day - stop
            continue
        last_day = day - stop
        if line is not None:
            rises = "yes" if value > line + EXACT or rises == "yes" else _maybe(value, lowest, rises)
            lowest = min(lowest, value)
        elif waiting_below is not None and value <= waiting_below:
            continue
        elif value > peak or waiting_below is not None:
            peak, top, lowest, waiting_below = value, one, value, None
        elif peak > 1 and value <= (peak + 1) / 2 + EXACT:
            if day <= stop:
                waiting_below = (peak + 1) / 2
            else:
                line, half, at_half = (peak + 1) / 2, day - stop, one
            lowest = min(lowest, value)
        else:
            rises = _maybe(value, lowest, rises) if day > stop else rises
            lowest = min(lowest, value)
    if peak <= 1:
        return Fall(raised=False)
    fallen = 100 * (peak - lowest) / (peak - 1) if peak != float("inf") else 100.0
    return Fall(True, half, fallen, last_day, rises, waiting_below is not None, top, at_half)


def _maybe(value: float, lowest: float, rises: str) -> str:
    return "either" if value > 1 and value >= DOUBLED * lowest else rises
