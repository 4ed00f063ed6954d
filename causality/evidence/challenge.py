"""Challenges: what each change of dose shows in each analyte of an event.

The windows and percentages are this product's own working definitions (decisions of record, "Dechallenge and
rechallenge"); the method sheets keep their own rules. Excess is what lies beyond the limit of normal, in multiples
of it; where there was none before the change, the limit itself takes its place as the measure.
A sample of the very day of a change counts as before it.
"""

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from operator import is_

from causality.case.analytes import analytes_of
from causality.case.dates import show
from causality.case.model import Case, Event
from causality.evidence.confounders import Changed, Confounders, Window
from causality.evidence.exposure import DoseChange
from causality.evidence.graded import SEVERITY, grade_of, grades_text, severities
from causality.evidence.judging import POSITIVE_FALL, Judged, judge
from causality.evidence.moments import ORIGIN, Moments
from causality.evidence.readings import aloud, course_text, merged, summary
from causality.evidence.series import Series, excess
from causality.evidence.values import Challenge, Multiple, Reading, Verdict
from causality.reuse import Kept
from causality.text import _

BEFORE_DAYS, AFTER_DAYS, AFTER_DAYS_LIVER = 14, 30, 180
Course = tuple[tuple[Multiple, ...], Sequence[int]]
"""Samples on exact days, and these days."""
_NONE: Course = (), ()


@dataclass(frozen=True, slots=True)
class Question:
    """One change of dose and one analyte of an event, with all that its reading needs; `samples` have exact `days`."""

    case: Case
    event: Event
    analyte: str
    change: DoseChange
    samples: tuple[Multiple, ...]
    days: Sequence[int]
    moments: Moments
    confounders: Confounders
    before_days: int

    @property
    def graded(self) -> bool:
        """Whether dated severity grades stand in for samples."""
        return self.analyte == SEVERITY

    @property
    def reach(self) -> int:
        """Days after the change that count, unless the dose changes again."""
        return AFTER_DAYS_LIVER if self.event.kind == "liver_injury" else AFTER_DAYS


@dataclass(frozen=True, slots=True)
class Split:
    """The last sample before a change, the course after it, and how many of that are certain to be at the new dose."""

    before: Multiple | None
    after: tuple[Multiple, ...]
    kept: int


def challenges(
    case: Case,
    group: Series,
    moments: Moments,
    dose_changes: dict[str, tuple[DoseChange, ...]],
    before_days: int = BEFORE_DAYS,
    kept: Kept | None = None,
) -> dict[tuple[str, str], tuple[Challenge, ...]]:
    """Give the challenges of every suspect and interacting product by product and event, one an analyte measured
    and one for dated severity grades.

    Where none is another than before, they are the same object.
    """
    kept = kept or Kept()
    changed = Changed(case, moments, dose_changes)
    dated = {
        analyte: kept.step(("dated", analyte), (found,), None, lambda found=found: _on_exact_days(found))  # type: ignore[misc] # bound at once
        for analyte, found in group.items()
    }
    graded = {event.id: _graded(case, event, moments, kept) for event in case.events} if case.severity_grades else {}
    judged: dict[tuple[str, str], tuple[Challenge, ...]] = {}
    for product in case.products:
        for event in case.events if product.role in ("suspect", "interacting") else ():
            found = tuple(
                _kept(
                    Question(case, event, analyte, change, *course, moments,
                             Confounders(changed, product.id, event), before_days), kept)
                for change in dose_changes[product.id]
                for analyte in (*analytes_of(event), SEVERITY)
                if (course := graded.get(event.id, _NONE) if analyte == SEVERITY else dated.get(analyte, _NONE))[0]
            )  # fmt: skip
            judged[product.id, event.id] = kept.same(("challenges", product.id, event.id), found)
    return judged


def _graded(case: Case, event: Event, moments: Moments, kept: Kept) -> Course:
    """The dated severity grades of an event, the same object where nothing changed."""
    found = severities(case, event.id, moments)
    return kept.step(("severities", event.id), (), found, lambda: (found, tuple(one.first or 0 for one in found)))


