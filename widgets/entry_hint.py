"""A small frame beside an editor in a table: what the entry is understood as, or what is wrong with it."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QLabel, QWidget

from widgets.entry_note import REFUSED, UNDERSTOOD


class EntryHint(QLabel):
    """Shows a hint below an editor, above it where there is no room; it never takes the keyboard."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._within = parent
        self.setObjectName("entryHint")
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def tell(self, beside: QWidget, text: str, *, refused: bool) -> None:
        """Say something about the entry in `beside`; an empty text says nothing."""
        if not text:
            self.hide()
            return
        self.setProperty("refused", refused)
        self.style().polish(self)
        self.setText(f"{REFUSED if refused else UNDERSTOOD}{text}")
        self.adjustSize()
        window = self._within
        spot = beside.mapTo(window, QPoint(0, beside.height() + 2))
        if spot.y() + self.height() > window.height():
            spot = beside.mapTo(window, QPoint(0, -self.height() - 2))
        self.move(max(0, min(spot.x(), window.width() - self.width())), spot.y())
        self.show()
        self.raise_()
