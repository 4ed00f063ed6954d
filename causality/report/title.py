"""The first page: title, what the case is, the verdicts, and the frames for the signatures."""

from typing import Any

from causality import wording
from causality.report import fonts, marks
from causality.report.content import demo_mark
from causality.report.marks import GRID, INK
from causality.report.styles import paragraph
from causality.report.tables import table_flowables, verdict_table
from causality.report.tags import Role
from causality.report.values import FRAMES, Cell, Column, Report, Row, Table
from causality.text import _
from causality.wording import clock


def title_block(report: Report, width: float) -> list[Any]:
    """Give the flowables of the first page."""
    facts = (
        (_("Case"), _("{id}, version {version}").format(id=report.case_id, version=report.version)),
        *report.key_facts,
        (_("Printed"), stamp_time(report)),
        (_("Digest of the carried case"), f"SHA-256 {report.digest}"),
    )
    rows = tuple(Row((Cell(label, "muted"), Cell(text))) for label, text in facts)
    title = paragraph(report.title, "plain", 17, strong=True)
    title.role = Role("H1")
    block: list[Any] = [title]
    if report.subtitle:
        block.append(paragraph(report.subtitle, "plain", 10.5, after=2))
    if report.demo:
        block.append(paragraph(demo_mark(), "warning", 10.5, before=2, after=2))
    block += table_flowables(Table((Column("", 1), Column("", 4)), rows, titled=False), width)
    verdicts = paragraph(_("Verdict of each pair"), "plain", 11, strong=True, before=4, after=2)
    verdicts.role = Role("H2")
    block.append(verdicts)
    block += (
        verdict_table(report.verdicts, width)
        or [paragraph(_("No pair of a product and an event is assessed."), "muted")][: not report.asides]
    )
    block += [paragraph(line, "muted", 7.6, before=1, after=1) for line in report.asides]
    words = _("The methods give these verdicts from the recorded facts; a score is not a probability. Ranges show what "
              "partial dates and missing tests leave open. The sections that follow give every argument.")  # fmt: skip
    block.append(paragraph(words, "muted", 7.6, before=1, after=1))
    rest = _("RUCAM 2016: the points of items 5 to 7 rest on transcriptions; the primary tables were not read.")
    block.append(paragraph(rest, "muted", 7.6, before=1, after=6))
    return block


def stamp_time(report: Report) -> str:
    """Give the time of printing with its offset from UTC."""
    return clock(report.generated) if report.generated else _("not recorded")


def draw_frames(canvas: Any) -> None:
    """Draw the empty frames for the signatures, with what each signature means."""
    for frame in FRAMES:
        left, bottom, right, upper = frame.box
        canvas.setStrokeColor(GRID)
        canvas.setLineWidth(0.8)
        canvas.rect(left, bottom, right - left, upper - bottom, fill=0)
        empty = _("not signed, unless a signature covers this")
        marks.text(canvas, left + 5, bottom + 6, fonts.shortened(empty, right - left - 10, 6.6), 6.6, marks.GREY)
        words = _("Signature: {meaning}").format(meaning=wording.name(frame.meaning))
        marks.text(canvas, left, upper + 4, words, 7.2, INK, "semibold")
