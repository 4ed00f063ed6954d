from dataclasses import replace
from math import inf

import pytest
from hypothesis import given
from hypothesis import strategies as st

from causality.case.dates import exact
from causality.case.finding import Finding
from causality.case.model import Case, Comparator, Event, Limits, Sample
from causality.evidence.labs import lab_findings, multiples
from causality.evidence.values import Multiple

DAY = "2024-08-04"
LIVER_EVENT = Event(id="liver", name="liver injury", kind="liver_injury")


def sample(
    analyte: str,
    value: float | None,
    unit: str = "U/L",
    *,
    day: str = DAY,
    upper: float | None = 40.0,
    lower: float | None = None,
    comparator: Comparator = "",
    text: str = "",
) -> Sample:
    return Sample(
        analyte=analyte, day=exact(day), value=value, unit=unit, upper=upper, lower=lower,
        comparator=comparator, text=text,
    )  # fmt: skip


def only(*samples: Sample) -> Multiple:
    return multiples(Case(id="c", samples=samples))[0]


def findings(*samples: Sample, limits: tuple[Limits, ...] = (), events: tuple[Event, ...] = ()) -> list[Finding]:
    case = Case(id="c", samples=samples, limits=limits, events=events)
    return list(lab_findings(case, multiples(case)))


def of_kind(kind: str, found: list[Finding]) -> list[Finding]:
    return [finding for finding in found if finding.kind == kind]


@pytest.mark.parametrize(
    ("given_sample", "times"),
    [
        (sample("ALT", 110.6, upper=40.0), 2.765),
        (sample("TBIL", 316.3, "µmol/L", upper=18.52), 17.0788),
        (sample("ALP", 25.0, "U (old units)", upper=5.0), 5.0),
        (sample("GGT", 390.0, "U", upper=40.0), 9.75),
        (sample("INR", 1.8, "", upper=1.2), 1.5),
        (sample("ALT", 0.0), 0.0),
    ],
)
def test_a_sample_is_a_multiple_of_its_limit(given_sample: Sample, times: float) -> None:
    found = only(given_sample)
    assert found.low == found.high == pytest.approx(times, abs=1e-4)


@pytest.mark.parametrize(
    ("value", "upper", "times"),
    [(6.6, 2.2, 3.0), (55.56, 18.52, 3.0), (3.3, 1.1, 3.0), (0.3, 0.1, 3.0), (1.8, 1.2, 1.5), (92.6, 18.52, 5.0)],
)
def test_a_value_at_a_limit_of_the_rules_is_exactly_there(value: float, upper: float, times: float) -> None:
    assert only(sample("TBIL", value, "mg/dL", upper=upper)).low == times


@given(st.integers(min_value=1, max_value=400), st.integers(min_value=1, max_value=99_999))
def test_any_twentieth_of_any_limit_is_exact(twentieths: int, hundredths: int) -> None:
    upper = hundredths / 100
    assert only(sample("ALT", upper * twentieths / 20, upper=upper)).low == twentieths / 20


@pytest.mark.parametrize(
    ("comparator", "low", "high"),
    [("", 2.0, 2.0), ("<", 0.0, 2.0), ("<=", 0.0, 2.0), (">", 2.0, inf), (">=", 2.0, inf)],
)
def test_a_censored_value_is_a_range(comparator: Comparator, low: float, high: float) -> None:
    found = only(sample("ALT", 80.0, comparator=comparator))
    assert (found.low, found.high) == (low, high)


@pytest.mark.parametrize(
    "given_sample",
    [
        sample("ALT", None, text="haemolysed"),
        sample("ALT", 80.0, upper=None),
        sample("ALT", 80.0, upper=0.0),
        sample("ALT", 80.0, upper=-40.0),
        sample("ALT", -80.0),
    ],
)
def test_without_number_or_limit_there_is_no_multiple(given_sample: Sample) -> None:
    found = only(given_sample)
    assert (found.low, found.high) == (None, None)


def test_a_multiple_says_what_it_comes_from() -> None:
    case = Case(
        id="c",
        samples=(
            sample("SGPT", 80.0, lower=7.0),
            sample("Ammonia", 80.0, "umol/L", upper=None, day="mid 2024-08"),
            sample("alk phos", 2.5, "µkat/L", upper=None, day="day 3 of alpelisib"),
        ),
        limits=(Limits(analyte="ALP", unit="U/L", lower=30.0, upper=120.0),),
    )
    assert multiples(case) == (
        Multiple(0, "ALT", 739102, 739102, 2.0, 2.0, 40.0, 7.0, 80.0),
        Multiple(1, "Ammonia", 739109, 739118, None, None, None, None, 80.0),
        Multiple(2, "ALP", None, None, 1.25, 1.25, 2.0, 0.5, 2.5),
    )


