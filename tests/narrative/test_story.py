"""The narrative: every fact that bears on causality, brackets where one is missing, whose words each paragraph is."""

from dataclasses import replace
from importlib.resources import files

import pytest
from hypothesis import HealthCheck, given, settings

from causality.assess import assess
from causality.case.dates import exact
from causality.case.edits import take_generated, write_paragraph
from causality.case.file import read_case
from causality.case.model import Case, DoseRecord, Patient, Product, Sample, Symptom, WorkUpRow
from causality.case.paragraphs import PARTS, NarrativeParagraph, Part
from causality.narrative.story import Told, generated, narrative
from causality.text import language
from tests.report.sample import case
from tests.strategies import cases

WORKED = read_case((files("resources") / "cases" / "alpelisib.json").read_bytes())


def told(of: Case, part: Part) -> str:
    return next(one.text for one in narrative(assess(of)) if one.part == part)


def written(of: Case, part: Part, text: str) -> Case:
    """Give the case with a paragraph in the officer's words, written where the generated one stood."""
    stood = generated(assess(of), part)
    paragraph = NarrativeParagraph(part=part, text=text, generated=stood, language=language(), who="ann", when="today")
    return write_paragraph(paragraph).apply(of)


def paragraph(of: Case, part: Part) -> Told:
    return next(one for one in narrative(assess(of)) if one.part == part)


def test_the_paragraphs_stand_in_their_order() -> None:
    assert tuple(one.part for one in narrative(assess(case()))) == PARTS
    assert {one.state for one in narrative(assess(case()))} == {"generated"}


def test_known_facts_of_the_patient_are_told_and_missing_ones_stand_in_brackets() -> None:
    text = told(case(), "patient")
    assert "The patient was female, 58 years old at onset, with a weight of 61.5 kg." in text
    assert "Alcohol: none." in text
    assert "breast cancer, PIK3CA mutated (2019)" in text
    empty = told(case(patient=Patient()), "patient")
    for missing in ("[sex not reported]", "[age not reported]", "[weight not reported]", "[history not reported]",
                    "[pregnancy not reported]", "[intake not reported]"):  # fmt: skip
        assert missing in empty


@pytest.mark.parametrize(
    ("record", "expected"),
    [
        (DoseRecord(dose=300, unit="mg", per_day=1, start=exact("2024-08-04"), stop=exact("2024-09-07")),
         "300 mg once daily, begun 4 Aug 2024, ended 7 Sep 2024"),
        (DoseRecord(dose=5, unit="mg", per_day=2, route="oral", start=exact("2024-08"), ongoing=True),
         "5 mg × 2 daily, oral, begun Aug 2024, ongoing"),
        (DoseRecord(), "[dose not reported], begun [start date not reported], [stop date not reported]"),
        (DoseRecord(dose=5, unit="mg", start=exact("unknown"), stop=exact("unknown")),
         "5 mg, begun [start date not known], [stop date not known]"),
    ],
)  # fmt: skip
def test_a_dose_record_is_told_with_its_days(record: DoseRecord, expected: str) -> None:
    products = (Product(id="p", name="drug", role="suspect", indication="pain", doses=(record,)),)
    assert f"Drug (suspect), for pain: {expected}." in told(case(products=products), "products")


def test_a_dose_without_a_stop_runs_until_the_next_one() -> None:
    assert "300 mg, oral, begun early Aug 2024, until the next change of dose" in told(case(), "products")


def test_products_of_the_same_intake_are_named_together() -> None:
    doses = (DoseRecord(start=exact("2024-08-04"), ongoing=True),)
    alike = tuple(Product(id=name, name=name, doses=doses) for name in ("b", "c"))
    text = told(case(products=(*case().products, *alike)), "products")
    assert "Other products taken: b, c ([dose not reported], begun 4 Aug 2024, ongoing)." in text


