"""RUCAM for one product and one event: which sheet, whether it applies, the score, what to find out next."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Generic, TypeVar

from causality.case.dates import show
from causality.case.model import Decision, Product
from causality.evidence.facts import Facts
from causality.evidence.pair import Pair
from causality.evidence.values import LiverEvidence
from causality.evidence.zone import TooManyDays
from causality.methods import rucam, rucam_time
from causality.methods.engine import Rules, Scored, next_tests, range_text, score
from causality.methods.method import Applicability, Derivation, Item, Method, NextTest, PairAssessment, Range, Sheet
from causality.methods.rucam_rules import rules_of
from causality.methods.rucam_words import derive
from causality.text import _

METHOD = rucam.RUCAM_2016
_R = TypeVar("_R", bound=Rules)


@dataclass(frozen=True)
class Variant(Generic[_R]):
    """A version of RUCAM: its declaration, which sheets a pattern asks for, and how it answers and explains items."""

    method: Method
    sheets: Callable[[LiverEvidence], set[str]]
    rules: Callable[[Pair, str], _R]
    derive: Callable[[_R, Item, frozenset[str]], Derivation]


def sheets_of(liver: LiverEvidence) -> set[str]:
    """Give the ids of the sheets that the pattern allows."""
    return {rucam.HEPATOCELLULAR if name == "hepatocellular" else rucam.CHOLESTATIC for name in liver.pattern}


def assess_pair(pair: Pair) -> PairAssessment:
    """Assess one pair by the updated RUCAM."""
    return assess_variant(Variant(METHOD, sheets_of, rules_of, derive), pair)


def assess_variant(variant: Variant[_R], pair: Pair) -> PairAssessment:
    """Assess one pair by a version of RUCAM; what it asks of other products is in `rucam_others`."""
    pair.careful = True
    method = variant.method
    facts, product, liver = pair.facts, pair.product, pair.liver
    if liver is None:
        return unscored(pair, method, "not_applicable", _("RUCAM assesses liver injury only"))
    missing = what_is_missing(pair)
    if missing:
        return unscored(pair, method, "incomplete", missing)
    if certainly_precedes(pair):
        return unscored(pair, method, *_why_not(product, (rucam_time.PRECEDES,)))
    sheets = _sheets(variant, liver, _sheet_choice(pair, method))
    try:
        scored = [_score(variant, pair, sheet) for sheet in sheets]
    except TooManyDays:
        return unscored(pair, method, "incomplete", _("too many dates are uncertain to be tried together"))
    usable = [one for one in scored if one.result is not None]
    reasons = tuple(dict.fromkeys(reason for one in scored for reason in one.reasons))
    if not usable:
        return unscored(pair, method, *_why_not(product, reasons))
    results = tuple(one.result for one in usable if one.result is not None)
    return PairAssessment(
        product.id, pair.event.id, method, _applicability(product, liver, reasons), results,
        _hull([result.total for result in results]), _hull([result.could_become for result in results]),
        partial(next_tests, method, usable, _sheet_test(method, facts, liver, usable)),
    )  # fmt: skip


def unscored(pair: Pair, method: Method, state: str, reason: str) -> PairAssessment:
    """Give the verdict that a pair cannot be scored by a method, and why."""
    chosen = {"not_applicable": Applicability("not_applicable", reason)}.get(state, Applicability("incomplete", reason))
    return PairAssessment(pair.product.id, pair.event.id, method, chosen)


def what_is_missing(pair: Pair) -> str:
    """Say what item 1 cannot do without (rucam.md 1.3: neither start nor stop known cannot be completed)."""
    moments, product = pair.facts.moments, pair.product
    if not moments.known(pair.onset):
        return _("onset of the event is not known")
    keys = [(word, product.id, number) for number in range(len(product.doses)) for word in ("start", "stop")]
    known = [key for key in keys if moments.known(key)]
    if not known:
        return _("neither the start nor the stop of intake is known")
    held = (*known, pair.onset)
    if any(moments.range_of(key) is None for key in held):
        return _("the dates of intake or onset contradict each other")
    if all(moments.range_of(key) == (None, None) for key in known):
        return _("neither the start nor the stop of intake is known")
    return ""


def certainly_precedes(pair: Pair) -> bool:
    """Whether the onset lies before the first intake on all possible days, which no sheet need be scored for."""
    starts = [period.start for period in pair.periods]
    if not starts or None in starts:
        return False
    latest = [(pair.facts.moments.difference(pair.onset, start) or (0, 0))[1] for start in starts if start]
    return all(last is not None and last < 0 for last in latest)


def _sheet_choice(pair: Pair, method: Method) -> Decision | None:
    """The officer's last word on which sheet to use."""
    chosen = [decision for decision in pair.decisions(method.id) if decision.item == "sheet"]
    return chosen[-1] if chosen else None


