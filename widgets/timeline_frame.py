"""The two plots of the timeline on one axis of days: samples above, lanes below, and how they share the height."""

from typing import Any

import pyqtgraph as pg
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QTransform
from PySide6.QtWidgets import QFrame
from typing_extensions import override

from causality.figure.scale import Scale
from widgets.palette import LIGHT, Theme
from widgets.plain_plot import PlainPlot
from widgets.timeline_axes import DAYS, DayAxis, HeightAxis, LaneAxis, LineEnds
from widgets.timeline_screen import ROW, ScreenItem

UNIT, SPACE = 16, 8
"""The height of a lane, and the space that all of them have around, in px."""
LANES_SHARE, SAMPLES_LEAST, LANES_LEAST = 0.44, 122, 44
"""What share of the height lanes take at most; heights that samples and lanes keep whatever happens, in px."""


class TimelineFrame(pg.GraphicsLayoutWidget):
    """Holds the plots and their axes; lanes that find no room are scrolled to."""

    def __init__(self) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMinimumHeight(150)
        self._day_axis, self._heights, self._ends, self._names = DayAxis(), HeightAxis(), LineEnds(), LaneAxis()
        self._thumb, self._grid = LaneThumb(), GridLines(self._day_axis, self._heights)
        axes = {"bottom": self._day_axis, "left": self._heights, "right": self._ends}
        self._samples, self._lanes = PlainPlot(axes), PlainPlot({"left": self._names, "right": self._thumb})
        self._units = self._scrolled = 0.0
        self._set_up()

    def see(self, first: float, last: float) -> None:
        """Show these days."""
        if last > first:
            self._samples.see_across(first, last)

    def days_seen(self) -> tuple[float, float]:
        """Give the first and the last day that are seen."""
        first, last = self._samples.vb.viewRange()[0]
        return float(first), float(last)

    def days_a_pixel(self) -> float:
        """Give how much of a day a pixel is."""
        return abs(float(self._samples.vb.viewPixelSize()[0]))

    @property
    def samples_height(self) -> float:
        """The height of the plot of the samples, in px."""
        return float(self._samples.vb.sceneBoundingRect().height())

    def spot_of(self, day: float, height: float) -> QPointF:
        """Give where a day and a height of the samples are in the scene."""
        return QPointF(self._samples.vb.mapViewToScene(QPointF(day, height)))

    def move_view(self, low: float, high: float) -> None:
        """Move the ends of the days that are seen by shares of their span."""
        first, last = self.days_seen()
        self.see(first + low * (last - first), last + high * (last - first))

    def scroll_lanes(self, by: float) -> bool:
        """Move the lanes that are seen down by so many heights; whether they do not all find room."""
        hidden = self._units - self._room()
        if hidden <= 0:
            return False
        self._scrolled = min(max(self._scrolled + by, 0.0), hidden)
        self._show_lanes()
        return True

    def reveal_lanes(self, bottom: float, top: float) -> None:
        """Bring the lanes between two heights into view."""
        above = self._units - self._scrolled
        if top > above:
            self.scroll_lanes(above - top)
        elif bottom < above - self._room():
            self.scroll_lanes(above - self._room() - bottom)

    def _share(self, units: float) -> None:
        """Give the lanes, so many heights tall, what they need, at most their share."""
        self._units = units
        high = min(UNIT * units + SPACE, max(LANES_LEAST, self._lanes_most()))
        self.ci.layout.setRowFixedHeight(1, high)
        self._scrolled = min(self._scrolled, max(0.0, units - self._room()))
        self._show_lanes()

    def _lanes_most(self) -> float:
        return float(min(self.height() * LANES_SHARE, self.height() - SAMPLES_LEAST - DAYS))

    def _room(self) -> float:
        """How many heights of lanes find room."""
        return max(1.0, min(self._units, (max(LANES_LEAST, self._lanes_most()) - SPACE) / UNIT))

    def _show_lanes(self) -> None:
        top, room = max(1.0, self._units) - self._scrolled, self._room()
        self._lanes.see_up(top - room, top)
        self._thumb.show_part(self._scrolled, room, self._units)

    def _fit_heights(self, scale: Scale) -> None:
        """All values with room above for the flags' names, and in strips below for those of symptoms."""
        low, high = scale.bottom, scale.top
        plot = max(80.0, self.height() - min(UNIT * self._units + SPACE, max(LANES_LEAST, self._lanes_most())) - DAYS)
        self._samples.see_up(low, high + (high - low) * min(0.4, 1.6 * ROW / plot))

    def _colour_axes(self, theme: Theme) -> None:
        self.setBackground(theme.surface)
        for axis in (self._day_axis, self._heights):
            axis.setPen(QColor(theme.line))
            axis.setTextPen(QColor(theme.muted))
        for axis in (self._names, self._ends, self._thumb):
            axis.setPen(QColor(theme.surface))
        self._thumb.show_theme(theme)
        self._grid.show_theme(theme)

    def _set_up(self) -> None:
        self.ci.layout.setContentsMargins(0, 0, 0, 4)
        self.ci.layout.setVerticalSpacing(2)
        for row, plot in enumerate((self._samples, self._lanes)):
            self.ci.addItem(plot, row=row, col=0)
            plot.vb.setMouseEnabled(x=True, y=False)
        self._lanes.vb.setXLink(self._samples.vb)
        self._thumb.setWidth(self._ends.width())
        self._grid.setZValue(-10)
        self._samples.put(self._grid)


