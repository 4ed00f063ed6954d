"""The blind scoring of the officer at this machine: what is seen while it is open, and where decisions then go."""

from collections.abc import Callable, Iterable

from causality.agreement.consensus import agreed
from causality.agreement.differing import ItemCompared, PairCompared, compared
from causality.agreement.scored import as_scored
from causality.assess import Assessment, assess
from causality.case.deciding import Decision, Scoring
from causality.case.edits import Edit, decide_all, revealed, score, undecide, unscore
from causality.case.model import Case
from causality.frozen import frozen
from causality.text import _
from causality.wording import pair_name
from desktop.selection import Selection
from widgets.blind_bar import BlindState
from widgets.fact_table import Facts


@frozen
class Entering:
    """Where decisions go: the edits that enter them and take one back."""

    enter: Callable[[Iterable[Decision]], Edit]
    withdraw: Callable[[str, str, str, str, str], Edit]


OWN = Entering(decide_all, undecide)
"""The decisions of the case itself."""


def scoring_of(case: Case, officer: str) -> Scoring | None:
    """Give the blind scoring of an officer while it is open."""
    return next((one for one in case.scorings if one.officer == officer and one.state == "open"), None)


def entering(case: Case, officer: str) -> Entering:
    """Give where the decisions of an officer go: into the open blind scoring, else into the case."""
    if scoring_of(case, officer) is None:
        return OWN
    return Entering(
        lambda decisions: score(officer, decisions),
        lambda product, event, method, sheet, item: unscore(officer, product, event, method, sheet, item),
    )


class BlindView:
    """Gives the case as the officer sees it: by the own decisions alone while the own scoring is open."""

    def __init__(self) -> None:
        self._of: Case | None = None
        self._held: Assessment | None = None

    def seen(self, assessment: Assessment, officer: str) -> Assessment:
        """Give `assessment`, or that of the case with the decisions of the open blind scoring."""
        scoring = scoring_of(assessment.case, officer)
        if scoring is None:
            return assessment
        if self._held is None or self._of is not assessment.case:
            self._of, self._held = assessment.case, assess(as_scored(assessment.case, scoring), self._held)
        return self._held


def state_of(case: Case, officer: str) -> BlindState:
    """Give how the blind scoring of a case stands for an officer."""
    own = next((one for one in case.scorings if one.officer == officer), None)
    others = tuple(one.officer for one in case.scorings if one.officer != officer)
    waiting = tuple(one.officer for one in case.scorings if one.state == "open" and one.officer != officer)
    if revealed(case):
        return BlindState("shown", 0, others)
    if own is None:
        return BlindState("none", 0, others)
    if own.state == "open":
        return BlindState("open", len(own.decisions), others)
    return BlindState("waiting", len(own.decisions), waiting)


class AgreementView:
    """Gives the table of where the officers differ, and which item each row is about."""

    def __init__(self) -> None:
        self._of: Case | None = None
        self.rows: tuple[Selection, ...] = ()
        self.facts, self.alike = Facts(()), 0

    def show(self, case: Case) -> None:
        """Work it out for a case, once."""
        if case is self._of:
            return
        self._of, self.alike = case, len(agreed(case))
        found = [(pair, item) for pair in compared(case) for item in pair.differing]
        self.rows = tuple(_selected(item) for _pair, item in found)
        officers = " / ".join(dict.fromkeys(" · ".join(pair.officers) for pair, _item in found))
        columns = (_("Pair and method"), _("Item"), officers or _("Officers"), _("Decided together"))
        rows = tuple(_told(case, pair, item) for pair, item in found)
        self.facts = Facts(columns, rows or ((_("The officers do not differ."), "", "", ""),), (3, 3, 5, 3))


def _selected(item: ItemCompared) -> Selection:
    return Selection(*item.subject)


def _told(case: Case, pair: PairCompared, item: ItemCompared) -> tuple[str, str, str, str]:
    said = "\n".join(
        f"{officer}: {item.words(result.answers)}"
        for officer, result in zip(pair.officers, (item.one, item.other), strict=True)
    )
    held = item.together(case)
    settled = item.words((held.answer,)) if held else _("not yet")
    name = f"{pair_name(case, pair.one)}\n{_(item.method.title)}"
    return name, _(item.one.item.title), said, settled
