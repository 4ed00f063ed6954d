"""The eDISH plot, drawn as vectors: quadrants, the peaks, and the patient's path with its days."""

from collections.abc import Sequence
from math import log10
from typing import Any

from causality.evidence.edish import Quadrant
from causality.figure.edish import EdishPlot, PathPoint, quadrant_name
from causality.figure.spacing import Covered, Spot, along, clearest
from causality.report import marks
from causality.report.axes import TYPE
from causality.report.fonts import Face, shortened, width
from causality.report.marks import ACCENT, GREY, GRID, INK, WHITE, text, two_lines

WIDEST, PLOT, TITLE, LEFT, FOOT, APART = 330.0, 168.0, 13.0, 40.0, 22.0, 12.0
LABELLED = 24
"""About so many days of a long path are named."""
Box = tuple[float, float, float, float]


class Frame:
    """Where a pair of multiples lies in the plot of some values."""

    def __init__(self, shown: EdishPlot, wide: float) -> None:
        self.shown = shown
        self.left, self.right, self.bottom, self.top = LEFT, LEFT + wide, FOOT, FOOT + PLOT
        self.across, self.up = shown.decades(across=True), shown.decades(across=False)

    def x(self, multiple: float) -> float:
        """Give the place of an aminotransferase."""
        low, high = self.across
        return self.left + (log10(multiple) - low) / (high - low) * (self.right - self.left)

    def y(self, multiple: float) -> float:
        """Give the place of a bilirubin."""
        low, high = self.up
        return self.bottom + (log10(multiple) - low) / (high - low) * (self.top - self.bottom)

    def path(self) -> list[tuple[PathPoint, Spot]]:
        """Give the days that have a place."""
        return [(one, (self.x(one.x), self.y(one.y))) for one in self.shown.path if one.x > 0 and one.y > 0]


def edish_height() -> float:
    """Give the height of a plot in points."""
    return TITLE + PLOT + FOOT


def draw_edish(canvas: Any, plots: Sequence[EdishPlot], total_width: float) -> None:
    """Draw plots side by side at the canvas's origin."""
    room = (total_width - APART * (len(plots) - 1)) / len(plots)
    for place, shown in enumerate(plots):
        canvas.saveState()
        canvas.translate(place * (room + APART), 0)
        _draw_plot(canvas, shown, room)
        canvas.restoreState()


def _draw_plot(canvas: Any, shown: EdishPlot, room: float) -> None:
    text(canvas, 0, edish_height() - 9, shortened(shown.title, room, 8, "semibold"), 8, INK, "semibold")
    frame = Frame(shown, min(WIDEST, room - LEFT))
    _draw_reached(canvas, frame)
    _draw_grid(canvas, frame)
    _draw_titles(canvas, frame)
    _draw_lines(canvas, frame)
    _draw_path(canvas, frame)
    canvas.setStrokeColor(GREY)
    canvas.setLineWidth(0.5)
    canvas.rect(frame.left, frame.bottom, frame.right - frame.left, PLOT, fill=0)


def _quadrants(frame: Frame) -> dict[Quadrant, Box]:
    if frame.shown.lines is None:
        return {}
    x, y = frame.x(frame.shown.lines[0]), frame.y(frame.shown.lines[1])
    return {
        "normal": (frame.left, frame.bottom, x, y), "temple": (x, frame.bottom, frame.right, y),
        "cholestasis": (frame.left, y, x, frame.top), "potential_hys_law": (x, y, frame.right, frame.top),
    }  # fmt: skip


def _draw_reached(canvas: Any, frame: Frame) -> None:
    canvas.setFillColor(marks.RAISED)
    for quadrant, (left, bottom, right, top) in _quadrants(frame).items():
        if quadrant in frame.shown.reached:
            canvas.rect(left, bottom, right - left, top - bottom, stroke=0, fill=1)


def _draw_grid(canvas: Any, frame: Frame) -> None:
    """Draw lines from 1 to 9 of every decade, and the numbers of the decades."""
    canvas.setLineWidth(0.3)
    for step in range(1, 10):
        canvas.setStrokeColor(GREY if step == 1 else GRID)
        for decade in range(int(frame.across[0]), int(frame.across[1])):
            x = frame.x(float(f"{step}e{decade}"))
            canvas.line(x, frame.bottom, x, frame.top)
        for decade in range(int(frame.up[0]), int(frame.up[1])):
            y = frame.y(float(f"{step}e{decade}"))
            canvas.line(frame.left, y, frame.right, y)
    for decade in range(int(frame.across[0]), int(frame.across[1]) + 1):
        text(canvas, frame.x(10.0**decade), frame.bottom - 9, f"{10.0**decade:g}×", TYPE, GREY, align="centre")
    for decade in range(int(frame.up[0]), int(frame.up[1]) + 1):
        text(canvas, frame.left - 4, frame.y(10.0**decade) - 2.4, f"{10.0**decade:g}×", TYPE, GREY, align="right")


