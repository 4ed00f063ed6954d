"""A table of texts to read: what the case holds of one kind."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView
from typing_extensions import override

from causality.frozen import frozen
from widgets.headed_model import HeadedModel
from widgets.shared_columns import SharedColumns
from widgets.style import font

Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()
LEAST, WIDEST = 26, 2000
"""The height of a row of one line in a tall table, and the width that a column may have there, in px."""


@frozen
class Facts:
    """A table: names of columns, rows of texts, and how the width is shared among the columns.

    A row of one text in a table of several columns is a heading of those that follow.
    """

    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...] = ()
    shares: tuple[int, ...] = ()

    def heads(self, row: tuple[str, ...]) -> bool:
        """Whether a row is a heading."""
        return len(row) == 1 < len(self.columns)


class FactModel(HeadedModel):
    """The rows of a table of texts; with `top` each text begins at the top of its row."""

    def __init__(self, *, top: bool = False) -> None:
        super().__init__()
        self._facts, self.top = Facts(()), top

    def show_facts(self, facts: Facts) -> None:
        """Hold `facts`."""
        if facts != self._facts:
            self.beginResetModel()
            self._facts = facts
            self.endResetModel()

    @override
    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._facts.rows)

    @override
    def columnCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._facts.columns)

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> str | QFont | Qt.AlignmentFlag | None:
        if not index.isValid():
            return None
        row = self._facts.rows[index.row()]
        if role == Qt.ItemDataRole.FontRole and self._facts.heads(row):
            return font(strong=True)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeft | (
                Qt.AlignmentFlag.AlignTop if self.top else Qt.AlignmentFlag.AlignVCenter
            )
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return None
        return row[index.column()] if index.column() < len(row) else ""

    @override
    def heading(self, column: int) -> str | None:
        return self._facts.columns[column] if column < len(self._facts.columns) else None


class FactTable(SharedColumns):
    """Shows a table of texts; long ones wrap. With `tall` rows of many lines are read from their top."""

    def __init__(self, name: str, *, tall: bool = False) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setProperty("tall", tall)
        self._model = FactModel(top=tall)
        self.setModel(self._model)
        prepare(self)
        if tall:
            self.verticalHeader().setMinimumSectionSize(LEAST)
            self.horizontalHeader().setMaximumSectionSize(WIDEST)
        self.setWordWrap(True)
        self._shares: tuple[int, ...] = ()
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)

    def show_facts(self, facts: Facts) -> None:
        """Display `facts`."""
        self._model.show_facts(facts)
        self.clearSpans()
        for place, row in enumerate(facts.rows):
            if facts.heads(row):
                self.setSpan(place, 0, 1, len(facts.columns))
        self._shares = facts.shares or (1,) * len(facts.columns)
        self.share_width()

    @override
    def share_width(self) -> None:
        """Share the width among the columns; rows become as high as their longest text."""
        width, whole = self.viewport().width(), sum(self._shares)
        for column, share in enumerate(self._shares):
            self.setColumnWidth(column, width * share // whole)
        self.resizeRowsToContents()


def prepare(table: QTableView) -> None:
    """Give a table the look of all tables here: rows to read, no grid of boxes."""
    table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    table.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    table.setAlternatingRowColors(True)
    table.setShowGrid(False)
    table.setTabKeyNavigation(False)
    table.verticalHeader().hide()
    table.horizontalHeader().setHighlightSections(False)
    table.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
    table.horizontalHeader().setMaximumSectionSize(320)
    table.horizontalHeader().setTextElideMode(Qt.TextElideMode.ElideRight)
