"""Every limit of every item from both sides, on the smallest cases that show it.

Unless said otherwise the product is taken from day 0, the injury begins on day 30 with ALT 10 and ALP 1 times the
upper limit of normal (cholestatic sheet: ALT 1, ALP 4).
"""

import pytest

from causality.case.model import Case, DoseRecord, Patient, Product, Sample, Sex
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
    only_sheet,
    pair,
    points,
    product,
    ruled_out,
    work_up,
)

SHEETS = {"hepatocellular": hepatocellular, "cholestatic_mixed": cholestatic}
Samples = tuple[Sample, ...]
Values = list[tuple[int, float]]


def taken(*doses: DoseRecord, sheet: str = "hepatocellular", onset: int = 30, slow: bool | None = None) -> Case:
    return case(product(*doses, slow=slow), samples=SHEETS[sheet](onset))


def beside(other: Product, sheet: str = "hepatocellular") -> Case:
    return case(product(dose(0)), other, samples=SHEETS[sheet](30))


def followed(stop: Day, *values: tuple[int, float], ongoing: bool = False) -> Case:
    """Intake from day 0 to `stop`, and ALT after its onset of 21 times the limit on day 30: half is at 11."""
    samples = (alt(30, 21), alp(30, 1), *(alt(day, times) for day, times in values))
    return case(product(dose(0, stop, ongoing=ongoing)), samples=samples)


def followed_alp(stop: Day, *values: tuple[int, float]) -> Case:
    """The same on the cholestatic sheet: ALP 9 times the limit on day 30, half at 5."""
    samples = (alt(30, 1), alp(30, 9), *(alp(day, times) for day, times in values))
    return case(product(dose(0, stop)), samples=samples)


# Preconditions


@pytest.mark.parametrize(
    ("alt_times", "alp_times", "state"),
    [(4.95, 1.0, "exploratory"), (5.0, 1.0, "applicable"), (1.0, 1.95, "exploratory"), (1.0, 2.0, "applicable")],
)
def test_entry_threshold(alt_times: float, alp_times: float, state: str) -> None:
    found = pair(case(product(dose(0)), samples=(alt(30, alt_times), alp(30, alp_times))))
    assert found.applicability.state == state
    assert ("below the entry threshold of RUCAM" in found.applicability.reason) == (state == "exploratory")
    assert found.total is not None


@pytest.mark.parametrize(("onset", "scored"), [(-1, False), (0, True), (1, True)])
def test_onset_before_the_first_intake_is_not_applicable(onset: int, scored: bool) -> None:
    found = pair(taken(dose(0), onset=onset))
    assert (found.total is not None) == scored
    if not scored:
        assert found.applicability.state == "not_applicable"
        assert "onset precedes exposure" in found.applicability.reason
        assert (found.categories, found.sheets) == ((), ())


@pytest.mark.parametrize(
    ("sheet", "days", "slow", "scored"),
    [("hepatocellular", 15, None, True), ("hepatocellular", 16, None, False), ("hepatocellular", 16, False, False),
     ("hepatocellular", 16, True, True), ("hepatocellular", 400, True, True), ("cholestatic_mixed", 30, None, True),
     ("cholestatic_mixed", 31, None, False), ("cholestatic_mixed", 31, True, True)],
)  # fmt: skip
def test_onset_after_cessation_has_a_window_unless_slowly_metabolised(
    sheet: str, days: int, slow: bool | None, scored: bool
) -> None:
    of = taken(dose(0, 20), sheet=sheet, onset=20 + days, slow=slow)
    found = pair(of)
    if scored:
        assert points(of, "time_to_onset") == (1, 1)
    else:
        assert found.applicability.state == "not_applicable"
        assert "onset too late after cessation" in found.applicability.reason
        assert found.total is None


def test_between_15_and_30_days_after_cessation_only_the_cholestatic_sheet_applies() -> None:
    of = case(product(dose(0, 10)), samples=(alt(30, 10),))
    assert only_sheet(of).sheet.id == "cholestatic_mixed"
    assert "too late after cessation" in pair(of).applicability.reason


@pytest.mark.parametrize("doses", [(), (dose(),), (dose("unknown", "unknown"),), (dose("unknown"),)])
def test_without_a_start_or_a_stop_the_sheet_cannot_be_completed(doses: tuple[DoseRecord, ...]) -> None:
    found = pair(case(product(*doses), samples=hepatocellular()))
    assert (found.applicability.state, found.total) == ("incomplete", None)


def test_without_an_onset_the_sheet_cannot_be_completed() -> None:
    assert pair(case(product(dose(0)))).applicability.state == "incomplete"


def test_intake_that_stops_before_it_starts_cannot_be_scored() -> None:
    found = pair(case(product(dose(20, 10)), samples=hepatocellular()))
    assert (found.applicability.state, found.total) == ("incomplete", None)


# Item 1: time to onset


