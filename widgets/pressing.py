"""Enter presses the button that has the keyboard, as Space does."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QDialog, QWidget
from typing_extensions import override

from widgets.focus_filter import FocusFilter

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class EnterPresses(FocusFilter):
    """Lets Enter press the buttons inside a pane. Dialogs do so by themselves."""

    @override
    def wants(self, widget: QWidget) -> bool:
        return isinstance(widget, QAbstractButton) and not isinstance(widget.window(), QDialog)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(watched, QAbstractButton) and isinstance(event, QKeyEvent) and _enters(event):
            if watched.isEnabled():
                watched.click()
            return True
        return super().eventFilter(watched, event)


def _enters(event: QKeyEvent) -> bool:
    pressed = event.type() == QEvent.Type.KeyPress and event.key() in _ENTER
    return pressed and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
