"""That somebody else saved the case meanwhile, with both ways out; nothing was overwritten."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton

from causality.text import _
from widgets.icons import EDGE, icon
from widgets.palette import Theme
from widgets.wrapped_text import WrappedText


class ConflictBar(QFrame):
    """Shows who saved the case; hidden while nobody did.

    Signals:
        theirs_asked: the case is to be gone on with as they saved it.
        mine_asked: what was edited here is to be kept as a case of its own.
        file_asked: what was edited here is to be written to a file.
    """

    theirs_asked = Signal()
    mine_asked = Signal()
    file_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("conflictBar")
        self._sign, self._text = QLabel(), WrappedText(most=3)
        row = QHBoxLayout(self)
        row.setContentsMargins(20, 6, 12, 6)
        row.setSpacing(10)
        row.addWidget(self._sign)
        row.addWidget(self._text, 1, Qt.AlignmentFlag.AlignVCenter)
        for name, text, signal in (
            ("takeTheirs", _("Take theirs"), self.theirs_asked),
            ("keepMine", _("Keep mine as a new case"), self.mine_asked),
            ("mineToFile", _("Mine to a file…"), self.file_asked),
        ):  # fmt: skip
            button = QPushButton(text)
            button.setObjectName(name)
            button.clicked.connect(signal)
            row.addWidget(button)
        self.hide()

    @property
    def text(self) -> str:
        """What is told, empty when nothing is."""
        return "" if self.isHidden() else self._text.text

    def show_conflict(self, text: str, theme: Theme) -> None:
        """Say who saved the case meanwhile; with an empty text nothing. Emits nothing."""
        fresh = bool(text) and text != self._text.text
        self.setVisible(bool(text))
        self._text.show_text(text, theme.text)
        self._sign.setPixmap(icon("triangle-alert", theme.warning).pixmap(QSize(EDGE, EDGE)))
        self.setAccessibleName(text)
        if fresh:
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, text))
