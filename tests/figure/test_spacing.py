from collections.abc import Sequence
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from causality.figure.spacing import Covered, along, apart, clearest, levels


@pytest.mark.parametrize(
    ("wanted", "placed"),
    [
        ([], []),
        ([50.0], [50.0]),
        ([10.0, 30.0], [10.0, 30.0]),
        ([30.0, 31.0, 32.0], [30.0, 45.0, 60.0]),
        ([-20.0, 0.0], [7.5, 22.5]),
        ([95.0, 99.0], [77.5, 92.5]),
        ([1.0] * 18, [7.5 + 5 * place for place in range(18)]),
    ],
)
def test_labels_stand_apart_and_inside(wanted: Sequence[float], placed: Sequence[float]) -> None:
    assert apart(wanted, 15, 7.5, 92.5) == pytest.approx(placed)


@given(st.lists(st.floats(-50, 150), max_size=40))
def test_labels_keep_their_order_and_stay_inside(wanted: list[float]) -> None:
    placed = apart(sorted(wanted), 15, 0, 100)
    assert placed == sorted(placed)
    assert all(-1e-6 <= place <= 100 + 1e-6 for place in placed)


def test_places_along_a_line_reach_from_its_first_to_its_last_end() -> None:
    found = along([(0.0, 0.0), (10.0, 20.0)], steps=2)
    assert found == [(0.0, 0.0), (5.0, 10.0), (10.0, 20.0)]
    assert along([]) == []


def test_words_stand_where_they_cover_least() -> None:
    spots = [(0.0, 0.0), (100.0, 0.0)]
    assert clearest(spots, (50, 10), Covered([(20.0, 5.0)])) == (100.0, 0.0)
    assert clearest(spots, (50, 10), Covered([(20.0, 5.0), (110.0, 5.0), (120.0, 5.0)])) == (0.0, 0.0)
    assert clearest(spots, (50, 10), Covered()) == (0.0, 0.0)


@given(st.lists(st.tuples(st.floats(-50, 150), st.floats(-50, 150)), max_size=20), st.floats(0, 90), st.floats(0, 90))
def test_no_place_within_a_box_is_overlooked(places: list[tuple[float, float]], left: float, low: float) -> None:
    inside = sum(left <= x <= left + 40 and low <= y <= low + 10 for x, y in places)
    assert inside <= Covered(places).hits((left, low), (40.0, 10.0)) <= len(places)


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        ([], []),
        ([0, 10, 20], [0, 0, 0]),
        ([0, 9.9, 10], [0, 1, 0]),
        ([0, 0, 0, 0], [0, 1, 2, -1]),
        ([0, 1, 2, 3, 10], [0, 1, 2, -1, 0]),
    ],
)
def test_what_stands_close_stands_on_levels_of_its_own(wanted: list[float], found: list[int]) -> None:
    assert levels(wanted, 10, 3) == found


@given(st.lists(st.floats(0, 100), max_size=30).map(sorted))
def test_on_one_level_nothing_stands_close(wanted: list[float]) -> None:
    given_levels = levels(wanted, 10, 4)
    assert len(given_levels) == len(wanted)
    for level in range(4):
        there = [place for place, one in zip(wanted, given_levels, strict=True) if one == level]
        assert all(after - before >= 10 for before, after in pairwise(there))
