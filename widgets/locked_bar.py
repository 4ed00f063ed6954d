"""That the version of the case is signed and takes no edit, and the one step that goes on from it."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton

from causality.text import _
from widgets.icons import EDGE, icon
from widgets.palette import Theme
from widgets.wrapped_text import WrappedText


class LockedBar(QFrame):
    """Shows by whom and when a version was signed; hidden while it is not.

    Signals:
        version_asked: the user wants to go on in a new version.
    """

    version_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("lockedBar")
        self._sign, self._text, self._begin = QLabel(), WrappedText(most=2), QPushButton()
        self._begin.setObjectName("beginVersion")
        row = QHBoxLayout(self)
        row.setContentsMargins(20, 6, 20, 6)
        row.setSpacing(10)
        row.addWidget(self._sign)
        row.addWidget(self._text, 1, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self._begin)
        self._begin.clicked.connect(self.version_asked)
        self.hide()

    def show_reason(self, reason: str, theme: Theme) -> None:
        """Say why the case takes no edit for another reason than that it is signed. Emits nothing."""
        self.show()
        self._begin.hide()
        self._text.show_text(reason, theme.text)
        self._sign.setPixmap(icon("lock", theme.text).pixmap(QSize(EDGE, EDGE)))
        self.setAccessibleName(reason)

    @property
    def text(self) -> str:
        """What is told, empty when nothing is."""
        return "" if self.isHidden() else self._text.text

    def show_version(self, version: int, who: str, when: str, theme: Theme) -> None:
        """Say who signed a version; with nobody, nothing. Emits nothing."""
        self.setVisible(bool(who))
        if not who:
            return
        self._begin.show()
        told = _("Version {number} was signed by {who}, {when}. It is locked.")
        self._text.show_text(told.format(number=version, who=who, when=when), theme.text)
        self._begin.setText(_("Begin version {number}").format(number=version + 1))
        self._sign.setPixmap(icon("lock", theme.text).pixmap(QSize(EDGE, EDGE)))
        self.setAccessibleName(self._text.text)
