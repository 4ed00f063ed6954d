"""The crosshair of the timeline: a line through both plots on a day."""

from collections.abc import Iterable

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QPointF, Qt

from widgets.palette import Theme
from widgets.plain_plot import PlainPlot

NEAR = 14
"""How near to a sample the crosshair still stands on it, in px."""


class Crosshair:
    """Stands on a day of some plots, best on one that has samples."""

    def __init__(self, *plots: PlainPlot) -> None:
        self.day = 0
        self._plots = plots
        self._days = np.array([])
        self._lines = [pg.InfiniteLine(angle=90, movable=False) for _plot in plots]
        for plot, line in zip(plots, self._lines, strict=True):
            line.hide()
            plot.put(line)

    def show_days(self, days: Iterable[int]) -> None:
        """Take the days that have samples."""
        self._days = _distinct(list(days))

    def show_theme(self, theme: Theme) -> None:
        """Display in the colours of `theme`."""
        for line in self._lines:
            line.setPen(pg.mkPen(theme.accent, width=1, style=Qt.PenStyle.DotLine))

    def stand_on(self, day: int) -> None:
        """Stand on a day; 0 goes away."""
        self.day = day
        for line in self._lines:
            line.setVisible(bool(day))
            if day:
                line.setValue(day)

    def next_day(self, by: int, seen: tuple[float, float]) -> int:
        """Give the next or previous day that has samples, from the first or last one `seen`; 0: there is none."""
        if not len(self._days):
            return 0
        place = int(np.searchsorted(self._days, self.day or seen[by < 0]))
        if by < 0:
            place -= 1
        elif place < len(self._days) and self._days[place] == self.day:
            place += 1
        return int(self._days[max(0, min(len(self._days) - 1, place))])

    def nearest(self, spot: QPointF) -> int:
        """Give the sampled day that is near to a point of the scene, else the day under it; 0 outside the plots."""
        if not any(plot.vb.sceneBoundingRect().contains(spot) for plot in self._plots):
            return 0
        view = self._plots[0].vb
        day = view.mapSceneToView(spot).x()
        reach = abs(view.viewPixelSize()[0]) * NEAR
        place = int(np.searchsorted(self._days, day))
        near = min(self._days[max(0, place - 1) : place + 1], key=lambda one: abs(one - day), default=None)
        return int(near) if near is not None and abs(near - day) <= reach else int(day)


def _distinct(days: list[int]) -> "np.ndarray[tuple[int], np.dtype[np.float64]]":
    """Give the days in order, each once; `np.unique` would load masked arrays for it."""
    ordered = np.sort(np.array(days, dtype=float))
    first = np.ones(len(ordered), dtype=bool)
    first[1:] = ordered[1:] != ordered[:-1]
    distinct: np.ndarray[tuple[int], np.dtype[np.float64]] = ordered[first]
    return distinct
