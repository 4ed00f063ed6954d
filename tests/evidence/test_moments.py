import pytest

from causality.case.model import Case
from causality.evidence.moments import ADMISSION, MOST_COMBINATIONS, Moments, sequence
from causality.evidence.zone import Key
from tests.build import Day, alt, case, dose, event, moments, ordinal, product, since, symptom

ONSET: Key = ("onset", "event")
Ends = tuple[int | None, int | None]


def start(record: int = 0, of: str = "drug") -> Key:
    return ("start", of, record)


def stop(record: int = 0, of: str = "drug") -> Key:
    return ("stop", of, record)


@pytest.mark.parametrize(
    ("day", "expected"),
    [(12, (12, 12)), ("2024-01", (0, 30)), ("early 2024-01", (0, 9)), ("mid 2024-01", (10, 19)),
     ("late 2024-01", (20, 30)), ("before 2024-01-11", (None, 9)), ("after 2024-01-11", (11, None)),
     ("unknown", (None, None)), ("2024-01-01 to 2024-01-11", (0, 10)), ("2024-01-03 or 2024-01-09", (2, 8))],
)  # fmt: skip
def test_range_of_a_day(day: int | str, expected: Ends) -> None:
    assert since(moments(case(product(dose(day)))).range_of(start())) == expected


@pytest.mark.parametrize(
    ("onset", "expected"),
    [("day 1 of drug", (10, 19)), ("day 12 of drug", (21, 30)), ("after stop of drug", (31, None)),
     ("before start of drug", (None, 18)), ("3 days after start of drug", (13, 22)),
     ("2 days before admission", (48, 48)), ("10 weeks after admission", (117, 123)),
     ("day 3 of nothing known", (None, None))],
)  # fmt: skip
def test_a_day_counted_from_another(onset: str, expected: Ends) -> None:
    of = case(product(dose("mid 2024-01", 30)), onset=onset, admission=50)
    assert since(moments(of).range_of(ONSET)) == expected


def test_a_relative_day_moves_with_its_anchor() -> None:
    days = moments(case(product(dose("2024-01")), onset="day 12 of drug"))
    assert days.difference(ONSET, start()) == (11, 11)
    assert {world[ONSET] - world[start()] for world in days.worlds((ONSET, start()), {start(): [ordinal(9)]})} == {11}


def test_onset_of_an_event_can_anchor_a_dose() -> None:
    days = moments(case(product(dose("3 days after onset of event")), onset="2024-01-01 or 2024-01-11"))
    assert days.difference(start(), ONSET) == (3, 3)
    assert since(days.range_of(start())) == (3, 13)


def test_dates_that_refer_to_each_other_in_a_circle_are_not_known_or_contradictory() -> None:
    of = case(product(dose("3 days after onset of event")), onset="3 days after start of drug")
    assert moments(of).range_of(ONSET) is None
    assert list(moments(of).worlds((ONSET, start()))) == []


def test_a_day_that_refers_to_itself_is_contradictory() -> None:
    assert moments(case(product(dose(0)), onset="after onset of event")).range_of(ONSET) is None


@pytest.mark.parametrize(
    ("key", "known"),
    [(start(), True), (stop(), True), (start(1), True), (stop(1), False), (start(0, "nothing"), False), (ONSET, False),
     (ADMISSION, False), (("symptom", 0), False), (("symptom", 1), True), (("sample", 0), True)],
)  # fmt: skip
def test_what_is_known(key: Key, known: bool) -> None:
    symptoms = (symptom("itch", None, "other"), symptom("jaundice", 3, "other"))
    of = case(product(dose(0), dose(20)), samples=(alt(3, 0.5),), symptoms=symptoms)
    days = moments(of)
    assert days.known(key) is known
    assert (days.range_of(key) is not None) is known


def test_a_proposed_onset_is_a_day_like_another() -> None:
    of = case(product(dose(0)))
    days = Moments(of).with_onsets({"event": event("2024-02").onset.parts})  # type: ignore[union-attr] # given
    assert since(days.range_of(ONSET)) == (31, 59)


