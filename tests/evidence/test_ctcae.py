"""CTCAE by version: every limit from both sides, against the limit of normal and against the baseline."""

import pytest

from causality.case.model import Case, Comparator, Sample
from causality.evidence.baseline import Baseline
from causality.evidence.ctcae import graded, in_every_version
from causality.evidence.ctcae_tables import BASELINE, BY_VERSION, VERSIONS, Version
from causality.evidence.labs import multiples
from tests.build import on

UNITS = {"INR": "", "ALB": "g/L", "PLT": "10*9/L", "GLU_FASTING": "mmol/L", "GLU": "mmol/L"}


def reached(
    version: Version,
    analyte: str,
    value: float,
    *,
    before: float | None = None,
    upper: float | None = None,
    lower: float | None = None,
    unit: str | None = None,
    comparator: Comparator = "",
) -> int | None:
    sample = Sample(analyte=analyte, day=on(0), value=value, comparator=comparator, upper=upper, lower=lower,
                    unit=UNITS.get(analyte, "U/L") if unit is None else unit)  # fmt: skip
    base = None if before is None else Baseline((0, 1), before)
    found = graded(version, multiples(Case(id="c", samples=(sample,)))[0], sample, base)
    if found is not None:
        assert found.version == version
        assert f"CTCAE v{version}" in found.text
    return None if found is None else found.grade


@pytest.mark.parametrize("version", VERSIONS)
@pytest.mark.parametrize(
    ("analyte", "limits"),
    [("ALT", (1, 3, 5, 20)), ("AST", (1, 3, 5, 20)), ("GGT", (1, 2.5, 5, 20)), ("TBIL", (1, 1.5, 3, 10))],
)
@pytest.mark.parametrize("before", [None, 0.5, 1.0])
def test_with_a_normal_baseline_every_version_reads_the_limit_of_normal(
    version: Version, analyte: str, limits: tuple[float, ...], before: float | None
) -> None:
    for place, limit in enumerate(limits):
        assert reached(version, analyte, 40 * limit, upper=40, before=before) == place
        assert reached(version, analyte, 40 * limit + 0.1, upper=40, before=before) == place + 1


@pytest.mark.parametrize(
    ("version", "analyte", "limits", "closed"),
    [("5.0", "ALT", (1.5, 3, 5, 20), True), ("5.0", "AST", (1.5, 3, 5, 20), True),
     ("5.0", "ALP", (2, 2.5, 5, 20), True), ("5.0", "GGT", (2, 2.5, 5, 20), True),
     ("5.0", "TBIL", (1, 1.5, 3, 10), False), ("6.0", "ALT", (1, 1.5, 2, 4), True),
     ("6.0", "AST", (1, 1.5, 2, 4), True), ("6.0", "GGT", (1, 1.5, 3, 10), True),
     ("6.0", "TBIL", (1, 1.5, 2.5, 10), True)],
)  # fmt: skip
def test_with_an_abnormal_baseline_its_multiples_grade(
    version: Version, analyte: str, limits: tuple[float, ...], closed: bool
) -> None:
    for place, limit in enumerate(limits):
        at = 1 if closed and place == 0 else place
        assert reached(version, analyte, 80 * limit, upper=40, before=2) == at
        assert reached(version, analyte, 80 * limit + 0.1, upper=40, before=2) == place + 1
    assert reached(version, analyte, 80 * limits[0] - 0.1, upper=40, before=2) == 0


def test_version_4_knows_no_baseline() -> None:
    assert reached("4.03", "ALT", 100, upper=40, before=2) == 1
    assert not BASELINE["4.03"]


@pytest.mark.parametrize("version", ["5.0", "6.0"])
def test_within_the_limits_of_normal_there_is_no_grade_against_a_baseline(version: Version) -> None:
    assert reached(version, "ALT", 40, upper=40, before=1.01) == 0


def test_grade_3_of_version_6_is_printed_for_a_baseline_up_to_5() -> None:
    sample = Sample(analyte="ALT", day=on(0), value=600, unit="U/L", upper=40)
    (one,) = multiples(Case(id="c", samples=(sample,)))
    said = [graded("6.0", one, sample, Baseline((0,), before)) for before in (5.0, 5.5)]
    assert ["up to 5×ULN" in found.text for found in said if found and found.grade == 3] == [False, True]


@pytest.mark.parametrize(
    ("value", "before", "grade"),
    [(40, None, 0), (40.1, None, None), (40.1, 1.0, 1), (79, 2.0, 0), (80, 2.0, 0), (80.1, 2.0, 1), (900, 2.0, 1)],
)
def test_alp_of_version_6_has_grade_1_alone(value: float, before: float | None, grade: int | None) -> None:
    assert reached("6.0", "ALP", value, upper=40, before=before) == grade


