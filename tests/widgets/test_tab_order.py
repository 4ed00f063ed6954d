# The key and mouse functions of pytest-qt are untyped.
# mypy: allow-untyped-calls
"""Tab follows what is read, whenever it was made; F6 goes from pane to pane."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import (
    QApplication,
    QButtonGroup,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot
from typing_extensions import override

from widgets.tab_order import PASSES, go_on, go_to_pane, reading_order

pytestmark = [pytest.mark.qt_log_level_fail("WARNING"), pytest.mark.qt_log_ignore("propagateSizeHints")]


class Ground(QWidget):
    """A window whose Tab goes as it is read."""

    @override
    def focusNextPrevChild(self, following: bool) -> bool:
        return go_on(self, following=following)


def field(name: str, parent: QWidget | None = None) -> QLineEdit:
    made = QLineEdit(parent)
    made.setObjectName(name)
    return made


@pytest.fixture
def ground(qtbot: QtBot) -> Ground:
    made = Ground()
    qtbot.addWidget(made)
    made.resize(400, 300)
    return made


def walked(qtbot: QtBot, ground: QWidget, count: int, key: Qt.Key = Qt.Key.Key_Tab) -> str:
    """Press a key so often and give what the keyboard came to."""
    names = ""
    for _turn in range(count):
        qtbot.keyClick(QApplication.focusWidget() or ground, key)
        here = QApplication.focusWidget()
        assert here is not None
        names += here.objectName()
    return names


def shown(qtbot: QtBot, ground: QWidget) -> None:
    with qtbot.waitActive(ground):
        ground.show()
        ground.activateWindow()
    if (held := QApplication.focusWidget()) is not None:
        held.clearFocus()


def test_what_is_made_last_is_reached_where_it_stands(ground: Ground, qtbot: QtBot) -> None:
    column = QVBoxLayout(ground)
    column.addWidget(field("a"))
    column.addWidget(field("c"))
    column.insertWidget(1, field("b"))
    shown(qtbot, ground)
    assert walked(qtbot, ground, 4) == "abca"
    assert walked(qtbot, ground, 4, Qt.Key.Key_Backtab) == "cbac"


def grid(ground: QWidget) -> None:
    rows = QGridLayout(ground)
    for name, row, place in (("d", 1, 1), ("b", 0, 1), ("c", 1, 0), ("a", 0, 0)):
        rows.addWidget(field(name), row, place)


def columns(ground: QWidget) -> None:
    """Two fields beside one that is as high as both."""
    beside, left, tall = QHBoxLayout(ground), QVBoxLayout(), QFrame()
    QVBoxLayout(tall).addWidget(field("c"))
    tall.setMinimumHeight(200)
    beside.addLayout(left)
    beside.addWidget(tall)
    left.addWidget(field("a"))
    left.addWidget(field("b"))


def over(ground: QWidget) -> None:
    """Parts that lie over one another, as a stair."""
    for name, place in (("c", 40), ("a", 0), ("b", 20)):
        field(name, ground).setGeometry(QRect(place, place, 60, 30))


@pytest.mark.parametrize(("lay_out", "order"), [(grid, "abcd"), (columns, "abc"), (over, "abc")])
def test_rows_come_before_columns_unless_something_stands_beside_several_of_them(
    ground: Ground, qtbot: QtBot, lay_out: Callable[[QWidget], None], order: str
) -> None:
    lay_out(ground)
    shown(qtbot, ground)
    assert "".join(one.objectName() for one in reading_order(ground)) == order
    assert walked(qtbot, ground, len(order)) == order


def test_what_is_hidden_disabled_or_speaks_through_another_is_no_stop(ground: Ground, qtbot: QtBot) -> None:
    column = QVBoxLayout(ground)
    hidden, disabled, holder, clicked = field("h"), field("d"), QFrame(), QPushButton("p")
    for each in (field("a"), hidden, disabled, holder, clicked, field("z")):
        column.addWidget(each)
    QVBoxLayout(holder).addWidget(inner := field("i"))
    holder.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    holder.setFocusProxy(inner)
    clicked.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
    disabled.setEnabled(False)
    hidden.hide()
    shown(qtbot, ground)
    assert walked(qtbot, ground, 4) == "aiza"


def test_of_choices_that_exclude_one_another_tab_stops_at_the_one_that_is_made(ground: Ground, qtbot: QtBot) -> None:
    column, group = QVBoxLayout(ground), QButtonGroup(ground)
    for name in "xyz":
        button = QPushButton()
        button.setObjectName(name)
        button.setCheckable(True)
        button.setChecked(name == "y")
        group.addButton(button)
        column.addWidget(button)
    column.addWidget(field("b"))
    shown(qtbot, ground)
    assert walked(qtbot, ground, 3) == "yby"


def test_tab_goes_on_from_what_takes_the_keyboard_but_is_no_stop(ground: Ground, qtbot: QtBot) -> None:
    column = QVBoxLayout(ground)
    clicked = QPushButton("p")
    clicked.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
    for each in (field("a"), clicked, field("b")):
        column.addWidget(each)
    shown(qtbot, ground)
    clicked.setFocus()
    assert walked(qtbot, ground, 1) == "b"
    clicked.setFocus()
    assert walked(qtbot, ground, 1, Qt.Key.Key_Backtab) == "a"


def test_tab_passes_what_is_in_a_row_and_goes_through_it_from_inside(ground: Ground, qtbot: QtBot) -> None:
    column = QVBoxLayout(ground)
    row = QFrame()
    row.setObjectName("r")
    row.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    row.setProperty(PASSES, True)
    inner = QVBoxLayout(row)
    inner.addWidget(field("x"))
    inner.addWidget(field("y"))
    column.addWidget(row)
    column.addWidget(field("b"))
    shown(qtbot, ground)
    assert walked(qtbot, ground, 3) == "rbr"
    assert walked(qtbot, ground, 4, Qt.Key.Key_Backtab) == "byxr"


def test_a_window_without_stops_leaves_tab_alone(ground: Ground, qtbot: QtBot) -> None:
    shown(qtbot, ground)
    assert not go_on(ground, following=True)


def test_panes_are_gone_through_and_come_back_to_where_the_keyboard_was(ground: Ground, qtbot: QtBot) -> None:
    beside, panes = QHBoxLayout(ground), [QFrame() for _pane in range(4)]
    for pane, names in zip(panes, ("ab", "cd", "", "ef"), strict=True):
        beside.addWidget(pane)
        column = QVBoxLayout(pane)
        for name in names:
            column.addWidget(field(name))
    first = panes[3].findChild(QLineEdit, "f")
    asked = [(panes[0], None), (panes[1], None), (panes[2], None), (panes[3], first)]
    shown(qtbot, ground)
    reached = []
    for following in (True, True, True, True, False):
        go_to_pane(asked, following=following)
        here = QApplication.focusWidget()
        assert here is not None
        reached.append(here.objectName())
        if here.objectName() == "c":
            qtbot.keyClick(here, Qt.Key.Key_Tab)
    assert reached == ["a", "c", "f", "a", "f"]
    go_to_pane(asked, following=False)
    assert ground.focusWidget() is panes[1].findChild(QLineEdit, "d")
