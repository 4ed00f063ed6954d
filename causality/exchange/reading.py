"""Reads the rows of a table whose shape is known: samples, and what could not be understood."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Final

from causality.case.analytes import find_analyte
from causality.case.dates import PartialDate
from causality.case.model import Sample
from causality.exchange.days import Order, day_of, written
from causality.exchange.results import (
    NOTHING,
    Limit,
    Mark,
    Result,
    is_qualitative,
    read_limits,
    read_number,
    read_result,
)
from causality.exchange.table import Row
from causality.exchange.understood import Column, Problem
from causality.frozen import frozen
from causality.text import N_, _, ngettext

_NOT_A_DATE = N_("not a date; expected one such as 2024-08-12 or 12 Aug 2024. The results beside it are left out")
_NO_DATE = N_("no date; the results beside it are left out")
_NO_ANALYTE = N_("no analyte; the result beside it is left out")
_NO_RESULT = N_("no result")
_NOT_LIMITS = N_("“{text}” is not understood as limits of normal; expected such as 7–40 or <40. It is left out")
_BELOW_ZERO = N_("“{text}” is a limit of normal below zero; expected such as 7–40. It is left out")
_CROSSED = N_("“{text}”: the lower limit is above the upper one; expected such as 7–40. Both are left out")
_NO_NUMBER = N_("“{text}” is no number; expected such as 35, 1.2 or <5. It is kept as a text")
_TIMED = N_("times of day are not kept")
_FEW: Final = 6
"""How many different marks of results are named."""


@frozen
class Layout:
    """Where things stand: the columns, the one of dates, the number of the first row, the rows of units and limits."""

    columns: tuple[Column, ...]
    days: int
    numbers: bool
    turned: bool
    first: int
    special: Mapping[int, str]

    def place(self, role: str) -> int | None:
        """Give the place of the column of a role, None when there is none."""
        return next((column.place for column in self.columns if column.role == role), None)


@dataclass(slots=True)
class _Given:
    """What holds for all results of a column: from its heading, and from rows of units and limits."""

    column: Column
    unit: str
    lower: float | None
    upper: float | None
    beside: dict[str, int] = field(default_factory=dict)


class Reader:
    """Reads rows one after the other into `samples` and `problems`; `unclear` is a number that can be read two ways."""

    def __init__(self, layout: Layout, mark: Mark, order: Order, year: int | None, source: str) -> None:
        self.samples: list[Sample] = []
        self.problems: list[Problem] = []
        self.unclear = ""
        self._layout, self._mark, self._order, self._year, self._source = layout, mark, order, year, source
        self._listed = layout.place("analyte") is not None and layout.place("value") is not None
        self._places = {role: layout.place(role) for role in ("analyte", "value", "unit", "laboratory", "comment")}
        self._unit = next((column.unit for column in layout.columns if column.role == "value"), "")
        beside = ("limits", "lower", "upper")
        self._limited = {role: place for role in beside if (place := layout.place(role)) is not None}
        self._timed = 0
        self._flags: list[str] = []
        self._row = 0

    def read(self, rows: tuple[Row, ...]) -> None:
        """Read the rows below the headings."""
        given = self._given(rows)
        for place, row in enumerate(rows):
            self._row = place
            if place in self._layout.special or not any(row):
                continue
            day = self._day(row)
            if day is None:
                continue
            if self._listed:
                self._read_listed(row, day)
            for one in given:
                self._read_result(row, day, one)
        if self._timed:
            self.problems.append(Problem("", _(_TIMED), "note"))
        if self._flags:
            told = ngettext("{count} result is marked ({flags}): it is read without the mark, a comment keeps it",
                            "{count} results are marked ({flags}): they are read without the mark, a comment keeps it",
                            len(self._flags))  # fmt: skip
            flags = ", ".join(sorted(set(self._flags))[:_FEW])
            self.problems.append(Problem("", told.format(count=len(self._flags), flags=flags), "note"))

    def _day(self, row: Row) -> PartialDate | None:
        text = row[self._layout.days]
        found = day_of(text, self._order, self._year, numbers=self._layout.numbers) if text else None
        if found is None:
            holds = any(row[one.place] for one in self._layout.columns if one.role not in ("date", "ignored"))
            asked = text and (seen := written(text)) and ((seen.open and not self._order) or seen.year is None)
            if (text or holds) and not asked:
                self._tell(self._layout.days, _NOT_A_DATE if text else _NO_DATE)
            return None
        self._timed += found[1]
        return found[0]

    def _read_listed(self, row: Row, day: PartialDate) -> None:
        places = self._places
        analyte, value = _cell(row, places["analyte"]), _cell(row, places["value"])
        if not value or value in NOTHING:
            if value or analyte:
                self._tell(places["value"], _NO_RESULT, note=True)
            return
        if not analyte:
            self._tell(places["analyte"], _NO_ANALYTE)
            return
        result = self._result(value, analyte, places["value"])
        limits = self._limits(row, self._limited, result)
        unit = result.unit or _cell(row, places["unit"]) or self._unit or limits.unit
        self._add(row, day, analyte, result, unit, self._fitting(row, limits, self._limited, places["value"]))

    def _read_result(self, row: Row, day: PartialDate, given: _Given) -> None:
        text = row[given.column.place]
        if not text or text in NOTHING:
            if text:
                self._tell(given.column.place, _NO_RESULT, note=True)
            return
        result = self._result(text, given.column.analyte, given.column.place)
        limits = self._limits(row, given.beside, result)
        if limits.lower is None and limits.upper is None:
            limits = Limit(given.lower, given.upper, limits.unit)
        unit = result.unit or _cell(row, given.beside.get("unit")) or given.unit or limits.unit
        limits = self._fitting(row, limits, given.beside, given.column.place)
        self._add(row, day, given.column.analyte, result, unit, limits)

    def _add(self, row: Row, day: PartialDate, analyte: str, result: Result, unit: str, limits: Limit) -> None:
        comment = _cell(row, self._places["comment"])
        if result.flag:
            self._flags.append(result.flag)
            marked = _("marked {flag}").format(flag=result.flag)
            comment = f"{comment}; {marked}" if comment else marked
        laboratory = _cell(row, self._places["laboratory"])
        self.samples.append(
            Sample(analyte=analyte, day=day, value=result.value, comparator=result.comparator, unit=_bare(unit),
                   lower=limits.lower, upper=limits.upper, laboratory=laboratory, text=result.text,
                   source=self._source, comment=comment)
        )  # fmt: skip

    def _result(self, text: str, analyte: str, place: int | None) -> Result:
        result = read_result(text, self._mark)
        if result.unclear and not self.unclear:
            self.unclear = text
        elif result.value is None and not result.unclear and _meant_as_number(text, analyte):
            self._tell(place, _NO_NUMBER, text)
        return result

    def _fitting(self, row: Row, limits: Limit, places: Mapping[str, int], result: int | None) -> Limit:
        """Give limits that a case file takes; those that it would refuse are left out and told, where they stand."""
        lower, upper = limits.lower, limits.upper
        written = [place for role, place in places.items() if role != "unit" and row[place]]
        for one in (lower, upper):
            if one is not None and one < 0:
                wrong = next((place for place in written if row[place][0] in "-−"), result)
                self._tell(wrong, _BELOW_ZERO, f"{one:g}" if wrong == result else row[wrong or 0])
        lower, upper = (None if one is None or one < 0 else one for one in (lower, upper))
        if lower is not None and upper is not None and lower > upper:
            self._tell(written[0] if written else result, _CROSSED, f"{lower:g} – {upper:g}")
            lower = upper = None
        return Limit(lower, upper)

    def _limits(self, row: Row, places: Mapping[str, int], result: Result) -> Limit:
        """Give the limits of a result: its own, else those of the columns beside it."""
        lower, upper, unit = result.lower, result.upper, ""
        if lower is None and upper is None:
            for role, place in places.items():
                text = row[place]
                if role == "unit" or not text or text in NOTHING:
                    continue
                found = _side(text, role, self._mark)
                if found is None:
                    self._tell(place, _NOT_LIMITS, text)
                    continue
                lower = found.lower if found.lower is not None else lower
                upper = found.upper if found.upper is not None else upper
                unit = unit or found.unit
        return Limit(lower, upper, unit)

    def _given(self, rows: tuple[Row, ...]) -> list[_Given]:
        """Give the columns of results with what their headings and the rows of units and limits say."""
        found: list[_Given] = []
        for column in self._layout.columns:
            if column.role == "result":
                found.append(_Given(column, column.unit, column.lower, column.upper))
            elif not self._listed and found and column.role in ("unit", "limits", "lower", "upper"):
                found[-1].beside[column.role] = column.place
        for place, kind in self._layout.special.items():
            self._row = place
            for one in found:
                self._give(one, kind, rows[place][one.column.place])
        return found

    def _give(self, one: _Given, kind: str, text: str) -> None:
        if not text or text in NOTHING:
            return
        if kind == "unit":
            one.unit = text
            return
        limits = _side(text, kind, self._mark)
        if limits is None:
            self._tell(one.column.place, _NOT_LIMITS, text)
            return
        one.lower = limits.lower if limits.lower is not None else one.lower
        one.upper = limits.upper if limits.upper is not None else one.upper
        one.unit = one.unit or limits.unit

    def _tell(self, column: int | None, what: str, text: str = "", *, note: bool = False) -> None:
        row = self._layout.first + self._row
        where = cell_name(row, column or 0) if not self._layout.turned else cell_name(column or 0, row)
        self.problems.append(Problem(where, _(what).format(text=text), "note" if note else "problem"))


def cell_name(row: int, column: int) -> str:
    """Name a cell as spreadsheets do: B7."""
    return f"{letters(column)}{row + 1}"


@lru_cache(maxsize=4096)
def letters(place: int) -> str:
    """Give the letters of a column of a spreadsheet: A, B … Z, AA …"""
    name = ""
    place += 1
    while place:
        place, rest = divmod(place - 1, 26)
        name = chr(ord("A") + rest) + name
    return name


def _bare(unit: str) -> str:
    """Take a unit out of its brackets; "[iU]/L" keeps its own."""
    return unit[1:-1].strip() if unit[:1] + unit[-1:] in ("()", "[]") and len(unit) > 2 else unit


def _meant_as_number(text: str, analyte: str) -> bool:
    """Whether a result that is no number should be one: it has digits, and its analyte is measured in numbers."""
    return any(sign.isdigit() for sign in text) and not is_qualitative(text) and find_analyte(analyte) is not None


def _cell(row: Row, place: int | None) -> str:
    return row[place] if place is not None else ""


@lru_cache(maxsize=4096)
def _side(text: str, role: str, mark: Mark) -> Limit | None:
    """Read limits of normal, or one of them from a column of its own."""
    if role == "limits":
        return read_limits(text, mark)
    number = read_number(text.lstrip("<>≤≥= "), mark)[0]
    if number is None:
        return None
    return Limit(number, None) if role == "lower" else Limit(None, number)
