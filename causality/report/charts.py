"""The timeline figure, drawn as vectors: multiples of the upper limit above, doses below, on one axis of dates.

Every analyte has its own marker as well as its colour, so that the figure can be read in grey.
Lengths are points (1/72 inch), the origin is the lower left corner of the figure.
"""

import math
from dataclasses import replace
from datetime import date
from typing import Any

from causality import wording
from causality.assess import Assessment
from causality.report import marks
from causality.report.dose_lanes import draw_lanes, lanes_height
from causality.report.fonts import Face, shortened, width
from causality.report.marks import GREY, GRID, INK, colour_of, text
from causality.report.timeline import Flag, Line, Timeline, timeline
from causality.text import _

LEFT, RIGHT, AXIS_HEIGHT, PLOT_HEIGHT, FLAG_HEIGHT = 104.0, 78.0, 14.0, 204.0, 9.0
EARLY_SHARE = 0.2
TALLEST, FLAGS_SHOWN = 600.0, 12
REFERENCES = (1.0, 2.0, 3.0, 5.0)
LABEL_STEP = 8.6


class Scale:
    """Where a day and a multiple lie on the figure."""

    def __init__(self, shown: Timeline, total_width: float, bottom: float = 0.0) -> None:
        self.shown, self.left, self.right, self.bottom = shown, LEFT, total_width - RIGHT, bottom
        self.begin = self.left + (EARLY_SHARE * (self.right - self.left) if shown.early is not None else 0.0)
        self.top = bottom + PLOT_HEIGHT
        values = [point.multiple for line in shown.lines for point in line.points]
        self.low = math.log10(min([*values, 0.8])) - 0.08
        self.high = math.log10(max([*values, 6.0])) + 0.08

    def x(self, day: float) -> float:
        """Give the place of a day, kept within the plot; days before the axis are compressed."""
        shown = self.shown
        if shown.early is not None and day < shown.first:
            share = (day - shown.early) / (shown.first - shown.early)
            return max(self.left + share * (self.begin - self.left), self.left)
        place = self.begin + (day - shown.first) / max(1, shown.last - shown.first) * (self.right - self.begin)
        return min(max(place, self.begin), self.right)

    def y(self, multiple: float) -> float:
        """Give the height of a multiple of the upper limit."""
        share = (math.log10(multiple) - self.low) / (self.high - self.low)
        return self.bottom + share * (self.top - self.bottom)


def figure_size(assessment: Assessment, total_width: float) -> tuple[float, float]:
    """Give width and height that the figure needs in points; height 0 when there is nothing to draw."""
    shown = fitted(assessment, total_width)
    return total_width, _height(shown, total_width) if shown else 0.0


def fitted(assessment: Assessment, total_width: float) -> Timeline | None:
    """Collect what the figure shows on one page; lanes and onsets that find no room are counted as left out."""
    shown = timeline(assessment)
    if shown is None:
        return None
    if len(shown.flags) > FLAGS_SHOWN:
        more = len(shown.flags) - FLAGS_SHOWN + 1
        told = Flag(_("{count} more onsets: see the events").format(count=more), None, None)
        shown = replace(shown, flags=(*shown.flags[: FLAGS_SHOWN - 1], told))
    while shown.lanes and _height(shown, total_width) > TALLEST:
        shown = replace(shown, lanes=shown.lanes[:-1], left_out=shown.left_out + 1)
    return shown


def _height(shown: Timeline, total_width: float) -> float:
    below = lanes_height(Scale(shown, total_width))
    return PLOT_HEIGHT + AXIS_HEIGHT + FLAG_HEIGHT * len(shown.flags) + below + 6


def draw_timeline(canvas: Any, assessment: Assessment, total_width: float) -> None:
    """Draw the figure at the canvas's origin."""
    shown = fitted(assessment, total_width)
    if shown is None:
        return
    below = lanes_height(Scale(shown, total_width))
    scale = Scale(shown, total_width, below + AXIS_HEIGHT)
    _draw_early(canvas, scale)
    for place, flag in enumerate(shown.flags):
        _draw_flag(canvas, scale, flag, place)
    _draw_grid(canvas, scale)
    if shown.early is not None:
        words = shortened(_("earlier, compressed"), scale.begin - scale.left - 6, 5.8)
        canvas.setFillColor(marks.RAISED)
        canvas.rect(scale.left + 2, scale.bottom + 1.5, width(words, 5.8) + 2, 7, stroke=0, fill=1)
        text(canvas, scale.left + 3, scale.bottom + 3, words, 5.8, GREY)
    for place, line in enumerate(shown.lines):
        _draw_line(canvas, scale, line, place)
    _draw_labels(canvas, scale, shown.lines)
    draw_lanes(canvas, scale, below)


