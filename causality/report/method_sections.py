"""The sections on methods: what is assessed and how, what the liver tests show, findings, references."""

from collections.abc import Iterable

from causality import wording
from causality.assess import Assessment
from causality.case.answering import answer_to
from causality.case.finding import Finding
from causality.case.model import Case
from causality.methods.method import Method
from causality.report.places import evidence_text
from causality.report.sheet_section import asides, own_pairs
from causality.report.values import Block, Cell, Column, Paragraph, Row, Section, Table
from causality.text import _

PLACES_SHOWN = 8


def question(assessment: Assessment) -> Section:
    """What is assessed, by which versions of which methods, how far each applies, and what the labels mean."""
    columns = (Column(_("Pair"), 3), Column(_("Method and version"), 2.2), Column(_("Sheet"), 1.6),
               Column(_("Applicability"), 5))  # fmt: skip
    rows = []
    for pair in own_pairs(assessment):
        sheet = (
            pair.sheets[0].sheet.title if len(pair.sheets) == 1 else wording.name(pair.sheet_id) if pair.sheets else "–"
        )
        state = wording.sentence(wording.name(pair.applicability.state))
        rows.append(Row((Cell(wording.pair_name(assessment.case, pair)), Cell(wording.method_name(pair.method)),
                         Cell(sheet, "derived"), Cell(state, "derived", below=pair.applicability.reason))))  # fmt: skip
    blocks: list[Block] = [Paragraph(_INTRODUCTION())]
    blocks += [Table(columns, tuple(rows))] if rows else []
    blocks += [Paragraph(line, "muted") for line in asides(assessment)]
    if not assessment.pairs:
        blocks = [Paragraph(_("No pair of a product and an event is assessed."), "muted")]
    blocks += [
        Paragraph(_("A score is not a probability: it orders cases by the strength of the recorded arguments.")),
        Paragraph(_("fact: reported in the case, with its source where one is given"), "fact"),
        Paragraph(
            _("derived: computed from the facts by the rules printed here, and computed again by verification"),
            "derived",
        ),
        Paragraph(_("judgement: a person's word, with the name where one is recorded"), "judgement"),
    ]
    return Section(_("Question and methods"), tuple(blocks))


def _INTRODUCTION() -> str:  # noqa: N802 - a text that is translated when it is shown
    return _("The question: how strong are the recorded arguments that the product played a part in the event? "
             "Each pair of a product and an event is assessed on its own.")  # fmt: skip


def findings(assessment: Assessment) -> Section:
    """Contradictions, gaps and implausible values, and where they stand."""
    if not assessment.findings:
        return Section(_("Findings and missing data"), (Paragraph(_("None."), "derived"),))
    columns = (Column(_("Weight"), 1), Column(_("Finding, and what it concerns"), 9))
    order = {"error": 0, "warning": 1, "note": 2}
    rows = []
    for finding in sorted(assessment.findings, key=lambda f: order[f.severity]):
        weight = Cell(wording.name(finding.severity), "muted" if finding.severity == "note" else "warning")
        concerns, answer = _concerns(assessment.case, finding), _answered(assessment.case, finding)
        rows.append(Row((weight, Cell(finding.text, "derived", below=concerns, judged=answer, run_in=True))))
    return Section(_("Findings and missing data"), (Table(columns, tuple(rows), dense=True),))


def _answered(case: Case, finding: Finding) -> str:
    """Give the officer's answer to a finding, with who gave it and when; empty while there is none."""
    answer = answer_to(case, finding)
    if answer is None:
        return ""
    told = _("Answered: {reason}").format(reason=answer.reason)
    by = ", ".join(filter(None, (answer.who, answer.when)))
    return f"{told} ({by})" if by else told


def _concerns(case: Case, finding: Finding) -> str:
    """Say what a finding concerns, as far as its text does not already."""
    shown = finding.where[:PLACES_SHOWN]
    places = [
        evidence_text(case, path)
        for path in shown
        if not (path.startswith("statements[") and _statement(case, path) in finding.text)
    ]
    if len(finding.where) > PLACES_SHOWN:
        places.append(_("and {count} more").format(count=len(finding.where) - PLACES_SHOWN))
    return "; ".join(dict.fromkeys(places))


def _statement(case: Case, path: str) -> str:
    place = path.removeprefix("statements[").partition("]")[0]
    known = place.isdecimal() and int(place) < len(case.statements)
    return case.statements[int(place)].text.rstrip(".") if known else path


def references(methods: Iterable[Method]) -> Section:
    """The publications of the methods, with each method's own note."""
    unique = {method.id: method for method in methods}
    blocks = [
        Paragraph(" ".join(filter(None, (f"{wording.method_name(method)}:", method.source, method.note))))
        for method in unique.values()
    ]
    return Section(_("References of the methods"), tuple(blocks or (Paragraph(_("None."), "muted"),)))
