"""One change of dose and one analyte: the samples around each possible day of the change, and how they read."""

from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from typing import NamedTuple

from causality.case.dates import show
from causality.case.model import Case, Event
from causality.evidence.confounders import Confounders, Other, named_texts
from causality.evidence.exposure import Timed
from causality.evidence.graded import SEVERITY, grade_of, grades_text
from causality.evidence.judging import CHANGED, POSITIVE_FALL, Course, Judged, course_of, judge_each
from causality.evidence.moments import ORIGIN
from causality.evidence.readings import MOST_VALUES, aloud, course_text, merged, summary, told_together
from causality.evidence.values import Challenge, Multiple, Reading, Verdict
from causality.frozen import frozen
from causality.text import N_, _


@frozen
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


class Split(NamedTuple):
    """The samples around a change by their places: the last one before it (None: there is none), the course after it,
    from `begin` to before `end`, and how many of that are certain to be at the new dose.
    """

    before: int | None
    begin: int
    end: int
    kept: int


def answered(ask: Question) -> Challenge:
    """Give the challenge: what the samples show for every possible day of the change."""
    spans = _joined(ask)
    readings = merged([_reading(ask, first, last, split) for first, last, split in spans])
    named: dict[Other, None] = {}
    for _first, _last, split in spans:
        if split.before is not None and split.begin < split.end:
            named |= dict.fromkeys(ask.confounders.changed((ask.days[split.before], ask.days[split.end - 1] - 1)))
    change = ask.timed.change
    return Challenge(
        change.product, ask.event.id, ask.analyte, change.change, change.record, change.size, readings,
        summary(readings), partial(told_together, readings), named_texts(named),
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
    days, until = ask.days, ask.timed.until
    place = bisect_right(days, first)
    before = place - 1 if place and days[place - 1] >= first - ask.before_days else None
    reach = first + ask.reach
    if until is None:
        end = bisect_right(days, reach, place)
        return Split(before, place, end, max(1, end - place))
    least, most = until
    end = bisect_right(days, reach if most is None else min(reach, most))
    kept = bisect_right(days, max(first, least or first)) - place
    return Split(before, place, end, max(1, min(kept, end - place)))


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
    after = ask.samples[split.begin : split.end]
    # grades are no samples and have no place among them
    found = () if ask.graded else tuple([one.index for one in after])
    if split.before is None:
        text = partial(_no_sample_before, ask.before_days)
        return Reading(first, last, None, found, None, None, None, None, "uninterpretable", text)
    before = ask.samples[split.before]
    held = None if ask.graded else before.index
    if not after:
        return Reading(first, last, held, (), None, None, None, None, "uninterpretable", _no_sample_after)
    course = course_of(ask.analyte, ask.event, before, after)
    day, change = ask.days[split.before], ask.timed.change
    alone = [_of_grades(one, course) if ask.graded else one for one in judge_each(change, course, split.kept)]
    weighed = [ask.confounders.weigh(one, change, day, after) for one in alone]
    verdict, reason = _over_time([one for one, _verdicts in weighed], after[split.kept - 1 :])
    relative = course.relative
    lowest = min(relative)
    half = next(day for day, size in zip(ask.days[split.begin : split.end], relative, strict=True)
                if size <= -POSITIVE_FALL) if lowest <= -POSITIVE_FALL else None  # fmt: skip
    return Reading(
        first, last, held, found, 100 * relative[0], 100 * max(relative), 100 * lowest,
        None if half is None else (half - last, half - first), verdict, reason, _values(ask, course),
        frozenset().union(*(verdicts for _one, verdicts in weighed)), frozenset(one.verdict for one in alone),
        max(course.real) >= CHANGED, min(course.real) <= -CHANGED,
    )  # fmt: skip


def _no_sample_before(days: int) -> str:
    return _("no sample in the {days} days before").format(days=days)


def _no_sample_after() -> str:
    return _("no sample after")


def _values(ask: Question, course: Course) -> Callable[[], str]:
    """What tells the course in numbers; it holds no more of the case than it needs."""
    if ask.graded:
        return partial(grades_text, course.before, course.after)
    after = course.after[: MOST_VALUES + 1]
    samples = [ask.case.samples[one.index] for one in (course.before, *after)]
    return partial(course_text, samples, [one.first or 0 for one in after], course.relative if course.was > 0 else ())


def _of_grades(judged: Judged, course: Course) -> Judged:
    """The verdict on severity grades, which are told as such."""
    if judged.verdict == "uninterpretable":
        return judged
    before, after = grade_of(course.before), grade_of(course.after[judged.decisive])
    why = N_("grade {before}, unchanged") if before == after else N_("from grade {before} to {after}")
    return replace(judged, why=why, values={"before": before, "after": after})


def _over_time(judged: Sequence[Judged], ends: Sequence[Multiple]) -> tuple[Verdict, Callable[[], str]]:
    """Sum up when it is not known how long the new dose was kept: one verdict, or which holds from when.

    `ends` are the last samples that the courses judged take in.
    """
    whole = judged[-1]
    steps: list[tuple[Verdict, int]] = []
    for one, end in zip(judged, ends, strict=True):
        if not steps or one.verdict != steps[-1][0]:
            steps.append((one.verdict, end.first or 0))
    return (whole.verdict, whole.tell) if len(steps) == 1 else ("depends_on_date", partial(_steps_text, steps))


def _steps_text(steps: Sequence[tuple[Verdict, int]]) -> str:
    text = _("{verdict} if this dose was kept to {day}")
    return "; ".join(text.format(verdict=aloud(verdict), day=show(day)) for verdict, day in steps)
