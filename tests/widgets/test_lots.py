"""Only what is looked at is read, once, and only so much of it is kept."""

from hypothesis import given
from hypothesis import strategies as st

from widgets.lots import Lots


@given(st.integers(0, 60), st.lists(st.integers(-5, 70), max_size=40), st.integers(1, 9), st.integers(1, 4))
def test_every_row_is_that_of_its_place(count: int, places: list[int], size: int, kept: int) -> None:
    asked: list[tuple[int, int]] = []

    def read(first: int, number: int) -> list[int]:
        asked.append((first, number))
        return list(range(first, first + number))

    lots = Lots[int](size, kept)
    lots.begin(count, read)
    for place in places:
        assert lots.row(place) == (place if 0 <= place < count else None)
    assert all(first % size == 0 and first + number <= count for first, number in asked)


def test_what_is_no_longer_there_is_none() -> None:
    lots = Lots[str](10, 2)
    lots.begin(5, lambda _first, _count: ["a", "b"])
    assert [lots.row(place) for place in (0, 1, 2)] == ["a", "b", None]


def test_a_list_that_begins_anew_reads_anew() -> None:
    lots = Lots[str](10, 2)
    lots.begin(1, lambda _first, _count: ["old"])
    assert lots.row(0) == "old"
    lots.begin(1, lambda _first, _count: ["new"])
    assert lots.row(0) == "new"
