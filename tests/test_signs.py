from dataclasses import replace

import pytest

from causality.methods.method import Applicability, Band
from causality.signs import clean, disc, symbol
from tests.conftest import METHOD, pairs


@pytest.mark.parametrize(
    ("category", "sign"),
    [("excluded", "○"), ("unlikely", "◔"), ("possible", "◑"), ("probable", "◕"), ("highly probable", "●")],
)
def test_the_disc_fills_up_with_certainty(category: str, sign: str) -> None:
    assert disc(METHOD, category) == sign


def test_a_method_of_fewer_categories_uses_both_ends() -> None:
    short = replace(METHOD, bands=(Band(9, "definite"), Band(5, "probable"), Band(1, "possible"), Band(-9, "doubtful")))
    assert [disc(short, band.category) for band in short.bands] == ["●", "◕", "◔", "○"]


@pytest.mark.parametrize(
    ("state", "total", "sign"),
    [
        ("not_applicable", None, "⊘"),
        ("incomplete", None, "?"),
        ("applicable", (6, 8), "◕"),
        ("exploratory", (5, 6), "◑ … ◕"),
        ("incomplete", (-3, 9), "○ … ●"),
    ],
)
def test_the_symbol_of_a_pair(state: str, total: tuple[int, int] | None, sign: str) -> None:
    pair = replace(pairs()[1], applicability=Applicability(state), total=total)  # type: ignore[arg-type] # parametrized
    assert symbol(pair) == sign


@pytest.mark.parametrize(
    ("text", "cleaned"),
    [
        ("one\r\ntwo\tthree", "one two three"),
        ("\x1b[31mred\x07", "[31mred"),
        ("\u202eabc\u202c", "abc"),
        ("lone \ud800 half", "lone  half"),
        ("中药 é ≥ 5×", "中药 é ≥ 5×"),
        ("ک\u200cش", "ک\u200cش"),
    ],
)
def test_text_is_made_safe_for_a_terminal(text: str, cleaned: str) -> None:
    assert clean(text) == cleaned
