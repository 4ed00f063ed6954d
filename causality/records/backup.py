"""Copies of a local store, encrypted as it is, and how one comes back.

A copy is a whole store: its database as one consistent file and its key file. It is made beside a running store, read
back and proved before it counts; the copies before it stay, as many as are wanted. A department's PostgreSQL is
backed up by its server's own means.
"""

import re
import secrets
import shutil
from datetime import UTC, datetime
from pathlib import Path

from causality.files import write_new
from causality.frozen import frozen
from causality.records.audit import Entry
from causality.records.desk import Desk
from causality.records.engine import Damaged, StoreError, file_engine
from causality.records.key_file import key_path
from causality.records.proving import Proof
from causality.records.rights import require
from causality.records.signing_in import sign_in
from causality.records.store import Clock, Store, local_time
from causality.records.watching import Watch, unwatched
from causality.text import _

KEPT = 14
"""Copies that are kept, the oldest going first; a working definition."""
_STAMP = "%Y%m%dT%H%M%SZ"
_NAMED = re.compile(r"\d{8}T\d{6}Z\.store")


@frozen
class Copy:
    """One copy: where it is, when it was made, its size in bytes."""

    path: Path
    made: datetime
    size: int


def back_up(desk: Desk, folder: Path, kept: int = KEPT, watch: Watch = unwatched, *, attended: bool = True) -> Copy:
    """Make a copy in `folder` and prove it; older copies beyond `kept` are removed afterwards.

    One that the program makes by itself is not `attended`: it is not a sign that the officer is there.

    Raises StoreError when the store is no file or the copy does not hold, OSError from the disk.
    """
    desk.enter("back_up", attended=attended)
    store = desk.store
    if not store.local:
        raise StoreError(_("A department's database is backed up on its server."))
    folder.mkdir(parents=True, exist_ok=True)
    now = store.clock().astimezone(UTC)
    target = folder / f"{now.strftime(_STAMP)}.store"
    if target.exists():
        raise StoreError(_("{file}: there is a copy of this second already").format(file=target))
    part = folder / f".{secrets.token_hex(8)}.part"
    try:
        watch(0, 0)
        store.copy_to(part)
        _prove(store, part, watch)
        write_new(key_path(target), Path(key_path(Path(store.name))).read_bytes())
        part.replace(target)
    finally:
        part.unlink(missing_ok=True)
    with store.writing() as work:
        work.note(Entry(desk.officer.id, "backed up", details={"file": target.name}))
    for old in copies(folder)[kept:]:
        old.path.unlink()
        key_path(old.path).unlink(missing_ok=True)
    return Copy(target, now, target.stat().st_size)


def copies(folder: Path) -> tuple[Copy, ...]:
    """List the copies in a folder, the newest first."""
    found = [path for path in folder.glob("*.store") if _NAMED.fullmatch(path.name)] if folder.is_dir() else []
    made = [Copy(path, datetime.strptime(path.stem, _STAMP).replace(tzinfo=UTC), path.stat().st_size) for path in found]
    return tuple(sorted(made, key=lambda copy: copy.made, reverse=True))


def due(folder: Path, every_hours: float, now: datetime) -> bool:
    """Whether the next scheduled copy is due."""
    last = copies(folder)
    return not last or (now - last[0].made).total_seconds() >= every_hours * 3600


def restore(copy: Path, place: Path, officer_id: str, passphrase: str, clock: Clock = local_time) -> None:
    """Put a copy in the place of a store; what stood there is kept beside it under a name with ".before".

    The officer signs in to the copy, which needs the right to restore and stands in its trail. The store must be
    closed. Raises SignInRefused, NotAllowed, StoreError with one line, or OSError from the disk.
    """
    if not copy.is_file():
        raise StoreError(_("{file}: there is no such copy").format(file=copy))
    if place.with_name(place.name + "-wal").exists():
        message = _("{store}: it is open or was not closed; close the program, or sign in once")
        raise StoreError(message.format(store=place))
    place.parent.mkdir(parents=True, exist_ok=True)
    part = place.with_name(f".{secrets.token_hex(8)}.part")
    try:
        shutil.copyfile(copy, part)
        shutil.copyfile(key_path(copy), key_path(part))
        store, officer = sign_in(str(part), officer_id, passphrase, clock)
        try:
            require(officer.role, "restore")
            with store.writing() as work:
                work.note(Entry(officer.id, "restored", details={"file": copy.name}))
            store.remember_head()
        finally:
            store.close()
        for present in (place, key_path(place)):
            if present.exists():
                present.replace(_beside(present))
        key_path(part).replace(key_path(place))
        part.replace(place)
    finally:
        for left in (part, key_path(part), *(part.with_name(part.name + end) for end in ("-wal", "-shm"))):
            left.unlink(missing_ok=True)


def _beside(path: Path) -> Path:
    number = 1
    while (free := path.with_name(f"{path.name}.before-{number}")).exists():
        number += 1
    return free


def _prove(store: Store, part: Path, watch: Watch) -> Proof:
    """Read the copy back: every page, the trail, every row it vouches for."""
    engine = file_engine(part, store.secrets.database)
    copied = Store(str(part), engine, store.keeper, store.secrets, store.clock)
    try:
        if copied.pages_damaged():
            raise Damaged(_("{file}: the copy is damaged; it was not kept").format(file=part))
        proof = copied.prove(watch)
        if proof.doubts:
            raise Damaged(_("the copy was not kept: {what}").format(what=proof.doubts[0].text))
        return proof
    finally:
        copied.close()
        for left in ("-wal", "-shm"):
            part.with_name(part.name + left).unlink(missing_ok=True)
