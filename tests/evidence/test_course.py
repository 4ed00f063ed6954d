"""The course after the last intake on day 0, after an onset on day -5 with a peak of 21 times the limit: half is 11."""

import pytest

from causality.evidence.course import Fall, fall_after, one_a_day
from causality.evidence.labs import multiples
from causality.evidence.values import Multiple
from tests.build import ULN, case, multiple, ordinal, raw

Points = list[tuple[int, float]]
PEAK = (-5, 21.0)
INFINITY = float("inf")


def falls(*points: tuple[float, ...], onset: int = -5, until: int | None = None) -> tuple[Fall, ...]:
    """The course of points (day, value), or (day, lowest, highest) where a value is censored."""
    samples = one_a_day(
        (ordinal(int(day)), multiple(int(day), ends[0], ends[-1], index=place))
        for place, (day, *ends) in enumerate(points)
    )
    return fall_after(samples, ordinal(onset), ordinal(0), None if until is None else ordinal(until), followed=180)


def fall(*points: tuple[int, float], onset: int = -5, until: int | None = None) -> Fall:
    (only,) = falls(*points, onset=onset, until=until)
    return only


@pytest.mark.parametrize(
    ("points", "half_day"),
    [([(8, 11.0)], 8), ([(9, 11.0)], 9), ([(8, 11.05), (9, 11.0)], 9), ([(30, 11.0)], 30), ([(31, 11.0)], 31),
     ([(180, 11.0)], 180), ([(181, 11.0)], None), ([(8, 11.05)], None), ([(1, 1.0)], 1), ([(8, 0.5)], 8), ([], None)],
)  # fmt: skip
def test_half_is_reached_on_the_line_of_half_the_excess(points: Points, half_day: int | None) -> None:
    assert fall(PEAK, *points).half_day == half_day


@pytest.mark.parametrize("limit", [18.5, 30.0, 35.0, 40.0, 41.0, 55.0])
def test_a_fall_to_exactly_half_is_half_whatever_the_limit(limit: float) -> None:
    missed = [peak for peak in range(int(limit) + 1, 2000) if not reaches_half(float(peak), (peak + limit) / 2, limit)]
    assert missed == []


def reaches_half(peak: float, value: float, limit: float) -> bool:
    of = case(samples=(raw("ALT", 0, peak, limit), raw("ALT", 5, value, limit)))
    samples = [(one.day or 0, one) for one in multiples(of)]
    return fall_after(samples, ordinal(0), ordinal(0), None, followed=180)[0].half_day == 5


@pytest.mark.parametrize("limit", [35.0, 41.0, 55.0])
def test_a_fall_to_just_above_half_is_not_half(limit: float) -> None:
    assert not any(reaches_half(float(peak), (peak + limit) / 2 + 0.01, limit) for peak in range(100, 2000, 19))


@pytest.mark.parametrize(
    ("points", "fallen"),
    [([(8, 11.0)], 50), ([(8, 16.0)], 25), ([(8, 1.0)], 100), ([(8, 16.0), (9, 6.0), (10, 8.0)], 75), ([], 0)],
)  # fmt: skip
def test_the_largest_fall_in_per_cent_of_the_excess(points: Points, fallen: float) -> None:
    assert fall(PEAK, *points).fallen == pytest.approx(fallen)


@pytest.mark.parametrize(
    ("points", "half_day"),
    [([(5, 41.0), (8, 21.0)], 8), ([(5, 41.0), (8, 21.05)], None), ([(3, 10.0), (5, 41.0), (8, 5.0)], 3)],
    ids=["from the later peak", "above its half", "half was reached before"],
)
def test_a_later_peak_sets_the_line(points: Points, half_day: int | None) -> None:
    assert fall(PEAK, *points).half_day == half_day


@pytest.mark.parametrize(
    ("points", "rises"),
    [([(8, 5.0), (20, 11.0)], "either"), ([(8, 5.0), (20, 11.05)], "yes"), ([(8, 5.0), (20, 9.95)], "no"),
     ([(8, 5.0), (20, 10.0)], "either"), ([(8, 0.4), (20, 1.0)], "no"), ([(8, 0.4), (20, 1.05)], "either"),
     ([(8, 5.0), (20, 30.0), (30, 2.0)], "yes"), ([(8, 5.0), (20, 5.0)], "no"), ([(8, 5.0)], "no")],
)  # fmt: skip
def test_rising_again(points: Points, rises: str) -> None:
    assert fall(PEAK, *points).rises == rises


