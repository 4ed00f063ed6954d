"""Where two blind scorings of one case agree and differ: verdicts, and item by item."""

from collections.abc import Iterable

from causality.agreement.scored import Twice, in_twos
from causality.case.deciding import Decision
from causality.case.model import Case
from causality.frozen import frozen
from causality.methods.method import ItemResult, Method, PairAssessment
from causality.text import _


@frozen
class ItemCompared:
    """One item of one sheet: the answers that count for each of two officers, and the basis of each."""

    product: str
    event: str
    method: Method
    one: ItemResult
    other: ItemResult

    @property
    def same(self) -> bool:
        """Whether both count the same answers."""
        return set(self.one.answers) == set(self.other.answers)

    @property
    def subject(self) -> tuple[str, str, str, str, str]:
        """Product, event, method, sheet and item."""
        return self.product, self.event, self.method.id, self.one.sheet, self.one.item.id

    def words(self, keys: Iterable[str]) -> str:
        """Give answers in the words of the sheet."""
        found = [_(answer.text) for key in keys if (answer := self.one.item.answer(key)) is not None]
        return _(" or ").join(found) or _("not scored")

    def together(self, case: Case) -> Decision | None:
        """Give what the case itself holds as decided on the item."""
        return next((one for one in case.decisions
                     if (one.product, one.event, one.method, one.sheet, one.item) == self.subject), None)  # fmt: skip


@frozen
class PairCompared:
    """One pair under one method as two officers scored it; `items` are those that both have."""

    officers: tuple[str, str]
    one: PairAssessment
    other: PairAssessment
    items: tuple[ItemCompared, ...]

    @property
    def method(self) -> Method:
        """The method."""
        return self.one.method

    @property
    def categories(self) -> tuple[str, str] | None:
        """The single category of each; None where one of them has none or several."""
        found = self.one.categories, self.other.categories
        return (found[0][0], found[1][0]) if len(found[0]) == len(found[1]) == 1 else None

    @property
    def differing(self) -> tuple[ItemCompared, ...]:
        """The items on which they differ."""
        return tuple(item for item in self.items if not item.same)


def compared(case: Case) -> tuple[PairCompared, ...]:
    """Compare every two officers of a case whose scorings are shown, pair by pair and method by method.

    A method counts where at least one of them decided something by it.
    """
    return tuple(found for twice in in_twos(case) for found in _compared(twice))


def _compared(twice: Twice) -> list[PairCompared]:
    (first, ones), (second, others) = twice
    found = []
    for one, other in zip(ones.pairs, others.pairs, strict=True):
        if _decided(one) or _decided(other):
            found.append(PairCompared((first, second), one, other, _items(one, other)))
    return found


def _decided(pair: PairAssessment) -> bool:
    return any(item.decision is not None for sheet in pair.sheets for item in sheet.items)


def _items(one: PairAssessment, other: PairAssessment) -> tuple[ItemCompared, ...]:
    theirs = {(item.sheet, item.item.id): item for sheet in other.sheets for item in sheet.items}
    return tuple(
        ItemCompared(one.product, one.event, one.method, item, theirs[item.sheet, item.item.id])
        for sheet in one.sheets
        for item in sheet.items
        if (item.sheet, item.item.id) in theirs
    )
