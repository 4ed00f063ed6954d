"""Findings on the officer's decisions that have no effect: unknown answers, sheets not scored, facts that changed."""

from collections.abc import Iterable, Iterator

from causality.case.finding import Finding
from causality.case.model import Case, Decision
from causality.methods.method import CATEGORY, Criteria, Item, PairAssessment
from causality.text import _


def decision_findings(case: Case, pairs: Iterable[PairAssessment]) -> Iterator[Finding]:
    """Give a finding for every decision, the last one of each item, that has no effect on the assessment."""
    by_pair = {(pair.product, pair.event, pair.method.id): pair for pair in pairs}
    last = {_subject(decision): number for number, decision in enumerate(case.decisions)}
    for number in last.values():
        decision = case.decisions[number]
        pair = by_pair.get((decision.product, decision.event, decision.method))
        text = (
            _("the decision is about a pair and method that are not assessed")
            if pair is None
            else _problem(decision, pair)
        )
        if text:
            yield Finding("decision_without_effect", "error", text, (f"decisions[{number}]",))


def category_findings(case: Case, pairs: Iterable[PairAssessment]) -> Iterator[Finding]:
    """Give a finding where the officer decided on a category whose criteria are not met by what stands in the items."""
    places = {(one.product, one.event, one.method, one.item): number for number, one in enumerate(case.decisions)}
    for pair in pairs:
        if not isinstance(pair.method.verdict, Criteria) or not pair.sheets:
            continue
        items = {result.item.id: result for result in pair.sheets[0].items}
        last = items[CATEGORY]
        if last.decision is None:
            continue
        answers = {key: frozenset(result.answers) for key, result in items.items()}
        unmet = pair.method.verdict.unmet(last.decision.answer, answers)
        if unmet:
            titles = "; ".join(_(items[key].item.title) for key in unmet)
            text = _('{method}: "{category}" was decided, and these criteria are not met: {items}')
            where = places[pair.product, pair.event, pair.method.id, CATEGORY]
            told = text.format(method=_(pair.method.title), category=_(pair.categories[0]), items=titles)
            yield Finding("criteria_not_met", "warning", told, (f"decisions[{where}]",))


def _subject(decision: Decision) -> tuple[str, ...]:
    sheet = "" if decision.item == "sheet" else decision.sheet
    return decision.product, decision.event, decision.method, sheet, decision.item


def _problem(decision: Decision, pair: PairAssessment) -> str:
    if decision.item == "sheet":
        return _sheet_problem(decision, pair)
    sheet = next((one for one in pair.method.sheets if one.id == decision.sheet), None)
    item = sheet.item(decision.item) if sheet else None
    answer = item.answer(decision.answer) if item else None
    if item is None or answer is None:
        text = _('the decision names "{item}: {answer}", which the sheet does not have')
        return text.format(item=decision.item, answer=decision.answer)
    return _effect(decision, pair, item, _(answer.text))


def _effect(decision: Decision, pair: PairAssessment, item: Item, answer: str) -> str:
    scored = next((one for one in pair.sheets if one.sheet.id == decision.sheet), None)
    if scored is None:
        return _('"{item}" was decided on a sheet that is not scored').format(item=_(item.title))
    result = next(one for one in scored.items if one.item.id == item.id)
    if result.decision is not None:
        return ""
    if decision.action == "overridden":
        text = _('"{item}" was overridden as "{answer}" without a reason')
    elif decision.answer in result.derived:
        text = _('"{item}" was accepted as "{answer}", which excludes another accepted answer')
    else:
        text = _('"{item}" was accepted as "{answer}", which no longer follows from the facts')
    return text.format(item=_(item.title), answer=answer)


def _sheet_problem(decision: Decision, pair: PairAssessment) -> str:
    if decision.answer not in (one.id for one in pair.method.sheets):
        return _('the decision chooses a sheet "{sheet}" that does not exist').format(sheet=decision.answer)
    if decision.answer == pair.sheet_id:
        return ""
    return _('the sheet "{sheet}" was chosen, which the pattern does not allow (any more)').format(
        sheet=decision.answer
    )
