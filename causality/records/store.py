"""A store that is open: its rows, its trail, and the transaction in which both change together."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import Connection, Engine, delete, insert, select, text, update

from causality.records.audit import Entry, Row, append, head, state_digest
from causality.records.engine import Damaged, StoreError, file_engine, in_words, reading, writing
from causality.records.keeping import Keeper
from causality.records.keys import Secrets
from causality.records.proving import SLACK, Proof, prove, span, subject_of
from causality.records.tables import ABOUT, AUDIT, COVERED, FORMAT
from causality.records.watching import Watch, unwatched
from causality.text import _

Clock = Callable[[], datetime]


def local_time() -> datetime:
    """Give the time now with this place's offset."""
    return datetime.now(UTC).astimezone()


class Writing:
    """One transaction: every row that is put, changed or taken away in it leaves a row in the trail with it."""

    def __init__(self, connection: Connection, chain: bytes, now: datetime) -> None:
        self.connection = connection
        self.now = now
        self._chain = chain

    def put(self, kind: str, row: Row, entry: Entry) -> None:
        """Add a covered row."""
        self.connection.execute(insert(COVERED[kind]).values(dict(row)))
        self._note(kind, row, entry)

    def change(self, kind: str, row: Row, entry: Entry, revision: int | None = None) -> bool:
        """Put `row` in place of the one of its key; with `revision` only if that is still the one in the store."""
        table = COVERED[kind]
        changed = update(table).where(*(column == row[column.name] for column in table.primary_key.columns))
        if revision is not None:
            changed = changed.where(table.c.revision == revision)
        if self.connection.execute(changed.values(dict(row))).rowcount != 1:
            return False
        self._note(kind, row, entry)
        return True

    def remove(self, kind: str, row: Row, entry: Entry) -> None:
        """Take a covered row away."""
        table = COVERED[kind]
        self.connection.execute(
            delete(table).where(*(column == row[column.name] for column in table.primary_key.columns))
        )
        self.note(replace(entry, kind=kind, subject=subject_of(kind, row)))

    def note(self, entry: Entry) -> None:
        """Write down what changed no row: signing in, an export."""
        append(self.connection, self._chain, entry, self.now)

    def _note(self, kind: str, row: Row, entry: Entry) -> None:
        self.note(replace(entry, kind=kind, subject=subject_of(kind, row), state=state_digest(self._chain, row)))


class Store:
    """An open store. Knows rows and trail, not who may do what: that is the desk's.

    `notes` is what is to be told when it is opened. A `read_only` one lies where nothing can be written.
    """

    def __init__(
        self, name: str, engine: Engine, keeper: Keeper, held: Secrets, clock: Clock, *, read_only: bool = False
    ) -> None:
        self.name = name
        self.keeper = keeper
        self.secrets = held
        self.clock = clock
        self.read_only = read_only
        self.notes: tuple[str, ...] = ()
        self._engine = engine

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """Give a connection to read from."""
        with reading(self._engine, self.name) as connection:
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Writing]:
        """Give one transaction: kept whole, or not at all when anything in it fails."""
        with writing(self._engine, self.name) as connection:
            yield Writing(connection, self.secrets.chain, self.clock())

    def check(self) -> None:
        """Raise StoreError unless this program understands the store."""
        with self.reading() as connection:
            found = connection.execute(select(ABOUT.c.value).where(ABOUT.c.name == "format")).scalar()
        if found is None or not found.isdigit():
            raise Damaged(_("{store}: it is damaged; bring it back from a backup").format(store=self.name))
        if int(found) > FORMAT:
            message = _("{store}: it has version {version}; this program reads up to {current}, a newer one is needed")
            raise StoreError(message.format(store=self.name, version=found, current=FORMAT))

    def pages_damaged(self) -> int:
        """Give how many pages of a local store's file are not what was written; 0 for a department's."""
        if not self.local:
            return 0
        with self.reading() as connection:
            broken = connection.execute(text("PRAGMA cipher_integrity_check")).all()
            wrong = [row for row in connection.execute(text("PRAGMA integrity_check")).all() if row[0] != "ok"]
        return len(broken) + len(wrong)

    @property
    def local(self) -> bool:
        """Whether the store is a file of this machine."""
        return self._engine.dialect.name == "sqlite"

    def compact(self) -> None:
        """Write a local store's file anew, so that nothing of what was taken out is left in it."""
        with self._apart() as connection:
            connection.exec_driver_sql("VACUUM")
            connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")

    def change_key(self, held: Secrets) -> None:
        """Encrypt a local store's file under another key, in one transaction of the database."""
        self._engine.dispose()  # a connection that rests beside this one would hold the log
        with self._apart() as connection:
            connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
            connection.exec_driver_sql("PRAGMA journal_mode = DELETE")
            connection.exec_driver_sql(f"PRAGMA rekey = \"x'{held.database.hex()}'\"")
        self._engine.dispose()
        self.secrets = held
        self._engine = file_engine(Path(self.name), held.database)

    def copy_to(self, path: Path) -> None:
        """Write a consistent, encrypted copy of a local store's file to `path`, which must not exist."""
        with self._apart() as connection:
            connection.execute(text("VACUUM INTO :path").bindparams(path=str(path)))

    def prove(self, watch: Watch = unwatched) -> Proof:
        """Examine the trail and every row it vouches for, against the last head that was seen."""
        seen = self.keeper.load().head
        with self.reading() as connection:
            return prove(connection, self.secrets.chain, seen, watch)

    def clock_put_back(self) -> str:
        """Say by how much the clock is behind the last row of the trail; empty when it is not."""
        with self.reading() as connection:
            last = connection.execute(select(AUDIT.c.at).order_by(AUDIT.c.place.desc()).limit(1)).scalar()
        with suppress(ValueError, TypeError):  # a time that is none is told by `prove`
            back = datetime.fromisoformat(last or "") - self.clock()
            return span(back) if back > SLACK else ""
        return ""

    def remember_head(self) -> None:
        """Keep the trail's last row apart from the store, so that an earlier state in its place is told.

        The row that was kept before stays when the trail does not hold it any more: the doubt outlasts this.
        """
        keys = self.keeper.load()
        place, seen = keys.head
        with self.reading() as connection:
            held = connection.execute(select(AUDIT.c.hash).where(AUDIT.c.place == place)).scalar()
            last = head(connection)
        if last != keys.head and (not seen or held == seen):
            self.keeper.save(replace(keys, head=last))

    def close(self) -> None:
        """Close the store; the write-ahead log is taken in, so that the one file is the whole of it."""
        if self.local and not self.read_only:
            with suppress(StoreError), self._apart() as connection:  # a reader elsewhere only puts it off
                connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
        self._engine.dispose()

    @contextmanager
    def _apart(self) -> Iterator[Connection]:
        """Give a connection outside any transaction."""
        with in_words(self.name), self._engine.connect() as connection:
            connection.exec_driver_sql("ROLLBACK")
            yield connection
            connection.exec_driver_sql("BEGIN")
