"""Rows of the audit trail on paper: a table with its heading on every page, which store, what it was filtered for."""

from collections.abc import Callable, Sequence
from datetime import datetime
from io import BytesIO
from typing import Any, BinaryIO

from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import BaseDocTemplate, Frame, PageTemplate

from causality.frozen import frozen
from causality.records.in_words import NOTHING
from causality.records.trail_words import RowWords
from causality.report import fonts, marks
from causality.report.canvas import ReportCanvas
from causality.report.carried import software_version
from causality.report.finish import archived
from causality.report.marks import GREY, GRID
from causality.report.pages import BOTTOM, TOP, page_number
from causality.report.pdf import MARGIN
from causality.report.styles import paragraph
from causality.report.tables import table_flowables
from causality.report.tags import Role
from causality.report.values import PAPERS, Cell, Column, Paper, Row, Table
from causality.text import _, language, ngettext
from causality.wording import clock

MOST_CHANGES = 40
"""Changes of one row that are printed; a case that is put in has thousands, and its own file."""
LONGEST = 400
"""The longest value that is printed, in characters."""
ROWS_A_LOT = 60


@frozen
class TrailPrint:
    """What is printed: of which store, what the rows are filtered for, when, on which paper, by whom."""

    store: str
    wish: tuple[str, ...]
    printed: datetime
    paper: Paper
    officer: str


class TrailDocument(BaseDocTemplate):
    """Pages across, each with store and filter at its head and its number at its foot."""

    def __init__(self, target: BinaryIO, about: TrailPrint, watch: Callable[[int, int], None], parts: int) -> None:
        fonts.register()
        high, self.wide = PAPERS[about.paper]
        self.high, self.about, self.body_width = high, about, self.wide - 2 * MARGIN
        super().__init__(
            target, pagesize=(self.wide, high), leftMargin=MARGIN, rightMargin=MARGIN, invariant=1, lang=language(),
            pageCompression=1, initialFontName=fonts.FACES["regular"], title=_("Audit trail"), author="Dechallenge",
            enforceColorSpace="RGB",
        )  # fmt: skip
        frame = Frame(MARGIN, BOTTOM, self.body_width, high - TOP + 6 - BOTTOM, 0, 0, 0, 0)
        self.addPageTemplates([PageTemplate("page", [frame], onPage=self._draw_page)])
        self._watch, self._parts, self._done = watch, parts, 0

    def afterFlowable(self, _flowable: Any) -> None:  # noqa: N802 - called by reportlab
        """Say how far it is."""
        self._done += 1
        self._watch(min(self._done, self._parts), self._parts)

    def _draw_page(self, canvas: Canvas, _document: Any) -> None:
        about, right = self.about, self.wide - MARGIN
        head = " · ".join((_("Audit trail"), about.store, *(about.wish or (_("all rows"),))))
        marks.text(canvas, MARGIN, self.high - 40, fonts.shortened(head, self.body_width, 7), 7, GREY)
        canvas.setStrokeColor(GRID)
        canvas.setLineWidth(0.5)
        canvas.line(MARGIN, self.high - 46, right, self.high - 46)
        canvas.line(MARGIN, 44, right, 44)
        made = _("Dechallenge {version} · printed {time} by {officer}").format(
            version=software_version(), time=clock(about.printed), officer=about.officer
        )
        marks.text(canvas, MARGIN, 33, fonts.shortened(made, self.body_width - 120, 7), 7, GREY)
        page_number(canvas, right)


def print_trail(about: TrailPrint, rows: Sequence[RowWords], watch: Callable[[int, int], None]) -> bytes:
    """Print rows in their order; `watch` hears how much of how much is done and may raise to end it."""
    width = PAPERS[about.paper][1] - 2 * MARGIN
    title = paragraph(_("Audit trail"), "plain", 17, strong=True)
    title.role = Role("H1")
    count = ngettext("{count} row", "{count} rows", len(rows)).format(count=f"{len(rows):,}")
    lines = (
        _("Store: {store}").format(store=about.store),
        _("Rows: {wish}").format(wish="; ".join(about.wish) or _("all rows")) + f" ({count})",
        _("Times are those of the place where a row was written; each is followed by the moment in UTC."),
    )
    story: list[Any] = [title, *(paragraph(line, "muted", 8.4, after=1) for line in lines)]
    for first in range(0, len(rows), ROWS_A_LOT):
        watch(first, 2 * len(rows))
        part = tuple(printed for row in rows[first : first + ROWS_A_LOT] for printed in _rows(row))
        story += table_flowables(Table(_columns(), part, dense=True), width)
    if not rows:
        story.append(paragraph(_("No row of the audit trail is as it was asked for."), "muted"))
    target = BytesIO()
    document = TrailDocument(target, about, lambda done, of: watch(of + done, 2 * of), len(story))
    document.build(story, canvasmaker=ReportCanvas)
    return archived(target.getvalue(), _("Audit trail: {store}").format(store=about.store), about.printed)


def _columns() -> tuple[Column, ...]:
    return (
        Column(_("Row"), 0.8, "right"), Column(_("Time"), 2.3), Column(_("Officer"), 2), Column(_("Action"), 1.8),
        Column(_("Case"), 1.7), Column(_("What"), 3), Column(_("From"), 2.6), Column(_("To"), 2.6),
        Column(_("Reason"), 2),
    )  # fmt: skip


def _rows(row: RowWords) -> list[Row]:
    """Give the lines of a row: one for each change, what the whole row says in the first."""
    head = (Cell(str(row.place)), Cell(row.when, below=row.utc), Cell(row.who), Cell(row.action, strong=True),
            Cell(row.case))  # fmt: skip
    beside = "; ".join(row.details)
    if not row.changes:
        return [Row((*head, Cell(row.what), Cell(""), Cell(""), Cell(row.reason)))]
    made = []
    for place, change in enumerate(row.changes[:MOST_CHANGES]):
        about = head if place == 0 else (Cell(""),) * len(head)
        what = Cell(change.whole, below=beside if place == 0 else "")
        cells = what, Cell(_cut(change.before)), Cell(_cut(change.after))
        made.append(Row((*about, *cells, Cell(row.reason if place == 0 else ""))))
    more = len(row.changes) - MOST_CHANGES
    if more > 0:
        told = ngettext("{count} more change; the CSV has it", "{count} more changes; the CSV has them", more)
        made.append(Row((*(Cell(""),) * 5, Cell(told.format(count=more), "muted"), *(Cell(""),) * 3)))
    return made


def _cut(text: str) -> str:
    return (text if len(text) <= LONGEST else text[: LONGEST - 1] + "…") or NOTHING
