"""The set of windows: one for each case, none lost, none twice."""
# The key and mouse functions of pytest-qt are untyped.
# mypy: allow-untyped-calls

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QMessageBox, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from causality.case import edits
from causality.case.file import case_json
from desktop.case_file import CaseFile
from desktop.recovery import pending
from desktop.session import Session
from desktop.settings import Settings
from desktop.window import Window
from desktop.windows import Windows
from tests.case.test_edits import CASE
from tests.desktop.opening import windows_open
from tests.desktop.test_recovery import abandoned
from widgets.start_row import StartRow

pytestmark = [
    pytest.mark.qt_log_level_fail("WARNING"),
    pytest.mark.qt_log_ignore("propagateSizeHints", r"does not support raise\(\)"),
]
Answer = QMessageBox.StandardButton


@pytest.fixture
def case(tmp_path: Path) -> Callable[[str], Path]:
    def written(name: str) -> Path:
        path = tmp_path / name
        path.write_text(case_json(replace(CASE, title=name)), encoding="utf-8")
        return path

    return written


@pytest.fixture
def windows(qapp: QApplication, settings: Settings, monkeypatch: pytest.MonkeyPatch) -> Iterator[Windows]:
    with windows_open(qapp, settings, monkeypatch) as made:
        yield made


def start_row(window: Window, name: str) -> StartRow:
    row = window.findChild(StartRow, name)
    assert row is not None
    return row


def titles(windows: Windows) -> list[str]:
    return [window.file.session.case.title for window in windows.windows]


def test_the_first_start_shows_the_start_page(windows: Windows) -> None:
    window = windows.start()
    assert not window.begun
    assert window.shell.start.isVisible()
    assert not window.commands.save.isEnabled()
    assert not window.commands.steps["labs"].isEnabled()
    assert window.windowTitle() == "Dechallenge"


def test_a_new_case_is_begun_by_key_on_the_start_page(windows: Windows, qtbot: QtBot) -> None:
    window = windows.start()
    qtbot.keyClick(start_row(window, "begin-new"), Qt.Key.Key_Return)
    assert (window.begun, window.step) == (True, "case")
    assert window.shell.pages["case"].isVisible()
    assert len(windows.windows) == 1
    qtbot.waitUntil(window.isActiveWindow)
    number = window.focusWidget()
    assert number is not None
    assert number.objectName() == "caseId"
    qtbot.keyClicks(number, "2024-017")
    qtbot.keyClick(number, Qt.Key.Key_Tab)
    assert window.file.session.case.id == "2024-017"


def test_the_next_start_opens_the_last_case(windows: Windows, settings: Settings, case: Callable[[str], Path]) -> None:
    settings.remember_recent(case("one.json"))
    window = windows.start()
    assert window.path == case("one.json")
    assert window.file.session.case.title == "one.json"


@pytest.mark.parametrize(("data", "told"), [(None, "no such file"), ("{", "line 1, column 2")])
def test_a_last_case_that_cannot_be_read_is_said_on_the_start_page(
    windows: Windows, settings: Settings, tmp_path: Path, data: str | None, told: str
) -> None:
    if data is not None:
        (tmp_path / "last.json").write_text(data, encoding="utf-8")
    settings.remember_recent(tmp_path / "last.json")
    window = windows.start()
    assert not window.begun
    assert "last.json" in window.messages.text
    assert told in window.messages.text


def test_a_missing_recent_file_is_shown_as_missing_and_taken_off_by_key(
    windows: Windows, settings: Settings, tmp_path: Path, qtbot: QtBot
) -> None:
    settings.remember_recent(tmp_path / "gone.json")
    settings.remember_last(None)
    window = windows.start()
    row = start_row(window, "recentFile")
    assert row.accessibleName().endswith("missing")
    qtbot.keyClick(row, Qt.Key.Key_Delete)
    assert settings.recent() == []


def test_a_recent_file_is_opened_by_click(
    windows: Windows, settings: Settings, case: Callable[[str], Path], qtbot: QtBot
) -> None:
    settings.remember_recent(case("one.json"))
    settings.remember_last(None)
    window = windows.start()
    qtbot.mouseClick(start_row(window, "recentFile"), Qt.MouseButton.LeftButton)
    assert window.path == case("one.json")


def test_the_arrows_lead_through_the_rows_of_the_start_page(windows: Windows, qtbot: QtBot) -> None:
    window = windows.start()
    first = start_row(window, "begin-new")
    first.setFocus()
    qtbot.keyClick(first, Qt.Key.Key_Down)
    qtbot.waitUntil(lambda: start_row(window, "begin-open").hasFocus())


def test_a_further_case_gets_a_window_of_its_own(windows: Windows, case: Callable[[str], Path]) -> None:
    window = windows.start(case("one.json"))
    window.open_asked.emit(str(case("two.json")))
    assert titles(windows) == ["one.json", "two.json"]
    window.commands.new.trigger()
    assert len(windows.windows) == 3


def test_the_same_file_is_not_opened_twice(windows: Windows, case: Callable[[str], Path], tmp_path: Path) -> None:
    window = windows.start(case("one.json"))
    window.file.session.apply(edits.set_title("typed"))
    window.open_asked.emit(str(tmp_path / "." / "one.json"))
    assert titles(windows) == ["typed"]


def test_a_file_that_another_process_has_open_is_refused(
    windows: Windows, settings: Settings, case: Callable[[str], Path]
) -> None:
    other = CaseFile(Session(), settings)
    assert other.open(case("one.json"))
    window = windows.start(case("one.json"))
    assert not window.begun
    assert "is open in another window" in window.messages.text
    other.close()
    window.open_asked.emit(str(case("one.json")))
    assert window.begun


