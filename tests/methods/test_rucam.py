"""The declared sheets against the worksheet of 2016 (Danan & Teschke, doi:10.3390/ijms17010014)."""

import pytest

from causality.case.causes import GROUP_I, GROUP_II
from causality.case.model import Patient
from causality.methods.method import Item, Sheet
from causality.methods.rucam import RUCAM_2016
from tests.build import (
    CHECKLIST,
    alp,
    alt,
    case,
    co_drug,
    decision,
    dose,
    hepatocellular,
    only_sheet,
    pair,
    product,
    ruled_out,
    work_up,
)

HEPATOCELLULAR, CHOLESTATIC = RUCAM_2016.sheets

POINTS = {
    "hepatocellular": {
        ("1", "time_to_onset"): [2, 1, 2, 1, 1, 1],
        ("2", "course"): [3, 2, 0, 0, -2],
        ("3a", "risk_alcohol"): [1, 0],
        ("3b", "risk_age"): [1, 0],
        ("4", "concomitant"): [0, 0, -1, -2, -3],
        ("5", "alternatives"): [2, 1, 0, -2, -3],
        ("6", "hepatotoxicity"): [2, 1, 0],
        ("7", "rechallenge"): [3, 1, -2, 0],
    },
    "cholestatic_mixed": {
        ("1", "time_to_onset"): [2, 1, 2, 1, 1, 1],
        ("2", "course"): [2, 1, 0],
        ("3a", "risk_alcohol"): [1, 0],
        ("3b", "risk_pregnancy"): [1, 0],
        ("3c", "risk_age"): [1, 0],
        ("4", "concomitant"): [0, 0, -1, -2, -3],
        ("5", "alternatives"): [2, 1, 0, -2, -3],
        ("6", "hepatotoxicity"): [2, 1, 0],
        ("7", "rechallenge"): [3, 1, -2, 0],
    },
}


def spans(sheet: Sheet) -> list[tuple[int, int]]:
    return [item.span(tuple(answer.id for answer in item.answers)) for item in sheet.items]


@pytest.mark.parametrize("sheet", RUCAM_2016.sheets, ids=lambda sheet: sheet.id)
def test_items_and_points_are_those_of_the_worksheet_in_its_order(sheet: Sheet) -> None:
    printed = {(item.number, item.id): [answer.points for answer in item.answers] for item in sheet.items}
    assert printed == POINTS[sheet.id]
    assert list(printed) == list(POINTS[sheet.id])


@pytest.mark.parametrize(
    ("sheet", "lowest", "highest"),
    [(HEPATOCELLULAR, [1, -2, 0, 0, -3, -3, 0, -2], [2, 3, 1, 1, 0, 2, 2, 3]),
     (CHOLESTATIC, [1, 0, 0, 0, 0, -3, -3, 0, -2], [2, 2, 1, 1, 1, 0, 2, 2, 3])],
    ids=["hepatocellular", "cholestatic"],
)  # fmt: skip
def test_each_item_spans_the_points_of_the_arithmetic_check(
    sheet: Sheet, lowest: list[int], highest: list[int]
) -> None:
    assert [low for low, _high in spans(sheet)] == lowest
    assert [high for _low, high in spans(sheet)] == highest


@pytest.mark.parametrize(("sheet", "least", "most"), [(HEPATOCELLULAR, -9, 14), (CHOLESTATIC, -7, 14)])
def test_a_sheet_reaches_from_its_published_minimum_to_its_maximum(sheet: Sheet, least: int, most: int) -> None:
    assert (sum(low for low, _high in spans(sheet)), sum(high for _low, high in spans(sheet))) == (least, most)


def test_the_cholestatic_maximum_is_13_with_alcohol_and_pregnancy_on_one_line() -> None:
    pregnancy = CHOLESTATIC.item("risk_pregnancy")
    assert isinstance(pregnancy, Item)
    assert sum(high for _low, high in spans(CHOLESTATIC)) - pregnancy.span(("yes",))[1] == 13


def test_the_cholestatic_course_has_no_negative_line() -> None:
    course = CHOLESTATIC.item("course")
    assert isinstance(course, Item)
    assert min(answer.points for answer in course.answers) == 0


@pytest.mark.parametrize(
    ("total", "category"),
    [(-9, "excluded"), (-1, "excluded"), (0, "excluded"), (1, "unlikely"), (2, "unlikely"), (3, "possible"),
     (5, "possible"), (6, "probable"), (8, "probable"), (9, "highly probable"), (14, "highly probable")],
)  # fmt: skip
def test_category_on_both_sides_of_every_band(total: int, category: str) -> None:
    assert RUCAM_2016.category(total) == category


@pytest.mark.parametrize(
    ("total", "categories"),
    [((0, 0), ("excluded",)), ((0, 1), ("excluded", "unlikely")), ((2, 3), ("unlikely", "possible")),
     ((5, 6), ("possible", "probable")), ((8, 9), ("probable", "highly probable")),
     ((-9, 14), ("excluded", "unlikely", "possible", "probable", "highly probable"))],
)  # fmt: skip
def test_a_range_reaches_its_categories_from_the_lowest_up(total: tuple[int, int], categories: tuple[str, ...]) -> None:
    assert RUCAM_2016.categories(total) == categories


