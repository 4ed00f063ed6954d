"""What the officer does on the scoring page, as edits of the case."""

import getpass
from collections.abc import Callable
from datetime import UTC, datetime
from functools import cache

from causality.assess import Assessment
from causality.case.edits import Edit, decide, decide_all, undecide
from causality.case.model import Decision, DecisionAction
from causality.methods.method import ItemResult, PairAssessment
from desktop.navigation import Navigation
from desktop.selection import Selection, waiting
from desktop.session import Session


class Deciding:
    """Turns what is done to the items of the sheet that is looked at into edits of the session's case."""

    def __init__(self, session: Session, navigation: Navigation) -> None:
        self._session, self._navigation = session, navigation

    def accept(self, item: str) -> None:
        """Accept an item as derived."""
        self._decide(item, accepting)

    def answer(self, item: str, answer: str, reason: str) -> None:
        """Choose an answer of an item."""
        self._decide(item, lambda chosen, assessment: answering(chosen, assessment, answer, reason))

    def withdraw(self, item: str) -> None:
        """Take back what was decided on an item."""
        self._decide(item, withdrawing)

    def accept_all(self) -> None:
        """Accept every derived answer of the pair and method."""
        self._decide(self._navigation.selection.item, accepting_all)

    def _decide(self, item: str, edit_of: Callable[[Selection, Assessment], Edit | None]) -> None:
        self._navigation.select(item=item)
        edit = edit_of(self._navigation.selection, self._session.assessment)
        if edit is not None:
            self._session.apply(edit)


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
    allowed = answer in result.derived and (result.item.judgement or not reason)
    action: DecisionAction = "accepted" if allowed else "overridden"
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
        answer=answer, action=action, reason=reason, who=officer(), when=now(),
    )  # fmt: skip


@cache
def officer() -> str:
    """The account that is logged in on this machine; empty where there is none."""
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return ""


def now() -> str:
    """The time of a decision, with its offset from UTC."""
    return datetime.now(UTC).isoformat(timespec="seconds")
