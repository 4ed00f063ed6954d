"""The store in a window without a case, by keys: it is made, signed in to, and its cases are found and opened."""
# The key and mouse functions of pytest-qt are untyped.
# mypy: allow-untyped-calls

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QCheckBox, QLabel, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from causality.case.file import case_json, load_case
from causality.case.model import Case
from causality.records.held import reported
from causality.records.office import all_officers
from causality.records.trail import Filter, trail
from desktop.settings import Settings
from desktop.store_room import StoreRoom
from desktop.window import Window
from desktop.windows import Windows
from tests.desktop.looking import clipped, controls, named, overlapping
from tests.desktop.opening import windows_open
from tests.desktop.storing import LONG, put, room_of, sign_in
from tests.records.conftest import pattern  # noqa: F401 - the fixture
from tests.records.places import PASSPHRASE, Place, example
from widgets.choice_field import ChoiceField
from widgets.start_row import StartRow

pytestmark = [
    pytest.mark.qt_log_level_fail("WARNING"),
    pytest.mark.qt_log_ignore("propagateSizeHints", r"does not support raise\(\)"),
]
SECRET = "correct horse battery staple"


@pytest.fixture
def place(pattern: Place, settings: Settings) -> Place:  # noqa: F811 - the fixture
    return pattern.copied(settings.folder)


@pytest.fixture
def windows(qapp: QApplication, settings: Settings, monkeypatch: pytest.MonkeyPatch) -> Iterator[Windows]:
    with windows_open(qapp, settings, monkeypatch) as made:
        yield made


def field(room: QWidget, name: str) -> QLineEdit:
    """The field of that name that is seen."""
    (found,) = [one for one in room.findChildren(QLineEdit, name) if one.isVisible()]
    return found


def button(room: QWidget, name: str) -> QPushButton:
    """The button of that name that is seen."""
    (found,) = [one for one in room.findChildren(QPushButton, name) if one.isVisible()]
    return found


def typed(qtbot: QtBot, room: QWidget, name: str, text: str) -> None:
    line = field(room, name)
    line.setFocus()
    line.selectAll()
    qtbot.keyClicks(line, text)


def new_passphrase(qtbot: QtBot, room: QWidget, text: str) -> None:
    typed(qtbot, room, "newPassphrase", text)
    typed(qtbot, room, "repeatedPassphrase", text)


def told(room: StoreRoom) -> str:
    """What the form that is seen says."""
    part = next(part for part, page in room._pages.items() if page is room.currentWidget())
    return str(part.told)  # type: ignore[attr-defined] # forms say something, the list does not


def shown(room: StoreRoom) -> list[str]:
    """The numbers of the cases that are listed."""
    model = room.list.model
    return [str(model.data(model.index(place, 0))) for place in range(model.rowCount())]


def test_a_store_is_made_by_keys_and_its_code_has_to_be_typed_from_the_paper(
    windows: Windows, settings: Settings, qtbot: QtBot
) -> None:
    window = windows.start()
    row = window.findChild(StartRow, "begin-store")
    assert row is not None
    qtbot.keyClick(row, Qt.Key.Key_Return)
    room = room_of(windows)
    assert room.step == "newStore"
    make = button(room, "makeStore")
    typed(qtbot, room, "storeName", "Eva Officer")
    typed(qtbot, room, "administratorId", "eva-admin")
    typed(qtbot, room, "assessorId", "eva-admin")
    assert "have to differ" in told(room)
    typed(qtbot, room, "assessorId", "eva")
    typed(qtbot, room, "newPassphrase", "password1234")
    assert "not strong enough" in told(room)
    new_passphrase(qtbot, room, SECRET)
    assert "Confirm what a signature means" in told(room)
    assert not make.isEnabled()
    agree = room.findChild(QCheckBox, "confirmStatement")
    assert agree is not None
    agree.setFocus()
    qtbot.keyClick(agree, Qt.Key.Key_Space)
    make.setFocus()
    qtbot.keyClick(make, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: room.step == "recovery", timeout=LONG)
    code = room.recovery.code
    assert len(code) == 39
    label = room.findChild(QLabel, "recoveryCode")
    assert label is not None
    typed(qtbot, room, "recoveryTyped", "ZZZZ" if not code.endswith("ZZZZ") else "YYYY")
    assert not button(room, "recoveryKept").isEnabled()
    typed(qtbot, room, "recoveryTyped", code[-4:].lower())
    qtbot.keyClick(field(room, "recoveryTyped"), Qt.Key.Key_Return)
    assert (room.step, room.recovery.code, label.text()) == ("signIn", "", "")
    everything = b"".join(path.read_bytes() for path in settings.folder.rglob("*") if path.is_file())
    assert code.encode() not in everything
    assert field(room, "officerId").text() == "eva"
    typed(qtbot, room, "officerPassphrase", SECRET)
    qtbot.keyClick(field(room, "officerPassphrase"), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: room.step == "renew", timeout=LONG)
    new_passphrase(qtbot, room, f"{SECRET} of my own")
    qtbot.keyClick(field(room, "repeatedPassphrase"), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: room.step == "statement", timeout=LONG)
    qtbot.keyClick(button(room, "agreeStatement"), Qt.Key.Key_Space)
    assert room.step == "list"
    desk = windows.stores.desk
    assert desk is not None
    assert [(one.id, one.name, one.role) for one in all_officers(desk)] == [
        ("eva", "Eva Officer", "assessor"), ("eva-admin", "Eva Officer", "administrator"),
    ]  # fmt: skip


