"""Challenges: what each change of dose shows in each analyte of an event.

The windows and percentages are this product's own working definitions (decisions of record, "Dechallenge and
rechallenge"); the method sheets keep their own rules. Excess is what lies beyond the limit of normal, in multiples
of it; where there was none before the change, the limit itself takes its place as the measure.
A sample of the very day of a change counts as before it.
"""

from collections.abc import Sequence

from causality.case.analytes import analytes_of
from causality.case.dates import show
from causality.case.model import Case, Event
from causality.evidence.confounders import Confounders
from causality.evidence.exposure import DoseChange, changes
from causality.evidence.judging import POSITIVE_FALL, Judged, judge
from causality.evidence.moments import Moments
from causality.evidence.readings import aloud, merged, summary
from causality.evidence.series import Series
from causality.evidence.values import Challenge, Multiple, Reading, Verdict
from causality.text import _

BEFORE_DAYS, AFTER_DAYS, AFTER_DAYS_LIVER = 14, 30, 180


def challenges(case: Case, group: Series, moments: Moments, dose_changes: dict[str, tuple[DoseChange, ...]],
               before_days: int = BEFORE_DAYS) -> tuple[Challenge, ...]:  # fmt: skip
    """Give every challenge of every suspect and interacting product for every event and measured analyte."""
    confounders = Confounders(case, moments, dose_changes)
    return tuple(
        _challenge(event, analyte, change, group, moments, confounders, before_days)
        for product in case.products
        if product.role in ("suspect", "interacting")
        for event in case.events
        for change in dose_changes[product.id]
        for analyte in analytes_of(event)
        if group.get(analyte)
    )


def all_changes(case: Case, moments: Moments) -> dict[str, tuple[DoseChange, ...]]:
    """Give the dose changes of every product by its id."""
    return {product.id: changes(product, moments) for product in case.products}


def _challenge(event: Event, analyte: str, change: DoseChange, group: Series, moments: Moments,
               confounders: Confounders, before_days: int) -> Challenge:  # fmt: skip
    samples = [one for one in group[analyte] if one.day is not None]
    readings = merged(
        _reading(first, last, event, analyte, change, samples, moments, confounders, before_days)
        for first, last in _cells(change, samples, moments, event, before_days)
    )
    verdict, reason = summary(readings)
    named = tuple(
        dict.fromkeys(name for reading in readings for name in confounders.named(event, change, reading, samples))
    )
    return Challenge(change.product, event.id, analyte, change.change, change.record, change.size, readings,
                     verdict, reason, named)  # fmt: skip


def _cells(change: DoseChange, samples: Sequence[Multiple], moments: Moments, event: Event,
           before_days: int) -> list[tuple[int, int]]:  # fmt: skip
    """Cut the possible days of the change where the samples before or after it become others."""
    days = [one.day or 0 for one in samples]
    reach = _reach(event)
    cuts = {cut for day in days for cut in (day, day + 1, day + before_days + 1, day - reach)}
    cells = []
    for first, last in _spans(change, moments, min(days) - 1, max(days) + before_days + 1):
        edges = sorted({first, *(cut for cut in cuts if first < cut <= last)})
        cells += [(edge, following - 1) for edge, following in zip(edges, [*edges[1:], last + 1], strict=True)]
    return sorted(cells)


def _spans(change: DoseChange, moments: Moments, low: int, high: int) -> list[tuple[int, int]]:
    """The possible days of the change, alternative by alternative; open ends stop where samples no longer matter."""
    hull = moments.range_of(change.key)
    if hull is None:
        return []
    parts = [(first, last) for anchor, first, last in moments.choices(change.key) or () if anchor == ("origin",)]
    spans = []
    for first, last in parts or [hull]:
        firsts = [end for end in (first, hull[0]) if end is not None]
        lasts = [end for end in (last, hull[1]) if end is not None]
        begin, end = max(firsts, default=low), min(lasts, default=high)
        if begin <= end:
            spans.append((begin, end))
    return spans


def _reach(event: Event) -> int:
    return AFTER_DAYS_LIVER if event.kind == "liver_injury" else AFTER_DAYS


def _reading(first: int, last: int, event: Event, analyte: str, change: DoseChange, samples: Sequence[Multiple],
             moments: Moments, confounders: Confounders, before_days: int) -> Reading:  # fmt: skip
    before = [one for one in samples if first - before_days <= (one.day or 0) <= first]
    after = [one for one in samples if first < (one.day or 0) <= first + _reach(event)]
    ends = moments.range_of(change.next_key) if change.next_key else None
    if ends is not None and ends[1] is not None:
        after = [one for one in after if (one.day or 0) <= ends[1]]
    if not before or not after:
        text = _("no sample in the {days} days before").format(days=before_days) if not before else _("no sample after")
        held = before[-1].index if before else None
        return Reading(first, last, held, tuple(one.index for one in after), None, None, None, None,
                       "uninterpretable", text)  # fmt: skip
    certain = [one for one in after if ends is None or (one.day or 0) <= max(first, ends[0] or first)]
    judged = [
        confounders.weigh(judge(change, analyte, event, before[-1], after[:count]), event, change,
                          (before[-1].day or 0, first, last), after[:count])
        for count in range(max(1, len(certain)), len(after) + 1)
    ]  # fmt: skip
    verdict, reason = _over_time(judged, after, max(1, len(certain)))
    return _numbers(first, last, before[-1], after, judged[-1], verdict, reason)


def _over_time(judged: list[Judged], after: Sequence[Multiple], shortest: int) -> tuple[Verdict, str]:
    """Sum up when it is not known how long the new dose was kept: one verdict, or which holds from when."""
    if len({one.verdict for one in judged}) == 1:
        return judged[-1].verdict, judged[-1].reason
    steps, held = [], ""
    for place, one in enumerate(judged):
        if one.verdict != held:
            day = after[shortest + place - 1].day or 0
            steps.append(
                _("{verdict} if this dose was kept to {day}").format(verdict=aloud(one.verdict), day=show(day))
            )
            held = one.verdict
    return "depends_on_date", "; ".join(steps)


def _numbers(first: int, last: int, before: Multiple, after: Sequence[Multiple], judged: Judged, verdict: Verdict,
             reason: str) -> Reading:  # fmt: skip
    relative = judged.relative
    half = next((one.day for one, size in zip(after, relative, strict=False) if size <= -POSITIVE_FALL), None)
    return Reading(
        first, last, before.index, tuple(one.index for one in after),
        relative[0] if relative else None, max(relative, default=None), min(relative, default=None),
        (half - last, half - first) if half is not None else None, verdict, reason,
    )  # fmt: skip
