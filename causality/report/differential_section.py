"""The differential: each candidate cause with what speaks for it, against it, and what is open."""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from causality import wording
from causality.assess import Assessment
from causality.case.causes import CHECKLIST, cause_name, find_cause
from causality.case.model import Case, Event
from causality.methods.method import PairAssessment
from causality.report.arguments import Side, course_arguments, item_arguments
from causality.report.candidate_rows import candidate_blocks
from causality.report.values import Block, Cell, Column, Heading, Paragraph, Row, Section, Table
from causality.text import N_, _

_STATES: dict[str, tuple[Side, str]] = {
    "positive": ("for", N_("found")),
    "inconclusive": ("open", N_("inconclusive")),
    "not_done": ("open", N_("not done")),
    "ruled_out": ("against", N_("ruled out")),
}


def differential(assessment: Assessment) -> Section:
    """Every candidate cause of every event: suspects by what their total reaches, then the other causes looked for."""
    case = assessment.case
    blocks: list[Block] = [Paragraph(_(
        "For: what raises a score or was found. Against: what lowers it, was ruled out, or went the other way. Hints "
        "are words with their evidence, no probabilities. Causes that the officer ranked come first, in that order; "
        "the verdict remains the officer's."
    ), "muted")]  # fmt: skip
    for event in case.events:
        if candidates := candidate_blocks(assessment, event):
            blocks += [Heading(wording.sentence(event.name or event.id)), *candidates]
            continue
        rows = [_suspect_row(assessment, members) for members in _by_reach(assessment, event)]
        if event.kind == "liver_injury":
            rows += _work_up_rows(case)
        if rows:
            blocks += [Heading(wording.sentence(event.name or event.id)), _table(rows)]
    if case.work_up and all(event.kind != "liver_injury" for event in case.events):
        blocks += [Heading(_("Other causes looked for")), _table(_work_up_rows(case))]
    if len(blocks) == 1:
        blocks = [Paragraph(_("There is no candidate cause yet."), "muted")]
    return Section(_("Differential"), tuple(blocks))


def _table(rows: Iterable[Row]) -> Table:
    columns = (Column(_("Candidate cause"), 3), Column(_("For"), 3.4), Column(_("Against"), 3.4),
               Column(_("Open"), 2.6))  # fmt: skip
    return Table(columns, tuple(rows), dense=True)


def _by_reach(assessment: Assessment, event: Event) -> list[list[PairAssessment]]:
    groups: dict[str, list[PairAssessment]] = defaultdict(list)
    for pair in assessment.pairs:
        if pair.event == event.id:
            groups[pair.product].append(pair)
    return sorted(groups.values(), key=lambda members: -max((p.total[1] for p in members if p.total), default=-999))


def _suspect_row(assessment: Assessment, members: list[PairAssessment]) -> Row:
    first = members[0]
    sides: dict[Side, dict[str, None]] = defaultdict(dict)
    course = course_arguments(assessment, first.product, first.event)
    for side, line in (*course, *item_arguments(*members)):
        sides[side][line] = None
    name = wording.sentence(wording.product_name(assessment.case, first.product))
    told = "\n".join(_standing(pair) for pair in members)
    return _row(Cell(name, strong=True, below=told), sides)


def _standing(pair: PairAssessment) -> str:
    total = wording.total(pair.total)
    reached = f"{wording.category(pair)}, {total}" if total else wording.category(pair)
    return f"{pair.method.title}: {reached}"


def _row(head: Cell, sides: dict[Side, dict[str, None]]) -> Row:
    given: tuple[Side, ...] = ("for", "against", "open")
    return Row((head, *(Cell("\n".join(sides[side]) or "–", "derived" if sides[side] else "muted") for side in given)))


def _work_up_rows(case: Case) -> list[Row]:
    alike: dict[tuple[str, str], list[str]] = defaultdict(list)
    for entry in sorted(case.work_up, key=lambda one: list(_STATES).index(one.state)):
        day = wording.when(entry.day) if entry.day else ""
        found = ", ".join(filter(None, (entry.test, entry.result, day)))
        alike[(entry.state, found)].append(cause_name(entry.cause))
    rows = [_cause_row(names, state, found) for (state, found), names in alike.items()]
    if missing := ", ".join(_unlisted(case)):
        side: dict[Side, dict[str, None]] = defaultdict(dict)
        side["open"] = {_("not reported"): None}
        rows.append(_row(Cell(_("Causes of the checklist without an entry"), below=missing), side))
    return rows


def _cause_row(names: list[str], state: str, found: str) -> Row:
    side, word = _STATES[state]
    sides: dict[Side, dict[str, None]] = defaultdict(dict)
    sides[side] = {f"{_(word)}: {found}" if found else _(word): None}
    return _row(Cell(wording.sentence(", ".join(names)), strong=state == "positive"), sides)


def _unlisted(case: Case) -> Iterator[str]:
    entered = {find_cause(row.cause, row.state) or row.cause for row in case.work_up}
    yield from (cause_name(cause) for cause in CHECKLIST if cause not in entered)
