"""The report as a PDF: pages, header and footer, bookmarks, and the flow of the content."""

from datetime import UTC, datetime
from io import BytesIO
from typing import Any

from causality.assess import Assessment, assess
from causality.case.model import Case
from causality.report import fonts
from causality.report.values import Block, Figure, Heading, Paper, Paragraph, Report, Section, Table, Verdicts
from causality.text import in_language
from causality.text import language as current_language

MARGIN = 51.0
LINES = 80


def build_report(
    case: Case, *, generated: datetime, demo: bool = False, language: str | None = None, paper: Paper = "a4"
) -> bytes:
    """Print the report of `case` as PDF/A-3a with its attachments, unsigned, in `language` (default: the current one).

    The same case, time, mark, language and paper give the same bytes. A `generated` without an offset is taken as UTC.
    """
    from causality.report.carried import case_bytes
    from causality.report.comparing import declarations, remember

    words, when = language or current_language(), generated if generated.tzinfo else generated.replace(tzinfo=UTC)
    with in_language(words):
        made = print_assessment(assess(case), generated=when, demo=demo, paper=paper)
    remember((case_bytes(case), when, demo, words, paper, declarations()), made)
    return made


def print_assessment(assessment: Assessment, *, generated: datetime, demo: bool = False, paper: Paper = "a4") -> bytes:
    """Print the report of an assessment in the current language, in which it was also made; see `build_report`."""
    from causality.report.content import report_content
    from causality.report.finish import finished

    if generated.tzinfo is None:
        generated = generated.replace(tzinfo=UTC)
    report = report_content(assessment, demo=demo, generated=generated, paper=paper)
    return finished(draw(report), report)


def draw(report: Report) -> bytes:
    """Draw the pages of a report."""
    fonts.register()
    from causality.report.pages import ReportDocument

    target = BytesIO()
    document = ReportDocument(target, report)
    document.print_story(flowables(report, document.body_width))
    return target.getvalue()


def flowables(report: Report, width: float) -> list[Any]:
    """Give the title block and the numbered sections in reading order."""
    from reportlab.platypus import NextPageTemplate

    from causality.report.contents import Contents
    from causality.report.pages import settled
    from causality.report.title import title_block

    story: list[Any] = []
    for place, section in enumerate(report.sections, start=1):
        story.extend(_section(section, place, width))
    listed = [(section_key(place), f"{place}  {one.title}") for place, one in enumerate(report.sections, start=1)]
    return [
        NextPageTemplate("later"), *title_block(report, width), Contents(listed, width), *settled(story, width),
    ]  # fmt: skip


def section_key(place: int) -> str:
    """Name the place of a section, for links to it."""
    return f"section-{place}"


def _section(section: Section, place: int, width: float) -> list[Any]:
    from causality.report.pages import heading

    story: list[Any] = [heading(f"{place}  {section.title}", 0, section_key(place))]
    for block in section.blocks:
        story.extend(_block(block, width))
    return story


def _pieces(text: str) -> list[str]:
    """Cut a text of many lines at their ends: the time to break a paragraph grows with the square of its lines."""
    lines = text.split("\n")
    return ["\n".join(lines[start : start + LINES]) for start in range(0, len(lines), LINES)]


def _block(block: Block, width: float) -> list[Any]:
    from causality.report import figures, pages, styles, tables

    match block:
        case Heading():
            return [pages.heading(block.text, 1)]
        case Paragraph():
            return [styles.paragraph(piece, block.kind, before=1, after=3) for piece in _pieces(block.text)]
        case Table():
            return tables.table_flowables(block, width)
        case Verdicts():
            return tables.verdict_table(block.lines, width, pairs=block.pairs)
        case Figure():
            drawing, caption = figures.FigureFlowable(block, width), block.caption
            told = styles.paragraph(caption, "muted", styles.SMALL + 0.4, before=3, after=6) if caption else None
            return [drawing] if told is None else [drawing, told]
