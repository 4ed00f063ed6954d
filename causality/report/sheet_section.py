"""The section of score sheets: item by item with basis and evidence; what several sheets share is printed once."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from causality import wording
from causality.assess import Assessment
from causality.case.model import Case
from causality.methods.engine import names_text
from causality.methods.labels import attested
from causality.methods.method import ItemResult, PairAssessment
from causality.report.places import evidence_list
from causality.report.values import (
    BESIDE,
    Block,
    Cell,
    Column,
    Heading,
    Kind,
    Paragraph,
    Row,
    Section,
    Table,
    Verdict,
    Verdicts,
)
from causality.text import _


def verdict(case: Case, pair: PairAssessment) -> Verdict:
    """The line of one pair for the title page and the head of its sheet."""
    state, method = pair.applicability.state, wording.method_name(pair.method)
    reached = pair.categories if state != "not_applicable" else ()
    low, high = (_strength(pair, name) for name in (reached[:1] or ("",)) + (reached[-1:] or ("",)))
    caution = _(pair.method.caution) if pair.categories else ""
    notes = [sentence for sentence in (_reserve(pair), pair.applicability.reason, caution) if sentence]
    total = wording.total(pair.total) if state != "not_applicable" else ""
    return Verdict(wording.pair_name(case, pair), method, wording.category(pair), total, low, high, "; ".join(notes))


def own_pairs(assessment: Assessment) -> tuple[PairAssessment, ...]:
    """Give the assessments that have a line of their own: by the main method of a pair, and by any that was begun."""
    return tuple(pair for pair in assessment.pairs if pair.binding)


def asides(assessment: Assessment) -> tuple[str, ...]:
    """Say in one line for which events some methods are not made."""
    case, own = assessment.case, own_pairs(assessment)
    unfit: dict[str, dict[str, None]] = defaultdict(dict)
    for pair in assessment.pairs:
        event = next(event for event in case.events if event.id == pair.event)
        if pair not in own and not pair.method.fits(event):
            unfit[wording.event_name(case, pair.event)][pair.method.title] = None
    alike: dict[tuple[str, ...], list[str]] = defaultdict(list)
    for event_name, methods in unfit.items():
        alike[tuple(methods)].append(event_name)
    text = _("Not made for these events: {methods} ({events}).")
    return tuple(text.format(methods=", ".join(methods), events=", ".join(names)) for methods, names in alike.items())


def sheets(assessment: Assessment) -> Section:
    """Every pair's sheets, item by item, with basis, evidence and what is open."""
    case, title = assessment.case, _("Score sheets")
    if not assessment.pairs:
        return Section(title, (Paragraph(_("No method was applied."), "muted"),))
    blocks: list[Block] = []
    if without := tuple(verdict(case, pair) for pair in own_pairs(assessment) if not pair.sheets):
        blocks.append(Verdicts(without, pairs=True))
    for pair in own_pairs(assessment):
        if pair.sheets:
            blocks.append(Heading(f"{wording.pair_name(case, pair)}: {wording.method_name(pair.method)}"))
            blocks += [Verdicts((verdict(case, pair),)), *_totals(pair), _items(case, pair), *_outlook(pair)]
    return Section(title, tuple(blocks))


def _strength(pair: PairAssessment, category: str) -> float | None:
    """How far the sign of a category is filled; without one it tells "not applicable" from "not enough is known"."""
    if pair.applicability.state == "not_applicable":
        return None
    level = pair.method.level(category) if category else None
    return BESIDE if level is None else level / 4


def _reserve(pair: PairAssessment) -> str:
    if pair.applicability.state == "exploratory":
        return _("below the entry threshold of {method}").format(method=pair.method.title)
    return _("incomplete") if pair.applicability.state == "incomplete" else ""


def _totals(pair: PairAssessment) -> list[Block]:
    if not pair.method.scored:
        return []
    told = []
    for result in pair.sheets:
        total = wording.total(result.total) if result.answered else _("none, nothing is answered yet")
        said = [
            _("Sheet “{sheet}”: total {total}").format(sheet=result.sheet.title, total=total),
            names_text(result.reached or pair.method.categories(result.total)) if result.answered else "",
            _("could become {span}").format(span=wording.total(result.could_become))
            if result.could_become != result.total or not result.answered else "",
        ]  # fmt: skip
        told.append(", ".join(filter(None, said)))
    if len(pair.sheets) > 1:
        told.append(_("Items without the name of a sheet stand the same on both."))
    return [Paragraph(". ".join(text.rstrip(".") for text in told) + ".", "derived")]


