"""One eDISH plot: the higher of ALT and AST across, bilirubin up, both on log axes, with the patient's path."""

from collections.abc import Sequence
from math import ceil, floor, log10

import pyqtgraph as pg
from PySide6.QtCore import QPoint, QPointF, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QFrame
from typing_extensions import override

from causality.figure.edish import EdishPlot
from widgets.edish_drawing import PatientPath, Quadrants
from widgets.palette import LIGHT, Theme
from widgets.plain_plot import PlainPlot
from widgets.style import TINY, font
from widgets.timeline_names import PlotNames

NEAR = 12.0
"""How near to a day the pointer reads it, in px."""
UP, ACROSS, AROUND = 52, 34, 0.05
"""Width of the axis up and height of the axis across, in px; the share that is shown beyond their ends."""


class EdishView(pg.GraphicsLayoutWidget):
    """Shows a plot. Arrow keys go from day to day along the path, Home and End to its ends.

    Signals:
        told: the day that is looked at, in words; empty when there is none.
    """

    told = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("edishPlot")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self._shown: EdishPlot | None = None
        self._theme: Theme = LIGHT
        self._place = -1
        self._axes = DecadeAxis("left"), DecadeAxis("bottom")
        self._plot = PlainPlot({"left": self._axes[0], "bottom": self._axes[1]})
        self.ci.addItem(self._plot, row=0, col=0)
        self._quadrants, self._path = Quadrants(), PatientPath()
        self._names = PlotNames((self._quadrants, self._path), self._path.way)
        for item, z in ((self._quadrants, 0), (self._path, 10), (self._names, 13)):
            item.setZValue(z)
            self._plot.put(item)
        self._plot.vb.setMouseEnabled(x=False, y=False)
        self._axes[0].setWidth(UP)
        self._axes[1].setHeight(ACROSS)
        self.ci.layout.setContentsMargins(4, 4, 8, 4)

    def show_plot(self, shown: EdishPlot, theme: Theme) -> None:
        """Display a plot; emits nothing."""
        if (shown, theme) == (self._shown, self._theme):
            return
        if self._shown is None or shown.path != self._shown.path:
            self._place = -1
        self._shown, self._theme = shown, theme
        self.setBackground(theme.surface)
        for axis, title in zip(self._axes, reversed(shown.titles), strict=True):
            axis.setPen(QColor(theme.line))
            axis.setTextPen(QColor(theme.muted))
            axis.setLabel(title, **{"color": theme.muted, "font-size": f"{TINY}px"})
            axis.setGrid(90)
        self._plot.see_across(*shown.decades(across=True), padding=AROUND)
        self._plot.see_up(*shown.decades(across=False), padding=AROUND)
        self._quadrants.show_plot(shown, theme)
        self._path.show_plot(shown, theme, self._place)
        self._names.update()
        self.setAccessibleName(shown.title)
        self.setAccessibleDescription(shown.alternative)

    @property
    def looked_at(self) -> str:
        """The day that is looked at, in words."""
        days = self._path.days()
        unit = self._shown.unit if self._shown else ""
        return days[self._place].text(unit) if 0 <= self._place < len(days) else ""

    def spot_of(self, place: int) -> QPoint:
        """Give where the day at a place of the path stands, in pixels of the viewport."""
        day = self._path.days()[place]
        return QPoint(self.mapFromScene(self._plot.vb.mapViewToScene(QPointF(log10(day.x), log10(day.y)))))

    def words(self) -> list[str]:
        """Give the words in the plot, as they were painted last."""
        return [text for text, _box in self._names.written]

    @override
    def keyPressEvent(self, ev: QKeyEvent) -> None:
        last = len(self._path.days()) - 1
        wanted = {
            Qt.Key.Key_Right: self._place + 1, Qt.Key.Key_Left: self._place - 1 if self._place > 0 else last,
            Qt.Key.Key_Home: 0, Qt.Key.Key_End: last,
        }.get(Qt.Key(ev.key()))  # fmt: skip
        if wanted is None or last < 0:
            QFrame.keyPressEvent(self, ev)
        else:
            self._look_at(wanted % (last + 1))

    @override
    def mouseMoveEvent(self, ev: QMouseEvent) -> None:
        super().mouseMoveEvent(ev)
        spot = ev.position()
        spots = [self.spot_of(place) for place in range(len(self._path.days()))]
        near = [((QPointF(one) - spot).manhattanLength(), place) for place, one in enumerate(spots)]
        distance, place = min(near, default=(NEAR + 1, -1))
        self._look_at(place if distance <= NEAR else -1)
        self.viewport().setToolTip(self.looked_at)

    def _look_at(self, place: int) -> None:
        if place != self._place and self._shown is not None:
            self._place = place
            self._path.show_plot(self._shown, self._theme, place)
            self.told.emit(self.looked_at)


class DecadeAxis(pg.AxisItem):
    """Multiples on a log axis: numbers at the decades, lines from 1 to 9."""

    def __init__(self, side: str) -> None:
        super().__init__(side)
        self.setStyle(tickFont=font(TINY), tickLength=0, hideOverlappingLabels=False)

    @override
    def tickValues(self, minVal: float, maxVal: float, size: float) -> list[tuple[float, list[float]]]:
        decades = range(ceil(minVal - 1e-9), floor(maxVal + 1e-9) + 1)
        between = [decade + log10(step) for decade in range(floor(minVal), ceil(maxVal)) for step in range(2, 10)]
        return [(1.0, [float(decade) for decade in decades]), (0.1, between)]

    @override
    def tickStrings(self, values: Sequence[float], scale: float, spacing: float) -> list[str]:
        return [f"{10**value:g}×" for value in values] if spacing == 1.0 else ["" for _value in values]
