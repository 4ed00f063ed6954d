"""The middle of the narrative: how the event began, what it was like, what followed, and how it ended."""

from collections import defaultdict
from collections.abc import Iterator

from causality import wording
from causality.assess import Assessment
from causality.case.analytes import analytes_of
from causality.case.dates import show
from causality.case.model import Case, Event
from causality.evidence.values import Challenge, LiverEvidence, Multiple
from causality.narrative.phrases import dated, day_or_missing, days_of, joined, latency, listed, missing
from causality.text import _


def event(assessment: Assessment) -> str:
    """Onset of each event, days from the first intake, symptoms, laboratory values at onset, imaging."""
    if not assessment.case.events:
        return joined((missing(_("no event is named")),))
    told = [line for one in assessment.case.events for line in _event(assessment, one)]
    signs = listed(dated(s.name, s.onset, s.end) for s in assessment.case.symptoms if not s.event)
    return joined((*told, _("Further symptoms and signs: {signs}").format(signs=signs) if signs else ""))


def _event(assessment: Assessment, one: Event) -> Iterator[str]:
    case, name = assessment.case, wording.sentence(one.name or one.id)
    yield _("{event} began: {onset}").format(event=name, onset=_onset(assessment, one))
    yield from _latencies(assessment, one)
    signs = listed(dated(s.name, s.onset, s.end) for s in case.symptoms if s.event == one.id)
    if signs:
        yield _("Symptoms and signs: {signs}").format(signs=signs)
    serious = ", ".join(wording.name(criterion) for criterion in one.seriousness)
    yield _("Seriousness: {criteria}").format(criteria=serious) if serious else missing(_("seriousness not reported"))
    for liver in assessment.liver:
        if liver.event == one.id:
            yield from _liver(assessment, liver)
    if one.kind == "liver_injury" and case.imaging:
        seen = listed(dated(f"{i.method}: {i.finding}".rstrip(". "), i.day) for i in case.imaging)
        yield _("Imaging and procedures: {seen}").format(seen=seen)


def _onset(assessment: Assessment, one: Event) -> str:
    if one.onset is not None:
        return _("{day} (date of the assessor)").format(day=wording.when(one.onset))
    ends = days_of(assessment).range_of(("onset", one.id))
    why = next((onset.text for onset in assessment.onsets if onset.event == one.id), "")
    if ends is None or ends == (None, None):
        return missing(_("date of onset not determined"))
    return _("{day} ({why})").format(day=wording.days(*ends), why=why)


def _latencies(assessment: Assessment, one: Event) -> Iterator[str]:
    """Say for each suspect how many days lie between first intake and onset."""
    moments = days_of(assessment)
    told = []
    for product in assessment.case.products:
        if product.role not in ("suspect", "interacting") or not product.doses:
            continue
        first = next(iter(moments.order(product.id)), 0)
        ends = moments.difference(("onset", one.id), ("start", product.id, first))
        told.append(f"{product.name or product.id}: {latency(ends)}")
    if told:
        yield listed(told)


def _liver(assessment: Assessment, liver: LiverEvidence) -> Iterator[str]:
    values = listed(_value(assessment, index) for index in liver.onset_sample)
    yield _("Values at onset: {values}").format(values=values) if values else missing(_("no values at onset"))
    pattern = _(" or ").join(wording.name(one) for one in liver.pattern) or missing(_("pattern not determined"))
    yield _("Pattern: {pattern}").format(pattern=pattern)
    yield _("Hy's law: {state}").format(state=wording.name(liver.hys_law))
    yield _("Severity: {grade}").format(grade=liver.severity or missing(_("not determined")))


def _value(assessment: Assessment, index: int, named: bool = True) -> str:
    sample = assessment.case.samples[index]
    known = next((value for value in assessment.multiples if value.index == index), None)
    limit = wording.limits(sample.unit, None, known.limit) if known and known.limit is not None else ""
    told = ", ".join(filter(None, (_times(known), _("limit {limit}").format(limit=limit) if limit else "")))
    name = f"{wording.short_analyte(sample.analyte)} " if named else ""
    return f"{name}{wording.with_unit(sample)}" + (f" ({told})" if told else "")


