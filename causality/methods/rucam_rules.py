"""What RUCAM asks of the facts of one pair on one sheet: days, answers, and why a pair cannot be scored."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import pairwise

from causality.case.model import Product
from causality.evidence.challenge import AFTER_DAYS_LIVER, BEFORE_DAYS
from causality.evidence.course import FOLLOWED_DAYS
from causality.evidence.facts import Facts
from causality.evidence.intake import (
    Bounds,
    Course,
    Period,
    bounds_of,
    courses,
    limits,
    same_on,
    taken,
    timing,
)
from causality.evidence.moments import ORIGIN, World
from causality.evidence.values import Multiple
from causality.evidence.zone import Key
from causality.methods import rucam, rucam_other, rucam_time
from causality.methods.method import Item

MOST_LOOSE_SAMPLES = 3
"""Samples without an exact day are tried on all their days up to this many; further ones are left out."""


@dataclass(frozen=True, slots=True)
class Other:
    """Another product: its dated periods of intake; `dated` is False when nothing is known of them.

    `line` is its answer to item 4 where that is the same on all possible days.
    """

    product: Product
    bounds: tuple[Bounds, ...]
    dated: bool
    line: frozenset[str] | None


@dataclass(slots=True)
class RucamRules:
    """The facts of one pair as one sheet sees them. `worlds` are the arrangements of days to try."""

    facts: Facts
    product: Product
    event: str
    sheet: str
    periods: tuple[Period, ...] = field(init=False)
    measured: tuple[Multiple, ...] = field(init=False)
    loose: tuple[int, ...] = field(init=False)
    others: list[Other] = field(init=False)
    settled: tuple[frozenset[str], ...] = field(init=False)
    worlds: tuple[World, ...] = field(init=False)
    _known: dict[str, frozenset[str]] = field(init=False, default_factory=dict)

    def __post_init__(self) -> None:
        moments = self.facts.moments
        self.periods = self.facts.intakes[self.product.id].periods
        self.measured = self.facts.group.get(rucam.MARKER[self.sheet], ())
        self.loose = tuple(one.index for one in self.measured if one.day is None)[:MOST_LOOSE_SAMPLES]
        self.others = [self._other(product) for product in self.facts.case.products if product.id != self.product.id]
        self.settled = tuple({other.line for other in self.others if other.line is not None})
        self.worlds = tuple(moments.worlds(self.keys, self._cuts(), self._gaps()))

    @property
    def onset(self) -> Key:
        """The key of the event's onset."""
        return ("onset", self.event)

    @property
    def keys(self) -> tuple[Key, ...]:
        """The onset, the ends of the product's periods of intake, and marker samples without an exact day."""
        ends = [key for period in self.periods for key in (period.start, period.stop) if key is not None]
        return (self.onset, *ends, *(("sample", index) for index in self.loose))

    def _other(self, product: Product) -> Other:
        moments, intake = self.facts.moments, self.facts.intakes[product.id]
        ends = moments.range_of(self.onset)
        if ends is not None and all(one is None or same_on(one, ends, self.window(product)) for one in intake.bounds):
            plain = tuple(one for one in intake.bounds if one is not None)
            line = self._line(product, plain, {}, ends[0] or ends[1] or 0)
            return Other(product, plain, bool(intake.periods), line)
        keys = [key for key in self.keys if moments.known(key)]
        found = tuple(one for span in intake.periods if (one := bounds_of(span, moments, keys)) is not None)
        return Other(product, found, bool(intake.periods), None)

    def window(self, product: Product) -> int:
        """Days from the last intake to a compatible onset: any number for a slowly metabolised product."""
        return 10**6 if product.slowly_metabolised else rucam.CESSATION_TO[self.sheet]

    def _cuts(self) -> dict[Key, set[int]]:
        """Days, relative to exact marker samples, at which an answer to items 2 and 7 can change."""
        days = [one.day for one in self.measured if one.day is not None]
        stops = {day - step for day in days for step in (-1, 0, rucam.FAST_DAYS, rucam.SLOW_DAYS, FOLLOWED_DAYS)}
        again = {day + step for day in days for step in (0, 1, BEFORE_DAYS + 1, -AFTER_DAYS_LIVER)}
        found: dict[Key, set[int]] = {self.onset: {day + 1 for day in days}}
        for place, period in enumerate(self.periods):
            if period.stop is not None:
                found[period.stop] = stops
            if period.start is not None and place:
                found[period.start] = again
        for key, edges in self._edges():
            if key == ORIGIN:
                found[self.onset] |= edges
        return found

    def _gaps(self) -> dict[tuple[Key, Key], set[int]]:
        """Differences between days at which an answer can change."""
        latest = {0, 1, rucam.SUGGESTIVE_FROM, rucam.SUGGESTIVE_TO + 1, rucam.AGAIN_TO[self.sheet] + 1}
        found: dict[tuple[Key, Key], set[int]] = {}
        for period in self.periods:
            if period.start is not None:
                found[self.onset, period.start] = set(latest)
                found |= {
                    (("sample", one), period.start): {0, 1, -BEFORE_DAYS, AFTER_DAYS_LIVER + 1} for one in self.loose
                }
            if period.stop is not None:
                found[self.onset, period.stop] = {1, rucam.CESSATION_TO[self.sheet] + 1}
                days = {0, 1, rucam.FAST_DAYS + 1, rucam.SLOW_DAYS + 1, FOLLOWED_DAYS + 1}
                found |= {(("sample", one), period.stop): days for one in self.loose}
        for before, after in pairwise(self.periods):
            if before.stop is not None and after.start is not None:
                found[after.start, before.stop] = {2}
        for one in self.loose:
            found[("sample", one), self.onset] = {0}
            found |= {(("sample", one), ("sample", other)): {0, 1} for other in self.loose if other != one}
        for key, edges in self._edges():
            if key not in (ORIGIN, self.onset):
                found.setdefault((self.onset, key), set()).update(edges)
        return found

    def _edges(self) -> Iterator[tuple[Key, set[int]]]:
        """Where the timing of other products changes; none for those whose timing is the same on all days."""
        for other in self.others:
            for bounds in other.bounds if other.line is None else ():
                yield from limits(bounds, (self.window(other.product),))

    def excluded(self, world: World) -> str:
        """Why item 1 cannot be scored: "precedes" or "late"; empty when it can."""
        return rucam_time.why_not(self.product, courses(self.periods, world), world[self.onset], self.sheet)

    def possible(self, item: Item, world: World) -> frozenset[str]:
        """The answers to an item that the facts allow in one world."""
        if item.id in _OF_THE_CASE:
            if item.id not in self._known:
                self._known[item.id] = _OF_THE_CASE[item.id](self)
            return self._known[item.id]
        return _IN_A_WORLD[item.id](self, world)

    def samples(self, world: World) -> list[tuple[int, Multiple]]:
        """The marker's samples by day in one world."""
        fixed = [(one.day, one) for one in self.measured if one.day is not None]
        loose = [(world["sample", one.index], one) for one in self.measured if ("sample", one.index) in world]
        return sorted(fixed + loose, key=_order)

    def courses(self, world: World) -> tuple[Course, ...]:
        """The product's courses of intake in one world."""
        return courses(self.periods, world)

    def time_to_onset(self, world: World) -> frozenset[str]:
        """Item 1."""
        return frozenset((rucam_time.time_to_onset(self.courses(world), world[self.onset], self.sheet),))

    def course(self, world: World) -> frozenset[str]:
        """Item 2."""
        return rucam_time.course(self.courses(world), world[self.onset], self.sheet, self.samples(world))

    def concomitant(self, world: World) -> frozenset[str]:
        """Item 4: the worst line that the other products allow together, given the days of this world."""
        loose = (self.line_of(other, world) for other in self.others if other.line is None)
        return rucam_other.worst((*self.settled, *loose))

    def line_of(self, other: Other, world: World) -> frozenset[str]:
        """Item 4, for one other product."""
        return other.line or self._line(other.product, other.bounds, world, world[self.onset])

    def _line(self, product: Product, bounds: tuple[Bounds, ...], world: World, onset: int) -> frozenset[str]:
        found = [timing(one, world, onset, self.window(product)) for one in bounds]
        timings = {True} if any(True in one for one in found) else set()
        if found and all(False in one for one in found):
            timings.add(False)
        return rucam_other.one_product(product, timings)

    def lines_of(self, other: Other) -> frozenset[str]:
        """Item 4, for one other product, over all worlds in which the sheet can be scored."""
        if other.line is not None:
            return other.line
        scored = (world for world in self.worlds if not self.excluded(world))
        return frozenset(line for world in scored for line in self.line_of(other, world))

    def rechallenge(self, world: World) -> frozenset[str]:
        """Item 7: a planned re-exposure is not scored, and one that is not said to be unintentional may not be."""
        onset, taken_in = world[self.onset], self.courses(world)
        place = rucam_time.course_of(taken_in, onset)
        answers: set[str] = set()
        for again in rucam_time.re_exposures(taken_in, onset):
            intended = self.product.doses[again.records[0]].intended_reexposure
            if intended or place is None:
                continue
            found, day = rucam_time.re_exposure(self.product, taken_in[place], again, self.sheet, self.samples(world))
            if day is not None:
                found = self._alone(world, onset, again.start, day)
            answers |= found | (frozenset(("other",)) if intended is None else frozenset())
        return frozenset(answers or ("other",))

    def _alone(self, world: World, onset: int, start: int, day: int) -> frozenset[str]:
        """Whether the doubling was seen with the product alone, or with those already given at the first reaction."""
        present = [other for other in self.others if True in _any_taken(other, world, start, day)]
        answers = {"alone"} if all(False in _any_taken(other, world, start, day) for other in present) else set()
        before = [_any_taken(other, world, onset, onset) for other in present]
        if before and all(True in truths for truths in before):
            answers.add("combined")
        if any(False in truths for truths in before):
            answers.add("other")
        return frozenset(answers)


