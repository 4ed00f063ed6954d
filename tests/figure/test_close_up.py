"""A change of dose from near: the samples before and after, the height that decides, what else changed."""

import pytest

from causality.assess import assess
from causality.case.model import Case, Sample
from causality.evidence.change_value import change_value
from causality.figure.chart import chart_of
from causality.figure.close_up import CloseUp, close_up, close_ups
from tests.build import alt, case, co_drug, dose, event, on, ordinal, product, tbil

STOPPED = product(dose(-100, 0))
STARTED = product(dose(0))


def seen(of: Case, change: str = "stop") -> CloseUp:
    assessment = assess(of)
    one = next(one for one in assessment.challenges if one.change == change)
    found = close_up(assessment, chart_of(assessment).series, (one.product, one.record, one.change), one.event)
    assert found is not None
    return found


def of_stop(*samples: Sample) -> CloseUp:
    return seen(case(STOPPED, samples=samples))


def test_the_samples_before_and_after_are_told_apart() -> None:
    (panel,) = of_stop(alt(-5, 9), alt(10, 3), alt(20, 2)).panels
    assert (sorted(panel.before), sorted(panel.after)) == ([0], [1, 2])
    assert [point.index for point in panel.series.points] == [0, 1, 2]


def test_samples_out_of_reach_are_not_drawn() -> None:
    found = of_stop(alt(-60, 4), alt(-5, 9), alt(10, 3), alt(300, 2))
    assert [point.index for point in found.panels[0].series.points] == [1, 2]
    assert found.first <= ordinal(-5)
    assert found.last < ordinal(300)


@pytest.mark.parametrize(("before", "half"), [(9.0, 5.0), (3.0, 2.0)])
def test_after_less_half_of_the_excess_decides(before: float, half: float) -> None:
    (level,) = of_stop(alt(-5, before), alt(10, 1)).panels[0].levels
    assert level.multiple == pytest.approx(half)
    assert level.text == "50 % of the excess of ALT"
    assert (level.first, level.last) == (ordinal(-5), ordinal(10))


def test_a_fall_counts_only_beyond_the_reference_change_value() -> None:
    (level,) = of_stop(alt(-5, 1.5), alt(10, 1)).panels[0].levels
    assert level.multiple == pytest.approx(1.5 * (1 - (change_value("ALT") or 0)))
    assert level.text == "reference change of ALT, 29 %"


def test_without_an_excess_nothing_can_fall() -> None:
    assert of_stop(alt(-5, 1.0), alt(10, 0.5)).panels[0].levels == ()


def test_after_more_the_doubling_decides_where_the_method_asks_for_it() -> None:
    found = seen(case(STARTED, samples=(alt(-5, 2), alt(10, 5), tbil(-5, 2), tbil(10, 5))), "start")
    levels = {panel.series.analyte: panel.levels[0] for panel in found.panels}
    assert (levels["ALT"].multiple, levels["ALT"].text) == (4.0, "2 × ALT before")
    assert levels["TBIL"].multiple == pytest.approx(2.2)
    assert levels["TBIL"].text == "20 % more excess of TBIL"


def test_where_harm_is_a_fall_half_of_the_excess_lies_below_the_limit() -> None:
    low = tuple(
        Sample(analyte="PLT", day=on(day), value=value, unit="10*9/L", lower=100, upper=400)
        for day, value in ((-5, 50), (10, 90))
    )
    found = seen(case(STOPPED, samples=low, of=event(kind="other", analytes=("PLT",))))
    (level,) = found.panels[0].levels
    assert level.multiple == pytest.approx(75 / 400)


def test_the_verdict_stands_in_words_with_its_reason() -> None:
    (panel,) = of_stop(alt(-5, 9), alt(10, 3)).panels
    assert panel.words == "positive"
    assert panel.reason == "excess fell by 75 %"


def test_days_of_one_verdict_are_told_together() -> None:
    found = seen(case(product(dose(-100, "2024-01")), samples=(alt(-5, 9), alt(10, 3), alt(40, 2))))
    assert found.change == (ordinal(0), ordinal(30))
    assert found.panels[0].reason.count(":") <= len(found.panels[0].series.points)
    assert found.days == "1 to 31 Jan 2024"


def test_another_product_of_a_known_day_bears_a_letter() -> None:
    found = seen(case(STOPPED, co_drug(dose(2, 4)), samples=(alt(-5, 9), alt(10, 3))))
    assert [(one.sign, one.day) for one in found.others] == [("A", ordinal(2)), ("B", ordinal(4))]
    assert found.others_text.startswith("(A) ")


def test_another_product_of_an_unknown_day_is_named_only() -> None:
    found = seen(case(STOPPED, co_drug(dose("2024-01", None)), samples=(alt(-5, 9), alt(10, 3))))
    assert [(one.sign, one.day) for one in found.others] == [("", None)]
    assert "1 to 31 Jan 2024" in found.others_text


def test_a_change_that_no_sample_stands_by_has_no_close_up() -> None:
    assessment = assess(case(product(dose(-100, 0), dose(400, 500)), samples=(alt(-5, 9), alt(10, 3))))
    found = close_ups(assessment, chart_of(assessment).series, "drug", "event")
    assert [one.key[2] for one in found] == ["stop"]


def test_close_ups_come_in_order_of_time() -> None:
    assessment = assess(case(product(dose(20), dose(-100, 0)), samples=(alt(-5, 9), alt(10, 3), alt(30, 6))))
    found = close_ups(assessment, chart_of(assessment).series, "drug", "event")
    assert [one.change[0] for one in found] == sorted(one.change[0] for one in found)
    assert len(found) >= 2


def test_the_close_up_is_told_in_words() -> None:
    words = of_stop(alt(-5, 9), alt(10, 3)).alternative
    assert "ALT: positive, excess fell by 75 %" in words
    assert "1 Jan 2024" in words
