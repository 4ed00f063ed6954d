import pytest

from causality.case.dates import exact
from causality.case.model import Case, Comparator, Limits, Sample
from causality.evidence.grading import STEPS, glucose_grade, grade, grades
from causality.evidence.labs import multiples
from causality.evidence.values import Grade


def graded(
    analyte: str,
    value: float | None,
    unit: str = "U/L",
    *,
    upper: float | None = 40.0,
    lower: float | None = None,
    comparator: Comparator = "",
) -> int | None:
    sample = Sample(
        analyte=analyte,
        day=exact("2024-08-04"),
        value=value,
        unit=unit,
        upper=upper,
        lower=lower,
        comparator=comparator,
    )
    found = grade(multiples(Case(id="c", samples=(sample,)))[0], sample)
    return None if found is None else found.grade


@pytest.mark.parametrize(
    ("analyte", "limits"),
    [
        ("ALT", (1.0, 3.0, 5.0, 20.0)),
        ("AST", (1.0, 3.0, 5.0, 20.0)),
        ("ALP", (1.0, 2.5, 5.0, 20.0)),
        ("GGT", (1.0, 2.5, 5.0, 20.0)),
        ("TBIL", (1.0, 1.5, 3.0, 10.0)),
        ("INR", (1.0, 1.5, 2.5)),
    ],
)
@pytest.mark.parametrize("upper", [40.0, 18.52, 1.1, 2.2])
def test_a_limit_belongs_to_the_lower_grade(analyte: str, limits: tuple[float, ...], upper: float) -> None:
    for reached, limit in enumerate(limits, start=1):
        assert graded(analyte, upper * limit, upper=upper) == reached - 1
        assert graded(analyte, upper * limit * 1.001, upper=upper) == reached


@pytest.mark.parametrize(
    ("value", "unit", "expected"),
    [
        (35.0, "g/L", 0), (34.9, "g/L", 1), (30.0, "g/L", 1), (29.9, "g/L", 2), (20.0, "g/L", 2), (19.9, "g/L", 3),
    ],
)  # fmt: skip
def test_albumin_is_graded_downwards(value: float, unit: str, expected: int) -> None:
    assert graded("ALB", value, unit, lower=35.0) == expected
    assert graded("ALB", value / 10, "g/dL", lower=3.5) == expected


@pytest.mark.parametrize(
    ("value", "unit", "upper", "expected"),
    [
        (6.1, "mmol/L", 6.1, 0), (6.2, "mmol/L", 6.1, 1), (8.9, "mmol/L", 6.1, 1), (8.91, "mmol/L", 6.1, 2),
        (13.9, "mmol/l", 6.1, 2), (13.91, "mmol/l", 6.1, 3), (27.8, "mmol/L", 6.1, 3), (27.81, "mmol/L", 6.1, 4),
        (23.22, "mmol/L", 6.1, 3), (32.73, "mmol/L", 6.1, 4),
        (110.0, "mg/dL", 110.0, 0), (110.1, "mg/dL", 110.0, 1), (160.0, "mg/dl", 110.0, 1), (160.1, "mg/dL", 110.0, 2),
        (160.3, "mg/dL", 110.0, 2), (250.0, "mg/dL", 110.0, 2), (250.1, "mg/dL", 110.0, 3), (500.0, "mg/dL", 110.0, 3),
        (500.1, "mg/dL", 110.0, 4), (1.60, "g/L", 1.1, 1), (1.61, "g/L", 1.1, 2),
    ],
)  # fmt: skip
def test_fasting_glucose_is_graded_in_its_own_unit(value: float, unit: str, upper: float, expected: int) -> None:
    assert graded("FPG", value, unit, upper=upper) == expected


@pytest.mark.parametrize("analyte", ["Glu", "random glucose"])
@pytest.mark.parametrize(
    ("value", "unit", "expected"),
    [
        (5.18, "mmol/L", 0), (7.0, "mmol/L", None), (13.9, "mmol/L", None), (13.91, "mmol/L", 3), (23.22, "mmol/L", 3),
        (27.81, "mmol/L", 4), (250.0, "mg/dL", None), (251.0, "mg/dL", 3), (501.0, "mg/dL", 4),
    ],
)  # fmt: skip
def test_other_glucose_is_graded_from_grade_3(analyte: str, value: float, unit: str, expected: int | None) -> None:
    assert graded(analyte, value, unit, upper=6.1 if unit == "mmol/L" else 110.0) == expected


