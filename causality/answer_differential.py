"""The JSON form of the differential of each liver injury."""

from typing import Any

from causality.assess import Assessment
from causality.differential.candidates import differentials
from causality.differential.values import SOURCES, Candidate
from causality.text import _

Json = dict[str, Any]


def differential(assessment: Assessment) -> list[Json]:
    """Give the candidate causes of each liver injury with their hints and the officer's word on them."""
    return [
        {"event": one.event, "candidates": [_candidate(found) for found in one.candidates]}
        for one in differentials(assessment)
    ]


def _candidate(one: Candidate) -> Json:
    return {
        "cause": one.id,
        "kind": one.kind,
        "title": one.title,
        "product": one.product or None,
        "hints": one.word,
        "rank": one.rank,
        "standing": one.standing,
        "reason": one.reason,
        "evidence": [
            {"side": hint.side, "text": hint.text, "evidence": list(hint.evidence), "source": _(SOURCES[hint.source])}
            for hint in one.hints
        ],
    }
