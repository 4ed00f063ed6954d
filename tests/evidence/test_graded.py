"""Changes of dose judged by dated severity grades, for events without a laboratory value."""

from dataclasses import replace

import pytest

from causality.assess import assess
from causality.case.model import Case, Product
from causality.case.severity import SeverityGrade
from causality.evidence.graded import SEVERITY, severities
from causality.evidence.values import Challenge
from tests.build import DAY_0, case, co_drug, dose, event, moments, on, product

PAIN = event(kind="other")


def graded(*grades: tuple[int | str, int], of: str = "event") -> tuple[SeverityGrade, ...]:
    return tuple(SeverityGrade(grade=grade, event=of, day=on(day)) for day, grade in grades)


def judged(doses: Product, *grades: tuple[int | str, int], others: tuple[Product, ...] = ()) -> dict[str, Challenge]:
    whole = replace(case(doses, *others, of=PAIN), severity_grades=graded(*grades))
    return {one.change: one for one in assess(whole).challenges if one.product == "drug"}


STOPPED, STARTED = product(dose(-100, 0)), product(dose(0))


@pytest.mark.parametrize(
    ("before", "after", "verdict"),
    [(3, 0, "positive"), (3, 1, "positive"), (2, 1, "positive"), (3, 2, "partial"), (4, 3, "partial"),
     (2, 2, "negative"), (2, 3, "inverse"), (0, 2, "inverse"), (0, 0, "uninterpretable")],
)  # fmt: skip
def test_after_a_stop(before: int, after: int, verdict: str) -> None:
    assert judged(STOPPED, (-3, before), (10, after))["stop"].verdict == verdict


@pytest.mark.parametrize(
    ("before", "after", "verdict"),
    [(0, 1, "positive"), (0, 3, "positive"), (1, 2, "positive"), (2, 2, "negative"), (3, 1, "inverse")],
)
def test_after_a_start(before: int, after: int, verdict: str) -> None:
    assert judged(STARTED, (-3, before), (10, after))["start"].verdict == verdict


def test_the_course_and_the_reason_are_told_in_grades() -> None:
    found = judged(STOPPED, (-3, 3), (5, 2), (10, 1))["stop"]
    assert found.analyte == SEVERITY
    (reading,) = found.readings
    assert (reading.before, reading.after) == (None, ())
    assert reading.values == "grade 3 → 2 (6 Jan 2024), then 1 (11 Jan 2024)"
    assert reading.reason == "from grade 3 to 1"
    assert judged(STOPPED, (-3, 2), (5, 2))["stop"].readings[0].reason == "grade 2, unchanged"


def test_the_windows_are_those_of_samples() -> None:
    assert judged(STOPPED, (-15, 3), (10, 1))["stop"].verdict == "uninterpretable"
    assert judged(STOPPED, (-14, 3), (31, 1))["stop"].verdict == "uninterpretable"
    assert judged(STOPPED, (-14, 3), (30, 1))["stop"].verdict == "positive"


def test_another_product_changed_in_the_same_time_confounds() -> None:
    found = judged(STOPPED, (-3, 3), (10, 1), others=(co_drug(dose(2)),))["stop"]
    assert found.verdict == "uninterpretable"
    assert "from grade 3 to 1, confounded by other" in found.readings[0].reason


def test_without_dated_grades_there_is_no_such_challenge() -> None:
    assert judged(STOPPED) == {}
    assert judged(STOPPED, ("unknown", 3), ("2024-01", 2)) == {}


def test_grades_of_one_day_count_by_the_highest_and_those_of_other_events_not() -> None:
    whole = replace(case(STOPPED, of=PAIN), severity_grades=(*graded((3, 1), (1, 2), (3, 4)), *graded((2, 5), of="")))
    found = severities(whole, "event", moments(whole))
    assert [(one.first, one.low) for one in found] == [(DAY_0 + 1, 3.0), (DAY_0 + 3, 5.0)]


def test_a_relative_day_is_resolved() -> None:
    whole = replace(case(STARTED, of=PAIN), severity_grades=graded(("day 12 of drug", 2)))
    assert [one.first for one in severities(whole, "event", moments(whole))] == [DAY_0 + 11]


def test_an_unchanged_case_keeps_the_challenge_of_before() -> None:
    whole = replace(case(STOPPED, of=PAIN), severity_grades=graded((-3, 3), (10, 1)))
    first = assess(whole)
    other = replace(whole, title="another")
    assert assess(other, first).challenges == assess(other).challenges
    worse: Case = replace(whole, severity_grades=graded((-3, 3), (10, 3)))
    assert assess(worse, first).challenges == assess(worse).challenges
