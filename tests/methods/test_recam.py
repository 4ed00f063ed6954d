"""RECAM in the bound-consistent reading: both sides of every limit, what is missing, and what is said of it."""

from dataclasses import replace

import pytest

from causality.case.examinations import Biopsy
from causality.case.model import Case, Patient, Sample, Symptom, WorkUpRow
from causality.methods.recam import ITEMS, METHOD
from causality.methods.verdicts import extremes
from tests.build import (
    ADULT,
    alp,
    alt,
    answers_by,
    ast,
    by_method,
    case,
    dose,
    hepatocellular,
    on,
    product,
    work_up,
)

CAUTION = "transcribed point table, check against Hayashi 2022 before regulatory use"
CLEAR = ("hepatitis_a", "hepatitis_b", "hepatitis_c", "hepatitis_e", "biliary_vascular", "hypotension", "autoimmune",
         "sepsis", "cmv", "ebv", "hsv")  # fmt: skip


def recam(of: Case, item: str) -> set[str]:
    return answers_by(of, "recam", item)


def of(start: int, stop: int | None = 30, onset: int = 30, slow: bool | None = None) -> Case:
    taken = dose(start, stop) if stop is not None else dose(start, ongoing=True)
    return case(product(taken, slow=slow), samples=hepatocellular(onset), onset=onset)


@pytest.mark.parametrize(
    ("days", "line"),
    [(0, "day_1"), (1, "day_1"), (2, "day_9"), (9, "day_9"), (10, "day_60"), (60, "day_60"), (61, "day_90"),
     (90, "day_90"), (91, "later")],
)  # fmt: skip
def test_time_from_the_first_intake(days: int, line: str) -> None:
    assert recam(of(100 - days, 110, 100), "from_start") == {line}


@pytest.mark.parametrize(
    ("days", "line"),
    [(0, "during"), (1, "day_30"), (30, "day_30"), (31, "day_60"), (60, "day_60"), (61, "day_90"), (90, "day_90"),
     (91, "day_120"), (120, "day_120"), (121, "later")],
)  # fmt: skip
def test_time_from_the_last_intake(days: int, line: str) -> None:
    assert recam(of(0, 200 - days, 200, slow=False), "from_stop") == {line}


@pytest.mark.parametrize(("slow", "lines"), [(True, {"long_half_life"}), (None, {"day_60", "long_half_life"})])
def test_a_long_half_life_costs_nothing(slow: bool | None, lines: set[str]) -> None:
    assert recam(of(0, 160, 200, slow=slow), "from_stop") == lines


@pytest.mark.parametrize(
    ("days", "line"),
    [(30, "day_30"), (31, "day_90"), (90, "day_90"), (91, "day_182"), (182, "day_182"), (183, "day_365"),
     (365, "day_365"), (366, "not_assessable")],
)  # fmt: skip
def test_time_to_less_than_half_of_the_peak(days: int, line: str) -> None:
    fallen = replace(of(0), samples=(*hepatocellular(30), alt(30 + days, 4.9)))
    assert recam(fallen, "dechallenge") == {line}


@pytest.mark.parametrize(("times", "line"), [(4.99, "day_30"), (5.0, "not_assessable")])
def test_half_is_of_the_peak_and_has_to_be_passed(times: float, line: str) -> None:
    assert recam(replace(of(0), samples=(*hepatocellular(30), alt(40, times))), "dechallenge") == {line}


def test_where_peak_and_last_intake_count_differently_both_lines_stand() -> None:
    late = replace(of(0), samples=(*hepatocellular(30), alt(50, 20), alt(75, 5)))
    assert recam(late, "dechallenge") == {"day_30", "day_90"}


def test_a_decline_under_the_product_speaks_against_it() -> None:
    assert recam(replace(of(0, None), samples=(*hepatocellular(30), alt(60, 2))), "dechallenge") == {"under_product"}
    unreported = case(product(dose(0)), samples=(*hepatocellular(30), alt(60, 2)), onset=30)
    assert recam(unreported, "dechallenge") == {"under_product", "not_assessable"}


@pytest.mark.parametrize(("day", "lines"), [(212, {"not_assessable"}), (213, {"persists", "not_assessable"})])
def test_a_value_that_stays_high_for_half_a_year_is_for_the_officer_to_explain(day: int, lines: set[str]) -> None:
    assert recam(replace(of(0), samples=(*hepatocellular(30), alt(day, 9.5))), "dechallenge") == lines


