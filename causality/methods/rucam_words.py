"""Why RUCAM's items stand as they do: reasons in words, evidence as paths, and what would settle them."""

from collections.abc import Callable

from causality.case.dates import show, show_range
from causality.evidence.moments import Ends
from causality.evidence.values import Multiple
from causality.methods import rucam
from causality.methods import rucam_words_other as other
from causality.methods.method import Derivation, Item, Need, Outcome
from causality.methods.rucam_phrases import NOTHING, Words, days_text, dose_paths, each, item_of, short
from causality.methods.rucam_rules import RucamRules
from causality.text import _

UNKNOWN: Ends = (None, None)


def derive(rules: RucamRules, item: Item, possible: frozenset[str]) -> Derivation:
    """Give reason, evidence, attainable answers and needs of an item whose facts allow the `possible` answers."""
    because, evidence, attainable, needs = _WORDS[item.id](rules, possible)
    return Derivation(because, evidence, possible | attainable, needs)


def time_to_onset(rules: RucamRules, possible: frozenset[str]) -> Words:
    """Item 1: days from the first, and where it matters the last, intake to the onset."""
    moments = rules.facts.moments
    starts = [period.start for period in rules.periods if period.start is not None]
    stops = [period.stop for period in rules.periods if period.stop is not None]
    texts = [_("onset {onset}").format(onset=show_range(*(moments.range_of(rules.onset) or UNKNOWN)))]
    if starts:
        start, days = moments.range_of(starts[0]) or UNKNOWN, moments.difference(rules.onset, starts[0])
        texts.append(
            _("{days} after the first intake ({start})").format(days=days_text(days), start=show_range(*start))
        )
    if len(starts) > 1 and possible & {"again_suggestive", "again_compatible"}:
        days = moments.difference(rules.onset, starts[-1])
        texts.append(_("{days} after the latest restart").format(days=days_text(days)))
    if stops and possible & {"after_cessation", "after_cessation_slow"}:
        days = moments.difference(rules.onset, stops[-1])
        texts.append(_("{days} after the last intake").format(days=days_text(days)))
    return "; ".join(texts), dose_paths(rules), NOTHING, _date_needs(rules, possible)


def _date_needs(rules: RucamRules, possible: frozenset[str]) -> tuple[Need, ...]:
    if len(possible) < 2:
        return ()
    item = item_of(rules, "time_to_onset")
    outcomes = [Outcome(short(item, frozenset((one,))), frozenset((one,))) for one in sorted(possible)]
    what = _("exact dates of intake of {product} and of the onset").format(product=rules.product.name)
    return (Need(what, tuple(outcomes)),)


def course(rules: RucamRules, _possible: frozenset[str]) -> Words:
    """Item 2: peak, the line of half the excess, and when it was reached after the last intake."""
    everything = frozenset(answer.id for answer in item_of(rules, "course").answers)
    outcomes = each(rules, "course", everything)
    marker, stop = rucam.MARKER[rules.sheet], _last_stop(rules)
    if stop is None:
        if any(record.ongoing for record in rules.product.doses):
            return _("product continued; dose changes are judged as challenges"), dose_paths(rules), everything, ()
        what = _("date of the last intake of {product}, and {marker} after it")
        need = Need(what.format(product=rules.product.name, marker=marker), outcomes)
        return _("no date of the last intake is reported"), dose_paths(rules), everything, (need,)
    if not rules.measured:
        need = Need(_("{marker} after the last intake").format(marker=marker), outcomes)
        return _("no {marker} with a limit of normal").format(marker=marker), (), everything, (need,)
    text, evidence = _course_text(rules, marker, stop), tuple(f"samples[{one.index}]" for one in rules.measured)
    if _followed(rules, stop):
        return text, evidence, NOTHING, ()
    window = rucam.SLOW_DAYS if rules.sheet == rucam.HEPATOCELLULAR else rucam.CHOLESTATIC_DAYS
    what = _("exact last intake, and {marker} up to and beyond day {days} after it").format(marker=marker, days=window)
    return text, evidence, everything, (Need(what, outcomes),)


def _last_stop(rules: RucamRules) -> Ends | None:
    stops = [period.stop for period in rules.periods if period.stop is not None]
    return (rules.facts.moments.range_of(stops[-1]) or UNKNOWN) if stops else None


def _followed(rules: RucamRules, stop: Ends) -> bool:
    """Whether the samples go on beyond the sheet's window after the latest possible last intake."""
    window = rucam.SLOW_DAYS if rules.sheet == rucam.HEPATOCELLULAR else rucam.CHOLESTATIC_DAYS
    last = max((one.day for one in rules.measured if one.day is not None), default=None)
    return last is not None and None not in stop and last - (stop[1] or 0) > window


def _course_text(rules: RucamRules, marker: str, stop: Ends) -> str:
    top = max(rules.measured, key=lambda one: one.low or 0.0)
    texts = [
        _("peak {marker} {peak:.1f}×ULN{day}").format(marker=marker, peak=top.low or 0.0, day=_on(top)),
        _("last intake {stop}").format(stop=show_range(*stop)),
    ]
    line = ((top.low or 0.0) + 1) / 2
    below = [one for one in rules.measured if one.day and top.day and one.day > top.day and (one.high or 0.0) <= line]
    if below:
        day = below[0].day or 0
        after = None if stop[1] is None else day - stop[1], None if stop[0] is None else day - stop[0]
        told = _("half of the peak's excess gone by {day}, {days} after the last intake")
        texts.append(told.format(day=show(day), days=days_text(after)))
        again = [one for one in rules.measured if one.day and one.day > day and (one.low or 0.0) > line]
        if again:
            texts.append(_("back above that line{day}").format(day=_on(again[0])))
    return "; ".join(texts)


def _on(one: Multiple) -> str:
    return _(" on {day}").format(day=show(one.day)) if one.day is not None else ""


def rechallenge(rules: RucamRules, possible: frozenset[str]) -> Words:
    """Item 7: whether the product was taken again after the reaction, and whether that may be scored."""
    again = [rules.product.doses[period.records[0]] for period in rules.periods[1:]]
    if not again:
        return _("no re-exposure recorded"), (), NOTHING, ()
    marker = rucam.MARKER[rules.sheet]
    text = _("taken again; {marker} before and during the re-exposure decide").format(marker=marker)
    if any(record.intended_reexposure for record in again):
        text += _("; a planned re-exposure is not scored")
    elif possible != {"other"} and any(record.intended_reexposure is None for record in again):
        text += _("; not stated whether it was unintentional")
    return text, dose_paths(rules), NOTHING, ()


_WORDS: dict[str, Callable[[RucamRules, frozenset[str]], Words]] = {
    "time_to_onset": time_to_onset,
    "course": course,
    "risk_alcohol": other.alcohol,
    "risk_pregnancy": other.pregnancy,
    "risk_age": other.age,
    "concomitant": other.concomitant,
    "alternatives": other.alternatives,
    "hepatotoxicity": other.hepatotoxicity,
    "rechallenge": rechallenge,
}
