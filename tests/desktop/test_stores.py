"""The store as the program has it: made, opened by signing in, locked after idle time, closed."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from causality.records.statement import ACTION
from causality.records.trail import Filter, trail
from desktop.settings import Settings
from desktop.store_jobs import NewStore
from desktop.stores import StoreDesk
from tests.records.conftest import pattern  # noqa: F401 - the fixture
from tests.records.places import PASSPHRASE, Place

SECRET = "correct horse battery staple"


@pytest.fixture
def place(pattern: Place, settings: Settings) -> Place:  # noqa: F811 - the fixture
    return pattern.copied(settings.folder)


@pytest.fixture
def stores(settings: Settings, qapp: object) -> Iterator[StoreDesk]:
    made = StoreDesk(settings)
    yield made
    made.close()
    made.wait()


def signed_in(stores: StoreDesk, qtbot: QtBot, who: str = "ben") -> None:
    with qtbot.waitSignal(stores.opened, timeout=20_000):
        stores.sign_in(who, f"{PASSPHRASE} {who}")


def test_there_is_no_store_until_one_is_made(stores: StoreDesk) -> None:
    assert (stores.state, stores.desk, stores.store, stores.officer) == ("absent", None, None, None)


def test_a_store_is_made_with_its_statement_and_the_first_sign_in_asks_for_a_passphrase_of_ones_own(
    stores: StoreDesk, settings: Settings, qtbot: QtBot
) -> None:
    place = str(settings.folder / "cases.store")
    with qtbot.waitSignal(stores.made, timeout=20_000) as made:
        stores.make(NewStore(place, "eva-admin", "Eva", SECRET, "eva"))
    assert len(made.args[0].split("-")) == 8
    assert (stores.state, stores.place) == ("shut", place)
    stores.sign_in("eva", SECRET)
    qtbot.waitUntil(lambda: stores.state == "renewing", timeout=20_000)
    assert stores.desk is None
    with qtbot.waitSignal(stores.refused, timeout=20_000) as refused:
        stores.choose_passphrase(SECRET)
    assert "old one" in refused.args[0]
    stores.choose_passphrase(f"{SECRET} of my own")
    qtbot.waitUntil(lambda: stores.state == "stating", timeout=20_000)
    stores.confirm_statement()
    assert stores.state == "open"
    assert stores.desk is not None
    assert [row.who for row in trail(stores.desk, Filter(action=ACTION))] == ["eva", "eva-admin"]


def test_signing_in_opens_the_store_and_remembers_who_and_where(
    stores: StoreDesk, settings: Settings, place: Place, qtbot: QtBot
) -> None:
    assert stores.state == "shut"
    signed_in(stores, qtbot)
    assert stores.desk is not None
    assert (stores.state, stores.desk.officer.id) == ("open", "ben")
    assert (StoreDesk(settings).last_officer, StoreDesk(settings).place) == ("ben", place.where)


def test_a_wrong_passphrase_says_how_many_tries_are_left_and_then_how_long_to_wait(
    stores: StoreDesk, place: Place, qtbot: QtBot
) -> None:
    told = []
    for _try in range(6):
        with qtbot.waitSignal(stores.refused, timeout=20_000) as refused:
            stores.sign_in("ben", "not this one at all")
        told.append(refused.args)
    assert "4 tries are left" in told[0][0]
    assert told[0][1] == 0.0
    assert "possible in 30 s" in told[4][0]
    assert 0 < told[5][1] <= 30
    assert stores.state == "shut"


def test_a_store_whose_file_is_gone_is_there_and_says_so(stores: StoreDesk, place: Place, qtbot: QtBot) -> None:
    place.path.unlink()
    assert stores.state == "shut"
    with qtbot.waitSignal(stores.refused, timeout=20_000) as refused:
        stores.sign_in("ben", f"{PASSPHRASE} ben")
    assert "cases.store" in refused.args[0]


def test_ten_idle_minutes_lock_the_store_and_what_is_not_written_is_written_before(
    stores: StoreDesk, place: Place, qtbot: QtBot
) -> None:
    signed_in(stores, qtbot)
    assert stores.idle.isActive()
    assert stores.idle.interval() == 600_000
    still_open: list[bool] = []
    stores.leaving.connect(lambda: still_open.append(stores.desk is not None))
    with qtbot.waitSignal(stores.locked):
        stores.idle.timeout.emit()
    assert still_open == [True]
    assert (stores.state, stores.desk, stores.store) == ("locked", None, None)
    assert not Path(f"{place.where}-wal").exists()
    signed_in(stores, qtbot, "chloe")
    assert stores.state == "open"


def test_keys_in_any_window_put_the_lock_off(stores: StoreDesk, place: Place, qtbot: QtBot) -> None:
    field = QLineEdit()
    qtbot.addWidget(field)
    field.show()
    field.activateWindow()
    qtbot.waitUntil(field.isActiveWindow)
    signed_in(stores, qtbot)
    stores.idle.stop()
    handle = field.windowHandle()
    assert handle is not None
    QTest.keyClick(handle, Qt.Key.Key_A)
    assert stores.idle.isActive()


def test_closing_leaves_no_key_and_no_write_ahead_log(stores: StoreDesk, place: Place, qtbot: QtBot) -> None:
    signed_in(stores, qtbot)
    with qtbot.waitSignal(stores.closed):
        stores.close()
    assert (stores.state, stores.officer) == ("shut", None)
    assert not Path(f"{place.where}-wal").exists()


def test_the_password_of_a_departments_database_is_not_remembered(settings: Settings, stores: StoreDesk) -> None:
    stores._remember("postgresql://ben:secret@server/cases")
    assert stores.place == "postgresql://ben:secret@server/cases"
    assert stores.shown_place == "postgresql://server/cases"
    assert StoreDesk(settings).place == "postgresql://ben@server/cases"
    settings.sync()
    assert "secret" not in (settings.folder / "desktop.ini").read_text()


def test_signing_in_while_what_it_needs_is_still_loaded_opens_the_store(
    stores: StoreDesk, place: Place, qtbot: QtBot
) -> None:
    stores.prepare()
    assert not stores.busy
    signed_in(stores, qtbot)
    assert stores.desk is not None
    assert stores.desk.officer.id == "ben"
