"""Scores any declared method: exact ranges over all days and facts that the case leaves open.

For every arrangement of the uncertain days (a world) each item has the answers that its facts allow; within a world
items are independent, so the range is exact: all totals, or categories, over all worlds. How answers come to a category
is the method's own (`verdicts`).
"""

from collections.abc import Callable, Mapping, Sequence
from typing import Protocol

from causality.case.model import Decision
from causality.evidence.moments import World
from causality.frozen import frozen
from causality.methods.method import (
    CATEGORY,
    Basis,
    Derivation,
    Item,
    ItemResult,
    Method,
    Need,
    NextTest,
    Range,
    Sheet,
    SheetResult,
)
from causality.methods.verdicts import Profile, extremes
from causality.text import _

Explain = Callable[[Item, frozenset[str]], Derivation]


class Rules(Protocol):
    """What a method asks of the facts of one pair, for one sheet."""

    @property
    def worlds(self) -> Sequence[World]:
        """Days for everything uncertain, enough for every arrangement in which some answer differs."""

    def excluded(self, world: World) -> str:
        """Why the method does not apply in this world; empty when it does."""

    def possible(self, item: Item, world: World) -> frozenset[str]:
        """The answers that the facts allow in this world."""


@frozen
class Scored:
    """One sheet scored over all worlds. `result` is None when it applies in none; `reasons` why it does not in some.

    `needs` are what is missing, each with the place of the item that it is about.
    """

    result: SheetResult | None
    reasons: tuple[str, ...]
    profiles: tuple[Profile, ...]
    needs: tuple[tuple[int, Need], ...] = ()


def score(method: Method, sheet: Sheet, rules: Rules, derive: Explain, decisions: Mapping[str, Decision]) -> Scored:
    """Score one sheet of a pair under the officer's decisions (by item id).

    `derive` gives why, on what evidence, and what else could come, from the answers possible over all worlds.
    """
    found: dict[Profile, None] = {}
    reasons: dict[str, None] = {}
    for world in rules.worlds:
        reason = rules.excluded(world)
        if reason:
            reasons[reason] = None
        else:
            found[tuple(rules.possible(item, world) for item in sheet.items)] = None
    if not found:
        return Scored(None, tuple(reasons), ())
    verdict = method.verdict
    asked, settled = _decided(sheet, tuple(found), {key: one for key, one in decisions.items() if key != CATEGORY})
    concluded = tuple(dict.fromkeys(verdict.conclude(sheet.items, profile) for profile in asked))
    profiles, last = _decided(sheet, concluded, {key: one for key, one in decisions.items() if key == CATEGORY})
    settled |= last
    on_path = frozenset().union(*(verdict.asked(sheet.items, profile) for profile in profiles))
    items: list[ItemResult] = []
    needs: list[tuple[int, Need]] = []
    for place, item in enumerate(sheet.items):
        before = concluded if item.id == CATEGORY else found
        derived = frozenset().union(*(profile[place] for profile in before))
        derivation = derive(item, derived)
        scored = frozenset().union(*(profile[place] for profile in profiles))
        asked_for = item.id in on_path
        items.append(_item(sheet, item, derived, scored, derivation, settled.get(item.id), asked=asked_for))
        if item.id not in settled:
            needs += [(place, need) for need in derivation.needs]
    return Scored(_result(method, sheet, tuple(items), profiles), tuple(reasons), profiles, tuple(needs))


def _result(method: Method, sheet: Sheet, items: tuple[ItemResult, ...], profiles: tuple[Profile, ...]) -> SheetResult:
    verdict = method.verdict
    later = _later(method, sheet.items, items)
    reached = frozenset().union(*(verdict.reached(sheet.items, profile) for profile in profiles))
    could = reached | verdict.reached(sheet.items, later)
    total = could_become = (0, 0)
    if method.scored:
        total, most = total_range(sheet.items, profiles), extremes(sheet.items, later)
        could_become = min(total[0], most[0]), max(total[1], most[1])
    return SheetResult(sheet, items, total, could_become, method.in_order(reached), method.in_order(could))


def _later(method: Method, items: Sequence[Item], results: Sequence[ItemResult]) -> Profile:
    """The answers that could still come, and what follows from them for the category unless it is decided."""
    held = tuple(frozenset(one.attainable) for one in results)
    if results[-1].item.id == CATEGORY and results[-1].decision is not None:
        return held
    return method.verdict.conclude(items, held)


def total_range(items: Sequence[Item], profiles: Sequence[Profile]) -> Range:
    """Give the smallest and largest total over all worlds."""
    spans = [extremes(items, profile) for profile in profiles]
    return min(low for low, _high in spans), max(high for _low, high in spans)


