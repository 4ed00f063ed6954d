"""What does not move a range: the order of entry, another time, another unit, a sample that agrees.

An accepted answer may only narrow it.
"""

from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise
from random import Random

from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from causality.assess import assess
from causality.case.dates import Part, PartialDate
from causality.case.model import Case, Decision, DoseRecord, Event, Product, Sample, Symptom
from causality.methods.rucam_pair import METHOD
from tests.completions import said, within
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
    sheet_chosen,
    small_cases,
)

few = settings(
    max_examples=60, deadline=None, derandomize=True,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much],
)  # fmt: skip


def _verdicts(case: Case) -> list[tuple[str, ...]]:
    found = assess(case).challenges
    return sorted((one.product, one.event, one.analyte, one.change, one.size, one.verdict) for one in found)


def _same(case: Case, other: Case) -> bool:
    one, two = said(case), said(other)
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
    before = said(case)
    assume(before.totals)
    sheet, item = data.draw(st.sampled_from(sorted(key for key in before.answers)))
    answer = data.draw(st.sampled_from(sorted(before.answers[sheet, item])))
    accepted = Decision(product="sus", event=LIVER, method=METHOD.id, sheet=sheet, item=item, answer=answer,
                        action="accepted", who="officer")  # fmt: skip
    after = said(replace(case, decisions=(*case.decisions, accepted)))
    assert after.answers[sheet, item] == {answer}
    assert all(within(after.totals[one], before.totals[one]) for one in before.totals)
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
    before, after = map(said, pair)
    assert all(within(after.totals[sheet], total) for sheet, total in before.totals.items())
    assert all(after.answers[key] <= answers for key, answers in before.answers.items())
