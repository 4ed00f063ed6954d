"""Remarks that rows share: printed once, and found again by their letters."""

import pytest

from causality.report.notes import lettered

LONG = "Dose, day of start and stop are not given."
OTHER = "Read from the description of the graph; no values."


@pytest.mark.parametrize(
    ("rows", "texts", "notes"),
    [
        ([], [], ()),
        ([(LONG,), ("p. 3",)], [LONG, "p. 3"], ()),
        ([("p. 3",), ("p. 3",)], ["p. 3", "p. 3"], ()),
        ([(LONG, "p. 3"), ("", LONG)], ["a); p. 3", "a)"], (f"a) {LONG}",)),
        ([(LONG, OTHER), (OTHER,), (LONG,)], ["a); b)", "b)", "a)"], (f"a) {LONG}", f"b) {OTHER}")),
        ([(LONG, LONG)], [LONG], ()),
    ],
    ids=["nothing", "used once", "short", "shared", "two", "twice in a row"],
)
def test_a_long_remark_of_several_rows_becomes_a_note(
    rows: list[tuple[str, ...]], texts: list[str], notes: tuple[str, ...]
) -> None:
    assert lettered(rows) == (texts, notes)


def test_letters_go_on_after_z() -> None:
    rows = [(f"{number:02d} {LONG}",) for number in range(28)] * 2
    texts, notes = lettered(rows)
    assert (texts[25], texts[26], texts[27]) == ("z)", "aa)", "ab)")
    assert len(notes) == 28
