"""The candidate causes known so far, with what speaks for and against each."""

from causality import wording
from causality.assess import Assessment
from causality.case.causes import cause_name
from causality.case.model import Event
from causality.methods.method import PairAssessment
from causality.report.arguments import course_arguments, item_arguments
from causality.report.places import evidence_text
from causality.signs import level_name
from causality.text import _
from desktop.selection import by_pair
from widgets.category_disc import NOT_APPLICABLE
from widgets.cause_card import Cause, Standing
from widgets.cause_cards import Group

PAIR, PLACE = "pair", "place"
ORDER = ("positive", "inconclusive")


def candidates(assessment: Assessment) -> list[Group]:
    """Give the causes of every event: suspects by what their total reaches, then what the work-up found."""
    found: list[Group] = []
    for event in assessment.case.events:
        causes = (*_suspects(assessment, event), *(_others(assessment) if event.kind == "liver_injury" else ()))
        if causes:
            found.append((wording.sentence(event.name or event.id), causes))
    if not any(event.kind == "liver_injury" for event in assessment.case.events) and (rest := _others(assessment)):
        found.append((_("Other causes looked for"), rest))
    return found


def pair_key(product: str, event: str) -> str:
    """Give the key of the card of a pair."""
    return "\n".join((PAIR, product, event))


def place_key(place: str) -> str:
    """Give the key of the card of what stands at `place` of the case."""
    return f"{PLACE}\n{place}"


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
    reached = pair.categories
    total = wording.total(pair.total).replace(" … ", "…")
    shown = level_name(pair.method, reached[-1]) if reached else NOT_APPLICABLE
    return Standing(pair.method.title, wording.category(pair), shown, "", total, _reason(pair))


def _reason(pair: PairAssessment) -> str:
    state, reason = pair.applicability.state, pair.applicability.reason
    return f"{wording.name(state)}: {reason}" if reason and state in ("exploratory", "incomplete") else reason


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
