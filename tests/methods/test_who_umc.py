"""WHO-UMC: the category that the criteria propose, and the officer's decision on it."""

from dataclasses import replace
from itertools import product as combinations

import pytest

from causality.assess import assess
from causality.case.model import Decision
from causality.methods.who_umc import CLASSES, ITEMS, METHOD
from tests.build import by_method, dose, finding_kinds, glucose, item_by, known, of_other_kind, product

TAKEN = product(dose(0, 20))
IMPROVED = (glucose(10, 2.0), glucose(19, 2.0), glucose(25, 1.1))
BASE = of_other_kind(TAKEN, samples=IMPROVED)
PLAUSIBLE = {"time": "plausible", "other": "unlikely", "withdrawal": "reasonable", "definitive": "no",
             "rechallenge": "none", "information": "sufficient"}  # fmt: skip


def proposed(**answers: str) -> str:
    return METHOD.verdict.propose(PLAUSIBLE | answers)  # type: ignore[union-attr] # the criteria


def chosen(answer: str, action: str = "accepted", reason: str = "") -> tuple[Decision, ...]:
    return (
        Decision(product="drug", event="event", method="who-umc", sheet="who-umc", item="category", answer=answer,
                 action=action, reason=reason),  # type: ignore[arg-type] # parametrized
    )  # fmt: skip


@pytest.mark.parametrize(
    ("answers", "category"),
    [
        ({}, "probable"),
        ({"other": "excluded", "definitive": "yes", "rechallenge": "satisfactory"}, "certain"),
        ({"other": "excluded", "definitive": "yes", "rechallenge": "unnecessary"}, "certain"),
        ({"other": "excluded", "definitive": "yes", "rechallenge": "none"}, "probable"),
        ({"other": "excluded", "definitive": "unknown", "rechallenge": "satisfactory"}, "probable"),
        ({"other": "unlikely", "definitive": "yes", "rechallenge": "satisfactory"}, "probable"),
        ({"other": "possible"}, "possible"),
        ({"other": "unknown"}, "possible"),
        ({"withdrawal": "unclear"}, "possible"),
        ({"withdrawal": "none"}, "possible"),
        ({"time": "improbable", "other": "probable"}, "unlikely"),
        ({"time": "improbable", "other": "possible"}, "unlikely"),
        ({"time": "improbable", "other": "excluded"}, "conditional"),
        ({"time": "unknown"}, "conditional"),
        ({"information": "more"}, "conditional"),
        ({"information": "insufficient"}, "unassessable"),
    ],
)
def test_the_criteria_propose(answers: dict[str, str], category: str) -> None:
    assert proposed(**answers) == category


def test_every_combination_of_answers_is_given_exactly_one_category() -> None:
    names = [item.id for item in ITEMS[:-1]]
    known_answers = {answer.id for answer in ITEMS[-1].answers}
    for answers in combinations(*([answer.id for answer in item.answers] for item in ITEMS[:-1])):
        assert proposed(**dict(zip(names, answers, strict=True))) in known_answers
    assert {one.category for one in CLASSES} == known_answers


def test_the_range_of_proposals_is_that_of_all_combinations() -> None:
    able = ({"plausible", "improbable"}, {"unlikely", "possible"}, {"reasonable", "unclear"}, {"yes"}, {"none"},
            {"sufficient"})  # fmt: skip
    profile = (*map(frozenset, able), ITEMS[-1].everything)
    each = {
        proposed(**dict(zip([item.id for item in ITEMS], answers, strict=False))) for answers in combinations(*able)
    }
    assert METHOD.verdict.conclude(ITEMS, profile)[-1] == each


def test_a_plausible_time_and_an_improvement_with_nothing_else_are_probable() -> None:
    found = by_method(replace(BASE, pairs=known(other_cause="unlikely")), "who-umc")
    assert (found.total, found.categories) == (None, ("probable/likely",))
    answers = {one.item.id: one.answers for one in found.sheets[0].items}
    assert (answers["time"], answers["withdrawal"]) == (("plausible",), ("reasonable",))
    assert all(one.evidence for one in found.sheets[0].items if one.item.id in ("time", "withdrawal", "other"))


@pytest.mark.parametrize(
    ("onset", "answers"), [(10, {"plausible"}), (-1, {"improbable"}), (25, {"plausible", "improbable"})]
)
def test_the_time_relationship_follows_from_the_dates(onset: int, answers: set[str]) -> None:
    of = of_other_kind(TAKEN, onset=onset, samples=IMPROVED)
    assert set(item_by(of, "who-umc", "time").answers) == answers


def test_without_dates_more_data_are_needed() -> None:
    found = by_method(of_other_kind(product(), onset=None), "who-umc")
    assert found.categories == ("conditional/unclassified",)


def test_the_officer_accepts_the_proposal() -> None:
    of = replace(BASE, pairs=known(other_cause="unlikely"), decisions=chosen("probable"))
    found = item_by(of, "who-umc", "category")
    assert (found.basis, found.answers, found.decision is not None) == ("derived", ("probable",), True)


def test_the_officer_decides_otherwise_with_a_reason() -> None:
    of = replace(BASE, pairs=known(other_cause="unlikely"), decisions=chosen("possible", "overridden", "weak signal"))
    found = by_method(of, "who-umc")
    assert found.categories == found.could_reach == ("possible",)
    assert found.sheets[0].items[-1].derived == ("probable",)


def test_an_acceptance_that_no_longer_follows_has_no_effect_and_is_told() -> None:
    of = replace(BASE, pairs=known(other_cause="possible"), decisions=chosen("probable"))
    assert by_method(of, "who-umc").categories == ("possible",)
    assert "decision_without_effect" in finding_kinds(assess(of))


def test_the_category_is_proposed_from_overridden_criteria_too() -> None:
    override = Decision(product="drug", event="event", method="who-umc", sheet="who-umc", item="other",
                        answer="excluded", action="overridden", reason="work-up elsewhere")  # fmt: skip
    of = replace(BASE, decisions=(override,), pairs=known(definitive=True))
    found = by_method(of, "who-umc")
    assert (found.categories, found.could_reach) == (("probable/likely",), ("probable/likely", "certain"))


def test_the_scale_runs_from_unlikely_to_certain_and_two_categories_stand_beside_it() -> None:
    assert [METHOD.level(category) for category in METHOD.scale] == [1, 2, 3, 4]
    assert {METHOD.level(category) for category in METHOD.ranked if category not in METHOD.scale} == {None}
    assert set(METHOD.ranked) == {answer.text for answer in ITEMS[-1].answers}


@pytest.mark.parametrize(
    ("answer", "told"),
    [
        ("certain", ["Explanation by disease or other drugs; "
                     "Definitive event, pharmacologically or phenomenologically; Rechallenge"]),
        ("possible", []),
        ("unlikely", ["Time relationship to the intake; Explanation by disease or other drugs"]),
    ],
)  # fmt: skip
def test_a_category_whose_criteria_are_not_met_is_told(answer: str, told: list[str]) -> None:
    of = replace(BASE, pairs=known(other_cause="unlikely"), decisions=chosen(answer, "overridden", "judged"))
    found = [one for one in assess(of).findings if one.kind == "criteria_not_met"]
    assert [one.text.split("not met: ")[1] for one in found] == told
    assert [one.where for one in found] == [("decisions[0]",)] * len(told)
