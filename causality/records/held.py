"""A case as the store holds it: the case, the row it stands in, and how far it has come."""

import json
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

from causality.assess import Assessment
from causality.case.dates import PartialDate
from causality.case.file import case_json, read_case
from causality.case.model import Case
from causality.frozen import frozen
from causality.records.audit import Row
from causality.records.clock import day_of, due_of
from causality.records.searching import State, words_of
from causality.signs import DISCS, disc


@frozen
class Held:
    """One case of a store.

    `received`, `clock` and `due` are those of the case, with the day that the clock gives.
    `revision` counts its savings: who saves says which one was read, so that nothing is overwritten unseen.
    `categories` is what the methods said when it was saved, for the list, such as
    "◕ alpelisib × liver injury: RUCAM 2016: probable".
    """

    key: str
    case: Case
    state: State
    revision: int
    received: date | None = None
    clock: str = ""
    due: date | None = None
    categories: tuple[str, ...] = ()
    changed: str = ""
    changed_by: str = ""

    @property
    def locked(self) -> bool:
        """Whether the case cannot be edited in this state."""
        return self.state != "draft"


def standing(assessment: Assessment) -> tuple[str, ...]:
    """Give what the methods say of each pair that they can judge, for the list of cases, the highest level first.

    Each begins with the sign of its highest category. Categories are kept by their own names, in no language.
    """
    case = assessment.case
    products = {product.id: product.name for product in case.products}
    events = {event.id: event.name for event in case.events}
    told = []
    for pair in assessment.pairs:
        if pair.categories:
            sign, said = disc(pair.method, pair.categories[-1]), " – ".join(pair.categories)
            told.append(f"{sign} {products[pair.product]} × {events[pair.event]}: {pair.method.title}: {said}")
    return tuple(sorted(told, key=lambda one: -DISCS.find(one[0])))


def row_of(held: Held, who: str, now: datetime) -> dict[str, Any]:
    """Give the row in which a case stands once `who` has saved it at `now`."""
    case, reporting = held.case, held.case.reporting
    received, due_on = day_of(reporting.received), due_of(reporting)
    return {
        "key": held.key,
        "case_id": case.id,
        "title": case.title,
        "state": held.state,
        "version": held.case.version,
        "revision": held.revision,
        "drugs": json.dumps(
            [product.name for product in case.products if product.role in ("suspect", "interacting")],
            ensure_ascii=False,
        ),
        "events": json.dumps([event.name for event in case.events], ensure_ascii=False),
        "categories": json.dumps(held.categories, ensure_ascii=False),
        "received": received.isoformat() if received else "",
        "clock": reporting.clock,
        "due": due_on.isoformat() if due_on else "",
        "changed": now.astimezone(UTC).isoformat(timespec="microseconds"),
        "changed_by": who,
        "words": words_of(case),
        "content": case_json(case),
    }


def held_of(row: Row) -> Held:
    """Give the case of a row. Raises InvalidCaseFile when the row's text is not one."""
    return Held(
        row["key"],
        read_case(row["content"].encode()),
        row["state"],
        row["revision"],
        _day(row["received"]),
        row["clock"],
        _day(row["due"]),
        tuple(json.loads(row["categories"])),
        row["changed"],
        row["changed_by"],
    )


def saved(held: Held, row: Row) -> Held:
    """Give the case as it stands after its row was written."""
    return replace(
        held, received=_day(row["received"]), clock=row["clock"], due=_day(row["due"]), changed=row["changed"],
        changed_by=row["changed_by"],
    )  # fmt: skip


def reported(case: Case, received: date | None, clock: str, due: date | None) -> Case:
    """Give a case with its day of receipt, its reporting clock, and a due day entered by hand."""
    reporting = replace(case.reporting, received=_partial(received), clock=clock, due=_partial(due))
    return replace(case, reporting=reporting)


def _partial(day: date | None) -> PartialDate | None:
    return PartialDate.of(day) if day else None


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None
