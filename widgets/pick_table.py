"""A table of texts of which one row is picked: officers, versions, copies."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHeaderView, QTableView
from typing_extensions import override

from causality.frozen import frozen
from widgets.fact_table import FactModel, Facts, prepare
from widgets.shared_columns import SharedColumns

ROW = 28


@frozen
class Pick:
    """One row: its id, and a text for each column."""

    key: str
    cells: tuple[str, ...]


class PickTable(SharedColumns):
    """Shows rows; one of them is current.

    Signals:
        moved: another row became current (its id, empty for none).
        opened: the current row is to be opened: Enter, or a double click (its id).
    """

    moved = Signal(str)
    opened = Signal(str)

    def __init__(self, name: str, label: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setAccessibleName(label)
        self._facts, self._rows = FactModel(), tuple[Pick, ...]()
        self._shares: tuple[int, ...] = ()
        self.setModel(self._facts)
        prepare(self)
        self.setWordWrap(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSelectionMode(QTableView.SelectionMode.SingleSelection)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultSectionSize(ROW)
        self.horizontalHeader().setMaximumSectionSize(900)
        self.horizontalHeader().setStretchLastSection(True)
        self.selectionModel().currentRowChanged.connect(lambda _now, _before: self.moved.emit(self.current))
        self.doubleClicked.connect(lambda _index: self.opened.emit(self.current))

    @property
    def current(self) -> str:
        """The id of the current row; empty for none."""
        row = self.currentIndex().row()
        return self._rows[row].key if 0 <= row < len(self._rows) else ""

    @property
    def rows(self) -> tuple[Pick, ...]:
        """The rows that are shown."""
        return self._rows

    def show_rows(self, columns: Sequence[str], rows: Sequence[Pick], shares: Sequence[int]) -> None:
        """Display rows; the one that was current stays so, else the first becomes it."""
        before, self._rows, self._shares = self.current, tuple(rows), tuple(shares)
        self._facts.show_facts(Facts(tuple(columns), tuple(row.cells for row in rows)))
        self.share_width()
        keys = [row.key for row in rows]
        if rows:
            self.selectRow(keys.index(before) if before in keys else 0)
        self.moved.emit(self.current)

    def pick(self, key: str) -> None:
        """Make the row of an id current."""
        keys = [row.key for row in self._rows]
        if key in keys:
            self.selectRow(keys.index(key))

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.current:
            self.opened.emit(self.current)
        else:
            super().keyPressEvent(event)

    @override
    def share_width(self) -> None:
        width, whole = self.viewport().width(), sum(self._shares)
        for column, share in enumerate(self._shares[:-1]):
            self.setColumnWidth(column, width * share // whole)
