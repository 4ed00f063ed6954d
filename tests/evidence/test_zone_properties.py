"""Difference bounds are exact: everything a zone says equals what trying every day says."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import product

from hypothesis import given, settings
from hypothesis import strategies as st

from causality.evidence.zone import Key, Zone

LENGTH = 12
"""Days run from 0 to this many, so that all of them can be tried."""
BEYOND = 45
"""How far below and above a day without a limit has to be tried: more than the sum of all gaps that are drawn."""
ORIGIN: Key = ("origin",)
Arrangement = tuple[bool, ...]


@dataclass(frozen=True)
class System:
    """Days with the limits between them, and the cuts and gaps to be told apart."""

    ends: Mapping[Key, tuple[int | None, int | None]]
    between: tuple[tuple[Key, Key, int | None, int | None], ...]
    wanted: tuple[Key, ...]
    cuts: Mapping[Key, tuple[int, ...]]
    gaps: Mapping[tuple[Key, Key], tuple[int, ...]]

    def zone(self) -> Zone:
        zone = Zone()
        for key, (first, last) in self.ends.items():
            zone.between(key, ORIGIN, first, last)
        for key, anchor, first, last in self.between:
            zone.between(key, anchor, first, last)
        return zone

    def solutions(self) -> Iterator[dict[Key, int]]:
        """Try every day."""
        spans = [
            range(-BEYOND if first is None else first, (LENGTH + BEYOND if last is None else last) + 1)
            for first, last in self.ends.values()
        ]
        for days in product(*spans):
            world = dict(zip(self.ends, days, strict=True))
            if all(_within(world[key] - world[anchor], low, high) for key, anchor, low, high in self.between):
                yield world

    def arrangement(self, world: Mapping[Key, int]) -> Arrangement:
        """On which side of every cut and gap the days lie."""
        cuts = [world[key] >= cut for key, limits in self.cuts.items() if key in self.wanted for cut in limits]
        gaps = [world[one] - world[other] >= gap for (one, other), limits in self.gaps.items()
                if {one, other} <= set(self.wanted) for gap in limits]  # fmt: skip
        return (*cuts, *gaps)


def _within(value: int, low: int | None, high: int | None) -> bool:
    return (low is None or value >= low) and (high is None or value <= high)


@st.composite
def systems(draw: st.DrawFn, most_keys: int = 4, open_ends: bool = False) -> System:
    keys: list[Key] = [("day", number) for number in range(draw(st.integers(2, most_keys)))]
    ends = {key: draw(_ends(0, LENGTH, open_ends)) for key in keys}
    couples = [(one, other) for one in keys for other in keys if one != other]
    chosen = draw(st.lists(st.sampled_from(couples), max_size=3))
    between = tuple((*couple, *draw(_ends(-LENGTH, LENGTH, True))) for couple in chosen)
    cuts = draw(st.dictionaries(st.sampled_from(keys), _few(st.integers(-1, LENGTH + 2)), max_size=3))
    gaps = draw(st.dictionaries(st.sampled_from(couples), _few(st.integers(-LENGTH, LENGTH)), max_size=3))
    wanted = tuple(draw(st.lists(st.sampled_from(keys), min_size=1, unique=True)))
    return System(ends, between, wanted, cuts, gaps)


def _few(numbers: st.SearchStrategy[int]) -> st.SearchStrategy[tuple[int, ...]]:
    return st.lists(numbers, max_size=2, unique=True).map(tuple)


def _ends(low: int, high: int, open_ends: bool) -> st.SearchStrategy[tuple[int | None, int | None]]:
    closed = st.tuples(st.integers(low, high), st.integers(low, high)).map(lambda pair: (min(pair), max(pair)))
    if not open_ends:
        return closed.map(lambda pair: (pair[0], min(pair[1], pair[0] + LENGTH)))
    return closed | closed.map(lambda pair: (None, pair[1])) | closed.map(lambda pair: (pair[0], None))


def _expect_exact(system: System) -> None:
    zone, solutions = system.zone(), list(system.solutions())
    assert zone.close() == bool(solutions)
    if not solutions:
        return
    found = [dict(zip(system.wanted, days, strict=True)) for days in zone.days(system.wanted, system.cuts, system.gaps)]
    assert {system.arrangement(world) for world in found} == {system.arrangement(world) for world in solutions}


@settings(max_examples=120, deadline=None, derandomize=True)
@given(systems())
def test_the_days_given_reach_exactly_the_possible_arrangements(system: System) -> None:
    _expect_exact(system)


@settings(max_examples=60, deadline=None, derandomize=True)
@given(systems(most_keys=2, open_ends=True))
def test_open_ends_reach_exactly_the_possible_arrangements(system: System) -> None:
    _expect_exact(system)


@settings(max_examples=80, deadline=None, derandomize=True)
@given(systems(most_keys=3))
def test_every_day_given_is_possible(system: System) -> None:
    zone, solutions = system.zone(), list(system.solutions())
    if zone.close():
        possible = {tuple(world[key] for key in system.wanted) for world in solutions}
        assert set(zone.days(system.wanted, system.cuts, system.gaps)) <= possible


@settings(max_examples=80, deadline=None, derandomize=True)
@given(systems(most_keys=3))
def test_ranges_and_differences_are_the_smallest_and_largest_possible(system: System) -> None:
    zone, solutions = system.zone(), list(system.solutions())
    if not zone.close():
        return
    for key in system.ends:
        days = [world[key] for world in solutions]
        assert zone.range_of(key) == (min(days), max(days))
        for other in system.ends:
            gaps = [world[key] - world[other] for world in solutions]
            assert zone.range_of(key, other) == (min(gaps), max(gaps))
