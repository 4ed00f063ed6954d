"""The Liverpool tool: every path of its flow, and the path that the facts take."""

from collections.abc import Iterator
from dataclasses import replace

import pytest

from causality.case.model import Case
from causality.methods.liverpool import DEFINITE, ITEMS, METHOD, POSSIBLE, PROBABLE, UNLIKELY
from causality.methods.verdicts import Flow
from tests.build import by_method, dose, event, glucose, item_by, known, of_other_kind, product

TAKEN = product(dose(0, 20))
IMPROVED = (glucose(10, 2.0), glucose(19, 2.0), glucose(25, 1.1))
BASE = of_other_kind(TAKEN, samples=IMPROVED, outcome="recovered")
assert isinstance(METHOD.verdict, Flow)
FLOW: Flow = METHOD.verdict


def paths(here: str = ITEMS[0].id) -> Iterator[tuple[tuple[str, ...], str]]:
    """Every way through the flow: the answers given, and where it ends."""
    if here in FLOW.scale:
        yield (), here
        return
    item = next(item for item in ITEMS if item.id == here)
    for answer in item.answers:
        for rest, end in paths(FLOW.target(here, answer.id)):
            yield (f"{item.number} {answer.id}", *rest), end


@pytest.mark.parametrize(
    ("steps", "end"),
    [
        ("1 no", UNLIKELY),
        ("1 yes, 2 no, 2b no", UNLIKELY),
        ("1 yes, 2 yes, 3 no, 4 no", POSSIBLE),
        ("1 yes, 2 yes, 3 no, 4 yes, 5 low, 6 yes", DEFINITE),
        ("1 yes, 2 yes, 3 yes, 5 low, 6 yes", DEFINITE),
        ("1 yes, 2 yes, 3 yes, 5 low, 6 no, 8 yes", DEFINITE),
        ("1 yes, 2 yes, 3 yes, 5 low, 6 no, 8 no, 9 yes", PROBABLE),
        ("1 yes, 2 yes, 3 yes, 5 low, 6 no, 8 no, 9 no", POSSIBLE),
        ("1 yes, 2 yes, 3 yes, 5 high, 7 no", POSSIBLE),
        ("1 yes, 2 yes, 3 yes, 5 high, 7 yes, 8 yes", DEFINITE),
        ("1 yes, 2 yes, 3 yes, 5 high, 7 yes, 8 no, 9 yes", PROBABLE),
        ("1 yes, 2 yes, 3 unassessable, 5 high, 7 yes, 8 no, 9 no", POSSIBLE),
        ("1 yes, 2 no, 2b yes, 3 yes, 5 low, 6 yes", DEFINITE),
    ],
)
def test_the_paths_are_those_of_the_published_flow(steps: str, end: str) -> None:
    assert (tuple(steps.split(", ")), end) in set(paths())


def test_every_path_ends_in_a_category_and_every_question_is_on_one() -> None:
    found = list(paths())
    assert {end for _steps, end in found} == set(METHOD.scale)
    assert {step.split()[0] for steps, _end in found for step in steps} == {item.number for item in ITEMS}


def test_the_categories_within_reach_are_those_of_all_paths() -> None:
    profile = tuple(item.everything for item in ITEMS)
    assert FLOW.reached(ITEMS, profile) == set(METHOD.scale)
    narrowed = tuple(frozenset(("no",)) if item.id == "before" else item.everything for item in ITEMS)
    ends = {end for steps, end in paths() if "8 yes" not in steps}
    assert FLOW.reached(ITEMS, narrowed) == ends


def of(**facts: object) -> Case:
    return replace(BASE, pairs=known(**facts))


@pytest.mark.parametrize(
    ("facts", "category"),
    [
        ({"other_cause": "unlikely", "reported": "labelled"}, PROBABLE),
        ({"other_cause": "unlikely", "reported": "unknown"}, POSSIBLE),
        ({"other_cause": "unlikely", "before": True}, DEFINITE),
        ({"other_cause": "possible", "reported": "labelled"}, POSSIBLE),
        ({"other_cause": "possible", "mechanism": True, "reported": "published"}, PROBABLE),
        ({"other_cause": "possible", "toxic_level": True, "before": True}, DEFINITE),
    ],
)
def test_the_facts_lead_to_a_category(facts: dict[str, object], category: str) -> None:
    assert by_method(of(**facts), "liverpool").categories == (category,)


def test_questions_off_the_path_are_not_asked_and_are_not_open() -> None:
    found = by_method(of(other_cause="unlikely", reported="labelled"), "liverpool")
    asked = [one.item.number for one in found.sheets[0].items if one.asked]
    assert asked == ["1", "2", "3", "5", "6", "8", "9"]
    assert found.open_items == ()


def test_an_event_before_the_first_intake_asks_for_a_worsening() -> None:
    early = replace(BASE, events=(event(-5, "hyperglycaemia", outcome="recovered"),))
    assert by_method(early, "liverpool").categories[0] == UNLIKELY
    assert item_by(early, "liverpool", "worsened").answers == ("yes", "no")
    settled = by_method(replace(early, pairs=known(worsened=False)), "liverpool")
    assert settled.categories == (UNLIKELY,)


@pytest.mark.parametrize(
    ("drug", "facts", "answers"),
    [
        (TAKEN, {}, {"yes"}),
        (product(dose(0, ongoing=True)), {}, {"no", "unassessable"}),
        (TAKEN, {"not_withdrawable": True}, {"unassessable"}),
    ],
)
def test_improvement_on_stop_or_reduction(drug: object, facts: dict[str, object], answers: set[str]) -> None:
    case = of_other_kind(drug, samples=IMPROVED, pairs=known(**facts))  # type: ignore[arg-type] # a product
    assert set(item_by(case, "liverpool", "improved").answers) == answers


@pytest.mark.parametrize(
    ("seriousness", "outcome", "answers"),
    [
        (("disability",), None, {"yes"}),
        ((), "recovered_with_sequelae", {"yes"}),
        (("hospitalisation",), None, {"no"}),
        ((), "recovering", {"no"}),
        ((), None, {"yes", "no"}),
        ((), "unknown", {"yes", "no"}),
    ],
)
def test_a_lasting_disability_is_read_from_seriousness_and_outcome(
    seriousness: tuple[str, ...], outcome: str | None, answers: set[str]
) -> None:
    case = of_other_kind(TAKEN, seriousness=seriousness, outcome=outcome)  # type: ignore[arg-type] # parametrized
    assert set(item_by(case, "liverpool", "lasting").answers) == answers


def test_a_dose_response_is_left_to_the_officer() -> None:
    drug = product(dose(0, 20, 300), dose(21, None, 150, ongoing=True))
    case = of_other_kind(drug, samples=(glucose(10, 2.0), glucose(20, 2.0), glucose(28, 1.1)))
    assert item_by(case, "liverpool", "mechanism").answers == ("yes", "no")
