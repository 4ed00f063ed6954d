"""A field for what has to be understood first: a date, a number. It says what it took the entry for."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget
from typing_extensions import override

from widgets.entry_note import EntryNote

Reader = Callable[[str], str]
"""Gives what an entry is understood as, in words; raises ValueError with what is wrong."""
PAUSE = 600
"""Milliseconds without a key after which an entry that is understood is reported while the field keeps the keyboard."""


class EntryField(QWidget):
    """Shows an entry and, under it, how it is understood. What is not understood stays in the field, marked.

    Signals:
        entered: the user entered something that is understood (the text as typed).
    """

    entered = Signal(str)

    def __init__(self, name: str, label: str, read: Reader) -> None:
        super().__init__()
        self._read, self._shown, self._before = read, "", ""
        self.line, self._note, self._pause = QLineEdit(), EntryNote(), QTimer(self)
        self.line.setObjectName(name)
        self.line.setAccessibleName(label)
        self.setFocusProxy(self.line)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(1)
        column.addWidget(self.line)
        column.addWidget(self._note)
        self.line.textEdited.connect(self._judge)
        self.line.editingFinished.connect(self._report)
        self.line.installEventFilter(self)
        self._pause.timeout.connect(self._report)

    def show_entry(self, text: str, understood: str) -> None:
        """Display an entry and how it is understood; emits nothing. What is being typed is left alone."""
        changed = text != self._shown
        self._shown = text
        if self.line.hasFocus() and self.line.isModified():
            return
        if changed or not self.line.isModified():
            self._put(text)
            self._note.tell_understood("" if understood == text else understood)

    @property
    def note(self) -> str:
        """What stands under the field."""
        return self._note.whole

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusIn:
            self._before = self._shown
        escaped = isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape
        if escaped and event.type() == QEvent.Type.KeyPress and self.line.text() != self._before:
            self._give_up()
            return True
        return super().eventFilter(watched, event)

    def _put(self, text: str) -> None:
        if text != self.line.text():
            self.line.setText(text)
        self.line.setModified(False)
        self._mark(refused=False)

    def _judge(self, text: str) -> None:
        try:
            understood = self._read(text)
        except ValueError as error:
            self._note.tell_refused(str(error))
            self._mark(refused=True)
            self._pause.stop()
        else:
            self._note.tell_understood("" if understood == text else understood)
            self._mark(refused=False)
            self._pause.start()

    def _report(self) -> None:
        self._pause.stop()
        if not self.line.isModified() or self.line.property("refused"):
            return
        text = self.line.text()
        self.line.setModified(False)
        if text != self._shown:
            self.entered.emit(text)

    def _give_up(self) -> None:
        """Go back to what stood there when the keyboard came."""
        self._pause.stop()
        back = self._before
        self._put(back)
        self._note.tell_understood("")
        if back != self._shown:
            self.entered.emit(back)

    def _mark(self, *, refused: bool) -> None:
        if bool(self.line.property("refused")) != refused:
            self.line.setProperty("refused", refused)
            self.line.style().polish(self.line)
