"""What the criteria of WHO-UMC ask of a product and an event."""

from collections.abc import Mapping

from causality.methods import who_umc
from causality.methods.asked_days import asked_days
from causality.methods.general import Question
from causality.methods.method import Item, Need
from causality.methods.pair import NO, UNKNOWN, YES, Answered, PairView
from causality.methods.pair_alternatives import LEVELS, elsewhere
from causality.methods.pair_response import response
from causality.text import _

_SAME = {level: level for level in LEVELS}


def time(pair: PairView, item: Item) -> Answered:
    """Plausible for an onset under the product; an onset after the last intake is left to the officer."""
    found: set[str] = set()
    if "no" in pair.followed:
        found.add("improbable")
    if "yes" in pair.followed:
        found.add("plausible")
        if pair.after_last != NO:
            found.add("improbable")
    answers = frozenset(found or {"unknown"})
    text = pair.timing_text
    if pair.after_last == YES:
        text += _("; after the last intake")
    needs: tuple[Need, ...] = ()
    if len(answers) > 1 or answers == UNKNOWN:
        what = asked_days(pair.facts.moments, pair.product.name, pair.periods, pair.onset)
        if pair.after_last == YES and pair.followed == YES:
            what = _("your judgement: is an onset after the last intake of {product} plausible?")
            what = what.format(product=pair.product.name)
        needs = pair.ask(what, item, frozenset(("plausible", "improbable")))
    later = answers | {"plausible", "improbable"} if needs else answers
    return Answered(answers, text, pair.timing_evidence, later, needs)


def other(pair: PairView, _item: Item) -> Answered:
    """How far disease or other drugs explain the event."""
    found = elsewhere(pair)
    return Answered(found.levels, found.because, found.evidence, found.attainable, found.needs(_SAME))


def withdrawal(pair: PairView, item: Item) -> Answered:
    """The response to the stop of the product."""
    found = response(pair, "stop")
    words = {"yes": "reasonable", "no": "none", "unknown": "unclear"}
    answers = frozenset(words[answer] for answer in found.answers)
    if found.read:
        return Answered(answers, found.because, found.evidence)
    what = _("how the {event} went after the last intake of {product}")
    needs = pair.ask(
        what.format(event=pair.event.name, product=pair.product.name), item, frozenset(("reasonable", "none"))
    )
    return Answered(answers, found.because, pair.timing_evidence, item.everything, needs if found.happened else ())


def definitive(pair: PairView, item: Item) -> Answered:
    """Whether the event is a recognised, specific effect of the product: a fact that somebody has to enter."""
    known = pair.known.definitive
    if known is None:
        what = _("your judgement: is the {event} a specific, recognised effect of {product}?")
        needs = pair.ask(what.format(event=pair.event.name, product=pair.product.name), item, YES | NO)
        return Answered(UNKNOWN, _("not stated"), pair.path("definitive"), item.everything, needs)
    text = _("a recognised, specific effect, as entered") if known else _("no specific effect, as entered")
    return Answered(YES if known else NO, text, pair.path("definitive"))


def rechallenge(pair: PairView, _item: Item) -> Answered:
    """What a restart showed. That none is necessary is for the officer to say; nothing here ever asks for one."""
    found = response(pair, "restart")
    words = {"yes": "satisfactory", "no": "unsatisfactory", "unknown": "none"}
    answers = frozenset(words[answer] for answer in found.answers)
    later = answers if found.read else answers | {"unnecessary"}
    return Answered(answers, found.because, found.evidence or pair.timing_evidence, later)


def information(pair: PairView, item: Item) -> Answered:
    """Sufficient where intake and onset are dated at all; that nothing more can be had is for the officer to say."""
    if pair.delay is None or pair.delay == (None, None):
        return Answered(frozenset(("more",)), pair.timing_text, pair.timing_evidence, item.everything)
    return Answered(frozenset(("sufficient",)), _("intake and onset are dated"), pair.timing_evidence)


def category(_pair: PairView, item: Item) -> Answered:
    """Proposed from the criteria; the text says so, the engine finds which."""
    return Answered(item.everything, _("proposed from the criteria above; the decision is yours"))


QUESTIONS: Mapping[str, Question] = {
    "time": time,
    "other": other,
    "withdrawal": withdrawal,
    "definitive": definitive,
    "rechallenge": rechallenge,
    "information": information,
    "category": category,
}
METHOD = who_umc.METHOD
