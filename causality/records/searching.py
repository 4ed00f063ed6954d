"""Finding cases: words anywhere in them, filters, an order, a page at a time.

On SQLite the words are looked for in an FTS5 index of three-letter groups, which knows every script and parts of
words; on PostgreSQL in the text itself, with a trigram index where the server offers one. Words of one or two signs
are looked for in the text itself on both.
"""

import json
import unicodedata
from datetime import date
from typing import Any, Literal

from sqlalchemy import (
    ColumnElement,
    Connection,
    Integer,
    Select,
    Text,
    and_,
    bindparam,
    column,
    delete,
    func,
    insert,
    literal_column,
    select,
    table,
    text,
)
from sqlalchemy import (
    case as sql_case,
)

from causality.case.model import Case
from causality.frozen import frozen
from causality.records.audit import Row
from causality.records.tables import CASES
from causality.signs import DISCS, LEVELS

State = Literal["draft", "ready for review", "signed", "superseded"]
Order = Literal["changed", "due", "case_id", "title", "state", "drugs", "level", "received", "changed_by"]

SHORTEST = 3
"""Signs of a word that the index of three-letter groups can find."""
PAGE, NEAR = 100, 1000
"""Cases of a page, and up to which place a list is near its beginning."""

_SHOWN = (
    "key",
    "case_id",
    "title",
    "state",
    "version",
    "revision",
    "drugs",
    "events",
    "categories",
    "received",
    "clock",
    "due",
    "changed",
    "changed_by",
)
_LISTS = ("drugs", "events", "categories")
_DIGITS = 15
"""Hexadecimal digits of a key that number its row in the index: 60 bits, as much as a row's number holds."""
_INDEX = table("case_words", column("rowid", Integer), column("key", Text), column("words", Text))


@frozen
class Query:
    """What is looked for; nothing given finds everything. `due_by` finds reports due on or before that day,
    `unsigned` those that are still to be signed."""

    words: str = ""
    drug: str = ""
    event: str = ""
    category: str = ""
    state: str = ""
    due_by: date | None = None
    unsigned: bool = False
    order: Order = "changed"
    descending: bool = True
    first: int = 0
    count: int = PAGE


@frozen
class Listed:
    """One case in a list: what is shown of it without opening it. Days and times are ISO 8601, empty when unknown."""

    key: str
    case_id: str
    title: str
    state: str
    version: int
    revision: int
    drugs: tuple[str, ...]
    events: tuple[str, ...]
    categories: tuple[str, ...]
    received: str
    clock: str
    due: str
    changed: str
    changed_by: str

    @property
    def level(self) -> str:
        """The highest level of certainty that a method reaches; empty where none is on the scale."""
        place = DISCS.find(self.categories[0][:1]) if self.categories and self.categories[0] else -1
        return LEVELS[place] if place >= 0 else ""


def words_of(case: Case) -> str:
    """Give what a case can be found by: its texts, names and values, in one form of writing."""
    parts = [case.id, case.title, case.patient.initials, case.conclusion, case.narrative, case.comment]
    parts += [text_of for event in case.events for text_of in (event.name, event.comment)]
    parts += [text_of for product in case.products for text_of in (product.name, product.indication, product.comment)]
    parts += [text_of for row in case.work_up for text_of in (row.cause, row.test, row.result, row.comment)]
    parts += [entry.text for entry in case.patient.history]
    parts += [symptom.name for symptom in case.symptoms]
    parts += [text_of for finding in case.imaging for text_of in (finding.method, finding.finding)]
    parts += [statement.text for statement in case.statements]
    return folded("\n".join(dict.fromkeys(part for part in parts if part)))


def folded(text_of: str) -> str:
    """Give a text as it is compared: compatibility forms and letter case do not matter."""
    return unicodedata.normalize("NFKC", text_of).casefold()


def prepare_search(connection: Connection) -> None:
    """Make what searching needs beside the tables."""
    if connection.dialect.name == "sqlite":
        # A list in any order is read from this index alone, not from among the cases' whole texts.
        connection.execute(text(f"CREATE INDEX cases_listed ON cases ({', '.join(_SHOWN)})"))
        connection.execute(
            text(
                "CREATE VIRTUAL TABLE case_words USING fts5(key UNINDEXED, words, tokenize='trigram case_sensitive 1')"
            )
        )


