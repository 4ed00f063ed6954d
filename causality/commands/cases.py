"""cases and audit: what is in the store, and what was done to it."""

from dataclasses import asdict
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from causality.commands.at_store import OfficerId, PassphraseFile, StorePlace, at_desk
from causality.commands.terminal import Refusal, case_of, deliver, say, say_json, vacant
from causality.text import N_, _, ngettext

if TYPE_CHECKING:
    from causality.records.searching import Listed

Format = Literal["text", "json"]


def cases(
    search: Annotated[str, typer.Option(help=N_("Words anywhere in the case."))] = "",
    drug: Annotated[str, typer.Option(help=N_("Part of a suspect's name."))] = "",
    event: Annotated[str, typer.Option(help=N_("Part of an event's name."))] = "",
    category: Annotated[str, typer.Option(help=N_("Part of a category."))] = "",
    state: Annotated[str, typer.Option(help=N_("draft, ready for review, signed."))] = "",
    due_by: Annotated[str, typer.Option(metavar="DAY", help=N_("Reports due by this day, such as 2026-03-01."))] = "",
    put: Annotated[str, typer.Option(metavar="CASE", help=N_("Put this case file into the store first."))] = "",
    form: Annotated[Format, typer.Option("--format", help=N_("For people or for programs."))] = "text",
    store: StorePlace = "",
    officer: OfficerId = "",
    passphrase_file: PassphraseFile = None,
) -> int:
    """List the cases of the store that are found, the last changed first."""
    from causality.assess import assess
    from causality.records.held import standing
    from causality.records.searching import Query

    known = case_of(put) if put else None
    query = Query(search, drug, event, category, state, _day(due_by))
    with at_desk(store, officer, passphrase_file) as desk:
        if known is not None:
            desk.create(known, categories=standing(assess(known)))
        found, count = desk.find(query), desk.count(query)
    if form == "json":
        say_json([asdict(one) for one in found])
        return 0
    for one in found:
        say(_line(one))
    told = ngettext("{count} case", "{count} cases", count).format(count=count)
    say(told if count == len(found) else _("{told}, {shown} shown").format(told=told, shown=len(found)))
    return 0


def verify(store: StorePlace = "", officer: OfficerId = "", passphrase_file: PassphraseFile = None) -> int:
    """Examine the audit trail: whether any row was removed, changed or put in, and every row it vouches for."""
    with at_desk(store, officer, passphrase_file) as desk:
        desk.enter("read_audit")
        proof = desk.store.prove()
    for told in (*(doubt.text for doubt in proof.doubts), *proof.notes):
        say(told)
    if not proof.doubts:
        told = _("The audit trail holds: {rows} rows, the last {head}.")
        say(told.format(rows=proof.rows, head=proof.head[1][:16]))
    return 1 if proof.doubts else 0


def export(
    output: Annotated[Path, typer.Option("--output", "-o", metavar="OUT.csv", help=N_("The CSV to write."))],
    who: Annotated[str, typer.Option(help=N_("Only what this officer did."))] = "",
    action: Annotated[str, typer.Option(help=N_("Only this action."))] = "",
    since: Annotated[str, typer.Option(metavar="DAY", help=N_("From this day on (UTC)."))] = "",
    until: Annotated[str, typer.Option(metavar="DAY", help=N_("Up to this day (UTC)."))] = "",
    force: Annotated[bool, typer.Option("--force", help=N_("Replace an existing OUT.csv."))] = False,
    store: StorePlace = "",
    officer: OfficerId = "",
    passphrase_file: PassphraseFile = None,
) -> int:
    """Write the audit trail, or part of it, as CSV. It holds values of patients in clear."""
    from causality.records.trail import Filter, rows_in_lots, trail_csv, trail_places

    vacant(output, force=force, inputs=(passphrase_file,))
    wanted = Filter(who, action, "", _day(since), _day(until))
    with at_desk(store, officer, passphrase_file) as desk:
        rows = trail_places(desk, wanted)[::-1]
        text = trail_csv(desk, rows_in_lots(desk, rows))
    deliver(output, text.encode("utf-8-sig"), force=force)
    told = ngettext("{count} row written: {path}", "{count} rows written: {path}", len(rows))
    say(told.format(count=len(rows), path=output))
    return 0


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        raise Refusal(text, _("expected a day such as 2026-03-01")) from None


def _line(one: "Listed") -> str:
    from causality.records.clock import left

    parts = [one.case_id, _(one.state), _("version {number}").format(number=one.version), one.title]
    parts += [", ".join(one.drugs), "; ".join(one.categories)]
    if one.due:
        parts.append(left(date.fromisoformat(one.due), datetime.now(UTC).astimezone().date()))
    return " · ".join(part for part in parts if part)


AUDIT_COMMANDS = (
    ("verify", verify, N_("Find removed, changed or inserted rows.")),
    ("export", export, N_("Write the trail as CSV.")),
)
