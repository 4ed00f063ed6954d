"""Methods side by side: which disagree on a pair, which items make the difference, and why one suspect ranks higher.

Methods are compared by the level of certainty of their categories, never by their totals, which stand on scales of
their own. What is said names items with their points or answers; it is words, and nothing is computed from it.
"""

from collections.abc import Iterator
from itertools import pairwise

from causality.assess import Assessment
from causality.frozen import frozen
from causality.methods.engine import names_text
from causality.methods.method import ItemResult, PairAssessment, Range, SheetResult
from causality.text import N_, _
from causality.wording import event_name, points, product_name, total

THEMES = {
    N_("time to onset"): ("time_to_onset", "from_start", "from_stop", "followed", "time"),
    N_("course after withdrawal"): ("course", "dechallenge", "to_normal", "improved", "withdrawal"),
    N_("re-exposure"): ("rechallenge", "reappeared"),
    N_("other causes"): (
        "alternatives", "other_causes", "other", "disease", "hepatitis_a", "hepatitis_b", "hepatitis_c", "hepatitis_e",
        "alcohol", "imaging", "autoimmune", "ischaemia", "sepsis", "cmv", "ebv", "hsv", "biopsy",
    ),
    N_("other products"): ("concomitant",),
    N_("earlier reports"): ("hepatotoxicity", "literature", "reported"),
    N_("risk factors"): ("risk_alcohol", "risk_alcohol_pregnancy", "risk_pregnancy", "risk_age"),
}  # fmt: skip
"""What items are about, by their ids: the same questions in the words of different methods."""
_THEME_OF = {item: theme for theme, items in THEMES.items() for item in items}
MOST_THEMES, MOST_ITEMS = 2, 4


@frozen
class Disagreement:
    """Two methods that come to different certainties on one pair, and the items that make the difference."""

    product: str
    event: str
    methods: tuple[str, str]
    text: str


def disagreements(assessment: Assessment) -> tuple[Disagreement, ...]:
    """Give, for every pair, the main method against each other one that excludes its certainty."""
    found = []
    for members in groups(assessment):
        head = members[0]
        for other in members[1:]:
            if _apart(head, other):
                text = " ".join((_verdicts(head, other), *_reasons(head, other)))
                found.append(Disagreement(head.product, head.event, (head.method.id, other.method.id), text))
    return tuple(found)


def groups(assessment: Assessment) -> list[tuple[PairAssessment, ...]]:
    """Give the assessments of each pair by the methods that are made for it, the main one first."""
    kinds = {event.id: event for event in assessment.case.events}
    found: dict[tuple[str, str], list[PairAssessment]] = {}
    for pair in assessment.pairs:
        if pair.method.fits(kinds[pair.event]):
            found.setdefault((pair.event, pair.product), []).append(pair)
    order = list(kinds)
    return [tuple(members) for key, members in sorted(found.items(), key=lambda one: order.index(one[0][0]))]


def levels(pair: PairAssessment) -> Range | None:
    """Give the lowest and highest level of certainty of a verdict; None where it has none on the scale."""
    held = [level for name in pair.categories if (level := pair.method.level(name)) is not None]
    return (min(held), max(held)) if held else None


def _apart(one: PairAssessment, other: PairAssessment) -> bool:
    first, second = levels(one), levels(other)
    return first is not None and second is not None and (first[1] < second[0] or second[1] < first[0])


def _verdicts(one: PairAssessment, other: PairAssessment) -> str:
    told = [f"{_(pair.method.title)}: {_standing(pair)}" for pair in (one, other)]
    return _("{one}; {other}.").format(one=told[0], other=told[1])


def _standing(pair: PairAssessment) -> str:
    words = names_text(pair.categories)
    return f"{words} ({total(pair.total)})" if pair.total else words


def _reasons(one: PairAssessment, other: PairAssessment) -> Iterator[str]:
    """What the two say of the same themes, where both have points; else what a category hangs on."""
    if one.method.scored and other.method.scored:
        yield from _by_theme(one, other)
        return
    for pair, against in ((one, other), (other, one)):
        if not pair.method.scored:
            wanted = levels(against)
            hinges = [_answered(result) for sheet in pair.sheets for result in _hinges(pair, sheet, wanted or (0, 4))]
            if hinges:
                form = _("{method} hangs on {items}.")
                yield form.format(method=_(pair.method.title), items="; ".join(hinges[:MOST_ITEMS]))
        else:
            moved = sorted(_moving(pair), key=lambda result: -max(map(abs, result.points)))
            if moved:
                told = "; ".join(_answered(result) for result in moved[:MOST_ITEMS])
                yield _("{method} counts {items}.").format(method=_(pair.method.title), items=told)


def _by_theme(one: PairAssessment, other: PairAssessment) -> Iterator[str]:
    sums = [_sums(pair) for pair in (one, other)]
    themes = {theme: abs(_middle(sums[0].get(theme)) - _middle(sums[1].get(theme))) for theme in THEMES}
    for theme in sorted(themes, key=lambda name: -themes[name])[:MOST_THEMES]:
        if themes[theme]:
            told = [_of_theme(pair, theme, held.get(theme)) for pair, held in zip((one, other), sums, strict=True)]
            yield _("{theme}: {one}; {other}.").format(theme=_(theme), one=told[0], other=told[1])


