"""Every limit of the preconditions and of items 1 to 3 from both sides, on the smallest cases that show it.

Unless said otherwise the product is taken from day 0, the injury begins on day 30 with ALT 10 and ALP 1 times the
upper limit of normal (cholestatic sheet: ALT 1, ALP 4).
"""

import pytest

from causality.case.model import Case, DoseRecord, Patient, Sample, Sex
from tests.build import (
    Day,
    alp,
    alt,
    answers,
    case,
    cholestatic,
    dose,
    hepatocellular,
    item,
    only_sheet,
    pair,
    points,
    product,
)

SHEETS = {"hepatocellular": hepatocellular, "cholestatic_mixed": cholestatic}
Samples = tuple[Sample, ...]
Values = list[tuple[int, float]]


def taken(*doses: DoseRecord, sheet: str = "hepatocellular", onset: int = 30, slow: bool | None = None) -> Case:
    return case(product(*doses, slow=slow), samples=SHEETS[sheet](onset))


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
def test_pregnancy_is_a_line_of_the_cholestatic_sheet(sex: Sex, pregnant: bool | None, gives: tuple[int, int]) -> None:
    patient = Patient(sex=sex, age=40, alcohol=0, pregnant=pregnant)
    assert points(case(product(dose(0)), samples=cholestatic(), patient=patient), "risk_pregnancy") == gives


def test_pregnancy_does_not_count_on_the_hepatocellular_sheet() -> None:
    of = case(product(dose(0)), samples=hepatocellular(), patient=Patient(sex="female", age=30, pregnant=True))
    assert "risk_pregnancy" not in [one.item.id for one in only_sheet(of).items]
