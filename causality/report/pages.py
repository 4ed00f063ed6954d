"""Pages of the report: templates with running header and footer, bookmarks, headings."""

from typing import Any, BinaryIO

from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import BaseDocTemplate, CondPageBreak, Frame, LongTable, PageTemplate

from causality.report import fonts, marks
from causality.report.canvas import TOTAL, ReportCanvas
from causality.report.carried import software_version
from causality.report.content import demo_mark
from causality.report.figures import FigureFlowable
from causality.report.marks import GREY, GRID, INK, WARNING, WARNING_GROUND
from causality.report.pdf import MARGIN
from causality.report.styles import paragraph
from causality.report.tables import lead_height
from causality.report.tags import Role
from causality.report.title import draw_frames, stamp_time
from causality.report.values import FRAMES, PAPERS, Report
from causality.text import _, language

TOP, BOTTOM = 54.0, 50.0
SLACK, CAPTION, TOGETHER = 6.0, 48.0, 420.0
"""Points between parts, of a few lines, and up to which what a heading announces stays with it on one page."""
LEAD = 6.0
"""Room above a heading that a link leads to, in points."""


class ReportDocument(BaseDocTemplate):
    """The document: a first page with room for signatures, later pages, bookmarks from the headings."""

    def __init__(self, target: BinaryIO, report: Report) -> None:
        fonts.register()
        super().__init__(
            target, pagesize=PAPERS[report.paper], leftMargin=MARGIN, rightMargin=MARGIN, invariant=1,
            lang=language(), pageCompression=1, initialFontName=fonts.FACES["regular"], title=report.title,
            author="Dechallenge", enforceColorSpace="RGB",
        )  # fmt: skip
        self.report = report
        self.wide, self.high = PAPERS[report.paper]
        self.body_width = self.wide - 2 * MARGIN
        band = max(frame.box[3] for frame in FRAMES) + 18
        self.addPageTemplates([
            PageTemplate("first", [self._frame(band)], onPage=self._first_page),
            PageTemplate("later", [self._frame(BOTTOM)], onPage=self._later_page),
        ])  # fmt: skip
        self._bookmarks = 0

    def print_story(self, story: list[Any]) -> None:
        """Lay out the story and write the file."""
        self.build(story, canvasmaker=ReportCanvas)

    def afterFlowable(self, flowable: Any) -> None:  # noqa: N802 - called by reportlab
        """Bookmark headings."""
        level = getattr(flowable, "outline_level", None)
        if level is None:
            return
        self._bookmarks += 1
        key = getattr(flowable, "key", "") or f"heading-{self._bookmarks}"
        frame: Any = self.frame
        top = frame._y + flowable.height + LEAD
        self.canv.bookmarkPage(key, fit="XYZ", left=0, top=top)
        self.canv.addOutlineEntry(flowable.outline_text, key, level=level, closed=level > 0)
        canvas: Any = self.canv
        if key in canvas.pages_of:
            canvas.pages_of[key] = canvas.getPageNumber()

    def _frame(self, bottom: float) -> Frame:
        return Frame(MARGIN, bottom, self.body_width, self.high - TOP + 6 - bottom, 0, 0, 0, 0)

    def _first_page(self, canvas: Canvas, _document: Any) -> None:
        self._later_page(canvas, _document)
        draw_frames(canvas)

    def _later_page(self, canvas: Canvas, _document: Any) -> None:
        report, right, top = self.report, self.wide - MARGIN, self.high
        if report.demo:
            _watermark(canvas, self.wide, self.high)
        head = _("{title} · case {id} · version {version}").format(
            title=report.title, id=report.case_id, version=report.version
        )
        digest = _("case digest {digest}").format(digest=report.digest[:16])
        room = self.body_width - fonts.width(digest, 7) - 12
        marks.text(canvas, MARGIN, top - 40, fonts.shortened(head, room, 7), 7, GREY)
        marks.text(canvas, right, top - 40, digest, 7, GREY, align="right")
        canvas.setStrokeColor(GRID)
        canvas.setLineWidth(0.5)
        canvas.line(MARGIN, top - 46, right, top - 46)
        canvas.line(MARGIN, 44, right, 44)
        made = _("Dechallenge {version} · printed {time}").format(version=software_version(), time=stamp_time(report))
        marks.text(canvas, MARGIN, 33, made, 7, GREY)
        page_number(canvas, right)
        if report.demo:
            canvas.setFillColor(WARNING_GROUND)
            canvas.rect(MARGIN, 14, self.body_width, 15, stroke=0, fill=1)
            marks.text(canvas, self.wide / 2, 18.4, demo_mark(), 9, WARNING, "semibold", "centre")


def page_number(canvas: Canvas, right: float) -> None:
    """Say at the foot of a page which of how many it is, up to `right`."""
    words = _("Page {page} of").format(page=canvas.getPageNumber()) + " "
    marks.text(canvas, right - 16, 33, words, 7, INK, align="right")
    canvas.saveState()
    canvas.translate(right - 16, 33)
    canvas.doForm(TOTAL)
    canvas.restoreState()


def heading(text: str, level: int, key: str = "") -> Any:
    """Make a bookmarked heading; `settled` keeps it with what follows, the contents name its page by its key."""
    size, before = ((12.5, 12.0), (9.2, 6.0))[level]
    made = paragraph(text, "plain", size, strong=True, before=before, after=2)
    made.role = Role(("H2", "H3")[level])
    made.outline_level, made.outline_text, made.key = level, text.strip(), key
    return made


def settled(story: list[Any], width: float) -> list[Any]:
    """Put before every heading the condition that what it announces begins on the same page."""
    found: list[Any] = []
    lead = 0.0
    for flowable in reversed(story):
        above = getattr(flowable, "outline_level", None) is not None
        if above:
            lead += float(flowable.wrap(width, 10_000)[1]) + flowable.getSpaceBefore() + SLACK
        else:
            lead = _lead(flowable, width, lead)
        found.append(flowable)
        if above:
            found.append(CondPageBreak(lead))
    return found[::-1]


def _lead(flowable: Any, width: float, following: float) -> float:
    """Give the height that must stand below a heading: the first rows, two lines of text, or the whole figure.

    A short text does not stand alone: it takes `following`, what must stand below itself, with it.
    """
    if isinstance(flowable, LongTable):
        return lead_height(flowable, width) + SLACK
    if isinstance(flowable, FigureFlowable):
        return flowable.height + CAPTION
    high = float(flowable.wrap(width, 10_000)[1])
    return high + SLACK + min(following, TOGETHER) if high < CAPTION else CAPTION


def _watermark(canvas: Canvas, wide: float, high: float) -> None:
    canvas.saveState()
    canvas.translate(wide / 2, high / 2)
    canvas.rotate(52)
    marks.text(canvas, 0, -12, demo_mark(), 44, marks.PALE, "semibold", "centre")
    canvas.restoreState()