@pytest.mark.parametrize(
    ("analyte", "value", "unit", "comparator", "expected"),
    [
        ("ALT", 800.0, "U/L", ">", 4), ("ALT", 800.0, "U/L", ">=", None), ("ALT", 100.0, "U/L", ">", None),
        ("ALT", 40.0, "U/L", "<", 0), ("ALT", 40.0, "U/L", "<=", 0), ("ALT", 41.0, "U/L", "<", None),
        ("ALB", 20.0, "g/L", "<", 3), ("ALB", 20.0, "g/L", "<=", None), ("ALB", 25.0, "g/L", "<", None),
        ("ALB", 35.0, "g/L", ">=", 0), ("ALB", 30.0, "g/L", ">", None),
        ("FPG", 27.8, "mmol/L", ">", 4), ("FPG", 27.8, "mmol/L", ">=", None), ("Glu", 500.0, "mg/dL", ">", 4),
    ],
)  # fmt: skip
def test_a_censored_value_is_graded_only_when_all_it_allows_agree(
    analyte: str, value: float, unit: str, comparator: Comparator, expected: int | None
) -> None:
    assert graded(analyte, value, unit, lower=35.0, comparator=comparator) == expected


@pytest.mark.parametrize(
    ("analyte", "value", "unit", "expected"),
    [
        ("ALT", 800.0, "U/L", None),
        ("ALB", 36.0, "g/L", None),
        ("ALB", 30.0, "g/L", None),
        ("ALB", 29.9, "g/L", 2),
        ("FPG", 8.9, "mmol/L", None),
        ("FPG", 9.0, "mmol/L", 2),
        ("Glu", 30.0, "mmol/L", 4),
    ],
)
def test_without_a_limit_of_normal_only_fixed_limits_grade(
    analyte: str, value: float, unit: str, expected: int | None
) -> None:
    assert graded(analyte, value, unit, upper=None) == expected


@pytest.mark.parametrize(
    ("analyte", "value", "unit"),
    [
        ("DBIL", 400.0, "umol/L"),
        ("HbA1c", 12.0, "%"),
        ("Ammonia", 400.0, "umol/L"),
        ("FPG", 30.0, "old units"),
        ("FPG", -30.0, "mmol/L"),
        ("ALT", -30.0, "U/L"),
        ("ALT", None, "U/L"),
    ],
)
def test_what_the_table_does_not_hold_is_not_graded(analyte: str, value: float | None, unit: str) -> None:
    assert graded(analyte, value, unit) is None


@pytest.mark.parametrize(
    ("value", "unit", "fasting", "expected"),
    [
        (32.73, "mmol/L", True, 4), (32.73, "mmol/L", False, 4), (23.22, "mmol/L", True, 3), (13.0, "mmol/L", True, 2),
        (13.0, "mmol/L", False, None), (8.9, "mmol/L", True, None), (501.0, "mg/dL", True, 4),
        (161.0, "mg/dL", True, 2), (32.73, "old units", True, None),
    ],
)  # fmt: skip
def test_a_stated_glucose_value_has_a_grade(value: float, unit: str, fasting: bool, expected: int | None) -> None:
    assert glucose_grade(value, unit, fasting) == expected


def test_grades_name_sample_version_and_reason() -> None:
    case = Case(
        id="c",
        samples=(
            Sample(analyte="ALT", day=exact("2024-07-25"), value=110.6, unit="U/L"),
            Sample(analyte="ALT", day=exact("2024-08-12"), value=36.7, unit="U/L"),
            Sample(analyte="TBIL", day=exact("2024-07-25"), value=316.3, unit="umol/L", upper=18.52),
            Sample(analyte="Glu", day=exact("2024-08-04"), value=23.22, unit="mmol/l", upper=6.1),
            Sample(analyte="CEA", day=exact("2024-08-04"), value=23.22, unit="ng/mL", upper=5.0),
        ),
        limits=(Limits(analyte="ALT", unit="U/L", lower=7.0, upper=40.0),),
    )
    assert grades(case, multiples(case)) == (
        Grade("ALT", 0, 1, "4.03", "ALT 110.6 U/L, 2.765×ULN: CTCAE v4.03 grade 1 (>1–3×ULN)"),
        Grade("TBIL", 2, 4, "4.03", "Total bilirubin 316.3 umol/L, 17.08×ULN: CTCAE v4.03 grade 4 (>10×ULN)"),
        Grade("GLU", 3, 3, "4.03", "Glucose 23.22 mmol/l: CTCAE v4.03 grade 3 (>13.9–27.8 mmol/L)"),
    )


def test_no_grade_is_said_so() -> None:
    sample = Sample(analyte="ALT", day=exact("2024"), value=36.7, unit="U/L", upper=40.0)
    found = grade(multiples(Case(id="c", samples=(sample,)))[0], sample)
    assert found == Grade("ALT", 0, 0, "4.03", "ALT 36.7 U/L, 0.9175×ULN: no grade by CTCAE v4.03")


def test_every_step_has_a_range_and_a_source() -> None:
    assert all(len(steps.limits) == len(steps.ranges) and steps.source for steps in STEPS)
