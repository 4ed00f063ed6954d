"""Dated severity grades as a course: what stands in for samples where an event has no laboratory value.

A grade becomes a multiple whose excess is the grade itself (grade 2 lies two steps beyond "none"), so that changes of
dose are judged by the same working definitions as laboratory values: a fall by half is positive, from grade 2 to 1 or
from 3 to 1; a rise by 20 % or from none is one from any grade to a higher one.
"""

from collections.abc import Sequence
from typing import Final

from causality.case.dates import show
from causality.case.model import Case
from causality.evidence.moments import Ends, Moments
from causality.evidence.readings import MOST_VALUES
from causality.evidence.series import excess
from causality.evidence.values import Multiple
from causality.text import _

SEVERITY: Final = "SEVERITY"
"""What stands for an analyte in the challenges of dated severity grades; `index` is the place of the grade."""


def severities(case: Case, event: str, moments: Moments) -> tuple[Multiple, ...]:
    """Give the severity grades of an event that have a known day, in order of time; of one day the highest."""
    days: dict[int, Multiple] = {}
    for place, row in enumerate(case.severity_grades):
        if row.grade is None or row.event != event or row.day is None:
            continue
        ends = moments.range_of(("severity", place))
        if ends is None or ends[0] is None or ends[0] != ends[1]:
            continue
        height = float(row.grade + 1)
        held = days.get(ends[0])
        if held is None or (held.low or 0.0) < height:
            days[ends[0]] = Multiple(place, SEVERITY, ends[0], ends[0], height, height, 1.0)
    return tuple(days[day] for day in sorted(days))


def undated(case: Case, event: str, moments: Moments) -> list[Ends]:
    """Give the possible days of the severity grades of an event that have no exact one."""
    rows = [place for place, row in enumerate(case.severity_grades) if row.event == event and row.grade is not None]
    found = [moments.range_of(("severity", place)) or (None, None) for place in rows]
    return [ends for ends in found if ends[0] is None or ends[0] != ends[1]]


def grade_of(one: Multiple) -> int:
    """Give the grade that a multiple stands for."""
    return round(excess(one, SEVERITY))


def grades_text(before: Multiple, after: Sequence[Multiple]) -> str:
    """Tell a course of grades: "grade 3 → 1 (5 Sep 2024), then 0 (9 Sep 2024)"."""
    told = [f"{grade_of(one)} ({show(one.day or 0)})" for one in after[:MOST_VALUES]]
    more = _(" …") if len(after) > MOST_VALUES else ""
    return _("grade {before} → {after}").format(before=grade_of(before), after=_(", then ").join(told)) + more
