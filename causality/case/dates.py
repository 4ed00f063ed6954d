"""Partial dates: what a chart or a report says about a day, as exact ranges of days.

A partial date is one of

* a calendar date to the day, month or year: `2024-08-12`, `2024-08`, `2024`;
* a third of a month: `early 2024-08` (1-10), `mid 2024-08` (11-20), `late 2024-08` (21-end);
* a bound: `before 2024-08-12`, `after 2024-08` (the named days themselves excluded);
* a period: `2024-08-12 to 2024-09-30` (both ends included);
* relative: `day 12 of alpelisib` (day 1 is the first day of intake), `4 months before admission`,
  `after onset of hepatitis`, `3 days after 2024-08-12`;
* `unknown`: it happened, the day is not known;
* several of these joined by `or`.

Days are proleptic ordinals (`datetime.date.toordinal`). The thirds of a month and the precision of
"n weeks, months, years" (plus or minus half a unit, a month being 30.4375 days) are this product's working
definitions; no source fixes them.
"""

import re
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

FIRST_YEAR, LAST_YEAR = 1880, 2199

_CALENDAR = r"\d{4}(?:-\d{2}(?:-\d{2})?)?"
_PLAIN = re.compile(rf"(?:(early|mid|late) )?({_CALENDAR})")
_DAY_OF = re.compile(r"day (\d{1,5}) of (\S.*)")
_COUNTED = re.compile(r"(\d{1,4}) (day|week|month|year)s? (before|after) (\S.*)")
_BOUND = re.compile(r"(before|after) (\S.*)")
_MONTHS = {
    name: number
    for number, names in enumerate(
        ("jan january", "feb february", "mar march", "apr april", "may", "jun june", "jul july", "aug august",
         "sep sept september", "oct october", "nov november", "dec december"), start=1)
    for name in names.split()
}  # fmt: skip
_WRITTEN = re.compile(r"(?:(\d{1,2})[ .-])?([A-Za-z]{3,9})\.?[ -](\d{4})(?=\s|$)")
_UNIT_DAYS = {"day": (1.0, 0), "week": (7.0, 3), "month": (30.4375, 15), "year": (365.25, 182)}
_THIRDS = {"early": (1, 10), "mid": (11, 20), "late": (21, 31)}


class InvalidDate(ValueError):
    """A text that is not a partial date."""


@dataclass(frozen=True, slots=True)
class Part:
    """One alternative of a partial date: a range of days, absolute or counted from an `anchor`.

    `first` and `last` are ordinals, or offsets in days when there is an anchor; None is unbounded.
    An anchor is "admission", "start of <product>", "stop of <product>" or "onset of <event>".
    """

    text: str
    first: int | None
    last: int | None
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class PartialDate:
    """A day as far as it is known: its canonical text and the alternatives that the text allows."""

    text: str
    parts: tuple[Part, ...]

    def __str__(self) -> str:
        return self.text

    @classmethod
    def parse(cls, text: str) -> "PartialDate":
        """Read a partial date; raises `InvalidDate` with what is wrong."""
        parts = tuple(_part(piece) for piece in re.split(r"\s+or\s+", _plain_months(text.strip())))
        return cls(" or ".join(part.text for part in parts), parts)

    @classmethod
    def of(cls, day: date) -> "PartialDate":
        """Give the partial date of an exact day."""
        number = day.toordinal()
        return cls(day.isoformat(), (Part(day.isoformat(), number, number),))

    @property
    def exact(self) -> int | None:
        """The ordinal of the day, when it is known to the day without reference to another date."""
        part = self.parts[0]
        one = len(self.parts) == 1 and not part.anchor and part.first == part.last
        return part.first if one else None

    @property
    def unknown(self) -> bool:
        """Whether nothing but the fact itself is known."""
        return self.text == "unknown"

    @property
    def e2b(self) -> str:
        """The E2B(R3) form at the precision that is known (CCYYMMDD, CCYYMM, CCYY); empty if there is none."""
        plain = _PLAIN.fullmatch(self.text)
        return plain.group(2).replace("-", "") if plain else ""

    @classmethod
    def from_e2b(cls, text: str) -> "PartialDate":
        """Read CCYY, CCYYMM, CCYYMMDD or a longer time stamp, of which the day is kept."""
        digits = re.match(r"\d+", text)
        number = digits.group()[:8] if digits else ""
        if len(number) not in (4, 6, 8):
            raise InvalidDate(f'"{text}" is not a date of the form CCYY, CCYYMM or CCYYMMDD')
        return cls.parse("-".join(filter(None, (number[:4], number[4:6], number[6:8]))))

    @classmethod
    def __get_pydantic_core_schema__(cls, _source: Any, _handler: Any) -> Any:
        """Tell the file boundary that a date is written as a text; the model itself needs no such library."""
        from pydantic_core import core_schema

        return core_schema.no_info_after_validator_function(
            cls.parse,
            core_schema.str_schema(strict=True, max_length=300),
            serialization=core_schema.to_string_ser_schema(),
        )


