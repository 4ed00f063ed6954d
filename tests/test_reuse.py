import gc
import json
import weakref
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from causality.assess import Assessment, assess
from causality.case.dates import PartialDate
from causality.case.edits import Edit, InvalidEdit
from causality.case.file import read_case
from causality.case.model import Case, Role, Sample
from causality.methods.method import PairAssessment
from causality.reuse import Kept, changed_rows
from tests import build
from tests.benchmarks.cases import large_case, worked_example
from tests.case.typed_edits import typed
from tests.properties import small_cases
from tests.strategies import cases

WORKED = sorted((Path(__file__).parent / "worked").glob("*.json"))
DAYS = tuple(
    PartialDate.parse(text)
    for text in (
        "2024-03-20",
        "2024-06-15",
        "2024-06",
        "2024-06-10 to 2024-06-20",
        "unknown",
        "2024-05-01 or 2024-06-17",
    )
)
VALUES = (None, 0.0, 12.5, 44.0, 250.0, 1000.0)


def alike(one: Assessment, other: Assessment) -> bool:
    """Whether two assessments are equal and print alike, down to a zero with a sign."""
    return one == other and repr(one) == repr(other)


@st.composite
def moves(draw: st.DrawFn, case: Case) -> Case:
    """The case with one date, value, name or row changed, as drags and typing do it; the rest are the same objects."""
    kind = draw(st.sampled_from(("onset", "dose", "dose", "sample", "sample", "rows", "product", "event", "text")))
    if kind == "onset" and case.events:
        place = draw(st.integers(0, len(case.events) - 1))
        event = replace(case.events[place], onset=draw(st.none() | st.sampled_from(DAYS)))
        return replace(case, events=(*case.events[:place], event, *case.events[place + 1 :]))
    if kind in ("dose", "product") and case.products:
        return draw(_moved_product(case))
    if kind in ("sample", "rows") and case.samples:
        return draw(_moved_samples(case))
    if kind == "event" and case.events:
        return replace(case, events=case.events[:-1])
    return replace(
        case, work_up=case.work_up[1:], patient=replace(case.patient, age=draw(st.sampled_from((None, 56.0))))
    )


@st.composite
def _moved_product(draw: st.DrawFn, case: Case) -> Case:
    place = draw(st.integers(0, len(case.products) - 1))
    product = case.products[place]
    dated = draw(st.booleans())
    if dated and product.doses:
        number = draw(st.integers(0, len(product.doses) - 1))
        record, day = product.doses[number], draw(st.none() | st.sampled_from(DAYS))
        record = replace(record, start=day) if draw(st.booleans()) else replace(record, stop=day)
        product = replace(product, doses=(*product.doses[:number], record, *product.doses[number + 1 :]))
    else:
        roles: tuple[Role, ...] = ("suspect", "concomitant", "treatment")
        role = draw(st.sampled_from(roles))
        product = replace(product, role=role, name=product.name + "x", hepatotoxicity=None)
    return replace(case, products=(*case.products[:place], product, *case.products[place + 1 :]))


@st.composite
def _moved_samples(draw: st.DrawFn, case: Case) -> Case:
    place = draw(st.integers(0, len(case.samples) - 1))
    held = case.samples[place]
    changed = replace(held, value=draw(st.sampled_from(VALUES)), day=draw(st.sampled_from((held.day, *DAYS))))
    choices: list[tuple[Sample, ...]] = [(changed,), (replace(held, analyte="ALT"),), (), (held, changed), (held, held)]
    new = draw(st.sampled_from(choices))
    return replace(case, samples=(*case.samples[:place], *new, *case.samples[place + 1 :]))


@settings(max_examples=150, deadline=None)
@given(small_cases(), st.data())
def test_what_is_taken_over_is_what_would_be_computed(case: Case, data: st.DataObject) -> None:
    held = assess(case)
    for _turn in range(4):
        case = data.draw(moves(case))
        held = assess(case, held)
        assert alike(held, assess(case))


@settings(max_examples=100, deadline=None)
@given(cases(), st.data())
def test_whatever_is_typed_the_assessment_is_that_of_the_case(case: Case, data: st.DataObject) -> None:
    held = assess(case)
    for _turn in range(4):
        edit: Edit = data.draw(typed(case))
        try:
            case = edit.apply(case)
        except InvalidEdit:
            continue
        held = assess(case, held)
        assert alike(held, assess(case))


@pytest.mark.parametrize("path", WORKED, ids=lambda path: path.stem)
@settings(max_examples=8, deadline=None)
@given(st.data())
def test_worked_cases_give_the_same_after_any_moves(path: Path, data: st.DataObject) -> None:
    case = read_case(json.dumps(json.loads(path.read_text(encoding="utf-8"))["case"]).encode())
    held = assess(case)
    for _turn in range(3):
        case = data.draw(moves(case))
        held = assess(case, held)
        assert alike(held, assess(case))


@pytest.mark.parametrize("made", [worked_example, lambda: large_case(300, 8)])
@settings(max_examples=15, deadline=None)
@given(st.data())
def test_long_cases_give_the_same_after_any_moves(made: Callable[[], Case], data: st.DataObject) -> None:
    case = made()
    held = assess(case)
    for _turn in range(3):
        case = data.draw(moves(case))
        held = assess(case, held)
        assert alike(held, assess(case))


def test_an_assessment_of_another_case_does_no_harm() -> None:
    case = worked_example()
    assert alike(assess(case, assess(large_case(100, 6))), assess(case))


