"""Samples as multiples of their limits of normal, and what is wrong with samples, as findings."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from decimal import Decimal
from functools import lru_cache
from itertools import groupby
from math import inf
from operator import itemgetter
from typing import Final

from causality.case.analytes import ANALYTES, GLUCOSE, LIVER, analytes_of, find_analyte, harm_of
from causality.case.dates import show
from causality.case.finding import Finding, Severity
from causality.case.model import Case, Comparator, Sample
from causality.case.units import convert, factor, find_unit
from causality.evidence.limits import LimitBook, days_of, unit_key
from causality.evidence.values import Multiple
from causality.text import N_, _, ngettext

_Row = tuple[str, float, int]  # unit, value, index of the sample
_Days = dict[str, dict[int, list[_Row]]]

_ROUNDING: Final = 0.05  # relative: values in two units closer than this may be one value, rounded (working definition)
_SHOWN: Final = 4  # values of one day in a message
_TELLING_DIGITS: Final = 4  # equal values of fewer significant digits are common by chance (working definition)

# A multiple this near to a twentieth is that twentieth: 6.6 is exactly 3 times 2.2, which binary fractions miss by
# 4e-16, and every limit of the rules (1.5, 2, 2.5, 3, 5, 20) is a whole number of twentieths.
_TWENTIETHS: Final = 20.0
_NEAR: Final = 1e-9
_WHOLE: Final = 2.0**52  # added and subtracted, it rounds to a whole number; infinity passes


# The constructor of a frozen value takes twice as long, and all samples are recomputed at every edit.
def multiples(case: Case) -> tuple[Multiple, ...]:
    """Give one multiple per sample, in the order of `case.samples`.

    A relative date gives no days here; a negative value gives no multiple.
    """
    book = LimitBook(case.limits)
    entries = book.entries
    found = []
    for index, sample in enumerate(case.samples):
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
_NAMES: Final = {analyte.id: analyte.name for analyte in ANALYTES}


def lab_findings(case: Case, multiples: Iterable[Multiple]) -> Iterator[Finding]:
    """Yield what is wrong or missing in the samples, alike ones together.

    A warning can change a score: it concerns what is measured for an event (without events: liver tests).
    """
    listed = tuple(multiples)
    scored = {analyte for event in case.events for analyte in analytes_of(event)} or set(LIVER)
    yield from _sample_problems(case, listed, scored)
    days = _by_day(case, listed)
    yield from _direct_above_total(case, days)
    yield from _two_values(case, days, scored)
    yield from _repeated(case, days, scored)


def _sample_problems(case: Case, multiples: tuple[Multiple, ...], scored: set[str]) -> Iterator[Finding]:
    book = LimitBook(case.limits)
    alike: dict[tuple[str, str, str], list[Multiple]] = defaultdict(list)
    for multiple in multiples:
        sample = case.samples[multiple.index]
        for kind in (_unit_problem(sample.analyte, sample.unit), _value_problem(sample)):
            if kind and not (kind == "no_unit" and sample.value is None):
                alike[kind, multiple.analyte, sample.unit.strip()].append(multiple)
        if kind := _limit_problem(sample, multiple, scored, book):
            alike[kind, multiple.analyte, ""].append(multiple)
    for (kind, analyte, unit), group in alike.items():
        text = _(_PROBLEMS[kind]).format(analyte=_name(analyte), unit=unit)
        where = tuple(f"samples[{multiple.index}]" for multiple in group)
        severity: Severity = "warning" if kind in _SCORED_PROBLEMS and analyte in scored else "note"
        yield Finding(kind.replace("no_unit", "unknown_unit"), severity, text + _extent(group), where)


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


def _limit_problem(sample: Sample, multiple: Multiple, scored: set[str], book: LimitBook) -> str:
    if sample.value is None or (multiple.limit is not None and multiple.lower_limit is not None):
        return ""
    low_harms = harm_of(multiple.analyte) == "down"
    expected = multiple.analyte in _NAMES or multiple.analyte in scored
    if not expected or (multiple.lower_limit if low_harms else multiple.limit) is not None:
        return ""
    limit = book.entry(sample).at(days_of(sample.day))
    return "limits_conflict" if (limit.lower_conflict if low_harms else limit.upper_conflict) else "limits_missing"


def _by_day(case: Case, multiples: tuple[Multiple, ...]) -> _Days:
    """Give the plain numbers of exact days by analyte and day, each day's in order of unit and value."""
    found: _Days = defaultdict(lambda: defaultdict(list))
    for multiple in multiples:
        sample, day = case.samples[multiple.index], multiple.day
        if day is not None and sample.value is not None and sample.value >= 0 and not sample.comparator:
            found[multiple.analyte][day].append((unit_key(sample.unit), sample.value, multiple.index))
    for groups in found.values():
        for rows in groups.values():
            rows.sort()
    return found


