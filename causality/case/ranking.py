"""The officer's word on the candidate causes of an event: their order, how each stands, and why."""

from collections.abc import Iterable
from typing import Final, Literal

from causality.case.fact import fact
from causality.text import N_

Standing = Literal["supported", "possible", "unlikely", "excluded"]
STANDINGS: Final[dict[Standing, str]] = {
    "supported": N_("supported"), "possible": N_("possible"), "unlikely": N_("unlikely"), "excluded": N_("excluded"),
}  # fmt: skip
EXCLUDED: Final = "excluded"
"""A cause that stands so has no rank."""


@fact
class RankedCause:
    """The officer's word on one candidate cause of an event; the order of the rows of an event is the ranking.

    `cause` is the id of a cause of the ontology, followed by ":" and the product where it is one of a product.
    `when` is an ISO 8601 time with offset.
    """

    event: str
    cause: str
    standing: Standing | None = None
    reason: str = ""
    who: str = ""
    when: str = ""


def ranked(rows: Iterable[RankedCause], event: str) -> list[str]:
    """Give the causes of an event that have a rank, in their order."""
    return [row.cause for row in rows if row.event == event and row.standing != EXCLUDED]
