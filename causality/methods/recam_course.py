"""RECAM's items on days: time from the first and last intake, dechallenge, rechallenge.

As in RUCAM, what is older than 180 days before the onset is not of this injury: a peak of years ago is not the one that
fell.
"""

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from functools import partial

from causality.evidence.course import FOLLOWED_DAYS
from causality.evidence.in_time import InTime
from causality.evidence.values import Multiple
from causality.methods import recam
from causality.methods.dated import When, samples_of
from causality.methods.method import Item
from causality.methods.pair import Answered, PairView, sample_places
from causality.text import _

_START = ("day_1", "day_9", "day_60", "day_90", "later")
_STOP = ("day_30", "day_60", "day_90", "day_120", "later")
_HALF = ("day_30", "day_90", "day_182", "day_365", "not_assessable")


def from_start(_view: PairView, when: When) -> frozenset[str]:
    """1a: from the first day of the course to the onset."""
    return frozenset((_START[bisect_right(recam.START, when.onset - when.course.start)],))


def from_stop(view: PairView, when: When) -> frozenset[str]:
    """1b: counts only where the onset follows the last intake."""
    days = when.after_last
    if days is None:
        return frozenset(("during",))
    line = _STOP[bisect_right(recam.STOP, days)]
    slow = view.product.slowly_metabolised
    if slow:
        return frozenset(("long_half_life",))
    return frozenset((line, "long_half_life")) if slow is None and days >= recam.STOP[0] else frozenset((line,))


def markers(view: PairView) -> tuple[tuple[str, ...], ...]:
    """Give the tests whose course counts, by possible pattern: ALT, or the better of ALP and bilirubin."""
    patterns = view.patterns or ("hepatocellular", "cholestatic")
    return tuple({("ALT",) if one == "hepatocellular" else ("ALP", "TBIL"): None for one in patterns})


def dechallenge(view: PairView, when: When) -> frozenset[str]:
    """2: days to less than half of the peak, from the last intake and from the peak where these differ."""
    answers: set[str] = set()
    for names in markers(view):
        each = [_lines(samples_of(view, name), when, ongoing=_continues(view)) for name in names]
        told = [lines for lines in each if lines != {"not_assessable"}]
        answers |= _best(told) if told else {"not_assessable"}
    return frozenset(answers)


def any_course(_view: PairView, when: When) -> frozenset[str]:
    """2, whatever the samples say."""
    return frozenset(("under_product", "not_assessable") + (() if when.course.stop is None else (*_HALF, "persists")))


def any_rechallenge(_view: PairView, when: When) -> frozenset[str]:
    """5a, whatever the samples say."""
    return frozenset(("none",) if when.until is None else ("positive", "none"))


def _best(each: list[set[str]]) -> set[str]:
    """The better of two tests: in the order of the lines, those that speak for the product first."""
    order = [*_HALF, "under_product", "persists"]
    return min(each, key=lambda lines: min(order.index(line) for line in lines))


def _lines(samples: InTime, when: When, *, ongoing: bool) -> set[str]:
    """The lines that the course of one test allows; a stop that nobody reported may have come before the decline."""
    since = max(when.course.start, when.onset - FOLLOWED_DAYS)
    course = [(day, one.high or 0.0) for day, one in samples.reaching(1.0, since, when.until)]
    top_day, peak = max(course, key=lambda pair: (pair[1], -pair[0]), default=(0, 0.0))
    if peak <= 1:
        return {"not_assessable"}
    stop, end = when.course.stop, samples.place(when.until)
    after = samples.dated[bisect_right(samples.days, top_day) : end]
    below = next((day for day, one in after if (one.high or 0.0) < peak / 2), None)
    if below is not None and (stop is None or below <= stop):
        return {"under_product"} if stop is not None or ongoing else {"under_product", "not_assessable"}
    if stop is None:
        return {"not_assessable"}
    late = samples.dated[bisect_right(samples.days, max(stop + recam.PERSISTS_AFTER, since - 1)) : end]
    high = any((one.high or 0.0) > recam.PERSISTS * peak for _day, one in late)
    persists = {"persists"} if high else set()  # whether something else explains it is for the officer to say
    if below is None:
        return {"not_assessable"} | persists
    return {_HALF[bisect_right(recam.DECHALLENGE, below - since)] for since in (stop, top_day)} | persists


def course_words(view: PairView, item: Item) -> Answered:
    """Say what is known of the course after the last intake."""
    stops = [period.stop for period in view.periods]
    names = sorted({name for one in markers(view) for name in one})
    held = [found for name in names if (found := view.series.get(name, ()))]
    evidence = partial(sample_places, held, view.timing_evidence)
    what = _("{analytes} after the last intake, until less than half of the peak").format(analytes=", ".join(names))
    needs = view.ask(what, item, frozenset(_HALF), "test")
    if not stops or None in stops:
        text = _("no date of the last intake is reported")
        return Answered(frozenset(), text, evidence, item.everything, () if _continues(view) else needs)
    return Answered(frozenset(), partial(_peaks_text, held), evidence, item.everything, needs)


def _peaks_text(held: Sequence[Sequence[Multiple]]) -> str:
    tops = [max(found, key=lambda one: one.high or 0.0) for found in held]
    told = ", ".join(f"{one.analyte} {one.high or 0.0:.1f}×ULN" for one in tops) or _("no samples")
    return _("peak: {values}").format(values=told)


def _continues(view: PairView) -> bool:
    return any(record.ongoing for record in view.product.doses)


def rechallenge(view: PairView, when: When) -> frozenset[str]:
    """5a: the marker during a course begun after the onset, within 90 days, by every pattern that is possible."""
    if when.until is None:
        return frozenset(("none",))
    patterns = view.patterns or ("hepatocellular", "cholestatic")
    limits = [_REEXPOSED["hepatocellular" if one == "hepatocellular" else "cholestatic"] for one in patterns]
    return frozenset().union(*(_risen(view, when.until, of) for of in limits))


_REEXPOSED = {
    "hepatocellular": {"ALT": recam.REEXPOSED_ALT, "AST": recam.REEXPOSED_ALT},
    "cholestatic": {"ALP": recam.REEXPOSED_ALP},
}


def _risen(view: PairView, again: int, limits: Mapping[str, float]) -> frozenset[str]:
    """Whether a test passed its limit within 90 days after the day `again`, and was not above it just before."""
    maybe = False
    for name, limit in limits.items():
        samples = samples_of(view, name)
        begin, end = (bisect_right(samples.days, day) for day in (again, again + recam.REEXPOSED_WITHIN))
        before = samples.dated[begin - 1][1] if begin else None
        if before is None or before.low is None or before.low > limit:
            continue
        during = [one for _day, one in samples.dated[begin:end]]
        surely = before.high is not None and before.high <= limit
        if surely and any((one.low or 0.0) > limit for one in during):
            return frozenset(("positive",))
        maybe = maybe or any((one.high or 0.0) > limit for one in during)
    return frozenset(("positive", "none") if maybe else ("none",))


def rechallenge_words(view: PairView, item: Item) -> Answered:
    """Say whether the product was taken again. Nothing here ever asks for that."""
    again = len(view.periods) > 1
    text = _("taken again after a pause") if again else _("no re-exposure recorded")
    return Answered(frozenset(), text, view.timing_evidence if again else (), item.everything & frozenset(()))
