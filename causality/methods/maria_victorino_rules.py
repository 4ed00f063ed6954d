"""What the scale of Maria and Victorino asks of the facts of a pair."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from functools import partial

from causality.evidence.course import FOLLOWED_DAYS
from causality.evidence.in_time import in_time
from causality.evidence.pair import Pair
from causality.evidence.values import Multiple
from causality.methods import maria_victorino as scale
from causality.methods.dated import DatedMethod, Sampled, When, assess_dated, samples_of, timing
from causality.methods.method import Item
from causality.methods.pair import Answered, PairView, sample_places
from causality.methods.pair_alternatives import elsewhere
from causality.methods.pair_response import response
from causality.methods.pair_rivals import reported_of
from causality.text import _, ngettext

_LEVELS = {"excluded": "complete", "unlikely": "partial", "unknown": "partial", "possible": "possible",
           "probable": "probable"}  # fmt: skip
SIGNS = {
    "rash": ("rash", "exanthem", "erythema", "urticaria", "dress", "stevens"),
    "fever": ("fever", "pyrexia", "febrile"),
    "arthralgia": ("arthralgia", "joint pain", "arthritis"),
    "eosinophilia": ("eosinophil",),
    "cytopenia": ("cytopenia", "neutropenia", "agranulocytosis", "pancytopenia", "leukopenia", "anaemia"),
}
"""What the five signs are called among the symptoms of a case."""


def from_start(_view: PairView, when: When) -> frozenset[str]:
    """IA: from the first intake to the onset."""
    days = when.onset - when.course.start
    usual = days <= scale.LATE and (days >= scale.EARLY or when.again)
    return frozenset(("usual" if usual else "unusual",))


def from_stop(view: PairView, when: When) -> frozenset[str]:
    """IB: from the last intake to the onset; an onset under the product counts as soon."""
    days = when.after_last
    if days is None:
        return frozenset(("during",))
    if days <= scale.LATER:
        return frozenset(("week" if days <= scale.SOON else "fortnight",))
    known = view.product.slowly_metabolised
    return frozenset(("persisting", "later")) if known is None else frozenset(("persisting" if known else "later",))


def to_normal(view: PairView, when: When) -> frozenset[str]:
    """IC: from the last intake to values below twice their limit; every pattern that is possible."""
    stop = when.course.stop
    if stop is None:
        return frozenset(("unknown",))
    patterns = view.patterns or ("hepatocellular", "cholestatic")
    return frozenset().union(*(_normal(view, when, stop, pattern) for pattern in patterns))


def any_course(_view: PairView, when: When) -> frozenset[str]:
    """IC, whatever the samples say."""
    return frozenset(("unknown",) if when.course.stop is None else ("fast", "slow", "unknown"))


def _normal(view: PairView, when: When, stop: int, pattern: str) -> frozenset[str]:
    """From the highest value on: what was normal before the injury is no recovery, and what never rose cannot fall."""
    marker, most = ("ALT", scale.NORMAL_HEPATOCELLULAR) if pattern == "hepatocellular" else ("ALP", scale.NORMAL_OTHER)
    since = max(when.course.start, when.onset - FOLLOWED_DAYS)
    samples = samples_of(view, marker)
    course = samples.reaching(scale.NORMAL, since, when.until)
    if not course:
        return frozenset(("unknown",))
    peak = max(course, key=lambda pair: (pair[1].high or 0.0, pair[0]))[0]
    begin, end = bisect_right(samples.days, max(stop, peak)), samples.place(when.until)
    early = samples.dated[begin : min(end, bisect_left(samples.days, stop + most))]
    if any((one.high or 0.0) < scale.NORMAL for _day, one in early):
        return frozenset(("fast",))
    found = {"slow"} if begin < end and samples.days[end - 1] - stop >= most else {"unknown"}
    return frozenset(found | ({"fast"} if any((one.low or 0.0) < scale.NORMAL for _day, one in early) else set()))


def course_words(view: PairView, item: Item) -> Answered:
    """Say what is known of the way to normal."""
    stops = [period.stop for period in view.periods]
    if not stops or None in stops:
        return Answered(frozenset(), _("no date of the last intake is reported"), view.timing_evidence, item.everything)
    held = [view.series.get(analyte, ()) for analyte in ("ALT", "ALP")]
    evidence, count = partial(sample_places, held), sum(map(len, held))
    what = _("ALT and ALP until they are below twice their limit")
    needs = view.ask(what, item, frozenset(("fast", "slow")), "test")
    text = ngettext("{count} sample of ALT and ALP", "{count} samples of ALT and ALP", count)
    return Answered(frozenset(), text.format(count=count), evidence, item.everything, needs)


def other_causes(view: PairView, _item: Item) -> Answered:
    """II: how completely other causes were excluded."""
    found = elsewhere(view)
    answers, later = (frozenset(_LEVELS[level] for level in levels) for levels in (found.levels, found.attainable))
    return Answered(answers, found.because, found.evidence, later, found.needs(_LEVELS) if len(later) > 1 else ())


def extrahepatic(view: PairView, item: Item) -> Answered:
    """III: signs recorded among the symptoms; what is not recorded may still be asked for."""
    signs: dict[str, int] = {}
    for place, symptom in enumerate(view.facts.case.symptoms):
        for sign, words in SIGNS.items():
            if symptom.event in ("", view.event.id) and any(word in symptom.name.casefold() for word in words):
                signs.setdefault(sign, place)
    platelets = in_time(view.platelets)
    if platelets.once("low", lambda: _low(platelets)):
        signs.setdefault("cytopenia", -1)
    line = _line(len(signs))
    text = _("recorded: {signs}").format(signs=", ".join(signs)) if signs else _("none of them is recorded")
    evidence = tuple(f"symptoms[{place}]" for place in signs.values() if place >= 0)
    later = frozenset(_line(count) for count in range(len(signs), len(SIGNS) + 1))
    needs = view.ask(_("rash, fever, arthralgia, eosinophils, blood counts"), item, later) if len(later) > 1 else ()
    return Answered(frozenset((line,)), text, evidence, later, needs)


def _low(platelets: Iterable[Multiple]) -> bool:
    return any(one.lower_limit and (one.value or 0.0) < one.lower_limit for one in platelets)


def _line(count: int) -> str:
    return "four" if count >= 4 else "two" if count >= 2 else "one" if count else "none"


def rechallenge(view: PairView, _item: Item) -> Answered:
    """IV: whether a restart brought it back. Nothing here ever asks for one."""
    found = response(view, "restart")
    words = {"yes": "positive", "no": "none", "unknown": "none"}
    return Answered(frozenset(words[answer] for answer in found.answers), found.because, found.evidence)


def literature(view: PairView, item: Item) -> Answered:
    """V: earlier reports, else how long the product was on the market."""
    found, years = reported_of(view, view.product), view.product.years_on_market
    path = (f"products[{view.product.id}].hepatotoxicity", f"products[{view.product.id}].years_on_market")
    if found in ("labelled", "published"):
        return Answered(frozenset(("yes",)), _("on record: {state}").format(state=found), path)
    since = {"new", "old"} if years is None else {"old" if years > scale.YEARS else "new"}
    answers = frozenset(since if found == "unknown" else {"yes", *since})
    text = _("nothing on record") if found == "unknown" else _("not stated")
    if years is None:
        text += _("; years on the market not stated")
    if len(answers) == 1:
        return Answered(answers, text, path)
    what = _("label and literature on liver injury by {product}, and its years on the market")
    return Answered(answers, text, path, answers, view.ask(what.format(product=view.product.name), item, answers))


OF = DatedMethod(
    scale.METHOD,
    dated={"from_start": from_start, "from_stop": from_stop, "to_normal": to_normal},
    words={"from_start": timing, "from_stop": timing, "to_normal": course_words},
    fixed={
        "other_causes": other_causes, "extrahepatic": extrahepatic, "rechallenge": rechallenge,
        "literature": literature,
    },
    from_start=(scale.EARLY, scale.LATE + 1),
    from_stop=(scale.SOON + 1, scale.LATER + 1),
    after_stop=(scale.NORMAL_HEPATOCELLULAR, scale.NORMAL_OTHER),
    sampled={"to_normal": Sampled(("ALT", "ALP"), any_course)},
)  # fmt: skip
METHOD = scale.METHOD


def _entry(_pair: Pair) -> tuple[str, str]:
    return "applicable", ""


assess_pair = partial(assess_dated, OF, _entry)
"""Assess one pair by the scale."""
