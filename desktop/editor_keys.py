"""Undo and redo are those of the case, also while a field of a page has the keyboard: edits apply as they are typed."""

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractSpinBox, QApplication, QLineEdit, QPlainTextEdit, QTextEdit, QWidget
from typing_extensions import override

UNDO_AND_REDO = (QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo)

REDO_ELSEWHERE = (QKeySequence("Ctrl+Y"), QKeySequence("Ctrl+Shift+Z"))


class EditorKeys(QObject):
    """Keeps the fields inside `pane` from taking the keys of undo and redo for themselves."""

    def __init__(self, pane: QWidget) -> None:
        super().__init__(pane)
        self._pane = pane
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._follow)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        asked = event.type() == QEvent.Type.ShortcutOverride
        if asked and isinstance(event, QKeyEvent) and _undoes_or_redoes(event):
            event.ignore()
            return True
        return super().eventFilter(watched, event)

    def _follow(self, before: QWidget | None, now: QWidget | None) -> None:
        if before is not None:
            before.removeEventFilter(self)
        if isinstance(now, QLineEdit | QPlainTextEdit | QTextEdit | QAbstractSpinBox) and self._pane.isAncestorOf(now):
            now.installEventFilter(self)


def _undoes_or_redoes(event: QKeyEvent) -> bool:
    """Whether the keys are those of undo or redo, of this system or of others, all of which the window takes."""
    pressed = QKeySequence(event.keyCombination())
    return any(event.matches(keys) for keys in UNDO_AND_REDO) or pressed in REDO_ELSEWHERE
