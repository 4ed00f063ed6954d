"""When an event began: the assessor's date or, without one, a proposal that says what it rests on.

The proposal is the earlier of the first dated symptom and the first abnormal sample. For liver injury the first
sample that reaches a threshold of the case definition counts; only if none does, the first above its limit.
"""

from dataclasses import dataclass

from causality.case.analytes import analytes_of
from causality.case.dates import Part, show, show_range
from causality.case.model import Case, Event
from causality.evidence.moments import Moments
from causality.evidence.series import Series, at_least, by_day, excess
from causality.evidence.values import Multiple
from causality.text import _

ALT_ENTRY, ALP_ENTRY = 5.0, 2.0
"""Multiples of the upper limit that open RUCAM and the DILI case definition (Danan & Teschke 2016; Aithal 2011)."""
MARKERS = ("ALT", "ALP", "TBIL")
"""The tests whose first rise dates a liver injury when none reaches an entry threshold."""


@dataclass(frozen=True, slots=True)
class Onset:
    """The onset of an event: its possible days, what it rests on in words, and the evidence (paths)."""

    event: str
    parts: tuple[Part, ...] | None
    text: str
    evidence: tuple[str, ...] = ()


def onsets(case: Case, group: Series, moments: Moments) -> dict[str, Onset]:
    """Give the onset of every event of the case."""
    return {event.id: _onset(event, case, group, moments) for event in case.events}


def qualifies(samples: dict[str, Multiple]) -> bool:
    """Whether the samples of one day reach ALT >= 5 or ALP >= 2 times the upper limit of normal."""
    return (
        at_least(samples.get("ALT"), ALT_ENTRY) == "yes" and "ALT" in samples
    ) or (at_least(samples.get("ALP"), ALP_ENTRY) == "yes" and "ALP" in samples)  # fmt: skip


def first_abnormal_liver(group: Series, since: int | None = None) -> tuple[int, dict[str, Multiple], bool] | None:
    """Give the first day that reaches an entry threshold, else the first with a raised marker; and which it was."""
    days = by_day(group, ("ALT", "AST", "ALP", "GGT", "TBIL", "DBIL"), since)
    reached = next(((day, samples, True) for day, samples in days.items() if qualifies(samples)), None)
    raised = (
        (day, samples, False)
        for day, samples in days.items()
        if any((samples[marker].low or 0.0) > 1 for marker in MARKERS if marker in samples)
    )  # fmt: skip
    return reached or next(raised, None)


def first_abnormal(event: Event, group: Series) -> tuple[int, dict[str, Multiple]] | None:
    """Give the first day on which a sample of the event's analytes is beyond its limit in the direction of harm."""
    if event.kind == "liver_injury":
        found = first_abnormal_liver(group)
        return found[:2] if found else None
    for day, samples in by_day(group, analytes_of(event)).items():
        beyond = {analyte: one for analyte, one in samples.items() if excess(one, analyte) > 0}
        if beyond:
            return day, beyond
    return None


def _onset(event: Event, case: Case, group: Series, moments: Moments) -> Onset:
    if event.onset is not None:
        ends = moments.range_of(("onset", event.id))
        shown = show_range(*ends) if ends else _("dates contradict each other")
        text = _("assessor's date: {date} ({shown})").format(date=event.onset, shown=shown)
        return Onset(event.id, event.onset.parts, text, (f"events[{event.id}].onset",))
    symptom = _first_symptom(event, case, moments)
    sample = first_abnormal(event, group)
    if symptom is None and sample is None:
        return Onset(event.id, None, _("not reported: no onset date, no dated symptom and no abnormal sample"))
    if symptom is None and sample is not None:
        return _at_sample(event, *sample)
    assert symptom is not None
    index, ends = symptom
    if sample is not None and (ends[0] is None or ends[0] > sample[0]):
        return _at_sample(event, *sample)
    return _at_symptom(event, case, index, ends, sample[0] if sample else None)


def _first_symptom(event: Event, case: Case, moments: Moments) -> tuple[int, tuple[int | None, int | None]] | None:
    dated = []
    for index, symptom in enumerate(case.symptoms):
        ends = moments.range_of(("symptom", index)) if symptom.event == event.id and symptom.onset else None
        if ends is not None and ends != (None, None):
            dated.append((ends[1] if ends[1] is not None else 10**7, ends[0] or 0, symptom.name, index, ends))
    return min(dated)[3:] if dated else None


def _at_sample(event: Event, day: int, samples: dict[str, Multiple]) -> Onset:
    names = ", ".join(sorted(samples))
    text = _("proposed: first abnormal sample, {day} ({names})").format(day=show(day), names=names)
    where = tuple(f"samples[{multiple.index}]" for multiple in samples.values())
    return Onset(event.id, (Part("", day, day),), text, where)


def _at_symptom(
    event: Event, case: Case, index: int, ends: tuple[int | None, int | None], sample_day: int | None
) -> Onset:
    symptom = case.symptoms[index]
    parts = symptom.onset.parts if symptom.onset else ()
    if sample_day is not None and (ends[1] is None or ends[1] > sample_day):
        parts = (Part("", ends[0], sample_day),)
    text = _("proposed: first dated symptom, {name} ({date})").format(name=symptom.name, date=symptom.onset)
    return Onset(event.id, parts, text, (f"symptoms[{index}]",))
