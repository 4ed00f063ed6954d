# The key functions of pytest-qt are untyped.
# mypy: allow-untyped-calls
"""Enter on a button, and the keys that open a list of choices."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from widgets.choice_field import ChoiceField
from widgets.pressing import EnterPresses

CHOICES = (("yes", "yes"), ("no", "no"), ("", "not reported"))


@pytest.fixture
def pane(qtbot: QtBot) -> QWidget:
    made = QWidget()
    column = QVBoxLayout(made)
    column.addWidget(QPushButton("Add"))
    column.addWidget(QLineEdit())
    EnterPresses(made)
    qtbot.addWidget(made)
    made.show()
    made.activateWindow()
    qtbot.waitExposed(made)
    return made


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space])
def test_enter_presses_a_button_as_space_does(pane: QWidget, qtbot: QtBot, key: Qt.Key) -> None:
    button = pane.findChild(QPushButton)
    assert button is not None
    button.setFocus()
    with qtbot.waitSignal(button.clicked):
        qtbot.keyClick(button, key)


def test_enter_elsewhere_presses_nothing(pane: QWidget, qtbot: QtBot) -> None:
    button, line = pane.findChild(QPushButton), pane.findChild(QLineEdit)
    assert button is not None
    assert line is not None
    line.setFocus()
    with qtbot.assertNotEmitted(button.clicked):
        qtbot.keyClick(line, Qt.Key.Key_Return)
    button.setFocus()
    with qtbot.assertNotEmitted(button.clicked):
        qtbot.keyClick(button, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)


@pytest.mark.parametrize("key", [Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_Return, Qt.Key.Key_Space])
def test_a_key_opens_the_list_of_choices_and_changes_nothing(qtbot: QtBot, key: Qt.Key) -> None:
    field = ChoiceField("outcome", "Outcome", CHOICES)
    qtbot.addWidget(field)
    field.show_choice("")
    field.show()
    field.setFocus()
    with qtbot.assertNotEmitted(field.chosen):
        qtbot.keyClick(field, key)
    assert field.view().isVisible()
    assert field.currentText() == "not reported"
    with qtbot.waitSignal(field.chosen) as chosen:
        qtbot.keyClick(field.view(), Qt.Key.Key_Up)
        qtbot.keyClick(field.view(), Qt.Key.Key_Return)
    assert chosen.args == ["no"]
