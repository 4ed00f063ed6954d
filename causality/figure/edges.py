"""The dates that stand in the case itself and can be moved: first and last days of doses, onsets of events."""

from collections.abc import Iterator, Sequence

from causality.case.dates import FIRST_YEAR, LAST_YEAR
from causality.case.model import Case
from causality.figure.values import Edge, Flag, ProductLane
from causality.text import _

LEAST, MOST = FIRST_YEAR * 366, (LAST_YEAR - 1) * 365
"""How far an edge can be moved, in ordinals: well within the years that a date may have."""


def edges_of(case: Case, flags: Sequence[Flag], lanes: Sequence[ProductLane]) -> Iterator[Edge]:
    """Give the edges of what is shown."""
    for flag in flags:
        day = flag.first if flag.first is not None else flag.last
        if day is not None and flag.event:
            yield Edge(flag.event, -1, "onset", day, LEAST, MOST, _onset_name(flag))
    for lane in lanes:
        yield from _dose_edges(case, lane)


def _onset_name(flag: Flag) -> str:
    return _("onset of {event}").format(event=flag.label)


def _dose_edges(case: Case, lane: ProductLane) -> Iterator[Edge]:
    """The dates that the dose records state themselves; one that follows from another record moves with that."""
    product = next((one for one in case.products if lane.bars and one.id == lane.bars[0].product), None)
    for bar in lane.bars if product else ():
        record = product.doses[bar.record] if product else None
        begin, end = bar.first_certain or bar.first_possible, bar.last_certain or bar.last_possible
        first, last = begin.toordinal() if begin else None, end.toordinal() if end else None
        what = f"{lane.product} {bar.label}".strip()
        if record and record.start is not None and first is not None:
            limit = last if record.stop is not None and last is not None else MOST
            yield Edge(bar.product, bar.record, "start", first, LEAST, limit, _("start of {what}").format(what=what))
        if record and record.stop is not None and last is not None:
            least = LEAST if first is None else first
            yield Edge(bar.product, bar.record, "stop", last, least, MOST, _("stop of {what}").format(what=what))
