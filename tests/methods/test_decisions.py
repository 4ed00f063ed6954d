"""The officer's decisions: accepted, overridden, no longer true, and what they narrow."""

from dataclasses import replace

import pytest

from causality.assess import assess
from causality.case.finding import Finding
from causality.case.model import Case, Decision
from tests.build import (
    alp,
    alt,
    answers,
    case,
    co_drug,
    decision,
    dose,
    finding_kinds,
    hepatocellular,
    item,
    only_sheet,
    pair,
    points,
    product,
    work_up,
)

PLAIN = case(product(dose(0, 30)), samples=(*hepatocellular(), alt(36, 2)))
"""Every item but 6 is derived; the total is 3."""
VAGUE = case(product(dose("2024-01-01 to 2024-01-28")), co_drug(dose(10)), samples=hepatocellular())
"""Onset 3 to 30 days after the first intake."""
WITHOUT_ALP = case(product(dose(0, 30)), samples=(alt(30, 10), alt(36, 2)))
"""Both sheets are scored."""


def under(of: Case, *decisions: Decision) -> Case:
    return replace(of, decisions=decisions)


def without_effect(of: Case) -> list[Finding]:
    return [one for one in assess(of).findings if one.kind == "decision_without_effect"]


def test_without_decisions_items_are_derived() -> None:
    assert {one.basis for one in only_sheet(PLAIN).items} == {"derived"}
    assert only_sheet(PLAIN).total == (3, 3)


def test_an_accepted_answer_stays_derived_and_carries_the_decision() -> None:
    accepted = decision("course", "half_8")
    found = item(under(PLAIN, accepted), "course")
    assert (found.basis, found.answers, found.decision) == ("derived", ("half_8",), accepted)
    assert only_sheet(under(PLAIN, accepted)).total == (3, 3)
    assert without_effect(under(PLAIN, accepted)) == []


def test_accepting_settles_what_an_item_could_become() -> None:
    assert item(PLAIN, "hepatotoxicity").could_give == (0, 2)
    of = under(PLAIN, decision("hepatotoxicity", "unknown"))
    assert item(of, "hepatotoxicity").could_give == (0, 0)
    assert not any("label and literature" in test.what for test in pair(of).next_tests)


def test_an_override_is_scored_with_its_reason_and_keeps_what_the_facts_allow() -> None:
    overridden = decision("alternatives", "group_i", overridden="serology in the paper chart")
    found = item(under(PLAIN, overridden), "alternatives")
    assert (found.basis, found.answers, found.derived) == ("overridden", ("group_i",), ("fewer",))
    assert found.points == found.could_give == (1, 1)
    assert found.decision is not None
    assert found.decision.reason == "serology in the paper chart"
    assert only_sheet(under(PLAIN, overridden)).total == (6, 6)


def test_an_override_without_a_reason_is_a_finding() -> None:
    bare = replace(decision("course", "no_fall", overridden="x"), reason="")
    assert "override_without_reason" in finding_kinds(assess(under(PLAIN, bare)))


def test_an_accepted_answer_that_no_longer_follows_has_no_effect_and_is_an_error() -> None:
    of = under(PLAIN, decision("course", "half_30"))
    found = item(of, "course")
    assert (found.basis, found.answers, found.decision) == ("derived", ("half_8",), None)
    assert only_sheet(of).total == (3, 3)
    (finding,) = without_effect(of)
    assert finding.severity == "error"
    assert finding.where == ("decisions[0]",)
    assert "follow" in finding.text


@pytest.mark.parametrize(
    "unknown",
    [decision("no_such_item", "yes"), decision("course", "no_such_answer"),
     decision("course", "no_such_answer", overridden="x"), decision("course", "half_8", sheet="no_such_sheet"),
     decision("risk_pregnancy", "yes"), decision("sheet", "no_such_sheet"),
     replace(decision("course", "half_8"), method="no-such-method"),
     replace(decision("course", "half_8"), product="no_such_product"),
     replace(decision("course", "half_8"), event="no_such_event")],
    ids=["item", "answer", "overriding answer", "sheet", "item of the other sheet", "chosen sheet", "method", "product",
         "event"],
)  # fmt: skip
def test_a_decision_on_something_unknown_has_no_effect_and_is_an_error(unknown: Decision) -> None:
    of = under(PLAIN, unknown)
    assert only_sheet(of).total == (3, 3)
    assert all(one.decision is None for one in only_sheet(of).items)
    assert [finding.severity for finding in without_effect(of)] == ["error"]


def test_choosing_among_open_answers_is_entered_and_narrows_the_range() -> None:
    assert item(VAGUE, "time_to_onset").basis == "open"
    assert points(VAGUE, "time_to_onset") == (1, 2)
    of = under(VAGUE, decision("time_to_onset", "first_suggestive"))
    found = item(of, "time_to_onset")
    assert (found.basis, found.answers) == ("entered", ("first_suggestive",))
    assert found.derived == ("first_suggestive", "first_compatible")
    assert only_sheet(of).total == (only_sheet(VAGUE).total[0] + 1, only_sheet(VAGUE).total[1])


