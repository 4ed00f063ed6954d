"""Partial dates: what a chart or a report says about a day, as exact ranges of days.

A partial date is one of

* a calendar date to the day, month or year: `2024-08-12`, `2024-08`, `2024`;
* a third of a month: `early 2024-08` (1-10), `mid 2024-08` (11-20), `late 2024-08` (21-end);
* a bound: `before 2024-08-12`, `after 2024-08` (the named days themselves excluded);
* a period: `2024-08-12 to 2024-09-30` (both ends included);
* relative: `day 12 of alpelisib` (day 1 is the first day of intake), `4 months before admission`,
  `after onset of hepatitis`, `3 days after 2024-08-12`, `about 12 days after start of alpelisib`;
* `unknown`: it happened, the day is not known;
* several of these joined by `or`.

Months may be written out (`12 Aug 2024`); case and spacing do not matter, except in the name of a product or event.

Days are proleptic ordinals (`datetime.date.toordinal`). The thirds of a month, the precision of "n weeks, months,
years" (plus or minus half a unit, a month being 30.4375 days) and that of "about" (plus or minus a quarter of the time
counted, at least a day) are this product's working definitions; no source fixes them.
"""

import math
import re
from datetime import date, timedelta
from functools import lru_cache
from typing import Any

from causality.case.quoting import as_typed
from causality.frozen import frozen
from causality.text import N_, _

FIRST_YEAR, LAST_YEAR = 1880, 2199
LONGEST = 300
"""The longest text that is read as a partial date, in characters."""
MOST_DAYS = 73_050
"""The longest time that is counted from another date: 200 years."""

GRAMMAR = N_(
    "A day as far as it is known: 2024-08-12, 2024-08 or 2024; early, mid or late 2024-08; before or after one of "
    "these; 2024-08-12 to 2024-09-30; 3 days or about 12 days after 2024-08-12; day 12 of <product id>; "
    "4 months before admission; "
    "after onset of <event id> (likewise: start of, stop of <product id>); unknown; or several of these joined by “or”."
)

_FLAGS = re.IGNORECASE | re.ASCII
_CALENDAR = r"[0-9]{4}(?:-[0-9]{2}(?:-[0-9]{2})?)?"
_PLAIN = re.compile(rf"(?:(early|mid|late) )?({_CALENDAR})")
_DAY_OF = re.compile(r"day ([0-9]{1,5}) of (\S.*)", _FLAGS)
_COUNTED = re.compile(r"(about )?([0-9]{1,5}) (day|week|month|year)s? (before|after) (\S.*)", _FLAGS)
_BOUND = re.compile(r"(before|after) (\S.*)", _FLAGS)
_ANCHOR = re.compile(r"(admission)|(start|stop|onset) of (\S.*)", _FLAGS)
_E2B = re.compile(r"([0-9]{4})(?:([0-9]{2})(?:([0-9]{2})(?:[0-9]{2,6}(?:\.[0-9]+)?)?(?:[+-][0-9]{4})?)?)?")
_MONTHS = {
    name: number
    for number, names in enumerate(
        ("jan january", "feb february", "mar march", "apr april", "may", "jun june", "jul july", "aug august",
         "sep sept september", "oct october", "nov november", "dec december"), start=1)
    for name in names.split()
}  # fmt: skip
_WRITTEN = re.compile(r"(?<!\w)(?:([0-9]{1,2})[ .-])?([A-Za-z]{3,9})\.?[ -]([0-9]{4})(?=\s|$)")
_UNIT_DAYS = {"day": (1.0, 0), "week": (7.0, 3), "month": (30.4375, 15), "year": (365.25, 182)}
_ABOUT = 0.25
_THIRDS = {"early": (1, 10), "mid": (11, 20), "late": (21, 31)}


class InvalidDate(ValueError):
    """A text that is not a partial date."""


@frozen
class Part:
    """One alternative of a partial date: a range of days, absolute or counted from an `anchor`.

    `first` and `last` are ordinals, or offsets in days when there is an anchor; None is unbounded.
    An anchor is "admission", "start of <product>", "stop of <product>" or "onset of <event>".
    """

    text: str
    first: int | None
    last: int | None
    anchor: str = ""


