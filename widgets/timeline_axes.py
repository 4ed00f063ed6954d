"""The axes of the timeline: heights, days, names of lanes, and the names of lines at their ends."""

from collections.abc import Sequence
from datetime import date
from functools import lru_cache
from typing import Any

import pyqtgraph as pg
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF
from typing_extensions import override

from causality.case.dates import show
from causality.figure.scale import LABEL_STEP, Scale
from causality.figure.spacing import apart
from widgets.palette import LIGHT, Theme
from widgets.style import SMALL, TINY, font

LEFT, RIGHT, DAYS = 140, 84, 20
TICK_ROOM = 64
_STEPS = (1, 2, 3, 6, 12, 24, 60)
_WEEK, _DAYS_SHOWN = 7, 60


class HeightAxis(pg.AxisItem):
    """Multiples of the upper limit of normal on a log scale, or the values of every strip in its unit."""

    def __init__(self) -> None:
        super().__init__("left")
        self._scale = Scale("multiples")
        self._texts: dict[float, str] = {}
        self.setWidth(LEFT)
        self.setStyle(tickFont=font(TINY), tickLength=0)

    def show_scale(self, scale: Scale) -> None:
        """Display the ticks of `scale`."""
        if scale != self._scale:
            self._scale = scale
            self.picture = None
            self.update()

    @override
    def tickValues(self, minVal: float, maxVal: float, size: float) -> list[tuple[float, list[float]]]:
        self._texts = dict(self._scale.ticks(minVal, maxVal, size))
        return [(0.3, list(self._texts))]

    @override
    def tickStrings(self, values: Sequence[float], scale: float, spacing: float) -> list[str]:
        return [self._texts.get(value, "") for value in values]


class DayAxis(pg.AxisItem):
    """Days (ordinals), with a tick at the first of a month; at every week when only weeks are seen."""

    def __init__(self) -> None:
        super().__init__("bottom")
        self.setStyle(tickFont=font(TINY), tickLength=0)
        self.setHeight(DAYS)

    @override
    def tickValues(self, minVal: float, maxVal: float, size: float) -> list[tuple[float, list[float]]]:
        if maxVal - minVal < _DAYS_SHOWN:
            step = _WEEK if size / max(1.0, (maxVal - minVal) / _WEEK) >= TICK_ROOM else 2 * _WEEK
            start = int(minVal) - int(minVal) % step + step
            return [(step, [float(day) for day in range(start, int(maxVal) + 1, step)])]
        return [(30.0, _months(minVal, maxVal, size))]

    @override
    def tickStrings(self, values: Sequence[float], scale: float, spacing: float) -> list[str]:
        shown = [show(int(value)).split(" ") for value in values]
        if spacing < 30:
            return [f"{day} {month}" for day, month, _year in shown]
        years = [year for _day, _month, year in shown]
        return [
            f"{month} {year}" if place == 0 or years[place - 1] != year else month
            for place, (_day, month, year) in enumerate(shown)
        ]


class LaneAxis(pg.AxisItem):
    """The names of the lanes, each beside its bar."""

    def __init__(self) -> None:
        super().__init__("left")
        self.setWidth(LEFT)
        self._names: tuple[tuple[float, str], ...] = ()
        self._theme = LIGHT

    def show_names(self, names: Sequence[tuple[float, str]], theme: Theme) -> None:
        """Display `names` as (height on the axis, name)."""
        if (tuple(names), theme) != (self._names, self._theme):
            self._names, self._theme = tuple(names), theme
            self.update()

    def name_at(self, spot: QPointF) -> str:
        """Give the whole name at a point of the scene; empty where there is none."""
        height = self.mapFromScene(spot).y()
        if not self.sceneBoundingRect().contains(spot):
            return ""
        return next((name for y, name in self._names if abs(_to_pixel(self, y) - height) <= 9), "")

    @override
    def paint(self, p: Any, opt: Any, widget: Any) -> None:
        p.setFont(font(TINY))
        p.setPen(QColor(self._theme.text))
        high = float(self.size().height())
        for y, name in self._names:
            middle = _to_pixel(self, y)
            if -1 <= middle <= high + 1:
                p.drawText(QRectF(12, middle - 9, LEFT - 18, 18), _RIGHT_ALIGNED, _shortened(name))


class LineEnds(pg.AxisItem):
    """The names of the lines with their latest value, at the height of their ends and apart from each other."""

    def __init__(self) -> None:
        super().__init__("right")
        self.setWidth(RIGHT)
        self._labels: tuple[tuple[float, str, str], ...] = ()

    def show_labels(self, labels: Sequence[tuple[float, str, str]]) -> None:
        """Display `labels` as (height on the axis, text, colour)."""
        ordered = tuple(sorted(labels, reverse=True))
        if ordered != self._labels:
            self._labels = ordered
            self.update()

    @override
    def paint(self, p: Any, opt: Any, widget: Any) -> None:
        p.setFont(font(SMALL - 1, strong=True))
        wanted, half = [_to_pixel(self, y) for y, _text, _colour in self._labels], LABEL_STEP / 2
        tops = apart(wanted, LABEL_STEP, half, self.size().height() - half)
        for (_y, text, colour), middle in zip(self._labels, tops, strict=True):
            p.setPen(QColor(colour))
            p.drawText(QRectF(8, middle - 9, RIGHT - 8, 18), Qt.AlignmentFlag.AlignVCenter, text)


@lru_cache(maxsize=1024)
def _shortened(name: str) -> str:
    """Give as much of a name as finds room beside its lane."""
    return QFontMetricsF(font(TINY)).elidedText(name, Qt.TextElideMode.ElideRight, LEFT - 20)


_RIGHT_ALIGNED = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight


def _to_pixel(axis: Any, y: float) -> float:
    low, high = axis.linkedView().viewRange()[1]
    return float(axis.size().height() * (high - y) / max(high - low, 1e-9))


def _months(first: float, last: float, size: float) -> list[float]:
    begin, end = date.fromordinal(max(1, int(first))), date.fromordinal(max(1, int(last)))
    months = (end.year - begin.year) * 12 + end.month - begin.month + 1
    step = next((step for step in _STEPS if size / max(1.0, months / step) >= TICK_ROOM), _STEPS[-1])
    count = begin.year * 12 + begin.month - 1
    count += -count % step
    found = []
    while count <= end.year * 12 + end.month - 1:
        found.append(float(date(count // 12, count % 12 + 1, 1).toordinal()))
        count += step
    return [day for day in found if first <= day <= last]
