"""The samples on the timeline: lines with markers, drawn again only where something changed."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QPainterPath, QPolygonF, QTransform

from causality.figure.reading import value_text
from causality.figure.scale import Mode, Scale, Strip
from causality.figure.spacing import Spot, along
from causality.figure.values import Chart, Highlight, SamplePoint, Series
from causality.wording import analyte as analyte_name
from widgets.palette import MARKERS, Theme, faded, readable
from widgets.plain_plot import PlainPlot

MARKER, RING, BADGE = 8, 19, 30
"""Sizes in px: of markers, of the ring around evidence, and of the box whose corner the warning sign takes."""
FADED = 0.33
FEW = 80
"""So many samples of a line, and what lies between them, are kept clear of words."""
MANY = 2_000
"""From so many points on a line is drawn without smoothing, and its markers only where there are fewer in view."""
CENSORED = {"at_most": "arrow_down", "at_least": "arrow_up"}


@dataclass(frozen=True, slots=True, eq=False)
class Placed:
    """The points of a series that have a place on the scale, with their days and heights."""

    series: Series
    points: tuple[SamplePoint, ...]
    days: np.ndarray
    heights: np.ndarray


class SampleLines:
    """Shows series in a plot: lines, markers, evidence rings, warning signs, and bars over uncertain days."""

    def __init__(self, plot: PlainPlot) -> None:
        self._plot = plot
        self._lines: dict[str, tuple[pg.PlotDataItem, pg.ScatterPlotItem, pg.PlotCurveItem]] = {}
        self._drawn: dict[str, tuple[object, ...]] = {}
        self._placed: dict[Series, tuple[Strip | None, Placed]] = {}
        self._shown: tuple[Placed, ...] = ()
        self._marked: tuple[object, ...] = ()
        self._rings = pg.ScatterPlotItem(size=RING, pxMode=True)
        self._signs = pg.ScatterPlotItem(size=BADGE, pxMode=True, symbol=_warning_sign())
        for item, z in ((self._rings, 20), (self._signs, 21)):
            item.setZValue(z)
            plot.put(item)

    @property
    def shown(self) -> tuple[Placed, ...]:
        """The series that are shown, with their places."""
        return self._shown

    def ends(self, mode: Mode, theme: Theme) -> list[tuple[float, str, str]]:
        """Give the height of the end of every line, its name with the latest value, and the colour of these."""
        found = []
        for placed in self._shown:
            if placed.points:
                one = placed.series
                text = f"{one.label} {value_text(one, placed.points[-1], mode).partition(' ' + one.unit)[0]}"
                found.append((float(placed.heights[-1]), text, readable(theme.analyte(one.analyte), theme)))
        return found

    def ringed(self) -> list[int]:
        """Give the days of the samples that are ringed as evidence."""
        return sorted(int(day) for day in self._rings.getData()[0])

    def warned(self) -> list[int]:
        """Give the days of the samples that bear a warning sign."""
        return sorted(int(day) for day in self._signs.getData()[0])

    def show_series(
        self, chart: Chart, shown: Iterable[Series], scale: Scale, highlight: Highlight, theme: Theme
    ) -> None:
        """Display the series `shown` of `chart`; only those that differ from what is drawn are drawn again."""
        wanted = tuple(shown)
        names = {one.analyte for one in wanted}
        for analyte in [name for name in self._lines if name not in names]:
            for item in self._lines.pop(analyte):
                self._plot.take(item)
            self._drawn.pop(analyte, None)
        self._placed = {one: self._place(one, scale) for one in wanted}
        self._shown = tuple(placed for _strip, placed in self._placed.values())
        marked = (self._shown, highlight.samples, chart.alerts, theme.shade)
        if marked != self._marked:
            self._marked = marked
            for placed in self._shown:
                one = placed.series
                evident = not highlight or any(point.index in highlight.samples for point in one.points)
                state = (placed, evident, theme.shade)
                if self._drawn.get(one.analyte) != state:
                    self._draw(placed, evident=evident, theme=theme)
                    self._drawn[one.analyte] = state
            self._mark(self._rings, highlight.samples, theme.accent, hollow=True)
            self._mark(self._signs, {index for index, _text in chart.alerts}, theme.warning, hollow=False)

    def show_range(self, first: float, last: float) -> None:
        """Follow the days that are seen: a long line has markers only while few of its points are in view."""
        for placed in self._shown:
            if len(placed.points) > MANY:
                begin, end = np.searchsorted(placed.days, (first, last + 1))
                self._lines[placed.series.analyte][1].setVisible(bool(end - begin <= MANY // 4))

    def way(self, place: QTransform, area: QRectF) -> list[Spot]:
        """Give places in pixels that the lines cover; of crowded lines, those of their samples."""
        found: list[Spot] = []
        for placed in self._shown:
            xs, ys = placed.days * place.m11() + place.dx(), placed.heights * place.m22() + place.dy()
            begin, end = np.searchsorted(xs, (area.left() - 200, area.right() + 200))
            step = max(1, int(end - begin) // FEW)
            ends = list(zip(xs[begin:end:step].tolist(), ys[begin:end:step].tolist(), strict=True))
            found += along(ends) if step == 1 else ends
        return found

    def near(self, spot: QPointF, reach: tuple[float, float]) -> tuple[Series, SamplePoint] | None:
        """Give the sample nearest to a spot (day, height), at most `reach` (days, heights) away."""
        best, found = 1.0, None
        for placed in self._shown:
            begin, end = np.searchsorted(placed.days, (spot.x() - reach[0], spot.x() + reach[0]))
            for place in range(int(begin), int(end)):
                across = (placed.days[place] - spot.x()) / reach[0]
                distance = across**2 + ((placed.heights[place] - spot.y()) / reach[1]) ** 2
                if distance <= best:
                    best, found = float(distance), (placed.series, placed.points[place])
        return found

    def _place(self, series: Series, scale: Scale) -> tuple[Strip | None, Placed]:
        strip = scale.strip(series.unit) if scale.mode == "units" else None
        held = self._placed.get(series)
        if held is not None and held[0] == strip:
            return held
        heights = [(point, scale.height(series, point)) for point in series.points]
        kept = [(point, height) for point, height in heights if height is not None]
        days = np.array([point.day for point, _height in kept], dtype=float)
        return strip, Placed(series, tuple(point for point, _h in kept), days, np.array([h for _p, h in kept]))

    def _items(self, analyte: str) -> tuple[pg.PlotDataItem, pg.ScatterPlotItem, pg.PlotCurveItem]:
        if analyte not in self._lines:
            line, spans = pg.PlotDataItem(), pg.PlotCurveItem(connect="pairs")
            line.setClipToView(True)
            self._lines[analyte] = made = (line, pg.ScatterPlotItem(pxMode=True, name=analyte_name(analyte)), spans)
            for item in made:
                self._plot.put(item)
        return self._lines[analyte]

    def _draw(self, placed: Placed, *, evident: bool, theme: Theme) -> None:
        name = placed.series.analyte
        line, markers, spans = self._items(name)
        colour = QColor(theme.analyte(name)) if evident else faded(theme.analyte(name), FADED)
        many = len(placed.points) > MANY
        line.setDownsampling(auto=many, method="peak")
        line.setData(placed.days, placed.heights, antialias=not many, pen=pg.mkPen(colour, width=1 if many else 2))
        shape, hollow = MARKERS[placed.series.shape], pg.mkBrush(theme.surface)
        plain = [point.mark == "value" for point in placed.points]
        full = pg.mkBrush(colour)
        markers.setData(
            placed.days, placed.heights, pen=pg.mkPen(colour, width=1.2), antialias=not many,
            symbol=[shape if one else CENSORED[point.mark] for one, point in zip(plain, placed.points, strict=True)],
            brush=[full if one else hollow for one in plain],
            size=[MARKER if one else MARKER + 4 for one in plain],
        )  # fmt: skip
        unsure = [(point.span, height) for point, height in zip(placed.points, placed.heights, strict=True)]
        bars = [(day, height) for span, height in unsure if span is not None for day in (span[0], span[1] + 1)]
        spans.setData([day for day, _h in bars], [height for _d, height in bars], pen=pg.mkPen(colour, width=1))
        for item, z in ((line, 10), (spans, 10), (markers, 11)):
            item.setZValue(z if evident else z - 5)

    def _mark(self, item: pg.ScatterPlotItem, indices: Iterable[int], colour: str, *, hollow: bool) -> None:
        wanted = frozenset(indices)
        spots = [
            (day, height)
            for placed in (self._shown if wanted else ())
            for point, day, height in zip(placed.points, placed.days, placed.heights, strict=True)
            if point.index in wanted
        ]
        pen = pg.mkPen(colour, width=1.8) if hollow else pg.mkPen(None)
        item.setData(*_columns(spots), pen=pen, brush=None if hollow else pg.mkBrush(colour))


def _columns(spots: Sequence[tuple[float, float]]) -> tuple[list[float], list[float]]:
    return [x for x, _y in spots], [y for _x, y in spots]


def _warning_sign() -> QPainterPath:
    """A small triangle with a mark of exclamation at the upper right of the middle."""
    path = QPainterPath()
    path.addPolygon(QPolygonF([QPointF(0.31, -0.48), QPointF(0.49, -0.16), QPointF(0.13, -0.16)]))
    path.closeSubpath()
    path.addRect(0.295, -0.385, 0.03, 0.11)
    path.addRect(0.295, -0.235, 0.03, 0.03)
    return path
