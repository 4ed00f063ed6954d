"""The lanes of products on the timeline: bars, changes of dose with their verdicts, and what shares a lane."""

from collections import defaultdict

from causality import wording
from causality.assess import Assessment
from causality.case.model import Change, Role
from causality.evidence.exposure import Lane, lanes
from causality.evidence.moments import Moments
from causality.evidence.values import Verdict
from causality.figure.values import Arrow, ProductLane
from causality.text import _

_ORDER: tuple[Role, ...] = ("suspect", "interacting", "concomitant", "treatment")
LANES_SHOWN, LANES_APART = 24, 8


def lanes_seen(
    assessment: Assessment, found: list[ProductLane], begin: int, last: int
) -> tuple[tuple[ProductLane, ...], int]:
    """Give the lanes with something between two days, and how many products they are for.

    Many treatments of unknown days share lanes; what is still too many is left out.
    """
    seen = [lane for lane in found if any(_overlaps(bar, begin, last) for bar in lane.bars)]
    shown = seen if len(seen) <= LANES_APART else _grouped(assessment, seen)
    return tuple(shown[:LANES_SHOWN]), len(seen) - max(0, len(shown) - LANES_SHOWN)


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


def product_lanes(assessment: Assessment) -> list[ProductLane]:
    """Give a lane for every product with dose records, suspects first."""
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


def _overlaps(bar: Lane, first: int, last: int) -> bool:
    begin = bar.first_possible.toordinal() if bar.first_possible else first
    end = bar.last_possible.toordinal() if bar.last_possible else last
    return begin <= last and end >= first
