"""Readings of a challenge joined and summed up over the days on which the dose may have changed."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from causality.case.dates import show, show_range
from causality.case.model import Sample
from causality.evidence.values import Reading, Verdict
from causality.text import N_, _

MOST_VALUES = 4
VERDICTS: dict[str, str] = {
    "positive": N_("positive"),
    "partial": N_("partial"),
    "negative": N_("negative"),
    "inverse": N_("inverse"),
    "uninterpretable": N_("not interpretable"),
    "depends_on_date": N_("depends on the date"),
}


def aloud(verdict: Verdict) -> str:
    """Give a verdict as a word."""
    return _(VERDICTS[verdict])


def days_text(reading: Reading) -> str:
    """Give the possible days of a change that a reading is about."""
    return show_range(reading.first, reading.last)


def summary(readings: Sequence[Reading]) -> Verdict:
    """Sum up: the one verdict of all days that can be interpreted."""
    verdicts = {reading.verdict for reading in readings} - {"uninterpretable"}
    if not verdicts:
        return "uninterpretable"
    return verdicts.pop() if len(verdicts) == 1 else "depends_on_date"


def told_together(readings: Sequence[Reading]) -> str:
    """Tell all readings of a challenge: on what its verdict rests, which days cannot be read and why."""
    if not readings:
        return _("the dates of the dose records contradict each other")
    return "; ".join(told(reading, alone=len(readings) == 1) for reading in readings)


def told(reading: Reading, *, alone: bool = False) -> str:
    """Tell one reading: its days (unless it is the only one), the course in numbers, the verdict and why."""
    days = "" if alone else _("{days}: ").format(days=days_text(reading))
    values = _("{values}: ").format(values=reading.values) if reading.values else ""
    if reading.verdict == "depends_on_date":
        return f"{days}{values}{reading.reason}"
    return _("{start}{verdict}, {reason}").format(
        start=days + values, verdict=aloud(reading.verdict), reason=reading.reason
    )


def course_text(samples: Sequence[Sample], days: Sequence[int], relative: Sequence[float]) -> str:
    """Tell a course in numbers: "162.5 → 189.1 umol/L (29 Aug 2024, +18 % of the excess), then 113.3 (…, −34 %)".

    `samples` are the one before and those after, of which the first are told with their `days` and the changes of the
    excess (`relative`); without an excess before there are none and no percentage is printed.
    """
    before, *after = samples
    told = []
    for place, (one, day) in enumerate(list(zip(after, days, strict=True))[:MOST_VALUES]):
        size = _(", {size} of the excess") if place == 0 else ", {size}"
        text = _("{value} {unit} ({day}{size})") if place == 0 else "{value} ({day}{size})"
        shown = size.format(size=_percent(relative[place])) if relative else ""
        told.append(text.format(value=_value(one), unit=before.unit, day=show(day), size=shown))
    more = _(" …") if len(after) > MOST_VALUES else ""
    return _("{before} → {after}").format(before=_value(before), after=_(", then ").join(told)) + more


def _value(sample: Sample) -> str:
    return sample.text if sample.value is None else f"{sample.comparator}{sample.value:g}"


def _percent(change: float) -> str:
    size = round(100 * change)
    return f"{size:+d} %".replace("-", "−") if size else "0 %"


def merged(readings: Iterable[Reading]) -> tuple[Reading, ...]:
    """Join neighbouring days that read the same."""
    found: list[Reading] = []
    for reading in readings:
        last = found[-1] if found else None
        if last is not None and last.last + 1 == reading.first and _same(last, reading):
            half = (reading.half_days[0], last.half_days[1]) if reading.half_days and last.half_days else None
            found[-1] = replace(last, last=reading.last, half_days=half)
        else:
            found.append(reading)
    return tuple(found)


def _same(one: Reading, other: Reading) -> bool:
    return (one.before, one.after, one.verdict, one.verdicts, one.reason) == (
        other.before, other.after, other.verdict, other.verdicts, other.reason)  # fmt: skip
