"""What the liver tests of an event show: R, nR, pattern, case definition, Hy's law, severity.

Limits and their sources: R and pattern as in the updated RUCAM (Danan & Teschke 2016, doi:10.3390/ijms17010014),
nR after Robles-Diaz 2014 (doi:10.1053/j.gastro.2014.03.050), case definition and severity after Aithal 2011
(doi:10.1038/clpt.2011.58), Hy's law after the FDA guidance of July 2009.
"""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace

from causality.case.dates import show
from causality.case.model import Case, Event
from causality.evidence.course import FOLLOWED_DAYS
from causality.evidence.in_time import in_time
from causality.evidence.moments import Ends, Moments
from causality.evidence.onset import ALP_ENTRY, ALT_ENTRY, ENTRIES, MARKERS, Onset, first_abnormal_liver, qualifies
from causality.evidence.series import Series, above, any_of, at_least, both, by_day
from causality.evidence.severity import hys_law, severity
from causality.evidence.values import Interval, LiverEvidence, Multiple, Truth
from causality.text import _

HEPATOCELLULAR_FROM, CHOLESTATIC_TO = 5.0, 2.0
ALL_PATTERNS = ("hepatocellular", "mixed", "cholestatic")
EXACT = 9
"""Decimals kept of a quotient of multiples, so that 5 is 5 whatever the limits of the laboratory."""
LEADING_DAYS = 14
"""Qualifying samples at most this far before a dated onset belong to it: the window before a change of dose in the
decisions of record, taken here as a working definition."""
PAIR_DAYS = 3
"""An ALT and an ALP this many days apart are offered, never taken silently (decision of record 2)."""
DEFINITION_ALT, DEFINITION_TBIL = 3.0, 2.0


def liver_evidence(
    case: Case, event: Event, group: Series, moments: Moments, onset: Onset, inr: Sequence[Multiple]
) -> LiverEvidence:
    """Give what the liver tests show for one event of liver injury; `inr` are all samples of the INR."""
    ends = moments.range_of(("onset", event.id))
    group = of_episode(group, ends)
    days = _onset_samples(group, ends)
    day, samples = days[0] if days else (None, {})
    alt, alp, ast = samples.get("ALT"), samples.get("ALP"), samples.get("AST")
    ratio = ratio_of(alt, alp)
    highest = higher(alt, ast)
    pattern, pattern_text = _patterns([found for _, found in days] or [{}])
    if len(pattern) < len(ALL_PATTERNS) and _may_be_earlier(group, days):
        pattern, pattern_text = (
            ALL_PATTERNS,
            _("a value without an exact day may be of the onset; {text}").format(text=pattern_text),
        )
    definition, definition_text = _case_definition(group)
    entry, entry_text = _entry(group)
    law, law_text = hys_law(case, group)
    degree, degree_text = severity(case, event, group, definition, inr)
    return LiverEvidence(
        event=event.id,
        onset_day=ends,
        onset_text=onset.text,
        onset_sample=tuple(sorted(multiple.index for multiple in samples.values())),
        ratio=ratio,
        new_ratio=ratio_of(highest, alp),
        new_ratio_from_alt_alone=ast is None,
        pattern=pattern,
        pattern_text=pattern_text,
        pair_offer=_nearest_pair(group, day) if day is not None and ratio is None else (),
        entry=entry,
        entry_text=entry_text,
        case_definition=definition,
        case_definition_text=definition_text,
        hys_law=law,
        hys_law_text=law_text,
        severity=degree,
        severity_text=degree_text,
    )


def pattern_of(ratio: float) -> str:
    """Give the pattern for a ratio R: >= 5 hepatocellular, <= 2 cholestatic, mixed between."""
    if ratio >= HEPATOCELLULAR_FROM:
        return "hepatocellular"
    return "cholestatic" if ratio <= CHOLESTATIC_TO else "mixed"


