"""P_ALT against the independent table of hep-explorer, and where it cannot be had.

The rows are those of `test/palt/pALT-calculation-allQuads.csv` of SafetyGraphics/hep-explorer (MIT, Rho Inc. 2018).
"""

from math import inf

import pytest

from causality.case.dates import PartialDate
from causality.case.model import Case, Sample
from causality.evidence.cell_loss import CellLoss, cell_loss, p_alt
from causality.evidence.facts import gather
from tests.build import alt, case, dose, event, on, product

TABLE = (
    ("3007-05", 393288, 346, 43, (14, 28, 56, 84), (107, 346, 226, 146), 11.2653423209533),
    ("3052-03", 272184, 165, 35, (0, 1, 14, 28, 56, 84), (58, 110, 98, 153, 132, 165), 6.82353937716142),
    ("4061-07", 206640, 185, 34, (14, 28, 56, 84), (55, 185, 122, 66), 5.2881687362372),
    ("4062-14", 224952, 172, 34, (14, 28, 56, 84), (32, 153, 172, 80), 5.68178739784839),
    ("4062-28", 171024, 153, 34, (14, 28, 56, 84), (27, 153, 124, 18), 4.22962161946546),
    ("4062-41", 100464, 139, 34, (14, 28, 56), (47, 139, 67), 2.44204200436973),
    ("5090-02", 303456, 400, 35, (1, 14, 28, 56, 84), (24, 140, 126, 84, 400), 8.92208851102039),
    ("5599-09", 106344, 147, 35, (14, 28, 56), (22, 147, 85), 2.61113972482477),
    ("5599-44", 59808, 134, 32, (56, 84), (44, 134), 1.44423592382605),
    ("6279-05", 31512, 143, 34, (0, 1, 14), (65, 143, 43), 0.769903784703301),
)


@pytest.mark.parametrize(("name", "area", "peak", "_limit", "days", "values", "wanted"), TABLE)
def test_every_row_of_the_table(
    name: str, area: float, peak: float, _limit: float, days: tuple[int, ...], values: tuple[float, ...], wanted: float
) -> None:
    assert p_alt(days, values) == pytest.approx((wanted, area, peak), rel=1e-12), name


def of(whole: Case) -> CellLoss:
    found = cell_loss(gather(whole), whole.events[0])
    assert found is not None
    return found


def read(*samples: Sample) -> CellLoss:
    return of(case(product(dose(0)), samples=samples))


def in_units(day: int | str, value: float, unit: str = "U/L") -> Sample:
    upper = 40.0 if unit == "U/L" else 40.0 / 60
    return Sample(analyte="ALT", day=on(day), value=value, unit=unit, upper=upper)


def test_the_area_runs_from_the_sample_before_the_first_raised_one_to_the_one_after_the_last() -> None:
    values = (20, 30, 121, 60, 121, 50, 30)
    found = read(*(in_units(10 * place, value) for place, value in enumerate(values)))
    assert found.samples == (1, 2, 3, 4, 5)
    assert found.value == pytest.approx(p_alt((10, 20, 30, 40, 50), values[1:6])[0])


def test_exactly_three_times_the_limit_is_not_raised() -> None:
    assert read(in_units(10, 40), in_units(20, 120), in_units(30, 40)).value is None
    assert read(in_units(10, 40), in_units(20, 121), in_units(30, 40)).value is not None


def test_the_unit_does_not_matter() -> None:
    values = (40, 400, 200, 40)
    units = read(*(in_units(10 * place, value) for place, value in enumerate(values)))
    katals = read(*(in_units(10 * place, value / 60, "ukat/L") for place, value in enumerate(values)))
    assert units.value == pytest.approx(katals.value)


@pytest.mark.parametrize(
    ("samples", "why"),
    [((), "no ALT above"), ((alt(10, 2), alt(20, 3)), "no ALT above"), ((alt(10, 4),), "unit"),
     ((in_units(10, 400),), "single"), ((in_units(10, 400), in_units("2024-01", 500)), "exact day"),
     ((alt(10, 4, ">"), alt(20, 1)), "censored")],
)  # fmt: skip
def test_why_it_is_not_computable(samples: tuple[Sample, ...], why: str) -> None:
    found = read(*samples)
    assert found.value is None
    assert why in found.text


def test_a_censored_value_below_is_left_out() -> None:
    low = Sample(analyte="ALT", day=on(20), value=5, comparator="<", unit="U/L", upper=40.0)
    with_it, without = read(in_units(10, 400), low, in_units(30, 30)), read(in_units(10, 400), in_units(30, 30))
    assert with_it.value == without.value
    assert with_it.value is not None
    assert with_it.value < inf


def test_other_events_have_none() -> None:
    whole = case(product(dose(0)), samples=(in_units(10, 400),), of=event(kind="other"))
    assert cell_loss(gather(whole), whole.events[0]) is None


def test_a_sample_of_an_unknown_day_that_is_not_raised_does_not_matter() -> None:
    loose = Sample(analyte="ALT", day=PartialDate.parse("unknown"), value=30, unit="U/L", upper=40.0)
    assert read(in_units(10, 400), in_units(30, 30), loose).value is not None