@frozen
class PartialDate:
    """A day as far as it is known: its canonical text and the alternatives that the text allows."""

    text: str
    parts: tuple[Part, ...]

    def __str__(self) -> str:
        return self.text

    @classmethod
    def parse(cls, text: str) -> "PartialDate":
        """Read a partial date; raises `InvalidDate` with what is wrong."""
        pieces = re.split(r" or ", " ".join(text.split()), flags=re.IGNORECASE)
        parts = tuple(_read(piece, _plain_months(piece)) for piece in pieces)
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
        stamp = _E2B.fullmatch(text)
        if stamp is None:
            raise InvalidDate(_('"{text}" is not a date of the form CCYY, CCYYMM or CCYYMMDD').format(text=text))
        return cls.parse("-".join(filter(None, stamp.groups())))

    @classmethod
    def __get_pydantic_core_schema__(cls, _source: Any, _handler: Any) -> Any:
        """Tell the file boundary that a date is written as a text; the model itself needs no such library."""
        from pydantic_core import core_schema

        return core_schema.no_info_after_validator_function(
            cls.parse,
            core_schema.str_schema(strict=True, max_length=LONGEST),
            serialization=core_schema.to_string_ser_schema(),
            ref=cls.__name__,
        )

    @classmethod
    def __get_pydantic_json_schema__(cls, core: Any, handler: Any) -> dict[str, Any]:
        """Describe the text that a date is written as."""
        written: dict[str, Any] = handler(core)
        return written | {"title": cls.__name__, "description": _(GRAMMAR)}


def exact(text: str) -> PartialDate:
    """Shorthand for `PartialDate.parse`."""
    return PartialDate.parse(text)


@lru_cache(maxsize=4096)
def show(day: int) -> str:
    """Print an ordinal unambiguously in any language: 12 Aug 2024. A day off the calendar is shown as its end."""
    when = date.fromordinal(min(max(day, date.min.toordinal()), date.max.toordinal()))
    return f"{when.day} {_MONTH_NAMES[when.month - 1]} {when.year}"


def show_range(first: int | None, last: int | None) -> str:
    """Print a range of days, open where an end is None: "1 to 10 Aug 2024", "12 Aug to 6 Sep 2024"."""
    if first is None and last is None:
        return _("date unknown")
    if first is None:
        return _("by {day}").format(day=show(last or 0))
    if last is None:
        return _("from {day}").format(day=show(first))
    if first == last:
        return show(first)
    begin, end = show(first).split(" "), show(last).split(" ")
    same = 2 if begin[1:] == end[1:] else 1 if begin[2] == end[2] else 0
    return _("{first} to {last}").format(first=" ".join(begin[: len(begin) - same]), last=show(last))


_MONTH_NAMES = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def _plain_months(text: str) -> str:
    def written(match: re.Match[str]) -> str:
        month = _MONTHS.get(match.group(2).lower())
        if month is None:
            return match.group()
        day = f"-{int(match.group(1)):02d}" if match.group(1) else ""
        return f"{match.group(3)}-{month:02d}{day}"

    date_text, of, name = text.partition(" of ")
    return _WRITTEN.sub(written, date_text) + of + name


def _read(typed: str, plain: str) -> Part:
    try:
        return _part(plain)
    except InvalidDate as error:
        raise InvalidDate(as_typed(str(error), plain, typed)) from None


def _part(text: str) -> Part:
    lower = text.lower()
    if lower == "unknown":
        return Part("unknown", None, None)
    if plain := _PLAIN.fullmatch(lower):
        return Part(lower, *_calendar(plain.group(1), plain.group(2), text))
    if match := _DAY_OF.fullmatch(text):
        return _day_of(int(match.group(1)), match.group(2))
    if match := _COUNTED.fullmatch(text):
        return _counted(int(match.group(2)), match.group(3).lower(), match.group(4).lower(), match.group(5),
                        about=match.group(1) is not None)  # fmt: skip
    if match := _BOUND.fullmatch(text):
        return _bound(match.group(1).lower(), match.group(2))
    if " to " in lower:
        return _period(text)
    raise _not_a_date(text)


def _not_a_date(text: str) -> InvalidDate:
    return InvalidDate(_('"{text}" is not a date').format(text=text))


