"""The legend of the timeline: what every sign means, complete without colours."""

from causality.figure.series import MANY
from causality.figure.values import Chart, Shape
from causality.text import N_, _
from causality.wording import analyte

SHAPES: dict[Shape, str] = {
    "disc": N_("disc"), "square": N_("square"), "diamond": N_("diamond"), "up": N_("triangle up"),
    "down": N_("triangle down"), "cross": N_("cross"), "pentagon": N_("pentagon"), "hexagon": N_("hexagon"),
    "star": N_("star"), "plus": N_("plus"), "left": N_("triangle left"), "right": N_("triangle right"),
}  # fmt: skip
"""The names of the markers."""


def legend(chart: Chart) -> str:
    """Explain the timeline: only signs that stand in it, in the order from top to bottom."""
    said = [
        _("Upper part: values as multiples of the upper limit of normal (×ULN), log axis; lines only guide the eye."),
        *_samples(chart), *_marks(chart), *_lanes(chart),
    ]  # fmt: skip
    return " ".join(said)


def _samples(chart: Chart) -> list[str]:
    drawn = [one for one in chart.series if any(point.multiple for point in one.points)]
    names = [
        (one.label if analyte(one.analyte) == one.label else f"{analyte(one.analyte)} ({one.label})", one.shape)
        for one in drawn
    ]
    points = [point for one in drawn for point in one.points if point.multiple]
    missing = sum(not point.multiple for one in chart.series for point in one.points)
    said = [", ".join(f"{name}: {_(SHAPES[shape])}" for name, shape in names) + "."] if names else []
    if any(point.mark != "value" for point in points):
        said.append(_("Open triangles: values below (▽) or above (△) a limit of measurement."))
    if any(point.span for point in points):
        said.append(_("A bar through a marker: the possible days of a sample, drawn at their middle."))
    if any(index == point.index for index, _text in chart.alerts for point in points):
        said.append(_("Triangle with a mark of exclamation: a finding concerns this value."))
    if any(len(one.points) > MANY for one in drawn):
        said.append(_("Of crowded lines the lowest and highest values are drawn; all of them stand in the tables."))
    if missing:
        said.append(_("Not drawn for want of a limit: {count} values.").format(count=missing))
    if chart.undated:
        said.append(_("Not drawn for want of a day: {count} values.").format(count=chart.undated))
    return said


def _marks(chart: Chart) -> list[str]:
    said = []
    if chart.flags:
        said.append(_("Above: onsets of events, hatched over their possible days."))
    kinds = {one.kind for one in chart.occurrences}
    if kinds:
        names = {"symptom": _("open disc: symptom"), "imaging": _("filled square: examination")}
        listed = ", ".join(text for kind, text in names.items() if kind in kinds)
        said.append(_("At the foot: {signs}, with a line over the possible days.").format(signs=listed))
    if chart.zero is not None:
        said.append(_("Days are counted from the first intake of {product}.").format(product=chart.zero.product))
    return said


def _lanes(chart: Chart) -> list[str]:
    if not chart.lanes:
        return []
    said = [_("Lower part: one lane a product, height by dose, hatched where the day of start or stop is not known.")]
    if any(lane.arrows for lane in chart.lanes):
        said.append(_("▲ ▼ more or less of a suspect, with the possible days and the verdicts over the analytes."))
    if any(arrow.change in ("stop", "restart") and arrow.first == arrow.last for lane in chart.lanes
           for arrow in lane.arrows):  # fmt: skip
        said.append(_("Dashed lines through both parts: a suspect stopped or taken again."))
    return said + [f"{lane.product}: {', '.join(lane.group)}." for lane in chart.lanes if lane.group]
