"""Wrong answers found in other tools, and the traps of the worksheet, each with the answer that is right."""

from dataclasses import replace

import pytest

from causality.assess import assess
from causality.case.causes import GROUP_I, GROUP_II
from causality.case.model import Patient, Sample
from causality.methods.rucam import RUCAM_2016
from tests.build import (
    alp,
    alt,
    answers,
    ast,
    case,
    co_drug,
    dose,
    event,
    hepatocellular,
    item,
    liver,
    only_sheet,
    pair,
    points,
    product,
    raw,
    ruled_out,
    work_up,
)

TAKEN = product(dose(0, 30))


def test_untested_alternative_causes_are_minus_two() -> None:
    assert points(case(TAKEN, samples=hepatocellular()), "alternatives") == (-2, -2)


def test_alt_down_a_tenth_by_day_30_and_still_high_after_is_minus_two() -> None:
    samples = (alt(30, 11), alp(30, 1), alt(60, 10), alt(75, 10))
    assert points(case(TAKEN, samples=samples), "course") == (-2, -2)


def test_nine_and_not_eight_is_highly_probable() -> None:
    assert (RUCAM_2016.category(9), RUCAM_2016.category(8)) == ("highly probable", "probable")


def test_no_concomitant_drug_is_zero() -> None:
    assert points(case(TAKEN, samples=hepatocellular()), "concomitant") == (0, 0)


def test_onset_on_day_400_is_plus_one() -> None:
    assert points(case(product(dose(0)), samples=hepatocellular(400)), "time_to_onset") == (1, 1)


def test_alt_down_60_per_cent_on_day_14_is_plus_two() -> None:
    assert points(case(TAKEN, samples=(alt(30, 11), alp(30, 1), alt(44, 5))), "course") == (2, 2)


def test_trap_1_onset_before_the_product_gives_no_number() -> None:
    found = pair(case(product(dose(31)), samples=hepatocellular(30)))
    assert found.applicability.state == "not_applicable"
    assert (found.total, found.could_become, found.categories) == (None, None, ())


@pytest.mark.parametrize("onset", [12, 20, 25])
def test_trap_2_the_lines_from_the_start_and_from_the_stop_are_never_added(onset: int) -> None:
    of = case(product(dose(0, 10)), samples=hepatocellular(onset))
    assert answers(of, "time_to_onset") == {"after_cessation"}
    assert points(of, "time_to_onset") == (1, 1)


def test_trap_3_the_ratio_is_not_made_of_peaks_of_different_days() -> None:
    of = case(product(dose(0)), samples=(alt(30, 6), alp(30, 1), alt(35, 20), alp(50, 10)))
    assert liver(of).ratio == (6, 6)
    assert only_sheet(of).sheet.id == "hepatocellular"


@pytest.mark.parametrize(
    ("alt_times", "sheet"),
    [(10.0, "hepatocellular"), (9.95, "cholestatic_mixed"), (4.05, "cholestatic_mixed"), (4.0, "cholestatic_mixed")],
)
def test_trap_4_a_mixed_pattern_uses_the_cholestatic_sheet(alt_times: float, sheet: str) -> None:
    of = case(product(dose(0)), samples=(alt(30, alt_times), alp(30, 2)))
    assert only_sheet(of).sheet.id == sheet


@pytest.mark.parametrize(("value", "gives"), [(5.0, 3), (5.5, 3), (5.55, 0), (6.0, 0)])
def test_trap_5_half_of_the_fall_is_half_of_the_excess_over_the_limit(value: float, gives: int) -> None:
    assert points(case(TAKEN, samples=(*hepatocellular(30), alt(36, value))), "course") == (gives, gives)


@pytest.mark.parametrize("limit", [18.5, 33.0, 35.0, 40.0, 41.0, 45.0, 55.0])
def test_trap_5_exactly_half_is_half_whatever_the_limit_of_the_laboratory(limit: float) -> None:
    values = {peak: (peak + limit) / 2 for peak in range(300, 1500, 23)}
    missed = [
        (peak, half)
        for peak, half in values.items()
        if points(case(TAKEN, samples=fall(float(peak), half, limit)), "course") != (3, 3)
    ]
    assert missed == []