def test_a_wrong_passphrase_is_told_with_the_tries_that_are_left_and_the_right_one_leads_to_the_cases(
    windows: Windows, place: Place, qtbot: QtBot
) -> None:
    put(place, example())
    windows.start()
    room = room_of(windows)
    assert room.step == "signIn"
    typed(qtbot, room, "officerId", "ben")
    qtbot.keyClick(field(room, "officerId"), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: field(room, "officerPassphrase").hasFocus())
    qtbot.keyClicks(field(room, "officerPassphrase"), "not this one")
    qtbot.keyClick(field(room, "officerPassphrase"), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "4 tries are left" in told(room), timeout=LONG)
    qtbot.waitUntil(lambda: field(room, "officerPassphrase").hasFocus())
    assert field(room, "officerPassphrase").text() == ""
    qtbot.keyClicks(field(room, "officerPassphrase"), f"{PASSPHRASE} ben")
    qtbot.keyClick(field(room, "officerPassphrase"), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: room.step == "list", timeout=LONG)
    assert shown(room) == ["alpelisib-2024"]


def test_a_lost_passphrase_is_replaced_with_the_recovery_code(windows: Windows, place: Place, qtbot: QtBot) -> None:
    windows.start()
    room = room_of(windows)
    typed(qtbot, room, "officerId", "ben")
    qtbot.keyClick(button(room, "forgottenPassphrase"), Qt.Key.Key_Space)
    assert (room.step, room.lost.officer) == ("recover", "ben")
    typed(qtbot, room, "recoveryInput", place.recovery.lower().replace("-", " "))
    new_passphrase(qtbot, room, SECRET)
    qtbot.keyClick(field(room, "repeatedPassphrase"), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: room.step == "signIn" and not windows.stores.busy, timeout=LONG)
    typed(qtbot, room, "officerPassphrase", SECRET)
    qtbot.keyClick(field(room, "officerPassphrase"), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: room.step == "list", timeout=LONG)


@pytest.fixture
def listed(windows: Windows, place: Place, qtbot: QtBot) -> StoreRoom:
    first = reported(replace(example(), id="old", title="A"), date(2026, 1, 1), "eu_serious", None)
    bare = replace(example(), id="bare", title="B", products=(), events=())
    put(place, first, bare, Case(id="third", title="肝损伤"))
    window = windows.start()
    window.resize(1280, 720)
    sign_in(windows, qtbot)
    room = room_of(windows)
    assert room.step == "list"
    return room


def test_typing_on_the_list_searches_and_return_goes_back_to_the_cases(listed: StoreRoom, qtbot: QtBot) -> None:
    listed.list.table.setFocus()
    qtbot.keyClicks(listed.list.table, "t")
    qtbot.keyClicks(field(listed, "caseSearch"), "hird")
    search = field(listed, "caseSearch")
    assert search.hasFocus()
    qtbot.waitUntil(lambda: shown(listed) == ["third"])
    qtbot.keyClick(search, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: len(shown(listed)) == 3)
    qtbot.keyClicks(search, "alpelisib")
    qtbot.keyClick(search, Qt.Key.Key_Return)
    assert sorted(shown(listed)) == ["bare", "old"]
    assert listed.list.table.hasFocus()


def test_filters_narrow_the_list(listed: StoreRoom, qtbot: QtBot) -> None:
    typed(qtbot, listed, "drugFilter", "ALPEL")
    qtbot.waitUntil(lambda: shown(listed) == ["old"])
    field(listed, "drugFilter").clear()
    qtbot.waitUntil(lambda: len(shown(listed)) == 3)
    for name, key, found in (
        ("dueFilter", Qt.Key.Key_O, ["old"]),
        ("stateFilter", Qt.Key.Key_S, []),
        ("levelFilter", Qt.Key.Key_H, []),
    ):
        choice = listed.findChild(ChoiceField, name)
        assert choice is not None
        choice.setFocus()
        qtbot.keyClick(choice, key)
        assert shown(listed) == found, name
        choice.setFocus()
        qtbot.keyClick(choice, Qt.Key.Key_Home)
        assert len(shown(listed)) == 3


