"""The timeline of an assessment as values, for the window and for paper.

What the case did not change is taken over from the chart before.
"""

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace

from causality.assess import Assessment
from causality.case.analytes import analytes_of
from causality.case.finding import Finding
from causality.case.model import Case
from causality.evidence.course import FOLLOWED_DAYS
from causality.evidence.onset import ALP_ENTRY, ALT_ENTRY
from causality.evidence.severity import HY_BILIRUBIN, HY_TRANSAMINASE
from causality.figure.axis import days_of, early_day, zero_of
from causality.figure.edges import edges_of
from causality.figure.flags import flags_of, occurrences_of
from causality.figure.lanes import lanes_seen, product_lanes
from causality.figure.series import series_of
from causality.figure.values import Chart, Series, Threshold
from causality.text import _
from causality.wording import short_analyte

SAMPLE = re.compile(r"samples\[(\d+)\]")
AROUND = 14
"""Days shown before and after an episode."""


def chart_of(assessment: Assessment, before: tuple[Assessment, Chart] | None = None) -> Chart:
    """Collect what the timeline of `assessment` shows; series as in the chart `before` are the same objects."""
    if before is not None and _same_samples(assessment.case, before[0].case):
        series, undated = before[1].series, before[1].undated
    else:
        series, undated = series_of(assessment)
    lanes = product_lanes(assessment)
    days = days_of(tuple(point.day for one in series for point in (one.points[0], one.points[-1])), lanes)
    if days is None:
        return Chart(0, 0, undated=undated)
    flags = tuple(flags_of(assessment))
    early = early_day(days[0], lanes, flags)
    shown, seen = lanes_seen(assessment, lanes, days[0] if early is None else early, days[1])
    return Chart(
        *days, series, shown, flags, tuple(_thresholds(assessment.case, series)),
        tuple(edges_of(assessment.case, flags, shown)), tuple(occurrences_of(assessment.case)),
        _alerts(assessment, before), undated, early=early, left_out=len(lanes) - seen, zero=zero_of(lanes),
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


def _thresholds(case: Case, series: tuple[Series, ...]) -> Iterator[Threshold]:
    yield Threshold(1.0, _("1× upper limit of normal"))
    measured = {one.analyte for one in series}
    if all(event.kind != "liver_injury" for event in case.events):
        return
    for analyte, multiple, text in (
        ("ALT", ALT_ENTRY, _("{multiple:g}× {analyte}: entry of RUCAM")),
        ("ALP", ALP_ENTRY, _("{multiple:g}× {analyte}: entry of RUCAM")),
        ("ALT", HY_TRANSAMINASE, _("{multiple:g}× {analyte}: Hy's law")),
        ("TBIL", HY_BILIRUBIN, _("{multiple:g}× {analyte}: Hy's law")),
    ):
        if analyte in measured:
            yield Threshold(multiple, text.format(multiple=multiple, analyte=short_analyte(analyte)), analyte)


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
