"""What all tables that are filled in have in common: the keys of a sheet.

Type to enter, Return or F2 to edit. Tab ends an entry and goes on to the next cell, Return to the row below, in the
column in which the row was begun, from where Tab goes on as well. Ctrl+Return enters for every selected row. Delete
empties a cell, Ctrl+Delete takes the rows out, Ctrl+C copies.
"""

from collections.abc import Iterable

from PySide6.QtCore import QAbstractTableModel, QItemSelectionModel, QModelIndex, Qt, Signal
from PySide6.QtGui import QFocusEvent, QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractItemDelegate, QAbstractItemView, QHeaderView, QTableView, QWidget
from typing_extensions import override

from causality.text import _
from widgets.cell_delegate import CellDelegate, CellReader
from widgets.entry_event import tell_window
from widgets.fact_table import prepare

ROW = 26
MOST_COPIED = 50_000
_Hint = QAbstractItemDelegate.EndEditHint


class SheetTable(QTableView):
    """Shows a model whose cells say how they are edited, and takes the keys of a sheet.

    Signals:
        moved: another row became current (its place, -1 for none).
        refused: an entry was left that is not understood (the text, what is wrong).
        filled: an entry is meant for all of these rows (their places, the column's place, the text).
    """

    moved = Signal(int)
    refused = Signal(str, str)
    filled = Signal(list, int, str)
    descends = True
    """Whether Enter goes down a row; a table whose current row is looked at elsewhere stays on it."""

    def __init__(self, name: str, label: str, model: QAbstractTableModel, read: CellReader) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setAccessibleName(label)
        self._delegate, self._begun, self._filling = CellDelegate(read, self), -1, False
        self.setModel(model)
        self.setItemDelegate(self._delegate)
        self._prepare()
        self._delegate.refused.connect(self._refuse)
        self._delegate.spread.connect(self._spread)
        self.selectionModel().currentRowChanged.connect(lambda current, _before: self.moved.emit(current.row()))

    @property
    def current_row(self) -> int:
        """The place of the current row; -1 for none."""
        return self.currentIndex().row()

    @property
    def editing(self) -> bool:
        """Whether a cell is open."""
        return self.state() == QAbstractItemView.State.EditingState

    def selected_rows(self) -> list[int]:
        """Give the places of the rows of which something is selected, the current one without a selection."""
        chosen = {
            row for part in self.selectionModel().selection().toList() for row in range(part.top(), part.bottom() + 1)
        }
        return sorted(chosen or {self.current_row} - {-1})

    def selected_count(self) -> int:
        """Give how many rows something is selected of, however many there are."""
        count, above = 0, -1
        for first, last in sorted((part.top(), part.bottom()) for part in self.selectionModel().selection().toList()):
            count += max(0, last - max(first, above + 1) + 1)
            above = max(above, last)
        return count

    def put_keyboard(self, row: int, column: int) -> None:
        """Put the keyboard on a cell."""
        index = self.model().index(row, column)
        self.setCurrentIndex(index)
        self.scrollTo(index)
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def remove_rows(self, rows: list[int]) -> None:
        """Report that these rows are to go."""
        raise NotImplementedError

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, control = event.key(), event.modifiers() == Qt.KeyboardModifier.ControlModifier
        if self.editing or not self.currentIndex().isValid():
            super().keyPressEvent(event)
        elif event.matches(QKeySequence.StandardKey.Copy):
            self._copy()
        elif key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace) and control:
            self.remove_rows(self.selected_rows())
        elif key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.model().setData(self.currentIndex(), "")
        elif key == Qt.Key.Key_D and control:
            self._fill_down()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2):
            self.edit(self.currentIndex())
        else:
            self._begun, self._filling = -1, False
            super().keyPressEvent(event)

    @override
    def focusNextPrevChild(self, following: bool) -> bool:
        """After an entry Tab goes on in the table; after any other key it goes on to what follows the table."""
        if self._filling and not self.editing and self._go_on(1 if following else -1):
            return True
        self._filling = False
        return super().focusNextPrevChild(following)

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._filling = self._filling and event.reason() == Qt.FocusReason.OtherFocusReason
        if not self.currentIndex().isValid() and self.model().rowCount():
            self.selectionModel().setCurrentIndex(
                self.model().index(0, 0), QItemSelectionModel.SelectionFlag.ClearAndSelect
            )

    @override
    def closeEditor(self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint) -> None:
        super().closeEditor(editor, _Hint.NoHint)
        self._filling = hint != _Hint.RevertModelCache
        if hint == _Hint.SubmitModelCache and self.descends:
            self._go_down()
        elif hint == _Hint.EditNextItem:
            self._go_on(1)
        elif hint == _Hint.EditPreviousItem:
            self._go_on(-1)

    def _refuse(self, text: str, wrong: str) -> None:
        """Say what was typed, which the cell does not keep."""
        tell_window(self, _("“{typed}” was not taken: {reason}").format(typed=text, reason=wrong))
        self.refused.emit(text, wrong)

    def _go_down(self) -> None:
        place = self.currentIndex()
        column = self._begun if self._begun >= 0 else place.column()
        self._begun = -1
        if place.row() + 1 < self.model().rowCount():
            self._move_to(self.model().index(place.row() + 1, column))

    def _go_on(self, step: int) -> bool:
        """Edit the next cell that can be edited, at the end of a row the first of the next; whether there is one."""
        place = self.currentIndex()
        begun = self._begun if self._begun >= 0 else place.column()
        count = self.model().columnCount()
        last = self.model().rowCount() * count
        for number in range(place.row() * count + place.column() + step, last if step > 0 else -1, step):
            index = self.model().index(number // count, number % count)
            if index.flags() & Qt.ItemFlag.ItemIsEditable and not self.isColumnHidden(index.column()):
                self._move_to(index)
                self._begun = begun if index.row() == place.row() else index.column()
                self.edit(index)
                return True
        return False

    def _move_to(self, index: QModelIndex) -> None:
        self.setCurrentIndex(index)
        self.scrollTo(index)

    def _spread(self, text: str) -> None:
        place, rows = self.currentIndex(), self.selected_rows()
        if len(rows) > 1:
            self.filled.emit(rows, place.column(), text)
        else:
            self.model().setData(place, text)

    def _fill_down(self) -> None:
        """Enter what the first selected row holds in the current column for the others, too."""
        rows, column = self.selected_rows(), self.currentIndex().column()
        first = self.model().index(rows[0], column)
        if len(rows) > 1 and first.flags() & Qt.ItemFlag.ItemIsEditable:
            self.filled.emit(rows[1:], column, str(first.data(Qt.ItemDataRole.EditRole) or ""))

    def _copy(self) -> None:
        rows = self.selected_rows()[:MOST_COPIED]
        columns = sorted(
            {
                column
                for part in self.selectionModel().selection().toList()
                for column in range(part.left(), part.right() + 1)
            }
            or {self.currentIndex().column()}
        )
        QGuiApplication.clipboard().setText("\n".join(self._line(row, columns) for row in rows))

    def _line(self, row: int, columns: Iterable[int]) -> str:
        return "\t".join(str(self.model().index(row, column).data() or "") for column in columns)

    def _prepare(self) -> None:
        prepare(self)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectItems)
        trigger = QAbstractItemView.EditTrigger
        self.setEditTriggers(trigger.DoubleClicked | trigger.AnyKeyPressed | trigger.EditKeyPressed)
        self.verticalHeader().setDefaultSectionSize(ROW)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
