"""The timeline, drawn as vectors: multiples of the upper limit above, doses below, on one axis of dates.

It draws the same values as the window. Every analyte has its own marker and dash as well as its colour, so that the
figure can be read in grey.
"""

from dataclasses import replace
from typing import Any, Final

from causality import wording
from causality.figure.reading import SIGNS
from causality.figure.series import MANY, thinned
from causality.figure.spacing import Covered, apart, clearest
from causality.figure.values import Chart, Flag, Occurrence, Series, Threshold
from causality.report import marks
from causality.report.axes import (
    TYPE,
    Scale,
    draw_frame,
    draw_months,
    draw_multiples,
    draw_series,
    multiples_of,
    way,
)
from causality.report.dose_lanes import draw_lanes, lanes_height
from causality.report.fonts import shortened, width
from causality.report.marks import GREY, GRID, INK, WHITE, colour_of, text
from causality.text import _

LEADER: Final = [0.5, 2.0]
"""The dashes of what leads from a value to its name, in pt."""
LEADER_WIDTH: Final = 0.3
LEFT, RIGHT, PLOT_HEIGHT, FLAG_HEIGHT, ROW = 104.0, 82.0, 204.0, 9.5, 10.0
TALLEST, FLAGS_SHOWN = 600.0, 12
LABEL_STEP = 8.8
STEPS = (1, 2, 5, 7, 10, 14, 20, 28, 56, 90, 180, 365, 730, 1825)
TICK_ROOM = 34.0


def figure_size(chart: Chart, total_width: float) -> tuple[float, float]:
    """Give width and height that the figure needs in points; height 0 when there is nothing to draw."""
    shown = fitted(chart, total_width)
    return total_width, _height(shown, total_width) if shown else 0.0


def fitted(chart: Chart, total_width: float) -> Chart:
    """Give what the figure shows on one page; lanes and onsets that find no room are counted as left out."""
    alerts = {index for index, _text in chart.alerts} if len(chart.alerts) <= MANY else set()
    lines = tuple(replace(one, points=thinned(one.points, alerts)) for one in chart.series)
    shown = replace(chart, series=lines)
    if len(shown.flags) > FLAGS_SHOWN:
        more = len(shown.flags) - FLAGS_SHOWN + 1
        told = Flag(_("{count} more onsets: see the events").format(count=more), None, None)
        shown = replace(shown, flags=(*shown.flags[: FLAGS_SHOWN - 1], told))
    while shown.lanes and _height(shown, total_width) > TALLEST:
        shown = replace(shown, lanes=shown.lanes[:-1], left_out=shown.left_out + 1)
    return shown


def scale_of(chart: Chart, total_width: float, bottom: float = 0.0) -> Scale:
    """Give the scale of the upper part."""
    box = LEFT, bottom, total_width - RIGHT, bottom + PLOT_HEIGHT
    return Scale((chart.first, chart.last), multiples_of(chart.series), box, chart.early)


def _rows(chart: Chart) -> int:
    """How many rows of numbers stand below the plot: dates, and days when they can be counted."""
    return 1 + (chart.zero is not None)


def _height(chart: Chart, total_width: float) -> float:
    below = lanes_height(scale_of(chart, total_width), chart)
    return PLOT_HEIGHT + ROW * _rows(chart) + 4 + FLAG_HEIGHT * len(chart.flags) + below + 6


def draw_timeline(canvas: Any, chart: Chart, total_width: float) -> None:
    """Draw the figure at the canvas's origin."""
    shown = fitted(chart, total_width)
    if not shown:
        return
    below = lanes_height(scale_of(shown, total_width), shown)
    scale = scale_of(shown, total_width, below + 4 + ROW * _rows(shown))
    _draw_early(canvas, scale)
    for place, flag in enumerate(shown.flags):
        _draw_flag(canvas, scale, flag, place)
    _draw_grid(canvas, scale, shown)
    _draw_early_words(canvas, scale)
    _draw_changes(canvas, scale, shown)
    for place, line in enumerate(shown.series):
        draw_series(canvas, scale, line, place)
    _draw_alerts(canvas, scale, shown)
    _draw_occurrences(canvas, scale, shown.occurrences)
    _draw_labels(canvas, scale, shown.series)
    draw_lanes(canvas, scale, shown, below)


