"""The candidate causes of every event as cards: of a liver injury by the ontology, of other events the suspects."""

from causality import wording
from causality.assess import Assessment
from causality.case.causes import cause_name
from causality.case.model import Event
from causality.differential.candidates import differentials
from causality.differential.values import WORDS, Candidate, word_of
from causality.differential.values import Word as Hinted
from causality.methods.method import PairAssessment
from causality.report.arguments import course_arguments, item_arguments
from causality.report.places import evidence_text
from causality.signs import verdict_level
from causality.text import _
from desktop.selection import by_pair
from widgets.cause_card import Cause
from widgets.cause_cards import Group
from widgets.cause_lines import Standing
from widgets.cause_word import Word

PAIR, PLACE, CAUSE = "pair", "place", "cause"
ORDER = ("positive", "inconclusive")
SIGNS: dict[Hinted, str] = {
    "supported": "positive", "disputed": "inconclusive", "not_supported": "ruled_out", "open": "not_done",
}  # fmt: skip


def candidates(assessment: Assessment) -> list[Group]:
    """Give the causes of every event: of a liver injury as ranked and hinted at, of others suspects by their reach."""
    found: list[Group] = []
    injuries = {one.event: one.candidates for one in differentials(assessment)}
    for event in assessment.case.events:
        if event.id in injuries:
            causes = tuple(_hinted(assessment, event, one) for one in injuries[event.id])
        else:
            causes = _suspects(assessment, event)
        if causes:
            found.append((wording.sentence(event.name or event.id), causes))
    if not injuries and (rest := _others(assessment)):
        found.append((_("Other causes looked for"), rest))
    return found


def places(assessment: Assessment) -> dict[str, str]:
    """Give, by the key of a card, the place of the case to which it leads: what the first hint rests on."""
    return {
        cause_key(found.event, one.id): next((path for hint in one.hints for path in hint.evidence), "")
        for found in differentials(assessment)
        for one in found.candidates
    }


def pair_key(product: str, event: str) -> str:
    """Give the key of the card of a pair."""
    return "\n".join((PAIR, product, event))


def place_key(place: str) -> str:
    """Give the key of the card of what stands at `place` of the case."""
    return f"{PLACE}\n{place}"


def cause_key(event: str, cause: str) -> str:
    """Give the key of the card of a cause of the ontology."""
    return "\n".join((CAUSE, event, cause))


def _hinted(assessment: Assessment, event: Event, one: Candidate) -> Cause:
    """A cause with the word of all that is said of it, what the methods say of its product, and the officer's word."""
    pairs = tuple(pair for pair in assessment.pairs if (pair.product, pair.event) == (one.product, event.id))
    evidence = [(hint.side, wording.sentence(hint.text)) for hint in one.hints]
    evidence += item_arguments(*pairs)
    all_told = word_of(side for side, _text in evidence)
    told = Standing("", wording.sentence(_(WORDS[all_told])), "", SIGNS[all_told])
    evidence.sort(key=lambda line: ("for", "against", "open").index(line[0]))
    word = Word(one.rank, one.standing or "", one.reason)
    return Cause(cause_key(event.id, one.id), one.title, (told, *map(_standing, pairs)), tuple(evidence), word)


def _suspects(assessment: Assessment, event: Event) -> tuple[Cause, ...]:
    groups = [members for members in by_pair(assessment) if members[0].event == event.id]
    reach = [members[0].total[1] if members[0].total else -999 for members in groups]
    ordered = sorted(zip(reach, groups, strict=True), key=lambda one: -one[0])
    return tuple(_suspect(assessment, members) for _reach, members in ordered)


def _suspect(assessment: Assessment, members: tuple[PairAssessment, ...]) -> Cause:
    first = members[0]
    title = wording.sentence(wording.product_name(assessment.case, first.product))
    course = course_arguments(assessment, first.product, first.event)
    evidence = (*course, *item_arguments(first))
    standings = tuple(_standing(one) for one in members if one.main or one.categories)
    return Cause(pair_key(first.product, first.event), title, standings, evidence)


def _standing(pair: PairAssessment) -> Standing:
    total = wording.total(pair.total).replace(" … ", "…")
    return Standing(pair.method.title, wording.category(pair), verdict_level(pair), "", total, _reason(pair))


def _reason(pair: PairAssessment) -> str:
    state, reason = pair.applicability.state, pair.applicability.reason
    told = f"{wording.name(state)}: {reason}" if reason and state in ("exploratory", "incomplete") else reason
    return " · ".join(filter(None, (_(pair.method.caution) if pair.total else "", told)))


def _others(assessment: Assessment) -> tuple[Cause, ...]:
    """What the work-up found or could not rule out, what was found first."""
    rows = [(place, row) for place, row in enumerate(assessment.case.work_up) if row.state in ORDER]
    rows.sort(key=lambda one: ORDER.index(one[1].state))
    found = []
    for place, row in rows:
        where = f"work_up[{place}]"
        text = evidence_text(assessment.case, where).partition(": ")[2]
        shown = text.removeprefix(wording.name(row.state)).strip().removeprefix("(").removesuffix(")")
        standing = Standing(_("Work-up"), wording.name(row.state), "", row.state, "", shown)
        found.append(Cause(place_key(where), wording.sentence(cause_name(row.cause)), (standing,)))
    return tuple(found)
