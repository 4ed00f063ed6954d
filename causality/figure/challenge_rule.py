"""What lights up on the timeline while a change of dose is selected."""

from collections.abc import Iterator

from causality.assess import Assessment
from causality.evidence.challenge import AFTER_DAYS, AFTER_DAYS_LIVER, BEFORE_DAYS
from causality.evidence.values import Challenge, Reading
from causality.figure.levels import decisive_level
from causality.figure.values import Band, Challenged, Highlight, Level, Rule
from causality.text import _
from causality.wording import event_name, product_name


def challenge_highlight(assessment: Assessment, chosen: Challenged, event: str) -> Highlight:
    """Give what lights up while a change of dose is selected: samples before and after, windows, decisive heights.

    When it was judged for `event`, only that is shown.
    """
    judged = judged_for(assessment, chosen, event)
    indices = {index for one in judged for reading in one.readings for index in samples_of(reading)}
    events = frozenset(event_name(assessment.case, one.event) for one in judged)
    names = frozenset((product_name(assessment.case, chosen[0]),))
    readings = [reading for one in judged for reading in one.readings]
    rule = Rule()
    if readings:
        first, last = min(one.first for one in readings), max(one.last for one in readings)
        reach = max(reach_of(assessment, one.event) for one in judged)
        rule = Rule(windows(first, last, reach), tuple(_decisive(assessment, judged)))
    return Highlight(frozenset(indices), names, events, rule, chosen)


def judged_for(assessment: Assessment, chosen: Challenged, event: str) -> list[Challenge]:
    """Give what a change of dose was judged on for an event; for all events when it was not judged for that one."""
    found = [one for one in assessment.challenges if (one.product, one.record, one.change) == chosen]
    return [one for one in found if one.event == event] or found


def samples_of(reading: Reading) -> tuple[int, ...]:
    """Give the samples of a reading, that before the change first."""
    return reading.after if reading.before is None else (reading.before, *reading.after)


def reach_of(assessment: Assessment, event: str) -> int:
    """Give how many days after a change count for an event."""
    return AFTER_DAYS_LIVER if liver_injury(assessment, event) else AFTER_DAYS


def liver_injury(assessment: Assessment, event: str) -> bool:
    """Whether an event is a liver injury."""
    return any(one.id == event and one.kind == "liver_injury" for one in assessment.case.events)


def windows(first: int, last: int, reach: int) -> tuple[Band, ...]:
    """Give the days before and after a change that took place from `first` to `last`."""
    return (
        Band(first - BEFORE_DAYS, last, _("{days} days before").format(days=BEFORE_DAYS)),
        Band(first, last + reach, _("up to {days} days after").format(days=reach)),
    )


def levels_of(assessment: Assessment, one: Challenge) -> Iterator[Level]:
    """Give the decisive height for every sample that may be the last before the change."""
    held = {reading.before: reading.after[-1] for reading in one.readings if reading.after}
    liver = liver_injury(assessment, one.event)
    for before, after in held.items():
        end = assessment.multiples[after].day
        if before is None or end is None:
            continue
        level = decisive_level(one, assessment.multiples[before], end, liver=liver)
        if level is not None:
            yield level


def _decisive(assessment: Assessment, judged: list[Challenge]) -> Iterator[Level]:
    for one in judged:
        yield from list(levels_of(assessment, one))[-1:]
