"""The canvas of the report: it marks what is drawn with its role, and fills in what is known only at the end."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, Literal

from reportlab.pdfgen.canvas import Canvas

from causality.report import marks
from causality.report.marks import INK
from causality.report.styles import CELL
from causality.report.tags import CellRole, Element, Role, Structure

TOTAL = "total-pages"
BEGIN, END = "/Artifact BMC", "EMC"


class ReportCanvas(Canvas):
    """A canvas that knows how many pages there are, on which each section begins, and what everything on them is.

    What is drawn outside of `marked` is an artifact: running heads, rules, grounds.
    """

    _code: list[str]

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.pages_of: dict[str, int] = {}
        self.structure = Structure()
        self._cell: Element | None = None
        self._hidden = False

    @contextmanager
    def marked(self, role: Role | Element) -> Iterator[None]:
        """Mark what is drawn meanwhile as the content of an element, or of the cell that is being drawn."""
        if self._hidden:
            yield
            return
        element = self._cell or (self.structure.element(role) if isinstance(role, Role) else role)
        number = self.structure.number(self.getPageNumber(), element)
        self._code.append(f"{END} /{element.tag} <</MCID {number}>> BDC")
        yield
        self._code.append(f"{END} {BEGIN}")

    def begin_cell(self, place: CellRole) -> None:
        """Draw the content of a cell from here on; a heading that was drawn before is an artifact."""
        self._cell = self.structure.cell(place)
        self._hidden = self._cell is None

    def end_cell(self) -> None:
        """Go back to what stands outside of a table."""
        self._cell, self._hidden = None, False

    def link(self, element: Element, title: str, key: str, box: tuple[float, float, float, float]) -> None:
        """Make a box, in the coordinates of the moment, a link to the heading of that key."""
        name = f"link-{len(self.structure.links)}"
        self.pages_of.setdefault(key, 0)
        self.linkRect(title, key, box, name=name, relative=1)
        element.kids.append(name)
        self.structure.links.append(element)

    def showPage(self) -> None:  # noqa: N802 - called by reportlab
        """End a page, on which everything is marked as something."""
        self._code.insert(0, BEGIN)
        self._code.append(END)
        super().showPage()

    def save(self) -> None:
        """Define the forms that show numbers of pages, write the structure, then the file."""
        if self._code:
            self.showPage()
        pages = self.getPageNumber() - 1
        self._define(TOTAL, pages, 7, "left")
        for key, page in self.pages_of.items():
            self._define(number_of(key), page, CELL, "right")
        document: Any = self._doc  # type: ignore[attr-defined] # reportlab's own document
        document.Catalog.StructTreeRoot = self.structure.write(document, pages)
        super().save()

    def _define(self, form: str, number: int, size: float, align: Literal["left", "right"]) -> None:
        self.beginForm(form, -30, -3, 30, 10)
        marks.text(self, 0, 0, str(number), size, INK, align=align)
        self.endForm()


def number_of(key: str) -> str:
    """Name the form that shows the number of the page of a heading."""
    return f"page-of-{key}"
