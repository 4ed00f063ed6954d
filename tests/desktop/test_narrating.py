"""The narrative as it is edited: words that differ are the officer's, the generated ones are generated again."""

from dataclasses import replace

from causality.assess import assess
from causality.case.model import Case
from desktop.narrating import BEYOND, confirming, key_at, paragraphs, taking_back, writing
from tests.report.sample import case
from widgets.narrative_editor import Written


def shown(of: Case, key: str = "patient") -> Written:
    return next(one for one in paragraphs(assess(of)) if one.key == key)


def typed(of: Case, text: str, key: str = "patient") -> Case:
    edit = writing(assess(of), key, text)
    return edit.apply(of) if edit is not None else of


def test_other_words_are_the_officers_and_the_generated_ones_generated_again() -> None:
    known = case()
    edited = typed(known, "A woman.")
    assert (shown(edited).state, shown(edited).text) == ("edited", "A woman.")
    assert typed(edited, shown(known).generated) == known
    assert writing(assess(known), "patient", shown(known).generated) is None


def test_the_generated_words_can_be_taken_back() -> None:
    edited = typed(case(), "A woman.")
    assert taking_back(assess(edited), "patient").apply(edited) == case()


def test_words_that_are_kept_beside_changed_facts_are_of_now() -> None:
    edited = typed(case(), "A woman.")
    changed = replace(edited, patient=replace(edited.patient, age=61))
    assert shown(changed).state == "changed"
    assert shown(typed(changed, "A woman of 61.")).state == "changed"
    kept = confirming(assess(changed), "patient").apply(changed)
    assert (shown(kept).state, shown(kept).text) == ("edited", "A woman.")


def test_an_emptied_paragraph_is_left_out_not_generated() -> None:
    assert shown(typed(case(), "")).state == "edited"


def test_what_is_told_beyond_has_its_own_field() -> None:
    edited = typed(case(), "More.", BEYOND)
    assert edited.narrative == "More."
    assert shown(edited, BEYOND).state == "own"


def test_a_place_of_the_case_leads_to_its_paragraph() -> None:
    edited = assess(typed(typed(case(), "A woman."), "It fell.", "course"))
    assert [key_at(edited, f"paragraphs[{place}]") for place in (0, 1)] == ["patient", "course"]
    assert key_at(edited, "narrative") == BEYOND
    assert key_at(edited, "paragraphs[9]") == BEYOND