def test_an_assessment_of_the_same_case_is_given_back_in_its_parts() -> None:
    case = large_case(200, 6)
    before = assess(case)
    after = assess(case, before)
    assert after.multiples is before.multiples
    assert after.liver[0] is before.liver[0]
    assert all(one is other for one, other in zip(after.challenges, before.challenges, strict=True))


@pytest.mark.parametrize(
    ("change", "stands"),
    [
        (lambda case: replace(case, title="another", narrative="told"), True),
        (lambda case: replace(case, samples=(*case.samples, build.sample("ALB", 12, 1.0))), True),
        (lambda case: replace(case, samples=(*case.samples, build.alt(12, 9.0))), False),
        (lambda case: replace(case, patient=replace(case.patient, age=71.0)), False),
        (lambda case: replace(case, decisions=(build.decision("course", "half_8"),)), False),
    ],
)
def test_a_verdict_stands_while_nothing_changes_that_it_rests_on(change: Callable[[Case], Case], stands: bool) -> None:
    case = build.case(build.product(build.dose(0, 20)), samples=build.hepatocellular(), onset=30)
    before = assess(case)
    after = assess(change(case), before)
    assert (after.pairs[0] is before.pairs[0]) == stands
    assert alike(after, assess(after.case))


def test_nothing_is_kept_of_the_assessments_before_the_last() -> None:
    case = build.case(build.product(build.dose(0, 20)), samples=build.hepatocellular(), onset=30)
    held = assess(case)
    sizes = []
    for day in range(1, 9):
        held = assess(replace(case, products=(build.product(build.dose(day, 20)),)), held)
        sizes.append(held.kept.size)
    assert len(set(sizes)) == 1


def test_texts_of_another_language_are_not_taken_over(monkeypatch: pytest.MonkeyPatch) -> None:
    kept = Kept()
    kept.step("greeting", (), None, lambda: "good day")
    assert Kept(kept).step("greeting", (), None, lambda: "guten Tag") == "good day"
    monkeypatch.setattr("causality.text._code", "de")
    assert Kept(kept).step("greeting", (), None, lambda: "guten Tag") == "guten Tag"


def test_steps_are_done_again_for_other_objects_and_other_values() -> None:
    part, twin = [1], [1]
    kept = Kept()
    kept.step("sum", (part,), 1, lambda: "first")
    assert Kept(kept).step("sum", (part,), 1, lambda: "second") == "first"
    assert Kept(kept).step("sum", (twin,), 1, lambda: "second") == "second"
    assert Kept(kept).step("sum", (part,), 2, lambda: "second") == "second"
    assert Kept(kept).step("sum", (part, twin), 1, lambda: "second") == "second"


def test_only_the_rows_that_changed_are_worked_out_again() -> None:
    kept, asked = Kept(), list[str]()

    def work(rows: tuple[str, ...]) -> list[int]:
        asked.extend(rows)
        return [len(row) for row in rows]

    before = ("a", "bb", "ccc", "dddd")
    assert kept.by_row("lengths", before, work) == [1, 2, 3, 4]
    asked.clear()
    after = Kept(kept)
    assert after.by_row("lengths", (before[0], "eeeee", before[2], before[3]), work) == [1, 5, 3, 4]
    assert asked == ["eeeee"]
    assert Kept(after).by_row("lengths", (), work) == []


@given(st.lists(st.integers(0, 3), max_size=8), st.lists(st.integers(0, 3), max_size=8))
def test_rows_outside_the_change_are_the_same(one: list[int], other: list[int]) -> None:
    before, after = tuple(one), tuple(other)
    first, gone, come = changed_rows(before, after)
    assert 0 <= first <= min(gone, come)
    assert before[:first] == after[:first]
    assert before[gone:] == after[come:]
    assert (before == after) == (first == gone and first == come)


@pytest.mark.parametrize(
    ("start", "stands"),
    [(1, True), (25, True), (31, False), ("unknown", False), ("3 days after start of drug", True)],
)
def test_a_verdict_stands_while_another_product_changes_and_the_same_follows(start: int | str, stands: bool) -> None:
    other = build.co_drug(build.dose(0, 40))
    case = build.case(build.product(build.dose(0, 20)), other, samples=build.hepatocellular(), onset=30)
    before = assess(case)
    moved = replace(other, doses=(replace(other.doses[0], start=build.on(start)),))
    after = assess(replace(case, products=(case.products[0], moved)), before)
    assert (after.pairs[0] is before.pairs[0]) == stands
    assert alike(after, assess(after.case))
    assert assess(after.case, after).pairs[0] is after.pairs[0]


def test_verdicts_go_when_others_take_their_place() -> None:
    case = worked_example()
    product, begun = case.products[0], case.products[0].doses[0]
    held, gone = assess(case), list[weakref.ref[PairAssessment]]()
    gc.collect()
    gc.disable()  # without circles nobody has to look for what is not needed any more
    try:
        for turn in range(1, 4):
            moved = replace(begun, start=PartialDate.of(date(2024, 6, turn)))
            case = replace(case, products=(replace(product, doses=(moved, *product.doses[1:])), *case.products[1:]))
            gone += [weakref.ref(pair) for pair in held.pairs if pair.product == product.id]
            held = assess(case, held)
            assert [pair.next_tests for pair in held.pairs]
        assert [ref() for ref in gone if ref() is not None and ref() not in held.pairs] == []
    finally:
        gc.enable()
