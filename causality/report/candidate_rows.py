"""The candidate causes of a liver injury: the officer's rank and word, what speaks for and against, what is open."""

from collections import defaultdict
from collections.abc import Iterable

from causality import wording
from causality.assess import Assessment
from causality.case.causes import cause_name
from causality.case.model import Event
from causality.case.ranking import STANDINGS
from causality.differential.candidates import differentials
from causality.differential.ontology import KINDS
from causality.differential.search import is_about
from causality.differential.values import SOURCES, WORDS, Candidate, Hint, Word, word_of
from causality.methods.method import PairAssessment
from causality.report.arguments import Side, item_arguments
from causality.report.values import Block, Cell, Column, Paragraph, Row, Table
from causality.text import _


def candidate_blocks(assessment: Assessment, event: Event) -> list[Block]:
    """Give the table of the candidate causes of a liver injury and what its sources are; nothing without facts."""
    found = next((one for one in differentials(assessment) if one.event == event.id), None)
    if found is None:
        return []
    told = [one for one in found.candidates if one.judged or one.word != "open"]
    silent = [one for one in found.candidates if one not in told]
    keys = dict.fromkeys(hint.source for one in told for hint in one.hints)
    rows = [_row(assessment, event, same) for same in _alike(told)]
    columns = (
        Column(_("Candidate cause"), 3),
        Column(_("For"), 3.4),
        Column(_("Against"), 3.4),
        Column(_("Open"), 2.6),
    )
    blocks: list[Block] = [Table(columns, tuple(rows), notes=tuple(_sources(keys)), dense=True)] if rows else []
    return [*blocks, *_silent(silent), *_others(assessment)]


def _sources(keys: Iterable[str]) -> list[str]:
    return [_("Sources of the hints: {sources}.").format(sources="; ".join(_(SOURCES[key]) for key in keys))]


def _alike(found: Iterable[Candidate]) -> list[list[Candidate]]:
    """Causes of which the same is said stand together; ranked ones alone."""
    groups: dict[object, list[Candidate]] = defaultdict(list)
    for one in found:
        groups[one.id if one.judged or one.product else one.hints].append(one)
    return list(groups.values())


def _row(assessment: Assessment, event: Event, same: list[Candidate]) -> Row:
    first = same[0]
    pairs = [pair for pair in assessment.pairs if (pair.product, pair.event) == (first.product, event.id)]
    sides: dict[Side, dict[str, None]] = defaultdict(dict)
    for hint in first.hints:
        sides[hint.side][_told(hint)] = None
    for side, line in item_arguments(*pairs):
        sides[side][line] = None
    order: tuple[Side, ...] = ("for", "against", "open")
    cells = (Cell("\n".join(sides[side]) or "–", "derived" if sides[side] else "muted") for side in order)
    return Row((_head(same, pairs, word_of(sides)), *cells))


def _told(hint: Hint) -> str:
    return wording.sentence(hint.text)


def _head(same: list[Candidate], pairs: list[PairAssessment], word: Word) -> Cell:
    first = same[0]
    rank = f"{first.rank}. " if first.rank else ""
    names = rank + "; ".join(one.title for one in same)
    told = "\n".join(filter(None, (_(WORDS[word]), *(_standing(pair) for pair in pairs))))
    judged = ""
    if first.judged:
        said = _(STANDINGS[first.standing]) if first.standing else _("ranked, no word yet")
        judged = _("Officer: {word}").format(word=said) + (f": {first.reason}" if first.reason else "")
    return Cell(names, strong=True, below=told, judged=judged)


def _standing(pair: PairAssessment) -> str:
    total = wording.total(pair.total)
    reached = f"{wording.category(pair)}, {total}" if total else wording.category(pair)
    return f"{pair.method.title}: {reached}"


def _silent(found: list[Candidate]) -> list[Block]:
    if not found:
        return []
    text = _("Without a hint for or against: {names}.")
    return [Paragraph(text.format(names="; ".join(one.title for one in found)), "muted")]


def _others(assessment: Assessment) -> list[Block]:
    """Causes of the work-up that the ontology does not hold."""
    rows = [row for row in assessment.case.work_up if not any(is_about(row, kind) for kind in KINDS)]
    if not rows:
        return []
    told = "; ".join(f"{cause_name(row.cause)}: {wording.name(row.state)}" for row in rows)
    return [Paragraph(_("Other causes looked for: {told}.").format(told=told), "derived")]
