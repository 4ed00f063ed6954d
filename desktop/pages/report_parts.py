"""The parts of the report page: what is to do, the contents or the signature beside the preview, or in its place."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QScrollArea, QSizePolicy, QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from causality.assess import Assessment
from causality.report.readiness import Obstacle
from causality.text import _
from desktop.page_renderer import Opened
from desktop.pages.report_todo import ReportTodo
from desktop.preview import Preview
from widgets.choice_bar import ChoiceBar
from widgets.go_list import Goal, GoList
from widgets.narrative_editor import NarrativeEditor
from widgets.palette import LIGHT, Theme
from widgets.sign_form import SignForm

SIDE, WRITING, WIDE = 264, 380, 720
"""Widths in px: of what is beside the preview, of the narrative there, and from which on there is room for both."""
BETWEEN = 16
LEFT, CONTENTS, TOLD, SIGN, PAGES = "left", "contents", "told", "sign", "pages"


class ReportParts(QWidget):
    """Shows what stands in the way of the report, its contents, its signature and its pages."""

    def __init__(self) -> None:
        super().__init__()
        self._count, self._part = 0, LEFT
        self._theme: Theme = LIGHT
        self._opened = Opened((), ())
        self._sides, self._stack, self.preview = ChoiceBar(), QStackedWidget(), Preview()
        self.todo, self.form, self._signing = ReportTodo(), SignForm(), QScrollArea()
        self.narrative = NarrativeEditor()
        self.contents = GoList("reportContents", _("Contents of the report"))
        self._side, self._row = QWidget(), QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._lay_out()
        self._sides.chosen.connect(self._turn)
        self.contents.chosen.connect(lambda page: self._show_page(int(page)))
        self.preview.opened.connect(self._show_opened)
        self._arrange()

    def show_theme(self, theme: Theme) -> None:
        """Take the colours of `theme`."""
        self._theme = theme
        self.preview.show_theme(theme)
        self._show_contents()

    def show_obstacles(self, assessment: Assessment, found: Sequence[Obstacle]) -> None:
        """Display what stands in the way."""
        self._count = len(found)
        self.todo.show_obstacles(assessment, found, self._theme)
        self._show_choices()

    def show_signing(self) -> None:
        """Show the signature, with the keyboard on it."""
        self._turn(SIGN)
        self.form.begin()

    def show_narrative(self, key: str = "") -> None:
        """Show a paragraph of the narrative, the one that was looked at without a key, with the keyboard on it."""
        self._turn(TOLD)
        self.narrative.show_key(key)

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
        needed = max(SIDE, self._sides.sizeHint().width()) + self.preview.minimumSizeHint().width() + BETWEEN
        return self.width() >= max(WIDE, needed)

    def _turn(self, part: str) -> None:
        self._part = part
        self._arrange()

    def _arrange(self) -> None:
        """Beside each other when there is room, by turns when there is not."""
        if self._wide and self._part == PAGES:
            self._part = LEFT
        pages = self._part == PAGES
        if not pages:
            shown = {LEFT: self.todo, CONTENTS: self.contents, TOLD: self.narrative, SIGN: self._signing}
            self._stack.setCurrentWidget(shown[self._part])
        self._side.setMinimumWidth(WRITING if self._part == TOLD else SIDE)
        self._stack.setVisible(not pages)
        self.preview.setVisible(pages or self._wide)
        directions, policies = QBoxLayout.Direction, QSizePolicy.Policy
        self._row.setDirection(directions.LeftToRight if self._wide else directions.TopToBottom)
        self._row.setSpacing(BETWEEN if self._wide else 8)
        self._side.setSizePolicy(policies.Fixed if self._wide else policies.Preferred,
                                 policies.Fixed if pages else policies.Expanding)  # fmt: skip
        self._show_choices()

    def _show_choices(self) -> None:
        told = _("To do: {count}").format(count=self._count) if self._count else _("Nothing to do")
        choices = [(LEFT, told), (CONTENTS, _("Contents")), (SIGN, _("Sign"))]
        choices += [(TOLD, _("Narrative"))] if self._part == TOLD else []
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
        self._signing.setWidgetResizable(True)
        self._signing.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._signing.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._signing.setWidget(self.form)
        for part in (self.todo, self.contents, self.narrative, self._signing):
            self._stack.addWidget(part)
        self._side.setMinimumWidth(SIDE)
        beside = QVBoxLayout(self._side)
        beside.setContentsMargins(0, 0, 0, 0)
        beside.setSpacing(8)
        beside.addWidget(self._sides)
        beside.addWidget(self._stack, 1)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.addWidget(self._side)
        self._row.addWidget(self.preview, 1)
