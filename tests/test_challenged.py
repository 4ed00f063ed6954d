"""Changes of dose as rows: what each shows, on what it rests, and which items take it up."""

from dataclasses import replace
from importlib.resources import files

import pytest

from causality import challenged
from causality.assess import Assessment, assess
from causality.case.file import read_case
from causality.case.model import Case, Statement
from causality.case.severity import SeverityGrade
from causality.challenged import Row
from tests.build import alt, case, co_drug, dose, hepatocellular, on, product, tbil

STOPPED = case(
    product(dose(0, 30, 100), dose(100, 120, 100, intended=False)), co_drug(dose(32, 40), id="other"),
    samples=(*hepatocellular(30), alt(36, 5), alt(95, 1), alt(110, 1.2), tbil(30, 1)), onset=30,
)  # fmt: skip


def row(assessment: Assessment, change: str, analyte: str) -> Row:
    return next(one for one in challenged.rows_of(assessment) if one.key[3:] == (change, analyte))


def told(assessment: Assessment, change: str, analyte: str) -> dict[str, object]:
    found = challenged.find(assessment, row(assessment, change, analyte).key)
    assert found is not None
    return {
        "taken": [one.ids[2:] for one in challenged.taken_by(assessment, found)],
        "places": [place for place, _text in challenged.places_of(assessment, found)],
        "change": challenged.change_text(found), "window": challenged.window_text(assessment, found),
        "others": challenged.others_text(found), "readings": challenged.readings_text(found),
    }  # fmt: skip


def test_a_row_says_what_changed_when_and_what_it_shows() -> None:
    found = row(assess(STOPPED), "stop", "ALT")
    assert (found.change, found.days) == ("drug: stop, 100 → 0 mg/day", "31 Jan 2024")
    assert (found.measured, found.event, found.course) == ("ALT", "event", "400 → 200 (−56 %)")
    assert (found.verdict, found.word) == ("uninterpretable", "not interpretable")


def test_rows_of_one_change_stand_together_in_the_order_of_time() -> None:
    changes = [one.key[3] for one in challenged.rows_of(assess(STOPPED))]
    assert [name for name, following in zip(changes, [*changes[1:], ""], strict=True) if name != following] == [
        "start", "stop", "restart", "stop",
    ]  # fmt: skip


def test_an_excess_of_nothing_has_no_size() -> None:
    assert row(assess(STOPPED), "restart", "ALT").course == "40 → 48"


def test_what_takes_it_up_asks_about_this_change_and_rests_on_its_samples() -> None:
    taken = told(assess(STOPPED), "stop", "ALT")["taken"]
    assert isinstance(taken, list)
    assert ("rucam-2016", "hepatocellular", "course") in taken
    assert ("recam", "recam", "dechallenge") in taken
    assert not [one for one in taken if one[2] in ("time_to_onset", "reappeared", "rechallenge")]
    again = told(assess(STOPPED), "restart", "ALT")["taken"]
    assert isinstance(again, list)
    assert {one[2] for one in again} >= {"rechallenge"}
    assert told(assess(STOPPED), "start", "ALT")["taken"] == []


def test_on_bilirubin_alone_no_item_of_the_hepatocellular_sheet_rests() -> None:
    taken = told(assess(STOPPED), "stop", "TBIL")["taken"]
    assert isinstance(taken, list)
    assert not [one for one in taken if one[0] == "rucam-2016"]


def test_it_is_said_what_counts_as_a_change_and_in_which_window() -> None:
    found = told(assess(STOPPED), "stop", "ALT")
    assert found["change"] == (
        "Change of the excess over the limit: −100 % to −56 %; a change of the value counts from 29 % on, the "
        "reference change value of ALT."
    )
    assert found["window"] == (
        "Counted: the last sample of the 14 days up to the change; after it up to 180 days, or until the dose changes "
        "again."
    )
    assert "20 % of the excess" in str(told(assess(STOPPED), "stop", "TBIL")["change"])
    assert found["others"] == "Also changed or may have changed: other."


def test_it_leads_to_the_dose_record_and_to_the_samples_before_and_after() -> None:
    assert told(assess(STOPPED), "stop", "ALT")["places"] == ["products[drug].doses[0]", "samples[0]", "samples[2]"]


def test_severity_grades_stand_for_samples() -> None:
    grades = tuple(SeverityGrade(event="event", day=on(day), grade=grade) for day, grade in ((28, 3), (40, 1)))
    whole = Case(id="case", events=STOPPED.events, products=(product(dose(0, 30)),), severity_grades=grades)
    found = row(assess(whole), "stop", "SEVERITY")
    assert (found.word, found.course) == ("positive", "grade 3 → 1 (10 Feb 2024)")
    assert told(assess(whole), "stop", "SEVERITY")["places"] == ["products[drug].doses[0]"]
    assert told(assess(whole), "stop", "SEVERITY")["taken"]


@pytest.mark.parametrize("key", [("drug", "event", 0, "stop", "GGT"), ("x", "event", 0, "stop", "ALT")])
def test_what_is_no_challenge_of_the_case_is_not_found(key: challenged.Key) -> None:
    assert challenged.find(assess(STOPPED), key) is None


def test_the_worked_example_has_a_row_for_every_challenge() -> None:
    worked = assess(read_case((files("resources") / "cases" / "alpelisib.json").read_bytes()))
    rows = challenged.rows_of(worked)
    assert len({one.key for one in rows}) == len(rows) == len(worked.challenges)
    assert all(challenged.find(worked, one.key) is not None for one in rows)


def test_what_sources_state_and_what_the_doses_show_stand_beside_it() -> None:
    statement = Statement(
        kind="challenge", text="It fell.", product="drug", event="event", analyte="ALT", change="stop",
        direction="fall", source="Letter",
    )  # fmt: skip
    whole = assess(replace(STOPPED, statements=(statement,)))
    found = challenged.find(whole, row(whole, "stop", "ALT").key)
    other = challenged.find(whole, row(whole, "restart", "ALT").key)
    assert found is not None
    assert other is not None
    told = challenged.beside_texts(whole, found)
    assert told[0] == "Stated: “It fell.” (Letter)"
    assert told[1].startswith("Value against daily dose: ")
    assert not [text for text in challenged.beside_texts(whole, other) if "It fell" in text]


def test_signs_of_benefit_stand_beside_the_challenges_of_their_pair() -> None:
    begun = case(product(dose(30, None, 300)), samples=(tbil(28, 3), tbil(40, 1.5)), onset=20)
    whole = assess(begun)
    found = challenged.find(whole, row(whole, "start", "TBIL").key)
    assert found is not None
    assert (
        "Event improved when drug was begun, a weak sign against the product as the cause"
        in challenged.beside_texts(whole, found)
    )
