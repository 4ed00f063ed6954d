"""The audit trail: one row for every change, chained to the row before, written in the change's own transaction.

A row's hash is an HMAC-SHA-256 under the store's chain secret over the row and the hash before it: whoever has the
database's key alone can change rows, but cannot make the trail agree again. The trail vouches for the rows it speaks
of by the digest of their state after each change. What is said in a row stands apart under a salted digest, so that
the values of an erased patient can go and the chain still holds.
"""

import hashlib
import hmac
import json
import secrets
from collections.abc import Mapping, Sequence
from dataclasses import asdict, field
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Connection, insert, select, text

from causality.frozen import frozen
from causality.records.changes import Change
from causality.records.tables import AUDIT

Row = Mapping[Any, Any]

KEPT = "report kept"
"""The action of the row that says that a signed file was kept; `digest` among its details is the file's."""
SALT = 16
"""Bytes, so that what an erased row said cannot be guessed from its digest."""
_HASHED = ("place", "at", "offset", "who", "action", "kind", "subject", "state", "what_digest", "before")


@frozen
class Entry:
    """What is to be written down: who did what to which subject, and why.

    `state` is the digest of the subject's row afterwards, empty when no row stands behind the entry.
    """

    who: str
    action: str
    kind: str = ""
    subject: str = ""
    name: str = ""
    changes: Sequence[Change] = ()
    reason: str = ""
    state: str = ""
    details: Mapping[str, str] = field(default_factory=dict)


@frozen
class Said:
    """What one row of the trail says, as it is read: `at` in UTC with the `offset` of the place it was written."""

    place: int
    at: str
    offset: str
    who: str
    action: str
    kind: str
    subject: str
    name: str
    changes: tuple[Change, ...]
    reason: str
    details: Mapping[str, str]
    erased: bool


def append(connection: Connection, chain: bytes, entry: Entry, now: datetime) -> tuple[int, str]:
    """Write `entry` down as the last row and give its place and hash. `now` is aware of its zone."""
    place, before = head(connection, lock=True)
    salt = secrets.token_bytes(SALT).hex()
    what = json.dumps(_spoken(entry), ensure_ascii=False, sort_keys=True)
    row: dict[str, Any] = {
        "place": place + 1,
        "at": now.astimezone(UTC).isoformat(timespec="microseconds"),
        "offset": now.strftime("%z"),
        "who": entry.who,
        "action": entry.action,
        "kind": entry.kind,
        "subject": entry.subject,
        "state": entry.state,
        "salt": salt,
        "what": what,
        "what_digest": said_digest(salt, what),
        "before": before,
    }
    row["hash"] = row_hash(chain, row)
    connection.execute(insert(AUDIT).values(row))
    return row["place"], row["hash"]


def head(connection: Connection, *, lock: bool = False) -> tuple[int, str]:
    """Give the place and the hash of the last row; `lock` lets no one else append before this transaction ends."""
    if lock and connection.dialect.name == "postgresql":
        connection.execute(text("LOCK TABLE audit IN EXCLUSIVE MODE"))
    last = connection.execute(select(AUDIT.c.place, AUDIT.c.hash).order_by(AUDIT.c.place.desc()).limit(1)).first()
    return (last.place, last.hash) if last else (0, "")


def signers(connection: Connection, key: str, version: int) -> frozenset[str]:
    """Give the ids of all whose signatures were kept of a version."""
    chosen = select(AUDIT.c.who).where(AUDIT.c.action == KEPT, AUDIT.c.subject == f"{key}/{version}")
    return frozenset(connection.execute(chosen).scalars())


def row_hash(chain: bytes, row: Row) -> str:
    """Give the hash of a row under the chain secret."""
    return _mac(chain, [row[name] for name in _HASHED])


def said_digest(salt: str, what: str) -> str:
    """Give the digest under which a row vouches for what it says."""
    return hashlib.sha256(bytes.fromhex(salt) + what.encode("utf-8", "surrogatepass")).hexdigest()


def state_digest(chain: bytes, row: Row) -> str:
    """Give the digest of a covered row: all its columns by name, blobs by their own digest."""
    shown = {
        name: hashlib.sha256(value).hexdigest() if isinstance(value, bytes) else value for name, value in row.items()
    }
    return _mac(chain, sorted(shown.items()))


def said(row: Row) -> Said:
    """Give what a row says; of an erased one only who, when and what kind of change."""
    spoken = json.loads(row["what"]) if row["what"] else {}
    return Said(
        row["place"], row["at"], row["offset"], row["who"], row["action"], row["kind"], row["subject"],
        spoken.get("name", ""),
        tuple(Change(*one) for one in spoken.get("changes", ())),
        spoken.get("reason", ""),
        spoken.get("details", {}),
        erased=not row["what"],
    )  # fmt: skip


def _spoken(entry: Entry) -> dict[str, Any]:
    everything = {
        "name": entry.name,
        "changes": [[*asdict(change).values()] for change in entry.changes],
        "reason": entry.reason,
        "details": dict(entry.details),
    }
    return {name: value for name, value in everything.items() if value}


def _mac(chain: bytes, value: object) -> str:
    text_of = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return hmac.new(chain, text_of.encode("utf-8", "surrogatepass"), hashlib.sha256).hexdigest()
