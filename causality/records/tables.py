"""What a store keeps, as SQL tables: the same on SQLCipher and on PostgreSQL.

Times are texts in ISO 8601, UTC, so that they sort; days likewise. `cases.content` is the case file's text: what a
store holds can always be read without it. Rows of `officers`, `versions` and `audit` are never deleted.
"""

from sqlalchemy import Boolean, Column, ForeignKey, Index, Integer, LargeBinary, MetaData, String, Table, Text

FORMAT = 1
"""The version of these tables."""

METADATA = MetaData()

ABOUT = Table(
    "about", METADATA,
    Column("name", String(40), primary_key=True),
    Column("value", Text, nullable=False),
)  # fmt: skip
"""Facts of the store itself: its id, its format, when it was made."""

OFFICERS = Table(
    "officers", METADATA,
    Column("id", String(80), primary_key=True),
    Column("name", String(200), nullable=False),
    Column("role", String(20), nullable=False),
    Column("active", Boolean, nullable=False),
    Column("renew", Boolean, nullable=False),
    Column("certificate", Text, nullable=False),
    Column("made", String(40), nullable=False),
)  # fmt: skip
"""Everyone who ever could sign in. `renew`: the passphrase was set by another and is to be changed first."""

CASES = Table(
    "cases", METADATA,
    Column("key", String(32), primary_key=True),
    Column("case_id", String(400), nullable=False),
    Column("title", Text, nullable=False),
    Column("state", String(20), nullable=False),
    Column("version", Integer, nullable=False),
    Column("revision", Integer, nullable=False),
    Column("drugs", Text, nullable=False),
    Column("events", Text, nullable=False),
    Column("categories", Text, nullable=False),
    Column("received", String(10), nullable=False),
    Column("clock", String(40), nullable=False),
    Column("due", String(10), nullable=False),
    Column("changed", String(40), nullable=False),
    Column("changed_by", String(80), ForeignKey(OFFICERS.c.id), nullable=False),
    Column("words", Text, nullable=False),
    Column("content", Text, nullable=False),
    Index("cases_by_change", "changed"),
    Index("cases_by_due", "due"),
    Index("cases_by_state", "state"),
    Index("cases_by_id", "case_id"),
)  # fmt: skip
"""One row a case: what is listed and looked for, and the case itself. `revision` counts the savings."""

VERSIONS = Table(
    "versions", METADATA,
    Column("key", String(32), ForeignKey(CASES.c.key), primary_key=True),
    Column("version", Integer, primary_key=True),
    Column("state", String(20), nullable=False),
    Column("signed", String(40), nullable=False),
    Column("signed_by", String(80), nullable=False),
    Column("digest", String(64), nullable=False),
    Column("length", Integer, nullable=False),
    Column("content", Text, nullable=False),
    Column("report", LargeBinary, nullable=False),
)  # fmt: skip
"""Every signed version with its PDF; `digest` is the PDF's SHA-256, so that an older file in its place is told."""

AUDIT = Table(
    "audit", METADATA,
    Column("place", Integer, primary_key=True, autoincrement=False),
    Column("at", String(40), nullable=False),
    Column("offset", String(10), nullable=False),
    Column("who", String(80), nullable=False),
    Column("action", String(40), nullable=False),
    Column("kind", String(20), nullable=False),
    Column("subject", String(80), nullable=False),
    Column("state", String(64), nullable=False),
    Column("salt", String(32), nullable=False),
    Column("what", Text, nullable=False),
    Column("what_digest", String(64), nullable=False),
    Column("before", String(64), nullable=False),
    Column("hash", String(64), nullable=False),
    Index("audit_by_subject", "subject"),
)  # fmt: skip
"""The trail, append-only. `state` is the digest of the subject's row after the change, `before` the hash of the row
before. `what` holds the old and new values and the reason; of an erased patient it is emptied, its digest stays."""

SETTINGS = Table(
    "settings", METADATA,
    Column("name", String(80), primary_key=True),
    Column("value", Text, nullable=False),
)  # fmt: skip

KEYS = Table(
    "keys", METADATA,
    Column("id", Integer, primary_key=True, autoincrement=False),
    Column("content", Text, nullable=False),
)  # fmt: skip
"""The slots of a department's store, which has no key file beside it; empty in a local store."""

COVERED = {"officer": OFFICERS, "case": CASES, "version": VERSIONS, "setting": SETTINGS}
"""The tables whose rows the trail vouches for, by the `kind` of its rows."""
