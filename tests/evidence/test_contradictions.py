"""Statements of a source beside what the samples show: a change is one beyond what the analyte varies by itself."""

from dataclasses import replace
from typing import Literal

import pytest

from causality.assess import assess
from causality.case.model import Statement
from tests.build import case, dose, product, sample

Direction = Literal["rise", "fall", "unchanged"]


def stated(direction: Direction, analyte: str, before: float, after: float) -> list[str]:
    """What is found where a source states a course at the start of a product."""
    statement = Statement(
        kind="challenge", text="It went so.", product="drug", event="event", analyte=analyte, change="start",
        direction=direction, source="Report",
    )  # fmt: skip
    samples = (sample(analyte, 28, before), sample(analyte, 40, after))
    whole = replace(case(product(dose(30, None, 300)), samples=samples, onset=20), statements=(statement,))
    return [one.text for one in assess(whole).findings if one.kind == "statement_challenge"]


@pytest.mark.parametrize(
    ("direction", "after", "contradicted"),
    [
        ("rise", 3.86, True),
        ("rise", 3.87, False),
        ("fall", 2.14, True),
        ("fall", 2.13, False),
        ("unchanged", 3.86, False),
        ("unchanged", 3.87, True),
        ("unchanged", 2.14, False),
        ("unchanged", 2.13, True),
    ],
)
def test_of_alt_a_change_within_its_reference_change_value_of_28_8_per_cent_is_none(
    direction: Direction, after: float, contradicted: bool
) -> None:
    """Of an ALT of 3×ULN 20 % of the excess would be 13 % of the value, which it varies by itself."""
    assert bool(stated(direction, "ALT", 3.0, after)) == contradicted


@pytest.mark.parametrize(
    ("direction", "after", "contradicted"),
    [("rise", 3.39, True), ("rise", 3.4, False), ("fall", 2.61, True), ("fall", 2.6, False), ("unchanged", 3.4, True)],
)
def test_of_bilirubin_no_such_value_is_confirmed_and_20_per_cent_of_the_excess_count(
    direction: Direction, after: float, contradicted: bool
) -> None:
    assert bool(stated(direction, "TBIL", 3.0, after)) == contradicted


def test_the_finding_says_what_counts_as_a_change() -> None:
    (of_alt,), (of_bilirubin,) = stated("rise", "ALT", 3.0, 3.5), stated("rise", "TBIL", 3.0, 3.3)
    assert "less than 29 %, the reference change value of ALT, counts as no change" in of_alt
    assert "less than 20 % of the excess counts as no change" in of_bilirubin
