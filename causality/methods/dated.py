"""Rules of methods whose items rest on days from the first and last intake: every arrangement of uncertain days tried.

What a method asks of a course is given in one world; the windows at which its answers change are declared, so that no
possible answer is missed. Items that do not rest on days are answered once.
"""

from bisect import bisect_right
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, partial

from causality.evidence.course import FOLLOWED_DAYS
from causality.evidence.in_time import InTime, in_time
from causality.evidence.intake import Course, courses
from causality.evidence.moments import Gaps, World
from causality.evidence.pair import Pair
from causality.evidence.zone import Key, TooManyDays
from causality.frozen import frozen
from causality.methods import rucam_pair
from causality.methods.asked_days import asked_days
from causality.methods.engine import next_tests, score
from causality.methods.general import Question
from causality.methods.method import Applicability, Derivation, Item, Method, Need, PairAssessment
from causality.methods.pair import Answered, PairView, outcomes, view_of
from causality.methods.rucam_time import course_of
from causality.text import _

MOST_WORLDS = 400
"""Arrangements of uncertain days that are tried."""


@frozen
class When:
    """One world as an item sees it: the onset, the course of intake that it belongs to, the start of the next one."""

    onset: int
    course: Course
    again: bool
    until: int | None

    @property
    def after_last(self) -> int | None:
        """Days from the last intake to the onset; None for an onset under the product."""
        stop = self.course.stop
        return self.onset - stop if stop is not None and self.onset > stop else None


DatedItem = Callable[[PairView, When], frozenset[str]]
Words = Callable[[PairView, Item], Answered]


@frozen
class Sampled:
    """What an item that rests on samples reads: their analytes, and its answers whatever they say.

    `whatever` is answered where a sample has no exact day, or too many days are uncertain to be tried with samples.
    """

    analytes: tuple[str, ...]
    whatever: DatedItem


@dataclass(frozen=True)
class DatedMethod:
    """A method with dated items: which items are answered world by world, and the days at which answers change.

    `from_start` and `from_stop` are the first days after the first and last intake at which an onset is answered
    otherwise; `after_stop` those of a sample after the last intake, `within` the most days of one after the first
    intake of a later course. `sampled` are the items that rest on samples.
    """

    method: Method
    dated: Mapping[str, DatedItem]
    words: Mapping[str, Words]
    fixed: Mapping[str, Question]
    from_start: tuple[int, ...]
    from_stop: tuple[int, ...]
    after_stop: tuple[int, ...]
    sampled: Mapping[str, Sampled]
    within: tuple[int, ...] = ()


class DatedRules:
    """The facts of one pair as a method with dated items sees them."""

    def __init__(self, of: DatedMethod, pair: Pair) -> None:
        self.of, self.pair, self.view = of, pair, view_of(pair)
        self._fixed: dict[str, Answered] = {}
        self._read = True

    @cached_property
    def worlds(self) -> Sequence[World]:
        """Days for onset and intake, enough for every arrangement in which some answer differs."""
        moments = self.pair.facts.moments
        keys = (self.pair.onset, *self.pair.ends)
        if all(moments.exact(key) is not None for key in keys):
            return tuple(moments.worlds(keys))
        gaps = self._gaps()
        try:
            return tuple(moments.worlds(keys, self._cuts(), gaps, MOST_WORLDS))
        except TooManyDays:
            self._read = False
            return tuple(moments.worlds(keys, {}, gaps, MOST_WORLDS))

    def _cuts(self) -> dict[Key, set[int]]:
        """The days of onset and intake from which on a sample counts otherwise, where such a day is uncertain."""
        names = {name for one in self.of.sampled.values() for name in one.analytes}
        days = [samples_of(self.view, name).days for name in names]
        found: dict[Key, set[int]] = {}

        def cut(key: Key | None, *shifts: int) -> None:
            if key is None or self.pair.facts.moments.exact(key) is not None:
                return
            first, last = self.pair.facts.moments.range_of(key) or (None, None)
            found[key] = {
                day + shift
                for of_test in days
                for shift in shifts
                for day in of_test[
                    0 if first is None else bisect_right(of_test, first - shift) :
                    len(of_test) if last is None else bisect_right(of_test, last - shift)
                ]
            }  # fmt: skip

        cut(self.pair.onset, FOLLOWED_DAYS + 1)
        for place, period in enumerate(self.pair.periods):
            cut(period.start, 1, *((0, *(-most for most in self.of.within)) if place else ()))
            cut(period.stop, 0, *(1 - day for day in self.of.after_stop))
        return found

    def _vague(self, item: Item) -> Sampled | None:
        """What an item reads, where it cannot be read: too many days are uncertain, or a sample has no exact day."""
        sampled = self.of.sampled.get(item.id)
        if sampled is None or not self._read:
            return sampled
        loose = any(samples_of(self.view, name).loose for name in sampled.analytes)
        return sampled if loose else None

    def _gaps(self) -> Gaps:
        found: dict[tuple[Key, Key], tuple[int, ...]] = {}
        for place, period in enumerate(self.pair.periods):
            if period.start is not None:
                found[self.pair.onset, period.start] = (0, *self.of.from_start)
            if period.stop is not None:
                found[self.pair.onset, period.stop] = (1, *self.of.from_stop)
            before = self.pair.periods[place - 1].stop if place else None
            if before is not None and period.start is not None:
                found[period.start, before] = (2,)
        return found

    def excluded(self, world: World) -> str:
        """That the onset precedes all intake in this world."""
        return "" if self.when(world) is not None else "precedes"

    def when(self, world: World) -> When | None:
        """Give the course of intake that the onset belongs to in a world; None when it precedes them all."""
        taken, onset = courses(self.pair.periods, world), world[self.pair.onset]
        place = course_of(taken, onset)
        if place is None:
            return None
        return When(onset, taken[place], place > 0, taken[place + 1].start if place + 1 < len(taken) else None)

    def possible(self, item: Item, world: World) -> frozenset[str]:
        """The answers to an item that the facts allow in one world."""
        dated = self.of.dated.get(item.id)
        if dated is None:
            return self._answer(item).answers
        when = self.when(world)
        assert when is not None
        vague = self._vague(item)
        return dated(self.view, when) if vague is None else vague.whatever(self.view, when)

    def derivation(self, item: Item, possible: frozenset[str]) -> Derivation:
        """Why an item stands as it does, on what evidence, and what else could come."""
        if item.id in self.of.dated:
            found = self.of.words[item.id](self.view, item)
            needs = found.needs or _dates(self.view, item, possible)
            return Derivation(found.because, found.evidence, possible | found.attainable, needs)
        found = self._answer(item)
        return Derivation(found.because, found.evidence, possible | found.attainable, found.needs)

    def _answer(self, item: Item) -> Answered:
        if item.id not in self._fixed:
            self._fixed[item.id] = self.of.fixed[item.id](self.view, item)
        return self._fixed[item.id]