@pytest.mark.parametrize("sheet", SHEETS)
@pytest.mark.parametrize(
    ("days", "answer", "gives"),
    [(0, "first_compatible", 1), (4, "first_compatible", 1), (5, "first_suggestive", 2), (90, "first_suggestive", 2),
     (91, "first_compatible", 1), (400, "first_compatible", 1)],
)  # fmt: skip
def test_onset_from_the_first_day(sheet: str, days: int, answer: str, gives: int) -> None:
    of = taken(dose(0), sheet=sheet, onset=days)
    assert answers(of, "time_to_onset") == {answer}
    assert points(of, "time_to_onset") == (gives, gives)


@pytest.mark.parametrize(
    ("sheet", "days", "answer", "gives"),
    [("hepatocellular", 1, "again_suggestive", 2), ("hepatocellular", 15, "again_suggestive", 2),
     ("hepatocellular", 16, "again_compatible", 1), ("cholestatic_mixed", 1, "again_suggestive", 2),
     ("cholestatic_mixed", 90, "again_suggestive", 2), ("cholestatic_mixed", 91, "again_compatible", 1)],
)  # fmt: skip
def test_onset_in_a_second_exposure(sheet: str, days: int, answer: str, gives: int) -> None:
    of = taken(dose(0, 10), dose(200), sheet=sheet, onset=200 + days)
    assert answers(of, "time_to_onset") == {answer}
    assert points(of, "time_to_onset") == (gives, gives)


@pytest.mark.parametrize(
    ("sheet", "onset", "answer"),
    [("hepatocellular", 20, "first_suggestive"), ("hepatocellular", 21, "after_cessation"),
     ("hepatocellular", 35, "after_cessation"), ("cholestatic_mixed", 20, "first_suggestive"),
     ("cholestatic_mixed", 50, "after_cessation")],
)  # fmt: skip
def test_the_last_day_of_intake_counts_from_the_start_and_the_next_from_the_stop(
    sheet: str, onset: int, answer: str
) -> None:
    assert answers(taken(dose(0, 20), sheet=sheet, onset=onset), "time_to_onset") == {answer}


def test_intake_lasts_until_the_last_of_overlapping_records_ends() -> None:
    of = case(product(dose(0, 60, 100), dose(10, 20, 50)), samples=hepatocellular(30))
    assert answers(of, "time_to_onset") == {"first_suggestive"}
    of = case(product(dose(0, 60, 100), dose(10, 20, 50)), samples=hepatocellular(50))
    assert pair(of).applicability.state == "applicable"


def test_an_uncertain_start_leaves_both_answers_open() -> None:
    of = case(product(dose("2024-01")), samples=hepatocellular(34))
    assert item(of, "time_to_onset").basis == "open"
    assert points(of, "time_to_onset") == (1, 2)


# Item 2: course


@pytest.mark.parametrize(
    ("days", "times", "answer", "gives"),
    [(8, 11.0, "half_8", 3), (8, 11.1, "no_information", 0), (9, 11.0, "half_30", 2), (30, 11.0, "half_30", 2),
     (30, 11.1, "no_information", 0), (31, 11.0, "half_later", 0), (31, 11.1, "no_fall", -2),
     (180, 11.1, "no_fall", -2)],
)  # fmt: skip
def test_alt_course(days: int, times: float, answer: str, gives: int) -> None:
    of = followed(30, (30 + days, times))
    assert answers(of, "course") == {answer}
    assert points(of, "course") == (gives, gives)


@pytest.mark.parametrize(
    ("values", "answer"),
    [([(35, 30.0), (38, 15.5)], "half_8"), ([(35, 30.0), (38, 15.6)], "no_information"),
     ([(35, 30.0), (38, 15.6), (39, 15.5)], "half_30")],
)  # fmt: skip
def test_the_peak_may_come_after_the_last_intake(values: Values, answer: str) -> None:
    assert answers(followed(30, *values), "course") == {answer}


def test_alt_rising_again_above_half_is_minus_two() -> None:
    assert points(followed(30, (36, 5.0), (50, 15.0)), "course") == (-2, -2)


def test_alt_that_stays_below_half_is_not_rising_again() -> None:
    assert points(followed(30, (36, 5.0), (50, 5.5)), "course") == (3, 3)


@pytest.mark.parametrize(("stop", "ongoing"), [(None, True), (None, False)])
def test_alt_course_of_a_continued_product_is_zero(stop: Day, ongoing: bool) -> None:
    assert points(followed(stop, (36, 2.0), ongoing=ongoing), "course") == (0, 0)


def test_alt_course_of_a_product_only_reduced_is_zero() -> None:
    samples = (*hepatocellular(30), alt(36, 2))
    of = case(product(dose(0, None, 300), dose(31, None, 150, ongoing=True)), samples=samples)
    assert points(of, "course") == (0, 0)


def test_alt_that_fell_while_the_product_was_taken_is_no_information() -> None:
    assert answers(followed(40, (38, 2.0), (50, 1.5)), "course") == {"no_information"}