def _any_taken(other: Other, world: World, first: int, last: int) -> set[bool]:
    """Whether a product may (True) and may not (False) have been taken between two days."""
    found = [taken(bounds, world, first, last) for bounds in other.bounds]
    truths = {True} if any(True in one for one in found) else set()
    if all(False in one for one in found):
        truths.add(False)
    return truths


def _order(pair: tuple[int, Multiple]) -> tuple[int, float, int]:
    return pair[0], pair[1].low or 0.0, pair[1].index


_IN_A_WORLD: dict[str, Callable[[RucamRules, World], frozenset[str]]] = {
    "time_to_onset": RucamRules.time_to_onset,
    "course": RucamRules.course,
    "concomitant": RucamRules.concomitant,
    "rechallenge": RucamRules.rechallenge,
}
_OF_THE_CASE: dict[str, Callable[[RucamRules], frozenset[str]]] = {
    "risk_alcohol": lambda rules: rucam_other.alcohol(rules.facts.case.patient),
    "risk_pregnancy": lambda rules: rucam_other.pregnancy(rules.facts.case.patient),
    "risk_age": lambda rules: rucam_other.age(rules.facts.case.patient),
    "alternatives": lambda rules: rucam_other.alternatives(rules.facts.case),
    "hepatotoxicity": lambda rules: rucam_other.hepatotoxicity(rules.product),
}
