"""The JSON form of the completeness of a case: documentation grades with penalties, elements of a liver injury."""

from typing import Any

from causality.assess import Assessment
from causality.evidence.completeness import documentation
from causality.evidence.minimum import minima

Json = dict[str, Any]


def completeness(assessment: Assessment) -> Json:
    """Give how well the case is documented, pair by pair."""
    facts = assessment.facts
    if facts is None:
        return {"vigigrade_2014": [], "dili_minimum": []}
    return {
        "vigigrade_2014": [
            {
                "product": one.product,
                "event": one.event,
                "score": one.score,
                "penalties": [{"dimension": lack.dimension, "share": lack.share, "where": lack.where, "text": lack.why}
                              for lack in one.penalties],
            }
            for one in documentation(facts)
        ],
        "dili_minimum": [
            {
                "product": one.product,
                "event": one.event,
                "given": one.given,
                "of": len(one.elements),
                "missing": [{"group": lack.group, "what": lack.what, "where": lack.where, "text": lack.why}
                            for lack in one.missing],
            }
            for one in minima(facts)
        ],
    }  # fmt: skip
