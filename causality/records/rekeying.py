"""Another key for a local store's database, when the old one may be known.

With the key go all slots but the officer's own: the others are issued anew by an administrator, and the recovery code
is a new one. The chain secret stays, or the trail could not be verified any more. A crash at any moment leaves a store
that opens: until the end a slot apart holds the new key.
"""

from dataclasses import replace

from causality.records.audit import Entry
from causality.records.desk import Desk
from causality.records.engine import StoreError
from causality.records.key_file import KeyFile
from causality.records.keys import Secrets, founding, lock, new_recovery_code, new_secrets, unlock
from causality.text import _


def next_name(officer_id: str) -> str:
    """Give the name of the slot that holds a key on its way; no officer's id can be it."""
    return f"next key of {officer_id}"


def rekey(desk: Desk, passphrase: str) -> str:
    """Give the store another key and give the new recovery code. Raises WrongPassphrase for a wrong passphrase."""
    desk.enter("rekey")
    store, officer = desk.store, desk.officer.id
    if not store.local:
        raise StoreError(_("A department's database is encrypted by its server."))
    keys = store.keeper.load()
    own = keys.slot(officer)
    if own is None:
        raise StoreError(_("{id}: there is no such officer in this store, or no longer").format(id=officer))
    unlock(own, passphrase, keys.store)
    after = Secrets(new_secrets().database, store.secrets.chain)
    with store.writing() as work:
        work.note(Entry(officer, "store rekeyed"))
    store.keeper.save(keys.with_slot(lock(next_name(officer), passphrase, after, keys.store, own.effort)))
    store.change_key(after)
    code = new_recovery_code()
    store.keeper.save(replace(keys, slots=founding(officer, passphrase, code, after, keys.store, own.effort)))
    store.remember_head()
    return code


def settled(keys: KeyFile, officer: str, passphrase: str) -> tuple[KeyFile, Secrets] | None:
    """Give the slots and secrets after a change of key that was broken off behind its last step; None without one.

    The recovery code of such a store is the old key's no more: another change of key gives a new one.
    """
    slot = keys.slot(next_name(officer))
    if slot is None:
        return None
    held = unlock(slot, passphrase, keys.store)
    return replace(keys, slots=(lock(officer, passphrase, held, keys.store, slot.effort),)), held
