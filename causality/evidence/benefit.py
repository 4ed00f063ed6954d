"""What speaks against a product as the cause: the event was worse on less of it, or better on more.

Decisions of record, "Dechallenge and rechallenge": an inverse pair (worse on reduction or stop, better when given
again) is evidence of benefit; one inverse challenge alone is weak, and is called so. Where dates are uncertain, it is
said on which days the samples show it; where something else changed at the same time, what that was.
"""

from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import Final

from causality.case.dates import show_range
from causality.case.finding import Finding
from causality.case.model import Change
from causality.evidence.facts import Facts
from causality.evidence.graded import SEVERITY
from causality.evidence.values import Challenge, Reading
from causality.text import N_, _

LESS: Final = ("reduction", "stop")
AGAIN: Final = ("increase", "restart")
MORE: Final = ("start", *AGAIN)
MOST_NAMED: Final = 4
_WHEN: Final[dict[Change, str]] = {
    "start": N_("begun"), "increase": N_("raised"), "restart": N_("given again"), "reduction": N_("reduced"),
    "stop": N_("stopped"),
}  # fmt: skip
KINDS: Final = ("evidence_of_benefit", "benefit_possible", "improved_under")
"""The findings that argue against a product, from the strongest down."""

Pair = tuple[Challenge, Challenge]


def benefits(facts: Facts, judged: Sequence[Challenge]) -> Iterator[Finding]:
    """Give what argues against each product: inverse pairs, those that the dates allow, improvements on more of it."""
    groups: dict[tuple[str, str], list[Challenge]] = {}
    for one in judged:
        if any("inverse" in reading.alone for reading in one.readings):
            groups.setdefault((one.product, one.event), []).append(one)
    for (product, event), found in groups.items():
        names = _names(facts, product, event)
        pairs = list(_pairs(found))
        sure = [pair for pair in pairs if all(one.verdict == "inverse" for one in pair)]
        yield from (_pair_finding(names, pair) for pair in sure)
        told = {(less.analyte, less.record, more.record) for less, more in sure}
        maybe = [pair for pair in pairs if (pair[0].analyte, pair[0].record, pair[1].record) not in told]
        if maybe:
            yield _possible(names, maybe)
        treating = {one.name for one in facts.case.products if event in one.treats}
        yield from _improved(names, found, treating)


def concerns(finding: Finding, product: str, event: str) -> bool:
    """Whether a finding argues against this product as the cause of this event."""
    if finding.kind not in KINDS:
        return False
    mine = any(place.startswith(f"products[{product}]") for place in finding.where)
    return mine and f"events[{event}]" in finding.where


def in_short(finding: Finding) -> str:
    """Give what a finding of these kinds says without the values and days, which stand with the challenges."""
    return finding.text.rpartition(": ")[0] if finding.kind in KINDS[1:] else finding.text


def _names(facts: Facts, product: str, event: str) -> dict[str, str]:
    products = {one.id: one.name or one.id for one in facts.case.products}
    events = {one.id: one.name or one.id for one in facts.case.events}
    return {"product": products[product], "event": events[event]}


def _pairs(found: Iterable[Challenge]) -> Iterator[Pair]:
    """Every reduction or stop with a later increase or restart that may both be inverse, of one analyte."""
    listed = [one for one in found if any("inverse" in reading.verdicts for reading in one.readings)]
    for less in listed:
        for more in listed:
            if (
                less.analyte == more.analyte and less.change in LESS and more.change in AGAIN
                and more.record > less.record and _inverse(less)[0].first <= _inverse(more)[-1].last
            ):  # fmt: skip
                yield less, more


def _inverse(one: Challenge) -> list[Reading]:
    return [reading for reading in one.readings if "inverse" in reading.verdicts]


def _pair_finding(names: dict[str, str], pair: Pair) -> Finding:
    text = _(
        "evidence of benefit: {analyte} worse when {product} was reduced or stopped and better when it was given "
        "again; this argues against the product as the cause and for the condition that it treats"
    )
    return Finding("evidence_of_benefit", "note", text.format(analyte=_analyte(pair[0]), **names), _where(pair))


