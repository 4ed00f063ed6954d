"""The samples of a case as multiples, in the order of the case and by analyte; what did not change is taken over."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from causality.case.model import Case, Limits, Sample
from causality.evidence.labs import Rows, multiples
from causality.evidence.moments import Moments
from causality.evidence.series import Series, dated, in_order, usable
from causality.evidence.values import Multiple
from causality.reuse import Kept, changed_rows

Change = tuple[tuple[Multiple, ...], int, int, int]


@dataclass(frozen=True, slots=True)
class Measured:
    """The multiples of `samples` under `limits`: all in the order of the case, and those of each analyte.

    `change` is where they differ from the multiples of the case before.
    """

    samples: tuple[Sample, ...]
    limits: tuple[Limits, ...]
    multiples: tuple[Multiple, ...]
    by_analyte: Rows
    change: Change | None = None

    def since(self, before: tuple[Multiple, ...]) -> tuple[int, int, int] | None:
        """Give where these multiples differ from those `before` (see `changed_rows`), None when all may."""
        if self.multiples is before:
            return len(before), len(before), len(before)
        return self.change[1:] if self.change is not None and self.change[0] is before else None


def measured(case: Case, kept: Kept) -> Measured:
    """Give the multiples of a case; those of rows that were there before are the same objects."""
    before = kept.earlier("measured")
    found = _new(case) if before is None or before.limits is not case.limits else _changed(case, before)
    kept.keep("measured", found)
    return found


def _new(case: Case) -> Measured:
    found = multiples(case)
    return Measured(case.samples, case.limits, found, _by_analyte(found))


def _changed(case: Case, before: Measured) -> Measured:
    first, gone, come = changed_rows(before.samples, case.samples)
    if case.samples is before.samples:
        return before
    if gone != come and come < len(case.samples):
        return _new(case)  # every row after the change has another place
    new = multiples(case, first, come)
    rows = dict(before.by_analyte)
    added = _by_analyte(new)
    for analyte in {one.analyte for one in (*before.multiples[first:gone], *new)}:
        held = rows.get(analyte, ())
        begin, end = (bisect_left(held, place, key=lambda one: one.index) for place in (first, gone))
        rows[analyte] = (*held[:begin], *added.get(analyte, ()), *held[end:])
    change = before.multiples, first, gone, come
    whole = (*before.multiples[:first], *new, *before.multiples[gone:])
    return Measured(case.samples, case.limits, whole, {name: one for name, one in rows.items() if one}, change)


def _by_analyte(found: Iterable[Multiple]) -> Rows:
    rows: dict[str, list[Multiple]] = defaultdict(list)
    for one in found:
        rows[one.analyte].append(one)
    return {analyte: tuple(group) for analyte, group in rows.items()}


def series_of(rows: Rows, moments: Moments, kept: Kept) -> Series:
    """Group as `series` does; an analyte of which nothing changed keeps its samples as the same object."""
    able = {
        analyte: kept.step(("usable", analyte), (group,), None, lambda group=group: tuple(filter(usable, group)))  # type: ignore[misc] # bound at once
        for analyte, group in rows.items()
    }
    first = {analyte: group[0].index for analyte, group in able.items() if group}
    return {analyte: _series(analyte, able[analyte], moments, kept) for analyte in sorted(first, key=first.__getitem__)}


def _series(analyte: str, able: tuple[Multiple, ...], moments: Moments, kept: Kept) -> tuple[Multiple, ...]:
    loose = kept.step(
        ("loose", analyte),
        (able,),
        None,
        lambda: tuple(one for one in able if one.first != one.last or one.first is None),
    )
    placed = {one.index: dated(one, moments) for one in loose}

    def order() -> tuple[Multiple, ...]:
        return in_order(placed.get(one.index, one) for one in able)

    return kept.step(("series", analyte), (able,), placed, order)
