"""When an event began: the assessor's date or, without one, a proposal that says what it rests on.

The proposal is the earlier of the first dated symptom and the first abnormal sample. For liver injury the first
sample that reaches a threshold of the case definition counts; only if none does, the first above its limit.
"""

from causality.case.analytes import analytes_of
from causality.case.dates import Part, show, show_range
from causality.case.model import Case, Event
from causality.evidence.in_time import in_time
from causality.evidence.moments import Ends, Moments
from causality.evidence.series import Series, at_least, by_day, excess
from causality.evidence.values import Multiple
from causality.evidence.zone import FAR
from causality.frozen import frozen
from causality.reuse import Kept
from causality.text import _

ALT_ENTRY, ALP_ENTRY = 5.0, 2.0
"""Multiples of the upper limit that open RUCAM and the DILI case definition (Danan & Teschke 2016; Aithal 2011)."""
ENTRIES = (("ALT", ALT_ENTRY), ("ALP", ALP_ENTRY))
MARKERS = ("ALT", "ALP", "TBIL")
"""The tests whose first rise dates a liver injury when none reaches an entry threshold."""


@frozen
class Onset:
    """The onset of an event: its possible days, what it rests on in words, and the evidence (paths)."""

    event: str
    parts: tuple[Part, ...] | None
    text: str
    evidence: tuple[str, ...] = ()


def onsets(case: Case, group: Series, moments: Moments, kept: Kept | None = None) -> dict[str, Onset]:
    """Give the onset of every event of the case."""
    kept = kept or Kept()
    return {
        event.id: kept.alike(("onset", event.id), _onset(event, case, group, moments, kept)) for event in case.events
    }


def qualifies(samples: dict[str, Multiple]) -> bool:
    """Whether the samples of one day reach ALT >= 5 or ALP >= 2 times the upper limit of normal."""
    return (
        at_least(samples.get("ALT"), ALT_ENTRY) == "yes" and "ALT" in samples
    ) or (at_least(samples.get("ALP"), ALP_ENTRY) == "yes" and "ALP" in samples)  # fmt: skip


def first_abnormal_liver(group: Series, since: int | None = None) -> tuple[int, dict[str, Multiple], bool] | None:
    """Give the first day that reaches an entry threshold, else the first with a raised marker; and which it was."""
    analytes = ("ALT", "AST", "ALP", "GGT", "TBIL", "DBIL")
    reached = (_first_reached(group.get(name, ()), limit, since) for name, limit in ENTRIES)
    day = min(filter(None, reached), default=None)
    if day is not None:
        return day, by_day(group, analytes, day, day + 1)[day], True
    raised = (in_time(group.get(name, ())).first_on("raised", _raised, since) for name in MARKERS)
    day = min(filter(None, raised), default=None)
    return None if day is None else (day, by_day(group, analytes, day, day + 1)[day], False)


def _first_reached(found: tuple[Multiple, ...], limit: float, since: int | None) -> int | None:
    """The first exact day (from `since` on) whose highest sample of this test reaches its entry threshold."""
    return in_time(found).first_on(("from", limit), lambda one: at_least(one, limit) == "yes", since)


def _raised(one: Multiple) -> bool:
    return (one.low or 0.0) > 1


def first_abnormal(event: Event, group: Series) -> tuple[int, dict[str, Multiple]] | None:
    """Give the first day on which a sample of the event's analytes is beyond its limit in the direction of harm."""
    if event.kind == "liver_injury":
        found = first_abnormal_liver(group)
        return found[:2] if found else None
    analytes = analytes_of(event)
    firsts = (_first_beyond(group.get(analyte, ()), analyte) for analyte in analytes)
    day = min(filter(None, firsts), default=None)
    if day is None:
        return None
    samples = by_day(group, analytes, day, day + 1)[day]
    return day, {analyte: one for analyte, one in samples.items() if excess(one, analyte) > 0}


def _first_beyond(found: tuple[Multiple, ...], analyte: str) -> int | None:
    """The first exact day whose highest sample of this test is beyond its limit."""
    return in_time(found).first_on("beyond", lambda one: excess(one, analyte) > 0)


def beyond_limit(event: Event, group: Series) -> dict[str, Multiple]:
    """Give the samples that first show the event; without any of an exact day those beyond their limit on some day."""
    found = first_abnormal(event, group)
    if found is not None:
        return found[1]
    names = MARKERS if event.kind == "liver_injury" else analytes_of(event)
    loose = [one for name in names for one in in_time(group.get(name, ())).loose if excess(one, name) > 0]
    return {one.analyte: one for one in loose}


def _onset(event: Event, case: Case, group: Series, moments: Moments, kept: Kept) -> Onset:
    if event.onset is not None:
        ends = moments.range_of(("onset", event.id))
        shown = show_range(*ends) if ends else _("dates contradict each other")
        text = _("assessor's date: {date} ({shown})").format(date=event.onset, shown=shown)
        return Onset(event.id, event.onset.parts, text, (f"events[{event.id}].onset",))
    return _proposed(event, _candidates(event, case, group, moments, kept))


@frozen
class Candidate:
    """A symptom or sample that may date the onset: its possible days, its parts as written, words and place."""

    ends: Ends
    parts: tuple[Part, ...]
    text: str
    where: tuple[str, ...]


def _candidates(event: Event, case: Case, group: Series, moments: Moments, kept: Kept) -> list[Candidate]:
    found = []
    samples_of = tuple(group.get(name) for name in analytes_of(event))
    sample = kept.step(("abnormal", event.id), (event, *samples_of), None, lambda: first_abnormal(event, group))
    if sample is not None:
        day, samples = sample
        text = _("first abnormal sample, {day} ({names})").format(day=show(day), names=", ".join(sorted(samples)))
        where = tuple(f"samples[{one.index}]" for one in samples.values())
        found.append(Candidate((day, day), (Part("", day, day),), text, where))
    for index, symptom in enumerate(case.symptoms):
        ends = moments.range_of(("symptom", index)) if symptom.event == event.id and symptom.onset else None
        if symptom.onset is not None and ends is not None and ends != (None, None):
            text = _("first dated symptom, {name} ({date})").format(name=symptom.name, date=symptom.onset)
            found.append(Candidate(ends, symptom.onset.parts, text, (f"symptoms[{index}]",)))
    return sorted(found, key=lambda one: (*_closed(one.ends), one.text))


def _proposed(event: Event, candidates: list[Candidate]) -> Onset:
    """The earliest candidate; where several may be it, the range from the earliest first to the earliest last day."""
    if not candidates:
        return Onset(event.id, None, _("not reported: no onset date, no dated symptom and no abnormal sample"))
    last = min(_closed(one.ends)[1] for one in candidates)
    able = [one for one in candidates if _closed(one.ends)[0] <= last]
    first = candidates[0]
    parts = first.parts
    if any(_closed(one.ends)[0] < _closed(first.ends)[1] for one in able if one is not first):
        parts = (Part("", first.ends[0], last if last < FAR else None),)
    text = _("proposed: {text}").format(text=first.text)
    return Onset(event.id, parts, text, tuple(place for one in able for place in one.where))


def _closed(ends: Ends) -> tuple[int, int]:
    return (-FAR if ends[0] is None else ends[0]), (FAR if ends[1] is None else ends[1])
