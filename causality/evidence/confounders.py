"""What else changed at the time of a challenge: other products, and treatment of the event itself.

A product certainly changed between the sample before a challenge and the sample that decides it makes the challenge
uninterpretable. So does, for an improvement, a treatment of the event that may have been started or changed then.
A treatment of the event does not explain a worsening. Everything else that may have changed is named.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from causality.case.model import Case
from causality.evidence.exposure import DoseChange, Timed
from causality.evidence.judging import Judged
from causality.evidence.moments import Ends
from causality.evidence.values import Multiple, Verdict
from causality.frozen import frozen
from causality.text import _

Window = tuple[int, int]
Other = tuple[str, bool, bool]
"""Another product by name, whether it treats the event, and whether it changed for certain."""
ALWAYS = 10**7


@frozen
class Changing:
    """The days on which one product's dose may have changed, with what else a challenge of another reads of it."""

    product: str
    name: str
    treats: tuple[str, ...]
    days: tuple[Window, ...]


class Changed:
    """The days on which each product's dose may have changed, asked for windows of time.

    `products` are those of the case, `before` those of nearly the same case.
    """

    def __init__(
        self, case: Case, timed: Mapping[str, tuple[Timed, ...]], before: tuple[Changing, ...] | None = None
    ) -> None:
        self.products = tuple(
            Changing(one.id, one.name, one.treats, tuple(_closed(change.days) for change in timed[one.id]))
            for one in case.products
        )
        self._days = [(place, *window) for place, one in enumerate(self.products) for window in one.days]
        self._seen: dict[tuple[str, str, Window], tuple[Other, ...]] = {}
        self._moved = None if before is None else _moved(before, self.products)

    def beside(self, product_id: str, event_id: str, window: Window) -> tuple[Other, ...]:
        """Give every other product with a change possible in the window."""
        key = (product_id, event_id, window)
        if key not in self._seen:
            self._seen[key] = tuple(self._search(*key))
        return self._seen[key]

    def _search(self, product_id: str, event_id: str, window: Window) -> Iterator[Other]:
        begin, end = window
        found: dict[int, bool] = {}
        for place, first, last in self._days:
            if first <= end and last >= begin:
                found[place] = found.get(place, False) or (begin <= first and last <= end)
        for place, certain in found.items():
            other = self.products[place]
            if other.product != product_id:
                yield other.name, event_id in other.treats, certain

    def same(self, product_id: str, windows: Iterable[Window]) -> bool:
        """Whether the answers for these windows are those of before."""
        if self._moved is None:
            return False
        moved = [(first, last) for other, first, last in self._moved if other != product_id]
        return not moved or not any(
            first <= end and last >= begin for begin, end in windows for first, last in moved
        )  # fmt: skip


def _moved(before: tuple[Changing, ...], after: tuple[Changing, ...]) -> list[tuple[str, int, int]] | None:
    """The days on which a product may have changed now and not before, or the other way; None when all may differ."""
    if [one.product for one in before] != [one.product for one in after]:
        return None
    found: list[tuple[str, int, int]] = []
    for one, other in zip(before, after, strict=True):
        if one != other:
            alike = (one.name, one.treats) == (other.name, other.treats)
            days = set(one.days) ^ set(other.days) if alike else {*one.days, *other.days}
            found += [(one.product, *window) for window in days]
    return found


class Confounders:
    """What else changed around a challenge of one product and event; `asked` are the windows that it asked for."""

    def __init__(self, changed: Changed, product_id: str, event_id: str) -> None:
        self._changed, self._product, self._event = changed, product_id, event_id
        self.asked: dict[Window, tuple[Other, ...]] = {}

    def weigh(
        self, judged: Judged, change: DoseChange, before: int, after: Sequence[Multiple]
    ) -> tuple[Judged, frozenset[Verdict]]:
        """Give the verdict back, or uninterpretable with the products that changed in the same window.

        Beside it stand all verdicts that come of it over the days on which the other products may have changed.
        `before` is the day of the sample before the change.
        """
        if judged.verdict == "uninterpretable":
            return judged, frozenset((judged.verdict,))
        # a sample of the very day of a change counts as before it
        decisive = (after[judged.decisive].first or 0) - 1
        improves = (judged.verdict in ("positive", "partial")) == (change.change in ("stop", "reduction"))
        if judged.verdict == "negative":
            improves = False
        able = [one for one in self.changed((before, decisive)) if improves or not one[1]]
        blamed = [name for name, treats, certain in able if treats or certain]
        surely = any(certain for _name, _treats, certain in able)
        verdicts: set[Verdict] = set() if surely else {judged.verdict}
        if able:
            verdicts.add("uninterpretable")
        weighed = replace(judged, verdict="uninterpretable", beside=tuple(blamed)) if blamed else judged
        return weighed, frozenset(verdicts)

    def changed(self, window: Window) -> tuple[Other, ...]:
        """Give every other product with a change possible in the window."""
        found = self.asked.get(window)
        if found is None:
            found = self.asked[window] = self._changed.beside(self._product, self._event, window)
        return found


def named_texts(others: Iterable[Other]) -> tuple[str, ...]:
    """Name every other product whose dose changed, or may have changed, in a window."""
    texts = [name if certain else _("{name} (day not known)").format(name=name) for name, _treats, certain in others]
    return tuple(dict.fromkeys(texts))


def _closed(ends: Ends | None) -> Window:
    if ends is None:
        return ALWAYS, -ALWAYS
    return (-ALWAYS if ends[0] is None else ends[0]), (ALWAYS if ends[1] is None else ends[1])
