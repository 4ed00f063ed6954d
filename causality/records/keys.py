"""The secrets of a store, and the slots that lock them in: one for each officer's passphrase, one for recovery.

Two random secrets open a store: one encrypts the database, one chains the audit trail, so that who holds the first
alone cannot forge the second. A slot holds both, encrypted with AES-256-GCM under a key that Argon2id (RFC 9106)
makes from a passphrase. A changed passphrase renews its slot only; nothing is encrypted again.
"""

import base64
import secrets
import unicodedata
from dataclasses import dataclass, replace

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

from causality.frozen import frozen

SECRET = 32
"""Bytes of each secret: 256 bits."""
SALT, NONCE = 16, 12
"""Bytes: salt as RFC 9106 recommends (section 3.1), nonce as AES-GCM takes it (NIST SP 800-38D)."""
RECOVERY_BYTES = 20
"""Bytes of a recovery code: 160 random bits, 32 letters and digits."""
_GROUP = 4


@frozen
class Effort:
    """What guessing one passphrase costs: passes over `memory` KiB in `lanes`."""

    passes: int = 3
    memory: int = 64 * 1024
    lanes: int = 4

    def __str__(self) -> str:
        """Give the parameters as RFC 9106 writes them."""
        return f"Argon2id t={self.passes}, m={self.memory // 1024} MiB, p={self.lanes}"


EFFORT = Effort()
"""The second recommended option of RFC 9106, section 4: 64 MiB, 3 passes, 4 lanes (0.2 s on a workstation)."""
LEAST = Effort(2, 19 * 1024, 1)
"""The least that is accepted in a slot that is read: the OWASP password storage cheat sheet's minimum."""
MOST = Effort(64, 4 * 1024 * 1024, 64)
"""The most that is accepted: a damaged slot must not take all memory of the machine."""


@dataclass(frozen=True, slots=True, repr=False)
class Secrets:
    """What opens a store: the key of its `database` and the key of its `chain`. Never shown."""

    database: bytes
    chain: bytes

    def __repr__(self) -> str:
        return "Secrets(…)"


@frozen
class Slot:
    """The secrets under one passphrase. `name` is whose: an officer's id, or `RECOVERY`."""

    name: str
    salt: str
    nonce: str
    locked: str
    effort: Effort = EFFORT


RECOVERY = "recovery code"


class WrongPassphrase(ValueError):
    """The passphrase does not open the slot."""


def new_secrets() -> Secrets:
    """Make the secrets of a new store."""
    return Secrets(secrets.token_bytes(SECRET), secrets.token_bytes(SECRET))


def new_recovery_code() -> str:
    """Make a recovery code to be printed and kept apart: groups of four signs, none of 0, 1, 8 and 9 among them."""
    letters = base64.b32encode(secrets.token_bytes(RECOVERY_BYTES)).decode()
    return "-".join(letters[place : place + _GROUP] for place in range(0, len(letters), _GROUP))


def recovery_passphrase(code: str) -> str:
    """Give what a typed recovery code stands for: hyphens, spaces and small letters do not matter."""
    return "".join(sign for sign in code.upper() if sign.isalnum())


def lock(name: str, passphrase: str, held: Secrets, store: str, effort: Effort = EFFORT) -> Slot:
    """Lock the secrets of the store with the id `store` under a passphrase."""
    salt, nonce = secrets.token_bytes(SALT), secrets.token_bytes(NONCE)
    slot = Slot(name, salt.hex(), nonce.hex(), "", effort)
    locked = AESGCM(_key(passphrase, slot)).encrypt(nonce, held.database + held.chain, _bound(name, store))
    return replace(slot, locked=locked.hex())


def founding(officer: str, passphrase: str, code: str, held: Secrets, store: str, effort: Effort) -> tuple[Slot, Slot]:
    """Give the slots that a key begins with: the officer's own, and the one of the recovery code."""
    return (
        lock(officer, passphrase, held, store, effort),
        lock(RECOVERY, recovery_passphrase(code), held, store, effort),
    )


def unlock(slot: Slot, passphrase: str, store: str) -> Secrets:
    """Give the secrets of a slot. Raises WrongPassphrase, also for a slot of another store or name."""
    try:
        cipher = AESGCM(_key(passphrase, slot))
        both = cipher.decrypt(bytes.fromhex(slot.nonce), bytes.fromhex(slot.locked), _bound(slot.name, store))
    except InvalidTag:
        raise WrongPassphrase(slot.name) from None
    return Secrets(both[:SECRET], both[SECRET:])


def _key(passphrase: str, slot: Slot) -> bytes:
    """The same characters give the same key, however the keyboard composed them."""
    typed = unicodedata.normalize("NFC", passphrase).encode("utf-8", "surrogateescape")
    effort = slot.effort
    made = Argon2id(
        salt=bytes.fromhex(slot.salt),
        length=SECRET,
        iterations=effort.passes,
        lanes=effort.lanes,
        memory_cost=effort.memory,
    )
    return made.derive(typed)


def _bound(name: str, store: str) -> bytes:
    """What a slot is bound to, so that it cannot be passed off as another's."""
    return f"{store}\x00{name}".encode()
