"""Every change that the program did not make is noticed: by SQL with the right key, in single bytes, by roll-back."""

import random
import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Connection, text

from causality.records.desk import Desk
from causality.records.engine import StoreError, file_engine
from causality.records.office import change_setting, erase
from causality.records.proving import Proof
from causality.records.store import Store
from causality.records.trail import Filter, trail
from tests.records.places import Place, example


@pytest.fixture(scope="module")
def filled(pattern: Place, tmp_path_factory: pytest.TempPathFactory) -> Place:
    """A closed store with two cases, one of them edited, and a setting."""
    place = pattern.copied(tmp_path_factory.mktemp("filled"))
    desk = place.desk()
    held = desk.create(example())
    desk.save(held, replace(held.case, conclusion="tumour infiltration"))
    desk.create(replace(example(), id="second"))
    desk.store.close()
    administrator = place.desk("administrator")
    change_setting(administrator, "backup hours", "24")
    administrator.store.remember_head()
    administrator.store.close()
    return place


@pytest.fixture
def other_hands(filled: Place, tmp_path: Path) -> Iterator[tuple[Store, Connection]]:
    """A copy of that store, and a connection to it with the right key but outside the program."""
    place = filled.copied(tmp_path)
    store = place.desk().store
    store.remember_head()
    with file_engine(place.path, store.secrets.database).connect() as connection:
        yield store, connection
    store.close()


def proof_after(other_hands: tuple[Store, Connection], *statements: str) -> Proof:
    """What the store says after these statements."""
    store, connection = other_hands
    for statement in statements:
        connection.execute(text(statement))
    connection.commit()
    return store.prove()


def test_a_store_that_only_the_program_wrote_holds(other_hands: tuple[Store, Connection]) -> None:
    proof = other_hands[0].prove()
    assert proof.doubts == ()
    assert proof.rows > 10
    assert proof.subjects == 7  # four officers, two cases, a setting


UNGUARDED = "DROP TRIGGER audit_kept", "DROP TRIGGER audit_fixed"


@pytest.mark.parametrize(
    ("statement", "fault", "place"),
    [
        ("UPDATE audit SET who = 'dan' WHERE place = 5", "changed", 5),
        ("UPDATE audit SET at = '2020-01-01T00:00:00.000000+00:00' WHERE place = 7", "changed", 7),
        ("UPDATE audit SET what = '{}' WHERE place = 4", "changed", 4),
        ("UPDATE audit SET what = '', salt = '' WHERE place = 4", "changed", 4),
        ("UPDATE audit SET hash = before WHERE place = 6", "changed", 6),
        ("DELETE FROM audit WHERE place = 1", "removed", 1),
        ("DELETE FROM audit WHERE place = 5", "removed", 5),
        ("DELETE FROM audit WHERE place IN (5, 6, 7)", "removed", 5),
        ("DELETE FROM audit WHERE place > 8", "rolled_back", None),
        ("UPDATE audit SET place = 9999 WHERE place = 5", "removed", 5),
        (
            "INSERT INTO audit SELECT 1 + max(place), at, 'offset', who, action, kind, subject, state, salt, what,"
            " what_digest, hash, hash FROM audit",
            "changed",
            None,
        ),
    ],
)
def test_a_row_of_the_trail_that_was_touched_is_named(
    other_hands: tuple[Store, Connection], statement: str, fault: str, place: int | None
) -> None:
    proof = proof_after(other_hands, *UNGUARDED, statement)
    first = proof.doubts[0]
    assert first.fault == fault
    assert place is None or first.place == place


