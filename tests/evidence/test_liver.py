"""R, pattern, case definition, Hy's law and severity, every limit from both sides."""

import pytest

from causality.case.causes import GROUP_I, GROUP_II
from causality.case.model import Case, Outcome, Sample, Symptom, WorkUpRow
from causality.evidence.liver import pattern_of
from causality.evidence.values import LiverEvidence
from tests.build import alp, alt, ast, case, dose, event, liver, on, product, ruled_out, sample, symptom, tbil, work_up

ALL = ("hepatocellular", "mixed", "cholestatic")
Samples = tuple[Sample, ...]


def shown(*samples: Sample, work_up: tuple[WorkUpRow, ...] = (), symptoms: tuple[Symptom, ...] = ()) -> LiverEvidence:
    return liver(case(product(dose(0)), samples=samples, work_up=work_up, symptoms=symptoms))


@pytest.mark.parametrize(
    ("ratio", "pattern"),
    [(5.0, "hepatocellular"), (4.99, "mixed"), (2.01, "mixed"), (2.0, "cholestatic"), (0.0, "cholestatic"),
     (float("inf"), "hepatocellular")],
)  # fmt: skip
def test_pattern_of_a_ratio(ratio: float, pattern: str) -> None:
    assert pattern_of(ratio) == pattern


@pytest.mark.parametrize(
    ("alt_times", "alp_times", "pattern"),
    [(10, 2, "hepatocellular"), (9.95, 2, "mixed"), (4.05, 2, "mixed"), (4, 2, "cholestatic"), (2, 4, "cholestatic"),
     (6.6, 1.32, "hepatocellular"), (7.7, 1.54, "hepatocellular"), (2.2, 1.1, "cholestatic")],
)  # fmt: skip
def test_pattern_when_both_are_raised(alt_times: float, alp_times: float, pattern: str) -> None:
    assert shown(alt(30, alt_times), alp(30, alp_times)).pattern == (pattern,)


@pytest.mark.parametrize(
    ("alt_times", "alp_times", "pattern"),
    [(3, 1.0, ("hepatocellular",)), (3, 0.9, ("hepatocellular",)), (3, 1.05, ("mixed",)), (1.0, 3, ("cholestatic",)),
     (1.5, 0.9, ("hepatocellular",)), (0.5, 1.1, ("cholestatic",))],
)  # fmt: skip
def test_one_raised_test_alone_decides_the_pattern(alt_times: float, alp_times: float, pattern: tuple[str]) -> None:
    assert shown(alt(30, alt_times), alp(30, alp_times)).pattern == pattern


@pytest.mark.parametrize(
    ("samples", "ratio"),
    [((alt(30, 10), alp(30, 2)), (5, 5)), ((alt(30, 10), alp(31, 2)), None), ((alt(30, 10),), None),
     ((alp(30, 10),), None), ((alt(30, 10), alp(30, 2), alt(40, 40), alp(40, 2)), (5, 5)),
     ((alt(20, 3), alp(20, 1.5), alt(30, 10), alp(30, 2)), (5, 5)), ((alt(30, 10), alp(30, 0)), None)],
    ids=["same day", "next day", "no ALP", "no ALT", "later peak", "first qualifying", "ALP of zero"],
)  # fmt: skip
def test_the_ratio_is_that_of_the_first_qualifying_day(samples: Samples, ratio: tuple[float, float] | None) -> None:
    found = shown(*samples)
    assert found.ratio == (None if ratio is None else pytest.approx(ratio))


def test_samples_from_before_the_assessors_onset_do_not_make_the_ratio() -> None:
    of = case(product(dose(0)), samples=(alt(5, 6), alp(5, 6), alt(30, 10), alp(30, 1)), onset=30)
    assert liver(of).ratio == (10, 10)


@pytest.mark.parametrize(
    ("samples", "pattern"),
    [((alt(30, 10),), ALL), ((alp(30, 3),), ALL), ((alt(30, 10), alp(32, 1)), ALL), ((tbil(30, 3),), ALL)],
)
def test_without_a_ratio_every_pattern_is_possible(samples: Samples, pattern: tuple[str, ...]) -> None:
    assert shown(*samples).pattern == pattern