def ratio_of(upper: Multiple | None, lower: Multiple | None) -> Interval | None:
    """R as an interval; None when one of the two is missing or the lower one is zero for certain."""
    if upper is None or lower is None or upper.low is None or lower.low is None or not lower.high:
        return None
    assert upper.high is not None
    return round(upper.low / lower.high, EXACT), round(upper.high / lower.low, EXACT) if lower.low else float("inf")


def higher(alt: Multiple | None, ast: Multiple | None) -> Multiple | None:
    """The higher of ALT and AST for nR; ALT alone when AST is missing."""
    if alt is None or ast is None:
        return alt
    return max(alt, ast, key=lambda multiple: (multiple.low or 0.0, multiple.high or 0.0))


def of_episode(group: Series, onset: Ends | None) -> Series:
    """The samples that may belong to the injury: those from more than 180 days before its onset do not."""
    if onset is None or onset[0] is None:
        return group
    since = onset[0] - FOLLOWED_DAYS
    return {name: in_time(found).since(since) for name, found in group.items()}


def _onset_samples(group: Series, onset: Ends | None) -> list[tuple[int, dict[str, Multiple]]]:
    """The samples that date the injury, for every possible onset: the first abnormal ones of the episode.

    The episode reaches back before an onset over days that all qualify: the officer may date it by the jaundice. Other
    samples from before belong to an earlier state of the liver, unless there are no others.
    """
    first, last = onset or (None, None)
    found: list[tuple[int, dict[str, Multiple]]] = []
    days = [in_time(group.get(name, ())).days for name in MARKERS]
    while True:
        since = first_abnormal_liver(group, _reaching_back(group, first)) or first_abnormal_liver(group)
        if since is None:
            return found
        if since[:2] not in found:
            found.append(since[:2])
        following = _next_onset(days, since[0] if first is None else first)
        if onset is None or following is None or (last is not None and following > last):
            return found
        first = following


def _next_onset(days: Sequence[Sequence[int]], onset: int) -> int | None:
    """The next day at which an onset may be shown by other samples: these come before it, or no longer lead up to it.

    An onset before the sample that first shows it is shown by that sample until another comes before it.
    """
    edges = []
    for of_marker in days:
        for step in (1, LEADING_DAYS + 1):
            place = bisect_right(of_marker, onset - step)
            if place < len(of_marker):
                edges.append(of_marker[place] + step)
    return min(edges, default=None)


def _reaching_back(group: Series, onset: int | None) -> int | None:
    """The first of the days that lead up to an onset, each qualifying and at most 14 days before the next."""
    if onset is None:
        return None
    begin = onset
    while near := by_day(group, ("ALT", "ALP"), begin - LEADING_DAYS, begin):
        day, samples = near.popitem()
        if not qualifies(samples):
            break
        begin = day
    return begin


def _may_be_earlier(group: Series, days: list[tuple[int, dict[str, Multiple]]]) -> bool:
    """Whether an ALT or ALP without an exact day may date the injury, or change R on the day that does."""
    for name in ("ALT", "ALP"):
        for one in in_time(group.get(name, ())).loose:
            able = qualifies({name: replace(one, low=one.high)})
            for day, samples in days:
                if one.first is not None and one.first > day:
                    continue
                same = samples.get(name)
                higher_than = same is None or (one.high or 0.0) > (same.low or 0.0)
                if able or higher_than or not qualifies(samples):
                    return True
    return False


def _patterns(choices: list[dict[str, Multiple]]) -> tuple[tuple[str, ...], str]:
    """The patterns that the possible onset samples allow, with the reason for the first."""
    judged = [_pattern(one.get("ALT"), one.get("ALP"), ratio_of(one.get("ALT"), one.get("ALP"))) for one in choices]
    possible = {name for names, _text in judged for name in names}
    text = judged[0][1]
    if any(names != judged[0][0] for names, _text in judged):
        text = _("{text} at the earliest onset; another day of onset gives another pattern").format(text=text)
    return tuple(name for name in ALL_PATTERNS if name in possible), text


