"""What is watched for new laboratory results, at the foot of the window."""

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QToolButton, QWidget

from causality.text import _
from widgets.icons import EDGE, icon
from widgets.palette import Theme

LONGEST = 90
"""The longest text shown, in characters; the whole is the tooltip."""


class WatchState(QWidget):
    """Shows the watched file or folder, and what is wrong with it; hidden when nothing is watched.

    Signals:
        stopped: the user wants it watched no longer.
        preview_asked: the user wants to see what its results are understood to say.
    """

    stopped = Signal()
    preview_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._shown: tuple[object, ...] = ()
        self.setObjectName("watchState")
        self._sign, self._text, self._preview, self._stop = QLabel(), QLabel(), QToolButton(), QToolButton()
        self._text.setObjectName("watchText")
        self._preview.setObjectName("watchPreview")
        self._preview.setText(_("Preview"))
        self._stop.setObjectName("watchStop")
        self._stop.setText(_("Stop watching"))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        for widget in (self._sign, self._text, self._preview, self._stop):
            row.addWidget(widget)
        self._preview.clicked.connect(self.preview_asked)
        self._stop.clicked.connect(self.stopped)
        self.hide()

    def show_watch(self, name: str, told: str, trouble: str, theme: Theme) -> None:
        """Display that `name` is watched (empty: nothing), what came of it, and what is wrong, if anything."""
        shown = name, told, trouble, theme
        if shown == self._shown:
            return
        self._shown = shown
        self.setVisible(bool(name))
        whole = trouble or told or _("watching {name}").format(name=name)
        self._text.setText(whole if len(whole) <= LONGEST else whole[: LONGEST - 1] + "…")
        self._text.setToolTip(whole)
        self._text.setAccessibleName(whole)
        sign, colour = ("triangle-alert", theme.warning) if trouble else ("eye", theme.muted)
        self._sign.setPixmap(icon(sign, colour).pixmap(QSize(EDGE, EDGE)))
        self._preview.setVisible(bool(trouble))
        for button, text in ((self._preview, _("Preview of {name}")), (self._stop, _("Stop watching {name}"))):
            button.setAccessibleName(text.format(name=name))

    @property
    def text(self) -> str:
        """What is told, in full."""
        return self._text.toolTip()
