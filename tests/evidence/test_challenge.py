"""Challenges of a case: windows, other changes in the same weeks, uncertain days."""

import pytest

from causality.assess import assess
from causality.case.model import Case, DoseRecord, Event, Product, Sample
from causality.evidence.values import Challenge
from tests.build import (
    alp,
    alt,
    ast,
    case,
    challenge,
    challenges,
    co_drug,
    dose,
    event,
    on,
    ordinal,
    product,
    sample,
    since,
    tbil,
)

LIVER = event()
SUGAR = event(kind="hyperglycaemia")
STOPPED = product(dose(-100, 0))
STARTED = product(dose(0))


def stopped(*samples: Sample, others: tuple[Product, ...] = (), of: Event = LIVER) -> Challenge:
    return challenge(case(STOPPED, *others, samples=samples, of=of), "stop", samples[0].analyte)


def started(*samples: Sample, others: tuple[Product, ...] = (), of: Event = LIVER) -> Challenge:
    return challenge(case(STARTED, *others, samples=samples, of=of), "start", samples[0].analyte)


@pytest.mark.parametrize(
    ("doses", "expected"),
    [((dose(0),), ["start"]), ((dose(0, 10),), ["start", "stop"]),
     ((dose(0, 10), dose(20, 30)), ["start", "stop", "restart", "stop"]),
     ((dose(0, None, 100), dose(10, None, 200), dose(20, None, 50)), ["start", "increase", "reduction"])],
)  # fmt: skip
def test_every_change_of_dose_is_a_challenge_for_every_analyte_measured(
    doses: tuple[DoseRecord, ...], expected: list[str]
) -> None:
    found = assess(case(product(*doses), samples=(alt(5, 9), tbil(5, 2)))).challenges
    assert [one.change for one in found if one.analyte == "ALT"] == expected
    assert {one.analyte for one in found} == {"ALT", "TBIL"}


def test_concomitant_products_are_not_challenged() -> None:
    assert assess(case(co_drug(dose(0)), samples=(alt(5, 9),))).challenges == ()


@pytest.mark.parametrize(
    ("day", "verdict"), [(-15, "uninterpretable"), (-14, "positive"), (-1, "positive"), (0, "positive")]
)
def test_the_sample_before_is_of_the_14_days_up_to_the_change(day: int, verdict: str) -> None:
    found = stopped(alt(day, 10), alt(20, 2))
    assert found.verdict == verdict
    if verdict == "uninterpretable":
        assert "no sample in the 14 days before" in found.reason


def test_the_last_sample_before_counts_and_that_of_the_same_day_is_before() -> None:
    found = stopped(alt(-5, 20), alt(0, 10), alt(10, 6))
    assert found.readings[0].before == 1
    assert found.readings[0].after == (2,)
    assert found.verdict == "partial"


def test_a_sample_of_the_day_of_the_start_is_before_it() -> None:
    assert started(ast(0, 2), ast(5, 4)).verdict == "positive"
    assert started(ast(-3, 4), ast(0, 2), ast(5, 4)).readings[0].before == 1


@pytest.mark.parametrize(
    ("of", "analyte", "day", "verdict"),
    [(LIVER, "ALT", 180, "positive"), (LIVER, "ALT", 181, "uninterpretable"), (SUGAR, "GLU", 30, "positive"),
     (SUGAR, "GLU", 31, "uninterpretable")],
)  # fmt: skip
def test_the_course_after_lasts_30_days_for_the_liver_180(of: Event, analyte: str, day: int, verdict: str) -> None:
    found = stopped(sample(analyte, 0, 10), sample(analyte, day, 2), of=of)
    assert found.verdict == verdict
    if verdict == "uninterpretable":
        assert "no sample after" in found.reason


@pytest.mark.parametrize(("restart", "verdict"), [(9, "uninterpretable"), (10, "positive"), (11, "positive")])
def test_the_next_change_of_dose_ends_the_course(restart: int, verdict: str) -> None:
    of = case(product(dose(-100, 0), dose(restart)), samples=(alt(0, 10), alt(10, 2)))
    assert challenge(of, "stop").verdict == verdict


