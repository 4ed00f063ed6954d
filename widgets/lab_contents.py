"""What the cells of laboratory values answer when they are asked: texts, entries, reasons, signs, colours."""

from bisect import bisect_left
from collections.abc import Callable
from operator import attrgetter

from PySide6.QtCore import Qt

from causality.assess import Assessment
from causality.case.model import Sample
from causality.evidence.values import Grade, Multiple
from causality.text import _
from widgets.edit_model import CHOICES_ROLE, KIND_ROLE
from widgets.lab_cells import COLUMNS, IDS, LabFacts
from widgets.lab_choices import choices
from widgets.lab_looks import ALIGNMENTS, Looks
from widgets.lab_remarks import LabRemarks
from widgets.palette import LIGHT, Theme

NEW_ROLE = Qt.ItemDataRole.UserRole + 3
"""The role that tells whether a row came in from outside and was not seen yet."""
BLANK = -1
"""Stands for the blank row where the place of a sample is meant."""
_OPEN = ("result", "times", "grade")
_SAMPLE = attrgetter("sample")
Answer = Callable[[int, int], object]


class LabContents:
    """Answers for the samples of an assessment, by place in the case and place of the column."""

    def __init__(self) -> None:
        self.samples: tuple[Sample, ...] = ()
        self.news: frozenset[int] = frozenset()
        self.proposal: Sample | None = None
        self.remarks = LabRemarks()
        self._multiples: tuple[Multiple, ...] = ()
        self._grades: tuple[Grade, ...] = ()
        self._looks = Looks(LIGHT)
        self._answers = self._by_role()

    def hold(self, assessment: Assessment, theme: Theme) -> None:
        """Hold what follows from the samples of `assessment`; the samples are put in by whoever shows them."""
        self._multiples, self._grades = assessment.multiples, assessment.grades
        self.remarks.show(assessment.findings)
        self._looks.put_on(theme)

    def answer(self, role: int) -> Answer | None:
        """Give what answers for a role, None for one that nothing is said about."""
        return self._answers.get(role)

    def _by_role(self) -> dict[int, Answer]:
        role = Qt.ItemDataRole
        answers: dict[Qt.ItemDataRole | int, Answer] = {
            role.DisplayRole: self._text, role.EditRole: self.entry, role.ToolTipRole: self._tip,
            role.AccessibleDescriptionRole: self._told,
            role.TextAlignmentRole: lambda _place, column: ALIGNMENTS[column],
            role.ForegroundRole: self._foreground, role.BackgroundRole: self._background,
            role.DecorationRole: self._decoration, role.FontRole: self._font,
            KIND_ROLE: lambda _place, column: COLUMNS[column].kind,
            CHOICES_ROLE: lambda _place, column: choices(IDS[column], self.samples),
            NEW_ROLE: lambda place, _column: place in self.news,
        }  # fmt: skip
        return {int(role): answer for role, answer in answers.items()}

    def entry(self, place: int, column: int) -> str:
        """Give the text that is typed over; nothing in the blank row."""
        return COLUMNS[column].entry(self.samples[place]) if place != BLANK else ""

    def _sample(self, place: int) -> Sample | None:
        """Give a sample, for the blank row the proposal."""
        return self.proposal if place == BLANK else self.samples[place]

    def _grade(self, place: int) -> Grade | None:
        at = bisect_left(self._grades, place, key=_SAMPLE)
        return self._grades[at] if at < len(self._grades) and self._grades[at].sample == place else None

    def _text(self, place: int, column: int) -> str:
        sample = self._sample(place)
        if sample is None or (place == BLANK and IDS[column] in _OPEN):
            return ""
        multiple = self._multiples[place] if 0 <= place < len(self._multiples) else None
        text = COLUMNS[column].text(LabFacts(sample, multiple, self._grade(place)))
        return _("{date} · new").format(date=text) if column == 0 and place in self.news else text

    def _told(self, place: int, column: int) -> str:
        if place == BLANK:
            return _("proposal for the next sample")
        grade = self._grade(place) if IDS[column] == "grade" else None
        return grade.text if grade else self.remarks.text(place, IDS[column])

    def _tip(self, place: int, column: int) -> str:
        return self._told(place, column) or self._text(place, column)

    def _foreground(self, place: int, column: int) -> object:
        finding = self.remarks.at(place, IDS[column])
        return self._looks.foreground(finding, self._sample(place), IDS[column], blank=place == BLANK)

    def _background(self, place: int, column: int) -> object:
        return self._looks.background(self.remarks.at(place, IDS[column]))

    def _decoration(self, place: int, column: int) -> object:
        if column == 0 and place in self.news:
            return self._looks.new
        return self._looks.sign(self.remarks.at(place, IDS[column]))

    def _font(self, place: int, column: int) -> object:
        return self._looks.font(None if place == BLANK else self.samples[place], IDS[column])