def exact(text: str) -> PartialDate:
    """Shorthand for `PartialDate.parse`."""
    return PartialDate.parse(text)


def show(day: int) -> str:
    """Print an ordinal unambiguously in any language: 12 Aug 2024."""
    when = date.fromordinal(day)
    return f"{when.day} {_MONTH_NAMES[when.month - 1]} {when.year}"


def show_range(first: int | None, last: int | None) -> str:
    """Print a range of days, open where an end is None."""
    if first is None and last is None:
        return "date unknown"
    if first is None:
        return f"by {show(last or 0)}"
    if last is None:
        return f"from {show(first)}"
    return show(first) if first == last else f"{show(first)} to {show(last)}"


_MONTH_NAMES = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def _plain_months(text: str) -> str:
    def written(match: re.Match[str]) -> str:
        month = _MONTHS.get(match.group(2).lower())
        if month is None:
            return match.group()
        day = f"-{int(match.group(1)):02d}" if match.group(1) else ""
        return f"{match.group(3)}-{month:02d}{day}"

    return _WRITTEN.sub(written, text)


def _part(text: str) -> Part:
    text = re.sub(r"\s+", " ", text)
    lower = text.lower()
    if lower == "unknown":
        return Part("unknown", None, None)
    if plain := _PLAIN.fullmatch(lower):
        return Part(lower, *_calendar(plain.group(1), plain.group(2), text))
    if " to " in lower:
        return _period(text)
    if match := _DAY_OF.fullmatch(text):
        return _relative(f"day {int(match.group(1))} of {match.group(2)}", f"start of {match.group(2)}",
                         int(match.group(1)) - 1, int(match.group(1)) - 1)  # fmt: skip
    if match := _COUNTED.fullmatch(text):
        return _counted(match)
    if match := _BOUND.fullmatch(text):
        return _bound(match.group(1), match.group(2))
    raise InvalidDate(f'"{text}" is not a date')


def _calendar(third: str | None, text: str, whole: str) -> tuple[int, int]:
    year, month, day = (int(piece) for piece in f"{text}-0-0".split("-")[:3])
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise InvalidDate(f'"{whole}" is not a date between {FIRST_YEAR} and {LAST_YEAR}')
    if third and (day or not month):
        raise InvalidDate(f'"{whole}" is not a date: "{third}" needs a year and a month')
    try:
        first = date(year, month or 1, day or 1)
        if day:
            return first.toordinal(), first.toordinal()
        last = date(year + (month or 12) // 12, (month or 12) % 12 + 1, 1) - timedelta(days=1)
    except ValueError:
        raise InvalidDate(f'"{whole}" is not a date') from None
    if third:
        begin, end = _THIRDS[third]
        return first.replace(day=begin).toordinal(), min(first.toordinal() + end - 1, last.toordinal())
    return first.toordinal(), last.toordinal()


def _period(text: str) -> Part:
    begin, end = (piece.strip().lower() for piece in re.split(r" to ", text, maxsplit=1, flags=re.IGNORECASE))
    ends = [_PLAIN.fullmatch(piece) for piece in (begin, end)]
    if not ends[0] or not ends[1]:
        raise InvalidDate(f'"{text}" is not a period of two dates')
    first, _ = _calendar(ends[0].group(1), ends[0].group(2), begin)
    _, last = _calendar(ends[1].group(1), ends[1].group(2), end)
    if last < first:
        raise InvalidDate(f'"{text}" is not a period: it ends before it begins')
    return Part(f"{begin} to {end}", first, last)


def _relative(text: str, anchor: str, first: int | None, last: int | None) -> Part:
    if re.fullmatch(r"admission|(start|stop|onset) of \S.*", anchor):
        return Part(text, first, last, anchor)
    raise InvalidDate(f'"{text}" is not a date: "{anchor}" is neither a date, "admission", '
                      '"start of …", "stop of …" nor "onset of …"')  # fmt: skip


def _counted(match: re.Match[str]) -> Part:
    count, unit, side, anchor = int(match.group(1)), match.group(2), match.group(3), match.group(4)
    length, slack = _UNIT_DAYS[unit]
    near, far = round(count * length) - slack, round(count * length) + slack
    first, last = (near, far) if side == "after" else (-far, -near)
    text = f"{count} {unit}{'' if count == 1 else 's'} {side} {anchor}"
    if plain := _PLAIN.fullmatch(anchor.lower()):
        begin, end = _calendar(plain.group(1), plain.group(2), text)
        return Part(text.lower(), begin + first, end + last)
    return _relative(text, anchor, first, last)


def _bound(side: str, anchor: str) -> Part:
    text = f"{side} {anchor}"
    if plain := _PLAIN.fullmatch(anchor.lower()):
        begin, end = _calendar(plain.group(1), plain.group(2), text)
        return Part(text.lower(), *((None, begin - 1) if side == "before" else (end + 1, None)))
    return _relative(text, anchor, *((None, -1) if side == "before" else (1, None)))
