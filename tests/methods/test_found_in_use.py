"""Wrong or silent answers that people met when they used the program with cases of their own."""

from dataclasses import replace

import pytest

from causality.assess import assess
from causality.case.model import WorkUpRow
from causality.evidence.liver import pattern_of
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
    liver,
    only_sheet,
    points,
    product,
    work_up,
)  # fmt: skip

TAKEN = product(dose(0, 42))


def test_the_peak_may_come_a_day_before_the_onset_that_the_officer_dates() -> None:
    """Isoniazid: ALT 30 × ULN the day before the jaundice, half gone a week after the last intake."""
    of = case(TAKEN, samples=(alt(41, 30), alp(41, 1.1), alt(49, 10), alt(70, 1.5)), onset=42)
    assert points(of, "course") == (3, 3)
    assert liver(of).pattern == ("hepatocellular",)
    assert pattern_of((liver(of).ratio or (0, 0))[0]) == "hepatocellular"
    assert "onset_after_sample" in finding_kinds(assess(of))


def test_laboratory_values_of_another_year_do_not_open_the_sheet() -> None:
    of = case(product(dose(0)), samples=(alt(-4000, 200), alp(-4000, 1), alt(20, 1.5), alp(20, 1)), onset=20)
    found = liver(of)
    assert (found.entry, found.case_definition, found.hys_law) == ("no", "no", "not_met")


@pytest.mark.parametrize("name", ["Hepatitis A", "hepatitis a", "HAV", "HEPATITIS_A", "anti-HAV IgM"])
def test_a_cause_is_found_by_its_usual_names(name: str) -> None:
    rest = work_up("ruled_out", "hepatitis_b", "hepatitis_c", "hepatitis_e", "alcohol")
    assert answers(case(TAKEN, samples=hepatocellular(), work_up=rest), "alternatives") == {"fewer"}
    found = case(TAKEN, samples=hepatocellular(), work_up=(*rest, WorkUpRow(cause=name, state="ruled_out")))
    assert answers(found, "alternatives") == {"five_or_six"}


def test_sepsis_found_is_another_cause_and_sepsis_excluded_does_not_exclude_all_underlying_diseases() -> None:
    ruled_out = work_up("ruled_out", "hepatitis_a", "hepatitis_b", "hepatitis_c", "hepatitis_e", "biliary_vascular",
                        "alcohol", "hypotension", "cmv", "ebv", "hsv", "vzv")  # fmt: skip
    excluded = case(TAKEN, samples=hepatocellular(), work_up=(*ruled_out, *work_up("ruled_out", "sepsis")))
    assert answers(excluded, "alternatives") == {"group_i"}
    assert "further_cause" not in finding_kinds(assess(excluded))
    found = case(TAKEN, samples=hepatocellular(), work_up=(*ruled_out, *work_up("positive", "sepsis")))
    assert "highly_probable" in answers(found, "alternatives")


def test_a_cause_both_ruled_out_and_positive_is_said() -> None:
    rows = (*work_up("ruled_out", "hepatitis_a"), *work_up("positive", "HAV"))
    assert "work_up_contradiction" in finding_kinds(assess(case(TAKEN, samples=hepatocellular(), work_up=rows)))


@pytest.mark.parametrize("last", [20, 28, 30])
def test_a_product_that_item_4_counts_was_given_at_the_first_reaction_for_item_7(last: int) -> None:
    drug = product(dose(0, 30), dose(100, 130, intended=False))
    other = co_drug(dose(0, last), dose(99, 140), hepatotoxicity="labelled")
    samples = (*hepatocellular(30), alt(60, 1), alt(99, 1), alt(110, 6))
    assert answers(case(drug, other, samples=samples), "concomitant") == {"hepatotoxin"}
    assert answers(case(drug, other, samples=samples), "rechallenge") == {"combined"}


def test_two_values_of_one_day_leave_the_course_open() -> None:
    of = case(TAKEN, samples=(alt(42, 30), alp(42, 1), alt(49, 10), alt(49, 29)))
    assert len(answers(of, "course")) > 1


@pytest.mark.parametrize("reason", ["", "  "])
def test_an_override_without_a_reason_does_not_count(reason: str) -> None:
    bare = decision("alternatives", "all_ruled_out", overridden="x")
    bare = replace(bare, reason=reason)
    of = case(TAKEN, samples=hepatocellular(), decisions=(bare,))
    assert points(of, "alternatives") == (-2, -2)
    assert only_sheet(of).items[0].decision is None
    assert "decision_without_effect" in finding_kinds(assess(of))
