import json
from dataclasses import replace
from importlib.resources import files

import pytest

from causality.answer import answer
from causality.assess import Assessment, assess
from causality.case.file import read_case
from causality.methods.method import Applicability
from tests.conftest import METHOD, pairs

CONTRACT = {
    "": {"case", "assessments", "liver", "challenges", "grades", "findings"},
    "case": {"id"},
    "assessments": {
        "product", "event", "method", "sheet", "applicability", "total", "total_range", "could_become", "category",
        "category_range", "items", "next_tests",
    },
    "items": {"id", "answer", "points", "points_range", "basis", "evidence", "text"},
    "next_tests": {"what", "effect"},
    "liver": {"onset_sample", "R", "nR", "pattern", "hys_law", "severity", "case_definition"},
    "challenges": {"product", "event", "analyte", "change", "verdict", "reason"},
    "findings": {"kind", "severity", "text", "where"},
}  # fmt: skip


LIVER_LOOKS = {"edish", "p_alt", "severity_dilin"}
SINCE = {"product", "analyte", "baseline", "baseline_samples", "worst", "multiple_range", "of_baseline_range", "grades"}


def test_the_worked_example_tells_its_quadrant_and_grades_by_version() -> None:
    given = answer(assess(read_case((files("resources") / "cases" / "alpelisib.json").read_bytes())))
    assert given["liver"].keys() >= LIVER_LOOKS
    assert given["liver"]["edish"]["quadrant"] == "potential_hys_law"
    assert given["liver"]["edish"]["days_between"] == [-35, -35]
    assert [step["day"] for step in given["liver"]["edish"]["path"]][:2] == ["2024-07-25", "2024-08-04"]
    assert given["liver"]["p_alt"]["value"] is None
    ast = next(one for one in given["since_first_intake"] if (one["product"], one["analyte"]) == ("alpelisib", "AST"))
    assert ast.keys() >= SINCE
    assert [(grade["version"], grade["grade"]) for grade in ast["grades"]] == [("4.03", 3), ("5.0", 0), ("6.0", 1)]
    grades = {(one["product"], one["event"]): one for one in given["completeness"]["vigigrade_2014"]}
    assert grades["alpelisib", "liver-injury"]["score"] == 0.5103
    assert [one["product"] for one in given["completeness"]["dili_minimum"]] == ["alpelisib", "herbal-decoction"]
    glucose = next(one for one in given["since_first_intake"] if one["analyte"] == "GLU")
    assert {grade["version"]: grade["grade"] for grade in glucose["grades"]} == {"4.03": 3, "6.0": 3}


def test_every_key_of_the_contract_is_there(assessment: Assessment) -> None:
    given = answer(assessment)
    pair = given["assessments"][1]
    objects = {
        "": given,
        "case": given["case"],
        "assessments": pair,
        "items": pair["items"][0],
        "liver": given["liver"],
    }
    objects |= {"next_tests": pair["next_tests"][0]}
    objects |= {key: given[key][0] for key in ("challenges", "findings")}
    for name, keys in CONTRACT.items():
        assert keys <= objects[name].keys(), name


def test_it_is_valid_json_and_stays_the_same(assessment: Assessment) -> None:
    first, second = (json.dumps(answer(assessment), allow_nan=False, ensure_ascii=False) for _turn in range(2))
    assert first == second
    assert "5–90 days" in first


def test_a_range_has_no_single_total_and_no_single_category(assessment: Assessment) -> None:
    pair = answer(assessment)["assessments"][1]
    assert (pair["total"], pair["total_range"], pair["could_become"]) == (None, [0, 5], [-1, 7])
    assert (pair["category"], pair["category_range"]) == (None, ["excluded", "unlikely", "possible"])
    assert pair["symbol"] == "○ … ◑"


def test_a_settled_total_is_a_number(assessment: Assessment) -> None:
    settled = replace(pairs()[1], total=(6, 6), applicability=Applicability("applicable"))
    pair = answer(replace(assessment, pairs=(settled,)))["assessments"][0]
    assert (pair["total"], pair["category"], pair["symbol"]) == (6, "probable", "◕")


def test_items_of_both_sheets_are_listed_when_the_pattern_is_unknown(assessment: Assessment) -> None:
    pair = answer(assessment)["assessments"][1]
    assert pair["sheet"] == "both"
    assert [(item["sheet"], item["id"]) for item in pair["items"]] == [
        ("hepatocellular", "onset"),
        ("hepatocellular", "course"),
        ("cholestatic", "onset"),
    ]


def test_an_open_item_has_no_answer_but_its_possible_ones(assessment: Assessment) -> None:
    item = answer(assessment)["assessments"][1]["items"][1]
    assert (item["answer"], item["points"], item["points_range"]) == (None, None, [-2, 3])
    assert [one["id"] for one in item["answers"]] == ["fall", "rise"]


def test_a_verdict_without_number_has_null_totals(assessment: Assessment) -> None:
    pair = answer(assessment)["assessments"][0]
    assert (pair["total"], pair["total_range"], pair["category"], pair["items"]) == (None, None, None, [])
    assert pair["applicability"] == {"state": "not_applicable", "reason": "onset precedes exposure"}


def test_what_is_infinite_or_not_computable_is_null(assessment: Assessment) -> None:
    liver = answer(assessment)["liver"]
    assert (liver["R"], liver["R_range"], liver["nR"], liver["nR_range"]) == (None, None, None, [7.0, None])
    assert liver["onset_days"] == ["2024-07-25", "2024-07-25"]


def test_readings_carry_days_as_dates(assessment: Assessment) -> None:
    reading = answer(assessment)["challenges"][0]["readings"][0]
    assert (reading["days"], reading["before"], reading["half_days"]) == (
        ["2024-08-11", "2024-08-20"],
        "samples[0]",
        [3, 9],
    )


@pytest.mark.parametrize(("methods", "count"), [(None, 2), ([METHOD.id], 2), (["naranjo"], 0)])
def test_only_the_methods_asked_for_are_given(assessment: Assessment, methods: list[str] | None, count: int) -> None:
    assert len(answer(assessment, methods)["assessments"]) == count


def test_a_case_without_liver_event_has_no_liver_object(assessment: Assessment) -> None:
    given = answer(replace(assessment, liver=()))
    assert (given["liver"], given["liver_events"]) == (None, [])
