"""The audit trail as it is read: which rows, in what order, and as CSV."""

import csv
import io
import json
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Select, func, or_, select

from causality.frozen import frozen
from causality.records.audit import Entry, Said, said
from causality.records.desk import Desk
from causality.records.searching import folded
from causality.records.tables import AUDIT, CASES
from causality.records.watching import Watch, unwatched
from causality.text import _

ROWS = 10_000_000
"""More rows than any trail has."""
_LOT = 500
"""Places asked for in one question: SQLite takes a limited number of values."""
_SEARCHED = (AUDIT.c.who, AUDIT.c.action, AUDIT.c.subject)
_HEAD = (
    "row", "time (UTC)", "offset", "who", "action", "kind", "subject", "name", "what", "from", "to", "reason",
    "details",
)  # fmt: skip


@frozen
class Filter:
    """Which rows of the trail are read, the newest first.

    By officer, action, subject, keys of cases (each with its signed versions), words anywhere in a row, or day: of UTC,
    or with `local` of the store's place.
    """

    who: str = ""
    action: str = ""
    subject: str = ""
    since: date | None = None
    until: date | None = None
    first: int = 0
    count: int = 500
    cases: tuple[str, ...] | None = None
    words: str = ""
    local: bool = False


def trail(desk: Desk, wanted: Filter) -> tuple[Said, ...]:
    """Read the trail."""
    places = trail_places(desk, wanted)[wanted.first : wanted.first + wanted.count]
    return rows_at(desk, places)


def trail_places(desk: Desk, wanted: Filter) -> tuple[int, ...]:
    """Give the places of all rows that are wanted, the newest first, without reading what they say."""
    desk.enter("read_audit")
    words = folded(wanted.words).split()
    plain = [word for word in words if word.isascii()]  # a database folds no other letters
    rest = [word for word in words if not word.isascii()]
    chosen = _wanted(desk, select(AUDIT.c.place), wanted).where(*map(_holds, plain))
    if rest:
        chosen = chosen.add_columns(AUDIT.c.what, *_SEARCHED)
    with desk.store.reading() as connection:
        rows = connection.execute(chosen.order_by(AUDIT.c.place.desc()))
        return tuple(row[0] for row in rows if all(_spoken(word) in folded("\n".join(row[1:])) for word in rest))


def rows_at(desk: Desk, places: Sequence[int]) -> tuple[Said, ...]:
    """Read the rows at these places, in this order."""
    desk.enter("read_audit")
    found: dict[int, Said] = {}
    with desk.store.reading() as connection:
        for first in range(0, len(places), _LOT):
            lot = AUDIT.c.place.in_(places[first : first + _LOT])
            for row in connection.execute(select(AUDIT).where(lot)).mappings():
                found[row["place"]] = said(row)
    return tuple(found[place] for place in places if place in found)


def rows_in_lots(desk: Desk, places: Sequence[int], watch: Watch = unwatched) -> Iterator[Said]:
    """Read the rows at these places a lot at a time, so that many need little memory."""
    for first in range(0, len(places), _LOT):
        watch(first, len(places))
        yield from rows_at(desk, places[first : first + _LOT])


def known_actions(desk: Desk) -> tuple[str, ...]:
    """List the actions that the trail knows."""
    return _known(desk, AUDIT.c.action)


def known_actors(desk: Desk) -> tuple[str, ...]:
    """List who stands in the trail."""
    return _known(desk, AUDIT.c.who)


def trail_csv(desk: Desk, rows: Iterable[Said]) -> str:
    """Give rows of the trail as CSV, a line for each change; the export stands in the trail."""
    desk.enter("export_audit")
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(_HEAD)
    count = 0
    for row in rows:
        count += 1
        about = (row.place, row.at, row.offset, row.who, row.action, row.kind, row.subject, row.name)
        details = "; ".join(f"{name}: {value}" for name, value in row.details.items())
        for change in row.changes or (None,):
            path, before, after = (change.path, change.before, change.after) if change else ("", None, None)
            writer.writerow([_cell(one) for one in (*about, path, before, after, row.reason, details)])
    note_export(desk, count, "CSV")
    return out.getvalue()


