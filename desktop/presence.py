"""Whether somebody is at the program: what is done with keys, mouse, pen or fingers in any of its windows."""

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtGui import QGuiApplication, QWindow
from typing_extensions import override

_INPUT = frozenset(
    (
        QEvent.Type.KeyPress,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseMove,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
        QEvent.Type.TabletPress,
    )
)


class Presence(QObject):
    """Looks on, between `begin` and `end`, in the window that has the keyboard, before Qt shares events out.

    A filter there sees a few events; one on the whole application would see every one of them.

    Signals:
        seen: somebody did something.
    """

    seen = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._looking = False

    def begin(self) -> None:
        """Look on."""
        app = QGuiApplication.instance()
        if not self._looking and isinstance(app, QGuiApplication):
            self._looking = True
            app.focusWindowChanged.connect(self._watch)
            self._watch(QGuiApplication.focusWindow())

    def end(self) -> None:
        """Look on no longer."""
        app = QGuiApplication.instance()
        if self._looking and isinstance(app, QGuiApplication):
            self._looking = False
            app.focusWindowChanged.disconnect(self._watch)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if self._looking and event.type() in _INPUT:
            self.seen.emit()
        return super().eventFilter(watched, event)

    def _watch(self, window: QWindow | None) -> None:
        if window is not None:
            window.installEventFilter(self)
