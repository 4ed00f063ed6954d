"""A change of dose from near: for each analyte the sample before, the change, the course after and what decides."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from itertools import groupby
from string import ascii_uppercase

from causality.assess import Assessment
from causality.case.dates import show_range
from causality.evidence.exposure import Lane
from causality.evidence.values import Challenge, Verdict
from causality.figure.challenge_rule import judged_for, levels_of, reach_of, samples_of, windows
from causality.figure.lanes import dose_bars
from causality.figure.values import Band, Challenged, Level, Series
from causality.frozen import frozen
from causality.text import _
from causality.wording import event_name, name, product_name

MARGIN = 0.04
"""The share of the days shown that is left free on either side."""
LEAST_AROUND = 3
ALWAYS = 0.9, 1.3
"""Multiples that are always in view."""
LEVELS = 3
"""How many decisive heights a plot holds."""


@frozen
class OtherChange:
    """Another product that changed or may have changed, and when; with a `sign` on `day` when that is known."""

    product: str
    when: str = ""
    day: int | None = None
    sign: str = ""


@frozen
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

    @property
    def heights(self) -> list[float]:
        """The multiples that have to be in view: of samples and of what decides, and the limit itself."""
        sampled = [point.multiple for point in self.series.points if point.multiple]
        return [*sampled, *(level.multiple for level in self.levels if level.multiple > 0), *ALWAYS]


@frozen
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
    def signs(self) -> list[tuple[int, str]]:
        """The signs of other products that stand within the days of the plots, in order of their days."""
        return sorted((one.day, one.sign) for one in self.others
                      if one.day is not None and self.first <= one.day <= self.last)  # fmt: skip

    @property
    def others_text(self) -> str:
        """What else changed or may have changed, those of the same days together; empty when nothing did."""
        alike: dict[str, list[str]] = {}
        for one in self.others:
            alike.setdefault(one.when, []).append(f"({one.sign}) {one.product}" if one.sign else one.product)
        return "; ".join(f"{', '.join(names)} {when}".strip() for when, names in alike.items())

    @property
    def alternative(self) -> str:
        """The close-up in words."""
        told = "; ".join(f"{panel.series.label}: {panel.words}, {panel.reason}" for panel in self.panels)
        return _("{title}, {days}, judged for {event}: {verdicts}").format(
            title=self.title, days=self.days, event=self.event, verdicts=told
        )


def close_up(assessment: Assessment, series: Sequence[Series], chosen: Challenged, event: str) -> CloseUp | None:
    """Give the close-up of a change of dose for an event, with the samples of `series`; None when none can judge it."""
    judged = judged_for(assessment, chosen, event)
    judged = [one for one in judged if one.event == judged[0].event and any(held.values for held in one.readings)]
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
        tuple(_panels(assessment, series, judged, first, last)), tuple(_others(assessment, judged)),
    )  # fmt: skip


def close_ups(assessment: Assessment, series: Sequence[Series], product: str, event: str) -> list[CloseUp]:
    """Give the close-ups of all changes of a product for an event, in order of time."""
    keys = dict.fromkeys(
        (one.product, one.record, one.change)
        for one in assessment.challenges
        if (one.product, one.event) == (product, event)
    )
    found = [close_up(assessment, series, key, event) for key in keys]
    return sorted((one for one in found if one is not None), key=lambda one: (one.change, one.key))


def _panels(
    assessment: Assessment, series: Sequence[Series], judged: Sequence[Challenge], first: int, last: int
) -> Iterator[Panel]:
    lines = {one.analyte: one for one in series}
    for one in judged:
        line = lines.get(one.analyte)
        if line is None:
            continue
        points = line.points
        begin = bisect_left(points, first, key=lambda point: point.day)
        end = bisect_right(points, last, key=lambda point: point.day)
        shown = tuple(point for point in points[begin:end] if point.multiple and point.span is None)
        before = frozenset(reading.before for reading in one.readings if reading.before is not None)
        after = frozenset(index for reading in one.readings for index in reading.after) - before
        levels = tuple(levels_of(assessment, one))[-LEVELS:]
        yield Panel(replace(line, points=shown), one.verdict, _reason(one), before, after, levels)


def _reason(one: Challenge) -> str:
    """Say why in short, neighbouring days of one verdict together; the numbers stand in the plot."""
    verdicts = [
        (verdict, list(members)) for verdict, members in groupby(one.readings, key=lambda reading: reading.verdict)
    ]
    if len(verdicts) < 2:
        return "; ".join(dict.fromkeys(reading.reason for reading in one.readings))
    told = _("{days}: {verdict}")
    return "; ".join(
        told.format(days=show_range(members[0].first, members[-1].last), verdict=name(verdict))
        for verdict, members in verdicts
    )


def _others(assessment: Assessment, judged: Iterable[Challenge]) -> Iterator[OtherChange]:
    """Name what else changed; a day that is known bears a letter."""
    unsure = _("{name} (day not known)")
    names = dict.fromkeys(text for one in judged for text in one.confounders)
    plain = {text: text for text in names} | {unsure.format(name=product.name): product.name
                                              for product in assessment.case.products}  # fmt: skip
    bars: dict[str, list[Lane]] = {}
    for bar in dose_bars(assessment):
        bars.setdefault(product_name(assessment.case, bar.product), []).append(bar)
    letters = iter(ascii_uppercase)
    for product in dict.fromkeys(plain[text] for text in names):
        changes = list(_changes(bars.get(product, ())))
        for text, day in changes or [("", None)]:
            sign = next(letters, "") if day is not None else ""
            yield OtherChange(product, text, day if sign else None, sign)


def _changes(bars: Iterable[Lane]) -> Iterator[tuple[str, int | None]]:
    for bar in bars:
        yield from _end(_("begun {days}"), bar.first_possible, bar.first_certain)
        if not bar.continues:
            yield from _end(_("ended {days}"), bar.last_certain, bar.last_possible)


def _end(words: str, first: date | None, last: date | None) -> Iterator[tuple[str, int | None]]:
    ends = first.toordinal() if first else None, last.toordinal() if last else None
    if ends != (None, None):
        yield words.format(days=show_range(*ends)), ends[0] if ends[0] == ends[1] else None
