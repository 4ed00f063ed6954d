"""RUCAM's answers in one world: what the facts of one pair allow on one sheet, and why it may not apply."""

from bisect import bisect_left
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from causality.case.model import Product
from causality.evidence.course import one_a_day
from causality.evidence.facts import Facts
from causality.evidence.intake import Bounds, Course, Period, courses
from causality.evidence.moments import World
from causality.evidence.pair import Pair
from causality.evidence.values import Multiple
from causality.evidence.zone import Key, TooManyDays
from causality.methods import rucam, rucam_other, rucam_time
from causality.methods.method import Item
from causality.methods.rucam_days import MOST_LOOSE_SAMPLES, Days
from causality.methods.rucam_others import Other, bounds_beside, others_of, window
from causality.methods.rucam_seen import Placed, Seen, in_order, placed

MOST_WORLDS = 3000
"""Arrangements of uncertain days that are tried; with more, the course and a re-exposure stay open altogether."""
MOST_WORK = 400_000
"""The same limit for many uncertain days: each arrangement costs the square of their number."""


@dataclass(slots=True)
class RucamRules:
    """The facts of one pair as one sheet sees them. `worlds` are the arrangements of days to try."""

    pair: Pair
    sheet: str
    facts: Facts = field(init=False)
    product: Product = field(init=False)
    event: str = field(init=False)
    periods: tuple[Period, ...] = field(init=False)
    measured: tuple[Multiple, ...] = field(init=False)
    others: tuple[Other, ...] = field(init=False)
    worlds: tuple[World, ...] = field(init=False)
    readable: bool = field(init=False)
    _placed: Placed = field(init=False)
    _seen: dict[int, Seen] = field(init=False, default_factory=dict)
    _asked_beside: bool = field(init=False, default=False)
    _settled: frozenset[str] | None = field(init=False, default=None)
    _known: dict[str, frozenset[str]] = field(init=False, default_factory=dict)
    _in_world: dict[tuple[str, int], frozenset[str]] = field(init=False, default_factory=dict)
    _line: dict[tuple[str, frozenset[bool]], frozenset[str]] = field(init=False, default_factory=dict)
    _lines: dict[str, frozenset[str]] = field(init=False, default_factory=dict)

    def __post_init__(self) -> None:
        self.facts, self.product, self.event = self.pair.facts, self.pair.product, self.pair.event.id
        self.periods = self.pair.periods
        self.measured = self.pair.series(rucam.MARKER[self.sheet])
        self.others = others_of(self.pair, self.sheet)
        self._placed = placed(self.measured)
        self.readable = len(self._placed.loose) <= MOST_LOOSE_SAMPLES
        self.worlds = self._try(tuple(self._placed.loose) if self.readable else (), self._placed.days)

    def _try(self, loose: tuple[int, ...], days: tuple[int, ...]) -> tuple[World, ...]:
        """The worlds of all items together; when they are too many, those without the course and re-exposure."""
        together = Days(self.onset, self.periods, self.others, days, loose, self.sheet, self._beside)
        found = self._worlds("together", together)
        if found is not None:
            return found
        self.readable = False
        ends = self.facts.moments.range_of(self.onset)
        last = None if ends is None else ends[1]
        self.periods = tuple(one for one in self.periods if not self._begins_after(one, last))
        self.others = tuple(replace(other, joint=False) for other in self.others)
        apart = Days(self.onset, self.periods, self.others, (), (), self.sheet, self._beside)
        found = self._worlds("apart", apart)
        if found is None:
            raise TooManyDays
        return found

    def _beside(self) -> Mapping[str, tuple[Bounds, ...]]:
        self._asked_beside = True
        return bounds_beside(self.pair, self.sheet)

    def _worlds(self, name: str, days: Days) -> tuple[World, ...] | None:
        """The worlds of these days, None when they are too many; those of before where what they follow from is."""
        moments, kept = self.facts.moments, self.facts.kept
        basis = self.pair.rests_on(days.keys)
        loose = [key for key in days.keys if moments.exact(key) is None]
        if not loose:
            return tuple(moments.worlds(days.keys))
        self._asked_beside = False
        whole = "worlds", name, self.product.id, self.event, self.sheet
        cut_by = basis, days.keys, self.periods, self.others, days.sampled
        held: tuple[object, object, tuple[World, ...] | None] | None = kept.earlier(whole)
        if held is None or held[0] != cut_by or (held[1] is not None and held[1] != self._beside()):
            found = self._tried(days, loose)
            held = cut_by, self._beside() if self._asked_beside else None, found
        kept.keep(whole, held)
        return held[2]

    def _tried(self, days: Days, loose: list[Key]) -> tuple[World, ...] | None:
        moments, size = self.facts.moments, 2 + len(loose)
        most = max(20, min(MOST_WORLDS, MOST_WORK // size**2))
        reach = {key: moments.range_of(key) or (None, None) for key in loose}
        if any(end is None for ends in reach.values() for end in ends):
            reach = dict.fromkeys(loose, (None, None))  # where an open end lies depends on all days that are known
        try:
            return tuple(moments.worlds(days.keys, days.cuts(reach), days.gaps(), most))
        except TooManyDays:
            return None

    def _begins_after(self, period: Period, last: int | None) -> bool:
        first = (self.facts.moments.range_of(period.start) or (None, None))[0] if period.start else None
        return first is not None and last is not None and first > last

    @property
    def onset(self) -> Key:
        """The key of the event's onset."""
        return self.pair.onset

    def seen(self, world: World) -> Seen:
        """What is to be seen of the product's intake in one world."""
        found = self._seen.get(id(world))
        if found is None:
            taken, onset = courses(self.periods, world), world[self.onset]
            place = rucam_time.course_of(taken, onset)
            excluded = rucam_time.why_not(self.product, taken, onset, self.sheet)
            found = self._seen[id(world)] = Seen(onset, taken, place, excluded)
        return found

    def excluded(self, world: World) -> str:
        """Why item 1 cannot be scored: "precedes" or "late"; empty when it can."""
        return self.seen(world).excluded

    def possible(self, item: Item, world: World) -> frozenset[str]:
        """The answers to an item that the facts allow in one world."""
        if item.id in _OF_THE_CASE:
            if item.id not in self._known:
                self._known[item.id] = _OF_THE_CASE[item.id](self)
            return self._known[item.id]
        if not self.readable:
            return _IN_A_WORLD[item.id](self, item, world)
        name = item.id, id(world)
        if name not in self._in_world:
            self._in_world[name] = _IN_A_WORLD[item.id](self, item, world)
        return self._in_world[name]

    def samples(self, world: World) -> Sequence[tuple[int, Multiple]]:
        """The marker's samples by day in one world."""
        found = self._placed.loose.items()
        loose = [(world["sample", place], one) for place, one in found if ("sample", place) in world]
        return sorted((*self._placed.fixed, *loose), key=in_order) if loose else self._placed.fixed

    def daily(self, world: World) -> Sequence[tuple[int, Multiple]]:
        """One value of the marker a day in one world."""
        found = self.samples(world)
        return self._placed.daily if found is self._placed.fixed else one_a_day(found)

    def within(self, first: int, end: int | None) -> tuple[Multiple, ...]:
        """The marker's samples that may be from the day `first` or later, and from before the day `end`."""
        days = self._placed.days
        if self._placed.loose:
            return tuple(
                one for one in self.measured
                if (one.last is None or one.last >= first) and (end is None or one.first is None or one.first < end)
            )  # fmt: skip
        return self.measured[bisect_left(days, first) : len(days) if end is None else bisect_left(days, end)]

    def reactions(self) -> list[tuple[Course, int | None]]:
        """The course of the first reaction with the start of the next one, for every world that can be scored."""
        found: dict[tuple[Course, int | None], None] = {}
        for seen in map(self.seen, self.worlds):
            if seen.place is not None and not seen.excluded:
                found[seen.courses[seen.place], seen.until] = None
        return list(found)

    def re_exposed(self) -> tuple[Multiple, Multiple] | None:
        """The marker just before and highest during the first re-exposure that has both."""
        for world in self.worlds:
            seen = self.seen(world)
            for again in rucam_time.re_exposures(seen.courses, seen.onset):
                before, after = rucam_time.around(again, self.samples(world))
                if before and after:
                    return before[-1], max((one for _day, one in after), key=lambda one: one.low or 0.0)
        return None

    def time_to_onset(self, _item: Item, world: World) -> frozenset[str]:
        """Item 1."""
        seen = self.seen(world)
        return frozenset((rucam_time.time_to_onset(seen.courses, seen.onset, self.sheet),))

    def course(self, item: Item, world: World) -> frozenset[str]:
        """Item 2; every answer when too many samples have no exact day to be read."""
        if not self.readable:
            return frozenset(answer.id for answer in item.answers)
        seen = self.seen(world)
        return rucam_time.course(seen.courses, seen.onset, self.sheet, self.daily(world))

    def concomitant(self, _item: Item, world: World) -> frozenset[str]:
        """Item 4: the worst line that the other products allow together, given the days of this world."""
        if self._settled is None:
            self._settled = rucam_other.worst(
                self.line_of(one, world) for one in self.others if one.constant is not None
            )
        varying = (self.line_of(one, world) for one in self.others if one.constant is None)
        return rucam_other.worst({self._settled, *varying})

    def line_of(self, other: Other, world: World) -> frozenset[str]:
        """Item 4, for one other product."""
        timings = other.timings(world, world[self.onset], window(other.product, self.sheet))
        name = other.product.id, timings
        if name not in self._line:
            self._line[name] = rucam_other.one_product(other.product, timings)
        return self._line[name]

    def lines_of(self, other: Other) -> frozenset[str]:
        """Item 4, for one other product, over all worlds in which the sheet can be scored."""
        if other.constant is not None:
            return rucam_other.one_product(other.product, other.constant)
        name = other.product.id
        if name not in self._lines:
            lines = {self.line_of(other, world) for world in self.worlds if not self.excluded(world)}
            self._lines[name] = frozenset().union(*lines)
        return self._lines[name]

    def rechallenge(self, item: Item, world: World) -> frozenset[str]:
        """Item 7: a planned re-exposure is not scored, and one that is not said to be unintentional may not be."""
        onset, taken, place, _excluded = self.seen(world)
        answers: set[str] = set()
        for again in rucam_time.re_exposures(taken, onset):
            intended = self.product.doses[again.records[0]].intended_reexposure
            if intended or place is None:
                continue
            if not self.readable:
                return frozenset(answer.id for answer in item.answers)
            found, day = rucam_time.re_exposure(self.product, taken[place], again, self.sheet, self.samples(world))
            if day is not None:
                found = self.alone(world, onset, again.start, day)
            answers |= found | (frozenset(("other",)) if intended is None else frozenset())
        return frozenset(answers or ("other",))

    def alone(self, world: World, onset: int, start: int, day: int) -> frozenset[str]:
        """Whether the doubling was seen with the product alone, or with those already given at the first reaction."""
        bounds = self._beside()
        now = [(other, other.taken(world, start, day, bounds[other.product.id])) for other in self.others]
        present = [(other, truths) for other, truths in now if True in truths]
        answers = {"alone"} if all(False in truths for _other, truths in present) else set()
        before = [
            other.taken(world, onset - window(other.product, self.sheet), onset, bounds[other.product.id])
            for other, _truths in present
        ]
        if before and all(True in truths for truths in before):
            answers.add("combined")
        if any(False in truths for truths in before):
            answers.add("other")
        return frozenset(answers)


def rules_of(pair: Pair, sheet: str) -> RucamRules:
    """Give the facts of a pair as a sheet sees them, made once for all versions of RUCAM."""
    name = "rucam", sheet
    if name not in pair.shared:
        asking = pair.afresh()
        pair.shared[name] = RucamRules(asking, sheet)
    rules = pair.shared[name]
    assert isinstance(rules, RucamRules)
    pair.rests_as(rules.pair)
    return rules


_IN_A_WORLD: dict[str, Callable[[RucamRules, Item, World], frozenset[str]]] = {
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
