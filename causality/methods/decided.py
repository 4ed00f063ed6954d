"""Findings on the officer's decisions: answers that no item has, and accepted answers that no longer follow."""

from collections.abc import Iterable, Iterator

from causality.case.finding import Finding
from causality.case.model import Case, Decision
from causality.methods.method import PairAssessment
from causality.text import _


def decision_findings(case: Case, pairs: Iterable[PairAssessment]) -> Iterator[Finding]:
    """Give a finding for every decision that has no effect on the assessment."""
    by_pair = {(pair.product, pair.event, pair.method.id): pair for pair in pairs}
    for number, decision in enumerate(case.decisions):
        pair = by_pair.get((decision.product, decision.event, decision.method))
        text = _problem(decision, pair)
        if text:
            yield Finding("decision_without_effect", "error", text, (f"decisions[{number}]",))


def _problem(decision: Decision, pair: PairAssessment | None) -> str:
    if pair is None:
        return _("the decision is about a pair and method that are not assessed")
    sheet = next((one for one in pair.method.sheets if one.id == decision.sheet), None)
    if decision.item == "sheet":
        known = decision.answer in (one.id for one in pair.method.sheets)
        return (
            ""
            if known
            else _('the decision chooses a sheet "{sheet}" that does not exist').format(sheet=decision.answer)
        )
    item = sheet.item(decision.item) if sheet else None
    if item is None or item.answer(decision.answer) is None:
        return _('the decision names "{item}: {answer}", which the sheet does not have').format(
            item=decision.item, answer=decision.answer
        )
    result = next(
        (
            one
            for scored in pair.sheets
            if scored.sheet.id == decision.sheet
            for one in scored.items
            if one.item == item
        ),
        None,
    )
    if result is not None and decision.action == "accepted" and decision.answer not in result.derived:
        return _('"{item}" was accepted as "{answer}", which no longer follows from the facts').format(
            item=_(item.title), answer=_(item.answer(decision.answer).text)  # type: ignore[union-attr] # checked above
        )  # fmt: skip
    return ""