def _times(value: Multiple | None) -> str:
    shown = wording.multiple(value)
    return f"{shown}ULN" if shown else ""


def course(assessment: Assessment) -> str:
    """Highest and last values, what each change of dose showed, intended re-exposures, what the source states."""
    told = (
        *_extremes(assessment),
        listed(_changes(assessment)),
        *_reexposures(assessment.case),
        *_stated(assessment.case),
    )
    return joined(told) or joined((missing(_("course not reported")),))


def _extremes(assessment: Assessment) -> Iterator[str]:
    wanted = {name for one in assessment.case.events for name in analytes_of(one)}
    by_analyte: dict[str, list[Multiple]] = defaultdict(list)
    samples = assessment.case.samples
    for value in assessment.multiples:
        name = wording.short_analyte(value.analyte)
        if value.day is not None and value.value is not None and name in wanted:
            by_analyte[name].append(value)
    for name, values in by_analyte.items():
        top = max(values, key=lambda value: (value.low or 0.0, value.value or 0.0))
        last = max(values, key=lambda value: value.day or 0)
        words = _("{analyte} was highest at {value} on {day}")
        told = words.format(analyte=name, value=_value(assessment, top.index, named=False), day=show(top.day or 0))
        if last.index != top.index:
            told += _(", last {value} on {day}").format(
                value=wording.with_unit(samples[last.index]), day=show(last.day or 0)
            )
        yield told


def _changes(assessment: Assessment) -> Iterator[str]:
    """Say of every change of dose what the samples show, analytes of one verdict together."""
    found: dict[tuple[str, str, int, str], list[Challenge]] = defaultdict(list)
    for one in assessment.challenges:
        found[(one.product, one.event, one.record, one.change)].append(one)
    case = assessment.case
    for (product, about, record, change), members in found.items():
        verdicts: dict[str, list[str]] = defaultdict(list)
        for one in members:
            verdicts[wording.name(one.verdict)].append(wording.short_analyte(one.analyte))
        shown = "; ".join(f"{', '.join(names)}: {verdict}" for verdict, names in verdicts.items())
        yield _("{product}, {change} {size} ({day}), {event}: {shown}").format(
            product=wording.sentence(wording.product_name(case, product)), change=wording.name(change),
            size=members[0].size, day=_day(case, product, record, change), event=wording.event_name(case, about),
            shown=shown,
        )  # fmt: skip


def _day(case: Case, product: str, record: int, change: str) -> str:
    doses = next((one.doses for one in case.products if one.id == product), ())
    if record >= len(doses):
        return missing(_("date not reported"))
    day = doses[record].stop if change == "stop" else doses[record].start
    return day_or_missing(day, _("date not known"), _("date not reported"))


def _reexposures(case: Case) -> Iterator[str]:
    for product in case.products:
        for record in product.doses:
            if record.intended_reexposure is not None:
                words = _("The re-exposure to {product} from {day} was intended")
                if not record.intended_reexposure:
                    words = _("The re-exposure to {product} from {day} was not intended")
                yield words.format(product=product.name or product.id, day=wording.when(record.start))


def _stated(case: Case) -> Iterator[str]:
    said = listed(dated(f"“{one.text.rstrip('. ')}”", one.day) for one in case.statements if one.kind == "challenge")
    if said:
        yield _("The source states: {said}").format(said=said)


def outcome(assessment: Assessment) -> str:
    """How each event ended, death, and the date of the last information."""
    case = assessment.case
    told = []
    for one in case.events:
        name = wording.sentence(one.name or one.id)
        ended = missing(_("outcome not reported")) if one.outcome in (None, "unknown") else wording.name(one.outcome)
        told.append(_("{event}: {outcome}").format(event=name, outcome=ended))
    if case.patient.death:
        told.append(_("The patient died: {day}").format(day=wording.when(case.patient.death)))
        told.append(missing(_("cause of death and autopsy not reported")))
    last = max((value.day for value in assessment.multiples if value.day is not None), default=None)
    if last is not None:
        told.append(_("The last dated laboratory value is of {day}").format(day=show(last)))
    return joined(told) or joined((missing(_("outcome not reported")),))
