"""Which sample stands in which row of a table: in the order of the case or sorted, all or some of them.

Rows stay where they are while samples change: only a new order or filter moves them.
"""

from bisect import bisect
from collections.abc import Callable, Iterable, Sequence
from itertools import compress, count
from operator import is_not
from typing import Literal

from causality.case.model import Sample
from causality.evidence.limits import days_of
from causality.frozen import frozen

Order = Literal["case", "day", "day_last", "analyte"]
Key = Callable[[int], tuple[int | str, ...]]
_UNDATED = 10**7
"""The day of what has none: after all others in either order."""
MOST_RUNS = 100
"""With more separate runs of rows than this a table is shown anew."""


@frozen
class Difference:
    """What became of the samples: places of the new ones that changed or came, of the old ones that went."""

    changed: Sequence[int] = ()
    removed: Sequence[int] = ()
    inserted: Sequence[int] = ()


def difference(old: tuple[Sample, ...], new: tuple[Sample, ...]) -> Difference:
    """Compare by identity: 100,000 samples take about a millisecond."""
    if old is new:
        return Difference()
    if len(old) == len(new):
        return Difference(changed=tuple(compress(count(), map(is_not, old, new))))
    shorter = min(len(old), len(new))
    first = next(compress(count(), map(is_not, old, new)), shorter)
    tail = next(compress(count(), map(is_not, reversed(old), reversed(new))), shorter)
    tail = min(tail, shorter - first)
    before, after = old[first : len(old) - tail], new[first : len(new) - tail]
    if len(new) < len(old) and (gone := _missing(before, after)) is not None:
        return Difference(removed=[first + place for place in gone])
    if len(new) > len(old) and (came := _missing(after, before)) is not None:
        return Difference(inserted=[first + place for place in came])
    return Difference(removed=range(first, len(old) - tail), inserted=range(first, len(new) - tail))


def _missing(longer: Sequence[Sample], shorter: Sequence[Sample]) -> list[int] | None:
    """Give the places in `longer` of what `shorter` leaves out, None when it is not a part of it in this order."""
    found, kept = [], 0
    for place, sample in enumerate(longer):
        if kept < len(shorter) and shorter[kept] is sample:
            kept += 1
        else:
            found.append(place)
    return found if kept == len(shorter) else None


def runs(places: Iterable[int]) -> list[tuple[int, int]]:
    """Give the first and last of each run of neighbours among ascending `places`."""
    found: list[tuple[int, int]] = []
    for place in places:
        if found and found[-1][1] == place - 1:
            found[-1] = found[-1][0], place
        else:
            found.append((place, place))
    return found


def sort_key(order: Order, sample_at: Callable[[int], Sample]) -> Key | None:
    """Give what samples are sorted by, as they stand when it is asked for; None for the order of the case."""

    def day(place: int) -> int:
        first = days_of(sample_at(place).day)[0]
        return _UNDATED if first is None else first

    if order == "day":
        return lambda place: (day(place), place)
    if order == "day_last":
        return lambda place: (-(day(place) % _UNDATED), place)
    if order == "analyte":
        return lambda place: (sample_at(place).analyte.casefold(), day(place), place)
    return None


class LabRows:
    """The samples that are shown, by row. In the order of the case no list is kept at all."""

    def __init__(self) -> None:
        self._count = 0
        self._order: list[int] | None = None
        self._key: Key | None = None

    def __len__(self) -> int:
        return self._count if self._order is None else len(self._order)

    @property
    def ordered(self) -> bool:
        """Whether the rows are others than those of the case in its order."""
        return self._order is not None

    def arrange(self, count: int, shown: Iterable[int] | None, key: Key | None) -> None:
        """Show `count` samples, or only those of `shown`, by `key`, else in the order of the case."""
        self._count, self._key = count, key
        if shown is None and key is None:
            self._order = None
            return
        places = range(count) if shown is None else shown
        self._order = list(places) if key is None else sorted(places, key=key)

    def sample_at(self, row: int) -> int:
        """Give the place in the case of the sample in `row`."""
        return row if self._order is None else self._order[row]

    def row_of(self, sample: int) -> int:
        """Give the row of a sample, -1 when it is not shown."""
        if self._order is None:
            return sample if 0 <= sample < self._count else -1
        try:
            row: int = self._order.index(sample)
        except ValueError:
            return -1
        return row

    def rows_of(self, samples: Sequence[int]) -> list[int]:
        """Give the rows of `samples`, ascending, of those that are shown."""
        if self._order is None:
            return list(samples)
        if len(samples) == 1:
            return [row for row in (self.row_of(samples[0]),) if row >= 0]
        wanted = frozenset(samples)
        return [row for row, sample in enumerate(self._order) if sample in wanted]

    def cut(self, first: int, last: int) -> None:
        """Take the rows from `first` to `last` out."""
        if self._order is None:
            self._count -= last - first + 1
        else:
            del self._order[first : last + 1]

    def close_up(self, gone: Sequence[int]) -> None:
        """Number the samples anew after those of `gone` have left the case."""
        if self._order is not None:
            ordered = sorted(gone)
            self._order = [sample - bisect(ordered, sample) for sample in self._order]

    def make_room(self, came: Sequence[int], count: int) -> None:
        """Number the samples anew before those of `came` enter a case that then holds `count`."""
        if self._order is not None:
            new = frozenset(came)
            kept = [sample for sample in range(count) if sample not in new]
            self._order = [kept[sample] for sample in self._order]

    def place_of(self, sample: int) -> int:
        """Give the row that a new sample belongs in."""
        if self._order is None:
            return sample
        return bisect(self._order, (self._key or _own)(sample), key=self._key or _own)

    def put(self, row: int, first: int, last: int) -> None:
        """Show the samples from `first` to `last` from `row` on."""
        if self._order is None:
            self._count += last - first + 1
        else:
            self._order[row:row] = range(first, last + 1)


def _own(sample: int) -> tuple[int | str, ...]:
    return (sample,)
