"""What is being looked at: pair, method, sheet and item, kept valid while the case changes."""

from collections.abc import Sequence
from dataclasses import replace

from causality.assess import Assessment
from causality.frozen import frozen
from causality.methods.method import ItemResult, PairAssessment, SheetResult


@frozen
class Selection:
    """The ids of a pair, a method, a sheet and an item; empty where there is none."""

    product: str = ""
    event: str = ""
    method: str = ""
    sheet: str = ""
    item: str = ""

    def pair(self, assessment: Assessment) -> PairAssessment | None:
        """Give the selected pair under the selected method."""
        wanted = self.product, self.event, self.method
        return next((one for one in assessment.pairs if (one.product, one.event, one.method.id) == wanted), None)

    def scored(self, assessment: Assessment) -> SheetResult | None:
        """Give the selected sheet."""
        pair = self.pair(assessment)
        return next((one for one in pair.sheets if one.sheet.id == self.sheet), None) if pair else None

    def result(self, assessment: Assessment) -> ItemResult | None:
        """Give the selected item."""
        sheet = self.scored(assessment)
        return next((one for one in sheet.items if one.item.id == self.item), None) if sheet else None


def settled(selection: Selection, assessment: Assessment) -> Selection:
    """Give the selection as far as it still exists; for the rest the first that there is."""
    if not assessment.pairs:
        return Selection()
    scored = [members[0] for members in by_pair(assessment) if members[0].sheets]
    same = [one for one in assessment.pairs if (one.product, one.event) == (selection.product, selection.event)]
    pair = selection.pair(assessment) or (same or scored or assessment.pairs)[0]
    chosen = replace(selection, product=pair.product, event=pair.event, method=pair.method.id)
    if not pair.sheets:
        return replace(chosen, sheet="", item="")
    sheet = chosen.scored(assessment) or pair.sheets[0]
    items = [result.item.id for result in sheet.items]
    return replace(chosen, sheet=sheet.sheet.id, item=selection.item if selection.item in items else items[0])


def by_pair(assessment: Assessment) -> list[tuple[PairAssessment, ...]]:
    """Give the pairs, those of one event together, each with its assessment under every method."""
    events = [event.id for event in assessment.case.events]
    found: dict[tuple[str, str], list[PairAssessment]] = {}
    for pair in sorted(assessment.pairs, key=lambda one: events.index(one.event)):
        found.setdefault((pair.product, pair.event), []).append(pair)
    return [tuple(members) for members in found.values()]


def waiting(pairs: Sequence[PairAssessment]) -> list[tuple[PairAssessment, ItemResult]]:
    """Give the items that are derived and not yet accepted."""
    return [
        (pair, item)
        for pair in pairs
        for sheet in pair.sheets
        for item in sheet.items
        if item.basis == "derived" and item.decision is None and item.asked
    ]
