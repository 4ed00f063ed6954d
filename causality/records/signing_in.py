"""Opening a store by signing in: with a passphrase, with what the system's keyring remembers, or by recovery."""

import errno
import hashlib
import secrets
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from sqlalchemy import Engine

from causality.files import describe
from causality.records import officers as people
from causality.records import remembered
from causality.records.audit import Entry
from causality.records.engine import (
    Damaged,
    ReadOnly,
    StoreError,
    file_engine,
    is_read_only,
    is_url,
    reading,
    shown,
    url_engine,
)
from causality.records.keeping import FileKeeper, Keeper, TableKeeper
from causality.records.key_file import UNKNOWN, InvalidKeyFile, KeyFile, Tries, key_path
from causality.records.keys import (
    EFFORT,
    RECOVERY,
    Effort,
    Secrets,
    Slot,
    WrongPassphrase,
    lock,
    recovery_passphrase,
    unlock,
)
from causality.records.officers import Officer, SignInRefused
from causality.records.rekeying import next_name, settled
from causality.records.store import Clock, Store, local_time
from causality.text import _

Unlock = Callable[[Keeper, KeyFile], Secrets]


def sign_in(
    place: str, officer_id: str, passphrase: str | None, clock: Clock = local_time, heads: Path | None = None
) -> tuple[Store, Officer]:
    """Open a store for an officer. `heads` is where heads of departments' stores are remembered.

    Without a passphrase the system's keyring is asked for what it remembers.
    Raises SignInRefused, StoreError with one line, or OSError. The sign-in stands in the trail, and so do the failed
    tries before it and a clock that was put back; a store on a read-only medium is read without.
    """
    tried = Tries()

    _settle_key(place, officer_id, passphrase)

    def unlocked(keeper: Keeper, keys: KeyFile) -> Secrets:
        nonlocal tried
        if passphrase is None:
            return _recalled(keeper, keys, officer_id)
        tried = keys.tries_of(tries_name(keys, officer_id))
        return _unlocked(keeper, keys, officer_id, passphrase, clock)

    with _opened(place, clock, heads, unlocked) as store:
        officer = _active(store, officer_id)
        if store.read_only:
            store.notes = (_("{store}: it is read-only; it can be read, not changed").format(store=store.name),)
        else:
            _note_sign_in(store, officer, tried)
    return store, officer


def _note_sign_in(store: Store, officer: Officer, tried: Tries) -> None:
    details = {"failed tries before": str(tried.failed)} if tried.failed else {}
    if back := store.clock_put_back():
        details["clock behind the trail by"] = back
        told = _("The clock is behind the last entry of the audit trail by {span}: it was put back, or stood wrong.")
        store.notes = (told.format(span=back),)
    with store.writing() as work:
        work.note(Entry(officer.id, "signed in", "officer", officer.id, officer.name, details=details))
    store.remember_head()


def recover(place: str, code: str, officer_id: str, passphrase: str, clock: Clock = local_time) -> None:
    """Give an officer a new passphrase with the recovery code of the store; the trail says so.

    Raises SignInRefused when the code is wrong or there is no such officer.
    """
    people.check_passphrase(passphrase)

    def unlocked(keeper: Keeper, keys: KeyFile) -> Secrets:
        return _unlocked(keeper, keys, RECOVERY, recovery_passphrase(code), clock)

    with _opened(place, clock, None, unlocked) as store:
        officer = _active(store, officer_id)
        with store.writing() as work:
            work.note(Entry(RECOVERY, "passphrase recovered", "officer", officer_id, officer.name))
        keys = store.keeper.load()
        slot = lock(officer_id, passphrase, store.secrets, keys.store, _effort(keys))
        store.keeper.save(keys.with_slot(slot).with_tries(officer_id, Tries()))
        store.remember_head()
    store.close()


def _settle_key(place: str, officer_id: str, passphrase: str | None) -> None:
    """Finish or forget a change of key that a crash broke off, by which key opens the database."""
    if is_url(place) or passphrase is None:
        return
    keeper = FileKeeper(_existing(Path(place)))
    keys = _load(keeper, place)
    try:
        after = settled(keys, officer_id, passphrase)
    except WrongPassphrase:
        return  # signing in says so
    if after is None:
        return
    engine = file_engine(Path(place), after[1].database)
    try:
        with reading(engine, place):
            keeper.save(after[0])
    except Damaged:
        keeper.save(keys.without_slot(next_name(officer_id)))  # the database never took the new key
    finally:
        engine.dispose()


