"""A text of several lines, reported as it is typed."""

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QPlainTextEdit


class LongTextField(QPlainTextEdit):
    """Shows a text; Tab goes on to the next field.

    Signals:
        typed: the user changed the text (all of it).
    """

    typed = Signal(str)

    def __init__(self, name: str, label: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setAccessibleName(label)
        self.setTabChangesFocus(True)
        self.textChanged.connect(lambda: self.typed.emit(self.toPlainText()))

    def show_text(self, text: str) -> None:
        """Display `text`; emits nothing and leaves the cursor where it is."""
        if text != self.toPlainText():
            with QSignalBlocker(self):
                self.setPlainText(text)
