"""A line of text, reported as it is typed."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit


class TextField(QLineEdit):
    """Shows a text of one line.

    Signals:
        typed: the user changed the text (all of it).
    """

    typed = Signal(str)

    def __init__(self, name: str, label: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setAccessibleName(label)
        self.textEdited.connect(self.typed)

    def show_text(self, text: str) -> None:
        """Display `text`; emits nothing and leaves the cursor where it is."""
        if text != self.text():
            self.setText(text)
            self.setCursorPosition(0)
