"""Values against daily doses: the correlation against published and hand-made ranks, which samples count."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from causality.case.model import Case, Product, Sample
from causality.case.severity import SeverityGrade
from causality.evidence.dose_response import DoseResponse, dose_responses, spearman
from causality.evidence.facts import gather
from causality.evidence.graded import SEVERITY
from tests.build import DAY_0, alt, case, co_drug, dose, event, on, product, tbil

STEPS = product(dose(0, 9, 100), dose(10, 19, 200), dose(20, 29, 300))


def read(*samples: Sample, of: Product = STEPS, analyte: str = "ALT") -> DoseResponse | None:
    return found_in(case(of, samples=samples), analyte)


def found_in(whole: Case, analyte: str) -> DoseResponse | None:
    return next((one for one in dose_responses(gather(whole)) if one.analyte == analyte), None)


def test_the_correlation_of_a_textbook() -> None:
    """Ten pairs of IQ and hours of television with ρ = −29/165, a widely printed example without equal values."""
    first = (86, 97, 99, 100, 101, 103, 106, 110, 112, 113)
    second = (2, 20, 28, 27, 50, 29, 7, 17, 6, 12)
    assert spearman(first, second) == pytest.approx(-29 / 165)


@pytest.mark.parametrize(
    ("ones", "others", "rank"),
    [((1, 2, 3), (4, 5, 6), 1.0), ((1, 2, 3), (6, 5, 4), -1.0), ((1, 1, 2, 2), (1, 2, 1, 2), 0.0),
     ((1, 1, 2), (1, 2, 2), 0.5), ((1, 1, 1), (1, 2, 3), None), ((1, 2), (3, 3), None), ((1,), (2,), None),
     ((), (), None)],
)  # fmt: skip
def test_equal_values_share_their_ranks(ones: tuple[float, ...], others: tuple[float, ...], rank: float | None) -> None:
    assert spearman(ones, others) == (None if rank is None else pytest.approx(rank))


PAIRS = st.lists(st.tuples(st.integers(0, 6), st.integers(0, 6)), min_size=2, max_size=12)


@given(PAIRS)
def test_the_correlation_is_symmetric_and_changes_its_sign_with_the_order(pairs: list[tuple[int, int]]) -> None:
    ones, others = [one for one, _other in pairs], [other for _one, other in pairs]
    found = spearman(ones, others)
    assert spearman(others, ones) == (None if found is None else pytest.approx(found))
    assert spearman([-one for one in ones], others) == (None if found is None else pytest.approx(-found))
    if found is not None:
        assert -1 <= found <= 1


def test_samples_stand_against_the_dose_of_their_day() -> None:
    found = read(alt(0, 1), alt(5, 2), alt(10, 3), alt(19, 4), alt(25, 9), alt(29, 8), alt(30, 1))
    assert found is not None
    assert [(pair.day - DAY_0, pair.dose) for pair in found.pairs] == [
        (0, 100), (5, 100), (10, 200), (19, 200), (25, 300), (29, 300), (30, 0)
    ]  # fmt: skip
    assert found.rank is not None
    assert found.rank > 0.8
    assert "higher at higher doses; an association, no proof" in found.text
    assert "(n = 7; 0, 100, 200, 300 mg/day)" in found.text


def test_before_the_start_the_dose_is_nothing_back_to_180_days() -> None:
    found = read(alt(-181, 3), alt(-180, 1), alt(-1, 1), alt(5, 2), alt(15, 3), alt(25, 4))
    assert found is not None
    assert [(pair.day - DAY_0, pair.dose) for pair in found.pairs][:2] == [(-180, 0), (-1, 0)]


@pytest.mark.parametrize(("count", "shown"), [(4, False), (5, True)])
def test_four_samples_are_too_few(count: int, shown: bool) -> None:
    found = read(*[alt(5 * place, 1 + place) for place in range(count)])
    assert found is not None
    assert (found.rank is not None) == shown
    assert ("too few" in found.text) == (not shown)


def test_a_day_of_an_uncertain_dose_is_left_out() -> None:
    vague = product(dose(0, None, 100), dose("2024-01-11 to 2024-01-15", None, 200))
    found = read(*[alt(day, 2) for day in (5, 9, 10, 12, 13, 14, 20)], of=vague)
    assert found is not None
    assert [(pair.day - DAY_0, pair.dose) for pair in found.pairs] == [(5, 100), (9, 100), (14, 200), (20, 200)]


def test_a_dose_that_is_not_reported_is_left_out() -> None:
    found = read(*[alt(day, 2) for day in (-5, 5, 10)], of=product(dose(0)))
    assert found is not None
    assert [pair.dose for pair in found.pairs] == [0]


def test_doses_in_different_units_are_not_set_side_by_side() -> None:
    found = read(*[alt(day, 2) for day in range(6)], of=product(dose(0, 2, 100), dose(10, 12, 1, unit="g")))
    assert found is not None
    assert (found.rank, found.pairs) == (None, ())
    assert "different units" in found.text


def test_where_nothing_varies_there_is_no_correlation() -> None:
    found = read(*[alt(day, 2) for day in range(6)])
    assert found is not None
    assert found.rank is None
    assert "nothing varies" in found.text


def test_censored_samples_and_those_without_a_day_are_left_out() -> None:
    found = read(alt(5, 2), alt(6, 3, ">"), alt("2024-01", 4))
    assert found is not None
    assert len(found.pairs) == 1


def test_only_suspects_and_what_was_measured_have_a_reading() -> None:
    whole = case(STEPS, co_drug(dose(0, None, 5)), samples=(alt(5, 1), tbil(6, 2)))
    assert {(one.product, one.analyte) for one in dose_responses(gather(whole))} == {("drug", "ALT"), ("drug", "TBIL")}
    assert dose_responses(gather(case(product(), samples=(alt(5, 1),)))) == ()


def test_severity_grades_are_ranked_too() -> None:
    grades = tuple(SeverityGrade(grade=grade, event="event", day=on(day))
                   for day, grade in ((-3, 0), (5, 1), (15, 2), (25, 3), (40, 0)))  # fmt: skip
    whole = replace(case(STEPS, of=event(kind="other")), severity_grades=grades)
    found = found_in(whole, SEVERITY)
    assert found is not None
    assert [pair.value for pair in found.pairs] == [0, 1, 2, 3, 0]
    assert found.rank == pytest.approx(1.0)


def test_values_without_a_limit_above_are_ranked_as_they_are() -> None:
    counts = tuple(
        Sample(analyte="PLT", day=on(day), value=value, unit="10*9/L", lower=150)
        for day, value in ((-3, 250), (5, 200), (15, 150), (25, 100), (40, 240))
    )
    whole = case(STEPS, samples=counts, of=event(kind="other", analytes=("PLT",)))
    found = found_in(whole, "PLT")
    assert found is not None
    assert found.rank == pytest.approx(-0.9747, abs=1e-4)
    assert "lower at higher doses" in found.text
