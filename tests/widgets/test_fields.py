# The key and mouse functions of pytest-qt are untyped.
# mypy: allow-untyped-calls

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from widgets.choice_field import ChoiceField
from widgets.entry_field import EntryField
from widgets.long_text_field import LongTextField
from widgets.text_field import TextField

pytestmark = [
    pytest.mark.qt_log_level_fail("WARNING"),
    pytest.mark.qt_log_ignore("propagateSizeHints", "does not support raise", "grabbing the keyboard"),
]


def number(text: str) -> str:
    if not text.isdecimal():
        raise ValueError(f'"{text}" is not a number')
    return f"{int(text)} years"


@pytest.fixture
def entry(qtbot: QtBot) -> EntryField:
    made = EntryField("age", "Age", number)
    qtbot.addWidget(made)
    made.show_entry("61", "61 years")
    made.show()
    made.setFocus()
    qtbot.waitExposed(made)
    return made


def typed(qtbot: QtBot, line: QLineEdit, text: str) -> None:
    line.selectAll()
    qtbot.keyClicks(line, text)


def test_a_text_is_reported_as_it_is_typed_and_shown_without_a_word(qtbot: QtBot) -> None:
    field = TextField("title", "Title")
    qtbot.addWidget(field)
    with qtbot.assertNotEmitted(field.typed):
        field.show_text("ab")
    with qtbot.waitSignal(field.typed) as told:
        qtbot.keyClicks(field, "c")
    assert told.args == ["cab"]


def test_a_long_text_is_reported_as_it_is_typed(qtbot: QtBot) -> None:
    field = LongTextField("narrative", "Narrative")
    qtbot.addWidget(field)
    with qtbot.assertNotEmitted(field.typed):
        field.show_text("b")
    with qtbot.waitSignal(field.typed) as told:
        qtbot.keyClicks(field, "a")
    assert told.args == ["ab"]


def test_an_entry_is_reported_when_it_is_finished(entry: EntryField, qtbot: QtBot) -> None:
    typed(qtbot, entry.line, "70")
    assert entry.note == "= 70 years"
    with qtbot.waitSignal(entry.entered) as entered:
        qtbot.keyClick(entry.line, Qt.Key.Key_Return)
    assert entered.args == ["70"]


def test_an_entry_is_reported_after_a_pause(entry: EntryField, qtbot: QtBot) -> None:
    with qtbot.waitSignal(entry.entered) as entered:
        typed(qtbot, entry.line, "7")
    assert entered.args == ["7"]


def test_what_is_typed_on_after_a_pause_is_not_replaced_by_what_was_kept(entry: EntryField, qtbot: QtBot) -> None:
    entry.entered.connect(lambda text: entry.show_entry(f"{float(text):.1f}", f"{text} years"))
    with qtbot.waitSignal(entry.entered) as first:
        typed(qtbot, entry.line, "7")
    assert (first.args, entry.line.text()) == (["7"], "7")
    qtbot.keyClicks(entry.line, "2")
    with qtbot.waitSignal(entry.entered) as second:
        qtbot.keyClick(entry.line, Qt.Key.Key_Return)
    assert (second.args, entry.line.text()) == (["72"], "72.0")
    entry.show_entry("61", "61 years")  # as an undo does
    assert entry.line.text() == "61"


def test_what_is_not_understood_stays_and_is_marked(entry: EntryField, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(entry.entered):
        typed(qtbot, entry.line, "old")
        qtbot.keyClick(entry.line, Qt.Key.Key_Return)
    assert entry.note == '✕ "old" is not a number'
    entry.show_entry("61", "61 years")
    assert entry.line.text() == "old"
    qtbot.keyClick(entry.line, Qt.Key.Key_Escape)
    assert entry.line.text() == "61"
    assert entry.note == ""


def test_esc_takes_back_what_a_pause_reported(entry: EntryField, qtbot: QtBot) -> None:
    with qtbot.waitSignal(entry.entered):
        typed(qtbot, entry.line, "7")
    entry.show_entry("7", "7 years")
    with qtbot.waitSignal(entry.entered) as back:
        qtbot.keyClick(entry.line, Qt.Key.Key_Escape)
    assert back.args == ["61"]


def test_a_choice_is_reported_by_its_id(qtbot: QtBot) -> None:
    field = ChoiceField("sex", "Sex", (("", "not reported"), ("female", "female"), ("male", "male")))
    qtbot.addWidget(field)
    with qtbot.assertNotEmitted(field.chosen):
        field.show_choice("female")
    field.show()
    with qtbot.assertNotEmitted(field.chosen):
        qtbot.keyClick(field, Qt.Key.Key_Down)
    assert field.view().isVisible()
    qtbot.keyClick(field.view(), Qt.Key.Key_Down)
    with qtbot.waitSignal(field.chosen) as chosen:
        qtbot.keyClick(field.view(), Qt.Key.Key_Return)
    assert chosen.args == ["male"]


def test_tab_takes_what_is_marked_in_an_open_list_and_goes_on(qtbot: QtBot) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    row = QHBoxLayout(page)
    field, following = ChoiceField("sex", "Sex", (("", "not reported"), ("female", "female"))), QLineEdit()
    row.addWidget(field)
    row.addWidget(following)
    page.show()
    page.activateWindow()
    qtbot.waitActive(page)
    field.show_choice("")
    field.setFocus()
    qtbot.keyClick(field, Qt.Key.Key_Space)
    qtbot.keyClick(field.view(), Qt.Key.Key_Down)
    with qtbot.waitSignal(field.chosen) as chosen:
        qtbot.keyClick(field.view(), Qt.Key.Key_Tab)
    assert chosen.args == ["female"]
    assert not field.view().isVisible()
    qtbot.waitUntil(lambda: page.focusWidget() is following)