@pytest.mark.parametrize(
    ("category", "lines"),
    [("A", {"a_b"}), ("b", {"a_b"}), ("C", {"c"}), ("D", {"d"}), ("E*", {"d"}), ("E", {"e_x"}), ("X", {"e_x"}),
     ("", {"a_b", "c", "d", "e_x"})],
)  # fmt: skip
def test_the_livertox_category_is_open_until_it_is_entered(category: str, lines: set[str]) -> None:
    base = of(0)
    known = replace(base, products=(replace(base.products[0], livertox_category=category),))
    assert recam(known, "literature") == lines


@pytest.mark.parametrize("cause", ["hepatitis_a", "hepatitis_b", "hepatitis_c", "hepatitis_e"])
@pytest.mark.parametrize(
    ("state", "points"), [("ruled_out", (0, 0)), ("not_done", (-3, -3)), ("inconclusive", (-3, -3))]
)
def test_a_virus_that_is_not_tested_is_charged(cause: str, state: str, points: tuple[int, int]) -> None:
    found = by_method(replace(of(0), work_up=work_up(state, cause)), "recam")  # type: ignore[arg-type] # parametrized
    (item,) = (one for one in found.sheets[0].items if one.item.id == cause)
    assert item.points == points


def test_a_positive_virus_is_charged_six() -> None:
    assert recam(replace(of(0), work_up=work_up("positive", "hepatitis_e")), "hepatitis_e") == {"positive"}
    assert recam(replace(of(0), work_up=work_up("positive", "hepatitis_b")), "hepatitis_b") == {"positive", "carrier"}


@pytest.mark.parametrize("cause", ["cmv", "ebv", "hsv"])
def test_a_further_virus_that_is_not_tested_is_not_charged(cause: str) -> None:
    assert recam(of(0), cause) == {"untested"}
    assert recam(replace(of(0), work_up=work_up("ruled_out", cause)), cause) == {"negative"}
    assert recam(replace(of(0), work_up=work_up("positive", cause)), cause) == {"single", "both"}


@pytest.mark.parametrize(
    ("aspartate", "drinks", "lines"),
    [
        (1.9, 8, {"not_evaluated"}),
        (2.0, None, {"missing"}),
        (2.0, 2, {"low"}),
        (2.0, 3, {"moderate"}),
        (2.0, 4, {"moderate"}),
        (2.0, 5, {"heavy"}),
    ],
)
def test_alcohol_is_evaluated_only_where_the_enzymes_ask_for_it(
    aspartate: float, drinks: float | None, lines: set[str]
) -> None:
    samples = (alt(30, 6), ast(30, 6 * aspartate), alp(30, 1))
    patient = Patient(sex="female", age=40, alcohol=drinks, pregnant=False)
    known = case(product(dose(0, 30)), samples=samples, onset=30, patient=patient)
    assert recam(known, "alcohol") == lines


@pytest.mark.parametrize("name", ["autoimmune", "autoimmune hepatitis", "AIH", "Autoimmune hepatitis (AIH)", "ANA"])
def test_autoimmune_hepatitis_counts_under_each_of_its_names(name: str) -> None:
    row = WorkUpRow(cause=name, state="ruled_out", test="ANA", result="negative")
    assert recam(replace(of(0), work_up=(row,)), "autoimmune") == {"negative"}


def test_markers_entered_with_the_underlying_diseases_are_markers_still() -> None:
    row = WorkUpRow(cause="underlying_disease", state="ruled_out", test="ANA", result="negative")
    assert recam(replace(of(0), work_up=(row,)), "autoimmune") == {"negative"}
    assert recam(replace(of(0), work_up=(replace(row, test="CT"),)), "autoimmune") == {"missing"}


def test_sepsis_is_evaluated_only_below_an_r_of_five() -> None:
    assert recam(of(0), "sepsis") == {"not_evaluated"}
    mixed = replace(of(0), samples=(alt(30, 6), alp(30, 2)))
    assert recam(mixed, "sepsis") == {"missing"}
    assert recam(replace(mixed, work_up=(WorkUpRow(cause="sepsis", state="positive"),)), "sepsis") == {"present"}


def test_a_biopsy_and_the_skin_are_read_from_the_case() -> None:
    assert (recam(of(0), "biopsy"), recam(of(0), "skin")) == ({"none"}, {"no"})
    assert recam(replace(of(0), biopsies=(Biopsy(result="read"),)), "biopsy") == {"consistent", "none", "other"}
    assert recam(replace(of(0), symptoms=(Symptom(name="DRESS", event="event"),)), "skin") == {"yes"}


def test_everything_for_the_product_is_the_published_maximum() -> None:
    assert extremes(ITEMS, tuple(item.everything for item in ITEMS)) == METHOD.sheets[0].bounds == (-88, 20)


