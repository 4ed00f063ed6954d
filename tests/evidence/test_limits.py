import pytest

from causality.case.dates import PartialDate, exact
from causality.case.model import Limits, Sample
from causality.evidence.limits import Days, Limit, LimitBook, days_of, unit_key


def resolved(sample: Sample, *limits: Limits) -> Limit:
    return LimitBook(limits).entry(sample).at(days_of(sample.day))


def alt(day: str = "2024-08-04", unit: str = "U/L", laboratory: str = "", upper: float | None = None) -> Sample:
    return Sample(analyte="ALT", day=exact(day), value=80.0, unit=unit, laboratory=laboratory, upper=upper)


def limit(
    upper: float | None,
    *,
    analyte: str = "ALT",
    unit: str = "U/L",
    laboratory: str = "",
    since: str = "",
    until: str = "",
    lower: float | None = None,
) -> Limits:
    return Limits(
        analyte=analyte,
        unit=unit,
        lower=lower,
        upper=upper,
        laboratory=laboratory,
        valid_from=PartialDate.parse(since) if since else None,
        valid_to=PartialDate.parse(until) if until else None,
    )


@pytest.mark.parametrize(
    ("sample", "limits", "upper"),
    [
        (alt(upper=45.0), (limit(40.0),), 45.0),
        (alt(), (limit(40.0),), 40.0),
        (alt(), (limit(40.0, analyte="SGPT"),), 40.0),
        (alt(), (limit(40.0, analyte="AST"),), None),
        (alt(), (limit(40.0, unit="U/l"),), 40.0),
        (alt(), (limit(0.6, unit="µkat/L"),), 36.0),
        (alt(), (limit(0.6, unit="µkat/L"), limit(40.0)), 40.0),
        (alt(), (limit(40.0, unit="Karmen"),), None),
        (alt(), (limit(40.0, unit=""),), None),
        (alt(unit="U (old units)"), (limit(5.0, unit="U (old units)"),), 5.0),
        (alt(), (limit(40.0, laboratory="A"),), None),
        (alt(laboratory="A"), (limit(40.0, laboratory="A"), limit(50.0)), 40.0),
        (alt(laboratory="a "), (limit(40.0, laboratory="A"), limit(50.0)), 40.0),
        (alt(laboratory="B"), (limit(40.0, laboratory="A"), limit(50.0)), 50.0),
        (alt(), (limit(0.0),), None),
        (alt(upper=0.0), (limit(40.0),), None),
        (alt(), (limit(None, lower=7.0),), None),
        (alt(), (), None),
    ],
)
def test_the_limit_that_fits_best_applies(sample: Sample, limits: tuple[Limits, ...], upper: float | None) -> None:
    assert resolved(sample, *limits).upper == upper
    assert resolved(sample, *reversed(limits)).upper == upper


@pytest.mark.parametrize(
    ("day", "upper"),
    [
        ("2024-07-31", 40.0),
        ("2024-08-01", 50.0),
        ("2024-08-31", 50.0),
        ("2024-09-01", 60.0),
        ("mid 2024-08", 50.0),
        ("2024-07", 40.0),
    ],
)
def test_a_limit_applies_in_its_period(day: str, upper: float) -> None:
    periods = (
        limit(40.0, until="2024-07"),
        limit(50.0, since="2024-08", until="2024-08"),
        limit(60.0, since="2024-09"),
    )
    assert resolved(alt(day), *periods) == Limit(upper, None, False, False)


@pytest.mark.parametrize(
    "day", ["2024", "2024-07-31 to 2024-08-01", "unknown", "day 3 of alpelisib", "2024-08 or 2023"]
)
def test_a_day_that_may_lie_in_several_periods_has_no_limit_when_they_disagree(day: str) -> None:
    assert resolved(alt(day), limit(40.0, until="2024-07"), limit(50.0, since="2024-08")).upper is None
    assert resolved(alt(day), limit(40.0, until="2024-07"), limit(50.0, since="2024-08")).upper_conflict
    assert resolved(alt(day), limit(40.0, until="2024-07"), limit(40.0, since="2024-08")).upper == 40.0


def test_equally_good_limits_that_disagree_are_a_conflict() -> None:
    found = resolved(alt(), limit(40.0, lower=7.0), limit(45.0, lower=7.0))
    assert found == Limit(None, 7.0, True, False)


def test_one_limit_in_two_other_units_is_no_conflict() -> None:
    assert resolved(alt(), limit(0.6, unit="µkat/L"), limit(600.0, unit="nkat/L")).upper == pytest.approx(36.0)


def test_upper_and_lower_limits_are_found_separately() -> None:
    sample = Sample(analyte="ALB", day=exact("2024-08-04"), value=30.0, unit="g/L", upper=50.0)
    assert resolved(sample, limit(5.5, analyte="albumin", unit="g/dL", lower=3.5)) == Limit(50.0, 35.0, False, False)


def test_an_unknown_analyte_has_the_limits_of_its_name() -> None:
    sample = Sample(analyte="Ammonia", day=exact("2024"), value=80.0, unit="umol/L")
    assert resolved(sample, limit(50.0, analyte=" ammonia ", unit="µmol/L")).upper == 50.0
    assert resolved(sample, limit(85.0, analyte="ammonia", unit="ug/dL")).upper is None


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("2024-08-04", (739102, 739102)),
        ("2024-08", (739099, 739129)),
        ("before 2024-08", (None, 739098)),
        ("2024-08-04 or 2024-08-06", (739102, 739104)),
        ("2024-08-04 or after 2024-08", (739102, None)),
        ("2024-08-04 or day 3 of alpelisib", (None, None)),
        ("day 3 of alpelisib", (None, None)),
        ("unknown", (None, None)),
    ],
)
def test_days_are_the_hull_of_all_alternatives(text: str, days: Days) -> None:
    assert days_of(exact(text)) == days


def test_no_date_is_open_at_both_ends() -> None:
    assert days_of(None) == (None, None)


def test_two_spellings_of_a_unit_share_a_key() -> None:
    assert unit_key("µmol/l") == unit_key("umol/L")
    assert unit_key(" old units") == "old units"
