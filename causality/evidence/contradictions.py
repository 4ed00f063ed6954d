"""Contradictions that only evidence shows: sources against samples, and the order of intake and event."""

from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from itertools import combinations, pairwise

from causality.case.analytes import find_analyte
from causality.case.dates import PartialDate, show, show_range
from causality.case.finding import Finding
from causality.case.model import Sample, Statement
from causality.case.units import convert
from causality.evidence.benefit import benefits
from causality.evidence.change_value import change_value
from causality.evidence.facts import Facts
from causality.evidence.grading import VERSION, glucose_grade
from causality.evidence.in_time import in_time
from causality.evidence.judging import CHANGED
from causality.evidence.readings import days_text
from causality.evidence.values import Challenge, Multiple, Reading
from causality.text import _

MOST_TOLD = 4
SAME = 0.01
"""Values that differ by less than one per cent count as the same when a graph is read against a table."""


def contradictions(facts: Facts, judged: Sequence[Challenge]) -> Iterator[Finding]:
    """Give every contradiction between what sources state and what samples and dates show."""
    yield from _order(facts)
    for number, statement in enumerate(facts.case.statements):
        text = _CHECKS[statement.kind](facts, statement, judged)
        if text:
            yield Finding(f"statement_{statement.kind}", "warning", text, (f"statements[{number}]",))
    yield from _opposed(facts.case.statements)
    yield from _undated(facts)
    yield from _early_samples(facts)
    yield from benefits(facts, judged)


def _order(facts: Facts) -> Iterator[Finding]:
    """Suspects whose first intake may lie before or after the onset of an event."""
    for product in facts.case.products:
        starts = [change for change in facts.changes[product.id] if change.change == "start"]
        if product.role not in ("suspect", "interacting") or not starts:
            continue
        for event in facts.case.events:
            days = facts.moments.difference(("onset", event.id), starts[0].key)
            if days is None or days == (None, None) or (days[0] or 0) >= 0 or (days[1] is not None and days[1] < 0):
                continue
            told = _(
                "{product} × {event}: which came first is not known; first intake {start}, onset {onset} ({basis})"
            )
            text = told.format(
                product=product.name, event=event.name, basis=facts.onsets[event.id].text,
                start=show_range(*(facts.moments.range_of(starts[0].key) or (None, None))),
                onset=show_range(*(facts.moments.range_of(("onset", event.id)) or (None, None))),
            )  # fmt: skip
            where = (f"products[{product.id}].doses[{starts[0].record}].start", *facts.onsets[event.id].evidence)
            yield Finding("order_unknown", "warning", text, where)


def _challenge(facts: Facts, statement: Statement, judged: Sequence[Challenge]) -> str:
    """A stated course that the samples do not show on the days to which it may refer."""
    analyte = _analyte(statement.analyte)
    found = [one for one in judged if (one.product, one.event, one.analyte, one.change) == (
        statement.product, statement.event, analyte, statement.change)]  # fmt: skip
    if statement.direction is None or not found:
        return ""
    readings = [
        reading for one in found for reading in one.readings
        if reading.lowest is not None and _meets(reading, statement.day)
    ]  # fmt: skip
    if not readings or all(_shows(reading, statement.direction) for reading in readings):
        return ""
    agreeing = [reading for reading in readings if _shows(reading, statement.direction)]
    told = [_("{days}: {values}").format(days=days_text(one), values=one.values) for one in agreeing or readings]
    shown, some = "; ".join(told[:MOST_TOLD]), bool(agreeing)
    for_some = _('stated: "{text}" ({source}). The samples show it only if the change was on {shown}')
    for_none = _('stated: "{text}" ({source}). The samples do not show it for any day of the change: {shown}')
    text = (for_some if some else for_none).format(text=statement.text, source=statement.source, shown=shown)
    earlier = "" if some else _earlier_rise(facts, analyte, statement)
    return text if some else ". ".join(filter(None, (f"{text} ({_least(analyte)})", earlier)))


def _meets(reading: Reading, day: PartialDate | None) -> bool:
    parts = [part for part in day.parts if not part.anchor] if day else []
    return not parts or any(
        (part.first is None or part.first <= reading.last) and (part.last is None or part.last >= reading.first)
        for part in parts
    )


def _shows(reading: Reading, direction: str) -> bool:
    return {"rise": reading.rose, "fall": reading.fell, "unchanged": not reading.rose and not reading.fell}[direction]


def _least(analyte: str) -> str:
    """What counts as a change: a statement and the samples may differ in that alone."""
    least = change_value(analyte)
    if least is None:
        return _("less than {least:.0f} % of the excess counts as no change").format(least=100 * CHANGED)
    told = _("less than {least:.0f} %, the reference change value of {analyte}, counts as no change")
    return told.format(least=100 * least, analyte=analyte)


def _earlier_rise(facts: Facts, analyte: str, statement: Statement) -> str:
    """A rise in the samples that lies wholly before the stated date."""
    firsts = [part.first for part in statement.day.parts if not part.anchor] if statement.day else []
    begin = min((first for first in firsts if first is not None), default=None)
    if statement.direction != "rise" or begin is None:
        return ""
    samples = in_time(facts.group.get(analyte, ()))
    dated = samples.exact[: bisect_left(samples.days, begin)]
    rises = [(one, other) for one, other in pairwise(dated) if (other.low or 0.0) > (one.low or 0.0)]
    if not rises:
        return ""
    one, other = rises[-1]
    return _("The last rise before that date is from {one} to {other}, before the dose was reduced").format(
        one=_value(facts, one), other=_value(facts, other)
    )


