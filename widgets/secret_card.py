"""A secret that is shown once, to be handed over or printed: a first passphrase, a recovery code."""

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QGuiApplication
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout

from causality.text import _
from widgets.palette import Theme
from widgets.wrapped_text import WrappedText

NARROWEST = QSize(280, 0)


class SecretCard(QFrame):
    """Shows a secret until it is put away; hidden without one. It stands nowhere else.

    Signals:
        put_away: the user has it.
    """

    put_away = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("answerForm")
        self._told, self._secret = WrappedText(most=4), QLineEdit()
        self._copy, self._done = QPushButton(_("Cop&y")), QPushButton(_("I &have it"))
        self._secret.setObjectName("shownSecret")
        self._secret.setReadOnly(True)
        self._copy.setObjectName("copySecret")
        self._done.setObjectName("secretTaken")
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self._secret, 1)
        row.addWidget(self._copy)
        row.addWidget(self._done)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 10, 16, 12)
        column.setSpacing(8)
        column.addWidget(self._told)
        column.addLayout(row)
        self.setMinimumSize(NARROWEST)
        self._copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(self._secret.text()))
        self._done.clicked.connect(self._put_away)
        self.hide()

    @property
    def secret(self) -> str:
        """The secret that is shown; empty for none."""
        return self._secret.text()

    def show_secret(self, told: str, secret: str, theme: Theme) -> None:
        """Display a secret and what it is for."""
        self._told.show_text(told, theme.text)
        self._secret.setText(secret)
        self._secret.setAccessibleName(told)
        self.show()
        self._secret.setFocus()
        self._secret.selectAll()
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, told))

    def _put_away(self) -> None:
        self._secret.setText("")
        self.hide()
        self.put_away.emit()
