"""The canvas of the report: it fills in numbers of pages that are known only when the document is complete."""

from typing import Any, Literal

from reportlab.pdfgen.canvas import Canvas

from causality.report import marks
from causality.report.marks import INK
from causality.report.styles import CELL

TOTAL = "total-pages"


class CountingCanvas(Canvas):
    """A canvas that knows how many pages there are, and on which each section begins, when it is saved."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.pages_of: dict[str, int] = {}

    def save(self) -> None:
        """Define the form that every footer shows as the number of pages, then write the file."""
        if self._code:  # type: ignore[attr-defined] # an unfinished page, as in reportlab's own save
            self.showPage()
        self._define(TOTAL, self.getPageNumber() - 1, 7, "left")
        for key, page in self.pages_of.items():
            self._define(number_of(key), page, CELL, "right")
        super().save()

    def _define(self, form: str, number: int, size: float, align: Literal["left", "right"]) -> None:
        self.beginForm(form, -30, -3, 30, 10)
        marks.text(self, 0, 0, str(number), size, INK, align=align)
        self.endForm()


def number_of(key: str) -> str:
    """Name the form that shows the number of the page of a heading."""
    return f"page-of-{key}"
