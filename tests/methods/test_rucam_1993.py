"""RUCAM 1993: where it differs from the update of 2016, both sides of every limit."""

from dataclasses import replace

import pytest

from causality.case.model import Case, Patient
from causality.methods.rucam_1993 import GROUP_I, GROUP_II
from tests.build import (
    alp,
    alt,
    answers_by,
    by_method,
    case,
    cholestatic,
    dose,
    hepatocellular,
    product,
    sample,
    tbil,
    work_up,
)

BASE = case(product(dose(0, 30)), samples=hepatocellular(30), onset=30)


def old(of: Case, item: str) -> set[str]:
    return answers_by(of, "rucam-1993", item)


@pytest.mark.parametrize(
    ("ratio", "sheets"),
    [
        (5.01, {"hepatocellular"}),
        (5.0, {"cholestatic_mixed"}),
        (2.0, {"cholestatic_mixed"}),
        (1.9, {"cholestatic_mixed"}),
    ],
)
def test_the_sheet_follows_from_r_above_five(ratio: float, sheets: set[str]) -> None:
    found = by_method(replace(BASE, samples=(alt(30, 2 * ratio), alp(30, 2))), "rucam-1993")
    assert {one.sheet.id for one in found.sheets} == sheets


@pytest.mark.parametrize(("drinks", "answer"), [(0, "no"), (0.5, "yes"), (4, "yes")])
def test_any_alcohol_counts(drinks: float, answer: str) -> None:
    patient = Patient(sex="female", age=40, alcohol=drinks, pregnant=False)
    assert old(replace(BASE, patient=patient), "risk_alcohol") == {answer}


@pytest.mark.parametrize(
    ("drinks", "pregnant", "answers"),
    [(0, False, {"no"}), (1, False, {"yes"}), (0, True, {"yes"}), (1, True, {"yes"}), (None, True, {"yes"}),
     (None, False, {"yes", "no"}), (0, None, {"yes", "no"})],
)  # fmt: skip
def test_alcohol_or_pregnancy_is_one_line(drinks: float | None, pregnant: bool | None, answers: set[str]) -> None:
    patient = Patient(sex="female", age=40, alcohol=drinks, pregnant=pregnant)
    of = case(product(dose(0, 30)), samples=cholestatic(30), onset=30, patient=patient)
    assert old(of, "risk_alcohol_pregnancy") == answers


@pytest.mark.parametrize(
    ("one", "two", "line"),
    [(6, 4, "all_ruled_out"), (6, 3, "group_i"), (6, 0, "group_i"), (5, 4, "four_or_five"), (4, 0, "four_or_five"),
     (3, 4, "fewer"), (0, 0, "fewer")],
)  # fmt: skip
def test_six_causes_are_counted(one: int, two: int, line: str) -> None:
    causes = (*GROUP_I[:one], *GROUP_II[:two])
    assert old(replace(BASE, work_up=work_up("ruled_out", *causes)), "alternatives") == {line}


def test_hepatitis_e_is_not_among_them() -> None:
    causes = work_up("ruled_out", "hepatitis_e", *GROUP_I[:3])
    assert old(replace(BASE, work_up=causes), "alternatives") == {"fewer"}


def test_a_positive_cause_is_a_candidate_for_the_officer() -> None:
    assert old(replace(BASE, work_up=work_up("positive", "cmv")), "alternatives") == {"fewer", "highly_probable"}


@pytest.mark.parametrize(
    ("phosphatase", "bilirubin", "line"),
    [(3.9, 1.2, "half_180"), (1.5, 4.0, "half_180"), (3.9, 3.9, "less_180"), (4.5, 4.5, "no_information")],
)
def test_bilirubin_may_stand_for_alp_in_the_course(phosphatase: float, bilirubin: float, line: str) -> None:
    samples = (*cholestatic(30), sample("TBIL", 30, 4.0), alp(60, phosphatase), sample("TBIL", 60, bilirubin))
    of = case(product(dose(0, 30)), samples=samples, onset=30)
    assert old(of, "course") == {line}


@pytest.mark.parametrize(
    ("before", "after", "intended", "lines"),
    [
        (1.2, 2.4, False, {"alone"}),
        (1.2, 2.39, False, {"other"}),
        (0.4, 0.9, False, {"other"}),
        (0.4, 1.0, False, {"alone"}),
        (1.2, 2.4, None, {"alone", "other"}),
        (1.2, 2.4, True, {"other"}),
    ],
)
def test_on_the_cholestatic_sheet_a_bilirubin_that_doubles_is_a_positive_re_exposure(
    before: float, after: float, intended: bool | None, lines: set[str]
) -> None:
    samples = (*cholestatic(30), alp(95, 1.0), tbil(95, before), alp(110, 1.5), tbil(110, after))
    again = case(product(dose(0, 30), dose(100, 120, intended=intended)), samples=samples, onset=30)
    assert old(again, "rechallenge") == lines
    assert answers_by(again, "rucam-2016", "rechallenge") == {"other"}


def test_a_bilirubin_of_years_ago_is_not_the_peak_of_this_injury() -> None:
    samples = (*cholestatic(30), tbil(-800, 20), tbil(-700, 1), tbil(30, 4), tbil(60, 3.9))
    of = case(product(dose(-900, 30)), samples=samples, onset=30)
    assert old(of, "course") == {"less_180"}
