"""Days that depend on each other: difference bounds, closed exactly.

A zone holds for every pair of days the largest possible difference. Closing it (shortest paths) makes every
bound exact, also for whole numbers of days, and leaving out a day projects exactly; see Dill, "Timing assumptions
and verification of finite-state concurrent systems" (1989), for this use of difference bounds.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field

Key = tuple[Hashable, ...]
Step = tuple[Key, Key, int]
FAR = 10**8
HORIZON = 4000
"""Days beyond the last known day that stand for "any time": more than the sum of all limits of all methods."""


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
        self, keys: tuple[Key, ...], cuts: Mapping[Key, Iterable[int]], gaps: Mapping[tuple[Key, Key], Iterable[int]]
    ) -> Iterator[tuple[int, ...]]:
        """Give days for `keys` such that every arrangement of the cuts and gaps that is possible occurs.

        A cut c of a key separates days before c from days from c on; a gap g of (a, b) separates a - b < g from
        a - b >= g. Each arrangement is again a zone, and its least solution is reached from a lower bound
        or a cut by adding gaps and bounds: only those days are tried.
        """
        ends = self._finite_ends(keys)
        sources = {key: {ends[key][0], *(cut for cut in cuts.get(key, ()) if _inside(cut, ends[key]))} for key in keys}
        steps = self._steps(keys, gaps)
        places = {key: place for place, key in enumerate(keys)}
        candidates = _spread(sources, steps, ends)
        reasons = [
            (sources[key], [(places[other], step) for target, other, step in steps if target == key]) for key in keys
        ]
        rows = [self.index[key] for key in keys]
        for days in self._consistent(rows, [sorted(candidates[key]) for key in keys], []):
            if all(_least(days, day, *reason) for day, reason in zip(days, reasons, strict=True)):
                yield days

    def _consistent(self, rows: list[int], candidates: list[list[int]], chosen: list[int]) -> Iterator[tuple[int, ...]]:
        place = len(chosen)
        if place == len(rows):
            yield tuple(chosen)
            return
        bounds, row, options = self.bounds, rows[place], candidates[place]
        low, high = options[0], options[-1]
        for column, other in zip(rows, chosen, strict=False):
            low, high = max(low, other - bounds[column][row]), min(high, other + bounds[row][column])
        for day in options[bisect_left(options, low) : bisect_right(options, high)]:
            yield from self._consistent(rows, candidates, [*chosen, day])

    def _steps(self, keys: tuple[Key, ...], gaps: Mapping[tuple[Key, Key], Iterable[int]]) -> list[Step]:
        """Every way in which one day can press another up: (pressed, pressing, days between)."""
        found: set[Step] = set()
        for (later, earlier), limits in gaps.items():
            if later in keys and earlier in keys:
                found |= {step for limit in limits for step in ((later, earlier, limit), (earlier, later, 1 - limit))}
        for key in keys:
            for other in keys:
                least = self.range_of(key, other)[0]
                if key != other and least is not None:
                    found.add((key, other, least))
        return sorted(found, key=repr)

    def _finite_ends(self, keys: tuple[Key, ...]) -> dict[Key, tuple[int, int]]:
        ranges = {key: self.range_of(key) for key in keys}
        known = [end for pair in map(self.range_of, self.keys[1:]) for end in pair if end is not None]
        low, high = min(known, default=730_000) - HORIZON, max(known, default=730_000) + HORIZON
        return {
            key: (low if first is None else first, high if last is None else last)
            for key, (first, last) in ranges.items()
        }


def _spread(sources: dict[Key, set[int]], steps: list[Step], ends: dict[Key, tuple[int, int]]) -> dict[Key, set[int]]:
    found = {key: set(days) for key, days in sources.items()}
    for _round in range(len(sources) - 1):
        for target, start, step in steps:
            found[target] |= {day + step for day in found[start] if _inside(day + step, ends[target])}
    return found


def _least(days: tuple[int, ...], day: int, sources: set[int], steps: list[tuple[int, int]]) -> bool:
    """Whether a day is held up by a bound or cut of its own, or by another day of the choice."""
    return day in sources or any(day == days[place] + step for place, step in steps)


def _inside(day: int, ends: tuple[int, int]) -> bool:
    return ends[0] <= day <= ends[1]