def _direct_above_total(case: Case, days: _Days) -> Iterator[Finding]:
    totals = days.get("TBIL", {})
    found = {
        day: [*rows, *totals[day]]
        for day, rows in days.get("DBIL", {}).items()
        if day in totals and _above(rows, totals[day])
    }
    if found:
        text = _on_days(case, _("Direct bilirubin above total bilirubin"), found)
        yield Finding("direct_above_total", "warning", text, _places(found.values()))


def _above(rows: list[_Row], others: list[_Row]) -> bool:
    unit = rows[0][0]
    lowest, highest = _in_unit("DBIL", rows, unit), _in_unit("TBIL", others, unit)
    margin = 0.0 if unit == rows[-1][0] == others[0][0] == others[-1][0] else _ROUNDING
    return bool(highest) and min(lowest) > max(highest) * (1 + margin)


def _two_values(case: Case, days: _Days, scored: set[str]) -> Iterator[Finding]:
    for analyte, groups in days.items():
        found = {day: rows for day, rows in groups.items() if len(rows) > 1 and _differ(analyte, rows)}
        if found:
            # Several glucose values a day are the rule.
            warns = analyte in scored and analyte not in GLUCOSE
            text = _on_days(case, _("{analyte}: different values").format(analyte=_name(analyte)), found)
            yield Finding("two_values_one_day", "warning" if warns else "note", text, _places(found.values()))


def _differ(analyte: str, rows: list[_Row]) -> bool:
    unit = rows[0][0]
    if rows[-1][0] == unit:
        return rows[-1][1] > rows[0][1]
    values = _in_unit(analyte, rows, unit)
    return max(values) > min(values) * (1 + _ROUNDING)


def _in_unit(analyte: str, rows: list[_Row], unit: str) -> list[float]:
    converted = (convert(value, analyte, other, unit) for other, value, _index in rows)
    return [value for value in converted if value is not None]


def _repeated(case: Case, days: _Days, scored: set[str]) -> Iterator[Finding]:
    for analyte, groups in days.items():
        rows = ((day, *row) for day in sorted(groups) for row in groups[day])
        for (_unit, value), run in groupby(rows, key=itemgetter(1, 2)):
            same = list(run)
            if same[0][0] == same[-1][0] or _significant_digits(value) < _TELLING_DIGITS:
                continue
            text = _on_dates(f"{_name(analyte)} {_value(case.samples[same[0][3]])}", sorted({row[0] for row in same}))
            severity: Severity = "warning" if analyte in scored else "note"
            yield Finding("repeated_value", severity, text, tuple(f"samples[{row[3]}]" for row in same))


def _significant_digits(value: float) -> int:
    return len(Decimal(repr(value)).normalize().as_tuple().digits)


def _on_dates(shown: str, days: list[int]) -> str:
    first, last = show(days[0]), show(days[-1])
    if len(days) == 2:
        return _("{value} on both {first} and {last}: transcription?").format(value=shown, first=first, last=last)
    text = _("{value} on {count} dates in a row from {first} to {last}: transcription?")
    return text.format(value=shown, count=len(days), first=first, last=last)


def _on_days(case: Case, what: str, found: dict[int, list[_Row]]) -> str:
    day = min(found)
    values = list(dict.fromkeys(_value(case.samples[index]) for _unit, _number, index in found[day]))
    shown = ", ".join(values[:_SHOWN]) + (" …" if len(values) > _SHOWN else "")
    text = _("{what} on {day}: {values}").format(what=what, day=show(day), values=shown)
    more = len(found) - 1
    also = ngettext("; and on {count} further day", "; and on {count} further days", more).format(count=more)
    return text + also if more else text


def _value(sample: Sample) -> str:
    return f"{sample.comparator}{sample.value:.12g} {sample.unit}".strip()


def _name(analyte: str) -> str:
    return _(_NAMES[analyte]) if analyte in _NAMES else analyte


def _extent(group: list[Multiple]) -> str:
    if len(group) == 1:
        return f" ({show(group[0].day)})" if group[0].day is not None else ""
    return ngettext(" ({count} sample)", " ({count} samples)", len(group)).format(count=len(group))


def _places(groups: Iterable[list[_Row]]) -> tuple[str, ...]:
    return tuple(f"samples[{index}]" for rows in groups for _unit, _value, index in rows)