@pytest.mark.parametrize(
    ("doses", "key", "expected"),
    [((dose(0), dose(20)), stop(0), (19, 19)), ((dose(0, 9), dose(None, 40)), start(1), (10, 10)),
     ((dose(0), dose("2024-01")), stop(0), (0, 29)), ((dose("2024-01", 9),), start(0), (0, 9)),
     ((dose(5, "2024-01"),), stop(0), (5, 30)),
     ((dose("unknown", 9),), start(0), (None, 9))],
)  # fmt: skip
def test_dose_records_bound_each_other(doses: tuple[object, ...], key: Key, expected: Ends) -> None:
    of = case(product(*doses))  # type: ignore[arg-type] # dose records
    assert since(moments(of).range_of(key)) == expected


def test_records_that_overlap_in_no_possible_way_are_contradictory() -> None:
    days = moments(case(product(dose(20, 10))))
    assert days.range_of(start()) is None
    assert days.difference(stop(), start()) is None
    assert list(days.worlds((start(), stop()))) == []


@pytest.mark.parametrize(
    ("later", "earlier", "expected"),
    [(5, 2, (3, 3)), ("2024-01", 10, (-10, 20)), ("2024-01", "2024-01", (-30, 30)), ("after 2024-01-03", 2, (1, None)),
     ("unknown", 2, (None, None))],
)  # fmt: skip
def test_difference_of_days(later: Day, earlier: int | str, expected: Ends) -> None:
    days = moments(case(product(dose(earlier)), onset=later))
    assert days.difference(ONSET, start()) == expected


def test_difference_with_a_day_that_the_case_has_not_is_none() -> None:
    assert moments(case(product(dose(0)))).difference(ONSET, start()) is None


def test_alternatives_keep_the_days_between_them_out() -> None:
    days = moments(case(product(dose("2024-01-03 or 2024-01-09"))))
    cuts = {start(): [ordinal(day) for day in range(12)]}
    assert {world[start()] - ordinal(0) for world in days.worlds((start(),), cuts)} == {2, 8}


def test_alternatives_that_contradict_the_rest_fall_away() -> None:
    days = moments(case(product(dose("2024-01-03 or 2024-01-09", "2024-01-05"))))
    assert since(days.range_of(start())) == (2, 2)


def test_too_many_alternatives_are_taken_as_their_hull() -> None:
    alternatives = " or ".join(f"2024-01-{day:02d}" for day in range(1, 32, 2))
    of = case(product(dose(alternatives)), onset=alternatives, admission=alternatives)
    assert MOST_COMBINATIONS < 16**2
    assert since(moments(of).range_of(ONSET)) == (0, 30)
    assert moments(of).difference(ONSET, start()) == (-30, 30)


def test_no_world_is_given_twice_and_unknown_keys_are_left_out() -> None:
    days = moments(case(product(dose("2024-01 or 2024-01")), onset=40))
    found = [tuple(sorted(world.items())) for world in days.worlds((start(), ONSET, ADMISSION))]
    assert len(found) == len(set(found))
    assert all({key for key, _day in world} == {start(), ONSET} for world in found)


def test_records_whose_days_may_come_in_either_order_stay_in_the_order_listed() -> None:
    """300 mg from 21 January, halved "in January": the reduction did not come before the start."""
    of = case(product(dose(20, mg=300), dose("2024-01", mg=150)))
    assert sequence(of.products[0]) == (0, 1)
    assert since(moments(of).range_of(start(1))) == (21, 30)


@pytest.mark.parametrize(
    ("days", "expected"),
    [((20, 0, 10), (1, 2, 0)), (("2024-02", 0, "2024-01-15"), (1, 2, 0)), ((20, None, 10), (0, 1, 2)),
     ((20, "unknown", 10), (0, 1, 2)), ((), ())],
)  # fmt: skip
def test_records_are_taken_in_order_of_time_where_all_are_dated(
    days: tuple[Day, ...], expected: tuple[int, ...]
) -> None:
    assert sequence(product(*(dose(day) for day in days))) == expected


def test_the_stop_of_a_product_is_that_of_its_last_record() -> None:
    of: Case = case(product(dose(20, 30), dose(0, 10)), onset="1 day after stop of drug")
    assert since(moments(of).range_of(ONSET)) == (31, 31)