@pytest.mark.parametrize(
    ("statement", "fault", "said"),
    [
        (
            "UPDATE cases SET content = replace(content, 'alpelisib', 'placebo') WHERE case_id = 'second'",
            "changed",
            "case",
        ),
        ("UPDATE cases SET state = 'signed' WHERE case_id = 'second'", "changed", "case"),
        ("UPDATE cases SET due = '2030-01-01' WHERE case_id = 'second'", "changed", "case"),
        ("DELETE FROM cases WHERE case_id = 'second'", "removed", "case"),
        ("UPDATE officers SET role = 'administrator' WHERE id = 'dan'", "changed", "officer dan"),
        ("DELETE FROM officers WHERE id = 'dan'", "removed", "officer dan"),
        ("INSERT INTO officers VALUES ('eve', 'Eve', 'administrator', 1, 0, '', '')", "inserted", "officer eve"),
        ("UPDATE settings SET value = '9999'", "changed", "setting backup hours"),
        ("DELETE FROM settings", "removed", "setting backup hours"),
        ("INSERT INTO settings VALUES ('trust', 'all')", "inserted", "setting trust"),
    ],
)
def test_a_row_that_other_hands_touched_is_named(
    other_hands: tuple[Store, Connection], statement: str, fault: str, said: str
) -> None:
    proof = proof_after(other_hands, "PRAGMA foreign_keys = OFF", statement)
    assert [(doubt.fault, doubt.text.startswith(said)) for doubt in proof.doubts] == [(fault, True)]


@pytest.mark.parametrize(
    "statement", ["DELETE FROM audit", "UPDATE audit SET who = 'dan'", "UPDATE audit SET what = '{}'"]
)
def test_the_database_itself_refuses_to_change_the_trail(other_hands: tuple[Store, Connection], statement: str) -> None:
    with pytest.raises(Exception, match="the audit trail is append-only"):
        other_hands[1].execute(text(statement))


def test_a_store_put_back_to_an_earlier_copy_is_told(filled: Place, tmp_path: Path) -> None:
    place = filled.copied(tmp_path)
    desk = place.desk()
    desk.create(replace(example(), id="third"))
    desk.store.remember_head()
    desk.store.close()
    shutil.copyfile(filled.path, place.path)  # the database alone, as somebody would who wants the third case gone
    later = place.desk()  # writes a row where the third case's row had been
    assert [doubt.fault for doubt in later.store.prove().doubts] == ["rolled_back"]
    later.store.close()


def test_an_erased_patient_is_gone_and_the_trail_still_holds(filled: Place, tmp_path: Path) -> None:
    place = filled.copied(tmp_path)
    desk: Desk = place.desk("administrator")
    (key,) = [row.key for row in desk.find(_all()) if row.case_id == "second"]
    erase(desk, key, "demand of 3 March")
    assert [row.case_id for row in desk.find(_all())] == [example().id]
    rows = trail(desk, Filter(subject=key))
    assert [(row.action, row.erased) for row in rows] == [("erased", False), ("case created", True)]
    assert rows[0].reason == "demand of 3 March"
    assert desk.store.prove().doubts == ()
    with desk.store.reading() as connection:
        for table in ("cases", "audit", "case_words"):
            for row in connection.execute(text(f"SELECT * FROM {table}")):
                assert "second" not in str(row)
    desk.store.close()


def _all() -> Any:
    from causality.records.searching import Query

    return Query()


PLACES = 1_000


def test_any_byte_that_is_changed_is_noticed(filled: Place, tmp_path: Path) -> None:
    """A thousand places spread over the file, and the first and last of every page of it."""
    data = filled.path.read_bytes()
    store = filled.desk().store
    secret = store.secrets
    store.close()
    data = filled.path.read_bytes()
    chosen = random.Random(20).sample(range(len(data)), PLACES)
    pages = [place for page in range(0, len(data), 4096) for place in (page, page + 4095)]
    path = tmp_path / "cases.store"
    path.write_bytes(data)
    missed = []
    for place in (*chosen, *pages):
        with path.open("r+b") as file:
            file.seek(place)
            file.write(bytes([data[place] ^ 0x10]))
        engine = file_engine(path, secret.database)
        spoiled = Store(str(path), engine, store.keeper, secret, filled.hands)
        try:
            if not spoiled.pages_damaged() and not spoiled.prove().doubts:
                missed.append(place)
        except StoreError:
            pass
        engine.dispose()
        with path.open("r+b") as file:
            file.seek(place)
            file.write(data[place : place + 1])
    assert missed == []
