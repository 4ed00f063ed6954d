import pytest
from hypothesis import given
from hypothesis import strategies as st

from causality.case.typed_numbers import Amount, InvalidNumber, understand_amount, understand_number, understand_times


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("300", Amount(300)),
        (" 1,5 ", Amount(1.5)),
        ("0.25 mg", Amount(0.25, "mg")),
        ("300mg", Amount(300, "mg")),
        (",5 g", Amount(0.5, "g")),
        ("2 tablets", Amount(2, "tablets")),
        ("", None),
        ("   ", None),
    ],
)
def test_an_amount_is_understood(text: str, amount: Amount | None) -> None:
    assert understand_amount(text) == amount


@pytest.mark.parametrize("text", ["mg", "-3", "1.2.3", "1,000,000", "١", "1e999", "nan", "5 mg 3"])
def test_what_is_no_number_is_said_in_one_line(text: str) -> None:
    with pytest.raises(InvalidNumber) as wrong:
        understand_number(text)
    assert text in str(wrong.value)
    assert "\n" not in str(wrong.value)


@given(st.floats(min_value=0, max_value=1e6).map(lambda value: round(value, 3)))
def test_a_number_is_read_as_it_is_written(value: float) -> None:
    assert understand_number(f"{value:.3f}") == value
    assert understand_number(f"{value:.3f}".replace(".", ",")) == value


@given(st.text(max_size=40))
def test_any_text_is_an_amount_or_refused(text: str) -> None:
    try:
        amount = understand_amount(text)
    except InvalidNumber:
        return
    assert amount is None or amount.value >= 0


@pytest.mark.parametrize(
    ("text", "times"),
    [
        ("3", 3), ("0,5", 0.5), ("3x", 3), ("3×/d", 3), ("3 x daily", 3), ("2 times a day", 2), ("2/day", 2),
        ("TDS", 3), ("t.d.s.", 3), ("bd", 2), ("b.i.d.", 2), ("od", 1), ("qds", 4), ("1-0-1", 2), ("1–1–1", 3),
        ("1-0-1-0", 2), ("0-0-1", 1), ("", None), ("as needed", None), ("p.r.n.", None), ("?", None),
    ],
)  # fmt: skip
def test_times_a_day_are_understood_as_they_are_noted(text: str, times: float | None) -> None:
    assert understand_times(text) == times


@pytest.mark.parametrize("text", ["2-0-1", "2-0-2", "0-0-0", "1-0", "3 d", "3 mg", "every 8 hours", "often", "-1", "x"])
def test_what_could_mean_other_times_a_day_is_refused(text: str) -> None:
    with pytest.raises(InvalidNumber, match="times a day"):
        understand_times(text)
