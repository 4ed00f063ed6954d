"""A card over the whole window, which has the keyboard until it is left with Esc or a click beside it."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from typing_extensions import override

MARGIN, DIMMED = 24, 90


class Overlay(QWidget):
    """Covers `parent` and shows a card on it.

    Signals:
        left: the user closed it.
    """

    left = Signal()

    def __init__(self, parent: QWidget, card: QWidget, first: QWidget) -> None:
        super().__init__(parent)
        self._covered, self._card, self._first = parent, card, first
        self._before: QWidget | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(MARGIN, MARGIN * 2, MARGIN, MARGIN)
        column.addWidget(card, 0, Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        parent.installEventFilter(self)
        self.hide()

    def open(self) -> None:
        """Show the card and give it the keyboard."""
        if not self.isVisible():
            self._before = QApplication.focusWidget()
        self.setGeometry(self._covered.rect())
        self.show()
        self.raise_()
        self._first.setFocus(Qt.FocusReason.PopupFocusReason)

    def leave(self) -> None:
        """Close the card and give the keyboard back."""
        if not self.isVisible():
            return
        self.hide()
        if self._before is not None and self._before.isVisible():
            self._before.setFocus(Qt.FocusReason.PopupFocusReason)
        self._before = None
        self.left.emit()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and watched is self._covered:
            self.setGeometry(self._covered.rect())
        return super().eventFilter(watched, event)

    @override
    def focusNextPrevChild(self, _following: bool) -> bool:
        """The keyboard stays on the card."""
        self._first.setFocus(Qt.FocusReason.TabFocusReason)
        return True

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
        event.accept()

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        if not self._card.geometry().contains(event.position().toPoint()):
            self.leave()
        event.accept()

    @override
    def paintEvent(self, _event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), QColor(0, 0, 0, DIMMED))