def _kept(ask: Question, kept: Kept) -> Challenge:
    """The challenge as it was before, if neither its samples and days nor what it asked of other products changed."""
    change, moments = ask.change, ask.moments
    same = (ask.samples,)
    hull, ends = moments.range_of(change.key), moments.range_of(change.next_key) if change.next_key else None
    equal = ask.event.kind, change, change.size, hull, ends, moments.choices(change.key), ask.before_days
    name = "challenge", change.product, ask.event.id, change.key, ask.analyte
    held: tuple[tuple[object, ...], object, Mapping[Window, object], Challenge] | None = kept.earlier(name)
    if (
        held is not None
        and held[1] == equal
        and all(map(is_, held[0], same))
        and all(ask.confounders.changed(window) == found for window, found in held[2].items())
    ):
        kept.keep(name, held)
        return held[3]
    challenge = _challenge(ask)
    kept.keep(name, (same, equal, ask.confounders.asked, challenge))
    return challenge


def _on_exact_days(found: tuple[Multiple, ...]) -> tuple[tuple[Multiple, ...], tuple[int, ...]]:
    """The samples that have an exact day, and these days."""
    days = tuple(one.first for one in found if one.first is not None and one.first == one.last)
    return (found if len(days) == len(found) else tuple(one for one in found if one.day is not None)), days


def _challenge(ask: Question) -> Challenge:
    spans = _joined(ask)
    readings = merged(_reading(ask, first, last, split) for first, last, split in spans)
    verdict, reason = summary(readings)
    named = [
        name
        for _first, _last, split in spans
        if split.before is not None and split.after
        for name in ask.confounders.named(split.before, split.after[-1])
    ]
    change = ask.change
    return Challenge(
        product=change.product, event=ask.event.id, analyte=ask.analyte, change=change.change, record=change.record,
        size=change.size, readings=readings, verdict=verdict, reason=reason, confounders=tuple(dict.fromkeys(named)),
    )  # fmt: skip


def _cells(ask: Question, days: Sequence[int]) -> list[tuple[int, int]]:
    """Cut the possible days of the change where the samples before or after it become others."""
    cells = []
    for first, last in _spans(ask, days[0] - 1, days[-1] + ask.before_days + 1):
        edges = [first, *_cuts(days, (0, 1, ask.before_days + 1, -ask.reach), first, last)]
        cells += [(edge, following - 1) for edge, following in zip(edges, [*edges[1:], last + 1], strict=True)]
    return sorted(cells)


def _cuts(days: Sequence[int], steps: Sequence[int], first: int, last: int) -> list[int]:
    """The days some steps from a sample, in order, after `first` and up to `last`."""
    found: set[int] = set()
    for step in steps if first < last else ():
        near = days[bisect_right(days, first - step) : bisect_right(days, last - step)]
        found.update(day + step for day in near)
    return sorted(found)


def _spans(ask: Question, low: int, high: int) -> list[tuple[int, int]]:
    """The possible days of the change, alternative by alternative; open ends stop where samples no longer matter."""
    key = ask.change.key
    hull = ask.moments.range_of(key)
    if hull is None:
        return []
    parts = [(first, last) for anchor, first, last in ask.moments.choices(key) or () if anchor == ORIGIN]
    spans = []
    for first, last in parts or [hull]:
        firsts = [end for end in (first, hull[0]) if end is not None]
        lasts = [end for end in (last, hull[1]) if end is not None]
        begin, end = max(firsts, default=low), min(lasts, default=high)
        if begin <= end:
            spans.append((begin, end))
    return spans


