"""A section of rows of the case page: history, symptoms, imaging or statements."""

from dataclasses import replace
from typing import Any

from PySide6.QtCore import QRect, Signal

from causality import wording
from causality.case.analytes import find_analyte
from causality.case.dates import PartialDate
from causality.case.edits import together
from causality.case.model import Case, Statement
from causality.case.typed_dates import in_words, understand
from causality.text import _, ngettext
from desktop.pages.case_kinds import Kind, about
from desktop.pages.case_view import CaseView
from widgets.edit_model import Cell, Column, Row
from widgets.row_table import RowTable
from widgets.section import Section


class RowsSection(Section):
    """Shows the rows of one kind.

    Signals:
        edited: the officer changed, added or removed rows (an `Edit`).
        moved: another row became current.
    """

    edited = Signal(object)
    moved = Signal()

    def __init__(self, kind: Kind) -> None:
        super().__init__(kind.place, _(kind.title))
        self._kind, self._view, self._columns = kind, CaseView(), kind.columns(Case(id=""))
        self.table = RowTable(kind.name, _(kind.title), self._columns, self._read)
        self.add(self.table)
        self.table.entered.connect(self._enter)
        self.table.added.connect(self._add)
        self.table.removed.connect(self._remove)
        self.table.moved.connect(lambda _row: self.moved.emit())

    def show_view(self, view: CaseView) -> None:
        """Display the rows; emits nothing."""
        self._view, self._columns = view, self._kind.columns(view.case)
        rows = [self._row(place, row) for place, row in enumerate(self._kind.rows(view.case))]
        self.table.show_rows(rows, view.theme, self._columns)

    def focus_on(self, row: str, column: str = "") -> None:
        """Put the keyboard on a cell of a row; on the first row for none that is shown."""
        count = len(self._kind.rows(self._view.case))
        self.table.go_to(min(int(row), count) if row.isdecimal() else 0, column)

    def current_cell(self) -> QRect:
        """Give where the current row stands, seen from the section."""
        index = self.table.currentIndex()
        return self.table.visualRect(index).translated(self.table.viewport().mapTo(self, self.table.viewport().pos()))

    def _row(self, place: int, row: Any) -> Row:
        found = self._view.remark(f"{self._kind.place}[{place}]")
        marked = next((column.id for column in self._columns if column.kind == "date"), "")
        cells = []
        for column in self._columns:
            cell = self._cell(column, row)
            if found.text and column.id == marked:
                cell = replace(cell, remark="\n".join(filter(None, (found.text, cell.remark))), severity=found.severity)
            cells.append(cell)
        return tuple(cells)

    def _cell(self, column: Column, row: Any) -> Cell:
        value = about(row) if isinstance(row, Statement) and column.id == "about" \
            else getattr(row, column.id)  # fmt: skip
        if isinstance(value, PartialDate):
            return Cell(wording.when(value), value.text, in_words(value, self._view.case).text)
        if isinstance(value, tuple):
            names = dict(column.choices)
            return Cell(", ".join(names.get(str(one), str(one)) for one in value))
        if column.id == "analyte":
            return Cell(wording.analyte(value) if value else "", value)
        if isinstance(value, float):
            return Cell(wording.number(value), f"{value:g}")
        if column.kind == "choice":
            value = _choice(value)
            return Cell(dict(column.choices).get(value, value) if value else "", value)
        return Cell(value or "")

    def _value(self, column: Column, text: str) -> Any:
        if column.id == "analyte":
            known = find_analyte(text)
            return known.id if known else text.strip()
        return understand(text, self._view.case).day if column.kind == "date" else text

    def _read(self, row: int, column: int, text: str) -> str:
        """Say how a cell is understood; refuse what the case could not take."""
        one = self._columns[column]
        value = self._value(one, text)
        if row < len(self._kind.rows(self._view.case)):
            self._kind.change(row, one.id, value).apply(self._view.case)
        else:
            self._kind.add(self._kind.blank({one.id: value})).apply(self._view.case)
        return understand(text, self._view.case).text if one.kind == "date" else text

    def _enter(self, row: int, column: str, text: str) -> None:
        self.edited.emit(self._kind.change(row, column, self._value(self._named(column), text)))

    def _add(self, column: str, text: str) -> None:
        value = self._value(self._named(column), text)
        self.edited.emit(self._kind.add(self._kind.blank({column: value})))

    def _remove(self, rows: list[int]) -> None:
        """Take several rows out as one step."""
        steps = [self._kind.remove(row) for row in sorted(rows, reverse=True)]
        if len(steps) == 1:
            self.edited.emit(steps[0])
            return
        text = ngettext("removal of {count} row: {title}", "removal of {count} rows: {title}", len(steps))
        self.edited.emit(together(text.format(count=len(steps), title=_(self._kind.title)), steps))

    def _named(self, column: str) -> Column:
        return next(one for one in self._columns if one.id == column)


def _choice(value: Any) -> str:
    """The id of the choice that a fact is."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    return str(value) if isinstance(value, int) else value or ""
