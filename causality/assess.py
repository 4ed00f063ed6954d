"""The one computation: everything that follows from a case, as an immutable value."""

from collections.abc import Hashable, Iterator, Mapping
from dataclasses import field, replace

from causality.case.checks import checks
from causality.case.finding import Finding
from causality.case.model import Case, Decision, Product
from causality.evidence.contradictions import contradictions
from causality.evidence.exposure import Lane, lanes
from causality.evidence.facts import Facts, gather
from causality.evidence.grading import grades_of
from causality.evidence.labs import lab_findings_of
from causality.evidence.narrated import narrated_findings
from causality.evidence.onset import Onset
from causality.evidence.pair import Pair, Question, Work, read_of
from causality.evidence.values import Challenge, Grade, LiverEvidence, Multiple
from causality.frozen import frozen
from causality.methods.decided import category_findings, decision_findings
from causality.methods.method import Method, PairAssessment
from causality.methods.registry import METHODS, Assessor, in_turn
from causality.reuse import Kept

__all__ = ["METHODS", "Assessment", "assess"]

SEVERITIES = ("error", "warning", "note")


@frozen
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
        *category_findings(case, pairs),
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
    products = kept.same("products", case.products)
    reads = {event: kept.same(("read by methods", event), read) for event, read in read_of(facts).items()}
    for product in case.products:
        for event in case.events if product.role in ("suspect", "interacting") else ():
            pair, read = Pair(facts, product, event), reads[event.id]
            for method, assessor in in_turn(event):
                name = "pair", method.id, product.id, event.id
                held: _Held | None = kept.earlier(name)
                if held is None or not held.stands(pair, read, products, method.id):
                    held = _held(pair.afresh(), read, method, assessor)
                kept.keep(name, replace(held, products=products) if held.products is not products else held)
                yield held.verdict
            pair.shared.clear()  # it holds what holds the pair: without circles all goes as soon as it is not needed


@frozen
class _Held:
    """A verdict with what it rests on; `products` are those of the last case for which it stood."""

    verdict: PairAssessment
    read: tuple[object, ...]
    product: Product
    products: tuple[Product, ...]
    decisions: tuple[Decision, ...]
    asked: Mapping[Question, object]
    worked: Mapping[Hashable, tuple[Work, object]]
    careful: bool

    def stands(self, pair: Pair, read: tuple[object, ...], products: tuple[Product, ...], method: str) -> bool:
        """Whether the verdict stands for the pair of another case."""
        if self.read is not read or self.decisions != pair.decisions(method) or not pair.still(self.asked):
            return False
        if self.products is products:
            return True
        return self.careful and self.product is pair.product and pair.still_found(self.worked)


def _held(pair: Pair, read: tuple[object, ...], method: Method, assessor: Assessor) -> _Held:
    pair.rests_on((pair.onset, *pair.ends))
    verdict = assessor(pair)
    products, decisions = pair.facts.case.products, pair.decisions(method.id)
    return _Held(verdict, read, pair.product, products, decisions, pair.asked, pair.worked, pair.careful)
