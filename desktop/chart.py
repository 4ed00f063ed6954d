"""The timeline of an assessment as values. What the case did not change is taken over from the chart before."""

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import replace

from causality.assess import Assessment
from causality.case.analytes import analytes_of
from causality.case.dates import FIRST_YEAR, LAST_YEAR, PartialDate
from causality.case.finding import Finding
from causality.case.model import Case
from causality.case.units import convert
from causality.evidence.course import FOLLOWED_DAYS
from causality.evidence.onset import ALP_ENTRY, ALT_ENTRY
from causality.evidence.values import Multiple
from causality.report.timeline import Flag, Mark, ProductLane, Timeline, timeline
from causality.text import _
from causality.wording import short_analyte
from desktop.rules import SAMPLE
from widgets.timeline_chart import Chart, Edge, Occurrence, SamplePoint, Series, Threshold

LEAST, MOST = FIRST_YEAR * 366, (LAST_YEAR - 1) * 365
"""How far an edge can be moved, in ordinals: well within the years that a date may have."""
AROUND = 14
"""Days shown before and after an episode."""


def chart_of(assessment: Assessment, before: tuple[Assessment, Chart] | None = None) -> Chart:
    """Collect what the timeline of `assessment` shows; series as in the chart `before` are the same objects."""
    if before is not None and _same_samples(assessment.case, before[0].case):
        series, undated = before[1].series, before[1].undated
    else:
        series, undated = _series(assessment)
    ends = [point.day for one in series for point in (one.points[0], one.points[-1])]
    drawn = timeline(assessment, (min(ends), max(ends)) if ends else None)
    if drawn is None:
        return Chart(0, 0, undated=undated)
    return Chart(
        drawn.first, drawn.last, series, drawn.lanes, drawn.flags, tuple(_thresholds(series)),
        tuple(_edges(assessment, drawn)), tuple(_occurrences(assessment.case)), _alerts(assessment, before), undated,
    )  # fmt: skip


def with_episode(chart: Chart, case: Case, event_id: str) -> Chart:
    """Give `chart` with the days around an event: from its onset to its last sample in the time that is followed."""
    episode = _episode(chart, case, event_id)
    return chart if chart.episode == episode else replace(chart, episode=episode)


def _episode(chart: Chart, case: Case, event_id: str) -> tuple[int, int] | None:
    event = next((one for one in case.events if one.id == event_id), None)
    flag = next((one for one in chart.flags if one.event == event_id), None)
    onset = None if flag is None else flag.first if flag.first is not None else flag.last
    if event is None or flag is None or onset is None:
        return None
    end, measured = flag.last or onset, set(analytes_of(event))
    lines = [one.points for one in chart.series if one.analyte in measured]
    places = [bisect_right(points, end + FOLLOWED_DAYS, key=lambda point: point.day) for points in lines]
    last = max((points[place - 1].day for points, place in zip(lines, places, strict=True) if place), default=end)
    return onset - AROUND, max(end, last) + AROUND


def _same_samples(case: Case, other: Case) -> bool:
    return case.samples is other.samples and case.limits is other.limits


def _thresholds(series: tuple[Series, ...]) -> Iterator[Threshold]:
    yield Threshold(1.0, _("1× upper limit of normal"))
    for analyte, multiple in (("ALT", ALT_ENTRY), ("ALP", ALP_ENTRY)):
        if any(one.analyte == analyte for one in series):
            text = _("{multiple:g}× {analyte}: entry of RUCAM").format(multiple=multiple, analyte=analyte)
            yield Threshold(multiple, text, analyte)


def _series(assessment: Assessment) -> tuple[tuple[Series, ...], int]:
    """The samples by analyte, and how many have no day to stand at."""
    groups: dict[str, list[Multiple]] = defaultdict(list)
    undated = 0
    for one in assessment.multiples:
        if one.value is None or one.first is None or one.last is None:
            undated += one.value is not None
        else:
            groups[one.analyte].append(one)
    found = tuple(_line(assessment.case, analyte, members) for analyte, members in groups.items())
    return found, undated


def _line(case: Case, analyte: str, members: list[Multiple]) -> Series:
    samples = case.samples
    unit = Counter(samples[one.index].unit for one in members).most_common(1)[0][0]
    points = [_point(one, samples[one.index].comparator, _value(case, one, unit)) for one in members]
    return Series(analyte, short_analyte(analyte), tuple(sorted(points, key=lambda point: point.day)), unit)


def _value(case: Case, one: Multiple, unit: str) -> float | None:
    sample = case.samples[one.index]
    if one.value is None or sample.unit == unit:
        return one.value
    return convert(one.value, one.analyte, sample.unit, unit)


def _point(one: Multiple, comparator: str, value: float | None) -> SamplePoint:
    first, last = one.first or 0, one.last or 0
    mark: Mark = "value" if not comparator else "at_most" if comparator in ("<", "<=") else "at_least"
    multiple = one.low if mark == "at_least" else one.high
    span = None if first == last else (first, last)
    return SamplePoint(one.index, (first + last) // 2, multiple if multiple else None, mark, value, span)


def _edges(assessment: Assessment, drawn: Timeline) -> Iterator[Edge]:
    for flag in drawn.flags:
        day = flag.first if flag.first is not None else flag.last
        if day is not None and flag.event:
            yield Edge(flag.event, -1, "onset", day, LEAST, MOST, _onset_name(flag))
    for lane in drawn.lanes:
        yield from _dose_edges(assessment.case, lane)


def _onset_name(flag: Flag) -> str:
    return _("onset of {event}").format(event=flag.label)


def _dose_edges(case: Case, lane: ProductLane) -> Iterator[Edge]:
    """The dates that the dose records state themselves; one that follows from another record moves with that."""
    product = next((one for one in case.products if lane.bars and one.id == lane.bars[0].product), None)
    for bar in lane.bars if product else ():
        record = product.doses[bar.record] if product else None
        begin, end = bar.first_certain or bar.first_possible, bar.last_certain or bar.last_possible
        first, last = begin.toordinal() if begin else None, end.toordinal() if end else None
        what = f"{lane.product} {bar.label}".strip()
        if record and record.start is not None and first is not None:
            limit = last if record.stop is not None and last is not None else MOST
            yield Edge(bar.product, bar.record, "start", first, LEAST, limit, _("start of {what}").format(what=what))
        if record and record.stop is not None and last is not None:
            least = LEAST if first is None else first
            yield Edge(bar.product, bar.record, "stop", last, least, MOST, _("stop of {what}").format(what=what))


def _occurrences(case: Case) -> Iterator[Occurrence]:
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


def _grave(assessment: Assessment) -> list[Finding]:
    """The findings from warning up that concern samples."""
    found = (one for one in assessment.findings if one.severity != "note")
    return [one for one in found if any(place.startswith("samples[") for place in one.where[:1])]


def _alerts(assessment: Assessment, before: tuple[Assessment, Chart] | None) -> tuple[tuple[int, str], ...]:
    """The samples that a finding from warning up concerns, with its text."""
    grave = _grave(assessment)
    if before is not None and grave == _grave(before[0]):
        return before[1].alerts
    found: dict[int, list[str]] = defaultdict(list)
    for finding in grave:
        for place in finding.where:
            if match := SAMPLE.fullmatch(place):
                found[int(match.group(1))].append(finding.text)
    return tuple((index, "\n".join(texts)) for index, texts in found.items())
