"""A table that is filled in by keyboard as a sheet is, with a blank row for more."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QFontMetrics, QResizeEvent
from typing_extensions import override

from widgets.cell_delegate import CellReader
from widgets.edit_model import Column, EditModel, Row
from widgets.palette import Theme
from widgets.sheet_table import SheetTable
from widgets.style import SMALL, font

HEAD = 13
"""What is around the text of a heading, in px."""


class EditTable(SheetTable):
    """Shows rows that can be edited.

    Signals:
        entered: a cell was given another text (row, column id, text; the id for a choice).
        added: the blank row was given a text (column id, text).
        removed: rows are to go (their places, a list of int).
        moved: another row became current (its place; the number of rows for the blank one, -1 for none).
    """

    entered = Signal(int, str, str)
    added = Signal(str, str)
    removed = Signal(list)
    descends = False

    def __init__(
        self, name: str, label: str, columns: Sequence[Column], read: CellReader, *, growing: bool = True
    ) -> None:
        self._rows = EditModel(columns, growing=growing)
        super().__init__(name, label, self._rows, read)
        self._rows.entered.connect(self.entered)
        self._rows.added.connect(self.added)

    def show_rows(self, rows: Sequence[Row], theme: Theme, columns: Sequence[Column] | None = None) -> None:
        """Display `rows`, with other choices in the columns when given; emits nothing but `moved`."""
        if columns is not None:
            self._rows.show_columns(columns)
        self._rows.show_rows(rows, theme)

    def go_to(self, row: int, column: str = "") -> None:
        """Put the keyboard on a cell of `row`."""
        keys = [one.id for one in self._rows.columns]
        self.put_keyboard(row, keys.index(column) if column in keys else 0)

    @override
    def remove_rows(self, rows: list[int]) -> None:
        present = [row for row in rows if row < len(self._rows.rows)]
        if present:
            self.removed.emit(present)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        columns = self._rows.columns
        head = QFontMetrics(font(SMALL, strong=True))
        least = [head.horizontalAdvance(column.title) + HEAD for column in columns]
        widths = shared(self.viewport().width(), [column.share for column in columns], least)
        for place, width in enumerate(widths):
            self.setColumnWidth(place, width)


def shared(width: int, shares: Sequence[int], least: Sequence[int]) -> list[int]:
    """Share a width among columns, of which none gets less than its heading needs, whatever the others lose by it."""
    given: dict[int, int] = {}
    while len(given) < len(shares):
        left = width - sum(given.values())
        whole = sum(share for place, share in enumerate(shares) if place not in given)
        wanted = {place: left * share // whole for place, share in enumerate(shares) if place not in given}
        small = {place: least[place] for place, wide in wanted.items() if wide < least[place]}
        given |= small or wanted
    return [given[place] for place in range(len(shares))]