def index(connection: Connection, key: str, words: str) -> None:
    """Let a case be found by these words from now on; by none when they are empty."""
    if connection.dialect.name == "sqlite":
        # By number: the index finds a row by nothing else, and would read all of them.
        number = int(key[-_DIGITS:], 16)
        connection.execute(delete(_INDEX).where(_INDEX.c.rowid == number))
        if words:
            connection.execute(insert(_INDEX).values(rowid=number, key=key, words=words))


def find(connection: Connection, query: Query) -> tuple[Listed, ...]:
    """Give one page of the cases that are found."""
    order: ColumnElement[Any] = _level() if query.order == "level" else _plain(connection, query.order, query)
    ordered: tuple[ColumnElement[Any], ...] = (
        (order.desc(), CASES.c.key) if query.descending else (order.asc(), CASES.c.key)
    )
    if query.order in ("due", "received"):  # cases without the day come last, whichever way
        ordered = ((order == "").asc(), *ordered)
    chosen = _found(select(*(CASES.c[name] for name in _SHOWN)), connection, query).order_by(*ordered)
    return tuple(_listed(row) for row in connection.execute(chosen.offset(query.first).limit(query.count)).mappings())


def _plain(connection: Connection, name: str, query: Query) -> ColumnElement[Any]:
    """Give a column so that SQLite reads it from the index of the list, not from an index of its own.

    Through that it would look up each case among the whole texts, a hundred milliseconds for 10,000. Near the
    beginning of the list, and where short words have to be looked up in the texts anyway, its own index is the faster.
    """
    column: ColumnElement[Any] = CASES.c[name]
    filtered = bool(query.drug or query.event or query.category or query.state or query.due_by or query.unsigned)
    near = query.order == "changed" and query.first < NEAR and not filtered and not query.words
    short = any(len(word) < SHORTEST for word in folded(query.words).split())
    if connection.dialect.name != "sqlite" or short or near:
        return column
    return func.coalesce(column, "")


def _level() -> ColumnElement[Any]:
    """The place of a case's highest level: that of the first sign in what the methods said."""
    first = func.substr(CASES.c.categories, len('["') + 1, 1)
    return sql_case({sign: place for place, sign in enumerate(DISCS)}, value=first, else_=-1)


def _listed(row: Row) -> Listed:
    shown: dict[str, Any] = {name: tuple(json.loads(value)) if name in _LISTS else value for name, value in row.items()}
    return Listed(**shown)


def count(connection: Connection, query: Query) -> int:
    """Give how many cases are found in all."""
    counted = _found(select(func.count()).select_from(CASES), connection, query)
    found: int = connection.execute(counted).scalar_one()
    return found


def _found(chosen: Select[Any], connection: Connection, query: Query) -> Select[Any]:
    wanted: list[ColumnElement[bool]] = []
    for name, value in (("drugs", query.drug), ("events", query.event), ("categories", query.category)):
        if value:
            wanted.append(_holds(func.lower(CASES.c[name]), value.lower()))
    if query.state:
        wanted.append(_plain(connection, "state", query) == query.state)
    if query.unsigned:
        wanted.append(CASES.c.state != "signed")
    if query.due_by:
        wanted.append(and_(CASES.c.due != "", CASES.c.due <= query.due_by.isoformat()))
    words = folded(query.words).split()
    long = [word for word in words if len(word) >= SHORTEST] if connection.dialect.name == "sqlite" else []
    if long:
        phrase = " ".join('"' + word.replace('"', '""') + '"' for word in long)
        # By the digits that number the row: its key would have to be read from among the words.
        digits = func.printf(f"%0{_DIGITS}x", _INDEX.c.rowid)
        matched = select(digits).where(literal_column("case_words").op("MATCH")(bindparam("phrase", phrase)))
        wanted.append(func.substr(CASES.c.key, -_DIGITS).in_(matched))
    wanted += [_holds(CASES.c.words, word) for word in words if word not in long]
    return chosen.where(*wanted)


def _holds(where: Any, what: str) -> ColumnElement[bool]:
    found: ColumnElement[bool] = where.contains(what, autoescape=True)
    return found
