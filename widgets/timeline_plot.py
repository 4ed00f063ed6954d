"""Samples above and doses below on one axis of days."""

from collections.abc import Iterable

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QResizeEvent
from PySide6.QtWidgets import QFrame
from typing_extensions import override

from causality.figure.reading import value_text
from causality.figure.scale import Mode, Scale, scale_of
from causality.figure.values import Chart, Edge, Highlight, Rule, Series
from widgets.palette import LIGHT, Theme, readable
from widgets.timeline_axes import DayAxis, HeightAxis, LaneAxis, LineEnds
from widgets.timeline_edges import EdgeHandles
from widgets.timeline_lanes import DoseLanes
from widgets.timeline_marks import ROW, EventFlags, ThresholdLines, ThresholdNames
from widgets.timeline_occurrences import Occurrences
from widgets.timeline_rule import RuleBands
from widgets.timeline_samples import SampleLines

NEAR, UNIT, LANES_SHARE = 14, 16, 0.44
"""How near to a sample the crosshair still stands on it, the height of a lane (px), what share lanes take at most."""


class TimelinePlot(pg.GraphicsLayoutWidget):
    """Shows a chart.

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
        self._chart, self._theme, self._scale = Chart(0, 0), LIGHT, Scale("multiples")
        self._shown: tuple[Series, ...] = ()
        self._days = np.array([])
        self._fitted: tuple[int, int] | None = None
        self._day_axis, self._heights, self._ends, self._names = DayAxis(), HeightAxis(), LineEnds(), LaneAxis()
        axes = {"bottom": self._day_axis, "left": self._heights, "right": self._ends}
        self._samples = self.addPlot(row=0, col=0, axisItems=axes, enableMenu=False)
        self._lanes = self.addPlot(row=1, col=0, axisItems={"left": self._names}, enableMenu=False)
        self._bars, self._flags, self._limits = DoseLanes(), EventFlags(), ThresholdLines()
        self._limit_names, self._rule, self._occurrences = ThresholdNames(), RuleBands(), Occurrences()
        self.lines = SampleLines(self._samples)
        self._cross = [pg.InfiniteLine(angle=90, movable=False) for _plot in range(2)]
        self._standing = 0
        self._arrange()
        self.edges = EdgeHandles(self._edge_place, lambda: abs(self._samples.vb.viewPixelSize()[0]))
        self.scene().addItem(self.edges)
        self._samples.vb.sigXRangeChanged.connect(self._follow)

    def show_chart(
        self, chart: Chart, shown: Iterable[str], highlight: Highlight, theme: Theme, mode: Mode = "multiples"
    ) -> None:
        """Display `chart` with the analytes `shown`; what is not evidence fades when `highlight` names some.

        The view stays where it is while an edge is moved, and after that unless the whole chart was in view.
        """
        whole, still = self._fitted is None or self._sees_all(), self.edges.moving
        ids = frozenset(shown)
        series = tuple(one for one in chart.series if one.analyte in ids)
        if theme is not self._theme or self._fitted is None:
            self._colour_axes(theme)
        refit = self._show_series(series, mode) and not still
        self._chart, self._theme = chart, theme
        self.lines.show_series(chart, series, self._scale, highlight, theme)
        self.lines.show_range(*self.days_seen())
        self._show_ends()
        self._flags.show_flags(chart.flags, theme)
        drawn = chart.thresholds if mode == "multiples" else ()
        limits = [line for line in drawn if not line.analyte or line.analyte in ids]
        self._limits.show_thresholds(limits, theme)
        self._limit_names.show_thresholds(limits, theme)
        self._rule.show_rule(highlight.rule, self._scale, series, theme)
        self._occurrences.show_occurrences(chart.occurrences, theme)
        self._bars.show_lanes(chart.lanes, (chart.first, chart.last), highlight, theme, still=still)
        self.edges.show_edges(chart.edges, theme)
        if not still:
            self._share()
            self._names.show_names(self._bars.names(), theme)
            if whole and (chart.first, chart.last) != self._fitted:
                self.fit()
            elif refit:
                self._fit_heights()

    def fit(self) -> None:
        """Show all days and all values."""
        self._fitted = self._chart.first, self._chart.last
        self.see(*self._fitted)
        self._fit_heights()

    def fit_episode(self) -> None:
        """Show the days of the episode that is looked at; the whole case when none is known."""
        if self._chart.episode is None:
            self.fit()
        else:
            self.see(*self._chart.episode)

    def move_view(self, low: float, high: float) -> None:
        """Move the ends of the days that are seen by shares of their span."""
        first, last = self.days_seen()
        self.see(first + low * (last - first), last + high * (last - first))

    def days_seen(self) -> tuple[float, float]:
        """Give the first and the last day that are seen."""
        first, last = self._samples.viewRange()[0]
        return float(first), float(last)

    @property
    def series(self) -> tuple[Series, ...]:
        """The series that are shown."""
        return self._shown

    @property
    def chart(self) -> Chart:
        """What is shown."""
        return self._chart

    @property
    def rule(self) -> Rule:
        """The rule that is drawn."""
        return self._rule.rule

    @property
    def mode(self) -> Mode:
        """Whether samples stand as multiples of their limit or in their units."""
        return self._scale.mode

    @property
    def day(self) -> int:
        """The day on which the crosshair stands; 0 without one."""
        return self._standing

    def ringed(self) -> list[int]:
        """Give the days of the samples that are ringed as evidence."""
        return self.lines.ringed()

    def stand_on(self, day: int) -> None:
        """Put the crosshair on a day; 0 takes it away."""
        self._standing = day
        for line in self._cross:
            line.setVisible(bool(day))
            if day:
                line.setValue(day)
        self.pointed.emit(day)

    def step_cross(self, by: int) -> None:
        """Put the crosshair on the next or previous day that has samples, and into view."""
        if not len(self._days):
            return
        first, last = self.days_seen()
        place = int(np.searchsorted(self._days, self._standing or (first if by > 0 else last)))
        if by < 0:
            place -= 1
        elif place < len(self._days) and self._days[place] == self._standing:
            place += 1
        day = int(self._days[max(0, min(len(self._days) - 1, place))])
        if not first <= day <= last:
            self.see(day - (last - first) / 2, day + (last - first) / 2)
        self.stand_on(day)

    def text_at(self, spot: QPointF) -> str:
        """Say what is drawn at a point of the scene: a sample that something is wrong with, a dose, a lane's name."""
        at, pixel = self._samples.vb.mapSceneToView(spot), self._samples.vb.viewPixelSize()
        near = self.lines.near(at, (NEAR / 2 * pixel[0], NEAR / 2 * pixel[1]))
        if near is not None:
            series, point = near
            alert = dict(self._chart.alerts).get(point.index, "")
            return "\n".join(filter(None, (f"{series.label} {value_text(series, point, self.mode)}", alert)))
        return self._bars.text_at(spot) or self._occurrences.text_at(spot) or self._names.name_at(spot)

    def nearest(self, spot: QPointF) -> int:
        """Give the sampled day that is near to a point of the scene, else the day under it; 0 outside the plots."""
        if not any(plot.vb.sceneBoundingRect().contains(spot) for plot in (self._samples, self._lanes)):
            return 0
        day = self._samples.vb.mapSceneToView(spot).x()
        reach = abs(self._samples.vb.viewPixelSize()[0]) * NEAR
        place = int(np.searchsorted(self._days, day))
        near = min(self._days[max(0, place - 1) : place + 1], key=lambda one: abs(one - day), default=None)
        return int(near) if near is not None and abs(near - day) <= reach else int(day)

    @override
    def resizeEvent(self, ev: QResizeEvent) -> None:
        super().resizeEvent(ev)
        if hasattr(self, "edges"):  # the base class resizes itself while it is being made
            self._share()
            self._fit_heights()
            self.edges.follow()

    def see(self, first: float, last: float) -> None:
        """Show these days."""
        if last > first:
            self._samples.setXRange(first, last, padding=0)

    def _sees_all(self) -> bool:
        seen = self.days_seen()
        return self._fitted is not None and all(abs(a - b) < 1 for a, b in zip(seen, self._fitted, strict=True))

    def _follow(self) -> None:
        self.lines.show_range(*self.days_seen())
        self.edges.follow()

    def _show_series(self, series: tuple[Series, ...], mode: Mode) -> bool:
        """Work out scale and days anew if the series are others; whether the scale is another."""
        if series == self._shown and mode == self._scale.mode:
            return False
        before, self._shown, self._scale = self._scale, series, scale_of(mode, series)
        self._days = _distinct([point.day for one in series for point in one.points])
        self._heights.show_scale(self._scale)
        return before != self._scale

    def _show_ends(self) -> None:
        labels = []
        for placed in self.lines.shown:
            if placed.points:
                one, last = placed.series, placed.points[-1]
                text = f"{one.label} {value_text(one, last, self.mode).partition(' ' + one.unit)[0]}"
                colour = readable(self._theme.analyte(one.analyte), self._theme)
                labels.append((float(placed.heights[-1]), text, colour))
        self._ends.show_labels(labels)

    def _edge_place(self, edge: Edge) -> QRectF | None:
        """Where an edge stands in the scene; None when it is out of view."""
        plot = self._samples if edge.end == "onset" else self._lanes
        area = plot.vb.sceneBoundingRect()
        x = plot.vb.mapViewToScene(QPointF(edge.day + (edge.end == "stop"), 0)).x()
        if not area.left() - 1 <= x <= area.right() + 1:
            return None
        if edge.end == "onset":
            return QRectF(x, area.top(), 0.01, area.height())
        bottom = self._bars.bottom_of(edge.subject)
        if bottom is None:
            return None
        base, top = (plot.vb.mapViewToScene(QPointF(0, bottom + up)).y() for up in (0.02, 1.0))
        return QRectF(x, top, 0.01, base - top)

    def _arrange(self) -> None:
        self.ci.layout.setContentsMargins(0, 0, 0, 4)
        self.ci.layout.setVerticalSpacing(2)
        for plot in (self._samples, self._lanes):
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
        self._heights.setGrid(150)
        # No name may cover a value: samples stand at 5 and higher.
        for item, z in ((self._rule, -5), (self._flags, 0), (self._limits, 1), (self._occurrences, 12),
                        (self._limit_names, 3)):  # fmt: skip
            item.setZValue(z)
            self._samples.addItem(item, ignoreBounds=True)
        self._lanes.addItem(self._bars, ignoreBounds=True)
        for plot, line in zip((self._samples, self._lanes), self._cross, strict=True):
            line.hide()
            plot.addItem(line, ignoreBounds=True)

    def _share(self) -> None:
        """Give the lanes what they need, at most their share of the height."""
        self._lanes.setYRange(0, max(1.0, self._bars.height), padding=0)
        self.ci.layout.setRowFixedHeight(1, min(self.height() * LANES_SHARE, UNIT * self._bars.height + 8))

    def _colour_axes(self, theme: Theme) -> None:
        self.setBackground(theme.surface)
        for axis in (self._day_axis, self._heights):
            axis.setPen(QColor(theme.line))
            axis.setTextPen(QColor(theme.muted))
        for axis in (self._names, self._ends, self._lanes.getAxis("right")):
            axis.setPen(QColor(theme.surface))
        for line in self._cross:
            line.setPen(pg.mkPen(theme.accent, width=1, style=Qt.PenStyle.DotLine))

    def _fit_heights(self) -> None:
        """All values with room above for the flags' names, and in strips below for those of symptoms."""
        low, high = self._scale.bottom, self._scale.top
        tags = 1.6 * ROW / max(80.0, self.height() * (1 - LANES_SHARE))
        self._samples.setYRange(low, high + (high - low) * min(0.4, tags), padding=0)


def _distinct(days: list[int]) -> "np.ndarray[tuple[int], np.dtype[np.float64]]":
    """Give the days in order, each once; `np.unique` would load masked arrays for it."""
    ordered = np.sort(np.array(days, dtype=float))
    first = np.ones(len(ordered), dtype=bool)
    first[1:] = ordered[1:] != ordered[:-1]
    distinct: np.ndarray[tuple[int], np.dtype[np.float64]] = ordered[first]
    return distinct
