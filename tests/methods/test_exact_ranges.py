"""What is promised of ranges: they are exact, and nothing but the facts moves them.

The oracle completes every uncertain date with every consistent day (`tests.completions`) and assesses each exact case.
"""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from itertools import pairwise
from random import Random

import pytest
from hypothesis import HealthCheck, assume, example, given, settings
from hypothesis import strategies as st

from causality.assess import assess
from causality.case.dates import Part, PartialDate
from causality.case.model import Case, Decision, DoseRecord, Event, Patient, Product, Sample, Symptom
from causality.evidence.exposure import changes
from causality.evidence.facts import gather
from causality.evidence.moments import Moments
from causality.methods.method import PairAssessment, Range
from causality.methods.rucam_pair import METHOD, assess_pair
from tests.completions import completed_patients, completions, independent
from tests.properties import (
    AROUND_START,
    AROUND_STOP,
    BASE,
    LIVER,
    MULTIPLES,
    SHEETS,
    UPPER,
    Budget,
    exactly,
    near,
    patients,
    sheet_chosen,
    small_cases,
    written,
)

few = settings(
    max_examples=60, deadline=None, derandomize=True,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much],
)  # fmt: skip
Answers = dict[tuple[str, str], set[str]]
"""By sheet and item."""


@dataclass
class Outcome:
    """What several assessments say together: total ranges by sheet, answers, states."""

    totals: dict[str, Range] = field(default_factory=dict)
    answers: Answers = field(default_factory=dict)
    states: set[str] = field(default_factory=set)

    def take(self, pair: PairAssessment) -> "Outcome":
        self.states.add(pair.applicability.state)
        for result in pair.sheets:
            held = self.totals.get(result.sheet.id, result.total)
            self.totals[result.sheet.id] = min(held[0], result.total[0]), max(held[1], result.total[1])
            for item in result.items:
                self.answers.setdefault((result.sheet.id, item.item.id), set()).update(item.answers)
        return self


def _pair(case: Case) -> PairAssessment:
    return assess_pair(gather(case), case.products[0], case.events[0])


def _said(case: Case) -> Outcome:
    return Outcome().take(_pair(case))


def _over(completed: list[Case]) -> Outcome:
    found = Outcome()
    for case in completed:
        found.take(_pair(case))
    return found


def _expect_exact(case: Case) -> None:
    """A case scores what its completions score; with none that scores it is not scored, for the same reason."""
    said, truth = _said(case), _over(list(completions(case)))
    assert said.answers == truth.answers
    assert said.totals == truth.totals
    if not truth.totals:
        assert said.states == (truth.states or {"incomplete"})


def _within(inner: Range, outer: Range) -> bool:
    return outer[0] <= inner[0] and inner[1] <= outer[1]


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
    truth = _over([replace(case, patient=known) for known in completed_patients(patient)])
    assert (_said(partial).totals, _said(partial).answers) == (truth.totals, truth.answers)


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
    said, truth = _said(case), _over(list(completions(case)))
    assert all(answers <= said.answers[key] for key, answers in truth.answers.items())
    assert all(_within(total, said.totals[sheet]) for sheet, total in truth.totals.items())


def test_the_last_intake_is_the_last_day_of_the_longest_record() -> None:
    within = written("2024-06-25", "2024-06-01 | 2024-06-30", "2024-06-03 | 2024-06-05")
    assert _said(within).answers["hepatocellular", "time_to_onset"] == {"first_suggestive"}


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
    assert set(_said(case).totals) == set(_over(list(completions(case))).totals)


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


def _verdicts(case: Case) -> list[tuple[str, ...]]:
    found = assess(case).challenges
    return sorted((one.product, one.event, one.analyte, one.change, one.size, one.verdict) for one in found)


def _same(case: Case, other: Case) -> bool:
    one, two = _said(case), _said(other)
    return (one.totals, one.answers, one.states) == (two.totals, two.answers, two.states) and (
        _verdicts(case) == _verdicts(other)
    )


def _shuffled(case: Case, mix: Callable[..., tuple]) -> Case:  # type: ignore[type-arg] # one function for all rows
    first, *others = case.products
    products = tuple(replace(one, doses=mix(one.doses)) if _exact_starts(one) else one for one in (first, *mix(others)))
    return replace(case, products=products, samples=mix(case.samples), work_up=mix(case.work_up),
                   symptoms=mix(case.symptoms))  # fmt: skip


def _exact_starts(product: Product) -> bool:
    starts = [record.start.exact if record.start else None for record in product.doses]
    return None not in starts and len(set(starts)) == len(starts)


@few
@given(small_cases(), st.integers(0, 2**32))
def test_the_order_of_entry_changes_nothing(case: Case, seed: int) -> None:
    mixer = Random(seed)
    case = replace(case, symptoms=(Symptom(name="jaundice", event=LIVER, onset=exactly(BASE)), Symptom(name="itch")))
    assert _same(case, _shuffled(case, lambda rows: tuple(mixer.sample(list(rows), len(rows)))))


