"""Whether the trail is whole, and whether every row it vouches for is as it was left.

Found are: a row of the trail that was removed, changed or put in; a case, officer, version or setting that was
changed, removed or put in by other hands; and a store put back to an earlier state, by the last head that was seen.
A clock that was put back is noted, no more: the order of rows does not depend on it.
"""

from collections.abc import Iterator
from contextlib import suppress
from datetime import datetime, timedelta
from math import inf
from typing import Literal

from sqlalchemy import Connection, func, select

from causality.frozen import frozen
from causality.records.audit import Row, row_hash, said_digest, state_digest
from causality.records.tables import AUDIT, COVERED
from causality.records.watching import Watch, unwatched
from causality.text import _

STEP = 500
"""Rows between two looks of whoever watches."""
Fault = Literal["removed", "changed", "inserted", "rolled_back"]
SLACK = timedelta(seconds=2)
"""By how much a row may be older than the one before: the clocks of a department's machines are never quite alike."""
ERASED = "erased"
"""The action of the row that says that a patient's values were taken out of the trail."""


@frozen
class Doubt:
    """One thing that does not agree: where, and in one line what. `place` is a row of the trail, 0 for none."""

    fault: Fault
    place: int
    text: str


@frozen
class Proof:
    """What was examined and what does not agree, the first in the trail first; `notes` cast no doubt."""

    rows: int
    subjects: int
    head: tuple[int, str]
    doubts: tuple[Doubt, ...]
    notes: tuple[str, ...] = ()


def prove(connection: Connection, chain: bytes, seen: tuple[int, str] = (0, ""), watch: Watch = unwatched) -> Proof:
    """Examine the whole store; `seen` is the last head of the trail that is known from elsewhere."""
    doubts: list[Doubt] = []
    notes: list[str] = []
    whole = connection.execute(select(func.count()).select_from(AUDIT)).scalar_one()
    last: dict[tuple[str, str], str] = {}
    emptied: dict[str, int] = {}
    place, before, met, at = 0, "", ("" if seen[0] else None), ""
    for row in connection.execute(select(AUDIT).order_by(AUDIT.c.place)).mappings():
        if place % STEP == 0:
            watch(place, whole)
        doubts += _row_doubts(row, place, before, chain)
        notes += put_back(at, row["at"], row["place"])
        at = row["at"]
        place, before = row["place"], row["hash"]
        if place == seen[0]:
            met = before
        if row["state"] or row["action"] == ERASED:
            last[row["kind"], row["subject"]] = row["state"]
        if not row["what"]:
            emptied.setdefault(row["subject"], place)
        if row["action"] == ERASED:
            emptied.pop(row["subject"], None)
    doubts += [_emptied(at) for at in emptied.values()]
    if met is not None and met != seen[1]:
        doubts.append(_rolled_back(place, seen[0]))
    subjects = _subjects(connection, chain)
    doubts += _compare(last, subjects)
    doubts.sort(key=lambda doubt: doubt.place or inf)
    return Proof(place, len(subjects), (place, before), tuple(doubts), tuple(notes))


def _row_doubts(row: Row, place: int, before: str, chain: bytes) -> Iterator[Doubt]:
    here = row["place"]
    if here != place + 1:
        text = _("row {first} of the audit trail is missing")
        yield Doubt("removed", place + 1, text.format(first=place + 1))
    elif row["before"] != before:
        yield Doubt("inserted", here, _("row {row} of the audit trail does not follow the row before").format(row=here))
    whole = not row["what"] or said_digest(row["salt"], row["what"]) == row["what_digest"]
    if not whole or row_hash(chain, row) != row["hash"]:
        text = _("row {row} of the audit trail was changed or put in by other means than this program")
        yield Doubt("changed", here, text.format(row=here))


def put_back(before: str, at: str, place: int) -> Iterator[str]:
    """Note a row that is older than the one before it: between the two a clock was put back."""
    if at >= before:
        return
    with suppress(ValueError, TypeError):  # a time that is none was written by other hands, which is told as a doubt
        back = datetime.fromisoformat(before) - datetime.fromisoformat(at)
        if back > SLACK:
            text = _("row {row} of the audit trail: a clock was put back by {span} before it was written")
            yield text.format(row=place, span=span(back))


def span(length: timedelta) -> str:
    """Say how long a span of time is: `1:30:00`."""
    return str(timedelta(seconds=round(length.total_seconds())))


def _emptied(place: int) -> Doubt:
    return Doubt("changed", place, _("row {row} of the audit trail was emptied without an erasure").format(row=place))


def _rolled_back(place: int, seen: int) -> Doubt:
    text = _("the store was put back to an earlier state: its trail ends at row {row}, and had reached row {seen}")
    return Doubt("rolled_back", min(place + 1, seen), text.format(row=place, seen=seen))


def _subjects(connection: Connection, chain: bytes) -> dict[tuple[str, str], str]:
    found = {}
    for kind, table in COVERED.items():
        for row in connection.execute(select(table)).mappings():
            found[kind, subject_of(kind, row)] = state_digest(chain, row)
    return found


def subject_of(kind: str, row: Row) -> str:
    """Give the name under which the trail speaks of a covered row."""
    return "/".join(str(row[column.name]) for column in COVERED[kind].primary_key.columns)


def _compare(last: dict[tuple[str, str], str], present: dict[tuple[str, str], str]) -> Iterator[Doubt]:
    for key, digest in present.items():
        vouched = last.get(key)
        if not vouched:
            yield Doubt("inserted", 0, _named(key, _("is not in the audit trail")))
        elif vouched != digest:
            yield Doubt("changed", 0, _named(key, _("was changed by other means than this program")))
    for key, digest in last.items():
        if digest and key not in present:
            yield Doubt("removed", 0, _named(key, _("is gone, and the audit trail does not say so")))


def _named(key: tuple[str, str], what: str) -> str:
    kinds = {"case": _("case"), "officer": _("officer"), "version": _("signed version"), "setting": _("setting")}
    return f"{kinds.get(key[0], key[0])} {key[1]}: {what}"
