"""A department's store on PostgreSQL: the same desk, the same promises, on a real server."""

import tempfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot
from sqlalchemy import text

from causality.records.comparing import compared
from causality.records.desk import Changed
from causality.records.engine import StoreError
from causality.records.making import create
from causality.records.office import change_setting, erase
from causality.records.officers import SignInRefused
from causality.records.searching import Query
from causality.records.tables import COVERED
from causality.records.trail import Filter, case_keys, trail
from desktop.settings import Settings
from desktop.stores import StoreDesk
from tests.records.places import FIRST, PASSPHRASE, QUICK, Hands, Place, example, made
from tests.records.server import binaries, emptied, running
from tests.records.test_desk import PDF, signed

pytestmark = pytest.mark.skipif(binaries() is None, reason="skipped: there is no PostgreSQL server on this machine")


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    # A short path: a socket's name has at most 107 bytes.
    with tempfile.TemporaryDirectory() as folder, running(Path(folder)) as url:
        yield url


@pytest.fixture
def shared(server: str) -> Place:
    emptied(server)
    return made(server)


def test_the_desktop_signs_in_by_url_and_remembers_no_password(
    shared: Place, tmp_path: Path, qtbot: QtBot, qapp: object
) -> None:
    settings = Settings(tmp_path)
    stores = StoreDesk(settings)
    url = shared.where.replace("dechallenge@", "dechallenge:secret@")
    with qtbot.waitSignal(stores.opened, timeout=20_000):
        stores.sign_in("ben", f"{PASSPHRASE} ben", place=url)
    assert stores.desk is not None
    assert not stores.desk.store.local
    held = stores.desk.create(example())
    assert [one.key for one in stores.desk.find(Query())] == [held.key]
    stores.close()
    assert "secret" not in stores.shown_place
    settings.sync()
    assert "secret" not in (tmp_path / "desktop.ini").read_text()
    assert list((tmp_path / "heads").glob("*.head"))


def test_a_case_comes_back_and_is_found(shared: Place) -> None:
    desk = shared.desk()
    held = desk.create(replace(example(), title="肝损伤 Ηπατική"))
    assert desk.open(held.key) == held
    for words in ("肝", "ΗΠΑΤΙΚΉ", "alpelisib 损伤"):
        assert [row.key for row in desk.find(Query(words=words))] == [held.key]
    assert desk.find(Query(words="100%")) == ()
    desk.store.close()


def test_the_second_of_two_writers_is_told(shared: Place) -> None:
    one, other = shared.desk("assessor"), shared.desk("reviewer")
    held = one.create(example())
    one.save(held, replace(held.case, title="mine"))
    with pytest.raises(Changed, match="ben saved this case"):
        other.save(held, replace(held.case, title="theirs"))
    assert other.open(held.key).case.title == "mine"
    one.store.close()
    other.store.close()


def test_signed_versions_and_erasure_hold_in_the_trail(shared: Place) -> None:
    desk = shared.desk()
    held = desk.keep_signed(desk.create(example()), signed(example()), PDF)
    assert desk.report(held.key, 1) == PDF
    assert desk.store.prove().doubts == ()
    desk.store.close()
    administrator = shared.desk("administrator")
    erase(administrator, held.key, "demand")
    assert [row.erased for row in trail(administrator, Filter(subject=held.key))] == [False, True, True]
    assert administrator.store.prove().doubts == ()
    administrator.store.close()


@pytest.mark.parametrize("table", sorted(COVERED))
def test_what_other_hands_change_is_noticed(shared: Place, table: str) -> None:
    desk = shared.desk()
    desk.keep_signed(desk.create(example()), signed(example()), PDF)
    changed = {"officer": "name", "case": "title", "version": "signed_by", "setting": "value"}[table]
    with desk.store.writing() as work:
        if table == "setting":
            work.connection.execute(text("INSERT INTO settings VALUES ('trust', 'all')"))
        else:
            work.connection.execute(text(f"UPDATE {COVERED[table].name} SET {changed} = 'x'"))
    assert desk.store.prove().doubts
    desk.store.close()


@pytest.mark.parametrize("statement", ["DELETE FROM audit", "UPDATE audit SET who = 'dan'"])
def test_the_server_refuses_to_change_the_trail(shared: Place, statement: str) -> None:
    desk = shared.desk()
    with pytest.raises(StoreError), desk.store.writing() as work:
        work.connection.execute(text(statement))
    assert desk.store.prove().doubts == ()
    desk.store.close()


def test_failed_tries_lock_out_on_every_machine(shared: Place) -> None:
    for _time in range(5):
        with pytest.raises(SignInRefused):
            shared.desk(passphrase="wrong")
    with pytest.raises(SignInRefused, match="Too many"):
        shared.desk()


def test_a_database_without_a_store_and_one_with_it_are_told_apart(shared: Place, server: str) -> None:
    with pytest.raises(StoreError, match="there is a store already"):
        create(server, FIRST, PASSPHRASE, shared.hands, QUICK)
    desk = shared.desk()
    assert desk.store.prove().doubts == ()
    desk.store.close()
    emptied(server)
    with pytest.raises(StoreError, match="no store in this database"):
        shared.desk()


def test_a_server_that_does_not_answer_is_told_without_user_or_password(tmp_path: Path) -> None:
    url = f"postgresql://somebody:secret@/postgres?host={tmp_path}"
    with pytest.raises(StoreError, match="does not answer") as refused:
        Place(url, Hands(), "").desk()
    assert "secret" not in str(refused.value)
    assert "somebody" not in str(refused.value)


def test_the_trail_is_filtered_and_versions_are_compared(shared: Place) -> None:
    desk = shared.desk()
    held = desk.keep_signed(desk.create(example()), signed(example()), PDF)
    held = desk.next_version(held)
    held = desk.save(held, replace(held.case, title='Ηπατική "βλάβη" 100%'), reason="Second Reading")
    wanted = [row.place for row in trail(desk, Filter(action="case changed"))]
    for words in ("second reading", "ΗΠΑΤΙΚΉ", '"βλάβη"', "100%"):
        assert [row.place for row in trail(desk, Filter(words=words, cases=(held.key,)))] == wanted, words
    assert trail(desk, Filter(cases=("other",))) == ()
    assert case_keys(desk, held.case.id.upper()) == (held.key,)
    (title,) = [one for one in compared(desk, held.key, 1) if one.told.what == "Title"]
    assert (title.who, title.told.after) == ("ben", held.case.title)
    desk.store.close()


def test_settings_hold_for_everybody_who_shares_the_store(shared: Place) -> None:
    administrator = shared.desk("administrator")
    change_setting(administrator, "idle minutes", "4")
    administrator.store.close()
    desk = shared.desk()
    assert desk.idle == 240
    desk.store.close()