@pytest.mark.parametrize("sheet", RUCAM_2016.sheets, ids=lambda sheet: sheet.id)
def test_ids_and_numbers_are_unique_on_a_sheet(sheet: Sheet) -> None:
    for names in ([item.id for item in sheet.items], [item.number for item in sheet.items]):
        assert len(names) == len(set(names))
    for item in sheet.items:
        answers = [answer.id for answer in item.answers]
        assert len(answers) == len(set(answers))


def test_the_checklist_has_seven_causes_and_five_and_keeps_hepatitis_b() -> None:
    assert list(GROUP_I) == [
        "hepatitis_a", "hepatitis_b", "hepatitis_c", "hepatitis_e", "biliary_vascular", "alcohol", "hypotension"
    ]  # fmt: skip
    assert list(GROUP_II) == ["underlying_disease", "cmv", "ebv", "hsv", "vzv"]


def test_lines_that_were_not_read_in_a_reproduction_say_so() -> None:
    transcribed = {
        (sheet.id, answer.id)
        for sheet in RUCAM_2016.sheets
        for item in sheet.items
        for answer in item.answers
        if answer.label == "transcribed"
    }
    for sheet in RUCAM_2016.sheets:
        assert {(sheet.id, name) for name in ("group_i", "five_or_six", "fewer", "alone", "combined")} <= transcribed
    assert ("cholestatic_mixed", "after_cessation") in transcribed


DRINKER = Patient(sex="female", age=60, alcohol=3, pregnant=False)
EVERYTHING = work_up("ruled_out", *CHECKLIST)


def test_vector_best_hepatocellular_case() -> None:
    drug = product(dose(0, 30, 100), dose(200, 230, 100, intended=False), hepatotoxicity="labelled")
    samples = (*hepatocellular(30), alt(36, 2), alt(199, 1), alt(210, 3))
    best = case(drug, samples=samples, patient=DRINKER, work_up=EVERYTHING)
    sheet = only_sheet(best)
    assert [item.points for item in sheet.items] == [(2, 2), (3, 3), (1, 1), (1, 1), (0, 0), (2, 2), (2, 2), (3, 3)]
    assert (sheet.total, pair(best).categories) == ((14, 14), ("highly probable",))


def test_vector_worst_scoreable_hepatocellular_case() -> None:
    drug = product(dose(0, 20, 100), dose(400, 430, 100, intended=False), hepatotoxicity="unknown")
    other = co_drug(dose(0), implicated=True)
    samples = (*hepatocellular(30), alt(60, 9), alt(399, 0.4), alt(410, 0.7))
    confirmed = decision("alternatives", "highly_probable", overridden="biopsy")
    worst = case(drug, other, samples=samples, decisions=(confirmed,))
    sheet = only_sheet(worst)
    assert [item.points for item in sheet.items] == [
        (1, 1), (-2, -2), (0, 0), (0, 0), (-3, -3), (-3, -3), (0, 0), (-2, -2)
    ]  # fmt: skip
    assert (sheet.total, pair(worst).categories) == ((-9, -9), ("excluded",))


@pytest.mark.parametrize(("pregnant", "total"), [(False, 13), (True, 14)])
def test_vector_best_cholestatic_case(pregnant: bool, total: int) -> None:
    drug = product(dose(0, 30, 100), dose(300, 330, 100, intended=False), hepatotoxicity="labelled")
    samples = (alt(30, 1), alp(30, 4), alp(100, 2), alp(299, 1), alp(310, 2))
    patient = Patient(sex="female", age=60, alcohol=3, pregnant=pregnant)
    best = case(drug, samples=samples, patient=patient, work_up=EVERYTHING)
    sheet = only_sheet(best)
    pregnancy = int(pregnant)
    assert [item.points[0] for item in sheet.items] == [2, 2, 1, pregnancy, 1, 0, 2, 2, 3]
    assert (sheet.total, pair(best).categories) == ((total, total), ("highly probable",))


def test_vector_worst_cholestatic_case() -> None:
    drug = product(dose(0, 20, 100), dose(300, 330, 100, intended=False), hepatotoxicity="unknown")
    other = co_drug(dose(0), implicated=True)
    samples = (alt(30, 1), alp(30, 4), alp(100, 5), alp(299, 0.4), alp(310, 0.7))
    confirmed = decision("alternatives", "highly_probable", sheet="cholestatic_mixed", overridden="ERCP")
    worst = case(drug, other, samples=samples, decisions=(confirmed,))
    sheet = only_sheet(worst)
    assert [item.points[0] for item in sheet.items] == [1, 0, 0, 0, 0, -3, -3, 0, -2]
    assert (sheet.total, pair(worst).categories) == ((-7, -7), ("excluded",))


def test_vector_continued_published_product_with_five_causes_ruled_out_is_possible() -> None:
    drug = product(dose(0, ongoing=True), hepatotoxicity="published")
    of = case(drug, samples=hepatocellular(30), work_up=ruled_out(5))
    sheet = only_sheet(of)
    assert [item.points[0] for item in sheet.items] == [2, 0, 0, 0, 0, 0, 1, 0]
    assert (sheet.total, pair(of).categories) == ((3, 3), ("possible",))


def test_vector_six_of_seven_is_not_the_rule_of_1993() -> None:
    drug = product(dose(0, ongoing=True), hepatotoxicity="published")
    assert only_sheet(case(drug, samples=hepatocellular(30), work_up=ruled_out(6))).total == (3, 3)
    assert only_sheet(case(drug, samples=hepatocellular(30), work_up=ruled_out(7))).total == (4, 4)
