"""A passphrase that the system's keyring remembers for one officer of one store, if the officer wants that.

What the keyring holds is a passphrase of its own, for a slot of its own: the officer's passphrase is kept nowhere, and
forgetting takes the slot out. Where the system has no keyring, that is said and nothing changes.
"""

import secrets

from causality.records.engine import StoreError
from causality.records.keeping import Keeper
from causality.records.keys import Secrets, lock
from causality.text import _

SERVICE = "dechallenge"
_BYTES = 32


def slot_name(officer_id: str) -> str:
    """Give the name of the slot that the keyring opens for an officer; no officer's id can be it."""
    return f"keyring of {officer_id}"


def available() -> str:
    """Say which keyring this machine has; empty when it has none."""
    try:
        import keyring
        from keyring.backends import fail
    except ImportError:
        return ""
    found = keyring.get_keyring()
    return "" if isinstance(found, fail.Keyring) else type(found).__module__.rpartition(".")[2]


def remember(keeper: Keeper, held: Secrets, officer_id: str) -> None:
    """Let the keyring open the store for an officer. Raises StoreError where there is no keyring."""
    if not available():
        raise StoreError(_("This system has no keyring; sign in with the passphrase."))
    import keyring
    from keyring.errors import KeyringError

    keys = keeper.load()
    word = secrets.token_hex(_BYTES)
    effort = max((slot.effort for slot in keys.slots), key=lambda one: one.memory)
    try:
        keyring.set_password(SERVICE, f"{keys.store}/{officer_id}", word)
    except KeyringError:
        raise StoreError(_("The keyring of this system refused; sign in with the passphrase.")) from None
    keeper.save(keys.with_slot(lock(slot_name(officer_id), word, held, keys.store, effort)))


def recalled(keeper: Keeper, officer_id: str) -> str:
    """Give what the keyring remembers for an officer; empty when nothing or when there is no keyring."""
    if not available():
        return ""
    import keyring
    from keyring.errors import KeyringError

    try:
        return keyring.get_password(SERVICE, f"{keeper.load().store}/{officer_id}") or ""
    except KeyringError:
        return ""


def forget(keeper: Keeper, officer_id: str) -> None:
    """Let the keyring open the store no more."""
    keys = keeper.load()
    keeper.save(keys.without_slot(slot_name(officer_id)))
    if available():
        import keyring
        from keyring.errors import KeyringError

        try:
            keyring.delete_password(SERVICE, f"{keys.store}/{officer_id}")
        except KeyringError:
            return  # it was not there any more