def _items(case: Case, pair: PairAssessment) -> Table:
    columns = (Column(_("Item; below it, why and on what evidence"), 4), Column(_("Answer"), 5.4),
               Column(_("Points"), 1, "centre"), Column(_("Basis"), 2.4))  # fmt: skip
    rows: list[Row] = []
    for item_id in _order([[r.item.id for r in sheet.items] for sheet in pair.sheets]):
        found = [(s.sheet.title, r) for s in pair.sheets for r in s.items if r.item.id == item_id]
        alike: dict[tuple[Row, ...], list[tuple[str, ItemResult]]] = defaultdict(list)
        for title, result in found:
            alike[_rows(case, result)].append((title, result))
        for printed, members in alike.items():
            shared = len(members) == len(pair.sheets)
            rows += _headed(printed, members, "" if shared else ", ".join(title for title, _result in members))
    return Table(columns, tuple(rows))


def _order(lists: Sequence[Sequence[str]]) -> list[str]:
    """Merge the items of several sheets, each keeping its place behind its predecessor."""
    order = list(lists[0])
    for others in lists[1:]:
        for place, item in enumerate(others):
            if item not in order:
                order.insert(order.index(others[place - 1]) + 1 if place else 0, item)
    return order


def _headed(printed: tuple[Row, ...], members: Sequence[tuple[str, ItemResult]], sheet: str) -> list[Row]:
    numbers = ", ".join(dict.fromkeys(result.item.number for _title, result in members))
    item = members[0][1].item
    head = Cell(
        f"{numbers}  {item.title}",
        strong=True,
        below=_("only on the sheet “{sheet}”").format(sheet=sheet) if sheet else "",
    )
    return [replace(printed[0], cells=(head, *printed[0].cells[1:])), *printed[1:]]


def _rows(case: Case, r: ItemResult) -> tuple[Row, ...]:
    """Give the rows of an item as they are printed, the title left to the caller: sheets number it differently."""
    texts = [found.text if (found := r.item.answer(answer)) else answer for answer in r.answers]
    could = (
        ""
        if r.could_give == r.points or not r.item.counts
        else _("could become {span}").format(span=wording.points(r.could_give))
    )
    weak = attested(found for answer in r.answers if (found := r.item.answer(answer)))
    kind: Kind = "judgement" if r.decision or r.basis in ("entered", "overridden") else "derived"
    state: Kind = "warning" if r.basis == "open" else "plain"
    evidence = evidence_list(case, r.evidence)
    cells = (
        Cell(r.item.title),
        Cell(f"\n{_('or')} ".join(texts), kind),
        Cell(wording.points(r.points) if r.item.counts else "–", state, strong=True),
        Cell(_basis(r), state, below="; ".join(filter(None, (could, weak)))),
    )
    why = Cell(r.because, "derived", below=evidence, judged=_decision(r), run_in=not r.decision)
    return Row(cells), Row((why,), wide=True)


def _basis(r: ItemResult) -> str:
    if not r.asked:
        return _("not asked on this path")
    if r.basis == "open":
        return _("open: {count} answers").format(count=len(r.answers))
    accepted = r.decision is not None and r.decision.action == "accepted"
    return f"{wording.name(r.basis)}, {_('accepted')}" if accepted else wording.name(r.basis)


def _decision(r: ItemResult) -> str:
    if r.decision is None:
        return ""
    by = ", ".join(filter(None, (r.decision.who or _("name not recorded"), wording.moment(r.decision.when))))
    facts = " / ".join(found.text for answer in r.derived if (found := r.item.answer(answer)))
    if r.decision.action == "accepted":
        return _("Accepted by {by}").format(by=by) + (f": {r.decision.reason}" if r.decision.reason else "")
    return _("Overridden by {by}: {reason} (the facts alone allow: {facts})").format(
        by=by, reason=r.decision.reason or _("no reason given"), facts=facts or "–")  # fmt: skip


def _outlook(pair: PairAssessment) -> list[Block]:
    blocks: list[Block] = []
    if pair.open_items:
        names = ", ".join(dict.fromkeys(f"{r.item.number} {r.item.title}" for r in pair.open_items))
        blocks.append(Paragraph(_("Open: {items}").format(items=names), "warning"))
    if pair.could_become and pair.could_become != pair.total:
        span, reached = wording.total(pair.could_become), names_text(pair.could_reach)
        text = _("With what is missing the total could become {span} ({categories}).")
        blocks.append(Paragraph(text.format(span=span, categories=reached), "derived"))
    elif not pair.method.scored and pair.could_reach != pair.categories:
        text = _("With what is missing the category could become: {categories}.")
        blocks.append(Paragraph(text.format(categories=names_text(pair.could_reach)), "derived"))
    if pair.next_tests:
        names = "; ".join(test.what for test in pair.next_tests)
        text = _(
            "To get next, what narrows most first: {names}. See the section on missing data for what it could change."
        )
        blocks.append(Paragraph(text.format(names=names), "derived"))
    return blocks
