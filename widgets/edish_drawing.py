"""What stands in an eDISH plot: quadrants with their names, the path with its days, the peaks."""

from collections.abc import Iterator
from math import log10

import pyqtgraph as pg
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen, QPolygonF, QTransform
from typing_extensions import override

from causality.evidence.edish import Quadrant
from causality.figure.edish import EdishPlot, PathPoint, quadrant_name
from causality.figure.spacing import Spot, along
from causality.figure.values import Shape
from widgets.palette import MARKERS, Theme, faded
from widgets.style import TINY, font, width_of
from widgets.timeline_screen import PAD, ROW, ScreenItem, Words

MARKER, RING, PEAKS, LABELLED = 8.0, 16.0, 9.0, 24
"""Sizes in px of markers, of the ring around the day that is looked at, of the peaks; how many days are named."""


class Quadrants(ScreenItem):
    """Shows the lines between the quadrants; those that the peaks reach have a ground of their own."""

    def __init__(self) -> None:
        super().__init__()
        self._shown: EdishPlot | None = None

    def show_plot(self, shown: EdishPlot, theme: Theme) -> None:
        """Display the quadrants of a plot."""
        self._shown, self._theme = shown, theme
        self.update()

    @override
    def draw(self, painter: QPainter, place: QTransform, area: QRectF) -> None:
        if self._shown is None or self._shown.lines is None:
            return
        for quadrant, box in self._boxes(place, area):
            if quadrant in self._shown.reached:
                painter.fillRect(box & area, faded(self._theme.accent, 0.10))
        cross = place.map(QPointF(*map(log10, self._shown.lines)))
        painter.setPen(QPen(QColor(self._theme.text), 1, Qt.PenStyle.DashLine))
        painter.drawLine(QPointF(cross.x(), area.top()), QPointF(cross.x(), area.bottom()))
        painter.drawLine(QPointF(area.left(), cross.y()), QPointF(area.right(), cross.y()))

    def words(self, place: QTransform, area: QRectF) -> Iterator[Words]:
        """Name every quadrant in its outer corner, and the lines at their ends."""
        if self._shown is None or self._shown.lines is None:
            return
        for quadrant, box in self._boxes(place, area):
            text = QFontMetricsF(font(TINY)).elidedText(
                quadrant_name(quadrant), Qt.TextElideMode.ElideRight, area.width() - PAD - 6
            )
            wide, reached = width_of(text, TINY) + PAD, quadrant in self._shown.reached
            left = area.left() + 2 if quadrant in ("normal", "cholestasis") else area.right() - wide - 2
            low = quadrant in ("normal", "temple")
            tops = [box.bottom() - ROW * row - 1 if low else box.top() + 2 + ROW * (row - 1) for row in (1, 2, 3)]
            ink = QColor(self._theme.text if reached else self._theme.muted)
            yield Words(text, ink, faded(self._theme.surface, 0.85), tuple((left, top) for top in tops), first=True)
        cross, (across, up) = place.map(QPointF(*map(log10, self._shown.lines))), self._shown.lines
        ground, ink = QColor(self._theme.surface), QColor(self._theme.text)
        yield Words(f"{across:g}×", ink, ground, ((cross.x() - 14, area.bottom() - ROW - 1),))
        yield Words(f"{up:g}×", ink, ground, ((area.left() + 2, cross.y() - ROW / 2),))

    def _boxes(self, place: QTransform, area: QRectF) -> Iterator[tuple[Quadrant, QRectF]]:
        assert self._shown is not None
        assert self._shown.lines is not None
        cross = place.map(QPointF(*map(log10, self._shown.lines)))
        yield "normal", QRectF(QPointF(area.left(), cross.y()), QPointF(cross.x(), area.bottom()))
        yield "temple", QRectF(cross, area.bottomRight())
        yield "cholestasis", QRectF(area.topLeft(), cross)
        yield "potential_hys_law", QRectF(QPointF(cross.x(), area.top()), QPointF(area.right(), cross.y()))


class PatientPath(ScreenItem):
    """Shows the days of a path in their order, both peaks together, and the day that is looked at."""

    def __init__(self) -> None:
        super().__init__()
        self._shown: EdishPlot | None = None
        self._looked_at = -1

    def show_plot(self, shown: EdishPlot, theme: Theme, looked_at: int) -> None:
        """Display the path of a plot with the day at that place ringed; -1: none."""
        self._shown, self._theme, self._looked_at = shown, theme, looked_at
        self.update()

    def spots(self, place: QTransform) -> list[QPointF]:
        """Give where the days stand."""
        return [place.map(QPointF(log10(one.x), log10(one.y))) for one in self.days()]

    def days(self) -> list[PathPoint]:
        """Give the days that have a place."""
        return [one for one in self._shown.path if one.x > 0 and one.y > 0] if self._shown else []

    def way(self, place: QTransform, _area: QRectF) -> list[Spot]:
        """Give places in pixels that the path covers."""
        return along([(spot.x(), spot.y()) for spot in self.spots(place)])

    @override
    def draw(self, painter: QPainter, place: QTransform, area: QRectF) -> None:
        if self._shown is None:
            return
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        spots, colour = self.spots(place), QColor(self._theme.accent)
        painter.setPen(QPen(colour, 1.6))
        painter.drawPolyline(spots)
        for index, spot in enumerate(spots):
            last = index == len(spots) - 1
            self._marker(painter, spot, "square" if last else "disc", hollow=index == 0)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if 0 <= self._looked_at < len(spots):
            painter.setPen(QPen(QColor(self._theme.warning), 2))
            painter.drawEllipse(spots[self._looked_at], RING / 2, RING / 2)
        if self._shown.peaks is not None:
            middle = place.map(QPointF(*map(log10, self._shown.peaks)))
            painter.setPen(QPen(QColor(self._theme.text), 1.6))
            corners = QPointF(0, -PEAKS), QPointF(PEAKS, 0), QPointF(0, PEAKS), QPointF(-PEAKS, 0)
            painter.drawPolygon(QPolygonF([middle + corner for corner in corners]))

    def words(self, place: QTransform, _area: QRectF) -> Iterator[Words]:
        """Name the days beside their points; of a long path only some."""
        days, ground = self.days(), faded(self._theme.surface, 0.8)
        every = max(1, len(days) // LABELLED)
        for index, (day, spot) in enumerate(zip(days, self.spots(place), strict=True)):
            if index % every == 0 or index == len(days) - 1:
                wide = width_of(day.label, TINY) + PAD
                x, y = spot.x(), spot.y()
                corners = ((x + 6, y - ROW / 2), (x - wide - 6, y - ROW / 2), (x - wide / 2, y - ROW - 6),
                           (x - wide / 2, y + 6))  # fmt: skip
                yield Words(day.label, QColor(self._theme.text), ground, corners)

    def _marker(self, painter: QPainter, spot: QPointF, shape: Shape, *, hollow: bool) -> None:
        painter.save()
        painter.translate(spot)
        painter.scale(MARKER, MARKER)
        painter.setPen(QPen(QColor(self._theme.accent), 0.16))
        painter.setBrush(QColor(self._theme.surface if hollow else self._theme.accent))
        painter.drawPath(pg.graphicsItems.ScatterPlotItem.Symbols[MARKERS[shape]])
        painter.restore()
