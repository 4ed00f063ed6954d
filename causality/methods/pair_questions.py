"""Questions that several methods ask of a product and an event, answered from the facts: yes, no, not known."""

from causality.evidence.onset import beyond_limit
from causality.methods.asked_days import asked_days
from causality.methods.method import Item
from causality.methods.pair import ANY, NO, UNKNOWN, YES, Answered, PairView
from causality.methods.pair_alternatives import elsewhere
from causality.methods.pair_response import LESS, Response, response
from causality.methods.pair_rivals import reported_of
from causality.text import N_, _

ON_RECORD = {"labelled": N_("labelled"), "published": N_("published"), "unknown": N_("looked for, and unknown")}


def reported(pair: PairView, item: Item) -> Answered:
    """Whether the reaction is on record: in the label or published."""
    found = reported_of(pair, pair.product)
    own = pair.known.reported is not None or not pair.liver
    path = pair.path("reported") if own else (f"products[{pair.product.id}].hepatotoxicity",)
    if found is None:
        what = _("label and literature on {event} by {product}").format(
            event=pair.event.name, product=pair.product.name
        )
        return Answered(UNKNOWN, _("not stated"), path, ANY, pair.ask(what, item, YES | NO))
    answers = YES if found in ("labelled", "published") else NO
    return Answered(answers, _("as entered: {state}").format(state=_(ON_RECORD[found])), path)


def followed(pair: PairView, item: Item) -> Answered:
    """Whether the event came after the first intake."""
    answers = pair.followed
    if len(answers) == 1 and answers != UNKNOWN:
        return Answered(answers, pair.timing_text, pair.timing_evidence)
    what = asked_days(pair.facts.moments, pair.product.name, pair.periods, pair.onset)
    return Answered(answers, pair.timing_text, pair.timing_evidence, answers | YES | NO, pair.ask(what, item, YES | NO))


def stopped(pair: PairView, item: Item) -> Answered:
    """Whether it improved when the product was stopped, or after a specific antagonist."""
    if pair.known.antagonist:
        return Answered(YES, _("improved after a specific antagonist, as entered"), pair.path("antagonist"))
    return _withdrawn(pair, item, response(pair, "stop"))


def lessened(pair: PairView, item: Item) -> Answered:
    """Whether it improved when the product was stopped or its dose reduced."""
    return _withdrawn(pair, item, response(pair, *LESS))


def _withdrawn(pair: PairView, item: Item, found: Response) -> Answered:
    """What a withdrawal answers; where none can be read, values around it or a later one may still tell."""
    if found.read:
        return Answered(found.answers, found.because, found.evidence)
    what = _("how the {event} went after the last intake of {product}")
    needs = pair.ask(what.format(event=pair.event.name, product=pair.product.name), item, YES | NO)
    return Answered(UNKNOWN, found.because, pair.timing_evidence, ANY, needs if found.happened else ())


def again(pair: PairView, _item: Item) -> Answered:
    """Whether it came back when the product was given again. Nothing here ever asks to give it again."""
    found = response(pair, "restart")
    return Answered(found.answers if found.read else UNKNOWN, found.because, found.evidence or pair.timing_evidence)


def by_dose(pair: PairView, item: Item) -> Answered:
    """Whether it grew with the dose or eased with less of it."""
    found = response(pair, "increase", "reduction")
    if found.read or not found.happened:
        return Answered(found.answers if found.read else UNKNOWN, found.because, found.evidence)
    what = _("how the {event} went when the dose of {product} was changed")
    needs = pair.ask(what.format(event=pair.event.name, product=pair.product.name), item, YES | NO)
    return Answered(UNKNOWN, found.because, pair.timing_evidence, ANY, needs)


_CAUSES = {"excluded": "no", "unlikely": "no", "unknown": "unknown", "possible": "yes", "probable": "yes"}


def alternatives(pair: PairView, _item: Item) -> Answered:
    """Whether something else could have caused it alone. "No" needs a search that found nothing."""
    found = elsewhere(pair)
    answers = frozenset(_CAUSES[level] for level in found.levels)
    if "unlikely" in found.levels and pair.known.other_cause is None:
        answers |= UNKNOWN  # group I alone is a search, not a complete one: left to the officer
    later = frozenset(_CAUSES[level] for level in found.attainable)
    return Answered(answers, found.because, found.evidence, later, found.needs(_CAUSES) if len(later) > 1 else ())


def placebo(pair: PairView, _item: Item) -> Answered:
    """Whether it came back under placebo; without a placebo the answer is not "no"."""
    known = pair.known.placebo
    if known is None:
        return Answered(UNKNOWN, _("no placebo is recorded"), pair.path("placebo"))
    return Answered(
        YES if known else NO,
        _("came back under placebo") if known else _("a placebo was given, and it did not come back"),
        pair.path("placebo"),
    )


def toxic_level(pair: PairView, item: Item) -> Answered:
    """Whether the product was measured at a toxic concentration."""
    known = pair.known.toxic_level
    if known is None:
        what = _("concentration of {product} in blood").format(product=pair.product.name)
        needs = pair.ask(what, item, YES | NO, "test")
        return Answered(UNKNOWN, _("no concentration is recorded"), pair.path("toxic_level"), ANY, needs)
    text = _("measured, toxic") if known else _("measured, not toxic")
    return Answered(YES if known else NO, text, pair.path("toxic_level"))


def before(pair: PairView, item: Item) -> Answered:
    """Whether the patient had such a reaction on an earlier exposure."""
    known = pair.known.before
    if known is None:
        what = _("earlier exposure to {product} or similar products, and what came of it")
        needs = pair.ask(what.format(product=pair.product.name), item, YES | NO)
        return Answered(UNKNOWN, _("earlier exposures not stated"), pair.path("before"), ANY, needs)
    text = _("a similar reaction on an earlier exposure") if known else _("no such reaction on an earlier exposure")
    return Answered(YES if known else NO, text, pair.path("before"))


def objective(pair: PairView, item: Item) -> Answered:
    """Whether objective evidence confirms the event: a fact entered, or a sample beyond its limit."""
    known = pair.known.objective
    if known is not None:
        text = _("objective evidence, as entered") if known else _("no objective evidence, as entered")
        return Answered(YES if known else NO, text, pair.path("objective"))
    beyond = beyond_limit(pair.event, pair.series)
    if beyond:
        text = _("samples beyond their limit: {names}").format(names=", ".join(sorted(beyond)))
        return Answered(YES, text, tuple(f"samples[{one.index}]" for one in beyond.values()))
    needs = pair.ask(_("objective evidence of the {event}").format(event=pair.event.name), item, YES | NO)
    return Answered(UNKNOWN, _("no value beyond its limit is recorded"), pair.path("objective"), ANY, needs)
