"""What is done for the store as a whole: officers and their passphrases, settings, erasure."""

from dataclasses import replace
from datetime import UTC
from typing import Any

from sqlalchemy import select, update

from causality.records import officers as people
from causality.records import preferences, searching
from causality.records.audit import Entry
from causality.records.changes import Change
from causality.records.desk import Desk
from causality.records.engine import StoreError
from causality.records.keys import Effort, WrongPassphrase, lock, new_recovery_code, unlock
from causality.records.officers import Officer, officer_row
from causality.records.proving import ERASED
from causality.records.remembered import slot_name
from causality.records.rights import Role
from causality.records.store import Writing
from causality.records.tables import AUDIT, CASES, VERSIONS
from causality.text import _

FIRST_LENGTH = 24
"""Signs of a first passphrase: five groups of four, with their hyphens."""


def all_officers(desk: Desk) -> tuple[Officer, ...]:
    """List everyone who ever could sign in."""
    desk.enter("read")
    with desk.store.reading() as connection:
        return people.officers(connection)


def add_officer(desk: Desk, officer: Officer, passphrase: str) -> Officer:
    """Add an officer with a first passphrase, to be changed at the first sign-in. An id is never used twice."""
    desk.enter("officers")
    people.check_id(officer.id)
    people.check_passphrase(passphrase)
    with desk.store.reading() as connection:
        if people.officer(connection, officer.id) is not None:
            message = _("{id}: there is or was an officer of this id; an id is never given to another person")
            raise StoreError(message.format(id=officer.id))
    made = desk.store.clock().astimezone(UTC).isoformat(timespec="seconds")
    officer = replace(officer, active=True, renew=True, made=made)
    # The slot comes first: one without an officer opens nothing, an officer without a slot could never sign in.
    _give_slot(desk, officer.id, passphrase)
    what = (Change("name", None, officer.name), Change("role", None, officer.role))
    with desk.store.writing() as work:
        work.put(
            "officer", officer_row(officer), Entry(desk.officer.id, "officer added", name=officer.name, changes=what)
        )
    return officer


def change_role(desk: Desk, officer_id: str, role: Role, reason: str) -> Officer:
    """Give an officer another role, with a reason."""
    desk.enter("officers")
    _reasoned(reason)
    if officer_id == desk.officer.id and role != "administrator":
        others = [one for one in all_officers(desk) if one.active and one.id != officer_id]
        if not any(one.role == "administrator" for one in others):
            raise StoreError(_("A store needs an administrator; make another officer one first."))
    after = _changed(desk, officer_id, "role changed", reason, role=role)
    if officer_id == desk.officer.id:
        desk.officer = after
    return after


def link_identity(desk: Desk, officer_id: str, certificate: str, reason: str) -> Officer:
    """Say with which identity an officer signs: its certificate as PEM, none for an empty text.

    An administrator does it for everybody; an officer once for themselves, as long as none is linked.
    """
    desk.touch()
    own = officer_id == desk.officer.id and not desk.officer.certificate and bool(certificate)
    if not own or desk.officer.renew:
        desk.enter("officers")
        _reasoned(reason)
    if certificate:
        _unlike(desk, officer_id, certificate)
    after = _changed(desk, officer_id, "identity linked", reason, certificate=certificate)
    if officer_id == desk.officer.id:
        desk.officer = after
    return after


def retire(desk: Desk, officer_id: str, reason: str) -> Officer:
    """Let an officer sign in no more; the name stays in the records."""
    desk.enter("officers")
    _reasoned(reason)
    if officer_id == desk.officer.id:
        raise StoreError(_("Nobody retires themselves; another administrator does."))
    gone = _changed(desk, officer_id, "officer retired", reason, active=False)
    keys = desk.store.keeper.load().without_slot(officer_id)
    desk.store.keeper.save(keys.without_slot(slot_name(officer_id)))
    return gone


def issue_anew(desk: Desk, officer_id: str, passphrase: str, reason: str) -> Officer:
    """Replace a lost passphrase by a first one again, to be changed at the next sign-in. The old one is not read."""
    desk.enter("officers")
    _reasoned(reason)
    people.check_passphrase(passphrase)
    if officer_id == desk.officer.id:
        raise StoreError(_("Your own passphrase is changed by yourself; nobody issues it."))
    officer = _changed(desk, officer_id, "passphrase issued anew", reason, renew=True)
    _give_slot(desk, officer_id, passphrase)
    return officer