def _sheets(variant: Variant[_R], liver: LiverEvidence, decision: Decision | None) -> tuple[Sheet, ...]:
    """The sheets that the pattern allows, or the officer's: accepted only among those, overridden in any case."""
    wanted = variant.sheets(liver)
    known = {sheet.id for sheet in variant.method.sheets}
    if decision is not None and decision.answer in (known if decision.action == "overridden" else wanted):
        wanted = {decision.answer}
    return tuple(sheet for sheet in variant.method.sheets if sheet.id in wanted)


def _score(variant: Variant[_R], pair: Pair, sheet: Sheet) -> Scored:
    rules, method = variant.rules(pair, sheet.id), variant.method
    own = {decision.item: decision for decision in pair.decisions(method.id) if decision.sheet == sheet.id}

    def explain(item: Item, possible: frozenset[str]) -> Derivation:
        return variant.derive(rules, item, possible)

    return score(method, sheet, rules, explain, own)


def _why_not(product: Product, reasons: tuple[str, ...]) -> tuple[str, str]:
    if not reasons:
        return "incomplete", _("the dates of intake or onset contradict each other")
    texts = {
        rucam_time.PRECEDES: _("onset precedes exposure"),
        rucam_time.LATE: _("onset too late after cessation") + _slow(product),
    }
    return "not_applicable", _("; or ").join(texts[reason] for reason in reasons)


def _slow(product: Product) -> str:
    if product.slowly_metabolised is None:
        return _(" (whether the product is slowly metabolised is not stated)")
    return ""


def _applicability(product: Product, liver: LiverEvidence, reasons: tuple[str, ...]) -> Applicability:
    texts = []
    if liver.entry == "no":
        texts.append(_("below the entry threshold of RUCAM: {text}").format(text=liver.entry_text))
    elif liver.entry == "either":
        texts.append(_("not shown to reach the entry threshold of RUCAM: {text}").format(text=liver.entry_text))
    if rucam_time.PRECEDES in reasons:
        texts.append(_("not applicable if the onset preceded the first intake, which the dates allow"))
    if rucam_time.LATE in reasons:
        texts.append(
            _("not applicable if the onset came too late after cessation, which the dates allow") + _slow(product)
        )
    return Applicability("applicable" if liver.entry == "yes" else "exploratory", "; ".join(texts))


def _hull(ranges: list[Range]) -> Range:
    return min(low for low, _high in ranges), max(high for _low, high in ranges)


def _sheet_test(method: Method, facts: Facts, liver: LiverEvidence, scored: list[Scored]) -> tuple[NextTest, ...]:
    """When the pattern is open, what decides the sheet comes first (decision of record 3)."""
    results = [one.result for one in scored if one.result is not None]
    if len(results) < 2:
        return ()
    text = "; ".join(
        _("if {sheet}: {total}").format(sheet=_(one.sheet.title), total=range_text(one.total, method))
        for one in results
    )
    all_reached = method.categories(_hull([one.could_become for one in results]))
    most = max(len(method.categories(one.could_become)) for one in results)
    what = _("ALT and ALP of the same day at onset, with limits ({text})").format(text=liver.pattern_text)
    if liver.pair_offer:
        what += "; " + _pair_text(facts, liver.pair_offer)
    return (NextTest(what, text, len(all_reached) - most),)


def _pair_text(facts: Facts, pair: tuple[int, ...]) -> str:
    """The nearest ALT and ALP, offered for the officer to choose the sheet by, never taken silently."""
    one, other = (facts.multiples[index] for index in pair)
    text = _(
        "or choose the sheet by the nearest pair: ALT {alt:.1f}×ULN ({one}), ALP {alp:.1f}×ULN ({other}), R {ratio:.2f}"
    )
    return text.format(
        alt=one.low or 0.0, one=show(one.day or 0), alp=other.low or 0.0, other=show(other.day or 0),
        ratio=(one.low or 0.0) / (other.low or 1.0),
    )  # fmt: skip
