"""A change of dose from near, drawn as vectors: a small plot for every analyte, two in a row."""

from typing import Any

from causality.figure.axis import dates_between
from causality.figure.close_up import ALWAYS, CloseUp, Panel
from causality.figure.spacing import Covered, Spot, clearest, levels
from causality.figure.values import Level
from causality.report import marks
from causality.report.axes import TYPE, Scale, draw_frame, draw_multiples, way
from causality.report.fonts import shortened, width
from causality.report.marks import GREY, GRID, INK, RAISED, WHITE, colour_of, text, two_lines

TITLE, HEAD, PLOT, FOOT, GAP, LEFT, APART = 12.0, 26.0, 66.0, 11.0, 5.0, 30.0, 14.0
STRIP = 9.0
"""The height at the top of a plot that is left to the sign of the change."""
COLUMNS, DATES = 2, 5
SIGN = 8.0
"""How far apart the letters of other products stand."""


def close_up_height(shown: CloseUp) -> float:
    """Give the height of a close-up in points."""
    return TITLE + _rows(shown) * (HEAD + PLOT + FOOT + GAP)


def draw_close_up(canvas: Any, shown: CloseUp, total_width: float) -> None:
    """Draw a close-up at the canvas's origin."""
    high = close_up_height(shown)
    words = f"{shown.title} · {shown.days} · {shown.event}"
    text(canvas, 0, high - 9, shortened(words, total_width, 8, "semibold"), 8, INK, "semibold")
    wide = (total_width - APART * (COLUMNS - 1)) / COLUMNS
    for place, panel in enumerate(shown.panels):
        row, column = divmod(place, COLUMNS)
        top = high - TITLE - row * (HEAD + PLOT + FOOT + GAP)
        left = column * (wide + APART)
        _head(canvas, panel, left, top, wide)
        bottom = top - HEAD - PLOT
        box = left + LEFT, bottom, left + wide, bottom + PLOT - STRIP
        _panel(canvas, Scale((shown.first, shown.last), panel.heights, box, always=ALWAYS), shown, panel, place)


