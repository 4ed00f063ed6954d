"""Why RUCAM's items stand as they do: reasons in words, evidence as paths, and what would settle them."""

from collections.abc import Callable
from functools import partial

from causality.case.dates import show, show_range
from causality.evidence.moments import Ends
from causality.evidence.values import Multiple
from causality.methods import rucam
from causality.methods import rucam_words_other as other
from causality.methods.asked_days import asked_days
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
    again = len(starts) > 1 and possible & {"again_suggestive", "again_compatible"}
    ended = stops and possible & {"after_cessation", "after_cessation_slow"}
    text = partial(
        _onset_text, moments.range_of(rules.onset) or UNKNOWN,
        (moments.difference(rules.onset, starts[0]), moments.range_of(starts[0]) or UNKNOWN) if starts else None,
        (moments.difference(rules.onset, starts[-1]),) if again else (),
        (moments.difference(rules.onset, stops[-1]),) if ended else (),
    )  # fmt: skip
    return text, dose_paths(rules), NOTHING, _date_needs(rules, possible)


def _onset_text(
    onset: Ends, first: tuple[Ends | None, Ends] | None, again: tuple[Ends | None, ...], ended: tuple[Ends | None, ...]
) -> str:
    """Tell the onset, the days from the `first` intake and when that was, those from a restart and from the end."""
    texts = [_("onset {onset}").format(onset=show_range(*onset))]
    if first is not None:
        days, start = days_text(first[0]), show_range(*first[1])
        texts.append(_("{days} after the first intake ({start})").format(days=days, start=start))
    texts += [_("{days} after the latest restart").format(days=days_text(days)) for days in again]
    texts += [_("{days} after the last intake").format(days=days_text(days)) for days in ended]
    return "; ".join(texts)


def _date_needs(rules: RucamRules, possible: frozenset[str]) -> tuple[Need, ...]:
    if len(possible) < 2:
        return ()
    item = item_of(rules, "time_to_onset")
    outcomes = [Outcome(short(item, frozenset((one,))), frozenset((one,))) for one in sorted(possible)]
    about, slow = rules.product, rules.product.slowly_metabolised
    what = asked_days(rules.facts.moments, about.name, rules.periods, rules.onset, possible, slow)
    return (Need(what, tuple(outcomes)),)


def course(rules: RucamRules, possible: frozenset[str]) -> Words:
    """Item 2: peak, the line of half the excess, and when it was reached after the last intake."""
    return rules.facts.kept.step(
        ("course in words", rules.product.id, rules.event, rules.sheet), (rules.product, rules.measured),
        (rules.reactions(), possible), lambda: _course(rules, possible),
    )  # fmt: skip


def _course(rules: RucamRules, possible: frozenset[str]) -> Words:
    item = item_of(rules, "course")
    everything = frozenset(answer.id for answer in item.answers)
    marker, stop = rucam.MARKER[rules.sheet], _stop(rules)
    if stop is None:
        if any(record.ongoing for record in rules.product.doses):
            return _("product continued; dose changes are judged as challenges"), dose_paths(rules), everything, ()
        what = _("date of the last intake of {product}, and {marker} after it")
        need = Need(what.format(product=rules.product.name, marker=marker), each(rules, "course", everything))
        return _("no date of the last intake is reported"), dose_paths(rules), everything, (need,)
    samples = _of_course(rules)
    if not samples:
        need = Need(
            _("{marker} after the last intake").format(marker=marker), each(rules, "course", everything), "test"
        )
        return _("no {marker} with a limit of normal").format(marker=marker), (), everything, (need,)
    text, evidence = partial(_course_text, samples, marker, stop), partial(_places, samples)
    left = _left(rules, samples, stop, possible)
    if not left:
        return text, evidence, NOTHING, ()
    what = _("{marker} up to and beyond day {days} after the last intake")
    if stop[0] != stop[1]:
        what = _("exact last intake, and {marker} up to and beyond day {days} after it")
    need = Need(what.format(marker=marker, days=_window(rules)), each(rules, "course", left | possible), "test")
    return text, evidence, left, (need,)


def _stop(rules: RucamRules) -> Ends | None:
    """The last intake of the course of the first reaction, over all worlds that are scored; None without one."""
    stops = {course.stop for course, _until in rules.reactions()}
    if not stops or None in stops:
        return None
    days = [stop for stop in stops if stop is not None]
    return min(days), max(days)


