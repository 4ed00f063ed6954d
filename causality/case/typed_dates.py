"""Dates as officers type them, read with what the field is about: "~12 days after start", "early Aug 2024".

What is understood is a `PartialDate` in its canonical writing, with the range of days that it allows in the case.
"""

import re
from collections.abc import Iterable

from causality.case.dates import InvalidDate, PartialDate, show_range
from causality.case.edits_anchors import span
from causality.case.model import Case, Event, Product
from causality.case.quoting import as_typed
from causality.frozen import frozen
from causality.text import _

_SPACES = re.compile(r"\s+")
_WORDS = (
    (re.compile(r"(?<=[\d\s])(?:d|dys)\b(?=\s+(?:after|before))", re.I), " days"),
    (re.compile(r"(?<=[\d\s])(?:w|wk|wks)\b(?=\s+(?:after|before))", re.I), " weeks"),
    (re.compile(r"(?<=[\d\s])(?:mo|mos|mth|mths)\b(?=\s+(?:after|before))", re.I), " months"),
    (re.compile(r"(?<=[\d\s])(?:y|yr|yrs)\b(?=\s+(?:after|before))", re.I), " years"),
    (re.compile(r"^(?:~|≈|ca\.?|c\.|approx\.?|approximately|around|circa)\s*(?=\d+\s*(?:day|week|month|year))", re.I),
     "about "),
    (re.compile(r"\b(?:beginning|start)\s+of\s+(?=[A-Za-z]{3,9}\.?\s+\d{4}|\d{4}-\d{2}\b)", re.I), "early "),
    (re.compile(r"\b(?:middle\s+of|mid-)\s*(?=[A-Za-z]{3,9}\.?\s+\d{4}|\d{4}-\d{2}\b)", re.I), "mid "),
    (re.compile(r"\bend\s+of\s+(?=[A-Za-z]{3,9}\.?\s+\d{4}|\d{4}-\d{2}\b)", re.I), "late "),
    (re.compile(r"^[?？]$"), "unknown"),
    (re.compile(r"\s*[–—]\s*|\s+-\s+"), " to "),
)  # fmt: skip
_DOTTED = re.compile(r"(?<![\d.])(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})(?![\d.])")
_MONTH_OF_YEAR = re.compile(r"(?<![\d./])(\d{1,2})[./](\d{4})(?![\d./])")
_SLASHED = re.compile(r"(?<![\d/-])(\d{1,2})[/-](\d{1,2})[/-](\d{4})(?![\d/-])")
_YEAR_FIRST = re.compile(r"(?<![\d/.])(\d{4})[/.](\d{1,2})(?:[/.](\d{1,2}))?(?![\d/.])")
_BARE = re.compile(r"\b(start|stop|onset)(?:\s+of\s+(\S.*))?$", re.I)
_DAY = re.compile(r"^day\s+(\d{1,5})(?:\s+of\s+(\S.*))?$", re.I)
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


@frozen
class Understood:
    """What was understood: the day, the first and last possible ordinal (None: open), and both in words."""

    day: PartialDate | None
    first: int | None = None
    last: int | None = None
    text: str = ""


def understand(text: str, case: Case, *, product: str = "", event: str = "") -> Understood:
    """Read a typed date. `product` and `event` are what "start", "stop" and "onset" alone refer to; without them the
    only one that there is. Raises `InvalidDate` with what is wrong and, where it can, what to type instead."""
    plain = _SPACES.sub(" ", text).strip()
    if not plain:
        return Understood(None)
    pieces = re.split(r" or ", plain, flags=re.I)
    written = [_written(piece, case, product, event) for piece in pieces]
    try:
        day = PartialDate.parse(" or ".join(written))
    except InvalidDate as error:
        told = str(error)
        for read, typed in zip(written, pieces, strict=True):
            told = as_typed(told, read, typed)
        raise InvalidDate(told) from None
    return in_words(day, case)


def in_words(day: PartialDate, case: Case) -> Understood:
    """Say which days `day` allows in the case."""
    first, last = span(case, day)
    return Understood(day, first, last, _told(day, first, last))


def _told(day: PartialDate, first: int | None, last: int | None) -> str:
    if day.unknown:
        return _("it happened, the day is not known")
    if (first, last) == (None, None):
        anchors = ", ".join(dict.fromkeys(part.anchor for part in day.parts if part.anchor))
        return _("not on the calendar yet: {anchor} is not known").format(anchor=anchors)
    return show_range(first, last)


def _written(text: str, case: Case, product: str, event: str) -> str:
    for pattern, word in _WORDS:
        text = pattern.sub(word, text)
    text = _SPACES.sub(" ", text).strip()
    text = _YEAR_FIRST.sub(lambda m: "-".join((m[1], *(f"{int(part):02d}" for part in m.groups()[1:] if part))), text)
    text = _DOTTED.sub(lambda m: f"{m[3]}-{int(m[2]):02d}-{int(m[1]):02d}", text)
    text = _SLASHED.sub(_with_month, text)
    text = _MONTH_OF_YEAR.sub(lambda m: f"{m[2]}-{int(m[1]):02d}", text)
    if match := _DAY.match(text):
        return f"day {match[1]} of {_id(match[2], case.products, product, 'start')}"
    if match := _BARE.search(text):
        things: Iterable[Product | Event] = case.events if match[1].lower() == "onset" else case.products
        meant = event if match[1].lower() == "onset" else product
        anchor = f"{match[1].lower()} of {_id(match[2], things, meant, match[1].lower())}"
        lead = text[: match.start()].strip()
        return f"{lead} {anchor}" if lead else f"0 days after {anchor}"
    return text


def _with_month(match: re.Match[str]) -> str:
    """Read a date whose day and month stand in no certain order, where only one order is possible."""
    one, other, year = (int(part) for part in match.groups())
    if one == other <= 12 or (12 < one <= 31 and 1 <= other <= 12):
        return f"{year}-{other:02d}-{one:02d}"
    if 12 < other <= 31 and 1 <= one <= 12:
        return f"{year}-{one:02d}-{other:02d}"
    if not (1 <= one <= 12 and 1 <= other <= 12):
        return match.group()
    choices = {"one": f"{one} {_MONTHS[other - 1]} {year}", "other": f"{other} {_MONTHS[one - 1]} {year}"}
    message = _('"{text}" may be {one} or {other}; write the month as a word')
    raise InvalidDate(message.format(text=match.group(), **choices))


def _id(named: str | None, things: Iterable[Product | Event], meant: str, word: str) -> str:
    """Give the id of what a date is counted from: by id, by name, or what the field is about."""
    known = list(things)
    if named is None:
        if meant or len(known) == 1:
            return meant or known[0].id
        names = ", ".join(one.id for one in known) or _("nothing is entered yet")
        raise InvalidDate(_('"{word}" of what? ({names})').format(word=word, names=names))
    plain = named.strip().casefold()
    for one in known:
        if plain == one.id.casefold() or plain == one.name.casefold():
            return one.id
    starting = [one.id for one in known if one.id.casefold().startswith(plain) or one.name.casefold().startswith(plain)]
    return starting[0] if len(starting) == 1 else named