def _sums(pair: PairAssessment) -> dict[str, Range]:
    """The points of each theme on the first sheet that is scored."""
    found: dict[str, Range] = {}
    for result in pair.sheets[0].items:
        theme = _THEME_OF.get(result.item.id)
        if theme is not None:
            low, high = found.get(theme, (0, 0))
            found[theme] = low + result.points[0], high + result.points[1]
    return found


def _middle(span: Range | None) -> float:
    return sum(span) / 2 if span else 0.0


def _of_theme(pair: PairAssessment, theme: str, span: Range | None) -> str:
    name = _(pair.method.title)
    if span is None:
        return _("{method} does not ask").format(method=name)
    items = [one for one in pair.sheets[0].items if _THEME_OF.get(one.item.id) == theme]
    told = [one for one in items if one.points != (0, 0)] or items[:1]
    shown = "; ".join(_answered(one) for one in told[:MOST_ITEMS])
    more = _(" and {count} more").format(count=len(told) - MOST_ITEMS) if len(told) > MOST_ITEMS else ""
    return _("{method} {points} ({items}{more})").format(method=name, points=points(span), items=shown, more=more)


def _answered(result: ItemResult) -> str:
    """An item with its answer, and its points where it has some."""
    answers = _(" or ").join(_(one.text) for one in result.item.answers if one.id in result.answers)
    told = f"{_(result.item.title)}: {answers}"
    return f"{points(result.points)} {told}" if result.item.counts else told


def _moving(pair: PairAssessment) -> list[ItemResult]:
    return [result for result in pair.sheets[0].items if result.points != (0, 0)]


def _hinges(pair: PairAssessment, sheet: SheetResult, wanted: Range) -> Iterator[ItemResult]:
    """The items of which another answer would lead to the other method's level of certainty."""
    items, verdict = sheet.sheet.items, pair.method.verdict
    held = tuple(frozenset(result.answers) for result in sheet.items)
    for place, result in enumerate(sheet.items):
        if not result.asked or result.item.judgement:
            continue
        profile = verdict.conclude(items, (*held[:place], result.item.everything, *held[place + 1 :]))
        reached = [pair.method.level(name) for name in verdict.reached(items, profile)]
        if any(level is not None and wanted[0] <= level <= wanted[1] for level in reached):
            yield result


def rankings(assessment: Assessment) -> tuple[str, ...]:
    """Say for every event why one suspect ranks above the next by the main method, or that they cannot be ranked."""
    found: dict[str, list[PairAssessment]] = {}
    for members in groups(assessment):
        head = members[0]
        if head.total is not None:
            found.setdefault(head.event, []).append(head)
    told = ((event_name(assessment.case, event), text)
            for event, pairs in found.items() for text in _ranked(assessment, pairs))  # fmt: skip
    return tuple(f"{event}: {text}" for event, text in told)


def _ranked(assessment: Assessment, pairs: list[PairAssessment]) -> Iterator[str]:
    ordered = sorted(pairs, key=lambda pair: (pair.total or (0, 0))[::-1], reverse=True)
    for above, below in pairwise(ordered):
        names = [product_name(assessment.case, pair.product) for pair in (above, below)]
        spans = [total(pair.total) for pair in (above, below)]
        method = _(above.method.title)
        if (above.total or (0, 0))[0] <= (below.total or (0, 0))[1]:
            form = _("{above} and {below} cannot be ranked by {method}: {one} and {other} overlap.")
            yield form.format(above=names[0], below=names[1], method=method, one=spans[0], other=spans[1])
            continue
        form = _("{above} ranks above {below} by {method} ({one} against {other}): {items}.")
        items = "; ".join(_better(above, below)) or _("no single item tells them apart")
        yield form.format(above=names[0], below=names[1], method=method, one=spans[0], other=spans[1], items=items)


def _better(above: PairAssessment, below: PairAssessment) -> Iterator[str]:
    """The items that give the one more points than the other, whatever is open."""
    lower = {result.item.id: result for result in below.sheets[0].items}
    for result in above.sheets[0].items:
        other = lower.get(result.item.id)
        if other is not None and result.points[0] > other.points[1]:
            form = _("{item} {one} against {other}")
            yield form.format(item=_(result.item.title), one=points(result.points), other=points(other.points))


def effects(assessment: Assessment) -> tuple[str, ...]:
    """Say, for every event of several suspects, what the others do to each one's item on other products."""
    told = []
    for members in groups(assessment):
        head = members[0]
        suspects = {one.product for one in assessment.pairs if one.event == head.event}
        for result in head.sheets[0].items if head.sheets and len(suspects) > 1 else ():
            if _THEME_OF.get(result.item.id) == "other products":
                form = _("{product}, {method} {number}: {points}, {because}.")
                told.append(form.format(
                    product=product_name(assessment.case, head.product), method=_(head.method.title),
                    number=result.item.number, points=points(result.points), because=result.because))  # fmt: skip
    return tuple(told)
