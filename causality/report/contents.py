"""The contents: the sections with the pages on which they begin, each a link, in two columns."""

from collections.abc import Sequence
from math import ceil
from typing import Any

from reportlab.platypus import Flowable

from causality.report import fonts, marks
from causality.report.canvas import number_of
from causality.report.marks import ACCENT, GREY, GRID, INK
from causality.report.styles import CELL
from causality.report.tags import Element
from causality.text import _

LINE, GAP, HEAD, TAIL = 11.6, 22.0, 19.0, 6.0


class Contents(Flowable):
    """Lists what links lead to: keys of headings with their titles."""

    def __init__(self, listed: Sequence[tuple[str, str]], width: float) -> None:
        super().__init__()
        self.listed, self.width = listed, width
        self.rows = ceil(len(listed) / 2)
        self.height = HEAD + LINE * self.rows + TAIL

    def wrap(self, _room: float, _high: float) -> tuple[float, float]:
        """Give the size, whatever the room."""
        return self.width, self.height

    def draw(self) -> None:
        """Draw the heading and the lines; the numbers are known when the document is complete."""
        canvas: Any = self.canv
        whole = canvas.structure.document.add("TOC")
        with canvas.marked(whole.add("Caption")):
            marks.text(canvas, 0, self.height - 13, _("Contents"), 11, INK, "semibold")
        column = (self.width - GAP) / 2
        for place, (key, title) in enumerate(self.listed):
            left = 0.0 if place < self.rows else column + GAP
            y = self.height - HEAD - LINE * (place % self.rows + 1) + 3
            link = whole.add("TOCI").add("Reference").add("Link")
            self._line(link, key, title, left, left + column, y)

    def _line(self, link: Element, key: str, title: str, left: float, right: float, y: float) -> None:
        canvas: Any = self.canv
        shown = fonts.shortened(title, right - left - 30, CELL)
        with canvas.marked(link):
            marks.text(canvas, left, y, shown, CELL, ACCENT)
        canvas.setStrokeColor(GRID)
        canvas.setDash(0.6, 2.2)
        canvas.line(left + fonts.width(shown, CELL) + 4, y + 1, right - 18, y + 1)
        canvas.setDash()
        canvas.setFillColor(GREY)
        with canvas.marked(link):
            canvas.saveState()
            canvas.translate(right, y)
            canvas.doForm(number_of(key))
            canvas.restoreState()
        canvas.link(link, title, key, (left, y - 3, right, y + LINE - 3))
