"""Methods side by side: a row a method and a column a product for every event, and below it what differs and why."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QBrush, QColor, QFont, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QScrollArea, QTableView, QVBoxLayout
from typing_extensions import override

from causality.frozen import frozen
from causality.text import _
from widgets.headed_model import HeadedModel
from widgets.palette import LIGHT, Theme
from widgets.style import SIZE, SMALL, font
from widgets.wrapped_text import WrappedText

Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()


@frozen
class Standing:
    """One cell: what a product and an event come to under a method. `level` is the name of its certainty."""

    product: str
    event: str
    method: str
    text: str
    told: str
    level: str


@frozen
class Line:
    """One row: the name of a method with a cell a product, or the name of an event, without cells."""

    name: str
    cells: tuple[Standing | None, ...] = ()


class MatrixModel(HeadedModel):
    """The rows of the matrix."""

    def __init__(self) -> None:
        super().__init__()
        self._products: tuple[str, ...] = ()
        self._lines: tuple[Line, ...] = ()
        self._theme = LIGHT

    def show_lines(self, products: tuple[str, ...], lines: tuple[Line, ...], theme: Theme) -> None:
        """Hold `lines`, one cell for each of `products`."""
        if (products, lines, theme) != (self._products, self._lines, self._theme):
            self.beginResetModel()
            self._products, self._lines, self._theme = products, lines, theme
            self.endResetModel()

    def line(self, row: int) -> Line:
        """Give a row."""
        return self._lines[row]

    def standing(self, index: Index) -> Standing | None:
        """Give the cell at an index."""
        cells = self._lines[index.row()].cells if index.isValid() else ()
        return cells[index.column() - 1] if 0 < index.column() <= len(cells) else None

    @override
    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._lines)

    @override
    def columnCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._products) + 1

    @override
    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        able = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return able if self.standing(index) is not None else Qt.ItemFlag.ItemIsEnabled

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> str | QBrush | QFont | None:
        if not index.isValid():
            return None
        line, one = self._lines[index.row()], self.standing(index)
        if role == Qt.ItemDataRole.DisplayRole:
            return one.text if one else line.name if index.column() == 0 else ""
        if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
            return one.told if one else line.name
        if role == Qt.ItemDataRole.ForegroundRole:
            return QBrush(QColor(self._theme.category(one.level) if one else self._theme.text))
        if role == Qt.ItemDataRole.FontRole:
            return font(SIZE, strong=not line.cells)
        return None

    @override
    def heading(self, column: int) -> str | None:
        return self._products[column - 1] if 0 < column <= len(self._products) else _("Method")


class MatrixTable(QTableView):
    """The matrix as tall as its rows.

    Signals:
        opened: the user went to a cell (product id, event id, method id).
    """

    opened = Signal(str, str, str)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("methodMatrix")
        self.setAccessibleName(_("Methods side by side"))
        self.rows = MatrixModel()
        self.setModel(self.rows)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header = self.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setShowGrid(False)
        self.clicked.connect(self._open)
        self.rows.modelReset.connect(self._join)

    @override
    def sizeHint(self) -> QSize:
        high = self.horizontalHeader().sizeHint().height() + self.verticalHeader().length()
        return QSize(320, high + 2 * self.frameWidth() + 2)

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(120, self.sizeHint().height())

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self._open(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def _open(self, index: QModelIndex) -> None:
        if one := self.rows.standing(index):
            self.opened.emit(one.product, one.event, one.method)

    def _join(self) -> None:
        """Let the name of an event take its whole row."""
        self.clearSpans()
        if self.rows.columnCount():
            self.horizontalHeader().setSectionResizeMode(0, QHeaderView.ResizeMode.ResizeToContents)
        for row in range(self.rows.rowCount()):
            if not self.rows.line(row).cells and self.rows.columnCount() > 1:
                self.setSpan(row, 0, 1, self.rows.columnCount())
        self.updateGeometry()


class MethodMatrix(QScrollArea):
    """Shows every pair under every method that is made for it, and what is said of their differences.

    Signals:
        opened: the user went to a pair under a method (product id, event id, method id).
    """

    opened = Signal(str, str, str)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("sideBySide")
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.table = MatrixTable()
        self.table.opened.connect(self.opened)
        self._texts: list[WrappedText] = []
        frame = QFrame()
        self._column = QVBoxLayout(frame)
        self._column.setContentsMargins(0, 0, 8, 8)
        self._column.setSpacing(6)
        self._column.addWidget(self.table)
        self._column.addStretch(1)
        self.setWidget(frame)

    def show_methods(
        self, products: tuple[str, ...], lines: tuple[Line, ...], told: Sequence[str], theme: Theme
    ) -> None:
        """Display `lines` with a column for each of `products`, and `told` below; emits nothing."""
        self.table.rows.show_lines(products, lines, theme)
        while len(self._texts) < len(told):
            self._texts.append(WrappedText(SMALL))
            self._column.insertWidget(self._column.count() - 1, self._texts[-1])
        for place, text in enumerate(self._texts):
            text.show_text(told[place] if place < len(told) else "", theme.text)
            text.setVisible(place < len(told))
