"""Edits of the officer's decisions: one counts for each item of a sheet, and one for the choice of the sheet."""

from collections.abc import Iterable
from dataclasses import replace

from causality.case.edits_core import Edit, InvalidEdit, made, of
from causality.case.model import Case, Decision
from causality.text import N_, _, ngettext

Subject = tuple[str, str, str, str, str]
"""Product, event, method, sheet and item; the sheet is empty where it is itself what is chosen."""


def decide(decision: Decision) -> Edit:
    """Enter a decision in place of an earlier one on the same item. An override needs a reason."""
    return made(of(N_("decision"), decision.item), lambda case: _with_decisions(case, (decision,)))


def decide_all(decisions: Iterable[Decision]) -> Edit:
    """Enter several decisions as one step."""
    new = tuple(decisions)
    name = ngettext("{count} decision", "{count} decisions", len(new)).format(count=len(new))
    return made(name, lambda case: _with_decisions(case, new))


def undecide(product: str, event: str, method: str, sheet: str, item: str) -> Edit:
    """Take the decision on an item back."""

    def change(case: Case) -> Case:
        return replace(case, decisions=undecided(case.decisions, (product, event, method, sheet, item)))

    return made(of(N_("withdrawal of the decision"), item), change)


def undecided(decisions: tuple[Decision, ...], subject: Subject) -> tuple[Decision, ...]:
    """Give decisions without the one on an item; refused where there is none."""
    gone = _subject(*subject)
    kept = tuple(one for one in decisions if _subject_of(one) != gone)
    if len(kept) == len(decisions):
        raise InvalidEdit(_("nothing was decided here"))
    return kept


def decided(decisions: tuple[Decision, ...], new: tuple[Decision, ...]) -> tuple[Decision, ...]:
    """Give decisions with new ones in place of those on the same items; an override needs a reason."""
    for decision in new:
        if decision.action == "overridden" and not decision.reason.strip():
            raise InvalidEdit(_("an override needs a reason"))
    latest = {_subject_of(decision): decision for decision in new}
    return (*(one for one in decisions if _subject_of(one) not in latest), *latest.values())


def _with_decisions(case: Case, new: tuple[Decision, ...]) -> Case:
    return replace(case, decisions=decided(case.decisions, new))


def _subject_of(decision: Decision) -> Subject:
    return _subject(decision.product, decision.event, decision.method, decision.sheet, decision.item)


def _subject(product: str, event: str, method: str, sheet: str, item: str) -> Subject:
    return product, event, method, "" if item == "sheet" else sheet, item