@pytest.mark.parametrize(
    ("points", "before_stop", "half_day"),
    [([(-2, 11.0), (8, 5.0)], True, None), ([(-2, 11.05), (8, 5.0)], False, 8), ([(0, 11.0), (8, 5.0)], True, None),
     ([(1, 11.0)], False, 1), ([(-2, 11.0), (5, 15.0), (8, 8.0)], False, 8), ([(-2, 11.0), (5, 15.0), (8, 8.05)], False,
     None)],
    ids=["under the product", "not half yet", "on the last day of intake", "on the day after", "a new rise after it",
         "the new rise not half gone"],
)  # fmt: skip
def test_a_fall_before_the_stop_is_not_a_fall_after_it(points: Points, before_stop: bool, half_day: int | None) -> None:
    found = fall(PEAK, *points)
    assert (found.before_stop, found.half_day) == (before_stop, half_day)


@pytest.mark.parametrize("points", [[(-5, 1.0)], [(-5, 0.5), (8, 0.2)], []])
def test_without_a_raised_sample_there_is_no_course(points: Points) -> None:
    assert fall(*points) == Fall(raised=False)


def test_samples_from_before_the_onset_do_not_count() -> None:
    assert fall((-20, 41.0), (-5, 25.0), (8, 14.0)).half_day is None
    assert fall((-20, 41.0), (-5, 25.0), (8, 14.0), onset=-20).half_day == 8


@pytest.mark.parametrize(("until", "half_day"), [(20, None), (21, 20), (None, 20)])
def test_samples_count_until_the_product_is_taken_again(until: int | None, half_day: int | None) -> None:
    assert fall(PEAK, (20, 5.0), until=until).half_day == half_day


def test_the_last_day_counts_from_the_last_intake() -> None:
    assert fall(PEAK, (8, 20.0), (31, 19.0)).last_day == 31


def test_the_order_of_entry_does_not_matter() -> None:
    points = [PEAK, (3, 25.0), (8, 9.0), (20, 4.0)]
    days = {(one.half_day, one.fallen, one.rises) for one in (fall(*points), fall(*reversed(points)))}
    assert len(days) == 1


def test_two_values_of_one_day_leave_open_what_they_differ_in() -> None:
    """Neither is preferred: with the lower half is gone, with the higher it is not; in either order of entry."""
    for values in (((8, 5.0), (8, 12.0)), ((8, 12.0), (8, 5.0))):
        found = falls(*((day, value, value) for day, value in (PEAK, *values)))
        assert {one.half_day for one in found} == {8, None}
        assert {one.rises for one in found} == {"no"}


@pytest.mark.parametrize(
    ("points", "half_days"),
    [([(-5, 20.0, INFINITY), (8, 10.5, 10.5)], {8}), ([(-5, 20.0, INFINITY), (8, 10.6, 10.6)], {8, None}),
     ([(-5, 21.0, 21.0), (8, 0.0, 11.0)], {8}), ([(-5, 21.0, 21.0), (8, 0.0, 11.1)], {8, None}),
     ([(-5, 21.0, 21.0), (8, 11.1, INFINITY)], {None})],
    ids=["peak above, half for certain", "peak above, half perhaps", "rest below, half for certain",
         "rest below, half perhaps", "rest above, no half"],
)  # fmt: skip
def test_censored_values_give_both_extremes(points: list[tuple[int, float, float]], half_days: set[int | None]) -> None:
    assert {one.half_day for one in falls(*points)} == half_days


def test_the_evidence_is_the_peak_and_the_sample_at_half() -> None:
    found = fall(PEAK, (3, 25.0), (8, 9.0))
    assert isinstance(found.peak, Multiple)
    assert isinstance(found.at_half, Multiple)
    assert (found.peak.index, found.at_half.index, found.peak.limit) == (1, 2, ULN)
