"""Two versions of a case compared: what changed, by whom and when, in words and by the part of the case."""

import json
from collections.abc import Sequence

from sqlalchemy import select

from causality.frozen import frozen
from causality.records.audit import Said
from causality.records.changes import Change
from causality.records.desk import Desk
from causality.records.in_words import PARTS, Told, told
from causality.records.tables import CASES, VERSIONS
from causality.records.tracing import Touch, Traced, traced
from causality.records.trail import ROWS, Filter, trail
from causality.text import _

_STEPS = ("ready for review", "draft")
"""Actions that change the state of a case, not what it says."""


@frozen
class Difference:
    """One change between two versions. `who` and `at` (UTC) are empty where the trail does not tell."""

    told: Told
    who: str = ""
    at: str = ""


def compared(desk: Desk, key: str, version: int, other: int | None = None) -> tuple[Difference, ...]:
    """List what changed from one signed version to another, or to the case as it is now, by part of the case."""
    what = desk.compare(key, version, other)
    before, after = _content(desk, key, version), _content(desk, key, other)
    known = _traced(desk, key, (version, before), (other, after))
    trees = json.loads(before), json.loads(after)
    found = [_difference(change, trees, known) for change in what]
    order = {_(part): place for place, part in enumerate(dict.fromkeys(PARTS.values()))}
    return tuple(sorted(found, key=lambda one: order[one.told.part]))


def _difference(change: Change, trees: tuple[object, object], known: Traced | None) -> Difference:
    touch = known.of(change) if known else None
    return Difference(told(change, "", *trees), touch.who if touch else "", touch.at if touch else "")


def _traced(desk: Desk, key: str, first: tuple[int, str], last: tuple[int | None, str]) -> Traced | None:
    """Do again what the trail holds between two versions; backwards when the later one is named first."""
    rows = trail(desk, Filter(cases=(key,), count=ROWS))[::-1]
    begin, end = _kept(rows, key, first[0]), _kept(rows, key, last[0])
    if begin is None or end is None or begin > end:
        return None
    between = [
        (Touch(row.place, row.who, row.at), row.changes)
        for row in rows
        if begin < row.place <= end and row.subject == key and row.action not in _STEPS
    ]
    return traced(first[1], between, last[1])


def _kept(rows: Sequence[Said], key: str, version: int | None) -> int | None:
    """Give the place of the row with which a version was kept as it is now; of no version the trail's end."""
    if version is None:
        return rows[-1].place if rows else None
    kept = [row.place for row in rows if row.subject == f"{key}/{version}" and row.action == "report kept"]
    return kept[-1] if kept else None


def _content(desk: Desk, key: str, version: int | None) -> str:
    chosen = select(CASES.c.content).where(CASES.c.key == key)
    if version is not None:
        chosen = select(VERSIONS.c.content).where(VERSIONS.c.key == key, VERSIONS.c.version == version)
    with desk.store.reading() as connection:
        return str(connection.execute(chosen).scalar_one())


def untold(found: Sequence[Difference]) -> bool:
    """Whether the trail does not tell who made some of the changes."""
    return any(not one.who for one in found)
