"""Which dates of two cases are the same whatever else changed: those that stand alike and are counted from no other."""

from collections.abc import Iterable, Mapping, Sequence

from causality.case.dates import Part, PartialDate
from causality.case.model import Case, Product
from causality.evidence.zone import Key

Onsets = Mapping[str, tuple[Part, ...]]


class Steady:
    """Tells of the keys of days whether both cases, with the onsets proposed for them, say the same of each."""

    def __init__(self, before: Case, after: Case, proposed_before: Onsets, proposed: Onsets) -> None:
        self._before, self._after = before, after
        self._proposed_before, self._proposed = proposed_before, proposed
        known = {product.id: product for product in before.products}
        self.products = {one.id for one in after.products if known.get(one.id) is one}
        """The products that are in both cases, unchanged."""
        self._free = {one.id for one in after.products if one.id in self.products and _counted_from_nothing(one)}
        self._known: dict[tuple[object, ...], bool] = {}

    def __call__(self, key: Key) -> bool:
        """Whether a day is the same in both cases."""
        thing = key[:2]
        if thing not in self._known:
            self._known[thing] = self._same(*thing)
        return self._known[thing]

    def _same(self, word: object, of: object = "") -> bool:
        before, after = self._before, self._after
        if word in ("start", "stop"):
            return of in self._free
        if word == "onset":
            return self._same_onset(str(of))
        if word == "admission":
            return before.admission is after.admission and _free(after.admission)
        place = of if isinstance(of, int) else -1
        if word == "symptom":
            return _alike(before.symptoms, after.symptoms, place) and _free(after.symptoms[place].onset)
        return word == "sample" and _alike(before.samples, after.samples, place) and _free(after.samples[place].day)

    def _same_onset(self, event: str) -> bool:
        dates = [[one.onset for one in case.events if one.id == event] for case in (self._before, self._after)]
        if len(dates[0]) != 1 or len(dates[1]) != 1 or dates[0][0] is not dates[1][0]:
            return False
        if dates[0][0] is not None:
            return _free(dates[0][0])
        parts = self._proposed.get(event)
        return parts == self._proposed_before.get(event) and not _tied(parts)


def _counted_from_nothing(product: Product) -> bool:
    return all(_free(record.start) and _free(record.stop) for record in product.doses)


def _alike(before: Sequence[object], after: Sequence[object], place: int) -> bool:
    return 0 <= place < min(len(before), len(after)) and before[place] is after[place]


def _free(date: PartialDate | None) -> bool:
    return date is None or not _tied(date.parts)


def _tied(parts: Iterable[Part] | None) -> bool:
    return any(part.anchor for part in parts or ())