@contextmanager
def _opened(place: str, clock: Clock, heads: Path | None, unlocked: Unlock) -> Iterator[Store]:
    """Give the store that `unlocked` gives the secrets of; closed again when anything fails."""
    name = shown(place)
    engine = url_engine(place) if is_url(place) else None
    try:
        keeper = TableKeeper(engine, name, heads) if engine else FileKeeper(_existing(Path(place)))
        keys = _load(keeper, name)
        held = unlocked(keeper, keys)
        read_only = engine is None and is_read_only(Path(place))
        if read_only and _left_open(Path(place)):
            raise ReadOnly(_("{store}: it is read-only and was not closed; copy it elsewhere first").format(store=name))
        engine = engine or file_engine(Path(place), held.database, read_only=read_only)
        store = Store(name, engine, keeper, held, clock, read_only=read_only)
        store.check()
        yield store
    except OSError as error:
        _dispose(engine)
        raise error if isinstance(error, SignInRefused) else StoreError(describe(error)) from error
    except BaseException:
        _dispose(engine)
        raise


def _dispose(engine: Engine | None) -> None:
    if engine is not None:
        engine.dispose()


def _active(store: Store, officer_id: str) -> Officer:
    with store.reading() as connection:
        officer = people.officer(connection, officer_id)
    if officer is None or not officer.active:
        raise SignInRefused(_("{id}: there is no such officer in this store, or no longer").format(id=officer_id))
    return officer


def _unlocked(keeper: Keeper, keys: KeyFile, name: str, passphrase: str, clock: Clock) -> Secrets:
    """Give the secrets; count the try if it fails."""
    tried = tries_name(keys, name)
    tries = keys.tries_of(tried)
    wait = people.waiting(tries, clock())
    if wait:
        text_of = _("Too many failed tries. The next is possible in {seconds} s.")
        raise SignInRefused(text_of.format(seconds=round(wait) or 1), wait)
    slot = keys.slot(name)
    try:
        held = unlock(slot or _nobody(keys), passphrase, keys.store)
    except WrongPassphrase:
        after, refusal = people.failed(tries, clock())
        _count(keeper, tried, after)
        raise refusal from None
    if tries.failed:
        _count(keeper, tried, Tries())
    return held


def tries_name(keys: KeyFile, name: str) -> str:
    """Give the name under which failed tries are counted.

    A name that is no officer's is counted like one, so that no answer tells who is; it is kept as a digest, because a
    passphrase may have been typed in its place.
    """
    if keys.slot(name) is not None:
        return name
    return UNKNOWN + hashlib.sha256(f"{keys.store}\x00{name}".encode("utf-8", "surrogatepass")).hexdigest()[:32]


def _count(keeper: Keeper, name: str, tries: Tries) -> None:
    with suppress(PermissionError, ReadOnly):  # nothing is counted where nothing can be written
        try:
            keeper.save(keeper.load().with_tries(name, tries))
        except OSError as error:
            if error.errno != errno.EROFS:
                raise


def _recalled(keeper: Keeper, keys: KeyFile, officer_id: str) -> Secrets:
    slot = keys.slot(remembered.slot_name(officer_id))
    word = remembered.recalled(keeper, officer_id) if slot else ""
    if slot is None or not word:
        raise SignInRefused(_("The keyring of this system remembers nothing; sign in with the passphrase."))
    try:
        return unlock(slot, word, keys.store)
    except WrongPassphrase:
        raise SignInRefused(_("What the keyring of this system remembers is out of date.")) from None


def _nobody(keys: KeyFile) -> Slot:
    """A slot that opens for no one, so that an unknown name costs as much time as a wrong passphrase."""
    return lock("", secrets.token_hex(16), Secrets(bytes(32), bytes(32)), keys.store, _effort(keys))


def _effort(keys: KeyFile) -> Effort:
    return max((slot.effort for slot in keys.slots), key=lambda effort: effort.memory, default=EFFORT)


def _load(keeper: Keeper, name: str) -> KeyFile:
    try:
        return keeper.load()
    except InvalidKeyFile as error:
        raise StoreError(f"{name}: {error}") from None
    except FileNotFoundError:
        message = _("{store}: its key file {file} is missing; bring it back from a backup")
        raise StoreError(message.format(store=name, file=key_path(Path(name)).name)) from None
    except OSError as error:
        raise StoreError(describe(error)) from None


def _left_open(path: Path) -> bool:
    """Whether changes of a store still stand in the log beside it."""
    log = path.with_name(path.name + "-wal")
    return log.exists() and log.stat().st_size > 0


def _existing(path: Path) -> Path:
    if not path.is_file():
        message = _("{store}: there is no store; make one with: dechallenge store init")
        raise StoreError(message.format(store=path))
    return key_path(path)
