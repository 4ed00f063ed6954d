"""The Naranjo scale: the table of the publication, answers from facts, published cases, and mistakes made elsewhere."""

from dataclasses import dataclass, replace

import pytest

from causality.case.model import Case, Change, Decision, Direction, Statement
from causality.methods.naranjo import ITEMS, METHOD
from tests.build import by_method, co_drug, dose, glucose, item_by, known, of_other_kind, product

TAKEN = product(dose(0, 20))
RAISED = (glucose(10, 2.0),)
BASE = of_other_kind(TAKEN, samples=RAISED)
"""Hyperglycaemia on day 10 of a product taken to day 20: nothing else is known."""

TABLE = {
    "reported": (1, 0), "followed": (2, -1), "improved": (1, 0), "reappeared": (2, -1), "alternatives": (-1, 2),
    "placebo": (-1, 1), "toxic_level": (1, 0), "dose": (1, 0), "before": (1, 0), "objective": (1, 0),
}  # fmt: skip
"""Points of "yes" and "no" by question (PMC5774610, Table 2)."""


@pytest.mark.parametrize(("question", "points"), TABLE.items())
def test_the_points_are_those_of_the_scale(question: str, points: tuple[int, int]) -> None:
    (item,) = (item for item in ITEMS if item.id == question)
    yes, no, unknown = (item.span((answer,))[0] for answer in ("yes", "no", "unknown"))
    assert ((yes, no), unknown) == (points, 0)


def test_the_questions_stand_in_the_order_of_the_scale() -> None:
    assert [item.id for item in ITEMS] == list(TABLE)
    assert [item.number for item in ITEMS] == [str(number) for number in range(1, 11)]


@pytest.mark.parametrize(
    ("total", "category"),
    [(13, "definite"), (9, "definite"), (8, "probable"), (5, "probable"), (4, "possible"), (1, "possible"),
     (0, "doubtful"), (-4, "doubtful")],
)  # fmt: skip
def test_the_categories_have_the_printed_limits(total: int, category: str) -> None:
    assert METHOD.category(total) == category


@pytest.mark.parametrize(
    ("field", "value", "question", "answer", "points"),
    [
        ("reported", "labelled", "reported", "yes", 1),
        ("reported", "published", "reported", "yes", 1),
        ("reported", "unknown", "reported", "no", 0),
        ("reported", None, "reported", "unknown", 0),
        ("antagonist", True, "improved", "yes", 1),
        ("other_cause", "probable", "alternatives", "yes", -1),
        ("other_cause", "possible", "alternatives", "yes", -1),
        ("other_cause", "unlikely", "alternatives", "no", 2),
        ("other_cause", "excluded", "alternatives", "no", 2),
        ("other_cause", None, "alternatives", "unknown", 0),
        ("placebo", True, "placebo", "yes", -1),
        ("placebo", False, "placebo", "no", 1),
        ("placebo", None, "placebo", "unknown", 0),
        ("toxic_level", True, "toxic_level", "yes", 1),
        ("toxic_level", False, "toxic_level", "no", 0),
        ("toxic_level", None, "toxic_level", "unknown", 0),
        ("before", True, "before", "yes", 1),
        ("before", False, "before", "no", 0),
        ("before", None, "before", "unknown", 0),
        ("objective", False, "objective", "no", 0),
        ("objective", True, "objective", "yes", 1),
        ("objective", None, "objective", "yes", 1),
    ],
)
def test_what_is_known_of_the_pair_answers(field: str, value: object, question: str, answer: str, points: int) -> None:
    found = item_by(replace(BASE, pairs=known(**{field: value})), "naranjo", question)
    assert (found.answers, found.points) == ((answer,), (points, points))


@pytest.mark.parametrize(
    ("question", "elsewhere", "ours"),
    [
        ("toxic_level", -1, 1),  # one calculator scores question 7 "yes" as −1
        ("placebo", 1, 0),  # one gives +1 although no placebo was given, overwriting question 6
    ],
)
def test_mistakes_of_other_tools_are_not_made(question: str, elsewhere: int, ours: int) -> None:
    facts = known(toxic_level=True) if question == "toxic_level" else ()
    (low, high) = item_by(replace(BASE, pairs=facts), "naranjo", question).points
    assert low == high == ours != elsewhere