def test_a_censored_alp_of_version_6_may_stay_open() -> None:
    assert reached("6.0", "ALP", 41, upper=40, before=2.0, comparator=">") is None
    assert reached("6.0", "ALP", 81, upper=40, before=2.0, comparator=">") == 1


@pytest.mark.parametrize(
    ("version", "value", "grade"),
    [("4.03", 1.2, 1), ("5.0", 1.2, 0), ("6.0", 1.2, 0), ("5.0", 1.21, 1), ("5.0", 1.5, 1), ("5.0", 1.51, 2),
     ("6.0", 2.5, 2), ("6.0", 2.51, 3)],
)  # fmt: skip
def test_the_inr_is_read_as_it_is_from_version_5_on(version: Version, value: float, grade: int) -> None:
    assert reached(version, "INR", value, upper=1.1) == grade


@pytest.mark.parametrize(
    ("value", "grades"),
    [(150, (0, 0, 0)), (149.9, (1, 1, 1)), (75, (1, 1, 1)), (74.9, (2, 2, 2)), (50, (2, 2, 2)), (49.9, (3, 3, 3)),
     (25, (3, 3, 3)), (24.9, (4, 4, 3)), (10, (4, 4, 3)), (9.9, (4, 4, 4))],
)  # fmt: skip
def test_platelets(value: float, grades: tuple[int, ...]) -> None:
    assert tuple(reached(version, "PLT", value, lower=150) for version in VERSIONS) == grades
    thousands = tuple(reached(version, "PLT", 1000 * value, lower=150_000, unit="/uL") for version in VERSIONS)
    assert thousands == grades


@pytest.mark.parametrize(
    ("value", "unit", "grades"),
    [(160, "mg/dL", (1, None, 1)), (160.1, "mg/dL", (2, None, 2)), (250.1, "mg/dL", (3, None, 3)),
     (500, "mg/dL", (3, None, 3)), (500.1, "mg/dL", (4, None, 4)), (8.9, "mmol/L", (1, None, 1)),
     (13.91, "mmol/L", (3, None, 3)), (27.81, "mmol/L", (4, None, 4))],
)  # fmt: skip
def test_version_5_grades_no_high_glucose_by_its_value(value: float, unit: str, grades: tuple[int | None, ...]) -> None:
    upper, lower = (110, 70) if unit == "mg/dL" else (6.1, 3.9)
    found = tuple(reached(one, "GLU_FASTING", value, upper=upper, lower=lower, unit=unit) for one in VERSIONS)
    assert found == grades


@pytest.mark.parametrize(
    ("value", "unit", "grade"),
    [(3.9, "mmol/L", 0), (3.89, "mmol/L", 1), (3.0, "mmol/L", 1), (2.99, "mmol/L", 2), (2.2, "mmol/L", 2),
     (2.19, "mmol/L", 3), (1.7, "mmol/L", 3), (1.69, "mmol/L", 4), (70, "mg/dL", 0), (69, "mg/dL", 1),
     (55, "mg/dL", 1), (54, "mg/dL", 2), (40, "mg/dL", 2), (39, "mg/dL", 3), (30, "mg/dL", 3), (29, "mg/dL", 4)],
)  # fmt: skip
def test_low_glucose_is_graded_alike_in_all_versions(value: float, unit: str, grade: int) -> None:
    upper, lower = (110, 70) if unit == "mg/dL" else (6.1, 3.9)
    for version in VERSIONS:
        found = reached(version, "GLU_FASTING", value, upper=upper, lower=lower, unit=unit)
        assert found == (None if version == "5.0" and grade == 0 else grade)


def test_all_versions_of_a_sample_come_in_order() -> None:
    sample = Sample(analyte="ALT", day=on(0), value=100, unit="U/L", upper=40)
    (one,) = multiples(Case(id="c", samples=(sample,)))
    found = in_every_version(one, sample, Baseline((0,), 2.0))
    assert [(grade.version, grade.grade) for grade in found if grade] == [("4.03", 1), ("5.0", 0), ("6.0", 1)]


def test_every_step_has_a_range_and_a_source_of_its_version() -> None:
    for version, steps in BY_VERSION.items():
        for one in steps:
            assert len(one.limits) == len(one.ranges)
            assert f"v{version}" in one.source
        for against in BASELINE[version]:
            assert len(against.limits) == len(against.ranges)
