"""What stands beside the table of challenges: statements of the source, evidence of benefit, values against doses."""

from collections.abc import Sequence

from causality import wording
from causality.assess import Assessment
from causality.case.analytes import find_analyte
from causality.case.model import Statement
from causality.evidence.benefit import concerns
from causality.evidence.change_value import VARIATIONS
from causality.evidence.dose_response import FEWEST, DoseResponse, pair_responses
from causality.evidence.values import Challenge
from causality.report.values import Block, Cell, Column, Paragraph, Row, Table
from causality.text import _


def beside(assessment: Assessment, product: str, event: str) -> list[Block]:
    """Give what stands beside the challenges of a product and an event."""
    return [
        *_stated(assessment, product, event),
        *_benefit(assessment, product, event),
        *_doses(assessment, product, event),
    ]


def variation_note() -> str:
    """Say within what a change counts as none, and where the numbers stand."""
    sizes = ", ".join(f"{one.analyte} {100 * one.change_value:.0f} %" for one in VARIATIONS.values())
    return _(
        "A change of the value within its reference change value ({sizes}; from the within-subject variation of the "
        "EuBIVAS study with half of it for the laboratory, 95 %) is unchanged; for other analytes 20 % of the excess."
    ).format(sizes=sizes)


def _stated(assessment: Assessment, product: str, event: str) -> list[Block]:
    """Each statement of a source on a change of dose, with what the samples show of the same change."""
    found = [one for one in assessment.case.statements
             if one.kind == "challenge" and (one.product, one.event) == (product, event)]  # fmt: skip
    if not found:
        return []
    columns = (Column(_("Stated by the source"), 5, kind="fact"), Column(_("Of"), 2.4),
               Column(_("What the samples show"), 4, kind="derived"))  # fmt: skip
    rows = tuple(
        Row((Cell(one.text, "fact", below=one.source), Cell(_about(one)), Cell(_shown(assessment, one), "derived")))
        for one in found
    )
    return [Table(columns, rows, dense=True)]


def _about(one: Statement) -> str:
    direction = wording.name(one.direction) if one.direction else _("no direction stated")
    change = wording.name(one.change) if one.change else _("change not stated")
    analyte = wording.short_analyte(one.analyte) if one.analyte else _("analyte not stated")
    return _("{change}: {analyte}, {direction}").format(change=change, analyte=analyte, direction=direction)


def _shown(assessment: Assessment, one: Statement) -> str:
    same = [challenge for challenge in assessment.challenges if _is_about(challenge, one)]
    if not same:
        return _("nothing: no such change could be judged")
    verdicts = dict.fromkeys(reading.verdict for challenge in same for reading in challenge.readings)
    return _(" or ").join(wording.name(verdict) for verdict in verdicts) or same[0].reason


def _is_about(challenge: Challenge, one: Statement) -> bool:
    known = find_analyte(one.analyte) if one.analyte else None
    return (challenge.product, challenge.event, challenge.change) == (one.product, one.event, one.change) and (
        challenge.analyte == (known.id if known else one.analyte)
    )


def _benefit(assessment: Assessment, product: str, event: str) -> list[Block]:
    return [
        Paragraph(wording.sentence(finding.text) + ".", "derived")
        for finding in assessment.findings
        if concerns(finding, product, event)
    ]


def _doses(assessment: Assessment, product: str, event: str) -> list[Block]:
    """Values against daily doses: a row for each analyte with enough samples, the others in one sentence."""
    if assessment.facts is None:
        return []
    case, facts = assessment.case, assessment.facts
    pairs = [(one, other) for one in case.products if one.id == product for other in case.events if other.id == event]
    found = [reading for pair in pairs for reading in pair_responses(facts, *pair)]
    enough = [one for one in found if len(one.pairs) >= FEWEST]
    blocks: list[Block] = []
    if enough:
        columns = (Column(_("Value against daily dose"), 2.2), Column(_("Reading"), 8, kind="derived"))
        rows = tuple(Row((Cell(wording.analyte(one.analyte)), Cell(one.text, "derived"))) for one in enough)
        blocks.append(Table(columns, rows, dense=True))
    return [*blocks, *_too_few([one for one in found if one not in enough])]


def _too_few(found: Sequence[DoseResponse]) -> list[Block]:
    if not found:
        return []
    counts = ", ".join(f"{wording.short_analyte(one.analyte)} {len(one.pairs)}" for one in found)
    text = _(
        "Value against daily dose is read from {fewest} samples on; on days of a certain dose there are: {counts}."
    )
    return [Paragraph(text.format(fewest=FEWEST, counts=counts), "muted")]