@pytest.mark.parametrize(
    ("samples", "ratio", "pattern"),
    [((alt(30, 20, ">"), alp(30, 2)), (10, float("inf")), ("hepatocellular",)),
     ((alt(30, 6, ">"), alp(30, 2)), (3, float("inf")), ("hepatocellular", "mixed")),
     ((alt(30, 6), alp(30, 2, ">")), (0, 3), ("mixed", "cholestatic")),
     ((alt(30, 10), alp(30, 1, "<")), (10, float("inf")), ("hepatocellular",)),
     ((alt(30, 6, ">"), alp(30, 3, ">")), (0, float("inf")), ALL)],
)  # fmt: skip
def test_a_censored_value_gives_a_range_of_ratios(
    samples: Samples, ratio: tuple[float, float], pattern: tuple[str, ...]
) -> None:
    assert shown(*samples).ratio == ratio
    assert shown(*samples).pattern == pattern


@pytest.mark.parametrize(
    ("samples", "new_ratio", "alone"),
    [((alt(30, 10), ast(30, 16), alp(30, 2)), (8, 8), False), ((alt(30, 10), ast(30, 6), alp(30, 2)), (5, 5), False),
     ((alt(30, 10), alp(30, 2)), (5, 5), True), ((alt(30, 10), ast(30, 20)), None, False)],
)  # fmt: skip
def test_the_new_ratio_takes_the_higher_of_alt_and_ast(
    samples: Samples, new_ratio: tuple[float, float] | None, alone: bool
) -> None:
    assert (shown(*samples).new_ratio, shown(*samples).new_ratio_from_alt_alone) == (new_ratio, alone)


@pytest.mark.parametrize(
    ("samples", "offer"),
    [((alt(30, 10), alp(33, 1)), (0, 1)), ((alt(30, 10), alp(34, 1)), ()), ((alt(30, 10), alp(27, 1)), (0, 1)),
     ((alt(30, 10), alp(26, 1)), ()), ((alt(30, 10), alp(33, 1), alp(29, 1)), (0, 2)), ((alt(30, 10), alp(30, 1)), ()),
     ((alt(30, 10),), ())],
)  # fmt: skip
def test_the_nearest_pair_within_three_days_is_offered(samples: Samples, offer: tuple[int, ...]) -> None:
    assert shown(*samples).pair_offer == offer
    if offer:
        assert shown(*samples).ratio is None


@pytest.mark.parametrize(
    ("samples", "met"),
    [((alt(30, 5), alp(30, 1)), "yes"), ((alt(30, 4.95), alp(30, 1), tbil(30, 1)), "no"),
     ((alt(30, 1), alp(30, 2)), "yes"), ((alt(30, 1), alp(30, 1.95), tbil(30, 9)), "no"),
     ((alt(30, 3), alp(30, 1), tbil(30, 2.05)), "yes"), ((alt(30, 3), alp(30, 1), tbil(30, 2)), "no"),
     ((alt(30, 2.95), alp(30, 1), tbil(30, 9)), "no"), ((alt(30, 3), alp(30, 1)), "either"),
     ((alt(30, 2.95), alp(30, 1)), "no"), ((alt(30, 4),), "either"), ((alp(30, 1.5),), "either"), ((), "either"),
     ((alt(30, 4, ">"), alp(30, 1), tbil(30, 1)), "either"), ((alt(30, 5, ">"), alp(30, 1)), "yes"),
     ((alt(30, 4.95, "<"), alp(30, 1), tbil(30, 1)), "no")],
)  # fmt: skip
def test_case_definition(samples: Samples, met: str) -> None:
    assert shown(*samples).case_definition == met


def test_alt_and_bilirubin_of_different_days_do_not_meet_the_definition_together() -> None:
    samples = (alt(30, 3), alp(30, 1), tbil(30, 1), alt(33, 1), tbil(33, 5))
    assert shown(*samples).case_definition == "no"


def test_a_high_alt_of_an_uncertain_day_meets_the_definition() -> None:
    assert shown(alt("2024-01", 10), alp("2024-01", 1)).case_definition == "yes"


@pytest.mark.parametrize(
    ("samples", "entry"),
    [((alt(30, 5), alp(30, 1)), "yes"), ((alt(30, 4.95), alp(30, 1.95)), "no"), ((alt(30, 1), alp(30, 2)), "yes"),
     ((alt(30, 4.95),), "either"), ((alt(30, 5),), "yes"), ((alt(30, 4), alt(40, 6), alp(30, 1)), "yes")],
)  # fmt: skip
def test_entry_threshold(samples: Samples, entry: str) -> None:
    assert shown(*samples).entry == entry


