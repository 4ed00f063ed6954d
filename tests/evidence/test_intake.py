from itertools import pairwise

import pytest

from causality.case.model import DoseRecord
from causality.evidence.intake import Bounds, bounds_of, courses, limits, periods, same_on, taken, timing
from causality.evidence.moments import ORIGIN
from tests.build import DAY_0, Day, case, dose, moments, ordinal, product

Doses = tuple[DoseRecord, ...]


def records(*doses: DoseRecord) -> list[tuple[int, ...]]:
    of = case(product(*doses))
    return [period.records for period in periods(of.products[0], moments(of))]


@pytest.mark.parametrize(
    ("doses", "expected"),
    [((), []), ((dose(),), []), ((dose(0),), [(0,)]), ((dose(0, 10), dose(11)), [(0, 1)]),
     ((dose(0, 10), dose(10)), [(0, 1)]), ((dose(0, 10), dose(12)), [(0,), (1,)]), ((dose(0), dose(50)), [(0, 1)]),
     ((dose(0, 10, 100), dose(11, 20, 50), dose(30, 40)), [(0, 1), (2,)]), ((dose(30), dose(0, 10)), [(1,), (0,)]),
     ((dose(0, "2024-01"), dose(31)), [(0,), (1,)]), ((dose(None, 10),), [(0,)])],
)  # fmt: skip
def test_records_that_follow_each_other_for_certain_are_one_period(
    doses: Doses, expected: list[tuple[int, ...]]
) -> None:
    assert records(*doses) == expected


def in_worlds(*doses: DoseRecord) -> set[tuple[tuple[int, int | None], ...]]:
    """The courses of every world in which a gap of a day can open or close."""
    of = case(product(*doses))
    days = moments(of)
    spans = periods(of.products[0], days)
    keys = [key for span in spans for key in (span.start, span.stop) if key is not None]
    gaps = {
        (later.start, earlier.stop): {2}
        for earlier, later in pairwise(spans)
        if later.start is not None and earlier.stop is not None
    }
    return {
        tuple((one.start - DAY_0, None if one.stop is None else one.stop - DAY_0) for one in courses(spans, world))
        for world in days.worlds(keys, {}, gaps)
    }


@pytest.mark.parametrize(
    ("doses", "expected"),
    [((dose(0, 10), dose(12, 20)), {((0, 10), (12, 20))}), ((dose(0, 10), dose(11, 20)), {((0, 20),)}),
     ((dose(0),), {((0, None),)}), ((dose(0, 10), dose(12)), {((0, 10), (12, None))}),
     ((dose(0, 20), dose(10, 30)), {((0, 30),)})],
)  # fmt: skip
def test_courses_in_one_world(doses: Doses, expected: set[tuple[tuple[int, int | None], ...]]) -> None:
    assert in_worlds(*doses) == expected


def test_a_course_lasts_as_long_as_any_of_its_records() -> None:
    """A dose added for a while within a longer record does not end the intake with it."""
    assert in_worlds(dose(0, 30, 100), dose(10, 20, 50)) == {((0, 30),)}


def test_a_record_that_is_ongoing_has_no_stop() -> None:
    assert in_worlds(dose(0, mg=100, ongoing=True), dose(10, 20, 50)) == {((0, None),)}


def test_an_uncertain_stop_may_or_may_not_leave_a_gap() -> None:
    counts = {len(found) for found in in_worlds(dose(0, "2024-01-05 to 2024-01-12"), dose(12))}
    assert counts == {1, 2}


def bounds(start: Day, stop: Day) -> Bounds:
    of = case(product(dose(start, stop)))
    days = moments(of)
    found = bounds_of(periods(of.products[0], days)[0], days, ())
    assert found is not None
    return found


TIMINGS = [
    (0, None, 0, {True}), (0, None, -1, {False}), (0, 10, 25, {True}), (0, 10, 26, {False}), (0, 10, 10, {True}),
    ("2024-01", None, 10, {True, False}), ("2024-01", None, 30, {True}), (0, "2024-01", 15, {True}),
    (0, "2024-01", 16, {True, False}), (0, "2024-01", 45, {True, False}), (0, "2024-01", 46, {False}),
    (None, 10, 5, {True, False}), (None, 10, 25, {True}), (None, 10, 26, {False}),
]  # fmt: skip


@pytest.mark.parametrize(("start", "stop", "onset", "expected"), TIMINGS)
def test_timing_of_another_product(start: Day, stop: Day, onset: int, expected: set[bool]) -> None:
    assert timing(bounds(start, stop), {}, ordinal(onset), 15) == expected


@pytest.mark.parametrize(("start", "stop", "onset", "expected"), TIMINGS)
def test_timing_is_the_same_on_a_single_day_where_it_has_one_answer(
    start: Day, stop: Day, onset: int, expected: set[bool]
) -> None:
    assert same_on(bounds(start, stop), (ordinal(onset), ordinal(onset)), 15) == (len(expected) == 1)


@pytest.mark.parametrize(
    ("first", "last", "expected"), [(0, 25, True), (0, 26, False), (-1, 0, False), (-9, -1, True), (26, None, True)]
)
def test_timing_is_the_same_on_a_range_of_days(first: int, last: int | None, expected: bool) -> None:
    ends = ordinal(first), None if last is None else ordinal(last)
    assert same_on(bounds(0, 10), ends, 15) is expected


@pytest.mark.parametrize(
    ("start", "stop", "first", "last", "expected"),
    [(0, 10, -5, -1, {False}), (0, 10, -5, 0, {True}), (0, 10, 10, 20, {True}), (0, 10, 11, 20, {False}),
     (0, None, 500, 500, {True}), ("2024-01", None, 5, 10, {True, False}), (0, "2024-01", 31, 40, {False}),
     (0, "2024-01", 30, 40, {True, False})],
)  # fmt: skip
def test_whether_a_product_was_taken(start: Day, stop: Day, first: int, last: int, expected: set[bool]) -> None:
    assert taken(bounds(start, stop), {}, ordinal(first), ordinal(last)) == expected


def test_bounds_follow_the_days_already_chosen() -> None:
    """Taken from the day of the onset on, whatever day that is."""
    onset = ("onset", "event")
    of = case(product(dose("1 day after onset of event", "9 days after onset of event")), onset="2024-01")
    days = moments(of)
    held = bounds_of(periods(of.products[0], days)[0], days, (onset,))
    assert held is not None
    for day in (0, 15, 30):
        assert timing(held, {onset: ordinal(day)}, ordinal(day), 15) == {False}
        assert taken(held, {onset: ordinal(day)}, ordinal(day) + 9, ordinal(day) + 9) == {True}


def test_bounds_of_contradictory_dates_are_none() -> None:
    of = case(product(dose(20, 10)))
    days = moments(of)
    assert [bounds_of(period, days, ()) for period in periods(of.products[0], days)] == [None]


def test_the_limits_of_timing_are_the_days_at_which_its_answer_changes() -> None:
    held = bounds("2024-01-05 to 2024-01-09", "2024-02-05 to 2024-02-09")
    edges = {day for key, found in limits(held, (15,)) if key == ORIGIN for day in found}
    days = range(ordinal(-5), ordinal(70))
    turns = {day for day in days if timing(held, {}, day, 15) != timing(held, {}, day - 1, 15)}
    assert turns
    assert turns <= edges
