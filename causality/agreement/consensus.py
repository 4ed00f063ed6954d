"""The consensus of officers who scored blind: what all decided alike is the case's own decision, the rest is settled.

The blind scorings stay in the case beside it; every decision of the consensus says in its reason where it comes from.
"""

from dataclasses import replace

from causality.agreement.scored import scored
from causality.case.deciding import Decision
from causality.case.edits import revealed
from causality.case.model import Case
from causality.text import _

Subject = tuple[str, str, str, str, str]
"""Product, event, method, sheet and item."""


def agreed(case: Case, who: str = "", when: str = "") -> tuple[Decision, ...]:
    """Give the decisions that all officers took alike, as those of the case; nothing while a scoring is open.

    An answer that follows from the facts is accepted, another is an override for the reason that all chose it.
    """
    if not revealed(case):
        return ()
    sets = [{_subject(one): one for one in scoring.decisions} for scoring in case.scorings]
    names = _(" and ").join(scoring.officer for scoring in case.scorings)
    reason = _("scored alike and blind by {names}").format(names=names)
    alike = [subject for subject in sets[0] if len({held[subject].answer if subject in held else None for held in sets})
             == 1]  # fmt: skip
    return tuple(
        replace(
            sets[0][subject], who=who, when=when, reason=reason,
            action="overridden" if any(held[subject].action == "overridden" for held in sets) else "accepted",
        )
        for subject in alike
    )  # fmt: skip


def settled(case: Case, subject: Subject, answer: str, reason: str, who: str = "", when: str = "") -> Decision:
    """Give the decision of the case on an item on which the officers differ, with why, and what each of them said."""
    said = "; ".join(f"{officer}: {found}" for officer, found in _answers(case, subject))
    product, event, method, sheet, item = subject
    whole = _("agreed on: {reason} ({said})").format(reason=reason, said=said) if said else reason
    return Decision(
        product=product, event=event, method=method, sheet=sheet, item=item, answer=answer, action="overridden",
        reason=whole, who=who, when=when,
    )  # fmt: skip


def _answers(case: Case, subject: Subject) -> list[tuple[str, str]]:
    """What counted for each officer, in the words of the sheet."""
    product, event, method, sheet, item = subject
    found = []
    for officer, assessment in scored(case):
        for pair in assessment.pairs:
            if (pair.product, pair.event, pair.method.id) != (product, event, method):
                continue
            held = [one for scored_sheet in pair.sheets for one in scored_sheet.items
                    if (one.sheet, one.item.id) == (sheet, item)]  # fmt: skip
            texts = [_(answer.text) for one in held for key in one.answers if (answer := one.item.answer(key))]
            found.append((officer, _(" or ").join(texts) or _("not scored")))
    return found


def _subject(one: Decision) -> Subject:
    return one.product, one.event, one.method, one.sheet, one.item
