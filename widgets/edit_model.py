"""Rows that can be edited: their columns, their cells, and a blank last row that takes a new one."""

from collections.abc import Sequence
from typing import Literal

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QColor
from typing_extensions import override

from causality.case.finding import Severity
from causality.frozen import frozen
from widgets.cell_looks import look
from widgets.palette import LIGHT, Theme

Index = QModelIndex | QPersistentModelIndex
Kind = Literal["text", "number", "date", "choice", "fixed"]
_ROOT = QModelIndex()
KIND_ROLE, CHOICES_ROLE = Qt.ItemDataRole.UserRole + 1, Qt.ItemDataRole.UserRole + 2
"""Roles that tell the delegate how a cell is edited: its kind, and for a choice its (id, text) pairs."""


@frozen
class Column:
    """One column: id, title, how its cells are edited, its share of the width, and what can be chosen.

    A text with `choices` offers them while it is typed; a choice takes nothing else.
    """

    id: str
    title: str
    kind: Kind = "text"
    share: int = 4
    choices: tuple[tuple[str, str], ...] = ()
    blank: str = ""
    """What the blank row says in this column ("new product")."""


@frozen
class Cell:
    """One cell: its text, the text that is edited (None: the same; the id of a choice), and a remark on it."""

    text: str
    entry: str | None = None
    remark: str = ""
    severity: Severity | None = None


Row = tuple[Cell, ...]


class EditModel(QAbstractTableModel):
    """Rows of cells. It changes nothing itself: an entry goes out as a signal, and the rows come back anew.

    Signals:
        entered: a cell was given another text (row, column id, text; the id for a choice).
        added: the blank row was given a text (column id, text).
    """

    entered = Signal(int, str, str)
    added = Signal(str, str)

    def __init__(self, columns: Sequence[Column], *, growing: bool = True) -> None:
        super().__init__()
        self._columns, self._blanks = tuple(columns), int(growing)
        self._rows: tuple[Row, ...] = ()
        self._theme = LIGHT

    @property
    def columns(self) -> tuple[Column, ...]:
        """The columns."""
        return self._columns

    @property
    def rows(self) -> tuple[Row, ...]:
        """The rows, without the blank one."""
        return self._rows

    def show_columns(self, columns: Sequence[Column]) -> None:
        """Have other choices or titles; their number and ids stay."""
        self._columns = tuple(columns)

    def show_rows(self, rows: Sequence[Row], theme: Theme) -> None:
        """Hold `rows`; only what differs is told to the view, so that a cell being edited stays open."""
        old, new = self._rows, tuple(rows)
        if theme is not self._theme:
            self._theme = theme
            self._tell_changed(0, len(old) - 1)
        first = next((n for n, (one, other) in enumerate(zip(old, new, strict=False)) if one != other),
                     min(len(old), len(new)))  # fmt: skip
        if len(old) == len(new):
            last = max((n for n in range(first, len(new)) if old[n] != new[n]), default=first - 1)
            self._rows = new
            self._tell_changed(first, last)
        elif len(new) > len(old):
            self._grow(first, new)
        else:
            self._shrink(first, new)

    @override
    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._rows) + self._blanks

    @override
    def columnCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._columns)

    @override
    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = super().flags(index)
        if index.isValid() and self._columns[index.column()].kind != "fixed":
            flags |= Qt.ItemFlag.ItemIsEditable
        return flags

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        column = self._columns[index.column()]
        if role == KIND_ROLE:
            return column.kind
        if role == CHOICES_ROLE:
            return column.choices
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _side(column) | Qt.AlignmentFlag.AlignVCenter
        if index.row() >= len(self._rows):
            return self._blank(column, role)
        return self._shown(self._rows[index.row()][index.column()], role)

    @override
    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role != Qt.ItemDataRole.EditRole or not index.isValid():
            return False
        text, column = str(value), self._columns[index.column()]
        if index.row() >= len(self._rows):
            if text.strip():
                self.added.emit(column.id, text)
            return True
        if text != self.data(index, Qt.ItemDataRole.EditRole):
            self.entered.emit(index.row(), column.id, text)
        return True

    @override
    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> str | Qt.AlignmentFlag | None:
        if orientation != Qt.Orientation.Horizontal or section >= len(self._columns):
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _side(self._columns[section]) | Qt.AlignmentFlag.AlignVCenter
        told = role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole)
        return self._columns[section].title if told else None

    def _shown(self, cell: Cell, role: int) -> object:
        if role == Qt.ItemDataRole.DisplayRole:
            return cell.text
        if role == Qt.ItemDataRole.EditRole:
            return cell.text if cell.entry is None else cell.entry
        if role == Qt.ItemDataRole.ToolTipRole:
            return cell.remark or cell.text
        if role == Qt.ItemDataRole.AccessibleDescriptionRole:
            return cell.remark
        return look(cell.severity, role, self._theme)

    def _blank(self, column: Column, role: int) -> object:
        if role == Qt.ItemDataRole.DisplayRole:
            return column.blank
        if role == Qt.ItemDataRole.EditRole:
            return ""
        return QColor(self._theme.muted) if role == Qt.ItemDataRole.ForegroundRole else None

    def _grow(self, first: int, new: tuple[Row, ...]) -> None:
        """Take rows in. A cell edited in the blank row becomes one of the row that it has made."""
        more = len(new) - len(self._rows)
        if first == len(self._rows) and self._blanks:
            self.beginInsertRows(_ROOT, first + self._blanks, first + self._blanks + more - 1)
            self._blanks += more
            self.endInsertRows()
            self._rows, self._blanks = new, self._blanks - more
        else:
            self.beginInsertRows(_ROOT, first, first + more - 1)
            self._rows = new
            self.endInsertRows()
        self._tell_changed(first, len(new) - 1)

    def _shrink(self, first: int, new: tuple[Row, ...]) -> None:
        self.beginRemoveRows(_ROOT, first, first + len(self._rows) - len(new) - 1)
        self._rows = new
        self.endRemoveRows()
        self._tell_changed(first, len(new) - 1)

    def _tell_changed(self, first: int, last: int) -> None:
        if first <= last and self._columns:
            self.dataChanged.emit(self.index(first, 0), self.index(last, len(self._columns) - 1))


def _side(column: Column) -> Qt.AlignmentFlag:
    return Qt.AlignmentFlag.AlignRight if column.kind == "number" else Qt.AlignmentFlag.AlignLeft
