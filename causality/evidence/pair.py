"""One product and one event as every method sees them, and what a method asked of their evidence.

A method asks the pair for samples, liver evidence and challenges, so that it is known what its verdict rests on: the
verdict stands for the next case while the answers to what was asked are the same objects. What follows from other
products it has worked out by the pair (`Pair.found`), and the days that it rests on it names, so that a verdict stands
when another product changes and the same follows. All else of the case (`read_of`) is taken as read.
"""

from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
from dataclasses import fields
from functools import cached_property
from typing import TypeVar, cast

from causality.case.dates import PartialDate
from causality.case.model import Case, Decision, Event, Product
from causality.evidence.exposure import DoseChange
from causality.evidence.facts import Facts
from causality.evidence.intake import Period
from causality.evidence.values import Challenge, LiverEvidence, Multiple
from causality.evidence.zone import Key

_T = TypeVar("_T")
Question = tuple[str, ...]
Work = Callable[["Pair"], object]

NOT_READ = frozenset(
    {"id", "title", "version", "products", "samples", "decisions", "events", "paragraphs", "narrative", "conclusion",
     "source", "comment"}
)  # fmt: skip
"""Fields of a case that no method reads: texts, and what a pair is asked for."""


class Pair:
    """One product and one event.

    `careful` says that nothing of other products was read but what the pair worked out of them. In `shared` methods
    keep for each other what they found out of the pair.
    """

    def __init__(self, facts: Facts, product: Product, event: Event, shared: dict[Hashable, object] | None = None):
        self.facts, self.product, self.event = facts, product, event
        self._asked: dict[Question, object] = {}
        self._worked: dict[Hashable, tuple[Work, object]] = {}
        self._as: list[Pair] = []
        self.careful = False
        self.shared = {} if shared is None else shared

    @property
    def asked(self) -> dict[Question, object]:
        """The questions put to the pair so far, with the answers."""
        return self._asked | {question: answer for other in self._as for question, answer in other.asked.items()}

    @property
    def worked(self) -> dict[Hashable, tuple[Work, object]]:
        """What was worked out of other products so far, with what does it."""
        return self._worked | {name: work for other in self._as for name, work in other.worked.items()}

    @property
    def onset(self) -> Key:
        """The key of the event's onset."""
        return ("onset", self.event.id)

    @cached_property
    def periods(self) -> tuple[Period, ...]:
        """The product's periods of intake."""
        return self.facts.intakes[self.product.id].periods

    @property
    def ends(self) -> tuple[Key, ...]:
        """The keys of the first and last days of the periods of intake."""
        return tuple(key for period in self.periods for key in (period.start, period.stop) if key is not None)

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

    def found(self, name: Hashable, work: Callable[["Pair"], _T]) -> _T:
        """Give what follows from other products: worked out once for all methods.

        `work` asks the pair for no samples, liver evidence or challenges, and its result is compared by equality.
        """
        found = self._found(name, work)
        self._worked[name] = work, found
        return found

    def rests_on(self, keys: Iterable[Key]) -> object:
        """Note that a verdict rests on these days, and give what they follow from (see `Moments.basis`)."""
        wanted = tuple(keys)
        return self.found(("days", wanted), lambda of: of.facts.moments.basis(wanted))

    def still(self, asked: Mapping[Question, object]) -> bool:
        """Whether every question has the same answer as it had for another case."""
        return all(self._answer(question) is answer for question, answer in asked.items())

    def still_found(self, worked: Mapping[Hashable, tuple["Work", object]]) -> bool:
        """Whether the same follows from other products as for another case."""
        return all(self._found(name, work) == found for name, (work, found) in worked.items())

    def rests_as(self, other: "Pair") -> None:
        """Note that a verdict rests on all that is asked of another object of this pair, from now on too."""
        self._as.append(other)

    def afresh(self) -> "Pair":
        """Give the same pair of which nothing was asked yet."""
        return Pair(self.facts, self.product, self.event, self.shared)

    def _found(self, name: Hashable, work: Callable[["Pair"], _T]) -> _T:
        if name not in self.shared:
            self.shared[name] = work(self)
        return cast(_T, self.shared[name])

    def _ask(self, question: Question, answer: Callable[[], _T]) -> _T:
        found = answer()
        self._asked[question] = found
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


def read_of(facts: Facts) -> dict[str, tuple[object, ...]]:
    """Give by event the parts of a case, its products apart, that a method may read without asking, and its onset.

    Of the other events those are among them from whose onset a date is counted: no method reads them otherwise.
    """
    case = facts.case
    found: list[object] = []
    for field in fields(case):
        if field.name not in NOT_READ:
            value = getattr(case, field.name)
            found += value if isinstance(value, tuple) else (value,)
    anchors = {part.anchor for date in _dates(case) if date is not None for part in date.parts}
    for event in case.events:
        if f"onset of {event.id}" in anchors:
            found += [event, facts.onsets[event.id]]
    return {event.id: (event, facts.onsets[event.id], *found) for event in case.events}


def _dates(case: Case) -> Iterator[PartialDate | None]:
    """The dates that the days of an event or of intake, or of a grade of severity, may follow from."""
    yield case.admission
    for product in case.products:
        for record in product.doses:
            yield from (record.start, record.stop)
    yield from (event.onset for event in case.events)
    yield from (symptom.onset for symptom in case.symptoms)
    yield from (grade.day for grade in case.severity_grades)
