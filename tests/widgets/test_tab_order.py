# The key and mouse functions of pytest-qt are untyped.
# mypy: allow-untyped-calls
"""Parts that come late stand where they belong for the keyboard."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from widgets.tab_order import put_before

pytestmark = [pytest.mark.qt_log_level_fail("WARNING"), pytest.mark.qt_log_ignore("propagateSizeHints")]


def fields(names: str) -> QWidget:
    """Give a part with fields of these names, a label before each."""
    part = QWidget()
    column = QVBoxLayout(part)
    for name in names:
        field = QLineEdit()
        field.setObjectName(name)
        column.addWidget(QLabel(name))
        column.addWidget(field)
    return part


@pytest.mark.parametrize(("late", "walked"), [("cd", "abcdxyab"), ("c", "abcxyabc"), ("", "abxyabxy")])
def test_what_comes_late_is_reached_before_what_follows(qtbot: QtBot, late: str, walked: str) -> None:
    window, following, part = QWidget(), fields("xy"), fields(late)
    qtbot.addWidget(window)
    column = QVBoxLayout(window)
    for each in (fields("ab"), following, part):
        column.addWidget(each)
    for _again in range(2):
        put_before(part, following)
    window.show()
    names, here = list[str](), window
    for _tab in walked:
        qtbot.keyClick(here, Qt.Key.Key_Tab)
        here = window.focusWidget()
        names.append(here.objectName())
    assert "".join(names) == walked
