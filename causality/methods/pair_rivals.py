"""Other products that could have caused the event: what the general methods ask of them."""

from collections.abc import Iterator
from typing import NamedTuple, Protocol

from causality.case.edits_pairs import pair_facts
from causality.case.model import Event, Product
from causality.evidence.facts import Facts
from causality.evidence.pair import Pair
from causality.evidence.zone import Key


class Rival(NamedTuple):
    """Another product by name, whether it is reported to cause the event (nobody said: False), and its place.

    `surely` says that it was taken by the onset on all possible days.
    """

    name: str
    reported: bool
    path: str
    surely: bool


class Paired(Protocol):
    """A product and an event of a case."""

    facts: Facts
    product: Product
    event: Event

    @property
    def onset(self) -> Key:
        """The key of the event's onset."""


def rivals_of(pair: Pair) -> tuple[Rival, ...]:
    """Give the other products taken by the onset that are reported to cause the event, or of which nobody said."""
    return pair.found("rivals", lambda of: tuple(_rivals(of)))


def _rivals(pair: Pair) -> Iterator[Rival]:
    for other in pair.facts.case.products:
        taken = set() if other.id == pair.product.id else _taken_before(pair, other)
        if True not in taken:
            continue
        reported = reported_of(pair, other)
        path, surely = f"products[{other.id}]", False not in taken
        if reported in ("labelled", "published"):
            yield Rival(other.name or other.id, True, path, surely)
        elif reported is None and other.role in ("suspect", "interacting"):
            yield Rival(other.name or other.id, False, path, surely)


def reported_of(pair: Paired, product: Product) -> str | None:
    """Give what is on record of the pair's event under any product; None when nobody looked."""
    found = pair_facts(pair.facts.case, product.id, pair.event.id).reported
    return found if found is not None or pair.event.kind != "liver_injury" else product.hepatotoxicity


def _taken_before(pair: Pair, other: Product) -> set[bool]:
    """Whether another product may have been taken by the onset, and may not have been."""
    moments = pair.facts.moments
    if not moments.known(pair.onset):
        return {True, False} if other.doses else set()
    found = {False}
    for period in pair.facts.intakes[other.id].periods:
        ends = None if period.start is None else moments.difference(pair.onset, period.start)
        first, last = (None, None) if ends is None else ends
        if first is not None and first >= 0:
            return {True}
        if last is None or last >= 0:
            found.add(True)
    return found
