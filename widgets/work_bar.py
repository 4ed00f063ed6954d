"""A bar that says what is being done beside the window, how far it is, and lets it be stopped."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QProgressBar, QPushButton

from causality.text import _
from widgets.elided_label import ElidedLabel

WIDE, HIGH = 220, 8


class WorkBar(QFrame):
    """Shows one thing that is being done; hidden while there is none.

    Signals:
        stopped: the user wants it to end.
    """

    stopped = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("workBar")
        self._text, self._bar, self._stop = ElidedLabel("workText"), QProgressBar(), QPushButton(_("&Stop"))
        self._bar.setObjectName("workProgress")
        self._bar.setTextVisible(False)
        self._bar.setFixedSize(WIDE, HIGH)
        self._stop.setObjectName("stopWork")
        row = QHBoxLayout(self)
        row.setContentsMargins(20, 6, 12, 6)
        row.setSpacing(12)
        row.addWidget(self._text, 1)
        row.addWidget(self._bar)
        row.addWidget(self._stop)
        self._stop.clicked.connect(self.stopped)
        self.hide()

    @property
    def text(self) -> str:
        """What is being done; empty for nothing."""
        return self._text.whole

    def show_work(self, text: str) -> None:
        """Display that `text` is being done, no one knows how far; hide for an empty text."""
        fresh = text and text != self._text.whole
        self._text.show_text(text)
        self._bar.setAccessibleName(text)
        self._bar.setRange(0, 0)
        self._stop.setEnabled(True)
        self.setVisible(bool(text))
        if fresh:
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, text))

    def show_progress(self, done: int, of: int) -> None:
        """Display how much is done."""
        self._bar.setRange(0, of)
        self._bar.setValue(done)

    def show_stopping(self) -> None:
        """Display that it will end at the next step."""
        self._stop.setEnabled(False)
