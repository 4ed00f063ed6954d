"""The evidence of one case, gathered once for every method and pair."""

from dataclasses import dataclass

from causality.case.model import Case, Product
from causality.evidence.challenge import all_changes
from causality.evidence.exposure import DoseChange
from causality.evidence.intake import Bounds, Period, bounds_of, periods
from causality.evidence.labs import multiples
from causality.evidence.liver import liver_evidence
from causality.evidence.moments import Moments
from causality.evidence.onset import Onset, onsets
from causality.evidence.series import Series, series
from causality.evidence.values import LiverEvidence, Multiple


@dataclass(frozen=True, slots=True)
class Intake:
    """A product's periods of intake, with the absolute bounds of each (None: its dates contradict each other)."""

    periods: tuple[Period, ...]
    bounds: tuple[Bounds | None, ...]


@dataclass(frozen=True, slots=True)
class Facts:
    """A case with what follows from it: samples as multiples and by analyte, days, onsets, liver evidence, dose
    changes and periods of intake by product."""

    case: Case
    multiples: tuple[Multiple, ...]
    group: Series
    moments: Moments
    onsets: dict[str, Onset]
    liver: dict[str, LiverEvidence]
    changes: dict[str, tuple[DoseChange, ...]]
    intakes: dict[str, Intake]


def gather(case: Case) -> Facts:
    """Compute the evidence of a case."""
    measured = multiples(case)
    days = Moments(case)
    group = series(measured, days)
    began = onsets(case, group, days)
    moments = days.with_onsets({event: onset.parts for event, onset in began.items() if onset.parts})
    liver = {
        event.id: liver_evidence(case, event, group, moments, began[event.id])
        for event in case.events
        if event.kind == "liver_injury"
    }
    intakes = {product.id: _intake(product, moments) for product in case.products}
    return Facts(case, measured, group, moments, began, liver, all_changes(case, moments), intakes)


def _intake(product: Product, moments: Moments) -> Intake:
    spans = periods(product, moments)
    return Intake(spans, tuple(bounds_of(span, moments, ()) for span in spans))
