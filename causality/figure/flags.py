"""What is flagged on the timeline: onsets of events, symptoms and examinations."""

from collections.abc import Iterator

from causality.assess import Assessment
from causality.case.dates import PartialDate
from causality.case.model import Case
from causality.figure.values import Flag, Occurrence


def flags_of(assessment: Assessment) -> Iterator[Flag]:
    """Give the onsets of the events as far as their days are known."""
    case, judged = assessment.case, {liver.event: liver.onset_day for liver in assessment.liver}
    for event in case.events:
        days = judged.get(event.id)
        if event.id not in judged and event.onset and not any(part.anchor for part in event.onset.parts):
            firsts, lasts = zip(*((part.first, part.last) for part in event.onset.parts), strict=True)
            days = (None if None in firsts else min(firsts), None if None in lasts else max(lasts))
        if days and days != (None, None):
            yield Flag(event.name or event.id, *days, event.id)


def occurrences_of(case: Case) -> Iterator[Occurrence]:
    """Give the symptoms and examinations that have a calendar day."""
    for symptom in case.symptoms:
        if (days := _days(symptom.onset)) is not None:
            yield Occurrence("symptom", symptom.name, *days)
    for image in case.imaging:
        if (days := _days(image.day)) is not None:
            yield Occurrence("imaging", f"{image.method}: {image.finding}", *days)


def _days(day: PartialDate | None) -> tuple[int | None, int | None] | None:
    """The calendar days of a date; None when it has none or is counted from another."""
    if day is None or any(part.anchor for part in day.parts):
        return None
    firsts, lasts = [part.first for part in day.parts], [part.last for part in day.parts]
    first = None if None in firsts else min(one for one in firsts if one is not None)
    last = None if None in lasts else max(one for one in lasts if one is not None)
    return None if first is None and last is None else (first, last)
