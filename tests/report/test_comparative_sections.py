"""Methods side by side, the differential, and what is missing: every pair and cause once, in its order."""

from dataclasses import replace

import pytest

from causality.assess import assess
from causality.case.model import Case, WorkUpRow
from causality.case.ranking import RankedCause
from causality.methods.method import Band, Method, NextTest, Points
from causality.report.differential_section import differential
from causality.report.findings_section import findings
from causality.report.side_section import side_by_side
from causality.report.values import Paragraph, Section, Table
from tests.benchmarks.cases import worked_example
from tests.report.sample import RUCAM, assessment, case


def table_rows(section: Section) -> list[list[list[str]]]:
    tables = [block for block in section.blocks if isinstance(block, Table)]
    return [[[cell.text, cell.below] for cell in row.cells] for table in tables for row in table.rows]


def method(key: str) -> Method:
    return replace(RUCAM, id=key, title=key.upper(), version="of 1999")


@pytest.mark.parametrize("count", [1, 4, 9])
def test_methods_stand_in_rows_and_products_in_columns(count: int) -> None:
    known = assessment()
    pairs = tuple(replace(pair, method=method(f"m{n}")) for pair in known.pairs for n in range(count))
    section = side_by_side(replace(known, pairs=pairs))
    matrix = [block for block in section.blocks if isinstance(block, Table) and block.titled]
    assert len(matrix) == len({pair.event for pair in pairs})
    assert [row.cells[0].text for row in matrix[0].rows] == [f"M{n} (of 1999)" for n in range(count)]
    assert [column.title for column in matrix[0].columns] == ["Method", "alpelisib", "herbal decoction 汤剂"]


@pytest.mark.parametrize(("count", "tables"), [(3, 1), (4, 2), (6, 2), (7, 3)])
def test_many_products_break_into_tables(count: int, tables: int) -> None:
    known = assessment()
    products = tuple(replace(known.case.products[0], id=f"p{n}", name=f"p{n}") for n in range(count))
    pairs = tuple(replace(known.pairs[1], product=one.id) for one in products)
    many = replace(known, case=replace(known.case, products=products), pairs=pairs)
    matrix = [block for block in side_by_side(many).blocks if isinstance(block, Table) and block.titled]
    assert len(matrix) == tables


def test_a_pair_that_a_method_does_not_assess_is_told_apart_from_one_that_it_does_not_fit() -> None:
    known = assessment()
    other = replace(known.pairs[1], method=method("other"))
    first, second = table_rows(side_by_side(replace(known, pairs=(*known.pairs, other))))[:2]
    assert first[1] == ["not applicable", "onset precedes exposure: 25 Jul 2024 is before early 2024-08"]
    assert second[1] == ["–", "not assessed"]


def test_ranges_stand_with_their_categories() -> None:
    first = table_rows(side_by_side(assessment()))[0]
    assert first[2][0] == "excluded, −2 … −1"


def test_the_bands_of_a_method_are_said_with_both_ends() -> None:
    bands = table_rows(side_by_side(assessment()))[-1]
    assert bands[1][0] == "highly probable from 9; probable 6 … 8; possible 3 … 5; unlikely 1 … 2; excluded below 1"
    narrow = replace(RUCAM, verdict=Points((Band(2, "yes"), Band(1, "perhaps"), Band(-9, "no"))))
    pairs = tuple(replace(pair, method=narrow) for pair in assessment().pairs)
    assert table_rows(side_by_side(replace(assessment(), pairs=pairs)))[-1][1][0] == "yes from 2; perhaps 1; no below 1"


def causes(known: Case) -> dict[str, list[str]]:
    return {row[0][0]: [cell[0] for cell in row[1:]] for row in table_rows(differential(assessment(known)))}


