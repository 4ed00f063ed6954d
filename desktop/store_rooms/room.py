"""What every room of the store has: the desk it works at, and a way to say what was done or refused."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QScrollArea, QWidget

from causality.records.desk import Desk
from causality.records.refused import REFUSED, told
from causality.records.rights import Action, NotAllowed, require
from desktop.look import Look
from desktop.store_rooms.worker import Worker
from widgets.message_bar import Message


class Room(QWidget):
    """One room; what it shows is read from the store when it is entered.

    Signals:
        told: something is to be told (a `Message`).
        changed: the store was changed here.
        printed: a PDF was made that stands in no file yet (its title, the file, a name for it).
    """

    told = Signal(object)
    changed = Signal()
    printed = Signal(str, bytes, str)

    def __init__(self, desk: Desk, look: Look, worker: Worker, home: Path) -> None:
        super().__init__()
        self.desk, self.look, self.worker, self.home = desk, look, worker, home

    def enter(self) -> None:
        """Show what the store holds now."""
        raise NotImplementedError

    def wait(self) -> None:
        """End what the room does beside the window by itself."""

    def attempt(self, call: Callable[[], object]) -> bool:
        """Do something at once; whether it was done. A refusal is told."""
        try:
            call()
        except REFUSED as error:
            self.told.emit(Message(told(error)))
            return False
        return True

    @staticmethod
    def message(text: str) -> Message:
        """Give what was refused as it is told."""
        return Message(text)

    def say(self, text: str) -> None:
        """Tell what was done."""
        self.told.emit(Message(text, "note"))

    def lacking(self, action: Action) -> str:
        """Say why the officer's role does not allow an action; empty when it does."""
        try:
            require(self.desk.officer.role, action)
        except NotAllowed as error:
            return str(error)
        return ""

    def allow(self, control: QWidget, action: Action, hint: str = "") -> None:
        """Let a control be used when the role allows the action; else its hint says why not."""
        why = self.lacking(action)
        control.setEnabled(not why)
        control.setToolTip(why or hint)
        control.setAccessibleDescription(why or hint)


def scrolled(inside: QWidget) -> QScrollArea:
    """Give a place that scrolls up and down where a room is higher than its window; the keyboard passes it by."""
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setWidget(inside)
    return area
