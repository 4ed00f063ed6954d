"""The verdict on one course after a change of dose, from the samples alone.

The percentages are this product's own working definitions (decisions of record, "Dechallenge and rechallenge").
Excess is what lies beyond the limit of normal in the direction of harm, in multiples of that limit; where there was
none before the change, the limit itself takes its place as the measure. A value that differs from that before by less
than the reference change value of its analyte is unchanged, whatever that is of the excess.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from causality.case.model import Event
from causality.evidence.change_value import change_value
from causality.evidence.exposure import DoseChange
from causality.evidence.series import excess
from causality.evidence.values import Multiple, Verdict
from causality.text import _

POSITIVE_FALL, CHANGED = 0.50, 0.20
GUARDS = {"ALT": 5.0, "ALP": 2.0}
"""Above these multiples a re-exposure cannot be read (Teschke 2016, doi:10.3390/medicines3030018)."""
DOUBLING = 2.0
EXACT = 9
"""Decimals kept of a change of the excess, so that 20 % is 20 % whatever the limit of the laboratory."""


@dataclass(frozen=True, slots=True)
class Judged:
    """The verdict of one course, with the changes of the excess in per cent and the place that decides."""

    verdict: Verdict
    reason: str
    relative: tuple[float, ...] = ()
    decisive: int = -1


def judge(change: DoseChange, analyte: str, event: Event, before: Multiple, after: Sequence[Multiple]) -> Judged:
    """Judge the course `after` a change of dose against the sample `before` it."""
    was, excesses = excess(before, analyte), [excess(one, analyte) for one in after]
    relative = tuple(round((now - was) / (was or 1.0), EXACT) for now in excesses)
    real = _beyond_variation(relative, analyte, before, after)
    if change.change in ("stop", "reduction"):
        judged = _after_less(was, real)
    else:
        judged = _after_more(was, real, analyte, event, before, after)
    if judged.verdict == "negative" and real != relative and all(abs(size) < CHANGED for size in real):
        judged = replace(judged, reason=_unchanged(analyte))
    return replace(judged, relative=relative)


def _beyond_variation(
    relative: tuple[float, ...], analyte: str, before: Multiple, after: Sequence[Multiple]
) -> tuple[float, ...]:
    """The changes of the excess, 0 where the value itself changed by less than the reference change value."""
    least = change_value(analyte)
    if least is None or not before.low or before.low != before.high:
        return relative
    return tuple(
        0.0 if one.low is not None and one.low == one.high and abs(one.low / before.low - 1) < least else size
        for one, size in zip(after, relative, strict=True)
    )


def _unchanged(analyte: str) -> str:
    least = change_value(analyte) or 0.0
    return _("unchanged: within {least:.0f} %, the reference change value of {analyte}").format(
        least=100 * least, analyte=analyte
    )


def _after_less(was: float, relative: tuple[float, ...]) -> Judged:
    lowest, highest = min(relative), max(relative)
    if was == 0:
        if highest >= CHANGED:
            return Judged("inverse", _("rose above the limit"), relative, relative.index(highest))
        return Judged("uninterpretable", _("not raised before the change: nothing to fall"), relative)
    if lowest <= -CHANGED:
        verdict: Verdict = "positive" if lowest <= -POSITIVE_FALL else "partial"
        return Judged(
            verdict, _("excess fell by {fall:.0f} %").format(fall=-100 * lowest), relative, relative.index(lowest)
        )
    if highest >= CHANGED:
        text = _("excess rose by {rise:.0f} %; alone a weak sign").format(rise=100 * highest)
        return Judged("inverse", text, relative, relative.index(highest))
    return Judged(
        "negative",
        _("unchanged: excess by {change:+.0f} %, no fall of 20 %").format(change=100 * relative[-1]),
        relative,
    )


def _after_more(was: float, relative: tuple[float, ...], analyte: str, event: Event, before: Multiple,
                after: Sequence[Multiple]) -> Judged:  # fmt: skip
    guard = GUARDS.get(analyte) if event.kind == "liver_injury" else None
    if guard is not None and (before.low or 0.0) >= guard:
        text = _("{analyte} already at or above {guard:g}×ULN before the change").format(analyte=analyte, guard=guard)
        return Judged("uninterpretable", text, relative)
    lowest, highest = min(relative), max(relative)
    doubled = guard is None or max(one.low or 0.0 for one in after) >= DOUBLING * (before.high or 0.0) - 10**-EXACT
    if highest >= CHANGED and doubled:
        text = (
            _("rose from within the limit") if was == 0 else _("excess rose by {rise:.0f} %").format(rise=100 * highest)
        )
        return Judged("positive", text, relative, relative.index(highest))
    if highest >= CHANGED:
        text = _("{analyte} rose but did not double").format(analyte=analyte)
        return Judged("negative", text, relative, relative.index(highest))
    if was and lowest <= -CHANGED:
        text = _("excess fell by {fall:.0f} %; alone a weak sign").format(fall=-100 * lowest)
        return Judged("inverse", text, relative, relative.index(lowest))
    return Judged("negative", _("unchanged (less than 20 % of the excess)"), relative)