def _of_course(rules: RucamRules) -> tuple[Multiple, ...]:
    """The marker's samples that the course may take in: from the first intake to the next course."""
    found = [(course.start, until) for course, until in rules.reactions()]
    begin = min(start for start, _until in found)
    ends = [until for _start, until in found]
    end = None if None in ends else max(until for until in ends if until is not None)
    return rules.within(begin, end)


def _places(samples: tuple[Multiple, ...]) -> tuple[str, ...]:
    return tuple(f"samples[{one.index}]" for one in samples)


def _window(rules: RucamRules) -> int:
    return rucam.SLOW_DAYS if rules.sheet == rucam.HEPATOCELLULAR else rucam.CHOLESTATIC_DAYS


def _left(rules: RucamRules, samples: tuple[Multiple, ...], stop: Ends, possible: frozenset[str]) -> frozenset[str]:
    """The answers that later samples or an exact date could still give; none once the course is settled."""
    item = item_of(rules, "course")
    everything = frozenset(answer.id for answer in item.answers)
    last = next((one.day for one in reversed(samples) if one.day is not None), None)
    if stop[0] != stop[1] or last is None:
        return everything
    seen = last - (stop[1] or 0)
    if seen > _window(rules) or (len(possible) == 1 and possible <= {"half_8", "half_30", "half_180"}):
        return NOTHING
    return everything - {"half_8"} if seen >= rucam.FAST_DAYS else everything


def _course_text(samples: tuple[Multiple, ...], marker: str, stop: Ends) -> str:
    """Tell the course of samples that stand in order of time; there may be thousands."""
    lows = [one.low or 0.0 for one in samples]
    place = lows.index(max(lows))
    top, later = samples[place], range(place + 1, len(samples)) if samples[place].day else ()
    texts = [
        _("peak {marker} {peak:.1f}×ULN{day}").format(marker=marker, peak=top.low or 0.0, day=_on(top)),
        _("last intake {stop}").format(stop=show_range(*stop)),
    ]
    line = ((top.low or 0.0) + 1) / 2
    half = next((one for one in later if _after(samples[one], top.day) and (samples[one].high or 0.0) <= line), None)
    if half is not None:
        day = samples[half].day or 0
        after = None if stop[1] is None else day - stop[1], None if stop[0] is None else day - stop[0]
        told = _("half of the peak's excess gone by {day}, {days} after the last intake")
        texts.append(told.format(day=show(day), days=days_text(after)))
        above = (one for one in range(half + 1, len(lows)) if lows[one] > line and _after(samples[one], day))
        if again := next(above, 0):
            texts.append(_("back above that line{day}").format(day=_on(samples[again])))
    return "; ".join(texts)


def _after(one: Multiple, day: int | None) -> bool:
    return one.day is not None and day is not None and one.day > day


def _on(one: Multiple) -> str:
    return _(" on {day}").format(day=show(one.day)) if one.day is not None else ""


def rechallenge(rules: RucamRules, possible: frozenset[str]) -> Words:
    """Item 7: whether the product was taken again after the reaction, and whether that may be scored."""
    again = [rules.product.doses[period.records[0]] for period in rules.periods[1:]]
    if not again:
        return _("no re-exposure recorded"), (), NOTHING, ()
    marker, held = rucam.MARKER[rules.sheet], rules.re_exposed()
    text = _("taken again; no {marker} just before and during it").format(marker=marker)
    if held is not None:
        before, top = held
        told = _("taken again; {marker} {before:.2f}×ULN before{one}, at most {top:.2f}×ULN during it{other}")
        text = told.format(
            marker=marker, before=before.low or 0.0, one=_on(before), top=top.low or 0.0, other=_on(top)
        )  # fmt: skip
    if any(record.intended_reexposure for record in again):
        text += _("; a planned re-exposure is not scored")
    elif possible != {"other"} and any(record.intended_reexposure is None for record in again):
        text += _("; not stated whether it was unintentional")
    samples = tuple(f"samples[{one.index}]" for one in held or ())
    return text, (*dose_paths(rules), *samples), NOTHING, ()


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
