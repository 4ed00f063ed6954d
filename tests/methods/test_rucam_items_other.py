"""Every limit of items 4 to 7 from both sides, on the smallest cases that show it.

Unless said otherwise the product is taken from day 0, the injury begins on day 30 with ALT 10 and ALP 1 times the
upper limit of normal (cholestatic sheet: ALT 1, ALP 4).
"""

import pytest

from causality.case.model import Case, Hepatotoxicity, Product
from tests.build import (
    CHECKLIST,
    Day,
    alp,
    alt,
    answers,
    ast,
    case,
    cholestatic,
    co_drug,
    dose,
    hepatocellular,
    item,
    points,
    product,
    ruled_out,
    work_up,
)

SHEETS = {"hepatocellular": hepatocellular, "cholestatic_mixed": cholestatic}


def beside(other: Product, sheet: str = "hepatocellular") -> Case:
    return case(product(dose(0)), other, samples=SHEETS[sheet](30))


# Item 4: other products


@pytest.mark.parametrize(
    ("other", "answer", "gives"),
    [(co_drug(dose(20)), "compatible", -1), (co_drug(dose(20), hepatotoxicity="labelled"), "hepatotoxin", -2),
     (co_drug(dose(20), hepatotoxicity="published"), "hepatotoxin", -2),
     (co_drug(dose(20), implicated=True), "implicated", -3), (co_drug(dose(31)), "incompatible", 0),
     (co_drug(dose(31), hepatotoxicity="labelled"), "incompatible", 0)],
)  # fmt: skip
def test_each_line_of_item_4(other: Product, answer: str, gives: int) -> None:
    assert answers(beside(other), "concomitant") == {answer}
    assert points(beside(other), "concomitant") == (gives, gives)


@pytest.mark.parametrize(
    ("sheet", "start", "stop", "compatible"),
    [("hepatocellular", 30, None, True), ("hepatocellular", 31, None, False), ("hepatocellular", 0, 15, True),
     ("hepatocellular", 0, 14, False), ("cholestatic_mixed", -50, 0, True), ("cholestatic_mixed", -50, -1, False)],
)  # fmt: skip
def test_the_windows_of_item_1_apply_to_other_products(sheet: str, start: int, stop: Day, compatible: bool) -> None:
    of = beside(co_drug(dose(start, stop), hepatotoxicity="labelled"), sheet)
    assert points(of, "concomitant") == ((-2, -2) if compatible else (0, 0))


def test_a_slowly_metabolised_other_product_is_compatible_long_after_its_stop() -> None:
    assert points(beside(co_drug(dose(-300, -200), slow=True)), "concomitant") == (-1, -1)


def test_the_first_of_two_courses_of_another_product_can_be_the_compatible_one() -> None:
    assert points(beside(co_drug(dose(0, 20), dose(100))), "concomitant") == (-1, -1)


def test_an_undated_other_product_gives_no_information_but_could_count() -> None:
    of = beside(co_drug(hepatotoxicity="labelled"))
    assert points(of, "concomitant") == (0, 0)
    assert item(of, "concomitant").could_give[0] < 0


def test_evidence_in_this_case_counts_although_the_dates_are_not_known() -> None:
    assert points(beside(co_drug(implicated=True)), "concomitant") == (-3, -3)


def test_a_possibly_compatible_other_product_leaves_the_item_open() -> None:
    assert points(beside(co_drug(dose("2024-01-30 to 2024-02-02"))), "concomitant") == (-1, 0)


def test_what_is_not_stated_of_another_product_leaves_the_item_open() -> None:
    assert points(beside(co_drug(dose(0), hepatotoxicity=None)), "concomitant") == (-2, -1)


def test_every_suspect_has_its_own_sheet_and_counts_on_the_others() -> None:
    herb = product(dose(20), id="herb", hepatotoxicity="labelled")
    of = case(product(dose(0), hepatotoxicity="unknown"), herb, samples=hepatocellular())
    assert item(of, "concomitant").points == (-2, -2)
    assert item(of, "concomitant", "herb").points == (-1, -1)


# Item 5: other causes


@pytest.mark.parametrize(
    ("group_i", "group_ii", "gives"),
    [(7, 5, 2), (7, 4, 1), (7, 0, 1), (6, 5, 0), (6, 0, 0), (5, 0, 0), (5, 5, 0), (4, 5, -2), (4, 0, -2), (0, 5, -2),
     (0, 0, -2)],
)  # fmt: skip
def test_causes_ruled_out(group_i: int, group_ii: int, gives: int) -> None:
    of = case(product(dose(0)), samples=hepatocellular(), work_up=ruled_out(group_i, group_ii))
    assert points(of, "alternatives") == (gives, gives)


@pytest.mark.parametrize("cause", [*CHECKLIST, "liver_metastases"])
def test_a_positive_cause_is_a_candidate_that_the_officer_confirms(cause: str) -> None:
    rest = [one for one in CHECKLIST if one != cause]
    of = case(product(dose(0)), samples=hepatocellular(),
              work_up=(*work_up("ruled_out", *rest), *work_up("positive", cause)))  # fmt: skip
    found = item(of, "alternatives")
    assert found.basis == "open"
    assert "highly_probable" in found.answers
    assert found.points[0] == -3
    assert found.points[1] > -3


def test_a_positive_row_outweighs_a_negative_row_of_the_same_cause() -> None:
    rows = (*ruled_out(7, 5), *work_up("positive", "hepatitis_b"))
    of = case(product(dose(0)), samples=hepatocellular(), work_up=rows)
    assert points(of, "alternatives") == (-3, 0)


