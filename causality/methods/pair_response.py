"""How an event went when the dose of a product changed: what the samples show, else what a source reports."""

from collections.abc import Iterable

from causality.case.analytes import find_analyte, harm_of
from causality.case.model import Change, Statement
from causality.evidence.readings import aloud
from causality.evidence.values import Challenge, Verdict
from causality.frozen import frozen
from causality.methods.pair import NO, NOTHING, UNKNOWN, YES, PairView
from causality.text import N_, _

LESS: tuple[Change, ...] = ("stop", "reduction")
CHANGES: dict[Change, str] = {
    "start": N_("start"), "increase": N_("increase"), "restart": N_("restart"), "reduction": N_("reduction"),
    "stop": N_("stop"),
}  # fmt: skip
_ANSWERS: dict[Verdict, frozenset[str]] = {
    "positive": YES, "partial": YES | UNKNOWN, "negative": NO, "inverse": NO, "uninterpretable": NOTHING,
}  # fmt: skip
"""What a verdict on a challenge answers; a partial response is left to the officer."""


@frozen
class Response:
    """Whether the event answered to the changes of dose asked for (yes, no; both where it differs), and on what.

    `happened` says that the dose was changed so at all, `read` that something could be read from it.
    """

    answers: frozenset[str]
    because: str
    evidence: tuple[str, ...]
    happened: bool

    @property
    def read(self) -> bool:
        """Whether the changes can be interpreted."""
        return bool(self.answers & (YES | NO))


def response(pair: PairView, *changes: Change) -> Response:
    """Tell how the event went at these changes of the product's dose."""
    return pair.once(("response", changes), lambda: _response(pair, changes))


def _response(pair: PairView, changes: tuple[Change, ...]) -> Response:
    happened = any(one.change in changes for one in pair.changes)
    judged = [one for one in pair.challenges if one.change in changes]
    seen = frozenset().union(*map(_of_challenge, judged)) if judged else NOTHING
    if seen & (YES | NO):
        told = [one for one in judged if _of_challenge(one)]
        return Response(seen, "; ".join(_texts(told)), tuple(dict.fromkeys(_places(told))), happened)
    reported = [(place, one) for place, one in enumerate(pair.facts.case.statements) if _about(pair, one, changes)]
    if reported:
        answers = frozenset("yes" if _as_expected(one) else "no" for _place, one in reported)
        text = _("as reported: {text}").format(text=" ".join(one.text for _place, one in reported))
        return Response(answers, text, tuple(f"statements[{place}]" for place, _one in reported), happened)
    return Response(UNKNOWN, _silence(pair, judged, changes, happened=happened), (), happened)


def _of_challenge(one: Challenge) -> frozenset[str]:
    if one.verdict == "depends_on_date":
        return frozenset().union(*(_ANSWERS.get(reading.verdict, YES | NO) for reading in one.readings))
    return _ANSWERS[one.verdict]


def _texts(judged: Iterable[Challenge]) -> list[str]:
    """Each change of dose once, with what the analytes show; those of one verdict together."""
    told: dict[tuple[Change, str, Verdict], dict[str, None]] = {}
    for one in judged:
        known = find_analyte(one.analyte)
        told.setdefault((one.change, one.size, one.verdict), {})[known.id if known else one.analyte] = None
    form = _("{change} {size}: {verdict} ({analytes})")
    return [
        form.format(change=_(CHANGES[change]), size=size, verdict=aloud(verdict), analytes=", ".join(analytes))
        for (change, size, verdict), analytes in told.items()
    ]


def _places(judged: Iterable[Challenge]) -> Iterable[str]:
    for one in judged:
        yield f"products[{one.product}].doses[{one.record}]"
        for reading in one.readings:
            yield from (f"samples[{place}]" for place in (reading.before, *reading.after[:1]) if place is not None)


def _about(pair: PairView, one: Statement, changes: tuple[Change, ...]) -> bool:
    return (
        one.kind == "challenge" and one.change in changes and one.direction in ("rise", "fall")
        and (one.product, one.event) == (pair.product.id, pair.event.id)
    )  # fmt: skip


def _as_expected(one: Statement) -> bool:
    """Whether the source says that the event eased with less of the product, or came back or grew with more."""
    worse = one.direction == ("fall" if one.analyte and harm_of(one.analyte) == "down" else "rise")
    return worse != (one.change in LESS)


def _silence(pair: PairView, judged: list[Challenge], changes: tuple[Change, ...], *, happened: bool) -> str:
    """Why nothing can be read."""
    if judged:
        reasons = dict.fromkeys(one.reason for one in judged)
        return _("cannot be read: {reasons}").format(reasons="; ".join(reasons))
    if happened:
        return _("the dose was changed, and no value or report tells how the event went")
    if changes == ("stop",) and any(record.ongoing for record in pair.product.doses):
        return _("product continued")
    words = _(" or ").join(_(CHANGES[change]) for change in changes)
    return _("no {changes} of the product is recorded").format(changes=words)
