"""Readings of a challenge joined and summed up over the days on which the dose may have changed."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from causality.case.dates import show, show_range
from causality.case.model import Case
from causality.evidence.values import Multiple, Reading, Verdict
from causality.text import N_, _

MOST_VALUES = 4
VERDICTS: dict[Verdict, str] = {
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


def summary(readings: Sequence[Reading]) -> tuple[Verdict, str]:
    """Sum up: the one verdict of all days that can be interpreted, on what, and which days cannot and why."""
    if not readings:
        return "uninterpretable", _("the dates of the dose records contradict each other")
    usable = [reading for reading in readings if reading.verdict != "uninterpretable"]
    verdicts = {reading.verdict for reading in usable}
    verdict: Verdict = (
        "uninterpretable" if not usable else usable[0].verdict if len(verdicts) == 1 else "depends_on_date"
    )
    return verdict, "; ".join(told(reading, alone=len(readings) == 1) for reading in readings)


def told(reading: Reading, *, alone: bool = False) -> str:
    """Tell one reading: its days (unless it is the only one), the course in numbers, the verdict and why."""
    days = "" if alone else _("{days}: ").format(days=days_text(reading))
    values = _("{values}: ").format(values=reading.values) if reading.values else ""
    if reading.verdict == "depends_on_date":
        return f"{days}{values}{reading.reason}"
    return _("{start}{verdict}, {reason}").format(
        start=days + values, verdict=aloud(reading.verdict), reason=reading.reason
    )


def course_text(
    case: Case, before: Multiple, after: Sequence[Multiple], relative: Sequence[float], *, raised: bool
) -> str:
    """Tell a course in numbers: "162.5 → 189.1 umol/L (29 Aug 2024, +18 % of the excess), then 113.3 (…, −34 %)".

    `relative` are the changes of the excess; without an excess before (`raised` False) no percentage is printed.
    """
    unit = case.samples[before.index].unit
    told = []
    for place, (one, change) in enumerate(list(zip(after, relative, strict=False))[:MOST_VALUES]):
        size = _(", {size} of the excess") if place == 0 else ", {size}"
        text = _("{value} {unit} ({day}{size})") if place == 0 else "{value} ({day}{size})"
        shown = size.format(size=_percent(change)) if raised else ""
        told.append(text.format(value=_value(case, one), unit=unit, day=show(one.day or 0), size=shown))
    more = _(" …") if len(after) > MOST_VALUES else ""
    return _("{before} → {after}").format(before=_value(case, before), after=_(", then ").join(told)) + more


def _value(case: Case, one: Multiple) -> str:
    sample = case.samples[one.index]
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
    return (one.before, one.after, one.verdict, one.reason) == (other.before, other.after, other.verdict, other.reason)