def _rows(shown: CloseUp) -> int:
    return -(-len(shown.panels) // COLUMNS)


def _head(canvas: Any, panel: Panel, left: float, top: float, wide: float) -> None:
    """Say what the analyte shows: the verdict, and below it why."""
    name = f"{panel.series.label}: "
    text(canvas, left, top - 7, name, 7.5, INK, "semibold")
    text(canvas, left + width(name, 7.5, "semibold"), top - 7, panel.words, 7.5, INK, "semibold")
    for place, line in enumerate(two_lines(panel.reason, wide, TYPE)):
        text(canvas, left, top - 15 - 8 * place, line, TYPE, GREY)


def _panel(canvas: Any, scale: Scale, shown: CloseUp, panel: Panel, place: int) -> None:
    _change(canvas, scale, shown)
    draw_multiples(canvas, scale, [1.0], decades=False)
    free = 0.0
    for day, words in dates_between(shown.first, shown.last, DATES):
        x = scale.x(day)
        canvas.setStrokeColor(GREY)
        canvas.setLineWidth(0.4)
        canvas.line(x, scale.bottom, x, scale.bottom - 2)
        start = min(max(x - width(words, TYPE) / 2, scale.left), scale.right - width(words, TYPE))
        if start >= free:
            text(canvas, start, scale.bottom - 9, words, TYPE, GREY)
            free = start + width(words, TYPE) + 4
    _others(canvas, scale, shown)
    _levels(canvas, scale, panel, place)
    _points(canvas, scale, panel, place)
    draw_frame(canvas, scale, STRIP)


def _change(canvas: Any, scale: Scale, shown: CloseUp) -> None:
    """Draw the days before the change in grey, and the change itself hatched over its possible days."""
    high = scale.top + STRIP - scale.bottom
    begin, end = scale.x(shown.change[0]), scale.x(shown.change[1] + 1)
    before = scale.x(max(shown.first, shown.windows[0].first))
    canvas.setFillColor(RAISED)
    canvas.rect(before, scale.bottom, max(0.0, begin - before), high, stroke=0, fill=1)
    if shown.change[0] == shown.change[1]:
        canvas.setStrokeColor(INK)
        canvas.setLineWidth(0.7)
        canvas.setDash(3, 2)
        canvas.line(begin, scale.bottom, begin, scale.top + STRIP)
        canvas.setDash()
        end = begin
    else:
        marks.hatch(canvas, begin, scale.bottom, end - begin, high, GRID, step=4.0)
    marks.marker(canvas, (begin + end) / 2, scale.top + 4.5, "up" if shown.more else "down", INK, 2.8)


def _others(canvas: Any, scale: Scale, shown: CloseUp) -> None:
    """Mark other products' changes by dotted lines with their letters, one above the other where they stand close."""
    signs = shown.signs
    places = [scale.x(day) for day, _sign in signs]
    canvas.setStrokeColor(GREY)
    canvas.setLineWidth(0.5)
    canvas.setDash(0.8, 1.6)
    for x in places:
        canvas.line(x, scale.bottom, x, scale.top + STRIP)
    canvas.setDash()
    most = int((scale.top - scale.bottom) / SIGN)
    inside = [min(max(x, scale.left + SIGN / 2), scale.right - SIGN / 2) for x in places]
    for x, level, (_day, sign) in zip(inside, levels(inside, SIGN, most), signs, strict=True):
        base = scale.bottom + 1 + SIGN * (level if level >= 0 else most - 1)
        canvas.setFillColor(WHITE)
        canvas.rect(x - 3, base, 6, 7, stroke=0, fill=1)
        text(canvas, x, base + 1.4, sign if level >= 0 else "…", TYPE, INK, align="centre")


def _levels(canvas: Any, scale: Scale, panel: Panel, place: int) -> None:
    """Draw the decisive heights; several of one kind have one name."""
    canvas.setStrokeColor(colour_of(panel.series.analyte, place))
    canvas.setLineWidth(0.9)
    shown = [level for level in panel.levels if scale.holds(level.multiple)]
    for level in shown:
        canvas.setDash([5.0, 1.5, 1.0, 1.5])
        canvas.line(scale.x(level.first), scale.y(level.multiple), scale.x(level.last), scale.y(level.multiple))
        canvas.setDash()
    names: dict[str, list[Level]] = {}
    for level in shown:
        names.setdefault(level.text, []).append(level)
    line = way(scale, panel.series)
    for words, members in names.items():
        _name(canvas, scale, words, [scale.y(level.multiple) for level in members], line)


def _name(canvas: Any, scale: Scale, words: str, heights: list[float], line: list[Spot]) -> None:
    """Write the name of heights beside one of them, where it covers least of the line of the samples."""
    wide = width(words, TYPE)
    spots = [
        (left, base)
        for y in heights
        for base in (y + 2.4, y - 8.2)
        for left in (scale.right - 3 - wide, scale.left + 3)
        if scale.bottom <= base <= scale.top
    ]
    levels = [(scale.right - 3 - wide / 2, height) for height in heights]
    x, y = clearest(spots, (wide, TYPE - 2), Covered([*line, *levels]), 3.0)
    canvas.setFillColor(WHITE)
    canvas.rect(x - 1, y - 1.4, wide + 2, 7.4, stroke=0, fill=1)
    text(canvas, x, y, words, TYPE, INK)


def _points(canvas: Any, scale: Scale, panel: Panel, place: int) -> None:
    """Draw the samples: that before ringed, those after it filled, others hollow."""
    colour = colour_of(panel.series.analyte, place)
    spots = [(scale.x(point.day), scale.y(point.multiple), point) for point in panel.series.points if point.multiple]
    canvas.setStrokeColor(colour)
    canvas.setLineWidth(0.8)
    path = canvas.beginPath()
    for index, (x, y, _point) in enumerate(spots):
        (path.lineTo if index else path.moveTo)(x, y)
    canvas.drawPath(path, stroke=1, fill=0)
    for x, y, point in spots:
        used = point.index in panel.before or point.index in panel.after
        if point.mark == "value":
            marks.marker(canvas, x, y, panel.series.shape, colour, hollow=not used)
        else:
            marks.marker(canvas, x, y, "down" if point.mark == "at_most" else "up", colour, 3.0, hollow=True)
        if point.index in panel.before:
            canvas.setStrokeColor(INK)
            canvas.setLineWidth(0.8)
            canvas.circle(x, y, 5, fill=0)
