"""What still stands in the way of a report that can be signed: errors, open items, derived answers not accepted."""

from collections.abc import Sequence
from dataclasses import dataclass

from causality.assess import Assessment
from causality.methods.method import ItemResult, PairAssessment
from causality.text import _
from causality.wording import pair_name, sentence
from desktop.selection import Selection, waiting
from desktop.steps import step_of
from widgets.go_list import Goal
from widgets.palette import Theme

ICONS = {"error": "circle-alert", "open": "circle-question-mark", "derived": "circle-dashed"}


@dataclass(frozen=True, slots=True)
class Obstacle:
    """One thing to do, in a part of a group: an item of a sheet, or the finding of that number."""

    group: str
    part: str
    text: str
    kind: str
    item: Selection | None = None
    finding: int = -1


def obstacles(assessment: Assessment) -> list[Obstacle]:
    """Give everything that stands in the way, the gravest first, then pair by pair."""
    found = [
        Obstacle(_("Errors in the case"), "", finding.text, "error", finding=number)
        for number, finding in enumerate(assessment.findings)
        if finding.severity == "error" and step_of(finding)
    ]
    for pair in assessment.pairs:
        group = f"{pair_name(assessment.case, pair)}, {pair.method.title}"
        derived = [item for _pair, item in waiting([pair])]
        for sheet in pair.sheets:
            for kind, items in (("open", pair.open_items), ("derived", derived)):
                found += [_obstacle(pair, item, group, kind) for item in items if item.sheet == sheet.sheet.id]
    return found


def _obstacle(pair: PairAssessment, result: ItemResult, group: str, kind: str) -> Obstacle:
    words = {"open": _("open"), "derived": _("derived, not accepted")}
    sheet = next(one.sheet for one in pair.sheets if one.sheet.id == result.sheet)
    part = f"{sentence(_(sheet.title))}: {words[kind]}" if len(pair.sheets) > 1 else sentence(words[kind])
    chosen = Selection(pair.product, pair.event, pair.method.id, result.sheet, result.item.id)
    return Obstacle(group, part, f"{result.item.number} {_(result.item.title)}", kind, chosen)


def goals(found: Sequence[Obstacle], theme: Theme) -> list[Goal]:
    """Give the list to go by: each group with what it holds; the key is the place in `found`."""
    colours = {"error": theme.error, "open": theme.warning, "derived": theme.muted}
    listed: list[Goal] = []
    group = part = ""
    for number, one in enumerate(found):
        if one.group != group:
            listed.append(Goal("", one.group))
            group, part = one.group, ""
        if one.part != part:
            listed.append(Goal("", one.part, 1))
            part = one.part
        told = ": ".join(filter(None, (one.group, one.part, one.text)))
        listed.append(Goal(str(number), one.text, 2 if one.part else 1, ICONS[one.kind], colours[one.kind], told))
    return listed
