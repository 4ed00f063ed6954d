"""A table to fill in that stands in a page: as high as its rows, which wrap; the page scrolls, not the table."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent, QWheelEvent
from typing_extensions import override

from widgets.cell_delegate import CellReader
from widgets.edit_model import Column, Row
from widgets.edit_table import EditTable
from widgets.palette import Theme
from widgets.sheet_table import ROW


class RowTable(EditTable):
    """Shows rows that can be edited, all of them."""

    def __init__(self, name: str, label: str, columns: Sequence[Column], read: CellReader) -> None:
        super().__init__(name, label, columns, read)
        self._held: tuple[Row, ...] | None = None
        self.setProperty("whole", True)
        self.setWordWrap(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalHeader().setMinimumSectionSize(ROW)

    @override
    def show_rows(self, rows: Sequence[Row], theme: Theme, columns: Sequence[Column] | None = None) -> None:
        super().show_rows(rows, theme, columns)
        if tuple(rows) != self._held:
            self._held = tuple(rows)
            self._fit()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self._fit()

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()

    def _fit(self) -> None:
        """Be as high as the rows are at this width."""
        self.resizeRowsToContents()
        height = self.horizontalHeader().sizeHint().height() + self.verticalHeader().length() + 2 * self.frameWidth()
        if height != self.height() or height != self.minimumHeight():
            self.setFixedHeight(height)
