"""Looks through the events of the widget that has the keyboard, as long as it is inside a pane."""

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QWidget


class FocusFilter(QObject):
    """Is the event filter of whichever widget inside `pane` has the keyboard and is wanted; which one `wants` says."""

    def __init__(self, pane: QWidget) -> None:
        super().__init__(pane)
        self._pane = pane
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._follow)

    def wants(self, widget: QWidget) -> bool:
        """Whether the events of a widget are looked through while it has the keyboard."""
        raise NotImplementedError

    def _follow(self, before: QWidget | None, now: QWidget | None) -> None:
        if before is not None:
            before.removeEventFilter(self)
        if now is not None and self._pane.isAncestorOf(now) and self.wants(now):
            now.installEventFilter(self)
