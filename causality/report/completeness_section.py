"""The section on completeness: how well each pair is documented, with every penalty; the elements of a liver injury."""

from causality import wording
from causality.assess import Assessment
from causality.evidence.completeness import DIMENSIONS, Documentation, documentation
from causality.evidence.minimum import GROUPS, Minimum, minima
from causality.report.values import Block, Cell, Column, Heading, Paragraph, Row, Section, Table
from causality.text import _


def completeness(assessment: Assessment) -> Section | None:
    """Give the section; None where no pair is assessed."""
    if assessment.facts is None or not (found := documentation(assessment.facts)):
        return None
    note = _(
        "How much is known, nothing of causality: it stands beside the scores and is no part of them. Completeness "
        "after vigiGrade (2014 weights): from 1, each missing dimension takes its share away; above 0.8 is well "
        "documented."
    )
    blocks: list[Block] = [Paragraph(note, "muted"), _grades(assessment, found)]
    if least := minima(assessment.facts):
        blocks += [Heading(_("Elements of a report on a liver injury by a drug (groups after Agarwal 2010)")),
                   *(_elements(assessment, one) for one in least)]  # fmt: skip
    return Section(_("Completeness"), tuple(blocks))


def _grades(assessment: Assessment, found: tuple[Documentation, ...]) -> Table:
    columns = (Column(_("Pair"), 3.4), Column(_("Completeness"), 1.6, kind="derived"), Column(_("Penalties"), 6))
    return Table(columns, tuple(_grade(assessment, one) for one in found), dense=True)


def _grade(assessment: Assessment, one: Documentation) -> Row:
    listed = ", ".join(
        f"{_(DIMENSIONS[lack.dimension])} −{100 * lack.share:.0f} %" + (f" ({lack.why})" if lack.why else "")
        for lack in one.penalties
    )
    word = _("well documented") if one.well else ""
    return Row((Cell(_pair(assessment, one)), Cell(f"{one.score:.2f}", "derived", below=word),
                Cell(listed or _("nothing is missing"), "derived")))  # fmt: skip


def _pair(assessment: Assessment, one: Documentation | Minimum) -> str:
    case = assessment.case
    return f"{wording.product_name(case, one.product)} × {wording.event_name(case, one.event)}"


def _elements(assessment: Assessment, one: Minimum) -> Table:
    head = _("{pair}: {given} of {count} elements").format(
        pair=_pair(assessment, one), given=one.given, count=len(one.elements)
    )
    there = Column(_("Given"), 4.4, kind="derived")
    columns = (Column(_("Group"), 3), there, Column(_("Missing"), 4.4, kind="derived"))
    rows = [Row((Cell(head, strong=True),), banner=True)]
    for group, title in GROUPS.items():
        given = [element.what for element in one.elements if element.group == group and element.given]
        lacks = [lack.text for lack in one.missing if lack.group == group]
        rows.append(Row((Cell(_(title)), Cell(", ".join(given) or "–", "derived"),
                         Cell(", ".join(lacks) or "–", "derived"))))  # fmt: skip
    return Table(columns, tuple(rows), dense=True)