def month_starts(first: int, last: int) -> list[date]:
    """Give the days at which the axis is labelled: months, or quarters and years when there are many."""
    begin, end = date.fromordinal(first), date.fromordinal(last)
    months = (end.year - begin.year) * 12 + end.month - begin.month + 1
    step = 1 if months <= 14 else 3 if months <= 42 else 12 * math.ceil(months / 168)
    found = []
    index = begin.year * 12 + begin.month - 1
    while index <= end.year * 12 + end.month - 1:
        day = date(index // 12, index % 12 + 1, 1)
        if (index % step == 0 or months == 1) and day.toordinal() >= first:
            found.append(day)
        index += 1
    return found


def _draw_early(canvas: Any, scale: Scale) -> None:
    """Draw the compressed part before the axis, and the break between the two."""
    if scale.shown.early is None:
        return
    canvas.setFillColor(marks.RAISED)
    canvas.rect(scale.left, 0, scale.begin - scale.left, scale.top, stroke=0, fill=1)
    _draw_months(canvas, scale, scale.shown.early, scale.shown.first - 1, scale.begin)
    canvas.setStrokeColor(GREY)
    canvas.setLineWidth(0.7)
    for height in (scale.bottom, scale.top):
        for offset in (-1.5, 1.0):
            canvas.line(scale.begin + offset - 1, height - 3, scale.begin + offset + 1.5, height + 3)


def _draw_months(canvas: Any, scale: Scale, first: int, last: int, end: float) -> None:
    free, told = 0.0, 0
    canvas.setLineWidth(0.4)
    for day in month_starts(first, last):
        x = scale.x(day.toordinal())
        canvas.setStrokeColor(GRID)
        canvas.line(x, 0, x, scale.top)
        month = _MONTHS[day.month - 1]
        words = month if day.year == told else f"{month} {day.year}"
        if x >= free and x + 2 + width(words, 6.5) <= end:
            text(canvas, x + 2, scale.bottom - 9, words, 6.5, GREY)
            free, told = x + width(words, 6.5) + 5, day.year


def _draw_grid(canvas: Any, scale: Scale) -> None:
    _draw_months(canvas, scale, scale.shown.first, scale.shown.last, scale.right + 20)
    last_y = -100.0
    for multiple in _ticks(scale):
        y = scale.y(multiple)
        reference = multiple in REFERENCES
        decade = math.log10(multiple).is_integer()
        canvas.setStrokeColor(GREY if reference or decade else GRID)
        canvas.setLineWidth(0.9 if multiple == 1 else 0.4 if reference else 0.3)
        canvas.setDash(*((2, 2) if reference and multiple != 1 else ()))
        canvas.line(scale.left, y, scale.right, y)
        canvas.setDash()
        if y - last_y >= 7.5:
            face: Face = "semibold" if reference else "regular"
            text(canvas, scale.left - 4, y - 2.3, f"{multiple:g}×", 6.5, INK if reference else GREY, face, "right")
            last_y = y
    text(canvas, 0, scale.top - 6, _("× upper limit of"), 6.5, GREY)
    text(canvas, 0, scale.top - 14, _("normal (log scale)"), 6.5, GREY)
    canvas.setStrokeColor(GREY)
    canvas.setLineWidth(0.5)
    canvas.rect(scale.left, scale.bottom, scale.right - scale.left, scale.top - scale.bottom, fill=0)


def _ticks(scale: Scale) -> list[float]:
    decades = range(math.floor(scale.low), math.ceil(scale.high) + 1)
    candidates = {float(f"{step}e{decade}") for decade in decades for step in (1, 2, 5)} | set(REFERENCES)
    return sorted(tick for tick in candidates if scale.low <= math.log10(tick) <= scale.high)


def _draw_flag(canvas: Any, scale: Scale, flag: Flag, place: int) -> None:
    """Draw an onset as a flag: a line for a known day, hatched over the days that are possible."""
    y = scale.top + 2 + FLAG_HEIGHT * place
    if flag.first is None and flag.last is None:
        text(canvas, scale.left, y + 1, flag.label, 6.5, GREY)
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
    room = max(behind, ahead) - width(_("onset of {event}: {days}").format(event="", days=days), 6.5)
    label = _("onset of {event}: {days}").format(event=shortened(flag.label, room, 6.5), days=days)
    start = last + 3 if behind >= ahead else first - 3 - width(label, 6.5)
    text(canvas, start, y + 1, label, 6.5, INK)


def _draw_line(canvas: Any, scale: Scale, line: Line, place: int) -> None:
    colour = colour_of(line.analyte, place)
    canvas.setStrokeColor(colour)
    canvas.setLineWidth(0.9)
    canvas.setDash(list(marks.DASHES[place % len(marks.DASHES)]))
    path = canvas.beginPath()
    for index, point in enumerate(line.points):
        (path.lineTo if index else path.moveTo)(scale.x(point.day), scale.y(point.multiple))
    canvas.drawPath(path, stroke=1, fill=0)
    canvas.setDash()
    for point in line.points:
        shape = place if point.mark == "value" else point.mark
        marks.marker(canvas, scale.x(point.day), scale.y(point.multiple), shape, colour)


def _draw_labels(canvas: Any, scale: Scale, lines: tuple[Line, ...]) -> None:
    wanted = sorted(
        ((scale.y(line.points[-1].multiple), place, line) for place, line in enumerate(lines)), key=lambda w: w[:2]
    )
    heights = spread([height for height, _place, _line in wanted], LABEL_STEP, scale.bottom + 3, scale.top - 3)
    for (true_y, place, line), y in zip(wanted, heights, strict=True):
        point, colour = line.points[-1], colour_of(line.analyte, place)
        canvas.setStrokeColor(colour)
        canvas.setLineWidth(0.4)
        canvas.line(scale.x(point.day) + 3, true_y, scale.right + 4, y)
        marks.marker(canvas, scale.right + 8, y, place, colour)
        value = {"value": "", "at_most": "≤ ", "at_least": "≥ "}[point.mark] + wording.times(point.multiple)
        text(
            canvas,
            scale.right + 13,
            y - 2.3,
            shortened(f"{line.label} {value}", RIGHT - 14, 6.8),
            6.8,
            colour,
            "semibold",
        )


def spread(wanted: list[float], step: float, low: float, high: float) -> list[float]:
    """Move ascending heights apart to at least `step`, within `low` and `high` as far as they fit."""
    if len(wanted) > 1:
        step = min(step, (high - low) / (len(wanted) - 1))
    placed: list[float] = []
    for height in wanted:
        placed.append(max(height, placed[-1] + step if placed else low))
    ceiling = high
    for index in range(len(placed) - 1, -1, -1):
        placed[index] = min(placed[index], ceiling)
        ceiling = placed[index] - step
    return placed


_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
