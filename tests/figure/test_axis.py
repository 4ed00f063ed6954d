from collections.abc import Sequence
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from causality.figure.axis import apart, month_starts


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


@pytest.mark.parametrize(
    ("first", "last", "starts"),
    [
        ((2024, 7, 22), (2024, 9, 3), [(2024, 8, 1), (2024, 9, 1)]),
        ((2024, 1, 1), (2025, 12, 31), [(2024 + place // 4, 1 + 3 * (place % 4), 1) for place in range(8)]),
        ((2024, 8, 5), (2024, 8, 20), []),
    ],
)
def test_months_become_quarters_when_there_are_many(
    first: tuple[int, int, int], last: tuple[int, int, int], starts: list[tuple[int, int, int]]
) -> None:
    found = month_starts(date(*first).toordinal(), date(*last).toordinal())
    assert found == [date(*start) for start in starts]
