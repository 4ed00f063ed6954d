"""Cases on which everything is decided, as an author has to decide it before signing."""

from dataclasses import replace

from causality.assess import assess
from causality.case.answering import answer_to
from causality.case.edits import Edit, answer_finding, decide_all, together
from causality.case.model import Case, Decision
from causality.methods.method import PairAssessment
from causality.report.readiness import obstacles

WHO, WHEN = "officer", "2026-11-22T14:00:00+01:00"
ROUNDS = 5


def decided(case: Case) -> Case:
    """Accept what is derived, choose the first answer of what is open, answer every error, and conclude."""
    patient = case.patient if case.patient.sex else replace(case.patient, sex="female")
    ready = replace(case, patient=patient, conclusion=case.conclusion or "Not caused by the product.")
    for _round in range(ROUNDS):  # a decision on the sheet changes which items there are
        assessment = assess(ready)
        if not obstacles(assessment):
            return ready
        errors = [f for f in assessment.findings if f.severity == "error" and answer_to(ready, f) is None]
        edits: list[Edit] = [answer_finding(finding, "as the source has it", WHO, WHEN) for finding in errors]
        choices = [choice for pair in assessment.pairs for choice in _choices(pair)]
        ready = together("decide", [decide_all(choices), *edits]).apply(ready)
    raise AssertionError([one.told for one in obstacles(assess(ready))])


def _choices(pair: PairAssessment) -> list[Decision]:
    return [
        Decision(
            product=pair.product, event=pair.event, method=pair.method.id, sheet=item.sheet, item=item.item.id,
            answer=item.answers[0], action="accepted" if len(item.derived) == 1 else "overridden",
            reason="" if len(item.derived) == 1 else "the chart", who=WHO, when=WHEN,
        )
        for sheet in pair.sheets for item in sheet.items if item.decision is None
    ]  # fmt: skip
