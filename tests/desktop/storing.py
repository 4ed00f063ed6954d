"""A set of windows at a store, as the tests of the desktop open it: somebody is signed in, the list is shown."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from causality.assess import assess
from causality.case.model import Case
from causality.records.held import standing
from desktop.settings import Settings
from desktop.store_room import StoreRoom
from desktop.stored_case import StoredCase
from desktop.window import Window
from desktop.windows import Windows
from tests.desktop.opening import windows_open
from tests.records.places import PASSPHRASE, Place

LONG = 20_000
"""The longest that anything at a store is waited for, in ms."""


@contextmanager
def store_open(
    app: QApplication, settings: Settings, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, who: str = "ben"
) -> Iterator[Windows]:
    """Start the program at a store that is there, and sign in below the screen."""
    with windows_open(app, settings, monkeypatch) as windows:
        windows.start()
        sign_in(windows, qtbot, who)
        yield windows


def sign_in(windows: Windows, qtbot: QtBot, who: str = "ben") -> None:
    """Sign in below the screen."""
    with qtbot.waitSignal(windows.stores.opened, timeout=LONG):
        windows.stores.sign_in(who, f"{PASSPHRASE} {who}")


def room_of(windows: Windows) -> StoreRoom:
    """Give the room of the store in the first window."""
    room = windows.windows[0].home.room
    assert room is not None
    return room


def put(place: Place, *cases: Case, role: str = "assessor") -> list[str]:
    """Put cases into a store that nobody has open, and give their keys."""
    desk = place.desk()
    keys = [desk.create(one, categories=standing(assess(one))).key for one in cases]
    desk.store.close()
    return keys


def stored(window: Window) -> StoredCase:
    """Give what keeps the case of a window in the store."""
    assert window.file.stored is True
    return window.file
