"""What an edit is, and what every edit keeps: a case that a file may hold.

An edit that would leave the case otherwise raises `InvalidEdit` and changes nothing.
"""

import math
import re
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import is_dataclass, replace
from typing import Any, TypeVar

from causality.case.dates import InvalidDate, PartialDate
from causality.case.file import LONGEST
from causality.case.integrity import problems, quoted
from causality.case.model import Case
from causality.files import printable
from causality.frozen import frozen
from causality.reuse import changed_rows
from causality.text import _, ngettext

LONGEST_DATE = 300
"""The longest text of a date that a case file may hold, in characters."""
LONGEST_ID = 80
"""The longest identifier that is made from a name, in characters."""

_LINE = 300
_LABEL = 40
_UNFIT = re.compile("[\x00\ud800-\udfff]")
_OR = re.compile(r"\s+or\s+", re.IGNORECASE)
_Row = TypeVar("_Row")


class InvalidEdit(ValueError):
    """An edit that the case cannot take; the message is one line with what was edited and what is wrong."""

    def __init__(self, message: str) -> None:
        super().__init__(printable(message, _LINE))


class LockedCase(InvalidEdit):
    """An edit of a version that was signed."""


@frozen
class Edit:
    """A named change of a case, one undo step.

    `name` says what is changed ("stop date of alpelisib"), `apply` gives the case after it or raises `InvalidEdit`.
    Edits of the same `merge` that follow each other at once are one step; an empty one never merges.
    """

    name: str
    apply: Callable[[Case], Case]
    merge: str = ""


def made(name: str, change: Callable[[Case], Case], merge: str = "") -> Edit:
    """Give the edit that makes `change` and refuses what a case file may not hold."""

    def apply(case: Case) -> Case:
        if case.signed is not None:
            raise LockedCase(f"{name}: {_locked(case.version)}")
        try:
            after = change(case)
            _refuse_unfit(case, after)
        except (InvalidEdit, InvalidDate) as error:
            raise InvalidEdit(f"{name}: {error}") from None
        return after

    return Edit(name, apply, merge)


def _locked(version: int) -> str:
    told = _("version {number} is signed and locked; it stays as it is until version {following} is begun")
    return told.format(number=version, following=version + 1)


def together(name: str, edits: Iterable[Edit], merge: str = "") -> Edit:
    """Give the edit that makes several edits, one after the other, as one undo step."""
    steps = tuple(edits)

    def apply(case: Case) -> Case:
        for step in steps:
            case = step.apply(case)
        return case

    return Edit(name, apply, merge)


def of(what: str, whose: str) -> str:
    """Name an edit: "stop date of alpelisib". `what` is translated here."""
    return _("{what} of {whose}").format(what=_(what), whose=printable(whose, _LABEL))


def row_at(rows: tuple[_Row, ...], index: int) -> _Row:
    """Give one row; raises `InvalidEdit` when there is none (any more)."""
    if not 0 <= index < len(rows):
        raise InvalidEdit(_("row {number} does not exist").format(number=index + 1))
    return rows[index]


def with_row(rows: tuple[_Row, ...], index: int, row: _Row) -> tuple[_Row, ...]:
    """Give the rows with the one at `index` replaced."""
    row_at(rows, index)
    return (*rows[:index], row, *rows[index + 1 :])


def without_rows(rows: tuple[_Row, ...], indices: Collection[int]) -> tuple[_Row, ...]:
    """Give the rows without those at `indices`."""
    gone = frozenset(indices)
    for index in gone:
        row_at(rows, index)
    return tuple(row for place, row in enumerate(rows) if place not in gone)


def identifier(text: str) -> str:
    """Make an identifier of a text: trimmed, on one line, and such that dates can be counted from what it names."""
    plain = " ".join(_OR.sub("/", " ".join(text.split())).split())
    return plain[:LONGEST_ID].strip()


def fresh_id(taken: Collection[str], name: str, otherwise: str) -> str:
    """Make an identifier of `name` that is not taken ("alpelisib", "alpelisib 2"), of `otherwise` if it is blank."""
    wanted = identifier(name) or otherwise
    if wanted not in taken:
        return wanted
    number = 2
    while f"{wanted} {number}" in taken:
        number += 1
    return f"{wanted} {number}"


def _refuse_unfit(before: Case, after: Case) -> None:
    """Raise for the first fault. Samples that were there before are looked at only if they could have become wrong."""
    admission_lost = before.admission is not None and after.admission is None
    part = after if admission_lost else replace(after, samples=_new(before.samples, after.samples))
    wrong = next(_unfit(part), None) or next((what for _path, what in problems(part)), None)
    if wrong:
        raise InvalidEdit(wrong)


def _new(before: tuple[_Row, ...], after: tuple[_Row, ...]) -> tuple[_Row, ...]:
    """Give the rows between the beginning and the end that both have."""
    first, _gone, come = changed_rows(before, after)
    return after[first:come]


def _unfit(thing: Any) -> Iterator[str]:
    """Give what a case file would refuse to hold in the fields of `thing`."""
    if isinstance(thing, str):
        if len(thing) > LONGEST:
            text = ngettext("{length} character; expected at most {longest}",
                            "{length} characters; expected at most {longest}", len(thing))  # fmt: skip
            yield text.format(length=len(thing), longest=LONGEST)
        elif sign := _UNFIT.search(thing):
            yield _("the text holds {sign}, which is not a character").format(sign=quoted(sign.group()))
    elif isinstance(thing, float):
        if not math.isfinite(thing):
            yield _("{number} is not a number").format(number=thing)
    elif isinstance(thing, PartialDate):
        if len(thing.text) > LONGEST_DATE:
            yield _("{date} is too long for a date").format(date=quoted(thing.text))
    elif isinstance(thing, tuple):
        for part in thing:
            yield from _unfit(part)
    elif is_dataclass(thing):
        for name in thing.__dataclass_fields__:
            yield from _unfit(getattr(thing, name))
