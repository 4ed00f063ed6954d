"""The panes of the window: top bar, rail of steps, page above timeline, verdicts; their sizes are remembered."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from causality.assess import Assessment
from desktop.pages.case import CasePage
from desktop.pages.differential import DifferentialPage
from desktop.pages.labs import LabsPage
from desktop.pages.page import Page
from desktop.pages.products import ProductsPage
from desktop.pages.report import ReportPage
from desktop.pages.scoring import ScoringPage
from desktop.pages.work_up import WorkUpPage
from desktop.selection import Selection
from desktop.settings import Settings
from desktop.top_bar import TopBar
from widgets.message_bar import MessageBar
from widgets.palette import Theme
from widgets.start_page import StartPage
from widgets.steps_rail import StepsRail
from widgets.timeline_panel import TimelinePanel
from widgets.verdict_column import VerdictColumn

VERDICTS, PAGE = 316, 240
PAGE_SHARE, TIMELINE_SHARE = 13, 10


class Shell(QWidget):
    """Holds the panes and the pages of the steps."""

    def __init__(self, bar: TopBar, messages: MessageBar, start: StartPage) -> None:
        super().__init__()
        self.start = start
        self.rail, self.timeline, self.verdicts = StepsRail(), TimelinePanel(), VerdictColumn()
        self.work_up, self.scoring, self.report = WorkUpPage(), ScoringPage(), ReportPage()
        self.labs, self.differential = LabsPage(), DifferentialPage()
        self.pages: dict[str, Page] = {
            "case": CasePage(), "products": ProductsPage(), "labs": self.labs, "work-up": self.work_up,
            "scoring": self.scoring, "differential": self.differential, "report": self.report,
        }  # fmt: skip
        self._stack, self._middle = QStackedWidget(), QStackedWidget()
        self._rows, self._columns = QSplitter(Qt.Orientation.Vertical), QSplitter(Qt.Orientation.Horizontal)
        self._lay_out(bar, messages)

    def show_page(self, step: str, assessment: Assessment, selection: Selection, theme: Theme) -> None:
        """Display the page of a step with what it holds of `assessment`."""
        self._middle.setCurrentIndex(0)
        self._stack.setCurrentWidget(self.pages[step])
        self.pages[step].show_assessment(assessment, selection, theme)

    def show_start(self) -> None:
        """Display the start page in the place of the panes."""
        self._middle.setCurrentWidget(self.start)

    def restore(self, settings: Settings) -> None:
        """Give the panes the sizes that were remembered."""
        self._rows.restoreState(settings.geometry("rows"))
        self._columns.restoreState(settings.geometry("columns"))

    def remember(self, settings: Settings) -> None:
        """Remember the sizes of the panes."""
        settings.remember_geometry("rows", self._rows.saveState())
        settings.remember_geometry("columns", self._columns.saveState())

    def _lay_out(self, bar: TopBar, messages: MessageBar) -> None:
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
        panes = QWidget()
        middle = QHBoxLayout(panes)
        middle.setContentsMargins(0, 0, 0, 0)
        middle.setSpacing(0)
        middle.addWidget(self.rail)
        middle.addWidget(self._columns, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(bar)
        column.addWidget(messages)
        column.addWidget(self._middle, 1)
        self._middle.addWidget(panes)
        self._middle.addWidget(self.start)
