"""The window of the store as its tests open it: with a store of every role under a clock that stands."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from causality.records.desk import Desk
from causality.records.rights import Role
from desktop.look import Look
from desktop.settings import Settings
from desktop.store_window import StoreWindow
from tests.records.places import Place

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