def note_export(desk: Desk, rows: int, form: str) -> None:
    """Write down that rows of the trail left the store in some form."""
    desk.enter("export_audit")
    entry = Entry(desk.officer.id, "audit trail exported", details={"rows": str(rows), "form": form})
    with desk.store.writing() as work:
        work.note(entry)


def case_keys(desk: Desk, number: str) -> tuple[str, ...]:
    """List the keys of the cases in whose number these signs stand."""
    desk.enter("read")
    chosen = select(CASES.c.key).where(func.lower(CASES.c.case_id).contains(number.lower(), autoescape=True))
    with desk.store.reading() as connection:
        return tuple(connection.execute(chosen.order_by(CASES.c.case_id).limit(_LOT)).scalars())


def case_name(desk: Desk, key: str) -> str:
    """Give the number under which people know the case of a key; empty when it is no longer in the store."""
    desk.enter("read")
    with desk.store.reading() as connection:
        return connection.execute(select(CASES.c.case_id).where(CASES.c.key == key)).scalar() or ""


def local(row: Said) -> datetime:
    """Give the time of a row as it was at the place where it was written."""
    offset = datetime.strptime(row.offset or "+0000", "%z").tzinfo
    return datetime.fromisoformat(row.at).astimezone(offset)


def period(wanted: Filter) -> str:
    """Say which days are wanted; empty for all."""
    zone = "" if wanted.local else " UTC"
    if wanted.since and wanted.until:
        return _("{first} to {last}").format(first=wanted.since, last=wanted.until) + zone
    if wanted.since:
        return _("from {first}").format(first=wanted.since) + zone
    return _("up to {last}").format(last=wanted.until) + zone if wanted.until else ""


def _wanted(desk: Desk, chosen: Select[Any], wanted: Filter) -> Select[Any]:
    for name in ("who", "action", "subject"):
        if value := getattr(wanted, name):
            chosen = chosen.where(AUDIT.c[name] == value)
    if wanted.cases is not None:
        versions = (AUDIT.c.subject.startswith(f"{key}/", autoescape=True) for key in wanted.cases)
        chosen = chosen.where(or_(AUDIT.c.subject.in_(wanted.cases), *versions))
    if wanted.since:
        chosen = chosen.where(AUDIT.c.at >= _begins(desk, wanted.since, wanted.local))
    if wanted.until and wanted.until < date.max:
        chosen = chosen.where(AUDIT.c.at < _begins(desk, wanted.until + timedelta(days=1), wanted.local))
    return chosen


def _begins(desk: Desk, day: date, local: bool) -> str:
    """Give the moment at which a day begins, as the trail writes it."""
    start = desk.begin_of(day) if local else datetime.combine(day, time(), UTC)
    return start.astimezone(UTC).isoformat(timespec="microseconds")


def _holds(word: str) -> ColumnElement[bool]:
    found: ColumnElement[bool] = or_(
        *(func.lower(column).contains(word, autoescape=True) for column in _SEARCHED),
        func.lower(AUDIT.c.what).contains(_spoken(word), autoescape=True),
    )
    return found


def _spoken(word: str) -> str:
    """Give a word as it stands in what a row says."""
    return json.dumps(word, ensure_ascii=False)[1:-1]


def _known(desk: Desk, column: Any) -> tuple[str, ...]:
    desk.enter("read_audit")
    with desk.store.reading() as connection:
        return tuple(connection.execute(select(column).distinct().order_by(column)).scalars())


def _cell(value: Any) -> str:
    """What a spreadsheet would take for a formula is kept a text."""
    shown = "" if value is None else value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
    return f"'{shown}" if shown.startswith(("=", "+", "-", "@", "\t", "\r")) else shown