def fall(peak: float, to: float, limit: float) -> tuple[Sample, ...]:
    return raw("ALT", 30, peak, limit), alp(30, 1), raw("ALT", 36, to, limit)


@pytest.mark.parametrize("later", [(alt(36, 2),), (alt(80, 20),)], ids=["falls", "rises"])
def test_trap_6_the_course_of_a_continued_product_is_zero(later: tuple[Sample, ...]) -> None:
    of = case(product(dose(0, ongoing=True)), samples=(*hepatocellular(), *later))
    assert points(of, "course") == (0, 0)


def test_trap_7_no_information_on_the_course_is_zero() -> None:
    assert points(case(TAKEN, samples=hepatocellular()), "course") == (0, 0)


@pytest.mark.parametrize(("count", "worst"), [(1, -1), (2, -2), (3, -3)])
def test_trap_8_only_the_worst_line_of_item_4_counts(count: int, worst: int) -> None:
    plain, toxic = co_drug(dose(0), id="plain"), co_drug(dose(0), id="toxic", hepatotoxicity="labelled")
    proven = co_drug(dose(0), id="proven", implicated=True)
    of = case(TAKEN, *(plain, toxic, proven)[:count], samples=hepatocellular())
    assert points(of, "concomitant") == (worst, worst)


@pytest.mark.parametrize(("count", "gives"), [(7, 1), (6, 0), (5, 0), (4, -2)])
def test_trap_9_seven_causes_are_not_counted_by_the_rule_for_six(count: int, gives: int) -> None:
    of = case(TAKEN, samples=hepatocellular(), work_up=ruled_out(count))
    assert points(of, "alternatives") == (gives, gives)


@pytest.mark.parametrize("missing", GROUP_I)
def test_trap_10_each_of_the_seven_causes_counts_hepatitis_b_among_them(missing: str) -> None:
    rest = work_up("ruled_out", *(cause for cause in (*GROUP_I, *GROUP_II) if cause != missing))
    assert points(case(TAKEN, samples=hepatocellular(), work_up=rest), "alternatives") == (0, 0)


@pytest.mark.parametrize("state", ["not_done", "inconclusive"])
def test_trap_11_only_a_negative_result_rules_out(state: str) -> None:
    rows = work_up(state, *GROUP_I, *GROUP_II)  # type: ignore[arg-type] # mypy does not narrow tables
    assert points(case(TAKEN, samples=hepatocellular(), work_up=rows), "alternatives") == (-2, -2)


@pytest.mark.parametrize("missing", GROUP_II)
def test_trap_12_without_all_of_group_ii_the_most_is_one(missing: str) -> None:
    rest = work_up("ruled_out", *(cause for cause in (*GROUP_I, *GROUP_II) if cause != missing))
    assert points(case(TAKEN, samples=hepatocellular(), work_up=rest), "alternatives") == (1, 1)


def test_trap_13_a_compatible_concomitant_drug_is_minus_one_not_plus_one() -> None:
    assert points(case(TAKEN, co_drug(dose(10)), samples=hepatocellular()), "concomitant") == (-1, -1)


def test_trap_14_no_line_has_the_points_of_circulating_misprints() -> None:
    for sheet in RUCAM_2016.sheets:
        course, onset = sheet.item("course"), sheet.item("time_to_onset")
        assert course is not None
        assert onset is not None
        assert -1 not in [answer.points for answer in course.answers]
        assert [one.points for one in onset.answers if one.id in ("first_compatible", "again_compatible")] == [1, 1]


def test_trap_15_a_livertox_category_does_not_answer_item_6() -> None:
    drug = replace(TAKEN, livertox_category="A")
    assert points(case(drug, samples=hepatocellular()), "hepatotoxicity") == (0, 0)


@pytest.mark.parametrize(("intended", "gives"), [(False, (3, 3)), (True, (0, 0)), (None, (0, 3))])
def test_trap_16_a_planned_re_exposure_is_not_scored(intended: bool | None, gives: tuple[int, int]) -> None:
    drug = product(dose(0, 30), dose(300, 330, intended=intended))
    of = case(drug, samples=(*hepatocellular(), alt(299, 1), alt(310, 3)))
    assert points(of, "rechallenge") == gives


