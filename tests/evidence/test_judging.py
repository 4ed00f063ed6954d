"""Verdicts of one course, on both sides of 20 and 50 per cent, of the guard and of the doubling."""

from dataclasses import replace

import pytest

from causality.case.model import Change, Event, EventKind
from causality.evidence.exposure import DoseChange
from causality.evidence.judging import Course, Judged, course_of, judge
from causality.evidence.labs import multiples
from causality.evidence.series import excess
from causality.evidence.values import Multiple
from tests.build import case, event, multiple, raw


def change(kind: Change) -> DoseChange:
    return DoseChange("drug", kind, 0, ("start", "drug", 0), None, None, None, "mg")


def course(before: float, *after: float, analyte: str = "TBIL", of: EventKind = "liver_injury") -> Course:
    samples = [multiple(day, times) for day, times in enumerate(after, start=1)]
    return course_of(analyte, event(kind=of), multiple(0, before), samples)


def judged(kind: Change, before: float, *after: float, analyte: str = "TBIL", of: EventKind = "liver_injury") -> Judged:
    return judge(change(kind), course(before, *after, analyte=analyte, of=of))


@pytest.mark.parametrize("kind", ["stop", "reduction"])
@pytest.mark.parametrize(
    ("before", "after", "verdict"),
    [(5, [3.0], "positive"), (5, [3.05], "partial"), (5, [4.2], "partial"), (5, [4.25], "negative"),
     (5, [5.0], "negative"), (5, [5.75], "negative"), (5, [5.8], "inverse"), (5, [1.0], "positive"),
     (5, [0.5], "positive"), (5, [4.9, 3.0], "positive"), (5, [7.0, 3.0], "positive"), (5, [5.5, 5.8], "inverse"),
     (1, [0.5], "uninterpretable"), (1, [1.15], "uninterpretable"), (1, [1.2], "inverse"), (0.4, [1.2], "inverse")],
)  # fmt: skip
def test_a_stop_or_reduction(kind: Change, before: float, after: list[float], verdict: str) -> None:
    assert judged(kind, before, *after).verdict == verdict


@pytest.mark.parametrize("kind", ["start", "restart", "increase"])
@pytest.mark.parametrize(
    ("before", "after", "verdict"),
    [(5, [5.8], "positive"), (5, [5.75], "negative"), (5, [5.0], "negative"), (5, [4.25], "negative"),
     (5, [4.2], "inverse"), (5, [3.0], "inverse"), (1, [1.2], "positive"), (1, [1.15], "negative"),
     (0.5, [1.2], "positive"), (0.5, [0.9], "negative"), (5, [4.0, 5.8], "positive"), (5, [1.0], "inverse")],
)  # fmt: skip
def test_a_start_restart_or_increase(kind: Change, before: float, after: list[float], verdict: str) -> None:
    assert judged(kind, before, *after).verdict == verdict


@pytest.mark.parametrize(
    ("analyte", "before", "after", "verdict"),
    [("ALT", 2, 4.0, "positive"), ("ALT", 2, 3.95, "negative"), ("ALT", 4.95, 9.9, "positive"),
     ("ALT", 5, 20, "uninterpretable"), ("ALT", 5, 1, "uninterpretable"), ("ALP", 1.5, 3.0, "positive"),
     ("ALP", 1.5, 2.95, "negative"), ("ALP", 1.95, 3.9, "positive"), ("ALP", 2, 20, "uninterpretable"),
     ("AST", 9, 15, "positive"), ("TBIL", 9, 15, "positive"), ("ALT", 0.5, 1.2, "positive"),
     ("ALT", 0.9, 1.5, "negative")],
)  # fmt: skip
def test_a_re_exposure_has_the_guard_and_the_doubling_of_the_sheet(
    analyte: str, before: float, after: float, verdict: str
) -> None:
    assert judged("restart", before, after, analyte=analyte).verdict == verdict


def test_guard_and_doubling_belong_to_liver_injury_alone() -> None:
    assert judged("start", 6, 8, analyte="ALT", of="other").verdict == "positive"


def test_the_guard_does_not_concern_a_stop() -> None:
    assert judged("stop", 20, 2, analyte="ALT").verdict == "positive"


