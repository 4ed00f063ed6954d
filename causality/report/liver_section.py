"""The section on liver tests: onset, ratio and pattern, threshold, definition, Hy's law, eDISH, severity, P_ALT."""

from collections.abc import Iterator

from causality import wording
from causality.assess import Assessment
from causality.evidence.cell_loss import cell_loss
from causality.evidence.dilin import GRADES, dilin
from causality.evidence.edish import QUADRANTS, Edish, edish
from causality.evidence.values import LiverEvidence
from causality.figure.edish import EdishFigure, edish_plots
from causality.report.baseline_section import since_first_intake
from causality.report.values import Block, Cell, Column, Figure, Heading, Row, Section, Table
from causality.text import _

_Line = tuple[str, str, str]


def liver(assessment: Assessment) -> Section | None:
    """What the liver tests of every liver injury show; None when there is none."""
    if not assessment.liver:
        return None
    blocks: list[Block] = []
    for evidence in assessment.liver:
        if len(assessment.liver) > 1:
            blocks.append(Heading(wording.event_name(assessment.case, evidence.event)))
        rows = tuple(
            Row((Cell(label, "muted"), Cell(text, "derived"), Cell("", "derived", below=why)))
            for label, text, why in (*_rows(evidence), *_further(assessment, evidence.event))
        )
        blocks.append(Table((Column("", 2.2), Column("", 3.2), Column("", 4.6)), rows, titled=False))
        drawn = EdishFigure(edish_plots(assessment, evidence.event))
        blocks += [Figure(drawn, drawn.caption, drawn.alternative)] if drawn.plots else []
    blocks += since_first_intake(assessment)
    return Section(_("Liver tests: pattern and severity"), tuple(blocks))


def _further(assessment: Assessment, event_id: str) -> Iterator[_Line]:
    """What is computed only where it is looked at."""
    facts = assessment.facts
    if facts is None:
        return
    event = next(one for one in assessment.case.events if one.id == event_id)
    if place := edish(facts, event):
        yield _("eDISH"), _quadrants(place), place.text
        yield _("Hy's law by nR"), wording.name(place.new_ratio_law), _("nR ≥ 5 and bilirubin > 2×ULN on one day")
    if loss := cell_loss(facts, event):
        value = _("not computable") if loss.value is None else f"{loss.value:.2f}"
        yield _("P_ALT"), value, loss.text
    if severe := dilin(facts, event):
        grade = f"{severe.grade} {_(GRADES[severe.grade])}" if severe.grade else _("not determined")
        yield _("Severity (DILIN)"), grade, severe.text


def _quadrants(place: Edish) -> str:
    return _(" or ").join(_(QUADRANTS[one]) for one in place.quadrants) or _("not determined")


def _rows(e: LiverEvidence) -> list[tuple[str, str, str]]:
    onset = wording.days(*e.onset_day) if e.onset_day else _("not determined")
    ratio = _interval(e.ratio)
    new_ratio = _interval(e.new_ratio) + (
        f" ({_('from ALT alone')})" if e.new_ratio and e.new_ratio_from_alt_alone else ""
    )
    pattern = _(" or ").join(wording.name(pattern) for pattern in e.pattern) or _("not determined")
    return [
        (_("Onset"), onset, e.onset_text),
        (_("R = (ALT/ULN) / (ALP/ULN)"), ratio, ""),
        (_("nR"), new_ratio, ""),
        (_("Pattern"), pattern, e.pattern_text),
        (_("Entry threshold"), wording.name(e.entry), e.entry_text),
        (_("Case definition"), wording.name(e.case_definition), e.case_definition_text),
        (_("Hy's law"), wording.name(e.hys_law), e.hys_law_text),
        (_("Severity (Aithal 2011)"), e.severity or _("not determined"), e.severity_text),
    ]


def _interval(span: tuple[float, float] | None) -> str:
    if span is None:
        return _("not computable")
    low, high = (f"{value:.2f}" for value in span)
    return low if low == high else f"{low} … {high}"
