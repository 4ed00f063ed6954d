"""Samples above and doses below on one axis of days."""

from collections.abc import Iterable
from math import log10

import pyqtgraph as pg
from PySide6.QtCore import QPointF, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QFrame
from typing_extensions import override

from causality.report.wording import times
from widgets.palette import LIGHT, MARKERS, OTHER_MARKER, Theme, faded, readable
from widgets.timeline_axes import DayAxis, LaneAxis, LineEnds, MultipleAxis
from widgets.timeline_chart import Chart, Highlight, SamplePoint, Series
from widgets.timeline_lanes import DoseLanes
from widgets.timeline_marks import ROW, EventFlags, ThresholdLines

MARKER, RING, NEAR = 8, 19, 14
"""Sizes in px: of markers, of the ring around evidence, and how far from a sample the crosshair still reads it."""
UNIT, LANES_SHARE = 16, 0.44
FADED = 0.33


class TimelinePlot(pg.GraphicsLayoutWidget):
    """Shows a chart; arrow keys move it, + and − zoom, 0 fits it.

    Signals:
        pointed: the crosshair stands on a day (ordinal); 0 when it left.
    """

    pointed = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("timelinePlot")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMinimumHeight(150)
        self._chart, self._theme = Chart(0, 0), LIGHT
        self._shown: frozenset[str] = frozenset()
        self._fitted: tuple[int, int] | None = None
        self._day_axis, self._multiple_axis, self._ends, self._names = DayAxis(), MultipleAxis(), LineEnds(), LaneAxis()
        axes = {"bottom": self._day_axis, "left": self._multiple_axis, "right": self._ends}
        self._samples = self.addPlot(row=0, col=0, axisItems=axes)
        self._lanes = self.addPlot(row=1, col=0, axisItems={"left": self._names})
        self._bars, self._flags, self._limits = DoseLanes(), EventFlags(), ThresholdLines()
        self._lines: dict[str, pg.PlotDataItem] = {}
        self._rings = pg.ScatterPlotItem(size=RING, pxMode=True)
        self._cross = [pg.InfiniteLine(angle=90, movable=False) for _plot in range(2)]
        self._arrange()
        self.scene().sigMouseMoved.connect(self._point)

    def show_chart(self, chart: Chart, shown: Iterable[str], highlight: Highlight, theme: Theme) -> None:
        """Display `chart` with the analytes `shown`; what is not evidence fades when `highlight` names some."""
        self._chart, self._theme, self._shown = chart, theme, frozenset(shown)
        self._colour_axes()
        self._draw_lines(highlight)
        self._flags.show_flags(chart.flags, theme)
        limits = [line for line in chart.thresholds if not line.analyte or line.analyte in self._shown]
        self._limits.show_thresholds(limits, theme)
        self._bars.show_lanes(chart.lanes, (chart.first, chart.last), highlight.products, theme)
        self._names.show_names(self._bars.names(), theme)
        self._lanes.setYRange(0, max(1.0, self._bars.height), padding=0)
        self._share()
        if (chart.first, chart.last) != self._fitted:
            self.fit()

    def fit(self) -> None:
        """Show all days and all values."""
        self._fitted = self._chart.first, self._chart.last
        if self._chart.last > self._chart.first:
            self._samples.setXRange(self._chart.first, self._chart.last, padding=0)
        self._fit_heights()

    def values_on(self, day: int) -> list[tuple[Series, SamplePoint]]:
        """Give the samples of a day, the highest first."""
        found = [
            (series, point)
            for series in self._chart.series
            for point in series.points
            if point.day == day and series.analyte in self._shown
        ]
        return sorted(found, key=lambda pair: -pair[1].multiple)

    def days_seen(self) -> tuple[float, float]:
        """Give the first and the last day that are seen."""
        first, last = self._samples.viewRange()[0]
        return float(first), float(last)

    def ringed(self) -> list[int]:
        """Give the days of the samples that are ringed as evidence."""
        return sorted(int(day) for day in self._rings.getData()[0])

    @override
    def keyPressEvent(self, ev: QKeyEvent) -> None:
        first, last = self.days_seen()
        span = last - first
        moves = {Qt.Key.Key_Left: (-0.1, -0.1), Qt.Key.Key_Right: (0.1, 0.1), Qt.Key.Key_Plus: (0.1, -0.1),
                 Qt.Key.Key_Equal: (0.1, -0.1), Qt.Key.Key_Minus: (-0.125, 0.125)}  # fmt: skip
        key = Qt.Key(ev.key())
        if key in moves:
            low, high = moves[key]
            self._samples.setXRange(first + low * span, last + high * span, padding=0)
        elif key in (Qt.Key.Key_0, Qt.Key.Key_Home):
            self.fit()
        else:
            QFrame.keyPressEvent(self, ev)

    @override
    def resizeEvent(self, ev: QResizeEvent) -> None:
        super().resizeEvent(ev)
        if hasattr(self, "_bars"):  # the base class resizes itself while it is being made
            self._share()
            self._fit_heights()

    @override
    def leaveEvent(self, ev: object) -> None:
        super().leaveEvent(ev)
        self._hide_cross()

    def _arrange(self) -> None:
        self.ci.layout.setContentsMargins(0, 0, 0, 4)
        self.ci.layout.setVerticalSpacing(2)
        for plot in (self._samples, self._lanes):
            plot.setMenuEnabled(False)
            plot.hideButtons()
            plot.setMouseEnabled(x=True, y=False)
            plot.vb.setDefaultPadding(0)
        self._lanes.setXLink(self._samples)
        self._lanes.hideAxis("bottom")
        self._lanes.showAxis("right")
        self._lanes.getAxis("right").setWidth(self._ends.width())
        self._lanes.getAxis("right").setStyle(showValues=False, tickLength=0)
        self._samples.showAxis("right")
        self._day_axis.setGrid(150)
        self._multiple_axis.setGrid(150)
        for item in (self._flags, self._limits, self._rings):
            self._samples.addItem(item, ignoreBounds=True)
        self._lanes.addItem(self._bars, ignoreBounds=True)
        self._rings.setZValue(20)
        for plot, line in zip((self._samples, self._lanes), self._cross, strict=True):
            line.hide()
            plot.addItem(line, ignoreBounds=True)

    def _share(self) -> None:
        """Give the lanes what they need, at most their share of the height."""
        self.ci.layout.setRowFixedHeight(1, min(self.height() * LANES_SHARE, UNIT * self._bars.height + 8))

    def _colour_axes(self) -> None:
        theme = self._theme
        self.setBackground(theme.surface)
        for axis in (self._day_axis, self._multiple_axis):
            axis.setPen(QColor(theme.line))
            axis.setTextPen(QColor(theme.muted))
        for axis in (self._names, self._ends, self._lanes.getAxis("right")):
            axis.setPen(QColor(theme.surface))
        for line in self._cross:
            line.setPen(pg.mkPen(theme.accent, width=1, style=Qt.PenStyle.DotLine))

    def _draw_lines(self, highlight: Highlight) -> None:
        series = {one.analyte: one for one in self._chart.series if one.analyte in self._shown}
        for analyte in [name for name in self._lines if name not in series]:
            self._samples.removeItem(self._lines.pop(analyte))
        labels = []
        for analyte, one in series.items():
            if analyte not in self._lines:
                self._lines[analyte] = self._samples.plot(antialias=True)
            evident = not highlight or any(point.index in highlight.samples for point in one.points)
            self._draw_line(self._lines[analyte], one, evident=evident)
            last = one.points[-1]
            text, colour = f"{one.label} {times(last.multiple)}", readable(self._theme.analyte(analyte), self._theme)
            labels.append((log10(last.multiple), text, colour))
        self._ends.show_labels(labels)
        ringed = [(p.day, log10(p.multiple)) for one in series.values() for p in one.points
                  if p.index in highlight.samples]  # fmt: skip
        self._rings.setData(
            x=[day for day, _y in ringed],
            y=[y for _day, y in ringed],
            pen=pg.mkPen(self._theme.accent, width=1.8),
            brush=None,
        )
        self._fit_heights()

    def _draw_line(self, item: pg.PlotDataItem, series: Series, *, evident: bool) -> None:
        colour = QColor(self._theme.analyte(series.analyte))
        if not evident:
            colour = faded(colour.name(), FADED)
        surface = QColor(self._theme.surface)
        marker = MARKERS.get(series.analyte, OTHER_MARKER)
        censored = {"at_most": "arrow_down", "at_least": "arrow_up"}
        item.setData(
            [point.day for point in series.points],
            [log10(point.multiple) for point in series.points],
            pen=pg.mkPen(colour, width=2 if evident else 1.4),
            symbol=[censored.get(point.mark, marker) for point in series.points],
            symbolPen=pg.mkPen(colour, width=1.2),
            symbolBrush=[colour if point.mark == "value" else surface for point in series.points],
            symbolSize=[MARKER if point.mark == "value" else MARKER + 4 for point in series.points],
        )
        item.setZValue(10 if evident else 5)

    def _fit_heights(self) -> None:
        """All values with room above for the flags' names."""
        shown = [point.multiple for one in self._chart.series if one.analyte in self._shown for point in one.points]
        low, high = log10(min([*shown, 0.8])) - 0.12, log10(max([*shown, 3.0])) + 0.1
        tags = 1.6 * ROW / max(80.0, self.height() * (1 - LANES_SHARE))
        self._samples.setYRange(low, high + (high - low) * min(0.4, tags), padding=0)

    def _point(self, spot: QPointF) -> None:
        """Put the crosshair on the sampled day that is near, else on the day under the pointer."""
        if not any(plot.vb.sceneBoundingRect().contains(spot) for plot in (self._samples, self._lanes)):
            self._hide_cross()
            return
        view = self._samples.vb
        day = view.mapSceneToView(spot).x()
        reach = abs(view.viewPixelSize()[0]) * NEAR
        days = [point.day for one in self._chart.series if one.analyte in self._shown for point in one.points]
        nearest = min(days, key=lambda one: abs(one - day), default=None)
        standing = nearest if nearest is not None and abs(nearest - day) <= reach else int(day)
        for line in self._cross:
            line.setValue(standing)
            line.show()
        self.viewport().setToolTip(self._bars.text_at(spot).removeprefix("△ "))
        self.pointed.emit(standing)

    def _hide_cross(self) -> None:
        for line in self._cross:
            line.hide()
        self.pointed.emit(0)
