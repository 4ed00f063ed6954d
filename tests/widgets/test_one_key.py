# The key and mouse functions of pytest-qt are untyped.
# mypy: allow-untyped-calls
"""Widgets that ask or switch in one line: `key_button`, `on_day_bar`, `several_field`, `elided_label`."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from widgets.elided_label import ElidedLabel
from widgets.key_button import KeyButton
from widgets.on_day_bar import OnDayBar
from widgets.several_field import SeveralField

pytestmark = [pytest.mark.qt_log_level_fail("WARNING"), pytest.mark.qt_log_ignore("propagateSizeHints", "raise")]
EVENTS = (("liver", "Liver injury"), ("sugar", "Hyperglycaemia"))


def read_day(text: str) -> str:
    if text == "never":
        raise ValueError("never is no day")
    return f"day {text}"


@pytest.fixture
def bar(qtbot: QtBot) -> OnDayBar:
    made = OnDayBar(read_day, lambda text: text or "no dose")
    qtbot.addWidget(made)
    made.show()
    qtbot.waitExposed(made)
    return made


def line(bar: QWidget, name: str) -> QLineEdit:
    found = bar.findChild(QLineEdit, name)
    assert found is not None
    return found


def test_enter_answers_with_what_was_typed(bar: OnDayBar, qtbot: QtBot) -> None:
    bar.ask("Dose changed on", "Alpelisib", "300", "mg")
    qtbot.keyClicks(line(bar, "onDay"), "5")
    assert bar.note == "= day 5 · 300 mg"
    with qtbot.waitSignal(bar.answered) as answered:
        qtbot.keyClick(line(bar, "onDayDose"), Qt.Key.Key_Return)
    assert answered.args == ["5", "300"]


def test_no_dose_is_asked_for_a_stop(bar: OnDayBar, qtbot: QtBot) -> None:
    bar.ask("Stopped on", "Alpelisib", None, "mg")
    assert not line(bar, "onDayDose").isVisible()
    qtbot.keyClicks(line(bar, "onDay"), "5")
    apply = bar.findChild(QPushButton, "onDayApply")
    assert apply is not None
    with qtbot.waitSignal(bar.answered) as answered:
        qtbot.mouseClick(apply, Qt.MouseButton.LeftButton)
    assert answered.args == ["5", ""]


def test_what_is_not_understood_stays_with_its_reason(bar: OnDayBar, qtbot: QtBot) -> None:
    bar.ask("Stopped on", "Alpelisib", None, "")
    with qtbot.assertNotEmitted(bar.answered):
        qtbot.keyClicks(line(bar, "onDay"), "never")
        qtbot.keyClick(line(bar, "onDay"), Qt.Key.Key_Return)
    assert bar.note == "✕ never is no day"
    assert line(bar, "onDay").accessibleDescription() == "never is no day"


@pytest.mark.parametrize("name", ["onDay", "onDayDose", "onDayApply"])
def test_esc_leaves_wherever_the_keyboard_is(bar: OnDayBar, qtbot: QtBot, name: str) -> None:
    bar.ask("Restarted on", "Alpelisib", "300", "mg")
    part = bar.findChild(QWidget, name)
    assert part is not None
    with qtbot.waitSignal(bar.left):
        qtbot.keyClick(part, Qt.Key.Key_Escape)


def test_a_key_presses_its_button_from_anywhere_in_its_scope(qtbot: QtBot) -> None:
    scope, other = QWidget(), QLineEdit()
    button = KeyButton("stopped", "Stopped…", "F7")
    column = QVBoxLayout(scope)
    column.addWidget(button)
    column.addWidget(other)
    button.works_within(scope)
    qtbot.addWidget(scope)
    scope.show()
    scope.activateWindow()
    qtbot.waitExposed(scope)
    qtbot.waitUntil(scope.isActiveWindow)
    other.setFocus()
    with qtbot.waitSignal(button.clicked):
        qtbot.keyClick(other, Qt.Key.Key_F7)
    assert button.minimumSizeHint().width() > button.fontMetrics().horizontalAdvance("Stopped…F7")


def test_each_of_several_is_switched_and_the_chosen_are_shown(qtbot: QtBot) -> None:
    field = SeveralField("treats", "Treats", "no event")
    qtbot.addWidget(field)
    field.resize(400, 30)
    field.show()
    with qtbot.assertNotEmitted(field.switched):
        field.show_choices(EVENTS, ["sugar"])
    assert field.text() == "Hyperglycaemia"
    assert field.accessibleName() == "Treats: Hyperglycaemia"
    with qtbot.waitSignal(field.switched) as switched:
        field.menu().actions()[0].trigger()
    assert switched.args == [["liver", "sugar"]]
    field.show_choices((), ())
    assert field.text() == "no event"
    assert not field.isEnabled()


def test_a_long_line_ends_with_an_ellipsis_and_its_tooltip_is_the_whole(qtbot: QtBot) -> None:
    label = ElidedLabel("sectionTitle")
    qtbot.addWidget(label)
    label.resize(80, 20)
    label.show()
    label.show_text("Prior systemic therapies, including targeted therapy")
    assert label.text().endswith("…")
    assert label.toolTip() == label.accessibleName() == label.whole
    label.resize(800, 20)
    assert label.text() == label.whole