@pytest.mark.parametrize(
    ("chosen", "other"), [("first_compatible", "incompatible"), ("first_suggestive", "compatible")]
)
def test_choosing_an_answer_excludes_the_days_on_which_it_is_not_possible(chosen: str, other: str) -> None:
    """The onset is day 2 to 20, and the other product began on day 5: both items hang on the same day."""
    of = case(product(dose(0)), co_drug(dose(5)), samples=hepatocellular(), onset="2024-01-03 to 2024-01-21")
    assert answers(of, "concomitant") == {"compatible", "incompatible"}
    assert only_sheet(of).total == (-1, -1)
    assert answers(under(of, decision("time_to_onset", chosen)), "concomitant") == {other}


def contradictory() -> Case:
    of = case(product(dose(0)), co_drug(dose(5)), samples=hepatocellular(), onset="2024-01-03 to 2024-01-21")
    return under(of, decision("time_to_onset", "first_compatible"), decision("concomitant", "compatible"))


def test_of_two_accepted_answers_that_exclude_each_other_none_is_shown_as_scored_that_is_not() -> None:
    for one in only_sheet(contradictory()).items:
        assert one.decision is None or one.answers == (one.decision.answer,), one.item.id


def test_of_two_accepted_answers_that_exclude_each_other_one_is_an_error() -> None:
    assert len(without_effect(contradictory())) == 1


def test_a_positive_cause_confirmed_is_minus_three_and_declined_gives_the_count() -> None:
    of = replace(PLAIN, work_up=work_up("positive", "hepatitis_e"))
    assert points(of, "alternatives") == (-3, -2)
    assert points(under(of, decision("alternatives", "highly_probable")), "alternatives") == (-3, -3)
    assert points(under(of, decision("alternatives", "fewer")), "alternatives") == (-2, -2)
    assert item(under(of, decision("alternatives", "fewer")), "alternatives").basis == "entered"


def test_the_last_word_on_an_item_counts() -> None:
    first, last = decision("course", "no_fall", overridden="a"), decision("course", "half_30", overridden="b")
    assert answers(under(PLAIN, first, last), "course") == {"half_30"}


@pytest.mark.parametrize("sheet", ["hepatocellular", "cholestatic_mixed"])
def test_the_officer_chooses_between_the_sheets_of_an_open_pattern(sheet: str) -> None:
    assert pair(WITHOUT_ALP).sheet_id == "both"
    of = under(WITHOUT_ALP, decision("sheet", sheet, sheet=sheet))
    assert pair(of).sheet_id == sheet
    assert pair(of).total == only_sheet(of).total
    assert without_effect(of) == []


def test_the_officer_overrides_the_sheet_that_the_ratio_gives() -> None:
    of = under(PLAIN, decision("sheet", "cholestatic_mixed", overridden="R of the referring hospital was 3"))
    assert pair(of).sheet_id == "cholestatic_mixed"


def test_an_accepted_sheet_that_the_ratio_no_longer_gives_has_no_effect_and_is_an_error() -> None:
    of = under(PLAIN, decision("sheet", "cholestatic_mixed", sheet="cholestatic_mixed"))
    assert pair(of).sheet_id == "hepatocellular"
    assert len(without_effect(of)) == 1


@pytest.mark.parametrize("same", [True, False])
def test_the_last_word_on_the_sheet_counts(same: bool) -> None:
    first = decision("sheet", "hepatocellular", sheet="hepatocellular")
    last = decision("sheet", "cholestatic_mixed", sheet="hepatocellular" if same else "cholestatic_mixed")
    assert pair(under(WITHOUT_ALP, first, last)).sheet_id == "cholestatic_mixed"


def test_a_decision_on_a_sheet_that_is_not_scored_has_no_effect_and_is_said() -> None:
    of = under(PLAIN, decision("course", "half_180", sheet="cholestatic_mixed", overridden="x"))
    assert only_sheet(of).total == (3, 3)
    assert len(without_effect(of)) == 1


def test_a_decision_on_a_pair_that_is_not_applicable_has_no_effect_and_is_said() -> None:
    of = case(product(dose(40)), samples=hepatocellular(), decisions=(decision("course", "half_8", overridden="x"),))
    assert pair(of).total is None
    assert len(without_effect(of)) == 1


def test_a_decision_counts_for_its_own_product_only() -> None:
    of = case(product(dose(0, 30)), product(dose(0, 30), id="second"), samples=(alt(30, 10), alp(30, 1), alt(36, 2)),
              decisions=(decision("course", "half_30", overridden="x"),))  # fmt: skip
    assert item(of, "course").answers == ("half_30",)
    assert item(of, "course", "second").answers == ("half_8",)
