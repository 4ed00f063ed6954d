"""RUCAM 1993's answers: those of the update where the lines are the same, its own where they are not."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from functools import partial

from causality.case.drinks import drinks_a_day
from causality.case.model import Case, Patient
from causality.case.work_up import states
from causality.evidence.course import EXACT, FOLLOWED_DAYS, fall_after
from causality.evidence.intake import Course, courses
from causality.evidence.moments import World
from causality.evidence.pair import Pair
from causality.evidence.values import LiverEvidence, Multiple
from causality.evidence.zone import Key
from causality.methods import rucam, rucam_1993, rucam_pair, rucam_words
from causality.methods.method import Derivation, Item, Need, Outcome, PairAssessment, Text
from causality.methods.pair import outcomes
from causality.methods.rucam_other import BOTH
from causality.methods.rucam_rules import rules_of
from causality.methods.rucam_seen import placed
from causality.methods.rucam_time import alp_course, around, course_of, re_exposures
from causality.methods.rucam_words_other import named
from causality.text import _

BETTER = ("no_information", "less_180", "half_180")
"""The lines of the course on the cholestatic sheet from worst to best: the better of ALP and bilirubin counts."""


class Rules1993:
    """The facts of one pair as one sheet of 1993 sees them."""

    def __init__(self, pair: Pair, sheet: str) -> None:
        self.like = rules_of(pair, sheet)
        self.case, self.sheet = pair.facts.case, sheet
        bilirubin = pair.series("TBIL") if sheet == rucam.CHOLESTATIC else ()
        self._bilirubin = placed(bilirubin)
        self._known: dict[str, frozenset[str]] = {}

    @property
    def worlds(self) -> Sequence[World]:
        """The arrangements of days of the update."""
        return self.like.worlds

    def excluded(self, world: World) -> str:
        """Why item 1 cannot be scored, as in the update."""
        return self.like.excluded(world)

    def possible(self, item: Item, world: World) -> frozenset[str]:
        """The answers that the facts allow in one world."""
        own = _OWN.get(item.id)
        if own is not None:
            if item.id not in self._known:
                self._known[item.id] = own(self.case)
            return self._known[item.id]
        found = self.like.possible(item, world)
        if item is rucam_1993.RECHALLENGE:
            return self._again(found, world)
        return self._course(found, world) if item is rucam_1993.COURSE else found

    def _course(self, found: frozenset[str], world: World) -> frozenset[str]:
        """Item 2 of the cholestatic sheet: the better of ALP and bilirubin."""
        other = self._of_bilirubin(world)
        return frozenset(max(one, two, key=BETTER.index) for one in found for two in other)

    def _of_bilirubin(self, world: World) -> frozenset[str]:
        taken, onset = courses(self.like.periods, world), world[self.like.onset]
        place = course_of(taken, onset)
        stop = taken[place].stop if place is not None else None
        samples = self._bilirubin.daily
        if place is None or stop is None or not samples:
            return frozenset(("no_information",))
        since = max(taken[place].start, onset - FOLLOWED_DAYS)
        if self._loose(self.like.pair.ends) or (since > taken[place].start and self._loose((self.like.onset,))):
            return frozenset(BETTER)  # the days tried are those at which ALP changes its line, not bilirubin
        until = taken[place + 1].start if place + 1 < len(taken) else None
        falls = fall_after(samples, since, stop, until, followed=rucam.CHOLESTATIC_DAYS)
        return frozenset(line for fall in falls for line in alp_course(fall))

    def _loose(self, keys: Iterable[Key]) -> bool:
        return any(self.like.facts.moments.exact(key) is None for key in keys)

    def _again(self, found: frozenset[str], world: World) -> frozenset[str]:
        """Item 7 of the cholestatic sheet: a bilirubin that doubles counts as an ALP that does."""
        answers = set(found)
        onset, taken, _place, _excluded = self.like.seen(world)
        for again in re_exposures(taken, onset) if self._bilirubin.fixed else ():
            intended = self.like.product.doses[again.records[0]].intended_reexposure
            if intended:
                continue
            if self._loose(self.like.pair.ends):
                return found | {"alone", "combined", "other"}
            day = _doubled(again, self._bilirubin.fixed)
            if day is not None:
                risen = self.like.alone(world, onset, again.start, day)
                answers = (answers if intended is None else answers - {"other", "negative"}) | risen
        return frozenset(answers)


def _doubled(again: Course, samples: Sequence[tuple[int, Multiple]]) -> int | None:
    """The day during a re-exposure on which bilirubin had doubled and was above its limit; None if it had not."""
    before, during = around(again, samples)
    least = max(1.0, rucam.REEXPOSURE_FACTOR * (before[-1].high or 0.0)) - EXACT if before else 0.0
    return next((day for day, one in during if before and (one.low or 0.0) >= least), None)


def alcohol(patient: Patient) -> frozenset[str]:
    """Answer item 3, alcohol: any amount counts; both answers while unknown."""
    return BOTH if patient.alcohol is None else frozenset(("yes" if patient.alcohol > 0 else "no",))


def alcohol_or_pregnancy(patient: Patient) -> frozenset[str]:
    """Answer the one line for alcohol or pregnancy."""
    pregnant = False if patient.sex == "male" else patient.pregnant
    if "no" not in alcohol(patient) or pregnant:
        return frozenset(("yes",))
    return frozenset(("no",)) if alcohol(patient) == {"no"} and pregnant is False else BOTH


def alternatives(case: Case) -> frozenset[str]:
    """Answer item 5 with the six causes of 1993; a positive cause makes -3 a candidate for the officer."""
    known = states(case)
    one = sum(known.get(cause) == "ruled_out" for cause in rucam_1993.GROUP_I)
    two = all(known.get(cause) == "ruled_out" for cause in rucam_1993.GROUP_II)
    counted = count_line(one, two)
    return frozenset((counted, "highly_probable")) if "positive" in known.values() else frozenset((counted,))


def count_line(ruled_out: int, group_two: bool) -> str:
    """Give the line of item 5 for a number of group I causes ruled out, and whether all of group II are."""
    if ruled_out >= rucam_1993.RULED_OUT_FOR_ONE:
        return "all_ruled_out" if group_two else "group_i"
    return "four_or_five" if ruled_out >= rucam_1993.RULED_OUT_FOR_ZERO else "fewer"


def sheets_of(liver: LiverEvidence) -> set[str]:
    """Give the ids of the sheets that R allows: above 5 hepatocellular, else the other; as in 2016 without R."""
    if liver.ratio is None or len(liver.pattern) > 1:
        return rucam_pair.sheets_of(liver)
    low, high = liver.ratio
    wanted = {rucam.HEPATOCELLULAR} if high > rucam_1993.HEPATOCELLULAR_ABOVE else set()
    return wanted | ({rucam.CHOLESTATIC} if low <= rucam_1993.HEPATOCELLULAR_ABOVE else set())


def derive(rules: Rules1993, item: Item, possible: frozenset[str]) -> Derivation:
    """Give reason, evidence, attainable answers and needs of an item."""
    if item.id == "alternatives":
        return _alternatives(rules.case, item, possible)
    if item.id in ("risk_alcohol", "risk_alcohol_pregnancy"):
        return _risk(rules.case, item, possible)
    found = rucam_words.derive(rules.like, item, possible)
    if item is rucam_1993.RECHALLENGE and possible & {"alone", "combined"}:
        return replace(found, because=partial(_with_bilirubin, found.because))
    return found


def _with_bilirubin(text: Text) -> str:
    shown = text if isinstance(text, str) else text()
    return _("{text}; a total bilirubin that doubles counts as well").format(text=shown)


def _risk(case: Case, item: Item, possible: frozenset[str]) -> Derivation:
    patient = case.patient
    told = [_("alcohol not reported") if patient.alcohol is None else drinks_a_day(patient.alcohol)]
    if item.id == "risk_alcohol_pregnancy":
        words = {None: _("pregnancy not reported"), True: _("pregnant"), False: _("not pregnant")}
        told.append(_("male") if patient.sex == "male" else words[patient.pregnant])
    needs = (Need(item.title, outcomes(item, possible)),) if len(possible) > 1 else ()
    return Derivation("; ".join(told), ("patient.alcohol", "patient.pregnant"), possible, needs)


def _alternatives(case: Case, _item: Item, possible: frozenset[str]) -> Derivation:
    known = states(case)
    positive = [cause for cause, state in known.items() if state == "positive"]
    ruled_out = [cause for cause in rucam_1993.GROUP_I if known.get(cause) == "ruled_out"]
    left = [cause for cause in rucam_1993.GROUP_I if known.get(cause) not in ("ruled_out", "positive")]
    left_two = [cause for cause in rucam_1993.GROUP_II if known.get(cause) not in ("ruled_out", "positive")]
    texts = [_("recorded as positive: {causes}").format(causes=named(positive))] if positive else []
    texts.append(_("{count} of 6 group I causes ruled out").format(count=len(ruled_out)))
    if left:
        texts.append(_("not ruled out: {causes}").format(causes=named(left)))
    later = set(possible)
    if left or left_two:
        counts = range(len(ruled_out), len(ruled_out) + len(left) + 1)
        groups = (True, False) if not set(positive) & set(rucam_1993.GROUP_II) else (False,)
        later |= {count_line(count, two) for count in counts for two in groups} | {"highly_probable"}
    evidence = tuple(f"work_up[{place}]" for place, row in enumerate(case.work_up) if row.state != "not_done")
    return Derivation("; ".join(texts), evidence, frozenset(later), _needs(len(ruled_out), left, left_two, positive))


def _needs(ruled_out: int, left: list[str], left_two: list[str], positive: list[str]) -> tuple[Need, ...]:
    found = []
    if positive:
        what = _("your judgement: is it highly probable that {causes} caused the injury?")
        line = count_line(ruled_out, False)
        results = Outcome(_("yes"), frozenset(("highly_probable",))), Outcome(_("no"), frozenset((line,)))
        found.append(Need(what.format(causes=named(positive)), results))
    missing = left or left_two
    if missing:
        line = count_line(ruled_out + len(left), not left_two)
        results = (
            Outcome(_("all ruled out"), frozenset((line,))),
            Outcome(_("one found"), frozenset(("highly_probable",))),
        )
        what = _("rule out group I: {causes}") if left else _("rule out group II: {causes}")
        found.append(Need(what.format(causes=named(missing)), results, "test"))
    return tuple(found)


_OWN: dict[str, Callable[[Case], frozenset[str]]] = {
    "risk_alcohol": lambda case: alcohol(case.patient),
    "risk_alcohol_pregnancy": lambda case: alcohol_or_pregnancy(case.patient),
    "alternatives": alternatives,
}
METHOD = rucam_1993.METHOD


def assess_pair(pair: Pair) -> PairAssessment:
    """Assess one pair by RUCAM of 1993."""
    return rucam_pair.assess_variant(rucam_pair.Variant(METHOD, sheets_of, Rules1993, derive), pair)
