"""Drawings on the timeline that keep their size on screen: onset flags and thresholds."""

from collections.abc import Sequence
from math import log10
from typing import Any

import pyqtgraph as pg
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QTransform
from typing_extensions import override

from causality.case.dates import show_range
from causality.figure.values import Flag, Threshold
from causality.text import _
from widgets.palette import LIGHT, Theme, faded
from widgets.style import TINY, font, width_of

ROW = 15


class ScreenItem(pg.GraphicsObject):
    """Something in a plot that is drawn in pixels, at places given in days and heights."""

    def __init__(self) -> None:
        super().__init__()
        self._theme = LIGHT

    @override
    def boundingRect(self) -> QRectF:
        return QRectF(self.viewRect())

    @override
    def dataBounds(self, *_args: Any, **_options: Any) -> None:
        """Nothing drawn here decides how far the axes reach."""
        return

    @override
    def viewRangeChanged(self) -> None:
        self.prepareGeometryChange()
        self.update()

    @override
    def paint(self, p: QPainter, *_args: Any) -> None:
        transform, box = p.transform(), self.boundingRect()
        p.save()
        p.resetTransform()
        self.draw(p, transform, transform.mapRect(box))
        p.restore()

    def draw(self, painter: QPainter, place: QTransform, area: QRectF) -> None:
        """Draw in pixels; `place` maps (day, height) to them and `area` is what is seen."""
        raise NotImplementedError


class EventFlags(ScreenItem):
    """The onsets of the events: a pale band over the possible days, named at the top."""

    def __init__(self) -> None:
        super().__init__()
        self._flags: tuple[Flag, ...] = ()

    def show_flags(self, flags: Sequence[Flag], theme: Theme) -> None:
        """Display `flags`, also those outside of what is seen."""
        if (tuple(flags), theme) != (self._flags, self._theme):
            self._flags, self._theme = tuple(flags), theme
            self.update()

    @override
    def draw(self, painter: QPainter, place: QTransform, area: QRectF) -> None:
        painter.setFont(font(TINY))
        taken: list[QRectF] = []
        for flag in self._flags:
            left = place.map(QPointF(flag.first, 0)).x() if flag.first is not None else area.left()
            right = place.map(QPointF(flag.last + 1, 0)).x() if flag.last is not None else area.right()
            text = _("onset: {event}").format(event=flag.label)
            if right < area.left() + 2 or left > area.right() - 2:
                text = f"{text}, {show_range(flag.first, flag.last)}"
                text = f"◂ {text}" if right < area.left() + 2 else f"{text} ▸"
            else:
                self._band(painter, QRectF(left, area.top(), max(2.0, right - left), area.height()), area)
            self._tag(painter, text, left, area, taken)

    def _band(self, painter: QPainter, band: QRectF, area: QRectF) -> None:
        painter.fillRect(band & area, faded(self._theme.warning, 0.10))
        painter.setPen(QPen(faded(self._theme.warning, 0.7), 1, Qt.PenStyle.DashLine))
        painter.drawLine(band.topLeft(), band.bottomLeft())

    def _tag(self, painter: QPainter, text: str, left: float, area: QRectF, taken: list[QRectF]) -> None:
        """Name a flag in the first row at the top where it covers no other name."""
        width = width_of(text, TINY) + 10
        left = max(area.left() + 2, min(left, area.right() - width - 2))
        box = QRectF(left, area.top() + 2, width, ROW - 1)
        while any(box.intersects(other) for other in taken):
            box.translate(0, ROW)
        taken.append(box)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self._theme.warning_ground))
        painter.drawRoundedRect(box, 3, 3)
        painter.setPen(QColor(self._theme.warning))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)


class ThresholdLines(ScreenItem):
    """The limit of normal and the thresholds of the rules, behind the samples."""

    def __init__(self) -> None:
        super().__init__()
        self._thresholds: tuple[Threshold, ...] = ()

    def show_thresholds(self, thresholds: Sequence[Threshold], theme: Theme) -> None:
        """Display `thresholds`; the limit itself is dashed, others dotted in their analyte's colour."""
        if (tuple(thresholds), theme) != (self._thresholds, self._theme):
            self._thresholds, self._theme = tuple(thresholds), theme
            self.update()

    @override
    def draw(self, painter: QPainter, place: QTransform, area: QRectF) -> None:
        painter.setFont(font(TINY))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        for threshold in self._thresholds:
            y = place.map(QPointF(0, log10(threshold.multiple))).y()
            if not area.top() <= y <= area.bottom():
                continue
            colour = self._theme.analyte(threshold.analyte) if threshold.analyte else self._theme.muted
            dashes = Qt.PenStyle.DotLine if threshold.analyte else Qt.PenStyle.DashLine
            painter.setPen(QPen(QColor(colour), 1, dashes))
            painter.drawLine(QPointF(area.left(), y), QPointF(area.right(), y))


class ThresholdNames(ThresholdLines):
    """The names of the thresholds, above the lines of the samples on a ground of their own."""

    @override
    def draw(self, painter: QPainter, place: QTransform, area: QRectF) -> None:
        painter.setFont(font(TINY))
        for threshold in self._thresholds:
            y = place.map(QPointF(0, log10(threshold.multiple))).y()
            if not area.top() + ROW <= y <= area.bottom():
                continue
            width = width_of(threshold.text, TINY) + 6
            box = QRectF(area.left() + 2, y - ROW, width, ROW - 1)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(faded(self._theme.surface, 0.8))
            painter.drawRoundedRect(box, 3, 3)
            painter.setPen(QColor(self._theme.muted))
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, threshold.text)
