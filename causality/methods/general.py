"""Applies a declared method to a pair when each item is answered from the facts on its own.

The items of such a method do not share uncertain days; where two of them rest on the same date the range may be wider
than the facts allow, never narrower.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import partial

from causality.evidence.moments import World
from causality.evidence.pair import Pair
from causality.frozen import frozen
from causality.methods.engine import next_tests, range_text, score
from causality.methods.method import (
    CATEGORY,
    Applicability,
    Derivation,
    Item,
    ItemResult,
    Method,
    PairAssessment,
    SheetResult,
)
from causality.methods.pair import Answered, PairView, view_of
from causality.text import _

Question = Callable[[PairView, Item], Answered]


@frozen
class Answers:
    """The answers to every item of a sheet, the same on all days."""

    by_item: Mapping[str, Answered]

    @property
    def worlds(self) -> Sequence[World]:
        """One world: nothing varies together."""
        return ({},)

    def excluded(self, _world: World) -> str:
        """Nothing excludes such a method."""
        return ""

    def possible(self, item: Item, _world: World) -> frozenset[str]:
        """The possible answers."""
        return self.by_item[item.id].answers

    def derivation(self, item: Item, possible: frozenset[str]) -> Derivation:
        """Why, on what evidence, and what else could come."""
        found = self.by_item[item.id]
        return Derivation(found.because, found.evidence, possible | found.attainable, found.needs)


def assess_by(method: Method, questions: Mapping[str, Question], pair: Pair) -> PairAssessment:
    """Assess a pair by a method of one sheet whose items these questions answer.

    Of other products the view asks for `rivals` alone.
    """
    pair.careful = True
    sheet = method.sheets[0]
    view = view_of(pair)
    answers = Answers({item.id: questions[item.id](view, item) for item in sheet.items})
    decisions = {one.item: one for one in pair.decisions(method.id) if one.sheet == sheet.id}
    scored = score(method, sheet, answers, answers.derivation, decisions)
    assert scored.result is not None
    result = scored.result
    if all(one.decision is None and _silent(one) for one in result.items):
        result = replace(result, reached=(), answered=False)
    total = result.total if method.scored and result.answered else None
    could = result.could_become if method.scored else None
    return PairAssessment(
        pair.product.id, pair.event.id, method, _applicability(method, result), (result,), total, could,
        partial(next_tests, method, (scored,)),
    )  # fmt: skip


def _silent(result: ItemResult) -> bool:
    """Whether an item says nothing: its only answer is that the question is not answered."""
    return all(one.silent for one in result.item.answers if one.id in result.answers)


def _applicability(method: Method, result: SheetResult) -> Applicability:
    if not result.answered:
        told = _("not yet answered; possible: {span}").format(span=range_text(result.could_become, method))
        return Applicability("incomplete", told)
    if not result.reached:
        return Applicability("incomplete", _("no opinion is entered"))
    return Applicability("applicable", _wider(result))


def _wider(result: SheetResult) -> str:
    """Say that the range may be wider than the dates allow, where several open items rest on uncertain days."""
    dated = [one for one in result.items if len(one.answers) > 1 and one.asked and any(map(_of_a_day, one.evidence))]
    if len(dated) < 2:
        return ""
    text = _(
        "the range may be wider than the dates allow, never narrower: items {items} rest on the same uncertain days"
    )
    return text.format(items=", ".join(one.item.number for one in dated))


def _of_a_day(place: str) -> bool:
    return ".doses[" in place or place.endswith(".onset")


def ask(method: Method, pair: Pair) -> PairAssessment:
    """Give what the officer answered to a method whose items nothing derives; the others are open."""
    return assess_by(method, {item.id: _unanswered for item in method.sheets[0].items}, pair)


def _unanswered(_pair: PairView, item: Item) -> Answered:
    return Answered(item.everything, _("answered by the officer; nothing is derived"))


def ask_opinion(method: Method, pair: Pair) -> PairAssessment:
    """Give the opinion that was entered on a pair, or that there is none yet."""
    return assess_by(method, {CATEGORY: _opinion}, pair)


def _opinion(_pair: PairView, item: Item) -> Answered:
    return Answered(item.everything, _("a person's judgement: entered with a reason, not computed"))
