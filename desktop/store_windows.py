"""The window of the store among the others: opened on a room, a case or a version, closed before the store is."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from typing_extensions import override

from causality.text import _
from desktop.backups import Backups
from desktop.look import Look
from desktop.store_jobs import StoreJob
from desktop.stores import StoreDesk
from widgets.message_bar import Message

if TYPE_CHECKING:
    from desktop.store_window import StoreWindow


class PutBack(StoreJob):
    """Puts a copy in the place of a store that is closed."""

    def __init__(self, copy: Path, place: Path, officer: str, passphrase: str, parent: QObject) -> None:
        super().__init__(parent)
        self._copy, self._place, self._officer, self._passphrase = copy, place, officer, passphrase

    @override
    def attempt(self) -> None:
        from causality.records.backup import restore

        secret, self._passphrase = self._passphrase, ""
        restore(self._copy, self._place, self._officer, secret)


class StoreWindows(QObject):
    """Holds the window of the open store, and sees to the scheduled backups.

    Signals:
        late: a backup is due and was not made; why, in one line.
        told: something was done with the store, or was not (a `Message`).
    """

    late = Signal(str)
    told = Signal(object)

    def __init__(self, stores: StoreDesk, look: Look, parent: QObject) -> None:
        super().__init__(parent)
        self._stores, self._look = stores, look
        self._window: StoreWindow | None = None
        self._putting: PutBack | None = None
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
            window.open_asked.connect(self._open)
            window.replace_asked.connect(self._replace)
            window.show_room(ROOMS[0][0])
        self._window.showNormal() if self._window.isMinimized() else self._window.show()
        self._window.raise_()
        self._window.activateWindow()
        return self._window

    def _open(self, path: str) -> None:
        """Leave this store for another, which is signed in to."""
        self._stores.close()
        self._stores.use(path)

    def _replace(self, copy: str, passphrase: str) -> None:
        """Close the store and put a copy in its place, beside the window; everybody signs in again."""
        officer = self._stores.officer
        if officer is None or self._putting is not None:
            return
        self._stores.close()
        job = self._putting = PutBack(Path(copy), Path(self._stores.place), officer.id, passphrase, self)
        job.finished.connect(self._end_replacing)
        job.start()

    def _end_replacing(self) -> None:
        job = self._putting
        if job is None or not job.isFinished():
            return
        self._putting = None
        done = _("The copy stands in the place of the store; sign in. What stood there is beside it.")
        kept = _("The store is as it was: {why}").format(why=job.refusal)
        self.told.emit(Message(kept) if job.refusal else Message(done, "note"))
        job.deleteLater()

    def wait(self) -> None:
        """Wait until what is being done is done: at the end of the program."""
        if self._putting is not None:
            self._putting.wait()
            self._end_replacing()

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
