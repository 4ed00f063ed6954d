# The key and mouse functions of pytest-qt are untyped.
# mypy: allow-untyped-calls
"""Settings and one's own passphrase in the window of the store."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from causality.records.office import setting
from causality.records.officers import SignInRefused
from causality.records.signing_in import sign_in
from causality.records.trail import Filter, trail
from desktop.store_window import StoreWindow
from tests.desktop.store import LONG, found, pick, store_window
from tests.records.conftest import pattern  # noqa: F401 - a fixture
from tests.records.places import PASSPHRASE, Place

pytestmark = [pytest.mark.qt_log_level_fail("WARNING"), pytest.mark.qt_log_ignore("plugin does not support")]
NEW = "lantern otter vivid plinth"


@pytest.fixture
def copy(pattern: Place, tmp_path: Path) -> Place:  # noqa: F811 - the fixture
    return pattern.copied(tmp_path)


@pytest.fixture
def window(copy: Place, tmp_path: Path, qapp: QApplication, qtbot: QtBot) -> Iterator[StoreWindow]:
    with store_window(qapp, copy, tmp_path / "home", qtbot, room="options") as made:
        yield made


def press(window: StoreWindow, qtbot: QtBot, name: str) -> None:
    qtbot.mouseClick(found(QPushButton, window, name), Qt.MouseButton.LeftButton)


def typed(window: StoreWindow, qtbot: QtBot, name: str, words: str) -> None:
    line = found(QLineEdit, window, name)
    line.selectAll()
    qtbot.keyClicks(line, words)


def test_settings_are_taken_over_together_each_with_its_row(window: StoreWindow, qtbot: QtBot) -> None:
    assert "Nothing was changed" in found(QPushButton, window, "takeSettings").toolTip()
    typed(window, qtbot, "settingIdleMinutes", "5")
    typed(window, qtbot, "settingTimeZone", "Europe/Vienna")
    pick(qtbot, window, "settingReportingClock", "EU, serious: 15 days")
    press(window, qtbot, "takeSettings")
    assert window.messages.text == "3 settings changed."
    rows = trail(window.desk, Filter(action="setting changed"))
    assert [(row.changes[0].path, row.changes[0].after) for row in rows] == [
        ("reporting clock", "eu_serious"), ("time zone", "Europe/Vienna"), ("idle minutes", "5"),
    ]  # fmt: skip
    assert rows[0].offset == "+0100"
    assert window.desk.idle == 300
    assert not found(QPushButton, window, "takeSettings").isEnabled()


def test_what_cannot_be_is_said_and_stays_in_its_field(window: StoreWindow, qtbot: QtBot) -> None:
    typed(window, qtbot, "settingIdleMinutes", "600")
    qtbot.keyClick(found(QLineEdit, window, "settingIdleMinutes"), Qt.Key.Key_Return)
    assert "expected a whole number from 1 to 60" in window.messages.text
    assert found(QLineEdit, window, "settingIdleMinutes").text() == "600"
    assert setting(window.desk, "idle minutes") == "10"


def test_the_folder_of_backups_is_chosen(
    window: StoreWindow, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("desktop.store_rooms.options.ask_folder", lambda *_asked: tmp_path / "copies")
    press(window, qtbot, "chooseBackupFolder")
    press(window, qtbot, "takeSettings")
    assert setting(window.desk, "backup folder") == str(tmp_path / "copies")


def test_the_own_passphrase_is_changed_by_key_alone(window: StoreWindow, copy: Place, qtbot: QtBot) -> None:
    button = found(QPushButton, window, "changePassphrase")
    for name, words in (("oldPassphrase", f"{PASSPHRASE} anna"), ("newPassphrase", "secret")):
        assert not button.isEnabled()
        typed(window, qtbot, name, words)
    assert not button.isEnabled()
    typed(window, qtbot, "newPassphrase", NEW)
    typed(window, qtbot, "repeatedPassphrase", NEW)
    qtbot.keyClick(found(QLineEdit, window, "repeatedPassphrase"), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "another one from now on" in window.messages.text, timeout=LONG)
    for name in ("oldPassphrase", "newPassphrase", "repeatedPassphrase"):
        assert found(QLineEdit, window, name).text() == ""
    store, _anna = sign_in(copy.where, "anna", NEW, copy.hands)
    store.close()
    with pytest.raises(SignInRefused):
        sign_in(copy.where, "anna", f"{PASSPHRASE} anna", copy.hands)


def test_a_wrong_old_passphrase_changes_nothing(window: StoreWindow, copy: Place, qtbot: QtBot) -> None:
    for name, words in (("oldPassphrase", "not mine"), ("newPassphrase", NEW), ("repeatedPassphrase", NEW)):
        typed(window, qtbot, name, words)
    press(window, qtbot, "changePassphrase")
    qtbot.waitUntil(lambda: "passphrase is wrong" in window.messages.text, timeout=LONG)
    sign_in(copy.where, "anna", f"{PASSPHRASE} anna", copy.hands)[0].close()


def test_everybody_changes_their_own_passphrase_and_only_an_administrator_the_settings(
    copy: Place, tmp_path: Path, qapp: QApplication, qtbot: QtBot
) -> None:
    with store_window(qapp, copy, tmp_path / "home", qtbot, "reader", "options") as window:
        for name in ("takeSettings", "chooseBackupFolder"):
            assert "you have the role reader" in found(QPushButton, window, name).toolTip()
        assert not found(QLineEdit, window, "settingCopiesKept").isEnabled()
        assert found(QLineEdit, window, "oldPassphrase").isEnabled()
