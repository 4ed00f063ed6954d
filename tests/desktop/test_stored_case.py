"""A case of the store in its window: saved by itself, never in clear, two writers, read only, locked, private."""
# The key and mouse functions of pytest-qt are untyped.
# mypy: allow-untyped-calls

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFrame, QLineEdit, QMessageBox, QPushButton
from pytestqt.qtbot import QtBot

from causality.case import edits
from causality.case.file import case_json, load_case
from causality.records.searching import Query
from causality.records.trail import Filter, trail
from desktop.case_states import CaseStates
from desktop.pages.report import ReportPage
from desktop.settings import Settings
from desktop.who import officer
from desktop.window import Window
from desktop.windows import Windows
from tests.desktop.storing import LONG, put, room_of, sign_in, store_open, stored
from tests.records.conftest import pattern  # noqa: F401 - the fixture
from tests.records.places import PASSPHRASE, Place, example

pytestmark = [
    pytest.mark.qt_log_level_fail("WARNING"),
    pytest.mark.qt_log_ignore("propagateSizeHints", r"does not support raise\(\)"),
]
SECRET = "a word that stands nowhere else"


@pytest.fixture
def place(pattern: Place, settings: Settings) -> Place:  # noqa: F811 - the fixture
    place = pattern.copied(settings.folder)
    put(place, example())
    return place


@pytest.fixture
def windows(
    qapp: QApplication, settings: Settings, place: Place, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Windows]:
    with store_open(qapp, settings, qtbot, monkeypatch) as made:
        yield made


def opened(windows: Windows) -> Window:
    """The first case of the list in its window."""
    room = room_of(windows)
    room.opened.emit(room.list.table.chosen)
    return windows.windows[-1]


@pytest.fixture
def window(windows: Windows) -> Window:
    return opened(windows)


def kept(window: Window, qtbot: QtBot) -> None:
    """Wait until the store has the case as it stands."""
    qtbot.waitUntil(lambda: not window.file.session.dirty, timeout=LONG)


def everything(folder: Path) -> bytes:
    return b"".join(path.read_bytes() for path in folder.rglob("*") if path.is_file())


def button(window: Window, name: str) -> QPushButton:
    found = window.findChild(QPushButton, name)
    assert found is not None
    return found


def in_store(windows: Windows, window: Window) -> str:
    """The title that the store holds."""
    desk, held = windows.stores.desk, stored(window).held
    assert desk is not None
    assert held is not None
    return desk.open(held.key).case.title


def test_what_is_typed_is_in_the_store_by_itself_and_there_when_the_case_is_opened_again(
    windows: Windows, window: Window, settings: Settings, qtbot: QtBot
) -> None:
    window.go_to("case", "title")
    title = window.findChild(QLineEdit, "caseTitle")
    assert title is not None
    title.selectAll()
    qtbot.keyClicks(title, SECRET)
    assert window.isWindowModified()
    kept(window, qtbot)
    assert in_store(windows, window) == SECRET
    desk = windows.stores.desk
    assert desk is not None
    last = trail(desk, Filter(count=1))[0]
    assert (last.who, last.action, last.details) == ("ben", "case changed", {"edits": "title"})
    assert not window.isWindowModified()
    window.close()
    again = opened(windows)
    assert again.file.session.case.title == SECRET
    assert SECRET.encode() not in everything(settings.folder)
    assert not list((settings.folder / "recovery").glob("*"))
    assert settings.recent() == []


def test_a_burst_of_typing_is_one_undo_step_though_it_was_saved_between(
    windows: Windows, window: Window, qtbot: QtBot
) -> None:
    before = window.file.session.case.title
    window.file.session.apply(edits.set_title("a"))
    assert window.file.save()
    window.file.session.apply(edits.set_title("ab"))
    window.commands.undo.trigger()
    assert window.file.session.case.title == before
    kept(window, qtbot)
    assert in_store(windows, window) == before


def test_nothing_is_saved_while_a_gesture_goes_on(windows: Windows, window: Window, qtbot: QtBot) -> None:
    session = window.file.session
    session.hold(edits.set_title("on the way"))
    assert not window.file.save()
    assert in_store(windows, window) != "on the way"
    session.release(keep=True)
    assert window.file.save()
    assert in_store(windows, window) == "on the way"


def test_closing_the_window_at_once_loses_nothing(windows: Windows, window: Window) -> None:
    window.file.session.apply(edits.set_title(SECRET))
    window.close()
    assert opened(windows).file.session.case.title == SECRET


def other_writer(place: Place, title: str) -> None:
    """Somebody else saves the case."""
    desk = place.desk("reviewer")
    (one,) = desk.find(Query())
    held = desk.open(one.key)
    desk.save(held, replace(held.case, title=title))
    desk.store.close()


