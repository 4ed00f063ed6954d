"""The sections on methods: what is assessed and how, and their references."""

from collections.abc import Iterable

from causality import wording
from causality.assess import Assessment
from causality.methods.method import Method
from causality.report.carried import METHOD_NAME, digest, method_bytes
from causality.report.sheet_section import asides, own_pairs
from causality.report.values import Block, Cell, Column, Paragraph, Row, Section, Table
from causality.text import _


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


def _site(method: Method) -> str:
    """Say of a site's method that it is one, and where its declaration is."""
    if not method.site:
        return ""
    text = _("A method of the site: points and bands as it declares them, attached as {file} (SHA-256 {digest}).")
    return text.format(file=METHOD_NAME.format(id=method.id), digest=digest(method_bytes(method)))


def _LABELS() -> str:  # noqa: N802 - a text that is translated when it is shown
    return _(
        "Lines of the sheets are read in reproductions of the publications in peer-reviewed articles, unless the "
        "column “Basis” says otherwise: a transcription only, a reading of this program where sources leave a gap, or "
        "declared by the site."
    )


def references(methods: Iterable[Method]) -> Section:
    """The publications of the methods, with each method's own note."""
    unique = {method.id: method for method in methods}
    blocks = [
        Paragraph(" ".join(filter(None, (f"{wording.method_name(one)}:", one.source, one.note, _site(one)))))
        for one in unique.values()
    ]
    if blocks:
        blocks.append(Paragraph(_LABELS(), "muted"))
    return Section(_("References of the methods"), tuple(blocks or (Paragraph(_("None."), "muted"),)))
