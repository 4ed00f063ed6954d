"""Dates as they stand in tables of results, and what a whole column of them says about how they are written."""

import re
from collections.abc import Iterable
from datetime import date, timedelta
from functools import lru_cache
from typing import Final, Literal

from causality.case.dates import FIRST_YEAR, LAST_YEAR, InvalidDate, PartialDate
from causality.frozen import frozen

Order = Literal["", "day-first", "month-first"]

_MONTHS: Final = {
    name: number
    for number, names in enumerate(
        ("jan january januar jän jänner", "feb february februar", "mar march mär märz mrz", "apr april", "may mai",
         "jun june juni", "jul july juli", "aug august", "sep sept september", "oct october okt oktober",
         "nov november", "dec december dez dezember"), start=1)
    for name in names.split()
}  # fmt: skip
_TIME = re.compile(
    r"(?:T|,?\s+)(\d{1,2})[:.h](\d{2})(?::(\d{2})(?:[.,]\d+)?)?\s*(?:[ap]\.?m\.?)?(?:\s*(?:Z|UTC|[+-]\d{2}:?\d{2}))?",
    re.IGNORECASE,
)
_ISO = re.compile(r"(\d{4})([-/.])(\d{1,2})\2(\d{1,2})|(\d{4})年(\d{1,2})月(\d{1,2})[日号]")
_COMPACT = re.compile(r"((?:19|20)\d{2})(\d{2})(\d{2})")
_NUMBERS = re.compile(r"(\d{1,2})([./-])(\d{1,2})\2(\d{4}|\d{2})")
_DAY_MONTH = re.compile(r"(\d{1,2})(?:st|nd|rd|th)?\.?[\s/-]*([^\W\d_]{3,9})\.?(?:[\s,/'-]*(\d{4}|\d{2}))?")
_MONTH_DAY = re.compile(r"([^\W\d_]{3,9})\.?[\s/-]*(\d{1,2})(?:st|nd|rd|th)?(?:(?:\s*,\s*|\s+|[/'-])(\d{4}|\d{2}))?")
_WEEKDAY = re.compile(
    r"(?:mon|tue|tues|wed|thu|thur|thurs|fri|sat|sun|mo|di|mi|do|fr|sa|so)(?:[a-z]*day)?\.?,?\s+", re.IGNORECASE
)
_SERIAL = re.compile(r"(\d{5})(?:\.(\d+))?")
_EPOCH: Final = date(1899, 12, 30)  # day 0 of spreadsheets, which count a 29 February 1900
_FIRST_SERIAL, _LAST_SERIAL = 32_874, 54_788  # 1990 to 2049
_CENTURY: Final = 70  # two digits up to this are of this century


@frozen
class Written:
    """A date as written: its numbers, and what the writing leaves open.

    `first` and `second` are the day and the month in the order in which they are written when `open`, else day and
    month; `year` is None when there is none. `tells` says that a part above 12 settles the order of a column.
    """

    first: int
    second: int
    year: int | None
    open: bool = False
    timed: bool = False
    tells: bool = True


@lru_cache(maxsize=65_536)
def written(text: str) -> Written | None:
    """Read a date to the day, None when `text` is none; a lone number is not taken for one."""
    timed = False
    plain = _WEEKDAY.sub("", text.strip(), count=1) if text[:1].isalpha() else text.strip()
    if clock := _TIME.search(plain):
        if clock.end() != len(plain):
            return None
        timed = any(int(piece) for piece in clock.groups() if piece)
        plain = plain[: clock.start()]
    if match := _ISO.fullmatch(plain):
        year, month, day = (int(piece) for piece in match.groups() if piece and piece.isdigit())
        return _checked(Written(day, month, year, timed=timed))
    if match := _NUMBERS.fullmatch(plain):
        dotted, short = match[2] == ".", len(match[4]) == 2
        return _numbers(int(match[1]), int(match[3]), _year(match[4]), timed, dotted=dotted, tells=not short or dotted)
    if match := _DAY_MONTH.fullmatch(plain):
        return _named(match[1], match[2], match[3], timed)
    if match := _MONTH_DAY.fullmatch(plain):
        return _named(match[2], match[1], match[3], timed)
    return None


