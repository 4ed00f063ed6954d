"""store: making, checking and copying the store of cases, and who may use it."""

from pathlib import Path
from typing import Annotated, Literal

import typer

from causality.commands.at_store import (
    OfficerId,
    PassphraseFile,
    StorePlace,
    at_desk,
    officer_of,
    place_of,
    secret_of,
    worded,
)
from causality.commands.terminal import Refusal, about, say, vacant_folder
from causality.text import N_, _, ngettext

RoleName = Literal["assessor", "reviewer", "administrator", "reader"]
FirstFile = Annotated[
    Path | None, typer.Option(metavar="FILE", help=N_("Holds the first passphrase of the other on its first line."))
]
Because = Annotated[str, typer.Option("--reason", help=N_("Why; it stands in the audit trail."))]


def init(
    name: Annotated[str, typer.Option(help=N_("The first officer's name, an administrator."))],
    store: StorePlace = "",
    officer: OfficerId = "",
    passphrase_file: PassphraseFile = None,
) -> int:
    """Make a store with its first officer, and print the recovery code once."""
    from causality.records.making import create
    from causality.records.officers import Officer

    where, who = place_of(store), officer_of(officer)
    with worded(), about(where):
        code = create(where, Officer(who, name, "administrator"), secret_of(who, passphrase_file))
    say(_("Made: {store}").format(store=_shown(where)))
    say(_("Recovery code: {code}").format(code=code))
    say(_("Print it and keep it apart: without it and without a passphrase nothing in the store can be read."))
    return 0


def check(store: StorePlace = "", officer: OfficerId = "", passphrase_file: PassphraseFile = None) -> int:
    """Check every page of the store, the audit trail, and every row that the trail vouches for."""
    with at_desk(store, officer, passphrase_file) as desk:
        desk.enter("read_audit")
        damaged = desk.store.pages_damaged()
        proof = desk.store.prove()
    if damaged:
        say(ngettext("{count} damaged page", "{count} damaged pages", damaged).format(count=damaged))
    for told in (*(doubt.text for doubt in proof.doubts), *proof.notes):
        say(told)
    if damaged or proof.doubts:
        return 1
    told = _("The store holds: {rows} rows in the audit trail, {subjects} rows that it vouches for.")
    say(told.format(rows=proof.rows, subjects=proof.subjects))
    return 0


def backup(
    folder: Annotated[Path, typer.Argument(metavar="FOLDER", help=N_("Where copies are kept."))],
    keep: Annotated[int, typer.Option(min=1, help=N_("Copies that are kept; older ones go."))] = 14,
    store: StorePlace = "",
    officer: OfficerId = "",
    passphrase_file: PassphraseFile = None,
) -> int:
    """Make an encrypted copy of the store, read it back and prove it."""
    from causality.records.backup import back_up

    with at_desk(store, officer, passphrase_file) as desk, about(str(folder)):
        copy = back_up(desk, folder, keep)
    say(_("Written and proved: {path}").format(path=copy.path))
    return 0


def restore(
    copy: Annotated[Path, typer.Argument(metavar="COPY.store", help=N_("The copy to put in the store's place."))],
    store: StorePlace = "",
    officer: OfficerId = "",
    passphrase_file: PassphraseFile = None,
) -> int:
    """Put a copy in the place of the store; what stood there is kept beside it."""
    from causality.records.backup import restore as restored
    from causality.records.engine import is_url

    where, who = place_of(store), officer_of(officer)
    if is_url(where):
        raise Refusal(_shown(where), _("A department's database is backed up on its server."))
    with worded(), about(str(copy)):
        restored(copy, Path(where), who, secret_of(who, passphrase_file))
    say(_("Restored: {store}").format(store=where))
    return 0


def rekey(store: StorePlace = "", officer: OfficerId = "", passphrase_file: PassphraseFile = None) -> int:
    """Encrypt the store under another key; the other officers are issued passphrases anew."""
    from causality.records.rekeying import rekey as rekeyed

    with at_desk(store, officer, passphrase_file) as desk:
        code = rekeyed(desk, secret_of(desk.officer.id, passphrase_file))
    say(_("Recovery code: {code}").format(code=code))
    say(_("It replaces the one before. Issue the other officers passphrases anew: dechallenge store issue"))
    return 0


