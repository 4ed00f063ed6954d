"""The JSON form of what is computed of a liver injury only where it is looked at: eDISH and P_ALT."""

from math import isfinite
from typing import Any

from causality.assess import Assessment
from causality.case.model import Event
from causality.evidence.cell_loss import CellLoss, cell_loss
from causality.evidence.edish import Edish, Peak, Step, edish

Json = dict[str, Any]


def liver_looks(assessment: Assessment, event: Event) -> Json:
    """Give what is added to the object of a liver injury; nothing without the facts or of another event."""
    facts = assessment.facts
    if facts is None:
        return {}
    place, loss = edish(facts, event), cell_loss(facts, event)
    return {"edish": _edish(place) if place else None, "p_alt": _loss(loss) if loss else None}


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
    low, high = peak.multiple
    return {
        "analyte": peak.analyte,
        "sample": f"samples[{peak.sample}]",
        "multiple_range": [low, high if isfinite(high) else None],
    }


def _step(step: Step) -> Json:
    return {
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
