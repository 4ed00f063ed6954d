"""A preview of laboratory results before they enter the case."""

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QPushButton, QSplitter, QVBoxLayout, QWidget

from causality import wording
from causality.case.model import Sample
from causality.exchange.understood import Question, Understood
from causality.frozen import frozen
from causality.text import _, ngettext
from widgets.choice_bar import ChoiceBar
from widgets.column_choices import ColumnChoices
from widgets.fact_table import Facts, FactTable

PAGE: Final = 100
"""How many samples, and how many lines that were not understood, are shown."""
_WIDEST: Final = (1 << 20) - 1  # the most that a header takes


@frozen
class Preview:
    """What would be imported from `name`: `new` are the samples that the case does not hold."""

    name: str
    understood: Understood
    new: tuple[Sample, ...] = ()


class PastePreview(QDialog):
    """Shows what a table of laboratory results was understood to say.

    Signals:
        corrected: the user said what a column is (its place, a role or "result:<analyte>").
        answered: the user answered a question (what was asked, the answer).
        confirmed: the new samples are to enter the case.
    """

    corrected = Signal(int, str)
    answered = Signal(str, str)
    confirmed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("pastePreview")
        self._heading, self._told, self._more = QLabel(), QLabel(), QLabel()
        self._heading.setObjectName("pageTitle")
        self._told.setObjectName("pasteSummary")
        self._more.setObjectName("pageNote")
        self._questions = [self._question(place) for place in range(3)]
        self.columns = ColumnChoices()
        self.samples, self.problems = FactTable("pasteSamples"), FactTable("pasteProblems")
        self.samples.setAccessibleName(_("Samples as understood"))
        self.problems.setAccessibleName(_("What was not understood or left out"))
        self._cancel, self._confirm = QPushButton(_("Cancel")), QPushButton()
        self._cancel.setObjectName("cancelPaste")
        self._cancel.setAutoDefault(False)
        self._confirm.setObjectName("confirmPaste")
        self._confirm.setProperty("primary", True)
        self._confirm.setDefault(True)
        self._asked: tuple[str, ...] = ()
        self._lay_out()
        self.columns.chosen.connect(self.corrected)
        self._cancel.clicked.connect(self.reject)
        self._confirm.clicked.connect(self.confirmed)

    def show_reading(self, name: str) -> None:
        """Display that `name` is being read."""
        self.setWindowTitle(_("Import laboratory results"))
        self._heading.setText(_("Laboratory results from {name}").format(name=name))
        self._told.setText(_("Reading …"))
        self._confirm.setEnabled(False)
        self._confirm.setText(_("Import"))

    def show_preview(self, preview: Preview) -> None:
        """Display `preview`; emits nothing."""
        self.show_reading(preview.name)
        understood, new = preview.understood, len(preview.new)
        self._told.setText(summary(preview))
        self._confirm.setEnabled(new > 0)
        text = ngettext("Import {count} sample", "Import {count} samples", new)
        self._confirm.setText(text.format(count=new) if new else _("Nothing to import"))
        self.columns.show_columns(understood.columns)
        self.samples.show_facts(_sample_facts(preview))
        self.samples.setVisible(bool(understood.samples))
        self.problems.show_facts(_problem_facts(understood))
        self.problems.setVisible(bool(understood.problems))
        cut = max(len(understood.samples), len(understood.problems)) > PAGE
        self._more.setText(_("The first {count} are shown.").format(count=PAGE) if cut else "")
        self._show_questions(understood.questions)

    def _show_questions(self, questions: tuple[Question, ...]) -> None:
        self._asked = tuple(question.asked for question in questions)
        for place, (row, label, bar) in enumerate(self._questions):
            row.setVisible(place < len(questions))
            if place < len(questions):
                label.setText(questions[place].text)
                bar.setAccessibleName(questions[place].text)
                bar.show_choices(questions[place].options, "")
        if questions:
            first = self._questions[0][2].findChild(QPushButton)
            if first is not None:
                first.show()  # a new button is shown later by its layout, and takes no keyboard before
                first.setFocus()
            return
        if not self.columns.in_use:
            self._confirm.setFocus()

    def _question(self, place: int) -> tuple[QWidget, QLabel, ChoiceBar]:
        row, label, bar = QWidget(), QLabel(), ChoiceBar()
        row.setObjectName("pasteQuestion")
        bar.chosen.connect(lambda answer: self.answered.emit(self._asked[place], answer))
        line = QHBoxLayout(row)
        line.setContentsMargins(12, 6, 12, 6)
        line.setSpacing(12)
        line.addWidget(label)
        line.addWidget(bar)
        line.addStretch(1)
        row.hide()
        return row, label, bar

    def _lay_out(self) -> None:
        parts = QSplitter(Qt.Orientation.Vertical)
        parts.setChildrenCollapsible(False)
        for table, share in ((self.columns, 4), (self.samples, 5), (self.problems, 3)):
            table.setMinimumHeight(90)
            table.horizontalHeader().setMaximumSectionSize(_WIDEST)
            parts.addWidget(table)
            parts.setStretchFactor(parts.count() - 1, share)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addWidget(self._more, 1)
        foot.addWidget(self._cancel)
        foot.addWidget(self._confirm)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 12, 20, 12)
        column.setSpacing(8)
        column.addWidget(self._heading)
        column.addWidget(self._told)
        for row, _label, _bar in self._questions:
            column.addWidget(row)
        column.addWidget(parts, 1)
        column.addLayout(foot)


def summary(preview: Preview) -> str:
    """Say in one line what would be imported."""
    understood = preview.understood
    wrong = sum(1 for problem in understood.problems if problem.severity == "problem")
    new, known = len(preview.new), len(understood.samples) - len(preview.new)
    told = [ngettext("{count} new sample", "{count} new samples", new).format(count=new)]
    if known:
        told.append(_("{count} already there").format(count=known))
    if wrong:
        told.append(_("{count} not understood").format(count=wrong))
    if understood.turned:
        told.append(_("dates side by side"))
    if understood.questions:
        return _("Nothing is imported before this is answered.")
    return " · ".join(told)


def _sample_facts(preview: Preview) -> Facts:
    # Equal samples are equally new; the case tells how many of them.
    left = {id(sample) for sample in preview.new}
    rows = tuple(
        (wording.when(sample.day), sample.analyte, wording.analyte(sample.analyte), wording.result(sample), sample.unit,
         wording.limits("", sample.lower, sample.upper) if (sample.lower, sample.upper) != (None, None) else "",
         sample.laboratory, _("new") if id(sample) in left else _("already there"))
        for sample in preview.understood.samples[:PAGE]
    )  # fmt: skip
    columns = (
        _("Day"),
        _("As written"),
        _("Analyte"),
        _("Result"),
        _("Unit"),
        _("Limits"),
        _("Laboratory"),
        _("State"),
    )
    return Facts(columns, rows, shares=(3, 4, 4, 3, 2, 3, 3, 3))


def _problem_facts(understood: Understood) -> Facts:
    ordered = sorted(understood.problems, key=lambda problem: problem.severity == "note")[:PAGE]
    rows = tuple((problem.where, problem.what) for problem in ordered)
    return Facts((_("Where"), _("Not understood or left out")), rows, shares=(3, 10))
