"""The work-up as it is shown: every cause of the checklist and the further ones, and how the score sheets count it."""

from collections.abc import Iterable

from causality import wording
from causality.assess import METHODS, Assessment
from causality.case.causes import GROUP_I, GROUP_II, KNOWN, PARTS, cause_name, find_cause
from causality.case.finding import Finding
from causality.case.model import Case, WorkUpRow
from causality.case.typed_dates import in_words
from causality.case.work_up import states
from causality.report.places import evidence_text
from causality.text import _
from desktop.found import with_places
from desktop.selection import Selection
from widgets.work_up_row import WorkUpLine
from widgets.work_up_sheet import Group

ITEM = "alternatives"
"""The item of a sheet that counts the work-up."""


def groups_of(assessment: Assessment) -> list[Group]:
    """Give the causes of group I and II and the parts of the latter, with what was entered, and the further ones."""
    case = assessment.case
    entered: dict[str, list[int]] = {}
    for place, row in enumerate(case.work_up):
        entered.setdefault(row.cause, []).append(place)
    meant = {cause: find_cause(cause, case.work_up[places[-1]].state) for cause, places in entered.items()}
    known = states(case)
    found: list[Group] = []
    for title, causes in ((_("Group I"), GROUP_I), (_("Group II"), GROUP_II)):
        lines = _lines(assessment, causes, entered, meant)
        count = sum(known.get(cause) == "ruled_out" for cause in causes)
        told = _("{group}: {count} of {all} ruled out").format(group=title, count=count, all=len(causes))
        found.append((told, lines))
    found.append((_("Underlying diseases that RECAM scores for themselves"), _lines(assessment, PARTS, entered, meant)))
    further = tuple(_line(assessment, key, key, entered[key]) for key in entered if meant[key] is None)
    return [*found, (_("Further causes"), further)] if further else found


def counted(assessment: Assessment) -> list[tuple[str, Selection]]:
    """Give what the sheets make of the work-up ("RUCAM 2016, item 5: −2"), each with where it is scored.

    It is told of the first method that counts it; the others may count it otherwise and say so on their sheets.
    """
    found: dict[str, Selection] = {}
    counting = {pair.method.id for pair in assessment.pairs
                if any(result.item.id == ITEM for sheet in pair.sheets for result in sheet.items)}  # fmt: skip
    method = next((key for key in METHODS if key in counting), "")
    for pair in assessment.pairs:
        if pair.method.id != method:
            continue
        for sheet in pair.sheets:
            for result in sheet.items:
                if result.item.id == ITEM:
                    told = _("{method}, item {number}: {points}").format(
                        method=pair.method.title, number=result.item.number, points=wording.points(result.points)
                    )
                    chosen = Selection(pair.product, pair.event, pair.method.id, sheet.sheet.id, ITEM)
                    found.setdefault(told, chosen)
    return list(found.items())


def _lines(
    assessment: Assessment, causes: Iterable[str], entered: dict[str, list[int]], meant: dict[str, str | None]
) -> tuple[WorkUpLine, ...]:
    """Show every cause of a group under the names by which it was entered."""
    keys = [key for cause in causes for key in ([one for one in entered if meant[one] == cause] or [cause])]
    return tuple(_line(assessment, key, meant.get(key, key) or key, entered.get(key, [])) for key in keys)


def _line(assessment: Assessment, key: str, cause: str, places: list[int]) -> WorkUpLine:
    """Show the last row of a cause, which is the one that counts; what other rows say stands beside it."""
    name, hint = wording.sentence(cause_name(cause)), _hint(cause)
    if key != cause:
        name = f"{name} ({key})"
    if not places:
        return WorkUpLine(key, name, hint=hint)
    case, row = assessment.case, assessment.case.work_up[places[-1]]
    also = "; ".join(_row_text(case, case.work_up[place]) for place in places[:-1])
    day, understood = (row.day.text, in_words(row.day, case).text) if row.day else ("", "")
    return WorkUpLine(
        key, name, row.state, row.test, day, understood,
        row.result, row.comment, hint, _("also: {rows}").format(rows=also) if also else "",
        _findings(assessment, places),
    )  # fmt: skip


def _row_text(case: Case, row: WorkUpRow) -> str:
    return evidence_text(case, f"work_up[{case.work_up.index(row)}]")


def _hint(cause: str) -> str:
    """The tests that the checklist names for a cause."""
    return _(KNOWN[cause]).partition(" (")[2].rstrip(")") if cause in KNOWN else ""


def _findings(assessment: Assessment, places: list[int]) -> tuple[Finding, ...]:
    wanted = {f"work_up[{place}]" for place in places}
    named = with_places(assessment.findings, ("work_up",))
    return tuple(one for one, where in named if wanted & {place.partition(".")[0] for place in where})
