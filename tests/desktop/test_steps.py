"""How far each step has come."""

from importlib.resources import files

from causality.assess import assess
from causality.case.file import read_case
from causality.case.model import Case
from desktop.steps import steps_of


def states(case: Case) -> dict[str, str]:
    return {step.id: step.state for step in steps_of(assess(case))}


def test_nothing_is_done_where_nothing_is_entered() -> None:
    assert states(Case(id="new")) == {
        "case": "half", "products": "half", "labs": "none", "work-up": "none", "scoring": "none",
        "differential": "none", "report": "none",
    }  # fmt: skip


def test_contradictions_are_counted_where_they_stand() -> None:
    worked = read_case((files("resources") / "cases" / "alpelisib.json").read_bytes())
    found = {step.id: step for step in steps_of(assess(worked))}
    assert found["labs"].state == "warnings"
    assert found["labs"].count > 0
    assert found["work-up"].state in ("half", "warnings", "done")
    assert found["scoring"].state == "none"
