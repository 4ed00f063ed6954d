"""The sections in which persons speak: the officer's conclusion and the narrative, with whose words each part is."""

from causality import wording
from causality.assess import Assessment
from causality.case.model import Case
from causality.narrative.story import Told, narrative
from causality.report.values import Block, Cell, Column, Heading, Paragraph, Row, Section, Table
from causality.text import _


def conclusion(case: Case) -> Section:
    """The officer's conclusion, or that there is none yet."""
    if not case.conclusion.strip():
        return Section(_("Officer's conclusion"), (Paragraph(_("No conclusion has been entered."), "muted"),))
    return Section(_("Officer's conclusion"), _paragraphs(case.conclusion))


def told(assessment: Assessment) -> Section:
    """The narrative, paragraph by paragraph, and what the officer tells beyond it."""
    said = _(
        "Paragraphs are generated from the facts of the case unless they are marked as the officer's. What the case "
        "does not say stands in brackets."
    )
    rows = tuple(row for one in narrative(assessment) for row in _rows(one))
    blocks: list[Block] = [
        Paragraph(said, "muted"),
        Table((Column("", 1.7), Column("", 8.3)), rows, titled=False),
    ]
    if assessment.case.narrative.strip():
        blocks += [Heading(_("Told by the officer beyond this")), *_paragraphs(assessment.case.narrative)]
    return Section(_("Narrative"), tuple(blocks))


def _rows(one: Told) -> list[Row]:
    states = {
        "generated": _("generated"),
        "edited": _("✎ the officer's words"),
        "changed": _("✎ the officer's words; the facts have changed since"),
    }
    by = f", {one.by}" if one.by else ""
    head = Cell(one.title, strong=True, below=states[one.state] + by)
    if one.state == "generated":
        return [Row((head, Cell(one.text)))]
    text = one.text.strip()
    rows = [Row((head, Cell(text, "judgement") if text else Cell(_("left out by the officer"), "warning")))]
    if one.state == "changed":
        words = _("Generated from the facts as they are now: {text}").format(text=one.generated)
        rows.append(Row((Cell(wording.sentence(_("changed facts")), "warning"), Cell("", below=words))))
    return rows


def _paragraphs(text: str) -> tuple[Block, ...]:
    pieces = (piece.strip() for piece in text.split("\n\n"))
    return tuple(Paragraph(piece, "judgement") for piece in pieces if piece)