def export(
    folder: Annotated[Path, typer.Argument(metavar="FOLDER", help=N_("A new or empty folder."))],
    store: StorePlace = "",
    officer: OfficerId = "",
    passphrase_file: PassphraseFile = None,
) -> int:
    """Write everything in open formats: cases as JSON, signed reports as PDF, the audit trail as CSV. In clear."""
    from causality.records.leaving import export_all

    vacant_folder(folder)
    with at_desk(store, officer, passphrase_file) as desk, about(str(folder)):
        count = export_all(desk, folder)
    say(ngettext("{count} case written to {folder}", "{count} cases written to {folder}", count).format(
        count=count, folder=folder))  # fmt: skip
    return 0


def officers(store: StorePlace = "", officer: OfficerId = "", passphrase_file: PassphraseFile = None) -> int:
    """List the officers of the store."""
    from causality.records.office import all_officers
    from causality.records.rights import NAMES

    with at_desk(store, officer, passphrase_file) as desk:
        for one in all_officers(desk):
            state = "" if one.active else ", " + _("retired")
            say(f"{one.id}: {one.name}, {_(NAMES[one.role])}{state}")
    return 0


def add(
    new: Annotated[str, typer.Argument(metavar="ID", help=N_("The new officer's id; it is never used again."))],
    name: Annotated[str, typer.Option(help=N_("The officer's name."))],
    role: Annotated[RoleName, typer.Option(help=N_("What the officer may do."))],
    store: StorePlace = "",
    officer: OfficerId = "",
    passphrase_file: PassphraseFile = None,
    first_passphrase_file: FirstFile = None,
) -> int:
    """Add an officer with a first passphrase, to be changed at the first sign-in."""
    from causality.records.office import add_officer
    from causality.records.officers import Officer

    with at_desk(store, officer, passphrase_file) as desk:
        desk.enter("officers")
        add_officer(desk, Officer(new, name, role), secret_of(new, first_passphrase_file))
    say(_("Added: {id}").format(id=new))
    return 0


def issue(
    other: Annotated[str, typer.Argument(metavar="ID", help=N_("Whose passphrase is lost."))],
    reason: Because,
    store: StorePlace = "",
    officer: OfficerId = "",
    passphrase_file: PassphraseFile = None,
    first_passphrase_file: FirstFile = None,
) -> int:
    """Issue a first passphrase anew, to be changed at the next sign-in."""
    from causality.records.office import issue_anew

    with at_desk(store, officer, passphrase_file) as desk:
        desk.enter("officers")
        issue_anew(desk, other, secret_of(other, first_passphrase_file), reason)
    say(_("Issued anew: {id}").format(id=other))
    return 0


def passphrase(
    store: StorePlace = "",
    officer: OfficerId = "",
    passphrase_file: PassphraseFile = None,
    new_passphrase_file: Annotated[
        Path | None, typer.Option(metavar="FILE", help=N_("Holds the new passphrase on its first line."))
    ] = None,
) -> int:
    """Choose another passphrase of one's own."""
    from causality.records.office import choose_passphrase

    with at_desk(store, officer, passphrase_file) as desk:
        old = secret_of(desk.officer.id, passphrase_file)
        choose_passphrase(desk, old, secret_of(_("the new one"), new_passphrase_file))
    say(_("Changed."))
    return 0


def recover(
    store: StorePlace = "",
    officer: OfficerId = "",
    code_file: Annotated[
        Path | None, typer.Option(metavar="FILE", help=N_("Holds the recovery code on its first line."))
    ] = None,
    passphrase_file: PassphraseFile = None,
) -> int:
    """Give an officer a new passphrase with the recovery code."""
    from causality.records.signing_in import recover as recovered

    where, who = place_of(store), officer_of(officer)
    with worded(), about(where):
        recovered(where, secret_of(_("the recovery code"), code_file), who, secret_of(who, passphrase_file))
    say(_("Changed."))
    return 0


def _shown(where: str) -> str:
    from causality.records.engine import shown

    return shown(where)


COMMANDS = (
    ("init", init, N_("Make a store of cases.")),
    ("check", check, N_("Check pages, audit trail and every row.")),
    ("backup", backup, N_("Make a copy and prove it.")),
    ("restore", restore, N_("Put a copy in the store's place.")),
    ("rekey", rekey, N_("Encrypt the store under another key.")),
    ("export", export, N_("Write everything in open formats.")),
    ("officers", officers, N_("List the officers.")),
    ("add", add, N_("Add an officer.")),
    ("issue", issue, N_("Issue a lost passphrase anew.")),
    ("passphrase", passphrase, N_("Choose another passphrase.")),
    ("recover", recover, N_("A new passphrase with the recovery code.")),
)
