"""Each pair at the bedside: the verdict, what it could become, the items, the next tests."""

from collections.abc import Sequence

from causality.bedside.items import write_items
from causality.bedside.page import Page, Part
from causality.case.model import Case
from causality.methods.engine import names_text
from causality.methods.method import NextTest, PairAssessment
from causality.signs import symbol
from causality.text import _
from causality.wording import category, name, pair_name, total

# The words carry the verdict; colour only helps the eye to find it.
_STYLES = {"not_applicable": "dim", "incomplete": "yellow", "exploratory": "yellow", "applicable": ""}
_CERTAIN = {"●": "red", "◕": "red", "◑": "yellow"}
TESTS_SHOWN = 4
LONGEST_EFFECT = 170


def write_verdicts(page: Page, case: Case, pairs: Sequence[PairAssessment]) -> None:
    """Write the verdict of every pair by its first method, the others below; what no method is made for together."""
    liver = {event.id for event in case.events if event.kind == "liver_injury"}
    members: dict[tuple[str, str], list[PairAssessment]] = {}
    for pair in pairs:
        members.setdefault((pair.product, pair.event), []).append(pair)
    apart: dict[tuple[str, str], list[PairAssessment]] = {}
    further = [pair for group in members.values() for pair in group[1:] if pair.categories]
    computed = all(pair.undecided for pair in further)
    for group in members.values():
        head = group[0]
        if head.applicability.state == "not_applicable" and head.event not in liver:
            apart.setdefault((head.method.id, head.applicability.reason), []).append(head)
        else:
            write_verdict(page, case, head)
            _write_others(page, group[1:], marked=not computed)
    for (_method, reason), alike in apart.items():
        if len(alike) == 1:
            write_verdict(page, case, alike[0])
        else:
            words = _("not applicable: {reason}: ").format(reason=reason)
            page.hanging(symbol(alike[0]), (words, "bold"), "; ".join(pair_name(case, pair) for pair in alike))
    if further and computed:
        page.line((_("Further methods, after the first of each pair: computed, not decided."), "dim"), indent=2)


def _write_others(page: Page, pairs: Sequence[PairAssessment], *, marked: bool) -> None:
    """Write what further methods come to, in one paragraph; those without a verdict are left to the details.

    What the officer has not decided is `marked` where some of it is.
    """
    words: dict[bool, list[str]] = {False: [], True: []}
    for pair in pairs:
        if pair.categories:
            text = f"{_(pair.method.title)}: {symbol(pair)} {category(pair)}{_in_brackets(pair)}"
            words[marked and pair.undecided > 0].append(text)
    told = [*words[False], _("not decided: {others}").format(others=" · ".join(words[True])) if words[True] else ""]
    if any(told):
        page.line((" · ".join(filter(None, told)), "dim"), indent=2)


def _in_brackets(pair: PairAssessment) -> str:
    """The total, with what has to stand beside every total of the method."""
    parts = [total(pair.total), _(pair.method.caution)] if pair.total else []
    return f" ({'; '.join(filter(None, parts))})" if parts else ""


def write_verdict(page: Page, case: Case, pair: PairAssessment) -> None:
    """Write one pair's verdict on a line with its names."""
    page.hanging(symbol(pair), (pair_name(case, pair), "bold"), ": ", *_verdict_parts(pair))


def _verdict_parts(pair: PairAssessment) -> list[Part]:
    state, reason = pair.applicability.state, pair.applicability.reason
    colour = next((style for sign, style in _CERTAIN.items() if sign in symbol(pair)), "")
    words = category(pair) if pair.categories else name(state)
    parts: list[Part] = [(words, f"bold {colour}".strip())]
    if reason and not pair.categories:
        parts.append(f": {reason}")
    if pair.total:
        parts.append(" · " + _("total {total}").format(total=total(pair.total)))
    parts.append(f" · {_(pair.method.title)}")
    if len(pair.sheets) == 1 and len(pair.method.sheets) > 1:
        parts.append(f" · {_(pair.sheets[0].sheet.title)}")
    elif len(pair.sheets) > 1:
        parts.append(" · " + _("both sheets, the pattern is not known"))
    if pair.categories:
        parts.append(f" · {name(state)}")
    if pair.total and pair.method.caution:
        parts.append(f" · {_(pair.method.caution)}")
    return parts


def write_pair(page: Page, case: Case, pair: PairAssessment, *, details: bool) -> None:
    """Write what stands behind one pair's verdict under one method."""
    page.title(f"{pair_name(case, pair)} · {_(pair.method.title)}")
    state, reason = pair.applicability.state, pair.applicability.reason
    if pair.categories and reason:
        page.line((f"{name(state)}: {reason}", _STYLES[state]), indent=2)
    if pair.sheets:
        page.line(*_totals(pair), indent=2)
        write_items(page, case, pair, details=details)
    _write_next(page, pair.next_tests, details=details)


def _totals(pair: PairAssessment) -> list[Part]:
    """The total of each sheet, and what the total could become; without points the categories."""
    if not pair.method.scored:
        told = [names_text(pair.categories)]
        if pair.could_reach != pair.categories:
            told.append(_("could become {words}").format(words=names_text(pair.could_reach)))
        return [(" · ".join(told), "bold")]
    told = [
        _("{sheet} {total}").format(
            sheet=_(one.sheet.title), total=total(one.total) if one.answered else _("not yet answered")
        )
        for one in pair.sheets
    ]
    if pair.could_become and pair.could_become != pair.total:
        words = names_text(pair.could_reach)
        told.append(_("could become {total} ({words})").format(total=total(pair.could_become), words=words))
    return [(" · ".join(told), "bold")]


def _write_next(page: Page, tests: Sequence[NextTest], *, details: bool) -> None:
    if not tests:
        return
    shown = tests if details else tests[:TESTS_SHOWN]
    more = _(" (and {count} more with --details)").format(count=len(tests) - len(shown))
    page.line((_("Next tests"), "bold"), (more if len(shown) < len(tests) else "", "dim"), indent=2)
    for number, test in enumerate(shown, start=1):
        colon = " " if test.what.endswith("?") else ": "
        effect = test.effect if details else _short_effect(test.effect)
        page.hanging(f"{number}.", (test.what, "bold"), colon + effect, indent=2)


def _short_effect(effect: str) -> str:
    """Of many outcomes the first and the last, which lie furthest apart."""
    outcomes = effect.split("; ")
    if len(effect) <= LONGEST_EFFECT or len(outcomes) < 3:
        return effect
    between = _("… (others: {count}) …").format(count=len(outcomes) - 2)
    return "; ".join((outcomes[0], between, outcomes[-1]))