@pytest.mark.parametrize(
    ("start", "expected"),
    [
        ("2024-07-01", "onset 4 days after the first intake"),
        ("2024-07-05", "onset 0 days after the first intake"),
        ("2024-07-06", "onset 1 days before the first intake"),
        ("2024-07", "onset from 26 days before to 4 days after the first intake"),
        ("2024-06", "onset 5 to 34 days after the first intake"),
        ("unknown", "[days from the first intake to the onset not known]"),
    ],
)
def test_the_days_from_first_intake_to_onset_are_exact_or_a_range(start: str, expected: str) -> None:
    known = case()
    event = replace(known.events[0], onset=exact("2024-07-05"))
    products = (Product(id="p", name="drug", role="suspect", doses=(DoseRecord(start=exact(start)),)),)
    assert f"drug: {expected}" in told(replace(known, events=(event,), products=products), "event")


def test_symptoms_are_told_with_their_event_and_the_others_once() -> None:
    symptoms = (*case().symptoms, Symptom(name="fever", onset=exact("2024-07-20")))
    text = told(case(symptoms=symptoms), "event")
    assert "Symptoms and signs: jaundice (Jul 2024)." in text
    assert text.count("fever (20 Jul 2024)") == 1


def test_highest_and_last_values_are_told_with_multiple_and_limit() -> None:
    text = told(case(), "course")
    assert (
        "ALT was highest at 110.6 U/L (2.76×ULN, limit ≤ 40 U/L) on 25 Jul 2024, last 35.9 U/L on 7 Nov 2024." in text
    )


def test_other_causes_stand_by_what_was_found_and_the_rest_in_brackets() -> None:
    rows = (WorkUpRow(cause="hepatitis_a", state="ruled_out", test="anti-HAV IgM", result="negative",
                      day=exact("2024-07-26")), WorkUpRow(cause="cmv", state="not_done"))  # fmt: skip
    text = told(case(work_up=rows), "work_up")
    assert "Ruled out: hepatitis A: anti-HAV IgM, negative (26 Jul 2024)." in text
    assert "Not done: cytomegalovirus." in text
    assert "[hepatitis B, hepatitis C," in text


def test_opinions_are_kept_apart() -> None:
    text = told(case(), "opinions")
    assert "Reporter's opinion: [not reported]." in text
    assert "The methods give: by " in text
    assert "further verdicts are “not applicable”." in text
    assert "The assessor concludes: The assessor sees no argument for alpelisib" in text
    assert "The assessor concludes: [not entered]." in told(case(conclusion=""), "opinions")


def test_an_edited_paragraph_is_the_officers() -> None:
    one = paragraph(written(WORKED, "patient", "A woman of 45 kg."), "patient")
    assert (one.state, one.text, one.by) == ("edited", "A woman of 45 kg.", "ann, today")
    assert one.generated == told(WORKED, "patient")


def test_a_paragraph_whose_facts_have_changed_says_so_until_they_are_as_before() -> None:
    edited = written(WORKED, "patient", "A woman.")
    older = replace(edited, patient=replace(edited.patient, age=61))
    assert paragraph(older, "patient").state == "changed"
    assert "61 years old" in paragraph(older, "patient").generated
    back = replace(older, patient=WORKED.patient)
    assert paragraph(back, "patient").state == "edited"


def test_facts_that_a_paragraph_does_not_tell_do_not_change_it() -> None:
    edited = written(WORKED, "patient", "A woman.")
    sample = Sample(analyte="ALT", day=exact("2024-12-01"), value=5000, unit="U/L", upper=40)
    assert paragraph(replace(edited, samples=(*edited.samples, sample)), "patient").state == "edited"


def test_the_generated_paragraph_can_be_taken_back() -> None:
    edited = written(WORKED, "patient", "A woman.")
    assert take_generated("patient").apply(edited) == WORKED


def test_a_paragraph_written_in_another_language_is_compared_in_it() -> None:
    edited = written(WORKED, "patient", "Eine Frau.")
    elsewhere = replace(edited, paragraphs=(replace(edited.paragraphs[0], language="xx"),))
    assert paragraph(elsewhere, "patient").state == "edited"
    assert language() == "en"


def test_the_narrative_of_the_worked_example_can_be_read_in_minutes() -> None:
    words = " ".join(one.text for one in narrative(assess(WORKED))).split()
    assert 300 < len(words) < 1700


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(cases())
def test_every_case_has_a_narrative(known: Case) -> None:
    for one in narrative(assess(known)):
        assert one.text or one.state != "generated"
        assert one.text == one.generated or one.state != "generated"