def test_headings_sort_the_list(listed: StoreRoom, qtbot: QtBot) -> None:
    head = listed.list.table.horizontalHeader()
    for column, orders in ((0, (["bare", "old", "third"], ["third", "old", "bare"])), (1, (["old", "bare", "third"],))):
        for wanted in orders:
            where = head.sectionViewportPosition(column) + 10
            qtbot.mouseClick(head.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(where, 8))
            assert shown(listed) == wanted


def test_an_overdue_report_stands_with_its_days(listed: StoreRoom) -> None:
    model = listed.list.model
    texts = [model.data(model.index(place, 6)) for place in range(3)]
    assert [text.partition(" by ")[0] for text in texts] == ["", "", "overdue"]
    assert texts[2].endswith("16 Jan 2026")


def test_enter_opens_a_case_once_and_brings_its_window_forward_the_second_time(
    windows: Windows, listed: StoreRoom, qtbot: QtBot
) -> None:
    table = listed.list.table
    table.setFocus()
    for _turn in range(2):
        qtbot.keyClick(table, Qt.Key.Key_Return)
    assert len(windows.windows) == 2
    opened = windows.windows[1]
    assert (opened.file.stored, opened.file.session.case.id, opened.path) == (True, "third", None)


def test_ctrl_n_begins_a_case_that_is_in_the_store_from_its_first_edit_on(
    windows: Windows, listed: StoreRoom, qtbot: QtBot
) -> None:
    windows.windows[0].commands.new.trigger()
    opened = windows.windows[1]
    assert opened.step == "case"
    assert opened.file.stored is True
    assert opened.file.held is None
    number = opened.focusWidget()
    assert isinstance(number, QLineEdit)
    qtbot.keyClicks(number, "2026-017")
    qtbot.keyClick(number, Qt.Key.Key_Tab)
    qtbot.waitUntil(lambda: opened.file.stored is True and opened.file.held is not None, timeout=LONG)
    qtbot.waitUntil(lambda: "2026-017" in shown(listed), timeout=LONG)


def test_a_case_file_is_taken_in_and_a_case_written_out(
    windows: Windows, listed: StoreRoom, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    given, wanted = tmp_path / "given.json", tmp_path / "out.json"
    given.write_text(case_json(replace(example(), id="given")), encoding="utf-8")
    asked = {False: given, True: wanted}
    monkeypatch.setattr(Window, "ask_file", staticmethod(lambda _parent, _proposal, *, for_saving: asked[for_saving]))
    qtbot.mouseClick(button(listed, "importStored"), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "given" in shown(listed), timeout=LONG)
    listed.list.table.choose(next(
        row.key for place in range(4) if (row := listed.list.model.row(place)) and row.number == "given"
    ))  # fmt: skip
    qtbot.mouseClick(button(listed, "exportStored"), Qt.MouseButton.LeftButton)
    assert load_case(wanted) == load_case(given)
    desk = windows.stores.desk
    assert desk is not None
    assert trail(desk, Filter(action="exported"))[0].details == {"form": "json"}
    assert windows._settings.recent() == []


def test_a_reader_sees_the_cases_and_may_begin_none(windows: Windows, place: Place, qtbot: QtBot) -> None:
    put(place, example())
    windows.start()
    sign_in(windows, qtbot, "dan")
    room = room_of(windows)
    assert not button(room, "newStored").isEnabled()
    assert not button(room, "exportStored").isEnabled()
    assert shown(room) == ["alpelisib-2024"]


def test_the_window_of_the_store_is_opened_once_and_goes_when_the_store_is_locked(
    windows: Windows, listed: StoreRoom, qtbot: QtBot
) -> None:
    for _turn in range(2):
        qtbot.mouseClick(button(listed, "showStore"), Qt.MouseButton.LeftButton)
    there = [one for one in QApplication.topLevelWidgets() if one.objectName() == "storeWindow" and one.isVisible()]
    assert len(there) == 1
    windows.windows[0].commands.lock.trigger()
    assert not there[0].isVisible()
    assert (listed.step, listed.list.model.rowCount()) == ("signIn", 0)


@pytest.mark.parametrize("size", [QSize(960, 540), QSize(1920, 1080)])
def test_every_step_fits_its_window_and_names_its_controls(
    windows: Windows, place: Place, size: QSize, qtbot: QtBot
) -> None:
    put(place, example())
    window = windows.start()
    window.resize(size)
    room = room_of(windows)
    for part, page in room._pages.items():
        if part is room.list:
            sign_in(windows, qtbot)
        room.setCurrentWidget(page)
        QApplication.processEvents()
        assert clipped(room) == []
        assert overlapping(room) == []
        assert [named(one) for one in controls(room) if not (one.accessibleName() or _text(one))] == []


def _text(widget: QWidget) -> str:
    return widget.text() if isinstance(widget, QAbstractButton) else ""
