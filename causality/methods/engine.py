"""Scores any declared method: exact ranges over all days and facts that the case leaves open.

For every arrangement of the uncertain days (a world) each item has the answers that its facts allow; within
a world items are independent, so the total's range is exact: the smallest and largest sum over all worlds.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from causality.case.model import Decision
from causality.evidence.moments import World
from causality.methods.method import (
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
from causality.text import _

Profile = tuple[frozenset[str], ...]
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


@dataclass(frozen=True, slots=True)
class Scored:
    """One sheet scored over all worlds. `result` is None when it applies in none; `reasons` why it does not in some."""

    result: SheetResult | None
    reasons: tuple[str, ...]
    profiles: tuple[Profile, ...]
    needs: tuple[tuple[int, Need], ...] = ()


def score(sheet: Sheet, rules: Rules, derive: Explain, decisions: Mapping[str, Decision]) -> Scored:
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
    profiles, settled = _decided(sheet, tuple(found), decisions)
    items: list[ItemResult] = []
    needs: list[tuple[int, Need]] = []
    for place, item in enumerate(sheet.items):
        derived = frozenset().union(*(profile[place] for profile in found))
        derivation = derive(item, derived)
        scored = frozenset().union(*(profile[place] for profile in profiles))
        items.append(_item(sheet, item, derived, scored, derivation, settled.get(item.id)))
        if item.id not in settled:
            needs += [(place, need) for need in derivation.needs]
    could = [item.could_give for item in items]
    total = total_range(sheet.items, profiles)
    could_become = min(total[0], sum(low for low, _high in could)), max(total[1], sum(high for _low, high in could))
    return Scored(SheetResult(sheet, tuple(items), total, could_become), tuple(reasons), profiles, tuple(needs))


def total_range(items: Sequence[Item], profiles: Sequence[Profile]) -> Range:
    """Give the smallest and largest total over all worlds."""
    spans = _spans(items, profiles)
    return min(sum(low for low, _high in one) for one in spans), max(sum(high for _low, high in one) for one in spans)


def _spans(items: Sequence[Item], profiles: Sequence[Profile]) -> list[list[Range]]:
    """The points that each item gives in each world."""
    known: list[dict[frozenset[str], Range]] = [{} for _item in items]
    spans = []
    for profile in profiles:
        for item, held, answers in zip(items, known, profile, strict=True):
            if answers not in held:
                held[answers] = item.span(answers)
        spans.append([held[answers] for held, answers in zip(known, profile, strict=True)])
    return spans


def next_tests(method: Method, scored: Sequence[Scored], first: Sequence[NextTest] = ()) -> tuple[NextTest, ...]:
    """List what to find out next, what narrows the category most first; `first` stays in front."""
    ranked: dict[str, tuple[tuple[int, int, str], NextTest]] = {}
    for sheet in scored:
        if sheet.result is None or not sheet.needs:
            continue
        items = [item.item for item in sheet.result.items]
        spans = _spans(items, sheet.profiles)
        for place, need in sheet.needs:
            if need.what not in ranked:
                ranked[need.what] = _effect(method, sheet.result, total_without(spans, place), place, need)
    return (*first, *(test for _rank, test in sorted(ranked.values(), key=lambda pair: pair[0])))


def _effect(
    method: Method, result: SheetResult, now: Range, place: int, need: Need
) -> tuple[tuple[int, int, str], NextTest]:
    item = result.items[place].item
    could = [one.could_give for number, one in enumerate(result.items) if number != place]
    later = sum(low for low, _high in could), sum(high for _low, high in could)
    texts, widest, points = [], 0, 0
    for outcome in need.outcomes:
        low, high = item.span(outcome.answers)
        total, reach = (now[0] + low, now[1] + high), (later[0] + low, later[1] + high)
        texts.append(_("{label}: {total}").format(label=outcome.label, total=range_text(total, method)))
        widest, points = max(widest, len(method.categories(reach))), max(points, reach[1] - reach[0])
    narrows = len(method.categories(result.could_become)) - widest
    settles = result.items[place]
    test = NextTest(need.what, "; ".join(texts), narrows, settles.sheet, settles.item.id)
    return (-narrows, points, need.what), test


def total_without(spans: Sequence[Sequence[Range]], place: int) -> Range:
    """Give the range of the total of all other items than the one at `place`, from the points of all by world."""
    rest = [(*one[:place], *one[place + 1 :]) for one in spans]
    return min(sum(low for low, _high in one) for one in rest), max(sum(high for _low, high in one) for one in rest)


def range_text(total: Range, method: Method) -> str:
    """Give a range of totals with its categories: "-2 … 1 (excluded to unlikely)"."""
    names = [_(name) for name in method.categories(total)]
    shown = signed(total[0]) if total[0] == total[1] else f"{signed(total[0])} … {signed(total[1])}"
    return f"{shown} ({names[0] if len(names) == 1 else _('{low} to {high}').format(low=names[0], high=names[-1])})"


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
        if decision is None or item.answer(decision.answer) is None or _bare(decision):
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


def _bare(decision: Decision) -> bool:
    """Whether an answer is overridden without the reason that it needs to count."""
    return decision.action == "overridden" and not decision.reason.strip()


def _item(
    sheet: Sheet,
    item: Item,
    derived: frozenset[str],
    scored: frozenset[str],
    derivation: Derivation,
    decision: Decision | None,
) -> ItemResult:
    answers = _ids(item, scored)
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
        derived=_ids(item, derived),
        attainable=answers if decision else _ids(item, derivation.attainable | scored),
        basis=basis,
        because=derivation.because,
        evidence=derivation.evidence,
        decision=decision,
    )


def _ids(item: Item, answers: frozenset[str]) -> tuple[str, ...]:
    return tuple(answer.id for answer in item.answers if answer.id in answers)
