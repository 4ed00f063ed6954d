"""The data of the timeline figure: points, dose bars, changes of dose and onsets on one axis of days (ordinals)."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal

from causality import wording
from causality.assess import Assessment
from causality.case.model import Change, Role
from causality.evidence.exposure import Lane, lanes
from causality.evidence.moments import Moments
from causality.evidence.values import Verdict
from causality.text import _

Mark = Literal["value", "at_most", "at_least"]
_ORDER: tuple[Role, ...] = ("suspect", "interacting", "concomitant", "treatment")
PADDING = 0.03
REACH_BACK = 0.6
LANES_SHOWN, LANES_APART = 24, 8
LONGEST_BEFORE = 5 * 366
"""How far before its axis the figure shows onset and suspects, in a compressed part, in days."""


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
    """One change of dose with its possible days and the verdicts over the analytes that it was judged on.

    `product` is the id of the product and `record` the index of the dose record that begins or ends.
    """

    first: int
    last: int
    change: Change
    verdicts: tuple[Verdict, ...]
    product: str = ""
    record: int = -1


@dataclass(frozen=True, slots=True)
class ProductLane:
    """One product, or several treatments whose days are not known: bars and changes of dose."""

    product: str
    suspect: bool
    bars: tuple[Lane, ...]
    arrows: tuple[Arrow, ...] = ()
    group: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Flag:
    """The onset of an event, between two days (None: unbounded). `event` is its id."""

    label: str
    first: int | None
    last: int | None
    event: str = ""


@dataclass(frozen=True, slots=True)
class Timeline:
    """Everything that the figure draws. `first` and `last` are the ends of the axis.

    Days from `early` to `first`, when there are any to show, are drawn compressed before it.
    """

    first: int
    last: int
    lines: tuple[Line, ...]
    lanes: tuple[ProductLane, ...]
    left_out: int
    flags: tuple[Flag, ...]
    early: int | None = None


def timeline(assessment: Assessment, sampled: tuple[int, int] | None = None) -> Timeline | None:
    """Collect what the figure shows; None when no day at all is known.

    With the first and last day that was `sampled`, by one who draws the samples himself, there are no lines.
    """
    lines = () if sampled else _lines(assessment)
    found = _product_lanes(assessment)
    axis = _axis(sampled or tuple(point.day for line in lines for point in line.points), found)
    if axis is None:
        return None
    first, last = axis
    flags = tuple(_flags(assessment))
    early = _early(first, found, flags)
    begin = first if early is None else early
    seen = [lane for lane in found if any(_overlaps(bar, begin, last) for bar in lane.bars)]
    shown = seen if len(seen) <= LANES_APART else _grouped(assessment, seen)
    left_out = len(found) - len(seen) + max(0, len(shown) - LANES_SHOWN)
    return Timeline(first, last, lines, tuple(shown[:LANES_SHOWN]), left_out, flags, early)


def _flags(assessment: Assessment) -> Iterator[Flag]:
    case, judged = assessment.case, {liver.event: liver.onset_day for liver in assessment.liver}
    for event in case.events:
        days = judged.get(event.id)
        if event.id not in judged and event.onset and not any(part.anchor for part in event.onset.parts):
            firsts, lasts = zip(*((part.first, part.last) for part in event.onset.parts), strict=True)
            days = (None if None in firsts else min(firsts), None if None in lasts else max(lasts))
        if days and days != (None, None):
            yield Flag(event.name or event.id, *days, event.id)


def _early(first: int, found: list[ProductLane], flags: tuple[Flag, ...]) -> int | None:
    """Give the day from which onset and suspects are shown although the axis begins later."""
    begins = [flag.first for flag in flags if flag.first is not None]
    begins += [
        bar.first_possible.toordinal() for lane in found if lane.suspect for bar in lane.bars if bar.first_possible
    ]
    near = [day for day in begins if first - LONGEST_BEFORE <= day < first]
    return min(near) - 7 if near else None


def _grouped(assessment: Assessment, seen: list[ProductLane]) -> list[ProductLane]:
    """Join the treatments whose days are not known to one lane for each event that they were given for."""
    treats = {
        product.name or product.id: tuple(wording.event_name(assessment.case, event) for event in product.treats)
        for product in assessment.case.products
        if product.role == "treatment"
    }
    shown: list[ProductLane] = []
    vague: dict[tuple[str, ...], list[ProductLane]] = defaultdict(list)
    for lane in seen:
        known = all(bar.first_possible and bar.first_possible == bar.first_certain for bar in lane.bars)
        if lane.product in treats and not known:
            vague[treats[lane.product]].append(lane)
        else:
            shown.append(lane)
    return shown + [_joined(events, members) for events, members in sorted(vague.items(), reverse=True)]


def _joined(events: tuple[str, ...], members: list[ProductLane]) -> ProductLane:
    names = tuple(lane.product for lane in members)
    bars = [bar for lane in members for bar in lane.bars]
    label = _("{count} treatments of {event}").format(count=len(names), event=", ".join(events)) if events else (
        _("{count} other treatments").format(count=len(names)))  # fmt: skip
    first, last = ([getattr(bar, f"{end}_possible") for bar in bars] for end in ("first", "last"))
    begun, ended = ([getattr(bar, f"{end}_certain") for bar in bars] for end in ("first", "last"))
    bar = Lane(
        product="", record=0, first_possible=None if None in first else min(first),
        first_certain=None if None in begun else max(begun), last_certain=None if None in ended else min(ended),
        last_possible=None if None in last else max(last), height=1.0, label=", ".join(names),
        continues=all(bar.continues for bar in bars),
    )  # fmt: skip
    return ProductLane(label, False, (bar,), group=names)


def dose_bars(assessment: Assessment) -> tuple[Lane, ...]:
    """Give every dose record as a bar with its certain and uncertain parts."""
    return assessment.lanes or lanes(Moments(assessment.case))


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
    ordered = sorted(assessment.case.products, key=lambda product: _ORDER.index(product.role))
    return [
        ProductLane(product.name or product.id, product.role in _ORDER[:2], tuple(bars[product.id]),
                    tuple(arrows.get(product.id, ())) if product.role in _ORDER[:2] else ())
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
    for (product, record, change), (days, verdicts) in grouped.items():
        if days:
            found[product].append(Arrow(min(days), max(days), change, tuple(verdicts), product, record))
    return {product: sorted(members, key=lambda a: (a.first, a.last)) for product, members in found.items()}


def _axis(sampled: tuple[int, ...], found: list[ProductLane]) -> tuple[int, int] | None:
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


def _ends(bar: Lane) -> list[date]:
    return [d for d in (bar.first_possible, bar.first_certain, bar.last_certain, bar.last_possible) if d]


def _overlaps(bar: Lane, first: int, last: int) -> bool:
    begin = bar.first_possible.toordinal() if bar.first_possible else first
    end = bar.last_possible.toordinal() if bar.last_possible else last
    return begin <= last and end >= first
