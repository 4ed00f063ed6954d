"""What else changed at the time of a challenge: other products, and treatment of the event itself.

A product certainly changed between the sample before a challenge and the sample that decides it makes the challenge
uninterpretable. So does, for an improvement, a treatment of the event that may have been started or changed then.
A treatment of the event does not explain a worsening. Everything else that may have changed is named.
"""

from collections.abc import Sequence
from dataclasses import replace

from causality.case.model import Case, Event
from causality.evidence.exposure import DoseChange
from causality.evidence.judging import Judged
from causality.evidence.moments import Moments
from causality.evidence.values import Multiple
from causality.text import _

Window = tuple[int, int]
Other = tuple[str, bool, bool]
"""Another product by name, whether it treats the event, and whether it changed for certain."""
ALWAYS = 10**7
MOST_NAMED = 6


class Changed:
    """The days on which each product's dose may have changed, asked for windows of time."""

    def __init__(self, case: Case, moments: Moments, dose_changes: dict[str, tuple[DoseChange, ...]]) -> None:
        self._products = {product.id: product for product in case.products}
        self._days = [
            (product_id, *_closed(moments.range_of(change.key)))
            for product_id, changes in dose_changes.items()
            for change in changes
        ]
        self._seen: dict[tuple[str, str, Window], tuple[Other, ...]] = {}

    def beside(self, product_id: str, event_id: str, window: Window) -> tuple[Other, ...]:
        """Give every other product with a change possible in the window."""
        key = (product_id, event_id, window)
        if key not in self._seen:
            found = ((self._products[other], certain) for other, certain in self._search(product_id, window).items())
            self._seen[key] = tuple((other.name, event_id in other.treats, certain) for other, certain in found)
        return self._seen[key]

    def _search(self, product_id: str, window: Window) -> dict[str, bool]:
        begin, end = window
        found: dict[str, bool] = {}
        for other, first, last in self._days:
            if first <= end and last >= begin and other != product_id:
                found[other] = found.get(other, False) or (begin <= first and last <= end)
        return found


class Confounders:
    """What else changed around a challenge of one product and event; `asked` are the windows that it asked for."""

    def __init__(self, changed: Changed, product_id: str, event: Event) -> None:
        self._changed, self._product, self._event = changed, product_id, event.id
        self.asked: dict[Window, tuple[Other, ...]] = {}

    def weigh(self, judged: Judged, change: DoseChange, before: int, after: Sequence[Multiple]) -> Judged:
        """Give the verdict back, or uninterpretable with the products that changed in the same window.

        `before` is the day of the sample before the change.
        """
        if judged.verdict == "uninterpretable":
            return judged
        # a sample of the very day of a change counts as before it
        decisive = (after[judged.decisive].day or 0) - 1
        improves = (judged.verdict in ("positive", "partial")) == (change.change in ("stop", "reduction"))
        if judged.verdict == "negative":
            improves = False
        blamed = [
            name for name, treats, certain in self.changed((before, decisive)) if (improves if treats else certain)
        ]
        if not blamed:
            return judged
        text = _("{shown}, confounded by {names}").format(shown=judged.reason, names=_listed(blamed))
        return replace(judged, verdict="uninterpretable", reason=text)

    def named(self, before: Multiple, last: Multiple) -> list[str]:
        """Name every other product whose dose changed, or may have changed, between two samples."""
        return [
            name if certain else _("{name} (day not known)").format(name=name)
            for name, _treats, certain in self.changed((before.day or 0, (last.day or 0) - 1))
        ]

    def changed(self, window: Window) -> tuple[Other, ...]:
        """Give every other product with a change possible in the window."""
        found = self.asked.get(window)
        if found is None:
            found = self.asked[window] = self._changed.beside(self._product, self._event, window)
        return found


def _closed(ends: tuple[int | None, int | None] | None) -> Window:
    if ends is None:
        return ALWAYS, -ALWAYS
    return (-ALWAYS if ends[0] is None else ends[0]), (ALWAYS if ends[1] is None else ends[1])


def _listed(names: list[str]) -> str:
    if len(names) <= MOST_NAMED:
        return ", ".join(names)
    shown = ", ".join(names[:MOST_NAMED])
    return _("{names} and {count} more").format(names=shown, count=len(names) - MOST_NAMED)
