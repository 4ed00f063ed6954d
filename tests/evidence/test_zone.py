from itertools import product as combinations

import pytest

from causality.evidence.zone import HORIZON, Key, Zone

ORIGIN: Key = ("origin",)
A, B, C = ("a",), ("b",), ("c",)
Bound = tuple[Key, Key, int | None, int | None]


def zone(*bounds: Bound) -> Zone:
    made = Zone()
    for bound in bounds:
        made.between(*bound)
    return made


def closed(*bounds: Bound) -> Zone:
    made = zone(*bounds)
    assert made.close()
    return made


def test_a_new_day_is_unbounded() -> None:
    made = Zone()
    made.add(A)
    assert made.close()
    assert made.range_of(A) == (None, None)


def test_adding_a_day_twice_keeps_its_bounds() -> None:
    made = zone((A, ORIGIN, 3, 5))
    assert made.add(A) == made.add(A)
    assert made.close()
    assert made.range_of(A) == (3, 5)


@pytest.mark.parametrize(
    ("bounds", "expected"),
    [([(A, ORIGIN, 3, 5)], (3, 5)), ([(A, ORIGIN, 3, None)], (3, None)), ([(A, ORIGIN, None, 5)], (None, 5)),
     ([(A, ORIGIN, 3, 9), (A, ORIGIN, 1, 5)], (3, 5)), ([(A, B, 2, 4), (B, ORIGIN, 10, 10)], (12, 14)),
     ([(A, B, -4, -2), (B, C, 1, 1), (C, ORIGIN, 0, 7)], (-3, 6)),
     ([(A, B, 2, None), (B, ORIGIN, 10, 20)], (12, None))],
)  # fmt: skip
def test_bounds_pass_on_through_other_days(bounds: list[Bound], expected: tuple[int | None, int | None]) -> None:
    assert closed(*bounds).range_of(A) == expected


def test_differences_are_exact_although_the_days_are_not_known() -> None:
    made = closed((A, B, 2, 4), (B, C, 1, 1))
    assert made.range_of(A, C) == (3, 5)
    assert made.range_of(C, A) == (-5, -3)
    assert made.range_of(A) == (None, None)


def test_a_later_day_narrows_an_earlier_one() -> None:
    assert closed((A, ORIGIN, 0, 100), (B, A, 10, None), (B, ORIGIN, None, 30)).range_of(A) == (0, 20)


@pytest.mark.parametrize(
    ("bounds", "possible"),
    [([(A, ORIGIN, 5, 5), (B, ORIGIN, 5, 5), (B, A, 0, None)], True),
     ([(A, ORIGIN, 5, 5), (B, ORIGIN, 4, 4), (B, A, 0, None)], False),
     ([(A, B, 1, None), (B, C, 1, None), (C, A, 1, None)], False), ([(A, ORIGIN, 6, 5)], False)],
)  # fmt: skip
def test_contradictory_days_do_not_close(bounds: list[Bound], possible: bool) -> None:
    assert zone(*bounds).close() is possible


CASES: list[tuple[list[Bound], dict[Key, list[int]], dict[tuple[Key, Key], list[int]]]] = [
    ([(A, ORIGIN, 0, 8)], {A: [3, 5, 9]}, {}),
    ([(A, ORIGIN, 0, 6), (B, ORIGIN, 2, 8)], {}, {(A, B): [-3, 0, 2]}),
    ([(A, ORIGIN, 0, 6), (B, A, 1, 4)], {B: [3, 7]}, {(B, A): [2, 4]}),
    ([(A, ORIGIN, 0, 5), (B, ORIGIN, 0, 5), (C, B, 0, 3)], {A: [2], C: [4]}, {(A, B): [1], (C, A): [-1, 3]}),
    ([(A, ORIGIN, 0, 5), (B, A, -2, 2), (C, A, 1, 4)], {B: [0]}, {(C, B): [1, 2, 3], (A, B): [0, 1]}),
    ([(A, ORIGIN, 3, 3), (B, ORIGIN, 0, 7), (C, ORIGIN, 0, 7)], {}, {(B, A): [0, 2], (C, B): [0, 1, 5]}),
]  # fmt: skip
DAYS = range(-3, 14)


def holds(bounds: list[Bound], days: dict[Key, int]) -> bool:
    return all(
        (first is None or days[key] - days[anchor] >= first) and (last is None or days[key] - days[anchor] <= last)
        for key, anchor, first, last in bounds
    )


def arrangement(
    days: dict[Key, int], cuts: dict[Key, list[int]], gaps: dict[tuple[Key, Key], list[int]]
) -> tuple[bool, ...]:
    beyond = [days[key] >= cut for key, held in cuts.items() for cut in held]
    apart = [days[later] - days[earlier] >= gap for (later, earlier), held in gaps.items() for gap in held]
    return (*beyond, *apart)


@pytest.mark.parametrize(("bounds", "cuts", "gaps"), CASES)
def test_the_days_tried_are_possible_and_show_every_arrangement_that_is(
    bounds: list[Bound], cuts: dict[Key, list[int]], gaps: dict[tuple[Key, Key], list[int]]
) -> None:
    made = closed(*bounds)
    keys = tuple(key for key in made.keys if key != ORIGIN)
    every = [
        days
        for chosen in combinations(DAYS, repeat=len(keys))
        if holds(bounds, days := {ORIGIN: 0, **dict(zip(keys, chosen, strict=True))})
    ]
    tried = [{ORIGIN: 0, **dict(zip(keys, chosen, strict=True))} for chosen in made.days(keys, cuts, gaps)]
    assert all(holds(bounds, days) for days in tried)
    assert {arrangement(days, cuts, gaps) for days in tried} == {arrangement(days, cuts, gaps) for days in every}


def test_few_days_are_tried_over_a_long_range() -> None:
    made = closed((A, ORIGIN, 0, 3000), (B, ORIGIN, 0, 3000))
    tried = list(made.days((A, B), {}, {(A, B): [5, 91]}))
    assert {arrangement({A: a, B: b}, {}, {(A, B): [5, 91]}) for a, b in tried} == {
        (False, False), (True, False), (True, True)
    }  # fmt: skip
    assert len(tried) < 40


def test_an_open_day_is_tried_beyond_every_limit_of_the_methods() -> None:
    made = closed((A, ORIGIN, 1000, 1000), (B, ORIGIN, None, None))
    gaps: dict[tuple[Key, Key], list[int]] = {(A, B): [-HORIZON + 1, 0, HORIZON - 1]}
    tried = {arrangement({A: a, B: b}, {}, gaps) for a, b in made.days((A, B), {}, gaps)}
    assert tried == {(False, False, False), (True, False, False), (True, True, False), (True, True, True)}
