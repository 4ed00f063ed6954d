"""A field for what has to be understood first: a date, a number. It says what it took the entry for."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget
from typing_extensions import override

from widgets.entry_event import tell_window
from widgets.entry_note import EntryNote
from widgets.typing_pause import TypingPause

Reader = Callable[[str], str]
"""Gives what an entry is understood as, in words; raises ValueError with what is wrong."""


class EntryField(QWidget):
    """Shows an entry and, under it, how it is understood. What is not understood stays in the field, marked.

    Signals:
        entered: the user entered something that is understood (the text as typed).
    """

    entered = Signal(str)

    def __init__(self, name: str, label: str, read: Reader) -> None:
        super().__init__()
        self._read, self._shown, self._before = read, "", ""
        self._reporting, self._kept_otherwise = False, False
        self.line, self._note, self._pause = QLineEdit(), EntryNote(), TypingPause(self)
        self.line.setObjectName(name)
        self.line.setAccessibleName(label)
        self.setFocusProxy(self.line)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(1)
        column.addWidget(self.line)
        column.addWidget(self._note)
        self.line.textEdited.connect(self._judge)
        self.line.editingFinished.connect(self._finish)
        self.line.installEventFilter(self)
        self._pause.timeout.connect(self._report)

    def show_entry(self, text: str, understood: str) -> None:
        """Display an entry and how it is understood; emits nothing.

        What is being typed is left alone, also when it was just reported: it goes on to be typed.
        """
        changed = text != self._shown
        self._shown = text
        if self.line.hasFocus() and (self.line.isModified() or self._reporting or not changed):
            self._kept_otherwise = self._kept_otherwise or changed
            return
        if changed or not self.line.isModified():
            self._put(text)
            self._note.tell_understood("" if understood == text else understood)

    @property
    def refused(self) -> bool:
        """Whether what stands in the field is not understood, so that something else holds."""
        return bool(self.line.property("refused"))

    @property
    def kept(self) -> str:
        """What holds, as it was entered; empty for nothing."""
        return self._shown

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
        self._kept_otherwise = False
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
            tell_window(self)  # of the text, which is another with every key
            self._pause.give_up()
        else:
            self._note.tell_understood("" if understood == text else understood)
            self._mark(refused=False)
            self._pause.note_key()

    def _report(self) -> None:
        self._pause.give_up()
        if not self.line.isModified() or self.line.property("refused"):
            return
        text = self.line.text()
        self.line.setModified(False)
        if text != self._shown:
            self._reporting = True
            self.entered.emit(text)
            self._reporting = False

    def _finish(self) -> None:
        """Report what was typed and show it as it is kept."""
        self._report()
        if self._kept_otherwise and not self.line.isModified() and not self.line.property("refused"):
            self._put(self._shown)

    def _give_up(self) -> None:
        """Go back to what stood there when the keyboard came."""
        self._pause.give_up()
        back = self._before
        self._put(back)
        self._note.tell_understood("")
        if back != self._shown:
            self.entered.emit(back)

    def _mark(self, *, refused: bool) -> None:
        if self.refused != refused:
            self.line.setProperty("refused", refused)
            self.line.style().polish(self.line)
            if not refused:
                tell_window(self)