@pytest.mark.parametrize(
    ("total", "category"),
    [(8, "highly probable"), (7, "probable"), (4, "probable"), (3, "possible"), (-3, "possible"),
     (-4, "unlikely or excluded")],
)  # fmt: skip
def test_the_categories_have_the_published_limits(total: int, category: str) -> None:
    assert METHOD.category(total) == category


def test_a_clear_case_is_highly_probable() -> None:
    causes = tuple(WorkUpRow(cause=cause, state="ruled_out") for cause in CLEAR)
    drug = replace(product(dose(0, 30)), livertox_category="A")
    known = case(drug, samples=(*hepatocellular(30), alt(50, 2)), onset=30, work_up=causes, patient=ADULT)
    found = by_method(replace(known, samples=(*known.samples, ast(30, 6))), "recam")
    assert (found.total, found.categories) == ((11, 11), ("highly probable",))


def test_every_total_says_that_the_table_is_a_transcription() -> None:
    assert METHOD.caution == CAUTION
    assert {answer.label for item in ITEMS for answer in item.answers} == {"transcribed", "derived"}


@pytest.mark.parametrize(("times", "state"), [(5.0, "applicable"), (4.9, "exploratory")])
def test_below_the_case_definition_it_is_exploratory(times: float, state: str) -> None:
    found = by_method(case(product(dose(0, 30)), samples=hepatocellular(30, times), onset=30), "recam")
    assert found.applicability.state == state


def test_an_onset_before_the_first_intake_is_not_applicable() -> None:
    found = by_method(of(40, 50, 30), "recam")
    assert (found.applicability.state, found.total) == ("not_applicable", None)


def test_a_peak_of_years_ago_is_not_of_this_injury() -> None:
    long_taken = case(product(dose(-800, 30)), samples=(alt(-700, 20), alt(-600, 1), *hepatocellular(30), alt(45, 2)),
                      onset=30)  # fmt: skip
    assert recam(long_taken, "dechallenge") == {"day_30"}


def test_a_value_still_high_after_half_a_year_counts_also_where_it_falls_later() -> None:
    late = replace(of(0), samples=(*hepatocellular(30), alt(230, 9.5), alt(300, 2)))
    assert recam(late, "dechallenge") == {"day_365", "persists"}


@pytest.mark.parametrize(("aspartate", "asked"), [(500 / 60, True), (501 / 60, False)], ids=["500 U/L", "501 U/L"])
def test_the_limit_of_ast_is_in_units_per_litre_whatever_the_laboratory_reports(aspartate: float, asked: bool) -> None:
    values = (("ALT", aspartate / 2, "ukat/L"), ("AST", aspartate, "ukat/L"))
    samples = tuple(Sample(analyte=name, day=on(30), value=value, unit=unit, upper=0.7) for name, value, unit in values)
    known = case(product(dose(0, 30)), samples=(*samples, alp(30, 1)), onset=30)
    assert recam(known, "alcohol") == ({"low"} if asked else {"not_evaluated"})


@pytest.mark.parametrize(("times", "lines"), [(3.01, {"positive"}), (3.0, {"none"})], ids=["above three", "three"])
def test_a_rechallenge_in_a_hepatocellular_injury(times: float, lines: set[str]) -> None:
    again = case(product(dose(0, 30), dose(100, 120)), samples=(*hepatocellular(30), alt(95, 1), alt(110, times)),
                 onset=30)  # fmt: skip
    assert recam(again, "rechallenge") == lines


@pytest.mark.parametrize(("day", "lines"), [(190, {"positive"}), (191, {"none"})])
def test_a_rechallenge_counts_for_ninety_days(day: int, lines: set[str]) -> None:
    again = case(product(dose(0, 30), dose(100, 300)), samples=(*hepatocellular(30), alt(95, 1), alt(day, 6)), onset=30)
    assert recam(again, "rechallenge") == lines


def test_without_a_pattern_a_rechallenge_is_read_both_ways() -> None:
    samples = (alt(30, 10), alt(90, 1), alt(110, 6), alp(90, 1), alp(110, 1))
    again = case(product(dose(0, 30), dose(100, 120)), samples=samples, onset=30)
    assert recam(again, "rechallenge") == {"positive", "none"}


def test_a_value_without_an_exact_day_leaves_the_course_open() -> None:
    loose = replace(of(0), samples=(*hepatocellular(30), alt("2024-02", 1)))
    assert recam(loose, "dechallenge") >= {"day_30", "not_assessable"}
