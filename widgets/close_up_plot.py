"""One analyte of a change of dose from near: samples before and after, the change, the heights that decide."""

from math import log10

import pyqtgraph as pg
from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from causality.figure.axis import dates_between
from causality.figure.close_up import CloseUp, Panel
from causality.figure.scale import log_ticks
from causality.figure.spacing import Covered, Spot, along, clearest, levels
from causality.figure.values import Mark, SamplePoint, Shape
from causality.frozen import frozen
from widgets.palette import LIGHT, MARKERS, Theme, faded, readable
from widgets.style import TINY, font, width_of

HIGH, STRIP, FOOT, LEFT, RIGHT = 104, 12, 16, 34, 6
MARKER, RING, ROW = 7.0, 14.0, 14
SIGN = 12.0
"""How far apart the letters of other products stand, in px."""
DATE_ROOM = 52
"""What a date needs on the axis, in px."""
CENSORED: dict[Mark, Shape] = {"at_most": "down", "at_least": "up"}


class CloseUpPlot(QWidget):
    """Shows one panel of a close-up."""

    def __init__(self) -> None:
        super().__init__()
        self.setFixedHeight(HIGH)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._shown: tuple[CloseUp, Panel] | None = None
        self._theme: Theme = LIGHT

    def show_panel(self, shown: CloseUp, panel: Panel, theme: Theme) -> None:
        """Display a panel of a close-up."""
        self._shown, self._theme = (shown, panel), theme
        self.setAccessibleName(f"{panel.series.label}: {panel.words}, {panel.reason}")
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(240, HIGH)

    @override
    def paintEvent(self, _event: QPaintEvent) -> None:
        if self._shown is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(font(TINY))
        PanelDrawing(*self._shown, self._theme, self.width()).draw(painter)


