"""One product and one event as every method sees them, and what a method asked of their evidence.

A method asks the pair for samples, liver evidence and challenges, so that it is known what its verdict rests on: the
verdict stands for the next case while the answers to what was asked are the same objects. All else of the case that a
method may read (`read_of`) is taken as read.
"""

from collections.abc import Callable, Mapping
from dataclasses import fields
from functools import cached_property
from typing import TypeVar

from causality.case.model import Decision, Event, Product
from causality.evidence.exposure import DoseChange
from causality.evidence.facts import Facts
from causality.evidence.intake import Period
from causality.evidence.values import Challenge, LiverEvidence, Multiple
from causality.evidence.zone import Key

_T = TypeVar("_T")
Question = tuple[str, ...]

NOT_READ = frozenset(
    {"id", "title", "version", "samples", "decisions", "paragraphs", "narrative", "conclusion", "source", "comment"}
)
"""Fields of a case that no method reads: texts, and what a pair is asked for."""


class Pair:
    """One product and one event. `asked` are the questions put to it so far, with the answers."""

    def __init__(self, facts: Facts, product: Product, event: Event) -> None:
        self.facts, self.product, self.event = facts, product, event
        self.asked: dict[Question, object] = {}

    @property
    def onset(self) -> Key:
        """The key of the event's onset."""
        return ("onset", self.event.id)

    @cached_property
    def periods(self) -> tuple[Period, ...]:
        """The product's periods of intake."""
        return self.facts.intakes[self.product.id].periods

    @cached_property
    def changes(self) -> tuple[DoseChange, ...]:
        """Every change of the product's dose, in order of time."""
        return self.facts.changes[self.product.id]

    @property
    def liver(self) -> LiverEvidence | None:
        """What the liver tests of the event show; None when it is no liver injury."""
        return self._ask(("liver",), self._liver)

    @property
    def challenges(self) -> tuple[Challenge, ...]:
        """What each change of the product's dose shows in each analyte of the event."""
        return self._ask(("challenges",), self._challenges)

    def series(self, analyte: str) -> tuple[Multiple, ...]:
        """Give the samples of an analyte that have a multiple, in order of time."""
        return self._ask(("series", analyte), lambda: self._series(analyte))

    def decisions(self, method: str) -> tuple[Decision, ...]:
        """Give what the officer decided on this pair under a method, in the order of the case."""
        return self.facts.decisions.get((self.product.id, self.event.id, method), ())

    def still(self, asked: Mapping[Question, object]) -> bool:
        """Whether every question has the same answer as it had for another case."""
        return all(self._answer(question) is answer for question, answer in asked.items())

    def afresh(self) -> "Pair":
        """Give the same pair of which nothing was asked yet."""
        return Pair(self.facts, self.product, self.event)

    def _ask(self, question: Question, answer: Callable[[], _T]) -> _T:
        found = answer()
        self.asked[question] = found
        return found

    def _answer(self, question: Question) -> object:
        word, *of = question
        if word == "series":
            return self._series(*of)
        return self._liver() if word == "liver" else self._challenges()

    def _liver(self) -> LiverEvidence | None:
        return self.facts.liver.get(self.event.id)

    def _challenges(self) -> tuple[Challenge, ...]:
        return self.facts.challenges.get((self.product.id, self.event.id), ())

    def _series(self, analyte: str) -> tuple[Multiple, ...]:
        return self.facts.group.get(analyte, ())


def read_of(facts: Facts) -> tuple[object, ...]:
    """Give the parts of a case that a method may read without asking, row by row, and the onsets of its events."""
    found: list[object] = [*facts.onsets.values()]
    for field in fields(facts.case):
        if field.name not in NOT_READ:
            value = getattr(facts.case, field.name)
            found += value if isinstance(value, tuple) else (value,)
    return tuple(found)
