"""The days of the timeline: from where to where it reaches, and what lies before."""

from collections.abc import Sequence
from datetime import date
from math import ceil

from causality.case.dates import show
from causality.evidence.exposure import Lane
from causality.figure.values import Flag, ProductLane, Zero

_DAYS = (1, 2, 5, 7, 10, 14, 20, 28)
PADDING = 0.03
REACH_BACK = 0.6
LONGEST_BEFORE = 5 * 366
"""How far before its axis the figure shows onset and suspects, in a compressed part, in days."""


def early_day(first: int, found: Sequence[ProductLane], flags: Sequence[Flag]) -> int | None:
    """Give the day from which onset and suspects are shown although the axis begins later."""
    begins = [flag.first for flag in flags if flag.first is not None]
    begins += [
        bar.first_possible.toordinal() for lane in found if lane.suspect for bar in lane.bars if bar.first_possible
    ]
    near = [day for day in begins if first - LONGEST_BEFORE <= day < first]
    return min(near) - 7 if near else None


def days_of(sampled: tuple[int, ...], found: Sequence[ProductLane]) -> tuple[int, int] | None:
    """Give the first and last day shown; None when no day at all is known."""
    dosed = [day.toordinal() for lane in found for bar in lane.bars for day in _ends(bar)]
    days = sampled or tuple(dosed)
    if not days:
        return None
    first, last = min(days), max(days)
    span = max(last - first, 28)
    near = [day for day in dosed if first - REACH_BACK * span <= day <= last + REACH_BACK * span]
    first, last = min((first, *near)), max((last, *near))
    pad = max(2, round((last - first) * PADDING))
    return max(1, first - pad), min(date.max.toordinal(), last + pad)


def zero_of(found: Sequence[ProductLane]) -> Zero | None:
    """Give the first intake of the first suspect as the day to count from; None when it is not known to the day."""
    lane = next((lane for lane in found if lane.suspect), None)
    begun = [(bar.first_possible or date.min, bar.first_certain) for bar in lane.bars] if lane else []
    first, certain = min(begun, key=lambda pair: pair[0], default=(None, None))
    if lane is None or first is None or first != certain:
        return None
    return Zero(first.toordinal(), lane.product)


def month_starts(first: int, last: int) -> list[date]:
    """Give the days at which the axis is labelled: months, or quarters and years when there are many."""
    begin, end = date.fromordinal(first), date.fromordinal(last)
    months = (end.year - begin.year) * 12 + end.month - begin.month + 1
    step = 1 if months <= 14 else 3 if months <= 42 else 12 * ceil(months / 168)
    indices = range(begin.year * 12 + begin.month - 1, end.year * 12 + end.month)
    starts = [date(index // 12, index % 12 + 1, 1) for index in indices if index % step == 0 or months == 1]
    return [day for day in starts if day.toordinal() >= first]


def dates_between(first: int, last: int, most: int) -> list[tuple[int, str]]:
    """Give at most so many days of a short axis with their dates; of a long one the first of months."""
    span = max(1, last - first)
    step = next((step for step in _DAYS if span / step <= most), None)
    if step is None:
        starts = month_starts(first, last)
        shown = starts[:: ceil(len(starts) / most)]
        return [(day.toordinal(), " ".join(show(day.toordinal()).split(" ")[1:])) for day in shown]
    return [(day, " ".join(show(day).split(" ")[:2])) for day in range(first + step // 2, last + 1, step)]


def _ends(bar: Lane) -> list[date]:
    return [d for d in (bar.first_possible, bar.first_certain, bar.last_certain, bar.last_possible) if d]
