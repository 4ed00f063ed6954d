"""The verdict on one course after a change of dose, from the samples alone.

The percentages are this product's own working definitions (decisions of record, "Dechallenge and rechallenge").
Excess is what lies beyond the limit of normal in the direction of harm, in multiples of that limit; where there was
none before the change, the limit itself takes its place as the measure. A value that differs from that before by less
than the reference change value of its analyte is unchanged, whatever that is of the excess.
"""

from collections.abc import Iterator, Sequence
from dataclasses import field
from typing import NamedTuple

from causality.case.model import Event
from causality.evidence.change_value import change_value
from causality.evidence.exposure import DoseChange
from causality.evidence.series import excess, excesses
from causality.evidence.values import Multiple, Verdict
from causality.frozen import frozen
from causality.text import N_, _

POSITIVE_FALL, CHANGED = 0.50, 0.20
GUARDS = {"ALT": 5.0, "ALP": 2.0}
"""Above these multiples a re-exposure cannot be read (Teschke 2016, doi:10.3390/medicines3030018)."""
DOUBLING = 2.0
EXACT = 9
"""Decimals kept of a change of the excess, so that 20 % is 20 % whatever the limit of the laboratory."""
MOST_NAMED = 6


@frozen
class Judged:
    """The verdict of one course: why, as a text with its values, and the place of the sample that decides.

    `beside` names the products that confound it. Most courses are judged only to see from when on a verdict holds.
    """

    verdict: Verdict
    why: str
    decisive: int
    values: dict[str, float | str] = field(default_factory=dict)
    beside: tuple[str, ...] = ()

    def tell(self) -> str:
        """Give the reason in words."""
        shown = _(self.why).format(**self.values)
        if not self.beside:
            return shown
        return _("{shown}, confounded by {names}").format(shown=shown, names=_listed(self.beside))


def _listed(names: Sequence[str]) -> str:
    if len(names) <= MOST_NAMED:
        return ", ".join(names)
    shown = ", ".join(names[:MOST_NAMED])
    return _("{names} and {count} more").format(names=shown, count=len(names) - MOST_NAMED)


class Course(NamedTuple):
    """The samples after a change against the one before it.

    `relative` are the changes of the excess, `real` the same with 0 for values that are unchanged.
    """

    analyte: str
    event: Event
    before: Multiple
    after: Sequence[Multiple]
    was: float
    relative: tuple[float, ...]
    real: tuple[float, ...]


def course_of(analyte: str, event: Event, before: Multiple, after: Sequence[Multiple]) -> Course:
    """Set the samples after a change against the one before it."""
    was = excess(before, analyte)
    measure = was or 1.0
    relative = tuple([round((now - was) / measure, EXACT) for now in excesses(after, analyte)])
    return Course(analyte, event, before, after, was, relative, _beyond_variation(relative, analyte, before, after))


def _beyond_variation(
    relative: tuple[float, ...], analyte: str, before: Multiple, after: Sequence[Multiple]
) -> tuple[float, ...]:
    """The changes of the excess, 0 where the value itself changed by less than the reference change value."""
    least = change_value(analyte)
    if least is None or not before.low or before.low != before.high:
        return relative
    was = before.low
    return tuple([
        0.0 if one.low is not None and one.low == one.high and abs(one.low / was - 1) < least else size
        for one, size in zip(after, relative, strict=True)
    ])  # fmt: skip


class Extremes(NamedTuple):
    """How far the excess fell and rose so far, at which sample, how it is at last, and the highest multiple.

    `varied` says that some values count as unchanged although they are not the same.
    """

    lowest: float
    lowest_at: int
    highest: float
    highest_at: int
    last: float
    last_at: int
    top: float
    varied: bool


def judge(change: DoseChange, course: Course) -> Judged:
    """Judge a course after a change of dose."""
    *_shorter, whole = judge_each(change, course, len(course.after))
    return whole


def judge_each(change: DoseChange, course: Course, least: int) -> Iterator[Judged]:
    """Judge the first `least` samples of a course, then one more, and so on up to the whole of it."""
    less = change.change in ("stop", "reduction")
    for seen in _extremes(course):
        if seen.last_at + 1 >= least:
            judged = _after_less(course.was, seen) if less else _after_more(course, seen)
            unchanged = (
                judged.verdict == "negative" and seen.varied and -CHANGED < seen.lowest <= seen.highest < CHANGED
            )
            yield _unchanged(course.analyte, judged.decisive) if unchanged else judged


def _extremes(course: Course) -> Iterator[Extremes]:
    lowest = highest = course.real[0]
    lowest_at = highest_at = 0
    top, varied = 0.0, False
    for place, (size, whole, one) in enumerate(zip(course.real, course.relative, course.after, strict=True)):
        if size < lowest:
            lowest, lowest_at = size, place
        elif size > highest:
            highest, highest_at = size, place
        if one.low is not None and one.low > top:
            top = one.low
        varied = varied or size != whole
        yield Extremes(lowest, lowest_at, highest, highest_at, size, place, top, varied)


def _unchanged(analyte: str, decisive: int) -> Judged:
    least = 100 * (change_value(analyte) or 0.0)
    why = N_("unchanged: within {least:.0f} %, the reference change value of {analyte}")
    return Judged("negative", why, decisive, {"least": least, "analyte": analyte})


def _after_less(was: float, seen: Extremes) -> Judged:
    if was == 0:
        if seen.highest >= CHANGED:
            return Judged("inverse", N_("rose above the limit"), seen.highest_at)
        return Judged("uninterpretable", N_("not raised before the change: nothing to fall"), seen.last_at)
    if seen.lowest <= -CHANGED:
        verdict: Verdict = "positive" if seen.lowest <= -POSITIVE_FALL else "partial"
        return Judged(verdict, N_("excess fell by {fall:.0f} %"), seen.lowest_at, {"fall": -100 * seen.lowest})
    if seen.highest >= CHANGED:
        why = N_("excess rose by {rise:.0f} %; alone a weak sign")
        return Judged("inverse", why, seen.highest_at, {"rise": 100 * seen.highest})
    why = N_("unchanged: excess by {change:+.0f} %, no fall of 20 %")
    return Judged("negative", why, seen.last_at, {"change": 100 * seen.last})


def _after_more(course: Course, seen: Extremes) -> Judged:
    analyte, was = course.analyte, course.was
    guard = GUARDS.get(analyte) if course.event.kind == "liver_injury" else None
    if guard is not None and (course.before.low or 0.0) >= guard:
        why = N_("{analyte} already at or above {guard:g}×ULN before the change")
        return Judged("uninterpretable", why, seen.last_at, {"analyte": analyte, "guard": guard})
    if seen.highest >= CHANGED:
        if guard is not None and seen.top < DOUBLING * (course.before.high or 0.0) - 10**-EXACT:
            return Judged("negative", N_("{analyte} rose but did not double"), seen.highest_at, {"analyte": analyte})
        if was == 0:
            return Judged("positive", N_("rose from within the limit"), seen.highest_at)
        return Judged("positive", N_("excess rose by {rise:.0f} %"), seen.highest_at, {"rise": 100 * seen.highest})
    if was and seen.lowest <= -CHANGED:
        why = N_("excess fell by {fall:.0f} %; alone a weak sign")
        return Judged("inverse", why, seen.lowest_at, {"fall": -100 * seen.lowest})
    return Judged("negative", N_("unchanged (less than 20 % of the excess)"), seen.last_at)
