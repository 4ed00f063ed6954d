"""The items of a pair at the bedside: one table; what stands the same on both sheets is written once."""

from collections.abc import Sequence

from rich.text import Text

from causality.bedside.names import short_lists
from causality.bedside.page import BREAK, Column, Page, Part
from causality.case.model import Case
from causality.frozen import frozen
from causality.methods.labels import attested
from causality.methods.method import ItemResult, PairAssessment
from causality.report.places import evidence_text
from causality.text import _
from causality.wording import name, points

SHORT_REASON = 80
"""A reason of no more characters stands on the line of its answer."""


@frozen
class Row:
    """One line of the table: an item as it stands on `sheets` (titles; empty: on all), numbered as there."""

    sheets: tuple[str, ...]
    number: str
    result: ItemResult


def rows_of(pair: PairAssessment) -> tuple[Row, ...]:
    """Give the items of all sheets in their order, those that stand the same on every sheet once."""
    order: list[str] = []
    for sheet in pair.sheets:
        place = 0
        for result in sheet.items:
            if result.item.id not in order:
                order.insert(place, result.item.id)
            place = order.index(result.item.id) + 1
    return tuple(row for item_id in order for row in _rows(pair, item_id))


def _rows(pair: PairAssessment, item_id: str) -> list[Row]:
    standing: dict[object, list[tuple[str, ItemResult]]] = {}
    for sheet in pair.sheets:
        for result in sheet.items:
            if result.item.id == item_id:
                standing.setdefault(_standing(result), []).append((_(sheet.sheet.title), result))
    rows = []
    for same in standing.values():
        titles = tuple(title for title, _result in same)
        numbers = dict.fromkeys(result.item.number for _title, result in same)
        rows.append(Row(() if len(titles) == len(pair.sheets) else titles, _numbers(tuple(numbers)), same[0][1]))
    return rows


def _numbers(numbers: Sequence[str]) -> str:
    """Join the numbers that an item has on different sheets: "3b/c"."""
    whole = numbers[0].rstrip("abcdefgh")
    return "/".join((numbers[0], *(one.removeprefix(whole) for one in numbers[1:])))


def _standing(result: ItemResult) -> object:
    reason = result.decision.reason if result.decision else ""
    return result.item.title, _answers(result), result.points, result.basis, result.because, reason, result.evidence


def write_items(page: Page, case: Case, pair: PairAssessment, *, details: bool) -> None:
    """Write the table of items; with `details` the evidence of each."""
    rows = rows_of(pair)
    headings = _("No"), _("Item: answer · why"), _("Points"), _("Basis")
    widest = [
        max([len(headings[0]), *(len(row.number) for row in rows)]),
        max([len(headings[2]), *(len(points(row.result.points)) for row in rows)]),
        max([len(headings[3]), *(len(_basis(row.result)[0]) for row in rows)]),
    ]
    columns = (
        Column(headings[0], width=widest[0]),
        Column(headings[1], share=1),
        Column(headings[2], width=widest[1], right=True),
        Column(headings[3], width=widest[2]),
    )
    page.table(columns, [_cells(page, case, row, details=details) for row in rows])


def _cells(page: Page, case: Case, row: Row, *, details: bool) -> tuple[Text, ...]:
    result = row.result
    title = _(result.item.title)
    if row.sheets:
        title += f" ({', '.join(row.sheets)})"
    lines: list[Part] = [(title, "bold"), ": " + _answers(result)]
    weak = attested(one for one in result.item.answers if one.id in result.answers) if details else ""
    if weak:
        lines.append((f" [{weak}]", "dim"))
    if result.because:
        because = result.because if details else short_lists(case, result.because)
        apart: list[Part] = [BREAK, "· "] if details or len(because) > SHORT_REASON else [" · "]
        lines += [*apart, (because, "dim")]
    if result.decision and result.decision.reason:
        lines += [BREAK, (_("reason given: {reason}").format(reason=result.decision.reason), "dim")]
    if details and result.evidence:
        evidence = "; ".join(evidence_text(case, path) for path in result.evidence)
        lines += [BREAK, (_("from: {rows}").format(rows=evidence), "dim")]
    return (
        page.text(row.number),
        page.text(*lines),
        page.text(points(result.points) if result.item.counts else ""),
        page.text(_basis(result)),
    )


def _answers(result: ItemResult) -> str:
    found = (result.item.answer(key) for key in result.answers)
    return " / ".join(_(answer.text) for answer in found if answer is not None)


def _basis(result: ItemResult) -> Part:
    if not result.asked:
        return _("not asked"), "dim"
    return name(result.basis), "yellow" if result.basis == "open" else ""
