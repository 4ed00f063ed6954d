"""The laboratory values of a case as a table to fill in, with what follows from each: multiple, grade, findings.

Nothing is computed for rows that are not asked for, and only rows whose sample is another are told to the view.
"""

from collections.abc import Sequence

from PySide6.QtCore import QAbstractTableModel, QModelIndex, Qt, Signal
from typing_extensions import override

from causality.assess import Assessment
from causality.case.model import Case, Sample
from causality.case.next_sample import proposed
from causality.text import _
from widgets.edit_model import Index
from widgets.lab_cells import COLUMNS, IDS, hint
from widgets.lab_contents import BLANK, LabContents
from widgets.lab_looks import ALIGNMENTS
from widgets.lab_rows import MOST_RUNS, LabRows, Order, difference, runs, sort_key
from widgets.palette import Theme

_ROOT = QModelIndex()
_DISPLAY, _EDIT = int(Qt.ItemDataRole.DisplayRole), int(Qt.ItemDataRole.EditRole)


class LabModel(QAbstractTableModel):
    """One row a sample, and a blank one that proposes the next. It changes nothing itself.

    Signals:
        entered: a cell was given another text (the sample's place in the case, column id, text).
        added: the blank row was given a text (column id, text).
    """

    entered = Signal(int, str, str)
    added = Signal(str, str)

    def __init__(self) -> None:
        super().__init__()
        self._rows, self._held = LabRows(), LabContents()
        self._blanks, self._adding = 1, False

    @property
    def proposal(self) -> Sample | None:
        """What the blank row proposes: the next sample without its result."""
        return self._held.proposal

    def show_assessment(self, assessment: Assessment, theme: Theme) -> bool:
        """Hold the samples of `assessment` with what follows from them; only what differs is told to the view.

        Whether all is shown anew, in the order of the case.
        """
        new = assessment.case.samples
        found = difference(self._held.samples, new)
        self._held.hold(assessment, theme)
        gone = runs(self._rows.rows_of(found.removed))
        other = found.inserted and len(found.removed) == len(self._held.samples) > 0
        if other or len(gone) + len(runs(found.inserted)) > MOST_RUNS:
            self.arrange(assessment.case)
            return True
        self._remove(found.removed, gone)
        self._insert(found.inserted, new)
        self._held.samples = new
        self._propose()
        self._tell_rows(self._rows.rows_of(found.changed))
        return False

    def arrange(self, case: Case, order: Order = "case", shown: Sequence[int] | None = None) -> None:
        """Show the samples of a case, or those of `shown`, in another order."""
        self.beginResetModel()
        self._held.samples = case.samples
        self._rows.arrange(len(case.samples), shown, sort_key(order, lambda place: self._held.samples[place]))
        self._propose()
        self.endResetModel()

    def show_news(self, news: frozenset[int]) -> None:
        """Mark the samples of these places as new."""
        other, self._held.news = self._held.news ^ news, news
        self._tell_rows(self._rows.rows_of(sorted(place for place in other if place < len(self._held.samples))))

    def sample_at(self, row: int) -> int:
        """Give the place in the case of the sample in a row, -1 for the blank one."""
        return self._rows.sample_at(row) if 0 <= row < len(self._rows) else BLANK

    def row_of(self, sample: int) -> int:
        """Give the row of a sample, -1 when it is not shown."""
        return self._rows.row_of(sample)

    def marked(self) -> frozenset[int]:
        """Give the places of the samples that have a finding."""
        return self._held.remarks.samples()

    @override
    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._rows) + self._blanks

    @override
    def columnCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(COLUMNS)

    @override
    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = super().flags(index)
        if index.isValid() and COLUMNS[index.column()].kind != "fixed":
            flags |= Qt.ItemFlag.ItemIsEditable
        return flags

    @override
    def data(self, index: Index, role: int = _DISPLAY) -> object:
        answer = self._held.answer(role)
        return answer(self.sample_at(index.row()), index.column()) if answer and index.isValid() else None

    @override
    def setData(self, index: Index, value: object, role: int = _EDIT) -> bool:
        if role != _EDIT or not index.isValid() or COLUMNS[index.column()].kind == "fixed":
            return False
        text, column, sample = str(value), IDS[index.column()], self.sample_at(index.row())
        if sample == BLANK:
            if text.strip():
                self._adding = True
                self.added.emit(column, text)
                self._adding = False
        elif text != self._held.entry(sample, index.column()):
            self.entered.emit(sample, column, text)
        return True

    @override
    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _DISPLAY) -> object:
        if orientation != Qt.Orientation.Horizontal or not 0 <= section < len(COLUMNS):
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return ALIGNMENTS[section]
        if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleDescriptionRole):
            return hint(COLUMNS[section])
        return _(COLUMNS[section].title) if role == _DISPLAY else None

    def _remove(self, gone: Sequence[int], rows: Sequence[tuple[int, int]]) -> None:
        held, ordered, left = self._held, self._rows.ordered, frozenset(gone)
        for first, last in reversed(rows):
            self.beginRemoveRows(_ROOT, first, last)
            self._rows.cut(first, last)
            if not ordered:
                held.samples = (*held.samples[:first], *held.samples[last + 1 :])
            self.endRemoveRows()
        if gone and ordered:
            self._rows.close_up(gone)
            held.samples = tuple(one for place, one in enumerate(held.samples) if place not in left)

    def _insert(self, came: Sequence[int], new: tuple[Sample, ...]) -> None:
        """Take samples in. A cell edited in the blank row becomes one of the row that it has made."""
        if not came:
            return
        typed, ordered = self._adding and came[0] == len(self._held.samples), self._rows.ordered
        if ordered:
            self._rows.make_room(came, len(new))
            self._held.samples = new
        for first, last in runs(came):
            size = last - first + 1
            row = len(self._rows) if typed else self._rows.place_of(first)
            self.beginInsertRows(_ROOT, row + typed, row + typed + size - 1)
            self._rows.put(row, first, last)
            if not ordered:
                self._held.samples = (*self._held.samples[:first], *new[first : last + 1], *self._held.samples[first:])
            self.endInsertRows()
            if typed:
                self._tell_changed(row, row + size)

    def _propose(self) -> None:
        self._held.proposal = proposed(len(self._rows), lambda row: self._held.samples[self._rows.sample_at(row)])

    def _tell_rows(self, rows: Sequence[int]) -> None:
        parts = runs(rows)
        if len(parts) > MOST_RUNS:
            parts = [(parts[0][0], parts[-1][1])]
        for first, last in parts:
            self._tell_changed(first, last)

    def _tell_changed(self, first: int, last: int) -> None:
        self.dataChanged.emit(self.index(first, 0), self.index(last, len(COLUMNS) - 1))
