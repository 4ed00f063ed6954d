"""The panes of the window: top bar, rail of steps, page above timeline, verdicts; their sizes are remembered."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from causality.assess import Assessment
from causality.text import _
from desktop.pages.facts import FactPage, LabPage, case_facts, differential_facts, product_facts, work_up_facts
from desktop.pages.report import ReportPage
from desktop.pages.scoring import ScoringPage
from desktop.settings import Settings
from desktop.top_bar import TopBar
from widgets.palette import Theme
from widgets.steps_rail import StepsRail
from widgets.timeline_panel import TimelinePanel
from widgets.verdict_column import VerdictColumn

VERDICTS, PAGE = 316, 240
PAGE_SHARE, TIMELINE_SHARE = 13, 10


class Shell(QWidget):
    """Holds the panes and the pages of the steps."""

    def __init__(self, bar: TopBar) -> None:
        super().__init__()
        self.rail, self.timeline, self.verdicts = StepsRail(), TimelinePanel(), VerdictColumn()
        self.scoring, self.report = ScoringPage(), ReportPage()
        self.case, self.products = FactPage("caseTable", _("Case")), FactPage("productTable", _("Products"))
        self.labs = LabPage("labTable", _("Laboratory values"))
        self.work_up = FactPage("workUpTable", _("Work-up: other causes looked for"))
        self.differential = FactPage("differentialTable", _("Differential: candidate causes known so far"))
        self.pages: dict[str, QWidget] = {
            "case": self.case, "products": self.products, "labs": self.labs, "work-up": self.work_up,
            "scoring": self.scoring, "differential": self.differential, "report": self.report,
        }  # fmt: skip
        self._stack = QStackedWidget()
        self._rows, self._columns = QSplitter(Qt.Orientation.Vertical), QSplitter(Qt.Orientation.Horizontal)
        self._lay_out(bar)

    def show_page(self, step: str, assessment: Assessment, theme: Theme) -> None:
        """Display the page of a step other than scoring with what it holds of `assessment`."""
        self._stack.setCurrentWidget(self.pages[step])
        if step == "case":
            self.case.show_facts(case_facts(assessment.case))
        elif step == "products":
            self.products.show_facts(product_facts(assessment.case))
        elif step == "labs":
            self.labs.show_assessment(assessment, theme)
        elif step == "work-up":
            self.work_up.show_facts(work_up_facts(assessment.case))
        elif step == "differential":
            self.differential.show_facts(differential_facts(assessment))
        elif step == "report":
            self.report.show_assessment(assessment)

    def restore(self, settings: Settings) -> None:
        """Give the panes the sizes that were remembered."""
        self._rows.restoreState(settings.geometry("rows"))
        self._columns.restoreState(settings.geometry("columns"))

    def remember(self, settings: Settings) -> None:
        """Remember the sizes of the panes."""
        settings.remember_geometry("rows", self._rows.saveState())
        settings.remember_geometry("columns", self._columns.saveState())

    def _lay_out(self, bar: TopBar) -> None:
        for page in self.pages.values():
            self._stack.addWidget(page)
        for splitter, parts, stretches in (
            (self._rows, (self._stack, self.timeline), (PAGE_SHARE, TIMELINE_SHARE)),
            (self._columns, (self._rows, self.verdicts), (1, 0)),
        ):
            splitter.setChildrenCollapsible(False)
            splitter.setHandleWidth(1)
            for place, (part, stretch) in enumerate(zip(parts, stretches, strict=True)):
                splitter.addWidget(part)
                splitter.setStretchFactor(place, stretch)
        self._stack.setMinimumHeight(PAGE)
        self.verdicts.setMinimumWidth(VERDICTS - 40)
        self._rows.setSizes([PAGE_SHARE * 100, TIMELINE_SHARE * 100])
        self._columns.setSizes([2000, VERDICTS])
        middle = QHBoxLayout()
        middle.setSpacing(0)
        middle.addWidget(self.rail)
        middle.addWidget(self._columns, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(bar)
        column.addLayout(middle, 1)
