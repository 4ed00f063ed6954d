"""What can hardly be meant is asked about: on both sides of the limit."""

from dataclasses import replace

import pytest

from causality.case.checks import checks
from causality.case.model import Case, DoseRecord, Product


@pytest.mark.parametrize(
    ("dose", "unit", "times", "asked"),
    [(1e9, "kg", 24, True), (100, "g", 1, False), (100.1, "g", 1, True), (50.1, "g", 2, True),
     (100_000, "mg", 1, False), (100_001, "mg", 1, True), (500, "mg", 4, False), (1e9, "IU", 24, False)],
)  # fmt: skip
def test_a_dose_beyond_a_hundred_grams_a_day_is_asked_about(dose: float, unit: str, times: float, asked: bool) -> None:
    record = DoseRecord(dose=dose, unit=unit, per_day=times)
    product = Product(id="drug", name="Drug", role="suspect", doses=(replace(record, dose=1, unit="mg"), record))
    found = [one for one in checks(Case(id="a", products=(product,))) if one.kind == "absurd_dose"]
    assert [one.where for one in found] == ([("products[drug].doses[1]",)] if asked else [])