def test_the_numbers_of_a_reading() -> None:
    (reading,) = stopped(alt(0, 11), alt(5, 12), alt(10, 7), alt(20, 6), alt(30, 3)).readings
    assert (reading.first, reading.last) == (ordinal(0), ordinal(0))
    assert (reading.before, reading.after) == (0, (1, 2, 3, 4))
    assert reading.first_change == pytest.approx(10)
    assert reading.highest == pytest.approx(10)
    assert reading.lowest == pytest.approx(-80)
    assert reading.half_days == (20, 20)


@pytest.mark.parametrize(
    ("before", "after", "verdict"), [(1.5, 3.0, "positive"), (1.5, 2.9, "negative"), (5.0, 20.0, "uninterpretable")]
)
def test_a_restart_has_the_rule_of_re_exposure(before: float, after: float, verdict: str) -> None:
    of = case(product(dose(-100, -50), dose(0)), samples=(alt(-1, before), alt(9, after)))
    assert challenge(of, "restart").verdict == verdict


def other(start: int | str, stop: int | str | None = None) -> Product:
    return co_drug(dose(start, stop), id="other")


def remedy(start: int | str, stop: int | str | None = None) -> Product:
    return product(dose(start, stop), id="remedy", role="treatment", treats=("event",))


FALL = (alt(-5, 10), alt(5, 8), alt(20, 2))
WORSE = (alt(-5, 10), alt(5, 12), alt(20, 20))


@pytest.mark.parametrize(
    ("start", "verdict"),
    [(-6, "positive"), (-5, "uninterpretable"), (0, "uninterpretable"), (4, "uninterpretable"),
     (19, "uninterpretable"), (20, "positive"), (21, "positive")],
)  # fmt: skip
def test_another_product_changed_between_the_samples_makes_it_uninterpretable(start: int, verdict: str) -> None:
    """A sample of the very day of a change counts as before it: day 20 cannot explain the value of day 20."""
    found = stopped(*FALL, others=(other(start),))
    assert found.verdict == verdict
    assert ("other" in found.reason) == (verdict == "uninterpretable")


@pytest.mark.parametrize("start", [-5, 0, 4, 10])
def test_what_makes_a_challenge_uninterpretable_is_named_among_its_confounders(start: int) -> None:
    assert stopped(*FALL, others=(other(start),)).confounders == ("other",)


def test_the_stop_of_another_product_confounds_as_its_start_does() -> None:
    assert stopped(*FALL, others=(other(-300, 2),)).verdict == "uninterpretable"


def test_another_product_that_only_may_have_changed_is_named() -> None:
    found = stopped(*FALL, others=(other("2023-12-31 to 2024-06-30"),))
    assert found.verdict == "positive"
    assert [name for name in found.confounders if name.startswith("other")]


@pytest.mark.parametrize(
    ("samples", "start", "verdict"),
    [(FALL, 2, "uninterpretable"), (FALL, "2023-12-31 to 2024-06-30", "uninterpretable"), (FALL, 21, "positive"),
     (FALL, -6, "positive"), (WORSE, 2, "inverse"), (WORSE, "2023-12-31 to 2024-06-30", "inverse")],
)  # fmt: skip
def test_treatment_of_the_event_explains_an_improvement_and_not_a_worsening(
    samples: tuple[Sample, ...], start: int | str, verdict: str
) -> None:
    assert stopped(*samples, others=(remedy(start),)).verdict == verdict


def test_treatment_of_the_event_does_not_explain_a_rise_after_a_start() -> None:
    found = started(ast(0, 2), ast(10, 6), others=(remedy(5),))
    assert found.verdict == "positive"
    assert "remedy" in found.confounders


def test_treatment_of_the_event_may_explain_a_fall_after_a_start() -> None:
    assert started(ast(0, 6), ast(10, 2), others=(remedy(5),)).verdict == "uninterpretable"


def test_treatment_of_another_event_confounds_like_any_product() -> None:
    elsewhere = product(dose(2), id="remedy", role="treatment", treats=("another",))
    assert stopped(*WORSE, others=(elsewhere,)).verdict == "uninterpretable"