def test_extreme_numbers_give_no_error() -> None:
    assert only(sample("ALT", 1e308, upper=1e-300)).low == inf
    assert only(sample("ALT", 5e-324, upper=1e300)).low == 0.0


def test_good_samples_have_no_findings() -> None:
    assert findings(sample("ALT", 80.0), sample("AST", 80.0), sample("TBIL", 20.0, "umol/L")) == []


def test_a_result_in_words_needs_no_unit() -> None:
    assert findings(sample("CEA", None, "", text="decreased")) == []


@pytest.mark.parametrize(
    ("given_sample", "kind", "severity", "text"),
    [
        (sample("sodium", 130.0, "mmol/L"), "unknown_analyte", "note",
         '"sodium" is not a known analyte: kept as entered'),
        (sample("", 130.0, "mmol/L"), "unknown_analyte", "note", "sample without an analyte"),
        (sample("ALP", 25.0, "U (old units)"), "unknown_unit", "note",
         'ALP: unit "U (old units)" is not known: kept as entered, never converted'),
        (sample("ALT", 80.0, ""), "unknown_unit", "note", "ALT: no unit given: never converted"),
        (sample("HbA1c", 48.0, "mmol/mol"), "unit_not_convertible", "note",
         "HbA1c: no conversion of mmol/mol is known: kept as entered"),
        (sample("ALT", 80.0, upper=None), "limits_missing", "warning", "limits missing: ALT"),
        (sample("CEA", 80.0, "ng/mL", upper=None), "limits_missing", "note", "limits missing: CEA"),
        (sample("albumin", 28.0, "g/L", upper=50.0), "limits_missing", "note", "limits missing: Albumin"),
        (sample("ALT", None), "no_result", "warning", "ALT: neither a number nor a text is given"),
        (sample("ALT", -5.0), "negative_value", "warning", "ALT: a negative value is not used"),
    ],
)  # fmt: skip
def test_what_is_wrong_with_a_sample_is_found(given_sample: Sample, kind: str, severity: str, text: str) -> None:
    assert findings(given_sample) == [Finding(kind, severity, f"{text} (4 Aug 2024)", ("samples[0]",))]  # type: ignore[arg-type] # severities of the table are literals


def test_alike_findings_are_one() -> None:
    samples = [sample("ALP", 100.0 + day, upper=None, day=f"2024-08-{day:02d}") for day in range(1, 13)]
    found = findings(*samples)
    assert [finding.text for finding in found] == ["limits missing: ALP (12 samples)"]
    assert found[0].where == tuple(f"samples[{index}]" for index in range(12))


def test_limits_that_disagree_are_a_conflict_not_missing() -> None:
    limits = tuple(Limits(analyte="ALT", unit="U/L", upper=upper) for upper in (40.0, 45.0))
    found = findings(sample("ALT", 80.0, upper=None), limits=limits)
    assert [(finding.kind, finding.severity) for finding in found] == [("limits_conflict", "warning")]


def test_a_warning_concerns_what_is_measured_for_an_event() -> None:
    event = Event(id="e", name="thrombocytopenia", analytes=("platelets",))
    found = findings(sample("ALT", 80.0, upper=None), sample("PLT", 80.0, "10^9/L"), events=(event,))
    assert [(finding.text, finding.severity) for finding in found] == [
        ("limits missing: ALT (4 Aug 2024)", "note"),
        ("limits missing: Platelets (4 Aug 2024)", "warning"),
    ]


@pytest.mark.parametrize(
    ("direct", "direct_unit", "total", "total_unit", "found"),
    [
        (21.0, "umol/L", 20.0, "µmol/l", True),
        (20.0, "umol/L", 20.0, "umol/L", False),
        (2.0, "mg/dL", 20.0, "umol/L", True),
        (1.2, "mg/dL", 20.0, "umol/L", False),
        (21.0, "old", 20.0, "umol/L", False),
    ],
)
def test_direct_above_total_bilirubin_is_found(
    direct: float, direct_unit: str, total: float, total_unit: str, found: bool
) -> None:
    seen = findings(sample("DBIL", direct, direct_unit), sample("TBIL", total, total_unit), events=(LIVER_EVENT,))
    expected = [("direct_above_total", "warning", ("samples[0]", "samples[1]"))] if found else []
    only_here = of_kind("direct_above_total", seen)
    assert [(finding.kind, finding.severity, finding.where) for finding in only_here] == expected


