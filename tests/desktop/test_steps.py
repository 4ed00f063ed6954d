"""How far each step has come."""

from dataclasses import replace
from importlib.resources import files

import pytest

from causality.assess import Assessment, assess
from causality.case.dates import PartialDate
from causality.case.edits import answer_finding
from causality.case.file import read_case
from causality.case.finding import Finding
from causality.case.model import Case, Event, Product
from desktop.steps import PLACES, steps_of

FEW, MANY = 2, 75_000


def states(case: Case) -> dict[str, str]:
    return {step.id: step.state for step in steps_of(assess(case))}


def test_nothing_is_done_where_nothing_is_entered() -> None:
    assert states(Case(id="new")) == {
        "case": "half", "products": "half", "labs": "none", "work-up": "none", "scoring": "none",
        "differential": "none", "report": "none",
    }  # fmt: skip


def test_scoring_is_not_done_where_nothing_could_be_scored() -> None:
    event = Event(id="liver", name="Liver injury", kind="liver_injury", onset=PartialDate.parse("2024-03"))
    assert (
        states(Case(id="new", events=(event,), products=(Product(id="a", name="A", role="suspect"),)))["scoring"]
        == "none"
    )


def test_contradictions_are_counted_where_they_stand() -> None:
    worked = read_case((files("resources") / "cases" / "alpelisib.json").read_bytes())
    found = {step.id: step for step in steps_of(assess(worked))}
    assert found["labs"].state == "warnings"
    assert found["labs"].count > 0
    assert found["work-up"].state in ("half", "warnings", "done")
    assert found["scoring"].state == "none"


def about(*places: str) -> Assessment:
    return replace(assess(Case(id="x")), findings=(Finding("gap", "warning", "told", places),))


@pytest.mark.parametrize(("step", "start"), [(step, start) for step, starts in PLACES.items() for start in starts])
@pytest.mark.parametrize("count", [FEW, MANY])
def test_a_finding_counts_for_the_step_of_its_places_alone(step: str, start: str, count: int) -> None:
    held = about(*(f"{start}[{place}]" for place in range(count)))
    assert {one.id: one.count for one in steps_of(held) if one.count} == {step: 1}
    assert steps_of(held) == steps_of(held)


def test_a_finding_about_two_steps_counts_for_both() -> None:
    held = about("samples[0]", *(f"products[a].doses[{place}]" for place in range(MANY)), "nowhere")
    assert {one.id for one in steps_of(held) if one.count} == {"products", "labs"}


def test_every_assessment_is_told_for_itself() -> None:
    one, other = about("samples[0]"), about("work_up[0]")
    assert [step.id for step in steps_of(one) if step.count] == ["labs"]
    assert [step.id for step in steps_of(other) if step.count] == ["work-up"]
    assert [step.id for step in steps_of(one) if step.count] == ["labs"]


def test_an_answered_finding_counts_no_more() -> None:
    worked = read_case((files("resources") / "cases" / "alpelisib.json").read_bytes())
    assessment = assess(worked)
    before = next(one for one in steps_of(assessment) if one.id == "labs")
    (finding, *_rest) = (one for one in assessment.findings if one.kind == "repeated_value")
    answered = answer_finding(finding, "so printed", "officer", "2024-11-20T10:00:00+00:00").apply(worked)
    after = next(one for one in steps_of(assess(answered)) if one.id == "labs")
    assert after.count == before.count - 1
