"""The axes of figures: where a day and a multiple of the limit lie, the months, the multiples, the frame.

Lengths are points (1/72 inch), the origin is the lower left corner of the figure. No type is smaller than `TYPE`.
"""

import math
from collections.abc import Iterable
from typing import Any

from causality.case.dates import show
from causality.figure.axis import month_starts
from causality.figure.scale import log_ticks
from causality.figure.spacing import Spot, along
from causality.figure.values import Series
from causality.report import marks
from causality.report.fonts import Face, width
from causality.report.marks import GREY, GRID, INK, text

TYPE = 7.0
EARLY_SHARE = 0.2
LOWEST, HIGHEST = 0.8, 6.0
"""Multiples that are always in view."""


class Scale:
    """Where a day and a multiple lie in a plot that stands from (left, bottom) to (right, top)."""

    def __init__(
        self, days: tuple[int, int], multiples: Iterable[float], box: tuple[float, float, float, float],
        early: int | None = None, always: tuple[float, float] = (LOWEST, HIGHEST),
    ) -> None:  # fmt: skip
        self.first, self.last = days
        self.left, self.bottom, self.right, self.top = box
        self.early = early
        self.begin = self.left + (EARLY_SHARE * (self.right - self.left) if early is not None else 0.0)
        values = tuple(multiples)
        self.low = math.log10(min([*values, always[0]])) - 0.08
        self.high = math.log10(max([*values, always[1]])) + 0.08

    def x(self, day: float) -> float:
        """Give the place of a day, kept within the plot; days before the axis are compressed."""
        if self.early is not None and day < self.first:
            share = (day - self.early) / (self.first - self.early)
            return max(self.left + share * (self.begin - self.left), self.left)
        place = self.begin + (day - self.first) / max(1, self.last - self.first) * (self.right - self.begin)
        return min(max(place, self.begin), self.right)

    def y(self, multiple: float) -> float:
        """Give the height of a multiple of the upper limit."""
        share = (math.log10(multiple) - self.low) / (self.high - self.low)
        return self.bottom + share * (self.top - self.bottom)

    def holds(self, multiple: float) -> bool:
        """Whether a multiple stands within the plot."""
        return multiple > 0 and self.low <= math.log10(multiple) <= self.high


def multiples_of(series: Iterable[Series]) -> list[float]:
    """Give all multiples that have a place on a log axis."""
    return [point.multiple for one in series for point in one.points if point.multiple]


def draw_months(canvas: Any, scale: Scale, first: int, last: int, end: float, foot: float) -> None:
    """Draw a line at the first of every month from `foot` up, with its name below the plot where it finds room."""
    free, told = 0.0, 0
    canvas.setLineWidth(0.4)
    for day in month_starts(first, last):
        x = scale.x(day.toordinal())
        canvas.setStrokeColor(GRID)
        canvas.line(x, foot, x, scale.top)
        month = show(day.toordinal()).split(" ")[1]
        words = month if day.year == told else f"{month} {day.year}"
        if x >= free and x + 2 + width(words, TYPE) <= end:
            text(canvas, x + 2, scale.bottom - 9, words, TYPE, GREY)
            free, told = x + width(words, TYPE) + 6, day.year


def draw_multiples(canvas: Any, scale: Scale, strong: Iterable[float], *, decades: bool = True) -> None:
    """Draw the lines and the numbers of the multiples; those that are `strong` stand out."""
    marked, last_y = set(strong), -100.0
    for multiple in sorted({*log_ticks(scale.low, scale.high), *filter(scale.holds, marked)}):
        y = scale.y(multiple)
        reference = multiple in marked
        canvas.setStrokeColor(GREY if reference or (decades and math.log10(multiple).is_integer()) else GRID)
        canvas.setLineWidth(0.9 if multiple == 1 else 0.4 if reference else 0.3)
        canvas.setDash(*((2, 2) if reference and multiple != 1 else ()))
        canvas.line(scale.left, y, scale.right, y)
        canvas.setDash()
        if y - last_y >= TYPE + 1:
            face: Face = "semibold" if reference else "regular"
            text(canvas, scale.left - 4, y - 2.4, f"{multiple:g}×", TYPE, INK if reference else GREY, face, "right")
            last_y = y


def draw_frame(canvas: Any, scale: Scale, above: float = 0.0) -> None:
    """Draw the frame of a plot, with so much `above` it."""
    canvas.setStrokeColor(GREY)
    canvas.setLineWidth(0.5)
    canvas.rect(scale.left, scale.bottom, scale.right - scale.left, scale.top + above - scale.bottom, fill=0)


def way(scale: Scale, series: Series) -> list[Spot]:
    """Give places along the line of an analyte."""
    return along([(scale.x(point.day), scale.y(point.multiple)) for point in series.points if point.multiple])


def draw_series(canvas: Any, scale: Scale, series: Series, place: int) -> None:
    """Draw an analyte: its line as a visual aid, its markers, bars over the days of a sample that are possible."""
    colour = marks.colour_of(series.analyte, place)
    shown = [(scale.x(point.day), scale.y(point.multiple), point) for point in series.points if point.multiple]
    canvas.setStrokeColor(colour)
    canvas.setLineWidth(0.9)
    canvas.setDash(list(marks.DASHES[place % len(marks.DASHES)]))
    path = canvas.beginPath()
    for index, (x, y, _point) in enumerate(shown):
        (path.lineTo if index else path.moveTo)(x, y)
    canvas.drawPath(path, stroke=1, fill=0)
    canvas.setDash()
    for x, y, point in shown:
        if point.span is not None:
            canvas.setLineWidth(0.5)
            canvas.line(scale.x(point.span[0]), y, scale.x(point.span[1] + 1), y)
        if point.mark == "value":
            marks.marker(canvas, x, y, series.shape, colour)
        else:
            marks.marker(canvas, x, y, "down" if point.mark == "at_most" else "up", colour, 3.0, hollow=True)
