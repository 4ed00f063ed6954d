"""Changes of dose as a table: a heading for each change, below it a row for everything that was measured."""

from collections.abc import Sequence

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QBrush, QColor, QFont, QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView
from typing_extensions import override

from causality.frozen import frozen
from causality.text import N_, _
from widgets.fact_table import prepare
from widgets.headed_model import HeadedModel
from widgets.palette import LIGHT, Theme
from widgets.style import font
from widgets.timeline_pills import SIGNS, VARIES

Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()
COLUMNS = (N_("Measured"), N_("Before → after"), N_("Verdict"))
SHARES = (25, 35, 40)
ROW = 24


@frozen
class Line:
    """A row of the table: its texts and its verdict, or a heading (`verdict` is empty)."""

    texts: tuple[str, ...]
    verdict: str = ""
    spoken: str = ""


class ChallengeModel(HeadedModel):
    """The rows of the table."""

    def __init__(self) -> None:
        super().__init__()
        self.lines: tuple[Line, ...] = ()
        self._theme = LIGHT

    def show_lines(self, lines: tuple[Line, ...], theme: Theme) -> None:
        """Hold `lines`; only a table of other rows is set up anew."""
        if [bool(one.verdict) for one in lines] != [bool(one.verdict) for one in self.lines]:
            self.beginResetModel()
            self.lines, self._theme = lines, theme
            self.endResetModel()
        elif (lines, theme) != (self.lines, self._theme):
            self.lines, self._theme = lines, theme
            self.dataChanged.emit(self.index(0, 0), self.index(len(lines) - 1, len(COLUMNS) - 1))

    @override
    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self.lines)

    @override
    def columnCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(COLUMNS)

    @override
    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        able = Qt.ItemFlag.ItemIsEnabled
        return able | Qt.ItemFlag.ItemIsSelectable if self.lines[index.row()].verdict else able

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> str | QBrush | QFont | None:
        if not index.isValid():
            return None
        line = self.lines[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            text = line.texts[index.column()] if index.column() < len(line.texts) else ""
            last = index.column() == len(COLUMNS) - 1
            return f"{SIGNS.get(line.verdict, VARIES)}  {text}" if line.verdict and last else text
        if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
            return line.spoken or ", ".join(line.texts)
        if role == Qt.ItemDataRole.FontRole:
            return font(strong=not line.verdict or index.column() == len(COLUMNS) - 1)
        if role == Qt.ItemDataRole.ForegroundRole and line.verdict == "uninterpretable":
            return QBrush(QColor(self._theme.muted))
        return None

    @override
    def heading(self, column: int) -> str | None:
        return _(COLUMNS[column])


class ChallengeTable(QTableView):
    """Shows changes of dose; up and down go from one that was measured to the next.

    Signals:
        chosen: the user went to a row.
        opened: the user wants what stands behind the row (Enter).
    """

    chosen = Signal(int)
    opened = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("challengeTable")
        self.setAccessibleName(_("Dechallenge and rechallenge"))
        self.rows = ChallengeModel()
        self.setModel(self.rows)
        prepare(self)
        self.setAlternatingRowColors(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setWordWrap(False)
        self.verticalHeader().setDefaultSectionSize(ROW)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.rows.modelReset.connect(self._join)

    def show_lines(self, lines: Sequence[Line], current: int, theme: Theme) -> None:
        """Display `lines` with the row `current` chosen; emits nothing."""
        self.rows.show_lines(tuple(lines), theme)
        if current >= 0 and self.currentIndex().row() != current:
            self.selectionModel().setCurrentIndex(
                self.rows.index(current, 0),
                QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows,
            )

    @override
    def moveCursor(self, action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier) -> QModelIndex:
        found = super().moveCursor(action, modifiers)
        back = action in (QAbstractItemView.CursorAction.MoveUp, QAbstractItemView.CursorAction.MovePageUp,
                          QAbstractItemView.CursorAction.MoveEnd)  # fmt: skip
        row = self._measured(found.row(), -1 if back else 1)
        return self.rows.index(row, 0) if row >= 0 else self.currentIndex()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self.opened.emit(self.currentIndex().row())
            return
        before = self.currentIndex().row()
        super().keyPressEvent(event)
        self._report(before)

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        pressed = self.indexAt(event.position().toPoint())
        if pressed.isValid() and not self.rows.lines[pressed.row()].verdict:
            return
        before = self.currentIndex().row()
        super().mousePressEvent(event)
        self._report(before)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        width, whole = self.viewport().width(), sum(SHARES)
        for column, share in enumerate(SHARES):
            self.setColumnWidth(column, width * share // whole)

    def _report(self, before: int) -> None:
        row = self.currentIndex().row()
        if row != before and row >= 0 and self.rows.lines[row].verdict:
            self.chosen.emit(row)

    def _measured(self, row: int, step: int) -> int:
        """The nearest row that is no heading, in the direction of the move, else the other way; -1 without any."""
        for way in (step, -step):
            place = row
            while 0 <= place < len(self.rows.lines):
                if self.rows.lines[place].verdict:
                    return place
                place += way
        return -1

    def _join(self) -> None:
        """Let a heading take its whole row."""
        self.clearSpans()
        for place, line in enumerate(self.rows.lines):
            if not line.verdict:
                self.setSpan(place, 0, 1, len(COLUMNS))
