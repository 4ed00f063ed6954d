"""Edits of blind scorings: each officer's own decisions, begun, changed and finished; what is agreed on afterwards."""

from collections.abc import Iterable
from dataclasses import replace

from causality.case.deciding import Decision, Scoring
from causality.case.edits_core import Edit, InvalidEdit, made, of
from causality.case.edits_decisions import decided, undecided
from causality.case.model import Case
from causality.text import N_, _


def begin_scoring(officer: str, when: str = "") -> Edit:
    """Begin the blind scoring of an officer, or open it again while not every scoring is done."""
    who = officer.strip()

    def change(case: Case) -> Case:
        if not who:
            raise InvalidEdit(_("a scoring needs an officer"))
        held = _of(case, who)
        if held is not None and revealed(case):
            raise InvalidEdit(_("every scoring is done and shown; what was scored blind stays as it is"))
        begun = replace(held or Scoring(officer=who), state="open", when=when)
        return _with(case, begun)

    return made(of(N_("blind scoring"), who), change)


def score(officer: str, decisions: Iterable[Decision]) -> Edit:
    """Enter decisions of an officer's open scoring, in place of earlier ones on the same items."""
    new = tuple(decisions)
    subject = new[0].item if len(new) == 1 else _("{count} items").format(count=len(new))

    def change(case: Case) -> Case:
        held = _open(case, officer)
        return _with(case, replace(held, decisions=decided(held.decisions, new)))

    return made(of(N_("blind decision"), subject), change)


def unscore(officer: str, product: str, event: str, method: str, sheet: str, item: str) -> Edit:
    """Take a decision of an officer's open scoring back."""

    def change(case: Case) -> Case:
        held = _open(case, officer)
        return _with(case, replace(held, decisions=undecided(held.decisions, (product, event, method, sheet, item))))

    return made(of(N_("withdrawal of the blind decision"), item), change)


def finish_scoring(officer: str, when: str = "") -> Edit:
    """Say that an officer's scoring is done; once all are, they are shown."""

    def change(case: Case) -> Case:
        return _with(case, replace(_open(case, officer), state="done", when=when))

    return made(of(N_("end of the blind scoring"), officer), change)


def withdraw_scoring(officer: str) -> Edit:
    """Take an officer's scoring out of the case."""

    def change(case: Case) -> Case:
        if _of(case, officer) is None:
            raise InvalidEdit(_("there is no scoring of this officer"))
        return replace(case, scorings=tuple(one for one in case.scorings if one.officer != officer))

    return made(of(N_("withdrawal of the blind scoring"), officer), change)


def revealed(case: Case) -> bool:
    """Whether the scorings are shown: there are at least two, and all are done."""
    return len(case.scorings) > 1 and all(one.state == "done" for one in case.scorings)


def _of(case: Case, officer: str) -> Scoring | None:
    return next((one for one in case.scorings if one.officer == officer), None)


def _open(case: Case, officer: str) -> Scoring:
    held = _of(case, officer)
    if held is None or held.state != "open":
        raise InvalidEdit(_("there is no open scoring of this officer"))
    return held


def _with(case: Case, scoring: Scoring) -> Case:
    places = [place for place, one in enumerate(case.scorings) if one.officer == scoring.officer]
    if not places:
        return replace(case, scorings=(*case.scorings, scoring))
    return replace(case, scorings=(*case.scorings[: places[0]], scoring, *case.scorings[places[0] + 1 :]))
