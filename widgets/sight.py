"""Which rows of a table somebody has had in sight for a while."""

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtWidgets import QTableView
from typing_extensions import override

LOOK = 1500
"""Milliseconds for which rows have to be in sight, in the window that is used, to count as seen."""


class Sight(QObject):
    """Watches what of a table is in sight while that is wanted.

    Signals:
        rested: the rows from the first to the last of these were in sight for a while.
    """

    rested = Signal(int, int)

    def __init__(self, table: QTableView) -> None:
        super().__init__(table)
        self._table, self._wanted = table, False
        self._look = QTimer(self, singleShot=True, interval=LOOK)
        self._look.timeout.connect(self._report)
        table.installEventFilter(self)
        table.verticalScrollBar().valueChanged.connect(lambda _value: self._begin())

    def watch(self, wanted: bool) -> None:
        """Begin to watch, or stop."""
        self._wanted = wanted
        self._begin()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.Show, QEvent.Type.ActivationChange):
            self._begin()
        return super().eventFilter(watched, event)

    def _begin(self) -> None:
        if self._wanted:
            self._look.start()
        else:
            self._look.stop()

    def _report(self) -> None:
        table = self._table
        if not table.isVisible() or not table.isActiveWindow():
            return
        first, last = table.rowAt(0), table.rowAt(table.viewport().height() - 1)
        self.rested.emit(max(0, first), last if last >= 0 else table.model().rowCount() - 1)
