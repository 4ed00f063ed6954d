"""The rows of the audit trail: a table of any length, of which only what is seen is read."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtWidgets import QHeaderView, QTableView
from typing_extensions import override

from causality.frozen import frozen
from causality.text import N_, _
from widgets.fact_table import prepare
from widgets.headed_model import HeadedModel
from widgets.lots import Lots
from widgets.shared_columns import SharedColumns

Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()
COLUMNS = (
    ("row", N_("Row"), 56), ("time", N_("Time"), 188), ("who", N_("Officer"), 138), ("action", N_("Action"), 138),
    ("case", N_("Case"), 116), ("what", N_("What"), 176), ("values", N_("From → to"), 230),
    ("reason", N_("Reason"), 150),
)  # fmt: skip
"""The columns: key, title, width in px."""
SHARES = {"who": 10, "action": 10, "case": 10, "what": 20, "values": 30}
"""Which per cent of the room that is left each column takes; the last takes the rest."""
BLOCK, KEPT = 64, 64
"""Rows read at a time, and how many such blocks are kept."""
ROW = 26


@frozen
class TrailLine:
    """One row as it is shown: its place in the trail, a text for each column but the first, and what a hint says."""

    place: int
    cells: tuple[str, ...]
    hint: str = ""


Reader = Callable[[int, int], Sequence[TrailLine]]
"""Gives so many lines from a place in the list on."""


class TrailModel(HeadedModel):
    """The lines of a list that `read` gives in blocks; nothing is read before it is seen."""

    def __init__(self, read: Reader) -> None:
        super().__init__()
        self._read, self._lines = read, Lots[TrailLine](BLOCK, KEPT)

    def show_count(self, count: int) -> None:
        """Have so many lines, all of them to be read anew."""
        self.beginResetModel()
        self._lines.begin(count, self._read)
        self.endResetModel()

    def line(self, row: int) -> TrailLine | None:
        """Give the line at a place in the list; None where it cannot be read."""
        return self._lines.row(row)

    @override
    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else self._lines.count

    @override
    def columnCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(COLUMNS)

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> str | Qt.AlignmentFlag | None:
        if not index.isValid():
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignRight if index.column() == 0 else Qt.AlignmentFlag.AlignLeft
            return side | Qt.AlignmentFlag.AlignVCenter
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return None
        line = self.line(index.row())
        if line is None:
            return ""
        if role == Qt.ItemDataRole.ToolTipRole and COLUMNS[index.column()][0] == "time":
            return line.hint
        return (str(line.place), *line.cells)[index.column()]

    @override
    def heading(self, column: int) -> str | None:
        return _(COLUMNS[column][1]) if column < len(COLUMNS) else None


class TrailTable(SharedColumns):
    """Shows the list, a line a row.

    Signals:
        moved: another row became current (its place in the list, -1 for none).
    """

    moved = Signal(int)

    def __init__(self, read: Reader) -> None:
        super().__init__()
        self.setObjectName("trailTable")
        self.setAccessibleName(_("Audit trail"))
        self.lines = TrailModel(read)
        self.setModel(self.lines)
        prepare(self)
        self.setWordWrap(False)
        self.setSelectionMode(QTableView.SelectionMode.SingleSelection)
        rows, heads = self.verticalHeader(), self.horizontalHeader()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.setDefaultSectionSize(ROW)
        heads.setMaximumSectionSize(900)
        for place, (_key, _title, width) in enumerate(COLUMNS):
            self.setColumnWidth(place, width)
        heads.setStretchLastSection(True)
        self._given = [width for _key, _title, width in COLUMNS[:-1]]
        self.selectionModel().currentRowChanged.connect(lambda current, _before: self.moved.emit(current.row()))

    def show_count(self, count: int) -> None:
        """Display a list of so many lines, the first of them current; emits `moved` only when there is none."""
        self.lines.show_count(count)
        if count:
            self.selectRow(0)
        else:
            self.moved.emit(-1)

    @override
    def share_width(self) -> None:
        """Let the columns of words have what is left, as long as the user has not chosen widths; the last takes all."""
        held = [self.columnWidth(place) for place in range(len(COLUMNS) - 1)]
        if held != self._given:
            return
        left = max(0, self.viewport().width() - sum(width for _key, _title, width in COLUMNS))
        self._given = [width + left * SHARES.get(key, 0) // 100 for key, _title, width in COLUMNS[:-1]]
        for place, width in enumerate(self._given):
            self.setColumnWidth(place, width)

    def show_row(self, row: int) -> None:
        """Make a row of the list current and bring it into sight."""
        self.selectRow(row)
        self.scrollTo(self.lines.index(row, 0), QTableView.ScrollHint.PositionAtCenter)
