"""The case of a window is saved, and may go: nothing that was typed is given up unasked."""

from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QMessageBox, QWidget

from causality.text import _
from desktop.session import Session
from desktop.unread import UnreadEntries

if TYPE_CHECKING:
    from desktop.stored_case import Keeping


class Asker(Protocol):
    """Who asks the officer: the window."""

    def ask_to_save(self, parent: QWidget) -> QMessageBox.StandardButton:
        """Ask what becomes of edits that are not saved."""

    def ask_to_leave_out(self, parent: QWidget, told: str) -> bool:
        """Ask whether entries that are not understood may go."""

    def ask_file(self, parent: QWidget, proposal: str, *, for_saving: bool) -> Path | None:
        """Ask for a case file."""


class Filing(QObject):
    """Saves the case of a window.

    Signals:
        told: something is to be said to the officer.
    """

    told = Signal(str)

    def __init__(self, window: QWidget, asker: Asker, session: Session, file: "Keeping", unread: UnreadEntries) -> None:
        super().__init__(window)
        self._window, self._asker, self._session, self._file, self._unread = window, asker, session, file, unread

    def save(self) -> bool:
        """Save the case, and say what that leaves out."""
        if left_out := self._unread.told:
            text = _("Saved without what is not understood. {entries}")
            self.told.emit(text.format(entries=" ".join(left_out)))
        if not self._session.dirty and self._session.path and self._session.path.exists():
            return True  # what is signed stays the file that it is, to the byte and the minute
        return self._file.save() if self._session.path or self._file.stored else self.save_as()

    def save_as(self) -> bool:
        """Save the case to a file that the officer chooses; whether it was."""
        proposal = str(self._session.path or f"{self._session.case.id}.json")
        path = self._asker.ask_file(self._window, proposal, for_saving=True)
        return path is not None and self._file.save_as(path)

    def may_leave(self) -> bool:
        """Whether the present case may go: saved, given up, or as it was opened."""
        left_out = "\n".join(self._unread.told)
        if left_out and not self._asker.ask_to_leave_out(self._window, left_out):
            return False
        if not self._session.dirty or (self._file.stored and self._file.save()):
            return True
        answer = self._asker.ask_to_save(self._window)
        if answer == QMessageBox.StandardButton.Save:
            return self.save()
        return answer == QMessageBox.StandardButton.Discard
