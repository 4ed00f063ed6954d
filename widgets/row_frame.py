"""A row of a sheet that takes the keyboard: it tells when it becomes current, and the arrows lead on."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QFrame
from typing_extensions import override

from widgets.tab_order import PASSES

_STEPS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}


class RowFrame(QFrame):
    """The frame of a row; what its other keys do is for the row that is made of it.

    Signals:
        entered: the row became the current one.
        left: the user asked for the next (1) or previous (-1) row.
    """

    entered = Signal()
    left = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("item")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setProperty(PASSES, True)

    def mark(self, *, current: bool, first: bool) -> None:
        """Look like the current row, and like the first."""
        if (self.property("current"), self.property("first")) != (current, first):
            self.setProperty("current", current)
            self.setProperty("first", first)
            self.style().polish(self)

    def press(self, event: QKeyEvent) -> bool:
        """Do what a key does that is no arrow; whether it does anything."""
        raise NotImplementedError

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.entered.emit()

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        event.accept()

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        event.accept()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if (step := _STEPS.get(Qt.Key(event.key()))) is not None:
            self.left.emit(step)
        elif not self.press(event):
            super().keyPressEvent(event)
