"""A passphrase as it is typed: never shown, never kept once it was taken."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit


class PassphraseField(QLineEdit):
    """Takes a passphrase.

    Signals:
        typed: the user changed it (all of it).
        entered: the user pressed Enter.
    """

    typed = Signal(str)
    entered = Signal()

    def __init__(self, name: str, label: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setAccessibleName(label)
        self.setEchoMode(QLineEdit.EchoMode.Password)
        self.textEdited.connect(self.typed)
        self.returnPressed.connect(self.entered)

    def take(self) -> str:
        """Give what was typed and forget it."""
        typed = self.text()
        self.setText("")  # unlike clear(), leaves nothing to be brought back by undo
        return typed
