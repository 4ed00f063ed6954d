"""What stands in the way of the author's signature."""

from dataclasses import replace
from datetime import date

import pytest

from causality.assess import Assessment, assess
from causality.case.dates import exact
from causality.case.edits import answer_finding
from causality.case.model import Case, Patient
from causality.report.readiness import obstacles
from tests.decided import WHEN, WHO, decided
from tests.report.sample import assessment, case


def told(of: Assessment) -> list[str]:
    return [one.told for one in obstacles(of)]


def test_a_case_on_which_everything_is_decided_can_be_signed() -> None:
    assert told(assess(decided(case()))) == []


@pytest.mark.parametrize(
    ("change", "wanted"),
    [
        ({"patient": Patient()}, "Nothing identifies the patient"),
        ({"conclusion": " "}, "conclusion is not written"),
        ({"events": (), "products": (), "symptoms": ()}, "No event is entered"),
        ({"events": (), "products": (), "symptoms": ()}, "No suspect product is entered"),
    ],
)
def test_what_is_missing_is_named(change: dict[str, object], wanted: str) -> None:
    assert any(wanted in line for line in told(assess(case(**change))))
    assert not any(wanted in line for line in told(assess(case())))


@pytest.mark.parametrize(("today", "late"), [("2062-03-08", True), ("2062-03-09", False), ("2062-03-10", False)])
def test_a_date_that_has_not_come_yet_stands_in_the_way(today: str, late: bool) -> None:
    event = replace(case().events[0], onset=exact("2062-03-10"))
    of = assess(replace(case(), events=(event, *case().events[1:])))
    found = [one for one in obstacles(of, date.fromisoformat(today)) if "lies in the future" in one.text]
    assert [one.place for one in found] == ([f"events[{event.id}].onset"] if late else [])
    assert not any("future" in one for one in told(assess(case())))


@pytest.mark.parametrize("patient", [Patient(age=0), Patient(sex="male"), Patient(initials="A. B.")])
def test_one_thing_identifies_a_patient(patient: Patient) -> None:
    assert not any("identifies" in line for line in told(assess(case(patient=patient))))


def test_a_nameless_product_is_named_by_its_id() -> None:
    nameless = tuple(replace(product, name=" ") for product in case().products[:1])
    assert "Missing in the case: alpelisib has no name." in told(assess(Case(id="1", products=nameless)))


def test_an_error_stands_in_the_way_until_it_is_answered() -> None:
    pregnant = replace(decided(case()), patient=Patient(sex="male", pregnant=True))
    before = assess(pregnant)
    one = next(each for each in obstacles(before) if before.findings[each.finding].kind == "pregnant_male")
    finding = before.findings[one.finding]
    assert one.text == finding.text == "The patient is male and pregnant."
    after = assess(answer_finding(finding, "transgender man", WHO, WHEN).apply(pregnant))
    assert finding.text not in [each.text for each in obstacles(after)]
    assert finding in after.findings


def test_warnings_and_notes_do_not_stand_in_the_way() -> None:
    assert {finding.severity for finding in assessment().findings} == {"warning", "note"}
    assert not [each for each in obstacles(assessment()) if each.kind == "error"]


def test_items_that_nobody_decided_lead_to_their_sheet() -> None:
    items = [each for each in obstacles(assessment()) if each.item]
    assert [(each.kind, each.item) for each in items] == [
        ("open", ("decoction", "liver", "rucam", "hepatocellular", "onset")),
        ("derived", ("decoction", "liver", "rucam", "hepatocellular", "course")),
        ("derived", ("alpelisib", "glucose", "rucam", "hepatocellular", "onset")),
        ("derived", ("alpelisib", "glucose", "rucam", "hepatocellular", "course")),
    ]
    assert items[0].told == "herbal decoction 汤剂 × liver injury, RUCAM: Open: 1 Time to onset from the beginning"
