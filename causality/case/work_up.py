"""The work-up as a whole: the state of every cause, and rows that contradict each other or count for nothing."""

from collections.abc import Iterator

from causality.case.causes import cause_name, find_cause
from causality.case.chronology import Days
from causality.case.finding import Finding
from causality.case.model import Case, WorkUpState
from causality.text import _

_ORDER: tuple[WorkUpState, ...] = ("not_done", "inconclusive", "ruled_out", "positive")


def states(case: Case) -> dict[str, WorkUpState]:
    """Give the state of every cause by its id: positive beats ruled out, which beats the rest."""
    found: dict[str, WorkUpState] = {}
    for row in case.work_up:
        cause = find_cause(row.cause, row.state) or row.cause
        found[cause] = max(found.get(cause, "not_done"), row.state, key=_ORDER.index)
    return found


def opposed_rows(case: Case, _days: Days) -> Iterator[Finding]:
    """One cause both ruled out and positive."""
    by_cause: dict[str, dict[WorkUpState, int]] = {}
    for number, row in enumerate(case.work_up):
        by_cause.setdefault(find_cause(row.cause, row.state) or row.cause, {})[row.state] = number
    for cause, rows in by_cause.items():
        if {"ruled_out", "positive"} <= rows.keys():
            text = _("{cause}: both ruled out and positive; positive counts.").format(cause=cause_name(cause))
            yield Finding("work_up_contradiction", "warning", text, tuple(f"work_up[{rows[one]}]" for one in rows))


def further_causes(case: Case, _days: Days) -> Iterator[Finding]:
    """Causes that are not on the checklist of the score sheets: ruling them out gives no point."""
    rows = [(number, row.cause) for number, row in enumerate(case.work_up) if find_cause(row.cause, row.state) is None]
    if rows:
        names = ", ".join(cause_name(cause) for _number, cause in rows)
        text = _("Not on the checklist, kept as further causes: {causes}.").format(causes=names)
        yield Finding("further_cause", "note", text, tuple(f"work_up[{number}]" for number, _cause in rows))