def _dates(view: PairView, item: Item, possible: frozenset[str]) -> tuple[Need, ...]:
    if len(possible) < 2:
        return ()
    about, slow = view.product, view.product.slowly_metabolised
    what = asked_days(view.facts.moments, about.name, view.periods, view.onset, possible, slow)
    return (Need(what, outcomes(item, possible)),)


def timing(view: PairView, _item: Item) -> Answered:
    """Say when the event came, for an item on days."""
    text = view.timing_text
    if "yes" in view.after_last:
        stops = [period.stop for period in view.periods if period.stop is not None]
        days = view.facts.moments.difference(view.onset, stops[-1]) if stops else None
        text += "; " + _("{days} after the last intake").format(days=view.days(days))
    return Answered(frozenset(), text, view.timing_evidence)


def samples_of(view: PairView, analyte: str) -> InTime:
    """Give the samples of an analyte; those `dated` have an exact day and stand in order of days."""
    return in_time(view.series.get(analyte, ()))


def assess_dated(of: DatedMethod, entry: Callable[[Pair], tuple[str, str]], pair: Pair) -> PairAssessment:
    """Assess a pair of a liver injury; `entry` tells applicable or exploratory, and why.

    Of other products the view asks for `rivals` alone.
    """
    pair.careful = True
    method = of.method
    missing = rucam_pair.what_is_missing(pair)
    if missing:
        return rucam_pair.unscored(pair, method, "incomplete", missing)
    if rucam_pair.certainly_precedes(pair):
        return rucam_pair.unscored(pair, method, "not_applicable", _("onset precedes exposure"))
    rules, sheet = DatedRules(of, pair), method.sheets[0]
    decisions = {one.item: one for one in pair.decisions(method.id) if one.sheet == sheet.id}
    try:
        scored = score(method, sheet, rules, rules.derivation, decisions)
    except TooManyDays:
        return rucam_pair.unscored(pair, method, "incomplete", _("too many dates are uncertain to be tried together"))
    result = scored.result
    if result is None:
        return rucam_pair.unscored(pair, method, "not_applicable", _("onset precedes exposure"))
    state, reason = entry(pair)
    if scored.reasons:
        told = _("not applicable if the onset preceded the first intake, which the dates allow")
        reason = "; ".join(filter(None, (reason, told)))
    chosen = Applicability("exploratory" if state == "exploratory" else "applicable", reason)
    return PairAssessment(
        pair.product.id, pair.event.id, method, chosen, (result,), result.total, result.could_become,
        partial(next_tests, method, (scored,)),
    )  # fmt: skip
