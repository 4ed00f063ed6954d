"""The samples of a case by analyte, for checks that go through all of them: what did not change is not read again."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from functools import partial
from typing import Protocol

from causality.case.analytes import find_analyte
from causality.case.dates import PartialDate
from causality.case.model import Case, Sample
from causality.reuse import Kept, changed_rows


class Placed(Protocol):
    """What stands for a sample: its place in the case."""

    @property
    def index(self) -> int:
        """The place of the sample in the case."""


Groups = Mapping[str, Sequence[Placed]]
"""Every sample of a case by the id of its analyte, or its name; a group of which nothing changed is the same object."""


_Short = tuple[str, float | None, str]


class Samples:
    """The samples of a case, read group by group."""

    def __init__(self, case: Case, groups: Groups | None = None, kept: Kept | None = None) -> None:
        self._case, self._kept = case, kept or Kept()
        self._groups = _grouped(case) if groups is None else groups

    @property
    def analytes(self) -> frozenset[str]:
        """What was measured, by id or name."""
        return frozenset(self._groups)

    def days(self) -> dict[str, PartialDate]:
        """Give every day on which there are samples, by its text."""
        found: dict[str, PartialDate] = {}
        for name, rows in self._groups.items():
            found |= self._kept.step(("days of samples", name), (rows,), None, lambda rows=rows: self._days(rows))  # type: ignore[misc] # bound at once
        return found

    def twice(self) -> tuple[tuple[int, ...], int]:
        """Give the places of samples that are entered more than once, and how many of these are too many."""
        places: list[int] = []
        extra = 0
        for name, rows in self._groups.items():
            found = self._kept.step(("samples twice", name), (rows,), None, partial(self._twice, name, rows))
            places += found[0]
            extra += found[1]
        return tuple(sorted(places)), extra

    def _days(self, rows: Sequence[Placed]) -> dict[str, PartialDate]:
        samples = self._case.samples
        days = (samples[row.index].day for row in rows)
        return {day.text: day for day in days}

    def _twice(self, name: str, rows: Sequence[Placed]) -> tuple[list[int], int]:
        if len(self._counted(name, tuple(rows))) == len(rows):
            return [], 0  # the common case, quick for many samples
        samples = [self._case.samples[row.index] for row in rows]
        counts = Counter(map(_key, samples))
        places = [row.index for row, sample in zip(rows, samples, strict=True) if counts[_key(sample)] > 1]
        return places, len(samples) - len(counts)

    def _counted(self, name: str, rows: tuple[Placed, ...]) -> dict[_Short, int]:
        """How often each sample is entered, in short; where a few rows changed, only these are counted again."""
        key = "samples in short", name
        before: tuple[tuple[Placed, ...], list[_Short], dict[_Short, int]] | None = self._kept.earlier(key)
        short = self._kept.by_row(("samples in short, by row", name), rows, self._in_short)
        if before is None:
            counts = dict(Counter(short))
        else:
            first, gone, come = changed_rows(before[0], rows)
            counts = before[2].copy()
            for one in before[1][first:gone]:
                counts[one] -= 1
                if not counts[one]:
                    del counts[one]
            for one in short[first:come]:
                counts[one] = counts.get(one, 0) + 1
        self._kept.keep(key, (rows, short, counts))
        return counts

    def _in_short(self, rows: Sequence[Placed]) -> list[_Short]:
        samples = [self._case.samples[row.index] for row in rows]
        return [(sample.analyte, sample.value, sample.day.text) for sample in samples]


def _grouped(case: Case) -> Groups:
    groups: dict[str, list[Placed]] = defaultdict(list)
    for index, sample in enumerate(case.samples):
        known = find_analyte(sample.analyte)
        groups[known.id if known else sample.analyte].append(_Place(index))
    return groups


class _Place:
    def __init__(self, index: int) -> None:
        self.index = index


def _key(sample: Sample) -> tuple[object, ...]:
    number = (sample.comparator, sample.value, sample.unit)
    return (sample.analyte, sample.day.text, number, sample.text, sample.laboratory)
