"""A bar above the pane it concerns that says what could not be done and stays until it is dismissed."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QToolButton
from typing_extensions import override

from causality.case.finding import Severity
from causality.frozen import frozen
from causality.text import _
from widgets.icons import EDGE, icon
from widgets.palette import Theme
from widgets.wrapped_text import WrappedText

ICONS = {"error": "circle-alert", "warning": "triangle-alert", "note": "info"}


@frozen
class Message:
    """What is told: its text, how grave it is, and what can be done about it (the text of a button), if anything."""

    text: str
    severity: Severity = "error"
    offer: str = ""


class MessageBar(QFrame):
    """Shows one message, announced to assistive tools; hidden without one.

    Signals:
        dismissed: the user has read it.
        accepted: the user took the offer.
    """

    dismissed = Signal()
    accepted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("messageBar")
        self._message: Message | None = None
        self._sign, self._text = QLabel(), WrappedText(most=3)
        self._offer, self._close = QPushButton(), QToolButton()
        self._offer.setObjectName("messageOffer")
        self._close.setObjectName("dismissMessage")
        self._close.setAccessibleName(_("Dismiss the message"))
        self._close.setToolTip(_("Dismiss (Esc)"))
        self._close.setIconSize(QSize(EDGE, EDGE))
        row = QHBoxLayout(self)
        row.setContentsMargins(20, 6, 12, 6)
        row.setSpacing(10)
        row.addWidget(self._sign)
        row.addWidget(self._text, 1, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self._offer)
        row.addWidget(self._close)
        self._offer.clicked.connect(self.accepted)
        self._close.clicked.connect(self.dismissed)
        self.hide()

    def show_message(self, message: Message | None, theme: Theme) -> None:
        """Display `message`, or nothing; emits nothing."""
        fresh = message is not None and message != self._message
        self._message = message
        self.setVisible(message is not None)
        if message is None:
            return
        colour = theme.text if message.severity == "note" else theme.warning
        self._sign.setPixmap(icon(ICONS[message.severity], colour).pixmap(QSize(EDGE, EDGE)))
        self._text.show_text(message.text, theme.text)
        self._offer.setText(message.offer)
        self._offer.setVisible(bool(message.offer))
        self._close.setIcon(icon("x", theme.text))
        self.setAccessibleName(message.text)
        if fresh:
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, message.text))

    @property
    def text(self) -> str:
        """What is told, empty when nothing is."""
        return self._message.text if self._message is not None else ""

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.dismissed.emit()
        else:
            super().keyPressEvent(event)
