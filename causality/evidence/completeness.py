"""How well a case is documented: beside the scores, never inside them.

The grade follows the vigiGrade completeness score (Bergvall 2014; weights as in a later table, evidence label S): from
1, each dimension that is missing takes its share away, product by product and event by event. It tells how much is
known, nothing of causality; free text does not count for the time to onset. The averaging of several pairs, and later
weights, are not confirmed: pairs stand alone, and the number never stands without its penalties.

Time to onset: the penalty is that of a missing one where the first intake or the onset is not known at all; smaller
where both are known but leave open which came first, by how many days the time to onset is known. An age group in
place of an age has no field here.
"""

from collections.abc import Iterator
from math import prod
from typing import Final

from causality.case.model import Case, Event, Product
from causality.evidence.facts import Facts
from causality.frozen import frozen
from causality.text import N_, _

MONTH: Final = 31
WELL: Final = 0.8
"""Above this the paper calls a report well documented."""
WEIGHTS: Final = {
    "time_to_onset": 0.5, "indication": 0.3, "outcome": 0.3, "sex": 0.3, "age": 0.3, "dose": 0.1, "country": 0.1,
    "reporter": 0.1, "report_type": 0.1, "comments": 0.1,
}  # fmt: skip
VAGUE_ONSET, UNSURE_ONSET = 0.3, 0.1
DIMENSIONS: Final = {
    "time_to_onset": N_("time to onset"),
    "indication": N_("indication"),
    "outcome": N_("outcome"),
    "sex": N_("sex"),
    "age": N_("age at onset"),
    "dose": N_("dose"),
    "country": N_("country"),
    "reporter": N_("primary reporter"),
    "report_type": N_("type of report"),
    "comments": N_("comments"),
}


@frozen
class Penalty:
    """What is missing, the share it takes away, where it would stand, and why in words (empty: simply missing)."""

    dimension: str
    share: float
    where: str
    why: str = ""


@frozen
class Documentation:
    """The completeness of one product and event: `score` from 0 to 1 with all its `penalties`."""

    product: str
    event: str
    score: float
    penalties: tuple[Penalty, ...]

    @property
    def well(self) -> bool:
        """Whether the paper calls it well documented."""
        return self.score > WELL


def documentation(facts: Facts) -> tuple[Documentation, ...]:
    """Give the completeness of every suspect or interacting product with every event."""
    return tuple(
        documented(facts, product, event)
        for product in facts.case.products
        if product.role in ("suspect", "interacting")
        for event in facts.case.events
    )


def documented(facts: Facts, product: Product, event: Event) -> Documentation:
    """Give the completeness of one product and event."""
    penalties = (*_onset(facts, product, event), *_missing(facts.case, product, event))
    score = prod(1 - one.share for one in penalties)
    return Documentation(product.id, event.id, round(score, 4), penalties)


def told(one: Documentation) -> str:
    """Tell a documentation grade with all its penalties: "0.45: time to onset −50 %, country −10 %"."""
    listed = ", ".join(f"{_(DIMENSIONS[lack.dimension])} −{100 * lack.share:.0f} %" for lack in one.penalties)
    return f"{one.score:.2f}: " + (listed or _("nothing is missing"))


def _onset(facts: Facts, product: Product, event: Event) -> Iterator[Penalty]:
    where = f"events[{event.id}].onset"
    starts = [key for record in range(len(product.doses)) if facts.moments.known(key := ("start", product.id, record))]
    onset, start = ("onset", event.id), starts[0] if starts else None
    ends = [facts.moments.range_of(key) if key else None for key in (start, onset)]
    gap = facts.moments.difference(onset, start) if start else None
    if gap is None or any(end is None or end == (None, None) for end in ends):
        missing = f"products[{product.id}].doses" if ends[0] in (None, (None, None)) else where
        yield Penalty("time_to_onset", WEIGHTS["time_to_onset"], missing)
        return
    low, high = gap
    if (low is not None and low >= 0) or (high is not None and high < 0):
        return  # it is certain which came first
    wide = low is None or high is None or high - low > MONTH
    why = _("which came first is open within more than a month") if wide else _("which came first is open")
    yield Penalty("time_to_onset", VAGUE_ONSET if wide else UNSURE_ONSET, where, why)


def _missing(case: Case, product: Product, event: Event) -> Iterator[Penalty]:
    patient, reporting = case.patient, case.reporting
    known = {
        "indication": (bool(product.indication.strip()), f"products[{product.id}].indication"),
        "outcome": (event.outcome not in (None, "unknown"), f"events[{event.id}].outcome"),
        "sex": (patient.sex is not None, "patient.sex"),
        "age": (patient.age is not None, "patient.age"),
        "dose": (any(record.dose is not None for record in product.doses), f"products[{product.id}].doses"),
        "country": (bool(reporting.country), "reporting.country"),
        "reporter": (reporting.qualification is not None, "reporting.qualification"),
        "report_type": (reporting.report_type not in (None, "not_available"), "reporting.report_type"),
        "comments": (any((case.narrative, case.paragraphs, case.comment, event.comment)), "narrative"),
    }
    yield from (Penalty(name, WEIGHTS[name], where) for name, (given, where) in known.items() if not given)