@pytest.mark.parametrize(("onset", "answer"), [(10, "yes"), (0, "yes"), (-1, "no")])
def test_the_event_came_after_the_first_intake_or_not(onset: int, answer: str) -> None:
    assert item_by(of_other_kind(TAKEN, onset=onset, samples=RAISED), "naranjo", "followed").answers == (answer,)


def test_an_onset_that_may_lie_on_either_side_stays_open() -> None:
    of = of_other_kind(product(dose("2024-01")), onset=10, samples=RAISED)
    found = item_by(of, "naranjo", "followed")
    assert (found.answers, found.points, found.basis) == (("yes", "no"), (-1, 2), "open")
    test = by_method(of, "naranjo").next_tests[0]
    assert ("exact dates" in test.what, test.cost) == (True, "ask")


@pytest.mark.parametrize(
    ("after", "answer"), [(1.2, "yes"), (2.0, "no"), (1.75, "yes unknown"), (2.5, "no")]
)  # a fall of 80 %, none, 25 % of the excess, a rise
def test_improvement_is_read_from_the_stop(after: float, answer: str) -> None:
    of = of_other_kind(TAKEN, samples=(glucose(10, 2.0), glucose(19, 2.0), glucose(25, after)))
    found = item_by(of, "naranjo", "improved")
    assert set(found.answers) == set(answer.split())
    assert any(place.startswith("samples[") for place in found.evidence)


def test_a_reduction_is_no_withdrawal_but_a_change_of_dose() -> None:
    drug = product(dose(0, 20, 300), dose(21, None, 150, ongoing=True))
    of = of_other_kind(drug, samples=(glucose(10, 2.0), glucose(20, 2.0), glucose(28, 1.1)))
    assert item_by(of, "naranjo", "improved").answers == ("unknown",)
    assert item_by(of, "naranjo", "dose").answers == ("yes",)


@pytest.mark.parametrize(("again", "answer", "points"), [(1.9, "yes", 2), (1.0, "no", -1)])
def test_a_return_is_read_from_the_restart(again: float, answer: str, points: int) -> None:
    drug = product(dose(0, 20), dose(40, 60))
    of = of_other_kind(drug, samples=(glucose(10, 2.0), glucose(39, 1.0), glucose(50, again)))
    found = item_by(of, "naranjo", "reappeared")
    assert (found.answers, found.points) == ((answer,), (points, points))


def test_without_a_restart_the_answer_is_not_known_and_nobody_is_asked_to_give_it_again() -> None:
    found = item_by(BASE, "naranjo", "reappeared")
    assert (found.answers, found.attainable) == (("unknown",), ("unknown",))
    assert not any(test.item in ("reappeared", "placebo") for test in by_method(BASE, "naranjo").next_tests)


def test_what_a_source_reports_counts_where_no_value_tells() -> None:
    told = Statement(kind="challenge", text="Pain ceased.", product="drug", event="event", change="stop",
                     direction="fall")  # fmt: skip
    of = of_other_kind(TAKEN, kind="other", statements=(told,))
    found = item_by(of, "naranjo", "improved")
    assert (found.answers, found.evidence) == (("yes",), ("statements[0]",))
    worse = replace(of, statements=(replace(told, direction="rise"),))
    assert item_by(worse, "naranjo", "improved").answers == ("no",)


def test_another_suspect_of_which_nobody_looked_keeps_the_alternatives_open() -> None:
    other = product(dose(0), id="other")
    found = item_by(of_other_kind(TAKEN, other, samples=RAISED), "naranjo", "alternatives")
    assert set(found.answers) == {"yes", "unknown"}
    later = product(dose(15), id="other")
    assert item_by(of_other_kind(TAKEN, later, samples=RAISED), "naranjo", "alternatives").answers == ("unknown",)


