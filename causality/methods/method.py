"""How a method is declared and what scoring it gives: values only, no method known by name.

A method is data: sheets of items (`items`), and how answers come to a category (`verdicts`). What makes it
more than a form is `Derivation`: what the facts say about an item, as the answers that remain possible.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Literal, TypeAlias

from causality.case.model import Decision, Event, EventKind
from causality.frozen import frozen
from causality.later import Later
from causality.methods.items import CATEGORY, Answer, Item, Label, Range, Sheet
from causality.methods.verdicts import Band, Class, Criteria, Flow, Opinion, Points, Step, Verdict
from causality.text import Told

__all__ = [
    "CATEGORY", "Answer", "Applicability", "Band", "Basis", "Class", "Cost", "Criteria", "Derivation", "Flow", "Item",
    "ItemResult", "Label", "Method", "Need", "NextTest", "Opinion", "Outcome", "PairAssessment", "Points", "Range",
    "Sheet", "SheetResult", "State", "Step", "Verdict",
]  # fmt: skip

Basis = Literal["derived", "entered", "overridden", "open"]
State = Literal["applicable", "exploratory", "not_applicable", "incomplete"]
Cost = Literal["ask", "test"]
"""What it takes to find something out: a question to somebody or to a record, or a test on the patient."""


@frozen
class Method:
    """A causality method: its sheets, how they come to a category, version and source.

    `events` are the kinds of event that it is made for (none: any). `levels` say for each category of the scale how far
    it fills the sign of certainty, in quarters; left out, the scale is spread evenly. `caution` stands beside every
    result of the method. `short` is its title without the version, where the title has one. `site` says that a site
    declares it in a file of its own.
    """

    id: str
    title: str
    version: str
    source: str
    sheets: tuple[Sheet, ...]
    verdict: Verdict
    note: str = ""
    caution: str = ""
    events: tuple[EventKind, ...] = ()
    levels: tuple[int, ...] = ()
    short: str = ""
    site: bool = False

    @property
    def scored(self) -> bool:
        """Whether it comes to a total."""
        return isinstance(self.verdict, Points)

    @property
    def scale(self) -> tuple[str, ...]:
        """The categories of certainty, from the lowest up."""
        return self.verdict.scale

    @property
    def ranked(self) -> tuple[str, ...]:
        """All categories: those beside the scale, then the scale from the lowest up."""
        return (*getattr(self.verdict, "beside", ()), *self.verdict.scale)

    def fits(self, event: Event) -> bool:
        """Whether the method is made for this kind of event."""
        return not self.events or event.kind in self.events

    def level(self, category: str) -> int | None:
        """Give how far a category fills the sign of certainty, from 0 to 4; None beside the scale."""
        if category not in self.scale:
            return None
        place = self.scale.index(category)
        return self.levels[place] if self.levels else round(place * 4 / max(len(self.scale) - 1, 1))

    def category(self, total: int) -> str:
        """Give the category of a total."""
        assert isinstance(self.verdict, Points)
        return self.verdict.bands[self.verdict.band(total)].category

    def categories(self, total: Range) -> tuple[str, ...]:
        """Give the categories that a range of totals spans, from the lowest up."""
        assert isinstance(self.verdict, Points)
        low, high = (self.verdict.band(value) for value in total)
        return tuple(band.category for band in reversed(self.verdict.bands[high : low + 1]))

    def in_order(self, categories: Iterable[str]) -> tuple[str, ...]:
        """Put categories in the order of the method."""
        held = set(categories)
        return tuple(category for category in self.ranked if category in held)


@frozen
class Outcome:
    """What an item could be once something missing is known: a label and the answers then possible."""

    label: str
    answers: frozenset[str]


@frozen
class Need:
    """A test, date or fact that would settle or change an item, with what it could show and what it takes."""

    what: str
    outcomes: tuple[Outcome, ...]
    cost: Cost = "ask"


Text: TypeAlias = str | Callable[[], str]
Places: TypeAlias = tuple[str, ...] | Callable[[], tuple[str, ...]]
"""What is looked at seldom, or what gives it then."""


@frozen
class Derivation:
    """What the facts say about an item beyond its possible answers.

    `attainable` are the answers that further information could still bring, the possible ones included.
    """

    because: Text
    evidence: Places = ()
    attainable: frozenset[str] = frozenset()
    needs: tuple[Need, ...] = ()


@dataclass(frozen=True)
class ItemResult:
    """One item as it stands: the answers that count, why, and on what evidence (paths into the case file).

    `answers` are what is scored; `derived` is what the facts alone allow, also when overridden. `asked` is False where
    no possible path of the method leads to this question.
    """

    sheet: str
    item: Item
    answers: tuple[str, ...]
    derived: tuple[str, ...]
    attainable: tuple[str, ...]
    basis: Basis
    because: Told = Told()
    evidence: Later[tuple[str, ...]] = Later(())
    decision: Decision | None = None
    asked: bool = True

    @property
    def points(self) -> Range:
        """The lowest and highest points that the item now gives."""
        return self.item.span(self.answers)

    @property
    def could_give(self) -> Range:
        """The lowest and highest points that the item could give once what is missing is known."""
        return self.item.span(self.attainable)


@frozen
class SheetResult:
    """One scored sheet: exact total range, and the range that the total could still become.

    `reached` and `could_reach` are the categories, from the lowest up. A method without points has totals of 0.
    `answered` is False where no question is answered: its total is then none, not the sum of its zeros.
    """

    sheet: Sheet
    items: tuple[ItemResult, ...]
    total: Range
    could_become: Range
    reached: tuple[str, ...] = ()
    could_reach: tuple[str, ...] = ()
    answered: bool = True


@frozen
class NextTest:
    """A test or date to get next, with its effect in words, and how many categories it removes at best.

    `sheet` and `item` are the ids of what it would settle; empty for the choice of the sheet itself. `cost` is what it
    takes.
    """

    what: str
    effect: str
    narrows: int
    sheet: str = ""
    item: str = ""
    cost: Cost = "ask"


@frozen
class Applicability:
    """Whether the method fits the pair, and why not or under what reserve."""

    state: State
    reason: str = ""


@dataclass(frozen=True)
class PairAssessment:
    """One product and one event under one method. `sheets` is empty when nothing can be scored.

    `total` and `could_become` run over all sheets; both are None when nothing can be scored, or a method
    has no points. `main` says that it is the method a pair is first of all assessed by. The next tests are worked out
    where they are looked at.
    """

    product: str
    event: str
    method: Method
    applicability: Applicability
    sheets: tuple[SheetResult, ...] = ()
    total: Range | None = None
    could_become: Range | None = None
    next_tests: Later[tuple[NextTest, ...]] = Later(())
    main: bool = True

    @property
    def categories(self) -> tuple[str, ...]:
        """The categories that are still possible, from the lowest up."""
        reached = [name for sheet in self.sheets for name in sheet.reached]
        if reached:
            return self.method.in_order(reached)
        return self.method.categories(self.total) if self.total else ()

    @property
    def could_reach(self) -> tuple[str, ...]:
        """The categories that could still come once what is missing is known, from the lowest up."""
        reached = [name for sheet in self.sheets for name in sheet.could_reach]
        if reached:
            return self.method.in_order(reached)
        return self.method.categories(self.could_become) if self.could_become else ()

    @property
    def binding(self) -> bool:
        """Whether its items have to be decided before signing: those of the main method, and of any that was begun."""
        return self.main or any(one.decision is not None for sheet in self.sheets for one in sheet.items)

    @property
    def undecided(self) -> int:
        """How many of the items that are asked the officer has not decided; none where nothing is scored."""
        return sum(one.asked and one.decision is None for sheet in self.sheets for one in sheet.items)

    @property
    def sheet_id(self) -> str:
        """The id of the sheet used: "both" when the pattern is not known, empty when none was."""
        return {0: "", 1: self.sheets[0].sheet.id if self.sheets else ""}.get(len(self.sheets), "both")

    @property
    def open_items(self) -> tuple[ItemResult, ...]:
        """The items that still have several possible answers."""
        return tuple(
            result for sheet in self.sheets for result in sheet.items if result.basis == "open" and result.asked
        )