def _draw_early(canvas: Any, scale: Scale) -> None:
    """Draw the compressed part before the axis, and the break between the two."""
    if scale.early is None:
        return
    canvas.setFillColor(marks.RAISED)
    canvas.rect(scale.left, 0, scale.begin - scale.left, scale.top, stroke=0, fill=1)
    draw_months(canvas, scale, scale.early, scale.first - 1, scale.begin, 0)
    canvas.setStrokeColor(GREY)
    canvas.setLineWidth(0.7)
    for height in (scale.bottom, scale.top):
        for offset in (-1.5, 1.0):
            canvas.line(scale.begin + offset - 1, height - 3, scale.begin + offset + 1.5, height + 3)


def _draw_early_words(canvas: Any, scale: Scale) -> None:
    if scale.early is not None:
        words = shortened(_("earlier, compressed"), scale.begin - scale.left - 4, TYPE)
        canvas.setFillColor(marks.RAISED)
        canvas.rect(scale.left + 1, scale.top - 9, width(words, TYPE) + 2, 8, stroke=0, fill=1)
        text(canvas, scale.left + 2, scale.top - 7.2, words, TYPE, GREY)


def _draw_grid(canvas: Any, scale: Scale, chart: Chart) -> None:
    draw_months(canvas, scale, scale.first, scale.last, scale.right + 20, 0)
    thresholds = [one for one in chart.thresholds if scale.holds(one.multiple)]
    draw_multiples(canvas, scale, [one.multiple for one in thresholds])
    _name_thresholds(canvas, scale, chart, thresholds)
    text(canvas, 0, scale.top - 6, _("× upper limit of"), TYPE, GREY)
    text(canvas, 0, scale.top - 14.5, _("normal (log scale)"), TYPE, GREY)
    if chart.zero is not None:
        _draw_days(canvas, scale, chart.zero.day)
        told = shortened(_("day (0: first {product})").format(product=chart.zero.product), scale.left - 6, TYPE)
        text(canvas, scale.left - 4, scale.bottom - 9 - ROW, told, TYPE, GREY, align="right")
    draw_frame(canvas, scale)


def _name_thresholds(canvas: Any, scale: Scale, chart: Chart, thresholds: list[Threshold]) -> None:
    """Name the lines at the end that fewer values cover; those of one height share their words."""
    told: dict[float, list[str]] = {}
    for one in thresholds:
        told.setdefault(one.multiple, []).append(one.text)
    spots = Covered(spot for line in chart.series for spot in way(scale, line))
    for multiple, texts in told.items():
        words = shortened("; ".join(texts), scale.right - scale.begin - 8, TYPE)
        y, wide = scale.y(multiple), width(words, TYPE) + 2
        left, _base = clearest([(scale.right - 2 - wide, y + 1), (scale.begin + 2, y + 1)], (wide, TYPE), spots)
        canvas.setFillColor(WHITE)
        canvas.rect(left, y + 1, wide, 7.4, stroke=0, fill=1)
        text(canvas, left + 1, y + 2.4, words, TYPE, GREY)