@frozen
class PanelDrawing:
    """A panel drawn as wide as it is told."""

    shown: CloseUp
    panel: Panel
    theme: Theme
    width: int

    def draw(self, painter: QPainter) -> None:
        """Draw the days of the change, the axes, the heights that decide, the samples."""
        self._draw_change(painter)
        self._draw_axes(painter)
        self._draw_levels(painter)
        self._draw_samples(painter)

    @property
    def _area(self) -> QRectF:
        return QRectF(LEFT, STRIP, self.width - LEFT - RIGHT, HIGH - STRIP - FOOT)

    def _x(self, day: float) -> float:
        shown, area = self.shown, self._area
        share = (day - shown.first) / max(1, shown.last - shown.first)
        return area.left() + min(1.0, max(0.0, share)) * area.width()

    def _ends(self) -> tuple[float, float]:
        heights = [log10(height) for height in self.panel.heights]
        return min(heights) - 0.05, max(heights) + 0.05

    def _y(self, multiple: float) -> float:
        (low, high), area = self._ends(), self._area
        return area.bottom() - (log10(multiple) - low) / (high - low) * area.height()

    def _draw_change(self, painter: QPainter) -> None:
        shown, theme, area = self.shown, self.theme, self._area.adjusted(0, -STRIP + 1, 0, 0)
        begin, end = self._x(shown.change[0]), self._x(shown.change[1] + 1)
        before = self._x(max(shown.first, shown.windows[0].first))
        painter.fillRect(QRectF(before, area.top(), max(0.0, begin - before), area.height()), faded(theme.accent, 0.10))
        if shown.change[0] == shown.change[1]:
            painter.setPen(QPen(QColor(theme.text), 1, Qt.PenStyle.DashLine))
            painter.drawLine(QPointF(begin, area.top()), QPointF(begin, area.bottom()))
            end = begin
        else:
            hatch = QBrush(faded(theme.muted, 0.5), Qt.BrushStyle.BDiagPattern)
            painter.fillRect(QRectF(begin, area.top(), end - begin, area.height()), hatch)
        tip, up = QPointF((begin + end) / 2, area.top() + 5), -1 if shown.more else 1
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(theme.text))
        painter.drawPolygon(
            QPolygonF([tip + QPointF(0, 4 * up), tip + QPointF(5, -3 * up), tip + QPointF(-5, -3 * up)])
        )

    def _draw_axes(self, painter: QPainter) -> None:
        shown, theme, area = self.shown, self.theme, self._area
        free = float(HIGH)
        for multiple in log_ticks(*self._ends()):
            y = self._y(multiple)
            limit = multiple == 1
            painter.setPen(QPen(QColor(theme.muted if limit else theme.grid), 1))
            painter.drawLine(QPointF(area.left(), y), QPointF(area.right(), y))
            if free - y >= ROW - 2:
                painter.setPen(QColor(theme.text if limit else theme.muted))
                box = QRectF(0, y - 8, LEFT - 4, 16)
                painter.drawText(box, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, f"{multiple:g}×")
                free = y
        painter.setPen(QColor(theme.muted))
        for day, words in dates_between(shown.first, shown.last, max(1, int(area.width() / DATE_ROOM))):
            wide = width_of(words, TINY)
            left = min(max(self._x(day) - wide / 2, area.left()), area.right() - wide)
            painter.drawText(QRectF(left, area.bottom() + 1, wide + 1, FOOT - 1), Qt.AlignmentFlag.AlignCenter, words)
        places, most = [self._x(day) for day, _sign in shown.signs], int(area.height() / SIGN)
        painter.setPen(QPen(QColor(theme.muted), 1, Qt.PenStyle.DotLine))
        for x in places:
            painter.drawLine(QPointF(x, area.top() - STRIP + 1), QPointF(x, area.bottom()))
        painter.setPen(QColor(theme.text))
        for x, level, (_day, sign) in zip(places, levels(places, SIGN, most), shown.signs, strict=True):
            base = area.bottom() - 3 - SIGN * (level if level >= 0 else most - 1)
            painter.drawText(QPointF(x + 2, base), sign if level >= 0 else "…")

    def _draw_levels(self, painter: QPainter) -> None:
        panel, area = self.panel, self._area
        colour = readable(self.theme.analyte(panel.series.analyte), self.theme)
        for level in (one for one in panel.levels if one.multiple > 0):
            y = self._y(level.multiple)
            painter.setPen(QPen(QColor(colour), 1.4, Qt.PenStyle.DashDotLine))
            painter.drawLine(QPointF(self._x(level.first), y), QPointF(self._x(level.last), y))
        for words in dict.fromkeys(level.text for level in panel.levels):
            wide = width_of(words, TINY) + 6
            heights = [self._y(one.multiple) for one in panel.levels if one.text == words and one.multiple > 0]
            tops = [
                top for y in heights for top in (y - ROW, y + 1) if area.top() - STRIP <= top <= area.bottom() - ROW
            ]
            spots = [(left, top) for top in tops for left in (area.right() - wide, area.left() + 2)]
            if not spots:
                continue
            levels = [(area.center().x(), y) for y in heights]
            left, top = clearest(spots, (wide, ROW - 2), Covered([*self._way(), *levels]))
            box = QRectF(left, top, wide, ROW - 1)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(faded(self.theme.surface, 0.85))
            painter.drawRoundedRect(box, 3, 3)
            painter.setPen(QColor(colour))
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, words)

    def _way(self) -> list[Spot]:
        points = (point for point in self.panel.series.points if point.multiple)
        return along([(self._x(point.day), self._y(point.multiple or 1.0)) for point in points])

    def _draw_samples(self, painter: QPainter) -> None:
        panel, theme = self.panel, self.theme
        colour = QColor(theme.analyte(panel.series.analyte))
        spots = [(QPointF(self._x(one.day), self._y(one.multiple)), one) for one in panel.series.points if one.multiple]
        painter.setPen(QPen(colour, 1.4))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPolyline([spot for spot, _point in spots])
        for spot, point in spots:
            self._draw_marker(painter, panel, spot, point, colour)
            if point.index in panel.before:
                painter.setPen(QPen(QColor(theme.accent), 1.6))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawEllipse(spot, RING / 2, RING / 2)

    def _draw_marker(self, painter: QPainter, panel: Panel, spot: QPointF, point: SamplePoint, colour: QColor) -> None:
        """Draw a sample: filled when it belongs to the course, hollow when not or when it is censored."""
        used = point.index in panel.before or point.index in panel.after
        filled = used and point.mark == "value"
        shape = CENSORED.get(point.mark, panel.series.shape)
        painter.save()
        painter.translate(spot)
        painter.scale(MARKER, MARKER)
        painter.setPen(QPen(colour, 0.16))
        painter.setBrush(colour if filled else QColor(self.theme.surface))
        painter.drawPath(pg.graphicsItems.ScatterPlotItem.Symbols[MARKERS[shape]])
        painter.restore()
