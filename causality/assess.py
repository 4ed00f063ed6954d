"""The one computation: everything that follows from a case, as an immutable value."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field

from causality.case.checks import checks
from causality.case.finding import Finding
from causality.case.model import Case, Decision
from causality.evidence.contradictions import contradictions
from causality.evidence.exposure import Lane, lanes
from causality.evidence.facts import Facts, gather
from causality.evidence.grading import grades_of
from causality.evidence.labs import lab_findings_of
from causality.evidence.narrated import narrated_findings
from causality.evidence.onset import Onset
from causality.evidence.pair import Pair, Question, read_of
from causality.evidence.values import Challenge, Grade, LiverEvidence, Multiple
from causality.methods import rucam_pair
from causality.methods.decided import decision_findings
from causality.methods.method import Method, PairAssessment
from causality.reuse import Kept

Assessor = Callable[[Pair], PairAssessment]
METHODS: Mapping[str, tuple[Method, Assessor]] = {
    rucam_pair.METHOD.id: (rucam_pair.METHOD, rucam_pair.assess_pair),
}
"""Every method by id, with the function that applies it to a pair."""
_Held = tuple[tuple[object, ...], tuple[Decision, ...], dict[Question, object], PairAssessment]
SEVERITIES = ("error", "warning", "note")


@dataclass(frozen=True, slots=True)
class Assessment:
    """Everything computed from a case: never stored as truth, always recomputed.

    `facts` is the evidence it rests on, for what is computed only where it is looked at.
    `lanes` are the steps of the daily doses with the certain and uncertain ends of each, `onsets` the
    onset of every event, entered or proposed; `kept` is what the
    assessment of the next case may take over.
    """

    case: Case
    multiples: tuple[Multiple, ...]
    liver: tuple[LiverEvidence, ...]
    pairs: tuple[PairAssessment, ...]
    challenges: tuple[Challenge, ...]
    grades: tuple[Grade, ...]
    findings: tuple[Finding, ...]
    lanes: tuple[Lane, ...] = ()
    onsets: tuple[Onset, ...] = ()
    facts: Facts | None = field(default=None, compare=False, repr=False)
    kept: Kept = field(default_factory=Kept, compare=False, repr=False)


def assess(case: Case, before: Assessment | None = None) -> Assessment:
    """Compute everything that follows from `case`. A pure function.

    `before` is an assessment of nearly the same case: what did not change is taken from it, and the result is the same.
    """
    kept = Kept(before.kept if before else None)
    facts = gather(case, kept)
    pairs = tuple(_pairs(facts))
    judged = tuple(challenge for found in facts.challenges.values() for challenge in found)
    findings = (
        *checks(case, facts.measured.by_analyte, kept),
        *lab_findings_of(case, facts.measured.by_analyte, kept),
        *contradictions(facts, judged),
        *decision_findings(case, pairs),
        *narrated_findings(facts),
    )
    found = Assessment(
        case, facts.multiples, tuple(facts.liver.values()), pairs, judged, grades_of(case, facts.measured, kept),
        tuple(sorted(findings, key=lambda finding: SEVERITIES.index(finding.severity))),
        lanes(facts.moments), tuple(facts.onsets.values()), facts, kept,
    )  # fmt: skip
    kept.close()
    return found


def _pairs(facts: Facts) -> Iterator[PairAssessment]:
    """Every pair under every method; a verdict stands while nothing that it rests on is another than before."""
    case, kept = facts.case, facts.kept
    read = kept.same("read by methods", read_of(facts))
    for product in case.products:
        for event in case.events if product.role in ("suspect", "interacting") else ():
            pair = Pair(facts, product, event)
            for method, assessor in METHODS.values():
                yield _judged(pair, read, method, assessor, kept)


def _judged(pair: Pair, read: tuple[object, ...], method: Method, assessor: Assessor, kept: Kept) -> PairAssessment:
    name, decisions = ("pair", method.id, pair.product.id, pair.event.id), pair.decisions(method.id)
    held: _Held | None = kept.earlier(name)
    if held is None or held[0] is not read or held[1] != decisions or not pair.still(held[2]):
        asking = pair.afresh()
        found = assessor(asking)
        held = read, decisions, asking.asked, found
    kept.keep(name, held)
    return held[3]
