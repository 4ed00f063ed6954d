"""The JSON form of what is computed of laboratory values only where it is looked at: eDISH, P_ALT, grades, severity."""

from datetime import date
from math import isfinite
from typing import Any

from causality.assess import Assessment
from causality.case.model import Event
from causality.evidence.baseline import Since, since
from causality.evidence.cell_loss import CellLoss, cell_loss
from causality.evidence.ctcae import in_every_version
from causality.evidence.ctcae_tables import GRADED
from causality.evidence.dilin import dilin
from causality.evidence.dose_response import DoseResponse, dose_responses
from causality.evidence.edish import Edish, Peak, Step, edish
from causality.evidence.facts import Facts
from causality.evidence.graded import SEVERITY
from causality.evidence.values import Interval

Json = dict[str, Any]


def liver_looks(assessment: Assessment, event: Event) -> Json:
    """Give what is added to the object of a liver injury; nothing without the facts or of another event."""
    facts = assessment.facts
    if facts is None:
        return {}
    place, loss, severe = edish(facts, event), cell_loss(facts, event), dilin(facts, event)
    return {
        "edish": _edish(place) if place else None,
        "p_alt": _loss(loss) if loss else None,
        "severity_dilin": {"grade": severe.grade, "text": severe.text} if severe else None,
    }


def since_first_intake(assessment: Assessment) -> list[Json]:
    """Give the worst value of each graded analyte after the first intake of each suspect, with grades by version."""
    facts = assessment.facts
    if facts is None:
        return []
    return [
        _since(facts, one)
        for product in assessment.case.products
        if product.role in ("suspect", "interacting")
        for one in since(facts, product, GRADED)
    ]


def dose_response(assessment: Assessment) -> list[Json]:
    """Give the values against daily doses of each suspect, event and analyte."""
    return [] if assessment.facts is None else [_response(one) for one in dose_responses(assessment.facts)]


def _response(one: DoseResponse) -> Json:
    kind = "severity_grades" if one.analyte == SEVERITY else "samples"
    return {
        "product": one.product,
        "event": one.event,
        "analyte": one.analyte,
        "n": len(one.pairs),
        "spearman": one.rank,
        "dose_unit": one.dose_unit,
        "pairs": [{"dose": pair.dose, "value": pair.value, "sample": f"{kind}[{pair.sample}]"} for pair in one.pairs],
        "text": one.text,
    }


def _since(facts: Facts, one: Since) -> Json:
    sample = facts.case.samples[one.worst.index]
    before = one.baseline
    grades = in_every_version(one.worst, sample, before)
    return {
        "product": one.product,
        "analyte": one.analyte,
        "baseline": None if before is None else before.multiple,
        "baseline_samples": [] if before is None else [f"samples[{place}]" for place in before.samples],
        "worst": f"samples[{one.worst.index}]",
        "multiple_range": _bounds(one.multiple),
        "of_baseline_range": _bounds(one.of_baseline),
        "action_level": one.level,
        "grades": [{"version": found.version, "grade": found.grade, "text": found.text} for found in grades if found],
    }


def _bounds(of: Interval | None) -> list[float | None] | None:
    return None if of is None else [end if isfinite(end) else None for end in of]


def _edish(place: Edish) -> Json:
    return {
        "transaminase_peak": _peak(place.transaminase),
        "bilirubin_peak": _peak(place.bilirubin),
        "quadrant": place.quadrants[0] if len(place.quadrants) == 1 else None,
        "quadrant_range": list(place.quadrants),
        "days_between": list(place.days_between) if place.days_between else None,
        "potential_hys_law": place.potential,
        "nR_hys_law": place.new_ratio_law,
        "path": [_step(step) for step in place.path],
        "text": place.text,
    }


def _peak(peak: Peak | None) -> Json | None:
    if peak is None:
        return None
    return {
        "analyte": peak.analyte,
        "sample": f"samples[{peak.sample}]",
        "multiple_range": _bounds(peak.multiple),
    }


def _step(step: Step) -> Json:
    return {
        "day": date.fromordinal(step.day).isoformat(),
        "samples": [f"samples[{place}]" for place in step.samples],
        "analyte": step.analyte,
        "transaminase": step.transaminase,
        "bilirubin": step.bilirubin,
        "censored": step.censored,
    }


def _loss(loss: CellLoss) -> Json:
    return {
        "value": loss.value,
        "area": loss.area,
        "peak": loss.peak,
        "samples": [f"samples[{place}]" for place in loss.samples],
        "text": loss.text,
    }
