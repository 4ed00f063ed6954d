"""The steps of an assessment and how far each has come."""

from collections.abc import Sequence

from causality.assess import Assessment
from causality.case.answering import answer_to
from causality.case.finding import Finding
from causality.case.model import Case
from causality.evidence.benefit import KINDS
from causality.text import N_, _, ngettext
from desktop.found import concerned
from desktop.selection import waiting
from widgets.step_button import Step

TITLES = (
    ("case", N_("Case")),
    ("products", N_("Products")),
    ("labs", N_("Labs")),
    ("work-up", N_("Work-up")),
    ("scoring", N_("Scoring")),
    ("differential", N_("Differential")),
    ("report", N_("Report")),
)
CHALLENGES = "challenges"
"""What stands for the view of the changes of dose, which is no place of the case."""
PLACES = {
    "case": (
        "patient",
        "reporting",
        "events",
        "symptoms",
        "severity_grades",
        "imaging",
        "biopsies",
        "procedures",
        "admission",
    ),
    "products": ("products", CHALLENGES),
    "labs": ("samples", "limits"),
    "work-up": ("work_up",),
}
JUDGEMENTS = {"scoring": ("pairs",), "differential": ("conclusion",), "report": ("paragraphs", "narrative")}
"""What the officer judges, by the step whose page takes it."""


def steps_of(assessment: Assessment) -> list[Step]:
    """Give every step with its state; a finding that is answered counts no more."""
    case = assessment.case
    left: Sequence[Finding] = assessment.findings
    if case.answered:
        left = [one for one in left if answer_to(case, one) is None]
    here = {key: concerned(left, starts) for key, starts in PLACES.items()}
    return [_facts(case, here[key], key, _(title)) if key in PLACES else _judged(assessment, key, _(title))
            for key, title in TITLES]  # fmt: skip


def _facts(case: Case, here: Sequence[Finding], key: str, title: str) -> Step:
    """A step of facts: done, or with so many warnings, or with something not reported."""
    grave = [one for one in here if one.severity != "note"]
    if grave:
        meaning = ngettext("{count} contradiction or warning", "{count} contradictions or warnings", len(grave))
        return Step(key, title, "warnings", meaning.format(count=len(grave)), len(grave))
    if any(one.kind not in KINDS for one in here):
        return Step(key, title, "half", _("something is not reported"))
    if not _begun(case, key):
        return Step(key, title, meaning=_("nothing is entered"))
    return Step(key, title, "done", _("nothing is missing"))


def _begun(case: Case, key: str) -> bool:
    held = {"products": case.products, "labs": case.samples, "work-up": case.work_up}
    return bool(held.get(key, (case,)))


def _judged(assessment: Assessment, key: str, title: str) -> Step:
    if key != "scoring":
        return Step(key, title)
    pairs = [pair for pair in assessment.pairs if pair.binding]
    if not any(pair.sheets for pair in pairs):
        return Step(key, title, meaning=_("nothing is scored"))
    left = len(waiting(pairs)) + sum(len(pair.open_items) for pair in pairs)
    if not left:
        return Step(key, title, "done", _("every item is decided"))
    if not assessment.case.decisions:
        return Step(key, title)
    return Step(
        key, title, "half", ngettext("{count} item to decide", "{count} items to decide", left).format(count=left)
    )


def step_of(finding: Finding) -> str:
    """Give the step whose page shows what a finding is about; empty when none does."""
    return next(filter(None, map(step_at, finding.where)), "")


def step_at(place: str) -> str:
    """Give the step whose page shows what stands at `place` of the case; empty when none does."""
    return next((key for key, starts in {**PLACES, **JUDGEMENTS}.items() if place.startswith(starts)), "")
