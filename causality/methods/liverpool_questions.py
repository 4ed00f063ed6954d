"""What the Liverpool tool asks of a product and an event: yes or no, unless stated otherwise."""

from collections.abc import Mapping

from causality.methods import liverpool, pair_questions
from causality.methods.general import Question
from causality.methods.method import Item
from causality.methods.pair import NO, UNKNOWN, YES, Answered, PairView
from causality.methods.pair_alternatives import elsewhere
from causality.methods.pair_response import LESS, response
from causality.text import _

UNASSESSABLE = frozenset(("unassessable",))
_LIKELY = {"excluded": "low", "unlikely": "low", "unknown": "high", "possible": "high", "probable": "high"}


def suspected(pair: PairView, _item: Item) -> Answered:
    """Every pair here is of a suspect product."""
    return Answered(YES, _("recorded as a suspect product"), (f"products[{pair.product.id}]",))


def followed(pair: PairView, item: Item) -> Answered:
    """Whether the event came after the first intake; no dose is increased before the first."""
    found = pair_questions.followed(pair, item)
    answers = YES | NO if found.answers == UNKNOWN else found.answers
    return Answered(answers, found.because, found.evidence, found.attainable - UNKNOWN, found.needs)


def worsened(pair: PairView, item: Item) -> Answered:
    """Whether what was there before became worse under the product."""
    known = pair.known.worsened
    if known is None:
        what = _("whether {event} was there before {product} and became worse under it")
        needs = pair.ask(what.format(event=pair.event.name, product=pair.product.name), item, YES | NO)
        return Answered(YES | NO, _("not stated"), pair.path("worsened"), YES | NO, needs)
    return Answered(YES if known else NO, _("as entered"), pair.path("worsened"))


def improved(pair: PairView, item: Item) -> Answered:
    """Whether it improved on stop or reduction; where neither took place it is "no" or unassessable, never "yes"."""
    if pair.known.not_withdrawable:
        return Answered(
            UNASSESSABLE, _("nothing can be read from stopping it, as entered"), pair.path("not_withdrawable")
        )
    found = response(pair, *LESS)
    if found.read:
        answers = item.everything if found.silent else found.answers - UNKNOWN
        return Answered(answers, found.because, found.evidence)
    if not found.happened:
        both = NO | UNASSESSABLE
        what = _("your judgement: can {product} be stopped, so that its withdrawal could be read?")
        needs = pair.ask(what.format(product=pair.product.name), item, both)
        return Answered(both, found.because, pair.timing_evidence, item.everything, needs)
    what = _("how the {event} went when {product} was stopped or reduced")
    needs = pair.ask(what.format(event=pair.event.name, product=pair.product.name), item, YES | NO)
    return Answered(item.everything, found.because, pair.timing_evidence, item.everything, needs)


def lasting(pair: PairView, item: Item) -> Answered:
    """Whether the event left a lasting disability, from its seriousness and outcome."""
    event = pair.event
    path = (f"events[{event.id}].seriousness", f"events[{event.id}].outcome")
    if "disability" in event.seriousness or event.outcome == "recovered_with_sequelae":
        return Answered(YES, _("disability or sequelae recorded"), path)
    if event.seriousness or event.outcome in ("recovered", "recovering"):
        return Answered(NO, _("no disability and no sequelae recorded"), path)
    what = _("seriousness and outcome of the {event}").format(event=event.name)
    return Answered(YES | NO, _("seriousness and outcome not stated"), path, YES | NO, pair.ask(what, item, YES | NO))


def disease(pair: PairView, _item: Item) -> Answered:
    """How probable another cause is; not looked for is "unsure"."""
    found = elsewhere(pair)
    answers = frozenset(_LIKELY[level] for level in found.levels)
    later = frozenset(_LIKELY[level] for level in found.attainable)
    return Answered(answers, found.because, found.evidence, later, found.needs(_LIKELY) if len(later) > 1 else ())


def rechallenge(pair: PairView, _item: Item) -> Answered:
    """Whether a restart brought it back; one that cannot be read did not. Nothing here ever asks for one."""
    found = response(pair, "restart")
    answers = (found.answers - UNKNOWN) | (NO if found.silent else frozenset())
    return Answered(answers, found.because, found.evidence or pair.timing_evidence)


def mechanism(pair: PairView, item: Item) -> Answered:
    """Whether the mechanism is proven: a fact entered, a toxic level; a dose response is left to the officer."""
    if pair.known.mechanism is not None:
        return Answered(YES if pair.known.mechanism else NO, _("as entered"), pair.path("mechanism"))
    if pair.known.toxic_level:
        return Answered(YES, _("measured at a toxic level"), pair.path("toxic_level"))
    doses = response(pair, "increase", "reduction")
    if "yes" in doses.answers:
        return Answered(YES | NO, _("a dose response: {text}").format(text=doses.because), doses.evidence)
    what = _("evidence of the mechanism by which {product} causes {event}")
    needs = pair.ask(what.format(product=pair.product.name, event=pair.event.name), item, YES | NO, "test")
    return Answered(NO, _("no evidence of the mechanism is recorded"), pair.path("mechanism"), YES | NO, needs)


def before(pair: PairView, item: Item) -> Answered:
    """Whether it happened on an earlier exposure; not stated counts as no until somebody asks."""
    found = pair_questions.before(pair, item)
    if found.answers != UNKNOWN:
        return found
    return Answered(NO, found.because, found.evidence, YES | NO, found.needs)


def reported(pair: PairView, item: Item) -> Answered:
    """Whether the reaction is on record; open until somebody looked."""
    found = pair_questions.reported(pair, item)
    if found.answers != UNKNOWN:
        return found
    return Answered(YES | NO, found.because, found.evidence, YES | NO, found.needs)


QUESTIONS: Mapping[str, Question] = {
    "suspected": suspected,
    "followed": followed,
    "worsened": worsened,
    "improved": improved,
    "lasting": lasting,
    "disease": disease,
    "rechallenge": rechallenge,
    "mechanism": mechanism,
    "before": before,
    "reported": reported,
}
METHOD = liverpool.METHOD
