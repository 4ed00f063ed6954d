"""Blind scorings: each officer's own decisions, hidden until all are done, compared, agreed on, and counted."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from causality.agreement.consensus import agreed, settled
from causality.agreement.differing import compared
from causality.agreement.folder import agreement
from causality.agreement.scored import as_scored, in_twos, scored
from causality.assess import assess
from causality.case import edits
from causality.case.deciding import Decision, Scoring
from causality.case.edits import InvalidEdit
from causality.case.file import case_json, read_case
from causality.case.model import Case
from causality.cli import main
from tests.build import alt, case, decision, dose, hepatocellular, only_sheet, product

PLAIN = case(product(dose(0, 30)), samples=(*hepatocellular(), alt(36, 2)))
"""Every item but 6 is derived; the total of RUCAM is 3."""
LABELLED = decision("hepatotoxicity", "labelled", overridden="label of 2024")
UNKNOWN = decision("hepatotoxicity", "unknown")
PUBLISHED = decision("hepatotoxicity", "published", overridden="a case report")


def blind(*scorings: tuple[str, tuple[Decision, ...]], state: str = "done", of: Case = PLAIN) -> Case:
    rows = tuple(Scoring(officer=name, state=state, decisions=found) for name, found in scorings)  # type: ignore[arg-type] # a table
    return replace(of, scorings=rows)


TWO = blind(("ann", (LABELLED,)), ("ben", (UNKNOWN,)))


def test_a_scoring_is_begun_filled_and_finished_step_by_step() -> None:
    steps = [edits.begin_scoring("ann", "t0"), edits.score("ann", [LABELLED]), edits.score("ann", [PUBLISHED]),
             edits.finish_scoring("ann", "t1")]  # fmt: skip
    cases = [PLAIN]
    for step in steps:
        cases.append(step.apply(cases[-1]))
    assert cases[-1].scorings == (Scoring(officer="ann", state="done", decisions=(PUBLISHED,), when="t1"),)
    assert cases[-1].decisions == PLAIN.decisions
    assert [one.scorings for one in cases[:2]] == [(), (Scoring(officer="ann", when="t0"),)]
    gone = edits.unscore("ann", "drug", "event", "rucam-2016", "hepatocellular", "hepatotoxicity").apply(cases[2])
    assert gone.scorings[0].decisions == ()
    assert edits.withdraw_scoring("ann").apply(cases[-1]) == PLAIN


@pytest.mark.parametrize(
    ("edit", "of"),
    [(edits.begin_scoring(" "), PLAIN), (edits.score("ann", [LABELLED]), PLAIN), (edits.finish_scoring("ann"), PLAIN),
     (edits.withdraw_scoring("ann"), PLAIN), (edits.score("ann", [LABELLED]), TWO), (edits.begin_scoring("ann"), TWO),
     (edits.unscore("ann", "drug", "event", "m", "s", "i"), TWO),
     (edits.score("ann", [decision("course", "not_8", overridden=" ")]), blind(("ann", ()), state="open"))],
)  # fmt: skip
def test_what_a_scoring_refuses(edit: edits.Edit, of: Case) -> None:
    with pytest.raises(InvalidEdit):
        edit.apply(of)


def test_a_finished_scoring_is_opened_again_only_while_another_is_open() -> None:
    half = replace(TWO, scorings=(TWO.scorings[0], replace(TWO.scorings[1], state="open")))
    assert edits.begin_scoring("ann").apply(half).scorings[0].state == "open"


@pytest.mark.parametrize(
    ("states", "shown"), [(("done", "done"), True), (("done", "open"), False), (("done",), False), ((), False)]
)
def test_scorings_are_hidden_until_all_are_done(states: tuple[str, ...], shown: bool) -> None:
    rows = tuple(Scoring(officer=f"o{place}", state=state) for place, state in enumerate(states))  # type: ignore[arg-type] # a table
    whole = replace(PLAIN, scorings=rows)
    assert edits.revealed(whole) == shown
    assert bool(scored(whole)) == shown
    assert bool(in_twos(whole)) == shown


def test_a_case_as_scored_has_that_officers_decisions_alone() -> None:
    with_own = replace(TWO, decisions=(PUBLISHED,))
    assert as_scored(with_own, TWO.scorings[0]).decisions == (LABELLED,)
    assert as_scored(with_own, TWO.scorings[0]).scorings == ()
    totals = [next(pair.total for pair in assessment.pairs) for _officer, assessment in scored(with_own)]
    assert totals == [(5, 5), (3, 3)]


def test_differences_are_told_item_by_item() -> None:
    (found,) = compared(TWO)
    assert found.officers == ("ann", "ben")
    assert found.categories == ("possible", "possible")
    assert [item.one.item.id for item in found.differing] == ["hepatotoxicity"]
    assert len(found.items) == len(only_sheet(PLAIN).items)
    assert (found.differing[0].one.answers, found.differing[0].other.answers) == (("labelled",), ("unknown",))


def test_methods_by_which_nobody_decided_are_not_compared() -> None:
    assert compared(blind(("ann", ()), ("ben", ()))) == ()


def test_three_officers_are_compared_in_twos() -> None:
    found = compared(blind(("ann", (LABELLED,)), ("ben", (UNKNOWN,)), ("cy", (LABELLED,))))
    assert [one.officers for one in found] == [("ann", "ben"), ("ann", "cy"), ("ben", "cy")]
    assert [len(one.differing) for one in found] == [1, 0, 1]


def test_what_all_decided_alike_is_agreed_and_the_scorings_stay() -> None:
    course = decision("course", "half_8")
    whole = blind(("ann", (LABELLED, course)), ("ben", (UNKNOWN, course)))
    found = agreed(whole, "ann", "t")
    assert [(one.item, one.answer, one.action, one.who, one.when) for one in found] == [
        ("course", "half_8", "accepted", "ann", "t")
    ]
    assert found[0].reason == "scored alike and blind by ann and ben"
    after = edits.decide_all(found).apply(whole)
    assert after.scorings == whole.scorings
    assert agreed(blind(("ann", (course,)), ("ben", (course,)), state="open")) == ()
    assert agreed(blind(("ann", (course,)), ("ben", ()))) == ()


def test_what_they_differ_on_is_settled_with_what_each_said() -> None:
    subject = ("drug", "event", "rucam-2016", "hepatocellular", "hepatotoxicity")
    found = settled(TWO, subject, "labelled", "it is in the label of 2024", "ann", "t")
    assert (found.answer, found.action, found.who) == ("labelled", "overridden", "ann")
    assert found.reason.startswith("agreed on: it is in the label of 2024 (ann: ")
    assert "; ben: " in found.reason
    after = edits.decide(found).apply(TWO)
    assert next(pair.total for pair in assess(after).pairs) == (5, 5)


def test_a_case_with_scorings_survives_its_file_and_renaming() -> None:
    assert read_case(case_json(TWO).encode()) == TWO
    renamed = edits.set_product_id("drug", "pill").apply(TWO)
    assert {one.product for scoring in renamed.scorings for one in scoring.decisions} == {"pill"}
    assert all(scoring.decisions == () for scoring in edits.remove_event("event").apply(TWO).scorings)


def test_agreement_over_cases_counts_verdicts_and_items() -> None:
    high = blind(("ann", (LABELLED,)), ("ben", (LABELLED,)))
    cases = [replace(TWO, id="a"), replace(high, id="b"), replace(TWO, id="open", scorings=TWO.scorings[:1]),
             replace(PLAIN, id="plain")]  # fmt: skip
    found = agreement(cases)
    assert (found.compared, found.hidden) == (("a", "b"), ("open",))
    (method,) = found.methods
    assert (method.method.id, method.officers, method.kappa.count, method.kappa.same) == ("rucam-2016", (), 2, 2)
    counted = {item.item: (item.same, item.count) for item in method.items}
    assert counted["hepatotoxicity"] == (1, 2)
    assert counted["course"] == (2, 2)


def test_several_teams_of_officers_are_told_apart_and_together() -> None:
    cases = [replace(TWO, id="a"), replace(blind(("cy", (LABELLED,)), ("dee", (LABELLED,))), id="b")]
    found = agreement(cases)
    assert [one.officers for one in found.methods] == [(), ("ann", "ben"), ("cy", "dee")]
    assert [one.kappa.count for one in found.methods] == [2, 1, 1]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("a", "b"):
        (tmp_path / f"{name}.json").write_bytes(case_json(replace(TWO, id=name)).encode())
    return tmp_path


def test_the_command_tells_agreement(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["agreement", str(folder)]) == 0
    printed = capsys.readouterr().out
    assert "2 cases compared" in printed
    assert "RUCAM 2016, all officers: 2 of 2 alike; kappa not defined" in printed
    assert main(["agreement", str(folder), "--format", "json", "--weights", "quadratic"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert (told["cases"], told["weights"]) == (["a", "b"], "quadratic")
    assert told["methods"][0]["items"][0].keys() == {"item", "count", "same"}


def test_the_command_refuses_what_is_no_folder_or_has_no_scorings(
    tmp_path: Path, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["agreement", str(tmp_path / "nowhere")]) == 2
    assert "expected a folder of case files" in capsys.readouterr().err
    empty = tmp_path / "empty"
    empty.mkdir()
    (empty / "one.json").write_bytes(case_json(PLAIN).encode())
    assert main(["agreement", str(empty)]) == 2
    assert "two finished blind scorings, found none" in capsys.readouterr().err
    (folder / "c.json").write_text("{", encoding="utf-8")
    assert main(["agreement", str(folder)]) == 2
    assert "c.json" in capsys.readouterr().err