def _draw_titles(canvas: Any, frame: Frame) -> None:
    across, up = frame.shown.titles
    text(canvas, (frame.left + frame.right) / 2, 3, across, TYPE, INK, align="centre")
    canvas.saveState()
    canvas.translate(8, (frame.bottom + frame.top) / 2)
    canvas.rotate(90)
    text(canvas, 0, 0, up, TYPE, INK, align="centre")
    canvas.restoreState()


def _draw_lines(canvas: Any, frame: Frame) -> None:
    """Draw the lines between the quadrants with their heights, and the names of these in the outer corners."""
    if frame.shown.lines is None:
        return
    x, y = frame.x(frame.shown.lines[0]), frame.y(frame.shown.lines[1])
    canvas.setStrokeColor(INK)
    canvas.setLineWidth(0.8)
    canvas.setDash(3, 2)
    canvas.line(x, frame.bottom, x, frame.top)
    canvas.line(frame.left, y, frame.right, y)
    canvas.setDash()
    text(canvas, x, frame.bottom - 9, f"{frame.shown.lines[0]:g}×", TYPE, INK, "semibold", "centre")
    text(canvas, frame.left - 4, y - 2.4, f"{frame.shown.lines[1]:g}×", TYPE, INK, "semibold", "right")
    for quadrant, (left, bottom, right, top) in _quadrants(frame).items():
        face: Face = "semibold" if quadrant in frame.shown.reached else "regular"
        lines = two_lines(quadrant_name(quadrant), right - left - 8, TYPE, face)
        high = bottom + 4 + 8 * (len(lines) - 1) if quadrant in ("normal", "temple") else top - 9
        for place, words in enumerate(lines):
            start = left + 4 if quadrant in ("normal", "cholestasis") else right - 4 - width(words, TYPE, face)
            base = high - 8 * place
            canvas.setFillColor(marks.RAISED if quadrant in frame.shown.reached else WHITE)
            canvas.rect(start - 1, base - 1.5, width(words, TYPE, face) + 2, TYPE + 1, stroke=0, fill=1)
            text(canvas, start, base, words, TYPE, INK if face == "semibold" else GREY, face)


def _draw_path(canvas: Any, frame: Frame) -> None:
    days = frame.path()
    canvas.setStrokeColor(ACCENT)
    canvas.setLineWidth(0.9)
    path = canvas.beginPath()
    for index, (_day, spot) in enumerate(days):
        (path.lineTo if index else path.moveTo)(*spot)
    canvas.drawPath(path, stroke=1, fill=0)
    for index, (_day, spot) in enumerate(days):
        last = index == len(days) - 1
        marks.marker(canvas, *spot, "square" if last else "disc", ACCENT, 2.8 if last else 2.3, hollow=index == 0)
    if frame.shown.peaks is not None:
        x, y = frame.x(frame.shown.peaks[0]), frame.y(frame.shown.peaks[1])
        canvas.setStrokeColor(INK)
        canvas.setLineWidth(1.1)
        outline = canvas.beginPath()
        for corner, (across, up) in enumerate(((0, 5.5), (5.5, 0), (0, -5.5), (-5.5, 0))):
            (outline.lineTo if corner else outline.moveTo)(x + across, y + up)
        outline.close()
        canvas.drawPath(outline, stroke=1, fill=0)
    _name_days(canvas, frame, days)


def _name_days(canvas: Any, frame: Frame, days: list[tuple[PathPoint, Spot]]) -> None:
    """Name the days beside their points, where that covers least; of a long path only some."""
    covered = Covered(along([spot for _day, spot in days]))
    every = max(1, len(days) // LABELLED)
    for index, (day, (x, y)) in enumerate(days):
        if index % every and index != len(days) - 1:
            continue
        wide = width(day.label, TYPE)
        spots = [(x + 5, y - 2.5), (x - wide - 5, y - 2.5), (x - wide / 2, y + 5), (x - wide / 2, y - 11)]
        inside = [spot for spot in spots if frame.left < spot[0] and spot[0] + wide < frame.right]
        left, base = clearest(inside or spots, (wide, TYPE - 1), covered, 1.0)
        canvas.setFillColor(WHITE)
        canvas.rect(left - 0.5, base - 1, wide + 1, TYPE, stroke=0, fill=1)
        text(canvas, left, base, day.label, TYPE, INK)
        covered.add((left + share * wide, base + 3) for share in (0.0, 0.25, 0.5, 0.75, 1.0))
