"""Each pair at the bedside: the verdict, the items with their reasons, what it could become, the next tests."""

from rich.text import Text

from causality.bedside.page import Column, Page
from causality.case.model import Case
from causality.methods.method import ItemResult, PairAssessment, SheetResult
from causality.report.places import evidence_text
from causality.report.wording import category, name, pair_name, points, total
from causality.signs import symbol
from causality.text import _

# The words carry the verdict; colour only helps the eye to find it.
_STYLES = {"not_applicable": "dim", "incomplete": "yellow", "exploratory": "yellow", "applicable": ""}
_CERTAIN = {"●": "red", "◕": "red", "◑": "yellow"}


def write_pair(page: Page, case: Case, pair: PairAssessment) -> None:
    """Write everything about one pair under one method."""
    page.title(pair_name(case, pair))
    _write_head(page, pair)
    for result in pair.sheets:
        _write_sheet(page, case, result, titled=len(pair.sheets) > 1)
    _write_next(page, pair)


def write_verdict(page: Page, case: Case, pair: PairAssessment) -> None:
    """Write one pair's verdict on a line with its names."""
    page.hanging(symbol(pair), (pair_name(case, pair), "bold"), ": ", *_verdict_parts(pair))


def _write_head(page: Page, pair: PairAssessment) -> None:
    page.hanging(symbol(pair), *_verdict_parts(pair))
    state, reason = pair.applicability.state, pair.applicability.reason
    if pair.categories and reason:
        page.line((f"{name(state)}: {reason}", _STYLES[state]), indent=2)
    if pair.could_become and pair.could_become != pair.total:
        reached = pair.method.categories(pair.could_become)
        low, high = _(reached[0]), _(reached[-1])
        words = low if low == high else _("{low} to {high}").format(low=low, high=high)
        become = _("could become {total} ({words})").format(total=total(pair.could_become), words=words)
        page.line(become, indent=2)


def _verdict_parts(pair: PairAssessment) -> list[str | tuple[str, str]]:
    state, reason = pair.applicability.state, pair.applicability.reason
    colour = next((style for sign, style in _CERTAIN.items() if sign in symbol(pair)), "")
    words = category(pair) if pair.categories else name(state)
    parts: list[str | tuple[str, str]] = [(words, f"bold {colour}".strip())]
    if reason and not pair.categories:
        parts.append(f": {reason}")
    if pair.total:
        parts.append(" · " + _("total {total}").format(total=total(pair.total)))
    parts.append(f" · {_(pair.method.title)}")
    if len(pair.sheets) == 1:
        parts.append(f" · {_(pair.sheets[0].sheet.title)}")
    elif pair.sheets:
        parts.append(" · " + _("both sheets, the pattern is not known"))
    if pair.categories:
        parts.append(f" · {name(state)}")
    return parts


def _write_sheet(page: Page, case: Case, result: SheetResult, *, titled: bool) -> None:
    page.line()
    if titled:
        words = _("{sheet}: total {total}").format(sheet=_(result.sheet.title), total=total(result.total))
        page.line((words, "bold"), indent=2)
    columns = (
        Column(_("No"), width=3),
        Column(_("Item, answer and why"), share=1),
        Column(_("Points"), width=9, right=True),
        Column(_("Basis"), width=10),
    )
    page.table(columns, [_item_row(page, case, item) for item in result.items])


def _item_row(page: Page, case: Case, result: ItemResult) -> tuple[Text, ...]:
    answers = [found for key in result.answers if (found := result.item.answer(key)) is not None]
    lines: list[str | tuple[str, str]] = [(_(result.item.title), "bold")]
    lines.append("\n" + " / ".join(_(found.text) for found in answers))
    if result.because:
        lines.append(("\n" + result.because, "dim"))
    if result.decision and result.decision.reason:
        lines.append(("\n" + _("reason given: {reason}").format(reason=result.decision.reason), "dim"))
    if result.evidence:
        rows = "; ".join(evidence_text(case, path) for path in result.evidence)
        lines.append(("\n" + _("from: {rows}").format(rows=rows), "dim"))
    return (
        page.text(result.item.number),
        page.text(*lines),
        page.text(points(result.points)),
        page.text((name(result.basis), "yellow" if result.basis == "open" else "")),
    )


def _write_next(page: Page, pair: PairAssessment) -> None:
    if not pair.next_tests:
        return
    page.line()
    page.line((_("Next tests"), "bold"), indent=2)
    for number, test in enumerate(pair.next_tests, start=1):
        page.hanging(f"{number}.", (test.what, "bold"), f": {test.effect}", indent=2)
