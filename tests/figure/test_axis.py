from datetime import date

import pytest

from causality.figure.axis import dates_between, month_starts


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


@pytest.mark.parametrize(
    ("days", "most", "shown"),
    [
        (7, 4, ["2 Aug", "4 Aug", "6 Aug", "8 Aug"]),
        (50, 5, ["6 Aug", "16 Aug", "26 Aug", "5 Sep", "15 Sep"]),
        (700, 4, ["Oct 2024", "Apr 2025", "Oct 2025", "Apr 2026"]),
    ],
)
def test_a_short_axis_has_days_and_a_long_one_months(days: int, most: int, shown: list[str]) -> None:
    first = date(2024, 8, 1).toordinal()
    found = dates_between(first, first + days, most)
    assert [words for _day, words in found] == shown
    assert all(first <= day <= first + days for day, _words in found)