def first_passphrase() -> str:
    """Make a passphrase to be handed over: 100 random bits in groups of four letters and digits."""
    return new_recovery_code()[:FIRST_LENGTH]


def choose_passphrase(desk: Desk, old: str, new: str) -> None:
    """Change the own passphrase. Raises WrongPassphrase when `old` is not it."""
    desk.touch()
    people.check_passphrase(new)
    keys = desk.store.keeper.load()
    slot = keys.slot(desk.officer.id)
    if slot is None:
        raise WrongPassphrase(desk.officer.id)
    unlock(slot, old, keys.store)
    if old == new:
        raise people.Unfit(_("the new passphrase is the old one"))
    _give_slot(desk, desk.officer.id, new, slot.effort)
    desk.officer = _changed(desk, desk.officer.id, "passphrase changed", renew=False)


def setting(desk: Desk, name: str) -> str:
    """Give a setting of the store as it holds, also when it was never set."""
    desk.enter("read")
    with desk.store.reading() as connection:
        return preferences.value_of(connection, name)


def change_setting(desk: Desk, name: str, value: str) -> None:
    """Change a setting of the store."""
    before = setting(desk, name)
    desk.enter("settings")
    preferences.check(name, value)
    row = {"name": name, "value": value}
    entry = Entry(desk.officer.id, "setting changed", changes=(Change(name, before or None, value),))
    with desk.store.writing() as work:
        if not work.change("setting", row, entry):
            work.put("setting", row, entry)
    desk.settle()


def erase(desk: Desk, key: str, reason: str) -> None:
    """Take everything of one patient out of the store on legal demand: case, versions, and the values in the trail.

    What was done and when stays, without what was in it. Backups made before still hold the patient.
    """
    desk.enter("erase")
    if not reason.strip():
        raise StoreError(_("Erasing a patient needs a reason."))
    with desk.store.writing() as work:
        row = work.connection.execute(select(CASES).where(CASES.c.key == key)).mappings().first()
        if row is None:
            raise StoreError(_("This case is no longer in the store."))
        versions = work.connection.execute(select(VERSIONS).where(VERSIONS.c.key == key)).mappings().all()
        for version in versions:
            _empty(work, f"{key}/{version['version']}")
            work.remove("version", version, Entry(desk.officer.id, ERASED, reason=reason))
        _empty(work, key)
        searching.index(work.connection, key, "")
        work.remove("case", row, Entry(desk.officer.id, ERASED, reason=reason))
    if desk.store.local:
        desk.store.compact()


def _unlike(desk: Desk, officer_id: str, certificate: str) -> None:
    """An identity belongs to one person: who has two ids, for two roles, has one for each."""
    with desk.store.reading() as connection:
        for one in people.officers(connection):
            if one.certificate == certificate and one.id != officer_id:
                raise StoreError(_("This identity is linked with {id} already.").format(id=one.id))


def _reasoned(reason: str) -> None:
    if not reason.strip():
        raise StoreError(_("This needs a reason; it stands in the trail."))


def _changed(desk: Desk, officer_id: str, action: str, reason: str = "", **fields: Any) -> Officer:
    with desk.store.writing() as work:
        before = people.officer(work.connection, officer_id)
        if before is None:
            raise StoreError(_("{id}: there is no such officer in this store").format(id=officer_id))
        after = replace(before, **fields)
        what = tuple(Change(name, getattr(before, name), value) for name, value in fields.items())
        work.change(
            "officer", officer_row(after), Entry(desk.officer.id, action, name=after.name, changes=what, reason=reason)
        )
    return after


def _give_slot(desk: Desk, officer_id: str, passphrase: str, effort: Effort | None = None) -> None:
    keys = desk.store.keeper.load()
    cost = effort or max((slot.effort for slot in keys.slots), key=lambda one: one.memory)
    slot = lock(officer_id, passphrase, desk.store.secrets, keys.store, cost)
    desk.store.keeper.save(keys.with_slot(slot).without_slot(slot_name(officer_id)))


def _empty(work: Writing, subject: str) -> None:
    work.connection.execute(
        update(AUDIT).where(AUDIT.c.subject == subject, AUDIT.c.what != "").values(what="", salt="")
    )