def test_a_second_writer_is_told_and_takes_theirs(windows: Windows, window: Window, place: Place, qtbot: QtBot) -> None:
    other_writer(place, "theirs")
    window.file.session.apply(edits.set_title("mine"))
    assert not window.file.save()
    bar = window.findChild(QFrame, "conflictBar")
    assert bar is not None
    assert bar.isVisible()
    assert "chloe saved this case" in bar.accessibleName()
    assert in_store(windows, window) == "theirs"
    take = button(window, "takeTheirs")
    take.setFocus()
    qtbot.keyClick(take, Qt.Key.Key_Space)
    assert window.file.session.case.title == "theirs"
    assert not bar.isVisible()
    window.file.session.apply(edits.set_title("and on"))
    assert window.file.save()


def test_a_second_writer_keeps_what_was_edited_as_a_case_of_its_own(
    windows: Windows, window: Window, place: Place, qtbot: QtBot
) -> None:
    other_writer(place, "theirs")
    window.file.session.apply(edits.set_title("mine"))
    assert not window.file.save()
    qtbot.mouseClick(button(window, "keepMine"), Qt.MouseButton.LeftButton)
    kept(window, qtbot)
    desk = windows.stores.desk
    assert desk is not None
    assert sorted(one.title for one in desk.find(Query())) == ["mine", "theirs"]


