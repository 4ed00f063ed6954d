"""Making a store."""

import secrets
from dataclasses import replace
from datetime import UTC
from pathlib import Path

from sqlalchemy import Connection, Engine, insert, text
from sqlalchemy.exc import DBAPIError

from causality.records import officers as people
from causality.records.audit import Entry
from causality.records.changes import Change
from causality.records.engine import StoreError, file_engine, is_url, shown, url_engine, writing
from causality.records.keeping import FileKeeper, TableKeeper
from causality.records.key_file import KeyFile, key_path
from causality.records.keys import EFFORT, Effort, Secrets, founding, new_recovery_code, new_secrets
from causality.records.officers import Officer, officer_row
from causality.records.searching import prepare_search
from causality.records.store import Clock, Store, Writing, local_time
from causality.records.tables import ABOUT, FORMAT, METADATA
from causality.text import _


def create(place: str, first: Officer, passphrase: str, clock: Clock = local_time, effort: Effort = EFFORT) -> str:
    """Make a store at a path or URL with its first officer, and give the recovery code to print and keep apart.

    Raises StoreError when there is one or for an id or passphrase that cannot be, OSError from the disk.
    """
    people.check_id(first.id)
    people.check_passphrase(passphrase)
    held, store, code = new_secrets(), secrets.token_hex(16), new_recovery_code()
    keys = KeyFile(store, founding(first.id, passphrase, code, held, store, effort))
    if is_url(place):
        engine = url_engine(place)
        try:
            _fill(engine, shown(place), held, store, first, clock, keys)
        finally:
            engine.dispose()
    else:
        _create_file(Path(place), held, store, first, clock, keys)
    return code


def _create_file(path: Path, held: Secrets, store: str, first: Officer, clock: Clock, keys: KeyFile) -> None:
    """The keys come first and the database last, under its name only when it is whole: no half of a store is left."""
    if path.exists():
        raise StoreError(_("{store}: there is a store already").format(store=path))
    if key_path(path).exists() and FileKeeper(key_path(path)).load().head != (0, ""):
        raise StoreError(_("{store}: its key file is there, but the store is gone; bring it back").format(store=path))
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_name(f".{secrets.token_hex(8)}.part")
    part.touch(mode=0o600)
    try:
        engine = file_engine(part, held.database)
        _fill(engine, str(path), held, store, first, clock, None)
        Store(str(path), engine, FileKeeper(key_path(path)), held, clock).close()
        FileKeeper(key_path(path)).save(keys)
        part.replace(path)
    finally:
        for left in (part, part.with_name(part.name + "-wal"), part.with_name(part.name + "-shm")):
            left.unlink(missing_ok=True)


def _fill(
    engine: Engine, name: str, held: Secrets, store: str, first: Officer, clock: Clock, keys: KeyFile | None
) -> None:
    now = clock()
    with writing(engine, name) as connection:
        try:
            METADATA.create_all(connection, checkfirst=False)
        except DBAPIError as error:
            if "already exists" in str(error.orig):
                raise StoreError(_("{store}: there is a store already").format(store=name)) from None
            raise
        prepare_search(connection)
        _guard(connection)
        facts = {"store": store, "format": str(FORMAT), "made": now.astimezone(UTC).isoformat(timespec="seconds")}
        connection.execute(insert(ABOUT), [{"name": fact, "value": value} for fact, value in facts.items()])
        work = Writing(connection, held.chain, now)
        work.note(Entry(first.id, "store made", details={"store": store, "format": str(FORMAT)}))
        row = officer_row(replace(first, made=facts["made"]))
        work.put(
            "officer",
            row,
            Entry(first.id, "officer added", name=first.name, changes=(Change("role", None, first.role),)),
        )
    if keys is not None:
        TableKeeper(engine, name, None).save(keys)


def _guard(connection: Connection) -> None:
    """Make the trail append-only in the database itself: rows are never deleted; only what they say can be emptied."""
    kept = " OR ".join(
        f'NEW."{name}" IS DISTINCT FROM OLD."{name}"'
        for name in (
            "place",
            "at",
            "offset",
            "who",
            "action",
            "kind",
            "subject",
            "state",
            "what_digest",
            "before",
            "hash",
        )
    )
    emptied = f"({kept}) OR NEW.what <> ''"
    if connection.dialect.name == "sqlite":
        refuse = "BEGIN SELECT RAISE(ABORT, 'the audit trail is append-only'); END"
        connection.execute(text(f"CREATE TRIGGER audit_kept BEFORE DELETE ON audit {refuse}"))
        connection.execute(text(f"CREATE TRIGGER audit_fixed BEFORE UPDATE ON audit WHEN {emptied} {refuse}"))
        return
    connection.execute(text(
        "CREATE FUNCTION audit_refuse() RETURNS trigger LANGUAGE plpgsql AS "
        "$$ BEGIN RAISE EXCEPTION 'the audit trail is append-only'; END $$"
    ))  # fmt: skip
    refuse = "FOR EACH ROW {when} EXECUTE FUNCTION audit_refuse()"
    connection.execute(text("CREATE TRIGGER audit_kept BEFORE DELETE ON audit " + refuse.format(when="")))
    connection.execute(
        text("CREATE TRIGGER audit_fixed BEFORE UPDATE ON audit " + refuse.format(when=f"WHEN ({emptied})"))
    )
