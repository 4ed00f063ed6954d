"""Which cause a name means: usual names lead to one cause, parts are not their whole, what only resembles is told."""

import pytest

from causality.case.causes import CHECKLIST, KNOWN, find_cause, part_named, resembles
from causality.case.checks import checks
from causality.case.model import Case, WorkUpRow, WorkUpState
from causality.case.work_up import spoken_of, states


@pytest.mark.parametrize(
    ("entered", "cause"),
    [*((cause, cause) for cause in KNOWN),
     *((name, "autoimmune") for name in ("autoimmune hepatitis", "Autoimmune hepatitis (AIH)", "AIH", "aih",
                                         "Auto-immune hepatitis", "Hepatitis, Autoimmune", "ANA", "ASMA", "IgG")),
     *((name, "sepsis") for name in ("Sepsis", "septicaemia", "Septicemia", "septic shock", "bacteraemia")),
     ("liver metastases", "underlying_disease"), ("Hepatitis B (HBsAg)", "hepatitis_b"),
     ("anaemia", None), ("hepatitis D", None), ("Wilson disease", None)],
)  # fmt: skip
def test_a_usual_name_leads_to_its_cause(entered: str, cause: str | None) -> None:
    assert find_cause(entered) == cause


@pytest.mark.parametrize("cause", CHECKLIST)
def test_a_cause_is_found_by_its_own_words(cause: str) -> None:
    assert find_cause(CHECKLIST[cause], "ruled_out") == cause


@pytest.mark.parametrize(
    ("entered", "cause"),
    [("autoimune hepatitis", "autoimmune"), ("AIH suspected", "autoimmune"), ("possible sepsis", "sepsis"),
     ("AIH", None), ("hepatitis D", None), ("non-alcoholic fatty liver", None), ("Wilson disease", None),
     ("radiotherapy", None), ("anaemia", None)],
)  # fmt: skip
def test_a_further_cause_that_resembles_a_known_one_is_told(entered: str, cause: str | None) -> None:
    assert resembles(entered) == cause
    told = [one for one in checks(Case(id="a", work_up=(WorkUpRow(cause=entered, state="ruled_out"),)))
            if one.kind == "resembling_cause"]  # fmt: skip
    assert bool(told) == (cause is not None)


def test_a_test_of_one_part_makes_a_row_on_the_whole_speak_of_that_part() -> None:
    assert part_named("ANA, ASMA", "negative") == "autoimmune"
    assert part_named("ANA, blood culture", "negative") is None
    row = WorkUpRow(cause="underlying_disease", state="ruled_out", test="ANA", result="negative")
    assert spoken_of(row) == "autoimmune"
    assert spoken_of(WorkUpRow(cause="underlying_disease", state="ruled_out", test="CT")) == "underlying_disease"
    assert spoken_of(WorkUpRow(cause="cmv", state="ruled_out", test="IgM and IgG")) == "cmv"


def test_a_part_that_is_positive_is_not_ruled_out_with_the_whole() -> None:
    rows = (WorkUpRow(cause="underlying_disease", state="ruled_out"), WorkUpRow(cause="AIH", state="positive"))
    case = Case(id="a", work_up=rows)
    assert states(case) == {"underlying_disease": "positive", "autoimmune": "positive"}
    (told,) = [one for one in checks(case) if one.kind == "work_up_contradiction"]
    assert set(told.where) == {"work_up[0]", "work_up[1]"}


@pytest.mark.parametrize(
    ("state", "result", "told"),
    [("not_done", "HBsAg negative", True), ("not_done", "IgM pos.", True), ("not_done", "non-reactive", True),
     ("not_done", "pending", False), ("not_done", "", False), ("not_done", "positional vertigo", False),
     ("inconclusive", "negative", False), ("ruled_out", "negative", False)],
)  # fmt: skip
def test_a_test_not_done_beside_the_result_that_it_gave_is_told(state: WorkUpState, result: str, told: bool) -> None:
    case = Case(id="a", work_up=(WorkUpRow(cause="hepatitis_b", state=state, result=result),))
    found = [one for one in checks(case) if one.kind == "work_up_not_done_with_result"]
    assert [one.where for one in found] == ([("work_up[0]",)] if told else [])
