"""Samples above and doses below on one axis of days."""

from collections.abc import Iterable
from functools import partial

from PySide6.QtCore import QPointF, Signal
from PySide6.QtGui import QResizeEvent
from typing_extensions import override

from causality.figure.reading import value_text
from causality.figure.scale import Mode, Scale, scale_of
from causality.figure.values import Chart, Highlight, Rule, Series
from widgets.palette import LIGHT, Theme
from widgets.timeline_crosshair import NEAR, Crosshair
from widgets.timeline_edges import EdgeHandles
from widgets.timeline_frame import TimelineFrame
from widgets.timeline_lanes import DoseLanes
from widgets.timeline_marks import EventFlags, ThresholdLines
from widgets.timeline_names import PlotNames
from widgets.timeline_occurrences import Occurrences
from widgets.timeline_places import edge_place
from widgets.timeline_rule import RuleBands
from widgets.timeline_samples import SampleLines


class TimelinePlot(TimelineFrame):
    """Shows a chart.

    Signals:
        pointed: the crosshair stands on a day (ordinal); 0 when it left.
    """

    pointed = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("timelinePlot")
        self._chart, self._theme, self._scale = Chart(0, 0), LIGHT, Scale("multiples")
        self._shown: tuple[Series, ...] = ()
        self._fitted: tuple[int, int] | None = None
        self._named: tuple[object, ...] = ()
        self._bars, self._flags, self._limits = DoseLanes(), EventFlags(), ThresholdLines()
        self._rule, self._occurrences = RuleBands(), Occurrences()
        self.lines = SampleLines(self._samples)
        self.names = PlotNames((self._flags, self._rule, self._limits), self.lines.way)
        self._cross = Crosshair(self._samples, self._lanes)
        for item, z in ((self._rule, -5), (self._flags, 0), (self._limits, 1), (self._occurrences, 12),
                        (self.names, 13)):  # fmt: skip
            item.setZValue(z)
            self._samples.put(item)
        self._lanes.put(self._bars)
        self.edges = EdgeHandles(partial(edge_place, self._samples, self._lanes, self._bars), self.days_a_pixel)
        self.scene().addItem(self.edges)
        self._samples.vb.sigXRangeChanged.connect(self._follow)

    def show_chart(
        self, chart: Chart, shown: Iterable[str], highlight: Highlight, theme: Theme, mode: Mode = "multiples"
    ) -> None:
        """Display `chart` with the analytes `shown`; what is not evidence fades when `highlight` names some.

        The view stays where it is while an edge is moved, and after that unless the whole chart was in view.
        """
        whole, still = self._sees_all(), self.edges.moving
        ids = frozenset(shown)
        series = tuple(one for one in chart.series if one.analyte in ids)
        if theme is not self._theme or self._fitted is None:
            self._colour_axes(theme)
            self._cross.show_theme(theme)
        refit = self._show_series(series, mode) and not still
        self._chart, self._theme = chart, theme
        self._show_samples(chart, series, highlight)
        self._show_doses(chart, highlight, still=still)
        if not still:
            if whole and (chart.first, chart.last) != self._fitted:
                self.fit()
            elif refit:
                self._fit_heights(self._scale)

    def fit(self) -> None:
        """Show all days and all values."""
        self._fitted = self._chart.first, self._chart.last
        self.see(*self._fitted)
        self._fit_heights(self._scale)

    def fit_episode(self) -> None:
        """Show the days of the episode that is looked at; the whole case when none is known."""
        if self._chart.episode is None:
            self.fit()
        else:
            self.see(*self._chart.episode)

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
        return self._cross.day

    def ringed(self) -> list[int]:
        """Give the days of the samples that are ringed as evidence."""
        return self.lines.ringed()

    def stand_on(self, day: int) -> None:
        """Put the crosshair on a day; 0 takes it away."""
        self._cross.stand_on(day)
        self.pointed.emit(day)

    def step_cross(self, by: int) -> None:
        """Put the crosshair on the next or previous day that has samples, and into view."""
        first, last = self.days_seen()
        day = self._cross.next_day(by, (first, last))
        if day and not first <= day <= last:
            self.see(day - (last - first) / 2, day + (last - first) / 2)
        if day:
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

    @override
    def resizeEvent(self, ev: QResizeEvent) -> None:
        super().resizeEvent(ev)
        if hasattr(self, "edges"):  # the base class resizes itself while it is being made
            self._share(self._bars.height)
            self._fit_heights(self._scale)
            self.edges.follow()

    def _sees_all(self) -> bool:
        """Whether the whole chart is in view, or there was nothing to see."""
        if self._fitted is None or self._fitted[0] == self._fitted[1]:
            return True
        off = min(1.0, (self._fitted[1] - self._fitted[0]) / 50)
        return all(abs(a - b) < off for a, b in zip(self.days_seen(), self._fitted, strict=True))

    def _follow(self) -> None:
        self.lines.show_range(*self.days_seen())
        self.edges.follow()

    def _show_series(self, series: tuple[Series, ...], mode: Mode) -> bool:
        """Work out scale and days anew if the series are others; whether the scale is another."""
        if series == self._shown and mode == self._scale.mode:
            return False
        before, self._shown, self._scale = self._scale, series, scale_of(mode, series)
        self._cross.show_days(point.day for one in series for point in one.points)
        self._heights.show_scale(self._scale)
        return before != self._scale

    def _show_samples(self, chart: Chart, series: tuple[Series, ...], highlight: Highlight) -> None:
        theme, ids = self._theme, {one.analyte for one in series}
        self.lines.show_series(chart, series, self._scale, highlight, theme)
        self.lines.show_range(*self.days_seen())
        self._ends.show_labels(self.lines.ends(self.mode, theme))
        self._flags.show_flags(chart.flags, theme)
        drawn = chart.thresholds if self.mode == "multiples" else ()
        limits = tuple(line for line in drawn if not line.analyte or line.analyte in ids)
        self._limits.show_thresholds(limits, theme)
        self._rule.show_rule(highlight.rule, self._scale, series, theme)
        self._occurrences.show_occurrences(chart.occurrences, theme)
        named = self.lines.shown, chart.flags, limits, highlight.rule, self._scale, theme
        if named != self._named:
            self._named = named
            self.names.update()

    def _show_doses(self, chart: Chart, highlight: Highlight, *, still: bool) -> None:
        lit = self._bars.lit
        self._bars.show_lanes(chart.lanes, (chart.first, chart.last), highlight, self._theme, still=still)
        self.edges.show_edges(chart.edges, self._theme)
        if not still:
            self._share(self._bars.height)
            self._names.show_names(self._bars.names(), self._theme)
            span = self._bars.lit_span()
            if span is not None and lit != self._bars.lit:
                self.reveal_lanes(*span)
