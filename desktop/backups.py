"""Scheduled backups: made by the program while a store is open, when they are due by its settings."""

from datetime import UTC
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal
from typing_extensions import override

from causality.text import _
from desktop.store_jobs import StoreJob

if TYPE_CHECKING:
    from causality.records.backup import Copy
    from causality.records.desk import Desk

EVERY, SOON = 10 * 60 * 1000, 30 * 1000
"""Milliseconds between two looks whether a copy is due, and after which the first is taken."""


class Scheduled(StoreJob):
    """Makes a copy if one is due; `made` is it, `late` says that one was due and was not made."""

    def __init__(self, desk: "Desk", parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self.made: Copy | None = None
        self.late = ""

    @override
    def attempt(self) -> None:
        from causality.records.backup import back_up, copies, due
        from causality.records.preferences import COPIES, FOLDER, HOURS, value_of
        from causality.records.rights import RIGHTS

        store = self._desk.store
        if not store.local or store.read_only:
            return
        with store.reading() as connection:
            folder, hours, kept = (value_of(connection, name) for name in (FOLDER, HOURS, COPIES))
        now = store.clock().astimezone(UTC)
        if not folder or not due(Path(folder), float(hours), now):
            return
        last = copies(Path(folder))
        when = f"{last[0].made.astimezone():%Y-%m-%d %H:%M}" if last else _("never")
        self.late = _("A backup is due; the last one: {when}.").format(when=when)
        if self._desk.officer.role in RIGHTS["back_up"]:
            self.made = back_up(self._desk, Path(folder), int(kept), attended=False)
            self.late = ""


class Backups(QObject):
    """Looks from time to time whether a copy is due.

    Signals:
        made: a copy was made and proved (where).
        late: a copy is due and was not made; why, in one line.
    """

    made = Signal(str)
    late = Signal(str)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._desk: Desk | None = None
        self._job: Scheduled | None = None
        self._told = ""
        self._timer = QTimer(self, interval=EVERY)
        self._first = QTimer(self, singleShot=True, interval=SOON)
        for timer in (self._timer, self._first):
            timer.timeout.connect(self.look)

    def begin(self, desk: "Desk") -> None:
        """See to the copies of a store that was opened."""
        self._desk, self._told = desk, ""
        self._timer.start()
        self._first.start()

    def end(self) -> None:
        """Leave the store, which is about to be closed, once nothing is being done at it."""
        self._timer.stop()
        self._first.stop()
        self._desk = None
        if self._job is not None:
            job, self._job = self._job, None
            job.finished.disconnect()
            job.wait()
            job.deleteLater()

    def look(self) -> None:
        """Make a copy now if one is due."""
        if self._desk is None or self._job is not None:
            return
        job = self._job = Scheduled(self._desk, self)
        job.finished.connect(lambda: self._end(job))
        job.start()

    def _end(self, job: Scheduled) -> None:
        if self._job is not job:
            return
        self._job = None
        said = " ".join(part for part in (job.late, job.refusal) if part)
        if job.made is not None:
            self.made.emit(str(job.made.path))
        if said and said != self._told:
            self.late.emit(said)
        self._told = said
        job.deleteLater()
