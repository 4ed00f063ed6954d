"""The sections on the record itself: who decided what and when, and what the file carries."""

import hashlib
from datetime import datetime

from causality import wording
from causality.assess import Assessment
from causality.case.model import Decision
from causality.case.paragraphs import NarrativeParagraph
from causality.case.versions import FindingAnswer
from causality.methods.method import Method
from causality.narrative.story import TITLES
from causality.report.carried import (
    CASE_NAME,
    METHOD_NAME,
    VERDICTS_NAME,
    as_bytes,
    case_bytes,
    method_bytes,
    printed,
    site_methods_of,
)
from causality.report.values import Attachment, Block, Cell, Column, Heading, Paragraph, Row, Section, Table
from causality.text import _, language


def carried_files(assessment: Assessment, generated: datetime | None, demo: bool, paper: str) -> tuple[Attachment, ...]:
    """Give the files that the report carries."""
    verdicts = printed(assessment, generated=generated, demo=demo, language=language(), paper=paper)
    return (
        Attachment(CASE_NAME, "Source", _("The case as assessed"), case_bytes(assessment.case)),
        Attachment(VERDICTS_NAME, "Data", _("The verdicts as printed"), as_bytes(verdicts)),
        *(_declared(method) for method in site_methods_of(assessment)),
    )


def _declared(method: Method) -> Attachment:
    words = _("A method of the site: {title}").format(title=method.title)
    return Attachment(METHOD_NAME.format(id=method.id), "Data", words, method_bytes(method))


def audit(assessment: Assessment) -> Section:
    """The decisions that the case records, in order of time, and that there is no further trail."""
    said = _(
        "The file of a case holds no trail of its changes; where the case is kept in the store of this program, the "
        "trail is there. What the case itself records of persons is listed here; the digest on every page fixes the "
        "facts as they were when this report was printed."
    )
    case = assessment.case
    blocks: list[Block] = [Paragraph(said, "muted")]
    rows = [(one.when, _decided(assessment, one)) for one in case.decisions]
    rows += [(one.when, _answered(one)) for one in case.answered]
    rows += [(one.when, _written(one)) for one in case.paragraphs]
    if not rows:
        blocks.append(Paragraph(_("No decision is recorded in the case."), "muted"))
        return Section(_("Audit trail"), tuple(blocks))
    columns = (Column(_("When"), 2.2), Column(_("Who"), 2), Column(_("What it is about"), 4),
               Column(_("Decision and reason"), 5))  # fmt: skip
    ordered = tuple(row for _when, row in sorted(rows, key=lambda one: one[0] or "~"))
    return Section(_("Audit trail"), (*blocks, Heading(_("Decisions recorded in the case")), Table(columns, ordered)))


def attachments(files: tuple[Attachment, ...]) -> Section:
    """What is attached to the PDF: name, content, relation, size and digest."""
    columns = (Column(_("File"), 2), Column(_("Content"), 3), Column(_("Relation"), 1.4),
               Column(_("Size"), 1.6, "right"), Column("SHA-256", 4.6))  # fmt: skip
    rows = tuple(
        Row((
            Cell(file.name),
            Cell(file.words),
            Cell(file.relation),
            Cell(_("{count} bytes").format(count=len(file.data))),
            Cell("", below=hashlib.sha256(file.data).hexdigest()),
        ))
        for file in files
    )  # fmt: skip
    missing = _("No individual case safety report (E2B) is attached.")
    return Section(_("Attachments"), (Table(columns, rows), Paragraph(missing, "muted")))


def _decided(assessment: Assessment, decision: Decision) -> Row:
    case = assessment.case
    words = ", ".join(filter(None, (wording.name(decision.action), decision.reason)))
    pair = f"{wording.product_name(case, decision.product)} × {wording.event_name(case, decision.event)}"
    item = _item(assessment, decision)
    return _row(decision.when, decision.who, Cell(pair, below=item), words)


def _answered(answer: FindingAnswer) -> Row:
    return _row(answer.when, answer.who, Cell(_("Finding"), below=answer.text), answer.reason)


def _written(paragraph: NarrativeParagraph) -> Row:
    about = Cell(_("Narrative"), below=_(TITLES[paragraph.part]))
    return _row(paragraph.when, paragraph.who, about, _("put into the officer's words"))


def _row(when: str, who: str, about: Cell, words: str) -> Row:
    return Row((
        Cell(wording.moment(when) or _("time not recorded"), "fact"),
        Cell(who or _("name not recorded"), "fact"),
        about,
        Cell(words, "judgement"),
    ))  # fmt: skip


def _item(assessment: Assessment, decision: Decision) -> str:
    """Name method, sheet, item and answer in words, as far as they are known."""
    method = next((pair.method for pair in assessment.pairs if pair.method.id == decision.method), None)
    sheet = next((sheet for sheet in method.sheets if sheet.id == decision.sheet), None) if method else None
    item = sheet.item(decision.item) if sheet else None
    answer = item.answer(decision.answer) if item else None
    told = (
        wording.method_name(method) if method else decision.method,
        _(sheet.title) if sheet else decision.sheet,
        f"{item.number} {_(item.title)}" if item else decision.item,
        _(answer.text) if answer else decision.answer,
    )
    return ", ".join(filter(None, told))
