"""How an event went when the dose of a product changed: what the samples show, else what a source reports."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from causality.case.analytes import find_analyte, harm_of
from causality.case.model import Change, Statement
from causality.evidence.challenge import AFTER_DAYS, AFTER_DAYS_LIVER, BEFORE_DAYS
from causality.evidence.exposure import doubtful
from causality.evidence.graded import undated
from causality.evidence.in_time import in_time
from causality.evidence.readings import aloud
from causality.evidence.values import Challenge, Verdict
from causality.evidence.zone import Key
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

    `happened` says that the dose was changed so at all, `read` that something could be read from it, `silent` that on
    some possible days nothing can be read and no source tells.
    """

    answers: frozenset[str]
    because: str
    evidence: tuple[str, ...]
    happened: bool
    silent: bool = False

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
    doubt = _beside_readings(pair, changes)
    if doubt:
        seen |= YES | NO
    unread = doubt or not seen & (YES | NO) or _may_be_unreadable(pair, judged)
    told = _told(pair, changes) if unread else None
    if seen & (YES | NO):
        shown = [one for one in judged if _of_challenge(one)]
        fallback = NOTHING if not unread else told.answers if told else UNKNOWN
        evidence = (*_places(shown), *(told.evidence if told else ()))
        further = _("the dates allow other changes of dose, or samples around them") if doubt else ""
        text = "; ".join(filter(None, (*_texts(shown), told.because if told else "", further)))
        return Response(seen | fallback, text, tuple(dict.fromkeys(evidence)), happened, unread and not told)
    if told:
        return replace(told, happened=happened)
    return Response(UNKNOWN, _silence(pair, judged, changes, happened=happened), (), happened, True)


def _beside_readings(pair: PairView, changes: tuple[Change, ...]) -> bool:
    """Whether on some days there are other changes than those that are judged, or other samples around them."""
    if any(set(changes) & found for found in doubtful(pair.product, pair.facts.moments)):
        return True
    loose = [(one.first, one.last) for samples in pair.series.values() for one in in_time(samples).loose]
    loose += undated(pair.facts.case, pair.event.id, pair.facts.moments)
    reach = AFTER_DAYS_LIVER if pair.liver else AFTER_DAYS
    keys = [one.key for one in pair.changes if one.change in changes]
    windows = [pair.facts.moments.range_of(key) or (None, None) for key in keys]
    return any(
        (begin is None or last is None or last >= begin - BEFORE_DAYS)
        and (end is None or first is None or first <= end + reach)
        for first, last in loose
        for begin, end in windows
    )


def _told(pair: PairView, changes: tuple[Change, ...]) -> Response | None:
    """What sources report of these changes; None where none does."""
    reported = [(place, one) for place, one in enumerate(pair.facts.case.statements) if _about(pair, one, changes)]
    if not reported:
        return None
    answers = frozenset("yes" if _as_expected(one) else "no" for _place, one in reported)
    text = _("as reported: {text}").format(text=" ".join(one.text for _place, one in reported))
    return Response(answers, text, tuple(f"statements[{place}]" for place, _one in reported), True)


def _of_challenge(one: Challenge) -> frozenset[str]:
    """The answers that a challenge gives over all days on which the dose may have changed."""
    if not one.readings:
        return _ANSWERS.get(one.verdict, NOTHING)
    return frozenset().union(*(_ANSWERS[verdict] for reading in one.readings for verdict in reading.verdicts))


def _may_be_unreadable(pair: PairView, judged: Sequence[Challenge]) -> bool:
    """Whether there are days of the changes on which no analyte can be read: of each change one such day."""
    groups: dict[tuple[int, Change], list[Challenge]] = {}
    for one in judged:
        groups.setdefault((one.record, one.change), []).append(one)
    keys = {(change.record, change.change): change.key for change in pair.changes}
    return all(_unreadable(pair, keys.get(name), found) for name, found in groups.items())


def _unreadable(pair: PairView, key: Key | None, found: Sequence[Challenge]) -> bool:
    """Whether on some possible day of one change none of its analytes can be read for certain."""
    ends = pair.facts.moments.range_of(key) if key is not None else None
    if ends is None or None in ends:
        return True
    readings = [reading for one in found for reading in one.readings]
    edges = sorted({day for one in readings for day in (one.first, one.last + 1)})
    sure = [one for one in readings if "uninterpretable" not in one.verdicts]
    days = [day for day in edges if any(one.first <= day <= one.last for one in readings)]
    return not all(any(one.first <= day <= one.last for one in sure) for day in days)


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