@lru_cache(maxsize=65_536)
def numbered(text: str) -> Written | None:
    """Read a date that is written as one number: 20240812, or the count of days of a spreadsheet."""
    if match := _COMPACT.fullmatch(text):
        return _checked(Written(int(match[3]), int(match[2]), int(match[1])))
    if (match := _SERIAL.fullmatch(text)) and _FIRST_SERIAL <= int(match[1]) <= _LAST_SERIAL:
        day = _EPOCH + timedelta(days=int(match[1]))
        return Written(day.day, day.month, day.year, timed=bool(int(match[2] or 0)))
    return None


@frozen
class Writing:
    """How the dates of a column are written: the order of day and month and the year, as far as they show it.

    `ambiguous` and `yearless` hold the first date that cannot be read without being told.
    """

    order: Order = ""
    ambiguous: str = ""
    yearless: str = ""


def writing_of(texts: Iterable[str]) -> Writing:
    """Find out how the dates in `texts` are written."""
    orders: set[Order] = set()
    ambiguous = yearless = ""
    for text in dict.fromkeys(texts):
        found = written(text)
        if found is None:
            continue
        if found.year is None and not yearless:
            yearless = text
        if not found.open:
            continue
        if found.tells and max(found.first, found.second) > 12:
            orders.add("day-first" if found.first > 12 else "month-first")
        elif found.first != found.second and not ambiguous:
            ambiguous = text
    order: Order = orders.pop() if len(orders) == 1 else ""
    return Writing(order, "" if order else ambiguous, yearless)


@lru_cache(maxsize=65_536)
def day_of(text: str, order: Order, year: int | None, *, numbers: bool = False) -> tuple[PartialDate, bool] | None:
    """Give the date of a cell and whether it names a time of day; None when it cannot be read like that.

    Also less exact dates, such as 2024-08, are read; dates counted from another are not.
    """
    found = written(text) or (numbered(text) if numbers else None)
    if found is None:
        partial = _partial(text)
        return (partial, False) if partial else None
    day, month = found.first, found.second
    if found.open and day != month:
        if not order:
            return None
        day, month = (day, month) if order == "day-first" else (month, day)
    try:
        when = date(found.year or year or 0, month, day)
    except ValueError:
        return None
    return PartialDate.of(when), found.timed


def _partial(text: str) -> PartialDate | None:
    try:
        found = PartialDate.parse(text)
    except InvalidDate:
        return None
    return None if any(part.anchor for part in found.parts) else found


def _numbers(first: int, second: int, year: int, timed: bool, *, dotted: bool, tells: bool) -> Written | None:
    """Dots are written between day and month in this order; anything else is open."""
    if dotted and second <= 12:
        return _checked(Written(first, second, year, timed=timed))
    if not 1 <= min(first, second) <= 12 or max(first, second) > 31 or not FIRST_YEAR <= year <= LAST_YEAR:
        return None
    return Written(first, second, year, open=True, timed=timed, tells=tells)


def _named(day: str, month: str, year: str | None, timed: bool) -> Written | None:
    number = _MONTHS.get(month.casefold())
    if number is None:
        return None
    return _checked(Written(int(day), number, _year(year) if year else None, timed=timed))


def _checked(found: Written) -> Written | None:
    if found.year is not None and not FIRST_YEAR <= found.year <= LAST_YEAR:
        return None
    try:
        date(found.year or 2024, found.second, found.first)  # 2024 has a 29 February
    except ValueError:
        return None
    return found


def _year(text: str) -> int:
    number = int(text)
    if len(text) > 2:
        return number
    return number + (2000 if number < _CENTURY else 1900)
