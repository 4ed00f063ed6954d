"""Ctrl K, F1, and undo while a field has the keyboard."""
# The key and mouse functions of pytest-qt are untyped.
# mypy: allow-untyped-calls

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from causality.case import edits
from desktop.session import Session
from desktop.window import Window
from tests.desktop.test_window import row, session, window
from widgets.goto_popup import Hit, HitModel

__all__ = ["session", "window"]
pytestmark = [pytest.mark.qt_log_level_fail("WARNING"), pytest.mark.qt_log_ignore("propagateSizeHints")]


def asked(window: Window, qtbot: QtBot, typed: str) -> QLineEdit:
    qtbot.keyClick(window, "K", Qt.KeyboardModifier.ControlModifier)
    field = window.findChild(QLineEdit, "goToField")
    assert field is not None
    assert field.hasFocus()
    qtbot.keyClicks(field, typed)
    return field


def test_a_page_is_gone_to_by_a_few_letters(window: Window, qtbot: QtBot) -> None:
    field = asked(window, qtbot, "labs")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert window.step == "labs"
    assert not window.finder.popup.isVisible()


def test_a_sample_is_gone_to(window: Window, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    with qtbot.waitSignal(window.navigation.arrived) as arrived:
        qtbot.keyClick(asked(window, qtbot, "alt 12 aug"), Qt.Key.Key_Return)
    assert window.step == "labs"
    assert arrived.args is not None
    assert arrived.args[0].startswith("samples[")


def test_an_item_is_gone_to_with_its_pair(window: Window, qtbot: QtBot) -> None:
    window.go_to("labs")
    qtbot.keyClick(asked(window, qtbot, "6 previous hepato"), Qt.Key.Key_Return)
    assert window.step == "scoring"
    assert window.selection.item == "hepatotoxicity"
    assert row(window, "hepatotoxicity").hasFocus()


def test_the_arrows_choose_and_enter_goes(window: Window, qtbot: QtBot) -> None:
    field = asked(window, qtbot, "")
    qtbot.keyClick(field, Qt.Key.Key_Down)
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert window.step == "products"


def test_escape_leaves_all_as_it_was(window: Window, qtbot: QtBot) -> None:
    before = window.selection
    item = row(window, before.item)
    item.setFocus()
    qtbot.keyClick(asked(window, qtbot, "lab"), Qt.Key.Key_Escape)
    assert (window.step, window.selection) == ("scoring", before)
    assert item.hasFocus()


def test_a_click_beside_the_card_closes_it(window: Window, qtbot: QtBot) -> None:
    asked(window, qtbot, "lab")
    qtbot.mouseClick(window.finder.popup, Qt.MouseButton.LeftButton, pos=window.rect().bottomLeft())
    assert not window.finder.popup.isVisible()


def test_an_action_is_done(window: Window, session: Session, qtbot: QtBot) -> None:
    qtbot.keyClick(asked(window, qtbot, "accept all"), Qt.Key.Key_Return)
    assert session.case.decisions


def test_the_keyboard_stays_on_the_card(window: Window, qtbot: QtBot) -> None:
    field = asked(window, qtbot, "lab")
    qtbot.keyClick(field, Qt.Key.Key_Tab)
    assert field.hasFocus()


def test_every_shortcut_stands_on_the_sheet(window: Window, qtbot: QtBot) -> None:
    qtbot.keyClick(window, Qt.Key.Key_F1)
    sheet = window.keys
    assert sheet.isVisible()
    written = {
        keys.toString(QKeySequence.SequenceFormat.NativeText)
        for action in window.findChildren(QAction)
        for keys in action.shortcuts()
        if not keys.isEmpty()
    }
    written |= {shortcut.key().toString() for shortcut in window.findChildren(QShortcut)}
    assert written - sheet.shown == set()
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
    assert not sheet.isVisible()


def test_no_shortcut_is_given_twice(window: Window) -> None:
    given = [keys.toString() for action in window.findChildren(QAction) for keys in action.shortcuts()]
    assert sorted(given) == sorted(set(given))


@pytest.mark.parametrize("keys", ["Z", "Y"])
def test_undo_in_a_field_is_that_of_the_case(window: Window, session: Session, qtbot: QtBot, keys: str) -> None:
    session.apply(edits.set_title("typed"))
    if keys == "Y":
        session.undo()
    qtbot.keyClick(row(window, "hepatotoxicity"), Qt.Key.Key_1)
    reason = row(window, "hepatotoxicity").findChild(QLineEdit, "overrideReason")
    assert reason is not None
    reason.setFocus()
    qtbot.keyClicks(reason, "abc")
    qtbot.keyClick(reason, keys, Qt.KeyboardModifier.ControlModifier)
    assert (session.case.title == "typed") == (keys == "Y")


def test_undo_in_the_field_of_the_popup_is_that_of_the_field(window: Window, session: Session, qtbot: QtBot) -> None:
    session.apply(edits.set_title("typed"))
    field = asked(window, qtbot, "labs")
    qtbot.keyClick(field, "Z", Qt.KeyboardModifier.ControlModifier)
    assert session.case.title == "typed"
    assert field.text() == ""


def test_the_hits_are_a_sound_model(qtmodeltester: object) -> None:
    model = HitModel()
    model.show_hits([Hit("Labs", "page", "list"), Hit("Case", "page", "list")])
    qtmodeltester.check(model)  # type: ignore[attr-defined]  # the fixture is untyped
