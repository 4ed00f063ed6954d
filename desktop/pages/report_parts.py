"""The parts of the report page: what is to decide or the contents beside the preview, or by turns in its place."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QSizePolicy, QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from causality.report.readiness import Obstacle
from causality.text import _
from desktop.obstacles import goals
from desktop.page_renderer import Opened
from desktop.preview import Preview
from widgets.choice_bar import ChoiceBar
from widgets.go_list import Goal, GoList
from widgets.palette import LIGHT, Theme

SIDE, WIDE = 248, 720
"""The width of what is beside the preview, and that from which on there is room for both, in px."""
LEFT, CONTENTS, PAGES = "left", "contents", "pages"


class ReportParts(QWidget):
    """Shows what stands in the way of the report, its contents and its pages.

    Signals:
        chosen: the officer went to what stands in the way (its place in the list).
    """

    chosen = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self._count, self._part = 0, LEFT
        self._theme: Theme = LIGHT
        self._opened = Opened((), ())
        self._sides, self._stack, self.preview = ChoiceBar(), QStackedWidget(), Preview()
        self.left = GoList("obstacles", _("What still stands in the way of the report"))
        self.contents = GoList("reportContents", _("Contents of the report"))
        self._side, self._row = QWidget(), QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._lay_out()
        self._sides.chosen.connect(self._turn)
        self.left.chosen.connect(lambda key: self.chosen.emit(int(key)))
        self.contents.chosen.connect(lambda page: self._show_page(int(page)))
        self.preview.opened.connect(self._show_opened)
        self._arrange()

    def show_theme(self, theme: Theme) -> None:
        """Take the colours of `theme`."""
        self._theme = theme
        self.preview.show_theme(theme)
        self._show_contents()

    def show_obstacles(self, found: Sequence[Obstacle]) -> None:
        """Display what stands in the way."""
        self._count = len(found)
        self.left.show_goals(goals(found, self._theme), self._theme)
        self._show_choices()

    def show_pages(self) -> None:
        """Show the pages, with the keyboard on them."""
        if not self._wide:
            self._turn(PAGES)
        self.preview.setFocus()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    @property
    def _wide(self) -> bool:
        return self.width() >= WIDE

    def _turn(self, part: str) -> None:
        self._part = part
        self._arrange()

    def _arrange(self) -> None:
        """Beside each other when there is room, by turns when there is not."""
        if self._wide and self._part == PAGES:
            self._part = LEFT
        pages = self._part == PAGES
        if not pages:
            self._stack.setCurrentWidget(self.left if self._part == LEFT else self.contents)
        self._stack.setVisible(not pages)
        self.preview.setVisible(pages or self._wide)
        directions, policies = QBoxLayout.Direction, QSizePolicy.Policy
        self._row.setDirection(directions.LeftToRight if self._wide else directions.TopToBottom)
        self._row.setSpacing(16 if self._wide else 8)
        self._side.setSizePolicy(policies.Fixed if self._wide else policies.Preferred,
                                 policies.Fixed if pages else policies.Expanding)  # fmt: skip
        self._show_choices()

    def _show_choices(self) -> None:
        told = _("To decide: {count}").format(count=self._count) if self._count else _("Nothing to decide")
        choices = [(LEFT, told), (CONTENTS, _("Contents"))]
        self._sides.show_choices(choices if self._wide else [*choices, (PAGES, _("Pages"))], self._part)

    def _show_opened(self, opened: Opened) -> None:
        self._opened = opened
        self._show_contents()

    def _show_contents(self) -> None:
        marks = [Goal(str(page), title, level) for level, title, page in self._opened.bookmarks]
        self.contents.show_goals(marks, self._theme)

    def _show_page(self, page: int) -> None:
        if not self._wide:
            self.show_pages()
        self.preview.pages.show_place(page)

    def _lay_out(self) -> None:
        self._sides.setObjectName("reportSides")
        self._stack.addWidget(self.left)
        self._stack.addWidget(self.contents)
        self._side.setMinimumWidth(SIDE)
        beside = QVBoxLayout(self._side)
        beside.setContentsMargins(0, 0, 0, 0)
        beside.setSpacing(8)
        beside.addWidget(self._sides)
        beside.addWidget(self._stack, 1)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.addWidget(self._side)
        self._row.addWidget(self.preview, 1)
