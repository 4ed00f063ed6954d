"""The panes of the window: top bar, rail of steps, page above timeline, verdicts; their sizes are remembered."""

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QByteArray, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from causality.assess import Assessment
from causality.case.finding import Finding
from causality.wording import answered
from desktop.editor_keys import EditorKeys
from desktop.pages.making import PAGES, make_page
from desktop.pages.page import Page
from desktop.selection import Selection
from desktop.settings import Settings
from desktop.top_bar import TopBar
from widgets.locked_bar import LockedBar
from widgets.message_bar import MessageBar
from widgets.palette import Theme
from widgets.pressing import EnterPresses
from widgets.steps_rail import StepsRail
from widgets.tab_order import go_to_pane
from widgets.timeline_panel import TimelinePanel
from widgets.verdict_column import VerdictColumn

if TYPE_CHECKING:
    from desktop.pages.labs import LabsPage
    from desktop.pages.report import ReportPage
    from desktop.pages.scoring import ScoringPage
    from widgets.start_page import StartPage

VERDICTS, LEAST_VERDICTS, NARROW_VERDICTS, PAGE = 316, 240, 264, 240
EMPTY, ANY_HEIGHT = 96, 16777215
"""The height of a timeline that has nothing to show yet, and one that is no limit (Qt's own largest), in px."""
PAGE_SHARE, TIMELINE_SHARE = 13, 10
NARROW = 1100
"""Below this width of the window, in px, rail and verdicts leave the page more room."""
IDLE = 300
"""Milliseconds in which nothing was done, after which a page is made that nobody has asked for yet."""