def _value(facts: Facts, one: Multiple) -> str:
    sample = facts.case.samples[one.index]
    value = _("no number") if sample.value is None else f"{sample.comparator}{sample.value:g} {sample.unit}"
    return _("{value} ({day})").format(value=value, day=show(one.day or 0))


def _extreme(facts: Facts, statement: Statement, _judged: Sequence[Challenge]) -> str:
    """A stated highest value that the samples do not hold."""
    analyte = _analyte(statement.analyte)
    if statement.value is None:
        return ""
    values = [(value, sample) for sample in facts.case.samples if _analyte(sample.analyte) == analyte
              and (value := _in_unit(sample, analyte, statement.unit)) is not None]  # fmt: skip
    if not values:
        return ""
    highest, sample = max(values, key=lambda pair: pair[0])
    if abs(highest - statement.value) <= SAME * statement.value:
        return ""
    return _('stated: "{text}" ({source}). The highest of the samples is {value:g} {unit} ({day})').format(
        text=statement.text, source=statement.source, value=highest, unit=statement.unit, day=sample.day
    )


def _in_unit(sample: Sample, analyte: str, unit: str) -> float | None:
    return None if sample.value is None else convert(sample.value, analyte, sample.unit, unit)


def _grade(_facts: Facts, statement: Statement, _judged: Sequence[Challenge]) -> str:
    """A stated grade that is not the one that CTCAE v4.03 gives the stated value."""
    analyte = _analyte(statement.analyte)
    if statement.grade is None or statement.value is None or not analyte.startswith("GLU"):
        return ""
    computed = glucose_grade(statement.value, statement.unit, fasting=analyte == "GLU_FASTING")
    if computed is None or computed == statement.grade:
        return ""
    told = _('stated: "{text}" ({source}). {value:g} {unit} is grade {computed} by CTCAE v{version}, not {grade}')
    return told.format(
        text=statement.text, source=statement.source, value=statement.value, unit=statement.unit, computed=computed,
        version=statement.version or VERSION, grade=statement.grade,
    )  # fmt: skip


def _period(facts: Facts, statement: Statement, _judged: Sequence[Challenge]) -> str:
    """A stated period whose ends are not those of the samples."""
    ends = [(days[0], days[-1]) for group in facts.group.values() if (days := in_time(group).days)]
    first, last = min((one for one, _other in ends), default=0), max((other for _one, other in ends), default=0)
    stated = [date.exact if date else None for date in (statement.day, statement.until)]
    differ = [
        _("{stated} against {found}").format(stated=show(end), found=show(day))
        for end, day in zip(stated, (first, last), strict=True)
        if end is not None and end != day
    ] if ends else []  # fmt: skip
    if not differ:
        return ""
    return _('stated: "{text}" ({source}). First or last sample: {differ}').format(
        text=statement.text, source=statement.source, differ="; ".join(differ)
    )


_CHECKS: dict[str, Callable[[Facts, Statement, Sequence[Challenge]], str]] = {
    "challenge": _challenge,
    "extreme": _extreme,
    "grade": _grade,
    "period": _period,
}


def _opposed(statements: Sequence[Statement]) -> Iterator[Finding]:
    """Two statements of one change that say the opposite."""
    told = [(number, one) for number, one in enumerate(statements) if one.kind == "challenge" and one.direction]
    for (first, one), (second, other) in combinations(told, 2):
        same = (one.product, one.event, one.analyte, one.change) == (
            other.product,
            other.event,
            other.analyte,
            other.change,
        )
        if same and one.direction != other.direction:
            text = _('sources disagree: "{one}" ({first}) and "{other}" ({second})').format(
                one=one.text, first=one.source, other=other.text, second=other.source
            )
            yield Finding("statements_disagree", "warning", text, (f"statements[{first}]", f"statements[{second}]"))


def _undated(facts: Facts) -> Iterator[Finding]:
    """Samples without an exact day, which pattern and challenges leave out."""
    found = [one for group in facts.group.values() for one in in_time(group).loose]
    if found:
        names = ", ".join(sorted({one.analyte for one in found}))
        text = _("no exact day: {names}; left out of pattern, onset and challenges").format(names=names)
        yield Finding("undated_samples", "note", text, tuple(f"samples[{one.index}]" for one in found))


def _early_samples(facts: Facts) -> Iterator[Finding]:
    """An onset that the officer dates after the first sample that shows the injury."""
    for event, liver in facts.liver.items():
        days = [day for index in liver.onset_sample if (day := facts.multiples[index].day) is not None]
        first = liver.onset_day[0] if liver.onset_day else None
        if days and first is not None and days[0] < first:
            text = _("the onset of {event} ({onset}) is dated after the sample that first shows it ({sample})")
            shown = show_range(*(liver.onset_day or (None, None)))
            where = (f"events[{event}].onset", *(f"samples[{index}]" for index in liver.onset_sample))
            yield Finding(
                "onset_after_sample", "warning", text.format(event=event, onset=shown, sample=show(days[0])), where
            )


def _analyte(name: str) -> str:
    known = find_analyte(name)
    return known.id if known else name
