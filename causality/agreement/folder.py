"""Agreement over many cases: for every method the verdicts of two officers, and every item by itself."""

from collections import defaultdict
from collections.abc import Iterable

from causality.agreement.differing import PairCompared, compared
from causality.agreement.kappa import Kappa, Weights, kappa, table_of
from causality.case.model import Case
from causality.frozen import frozen
from causality.methods.method import Method


@frozen
class ItemAgreement:
    """How often two officers counted the same answers for an item of a method: `same` of `count` times."""

    item: str
    title: str
    count: int
    same: int


@frozen
class MethodAgreement:
    """The agreement on one method of two officers, or of all (`officers` empty).

    `kappa` is on the single categories of the scale; `without` counts pairs in which one of them had none or several.
    """

    method: Method
    officers: tuple[str, ...]
    kappa: Kappa
    without: int
    items: tuple[ItemAgreement, ...]


@frozen
class Agreement:
    """The agreement over cases: those compared, those whose scorings are not all done, and each method."""

    compared: tuple[str, ...]
    hidden: tuple[str, ...]
    methods: tuple[MethodAgreement, ...]


def agreement(cases: Iterable[Case], weights: Weights = "linear") -> Agreement:
    """Give the agreement of the officers who scored these cases blind."""
    found: list[PairCompared] = []
    shown: list[str] = []
    hidden: list[str] = []
    for case in cases:
        if not case.scorings:
            continue
        here = compared(case)
        (shown if here else hidden).append(case.id)
        found += here
    groups: dict[tuple[str, tuple[str, ...]], list[PairCompared]] = defaultdict(list)
    for one in found:
        groups[one.method.id, ()].append(one)
        groups[one.method.id, one.officers].append(one)
    several = len({one.officers for one in found}) > 1
    kept = {key: members for key, members in groups.items() if several or not key[1]}
    ordered = sorted(kept.items(), key=lambda item: item[0])
    return Agreement(
        tuple(shown), tuple(hidden), tuple(_of(key[1], members, weights) for key, members in ordered)
    )  # fmt: skip


def _of(officers: tuple[str, ...], members: list[PairCompared], weights: Weights) -> MethodAgreement:
    method = members[0].method
    told = [one.categories for one in members]
    pairs = [one for one in told if one is not None and set(one) <= set(method.scale)]
    return MethodAgreement(
        method, officers, kappa(table_of(pairs, method.scale), weights), len(members) - len(pairs), _items(members)
    )


def _items(members: list[PairCompared]) -> tuple[ItemAgreement, ...]:
    counts: dict[str, list[bool]] = defaultdict(list)
    titles: dict[str, str] = {}
    for one in members:
        for item in one.items:
            counts[item.one.item.id].append(item.same)
            titles[item.one.item.id] = item.one.item.title
    return tuple(ItemAgreement(item, titles[item], len(found), sum(found)) for item, found in counts.items())
