"""Enter presses the button that has the keyboard, as Space does."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QDialog, QWidget
from typing_extensions import override

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class EnterPresses(QObject):
    """Lets Enter press the buttons inside `pane`. Dialogs do so by themselves."""

    def __init__(self, pane: QWidget) -> None:
        super().__init__(pane)
        self._pane = pane
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._follow)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(watched, QAbstractButton) and isinstance(event, QKeyEvent) and _enters(event):
            if watched.isEnabled():
                watched.click()
            return True
        return super().eventFilter(watched, event)

    def _follow(self, before: QWidget | None, now: QWidget | None) -> None:
        if isinstance(before, QAbstractButton):
            before.removeEventFilter(self)
        inside = isinstance(now, QAbstractButton) and self._pane.isAncestorOf(now)
        if inside and now is not None and not isinstance(now.window(), QDialog):
            now.installEventFilter(self)


def _enters(event: QKeyEvent) -> bool:
    pressed = event.type() == QEvent.Type.KeyPress and event.key() in _ENTER
    return pressed and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