def test_direct_and_total_bilirubin_of_different_days_are_not_compared() -> None:
    assert findings(sample("DBIL", 30.0, "umol/L"), sample("TBIL", 20.0, "umol/L", day="2024-08-05")) == []


@pytest.mark.parametrize(
    ("first", "second", "found"),
    [
        (sample("ALT", 59.7), sample("GPT", 61.0), True),
        (sample("ALT", 59.7), sample("GPT", 59.7), False),
        (sample("ALT", 59.7), sample("ALT", 61.0, day="2024-08"), False),
        (sample("TBIL", 20.5, "umol/L"), sample("TBIL", 1.2, "mg/dL"), False),
        (sample("TBIL", 25.0, "umol/L"), sample("TBIL", 1.2, "mg/dL"), True),
        (sample("ALT", 59.7), sample("ALT", 61.0, "old"), False),
        (sample("ALT", 5.0, comparator="<"), sample("ALT", 4.0), False),
    ],
)
def test_two_values_of_one_day_are_found(first: Sample, second: Sample, found: bool) -> None:
    assert bool(of_kind("two_values_one_day", findings(first, second))) is found


def test_two_values_of_many_days_are_one_finding() -> None:
    samples = [sample("ALT", value, day=f"2024-08-0{day}") for day in (3, 1, 2) for value in (61.0, 59.7)]
    assert findings(*samples) == [
        Finding(
            "two_values_one_day",
            "warning",
            "ALT: different values on 1 Aug 2024: 59.7 U/L, 61 U/L; and on 2 further days",
            ("samples[1]", "samples[0]", "samples[3]", "samples[2]", "samples[5]", "samples[4]"),
        )
    ]


def test_several_glucose_values_a_day_are_a_note() -> None:
    event = Event(id="e", name="hyperglycaemia", kind="hyperglycaemia")
    found = findings(sample("Glu", 9.0, "mmol/L"), sample("Glu", 14.0, "mmol/L"), events=(event,))
    assert [finding.severity for finding in found] == ["note"]


def test_the_same_number_twice_in_a_row_is_asked_about() -> None:
    values = {"2024-07-25": 306.6, "2024-08-04": 306.6, "2024-08-12": 164.7, "2024-08-29": 312.7, "2024-09-07": 312.7}
    found = findings(*(sample("AST", value, day=day) for day, value in values.items()))
    assert [(finding.kind, finding.text, finding.where) for finding in found] == [
        ("repeated_value", "AST 306.6 U/L on both 25 Jul 2024 and 4 Aug 2024: transcription?",
         ("samples[0]", "samples[1]")),
        ("repeated_value", "AST 312.7 U/L on both 29 Aug 2024 and 7 Sep 2024: transcription?",
         ("samples[3]", "samples[4]")),
    ]  # fmt: skip


@pytest.mark.parametrize(
    "values",
    [
        {"2024-07-25": 306.0, "2024-08-04": 306.0},
        {"2024-07-25": 306.6, "2024-08-04": 306.7},
        {"2024-07-25": 306.6, "2024-08-04": 164.7, "2024-08-12": 306.6},
        {"2024-07-25": 306.6, "2024-08": 306.6},
    ],
)
def test_what_repeats_by_chance_or_not_in_a_row_is_not_asked_about(values: dict[str, float]) -> None:
    assert findings(*(sample("AST", value, day=day) for day, value in values.items())) == []


def test_a_longer_run_is_one_finding() -> None:
    found = findings(*(sample("AST", 306.6, day=f"2024-08-0{day}") for day in range(1, 5)))
    assert [finding.text for finding in found] == [
        "AST 306.6 U/L on 4 dates in a row from 1 Aug 2024 to 4 Aug 2024: transcription?"
    ]


@given(st.permutations(range(6)))
def test_the_order_of_entry_changes_no_finding(order: list[int]) -> None:
    samples = (
        sample("AST", 306.6, day="2024-07-25"), sample("AST", 306.6), sample("AST", 300.1),
        sample("DBIL", 30.0, "umol/L"), sample("TBIL", 1.5, "mg/dL"), sample("TBIL", 20.0, "umol/L"),
    )  # fmt: skip
    texts = {finding.text for finding in findings(*samples)}
    assert {finding.text for finding in findings(*(samples[place] for place in order))} == texts


def test_days_resolved_later_are_used() -> None:
    case = Case(id="c", samples=(sample("ALT", 59.7, day="day 1 of x"), sample("ALT", 61.0, day="day 1 of x")))
    dated = [replace(multiple, first=739102, last=739102) for multiple in multiples(case)]
    assert [finding.kind for finding in lab_findings(case, multiples(case))] == []
    assert [finding.kind for finding in lab_findings(case, dated)] == ["two_values_one_day"]
