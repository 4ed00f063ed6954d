"""Weighted kappa against published printouts (SAS, R package irr) and its general properties."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from causality.agreement.kappa import Weights, kappa, table_of

SAS = ((0, 4, 1), (0, 8, 0), (0, 1, 5))
"""The table of a SAS printout of two raters on three categories, as the tests of statsmodels quote it."""


@pytest.mark.parametrize(
    ("weights", "value", "error", "low", "high"),
    [("unweighted", 0.4842, 0.1380, 0.2137, 0.7547), ("linear", 0.4701, 0.1457, 0.1845, 0.7558)],
)
def test_the_printout_of_sas(weights: Weights, value: float, error: float, low: float, high: float) -> None:
    found = kappa(SAS, weights)
    assert (found.count, found.same) == (19, 13)
    assert (found.value, found.error, found.low, found.high) == pytest.approx((value, error, low, high), abs=5.1e-5)


SECOND = (3, 6, 4, 6, 2, 4, 2, 4, 3, 3, 2, 3, 3, 3, 2, 2, 1, 3, 3, 4)
THIRD = (2, 1, 4, 4, 3, 2, 1, 6, 1, 1, 1, 2, 3, 3, 1, 1, 3, 3, 2, 2)


@pytest.mark.parametrize(
    ("weights", "value"), [("unweighted", -0.006289308), ("linear", 0.1459075), ("quadratic", 0.2520325)]
)
def test_the_anxiety_data_of_irr(weights: Weights, value: float) -> None:
    """Raters 2 and 3 of the data set; irr leaves out the category 5, which neither uses."""
    pairs = [(str(one), str(other)) for one, other in zip(SECOND, THIRD, strict=True)]
    assert kappa(table_of(pairs, ("1", "2", "3", "4", "6")), weights).value == pytest.approx(value, abs=1e-6)


def test_full_agreement_and_its_opposite() -> None:
    assert kappa(((5, 0), (0, 5))).value == pytest.approx(1)
    assert kappa(((5, 0), (0, 5))).error == pytest.approx(0)
    assert kappa(((0, 5), (5, 0))).value == pytest.approx(-1)
    assert kappa(((5, 5), (5, 5))).value == pytest.approx(0)


def test_where_it_is_not_defined() -> None:
    empty, alike = kappa(((0, 0), (0, 0))), kappa(((7, 0), (0, 0)))
    assert (empty.count, empty.value, empty.low) == (0, None, None)
    assert (alike.count, alike.same, alike.value) == (7, 7, None)


@pytest.mark.parametrize(("count", "few"), [(9, True), (10, False)])
def test_few_cases_are_said_to_be_few(count: int, few: bool) -> None:
    assert kappa(((count, 0), (0, 0))).few == few


TABLES = st.integers(2, 5).flatmap(
    lambda size: st.lists(st.lists(st.integers(0, 9), min_size=size, max_size=size), min_size=size, max_size=size)
)


@given(TABLES, st.sampled_from(["unweighted", "linear", "quadratic"]))
def test_it_does_not_matter_who_is_called_first_nor_from_which_end_the_scale_is_read(
    table: list[list[int]], weights: Weights
) -> None:
    found = kappa(table, weights)
    turned = [list(row) for row in zip(*table, strict=True)]
    backwards = [row[::-1] for row in table[::-1]]
    for other in (kappa(turned, weights), kappa(backwards, weights)):
        assert (other.value is None) == (found.value is None)
        if found.value is not None:
            assert (other.value, other.error) == pytest.approx((found.value, found.error), abs=1e-9)
    if found.value is not None and found.low is not None and found.high is not None:
        assert -1 <= found.low <= found.value + 1e-9
        assert found.value - 1e-9 <= found.high <= 1
