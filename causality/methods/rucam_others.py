"""The other products of a case as RUCAM's items 4 and 7 see them: whether their time to onset is compatible, whether
they were taken beside a re-exposure.

Other products vary together with the product's own days while few of their days are uncertain; beyond that their bounds
are asked, which may widen a range, never narrow it.
"""

from collections.abc import Mapping
from typing import NamedTuple

from causality.case.model import Hepatotoxicity, Product
from causality.evidence.facts import Facts
from causality.evidence.intake import AGES, Bounds, Period, bounds_of, same_on, taken, timing
from causality.evidence.moments import World
from causality.evidence.pair import Pair
from causality.evidence.zone import Key
from causality.frozen import frozen
from causality.methods import rucam

MOST_JOINT_DAYS = 4
"""Uncertain days of other products that are tried together with the product's own."""


class Beside(NamedTuple):
    """What item 4 asks of another product, its days apart."""

    id: str
    name: str
    hepatotoxicity: Hepatotoxicity | None
    implicated_here: bool | None
    slowly_metabolised: bool | None


@frozen
class Other:
    """Another product: its periods of intake whose dates do not contradict each other.

    `constant` is whether its time to onset is compatible where that is the same on all possible days; `joint` says that
    its days are chosen with the product's own, else `bounds` tell where they lie if that is asked for item 4.
    """

    product: Beside
    periods: tuple[Period, ...]
    constant: frozenset[bool] | None
    joint: bool
    bounds: tuple[Bounds, ...]

    def timings(self, world: World, onset: int, window: int) -> frozenset[bool]:
        """Whether its time to onset can be compatible (True) and incompatible (False) in a world."""
        if self.constant is not None:
            return self.constant
        if self.joint:
            return frozenset((any(first <= onset <= last + window for first, last in self._spans(world)),))
        return _any([timing(one, world, onset, window) for one in self.bounds])

    def taken(self, world: World, first: int, last: int, bounds: tuple[Bounds, ...]) -> frozenset[bool]:
        """Whether it can have been taken (True), and not taken (False), on some day from `first` to `last`.

        `bounds` tell where its days lie when they are not chosen with the product's own.
        """
        if self.joint:
            return frozenset((any(start <= last and stop >= first for start, stop in self._spans(world)),))
        return _any([taken(one, world, first, last) for one in bounds]) or frozenset((False,))

    def _spans(self, world: World) -> list[tuple[int, int]]:
        return [
            (world[one.start] if one.start else -AGES, world[one.stop] if one.stop else AGES) for one in self.periods
        ]


def _any(found: list[set[bool]]) -> frozenset[bool]:
    truths = {True} if any(True in one for one in found) else set()
    if found and all(False in one for one in found):
        truths.add(False)
    return frozenset(truths)


def others_of(pair: Pair, sheet: str) -> tuple[Other, ...]:
    """Give every other product as item 4 and item 7 see it."""
    return pair.found(("others", sheet), lambda of: _others(of, sheet))


def bounds_beside(pair: Pair, sheet: str) -> Mapping[str, tuple[Bounds, ...]]:
    """Give where the days of every other product lie, from the product's own days where they hang together."""
    return pair.found(("bounds of others", sheet), lambda of: _bounds_beside(of, sheet))


def _others(pair: Pair, sheet: str) -> tuple[Other, ...]:
    facts, own, room = pair.facts, pair.periods, MOST_JOINT_DAYS
    found: list[Other] = []
    for other in facts.case.products:
        if other.id == pair.product.id:
            continue
        alone = _alone(facts, other, pair.onset, window(other, sheet))
        joint = bool(alone.periods) and (alone.constant is None or (len(own) > 1 and alone.uncertain > 0))
        joint = joint and alone.uncertain <= room
        room -= alone.uncertain if joint else 0
        bounds = alone.bounds if joint else () if alone.constant is not None else _tied(pair, alone.periods)
        found.append(Other(alone.product, alone.periods, alone.constant, joint, bounds))
    return tuple(found)


def _bounds_beside(pair: Pair, sheet: str) -> dict[str, tuple[Bounds, ...]]:
    return {
        one.product.id: _tied(pair, one.periods) if one.constant is not None and not one.joint else one.bounds
        for one in others_of(pair, sheet)
    }


def _tied(pair: Pair, periods: tuple[Period, ...]) -> tuple[Bounds, ...]:
    """Bounds from the onset and the product's own days too."""
    moments = pair.facts.moments
    keys = [key for key in (pair.onset, *ends_of(pair.periods)) if moments.known(key)]
    return tuple(one for span in periods if (one := bounds_of(span, moments, keys)) is not None)


@frozen
class _Alone:
    """Another product whatever product is assessed; `uncertain` counts the ends of intake that have no exact day."""

    product: Beside
    periods: tuple[Period, ...]
    bounds: tuple[Bounds, ...]
    constant: frozenset[bool] | None
    uncertain: int


def _alone(facts: Facts, other: Product, onset: Key, reach: int) -> _Alone:
    ends, intake = facts.moments.range_of(onset), facts.intakes[other.id]

    def work() -> _Alone:
        pairs = [(span, one) for span, one in zip(intake.periods, intake.bounds, strict=True) if one is not None]
        spans, bounds = tuple(span for span, _ in pairs), tuple(one for _, one in pairs)
        constant = None
        if ends is not None and all(same_on(one, ends, reach) for one in bounds):
            constant = _any([timing(one, {}, ends[0] or ends[1] or 0, reach) for one in bounds])
        uncertain = sum(end[0][1] != end[0][2] for one in bounds for end in (one.start, one.stop) if end)
        about = other.id, other.name, other.hepatotoxicity, other.implicated_here, other.slowly_metabolised
        return _Alone(Beside(*about), spans, bounds, constant, uncertain)

    return facts.kept.step(("another product", other.id, onset, reach), (other, intake), ends, work)


def ends_of(periods: tuple[Period, ...]) -> tuple[Key, ...]:
    """Give the keys of first and last days of periods of intake."""
    return tuple(key for period in periods for key in (period.start, period.stop) if key is not None)


def window(product: Product | Beside, sheet: str) -> int:
    """Days from the last intake to a compatible onset: any number for a slowly metabolised product."""
    return 10**6 if product.slowly_metabolised else rucam.CESSATION_TO[sheet]
