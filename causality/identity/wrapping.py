"""A private key at rest: sealed with AES-256-GCM under a key that Argon2id makes of the passphrase.

A PKCS#12 file alone would not do: its integrity check gives a guess away after 2,048 rounds of a fast digest. The
certificate stands outside the seal, so that identities can be listed without a passphrase; the seal covers it.
"""

import base64
import binascii
import json
import secrets
from typing import Any

from causality.frozen import frozen
from causality.text import _

FORMAT = "dechallenge-identity/1"
ROUNDS, MEMORY, LANES = 3, 64 * 1024, 4
"""Argon2id as RFC 9106 recommends it where memory is short: three passes over 64 MiB, four lanes."""
MOST_ROUNDS, MOST_MEMORY, MOST_LANES = 20, 1024 * 1024, 16
"""What a file may ask for: no more than 1 GiB, so that a forged one does not stop the machine."""


class InvalidIdentity(ValueError):
    """A file that cannot be used as an identity; the message is one line."""


@frozen
class _Sealed:
    """A sealed file, taken apart: what is readable, what the key is made with, and what is sealed."""

    certificate: str
    salt: bytes
    costs: tuple[int, int, int]
    nonce: bytes
    data: bytes


def is_wrapped(data: bytes) -> bool:
    """Whether this is a file of ours."""
    return data.lstrip()[:1] == b"{" and FORMAT.encode() in data[:200]


def wrapped(pkcs12: bytes, certificate: str, passphrase: bytes) -> bytes:
    """Seal an unencrypted PKCS#12 under `passphrase`; `certificate` (PEM) stays readable."""
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    salt, nonce = secrets.token_bytes(16), secrets.token_bytes(12)
    costs = ROUNDS, MEMORY, LANES
    sealed = AESGCM(_key(passphrase, salt, costs)).encrypt(nonce, pkcs12, _bound(certificate, salt, costs))
    told = {
        "format": FORMAT,
        "certificate": certificate,
        "argon2id": {"salt": _text(salt), "rounds": ROUNDS, "memory": MEMORY, "lanes": LANES},
        "nonce": _text(nonce),
        "sealed": _text(sealed),
    }
    return json.dumps(told, indent=1).encode() + b"\n"


def unwrapped(data: bytes, passphrase: bytes) -> bytes:
    """Open what `wrapped` sealed. Raises `InvalidIdentity`."""
    from cryptography.exceptions import InvalidTag
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    told = _read(data)
    try:
        key = _key(passphrase, told.salt, told.costs)
        return AESGCM(key).decrypt(told.nonce, told.data, _bound(told.certificate, told.salt, told.costs))
    except InvalidTag:
        raise InvalidIdentity(_("wrong passphrase")) from None
    except ValueError:
        raise InvalidIdentity(_damaged()) from None


def certificate_of(data: bytes) -> str:
    """Give the readable certificate (PEM) of a sealed file. Raises `InvalidIdentity`."""
    return _read(data).certificate


def _read(data: bytes) -> _Sealed:
    try:
        told: dict[str, Any] = json.loads(data)
        if told["format"] != FORMAT:
            raise InvalidIdentity(_damaged())
        costs = told["argon2id"]
        asked = int(costs["rounds"]), int(costs["memory"]), int(costs["lanes"])
        parts = [base64.b64decode(str(text), validate=True) for text in (costs["salt"], told["nonce"], told["sealed"])]
        certificate = str(told["certificate"])
    except (ValueError, TypeError, KeyError, RecursionError, binascii.Error):
        raise InvalidIdentity(_damaged()) from None
    if not all(1 <= one <= most for one, most in zip(asked, (MOST_ROUNDS, MOST_MEMORY, MOST_LANES), strict=True)):
        raise InvalidIdentity(_damaged())
    return _Sealed(certificate, parts[0], asked, parts[1], parts[2])


def _key(passphrase: bytes, salt: bytes, costs: tuple[int, int, int]) -> bytes:
    from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

    rounds, memory, lanes = costs
    return Argon2id(salt=salt, length=32, iterations=rounds, lanes=lanes, memory_cost=memory).derive(passphrase)


def _bound(certificate: str, salt: bytes, costs: tuple[int, int, int]) -> bytes:
    """Give what the seal covers besides the key itself."""
    return json.dumps([FORMAT, certificate, _text(salt), costs]).encode()


def _text(data: bytes) -> str:
    return base64.b64encode(data).decode("ascii")


def _damaged() -> str:
    return _("not an identity file, or damaged")
