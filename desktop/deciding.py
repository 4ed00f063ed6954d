"""What the officer does on the scoring page, as edits of the case."""

from collections.abc import Callable
from datetime import UTC, datetime

from causality.agreement.consensus import agreed, settled
from causality.agreement.differing import compared
from causality.assess import Assessment
from causality.case.edits import Edit, begin_scoring, decide_all, finish_scoring, revealed
from causality.case.model import Case, Decision, DecisionAction
from causality.methods.method import ItemResult, PairAssessment
from desktop.blind import OWN, BlindView, Entering, entering
from desktop.navigation import Navigation
from desktop.selection import Selection, waiting
from desktop.session import Session
from desktop.who import officer


class Deciding:
    """Turns what is done to the items of the sheet that is looked at into edits of the session's case."""

    def __init__(self, session: Session, navigation: Navigation) -> None:
        self._session, self._navigation, self._blind = session, navigation, BlindView()

    def accept(self, item: str) -> None:
        """Accept an item as derived."""
        self._decide(item, accepting)

    def answer(self, item: str, answer: str, reason: str) -> None:
        """Choose an answer of an item."""
        told = consensus_reason(self._session.case, self._navigation.selection, item, reason)
        self._decide(item, lambda chosen, seen, where: answering(chosen, seen, answer, told, where))

    def withdraw(self, item: str) -> None:
        """Take back what was decided on an item."""
        self._decide(item, withdrawing)

    def accept_all(self) -> None:
        """Accept every derived answer of the pair and method."""
        self._decide(self._navigation.selection.item, accepting_all)

    def _decide(self, item: str, edit_of: Callable[[Selection, Assessment, Entering], Edit | None]) -> None:
        self._navigation.select(item=item)
        seen = self._blind.seen(self._session.assessment, officer())
        where = entering(self._session.case, officer())
        edit = edit_of(self._navigation.selection, seen, where)
        if edit is not None:
            self._session.apply(edit)

    def begin_blind(self) -> None:
        """Begin the blind scoring of the officer at this machine, or go on with it."""
        self._session.apply(begin_scoring(officer(), now()))

    def finish_blind(self) -> None:
        """End the blind scoring of the officer at this machine."""
        self._session.apply(finish_scoring(officer(), now()))

    def take_agreed(self) -> None:
        """Take over what all officers decided alike, as decisions of the case."""
        if found := agreed(self._session.case, officer(), now()):
            self._session.apply(decide_all(found))


def consensus_reason(case: Case, selection: Selection, item: str, reason: str) -> str:
    """Give the reason for an answer: with what each officer said where blind scorings are shown and differ on it."""
    if not reason or not revealed(case):
        return reason
    subject = (selection.product, selection.event, selection.method, selection.sheet, item)
    differ = any(one.subject == subject for pair in compared(case) for one in pair.differing)
    return settled(case, subject, "", reason).reason if differ else reason


def accepting(selection: Selection, assessment: Assessment, where: Entering = OWN) -> Edit | None:
    """Accept the selected item as derived; None when there is not one derived answer to accept."""
    pair, result = selection.pair(assessment), selection.result(assessment)
    if pair is None or result is None or len(result.derived) != 1:
        return None
    return where.enter([_decision(pair, result, result.derived[0], "accepted", "")])


def answering(
    selection: Selection, assessment: Assessment, answer: str, reason: str, where: Entering = OWN
) -> Edit | None:
    """Choose an answer of the selected item: accepted when the facts allow it, else overridden for a reason."""
    pair, result = selection.pair(assessment), selection.result(assessment)
    if pair is None or result is None:
        return None
    allowed = answer in result.derived and (result.item.judgement or not reason)
    action: DecisionAction = "accepted" if allowed else "overridden"
    return where.enter([_decision(pair, result, answer, action, reason)])


def withdrawing(selection: Selection, assessment: Assessment, where: Entering = OWN) -> Edit | None:
    """Take back what was decided on the selected item; None when nothing was."""
    result = selection.result(assessment)
    if result is None or result.decision is None:
        return None
    return where.withdraw(selection.product, selection.event, selection.method, selection.sheet, selection.item)


def accepting_all(selection: Selection, assessment: Assessment, where: Entering = OWN) -> Edit | None:
    """Accept every derived answer of the selected pair and method; None when none is waiting."""
    pair = selection.pair(assessment)
    items = waiting([pair]) if pair else []
    if not items:
        return None
    return where.enter(_decision(one, result, result.derived[0], "accepted", "") for one, result in items)


def _decision(pair: PairAssessment, result: ItemResult, answer: str, action: DecisionAction, reason: str) -> Decision:
    return Decision(
        product=pair.product, event=pair.event, method=pair.method.id, sheet=result.sheet, item=result.item.id,
        answer=answer, action=action, reason=reason, who=officer(), when=now(),
    )  # fmt: skip


def now() -> str:
    """The time of a decision, with its offset from UTC."""
    return datetime.now(UTC).isoformat(timespec="seconds")