def test_a_concomitant_product_counts_only_where_the_reaction_is_on_record() -> None:
    of = of_other_kind(TAKEN, co_drug(dose(0)), samples=RAISED)
    assert item_by(of, "naranjo", "alternatives").answers == ("unknown",)
    on_record = (*known(), replace(known(reported="labelled")[0], product="other"))[1:]
    assert item_by(replace(of, pairs=on_record), "naranjo", "alternatives").answers == ("yes",)


@dataclass(frozen=True)
class Published:
    """Item scores of a published case by question number (those left out are 0), with total and category."""

    source: str
    scores: dict[int, int]
    total: int
    category: str


PUBLISHED = (
    Published("Guzman 2009, black cohosh", {2: 2, 3: 1, 5: -1, 8: 1}, 3, "possible"),
    Published("Cases J 2009;2:6602, colchicine", {1: 1, 2: 2, 5: -1}, 2, "possible"),
    Published("Hlaihel 2019, levothyroxine", {1: 1, 2: 2, 3: 1, 4: 2, 5: 2}, 8, "probable"),
    Published("Korean J Clin Pharm 2019, oseltamivir", {1: 1, 2: 2, 3: 1}, 4, "possible"),
    Published("J Med Cases 2025, ribociclib", {1: 1, 2: 2, 3: 1, 5: 2, 10: 1}, 7, "probable"),
    Published("Ther Clin Risk Manag 2018;14:1657", {2: 2, 3: 1, 5: 2, 10: 1}, 6, "probable"),
)
"""The Naranjo scores of published cases. Where a source printed no category, it is that of the total; of colchicine
the first eight questions are known, of black cohosh nine."""


def reported_by(change: Change, direction: Direction) -> Statement:
    return Statement(kind="challenge", text="As told.", product="drug", event="event", change=change,
                     direction=direction)  # fmt: skip


def facts_of(one: Published) -> Case:
    """The facts that the scores stand for, entered as facts: nothing is decided item by item."""
    score = {number: one.scores.get(number, 0) for number in range(1, 11)}
    facts = known(
        reported="labelled" if score[1] else None, other_cause={2: "excluded", -1: "possible"}.get(score[5]),
        toxic_level=True if score[7] else None, before=True if score[9] else None, objective=bool(score[10]),
    )  # fmt: skip
    told = (
        *((reported_by("stop", "fall"),) if score[3] else ()),
        *((reported_by("restart", "rise"),) if score[4] else ()),
        *((reported_by("reduction", "fall"),) if score[8] else ()),
    )
    return of_other_kind(TAKEN, kind="other", pairs=facts, statements=told)


@pytest.mark.parametrize("one", PUBLISHED, ids=lambda one: one.source)
def test_facts_of_published_cases_give_their_scores_and_categories(one: Published) -> None:
    found = by_method(facts_of(one), "naranjo")
    points = {int(item.item.number): item.points for item in found.sheets[0].items}
    assert points == {number: (one.scores.get(number, 0),) * 2 for number in range(1, 11)}
    assert (found.total, found.categories) == ((one.total, one.total), (one.category,))


def test_where_nothing_is_answered_nothing_is_judged() -> None:
    """The total 0 of ten questions nobody answered is not "doubtful": the publication sums answers."""
    found = by_method(of_other_kind(product(), onset=None, kind="other"), "naranjo")
    assert (found.total, found.categories) == (None, ())
    assert found.could_become == (-2, 9)
    assert found.could_reach == ("doubtful", "possible", "probable", "definite")
    assert found.applicability.state == "incomplete"
    assert found.applicability.reason == "not yet answered; possible: −2 … +9 (doubtful to definite)"
    assert not found.sheets[0].answered


def test_one_answer_is_enough_to_be_judged() -> None:
    silent = of_other_kind(product(), onset=None, kind="other")
    entered = by_method(replace(silent, pairs=known(reported="unknown")), "naranjo")
    assert (entered.total, entered.categories) == ((0, 0), ("doubtful",))
    accepted = Decision(product="drug", event="event", method="naranjo", sheet="naranjo", item="placebo",
                        answer="unknown", action="accepted", who="officer")  # fmt: skip
    decided = by_method(replace(silent, decisions=(accepted,)), "naranjo")
    assert (decided.total, decided.categories) == ((0, 0), ("doubtful",))
