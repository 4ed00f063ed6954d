"""The differential of an event: every candidate cause with its hints, in the officer's order."""

from dataclasses import replace
from typing import Final

from causality.assess import Assessment
from causality.case.model import Case, Event, Product
from causality.case.ranking import EXCLUDED, ranked
from causality.differential.ontology import BY_ID, DRUGS, KINDS, PARENTS, Kind
from causality.differential.rules import hints
from causality.differential.scene import Scene, group_of, kind_of
from causality.differential.values import Candidate, Differential, Hint, Word
from causality.evidence.facts import Facts
from causality.text import _
from causality.wording import product_name

ORDER: Final[tuple[Word, ...]] = ("supported", "disputed", "open", "not_supported")


def differentials(assessment: Assessment) -> tuple[Differential, ...]:
    """Give the differential of every liver injury."""
    facts = assessment.facts
    if facts is None:
        return ()
    return tuple(differential(assessment, facts, one) for one in assessment.case.events if one.kind == "liver_injury")


def differential(assessment: Assessment, facts: Facts, event: Event) -> Differential:
    """Give the candidate causes of an event: products first as one each, then the causes that are no product."""
    group, memory = group_of(facts, event), dict[tuple[str, str, str], tuple[Hint, ...]]()
    found = [
        _candidate(Scene(assessment, facts, event, group, BY_ID[kind_of(product)], product, memory))
        for product in assessment.case.products
        if _may_be_blamed(product)
    ]
    found += [
        _candidate(Scene(assessment, facts, event, group, kind, None, memory))
        for kind in KINDS
        if kind.id != "dili" and kind.id not in DRUGS
    ]
    return Differential(event.id, tuple(_ranked(assessment.case, event, found)))


def title_of(kind: Kind) -> str:
    """Name a cause with its abbreviation and what it is a kind of: "Infection: hepatitis B (HBV)"."""
    whole = f"{_(kind.title)} ({kind.short})" if kind.short else _(kind.title)
    parent = _(PARENTS[kind.parent]) if kind.parent else ""
    shown = f"{parent}: {whole}" if parent else whole
    return shown[:1].upper() + shown[1:]


def _may_be_blamed(product: Product) -> bool:
    """Suspects, and what was given beside them against the tumour or as a herb."""
    return product.role in ("suspect", "interacting") or (product.role == "concomitant" and kind_of(product) != "dili")


def _candidate(scene: Scene) -> Candidate:
    kind, product = scene.kind, scene.product
    if product is None:
        return Candidate(kind.id, kind.id, title_of(kind), "", hints(scene))
    shown = product_name(scene.case, product.id)
    what = _("drug-induced") if kind.id == "dili" else f"{_(kind.title)}, {kind.short}"
    title = f"{shown[:1].upper()}{shown[1:]} ({what})"
    return Candidate(f"dili:{product.id}", kind.id, title, product.id, hints(scene))


def _ranked(case: Case, event: Event, found: list[Candidate]) -> list[Candidate]:
    """The officer's ranked causes in their order, then the others by how their hints stand, most hints for first.

    What the officer excluded has no rank and comes last.
    """
    rows = {row.cause: row for row in case.ranking if row.event == event.id}
    ranks = {cause: place for place, cause in enumerate(ranked(case.ranking, event.id), start=1)}
    judged = [
        replace(one, rank=ranks.get(one.id), standing=rows[one.id].standing, reason=rows[one.id].reason)
        if one.id in rows
        else one
        for one in found
    ]
    last = len(found) + 1

    def place(one: Candidate) -> tuple[int, int, int]:
        return last + 1 if one.standing == EXCLUDED else one.rank or last, ORDER.index(one.word), -_for(one)

    return sorted(judged, key=place)


def _for(one: Candidate) -> int:
    return sum(hint.side == "for" for hint in one.hints)
