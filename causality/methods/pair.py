"""One product and one event as methods ask about them: what follows from the case, found once for all methods."""

from collections.abc import Callable, Hashable, Iterable
from functools import cached_property
from typing import TypeVar, cast

from causality.case.analytes import analytes_of
from causality.case.dates import show_range
from causality.case.edits_pairs import pair_facts
from causality.case.pair_facts import PairFacts, pair_key
from causality.evidence.ends import Ends, minus
from causality.evidence.pair import Pair
from causality.evidence.values import Multiple
from causality.evidence.zone import Key
from causality.frozen import frozen
from causality.methods.method import Cost, Item, Need, Outcome, Places, Text
from causality.methods.pair_rivals import rivals_of
from causality.methods.rucam_phrases import days_text
from causality.text import _, language

_T = TypeVar("_T")
NOTHING: frozenset[str] = frozenset()
YES, NO, UNKNOWN = frozenset(("yes",)), frozenset(("no",)), frozenset(("unknown",))
ANY = YES | NO | UNKNOWN
MOST_OUTCOMES = 4096
_OUTCOMES: dict[tuple[int, frozenset[str], str], tuple[Item, tuple[Outcome, ...]]] = {}
"""Outcomes by item, answers and language: the same are asked for with every edit."""


@frozen
class Answered:
    """What the facts say about one item: the possible answers, why, on what evidence, and what else could come."""

    answers: frozenset[str]
    because: Text
    evidence: Places = ()
    attainable: frozenset[str] = NOTHING
    needs: tuple[Need, ...] = ()


class PairView:
    """A product and an event of a case with what several methods ask of both."""

    def __init__(self, pair: Pair) -> None:
        self.facts, self.product, self.event, self.onset = pair.facts, pair.product, pair.event, pair.onset
        self.periods, self.changes = pair.periods, pair.changes
        self.challenges, self.rivals = pair.challenges, rivals_of(pair)
        self._worked: dict[Hashable, object] = {}
        self.series = {analyte: pair.series(analyte) for analyte in analytes_of(pair.event)}
        self.platelets = pair.series("PLT") if pair.event.kind == "liver_injury" else ()
        self.evidence = pair.liver

    def once(self, name: Hashable, work: Callable[[], _T]) -> _T:
        """Give the result of `work`, which is done once for all methods."""
        if name not in self._worked:
            self._worked[name] = work()
        return cast(_T, self._worked[name])

    @cached_property
    def known(self) -> PairFacts:
        """What was entered of the product and the event together."""
        return pair_facts(self.facts.case, self.product.id, self.event.id)

    @property
    def liver(self) -> bool:
        """Whether the event is a liver injury."""
        return self.event.kind == "liver_injury"

    @property
    def patterns(self) -> tuple[str, ...]:
        """The patterns of liver injury that the samples allow."""
        return self.evidence.pattern if self.evidence is not None else ()

    def days(self, ends: Ends | None) -> str:
        """Print a range of days."""
        return days_text(ends)

    def path(self, field: str) -> tuple[str, ...]:
        """Give the place of a fact on the pair."""
        return (f"pairs[{pair_key(self.product.id, self.event.id)}].{field}",)

    @cached_property
    def first_intake(self) -> Key | None:
        """The key of the first day of intake, None when no start is recorded."""
        return next((one.start for one in self.periods if one.start is not None), None)

    @cached_property
    def delay(self) -> Ends | None:
        """The days from the first intake to the onset; None when one of them is not known or they contradict."""
        start, moments = self.first_intake, self.facts.moments
        return None if start is None or not moments.known(self.onset) else moments.difference(self.onset, start)

    @cached_property
    def followed(self) -> frozenset[str]:
        """Whether the event came after the first intake: yes, no, or unknown where the dates do not tell at all."""
        if self.delay is None or self.delay == (None, None):
            return UNKNOWN
        first, last = self.delay
        if first is not None and first >= 0:
            return YES
        return NO if last is not None and last < 0 else YES | NO

    @cached_property
    def after_last(self) -> frozenset[str]:
        """Whether the event came after the last intake: yes, no, or both where the dates leave it open."""
        stops = [one.stop for one in self.periods]
        if not stops or None in stops:
            return NO
        delays = [self.facts.moments.difference(self.onset, stop) or (None, None) for stop in stops if stop]
        found: set[str] = set()
        if all(last is None or last > 0 for _first, last in delays):
            found.add("yes")
        if any(first is None or first <= 0 for first, _last in delays):
            found.add("no")
        return frozenset(found)

    @cached_property
    def timing_text(self) -> str:
        """When the event came, in words."""
        moments, start = self.facts.moments, self.first_intake
        if start is None:
            return _("no start of intake is reported")
        if not moments.known(self.onset):
            return _("onset of the event is not known")
        if self.followed == NO and self.delay is not None:
            days = days_text((minus(0, self.delay[1]), minus(0, self.delay[0])))
            form = _("onset {onset}, {days} before the first intake ({start})")
        else:
            days, form = days_text(self.delay), _("onset {onset}, {days} after the first intake ({start})")
        onset, first = (show_range(*(moments.range_of(key) or (None, None))) for key in (self.onset, start))
        return form.format(onset=onset, days=days, start=first)

    @cached_property
    def timing_evidence(self) -> tuple[str, ...]:
        """The places of the dose records and of the onset."""
        doses = (f"products[{self.product.id}].doses[{number}]" for number in range(len(self.product.doses)))
        return (*doses, f"events[{self.event.id}].onset")

    def ask(self, what: str, item: Item, answers: frozenset[str], cost: Cost = "ask") -> tuple[Need, ...]:
        """Ask for what would settle an item to one of these answers."""
        return (Need(what, outcomes(item, answers), cost),)


def view_of(pair: Pair) -> PairView:
    """Give the view of a pair, made once for all methods; what it rests on, each of their verdicts rests on."""
    held = pair.shared.get("view")
    if held is None:
        asking = pair.afresh()
        held = pair.shared["view"] = PairView(asking), asking
    view, asking = cast(tuple[PairView, Pair], held)
    pair.rests_as(asking)
    return view


def outcomes(item: Item, answers: frozenset[str]) -> tuple[Outcome, ...]:
    """Give each of these answers as an outcome of its own."""
    name = id(item), answers, language()
    held = _OUTCOMES.get(name)
    if held is None or held[0] is not item:
        if len(_OUTCOMES) >= MOST_OUTCOMES:
            _OUTCOMES.clear()
        held = _OUTCOMES[name] = item, _outcomes(item, answers)
    return held[1]


def _outcomes(item: Item, answers: frozenset[str]) -> tuple[Outcome, ...]:
    return tuple(Outcome(_(one.text), frozenset((one.id,))) for one in item.answers if one.id in answers)


def sample_places(held: Iterable[Iterable[Multiple]], before: tuple[str, ...] = ()) -> tuple[str, ...]:
    """Give the places of samples, one analyte after the other, after some other places."""
    return (*before, *(f"samples[{one.index}]" for samples in held for one in samples))
