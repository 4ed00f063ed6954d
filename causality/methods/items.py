"""What a sheet is made of: items with their answers, each answer with its points and how well it is attested."""

from dataclasses import field
from typing import Literal

from causality.case.model import Change
from causality.frozen import frozen

Label = Literal["published", "reproduced", "transcribed", "derived", "site"]
Range = tuple[int, int]
CATEGORY = "category"
"""The item whose answers are the categories themselves, where a person chooses among them."""


@frozen
class Answer:
    """One line of an item: `points` and how well its wording and points are attested (`label`, `source`).

    A `silent` one says that the question is not answered: a sheet of which nothing else is known is not judged.
    """

    id: str
    text: str
    points: int = 0
    label: Label = "reproduced"
    source: str = ""
    silent: bool = False


@frozen
class Item:
    """One question of a sheet, with its number in the publication ("3a" for a line of item 3).

    A `judgement` is a person's own word: whoever answers it gives a reason. `note` is a footnote of the sheet.
    `changes` are the changes of dose that it asks about.
    """

    id: str
    number: str
    title: str
    answers: tuple[Answer, ...]
    judgement: bool = False
    note: str = ""
    changes: tuple[Change, ...] = ()
    known: dict[frozenset[str], tuple[tuple[str, ...], frozenset[int]]] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )
    """Answers in order and their points: the same come again with every edit."""

    def answer(self, answer_id: str) -> Answer | None:
        """Give the answer of that id, None when the item has none."""
        return next((answer for answer in self.answers if answer.id == answer_id), None)

    def span(self, answer_ids: frozenset[str] | tuple[str, ...]) -> Range:
        """Give the lowest and highest points among these answers."""
        points = [answer.points for answer in self.answers if answer.id in answer_ids]
        return min(points), max(points)

    def ids(self, answer_ids: frozenset[str]) -> tuple[str, ...]:
        """Give these answers in the order of the item."""
        return self._look_up(answer_ids)[0]

    def points(self, answer_ids: frozenset[str]) -> frozenset[int]:
        """Give the points of these answers."""
        return self._look_up(answer_ids)[1]

    def _look_up(self, answer_ids: frozenset[str]) -> tuple[tuple[str, ...], frozenset[int]]:
        found = self.known.get(answer_ids)
        if found is None:
            held = [answer for answer in self.answers if answer.id in answer_ids]
            found = tuple([one.id for one in held]), frozenset([one.points for one in held])
            self.known[answer_ids] = found
        return found

    @property
    def everything(self) -> frozenset[str]:
        """The ids of all answers."""
        return frozenset(answer.id for answer in self.answers)

    @property
    def counts(self) -> bool:
        """Whether its answers have points."""
        return any(answer.points for answer in self.answers)


@frozen
class Sheet:
    """One worksheet of a method; `bounds` are its declared lowest and highest total, where it has totals."""

    id: str
    title: str
    items: tuple[Item, ...]
    bounds: Range | None = None

    def item(self, item_id: str) -> Item | None:
        """Give the item of that id, None when the sheet has none."""
        return next((item for item in self.items if item.id == item_id), None)
