"""What the officer does on the scoring page, as edits of the case."""

import getpass
from datetime import UTC, datetime

from causality.assess import Assessment
from causality.case.edits import Edit, decide, decide_all, undecide
from causality.case.model import Decision, DecisionAction
from causality.methods.method import ItemResult, PairAssessment
from desktop.selection import Selection, waiting


def accepting(selection: Selection, assessment: Assessment) -> Edit | None:
    """Accept the selected item as derived; None when there is not one derived answer to accept."""
    pair, result = selection.pair(assessment), selection.result(assessment)
    if pair is None or result is None or len(result.derived) != 1:
        return None
    return decide(_decision(pair, result, result.derived[0], "accepted", ""))


def answering(selection: Selection, assessment: Assessment, answer: str, reason: str) -> Edit | None:
    """Choose an answer of the selected item: accepted when the facts allow it, else overridden for a reason."""
    pair, result = selection.pair(assessment), selection.result(assessment)
    if pair is None or result is None:
        return None
    action: DecisionAction = "accepted" if answer in result.derived and not reason else "overridden"
    return decide(_decision(pair, result, answer, action, reason))


def withdrawing(selection: Selection, assessment: Assessment) -> Edit | None:
    """Take back what was decided on the selected item; None when nothing was."""
    result = selection.result(assessment)
    if result is None or result.decision is None:
        return None
    return undecide(selection.product, selection.event, selection.method, selection.sheet, selection.item)


def accepting_all(selection: Selection, assessment: Assessment) -> Edit | None:
    """Accept every derived answer of the selected pair and method; None when none is waiting."""
    pair = selection.pair(assessment)
    items = waiting([pair]) if pair else []
    if not items:
        return None
    return decide_all(_decision(one, result, result.derived[0], "accepted", "") for one, result in items)


def _decision(pair: PairAssessment, result: ItemResult, answer: str, action: DecisionAction, reason: str) -> Decision:
    return Decision(
        product=pair.product, event=pair.event, method=pair.method.id, sheet=result.sheet, item=result.item.id,
        answer=answer, action=action, reason=reason, who=_officer(),
        when=datetime.now(UTC).isoformat(timespec="seconds"),
    )  # fmt: skip


def _officer() -> str:
    """The account that is logged in on this machine; empty where there is none."""
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return ""