class Shell(QWidget):
    """Holds the panes and the pages of the steps. A page is made when it is first asked for.

    Signals:
        made: a page was made and shows nothing yet (its step).
    """

    made = Signal(str)

    def __init__(self, bar: TopBar, messages: MessageBar, make_start: "Callable[[], StartPage]") -> None:
        super().__init__()
        self._bar = bar
        self._make_start, self._start = make_start, cast("StartPage | None", None)
        self.rail, self.timeline, self.verdicts = StepsRail(), TimelinePanel(), VerdictColumn()
        self.locked = LockedBar()
        self._pages: dict[str, Page] = {}
        self._narrow, self._filled, self._shares = False, True, QByteArray()
        self._stack, self._middle = QStackedWidget(), QStackedWidget()
        self._rows, self._columns = QSplitter(Qt.Orientation.Vertical), QSplitter(Qt.Orientation.Horizontal)
        self._idle = QTimer(self, singleShot=True, interval=IDLE)
        self._keys = EditorKeys(self), EnterPresses(self)
        self._lay_out(messages)
        self._idle.timeout.connect(self._make_next)
        self.timeline.filled.connect(self._share_height)

    @property
    def start(self) -> "StartPage":
        """The page from which a case is begun."""
        if self._start is None:
            self._start = self._make_start()
            self._middle.addWidget(self._start)
        return self._start

    @property
    def pages(self) -> Mapping[str, Page]:
        """The pages that were made so far, by their steps."""
        return self._pages

    def show_findings(self, assessment: Assessment, unread: Sequence[Finding], theme: Theme) -> None:
        """Show what is wrong with the case or missing from it, with what the officer said to it; first the `unread`."""
        case, findings = assessment.case, (*unread, *assessment.findings)
        self.verdicts.show_findings(findings, theme, [answered(case, one) for one in findings] if case.answered else ())

    def view(self, step: str) -> str:
        """Give what is shown in place of the page of a step, else the step."""
        page = self._pages.get(step)
        return (page.view if page is not None else "") or step

    @property
    def labs(self) -> "LabsPage":
        """The page of the laboratory values."""
        return cast("LabsPage", self.page("labs"))

    @property
    def scoring(self) -> "ScoringPage":
        """The page on which items are decided."""
        return cast("ScoringPage", self.page("scoring"))

    @property
    def report(self) -> "ReportPage":
        """The page of the report."""
        return cast("ReportPage", self.page("report"))

    def page(self, step: str) -> Page:
        """Give the page of a step, made now if it was not before."""
        if step not in self._pages:
            page = self._pages[step] = make_page(step)
            self._stack.addWidget(page)
            self.made.emit(step)
        return self._pages[step]

    def make_pages(self) -> None:
        """Make every page that was not made before."""
        for step in PAGES:
            self.page(step)

    def show_page(self, step: str, assessment: Assessment, selection: Selection, theme: Theme) -> None:
        """Display the page of a step with what it holds of `assessment`."""
        if self._idle.isActive():
            self._idle.start()
        page = self.page(step)
        self._middle.setCurrentIndex(0)
        self._stack.setCurrentWidget(page)
        page.show_assessment(assessment, selection, theme)

    def put_bar(self, bar: QWidget) -> None:
        """Put a further bar below the message."""
        column = self.layout()
        if isinstance(column, QVBoxLayout):
            column.insertWidget(column.indexOf(self.locked), bar)

    def show_home(self, page: QWidget) -> None:
        """Display a page of a window without a case in the place of the panes."""
        if self._middle.indexOf(page) < 0:
            self._middle.addWidget(page)
        self._middle.setCurrentWidget(page)

    def show_start(self) -> None:
        """Display the start page in the place of the panes."""
        self.show_home(self.start)

    def go_to_next_pane(self) -> None:
        """Give the keyboard to the pane after the one that has it: rail, page, timeline, verdicts, bar."""
        go_to_pane(self._panes(), following=True)

    def go_to_pane_before(self) -> None:
        """Give the keyboard to the pane before the one that has it."""
        go_to_pane(self._panes(), following=False)

    def restore(self, settings: Settings) -> None:
        """Give the panes the sizes that were remembered."""
        self._shares = settings.geometry("rows")
        self._rows.restoreState(self._shares)
        self._columns.restoreState(settings.geometry("columns"))

    def remember(self, settings: Settings) -> None:
        """Remember the sizes of the panes."""
        settings.remember_geometry("rows", self._rows.saveState() if self._filled else self._shares)
        settings.remember_geometry("columns", self._columns.saveState())

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._idle.start()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = self.width() < NARROW
        if narrow != self._narrow:
            self._narrow = narrow
            self.rail.make_narrow(narrow)
            self._columns.setSizes([2000, NARROW_VERDICTS if narrow else VERDICTS])

    def _share_height(self, filled: bool) -> None:
        """Leave the height to the page while the timeline has nothing to show."""
        if not filled:
            self._shares = self._rows.saveState()
        self._filled = filled
        self.timeline.setMaximumHeight(ANY_HEIGHT if filled else EMPTY)
        if filled and not self._rows.restoreState(self._shares):
            self._rows.setSizes([PAGE_SHARE * 100, TIMELINE_SHARE * 100])

    def _panes(self) -> list[tuple[QWidget, QWidget | None]]:
        """Give the panes with what takes the keyboard first in them."""
        page, plot = self._stack.currentWidget(), self.timeline.plot
        shown = [(page, None)] if page is not None else []
        return [(self.rail, None), *shown, (self.timeline, plot), (self.verdicts, None), (self._bar, None)]

    def _make_next(self) -> None:
        """Make one more page while nothing is done, so that going to it takes no longer than going back to one."""
        step = next((one for one in PAGES if one not in self._pages), "")
        if step:
            self.page(step)
            self._idle.start()

    def _lay_out(self, messages: MessageBar) -> None:
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
        self.verdicts.setMinimumWidth(LEAST_VERDICTS)
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
        column.addWidget(self._bar)
        column.addWidget(messages)
        column.addWidget(self.locked)
        column.addWidget(self._middle, 1)
        self._middle.addWidget(panes)
