"""The samples of a case as multiples, in the order of the case and by analyte; what did not change is taken over."""

from bisect import bisect_left, insort
from collections import defaultdict
from collections.abc import Iterable

from causality.case.model import Case, Limits, Sample
from causality.evidence.in_time import InTime
from causality.evidence.labs import Rows, multiples
from causality.evidence.moments import Moments
from causality.evidence.series import Series, dated, in_order, time_order, usable
from causality.evidence.values import Multiple
from causality.frozen import frozen
from causality.reuse import Kept, changed_rows

MOST_CHANGED = 64
"""Up to so many rows are put into their place in the order of time; beyond, all are put in order again."""
Change = tuple[tuple[Multiple, ...], int, int, int]


@frozen
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
    found = {analyte: _ordered(analyte, group, moments, kept) for analyte, group in rows.items()}
    first = {analyte: one.first for analyte, one in found.items() if one.first is not None}
    return {analyte: found[analyte].series for analyte in sorted(first, key=first.__getitem__)}


@frozen
class _Ordered:
    """The samples of an analyte in the order of the case (`group`) and those that can be set against a limit in order
    of time (`series`); `loose` are those without an exact day, as `placed`, `first` is the place of the first usable.
    """

    group: tuple[Multiple, ...]
    loose: tuple[Multiple, ...]
    placed: dict[int, Multiple]
    series: InTime
    first: int | None


def _ordered(analyte: str, group: tuple[Multiple, ...], moments: Moments, kept: Kept) -> _Ordered:
    name = "series", analyte
    before: _Ordered | None = kept.earlier(name)
    if before is None or before.group is not group:
        found = (before and _with_changes(before, group)) or _afresh(group, moments)
    else:
        placed = {one.index: dated(one, moments) for one in before.loose}
        found = before if placed == before.placed else _afresh(group, moments)
    kept.keep(name, found)
    return found


def _afresh(group: tuple[Multiple, ...], moments: Moments) -> _Ordered:
    able = tuple(filter(usable, group))
    loose = tuple([one for one in able if one.first != one.last or one.first is None])
    placed = {one.index: dated(one, moments) for one in loose}
    series = in_order([placed.get(one.index, one) for one in able])
    return _Ordered(group, loose, placed, series, able[0].index if able else None)


def _with_changes(before: _Ordered, group: tuple[Multiple, ...]) -> _Ordered | None:
    """The same with a few rows changed; None where some are without an exact day or cannot be set against a limit."""
    first, gone, come = changed_rows(before.group, group)
    old, new = before.group[first:gone], group[first:come]
    plain = all(one.first is not None and one.first == one.last and usable(one) for one in (*old, *new))
    if before.loose or not plain or len(before.series) != len(before.group) or len(old) + len(new) > MOST_CHANGED:
        return None
    series = list(before.series)
    for one in old:
        del series[bisect_left(series, time_order(one), key=time_order)]
    for one in new:
        insort(series, one, key=time_order)
    days = {one.first for one in (*old, *new) if one.first is not None}
    return _Ordered(group, (), {}, before.series.changed(series, days), group[0].index if group else None)
