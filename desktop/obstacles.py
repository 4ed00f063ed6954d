"""What still stands in the way of a report that can be signed, as a list to go by."""

from collections.abc import Sequence

from causality.report.readiness import Obstacle
from widgets.go_list import Goal
from widgets.palette import Theme

ICONS = {"missing": "circle-alert", "error": "circle-alert", "open": "circle-question-mark", "derived": "circle-dashed"}


def goals(found: Sequence[Obstacle], theme: Theme) -> list[Goal]:
    """Give the list to go by: each group with what it holds; the key is the place in `found`."""
    colours = {"missing": theme.error, "error": theme.error, "open": theme.warning, "derived": theme.muted}
    listed: list[Goal] = []
    group = part = ""
    for number, one in enumerate(found):
        if one.group != group:
            listed.append(Goal("", one.group))
            group, part = one.group, ""
        if one.part != part:
            listed.append(Goal("", one.part, 1))
            part = one.part
        level = 2 if one.part else 1
        listed.append(Goal(str(number), one.text, level, ICONS[one.kind], colours[one.kind], one.told))
    return listed
