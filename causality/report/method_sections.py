"""The sections on methods: what is assessed and how, challenges, score sheets, findings, references."""

from collections.abc import Iterable

from causality.assess import Assessment
from causality.case.model import Case
from causality.evidence.values import LiverEvidence
from causality.methods.method import ItemResult, Method, PairAssessment, SheetResult
from causality.report import wording
from causality.report.places import evidence_text
from causality.report.values import (
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

PLACES_SHOWN = 8


def verdict(case: Case, pair: PairAssessment) -> Verdict:
    """The line of one pair for the title page and the head of its sheet."""
    state, method = pair.applicability.state, wording.method_name(pair.method)
    reached = pair.categories if state != "not_applicable" else ()
    low, high = (_strength(pair.method, reached[0]), _strength(pair.method, reached[-1])) if reached else (None, None)
    notes = [sentence for sentence in (_reserve(pair), pair.applicability.reason) if sentence]
    total = wording.total(pair.total) if state != "not_applicable" else ""
    return Verdict(wording.pair_name(case, pair), method, wording.category(pair), total, low, high, "; ".join(notes))


def question(assessment: Assessment) -> Section:
    """What is assessed, by which versions of which methods, how far each applies, and what the labels mean."""
    columns = (Column(_("Pair"), 3), Column(_("Method and version"), 2.2), Column(_("Sheet"), 1.6, kind="derived"),
               Column(_("Applicability"), 4, kind="derived"))  # fmt: skip
    rows = []
    for pair in assessment.pairs:
        sheet = (
            pair.sheets[0].sheet.title if len(pair.sheets) == 1 else wording.name(pair.sheet_id) if pair.sheets else "–"
        )
        state = Cell(
            wording.sentence(wording.name(pair.applicability.state)), "derived", below=pair.applicability.reason
        )
        rows.append(Row((Cell(wording.pair_name(assessment.case, pair)), Cell(verdict(assessment.case, pair).method),
                         Cell(sheet, "derived"), state)))  # fmt: skip
    blocks: list[Block] = [Paragraph(_INTRODUCTION()), Table(columns, tuple(rows))] if rows else [
        Paragraph(_("No pair of a product and an event is assessed."), "muted")]  # fmt: skip
    blocks += [
        Paragraph(_("A score is not a probability: it orders cases by the strength of the recorded arguments.")),
        Paragraph(_("fact: reported in the case, with its source where one is given"), "fact"),
        Paragraph(
            _("derived: computed from the facts by the rules printed here, and computed again by verification"),
            "derived",
        ),
        Paragraph(_("judgement: a person's word, with the name where one is recorded"), "judgement"),
    ]
    return Section(_("Question and methods"), tuple(blocks))


def _INTRODUCTION() -> str:  # noqa: N802 - a text that is translated when it is shown
    return _("The question: how strong are the recorded arguments that the product played a part in the event? "
             "Each pair of a product and an event is assessed on its own.")  # fmt: skip


def liver(assessment: Assessment) -> Section | None:
    """What the liver tests show: onset, ratio and pattern, threshold, definition, Hy's law, severity."""
    if not assessment.liver:
        return None
    blocks: list[Block] = []
    for evidence in assessment.liver:
        if len(assessment.liver) > 1:
            blocks.append(Heading(wording.event_name(assessment.case, evidence.event)))
        rows = tuple(
            Row((Cell(label, "muted"), Cell(text, "derived", below=why))) for label, text, why in _liver_rows(evidence)
        )
        blocks.append(Table((Column("", 1), Column("", 4, kind="derived")), rows, titled=False))
    return Section(_("Liver tests: pattern and severity"), tuple(blocks))


def sheets(assessment: Assessment) -> Section:
    """Every pair's sheet, item by item, with basis, evidence and what is open."""
    blocks: list[Block] = []
    for pair in assessment.pairs:
        blocks += [Heading(f"{wording.pair_name(assessment.case, pair)}: {verdict(assessment.case, pair).method}"),
                   Verdicts((verdict(assessment.case, pair),))]  # fmt: skip
        for result in pair.sheets:
            blocks.extend(_sheet(assessment.case, pair, result))
        blocks.extend(_outlook(pair))
    return Section(_("Score sheets"), tuple(blocks or (Paragraph(_("No method was applied."), "muted"),)))


def findings(assessment: Assessment) -> Section:
    """Contradictions, gaps and implausible values, and where they stand."""
    if not assessment.findings:
        return Section(_("Findings and missing data"), (Paragraph(_("None."), "derived"),))
    columns = (
        Column(_("Weight"), 1, kind="derived"),
        Column(_("Finding"), 5.5, kind="derived"),
        Column(_("Concerns"), 3.5, kind="fact"),
    )
    order = {"error": 0, "warning": 1, "note": 2}
    rows = []
    for finding in sorted(assessment.findings, key=lambda f: order[f.severity]):
        where = "\n".join(dict.fromkeys(evidence_text(assessment.case, path) for path in finding.where[:PLACES_SHOWN]))
        weight = Cell(wording.name(finding.severity), "muted" if finding.severity == "note" else "warning")
        rows.append(Row((weight, Cell(finding.text, "derived"), Cell(where or "–", "fact"))))
    return Section(_("Findings and missing data"), (Table(columns, tuple(rows)),))


def references(methods: Iterable[Method]) -> Section:
    """The publications of the methods, with each method's own note."""
    unique = {method.id: method for method in methods}
    blocks = [
        Paragraph(" ".join(filter(None, (f"{wording.method_name(method)}:", method.source, method.note))))
        for method in unique.values()
    ]
    return Section(_("References of the methods"), tuple(blocks or (Paragraph(_("None."), "muted"),)))


def _strength(method: Method, category: str) -> float:
    names = [band.category for band in reversed(method.bands)]
    return names.index(category) / max(1, len(names) - 1)


def _reserve(pair: PairAssessment) -> str:
    if pair.applicability.state == "exploratory":
        return _("below the entry threshold of {method}").format(method=pair.method.title)
    return _("incomplete") if pair.applicability.state == "incomplete" else ""


def _liver_rows(e: LiverEvidence) -> list[tuple[str, str, str]]:
    onset = wording.days(*e.onset_day) if e.onset_day else _("not determined")
    ratio = _interval(e.ratio)
    new_ratio = _interval(e.new_ratio) + (
        f" ({_('from ALT alone')})" if e.new_ratio and e.new_ratio_from_alt_alone else ""
    )
    pattern = _(" or ").join(wording.name(pattern) for pattern in e.pattern) or _("not determined")
    return [
        (_("Onset"), onset, e.onset_text),
        (_("R = (ALT/ULN) / (ALP/ULN)"), ratio, ""),
        (_("nR"), new_ratio, ""),
        (_("Pattern"), pattern, e.pattern_text),
        (_("Entry threshold"), wording.name(e.entry), e.entry_text),
        (_("Case definition"), wording.name(e.case_definition), e.case_definition_text),
        (_("Hy's law"), wording.name(e.hys_law), e.hys_law_text),
        (_("Severity"), e.severity or _("not determined"), e.severity_text),
    ]


def _interval(span: tuple[float, float] | None) -> str:
    if span is None:
        return _("not computable")
    low, high = (f"{value:.2f}" for value in span)
    return low if low == high else f"{low} … {high}"


def _sheet(case: Case, pair: PairAssessment, result: SheetResult) -> list[Block]:
    became = (
        ""
        if result.could_become == result.total
        else _("could become {span}").format(span=wording.total(result.could_become))
    )
    head = _("{sheet}: total {total}").format(sheet=result.sheet.title, total=wording.total(result.total))
    category = _(" to ").join(
        dict.fromkeys(_(c) for c in (lambda r: (r[0], r[-1]))(pair.method.categories(result.total)))
    )
    columns = (
        Column(_("Item"), 3),
        Column(_("Answer"), 2.6, kind="derived"),
        Column(_("Points"), 1.1, "centre", "derived"),
        Column(_("Basis"), 1.4),
        Column(_("Because, and on what evidence"), 5, kind="derived"),
    )
    rows = tuple(_item(case, item) for item in result.items)
    return [Paragraph(", ".join(filter(None, (head, category, became))), "derived"), Table(columns, rows)]


def _item(case: Case, r: ItemResult) -> Row:
    texts = [found.text if (found := r.item.answer(answer)) else answer for answer in r.answers]
    could = "" if r.could_give == r.points else _("could become {span}").format(span=wording.points(r.could_give))
    kind: Kind = (
        "judgement"
        if r.decision or r.basis in ("entered", "overridden")
        else "warning"
        if r.basis == "open"
        else "derived"
    )
    evidence = "; ".join(dict.fromkeys(evidence_text(case, path) for path in r.evidence))
    return Row((
        Cell(f"{r.item.number}  {r.item.title}"),
        Cell(f"\n{_('or')} ".join(texts), "derived" if kind == "warning" else kind),
        Cell(wording.points(r.points), "plain" if kind == "judgement" else kind, strong=True),
        Cell(_basis(r), "plain" if kind == "judgement" else kind, below=could),
        Cell(r.because, "derived", below=evidence, judged=_decision(r)),
    ))  # fmt: skip


def _basis(r: ItemResult) -> str:
    if r.basis == "open":
        return _("open: {count} answers").format(count=len(r.answers))
    accepted = r.decision is not None and r.decision.action == "accepted"
    return f"{wording.name(r.basis)}, {_('accepted')}" if accepted else wording.name(r.basis)


def _decision(r: ItemResult) -> str:
    if r.decision is None:
        return ""
    by = ", ".join(filter(None, (r.decision.who or _("name not recorded"), r.decision.when)))
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
        reached = pair.method.categories(pair.could_become)
        blocks.append(Paragraph(_("With what is missing the total could become {span} ({low} to {high}).").format(
            span=wording.total(pair.could_become), low=_(reached[0]), high=_(reached[-1])), "derived"))  # fmt: skip
    if pair.next_tests:
        columns = (
            Column(_("Next test or fact"), 3, kind="derived"),
            Column(_("What it could change"), 5, kind="derived"),
        )
        rows = tuple(Row((Cell(test.what, "derived"), Cell(test.effect, "derived"))) for test in pair.next_tests)
        blocks.append(Table(columns, rows))
    return blocks
