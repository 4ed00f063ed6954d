"""The window of the store among the others: opened on a room, a case or a version, closed before the store is."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from desktop.backups import Backups
from desktop.look import Look
from desktop.stores import StoreDesk

if TYPE_CHECKING:
    from desktop.store_window import StoreWindow


class StoreWindows(QObject):
    """Holds the window of the open store, and sees to the scheduled backups.

    Signals:
        late: a backup is due and was not made; why, in one line.
    """

    late = Signal(str)

    def __init__(self, stores: StoreDesk, look: Look, parent: QObject) -> None:
        super().__init__(parent)
        self._stores, self._look = stores, look
        self._window: StoreWindow | None = None
        self.backups = Backups(self)
        self.backups.late.connect(self.late)
        stores.opened.connect(self._begin)
        stores.leaving.connect(self._end)

    @property
    def window(self) -> "StoreWindow | None":
        """The window, None while it is not open."""
        return self._window

    def show(self, room: str = "") -> None:
        """Show the window, in a room when one is named."""
        window = self._shown()
        if window is not None and room:
            window.show_room(room)

    def show_trail(self, key: str, number: str) -> None:
        """Show the audit trail of one case."""
        window = self._shown()
        if window is not None and key:
            window.show_case_trail(key, number)

    def show_versions(self, key: str) -> None:
        """Show the versions of one case."""
        window = self._shown()
        if window is not None and key:
            window.show_versions(key)

    def _shown(self) -> "StoreWindow | None":
        from desktop.store_window import ROOMS, StoreWindow

        desk = self._stores.desk
        if desk is None:
            return None
        if self._window is None:
            window = self._window = StoreWindow(desk, self._look, self._stores.home)
            window.changed.connect(self._stores.cases_changed)
            window.changed.connect(self._stores.touch)
            window.closed.connect(self._forget)
            window.show_room(ROOMS[0][0])
        self._window.showNormal() if self._window.isMinimized() else self._window.show()
        self._window.raise_()
        self._window.activateWindow()
        return self._window

    def _begin(self) -> None:
        if self._stores.desk is not None:
            self.backups.begin(self._stores.desk)

    def _end(self) -> None:
        """Close the window before the store itself: what it is doing ends first."""
        self.backups.end()
        if self._window is not None:
            self._window.close()

    def _forget(self) -> None:
        if self._window is not None:
            self._window.deleteLater()
        self._window = None
