"""The work-up as a whole: the state of every cause, and rows that contradict each other or count for nothing."""

import re
from collections.abc import Iterator

from causality.case.causes import PARTS, WHOLE, cause_name, find_cause, part_named, resembles
from causality.case.chronology import Days
from causality.case.finding import Finding
from causality.case.model import Case, WorkUpRow, WorkUpState
from causality.text import _

_ORDER: tuple[WorkUpState, ...] = ("not_done", "inconclusive", "ruled_out", "positive")

_OUTCOME = re.compile(r"\b(neg(ative)?|pos(itive)?|(non-?)?reactive|(ab)?normal|(not )?detected)\b", re.IGNORECASE)
"""What a result says only once the test was done."""


def states(case: Case) -> dict[str, WorkUpState]:
    """Give the state of every cause by its id: positive beats ruled out, which beats the rest.

    A part that is positive is not ruled out with its whole.
    """
    found: dict[str, WorkUpState] = {}
    for row in case.work_up:
        cause = find_cause(row.cause, row.state) or row.cause
        found[cause] = max(found.get(cause, "not_done"), row.state, key=_ORDER.index)
    if found.get(WHOLE) == "ruled_out" and any(found.get(part) == "positive" for part in PARTS):
        found[WHOLE] = "positive"
    return found


def spoken_of(row: WorkUpRow) -> str:
    """Give the cause that a row speaks of: a row on the underlying diseases whose test is of one part, of that part."""
    known = find_cause(row.cause)
    if known == WHOLE:
        return part_named(row.test, row.result) or WHOLE
    return known or row.cause


def opposed_rows(case: Case, _days: Days) -> Iterator[Finding]:
    """One cause both ruled out and positive."""
    by_cause: dict[str, dict[WorkUpState, int]] = {}
    for number, row in enumerate(case.work_up):
        by_cause.setdefault(find_cause(row.cause, row.state) or row.cause, {})[row.state] = number
    for cause, rows in by_cause.items():
        if {"ruled_out", "positive"} <= rows.keys():
            text = _("{cause}: both ruled out and positive; positive counts.").format(cause=cause_name(cause))
            yield Finding("work_up_contradiction", "warning", text, tuple(f"work_up[{rows[one]}]" for one in rows))
    whole = by_cause.get(WHOLE, {})
    for part in PARTS:
        found = by_cause.get(part, {})
        if "ruled_out" in whole and "positive" in found:
            text = _("{part}: positive, but {whole} ruled out; positive counts.")
            text = text.format(part=cause_name(part), whole=cause_name(WHOLE))
            places = (f"work_up[{found['positive']}]", f"work_up[{whole['ruled_out']}]")
            yield Finding("work_up_contradiction", "warning", text, places)


def done_after_all(case: Case, _days: Days) -> Iterator[Finding]:
    """Causes whose test is said not to be done, beside a result that it gave."""
    for number, row in enumerate(case.work_up):
        if row.state == "not_done" and _OUTCOME.search(row.result):
            text = _("{cause}: “not done” beside the result “{result}”; not done counts.")
            text = text.format(cause=cause_name(row.cause), result=row.result)
            yield Finding("work_up_not_done_with_result", "warning", text, (f"work_up[{number}]",))


def further_causes(case: Case, _days: Days) -> Iterator[Finding]:
    """Causes that are not on the checklist of the score sheets: ruling them out gives no point."""
    rows = [(number, row.cause) for number, row in enumerate(case.work_up) if find_cause(row.cause, row.state) is None]
    if rows:
        names = ", ".join(cause_name(cause) for _number, cause in rows)
        text = _("Not on the checklist, kept as further causes: {causes}.").format(causes=names)
        yield Finding("further_cause", "note", text, tuple(f"work_up[{number}]" for number, _cause in rows))
    for number, cause in rows:
        if known := resembles(cause):
            text = _("{entered}: counted as a further cause; if {known} is meant, enter it under that name.")
            text = text.format(entered=cause_name(cause), known=cause_name(known))
            yield Finding("resembling_cause", "warning", text, (f"work_up[{number}]",))
