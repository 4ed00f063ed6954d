"""A table whose columns share its width anew whenever that is another, or the table comes to be seen."""

from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QTableView
from typing_extensions import override


class SharedColumns(QTableView):
    """Has the width shared; how, is for the table that is made of it."""

    def share_width(self) -> None:
        """Give each column its width."""
        raise NotImplementedError  # each table of ours has shares of its own

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.share_width()

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.share_width()
