"""What is promised of ranges: they are exact, and nothing but the facts moves them.

The oracle completes every uncertain date with every consistent day (`tests.completions`) and assesses each exact case.
"""

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, assume, example, given, settings

from causality.case.dates import PartialDate
from causality.case.model import Case, DoseRecord, Event, Patient, Product, Symptom
from causality.evidence.exposure import changes
from causality.evidence.facts import gather
from causality.evidence.moments import Moments
from tests.completions import completed_patients, completions, independent, over, said, within
from tests.properties import (
    LIVER,
    patients,
    small_cases,
    written,
)

few = settings(
    max_examples=60, deadline=None, derandomize=True,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much],
)  # fmt: skip


def _expect_exact(case: Case) -> None:
    """A case scores what its completions score; with none that scores it is not scored, for the same reason."""
    told, truth = said(case), over(list(completions(case)))
    assert told.answers == truth.answers
    assert told.totals == truth.totals
    if not truth.totals:
        assert told.states == (truth.states or {"incomplete"})


@few
@given(small_cases(others=0))
def test_totals_and_answers_of_a_product_alone_are_exact(case: Case) -> None:
    assume(independent(case))
    _expect_exact(case)


@few
@given(small_cases(completions=60, others=2))
def test_totals_and_answers_beside_other_products_are_exact(case: Case) -> None:
    assume(independent(case))
    _expect_exact(case)


@few
@example(written("2024-06-15", "2024-06-15 |"), Patient(age=40.0, alcohol=2.5, pregnant=True))
@given(small_cases(exact=True, others=0), patients())
def test_unknown_facts_of_the_patient_give_the_exact_range(case: Case, patient: Patient) -> None:
    partial = replace(case, patient=patient)
    truth = over([replace(case, patient=known) for known in completed_patients(patient)])
    assert (said(partial).totals, said(partial).answers) == (truth.totals, truth.answers)


EXACT_CASES = {
    "a loose sample before or after an exact one": written(
        "2024-06-15", "2024-06-14 | 2024-06-14",
        samples=("ALT | 2024-06-16 | 1.5", "ALT | 2024-06-15 to 2024-06-16 | 0.5"),
    ),
    "a restart before or after the last day of another product": written(
        "2024-06-15", "2024-06-01 | 2024-06-01", "2024-06-16 to 2024-06-21 |",
        others=(("2024-02-16 |",), ("2024-06-16 | 2024-06-16",)),
        samples=("ALT | 2024-06-12 | 0.5", "ALT | 2024-06-20 | 1"),
    ),
    "a product at hand at the onset whose own timing never changes": written(
        "2024-06-15 to 2024-06-16", "2024-06-01 | 2024-06-02", "2024-06-20 |",
        others=(("2024-06-01 | 2024-06-15", "2024-06-19 |"),),
        samples=("ALT | 2024-06-18 | 0.5", "ALT | 2024-06-25 | 1"),
    ),
    "joined records that may end in either order": written(
        "2024-07-02", "2024-06-01 | 2024-06-10 to 2024-06-20", "2024-06-05 | 2024-06-15"
    ),
    "a long record that another lies within": written(
        "2024-06-15 to 2024-06-16", "2024-06-01 | 2024-06-01 or 2024-07-01",
        "2 weeks before onset of liver | 13 days before onset of liver",
    ),
    "alternatives for another product on both sides of the window": written(
        "2024-03-15", "2024-03-01 |", others=(("2024-01-01 or 2024-06-01 | day 3 of o0",),)
    ),
    "a second record that may begin before the first by its date alone": written(
        "2024-06-25", "2024-06-16 | 2024-06-20", "2024-06-10 to 2024-06-30 |"
    ),
    "two records of another product counted from each other": written(
        "2024-03-15", "2024-03-01 |",
        others=(("2024-02-22 to 2024-03-10 | day 3 of o0", "10 days after start of o0 | 11 days after start of o0"),),
    ),
    "four values without an exact day": written(
        "2024-03-01", "2024-01-01 | 2024-03-01",
        samples=("ALT | 2024-03-01 | 10", *(f"ALT | 2024-03-{day:02} to 2024-03-{day + 1:02} | {multiple}"
                                            for day, multiple in ((3, 9), (5, 8), (7, 7), (9, 1.5)))),
    ),
    "items 4 and 7 share the days of another product": written(
        "2024-06-15 to 2024-06-16", "2024-06-16 | 2024-06-16", "2 days after onset of liver |",
        others=(("2024-06-15 to 2024-06-17 |",),), samples=("ALT | 2024-06-12 | 0.5", "ALT | 2024-06-20 | 1"),
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", EXACT_CASES)
def test_once_found_inexact_this_case_stays_exact(name: str) -> None:
    _expect_exact(EXACT_CASES[name])


def test_many_values_without_an_exact_day_widen_the_range_but_never_narrow_it() -> None:
    days = ((3, 9.0), (5, 8.0), (7, 7.0), (9, 6.0), (11, 5.8), (13, 1.5))
    loose = (f"ALT | 2024-03-{day:02} to 2024-03-{day + 1:02} | {multiple}" for day, multiple in days)
    case = written("2024-03-01", "2024-01-01 | 2024-03-05", samples=("ALT | 2024-03-01 | 10", *loose))
    told, truth = said(case), over(list(completions(case)))
    assert all(answers <= told.answers[key] for key, answers in truth.answers.items())
    assert all(within(total, told.totals[sheet]) for sheet, total in truth.totals.items())


def test_the_last_intake_is_the_last_day_of_the_longest_record() -> None:
    within = written("2024-06-25", "2024-06-01 | 2024-06-30", "2024-06-03 | 2024-06-05")
    assert said(within).answers["hepatocellular", "time_to_onset"] == {"first_suggestive"}


def test_a_month_after_an_exact_day_does_not_come_before_it() -> None:
    records = (DoseRecord(dose=300.0, unit="mg", start=PartialDate.parse("2024-08-12")),
               DoseRecord(dose=150.0, unit="mg", start=PartialDate.parse("2024-08")))  # fmt: skip
    product = Product(id="sus", name="suspect", doses=records)
    found = changes(product, Moments(Case(id="small", products=(product,))))
    assert [change.change for change in found] == ["start", "reduction"]


def test_the_sheet_follows_the_onset_day_where_the_pattern_does() -> None:
    case = written(
        "2024-06-10 to 2024-06-12", "2024-06-01 |", sheet="",
        samples=("ALT | 2024-06-10 | 10", "ALP | 2024-06-10 | 1.5", "ALT | 2024-06-12 | 10", "ALP | 2024-06-12 | 4"),
    )  # fmt: skip
    assert set(said(case).totals) == set(over(list(completions(case))).totals)


def test_the_proposed_onset_is_the_earliest_of_all_symptoms() -> None:
    """The one may have come before the other: from 1 June to 6 June, not from 5 June."""
    dates = ("2024-06-05 to 2024-06-06", "2024-06-01 to 2024-06-20")
    case = Case(
        id="small", events=(Event(id=LIVER, name="liver injury", kind="liver_injury"),),
        symptoms=tuple(Symptom(name=when, event=LIVER, onset=PartialDate.parse(when)) for when in dates),
    )  # fmt: skip
    ends = gather(case).moments.range_of(("onset", LIVER))
    days = [PartialDate.parse(text).exact for text in ("2024-06-01", "2024-06-06")]
    assert ends == tuple(days)