def test_other_causes_stand_on_the_side_that_their_state_speaks_for() -> None:
    states = ("positive", "ruled_out", "inconclusive", "not_done")
    rows = tuple(WorkUpRow(cause=f"cause {state}", state=state, result="seen") for state in states)  # type: ignore[arg-type] # the states
    found = causes(case(work_up=rows))
    assert found["Cause positive"] == ["found: seen", "–", "–"]
    assert found["Cause ruled out"] == ["–", "ruled out: seen", "–"]
    assert found["Cause inconclusive"] == ["–", "–", "inconclusive: seen"]
    assert found["Cause not done"] == ["–", "–", "not done: seen"]
    assert found["Causes of the checklist without an entry"] == ["–", "–", "not reported"]


def test_the_suspect_that_reaches_most_comes_first() -> None:
    names = [row[0][0] for row in table_rows(differential(assessment()))]
    assert names.index("Herbal decoction 汤剂") < names.index("Liver metastases")
    known = assessment()
    raised = replace(known.pairs[1], product="alpelisib", total=(3, 4))
    rows = table_rows(differential(replace(known, pairs=(known.pairs[1], raised))))
    assert [row[0][0] for row in rows[:2]] == ["Alpelisib", "Herbal decoction 汤剂"]


def test_arguments_are_on_their_side() -> None:
    rows = {row[0][0]: row for row in table_rows(differential(assessment()))}
    against, still = rows["Herbal decoction 汤剂"][2][0], rows["Herbal decoction 汤剂"][3][0]
    assert "−3 Search for alternative causes: 1 of 12 causes ruled out" in against
    assert "1 item of RUCAM is open" in still


def test_a_case_without_pairs_has_no_candidate() -> None:
    empty = replace(assessment(case(work_up=(), events=(), products=())), pairs=(), challenges=())
    (block,) = differential(empty).blocks
    assert block == Paragraph("There is no candidate cause yet.", "muted")


def test_what_narrows_most_is_asked_for_first_and_once() -> None:
    known = assessment()
    tests = (NextTest("anti-HEV IgM", "small", 1), NextTest("ALP of 25 July", "decides", 2),
             NextTest("CMV", "nothing", 0))  # fmt: skip
    pairs = tuple(replace(pair, next_tests=tests) for pair in known.pairs[1:])
    section = findings(replace(known, pairs=pairs))
    rows = table_rows(section)[len(known.findings) :]
    last = section.blocks[-1]
    assert isinstance(last, Paragraph)
    assert last.text == "What would complete an item but change no category by itself: CMV."
    assert [row[0][0] for row in rows] == ["ALP of 25 July", "anti-HEV IgM"]
    pairs_told = "herbal decoction 汤剂 × liver injury, RUCAM; alpelisib × hyperglycaemia, RUCAM"
    assert [row[1] for row in rows] == [["decides", pairs_told], ["small", pairs_told]]


def test_the_differential_of_a_liver_injury_stands_with_the_officers_word_first() -> None:
    worked = worked_example()
    ranking = (RankedCause(event="liver-injury", cause="tili", standing="supported", reason="it followed the tumour"),
               RankedCause(event="liver-injury", cause="dili:alpelisib", standing="unlikely"))  # fmt: skip
    of = assess(replace(worked, ranking=ranking))
    rows = table_rows(differential(of))
    assert rows[0][0][0] == "1. Tumour infiltration of the liver (TILI)"
    assert rows[1][0][0] == "2. Alpelisib (targeted therapy, TTILI)"
    tables = [block for block in differential(of).blocks if isinstance(block, Table)]
    assert tables[0].rows[0].cells[0].judged == "Officer: supported: it followed the tumour"
    assert "published case" in tables[0].notes[0]
    told = [block.text for block in differential(of).blocks if isinstance(block, Paragraph)]
    assert any("Without a hint for or against:" in text and "TACE" in text for text in told)


def test_a_cause_of_the_work_up_that_the_ontology_does_not_hold_is_told() -> None:
    worked = worked_example()
    rows = (*worked.work_up, WorkUpRow(cause="Wilson disease", state="ruled_out"))
    told = [block.text for block in differential(assess(replace(worked, work_up=rows))).blocks
            if isinstance(block, Paragraph)]  # fmt: skip
    assert "Other causes looked for: Wilson disease: ruled out." in told
