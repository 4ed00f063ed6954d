"""The last paragraphs of the narrative: other causes, opinions, and what is awaited."""

from collections import defaultdict
from collections.abc import Iterator

from causality import wording
from causality.assess import Assessment
from causality.case.causes import CHECKLIST, cause_name, find_cause
from causality.case.model import Case
from causality.methods.method import PairAssessment
from causality.narrative.phrases import dated, joined, listed, missing
from causality.text import N_, _, ngettext

_STATES = {
    "positive": N_("Found: {causes}"),
    "ruled_out": N_("Ruled out: {causes}"),
    "inconclusive": N_("Inconclusive: {causes}"),
    "not_done": N_("Not done: {causes}"),
}
MOST_CAUSES, MOST_TESTS = 8, 6


def work_up(assessment: Assessment) -> str:
    """Each other cause with its result, what was not done, and what is not mentioned."""
    return joined(_work_up(assessment.case)) or joined((missing(_("no search for other causes reported")),))


def _work_up(case: Case) -> Iterator[str]:
    found: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for row in case.work_up:
        what = ", ".join(filter(None, (row.test, row.result.rstrip(". "))))
        found[row.state][dated(what, row.day)].append(cause_name(row.cause))
    for state, words in _STATES.items():
        told = [f"{', '.join(names)}" + (f": {what}" if what else "") for what, names in found[state].items()]
        if told:
            yield _(words).format(causes=listed(told, MOST_CAUSES))
    if all(one.kind != "liver_injury" for one in case.events):
        return
    entered = {find_cause(row.cause, row.state) or row.cause for row in case.work_up}
    if unknown := ", ".join(cause_name(cause) for cause in CHECKLIST if cause not in entered):
        yield _("Not reported whether looked for: {causes}").format(causes=missing(unknown))


def opinions(assessment: Assessment) -> str:
    """The reporter's opinion, what the methods give, and the assessor's conclusion; kept apart."""
    case = assessment.case
    told = [_("Reporter's opinion: {opinion}").format(opinion=missing(_("not reported")))]
    verdicts: dict[str, list[str]] = defaultdict(list)
    apart = 0
    for pair in assessment.pairs:
        if pair.applicability.state == "not_applicable":
            apart += 1
        else:
            verdicts[_verdict(pair)].append(wording.pair_name(case, pair))
    if verdicts:
        given = listed((f"{said}: {', '.join(pairs)}" for said, pairs in verdicts.items()), MOST_CAUSES)
        told.append(_("The methods give: {verdicts}").format(verdicts=given))
        told.append(_("A score is not a probability"))
    if apart:
        words = ngettext("{count} further verdict is “not applicable”",
                         "{count} further verdicts are “not applicable”", apart)  # fmt: skip
        told.append(words.format(count=apart))
    conclusion = " ".join(case.conclusion.split()) or missing(_("not entered"))
    told.append(_("The assessor concludes: {conclusion}").format(conclusion=conclusion))
    told.append(_("Expectedness: {text}").format(text=missing(_("reference text and its date not reported"))))
    return joined(told)


def _verdict(pair: PairAssessment) -> str:
    state = pair.applicability.state
    total = wording.total(pair.total)
    reached = ", ".join(filter(None, (wording.category(pair), total)))
    reserve = f" ({wording.name(state)})" if state in ("exploratory", "incomplete") else ""
    return _("by {method} {verdict}").format(method=pair.method.title, verdict=reached) + reserve


def follow_up(assessment: Assessment) -> str:
    """What is to be asked for, what narrows most first."""
    wanted = sorted((test for pair in assessment.pairs for test in pair.next_tests), key=lambda test: -test.narrows)
    asked = listed((test.what for test in wanted), MOST_TESTS)
    return joined((_("To be asked for: {tests}").format(tests=asked) if asked else _("Nothing further is asked for"),))
