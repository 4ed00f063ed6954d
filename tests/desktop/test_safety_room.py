# The key and mouse functions of pytest-qt are untyped.
# mypy: allow-untyped-calls
"""What keeps the records safe, in the window of the store: copies, restoring, checks, export, erasure, the key."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from threading import Event

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot
from sqlalchemy import text

from causality.records.backup import copies
from causality.records.desk import Desk
from causality.records.office import change_setting
from causality.records.searching import Query
from causality.records.signing_in import sign_in
from causality.records.trail import Filter, trail
from causality.records.watching import Watch
from desktop.store_rooms.erasing import kept_until
from desktop.store_rooms.safety import SafetyRoom
from desktop.store_window import StoreWindow
from tests.desktop.store import LONG, found, store_window
from tests.records.conftest import pattern  # noqa: F401 - a fixture
from tests.records.places import PASSPHRASE, Place, example

pytestmark = [pytest.mark.qt_log_level_fail("WARNING"), pytest.mark.qt_log_ignore("plugin does not support")]
WORDS = "second, zeta"


@pytest.fixture
def copy(pattern: Place, tmp_path: Path) -> Place:  # noqa: F811 - the fixture
    place = pattern.copied(tmp_path)
    desk = place.desk()
    desk.create(replace(example(), id="2026-017", title=WORDS))
    desk.create(replace(example(), id="other"))
    desk.store.close()
    return place


@pytest.fixture
def window(copy: Place, tmp_path: Path, qapp: QApplication, qtbot: QtBot) -> Iterator[StoreWindow]:
    with store_window(qapp, copy, tmp_path / "home", qtbot, room="safety") as made:
        yield made


def room(window: StoreWindow) -> SafetyRoom:
    made = window.made("safety")
    assert isinstance(made, SafetyRoom)
    return made


def press(window: StoreWindow, qtbot: QtBot, name: str) -> None:
    qtbot.mouseClick(found(QPushButton, window, name), Qt.MouseButton.LeftButton)


def fill(window: StoreWindow, qtbot: QtBot, **texts: str) -> None:
    for name, words in texts.items():
        qtbot.keyClicks(found(QLineEdit, window, name), words)


def answer(monkeypatch: pytest.MonkeyPatch, question: str, target: Path | None) -> None:
    monkeypatch.setattr(f"desktop.store_rooms.safety.{question}", lambda *_asked: target)


def test_a_copy_is_made_proved_and_listed(
    window: StoreWindow, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    answer(monkeypatch, "ask_folder", tmp_path / "elsewhere")
    press(window, qtbot, "backupFolder")
    press(window, qtbot, "makeBackup")
    qtbot.waitUntil(lambda: "read back and proved" in window.messages.text, timeout=LONG)
    (made,) = copies(tmp_path / "elsewhere")
    assert [row.key for row in room(window).backups.copies.rows] == [made.path.name]
    assert trail(window.desk, Filter(count=1))[0].action == "backed up"


def test_a_copy_comes_back_in_a_new_place_and_the_store_stays(
    window: StoreWindow, copy: Place, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    press(window, qtbot, "makeBackup")
    qtbot.waitUntil(lambda: "proved" in window.messages.text, timeout=LONG)
    assert "passphrase is wanted" in found(QPushButton, window, "restoreBackup").toolTip()
    target = tmp_path / "back" / "again.store"
    answer(monkeypatch, "ask_target", target)
    fill(window, qtbot, restorePassphrase="not the passphrase")
    press(window, qtbot, "restoreBackup")
    qtbot.waitUntil(lambda: "passphrase is wrong" in window.messages.text, timeout=LONG)
    assert not target.exists()
    fill(window, qtbot, restorePassphrase=f"{PASSPHRASE} anna")
    with qtbot.waitSignal(room(window).restored, timeout=LONG) as told:
        press(window, qtbot, "restoreBackup")
    assert told.args == [str(target)]
    assert found(QLineEdit, window, "restorePassphrase").text() == ""
    again = Desk(*sign_in(str(target), "ben", f"{PASSPHRASE} ben", copy.hands))
    assert {one.case_id for one in again.find(Query())} == {"2026-017", "other"}
    again.store.close()
    answer(monkeypatch, "ask_target", copy.path)
    fill(window, qtbot, restorePassphrase=f"{PASSPHRASE} anna")
    press(window, qtbot, "restoreBackup")
    assert "This is the open store" in window.messages.text


def test_a_store_that_holds_is_said_to_and_one_that_was_touched_is_not(window: StoreWindow, qtbot: QtBot) -> None:
    press(window, qtbot, "checkStore")
    qtbot.waitUntil(lambda: "Everything holds: every page" in room(window)._checked.text, timeout=LONG)
    with window.desk.store.writing() as work:
        work.connection.execute(text("UPDATE officers SET role = 'reader' WHERE id = 'ben'"))
    press(window, qtbot, "checkStore")
    qtbot.waitUntil(lambda: "officer ben: was changed by other means" in window.messages.text, timeout=LONG)


def test_everything_is_exported_into_an_empty_folder_only(
    window: StoreWindow, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    answer(monkeypatch, "ask_folder", tmp_path)
    press(window, qtbot, "exportStore")
    assert "is not empty" in window.messages.text
    answer(monkeypatch, "ask_folder", tmp_path / "open")
    press(window, qtbot, "exportStore")
    qtbot.waitUntil(lambda: "2 cases written in clear" in window.messages.text, timeout=LONG)
    assert len([*(tmp_path / "open").glob("*.json")]) == 2
    assert (tmp_path / "open" / "audit.csv").is_file()


def test_long_work_is_shown_and_can_be_stopped(window: StoreWindow, qtbot: QtBot) -> None:
    going = Event()

    def endless(watch: Watch) -> None:
        while True:
            watch(3, 10)
            going.wait(0.01)

    window.worker.do("Counting", endless, lambda _made: None)
    button = found(QPushButton, window, "stopWork")
    qtbot.waitUntil(button.isVisible, timeout=LONG)
    assert not window.worker.do("Another", endless, lambda _made: None)
    with qtbot.waitSignal(window.worker.ended, timeout=LONG):
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert window.messages.text == "Stopped; nothing was written."
    assert not button.isVisible()


def test_a_copy_that_is_stopped_leaves_nothing(window: StoreWindow, qtbot: QtBot, tmp_path: Path) -> None:
    press(window, qtbot, "makeBackup")
    window.worker.stop()
    qtbot.waitUntil(lambda: not window.worker.busy, timeout=LONG)
    folder = tmp_path / "copies"
    whole = copies(folder)
    kept = {path.name for path in folder.glob("*")} if folder.exists() else set()
    assert kept == {one.path.name for one in whole} | {f"{one.path.name}.keys" for one in whole}


def find_case(window: StoreWindow, qtbot: QtBot, number: str) -> None:
    fill(window, qtbot, eraseNumber=number)
    qtbot.waitUntil(lambda: "choose it" not in room(window).erasing.lacking, timeout=LONG)


def test_a_patient_is_erased_only_with_reason_and_the_number_typed_again(
    window: StoreWindow, copy: Place, qtbot: QtBot
) -> None:
    button = found(QPushButton, window, "erasePatient")
    steps: list[tuple[Callable[[], None], str]] = [
        (lambda: None, "Look for the case"),
        (lambda: find_case(window, qtbot, "2026-017"), "reason is missing"),
        (lambda: fill(window, qtbot, eraseReason="court order 7"), "Type the number again"),
        (lambda: fill(window, qtbot, eraseAgain="2026-01"), "Type the number again"),
    ]
    for step, lacking in steps:
        step()
        assert not button.isEnabled()
        assert lacking in button.toolTip()
    fill(window, qtbot, eraseAgain="7")
    press(window, qtbot, "erasePatient")
    qtbot.waitUntil(lambda: window.messages.text.startswith("Erased"), timeout=LONG)
    assert [one.case_id for one in window.desk.find(Query())] == ["other"]
    row = trail(window.desk, Filter(action="erased"))[0]
    assert (row.reason, row.who) == ("court order 7", "anna")
    assert trail(window.desk, Filter(words=WORDS)) == ()
    assert window.desk.store.prove().doubts == ()
    assert found(QLineEdit, window, "eraseAgain").text() == ""


def test_the_retention_that_was_set_is_said_before_an_erasure(window: StoreWindow, qtbot: QtBot) -> None:
    change_setting(window.desk, "retention years", "15")
    find_case(window, qtbot, "2026-017")
    assert "are kept until 2041-03-01" in room(window).erasing._told.text


@pytest.mark.parametrize(
    ("begun", "years", "until"),
    [
        (date(2026, 1, 5), 10, date(2036, 1, 5)), (date(2024, 2, 29), 1, date(2025, 2, 28)),
        (date(2024, 2, 29), 4, date(2028, 2, 28)), (date(9990, 1, 1), 200, date(9999, 1, 1)),
    ],
)  # fmt: skip
def test_how_long_records_are_kept(begun: date, years: int, until: date) -> None:
    assert kept_until(begun, years) == until


def test_another_key_shows_its_recovery_code_once(window: StoreWindow, copy: Place, qtbot: QtBot) -> None:
    fill(window, qtbot, rekeyPassphrase="wrong one")
    press(window, qtbot, "rekey")
    qtbot.waitUntil(lambda: "passphrase is wrong" in window.messages.text, timeout=LONG)
    window.made("audit").enter()  # another connection to the store rests beside
    fill(window, qtbot, rekeyPassphrase=f"{PASSPHRASE} anna")
    qtbot.keyClick(found(QLineEdit, window, "rekeyPassphrase"), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(room(window).secret.secret), timeout=LONG)
    assert len(room(window).secret.secret.split("-")) == 8
    assert window.desk.store.prove().doubts == ()
    press(window, qtbot, "secretTaken")
    assert room(window).secret.secret == ""


def test_who_may_not_is_told_why(copy: Place, tmp_path: Path, qapp: QApplication, qtbot: QtBot) -> None:
    with store_window(qapp, copy, tmp_path / "home", qtbot, "reader", "safety") as window:
        for name in ("makeBackup", "restoreBackup", "exportStore", "erasePatient", "rekey"):
            button = found(QPushButton, window, name)
            assert not button.isEnabled(), name
            assert "you have the role reader" in button.toolTip(), name
        assert "no keyring" in found(QPushButton, window, "forgetKeyring").toolTip().casefold()
