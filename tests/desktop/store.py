# The key and mouse functions of pytest-qt are untyped.
# mypy: allow-untyped-calls
"""The window of the store as its tests open it: with a store of every role under a clock that stands."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from causality.records.desk import Desk
from causality.records.rights import Role
from desktop.look import Look
from desktop.settings import Settings
from desktop.store_window import StoreWindow
from tests.records.places import Place
from widgets.choice_field import ChoiceField

LONG = 60_000
_Widget = TypeVar("_Widget", bound=QWidget)


@contextmanager
def store_window(
    app: QApplication, place: Place, home: Path, qtbot: QtBot, role: Role = "administrator", room: str = "audit"
) -> Iterator[StoreWindow]:
    """Show the window of a store in one of its rooms, to the officer of a role."""
    look = Look(app, Settings(home))
    desk: Desk = place.desk(role)
    window = StoreWindow(desk, look, home)
    window.show()
    qtbot.waitExposed(window)
    if room == "audit":
        with qtbot.waitSignal(window.audit.found, timeout=LONG):
            window.show_room(room)
    else:
        window.show_room(room)
    yield window
    window.close()
    window.deleteLater()
    look.deleteLater()
    desk.store.close()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def found(kind: type[_Widget], window: QWidget, name: str) -> _Widget:
    """Give a part of a window by its name."""
    widget = window.findChild(kind, name)
    assert widget is not None, name
    return widget


def pick(qtbot: QtBot, window: QWidget, name: str, text: str) -> None:
    """Choose from a list by keys."""
    field = found(ChoiceField, window, name)
    place = field.findText(text)
    assert place >= 0, text
    field.setFocus()
    qtbot.keyClick(field, Qt.Key.Key_Space)
    for _step in range(field.count() + 1):
        at = field.view().currentIndex().row()
        if at != place:
            qtbot.keyClick(field.view(), Qt.Key.Key_Down if at < place else Qt.Key.Key_Up)
    qtbot.keyClick(field.view(), Qt.Key.Key_Return)
    assert field.currentText() == text
