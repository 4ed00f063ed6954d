from datetime import date

import pytest

from causality.case.model import DoseRecord
from causality.evidence.exposure import Lane, changes, daily_dose, dose_on, lanes
from tests.build import case, dose, moments, ordinal, product, since

Doses = tuple[DoseRecord, ...]
Told = list[tuple[str, int, object]]


def told(*doses: DoseRecord) -> Told:
    """Every change of dose as (change, record, day or range of days after day 0)."""
    of = case(product(*doses))
    days = moments(of)
    found: Told = []
    for change in changes(of.products[0], days):
        ends = since(days.range_of(change.key))
        found.append((change.change, change.record, ends[0] if ends and ends[0] == ends[1] else ends))
    return found


@pytest.mark.parametrize(
    ("record", "expected"),
    [(dose(mg=100), 100), (dose(mg=100, per_day=2), 200), (dose(mg=300, per_day=0.5), 150), (dose(), None),
     (dose(mg=0), 0)],
)  # fmt: skip
def test_daily_dose(record: DoseRecord, expected: float | None) -> None:
    assert daily_dose(record) == expected


@pytest.mark.parametrize(
    ("doses", "expected"),
    [((), []), ((dose(),), []), ((dose(0),), [("start", 0, 0)]),
     ((dose(0, 10),), [("start", 0, 0), ("stop", 0, 10)]),
     ((dose(0, None, 100), dose(20, None, 200)), [("start", 0, 0), ("increase", 1, 20)]),
     ((dose(0, None, 200), dose(20, 30, 100)), [("start", 0, 0), ("reduction", 1, 20), ("stop", 1, 30)]),
     ((dose(0, None, 100), dose(20, None, 100)), [("start", 0, 0)]),
     ((dose(0, None, 100), dose(20, None, 50, per_day=2)), [("start", 0, 0)]),
     ((dose(0, 10, 100), dose(11, None, 200)), [("start", 0, 0), ("increase", 1, 11)]),
     ((dose(0, 10, 100), dose(10, None, 200)), [("start", 0, 0), ("increase", 1, 10)]),
     ((dose(0, 10, 100), dose(12, None, 100)), [("start", 0, 0), ("stop", 0, 10), ("restart", 1, 12)]),
     ((dose(20, None, 100), dose(0, 10, 100)), [("start", 1, 0), ("stop", 1, 10), ("restart", 0, 20)]),
     ((dose(0), dose(20, None, 100)), [("start", 0, 0)]),
     ((dose(0, None, 1, unit="g"), dose(20, None, 500)), [("start", 0, 0)]),
     ((dose(None, 10),), [("start", 0, (None, 10)), ("stop", 0, 10)])],
)  # fmt: skip
def test_changes_of_dose(doses: Doses, expected: Told) -> None:
    assert told(*doses) == expected


@pytest.mark.parametrize(
    ("doses", "expected"),
    [((dose("2024-01", None, 100), dose("2024-02", None, 200)), [("start", 0, (0, 30)), ("increase", 1, (31, 59))]),
     ((dose(0, "unknown", 100), dose(20, None, 100)),
      [("start", 0, 0), ("stop", 0, (0, None)), ("restart", 1, 20)]),
     ((dose(20, None, 300), dose("2024-01", None, 150)), [("start", 0, 20), ("reduction", 1, (21, 30))])],
    ids=["months", "unknown stop", "reduced in the month of the start"],
)  # fmt: skip
def test_changes_of_dose_on_uncertain_days(doses: Doses, expected: Told) -> None:
    assert told(*doses) == expected


@pytest.mark.parametrize(
    "doses",
    [(dose(0, 20, 100), dose(10, 30, 50)), (dose(0, 30, 100), dose(10, 20, 50)), (dose(0, 5, 100), dose(6, 9, 50))],
    ids=["overlapping", "one within the other", "one after the other"],
)
def test_changes_are_the_steps_of_the_daily_dose(doses: Doses) -> None:
    of = case(product(*doses))
    drug, days = of.products[0], moments(of)
    keys = [(word, "drug", record) for record in range(len(doses)) for word in ("start", "stop")]
    (world,) = days.worlds(keys)
    daily = {day: dose_on(drug, world, ordinal(day)) or 0.0 for day in range(-1, 40)}
    steps = {day for day in range(40) if daily[day] != daily[day - 1]}
    found = {(since(days.range_of(one.key)) or (None,))[0]: one for one in changes(drug, days)}
    assert {(day or 0) + one.offset for day, one in found.items()} == steps


@pytest.mark.parametrize(
    ("doses", "size"),
    [((dose(0, None, 300), dose(20, None, 75, per_day=2)), "300 → 150 mg/day"), ((dose(0),), "? mg/day"),
     ((dose(0, None, 300),), "0 → 300 mg/day")],
)  # fmt: skip
def test_the_size_of_a_change_in_words(doses: Doses, size: str) -> None:
    of = case(product(*doses))
    assert changes(of.products[0], moments(of))[-1].size.endswith(size)


def test_each_change_knows_the_next_one() -> None:
    of = case(product(dose(0, None, 100), dose(20, 30, 200), dose(50, None, 100)))
    found = changes(of.products[0], moments(of))
    assert [one.change for one in found] == ["start", "increase", "stop", "restart"]
    assert [one.next_key for one in found] == [*(one.key for one in found[1:]), None]


def test_the_new_dose_after_a_last_intake_begins_on_the_next_day() -> None:
    of = case(product(dose(0, 30)))
    assert [(one.change, one.offset) for one in changes(of.products[0], moments(of))] == [("start", 0), ("stop", 1)]


@pytest.mark.parametrize(
    ("day", "expected"),
    [(-1, 0.0), (0, 100), (9, 100), (10, 300), (20, 300), (21, 0.0), (29, 0.0), (30, None), (35, None), (36, 0.0)],
)
def test_dose_on_a_day_is_a_step_function_with_both_ends_included(day: int, expected: float | None) -> None:
    of = case(product(dose(0, 9, 100), dose(10, 20, 150, per_day=2), dose(30, 35)))
    keys = [(word, "drug", record) for record in range(3) for word in ("start", "stop")]
    (world,) = moments(of).worlds(keys)
    assert dose_on(of.products[0], world, ordinal(day)) == expected


def lane(*doses: DoseRecord) -> list[Lane]:
    return list(lanes(moments(case(product(*doses)))))


def test_a_lane_has_certain_and_possible_ends() -> None:
    (bar,) = lane(dose("2024-01", "2024-03", 100))
    assert (bar.first_possible, bar.first_certain) == (date(2024, 1, 1), date(2024, 1, 31))
    assert (bar.last_certain, bar.last_possible) == (date(2024, 3, 1), date(2024, 3, 31))
    assert bar.continues is False


def test_a_lane_without_an_end_continues() -> None:
    (bar,) = lane(dose(0))
    assert (bar.continues, bar.last_possible, bar.height) == (True, None, 1.0)


def test_the_height_of_a_lane_is_relative_to_the_largest_dose() -> None:
    bars = lane(dose(0, None, 300), dose(20, None, 75, per_day=2), dose(40))
    assert [bar.height for bar in bars] == [1.0, 0.5, 1.0]
    assert [bar.label for bar in bars] == ["300 mg", "75 mg ×2", "mg"]