def _draw_days(canvas: Any, scale: Scale, zero: int) -> None:
    """Write the days from the first intake below the dates."""
    span = max(1, scale.last - scale.first)
    room = (scale.right - scale.begin) / span
    step = next((step for step in STEPS if step * room >= TICK_ROOM), STEPS[-1])
    first = zero + -(-(scale.first - zero) // step) * step
    canvas.setStrokeColor(GREY)
    canvas.setLineWidth(0.4)
    for day in range(first, scale.last + 1, step):
        x = scale.x(day)
        canvas.line(x, scale.bottom, x, scale.bottom - 2)
        text(canvas, x, scale.bottom - 9 - ROW, f"{day - zero}".replace("-", "−"), TYPE, GREY, align="centre")


def _draw_changes(canvas: Any, scale: Scale, chart: Chart) -> None:
    """Draw a dashed line through both parts where a suspect was stopped or taken again on a known day."""
    canvas.setStrokeColor(INK)
    canvas.setLineWidth(0.5)
    canvas.setDash(3, 2)
    for arrow in (arrow for lane in chart.lanes for arrow in lane.arrows):
        if arrow.change in ("stop", "restart") and arrow.first == arrow.last and scale.first <= arrow.first:
            canvas.line(scale.x(arrow.first), 0, scale.x(arrow.first), scale.top)
    canvas.setDash()


def _draw_flag(canvas: Any, scale: Scale, flag: Flag, place: int) -> None:
    """Draw an onset as a flag: a line for a known day, hatched over the days that are possible."""
    y = scale.top + 2 + FLAG_HEIGHT * place
    if flag.first is None and flag.last is None:
        text(canvas, scale.left, y + 1, flag.label, TYPE, GREY)
        return
    first = scale.x(flag.first) if flag.first is not None else scale.left
    last = scale.x(flag.last + 1) if flag.last is not None else scale.right
    days = wording.days(flag.first, flag.last)
    canvas.setStrokeColor(INK)
    canvas.setLineWidth(0.7)
    if flag.first == flag.last:
        canvas.line(first, scale.bottom, first, y + 6.5)
        last = first
    else:
        marks.hatch(canvas, first, scale.bottom, last - first, scale.top - scale.bottom, GRID, step=5.0)
        marks.hatch(canvas, first, y, last - first, 6.5, INK, step=2.2)
    behind, ahead = scale.right + RIGHT - last - 3, first - 3
    room = max(behind, ahead) - width(_("onset of {event}: {days}").format(event="", days=days), TYPE)
    label = _("onset of {event}: {days}").format(event=shortened(flag.label, room, TYPE), days=days)
    start = last + 3 if behind >= ahead else first - 3 - width(label, TYPE)
    text(canvas, start, y + 1, label, TYPE, INK)


def _draw_alerts(canvas: Any, scale: Scale, chart: Chart) -> None:
    wrong = {index for index, _text in chart.alerts}
    for point in (point for one in chart.series for point in one.points if point.index in wrong and point.multiple):
        marks.alert(canvas, scale.x(point.day) + 5, scale.y(point.multiple or 1.0) + 5)


def _draw_occurrences(canvas: Any, scale: Scale, occurrences: tuple[Occurrence, ...]) -> None:
    """Draw symptoms and examinations along the foot of the plot: a sign on the first possible day, a line to the last.

    A symptom is an open disc, an examination a filled square.
    """
    begin, taken = scale.first if scale.early is None else scale.early, list[tuple[float, float]]()
    for one in dict.fromkeys((one.kind, one.first, one.last) for one in occurrences):
        kind, first, last = one
        if (last is not None and last < begin) or (first is not None and first > scale.last):
            continue
        left = scale.x(first) if first is not None else scale.left
        right = scale.x(last + 1) if last is not None else scale.right
        row = next(row for row in range(len(taken) + 1) if all(row != r or left > end + 6 for r, end in taken))
        taken.append((row, left))
        y = scale.bottom + 5 + 6.5 * row
        canvas.setStrokeColor(GREY)
        canvas.setLineWidth(0.6)
        canvas.line(left, y - 2.6, max(right, left + 4), y - 2.6)
        shape, hollow = ("disc", True) if kind == "symptom" else ("square", False)
        marks.marker(canvas, left + 2, y, shape, GREY, 2.2, hollow=hollow)  # type: ignore[arg-type] # a shape


def _draw_labels(canvas: Any, scale: Scale, series: tuple[Series, ...]) -> None:
    """Write at the end of every line its name and latest value, with a dotted leader that is no part of the line."""
    ends = []
    for place, line in enumerate(series):
        point = next((point for point in reversed(line.points) if point.multiple), None)
        if point is not None:
            ends.append((scale.y(point.multiple or 1.0), place, line, point))
    ends.sort(key=lambda end: end[:2])
    heights = apart([end[0] for end in ends], LABEL_STEP, scale.bottom + 3, scale.top - 3)
    for (true_y, place, line, point), y in zip(ends, heights, strict=True):
        colour = colour_of(line.analyte, place)
        canvas.setStrokeColor(GREY)
        canvas.setLineWidth(LEADER_WIDTH)
        canvas.setDash(LEADER)
        canvas.line(scale.x(point.day) + 3, true_y, scale.right + 4, y)
        canvas.setDash()
        marks.marker(canvas, scale.right + 8, y, line.shape, colour)
        value = SIGNS[point.mark] + wording.times(point.multiple or 0.0)
        words = shortened(f"{line.label} {value}", RIGHT - 14, TYPE)
        text(canvas, scale.right + 13, y - 2.4, words, TYPE, colour, "semibold")
