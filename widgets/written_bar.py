"""What became of a file that was to be written: where it stands, with ways to it, or why it could not be."""

from pathlib import Path

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QToolButton

from causality.text import _
from widgets.icons import EDGE, icon
from widgets.palette import Theme
from widgets.wrapped_text import WrappedText


class WrittenBar(QFrame):
    """Shows the last file that was written; hidden before and when dismissed.

    Signals:
        open_asked: the user wants to open this file or folder (its path).
    """

    open_asked = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("writtenBar")
        self._path = ""
        self._sign, self._text = QLabel(), WrappedText(most=2)
        self._open, self._folder, self._close = QPushButton(_("Open")), QPushButton(_("Show in folder")), QToolButton()
        self._open.setObjectName("openReport")
        self._folder.setObjectName("showInFolder")
        self._close.setObjectName("dismissWritten")
        self._close.setAccessibleName(_("Dismiss"))
        row = QHBoxLayout(self)
        row.setContentsMargins(10, 4, 6, 4)
        row.setSpacing(8)
        row.addWidget(self._sign)
        row.addWidget(self._text, 1)
        for button in (self._open, self._folder, self._close):
            row.addWidget(button)
        self._open.clicked.connect(lambda: self.open_asked.emit(self._path))
        self._folder.clicked.connect(lambda: self.open_asked.emit(str(Path(self._path).parent)))
        self._close.clicked.connect(self.hide)
        self.hide()

    @property
    def text(self) -> str:
        """What is told."""
        return self._text.text

    def show_path(self, path: str, theme: Theme) -> None:
        """Say that the file stands at `path`."""
        self._path = path
        self._show(_("Written: {path}").format(path=path), "check", theme.text, theme)

    def show_error(self, error: str, theme: Theme) -> None:
        """Say in one line why nothing was written."""
        self._path = ""
        self._show(error, "circle-alert", theme.error, theme)

    def _show(self, text: str, sign: str, colour: str, theme: Theme) -> None:
        self._sign.setPixmap(icon(sign, colour).pixmap(QSize(EDGE, EDGE)))
        self._text.show_text(text, theme.text)
        self._close.setIcon(icon("x", theme.text))
        for button in (self._open, self._folder):
            button.setVisible(bool(self._path))
        self.setAccessibleName(text)
        self.show()
