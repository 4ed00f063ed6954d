"""One change of dose and one analyte: the samples around each possible day of the change, and how they read."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace

from causality.case.dates import show
from causality.case.model import Case, Event
from causality.evidence.confounders import Confounders
from causality.evidence.exposure import Timed
from causality.evidence.graded import SEVERITY, grade_of, grades_text
from causality.evidence.judging import POSITIVE_FALL, Course, Judged, course_of, judge_each
from causality.evidence.moments import ORIGIN
from causality.evidence.readings import aloud, course_text, merged, summary
from causality.evidence.values import Challenge, Multiple, Reading, Verdict
from causality.text import N_, _


@dataclass(frozen=True, slots=True)
class Question:
    """One change of dose and one analyte of an event, with all that its reading needs; `samples` have exact `days`.

    Samples up to `before_days` before the change count, and up to `reach` days after it unless the dose changes again.
    """

    case: Case
    event: Event
    analyte: str
    timed: Timed
    samples: tuple[Multiple, ...]
    days: Sequence[int]
    confounders: Confounders
    before_days: int
    reach: int

    @property
    def graded(self) -> bool:
        """Whether dated severity grades stand in for samples."""
        return self.analyte == SEVERITY


@dataclass(frozen=True, slots=True)
class Split:
    """The last sample before a change, the course after it, and how many of that are certain to be at the new dose."""

    before: Multiple | None
    after: tuple[Multiple, ...]
    kept: int


def answered(ask: Question) -> Challenge:
    """Give the challenge: what the samples show for every possible day of the change."""
    spans = _joined(ask)
    readings = merged(_reading(ask, first, last, split) for first, last, split in spans)
    verdict, reason = summary(readings)
    named = [
        name
        for _first, _last, split in spans
        if split.before is not None and split.after
        for name in ask.confounders.named(split.before, split.after[-1])
    ]
    change = ask.timed.change
    return Challenge(
        product=change.product, event=ask.event.id, analyte=ask.analyte, change=change.change, record=change.record,
        size=change.size, readings=readings, verdict=verdict, reason=reason, confounders=tuple(dict.fromkeys(named)),
    )  # fmt: skip


def _cells(ask: Question) -> list[tuple[int, int]]:
    """Cut the possible days of the change where the samples before or after it become others."""
    cells, days = [], ask.days
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
    hull = ask.timed.days
    if hull is None:
        return []
    parts = [(first, last) for anchor, first, last in ask.timed.choices if anchor == ORIGIN]
    spans = []
    for first, last in parts or [hull]:
        firsts = [end for end in (first, hull[0]) if end is not None]
        lasts = [end for end in (last, hull[1]) if end is not None]
        begin, end = max(firsts, default=low), min(lasts, default=high)
        if begin <= end:
            spans.append((begin, end))
    return spans


def _split(ask: Question, first: int) -> Split:
    """The samples before and after a change on a day, and how many of those after are certain."""
    samples, days = ask.samples, ask.days
    place = bisect_right(days, first)
    before = samples[place - 1] if place and days[place - 1] >= first - ask.before_days else None
    least, most = ask.timed.until or (None, None)
    reach = first + ask.reach if most is None else min(first + ask.reach, most)
    after = samples[place : bisect_right(days, reach)]
    kept = len(after) if ask.timed.until is None else bisect_right(days, max(first, least or first)) - place
    return Split(before, after, max(1, min(kept, len(after))))


def _joined(ask: Question) -> list[tuple[int, int, Split]]:
    """Possible days of the change with their samples; neighbouring days with the same samples are one."""
    found: list[tuple[int, int, Split]] = []
    for first, last in _cells(ask):
        split = _split(ask, first)
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
    course = course_of(ask.analyte, ask.event, before, after)
    day, change = before.first or 0, ask.timed.change
    each = judge_each(change, course, split.kept)
    judged = [ask.confounders.weigh(_of_grades(one, course) if ask.graded else one, change, day, after) for one in each]
    return _numbers(ask, (first, last), course, *_over_time(judged, after[split.kept - 1 :]))


def _places(ask: Question, before: Multiple | None, after: Sequence[Multiple]) -> tuple[int | None, tuple[int, ...]]:
    """The places of the samples in the case; grades are no samples and have none."""
    if ask.graded:
        return None, ()
    return before.index if before else None, tuple([one.index for one in after])


def _of_grades(judged: Judged, course: Course) -> Judged:
    """The verdict on severity grades, which are told as such."""
    if judged.verdict == "uninterpretable":
        return judged
    before, after = grade_of(course.before), grade_of(course.after[judged.decisive])
    why = N_("grade {before}, unchanged") if before == after else N_("from grade {before} to {after}")
    return replace(judged, why=why, values={"before": before, "after": after})


def _over_time(judged: Sequence[Judged], ends: Sequence[Multiple]) -> tuple[Verdict, str]:
    """Sum up when it is not known how long the new dose was kept: one verdict, or which holds from when.

    `ends` are the last samples that the courses judged take in.
    """
    whole = judged[-1]
    if all(one.verdict == whole.verdict for one in judged):
        return whole.verdict, whole.reason
    steps, held = [], ""
    for one, end in zip(judged, ends, strict=True):
        if one.verdict != held:
            text = _("{verdict} if this dose was kept to {day}")
            steps.append(text.format(verdict=aloud(one.verdict), day=show(end.first or 0)))
            held = one.verdict
    return "depends_on_date", "; ".join(steps)


def _numbers(ask: Question, days: tuple[int, int], course: Course, verdict: Verdict, reason: str) -> Reading:
    relative, before, after = course.relative, course.before, course.after
    held, found = _places(ask, before, after)
    half = next((one.first for one, size in zip(after, relative, strict=True) if size <= -POSITIVE_FALL), None)
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
        else course_text(ask.case, before, after, relative, raised=course.was > 0),
    )