def _split(ask: Question, days: Sequence[int], first: int) -> Split:
    """The samples before and after a change on a day, and how many of those after are certain."""
    samples = ask.samples
    place = bisect_right(days, first)
    before = samples[place - 1] if place and days[place - 1] >= first - ask.before_days else None
    ends = ask.moments.range_of(ask.change.next_key) if ask.change.next_key else None
    least, most = (None, None) if ends is None else ends
    reach = first + ask.reach if most is None else min(first + ask.reach, most)
    after = samples[place : bisect_right(days, reach)]
    kept = len(after) if ends is None else bisect_right(days, max(first, least or first)) - place
    return Split(before, after, max(1, min(kept, len(after))))


def _joined(ask: Question) -> list[tuple[int, int, Split]]:
    """Possible days of the change with their samples; neighbouring days with the same samples are one."""
    found: list[tuple[int, int, Split]] = []
    days = ask.days
    for first, last in _cells(ask, days):
        split = _split(ask, days, first)
        if found and found[-1][1] + 1 == first and found[-1][2] == split:
            found[-1] = found[-1][0], last, split
        else:
            found.append((first, last, split))
    return found


def _reading(ask: Question, first: int, last: int, split: Split) -> Reading:
    """Read the challenge as if the dose changed between these two days."""
    before, after = split.before, split.after
    if before is None or not after:
        days = ask.before_days
        text = _("no sample in the {days} days before").format(days=days) if before is None else _("no sample after")
        held, found = _places(ask, before, after)
        return Reading(first, last, held, found, None, None, None, None, "uninterpretable", text)
    judged = [_weighed(ask, before, after[:count]) for count in range(split.kept, len(after) + 1)]
    verdict, reason = _over_time(judged, after[split.kept - 1 :])
    return _numbers(ask, (first, last), before, after, judged[-1], verdict, reason)


def _places(ask: Question, before: Multiple | None, after: Sequence[Multiple]) -> tuple[int | None, tuple[int, ...]]:
    """The places of the samples in the case; grades are no samples and have none."""
    if ask.graded:
        return None, ()
    return before.index if before else None, tuple(one.index for one in after)


def _weighed(ask: Question, before: Multiple, after: Sequence[Multiple]) -> Judged:
    judged = judge(ask.change, ask.analyte, ask.event, before, after)
    if ask.graded and judged.verdict != "uninterpretable":
        ends = grade_of(before), grade_of(after[judged.decisive])
        same = _("grade {before}, unchanged") if ends[0] == ends[1] else _("from grade {before} to {after}")
        judged = replace(judged, reason=same.format(before=ends[0], after=ends[1]))
    return ask.confounders.weigh(judged, ask.change, before.day or 0, after)


def _over_time(judged: Sequence[Judged], ends: Sequence[Multiple]) -> tuple[Verdict, str]:
    """Sum up when it is not known how long the new dose was kept: one verdict, or which holds from when.

    `ends` are the last samples that the courses judged take in.
    """
    if len({one.verdict for one in judged}) == 1:
        return judged[-1].verdict, judged[-1].reason
    steps, held = [], ""
    for one, end in zip(judged, ends, strict=True):
        if one.verdict != held:
            text = _("{verdict} if this dose was kept to {day}")
            steps.append(text.format(verdict=aloud(one.verdict), day=show(end.day or 0)))
            held = one.verdict
    return "depends_on_date", "; ".join(steps)


def _numbers(
    ask: Question,
    days: tuple[int, int],
    before: Multiple,
    after: Sequence[Multiple],
    judged: Judged,
    verdict: Verdict,
    reason: str,
) -> Reading:
    relative = judged.relative
    held, found = _places(ask, before, after)
    half = next((one.day for one, size in zip(after, relative, strict=False) if size <= -POSITIVE_FALL), None)
    return Reading(
        first=days[0],
        last=days[1],
        before=held,
        after=found,
        first_change=100 * relative[0],
        highest=100 * max(relative),
        lowest=100 * min(relative),
        half_days=(half - days[1], half - days[0]) if half is not None else None,
        verdict=verdict,
        reason=reason,
        values=grades_text(before, after)
        if ask.graded
        else course_text(ask.case, before, after, relative, raised=excess(before, ask.analyte) > 0),
    )
