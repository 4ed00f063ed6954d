"""What officers decide on items of the sheets, together or each on their own."""

from typing import Literal

from causality.case.fact import fact

DecisionAction = Literal["accepted", "overridden"]
ScoringState = Literal["open", "done"]


@fact
class Decision:
    """The officer's word on one item of one sheet: accepted as derived, or overridden with a reason.

    `when` is an ISO 8601 time with offset. `sheet` is a sheet's id; the item "sheet" chooses the sheet itself.
    """

    product: str
    event: str
    method: str
    sheet: str
    item: str
    answer: str
    action: DecisionAction
    reason: str = ""
    who: str = ""
    when: str = ""


@fact
class Scoring:
    """The decisions that one officer takes blind, apart from those of the case and of other officers.

    They are hidden from others until every scoring of the case is done, and stay beside what is agreed on afterwards.
    `when` is the ISO 8601 time with offset at which it was last begun or finished.
    """

    officer: str
    state: ScoringState = "open"
    decisions: tuple[Decision, ...] = ()
    when: str = ""
