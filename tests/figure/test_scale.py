from math import log10

import pytest

from causality.figure.scale import Scale, scale_of
from causality.figure.values import SamplePoint, Series


def series(analyte: str, unit: str, *values: float) -> Series:
    points = tuple(
        SamplePoint(place, 700_000 + place, value / 40, "value", value) for place, value in enumerate(values)
    )
    return Series(analyte, analyte, points, unit)


def heights(scale: Scale, one: Series) -> list[float | None]:
    return [scale.height(one, point) for point in one.points]


def test_multiples_stand_on_a_log_axis() -> None:
    one = series("ALT", "U/L", 40, 400)
    scale = scale_of("multiples", [one])
    assert heights(scale, one) == [0.0, 1.0]
    assert scale.bottom < log10(0.8)
    assert scale.top > 1.0


def test_what_has_no_multiple_has_no_place_among_multiples() -> None:
    point = SamplePoint(0, 1, None, "value", 5.0)
    one = Series("ALT", "ALT", (point,), "U/L")
    assert scale_of("multiples", [one]).height(one, point) is None
    assert scale_of("units", [one]).height(one, point) is not None


def test_every_unit_has_a_strip_of_its_own() -> None:
    enzymes, bilirubin = series("ALT", "U/L", 40, 90), series("TBIL", "umol/L", 20, 200)
    scale = scale_of("units", [enzymes, bilirubin])
    assert [strip.unit for strip in scale.strips] == ["U/L", "umol/L"]
    upper, lower = scale.strips
    assert lower.top < upper.bottom
    assert all(upper.bottom <= (height or 0) <= upper.top for height in heights(scale, enzymes))
    assert all(lower.bottom <= (height or 0) <= lower.top for height in heights(scale, bilirubin))


def test_analytes_of_one_unit_share_an_axis() -> None:
    scale = scale_of("units", [series("ALT", "U/L", 40), series("AST", "U/L", 80)])
    assert len(scale.strips) == 1


@pytest.mark.parametrize(("values", "logarithmic"), [((40.0, 400.0), False), ((1.0, 400.0), True), ((0.0, 5.0), False)])
def test_a_wide_range_has_a_log_axis(values: tuple[float, ...], logarithmic: bool) -> None:
    assert scale_of("units", [series("ALT", "U/L", *values)]).strips[0].logarithmic == logarithmic


def test_the_highest_tick_bears_the_unit() -> None:
    scale = scale_of("units", [series("ALT", "U/L", 40, 90)])
    texts = [text for _height, text in scale.ticks(0, 1, 200)]
    assert texts[0] == "0"
    assert texts[-1].endswith(" U/L")
    assert 3 <= len(texts) <= 8


@pytest.mark.parametrize("value", [0.0, 5.0, -3.0, 1e-9])
def test_one_value_alone_can_be_shown(value: float) -> None:
    one = series("ALT", "U/L", value)
    (height,) = heights(scale_of("units", [one]), one)
    assert height is not None
    assert 0 <= height <= 1