def _pattern(alt: Multiple | None, alp: Multiple | None, ratio: Interval | None) -> tuple[tuple[str, ...], str]:
    raised = (above(alt, 1.0), above(alp, 1.0))
    if alt is not None and alp is not None and raised == ("yes", "no"):
        return ("hepatocellular",), _("only ALT is raised, ALP is normal")
    if alt is not None and alp is not None and raised == ("no", "yes"):
        return ("cholestatic",), _("only ALP is raised, ALT is normal")
    if ratio is None:
        missing = _(" and ").join(name for name, one in (("ALT", alt), ("ALP", alp)) if one is None) or "ALP"
        return ALL_PATTERNS, _("R cannot be computed: {missing} missing at onset").format(missing=missing)
    ends = {pattern_of(ratio[0]), pattern_of(ratio[1])}
    possible = ALL_PATTERNS if ends == {"hepatocellular", "cholestatic"} else ends
    shown = f"{ratio[0]:.2f}" if ratio[0] == ratio[1] else f"{ratio[0]:.2f}…{ratio[1]:.2f}"
    return tuple(name for name in ALL_PATTERNS if name in possible), _("R {ratio}").format(ratio=shown)


def _nearest_pair(group: Series, day: int) -> tuple[int, ...]:
    near = [in_time(group.get(name, ())).between(day - PAIR_DAYS, day + PAIR_DAYS) for name in ("ALT", "ALP")]
    pairs = [
        (abs((alt.day or 0) - (alp.day or 0)), abs((alt.day or 0) - day), alt.index, alp.index)
        for alt in near[0]
        for alp in near[1]
        if abs((alt.day or 0) - (alp.day or 0)) <= PAIR_DAYS
    ]
    return min(pairs)[2:] if pairs else ()


def _entry(group: Series) -> tuple[Truth, str]:
    """The entry threshold of RUCAM: ALT >= 5 or ALP >= 2 times the upper limit of normal."""
    parts = []
    truths: list[Truth] = []
    for analyte, limit in ENTRIES:
        samples = in_time(group.get(analyte, ()))
        if not samples:
            truths.append("either")
            parts.append(_("{analyte} not available").format(analyte=analyte))
            continue
        most = samples.most
        truths.append("yes" if most >= limit else any_of(at_least(sample, limit) for sample in samples.able(limit)))
        parts.append(_("{analyte} at most {most:.3g}×ULN (threshold {limit:g})").format(
            analyte=analyte, most=most, limit=limit))  # fmt: skip
    return any_of(truths), "; ".join(parts)


def _case_definition(group: Series) -> tuple[Truth, str]:
    truths: list[Truth] = []
    for text, analyte, limit in ((_("ALT ≥ 5×ULN"), "ALT", ALT_ENTRY), (_("ALP ≥ 2×ULN"), "ALP", ALP_ENTRY)):
        for one in in_time(group.get(analyte, ())).able(limit):
            truths.append(at_least(one, limit))
            if truths[-1] == "yes":
                return "yes", text if one.day is None else _("{text} on {day}").format(text=text, day=show(one.day))
    alt, bilirubin = in_time(group.get("ALT", ())), in_time(group.get("TBIL", ()))
    for day in alt.all_on(("able", DEFINITION_ALT), lambda one: at_least(one, DEFINITION_ALT) != "no"):
        truths.append(both(at_least(alt.on(day), DEFINITION_ALT), above(bilirubin.on(day), DEFINITION_TBIL)))
        if truths[-1] == "yes":
            return "yes", _("ALT ≥ 3×ULN and bilirubin > 2×ULN on {day}").format(day=show(day))
    missing = [analyte for analyte in ("ALT", "ALP") if not group.get(analyte)]
    if missing:
        return "either", _("not met by what is known; {missing} not available").format(missing=", ".join(missing))
    if any(at_least(one, DEFINITION_ALT) != "no" for one in in_time(group["ALT"]).loose):
        return "either", _("a raised ALT without an exact day cannot be set beside a bilirubin")
    if any_of(truths) == "either":
        return "either", _("a censored value or a missing bilirubin leaves it open")
    return "no", _("ALT below 5×ULN, ALP below 2×ULN, and no day with ALT ≥ 3×ULN and bilirubin > 2×ULN")
