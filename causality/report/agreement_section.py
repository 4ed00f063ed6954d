"""The section on blind scorings: who scored, how far they agree, where they differ, and what was decided together."""

from causality import wording
from causality.agreement.differing import ItemCompared, PairCompared, compared
from causality.assess import Assessment
from causality.case.edits import revealed
from causality.case.model import Case
from causality.report.values import Block, Cell, Column, Heading, Paragraph, Row, Section, Table
from causality.text import _


def agreement(assessment: Assessment) -> Section | None:
    """Give the section; None where nobody scored blind."""
    case = assessment.case
    if not case.scorings:
        return None
    officers = ", ".join(one.officer for one in case.scorings)
    blocks: list[Block] = [Paragraph(_("Scored blind, each alone: {officers}.").format(officers=officers), "judgement")]
    if not revealed(case):
        blocks.append(Paragraph(_("Not every blind scoring is done; until then none is shown."), "muted"))
        return Section(_("Agreement of officers"), tuple(blocks))
    found = compared(case)
    blocks.append(_verdicts(case, found))
    differing = [(pair, item) for pair in found for item in pair.differing]
    if differing:
        blocks += [Heading(_("Items on which they differ")), _items(case, differing)]
    return Section(_("Agreement of officers"), tuple(blocks))


def _verdicts(case: Case, found: tuple[PairCompared, ...]) -> Table:
    columns = (Column(_("Pair and method"), 4), Column(_("Verdicts"), 5, kind="judgement"),
               Column(_("Items alike"), 2, "right", "derived"))  # fmt: skip
    rows = []
    for pair in found:
        told = "\n".join(f"{officer}: {wording.category(one)}"
                         for officer, one in zip(pair.officers, (pair.one, pair.other), strict=True))  # fmt: skip
        alike = f"{len(pair.items) - len(pair.differing)} / {len(pair.items)}"
        name = Cell(wording.pair_name(case, pair.one), below=_(pair.method.title))
        rows.append(Row((name, Cell(told, "judgement"), Cell(alike, "derived"))))
    return Table(columns, tuple(rows), dense=True)


def _items(case: Case, found: list[tuple[PairCompared, ItemCompared]]) -> Table:
    columns = (Column(_("Item"), 3), Column(_("Officers"), 5, kind="judgement"),
               Column(_("Decided together"), 4, kind="judgement"))  # fmt: skip
    return Table(columns, tuple(_item(case, pair, item) for pair, item in found), dense=True)


def _item(case: Case, pair: PairCompared, item: ItemCompared) -> Row:
    said = "\n".join(f"{officer}: {item.words(result.answers)}"
                     for officer, result in zip(pair.officers, (item.one, item.other), strict=True))  # fmt: skip
    held = item.together(case)
    settled = Cell(item.words((held.answer,)), "judgement", below=held.reason) if held else Cell(
        _("not yet"), "muted")  # fmt: skip
    name = f"{wording.pair_name(case, pair.one)}, {_(item.method.title)}"
    return Row((Cell(_(item.one.item.title), below=name), Cell(said, "judgement"), settled))
