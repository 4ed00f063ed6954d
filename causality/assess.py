"""The one computation: everything that follows from a case, as an immutable value."""

from dataclasses import dataclass

from causality.case.finding import Finding
from causality.case.model import Case
from causality.evidence.values import Challenge, Grade, LiverEvidence, Multiple
from causality.methods.method import PairAssessment


@dataclass(frozen=True, slots=True)
class Assessment:
    """Everything computed from a case: never stored as truth, always recomputed."""

    case: Case
    multiples: tuple[Multiple, ...]
    liver: tuple[LiverEvidence, ...]
    pairs: tuple[PairAssessment, ...]
    challenges: tuple[Challenge, ...]
    grades: tuple[Grade, ...]
    findings: tuple[Finding, ...]


def assess(case: Case) -> Assessment:
    """Compute everything that follows from `case`. A pure function."""
    return Assessment(case, (), (), (), (), (), ())