@pytest.mark.parametrize("missing", [299, 310])
def test_trap_17_a_re_exposure_without_a_value_before_or_during_is_zero(missing: int) -> None:
    drug = product(dose(0, 30), dose(300, 330, intended=False))
    samples = tuple(one for one in (alt(299, 1), alt(310, 3)) if one != (alt(299, 1), alt(310, 3))[missing == 310])
    assert points(case(drug, samples=(*hepatocellular(), *samples)), "rechallenge") == (0, 0)


def test_trap_17_a_doubling_from_five_times_the_limit_is_not_usable() -> None:
    drug = product(dose(0, 30), dose(100, 130, intended=False))
    of = case(drug, samples=(*hepatocellular(), alt(99, 5), alt(110, 20)))
    assert points(of, "rechallenge") == (0, 0)


def test_the_guard_holds_for_the_line_with_other_products_too() -> None:
    drug = product(dose(0, 30), dose(100, 130, intended=False))
    of = case(drug, co_drug(dose(0)), samples=(*hepatocellular(), alt(99, 5), alt(110, 20)))
    assert points(of, "rechallenge") == (0, 0)


@pytest.mark.parametrize(("during", "gives"), [(0.7, -2), (1.2, 0)])
def test_only_a_rise_that_stays_below_the_limit_is_minus_two(during: float, gives: int) -> None:
    drug = product(dose(0, 30, 100), dose(300, 330, 100, intended=False))
    of = case(drug, samples=(*hepatocellular(), alt(299, 0.65), alt(310, during)))
    assert points(of, "rechallenge") == (gives, gives)


def test_trap_18_a_raised_baseline_does_not_replace_the_limit() -> None:
    samples = (alt(-10, 4), alt(30, 11), alp(30, 1), alt(36, 7))
    assert points(case(TAKEN, samples=samples), "course") == (0, 0)


@pytest.mark.parametrize(("age", "gives"), [(54, 0), (55, 1), (56, 1)])
def test_trap_20_age_counts_from_55(age: int, gives: int) -> None:
    of = case(TAKEN, samples=hepatocellular(), patient=Patient(sex="male", age=age, alcohol=0))
    assert points(of, "risk_age") == (gives, gives)


def test_a_missing_alp_gives_both_sheets_their_common_range_and_asks_for_alp_first() -> None:
    found = pair(case(TAKEN, samples=(alt(30, 10), alt(36, 2))))
    assert found.sheet_id == "both"
    assert found.total is not None
    assert found.total == (
        min(one.total[0] for one in found.sheets), max(one.total[1] for one in found.sheets)
    )  # fmt: skip
    assert "ALP" in found.next_tests[0].what


def test_the_nearest_pair_of_other_days_is_offered_and_not_taken() -> None:
    of = case(TAKEN, samples=(alt(30, 10), alp(31, 1)))
    assert liver(of).pair_offer == (0, 1)
    assert liver(of).ratio is None
    assert pair(of).sheet_id == "both"


def test_ast_does_not_stand_in_for_alt() -> None:
    of = case(TAKEN, samples=(ast(30, 10), alp(30, 1.5)))
    assert liver(of).ratio is None
    assert pair(of).sheet_id == "both"


def test_an_event_of_another_kind_has_no_sheet() -> None:
    found = assess(case(TAKEN, samples=hepatocellular(), of=event(30, "other", ("ALT",)))).pairs
    (rucam,) = (one for one in found if one.method.id == "rucam-2016")
    assert (rucam.applicability.state, rucam.total) == ("not_applicable", None)


def test_concomitant_products_and_treatments_have_no_sheet_of_their_own() -> None:
    helper = product(dose(35), id="bicyclol", role="treatment", treats=("event",))
    of = case(TAKEN, co_drug(dose(0)), helper, samples=hepatocellular())
    assert {one.product for one in assess(of).pairs} == {"drug"}
    assert item(of, "concomitant").points == (-1, -1)


@pytest.mark.parametrize(("day", "value", "gives"), [(181, 9, -2), (300, 9, -2), (181, 2, 0), (300, 2, 0)])
def test_alt_still_high_half_a_year_later_is_no_fall_and_a_late_normal_value_no_credit(
    day: int, value: float, gives: int
) -> None:
    assert points(case(TAKEN, samples=(*hepatocellular(30), alt(30 + day, value))), "course") == (gives, gives)
