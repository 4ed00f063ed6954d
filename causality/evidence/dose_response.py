"""Values against daily doses: how an analyte stood at each dose of a product, by rank.

Spearman's rank correlation with average ranks for equal values (Spearman C. Am J Psychol 1904;15:72-101; general
knowledge), with n, and only from five samples on. Each sample is set against the daily dose of its own day; how long a
dose takes to act is not considered, and other causes are not. An association is never called a proof.

A sample counts where the dose of its day is certain: before the first or after the last change as well (0 before the
start), back to 180 days before the first intake, the window of a baseline.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from math import fsum, sqrt
from typing import Final

from causality.case.analytes import analytes_of
from causality.case.model import Event, Product
from causality.evidence.baseline import BEFORE
from causality.evidence.exposure import DoseChange
from causality.evidence.facts import Facts
from causality.evidence.graded import SEVERITY, grade_of, severities
from causality.evidence.values import Multiple
from causality.frozen import frozen
from causality.text import _

FEWEST: Final = 5


@frozen
class Pair:
    """One sample with the daily dose of its day; `sample` is its place in the case (of a severity grade, there)."""

    day: int
    dose: float
    value: float
    sample: int


@frozen
class DoseResponse:
    """The samples of one analyte against the daily doses of a product.

    `rank` is Spearman's correlation, None where it is not computable; `text` says it or why not. Values are multiples
    of the upper limit of normal, in `unit` where there is none, or severity grades.
    """

    product: str
    event: str
    analyte: str
    pairs: tuple[Pair, ...]
    dose_unit: str
    rank: float | None
    text: str


def dose_responses(facts: Facts) -> tuple[DoseResponse, ...]:
    """Give the reading for every suspect and interacting product, event and what was measured or graded for it."""
    return tuple(
        found
        for product in facts.case.products
        if product.role in ("suspect", "interacting")
        for event in facts.case.events
        for found in pair_responses(facts, product, event)
    )


def pair_responses(facts: Facts, product: Product, event: Event) -> tuple[DoseResponse, ...]:
    """Give the readings of one product and one event."""
    measured = (dose_response(facts, product, event, analyte) for analyte in (*analytes_of(event), SEVERITY))
    return tuple(found for found in measured if found is not None)


def dose_response(facts: Facts, product: Product, event: Event, analyte: str) -> DoseResponse | None:
    """Give the reading of one analyte, None where it was not measured or no change of dose is recorded."""
    changes = facts.changes[product.id]
    samples = _samples(facts, event, analyte)
    if not samples or not changes:
        return None
    units = {change.unit for change in changes}
    pairs = tuple(_pairs(facts, changes, samples)) if len(units) == 1 else ()
    unit = changes[0].unit
    why = "" if len(units) == 1 else _("the doses are in different units")
    rank = None if why else spearman([pair.dose for pair in pairs], [pair.value for pair in pairs])
    enough = len(pairs) >= FEWEST
    return DoseResponse(
        product.id, event.id, analyte, pairs, unit, rank if enough else None,
        why or _told(pairs, unit, rank if enough else None),
    )  # fmt: skip


def spearman(ones: Sequence[float], others: Sequence[float]) -> float | None:
    """Give the correlation of the ranks of two series, None when one of them does not vary."""
    if len(ones) < 2:
        return None
    first, second = _ranks(ones), _ranks(others)
    mean = (len(ones) + 1) / 2
    spread = [sqrt(fsum((rank - mean) ** 2 for rank in ranks)) for ranks in (first, second)]
    if not all(spread):
        return None
    shared = fsum((one - mean) * (other - mean) for one, other in zip(first, second, strict=True))
    return max(-1.0, min(1.0, shared / (spread[0] * spread[1])))


def _ranks(values: Sequence[float]) -> list[float]:
    ranks: dict[float, float] = {}
    below = 0
    for value, count in sorted(Counter(values).items()):
        ranks[value] = below + (count + 1) / 2
        below += count
    return [ranks[value] for value in values]


def _samples(facts: Facts, event: Event, analyte: str) -> list[tuple[Multiple, float]]:
    """The samples of an exact day with the number that is ranked: multiples of the limit, or values of one unit."""
    if analyte == SEVERITY:
        return [(one, float(grade_of(one))) for one in severities(facts.case, event.id, facts.moments)]
    found = [one for one in facts.group.get(analyte, ()) if one.day is not None]
    exact = [(one, one.low) for one in found if one.low is not None and one.low == one.high]
    units = {facts.case.samples[one.index].unit for one in found}
    if len(exact) == len(found) or len(units) > 1:
        return exact
    plain = [one for one in found if one.value is not None and not facts.case.samples[one.index].comparator]
    return [(one, one.value) for one in plain if one.value is not None]


def _pairs(facts: Facts, changes: Sequence[DoseChange], samples: Sequence[tuple[Multiple, float]]) -> Iterator[Pair]:
    ends = [facts.moments.range_of(change.key) for change in changes]
    if any(end is None for end in ends):
        return
    begun = [None if end is None or end[0] is None else end[0] + change.offset
             for end, change in zip(ends, changes, strict=True)]  # fmt: skip
    done = [None if end is None or end[1] is None else end[1] + change.offset
            for end, change in zip(ends, changes, strict=True)]  # fmt: skip
    for one, value in samples:
        day = one.first or 0
        dose = _dose_on(day, changes, begun, done)
        if dose is not None and (begun[0] is None or day >= begun[0] - BEFORE):
            yield Pair(day, dose, value, one.index)


def _dose_on(
    day: int, changes: Sequence[DoseChange], begun: Sequence[int | None], done: Sequence[int | None]
) -> float | None:
    """The daily dose on a day, None when a change may have been before or after it, or the dose is not reported."""
    past = [end is not None and end <= day for end in done]
    ahead = [first is not None and first > day for first in begun]
    if not all(one or other for one, other in zip(past, ahead, strict=True)):
        return None
    count = sum(past)
    return changes[count - 1].after if count else changes[0].before


def _told(pairs: Sequence[Pair], unit: str, rank: float | None) -> str:
    count = len(pairs)
    if count < FEWEST:
        return _("{count} samples on a day of a certain dose: too few (from {fewest} on)").format(
            count=count, fewest=FEWEST
        )
    doses = ", ".join(f"{dose:g}" for dose in sorted({pair.dose for pair in pairs}))
    if rank is None:
        return _("n = {count} at {doses} {unit}/day: nothing varies").format(count=count, doses=doses, unit=unit)
    led = _("higher at higher doses") if rank > 0 else _("lower at higher doses") if rank < 0 else _("no order by dose")
    return _("Spearman ρ {rank} (n = {count}; {doses} {unit}/day): {led}; an association, no proof").format(
        rank=f"{rank:+.2f}".replace("-", "−"), count=count, doses=doses, unit=unit, led=led
    )