def next_tests(method: Method, scored: Sequence[Scored], first: Sequence[NextTest] = ()) -> tuple[NextTest, ...]:
    """List what to find out next; `first` stays in front.

    What narrows the category comes before what does not; of both, what only has to be asked for before tests, and what
    narrows most before the rest.
    """
    ranked: dict[str, tuple[tuple[bool, bool, int, int, str], NextTest]] = {}
    for sheet in scored:
        for place, need in sheet.needs:
            if sheet.result is not None and sheet.result.items[place].asked and need.what not in ranked:
                found = _effect(method, sheet.result, sheet.profiles, place, need)
                if found is not None:
                    ranked[need.what] = found
    return (*first, *(test for _rank, test in sorted(ranked.values(), key=lambda pair: pair[0])))


def _effect(
    method: Method, result: SheetResult, profiles: Sequence[Profile], place: int, need: Need
) -> tuple[tuple[bool, bool, int, int, str], NextTest] | None:
    """What an answer would do, and how it ranks; None where points stay as they are by every answer."""
    items, texts, widest, points = result.sheet.items, [], 0, 0
    present = _reach_text(method, items, profiles)
    moved = False
    later = _later(method, items, result.items)
    for outcome in need.outcomes:
        now = [_with(method, items, profile, place, outcome.answers) for profile in profiles]
        then = _with(method, items, later, place, outcome.answers)
        reached = _reach_text(method, items, now)
        moved = moved or reached != present
        texts.append(_("{label}: {total}").format(label=outcome.label, total=reached))
        reach = extremes(items, then) if method.scored else (0, 0)
        widest, points = max(widest, len(method.verdict.reached(items, then))), max(points, reach[1] - reach[0])
    narrows = len(result.could_reach) - widest
    if method.scored and not moved and narrows <= 0:
        return None
    settles = result.items[place]
    test = NextTest(need.what, "; ".join(texts), narrows, settles.sheet, settles.item.id, need.cost)
    return (narrows <= 0, need.cost == "test", -narrows, points, need.what), test


def _with(method: Method, items: Sequence[Item], profile: Profile, place: int, answers: frozenset[str]) -> Profile:
    """The profile once the item at `place` has one of these answers."""
    changed = (*profile[:place], answers, *profile[place + 1 :])
    return changed if items[place].id == CATEGORY else method.verdict.conclude(items, changed)


def _reach_text(method: Method, items: Sequence[Item], profiles: Sequence[Profile]) -> str:
    """The total with its categories, or the categories alone, that these profiles reach."""
    if method.scored:
        return range_text(total_range(items, profiles), method)
    reached = frozenset().union(*(method.verdict.reached(items, profile) for profile in profiles))
    return names_text(method.in_order(reached))


def names_text(categories: Sequence[str]) -> str:
    """Give categories in words: the lowest to the highest."""
    if not categories:
        return _("open")
    low, high = _(categories[0]), _(categories[-1])
    return low if low == high else _("{low} to {high}").format(low=low, high=high)


def range_text(total: Range, method: Method) -> str:
    """Give a range of totals with its categories: "-2 … 1 (excluded to unlikely)"."""
    shown = signed(total[0]) if total[0] == total[1] else f"{signed(total[0])} … {signed(total[1])}"
    return f"{shown} ({names_text(method.categories(total))})"


def signed(points: int) -> str:
    """Print points with a real minus sign; a plus where they are positive."""
    return f"+{points}" if points > 0 else str(points).replace("-", "−")


def _decided(
    sheet: Sheet, profiles: tuple[Profile, ...], decisions: Mapping[str, Decision]
) -> tuple[tuple[Profile, ...], dict[str, Decision]]:
    """Put the officer's answers in, and give those that took effect.

    An accepted answer also excludes the worlds in which it is not possible; one that is possible in none has no effect.
    """
    settled: dict[str, Decision] = {}
    for place, item in enumerate(sheet.items):
        decision = decisions.get(item.id)
        if decision is None or item.answer(decision.answer) is None or _bare(decision, item):
            continue
        if decision.action == "accepted":
            left = tuple(one for one in profiles if decision.answer in one[place])
            if not left:
                continue
            profiles = left
        settled[item.id] = decision
        chosen = frozenset((decision.answer,))
        profiles = tuple((*one[:place], chosen, *one[place + 1 :]) for one in profiles)
    return tuple(dict.fromkeys(profiles)), settled


def _bare(decision: Decision, item: Item) -> bool:
    """Whether an answer is overridden, or a judgement given, without the reason that it needs to count."""
    return (decision.action == "overridden" or item.judgement) and not decision.reason.strip()


def _item(
    sheet: Sheet,
    item: Item,
    derived: frozenset[str],
    scored: frozenset[str],
    derivation: Derivation,
    decision: Decision | None,
    *,
    asked: bool,
) -> ItemResult:
    answers = item.ids(scored)
    if decision is None:
        basis: Basis = "open" if len(scored) > 1 else "derived"
    elif decision.action == "overridden":
        basis = "overridden"
    else:
        basis = "entered" if len(derived) > 1 else "derived"
    return ItemResult(
        sheet=sheet.id,
        item=item,
        answers=answers,
        derived=item.ids(derived),
        attainable=answers if decision else item.ids(derivation.attainable | scored),
        basis=basis,
        because=derivation.because,
        evidence=derivation.evidence,
        decision=decision,
        asked=asked,
    )