def test_alt_taken_on_the_last_day_of_intake_is_not_after_cessation() -> None:
    assert answers(followed(38, (38, 2.0)), "course") == {"no_information"}
    assert answers(followed(37, (38, 2.0)), "course") == {"half_8"}


def test_no_sample_after_the_last_intake_is_no_information_and_the_next_test() -> None:
    of = followed(30)
    assert answers(of, "course") == {"no_information"}
    assert item(of, "course").could_give == (-2, 3)
    assert any("ALT" in test.what for test in pair(of).next_tests)


@pytest.mark.parametrize(
    ("stop", "expected"),
    [("2024-01-26 to 2024-01-31", {"half_8", "half_30"}), ("2024-01-29 to 2024-01-31", {"half_8"}),
     ("unknown", {"half_8", "half_30", "no_information"})],
)  # fmt: skip
def test_an_uncertain_last_intake_leaves_open_what_it_decides(stop: str, expected: set[str]) -> None:
    assert answers(followed(stop, (36, 2.0)), "course") == expected


@pytest.mark.parametrize(
    ("values", "answer", "gives"),
    [([(210, 5.0)], "half_180", 2), ([(210, 5.05)], "less_180", 1), ([(60, 7.0), (211, 5.0)], "less_180", 1),
     ([(211, 5.0)], "no_information", 0), ([(60, 9.0)], "no_information", 0), ([(60, 12.0)], "no_information", 0),
     ([], "no_information", 0)],
)  # fmt: skip
def test_alp_course(values: Values, answer: str, gives: int) -> None:
    of = followed_alp(30, *values)
    assert answers(of, "course") == {answer}
    assert points(of, "course") == (gives, gives)


def test_alp_course_of_a_continued_product_is_zero() -> None:
    assert points(followed_alp(None, (60, 3.0)), "course") == (0, 0)


# Item 3: risk factors


@pytest.mark.parametrize("sheet", SHEETS)
@pytest.mark.parametrize(
    ("sex", "drinks", "gives"),
    [("female", 0, (0, 0)), ("female", 2, (0, 0)), ("female", 2.1, (1, 1)), ("male", 3, (0, 0)), ("male", 3.1, (1, 1)),
     (None, 2, (0, 0)), (None, 2.5, (0, 1)), (None, 3.1, (1, 1)), ("female", None, (0, 1))],
)  # fmt: skip
def test_alcohol(sheet: str, sex: Sex | None, drinks: float | None, gives: tuple[int, int]) -> None:
    patient = Patient(sex=sex, age=40, alcohol=drinks)
    assert points(case(product(dose(0)), samples=SHEETS[sheet](), patient=patient), "risk_alcohol") == gives


@pytest.mark.parametrize("sheet", SHEETS)
@pytest.mark.parametrize(("age", "gives"), [(54, (0, 0)), (54.9, (0, 0)), (55, (1, 1)), (None, (0, 1))])
def test_age(sheet: str, age: float | None, gives: tuple[int, int]) -> None:
    patient = Patient(sex="male", age=age, alcohol=0)
    assert points(case(product(dose(0)), samples=SHEETS[sheet](), patient=patient), "risk_age") == gives


@pytest.mark.parametrize(
    ("sex", "pregnant", "gives"),
    [("female", True, (1, 1)), ("female", False, (0, 0)), ("female", None, (0, 1)), ("male", None, (0, 0))],
)
def test_pregnancy_is_a_line_of_the_cholestatic_sheet(
    sex: Sex, pregnant: bool | None, gives: tuple[int, int]
) -> None:
    patient = Patient(sex=sex, age=40, alcohol=0, pregnant=pregnant)
    assert points(case(product(dose(0)), samples=cholestatic(), patient=patient), "risk_pregnancy") == gives


def test_pregnancy_does_not_count_on_the_hepatocellular_sheet() -> None:
    of = case(product(dose(0)), samples=hepatocellular(), patient=Patient(sex="female", age=30, pregnant=True))
    assert "risk_pregnancy" not in [one.item.id for one in only_sheet(of).items]


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
def test_hepatotoxicity(sheet: str, known: str | None, gives: int) -> None:
    drug = product(dose(0), hepatotoxicity=known)  # type: ignore[arg-type] # mypy does not narrow tables
    assert points(case(drug, samples=SHEETS[sheet]()), "hepatotoxicity") == (gives, gives)


def test_a_hepatotoxicity_that_is_not_stated_could_still_be_labelled() -> None:
    assert item(case(product(dose(0)), samples=hepatocellular()), "hepatotoxicity").could_give == (0, 2)


# Item 7: re-exposure


def again(before: float | None, during: float | None, *others: Product, intended: bool | None = False, sheet: str =
          "hepatocellular", first: float | None = 100, second: float | None = 100, stop: Day = 330) -> Case:  # fmt: skip
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
