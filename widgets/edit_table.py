"""A table that is filled in by keyboard as a sheet is: type to enter, Tab to the next cell, a blank row for more.

Tab goes on to the next cell while one is edited, and else out of the table.
"""

from collections.abc import Sequence

from PySide6.QtCore import QItemSelectionModel, Qt, Signal
from PySide6.QtGui import QFocusEvent, QGuiApplication, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView
from typing_extensions import override

from widgets.cell_delegate import CellDelegate, CellReader
from widgets.edit_model import Column, EditModel, Row
from widgets.fact_table import prepare
from widgets.palette import Theme

ROW = 26


class EditTable(QTableView):
    """Shows rows that can be edited. Delete empties a cell, Ctrl+Delete takes the rows out, Ctrl+C copies.

    Signals:
        entered: a cell was given another text (row, column id, text; the id for a choice).
        added: the blank row was given a text (column id, text).
        removed: rows are to go (their places, a list of int).
        moved: another row became current (its place; the number of rows for the blank one, -1 for none).
        refused: an entry was left that is not understood (the text, what is wrong).
    """

    entered = Signal(int, str, str)
    added = Signal(str, str)
    removed = Signal(list)
    moved = Signal(int)
    refused = Signal(str, str)

    def __init__(
        self, name: str, label: str, columns: Sequence[Column], read: CellReader, *, growing: bool = True
    ) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setAccessibleName(label)
        self._model, self._delegate = EditModel(columns, growing=growing), CellDelegate(read, self)
        self.setModel(self._model)
        self.setItemDelegate(self._delegate)
        self._prepare()
        self._model.entered.connect(self.entered)
        self._model.added.connect(self.added)
        self._delegate.refused.connect(self.refused)
        self.selectionModel().currentRowChanged.connect(lambda current, _before: self.moved.emit(current.row()))

    def show_rows(self, rows: Sequence[Row], theme: Theme, columns: Sequence[Column] | None = None) -> None:
        """Display `rows`, with other choices in the columns when given; emits nothing but `moved`."""
        if columns is not None:
            self._model.show_columns(columns)
        self._model.show_rows(rows, theme)

    @property
    def current_row(self) -> int:
        """The place of the current row; -1 for none."""
        return self.currentIndex().row()

    def go_to(self, row: int, column: str = "") -> None:
        """Put the keyboard on a cell of `row`."""
        keys = [one.id for one in self._model.columns]
        index = self._model.index(row, keys.index(column) if column in keys else 0)
        self.setCurrentIndex(index)
        self.scrollTo(index)
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, control = event.key(), event.modifiers() == Qt.KeyboardModifier.ControlModifier
        editing = self.state() == QAbstractItemView.State.EditingState
        if editing or not self.currentIndex().isValid():
            super().keyPressEvent(event)
        elif event.matches(QKeySequence.StandardKey.Copy):
            self._copy()
        elif key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace) and control:
            self._remove()
        elif key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self._model.setData(self.currentIndex(), "")
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2):
            self.edit(self.currentIndex())
        else:
            super().keyPressEvent(event)

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if not self.currentIndex().isValid() and self._model.rowCount():
            self.selectionModel().setCurrentIndex(
                self._model.index(0, 0), QItemSelectionModel.SelectionFlag.ClearAndSelect
            )

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        columns = self._model.columns
        width, whole = self.viewport().width(), sum(column.share for column in columns)
        for place, column in enumerate(columns):
            self.setColumnWidth(place, width * column.share // whole)

    def _remove(self) -> None:
        rows = sorted({index.row() for index in self.selectedIndexes()} or {self.current_row})
        present = [row for row in rows if row < len(self._model.rows)]
        if present:
            self.removed.emit(present)

    def _copy(self) -> None:
        chosen = sorted(self.selectedIndexes(), key=lambda index: (index.row(), index.column()))
        lines: dict[int, list[str]] = {}
        for index in chosen:
            lines.setdefault(index.row(), []).append(str(index.data() or ""))
        QGuiApplication.clipboard().setText("\n".join("\t".join(texts) for texts in lines.values()))

    def _prepare(self) -> None:
        prepare(self)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectItems)
        trigger = QAbstractItemView.EditTrigger
        self.setEditTriggers(trigger.DoubleClicked | trigger.AnyKeyPressed | trigger.EditKeyPressed)
        self.verticalHeader().setDefaultSectionSize(ROW)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
