"""What stands in the way of the author's signature: gaps, errors without an answer, items that nobody has decided.

What has to be there are the minimum criteria of a valid report that the case itself holds: a patient, an event, a
suspected product (ICH E2D 4.2; EU GVP Module VI, VI.B.2), and the officer's conclusion.
"""

from collections.abc import Iterator
from datetime import date, datetime
from typing import Literal

from causality import wording
from causality.assess import Assessment
from causality.case.answering import answer_to
from causality.case.doubtful import to_come
from causality.case.model import Case
from causality.frozen import frozen
from causality.methods.method import ItemResult, PairAssessment
from causality.report.places import evidence_text
from causality.text import _

Kind = Literal["missing", "error", "open", "derived"]


@frozen
class Obstacle:
    """One thing to do before signing, in a part of a group.

    It leads to an item (product, event, method, sheet, item), to the finding of that number, or to a place of the case.
    """

    kind: Kind
    group: str
    part: str
    text: str
    item: tuple[str, str, str, str, str] | None = None
    finding: int = -1
    place: str = ""

    @property
    def told(self) -> str:
        """The whole of it in one line."""
        return ": ".join(filter(None, (self.group, self.part, self.text)))


def obstacles(assessment: Assessment, today: date | None = None) -> tuple[Obstacle, ...]:
    """Give everything that stands in the way, the gravest first, then pair by pair; `today` is this computer's."""
    case = assessment.case
    return (
        *_missing(case),
        *_to_come(case, today or datetime.now().astimezone().date()),
        *_errors(assessment),
        *_undecided(assessment),
    )


def _missing(case: Case) -> Iterator[Obstacle]:
    patient, group = case.patient, _("Missing in the case")
    suspects = [product for product in case.products if product.role in ("suspect", "interacting")]
    gaps = (
        ("events", _("No event is entered."), not case.events),
        ("products", _("No suspect product is entered."), not suspects),
        ("patient", _("Nothing identifies the patient: initials, age or sex."),
         not patient.initials.strip() and patient.age is None and patient.sex is None),
        ("conclusion", _("The officer's conclusion is not written."), not case.conclusion.strip()),
    )  # fmt: skip
    for place, text, missing in gaps:
        if missing:
            yield Obstacle("missing", group, "", text, place=place)
    for kind, things in (("events", case.events), ("products", case.products)):
        for thing in things:
            if not thing.name.strip():
                told = _("{id} has no name.").format(id=thing.id)
                yield Obstacle("missing", group, "", told, place=f"{kind}[{thing.id}].name")


def _to_come(case: Case, today: date) -> Iterator[Obstacle]:
    for place in to_come(case, today):
        text = _("{what} lies in the future.").format(what=wording.sentence(evidence_text(case, place)))
        yield Obstacle("missing", _("Dates in the future"), "", text, place=place)


def _errors(assessment: Assessment) -> Iterator[Obstacle]:
    for number, finding in enumerate(assessment.findings):
        if finding.severity == "error" and answer_to(assessment.case, finding) is None:
            yield Obstacle("error", _("Errors without an answer"), "", finding.text, finding=number)


def _undecided(assessment: Assessment) -> Iterator[Obstacle]:
    for pair in assessment.pairs:
        if not pair.binding:
            continue
        group = f"{wording.pair_name(assessment.case, pair)}, {pair.method.title}"
        for sheet in pair.sheets:
            yield from (_item(pair, item, group, "open") for item in pair.open_items if item.sheet == sheet.sheet.id)
            yield from (_item(pair, item, group, "derived") for item in sheet.items if _waits(item))


def _waits(item: ItemResult) -> bool:
    return item.basis == "derived" and item.decision is None and item.asked


def _item(pair: PairAssessment, result: ItemResult, group: str, kind: Literal["open", "derived"]) -> Obstacle:
    words = _("open") if kind == "open" else _("derived, not accepted")
    sheet = next(one.sheet for one in pair.sheets if one.sheet.id == result.sheet)
    part = f"{_(sheet.title)}: {words}" if len(pair.sheets) > 1 else words
    place = (pair.product, pair.event, pair.method.id, result.sheet, result.item.id)
    return Obstacle(kind, group, wording.sentence(part), f"{result.item.number} {_(result.item.title)}", item=place)