def _shifted(case: Case, days: int) -> Case:
    def moved(when: PartialDate | None) -> PartialDate | None:
        return when and PartialDate(when.text, tuple(
            part if part.anchor else Part(part.text, (part.first or 0) + days, (part.last or 0) + days)
            for part in when.parts
        ))  # fmt: skip

    def sure(when: PartialDate) -> PartialDate:
        return moved(when) or when

    products = tuple(
        replace(one, doses=tuple(replace(dose, start=moved(dose.start), stop=moved(dose.stop)) for dose in one.doses))
        for one in case.products
    )
    return replace(
        case, admission=moved(case.admission), products=products,
        events=tuple(replace(event, onset=moved(event.onset)) for event in case.events),
        samples=tuple(replace(sample, day=sure(sample.day)) for sample in case.samples),
    )  # fmt: skip


@few
@given(small_cases(), st.integers(-3000, 3000))
def test_another_time_changes_nothing(case: Case, days: int) -> None:
    assert _same(case, _shifted(case, days))


@few
@given(small_cases())
def test_another_unit_changes_nothing(case: Case) -> None:
    def converted(sample: Sample) -> Sample:
        value, upper = (sample.value or 0.0) / 60, (sample.upper or 0.0) / 60
        return replace(sample, value=value, upper=upper, unit="µkat/L")

    assert _same(case, replace(case, samples=tuple(map(converted, case.samples))))


@few
@given(small_cases(), st.data())
def test_an_accepted_answer_never_widens_a_range(case: Case, data: st.DataObject) -> None:
    before = _said(case)
    assume(before.totals)
    sheet, item = data.draw(st.sampled_from(sorted(key for key in before.answers)))
    answer = data.draw(st.sampled_from(sorted(before.answers[sheet, item])))
    accepted = Decision(product="sus", event=LIVER, method=METHOD.id, sheet=sheet, item=item, answer=answer,
                        action="accepted", who="officer")  # fmt: skip
    after = _said(replace(case, decisions=(*case.decisions, accepted)))
    assert after.answers[sheet, item] == {answer}
    assert all(_within(after.totals[one], before.totals[one]) for one in before.totals)
    assert all(after.answers[key] <= before.answers[key] for key in before.answers)


@few
@given(small_cases(), st.data())
def test_a_sample_entered_twice_changes_nothing(case: Case, data: st.DataObject) -> None:
    """A repeated value of an exact day says nothing new. (Of an inexact day it might be another day's sample.)"""
    exact = [sample for sample in case.samples if sample.day.exact is not None]
    assume(exact)
    assert _same(case, replace(case, samples=(*case.samples, data.draw(st.sampled_from(exact)))))


@st.composite
def falling_cases(draw: st.DrawFn) -> tuple[Case, Case]:
    """A case whose values only fall from the onset on, and the same with one more sample that agrees."""
    analyte = draw(st.sampled_from(sorted(UPPER)))
    budget = Budget(100)
    start = BASE - draw(st.sampled_from([days for days in AROUND_START if days >= 0]))
    stop = max(start, BASE + draw(st.sampled_from(AROUND_STOP)))
    last = near(stop, budget)
    record = DoseRecord(start=draw(near(start, budget)), stop=draw(last))
    values = sorted(draw(st.lists(st.sampled_from(MULTIPLES), min_size=2, max_size=5)), reverse=True)
    days = draw(st.lists(st.integers(0, 130), min_size=len(values), max_size=len(values), unique=True).map(sorted))
    points = list(zip(days, values, strict=True))
    half = (values[0] + 1) / 2
    steps = [(one, two) for one, two in pairwise(points) if two[0] - one[0] > 1]
    assume(steps)
    (day, value), (next_day, next_value) = draw(st.sampled_from(steps))
    added = draw(st.integers(day + 1, next_day - 1))
    between = value + (next_value - value) * (added - day) / (next_day - day)
    assume(between > half or value <= half)

    def case(rows: list[tuple[int, float]]) -> Case:
        return Case(
            id="small", events=(Event(id=LIVER, name="liver injury", kind="liver_injury", onset=exactly(BASE)),),
            products=(Product(id="sus", name="suspect", role="suspect", doses=(record,)),),
            samples=tuple(Sample(analyte=analyte, day=exactly(BASE + day), value=multiple * UPPER[analyte], unit="U/L",
                                 upper=UPPER[analyte]) for day, multiple in rows),
            decisions=(sheet_chosen(draw(st.sampled_from(SHEETS))),) if rows else (),
        )  # fmt: skip

    first = case(points)
    extra = replace(first.samples[0], day=exactly(BASE + added), value=between * UPPER[analyte])
    return first, replace(first, samples=(*first.samples, extra))


@few
@given(falling_cases())
def test_a_sample_that_agrees_never_widens_a_range(pair: tuple[Case, Case]) -> None:
    """A sample agrees when it tells nothing that its neighbours do not.

    It lies on the line between two consecutive values of a limb that falls from an exact onset on, and on the same
    side of half of the excess as the value before it, so that half is first seen reached on the same day. (A sample
    that shows half reached earlier is news: where the last intake is uncertain it may rightly open the item.)
    """
    before, after = map(_said, pair)
    assert all(_within(after.totals[sheet], total) for sheet, total in before.totals.items())
    assert all(after.answers[key] <= answers for key, answers in before.answers.items())
