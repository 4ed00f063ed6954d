"""Rows of any height flow over pages: none leaves most of a page empty."""

import pytest

from causality.report.tables import HIGH, lead_height, table_flowables
from causality.report.values import Cell, Column, Row, Table

WIDTH = 180.0
COLUMNS = (Column("Day"), Column("Test"), Column("What was found", share=6))
WORDS = "lorem ipsum dolor sit amet "


def table(*rows: Row) -> Table:
    short = [Row((Cell(str(number)), Cell("x"), Cell("short"))) for number in range(8)]
    return Table(COLUMNS, (*short[:4], *rows, *short[4:]))


def heights(shown: Table) -> list[float]:
    (flowing,) = table_flowables(shown, WIDTH)
    flowing.wrap(WIDTH, 10_000)
    return list(flowing._rowHeights)  # type: ignore[attr-defined] # the library is untyped


@pytest.mark.parametrize(
    "cell",
    [
        Cell(WORDS * 40),
        Cell(WORDS * 10, below=WORDS * 10),
        Cell(WORDS * 10, below=WORDS * 10, judged=WORDS * 10),
        Cell("\n".join(["line"] * 60)),
    ],
)
def test_no_row_is_so_high_that_it_empties_a_page(cell: Cell) -> None:
    assert max(heights(table(Row((Cell("4"), Cell("x"), cell))))) <= HIGH


@pytest.mark.parametrize("room", [120.0, 200.0, 300.0, 450.0])
def test_a_note_that_goes_on_over_high_rows_fills_the_page_it_begins_on(room: float) -> None:
    (flowing,) = table_flowables(table(Row((Cell(WORDS * 80),), wide=True)), WIDTH)
    first, rest = flowing.split(WIDTH, room)
    left = room - first.wrap(WIDTH, 10_000)[1]
    assert left < HIGH
    assert left < rest.wrap(WIDTH, 10_000)[1]


def test_rows_that_are_low_together_stay_together() -> None:
    noted = table(Row((Cell("4"), Cell("x"), Cell("short"))), Row((Cell("its note"),), wide=True))
    (flowing,) = table_flowables(noted, WIDTH)
    whole = heights(noted)
    first, _rest = flowing.split(WIDTH, sum(whole[:6]) + 1)  # the note would just not fit
    first.wrap(WIDTH, 10_000)
    assert len(first._rowHeights) == 5  # type: ignore[attr-defined] # the library is untyped


def test_a_heading_keeps_the_first_rows_unless_they_are_high() -> None:
    low = table_flowables(table(), WIDTH)[0]
    assert lead_height(low, WIDTH) == pytest.approx(sum(heights(table())[:3]))
    high = table_flowables(Table(COLUMNS, (Row((Cell("a"), Cell("b"), Cell(WORDS * 40))),)), WIDTH)[0]
    assert lead_height(high, WIDTH) <= HIGH