EVERY_CAUSE = ruled_out(len(GROUP_I), len(GROUP_II))


@pytest.mark.parametrize(
    ("samples", "law"),
    [((alt(30, 3), tbil(30, 2.05), alp(30, 1.95)), "met"), ((alt(30, 2.95), tbil(30, 2.05), alp(30, 1)), "not_met"),
     ((alt(30, 3), tbil(30, 2), alp(30, 1)), "not_met"), ((alt(30, 3), tbil(30, 2.05), alp(30, 2)), "not_met"),
     ((ast(30, 3), tbil(30, 2.05), alp(30, 1)), "met"), ((ast(30, 2.95), tbil(30, 2.05), alp(30, 1)), "not_met"),
     ((alt(30, 1), ast(30, 3), tbil(30, 2.05), alp(30, 1)), "met"), ((alt(30, 3), tbil(30, 2.05)), "open"),
     ((alt(30, 3), alp(30, 1)), "open"), ((tbil(30, 9), alp(30, 1)), "not_met"), ((), "not_met")],
)  # fmt: skip
def test_hys_law(samples: Samples, law: str) -> None:
    assert shown(*samples, work_up=EVERY_CAUSE).hys_law == law


@pytest.mark.parametrize(
    ("rows", "law"),
    [(EVERY_CAUSE, "met"), ((), "biochemically_met"), (ruled_out(1), "biochemically_met"),
     (ruled_out(7, 4), "biochemically_met"), ((*ruled_out(7, 4), *work_up("not_done", "vzv")), "biochemically_met"),
     ((*ruled_out(7, 4), *work_up("inconclusive", "vzv")), "biochemically_met"),
     ((*ruled_out(7, 4), *work_up("positive", "vzv")), "biochemically_met")],
    ids=["all ruled out", "nothing done", "hepatitis A alone ruled out", "one not recorded", "one not done",
         "one inconclusive", "one positive"],
)  # fmt: skip
def test_hys_law_is_potential_while_causes_are_open(rows: tuple[WorkUpRow, ...], law: str) -> None:
    assert shown(alt(30, 10), tbil(30, 3), alp(30, 1), work_up=rows).hys_law == law


def test_hys_law_is_not_excluded_by_samples_of_uncertain_days() -> None:
    assert shown(alt("2024-01", 10), tbil("2024-01", 5), alp("2024-01", 1)).hys_law != "not_met"


def with_inr(value: float, name: str = "INR", comparator: str = "") -> Sample:
    return Sample(analyte=name, day=on(30), value=value, comparator=comparator)  # type: ignore[arg-type] # a table


@pytest.mark.parametrize(
    ("samples", "symptoms", "outcome", "severity"),
    [((tbil(30, 1.95),), (), None, "mild"), ((tbil(30, 2),), (), None, "moderate"),
     ((tbil(30, 1.95),), ("jaundice",), None, "moderate"), ((tbil(30, 2), with_inr(1.5)), (), None, "severe"),
     ((tbil(30, 2), with_inr(1.45)), (), None, "moderate"), ((tbil(30, 1.95), with_inr(3)), (), None, "mild"),
     ((tbil(30, 2),), ("Ascites",), None, "severe"), ((tbil(30, 2),), ("hepatic encephalopathy",), None, "severe"),
     ((tbil(30, 1),), (), "fatal", "fatal"), ((tbil(30, 1),), (), "transplant", "fatal"), ((), (), None, ""),
     ((tbil(30, 2), with_inr(1.5, comparator="<")), (), None, "moderate"),
     ((tbil(30, 2), with_inr(1.6, "PT-INR")), (), None, "severe")],
)  # fmt: skip
def test_severity(samples: Samples, symptoms: tuple[str, ...], outcome: Outcome | None, severity: str) -> None:
    of: Case = case(
        product(dose(0)), samples=(alt(30, 10), alp(30, 1), *samples), of=event(outcome=outcome),
        symptoms=tuple(symptom(name, 30) for name in symptoms),
    )  # fmt: skip
    assert liver(of).severity == severity


def test_severity_is_not_graded_below_the_case_definition() -> None:
    assert shown(alt(30, 2), alp(30, 1), tbil(30, 1.5)).severity == ""


def test_limits_of_normal_of_each_sample_make_the_multiples() -> None:
    found = liver(case(samples=(sample("ALT", 30, 10), Sample(analyte="ALP", day=on(30), value=240, upper=120))))
    assert found.ratio == (5, 5)
