"""Whether something else explains an event: the work-up, other products, or the assessor's own word."""

from causality.case.causes import GROUP_I, GROUP_II, cause_name
from causality.case.work_up import states
from causality.frozen import frozen
from causality.methods.method import Need, Outcome
from causality.methods.pair import PairView
from causality.text import N_, _

EXCLUDED, UNLIKELY, POSSIBLE, PROBABLE, UNKNOWN = "excluded", "unlikely", "possible", "probable", "unknown"
LEVELS = (EXCLUDED, UNLIKELY, UNKNOWN, POSSIBLE, PROBABLE)
"""How far something else explains the event, from least to most; "unknown" is not looked for."""
WORDS = {EXCLUDED: N_("excluded"), UNLIKELY: N_("unlikely"), POSSIBLE: N_("possible"), PROBABLE: N_("probable")}


@frozen
class Elsewhere:
    """How far something else explains the event: the levels that the facts allow, why, and what could still come."""

    levels: frozenset[str]
    because: str
    evidence: tuple[str, ...] = ()
    attainable: frozenset[str] = frozenset()
    missing: tuple[tuple[str, tuple[tuple[str, str], ...], bool], ...] = ()

    def needs(self, answer_of: dict[str, str]) -> tuple[Need, ...]:
        """Give what is missing as needs of an item whose answers stand for the levels."""
        found = []
        for what, results, tested in self.missing:
            shown = tuple(Outcome(label, frozenset((answer_of[level],))) for label, level in results)
            found.append(Need(what, shown, "test" if tested else "ask"))
        return tuple(found)


def elsewhere(pair: PairView) -> Elsewhere:
    """Tell how far the recorded facts explain the event by something else than the product."""
    return pair.once("elsewhere", lambda: _elsewhere(pair))


def _elsewhere(pair: PairView) -> Elsewhere:
    entered = pair.known.other_cause
    if entered is not None:
        text = _("other explanations, as judged: {level}").format(level=_(WORDS[entered]))
        return Elsewhere(frozenset((entered,)), text, pair.path("other_cause"), frozenset((entered,)))
    own = _work_up(pair) if pair.liver else _nothing(pair)
    rivals = pair.rivals
    if not rivals:
        return own
    certain = [one.name for one in rivals if one.reported and one.surely]
    dated = [one.name for one in rivals if one.reported and not one.surely]
    vague = [one.name for one in rivals if not one.reported]
    texts = []
    if certain:
        texts.append(_("could be caused by {names}").format(names=", ".join(certain)))
    if dated:
        told = _("could be caused by {names} if taken by the onset, which the dates allow")
        texts.append(told.format(names=", ".join(dated)))
    if vague:
        texts.append(_("not known whether {names} can cause it").format(names=", ".join(vague)))
    levels = frozenset((POSSIBLE,)) if certain else own.levels | {POSSIBLE}
    if certain and PROBABLE in own.levels:
        levels |= {PROBABLE}
    missing, rest = own.missing, max(own.levels, key=LEVELS.index)
    if vague:
        what = _("label and literature on {event} by {names}").format(event=pair.event.name, names=", ".join(vague))
        missing = ((what, ((_("reported"), POSSIBLE), (_("not reported"), rest)), False), *missing)
    if dated and not certain:
        what = _("first days of intake of {names}").format(names=", ".join(dated))
        missing = ((what, ((_("by the onset"), POSSIBLE), (_("later"), rest)), False), *missing)
    attainable = {POSSIBLE, PROBABLE} if certain else own.attainable | {POSSIBLE}
    evidence = (*own.evidence, *(one.path for one in rivals))
    return Elsewhere(levels, "; ".join((*texts, own.because)), evidence, frozenset(attainable), missing)


def _nothing(pair: PairView) -> Elsewhere:
    """An event for which no checklist of causes is declared: only the assessor can say."""
    what = _("your judgement: what else explains the {event}?").format(event=pair.event.name)
    results = ((_("excluded"), EXCLUDED), (_("possible"), POSSIBLE))
    return Elsewhere(
        frozenset((UNKNOWN,)), _("other explanations not stated"), pair.path("other_cause"), frozenset(LEVELS),
        ((what, results, False),),
    )  # fmt: skip


def _work_up(pair: PairView) -> Elsewhere:
    known = states(pair.facts.case)
    rows = tuple(f"work_up[{place}]" for place, row in enumerate(pair.facts.case.work_up) if row.state != "not_done")
    positive = [cause for cause, state in known.items() if state == "positive"]
    if positive:
        names = ", ".join(cause_name(cause) for cause in positive)
        what = _("your judgement: how well do {causes} explain the injury?").format(causes=names)
        missing = ((what, ((_("possible"), POSSIBLE), (_("probable"), PROBABLE)), False),)
        text = _("recorded as positive: {causes}").format(causes=names)
        both = frozenset((POSSIBLE, PROBABLE))
        return Elsewhere(both, text, rows, both, missing)
    open_one, open_two = (
        [cause for cause in group if known.get(cause) != "ruled_out"] for group in (GROUP_I, GROUP_II)
    )
    if not open_one:
        level = UNLIKELY if open_two else EXCLUDED
        text = _("all causes of the checklist ruled out") if not open_two else _("the causes of group I ruled out")
    else:
        level = UNKNOWN
        text = _("{count} of 7 group I causes ruled out").format(count=len(GROUP_I) - len(open_one))
    left = open_one or open_two
    missing_tests: tuple[tuple[str, tuple[tuple[str, str], ...], bool], ...] = ()
    if left:
        what = _("rule out {causes}").format(causes=", ".join(cause_name(cause) for cause in left))
        better = UNLIKELY if open_one and open_two else EXCLUDED
        missing_tests = ((what, ((_("all ruled out"), better), (_("one found"), PROBABLE)), True),)
    return Elsewhere(frozenset((level,)), text, rows, frozenset(LEVELS) if left else frozenset((level,)), missing_tests)
