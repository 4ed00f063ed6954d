"""What is odd about plain numbers: different values of one day, equal values of days in a row, parts above the whole.

The numbers of an analyte by day are kept from case to case: where one sample changed, its day alone is read again.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import chain, compress, count, groupby
from operator import eq
from typing import Final

from causality.case.analytes import ANALYTES, GLUCOSE
from causality.case.dates import show
from causality.case.finding import Finding, Severity
from causality.case.model import Case, Sample
from causality.case.units import convert
from causality.evidence.limits import unit_key
from causality.evidence.values import Multiple
from causality.reuse import Kept, changed_rows
from causality.text import _, ngettext

_Row = tuple[str, float, int]  # unit, value, index of the sample
_Days = dict[int, list[_Row]]
_Differing = dict[int, tuple[list[_Row], tuple[str, ...]]]
Odd = tuple[int, tuple[Finding, ...], tuple[Finding, ...]]
"""The place of the first number, what is odd about values of one day, and about values of days in a row."""

_ROUNDING: Final = 0.05  # relative: values in two units closer than this may be one value, rounded (working definition)
_SHOWN: Final = 4  # values of one day in a message
_TELLING_DIGITS: Final = 4  # equal values of fewer significant digits are common by chance (working definition)
MOST_CHANGED: Final = 64
"""Up to so many samples are put in their days; beyond, all are read again."""
NAMES: Final = {analyte.id: analyte.name for analyte in ANALYTES}


@dataclass(frozen=True, slots=True, eq=False)
class Values:
    """The plain numbers of the samples of an analyte by exact day, each day's in order of unit and value.

    `differing` are the days whose values differ, in the order in which their first values stand in the case, with the
    places of these.
    """

    analyte: str
    group: tuple[Multiple, ...]
    days: _Days
    differing: _Differing

    def odd(self, case: Case, scored: bool) -> Odd:
        """Give what is odd; `scored` says that the analyte is measured for an event."""
        first = next((one.index for one in self.group if _plain(case, one) is not None), 0)
        return first, tuple(self._two_values(case, scored)), tuple(self._repeated(case, scored))

    def _two_values(self, case: Case, scored: bool) -> Iterator[Finding]:
        if self.differing:
            # Several glucose values a day are the rule.
            warns = scored and self.analyte not in GLUCOSE
            found = {day: rows for day, (rows, _where) in self.differing.items()}
            text = _on_days(case, _("{analyte}: different values").format(analyte=name_of(self.analyte)), found)
            where = tuple(chain.from_iterable([places for _rows, places in self.differing.values()]))
            yield Finding("two_values_one_day", "warning" if warns else "note", text, where)

    def _repeated(self, case: Case, scored: bool) -> Iterator[Finding]:
        """Equal numbers that follow each other; the numbers are compared all at once, as they are many."""
        days = sorted(self.days)
        rows = [row for day in days for row in self.days[day]]
        numbers = [row[1] for row in rows]
        equal = compress(count(), map(eq, numbers, numbers[1:]))
        same = [place for place in equal if rows[place][0] == rows[place + 1][0]]
        if not same:
            return
        day_of = list(chain.from_iterable([day] * len(self.days[day]) for day in days))
        for _number, run in groupby(enumerate(same), key=lambda pair: pair[1] - pair[0]):
            places = [place for _turn, place in run]
            yield from self._run(case, scored, rows[places[0] : places[-1] + 2], day_of[places[0] : places[-1] + 2])

    def _run(self, case: Case, scored: bool, rows: Sequence[_Row], days: Sequence[int]) -> Iterator[Finding]:
        if days[0] != days[-1] and _significant_digits(rows[0][1]) >= _TELLING_DIGITS:
            text = _on_dates(f"{name_of(self.analyte)} {_value(case.samples[rows[0][2]])}", sorted(set(days)))
            severity: Severity = "warning" if scored else "note"
            yield Finding("repeated_value", severity, text, tuple(f"samples[{row[2]}]" for row in rows))


def values_of(case: Case, analyte: str, group: tuple[Multiple, ...], kept: Kept) -> Values:
    """Give the plain numbers of an analyte; the same object where nothing changed."""
    name = "plain numbers", analyte
    before: Values | None = kept.earlier(name)
    if before is None or before.group is not group:
        before = (before and _with_changes(case, before, group)) or _afresh(case, analyte, group)
    kept.keep(name, before)
    return before


def _afresh(case: Case, analyte: str, group: tuple[Multiple, ...]) -> Values:
    days: _Days = {}
    for one in group:
        row = _plain(case, one)
        if row is not None and one.first is not None:
            days.setdefault(one.first, []).append(row)
    for rows in days.values():
        if len(rows) > 1:
            rows.sort()
    return Values(analyte, group, days, {
        day: (rows, _places((rows,))) for day, rows in days.items() if _differ(analyte, rows)})  # fmt: skip


def _with_changes(case: Case, before: Values, group: tuple[Multiple, ...]) -> Values | None:
    """The same with a few samples changed; None where they are many."""
    first, gone, come = changed_rows(before.group, group)
    if gone - first + come - first > MOST_CHANGED:
        return None
    days, differing = before.days.copy(), before.differing.copy()
    old, new = before.group[first:gone], group[first:come]
    places, moved = {one.index for one in old}, False
    for day in {one.first for one in (*old, *new) if one.first is not None}:
        added = [row for one in new if one.first == day and (row := _plain(case, one)) is not None]
        rows = sorted([*(row for row in days.pop(day, ()) if row[2] not in places), *added])
        if rows:
            days[day] = rows
        if not _differ(before.analyte, rows):
            differing.pop(day, None)
            continue
        moved = moved or day not in differing or _first_place(differing[day][0]) != _first_place(rows)
        differing[day] = rows, _places((rows,))
    if moved:
        differing = dict(sorted(differing.items(), key=lambda held: _first_place(held[1][0])))
    return Values(before.analyte, group, days, differing)


def _plain(case: Case, one: Multiple) -> _Row | None:
    """The number of a sample of an exact day that is neither censored nor negative."""
    if one.first is None or one.first != one.last or one.value is None or one.value < 0:
        return None
    sample = case.samples[one.index]
    return None if sample.comparator else (unit_key(sample.unit), one.value, one.index)


def direct_above_total(case: Case, direct: Values | None, total: Values | None) -> Iterator[Finding]:
    """Give the days on which direct bilirubin is above total bilirubin."""
    parts, totals = (held.days if held is not None else {} for held in (direct, total))
    found = {
        day: [*parts[day], *totals[day]] for day in parts.keys() & totals.keys() if _above(parts[day], totals[day])
    }
    if found:
        text = _on_days(case, _("Direct bilirubin above total bilirubin"), found)
        listed = sorted(found, key=lambda day: _first_place(parts[day]))
        yield Finding("direct_above_total", "warning", text, _places(found[day] for day in listed))


def _above(rows: list[_Row], others: list[_Row]) -> bool:
    unit = rows[0][0]
    if unit == rows[-1][0] == others[0][0] == others[-1][0]:
        return rows[0][1] > others[-1][1]
    lowest, highest = _in_unit("DBIL", rows, unit), _in_unit("TBIL", others, unit)
    return bool(highest) and min(lowest) > max(highest) * (1 + _ROUNDING)


def _differ(analyte: str, rows: list[_Row]) -> bool:
    if len(rows) < 2:
        return False
    unit = rows[0][0]
    if rows[-1][0] == unit:
        return rows[-1][1] > rows[0][1]
    values = _in_unit(analyte, rows, unit)
    return max(values) > min(values) * (1 + _ROUNDING)


def _in_unit(analyte: str, rows: list[_Row], unit: str) -> list[float]:
    converted = (convert(value, analyte, other, unit) for other, value, _index in rows)
    return [value for value in converted if value is not None]


def _significant_digits(value: float) -> int:
    return len(Decimal(repr(value)).normalize().as_tuple().digits)


def _on_dates(shown: str, days: list[int]) -> str:
    first, last = show(days[0]), show(days[-1])
    if len(days) == 2:
        return _("{value} on both {first} and {last}: transcription?").format(value=shown, first=first, last=last)
    text = _("{value} on {count} dates in a row from {first} to {last}: transcription?")
    return text.format(value=shown, count=len(days), first=first, last=last)


def _on_days(case: Case, what: str, found: _Days) -> str:
    day = min(found)
    values = list(dict.fromkeys(_value(case.samples[index]) for _unit, _number, index in found[day]))
    shown = ", ".join(values[:_SHOWN]) + (" …" if len(values) > _SHOWN else "")
    text = _("{what} on {day}: {values}").format(what=what, day=show(day), values=shown)
    more = len(found) - 1
    also = ngettext("; and on {count} further day", "; and on {count} further days", more).format(count=more)
    return text + also if more else text


def _value(sample: Sample) -> str:
    return f"{sample.comparator}{sample.value:.12g} {sample.unit}".strip()


def _first_place(rows: Iterable[_Row]) -> int:
    return min([row[2] for row in rows])


def _places(groups: Iterable[list[_Row]]) -> tuple[str, ...]:
    return tuple([f"samples[{index}]" for rows in groups for _unit, _value, index in rows])


def name_of(analyte: str) -> str:
    """Name an analyte; one that is not known as entered."""
    return _(NAMES[analyte]) if analyte in NAMES else analyte
