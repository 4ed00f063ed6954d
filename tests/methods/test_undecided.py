"""What the officer has not decided is told wherever a verdict stands: in words, in the answer, at the bedside."""

from dataclasses import replace

from causality.answer import answer
from causality.assess import assess
from causality.case.model import Case, Decision
from causality.methods.method import PairAssessment
from causality.wording import decided
from tests.build import by_method, case, dose, hepatocellular, product

BASE = case(product(dose(0, 30)), samples=hepatocellular(30), onset=30)


def with_items(count: int) -> Case:
    """The same with the first items of Naranjo accepted."""
    items = by_method(BASE, "naranjo").sheets[0].items[:count]
    made = tuple(
        Decision(product="drug", event="event", method="naranjo", sheet="naranjo", item=one.item.id,
                 answer=one.answers[0], action="accepted", who="officer")
        for one in items
    )  # fmt: skip
    return replace(BASE, decisions=made)


def naranjo(of: Case) -> PairAssessment:
    return by_method(of, "naranjo")


def test_a_method_that_nobody_decided_says_so() -> None:
    assert naranjo(BASE).undecided == 10
    assert decided(naranjo(BASE)) == "not decided by the officer"


def test_one_that_was_begun_says_how_much_is_left() -> None:
    assert decided(naranjo(with_items(8))) == "2 items not decided"
    assert decided(naranjo(with_items(9))) == "1 item not decided"


def test_one_that_is_decided_says_nothing() -> None:
    found = naranjo(with_items(10))
    assert (found.undecided, decided(found)) == (0, "")


def test_a_method_without_a_verdict_has_nothing_to_decide() -> None:
    found = by_method(case(product(dose(40, 50)), samples=hepatocellular(30), onset=30), "rucam-2016")
    assert decided(found) == ""


def test_the_answer_counts_what_is_left() -> None:
    pairs = {one["method"]: one for one in answer(assess(with_items(9)))["assessments"]}
    assert pairs["naranjo"]["undecided"] == 1