def test_ast_twice_alt_is_never_an_automatic_positive() -> None:
    samples = (alt(30, 6), ast(30, 15), alp(30, 1))
    of = case(product(dose(0)), samples=samples, work_up=ruled_out(7, 5))
    assert points(of, "alternatives") == (2, 2)


# Item 6: what is known of the product


@pytest.mark.parametrize("sheet", SHEETS)
@pytest.mark.parametrize(("known", "gives"), [("labelled", 2), ("published", 1), ("unknown", 0), (None, 0)])
def test_hepatotoxicity(sheet: str, known: Hepatotoxicity | None, gives: int) -> None:
    drug = product(dose(0), hepatotoxicity=known)
    assert points(case(drug, samples=SHEETS[sheet]()), "hepatotoxicity") == (gives, gives)


def test_a_hepatotoxicity_that_is_not_stated_could_still_be_labelled() -> None:
    assert item(case(product(dose(0)), samples=hepatocellular()), "hepatotoxicity").could_give == (0, 2)


# Item 7: re-exposure


def again(
    before: float | None,
    during: float | None,
    *others: Product,
    intended: bool | None = False,
    sheet: str = "hepatocellular",
    first: float | None = 100,
    second: float | None = 100,
    stop: Day = 330,
) -> Case:
    """First intake day 0 to 30, re-exposure from day 300: the marker `before` on day 299 and `during` on day 310."""
    marker = alt if sheet == "hepatocellular" else alp
    values = [marker(day, times) for day, times in ((299, before), (310, during)) if times is not None]
    drug = product(dose(0, 30, first), dose(300, stop, second, intended=intended))
    return case(drug, *others, samples=(*SHEETS[sheet](), *values))


@pytest.mark.parametrize(
    ("sheet", "before", "during", "answer", "gives"),
    [("hepatocellular", 1.5, 3.0, "alone", 3), ("hepatocellular", 1.5, 2.9, "other", 0),
     ("hepatocellular", 4.95, 20.0, "alone", 3), ("hepatocellular", 5.0, 20.0, "other", 0),
     ("cholestatic_mixed", 1.5, 3.0, "alone", 3), ("cholestatic_mixed", 1.5, 2.9, "other", 0),
     ("cholestatic_mixed", 1.95, 8.0, "alone", 3), ("cholestatic_mixed", 2.0, 8.0, "other", 0),
     ("hepatocellular", 0.5, 0.9, "negative", -2), ("hepatocellular", 0.5, 0.5, "other", 0),
     ("hepatocellular", 0.55, 1.0, "other", 0), ("cholestatic_mixed", 0.5, 0.9, "negative", -2),
     ("hepatocellular", 0.5, 1.0, "alone", 3)],
)  # fmt: skip
def test_re_exposure(sheet: str, before: float, during: float, answer: str, gives: int) -> None:
    of = again(before, during, sheet=sheet)
    assert answers(of, "rechallenge") == {answer}
    assert points(of, "rechallenge") == (gives, gives)


@pytest.mark.parametrize(
    ("other", "gives"),
    [(co_drug(dose(0)), 1), (co_drug(dose(0, 30)), 3), (co_drug(dose(20, 40), dose(305)), 1),
     (co_drug(dose(305)), 0)],
)  # fmt: skip
def test_doubling_with_another_product_counts_one_only_if_that_was_given_at_the_first_reaction(
    other: Product, gives: int
) -> None:
    assert points(again(1, 3, other), "rechallenge") == (gives, gives)


def test_a_product_begun_after_the_doubling_does_not_explain_it() -> None:
    assert points(again(1, 3, co_drug(dose(311))), "rechallenge") == (3, 3)


@pytest.mark.parametrize(
    ("first", "second", "gives"),
    [(100, 100, (-2, -2)), (100, 200, (-2, -2)), (100, 50, (0, 0)), (None, 100, (-2, 0)), (100, None, (-2, 0))],
)
def test_a_rise_below_the_limit_speaks_against_the_product_only_under_the_first_conditions(
    first: float | None, second: float | None, gives: tuple[int, int]
) -> None:
    assert points(again(0.4, 0.7, first=first, second=second), "rechallenge") == gives


@pytest.mark.parametrize(("stop", "gives"), [(310, 3), (309, 0)])
def test_only_samples_during_the_re_exposure_count(stop: int, gives: int) -> None:
    assert points(again(1, 3, stop=stop), "rechallenge") == (gives, gives)


@pytest.mark.parametrize(("day", "gives"), [(300, 3), (286, 3), (285, 0)])
def test_the_sample_before_is_of_the_14_days_up_to_the_re_exposure(day: int, gives: int) -> None:
    drug = product(dose(0, 30), dose(300, 330, intended=False))
    of = case(drug, samples=(*hepatocellular(), alt(day, 1), alt(310, 3)))
    assert points(of, "rechallenge") == (gives, gives)


def test_the_last_sample_before_counts() -> None:
    drug = product(dose(0, 30), dose(300, 330, intended=False))
    of = case(drug, samples=(*hepatocellular(), alt(290, 1), alt(299, 2), alt(310, 3)))
    assert points(of, "rechallenge") == (0, 0)


def test_a_second_course_in_which_the_injury_began_is_no_re_exposure() -> None:
    drug = product(dose(0, 30), dose(300, 330, intended=False))
    of = case(drug, samples=(alt(299, 1), *hepatocellular(310)))
    assert points(of, "rechallenge") == (0, 0)