def vague(stop: str, *samples: Sample) -> Challenge:
    return challenge(case(product(dose(-100, stop)), samples=samples), "stop")


def test_an_uncertain_day_gives_one_reading_for_each_days_that_read_the_same() -> None:
    found = vague("2024-01-01 to 2024-01-21", alt(0, 10), alt(10, 20), alt(20, 2), alt(25, 2))
    days = [since((one.first, one.last)) for one in found.readings]
    assert days[0] == (0, 9)
    assert days[-1] == (20, 20)
    assert [one.verdict for one in found.readings] == ["positive", "positive", "negative"]


def test_a_verdict_that_differs_with_the_day_depends_on_the_date() -> None:
    found = vague("2024-01-01 to 2024-01-21", alt(0, 10), alt(10, 20), alt(30, 13))
    assert {one.verdict for one in found.readings} == {"inverse", "partial"}
    assert found.verdict == "depends_on_date"


def test_days_that_cannot_be_read_do_not_change_the_verdict_of_the_others() -> None:
    found = vague("2024-01", alt(0, 10), alt(10, 2))
    assert {one.verdict for one in found.readings} == {"positive", "uninterpretable"}
    assert found.verdict == "positive"


def test_alternatives_are_read_one_by_one() -> None:
    found = vague("2024-01-03 or 2024-01-13", alt(0, 10), alt(10, 20), alt(30, 13))
    assert [since((one.first, one.last)) for one in found.readings] == [(2, 2), (12, 12)]
    assert [one.verdict for one in found.readings] == ["inverse", "partial"]


def test_the_readings_cover_every_possible_day_once() -> None:
    found = vague("2024-01", alt(-20, 4), alt(0, 10), alt(10, 20), alt(29, 15), alt(100, 2))
    covered = [day for one in found.readings for day in range(one.first, one.last + 1)]
    assert covered == list(range(ordinal(0), ordinal(31)))


def test_half_days_run_over_the_days_of_a_reading() -> None:
    (reading,) = vague("2024-01-02 to 2024-01-05", alt(0, 11), alt(10, 2)).readings
    assert reading.half_days == (6, 9)


def test_it_is_not_known_how_long_a_dose_was_kept() -> None:
    of = case(product(dose(-100, 0), dose("2024-01-06 to 2024-01-31")), samples=(alt(0, 10), alt(5, 14), alt(20, 2)))
    found = challenge(of, "stop")
    assert found.verdict == "depends_on_date"
    assert "if this dose was kept" in found.reason


def test_contradictory_dates_leave_a_challenge_uninterpretable() -> None:
    found = challenges(case(product(dose(20, 10)), samples=(alt(0, 10), alt(30, 2))), "start")
    assert [(one.verdict, one.readings) for one in found] == [("uninterpretable", ())]
    assert "contradict" in found[0].reason


def test_samples_without_an_exact_day_are_not_read() -> None:
    found = assess(case(STOPPED, samples=(alt("2024-01", 10), alp(0, 3), alp(9, 1)))).challenges
    assert {one.analyte for one in found} == {"ALP"}


def test_glucose_rises_with_the_start() -> None:
    found = started(sample("GLU", -3, 0.85), sample("GLU", 4, 3.8), of=SUGAR)
    assert found.verdict == "positive"


def low(day: int, value: float, upper: float | None) -> Sample:
    return Sample(analyte="PLT", day=on(day), value=value, lower=150, upper=upper)


@pytest.mark.parametrize("upper", [400, None], ids=["both limits", "lower limit alone"])
def test_platelets_fall_with_the_start_and_recover_after_the_stop(upper: float | None) -> None:
    thrombopenia = event(kind="other", analytes=("PLT",))
    samples = (low(-1, 200, upper), low(9, 60, upper), low(10, 60, upper), low(30, 180, upper))
    of: Case = case(product(dose(0, 10)), samples=samples, of=thrombopenia)
    assert challenge(of, "start", "PLT").verdict == "positive"
    assert challenge(of, "stop", "PLT").verdict == "positive"
