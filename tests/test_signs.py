from dataclasses import replace

import pytest

from causality.assess import assess
from causality.case.dates import PartialDate
from causality.case.model import Case, DoseRecord, Event, Product
from causality.methods.method import Applicability, Band, Opinion, Points
from causality.signs import clean, disc, symbol, verdict_level
from tests.conftest import METHOD, pairs


@pytest.mark.parametrize(
    ("category", "sign"),
    [("excluded", "○"), ("unlikely", "◔"), ("possible", "◑"), ("probable", "◕"), ("highly probable", "●")],
)
def test_the_disc_fills_up_with_certainty(category: str, sign: str) -> None:
    assert disc(METHOD, category) == sign


def test_a_method_of_fewer_categories_uses_both_ends() -> None:
    bands = Band(9, "definite"), Band(5, "probable"), Band(1, "possible"), Band(-9, "doubtful")
    short = replace(METHOD, verdict=Points(bands))
    assert [disc(short, band.category) for band in bands] == ["●", "◕", "◔", "○"]


def test_a_method_may_say_how_far_its_categories_fill_the_disc() -> None:
    bands = Band(9, "definite"), Band(5, "probable"), Band(1, "possible"), Band(-9, "doubtful")
    short = replace(METHOD, verdict=Points(bands), levels=(0, 2, 3, 4))
    assert [disc(short, band.category) for band in bands] == ["●", "◕", "◑", "○"]


def test_a_category_beside_the_scale_has_no_disc() -> None:
    short = replace(METHOD, verdict=Opinion(("unlikely", "certain"), ("unassessable",)))
    assert disc(short, "unassessable") == "?"


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


@pytest.mark.parametrize(
    ("start", "level"),
    [("", ""), ("2024-02-01", "not applicable"), ("2023-12-01", "possible")],
    ids=["intake not entered", "intake after the onset", "scored"],
)
def test_a_verdict_that_lacks_facts_is_not_one_that_does_not_apply(start: str, level: str) -> None:
    doses = (DoseRecord(dose=100, unit="mg", start=PartialDate.parse(start)),) if start else ()
    drug = Product(id="d", name="drug", role="suspect", doses=doses)
    injury = Event(id="e", name="liver injury", kind="liver_injury", onset=PartialDate.parse("2024-01-05"))
    found = next(one for one in assess(Case(id="c", products=(drug,), events=(injury,))).pairs if one.main)
    assert verdict_level(found) == level
