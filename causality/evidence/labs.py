"""Samples as multiples of their limits of normal, and what is wrong with samples, as findings."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache, partial
from math import inf
from operator import itemgetter
from typing import Final

from causality.case.analytes import LIVER, analytes_of, find_analyte, harm_of
from causality.case.dates import show
from causality.case.finding import Finding, Severity
from causality.case.model import Case, Comparator, Sample
from causality.case.units import factor, find_unit
from causality.evidence.lab_values import NAMES, direct_above_total, name_of, values_of
from causality.evidence.limits import LimitBook, days_of
from causality.evidence.values import Multiple
from causality.reuse import Kept
from causality.text import N_, _, ngettext

Rows = Mapping[str, tuple[Multiple, ...]]
"""All samples by analyte, in the order of the case."""


# A multiple this near to a twentieth is that twentieth: 6.6 is exactly 3 times 2.2, which binary fractions miss by
# 4e-16, and every limit of the rules (1.5, 2, 2.5, 3, 5, 20) is a whole number of twentieths.
_TWENTIETHS: Final = 20.0
_NEAR: Final = 1e-9
_WHOLE: Final = 2.0**52  # added and subtracted, it rounds to a whole number; infinity passes


# The constructor of a frozen value takes twice as long, and all samples are recomputed at every edit.
def multiples(case: Case, begin: int = 0, end: int | None = None) -> tuple[Multiple, ...]:
    """Give one multiple per sample, in the order of `case.samples`, or of those from place `begin` to before `end`.

    A relative date gives no days here; a negative value gives no multiple.
    """
    book = LimitBook(case.limits)
    entries = book.entries
    found = []
    for index, sample in enumerate(case.samples[begin:end], start=begin):
        entry = entries.get((sample.analyte, sample.unit, sample.laboratory, sample.lower, sample.upper))
        entry = entry or book.entry(sample)
        first, last = days_of(sample.day)
        limit = entry.fixed or entry.at((first, last))
        low = high = None
        if limit.upper is not None and sample.value is not None and sample.value >= 0:
            low, high = _times(sample.value, limit.upper, sample.comparator)
        found.append(Multiple(index, entry.analyte, first, last, low, high, limit.upper, limit.lower, sample.value))
    return tuple(found)


def _times(value: float, limit: float, comparator: Comparator) -> tuple[float, float]:
    times = value / limit
    twentieths = times * _TWENTIETHS
    whole = twentieths + _WHOLE - _WHOLE
    if -_NEAR < twentieths - whole < _NEAR:
        times = whole / _TWENTIETHS
    if not comparator:
        return times, times
    return (0.0, times) if comparator in ("<", "<=") else (times, inf)


_PROBLEMS: Final = {
    "unknown_analyte": N_('"{analyte}" is not a known analyte: kept as entered'),
    "unknown_unit": N_('{analyte}: unit "{unit}" is not known: kept as entered, never converted'),
    "no_unit": N_("{analyte}: no unit given: never converted"),
    "unit_not_convertible": N_("{analyte}: no conversion of {unit} is known: kept as entered"),
    "limits_missing": N_("limits missing: {analyte}"),
    "limits_conflict": N_("{analyte}: limits for the same laboratory and day disagree, none is used"),
    "no_result": N_("{analyte}: neither a number nor a text is given"),
    "negative_value": N_("{analyte}: a negative value is not used"),
}
_SCORED_PROBLEMS: Final = ("limits_missing", "limits_conflict", "no_result", "negative_value")


def lab_findings(case: Case, multiples: Iterable[Multiple]) -> Iterator[Finding]:
    """Yield what is wrong or missing in the samples, alike ones together.

    A warning can change a score: it concerns what is measured for an event (without events: liver tests).
    """
    groups: dict[str, list[Multiple]] = defaultdict(list)
    for multiple in multiples:
        groups[multiple.analyte].append(multiple)
    return lab_findings_of(case, {analyte: tuple(group) for analyte, group in groups.items()}, Kept())


def lab_findings_of(case: Case, groups: Rows, kept: Kept) -> Iterator[Finding]:
    """Yield the same for samples by analyte, in the order of the case; what did not change is taken from `kept`."""
    scored = {analyte for event in case.events for analyte in analytes_of(event)} or set(LIVER)
    problems, values, odd = [], {}, []
    for analyte, group in groups.items():
        counts = analyte in scored
        read = _Group(case, analyte, group, counts)
        troubled = kept.by_row(("troubled", analyte, counts, case.limits), group, read.troubled)
        if any(troubled):
            problems += kept.step(("problems", analyte), (group, case.limits), counts, read.problems)
        held = values[analyte] = values_of(case, analyte, group, kept)
        odd.append(kept.step(("odd values", analyte), (held,), counts, partial(held.odd, case, counts)))
    yield from (finding for _place, finding in sorted(problems, key=itemgetter(0)))
    pair = values.get("DBIL"), values.get("TBIL")
    yield from kept.step("direct above total", pair, None, lambda: tuple(direct_above_total(case, *pair)))
    odd.sort(key=itemgetter(0))
    yield from (finding for _place, two, _repeated in odd for finding in two)
    yield from (finding for _place, _two, repeated in odd for finding in repeated)


@dataclass(slots=True)
class _Group:
    """All samples of one analyte; `scored` says that they are measured for an event."""

    case: Case
    analyte: str
    group: tuple[Multiple, ...]
    scored: bool

    def troubled(self, rows: Iterable[Multiple]) -> list[bool]:
        """Whether something is wrong with the unit, result or limits of each row."""
        book, found = LimitBook(self.case.limits), []
        for one in rows:
            sample = self.case.samples[one.index]
            kinds = _unit_problem(sample.analyte, sample.unit), _value_problem(sample)
            found.append(any(kinds) or bool(_limit_problem(sample, one, self.scored, book)))
        return found

    def problems(self) -> list[tuple[tuple[int, int], Finding]]:
        """What is wrong with units, results and limits, with the place at which it is first found."""
        book = LimitBook(self.case.limits)
        alike: dict[tuple[str, str], list[Multiple]] = defaultdict(list)
        places: dict[tuple[str, str], tuple[int, int]] = {}
        for multiple in self.group:
            sample = self.case.samples[multiple.index]
            kinds = _unit_problem(sample.analyte, sample.unit), _value_problem(sample)
            limits = _limit_problem(sample, multiple, self.scored, book)
            unit = sample.unit.strip()
            found = (kinds[0], unit), (kinds[1], unit), (limits, "")
            for number, (kind, of) in enumerate(found):
                if kind and not (kind == "no_unit" and sample.value is None):
                    alike[kind, of].append(multiple)
                    places.setdefault((kind, of), (multiple.index, number))
        return [(places[key], self._problem(*key, alike[key])) for key in alike]

    def _problem(self, kind: str, unit: str, group: list[Multiple]) -> Finding:
        named = name_of(self.analyte) or _("sample without an analyte")
        text = named if kind == "unknown_analyte" and not self.analyte.strip() else ""
        text = text or _(_PROBLEMS[kind]).format(analyte=named, unit=unit)
        where = tuple(f"samples[{multiple.index}]" for multiple in group)
        severity: Severity = "warning" if kind in _SCORED_PROBLEMS and self.scored else "note"
        return Finding(kind.replace("no_unit", "unknown_unit"), severity, text + _extent(group), where)


@lru_cache(maxsize=4096)
def _unit_problem(name: str, unit: str) -> str:
    analyte, code = find_analyte(name), find_unit(unit)
    if analyte is None:
        return "unknown_analyte"
    if code is None:
        return "unknown_unit"
    if factor(analyte.id, code, analyte.unit) is not None:
        return ""
    return "unit_not_convertible" if unit.strip() else "no_unit"


def _value_problem(sample: Sample) -> str:
    if sample.value is None:
        return "" if sample.text.strip() else "no_result"
    return "negative_value" if sample.value < 0 else ""


def _limit_problem(sample: Sample, multiple: Multiple, scored: bool, book: LimitBook) -> str:
    if sample.value is None or (multiple.limit is not None and multiple.lower_limit is not None):
        return ""
    low_harms = harm_of(multiple.analyte) == "down"
    expected = multiple.analyte in NAMES or scored
    if not expected or (multiple.lower_limit if low_harms else multiple.limit) is not None:
        return ""
    limit = book.entry(sample).at(days_of(sample.day))
    return "limits_conflict" if (limit.lower_conflict if low_harms else limit.upper_conflict) else "limits_missing"


def _extent(group: list[Multiple]) -> str:
    if len(group) == 1:
        return f" ({show(group[0].day)})" if group[0].day is not None else ""
    return ngettext(" ({count} sample)", " ({count} samples)", len(group)).format(count=len(group))
