"""The laboratory values of a case as a table to fill in, with what follows from each: multiple, grade, findings.

Nothing is computed for rows that are not asked for, and only rows whose sample is another are told to the view.
"""

from bisect import bisect_left
from collections.abc import Callable, Sequence
from operator import attrgetter

from PySide6.QtCore import QAbstractTableModel, QModelIndex, Qt, Signal
from typing_extensions import override

from causality.assess import Assessment
from causality.case.model import Case, Sample
from causality.case.next_sample import proposed
from causality.evidence.limits import days_of
from causality.evidence.values import Grade, Multiple
from causality.text import _
from widgets.edit_model import CHOICES_ROLE, KIND_ROLE, Index
from widgets.lab_cells import COLUMNS, IDS, LabFacts, hint
from widgets.lab_choices import choices
from widgets.lab_looks import ALIGNMENTS, Looks
from widgets.lab_remarks import LabRemarks
from widgets.lab_rows import MOST_RUNS, Key, LabRows, Order, difference, runs
from widgets.palette import LIGHT, Theme

NEW_ROLE = Qt.ItemDataRole.UserRole + 3
"""The role that tells whether a row came in from outside and was not seen yet."""
_ROOT = QModelIndex()
_DISPLAY, _EDIT = int(Qt.ItemDataRole.DisplayRole), int(Qt.ItemDataRole.EditRole)
_UNDATED = 10**7
"""The day of what has none: after all others in either order."""
_SAMPLE = attrgetter("sample")


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
        self._rows, self._remarks, self._looks = LabRows(), LabRemarks(), Looks(LIGHT)
        self._samples: tuple[Sample, ...] = ()
        self._multiples: tuple[Multiple, ...] = ()
        self._grades: tuple[Grade, ...] = ()
        self._news: frozenset[int] = frozenset()
        self._blank: LabFacts | None = None
        self._blanks, self._adding = 1, False
        self._roles = self._answers()

    @property
    def proposal(self) -> Sample | None:
        """What the blank row proposes: the next sample without its result."""
        return self._blank.sample if self._blank else None

    def show_assessment(self, assessment: Assessment, theme: Theme) -> bool:
        """Hold the samples of `assessment` with what follows from them; only what differs is told to the view.

        Whether all is shown anew, in the order of the case.
        """
        new = assessment.case.samples
        found = difference(self._samples, new)
        self._multiples, self._grades = assessment.multiples, assessment.grades
        self._remarks.show(assessment.findings)
        self._looks.put_on(theme)
        other = found.inserted and len(found.removed) == len(self._samples) > 0
        if other or len(runs(found.removed)) + len(runs(found.inserted)) > MOST_RUNS:
            self.arrange(assessment.case)
            return True
        self._remove(found.removed)
        self._insert(found.inserted, new)
        self._samples = new
        self._blank = self._proposal()
        for first, last in runs(self._rows.rows_of(found.changed))[:MOST_RUNS]:
            self._tell_changed(first, last)
        return False

    def arrange(self, case: Case, order: Order = "case", shown: Sequence[int] | None = None) -> None:
        """Show the samples of a case, or those of `shown`, in another order."""
        self.beginResetModel()
        self._samples = case.samples
        self._rows.arrange(len(self._samples), shown, self._key(order))
        self._blank = self._proposal()
        self.endResetModel()

    def show_news(self, news: frozenset[int]) -> None:
        """Mark the samples of these places as new."""
        other, self._news = self._news ^ news, news
        for first, last in runs(self._rows.rows_of(sorted(place for place in other if place < len(self._samples)))):
            self._tell_changed(first, last)

    def sample_at(self, row: int) -> int:
        """Give the place in the case of the sample in a row, -1 for the blank one."""
        return self._rows.sample_at(row) if 0 <= row < len(self._rows) else -1

    def row_of(self, sample: int) -> int:
        """Give the row of a sample, -1 when it is not shown."""
        return self._rows.row_of(sample)

    def marked(self) -> frozenset[int]:
        """Give the places of the samples that have a finding."""
        return self._remarks.samples()

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
        answer = self._roles.get(role)
        return answer(index.row(), index.column()) if answer and index.isValid() else None

    @override
    def setData(self, index: Index, value: object, role: int = _EDIT) -> bool:
        if role != _EDIT or not index.isValid() or COLUMNS[index.column()].kind == "fixed":
            return False
        text, column, sample = str(value), IDS[index.column()], self.sample_at(index.row())
        if sample < 0:
            if text.strip():
                self._adding = True
                self.added.emit(column, text)
                self._adding = False
        elif text != self.data(index, _EDIT):
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

    def _answers(self) -> dict[int, Callable[[int, int], object]]:
        role = Qt.ItemDataRole
        answers: dict[Qt.ItemDataRole | int, Callable[[int, int], object]] = {
            role.DisplayRole: self._text, role.EditRole: self._entry, role.ToolTipRole: self._tip,
            role.AccessibleDescriptionRole: self._told, role.TextAlignmentRole: lambda _row, column: ALIGNMENTS[column],
            role.ForegroundRole: self._foreground, role.BackgroundRole: self._background,
            role.DecorationRole: self._decoration, role.FontRole: self._font,
            KIND_ROLE: lambda _row, column: COLUMNS[column].kind,
            CHOICES_ROLE: lambda _row, column: choices(IDS[column], self._samples),
            NEW_ROLE: lambda row, _column: self.sample_at(row) in self._news,
        }  # fmt: skip
        return {int(role): answer for role, answer in answers.items()}

    def _facts(self, row: int) -> LabFacts | None:
        """Give what stands in a row, in the blank one the proposal."""
        place = self.sample_at(row)
        if place < 0:
            return self._blank
        multiple = self._multiples[place] if place < len(self._multiples) else None
        at = bisect_left(self._grades, place, key=_SAMPLE)
        grade = self._grades[at] if at < len(self._grades) and self._grades[at].sample == place else None
        return LabFacts(self._samples[place], multiple, grade)

    def _text(self, row: int, column: int) -> str:
        facts, place = self._facts(row), self.sample_at(row)
        if facts is None or (place < 0 and COLUMNS[column].id in ("result", "times", "grade")):
            return ""
        text = COLUMNS[column].text(facts)
        return _("{date} · new").format(date=text) if column == 0 and place in self._news and place >= 0 else text

    def _entry(self, row: int, column: int) -> str:
        place = self.sample_at(row)
        return COLUMNS[column].entry(self._samples[place]) if place >= 0 else ""

    def _told(self, row: int, column: int) -> str:
        place = self.sample_at(row)
        if place < 0:
            return _("proposal for the next sample")
        facts = self._facts(row)
        if COLUMNS[column].id == "grade" and facts and facts.grade:
            return facts.grade.text
        return self._remarks.text(place, IDS[column])

    def _tip(self, row: int, column: int) -> str:
        return self._told(row, column) or self._text(row, column)

    def _foreground(self, row: int, column: int) -> object:
        place = self.sample_at(row)
        facts = self._blank if place < 0 else LabFacts(self._samples[place], None, None)
        return self._looks.foreground(self._remarks.at(place, IDS[column]), facts, IDS[column], blank=place < 0)

    def _background(self, row: int, column: int) -> object:
        return self._looks.background(self._remarks.at(self.sample_at(row), IDS[column]))

    def _decoration(self, row: int, column: int) -> object:
        place = self.sample_at(row)
        if column == 0 and place in self._news:
            return self._looks.new
        return self._looks.sign(self._remarks.at(place, IDS[column]))

    def _font(self, row: int, column: int) -> object:
        place = self.sample_at(row)
        facts = None if place < 0 else LabFacts(self._samples[place], None, None)
        return self._looks.font(facts, IDS[column])

    def _key(self, order: Order) -> Key | None:
        """Give what a sample is sorted by, as it stands when it is asked for."""

        def day(place: int) -> int:
            first = days_of(self._samples[place].day)[0]
            return _UNDATED if first is None else first

        if order == "day":
            return lambda place: (day(place), place)
        if order == "day_last":
            return lambda place: (-(day(place) % _UNDATED), place)
        if order == "analyte":
            return lambda place: (self._samples[place].analyte.casefold(), day(place), place)
        return None

    def _remove(self, gone: Sequence[int]) -> None:
        ordered, left = self._rows.ordered, frozenset(gone)
        for first, last in reversed(runs(self._rows.rows_of(gone))):
            self.beginRemoveRows(_ROOT, first, last)
            self._rows.cut(first, last)
            if not ordered:
                self._samples = (*self._samples[:first], *self._samples[last + 1 :])
            self.endRemoveRows()
        if gone and ordered:
            self._rows.close_up(gone)
            self._samples = tuple(one for place, one in enumerate(self._samples) if place not in left)

    def _insert(self, came: Sequence[int], new: tuple[Sample, ...]) -> None:
        """Take samples in. A cell edited in the blank row becomes one of the row that it has made."""
        if not came:
            return
        typed, ordered = self._adding and came[0] == len(self._samples), self._rows.ordered
        if ordered:
            self._rows.make_room(came, len(new))
            self._samples = new
        for first, last in runs(came):
            size = last - first + 1
            row = len(self._rows) if typed else self._rows.place_of(first)
            self.beginInsertRows(_ROOT, row + typed, row + typed + size - 1)
            self._rows.put(row, first, last)
            if not ordered:
                self._samples = (*self._samples[:first], *new[first : last + 1], *self._samples[first:])
            self.endInsertRows()
            if typed:
                self._tell_changed(row, row + size)

    def _proposal(self) -> LabFacts | None:
        sample = proposed(len(self._rows), lambda row: self._samples[self._rows.sample_at(row)])
        return LabFacts(sample, None, None) if sample else None

    def _tell_changed(self, first: int, last: int) -> None:
        self.dataChanged.emit(self.index(first, 0), self.index(last, len(COLUMNS) - 1))
