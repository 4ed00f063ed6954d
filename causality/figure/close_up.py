"""A change of dose from near: for each analyte the sample before, the change, the course after and what decides."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from string import ascii_lowercase

from causality.assess import Assessment
from causality.case.dates import show_range
from causality.evidence.exposure import Lane
from causality.evidence.readings import days_text
from causality.evidence.values import Challenge, Multiple, Verdict
from causality.figure.challenge_rule import judged_for, levels_of, reach_of, samples_of, windows
from causality.figure.series import SHAPES
from causality.figure.values import Band, Challenged, Level, SamplePoint, Series
from causality.text import _
from causality.wording import event_name, name, product_name, short_analyte

MARGIN = 0.04
"""The share of the days shown that is left free on either side."""
LEAST_AROUND = 3
LEVELS = 3
"""How many decisive heights a plot holds."""


@dataclass(frozen=True, slots=True)
class OtherChange:
    """Another product that changed or may have changed, in words; marked with `sign` on `day` when that is known."""

    text: str
    day: int | None = None
    sign: str = ""


@dataclass(frozen=True, slots=True)
class Panel:
    """One analyte of a close-up.

    `before` are the samples that may be the last before the change, `after` those of the course after it, by place in
    the case; other points of the series are not evidence.
    """

    series: Series
    verdict: Verdict
    reason: str
    before: frozenset[int]
    after: frozenset[int]
    levels: tuple[Level, ...]

    @property
    def words(self) -> str:
        """The verdict."""
        return name(self.verdict)


@dataclass(frozen=True, slots=True)
class CloseUp:
    """A change of dose, judged for one event: days shown, its possible days, its windows, and an analyte each."""

    key: Challenged
    title: str
    event: str
    days: str
    first: int
    last: int
    change: tuple[int, int]
    more: bool
    windows: tuple[Band, ...]
    panels: tuple[Panel, ...]
    others: tuple[OtherChange, ...]

    @property
    def alternative(self) -> str:
        """The close-up in words."""
        told = "; ".join(f"{panel.series.label}: {panel.words}, {panel.reason}" for panel in self.panels)
        return _("{title}, {days}, judged for {event}: {verdicts}").format(
            title=self.title, days=self.days, event=self.event, verdicts=told
        )


def close_up(assessment: Assessment, chosen: Challenged, event: str) -> CloseUp | None:
    """Give the close-up of a change of dose for an event; None when no sample can judge it."""
    judged = judged_for(assessment, chosen, event)
    judged = [one for one in judged if one.event == judged[0].event and any(map(samples_of, one.readings))]
    if not judged:
        return None
    case, one = assessment.case, judged[0]
    readings = [reading for found in judged for reading in found.readings]
    change = min(reading.first for reading in readings), max(reading.last for reading in readings)
    bands = windows(*change, reach_of(assessment, one.event))
    days = [assessment.multiples[index].day for reading in readings for index in samples_of(reading)]
    sampled = [day for day in days if day is not None]
    first, last = min((*change, *sampled)), max((*change, *sampled))
    room = max(LEAST_AROUND, round(MARGIN * (last - first)))
    first, last = first - room, last + room
    return CloseUp(
        chosen, f"{product_name(case, one.product)}: {name(one.change)} {one.size}", event_name(case, one.event),
        show_range(*change), first, last, change, one.change in ("start", "increase", "restart"),
        tuple(replace(band, first=max(first, band.first), last=min(last, band.last)) for band in bands),
        tuple(_panel(assessment, found, first, last) for found in judged), tuple(_others(assessment, judged)),
    )  # fmt: skip


def close_ups(assessment: Assessment, product: str, event: str) -> Iterator[CloseUp]:
    """Give the close-ups of all changes of a product for an event, in order of time."""
    keys = dict.fromkeys(
        (one.product, one.record, one.change)
        for one in assessment.challenges
        if (one.product, one.event) == (product, event)
    )
    found = [close_up(assessment, key, event) for key in keys]
    yield from sorted((one for one in found if one is not None), key=lambda one: (one.change, one.key))


def _panel(assessment: Assessment, one: Challenge, first: int, last: int) -> Panel:
    points = [
        SamplePoint(found.index, found.day, found.low if found.high == float("inf") else found.high, _mark(found))
        for found in assessment.multiples
        if found.analyte == one.analyte and found.day is not None and first <= found.day <= last and found.high
    ]
    shape = SHAPES.get(one.analyte, "star")
    label = short_analyte(one.analyte)
    series = Series(one.analyte, label, tuple(sorted(points, key=lambda point: point.day)), "", shape)
    before = frozenset(reading.before for reading in one.readings if reading.before is not None)
    after = frozenset(index for reading in one.readings for index in reading.after)
    levels = tuple(levels_of(assessment, one))[-LEVELS:]
    return Panel(series, one.verdict, _reason(one), before, after - before, levels)


def _mark(found: Multiple) -> str:
    return "at_least" if found.high == float("inf") else "value" if found.low == found.high else "at_most"


def _reason(one: Challenge) -> str:
    """Say why in short; the numbers stand in the plot."""
    if len(one.readings) == 1:
        return one.readings[0].reason
    return "; ".join(
        _("{days}: {verdict}").format(days=days_text(reading), verdict=name(reading.verdict))
        for reading in one.readings
    )


def _others(assessment: Assessment, judged: Iterable[Challenge]) -> Iterator[OtherChange]:
    """Name what else changed; a day that is known bears a letter."""
    unsure = _("{name} (day not known)")
    names = dict.fromkeys(text for one in judged for text in one.confounders)
    plain = {text: text for text in names} | {unsure.format(name=product.name): product.name
                                              for product in assessment.case.products}  # fmt: skip
    bars: dict[str, list[Lane]] = {}
    for bar in assessment.lanes:
        bars.setdefault(product_name(assessment.case, bar.product), []).append(bar)
    letters = iter(ascii_lowercase)
    for product in dict.fromkeys(plain[text] for text in names):
        changes = list(_changes(bars.get(product, ())))
        for text, day in changes or [("", None)]:
            sign = next(letters, "") if day is not None else ""
            yield OtherChange(f"{product} {text}".strip(), day if sign else None, sign)


def _changes(bars: Iterable[Lane]) -> Iterator[tuple[str, int | None]]:
    for bar in bars:
        yield from _end(_("begun {days}"), bar.first_possible, bar.first_certain)
        if not bar.continues:
            yield from _end(_("ended {days}"), bar.last_certain, bar.last_possible)


def _end(words: str, first: date | None, last: date | None) -> Iterator[tuple[str, int | None]]:
    ends = first.toordinal() if first else None, last.toordinal() if last else None
    if ends != (None, None):
        yield words.format(days=show_range(*ends)), ends[0] if ends[0] == ends[1] else None