def test_a_second_writer_writes_what_was_edited_to_a_file(
    windows: Windows, window: Window, place: Place, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    other_writer(place, "theirs")
    window.file.session.apply(edits.set_title("mine"))
    assert not window.file.save()
    monkeypatch.setattr(window, "ask_file", lambda *_about, **_more: tmp_path / "mine.json")
    qtbot.mouseClick(button(window, "mineToFile"), Qt.MouseButton.LeftButton)
    assert load_case(tmp_path / "mine.json").title == "mine"
    assert in_store(windows, window) == "theirs"


def test_what_cannot_be_saved_is_told_and_the_window_asks_before_it_closes(
    windows: Windows, window: Window, place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = windows.stores.desk
    assert desk is not None
    desk.officer = replace(desk.officer, role="reader")
    window.file.session.apply(edits.set_title("not allowed"))
    assert not window.file.save()
    assert "needs the role" in window.messages.text
    asked: list[bool] = []

    def answer(_parent: object) -> QMessageBox.StandardButton:
        asked.append(True)
        return QMessageBox.StandardButton.Cancel

    monkeypatch.setattr(window, "ask_to_save", answer)
    assert not window.close()
    assert asked == [True]
    desk.officer = replace(desk.officer, role="assessor")
    assert window.file.save()


def test_a_reader_opens_a_case_read_only_and_the_bar_says_why(
    qapp: QApplication, settings: Settings, place: Place, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    with store_open(qapp, settings, qtbot, monkeypatch, "dan") as windows:
        window = opened(windows)
        assert window.shell.locked.text == "You read as reader: the case takes no edit."
        before = window.file.session.case
        assert not window.file.session.apply(edits.set_title("x"))
        assert window.file.session.case is before
        assert "You read as reader" in window.messages.text


def test_a_report_that_is_exported_stands_in_the_trail_and_a_reader_exports_none(
    windows: Windows, window: Window, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "out.pdf"
    monkeypatch.setattr(ReportPage, "ask_target", classmethod(lambda *_args: target))
    desk = windows.stores.desk
    assert desk is not None
    desk.officer = replace(desk.officer, role="reader")
    window.commands.export.trigger()
    assert "needs the role" in window.messages.text
    desk.officer = replace(desk.officer, role="assessor")
    window.commands.export.trigger()
    qtbot.waitUntil(target.exists, timeout=60_000)
    assert trail(desk, Filter(action="exported"))[0].details == {"form": "report"}


def test_a_case_goes_to_review_and_back_by_the_rights_of_each(
    windows: Windows, window: Window, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    window.commands.submit.trigger()
    assert stored(window).state == "ready for review"
    assert "ready for review" in window.shell.locked.text
    assert not window.file.session.apply(edits.set_title("too late"))
    assert not window.commands.submit.isEnabled()
    monkeypatch.setattr(CaseStates, "ask_reason", staticmethod(lambda _parent: "the onset is missing"))
    window.commands.give_back.trigger()
    assert stored(window).state == "draft"
    assert window.file.session.apply(edits.set_title("again"))
    desk = windows.stores.desk
    assert desk is not None
    window.file.save()
    assert [row.reason for row in trail(desk, Filter(action="draft"))] == ["the onset is missing"]


def test_decisions_bear_the_name_of_who_is_signed_in(windows: Windows, window: Window) -> None:
    desk = windows.stores.desk
    assert desk is not None
    assert window.file.stored
    assert officer() == desk.officer.name
    windows.stores.idle.timeout.emit()
    assert officer() != desk.officer.name


def test_a_locked_store_covers_the_window_and_nothing_of_the_case_can_be_read_or_reached(
    windows: Windows, window: Window, settings: Settings, qtbot: QtBot
) -> None:
    window.resize(1280, 720)
    window.file.session.apply(edits.set_title(SECRET))
    windows.stores.idle.timeout.emit()
    assert windows.stores.state == "locked"
    assert window.windowTitle() == "Locked – Dechallenge"
    assert not window.shell.isVisible()
    seen = [one for one in window.findChildren(QLineEdit) if one.isVisible()]
    assert [one.objectName() for one in seen] == ["officerId", "officerPassphrase"]
    for key in (Qt.Key.Key_Z, Qt.Key.Key_K, Qt.Key.Key_1):
        qtbot.keyClick(window, key, Qt.KeyboardModifier.ControlModifier)
    assert window.file.session.case.title == SECRET
    assert not window.shell.isVisible()
    first = window.grab().toImage()
    other = window.file.session
    other.apply(edits.set_title("quite another title"))
    assert window.grab().toImage() == first
    assert window.windowTitle() == "Locked – Dechallenge"
    qtbot.keyClicks(seen[1], f"{PASSPHRASE} ben")
    qtbot.keyClick(seen[1], Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: windows.stores.state == "open", timeout=LONG)
    assert window.shell.isVisible()
    assert window.windowTitle().startswith("alpelisib-2024")
    assert window.commands.undo.isEnabled()
    kept(window, qtbot)
    assert in_store(windows, window) == "quite another title"


def test_what_was_typed_before_the_lock_is_in_the_store_when_it_locks(
    windows: Windows, window: Window, place: Place
) -> None:
    window.file.session.apply(edits.set_title(SECRET))
    windows.stores.lock()
    desk = place.desk("reader")
    assert [one.title for one in desk.find(Query())] == [SECRET]
    desk.store.close()


def test_another_officer_signs_in_with_other_rights_and_sees_what_was_saved_meanwhile(
    windows: Windows, window: Window, place: Place, qtbot: QtBot
) -> None:
    windows.stores.lock()
    other_writer(place, "saved meanwhile")
    sign_in(windows, qtbot, "dan")
    assert window.file.session.case.title == "saved meanwhile"
    assert "You read as reader" in window.shell.locked.text
    windows.stores.lock()
    sign_in(windows, qtbot, "ben")
    assert window.shell.locked.text == ""


def test_the_window_of_a_file_is_not_locked(windows: Windows, window: Window, tmp_path: Path) -> None:
    path = tmp_path / "case.json"
    path.write_text(case_json(example()), encoding="utf-8")
    windows.open(path, window)
    windows.stores.lock()
    assert windows.windows[-1].path == path
    assert windows.windows[-1].shell.isVisible()


def test_ctrl_l_locks_at_once(windows: Windows, window: Window, qtbot: QtBot) -> None:
    qtbot.waitUntil(window.isActiveWindow)
    qtbot.keyClick(window, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    assert windows.stores.state == "locked"
    assert not window.shell.isVisible()


def test_privacy_names_no_case_in_titles_and_lists_and_is_remembered(
    windows: Windows, window: Window, settings: Settings, tmp_path: Path
) -> None:
    path = tmp_path / "Mrs Miller.json"
    path.write_text(case_json(example()), encoding="utf-8")
    windows.open(path, window)
    assert window.windowTitle().startswith("alpelisib-2024")
    window.commands.privacy.trigger()
    assert [one.windowTitle() for one in windows.windows[1:]] == ["Case[*] – Dechallenge"] * 2
    assert windows.windows[0].commands.privacy.isChecked()
    windows.show_start(window)
    start = windows.windows[0].shell.start
    texts = [row.accessibleName() + row.toolTip() for row in start._file_rows]
    assert len(texts) == 1
    assert "Miller" not in texts[0]
    assert Settings(settings.folder).choice("privacy") == "on"
    window.commands.privacy.trigger()
    assert window.windowTitle().startswith("alpelisib-2024")


def test_the_case_of_a_file_is_put_into_the_store_and_its_file_stays(
    windows: Windows, window: Window, tmp_path: Path
) -> None:
    path = tmp_path / "case.json"
    path.write_text(case_json(replace(example(), id="given")), encoding="utf-8")
    windows.open(path, window)
    windows.windows[-1].commands.put_in.trigger()
    assert stored(windows.windows[-1]).held is not None
    assert windows.windows[-1].file.session.case.id == "given"
    assert load_case(path).id == "given"
