"""The days that RUCAM's answers depend on: which are uncertain, and where an answer changes.

The onset, the product's own intake and marker samples without an exact day always vary together; other products join
them as `rucam_others` says.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import pairwise

from causality.evidence.challenge import AFTER_DAYS_LIVER, BEFORE_DAYS
from causality.evidence.course import FOLLOWED_DAYS
from causality.evidence.intake import Bounds, Period, limits
from causality.evidence.moments import ORIGIN
from causality.evidence.zone import Key
from causality.frozen import frozen
from causality.methods import rucam
from causality.methods.rucam_others import Other, ends_of, window

MOST_LOOSE_SAMPLES = 4
"""Marker samples without an exact day that are tried on all their days; with more, course and re-exposure stay open."""

Marks = dict[Key, set[int]]
Spaces = dict[tuple[Key, Key], set[int]]
Reach = Mapping[Key, tuple[int | None, int | None]]


class _Cuts:
    """Days at which an answer can change, gathered by key; of the days of samples what lies within `reach`."""

    def __init__(self, days: Sequence[int], reach: Reach | None) -> None:
        self.marks: Marks = {}
        self._days, self._reach = days, reach

    def wanted(self, *keys: Key | None) -> bool:
        """Whether the day of one of these keys is uncertain."""
        return any(key is not None and (self._reach is None or key in self._reach) for key in keys)

    def add(self, key: Key | None, steps: Iterable[int]) -> None:
        """Cut a key's days so many days after each sample."""
        if key is None or not self.wanted(key):
            return
        first, last = (None, None) if self._reach is None else self._reach[key]
        for step in steps:
            begin = 0 if first is None else bisect_left(self._days, first - step)
            end = len(self._days) if last is None else bisect_right(self._days, last - step)
            self.mark(key, {day + step for day in self._days[begin:end]})

    def mark(self, key: Key | None, edges: set[int]) -> None:
        """Cut a key's days at these."""
        if key is not None and self.wanted(key):
            self.marks[key] = self.marks.get(key, set()) | edges


@frozen
class Days:
    """What the worlds of one pair on one sheet are made of.

    `sampled` are the exact days of marker samples, in order, `loose` the marker samples without one; `beside` gives
    where the days of other products lie.
    """

    onset: Key
    periods: tuple[Period, ...]
    others: tuple[Other, ...]
    sampled: Sequence[int]
    loose: tuple[int, ...]
    sheet: str
    beside: Callable[[], Mapping[str, tuple[Bounds, ...]]]

    @property
    def keys(self) -> tuple[Key, ...]:
        """The days that vary together."""
        beside = [key for other in self.others if other.joint for key in ends_of(other.periods)]
        return (self.onset, *ends_of(self.periods), *(("sample", one) for one in self.loose), *beside)

    def cuts(self, reach: Reach | None = None) -> Marks:
        """Days, relative to exact marker samples, at which an answer to items 2, 4 and 7 can change.

        With `reach`, the first and last day of the keys whose day is uncertain, only what lies there.
        """
        found = _Cuts(self.sampled, reach)
        if not found.wanted(*self.keys):
            return {}
        found.add(self.onset, (FOLLOWED_DAYS + 1,))
        for one in self.loose:
            found.add(("sample", one), (0, 1))
        for place, period in enumerate(self.periods):
            found.add(period.stop, (1, 0, -rucam.FAST_DAYS, -rucam.SLOW_DAYS, -FOLLOWED_DAYS))
            found.add(period.start, (0, 1, BEFORE_DAYS + 1, -AFTER_DAYS_LIVER) if place else (1,))
        for key, edges in self._edges():
            if key == ORIGIN:
                found.mark(self.onset, edges)
        if len(self.periods) > 1:
            self._re_exposed(found)
        return found.marks

    def _re_exposed(self, found: "_Cuts") -> None:
        """What was taken beside a re-exposure matters for item 7: from its first day to the doubling, and at onset."""
        keys = [key for key in (self.onset, *(period.start for period in self.periods[1:])) if found.wanted(key)]
        for other in self.others:
            if other.joint:
                for one in other.periods:
                    found.add(one.start, (1,))
                continue
            if not keys:
                continue
            edges = {
                edge
                for bounds in self.beside()[other.product.id]
                for key, days in limits(bounds, (0,))
                if key == ORIGIN
                for edge in days
            }
            for key in keys:
                found.mark(key, edges)

    def gaps(self) -> Spaces:
        """Differences between days at which an answer can change."""
        found: Spaces = {}
        for period in self.periods:
            if period.start is not None:
                latest = {0, 1, rucam.SUGGESTIVE_FROM, rucam.SUGGESTIVE_TO + 1, rucam.AGAIN_TO[self.sheet] + 1}
                found[self.onset, period.start] = latest
                around = {0, 1, -BEFORE_DAYS, AFTER_DAYS_LIVER + 1}
                found |= {(("sample", one), period.start): around for one in self.loose}
            if period.stop is not None:
                found[self.onset, period.stop] = {1, rucam.CESSATION_TO[self.sheet] + 1}
                after = {0, 1, rucam.FAST_DAYS + 1, rucam.SLOW_DAYS + 1, FOLLOWED_DAYS + 1}
                found |= {(("sample", one), period.stop): after for one in self.loose}
        for before, following in pairwise(self.periods):
            if before.stop is not None and following.start is not None:
                found[following.start, before.stop] = {2}
        for one in self.loose:
            found[("sample", one), self.onset] = {-FOLLOWED_DAYS}
            found |= {(("sample", one), ("sample", other)): {0, 1} for other in self.loose if other != one}
        self._beside(found)
        return found

    def _beside(self, found: Spaces) -> None:
        for other in self.others:
            for period in other.periods if other.joint else ():
                if period.start is not None:
                    found[self.onset, period.start] = {0}
                    found |= {(("sample", one), period.start): {0} for one in self.loose}
                if period.stop is not None:
                    found[self.onset, period.stop] = {window(other.product, self.sheet) + 1}
                    found |= {(own.start, period.stop): {1} for own in self.periods[1:] if own.start is not None}
        for key, edges in self._edges():
            if key not in (ORIGIN, self.onset):
                found.setdefault((self.onset, key), set()).update(edges)

    def _edges(self) -> list[tuple[Key, set[int]]]:
        """Where the timing of products whose days are not chosen changes."""
        return [
            edge
            for other in self.others
            if not other.joint and other.constant is None
            for bounds in other.bounds
            for edge in limits(bounds, (window(other.product, self.sheet),))
        ]