def _possible(names: dict[str, str], pairs: Sequence[Pair]) -> Finding:
    """The dates allow an inverse pair: on which days each analyte shows it."""
    form = _("{analyte} worse if it was {less} on {before} and better if it was {more} on {after}")
    told = []
    for less, more in pairs:
        begin, end = _inverse(less)[0].first, _inverse(more)[-1].last
        before = [one for one in _inverse(less) if one.first <= end]
        after = [one for one in _inverse(more) if one.last >= begin]
        told.append(form.format(analyte=_analyte(less), less=_(_WHEN[less.change]), before=_days(before),
                                more=_(_WHEN[more.change]), after=_days(after)))  # fmt: skip
    text = _("{product} × {event}: the dates allow evidence of benefit, arguing against the product: {told}")
    where = tuple(dict.fromkeys(place for pair in pairs for place in _where(pair)))
    return Finding("benefit_possible", "note", text.format(told="; ".join(told), **names), where)


def _improved(names: dict[str, str], found: Iterable[Challenge], treating: Collection[str]) -> Iterator[Finding]:
    """That the event was better when the product was begun, raised or given again, all such changes together."""
    changes: dict[tuple[int, Change], list[Challenge]] = {}
    for one in found:
        if one.change in MORE:
            changes.setdefault((one.record, one.change), []).append(one)
    if not changes:
        return
    words = dict.fromkeys(_(_WHEN[change]) for _record, change in changes)
    told = [f"{_(_WHEN[change])} ({', '.join(map(_size, group))})" for (_record, change), group in changes.items()]
    text = _("{event} improved when {product} was {changes}, a weak sign against the product as the cause: {told}")
    shown = text.format(changes=_(" and ").join(words), told="; ".join(told), **names)
    listed = [one for group in changes.values() for one in group]
    if beside := _beside(listed, treating):
        shown += _("; changed at the same time, or may have, {beside}").format(beside=beside)
    yield Finding("improved_under", "note", shown, _where(listed))


def _size(one: Challenge) -> str:
    """By how much of the excess, and on which days of the change where these are several."""
    readings = [reading for reading in one.readings if "inverse" in reading.alone]
    first = readings[0]
    size = first.first_change if (first.first_change or 0.0) < 0 else first.lowest
    text = _("{analyte} {size} % of the excess").format(
        analyte=_analyte(one), size=f"{size or 0.0:.0f}".replace("-", "−")
    )
    if len(readings) < len(one.readings):
        text += _(" if on {days}").format(days=_days(readings))
    return text


def _beside(group: Sequence[Challenge], treating: Collection[str]) -> str:
    """What else may explain the improvement: products that changed, or may have, at the same time; treatments first."""
    read = [
        one for one in group
        if any("inverse" in reading.alone and "uninterpretable" in reading.verdicts for reading in one.readings)
    ]  # fmt: skip
    named = list(dict.fromkeys(name for one in read for name in one.confounders))
    named.sort(key=lambda name: not any(name.startswith(one) for one in treating))
    shown = ", ".join(named[:MOST_NAMED])
    more = len(named) - MOST_NAMED
    return _("{names} and {count} more").format(names=shown, count=more) if more > 0 else shown


def _days(readings: Sequence[Reading]) -> str:
    spans: list[tuple[int, int]] = []
    for one in readings:
        if spans and spans[-1][1] + 1 == one.first:
            spans[-1] = spans[-1][0], one.last
        else:
            spans.append((one.first, one.last))
    return _(" or ").join(show_range(first, last) for first, last in spans)


def _where(found: Sequence[Challenge]) -> tuple[str, ...]:
    doses = dict.fromkeys(f"products[{one.product}].doses[{one.record}]" for one in found)
    return (*reversed(doses), f"events[{found[0].event}]")


def _analyte(one: Challenge) -> str:
    return _("severity") if one.analyte == SEVERITY else one.analyte
