"""The timeline of an assessment, and the evidence of an item as what is lit up on it."""

import re
from collections import defaultdict
from dataclasses import replace

from causality.assess import Assessment
from causality.methods.method import ItemResult
from causality.report.timeline import Mark, timeline
from causality.report.wording import event_name, product_name, short_analyte
from causality.text import _
from widgets.timeline_chart import Chart, Highlight, SamplePoint, Series, Threshold

ENTRY_ALT, ENTRY_ALP = 5.0, 2.0
"""Entry thresholds of RUCAM 2016, doi:10.3390/ijms17010014, in multiples of the upper limit."""

_SAMPLE = re.compile(r"samples\[(\d+)\]")
_NAMED = re.compile(r"(products|events)\[([^\]]+)\]")


def chart_of(assessment: Assessment) -> Chart:
    """Collect what the timeline of `assessment` shows."""
    drawn = timeline(assessment)
    if drawn is None:
        return Chart(0, 0)
    series = _series(assessment)
    thresholds = [Threshold(1.0, _("1× upper limit of normal"))]
    for analyte, multiple in (("ALT", ENTRY_ALT), ("ALP", ENTRY_ALP)):
        if any(one.analyte == analyte for one in series):
            text = _("{multiple:g}× {analyte}: entry of RUCAM").format(multiple=multiple, analyte=analyte)
            thresholds.append(Threshold(multiple, text, analyte))
    return Chart(drawn.first, drawn.last, series, drawn.lanes, drawn.flags, tuple(thresholds))


def highlight_of(assessment: Assessment, result: ItemResult | None) -> Highlight:
    """Give what lights up while `result` is selected: its samples, products and events."""
    if result is None:
        return Highlight()
    paths = " ".join(result.evidence)
    named = _NAMED.findall(paths)
    case = assessment.case
    return Highlight(
        frozenset(int(number) for number in _SAMPLE.findall(paths)),
        frozenset(product_name(case, key) for kind, key in named if kind == "products"),
        frozenset(event_name(case, key) for kind, key in named if kind == "events"),
    )


def _series(assessment: Assessment) -> tuple[Series, ...]:
    points: dict[str, list[SamplePoint]] = defaultdict(list)
    for value in assessment.multiples:
        if value.day is None or value.low is None or value.high is None:
            continue
        mark: Mark = "value" if value.low == value.high else "at_most"
        point = SamplePoint(value.index, value.day, value.high, mark)
        if value.high == float("inf"):
            point = replace(point, multiple=value.low, mark="at_least")
        if point.multiple > 0:
            points[value.analyte].append(point)
    return tuple(
        Series(analyte, short_analyte(analyte), tuple(sorted(found, key=lambda point: point.day)))
        for analyte, found in points.items()
    )
