"""The laboratory values of a case as a table: result, limits, multiple of the limit, grade, findings."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QColor
from typing_extensions import override

from causality.assess import Assessment
from causality.case.finding import Finding
from causality.case.model import Sample
from causality.evidence.values import Grade, Multiple
from causality.report import wording
from causality.text import N_, _
from widgets.palette import LIGHT, Theme

Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()
COLUMNS = (N_("Day"), N_("Analyte"), N_("Result"), N_("Unit"), N_("Limits"), N_("×ULN"), N_("Grade"), N_("Source"))
_NUMBERS = (2, 5, 6)


class LabModel(QAbstractTableModel):
    """One row a sample, in the order of the case; texts are made for the rows that are asked for."""

    def __init__(self) -> None:
        super().__init__()
        self._samples: Sequence[Sample] = ()
        self._multiples: dict[int, Multiple] = {}
        self._grades: dict[int, Grade] = {}
        self._findings: dict[int, Finding] = {}
        self._theme = LIGHT

    def show_assessment(self, assessment: Assessment, theme: Theme) -> None:
        """Hold the samples of `assessment` with what follows from them."""
        self.beginResetModel()
        self._samples, self._theme = assessment.case.samples, theme
        self._multiples = {multiple.index: multiple for multiple in assessment.multiples}
        self._grades = {grade.sample: grade for grade in assessment.grades}
        self._findings = {
            int(place[8:-1]): finding
            for finding in reversed(assessment.findings)
            for place in finding.where
            if place.startswith("samples[") and place[8:-1].isdecimal()
        }
        self.endResetModel()

    @override
    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._samples)

    @override
    def columnCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(COLUMNS)

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> str | QColor | Qt.AlignmentFlag | None:
        if not index.isValid():
            return None
        row, column = index.row(), index.column()
        finding = self._findings.get(row)
        if role == Qt.ItemDataRole.DisplayRole:
            return _TEXTS[column](self._samples[row], self._multiples.get(row), self._grades.get(row))
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignRight if column in _NUMBERS else Qt.AlignmentFlag.AlignLeft
            return side | Qt.AlignmentFlag.AlignVCenter
        if role == Qt.ItemDataRole.ToolTipRole:
            grade = self._grades.get(row)
            if finding and column == 2:
                return finding.text
            return grade.text if grade and column == 6 else self.data(index)
        marked = finding is not None and finding.severity != "note" and column == 2
        if role == Qt.ItemDataRole.BackgroundRole and marked:
            return QColor(self._theme.warning_ground)
        return QColor(self._theme.warning) if role == Qt.ItemDataRole.ForegroundRole and marked else None

    @override
    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> str | Qt.AlignmentFlag | None:
        if orientation != Qt.Orientation.Horizontal or section >= len(COLUMNS):
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignRight if section in _NUMBERS else Qt.AlignmentFlag.AlignLeft
            return side | Qt.AlignmentFlag.AlignVCenter
        return _(COLUMNS[section]) if role == Qt.ItemDataRole.DisplayRole else None


def _limits(_sample: Sample, multiple: Multiple | None, _grade: Grade | None) -> str:
    return wording.limits("", multiple.lower_limit, multiple.limit) if multiple else ""


def _grade(_sample: Sample, _multiple: Multiple | None, grade: Grade | None) -> str:
    return str(grade.grade) if grade and grade.grade else ""


_TEXTS: tuple[Callable[[Sample, Multiple | None, Grade | None], str], ...] = (
    lambda sample, _m, _g: wording.when(sample.day),
    lambda sample, _m, _g: wording.analyte(sample.analyte),
    lambda sample, _m, _g: wording.result(sample),
    lambda sample, _m, _g: sample.unit,
    _limits,
    lambda _s, multiple, _g: wording.multiple(multiple),
    _grade,
    lambda sample, _m, _g: sample.source,
)
