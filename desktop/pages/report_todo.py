"""What is left to do before the report can be signed: to go to, or, for an error, to answer in place."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from causality.assess import Assessment
from causality.case.answering import answer_to
from causality.report.readiness import Obstacle
from causality.text import _
from desktop.obstacles import goals
from widgets.answer_form import AnswerForm
from widgets.go_list import Goal, GoList
from widgets.palette import LIGHT, Theme

ANSWERED = "answered-"
"""Before the number of a finding: it is answered, and no obstacle any more."""


class ReportTodo(QWidget):
    """Shows what stands in the way of a signature, and the errors that were answered.

    Signals:
        gone: the officer went to an obstacle that is no finding (an `Obstacle`).
    """

    gone = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._theme: Theme = LIGHT
        self._obstacles: Sequence[Obstacle] = ()
        self._assessment: Assessment | None = None
        self._finding = -1
        self.left = GoList("obstacles", _("What still stands in the way of the report"))
        self.answer = AnswerForm()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.left, 1)
        column.addWidget(self.answer)
        self.left.chosen.connect(self._go)

    def show_obstacles(self, assessment: Assessment, found: Sequence[Obstacle], theme: Theme) -> None:
        """Display what stands in the way of a report of `assessment`; emits nothing."""
        self._assessment, self._obstacles, self._theme = assessment, found, theme
        self.left.show_goals([*goals(found, theme), *self._answered()], theme)
        self._show_finding()

    def _answered(self) -> list[Goal]:
        if self._assessment is None or not self._assessment.case.answered:
            return []
        case, theme = self._assessment.case, self._theme
        rows = [
            Goal(f"{ANSWERED}{number}", finding.text, 1, "circle-check", theme.accent)
            for number, finding in enumerate(self._assessment.findings)
            if answer_to(case, finding) is not None
        ]
        return [Goal("", _("Answered findings")), *rows] if rows else []

    def _go(self, key: str) -> None:
        if key.startswith(ANSWERED):
            self._finding = int(key.removeprefix(ANSWERED))
        elif self._obstacles[int(key)].kind == "error":
            self._finding = self._obstacles[int(key)].finding
        else:
            self._finding = -1
            self.gone.emit(self._obstacles[int(key)])
        self._show_finding()

    def _show_finding(self) -> None:
        findings = self._assessment.findings if self._assessment is not None else ()
        if self._assessment is None or not 0 <= self._finding < len(findings):
            self._finding = -1
            self.answer.show_finding(-1, "", "", self._theme)
            return
        finding = findings[self._finding]
        answer = answer_to(self._assessment.case, finding)
        if answer is None and finding.severity != "error":
            self._finding = -1
        self.answer.show_finding(self._finding, finding.text, answer.reason if answer else "", self._theme)
