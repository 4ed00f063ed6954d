"""What a window shows while it has no case: the start page, or the store of cases."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication

from desktop.actions import Actions
from desktop.look import Look
from desktop.recovery import Recovery
from desktop.settings import Settings
from desktop.stores import StoreDesk

if TYPE_CHECKING:
    from desktop.shell import Shell
    from desktop.store_room import StoreRoom
    from widgets.start_page import StartPage


class Home(QObject):
    """Shows either in a shell; each is made when it is first needed.

    Signals:
        changed: the other of the two is to be shown, or a file was taken off the list.
        file_chosen: a recent file is to be opened (its path).
        restored, discarded: a recovery copy is wanted or not (its key).
        room_made: the room of the store was made and is not connected yet.
    """

    changed = Signal()
    file_chosen = Signal(str)
    restored = Signal(str)
    discarded = Signal(str)
    room_made = Signal()

    def __init__(self, actions: Actions, settings: Settings, look: Look, parent: QObject) -> None:
        super().__init__(parent)
        self._actions, self._settings, self._look = actions, settings, look
        self._left: tuple[Recovery, ...] = ()
        self._stores: StoreDesk | None = None
        self.room: StoreRoom | None = None
        self.at_store = False

    @property
    def step(self) -> str:
        """Which keys are told at the foot of the window; those of the start page when empty."""
        if not self.at_store or self._stores is None:
            return ""
        return "cases" if self._stores.state == "open" else "signing in"

    def use(self, stores: StoreDesk) -> None:
        """Show the store of the program, at first when there is one."""
        self._stores = stores
        self.at_store = stores.state != "absent" and not self._left
        stores.changed.connect(self._follow)

    def offer(self, left: Sequence[Recovery]) -> None:
        """Offer the copies that were left behind; they come before the store."""
        if left and not self._left:
            self.at_store = False
        self._left = tuple(left)

    def go(self, *, at_store: bool) -> None:
        """Show the store, or the start page."""
        self.at_store = at_store and self._stores is not None
        self.changed.emit()

    def start_page(self) -> "StartPage":
        """Make the start page."""
        from desktop.start import start_page

        start = start_page(self._actions)
        start.file_chosen.connect(self.file_chosen)
        start.file_forgotten.connect(self._forget)
        start.restored.connect(self.restored)
        start.discarded.connect(self.discarded)
        return start

    def show(self, shell: "Shell") -> None:
        """Show it."""
        if self.at_store and self._stores is not None:
            if self.room is None:
                from desktop.store_room import StoreRoom

                self.room = StoreRoom(self._stores, self._look)
                self.room.files_asked.connect(lambda: self.go(at_store=False))
                self.room_made.emit()
            shell.show_home(self.room)
            return
        from desktop.start import show_start

        state = self._stores.state if self._stores is not None else ""
        show_start(shell.start, self._settings, self._left, self._look, state)
        shell.show_home(shell.start)

    def focus_first(self, shell: "Shell") -> None:
        """Put the keyboard where one begins, unless it is somewhere."""
        if QApplication.focusWidget() is not None:
            return
        if self.at_store and self.room is not None:
            self.room.begin()
        else:
            shell.start.focus_first()

    def _forget(self, path: str) -> None:
        from pathlib import Path

        self._settings.forget_recent(Path(path))
        self.changed.emit()

    def _follow(self) -> None:
        self.changed.emit()  # the start page says how the store stands, the foot of the window which keys there are