class GridLines(ScreenItem):
    """The lines of a plot at the ticks of its axes. Those of the axes themselves are drawn with care, and so slowly."""

    def __init__(self, across: DayAxis, up: HeightAxis) -> None:
        super().__init__()
        self._across, self._up = across, up

    def show_theme(self, theme: Theme) -> None:
        """Display in the colours of `theme`."""
        self._theme = theme
        self.update()

    @override
    def draw(self, painter: QPainter, place: QTransform, area: QRectF) -> None:
        box = self.boundingRect()
        painter.setPen(QPen(QColor(self._theme.grid), 1))
        for _spacing, days in self._across.tickValues(box.left(), box.right(), area.width()):
            for day in days:
                x = round(place.map(QPointF(day, 0)).x())
                painter.drawLine(QPointF(x, area.top()), QPointF(x, area.bottom()))
        for _spacing, heights in self._up.tickValues(box.top(), box.bottom(), area.height()):
            for height in heights:
                y = round(place.map(QPointF(0, height)).y())
                painter.drawLine(QPointF(area.left(), y), QPointF(area.right(), y))


class LaneThumb(pg.AxisItem):
    """Beside the lanes, which part of them is seen; nothing when all are."""

    def __init__(self) -> None:
        super().__init__("right")
        self.setStyle(showValues=False, tickLength=0)
        self._part = (0.0, 1.0, 1.0)
        self._theme = LIGHT

    def show_part(self, first: float, seen: float, whole: float) -> None:
        """Display that of `whole` so much is `seen` from `first`."""
        if (first, seen, whole) != self._part:
            self._part = first, seen, whole
            self.update()

    def show_theme(self, theme: Theme) -> None:
        """Display in the colours of `theme`."""
        self._theme = theme
        self.update()

    @override
    def paint(self, p: Any, opt: Any, widget: Any) -> None:
        first, seen, whole = self._part
        if whole <= seen:
            return
        high = float(self.size().height())
        p.setPen(Qt.PenStyle.NoPen)
        p.setBrush(QColor(self._theme.line))
        p.drawRoundedRect(QRectF(3, 0, 5, high), 2.5, 2.5)
        p.setBrush(QColor(self._theme.muted))
        p.drawRoundedRect(QRectF(3, high * first / whole, 5, high * seen / whole), 2.5, 2.5)
