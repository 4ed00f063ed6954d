"""The data of the timeline figure: points, dose bars, changes of dose and onsets on one axis of days (ordinals)."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from typing import Literal

from causality.assess import Assessment
from causality.case.model import Change
from causality.evidence.exposure import Lane, lanes
from causality.evidence.moments import Moments
from causality.evidence.values import Verdict
from causality.report import wording

Mark = Literal["value", "at_most", "at_least"]
PADDING = 0.03
REACH_BACK = 0.6
LANES_SHOWN = 28


@dataclass(frozen=True, slots=True)
class Point:
    """One sample: day, multiple of the upper limit, and whether it is censored."""

    day: int
    multiple: float
    mark: Mark


@dataclass(frozen=True, slots=True)
class Line:
    """One analyte with its points in order of time."""

    analyte: str
    label: str
    points: tuple[Point, ...]


@dataclass(frozen=True, slots=True)
class Arrow:
    """One change of dose with its possible days and the verdicts over the analytes that it was judged on."""

    first: int
    last: int
    change: Change
    verdicts: tuple[Verdict, ...]


@dataclass(frozen=True, slots=True)
class ProductLane:
    """One product: its bars and its changes."""

    product: str
    suspect: bool
    bars: tuple[Lane, ...]
    arrows: tuple[Arrow, ...]


@dataclass(frozen=True, slots=True)
class Flag:
    """The onset of an event, between two days (None: unbounded)."""

    label: str
    first: int | None
    last: int | None


@dataclass(frozen=True, slots=True)
class Timeline:
    """Everything that the figure draws. `first` and `last` are the ends of the axis."""

    first: int
    last: int
    lines: tuple[Line, ...]
    lanes: tuple[ProductLane, ...]
    left_out: int
    flags: tuple[Flag, ...]


def timeline(assessment: Assessment) -> Timeline | None:
    """Collect what the figure shows; None when no day at all is known."""
    lines = _lines(assessment)
    found = _product_lanes(assessment)
    axis = _axis(lines, found)
    if axis is None:
        return None
    first, last = axis
    seen = [lane for lane in found if any(_overlaps(bar, first, last) for bar in lane.bars)]
    flags = tuple(
        Flag(wording.event_name(assessment.case, liver.event), *liver.onset_day)
        for liver in assessment.liver
        if liver.onset_day and liver.onset_day != (None, None)
    )
    return Timeline(first, last, lines, tuple(seen[:LANES_SHOWN]), len(found) - len(seen[:LANES_SHOWN]), flags)


def dose_bars(assessment: Assessment) -> tuple[Lane, ...]:
    """Give every dose record as a bar with its certain and uncertain parts."""
    return lanes(Moments(assessment.case))


def _lines(assessment: Assessment) -> tuple[Line, ...]:
    points: dict[str, list[Point]] = defaultdict(list)
    for value in assessment.multiples:
        if value.day is None or value.low is None or value.high is None:
            continue
        if value.high == float("inf"):
            point = Point(value.day, value.low, "at_least")
        else:
            point = Point(value.day, value.high, "value" if value.low == value.high else "at_most")
        if point.multiple > 0:
            points[value.analyte].append(point)
    return tuple(
        Line(analyte, wording.short_analyte(analyte), tuple(sorted(found, key=lambda p: p.day)))
        for analyte, found in points.items()
    )


def _product_lanes(assessment: Assessment) -> list[ProductLane]:
    bars: dict[str, list[Lane]] = defaultdict(list)
    for bar in dose_bars(assessment):
        bars[bar.product].append(bar)
    arrows = _arrows(assessment)
    ordered = sorted(assessment.case.products, key=lambda product: product.role != "suspect")
    return [
        ProductLane(product.name or product.id, product.role == "suspect", tuple(bars[product.id]),
                    tuple(arrows.get(product.id, ())) if product.role in ("suspect", "interacting") else ())
        for product in ordered
        if bars.get(product.id)
    ]  # fmt: skip


def _arrows(assessment: Assessment) -> dict[str, list[Arrow]]:
    grouped: dict[tuple[str, int, Change], tuple[set[int], dict[Verdict, None]]] = {}
    for challenge in assessment.challenges:
        days, verdicts = grouped.setdefault((challenge.product, challenge.record, challenge.change), (set(), {}))
        days.update(day for reading in challenge.readings for day in (reading.first, reading.last))
        verdicts[challenge.verdict] = None
    found: dict[str, list[Arrow]] = defaultdict(list)
    for (product, _record, change), (days, verdicts) in grouped.items():
        if days:
            found[product].append(Arrow(min(days), max(days), change, tuple(verdicts)))
    return {product: sorted(members, key=lambda a: (a.first, a.last)) for product, members in found.items()}


def _axis(lines: tuple[Line, ...], found: list[ProductLane]) -> tuple[int, int] | None:
    sampled = [point.day for line in lines for point in line.points]
    dosed = [day.toordinal() for lane in found for bar in lane.bars for day in _ends(bar)]
    days = sampled or dosed
    if not days:
        return None
    first, last = min(days), max(days)
    span = max(last - first, 28)
    near = [day for day in dosed if first - REACH_BACK * span <= day <= last + REACH_BACK * span]
    first, last = min((first, *near)), max((last, *near))
    pad = max(2, round((last - first) * PADDING))
    return max(1, first - pad), min(date.max.toordinal(), last + pad)


def _ends(bar: Lane) -> list[date]:
    return [d for d in (bar.first_possible, bar.first_certain, bar.last_certain, bar.last_possible) if d]


def _overlaps(bar: Lane, first: int, last: int) -> bool:
    begin = bar.first_possible.toordinal() if bar.first_possible else first
    end = bar.last_possible.toordinal() if bar.last_possible else last
    return begin <= last and end >= first
