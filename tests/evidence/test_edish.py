"""The eDISH reading: quadrants on both sides of each line, the days between the peaks, the way of the patient."""

import pytest

from causality.case.model import Case, Sample
from causality.evidence.edish import Edish, Quadrant, edish
from causality.evidence.facts import gather
from tests.build import DAY_0, alp, alt, ast, case, dose, event, product, ruled_out, tbil

Samples = tuple[Sample, ...]


def read(*samples: Sample, onset: int | None = None) -> Edish:
    return of(case(product(dose(0)), samples=samples, onset=onset))


def of(whole: Case) -> Edish:
    found = edish(gather(whole), whole.events[0])
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("samples", "quadrants"),
    [((alt(30, 2.95), tbil(30, 1.95)), ("normal",)), ((alt(30, 3), tbil(30, 1.95)), ("temple",)),
     ((alt(30, 2.95), tbil(30, 2)), ("cholestasis",)), ((alt(30, 3), tbil(30, 2)), ("potential_hys_law",)),
     ((ast(30, 3), alt(30, 1), tbil(30, 2)), ("potential_hys_law",)), ((alt(30, 3),), ()), ((tbil(30, 3),), ()),
     ((), ()), ((alt(30, 2, ">"), tbil(30, 2)), ("cholestasis", "potential_hys_law")),
     ((alt(30, 2, ">"), tbil(30, 1, ">")), ("normal", "temple", "cholestasis", "potential_hys_law")),
     ((alt(30, 3, ">"), tbil(30, 1.95, "<")), ("temple",))],
)  # fmt: skip
def test_the_peaks_place_the_injury(samples: Samples, quadrants: tuple[Quadrant, ...]) -> None:
    found = read(*samples)
    assert found.quadrants == quadrants
    if quadrants:
        only = len(quadrants) == 1
        assert found.potential == ("no" if "potential_hys_law" not in quadrants else "yes" if only else "either")


def test_the_higher_of_alt_and_ast_is_the_peak() -> None:
    found = read(alt(30, 5), ast(31, 8), alt(40, 7), tbil(35, 3))
    assert found.transaminase is not None
    assert (found.transaminase.analyte, found.transaminase.sample, found.transaminase.day) == ("AST", 1, DAY_0 + 31)
    assert found.transaminase.multiple == (8, 8)


def test_a_censored_value_widens_the_peak() -> None:
    found = read(alt(30, 5), alt(32, 4, ">"), tbil(30, 1))
    assert found.transaminase is not None
    assert (found.transaminase.multiple, found.transaminase.sample) == ((5, float("inf")), 0)


@pytest.mark.parametrize(
    ("bilirubin_day", "between", "text"),
    [(30, (0, 0), "both peaks on one day"), (37, (7, 7), "7 d after"), (21, (-9, -9), "9 d before"),
     ("2024-02-01 to 2024-02-03", (1, 3), "+1 to +3 days"), ("unknown", None, "not known")],
)  # fmt: skip
def test_the_days_between_the_peaks_are_told(
    bilirubin_day: int | str, between: tuple[int, int] | None, text: str
) -> None:
    found = read(alt(30, 5), tbil(bilirubin_day, 3))
    assert found.days_between == between
    assert text in found.text


@pytest.mark.parametrize(
    ("bilirubin_day", "days", "within"),
    [(37, 7, "yes"), (37, 6, "no"), (23, 7, "yes"), (23, 6, "no"), ("2024-02-01 to 2024-02-03", 3, "yes"),
     ("2024-02-01 to 2024-02-03", 2, "either"), ("2024-02-01 to 2024-02-03", 0, "no"),
     ("2024-01-30 to 2024-02-03", 0, "either"), ("unknown", 400, "either")],
)  # fmt: skip
def test_peaks_within_a_window_of_days(bilirubin_day: int | str, days: int, within: str) -> None:
    assert read(alt(30, 5), tbil(bilirubin_day, 3)).within(days) == within


def test_the_path_goes_through_the_days_with_both_tests() -> None:
    found = read(alt(40, 2), tbil(40, 1), alt(30, 5), tbil(30, 3), alt(35, 9), ast(38, 4), tbil(38, 5), alt(38, 3))
    assert [(step.day - DAY_0, step.analyte, step.transaminase, step.bilirubin) for step in found.path] == [
        (30, "ALT", 5, 3), (38, "AST", 4, 5), (40, "ALT", 2, 1),
    ]  # fmt: skip
    assert found.path[0].samples == (2, 3)
    assert not any(step.censored for step in found.path)
    assert read(alt(30, 5, ">"), tbil(30, 3)).path[0].censored


def test_samples_long_before_the_injury_are_none_of_its_peaks() -> None:
    whole = read(alt(1, 90), tbil(1, 30), alt(400, 5), tbil(400, 3), alp(400, 1), onset=400)
    assert whole.transaminase is not None
    assert whole.transaminase.multiple == (5, 5)
    assert len(whole.path) == 1


@pytest.mark.parametrize(
    ("samples", "law"),
    [((ast(30, 10), alt(30, 2), alp(30, 2), tbil(30, 2.05)), "yes"), ((ast(30, 9.95), alp(30, 2), tbil(30, 3)), "no"),
     ((alt(30, 10), alp(30, 2), tbil(30, 2)), "no"), ((alt(30, 10), alp(30, 2), tbil(33, 9)), "either"),
     ((alt(30, 10), tbil(30, 3)), "either"), ((tbil(30, 9), alp(30, 1)), "no"),
     ((alt(30, 10, ">"), alp(30, 3), tbil(30, 3)), "either")],
)  # fmt: skip
def test_the_law_by_the_new_ratio_reads_one_day(samples: Samples, law: str) -> None:
    assert read(*samples).new_ratio_law == law


def test_the_law_at_case_level_stands_beside_the_quadrant() -> None:
    samples = (alt(30, 10), tbil(30, 3), alp(30, 1))
    every = case(product(dose(0)), samples=samples, work_up=ruled_out(7, 5))
    assert (of(every).hys_law, of(every).potential) == ("met", "yes")
    cholestatic = read(alt(30, 10), tbil(30, 3), alp(30, 2))
    assert (cholestatic.hys_law, cholestatic.potential) == ("not_met", "yes")


def test_other_events_have_no_place() -> None:
    whole = case(product(dose(0)), samples=(alt(30, 10), tbil(30, 3)), of=event(kind="hyperglycaemia"))
    assert edish(gather(whole), whole.events[0]) is None
