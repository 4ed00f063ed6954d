"""Undo and redo are those of the case, also while a field of a page has the keyboard: edits apply as they are typed."""

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractSpinBox, QLineEdit, QPlainTextEdit, QTextEdit, QWidget
from typing_extensions import override

from widgets.focus_filter import FocusFilter

UNDO_AND_REDO = (QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo)

REDO_ELSEWHERE = (QKeySequence("Ctrl+Y"), QKeySequence("Ctrl+Shift+Z"))


class EditorKeys(FocusFilter):
    """Keeps the fields inside a pane from taking the keys of undo and redo for themselves."""

    @override
    def wants(self, widget: QWidget) -> bool:
        return isinstance(widget, QLineEdit | QPlainTextEdit | QTextEdit | QAbstractSpinBox)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        asked = event.type() == QEvent.Type.ShortcutOverride
        if asked and isinstance(event, QKeyEvent) and _undoes_or_redoes(event):
            event.ignore()
            return True
        return super().eventFilter(watched, event)


def _undoes_or_redoes(event: QKeyEvent) -> bool:
    """Whether the keys are those of undo or redo, of this system or of others, all of which the window takes."""
    pressed = QKeySequence(event.keyCombination())
    return any(event.matches(keys) for keys in UNDO_AND_REDO) or pressed in REDO_ELSEWHERE
