"""The section on blind scorings: hidden until all are done, then verdicts, differences and what was agreed on."""

from dataclasses import replace

from causality.assess import assess
from causality.case import edits
from causality.case.deciding import Decision, Scoring
from causality.case.model import Case
from causality.report.agreement_section import agreement
from causality.report.values import Paragraph, Table
from tests.build import alt, case, decision, dose, hepatocellular, product

PLAIN = case(product(dose(0, 30)), samples=(*hepatocellular(), alt(36, 2)))
LABELLED = decision("hepatotoxicity", "labelled", overridden="label of 2024")
UNKNOWN = decision("hepatotoxicity", "unknown")


def blind(state: str, *decisions: Decision) -> Case:
    ann = Scoring(officer="ann", state="done", decisions=(LABELLED,))
    ben = Scoring(officer="ben", state=state, decisions=(UNKNOWN,))  # type: ignore[arg-type] # a table
    return replace(PLAIN, scorings=(ann, ben), decisions=decisions)


def told(of: Case) -> str:
    section = agreement(assess(of))
    assert section is not None
    texts = [block.text for block in section.blocks if isinstance(block, Paragraph)]
    for table in (block for block in section.blocks if isinstance(block, Table)):
        texts += [f"{cell.text} {cell.below}" for row in table.rows for cell in row.cells]
    return "\n".join(texts)


def test_without_blind_scorings_there_is_no_section() -> None:
    assert agreement(assess(PLAIN)) is None


def test_an_open_scoring_hides_all() -> None:
    text = told(blind("open"))
    assert "Scored blind, each alone: ann, ben." in text
    assert "until then none is shown" in text
    assert "label" not in text


def test_verdicts_and_differences_are_told() -> None:
    text = told(blind("done"))
    assert "ann: possible\nben: possible" in text
    assert "7 / 8" in text
    assert "not yet" in text


def test_what_was_decided_together_stands_with_its_reason() -> None:
    of = edits.decide(decision("hepatotoxicity", "labelled", overridden="agreed on: it is in the label")).apply(
        blind("done")
    )
    assert "agreed on: it is in the label" in told(of)
    assert "not yet" not in told(of)