def test_a_case_is_not_saved_over_the_file_of_another_window(
    windows: Windows, case: Callable[[str], Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    window = windows.start(case("one.json"))
    window.open_asked.emit(str(case("two.json")))
    before = case("one.json").read_bytes()
    other = windows.windows[1]
    monkeypatch.setattr(Window, "ask_file", staticmethod(lambda *_arguments, **_options: case("one.json")))
    other.commands.save_as.trigger()
    assert "is open in another window" in other.messages.text
    assert case("one.json").read_bytes() == before


def test_a_broken_file_leaves_all_windows_alone(windows: Windows, case: Callable[[str], Path], tmp_path: Path) -> None:
    window = windows.start(case("one.json"))
    (tmp_path / "broken.json").write_text('{"id": "x", "patient": {"age": -1}}', encoding="utf-8")
    window.open_asked.emit(str(tmp_path / "broken.json"))
    assert titles(windows) == ["one.json"]
    assert "patient.age: -1 is not between 0 and 130" in window.messages.text


def test_what_a_crash_left_behind_is_offered_and_restored(
    windows: Windows, settings: Settings, case: Callable[[str], Path], qtbot: QtBot
) -> None:
    settings.remember_recent(case("one.json"))
    abandoned(settings.folder / "recovery", "typed", case("one.json"))
    window = windows.start()
    assert not window.begun
    button = window.findChild(QPushButton, "restoreCopy")
    assert button is not None
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert (window.file.session.case.title, window.path) == ("typed", case("one.json"))
    assert window.isWindowModified()
    window.commands.save.trigger()
    assert pending(settings.folder / "recovery") == []


def test_a_copy_that_is_not_wanted_is_discarded(windows: Windows, settings: Settings, qtbot: QtBot) -> None:
    abandoned(settings.folder / "recovery")
    window = windows.start()
    button = window.findChild(QPushButton, "discardCopy")
    assert button is not None
    qtbot.keyClick(button, Qt.Key.Key_Space)
    assert not any(row.isVisible() for row in window.findChildren(StartRow, "recoveryRow"))
    assert list((settings.folder / "recovery").iterdir()) == []


def test_opening_a_case_by_name_still_tells_what_a_crash_left(
    windows: Windows, settings: Settings, case: Callable[[str], Path], qtbot: QtBot
) -> None:
    abandoned(settings.folder / "recovery")
    window = windows.start(case("one.json"))
    assert window.begun
    offer = window.findChild(QPushButton, "messageOffer")
    assert offer is not None
    qtbot.mouseClick(offer, Qt.MouseButton.LeftButton)
    assert windows.windows[1].findChild(QPushButton, "restoreCopy") is not None


def test_a_copy_whose_file_is_open_again_is_restored_without_it(
    windows: Windows, settings: Settings, case: Callable[[str], Path]
) -> None:
    recovery = abandoned(settings.folder / "recovery", "typed", case("one.json"))
    window = windows.start(case("one.json"))
    windows.restore(recovery.file.name, window)
    assert [one.path for one in windows.windows] == [case("one.json"), None]
    assert titles(windows) == ["one.json", "typed"]


@pytest.mark.parametrize(("answer", "left"), [(Answer.Cancel, 1), (Answer.Discard, 0)])
def test_quitting_closes_all_and_asks_for_what_is_not_saved(
    windows: Windows, case: Callable[[str], Path], monkeypatch: pytest.MonkeyPatch, answer: Answer, left: int
) -> None:
    window = windows.start(case("one.json"))
    window.open_asked.emit(str(case("two.json")))
    windows.windows[1].file.session.apply(edits.set_title("typed"))
    monkeypatch.setattr(Window, "ask_to_save", staticmethod(lambda _parent: answer))
    window.commands.quit.trigger()
    assert len(windows.windows) == left
    monkeypatch.setattr(Window, "ask_to_save", staticmethod(lambda _parent: Answer.Discard))


def test_a_closed_window_leaves_no_copy_and_no_claim(
    windows: Windows, settings: Settings, case: Callable[[str], Path], qtbot: QtBot
) -> None:
    window = windows.start(case("one.json"))
    window.file.session.apply(edits.set_title("typed"))
    window.file.flush()
    assert window.close()
    assert list((settings.folder / "recovery").iterdir()) == []
    assert list((settings.folder / "open").iterdir()) == []


def dragged(window: QWidget, path: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    place, copy, left = QPoint(300, 300), Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    none = Qt.KeyboardModifier.NoModifier
    QApplication.sendEvent(window, QDragEnterEvent(place, copy, data, left, none))
    hint = window.findChild(QWidget, "dropHint")
    assert hint is not None
    assert hint.isVisible()
    assert path.name in hint.accessibleName()
    QApplication.sendEvent(window, QDropEvent(place, copy, data, left, none))
    assert not hint.isVisible()


def test_a_case_dropped_on_the_window_is_opened(windows: Windows, case: Callable[[str], Path]) -> None:
    window = windows.start()
    dragged(window, case("one.json"))
    assert window.path == case("one.json")


def test_a_dropped_file_that_is_no_case_is_said(windows: Windows, case: Callable[[str], Path], tmp_path: Path) -> None:
    window = windows.start(case("one.json"))
    (tmp_path / "picture.png").write_bytes(b"\x89PNG\x00")
    dragged(window, tmp_path / "picture.png")
    assert "picture.png" in window.messages.text
    assert titles(windows) == ["one.json"]
