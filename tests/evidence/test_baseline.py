"""The baseline of a product, what came after it, and the levels proposed for an abnormal one."""

import pytest

from causality.case.model import Case, Sample
from causality.evidence.baseline import Baseline, baseline, level_text, levels_of, since
from causality.evidence.facts import gather
from tests.build import alp, alt, case, dose, product, tbil


def before(*samples: Sample, start: int | str | None = 100) -> Baseline | None:
    whole = case(product(dose(start)), samples=samples)
    return baseline(gather(whole), whole.products[0], "ALT")


def test_the_mean_of_the_samples_before_the_first_intake() -> None:
    assert before(alt(50, 1), alt(90, 2), alt(101, 9)) == Baseline((0, 1), 1.5)


@pytest.mark.parametrize(
    ("samples", "used"),
    [((alt(100, 2),), (0,)), ((alt(101, 2),), None), ((alt(-80, 2),), (0,)), ((alt(-81, 2),), None),
     ((alt("2024-04", 2),), None), ((alt("2024-03", 2),), (0,)), ((alt(90, 2, "<"), alt(91, 3)), (1,)),
     ((alp(90, 2),), None), ((alt("unknown", 2),), None)],
    ids=["the day itself", "the day after", "180 days before", "181 days before", "either side", "a month before",
         "censored", "another analyte", "unknown day"],
)  # fmt: skip
def test_which_samples_are_before(samples: tuple[Sample, ...], used: tuple[int, ...] | None) -> None:
    found = before(*samples)
    assert (found.samples if found else None) == used


def test_without_a_known_first_intake_there_is_no_baseline() -> None:
    assert before(alt(50, 1), start="unknown") is None
    assert before(alt(50, 1), start=None) is None


def test_one_sample_is_not_enough_and_says_so() -> None:
    one, two = before(alt(90, 2)), before(alt(90, 2), alt(95, 2))
    assert one is not None
    assert two is not None
    assert (one.enough, two.enough) == (False, True)
    assert (Baseline((0,), 1.0).abnormal, Baseline((0,), 1.01).abnormal) == (False, True)


def later(*samples: Sample) -> Case:
    return case(product(dose(100)), samples=samples)


def test_the_worst_after_the_first_intake_stands_in_both_multiples() -> None:
    whole = later(alt(90, 2), alt(95, 2), alt(110, 5), alt(120, 9), alt(130, 3), tbil(120, 1))
    found = {one.analyte: one for one in since(gather(whole), whole.products[0], ("ALT", "TBIL", "ALP"))}
    assert set(found) == {"ALT", "TBIL"}
    alt_since = found["ALT"]
    assert (alt_since.worst.index, alt_since.multiple, alt_since.of_baseline) == (3, (9, 9), (4.5, 4.5))
    assert found["TBIL"].of_baseline is None


def test_of_platelets_the_lowest_is_the_worst() -> None:
    samples = tuple(
        Sample(analyte="PLT", day=alt(day, 1).day, value=value, unit="10*9/L", lower=150, upper=400)
        for day, value in ((90, 200), (110, 120), (120, 60), (130, 160))
    )
    whole = later(*samples)
    (found,) = since(gather(whole), whole.products[0], ("PLT",))
    assert found.worst.index == 2


@pytest.mark.parametrize(
    ("times", "levels"),
    [(1.45, ()), (1.5, (4, 6, 11)), (2.95, (4, 6, 11)), (3, (6, 8, 12)), (5, (6, 8, 12)), (5.05, ())],
)
def test_the_levels_proposed_for_a_baseline(times: float, levels: tuple[float, ...]) -> None:
    assert levels_of(times) == levels


@pytest.mark.parametrize(("peak", "level"), [(4, 0), (4.05, 1), (6.05, 2), (11, 2), (11.05, 3)])
def test_how_many_levels_are_reached(peak: float, level: int) -> None:
    whole = later(alt(90, 2), alt(95, 2), alt(110, peak))
    (found,) = since(gather(whole), whole.products[0], ("ALT",))
    assert found.level == level
    assert level_text(found).startswith(f"{level} of the levels 4/6/11×ULN")


def test_without_proposed_levels_nothing_is_told() -> None:
    whole = later(alt(90, 1), alt(95, 1), alt(110, 9))
    (found,) = since(gather(whole), whole.products[0], ("ALT",))
    assert found.level is None
    assert level_text(found) == ""