def _calendar(third: str | None, text: str, whole: str) -> tuple[int, int]:
    year, *finer = (int(piece) for piece in text.split("-"))
    month, day = (*finer, None, None)[:2]
    if not FIRST_YEAR <= year <= LAST_YEAR:
        limits = {"first": FIRST_YEAR, "last": LAST_YEAR}
        raise InvalidDate(_('"{text}" is not a date between {first} and {last}').format(text=whole, **limits))
    if third and (day is not None or month is None):
        message = _('"{text}" is not a date: "{third}" needs a year and a month')
        raise InvalidDate(message.format(text=whole, third=third))
    try:
        first = date(year, 1 if month is None else month, 1 if day is None else day)
    except ValueError:
        raise _not_a_date(whole) from None
    if day is not None:
        return first.toordinal(), first.toordinal()
    end = 12 if month is None else month
    last = date(year + end // 12, end % 12 + 1, 1) - timedelta(days=1)
    if third:
        begin, until = _THIRDS[third]
        return first.replace(day=begin).toordinal(), min(first.toordinal() + until - 1, last.toordinal())
    return first.toordinal(), last.toordinal()


def _period(text: str) -> Part:
    begin, end = (piece.lower() for piece in re.split(r" to ", text, maxsplit=1, flags=re.IGNORECASE))
    ends = [_PLAIN.fullmatch(piece) for piece in (begin, end)]
    if not ends[0] or not ends[1]:
        raise InvalidDate(_('"{text}" is not a period of two dates').format(text=text))
    first = _calendar(ends[0].group(1), ends[0].group(2), begin)[0]
    last = _calendar(ends[1].group(1), ends[1].group(2), end)[1]
    if last < first:
        raise InvalidDate(_('"{text}" is not a period: it ends before it begins').format(text=text))
    return Part(f"{begin} to {end}", first, last)


def _anchor(text: str, whole: str) -> str:
    match = _ANCHOR.fullmatch(text)
    if match is None:
        message = _('"{text}" is not a date: "{anchor}" is neither a date, "admission", '
                    '"start of …", "stop of …" nor "onset of …"')  # fmt: skip
        raise InvalidDate(message.format(text=whole, anchor=text))
    return "admission" if match.group(1) else f"{match.group(2).lower()} of {match.group(3)}"


def _day_of(number: int, product: str) -> Part:
    text = f"day {number} of {product}"
    if not number:
        raise InvalidDate(_('"{text}" is not a date: day 1 is the first day of intake').format(text=text))
    _refuse_too_long(number, text)
    return Part(text, number - 1, number - 1, f"start of {product}")


def _counted(count: int, unit: str, side: str, anchor: str, *, about: bool) -> Part:
    length, slack = _UNIT_DAYS[unit]
    lead = f"{'about ' if about else ''}{count} {unit}{'' if count == 1 else 's'} {side}"
    _refuse_too_long(count * length, f"{lead} {anchor}")
    if about:
        slack = max(slack, math.ceil(count * length * _ABOUT), 1)
    near, far = round(count * length) - slack, round(count * length) + slack
    first, last = (near, far) if side == "after" else (-far, -near)
    if plain := _PLAIN.fullmatch(anchor.lower()):
        begin, end = _calendar(plain.group(1), plain.group(2), f"{lead} {anchor}")
        return Part(f"{lead} {plain.group()}", begin + first, end + last)
    named = _anchor(anchor, f"{lead} {anchor}")
    return Part(f"{lead} {named}", first, last, named)


def _refuse_too_long(days: float, text: str) -> None:
    if days > MOST_DAYS:
        raise InvalidDate(_('"{text}" is not a date: it counts more than 200 years').format(text=text))


def _bound(side: str, anchor: str) -> Part:
    if plain := _PLAIN.fullmatch(anchor.lower()):
        begin, end = _calendar(plain.group(1), plain.group(2), f"{side} {anchor}")
        return Part(f"{side} {plain.group()}", *((None, begin - 1) if side == "before" else (end + 1, None)))
    named = _anchor(anchor, f"{side} {anchor}")
    return Part(f"{side} {named}", None, -1, named) if side == "before" else Part(f"{side} {named}", 1, None, named)
