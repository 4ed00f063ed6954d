"""The whole report as values, in the order in which it is read. Pure: the same assessment gives the same report."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime

from causality import wording
from causality.assess import Assessment
from causality.case.leaves import leaves
from causality.report import (
    agreement_section,
    case_sections,
    challenge_section,
    completeness_section,
    differential_section,
    findings_section,
    lab_sections,
    liver_section,
    method_sections,
    narrative_section,
    product_section,
    record_sections,
    sheet_section,
    side_section,
)
from causality.report.carried import case_bytes, digest
from causality.report.fonts import spelled, uncovered
from causality.report.values import (
    Cell,
    Column,
    Figure,
    Heading,
    Paper,
    Paragraph,
    Report,
    Row,
    Section,
    Table,
    Verdicts,
)
from causality.text import _, ngettext


def demo_mark() -> str:
    """The words on every page of a demonstration."""
    return _("DEMO – not valid for submission")


def report_content(
    assessment: Assessment, *, demo: bool = False, generated: datetime | None = None, paper: Paper = "a4"
) -> Report:
    """Give everything that the report prints. `generated` is printed as given, with its offset."""
    case = assessment.case
    files = record_sections.carried_files(assessment, generated, demo, paper)
    verdicts = tuple(sheet_section.verdict(case, pair) for pair in sheet_section.own_pairs(assessment))
    found = (
        method_sections.question(assessment),
        case_sections.patient_and_event(case),
        product_section.products(case),
        case_sections.source_statements(case),
        lab_sections.laboratory(assessment),
        liver_section.liver(assessment),
        lab_sections.timeline(assessment),
        challenge_section.challenges(assessment),
        sheet_section.sheets(assessment),
        side_section.side_by_side(assessment),
        agreement_section.agreement(assessment),
        differential_section.differential(assessment),
        completeness_section.completeness(assessment),
        _with_unprintable(findings_section.findings(assessment), assessment),
        narrative_section.conclusion(case),
        narrative_section.told(assessment),
        method_sections.references(pair.method for pair in assessment.pairs),
        record_sections.audit(assessment),
        record_sections.attachments(files),
    )
    return Report(
        title=_("Causality report"),
        subtitle=case.title,
        case_id=case.id,
        version=case.version,
        digest=digest(case_bytes(case)),
        generated=generated,
        demo=demo,
        paper=paper,
        files=files,
        key_facts=_key_facts(assessment),
        verdicts=verdicts,
        asides=sheet_section.asides(assessment),
        sections=tuple(section for section in found if section is not None),
        assessment=assessment,
    )


def texts(report: Report) -> Iterator[str]:
    """Give every text that the report prints, in reading order."""
    yield from (report.title, report.subtitle, report.case_id)
    for label, text in report.key_facts:
        yield from (label, text)
    for verdict in report.verdicts:
        yield from (verdict.pair, verdict.method, verdict.word, verdict.total, verdict.note)
    yield from report.asides
    for section in report.sections:
        yield section.title
        for block in section.blocks:
            yield from _block_texts(block)


def _block_texts(block: object) -> Iterator[str]:
    match block:
        case Paragraph() | Heading():
            yield block.text
        case Figure():
            yield block.caption
        case Verdicts():
            for line in block.lines:
                yield from (line.word, line.total, line.note)
        case Table():
            yield from (column.title for column in block.columns)
            for row in block.rows:
                yield from _row_texts(row)
            yield from block.notes


def _row_texts(row: Row) -> Iterator[str]:
    for cell in row.cells:
        yield from (cell.text, cell.judged, cell.below)


def _key_facts(assessment: Assessment) -> tuple[tuple[str, str], ...]:
    case = assessment.case
    events = ", ".join(event.name or event.id for event in case.events)
    suspects = ", ".join(product.name or product.id for product in case.products if product.role == "suspect")
    marked = [finding for finding in assessment.findings if finding.severity != "note"]
    counted = ngettext("{count}, of which {marked} error or warning", "{count}, of which {marked} errors or warnings",
                       len(marked)).format(count=len(assessment.findings), marked=len(marked))  # fmt: skip
    before = case.predecessor
    follows = _("{version}, digest {digest}").format(version=before.version, digest=before.case) if before else ""
    return (
        *(((_("Follows version"), follows),) if follows else ()),
        (_("Events"), events or _(wording.NOT_REPORTED)),
        (_("Suspect products"), suspects or _(wording.NOT_REPORTED)),
        (_("Findings"), counted),
    )


def _with_unprintable(section: Section, assessment: Assessment) -> Section:
    """Add to the findings which characters of the case the report cannot show; all of them, as code points."""
    characters = dict.fromkeys(c for text in leaves(assessment.case, str) for c in uncovered(text))
    if not characters:
        return section
    text = _(
        "No font of the report has these characters, or they are of a script whose letters it can neither join nor set "
        "from right to left; they are printed as their code points and stand as they are in the attached case: {listed}"
    )
    listed = ", ".join(map(spelled, characters))
    row = Row((Cell(_("warning"), "warning"), Cell(text.format(listed=listed), "derived")))
    first, *others = section.blocks or (None,)
    if isinstance(first, Table):
        return Section(section.title, (replace(first, rows=(*first.rows, row)), *others))
    table = Table((Column(_("Weight"), 1), Column(_("Finding"), 9)), (row,))
    return Section(section.title, (table, *section.blocks))
