"""Reference change values: the formula against numbers worked out by hand, and where none is confirmed."""

import pytest

from causality.evidence.change_value import VARIATIONS, Variation, change_value


@pytest.mark.parametrize(("analyte", "value"), [("ALT", 0.2882), ("AST", 0.2944), ("GGT", 0.2758), ("ALP", 0.1642)])
def test_the_value_of_an_enzyme(analyte: str, value: float) -> None:
    """2.7719 × √1.25 × CVI: 3.0990 times the variation within a person."""
    assert change_value(analyte) == pytest.approx(value, abs=1e-4)


@pytest.mark.parametrize("analyte", ["TBIL", "GLU", "PLT", "INR", "ALB", "CEA", "ammonia"])
def test_where_no_variation_is_confirmed_there_is_no_value(analyte: str) -> None:
    assert change_value(analyte) is None


def test_twice_the_variation_is_twice_the_value() -> None:
    assert Variation("X", 0.2, "").change_value == pytest.approx(2 * Variation("X", 0.1, "").change_value)


def test_every_variation_names_its_source() -> None:
    assert all(one.source for one in VARIATIONS.values())
