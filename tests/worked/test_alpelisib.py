"""The worked example: complete, in canonical form, and equal to the article's table where that is at hand."""

import re
from importlib.resources import files
from pathlib import Path
from typing import Protocol

import pytest

from causality.case.checks import checks
from causality.case.file import case_json, read_case
from causality.case.model import Case

ARTICLE = Path(__file__).parents[2].parent / "shared" / "seed" / "000_63dfbbdc9ec98b21.txt"
TEXT = files("resources").joinpath("cases/alpelisib.json").read_text(encoding="utf-8")
ANALYTES = ("ALT", "AST", "TBIL", "DBIL", "Glu")


class Sourced(Protocol):
    @property
    def source(self) -> str: ...


@pytest.fixture(scope="module")
def case() -> Case:
    return read_case(TEXT.encode())


def test_the_file_is_in_canonical_form(case: Case) -> None:
    assert case_json(case) == TEXT


def test_every_fact_names_its_place_in_the_article(case: Case) -> None:
    facts: tuple[Sourced, ...] = (
        case.patient, *case.patient.history, *case.events, *case.products, *case.samples, *case.limits, *case.work_up,
        *case.symptoms, *case.imaging, *case.statements, *(dose for product in case.products for dose in product.doses),
    )  # fmt: skip
    assert [fact for fact in facts if not fact.source] == []


@pytest.mark.parametrize("analyte", ANALYTES)
def test_the_samples_and_limits_are_those_of_table_1(case: Case, analyte: str) -> None:
    if not ARTICLE.exists():
        pytest.skip("the article is not at hand")
    cells = re.search(rf"^\t{analyte}\n((?:\t.*\n)+)", ARTICLE.read_text(encoding="utf-8"), re.MULTILINE)
    assert cells is not None
    *values, limits, unit = (cell.strip() for cell in cells.group(1).splitlines())
    samples = sorted((sample for sample in case.samples if sample.analyte == analyte), key=lambda one: one.day.text)
    assert [sample.value for sample in samples] == [float(value) for value in values]
    assert {sample.unit for sample in samples} == {unit}
    (limit,) = (limit for limit in case.limits if limit.analyte == analyte)
    assert [limit.lower, limit.upper] == [float(end) for end in limits.split("-")]


def test_the_samples_of_table_1_stand_on_its_eight_days(case: Case) -> None:
    days = {sample.day.text for sample in case.samples if sample.value is not None}
    assert sorted(days) == [
        "2024-07-25", "2024-08-04", "2024-08-12", "2024-08-29", "2024-09-07", "2024-10-07", "2024-10-10", "2024-11-07",
    ]  # fmt: skip


def test_what_the_article_does_not_give_is_absent(case: Case) -> None:
    assert (case.patient.age, case.patient.alcohol, case.patient.pregnant) == (None, None, None)
    assert (case.narrative, case.conclusion, case.decisions) == ("", "", ())
    assert {sample.analyte for sample in case.samples}.isdisjoint({"ALP", "GGT", "INR"})


def test_the_gaps_and_the_two_dates_of_the_neuralgia_are_found(case: Case) -> None:
    kinds = {finding.kind for finding in checks(case)}
    assert kinds == {
        "symptom_before_onset", "work_up_without_test", "age_missing", "alcohol_missing", "liver_tests_missing",
        "stop_missing", "hepatotoxicity_missing", "metabolism_missing", "outcome_missing", "seriousness_missing",
        "further_cause",
    }  # fmt: skip
