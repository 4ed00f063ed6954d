"""The eDISH plot as values: where peaks and path stand, how days are called, and the second plot."""

import pytest

from causality.assess import assess
from causality.case.model import Case, Sample
from causality.figure.edish import EdishPlot, edish_plots
from tests.build import alt, ast, case, dose, event, ordinal, product, tbil

DRUG = product(dose(0, 30))


def plots(*samples: Sample, of: Case | None = None) -> tuple[EdishPlot, ...]:
    return edish_plots(assess(of or case(DRUG, samples=samples, onset=20)), "event")


def test_the_path_goes_from_day_to_day_and_counts_from_the_first_intake() -> None:
    (shown,) = plots(alt(10, 4), ast(10, 6), tbil(10, 1), alt(20, 9), tbil(20, 3))
    assert [(one.x, one.y, one.analyte, one.label) for one in shown.path] == [
        (6.0, 1.0, "AST", "d 10"), (9.0, 3.0, "ALT", "d 20"),
    ]  # fmt: skip
    assert shown.zero is not None
    assert shown.zero.day == ordinal(0)


def test_without_a_known_first_intake_days_are_called_by_their_date() -> None:
    found = case(product(dose("2024-01", 60)), samples=(alt(10, 4), tbil(10, 1)), onset=20)
    (shown,) = plots(of=found)
    assert [one.label for one in shown.path] == ["11 Jan"]
    assert shown.zero is None


def test_peaks_of_different_days_stand_together_and_say_so() -> None:
    (shown,) = plots(alt(10, 8), tbil(10, 1), alt(20, 5), tbil(20, 4))
    assert (shown.peaks, shown.apart, shown.reached) == ((8.0, 4.0), True, ("potential_hys_law",))
    assert "10 d after" in shown.told
    assert "of different days" in shown.legend


def test_peaks_of_one_day_are_told_apart_from_that() -> None:
    (shown,) = plots(alt(10, 8), tbil(10, 4))
    assert not shown.apart
    assert "of one day" in shown.legend


@pytest.mark.parametrize(
    ("enzyme", "bilirubin", "reached"),
    [(2.9, 1.9, "normal"), (3.0, 1.9, "temple"), (2.9, 2.0, "cholestasis"), (3.0, 2.0, "potential_hys_law")],
)
def test_the_quadrant_that_the_peaks_reach(enzyme: float, bilirubin: float, reached: str) -> None:
    (shown,) = plots(alt(10, enzyme), tbil(10, bilirubin))
    assert shown.reached == (reached,)
    assert shown.lines == (3.0, 2.0)


@pytest.mark.parametrize(("highest", "end"), [(20.0, 2), (100.0, 2), (101.0, 3)])
def test_the_axes_reach_from_a_tenth_to_a_hundred_and_further_where_values_do(highest: float, end: int) -> None:
    (shown,) = plots(alt(10, highest), tbil(10, 2))
    assert shown.decades(across=True) == (-1, end)
    assert shown.decades(across=False) == (-1, 2)


def test_an_abnormal_baseline_gives_a_second_plot_without_lines() -> None:
    before = (alt(-20, 1.8), alt(-10, 2.2), tbil(-10, 0.5))
    first, second = plots(*before, alt(10, 8), tbil(10, 2))
    assert second.lines is None
    assert [(one.x, one.y) for one in second.path] == [(4.0, 4.0)]
    assert "ALT 2×ULN" in second.told or "ALT 2.00×ULN" in second.told
    assert "none are confirmed" in second.legend
    assert len(first.path) == 2


def test_a_normal_baseline_gives_none() -> None:
    assert len(plots(alt(-10, 0.8), tbil(-10, 0.5), alt(10, 8), tbil(10, 2))) == 1


def test_an_event_that_is_no_liver_injury_has_no_plot() -> None:
    assert edish_plots(assess(case(DRUG, samples=(alt(10, 8), tbil(10, 2)), of=event(kind="other"))), "event") == ()


def test_the_plot_is_told_in_words() -> None:
    (shown,) = plots(alt(10, 8), tbil(10, 4))
    assert "11 Jan 2024: ALT 8" in shown.alternative
    assert "potential Hy's law" in shown.alternative
