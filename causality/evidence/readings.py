"""Readings of a challenge joined and summed up over the days on which the dose may have changed."""

from collections.abc import Iterable, Sequence

from causality.case.dates import show_range
from causality.evidence.values import Reading, Verdict
from causality.text import N_, _

VERDICTS: dict[Verdict, str] = {
    "positive": N_("positive"),
    "partial": N_("partial"),
    "negative": N_("negative"),
    "inverse": N_("inverse"),
    "uninterpretable": N_("uninterpretable"),
    "depends_on_date": N_("depends on the date"),
}


def aloud(verdict: Verdict) -> str:
    """Give a verdict as a word."""
    return _(VERDICTS[verdict])


def summary(readings: Sequence[Reading]) -> tuple[Verdict, str]:
    """Sum up: the one verdict of all days that can be interpreted, and which days cannot."""
    if not readings:
        return "uninterpretable", _("the dates of the dose records contradict each other")
    usable = [reading for reading in readings if reading.verdict != "uninterpretable"]
    if not usable:
        reasons = dict.fromkeys(reading.reason for reading in readings)
        return "uninterpretable", "; ".join(reasons)
    verdicts = {reading.verdict for reading in usable}
    verdict: Verdict = usable[0].verdict if len(verdicts) == 1 else "depends_on_date"
    if len(readings) == 1:
        return verdict, readings[0].reason
    return verdict, "; ".join(
        _("{days}: {verdict}, {reason}").format(
            days=show_range(reading.first, reading.last), verdict=aloud(reading.verdict), reason=reading.reason
        )
        for reading in readings
    )


def merged(readings: Iterable[Reading]) -> tuple[Reading, ...]:
    """Join neighbouring days that read the same."""
    found: list[Reading] = []
    for reading in readings:
        last = found[-1] if found else None
        if last is not None and last.last + 1 == reading.first and _same(last, reading):
            half = (reading.half_days[0], last.half_days[1]) if reading.half_days and last.half_days else None
            found[-1] = Reading(last.first, reading.last, last.before, last.after, last.first_change, last.highest,
                                last.lowest, half, last.verdict, last.reason)  # fmt: skip
        else:
            found.append(reading)
    return tuple(found)


def _same(one: Reading, other: Reading) -> bool:
    return (one.before, one.after, one.verdict, one.reason) == (other.before, other.after, other.verdict, other.reason)
