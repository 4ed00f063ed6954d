"""The database below a store: SQLCipher in a file, or PostgreSQL by a URL; and what goes wrong, in words.

Settings of SQLCipher: write-ahead log with `synchronous=FULL`, so that a committed change outlasts a power cut;
`secure_delete`, so that what is erased is overwritten; temporary tables in memory only.
"""

import os
import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, QueuePool, create_engine, event
from sqlalchemy.exc import DBAPIError

from causality.text import N_, _

WAIT = 5_000
"""Milliseconds to wait for another process that is writing."""
_SETTINGS = (
    "PRAGMA cipher_log_level = NONE",
    "PRAGMA foreign_keys = ON",
    "PRAGMA temp_store = MEMORY",
    "PRAGMA secure_delete = ON",
)
_URL = re.compile(r"postgresql(\+psycopg)?://", re.IGNORECASE)


class StoreError(Exception):
    """A store that cannot be used as asked; the message is one line that says what to do."""


class Damaged(StoreError):
    """The store's file is not what was written."""


class Busy(StoreError):
    """Another process holds the store."""


class ReadOnly(StoreError):
    """The store can be read, not changed."""


class Full(StoreError):
    """The disk is full; nothing was changed."""


class Unreachable(StoreError):
    """The department's database does not answer."""


_MEANINGS: tuple[tuple[type[StoreError], tuple[str, ...], str], ...] = (
    (Busy, ("database is locked", "database table is locked"),
     N_("{store}: another program is writing to it; try again in a moment")),
    (Full, ("disk is full", "no space left"), N_("{store}: the disk is full; nothing was changed")),
    (ReadOnly, ("readonly database", "read-only"), N_("{store}: it is read-only; it can be read, not changed")),
    (Damaged, ("not a database", "malformed", "corrupt", "disk i/o error"),
     N_("{store}: it is damaged; bring it back from a backup")),
    (Unreachable, ("could not connect", "connection refused", "connection failed", "server closed", "timeout expired",
                   "could not translate", "connection is bad", "terminating connection"),
     N_("{store}: the database does not answer")),
    (StoreError, ("password authentication",), N_("{store}: the database refuses its user or password")),
    (StoreError, ("unable to open database file",), N_("{store}: it cannot be opened")),
)  # fmt: skip


def is_url(place: str) -> bool:
    """Whether a store is named by the URL of a PostgreSQL database."""
    return bool(_URL.match(place))


def file_engine(path: Path, key: bytes, *, read_only: bool = False, wait: int = WAIT) -> Engine:
    """Give the engine of the SQLCipher file at `path` under its 256-bit key. Nothing is opened yet.

    `wait` are the milliseconds to wait for another process that is writing. A file on a medium that cannot be written
    is taken for one that nobody changes: the database could make no note beside it of who reads.
    """
    from sqlcipher3 import dbapi2

    mode = "rw" if not read_only else "ro&immutable=1" if is_read_only(path) else "ro"

    def connect() -> Any:
        # The name is given as a URI so that a missing file is never made by opening it.
        opened = dbapi2.connect(
            f"{path.absolute().as_uri()}?mode={mode}",
            uri=True,
            check_same_thread=False,
            isolation_level=None,
        )
        cursor = opened.cursor()
        cursor.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
        for setting in (*_SETTINGS, f"PRAGMA busy_timeout = {wait}"):
            cursor.execute(setting)
        cursor.execute("SELECT count(*) FROM sqlite_master").fetchone()
        if cursor.execute("PRAGMA journal_mode").fetchone()[0] != "wal" and not is_read_only(path):
            cursor.execute("PRAGMA journal_mode = WAL")
        cursor.execute("PRAGMA synchronous = FULL")
        return opened

    engine = create_engine(
        "sqlite://", creator=connect, module=dbapi2, poolclass=QueuePool, pool_size=2, max_overflow=4
    )
    event.listen(engine, "begin", _begin)
    return engine


def url_engine(url: str) -> Engine:
    """Give the engine of a department's PostgreSQL database. Nothing is opened yet."""
    try:
        import psycopg  # noqa: F401 - looked for here, so that its absence is said in words
    except ImportError:
        raise StoreError(_("a department's store needs psycopg; install dechallenge[department]")) from None
    return create_engine(_URL.sub("postgresql+psycopg://", url, count=1), isolation_level="READ COMMITTED")


def shown(place: str) -> str:
    """Give the name of a store as it is shown: of a URL without user and password."""
    if not is_url(place):
        return place
    scheme, rest = place.split("://", 1)
    return f"{scheme}://{rest.rsplit('@', 1)[-1]}"


@contextmanager
def reading(engine: Engine, name: str) -> Iterator[Connection]:
    """Give a connection to read from; what goes wrong is a StoreError that names the store."""
    with in_words(name), engine.connect() as connection, connection.begin():
        yield connection


@contextmanager
def writing(engine: Engine, name: str) -> Iterator[Connection]:
    """Give one transaction to write in: all of it is kept, or nothing."""
    with in_words(name), engine.connect().execution_options(writes=True) as connection, connection.begin():
        yield connection


@contextmanager
def in_words(name: str) -> Iterator[None]:
    """Turn what the database says into a StoreError that names the store."""
    try:
        yield
    except DBAPIError as error:
        raise _worded(name, error.orig or error) from error


def _worded(name: str, error: BaseException) -> StoreError:
    said = str(error).lower()
    for kind, words, message in _MEANINGS:
        if any(word in said for word in words):
            return kind(_(message).format(store=name))
    # The driver's own text could quote a value; its kind cannot.
    return StoreError(_("{store}: the database refuses ({what})").format(store=name, what=type(error).__name__))


def _begin(connection: Connection) -> None:
    """A writer takes its place at once: two that read first and write then would both have to begin again."""
    connection.exec_driver_sql("BEGIN IMMEDIATE" if connection.get_execution_options().get("writes") else "BEGIN")


def is_read_only(path: Path) -> bool:
    """Whether nothing can be written at the place of a store."""
    return not os.access(path, os.W_OK) or not os.access(path.absolute().parent, os.W_OK)
