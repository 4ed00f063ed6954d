"""How a method is declared and what scoring it gives: values only, no method known by name.

A method is data: sheets of items, items of answers with points, bands from totals to categories. What makes it
more than a form is `Derivation`: what the facts say about an item, as the answers that remain possible.
"""

from dataclasses import dataclass
from typing import Literal

from causality.case.model import Decision

Basis = Literal["derived", "entered", "overridden", "open"]
State = Literal["applicable", "exploratory", "not_applicable", "incomplete"]
Label = Literal["published", "reproduced", "transcribed", "derived"]
Range = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Answer:
    """One line of an item: `points` and how well its wording and points are attested (`label`, `source`)."""

    id: str
    text: str
    points: int
    label: Label = "reproduced"
    source: str = ""


@dataclass(frozen=True, slots=True)
class Item:
    """One question of a sheet, with its number in the publication ("3a" for a line of item 3)."""

    id: str
    number: str
    title: str
    answers: tuple[Answer, ...]

    def answer(self, answer_id: str) -> Answer | None:
        """Give the answer of that id, None when the item has none."""
        return next((answer for answer in self.answers if answer.id == answer_id), None)

    def span(self, answer_ids: frozenset[str] | tuple[str, ...]) -> Range:
        """Give the lowest and highest points among these answers."""
        points = [answer.points for answer in self.answers if answer.id in answer_ids]
        return min(points), max(points)


@dataclass(frozen=True, slots=True)
class Sheet:
    """One worksheet of a method."""

    id: str
    title: str
    items: tuple[Item, ...]

    def item(self, item_id: str) -> Item | None:
        """Give the item of that id, None when the sheet has none."""
        return next((item for item in self.items if item.id == item_id), None)


@dataclass(frozen=True, slots=True)
class Band:
    """Totals from `at_least` up belong to `category`."""

    at_least: int
    category: str


@dataclass(frozen=True, slots=True)
class Method:
    """A causality method: sheets, bands in descending order, version and source."""

    id: str
    title: str
    version: str
    source: str
    sheets: tuple[Sheet, ...]
    bands: tuple[Band, ...]
    note: str = ""

    def category(self, total: int) -> str:
        """Give the category of a total."""
        return self.bands[self._band(total)].category

    def categories(self, total: Range) -> tuple[str, ...]:
        """Give the categories that a range of totals reaches, from the lowest up."""
        low, high = (self._band(value) for value in total)
        return tuple(band.category for band in reversed(self.bands[high : low + 1]))

    def _band(self, total: int) -> int:
        """The place of a total's band; bands stand in descending order."""
        return next((place for place, band in enumerate(self.bands) if total >= band.at_least), len(self.bands) - 1)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What an item could be once something missing is known: a label and the answers then possible."""

    label: str
    answers: frozenset[str]


@dataclass(frozen=True, slots=True)
class Need:
    """A test, date or fact that would settle or change an item, with what it could show."""

    what: str
    outcomes: tuple[Outcome, ...]


@dataclass(frozen=True, slots=True)
class Derivation:
    """What the facts say about an item beyond its possible answers.

    `attainable` are the answers that further information could still bring, the possible ones included.
    """

    because: str
    evidence: tuple[str, ...] = ()
    attainable: frozenset[str] = frozenset()
    needs: tuple[Need, ...] = ()


@dataclass(frozen=True, slots=True)
class ItemResult:
    """One item as it stands: the answers that count, why, and on what evidence (paths into the case file).

    `answers` are what is scored; `derived` is what the facts alone allow, also when overridden.
    """

    sheet: str
    item: Item
    answers: tuple[str, ...]
    derived: tuple[str, ...]
    attainable: tuple[str, ...]
    basis: Basis
    because: str
    evidence: tuple[str, ...] = ()
    decision: Decision | None = None

    @property
    def points(self) -> Range:
        """The lowest and highest points that the item now gives."""
        return self.item.span(self.answers)

    @property
    def could_give(self) -> Range:
        """The lowest and highest points that the item could give once what is missing is known."""
        return self.item.span(self.attainable)


@dataclass(frozen=True, slots=True)
class SheetResult:
    """One scored sheet: exact total range, and the range that the total could still become."""

    sheet: Sheet
    items: tuple[ItemResult, ...]
    total: Range
    could_become: Range


@dataclass(frozen=True, slots=True)
class NextTest:
    """A test or date to get next, with its effect in words, and how many categories it removes at best.

    `sheet` and `item` are the ids of what it would settle; empty for the choice of the sheet itself.
    """

    what: str
    effect: str
    narrows: int
    sheet: str = ""
    item: str = ""


@dataclass(frozen=True, slots=True)
class Applicability:
    """Whether the method fits the pair, and why not or under what reserve."""

    state: State
    reason: str = ""


@dataclass(frozen=True, slots=True)
class PairAssessment:
    """One product and one event under one method. `sheets` is empty when nothing can be scored.

    `total` and `could_become` run over all sheets; both are None when nothing can be scored.
    """

    product: str
    event: str
    method: Method
    applicability: Applicability
    sheets: tuple[SheetResult, ...] = ()
    total: Range | None = None
    could_become: Range | None = None
    next_tests: tuple[NextTest, ...] = ()

    @property
    def categories(self) -> tuple[str, ...]:
        """The categories that the total's range reaches, from the lowest up."""
        return self.method.categories(self.total) if self.total else ()

    @property
    def sheet_id(self) -> str:
        """The id of the sheet used: "both" when the pattern is not known, empty when none was."""
        return {0: "", 1: self.sheets[0].sheet.id if self.sheets else ""}.get(len(self.sheets), "both")

    @property
    def open_items(self) -> tuple[ItemResult, ...]:
        """The items that still have several possible answers."""
        return tuple(result for sheet in self.sheets for result in sheet.items if result.basis == "open")
