"""Days that depend on each other: difference bounds, closed exactly.

A zone holds for every pair of days the largest possible difference. Closing it (shortest paths) makes every
bound exact, also for whole numbers of days, and leaving out a day projects exactly; see Dill, "Timing assumptions
and verification of finite-state concurrent systems" (1989), for this use of difference bounds.
"""

from collections.abc import Collection, Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import islice

Key = tuple[Hashable, ...]
Bounds = list[list[int]]
Split = tuple[int, int, int]
FAR = 10**8
HORIZON = 4000
"""Days beyond the last known day that stand for "any time": more than the sum of all limits of all methods."""

MOST_DAYS = 100_000
"""Arrangements of days after which `Zone.days` gives up."""


class TooManyDays(Exception):
    """There are more arrangements of uncertain days than may be tried."""


@dataclass(slots=True)
class Zone:
    """Bounds on days (ordinals) and on their differences. `keys[0]` is the origin, day 0."""

    keys: list[Key] = field(default_factory=lambda: [("origin",)])
    index: dict[Key, int] = field(default_factory=lambda: {("origin",): 0})
    bounds: list[list[int]] = field(default_factory=lambda: [[0]])

    def add(self, key: Key) -> int:
        """Take `key` in, unbounded; give its row."""
        if key in self.index:
            return self.index[key]
        for row in self.bounds:
            row.append(FAR)
        self.index[key] = len(self.keys)
        self.keys.append(key)
        self.bounds.append([FAR] * len(self.keys))
        self.bounds[-1][-1] = 0
        return self.index[key]

    def limit(self, later: Key, earlier: Key, most: int) -> None:
        """Demand later - earlier <= most."""
        row, column = self.add(later), self.add(earlier)
        self.bounds[row][column] = min(self.bounds[row][column], most)

    def between(self, key: Key, anchor: Key, first: int | None, last: int | None) -> None:
        """Demand first <= key - anchor <= last."""
        self.add(key)
        if last is not None:
            self.limit(key, anchor, last)
        if first is not None:
            self.limit(anchor, key, -first)

    def close(self) -> bool:
        """Make every bound exact; False when no days satisfy them all."""
        bounds, size = self.bounds, range(len(self.keys))
        for middle in size:
            through = bounds[middle]
            for row in bounds:
                step = row[middle]
                if step >= FAR // 2:
                    continue
                for column in size:
                    if (total := step + through[column]) < row[column]:
                        row[column] = total
        return all(bounds[place][place] >= 0 for place in size)

    def range_of(self, key: Key, anchor: Key = ("origin",)) -> tuple[int | None, int | None]:
        """Give the smallest and largest key - anchor; None is unbounded."""
        row, column = self.index[key], self.index[anchor]
        most, least = self.bounds[row][column], -self.bounds[column][row]
        return (None if least <= -FAR // 2 else least), (None if most >= FAR // 2 else most)

    def days(
        self,
        keys: tuple[Key, ...],
        cuts: Mapping[Key, Collection[int]],
        gaps: Mapping[tuple[Key, Key], Iterable[int]],
        most: int = MOST_DAYS,
    ) -> Iterator[tuple[int, ...]]:
        """Give days for `keys` such that every arrangement of the cuts and gaps that is possible occurs once.

        A cut c of a key separates days before c from days from c on; a gap g of (a, b) separates a - b < g from
        a - b >= g. Each side of a split is again a zone; the lower bounds of a closed zone are one of its solutions.
        Raises `TooManyDays` beyond `most` arrangements.
        """
        places = {key: place for place, key in enumerate(keys, start=1)}
        splits = [(places[key], 0, cut) for key in keys for cut in sorted(cuts.get(key, ()))]
        splits += [
            (places[later], places[earlier], limit)
            for (later, earlier), limits in gaps.items()
            if later in places and earlier in places
            for limit in sorted(limits)
        ]
        begin = self._projected(keys, cuts)
        splits = [split for split in splits if _cuts(begin, split)]
        if _more_than(begin, splits, most):
            raise TooManyDays
        for bounds in _arrangements(begin, splits, 0):
            yield tuple(-least for least in bounds[0][1:])

    def _projected(self, keys: tuple[Key, ...], cuts: Mapping[Key, Collection[int]]) -> Bounds:
        """The bounds of these keys alone, every day given ends."""
        rows = [0, *(self.index[key] for key in keys)]
        bounds = [[self.bounds[row][column] for column in rows] for row in rows]
        for place, (first, last) in enumerate(self._finite_ends(keys, cuts).values(), start=1):
            _tighten(bounds, place, 0, last)
            _tighten(bounds, 0, place, -first)
        return bounds

    def _finite_ends(self, keys: tuple[Key, ...], cuts: Mapping[Key, Collection[int]]) -> dict[Key, tuple[int, int]]:
        """The first and last possible day of each key; an open end lies well beyond every day and cut that is known."""
        ranges = {key: self.range_of(key) for key in keys}
        known = [end for pair in map(self.range_of, self.keys[1:]) for end in pair if end is not None]
        known += [end for marks in cuts.values() if marks for end in (min(marks), max(marks))]
        low, high = min(known, default=730_000) - HORIZON, max(known, default=730_000) + HORIZON
        return {
            key: (low if first is None else first, high if last is None else last)
            for key, (first, last) in ranges.items()
        }


def _cuts(bounds: Bounds, split: Split) -> bool:
    """Whether both sides of a split are possible; where they are not, they are in no part of these bounds."""
    later, earlier, limit = split
    return -bounds[earlier][later] < limit <= bounds[later][earlier]


def _more_than(bounds: Bounds, splits: list[Split], most: int) -> bool:
    """Whether there are more than `most` arrangements: as many as those of independent days multiplied."""
    count = 1
    for days in _independent(bounds, splits):
        own = [split for split in splits if split[0] in days or split[1] in days]
        rows = [0, *days]
        place = {row: number for number, row in enumerate(rows)}
        small = [[bounds[row][column] for column in rows] for row in rows]
        moved = [(place[later], place[earlier], limit) for later, earlier, limit in own]
        count *= sum(1 for _one in islice(_arrangements(small, moved, 0), most // count + 1))
        if count > most:
            break
    return count > most


def _independent(bounds: Bounds, splits: list[Split]) -> list[list[int]]:
    """Put the days into groups such that no bound and no split ties two of different groups."""
    groups = {day: [day] for day in range(1, len(bounds))}
    tied = [(later, earlier) for later, earlier, _limit in splits]
    tied += [
        (one, other)
        for one in groups
        for other in groups
        if one != other and bounds[one][other] < bounds[one][0] + bounds[0][other]
    ]
    for one, other in tied:
        if one and other and groups[one] is not groups[other]:
            groups[one] += groups[other]
            for day in groups[other]:
                groups[day] = groups[one]
    return list({id(group): group for group in groups.values()}.values())


def _arrangements(bounds: Bounds, splits: list[Split], done: int) -> Iterator[Bounds]:
    """Go through the sides of each split that are possible, depth first."""
    for place in range(done, len(splits)):
        later, earlier, limit = splits[place]
        if -bounds[earlier][later] >= limit or bounds[later][earlier] < limit:
            continue
        below = [row[:] for row in bounds]
        _tighten(below, later, earlier, limit - 1)
        yield from _arrangements(below, splits, place + 1)
        bounds = [row[:] for row in bounds]
        _tighten(bounds, earlier, later, -limit)
    yield bounds


def _tighten(bounds: Bounds, row: int, column: int, most: int) -> None:
    """Demand one more bound of closed bounds and close them again."""
    if bounds[row][column] <= most:
        return
    through = bounds[column]
    for line in bounds:
        step = line[row] + most
        for place, rest in enumerate(through):
            if step + rest < line[place]:
                line[place] = step + rest