@pytest.mark.parametrize(
    ("kind", "factor"), [("stop", 0.8), ("stop", 0.5), ("stop", 1.2), ("start", 1.2), ("start", 0.8)]
)
def test_exactly_20_or_50_per_cent_counts_whatever_the_value(kind: Change, factor: float) -> None:
    """The excess in tenths: every value is one that a laboratory prints."""
    wanted = {("stop", 0.8): "partial", ("stop", 0.5): "positive", ("stop", 1.2): "inverse",
              ("start", 1.2): "positive", ("start", 0.8): "inverse"}[kind, factor]  # fmt: skip
    missed = []
    for was in range(10, 400, 10):
        before, after = 1 + was / 10, 1 + round(was * factor) / 10
        if judged(kind, before, after).verdict != wanted:
            missed.append((before, after))
    assert missed == []


def test_the_reason_and_the_changes_are_those_of_the_deciding_sample() -> None:
    found = judged("stop", 5, 4.9, 3.0, 2.0)
    assert course(5, 4.9, 3.0, 2.0).relative == pytest.approx((-0.025, -0.5, -0.75))
    assert found.decisive == 2
    assert "75 %" in found.tell()


def test_one_inverse_challenge_is_called_a_weak_sign() -> None:
    assert "weak" in judged("stop", 5, 9).tell()
    assert "weak" in judged("start", 5, 2).tell()


def platelets(*values: float) -> tuple[Multiple, ...]:
    """Platelets with the limits 150 to 400."""
    return multiples(case(samples=tuple(replace(raw("PLT", 0, value, 400), lower=150) for value in values)))


@pytest.mark.parametrize(
    ("kind", "before", "after", "verdict"),
    [("start", 200, 120, "positive"), ("start", 200, 121, "negative"), ("start", 200, 160, "negative"),
     ("stop", 75, 112.5, "positive"), ("stop", 75, 112, "partial"), ("stop", 75, 90, "partial"),
     ("stop", 75, 89, "negative"), ("stop", 75, 60, "inverse"), ("stop", 75, 61, "negative"),
     ("stop", 200, 160, "uninterpretable")],
)  # fmt: skip
def test_platelets_harm_by_falling(kind: Change, before: float, after: float, verdict: str) -> None:
    was, now = platelets(before, after)
    low: Event = event(kind="other", analytes=("PLT",))
    assert judge(change(kind), course_of("PLT", low, was, [now])).verdict == verdict


@pytest.mark.parametrize(
    ("one", "expected"),
    [(multiple(0, 5), 4), (multiple(0, 1), 0), (multiple(0, 0.3), 0), (multiple(0, 5, float("inf")), 4),
     (multiple(0, 0, 5), 4)],
    ids=["raised", "at the limit", "below", "above five", "below five"],
)  # fmt: skip
def test_excess_is_what_lies_beyond_the_limit(one: Multiple, expected: float) -> None:
    assert excess(one, "AST") == expected


@pytest.mark.parametrize(
    ("analyte", "after", "verdict"),
    [("AST", 7.2, "negative"), ("AST", 7.0, "partial"), ("AST", 12.9, "negative"), ("AST", 13.0, "inverse"),
     ("ALP", 8.4, "negative"), ("ALP", 8.0, "partial"), ("GGT", 7.3, "negative"), ("GGT", 7.2, "partial"),
     ("TBIL", 8.2, "partial")],
)  # fmt: skip
def test_a_change_within_the_reference_change_value_is_unchanged(analyte: str, after: float, verdict: str) -> None:
    """29.4 % of the value for AST, 16.4 % for ALP, 27.6 % for GGT; 20 % of the excess where no value is confirmed."""
    found = judged("stop", 10, after, analyte=analyte)
    assert found.verdict == verdict
    if verdict == "negative" and analyte != "ALP":
        assert found.tell().startswith("unchanged: within")
        assert analyte in found.tell()


def test_a_rise_beyond_the_variation_is_not_called_unchanged() -> None:
    found = judged("increase", 1.2, 1.1, 1.7, analyte="ALT")
    assert (found.verdict, found.tell()) == ("negative", "ALT rose but did not double")


def test_the_changes_are_told_as_they_are_even_where_they_are_within_the_variation() -> None:
    assert course(10, 7.75, analyte="AST").relative == pytest.approx((-0.25,))


def test_a_later_sample_beyond_the_variation_decides() -> None:
    assert judged("stop", 10, 7.5, 5.0, analyte="AST").verdict == "positive"
    assert judged("start", 2, 2.5, 1.2, analyte="AST").verdict == "inverse"


def test_a_censored_value_is_not_called_unchanged() -> None:
    censored = course_of("AST", event(), multiple(0, 10), [multiple(1, 0, 7.8)])
    assert judge(change("stop"), censored).verdict == "partial"
