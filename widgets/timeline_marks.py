"""Onsets and thresholds on the timeline."""

from collections.abc import Iterator, Sequence
from math import log10

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QTransform
from typing_extensions import override

from causality.case.dates import show_range
from causality.figure.values import Flag, Threshold
from causality.text import _
from widgets.palette import Theme, faded
from widgets.style import TINY, width_of
from widgets.timeline_screen import PAD, ROW, ScreenItem, Words

SEEN_THROUGH = 0.5
"""The opacity of what words of a threshold have under them: a curve that ends there is seen."""


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
        for flag in self._flags:
            left, right = _ends(flag, place, area)
            if right >= area.left() + 2 and left <= area.right() - 2:
                band = QRectF(left, area.top(), max(2.0, right - left), area.height())
                painter.fillRect(band & area, faded(self._theme.warning, 0.10))
                painter.setPen(QPen(faded(self._theme.warning, 0.7), 1, Qt.PenStyle.DashLine))
                painter.drawLine(band.topLeft(), band.bottomLeft())

    def words(self, place: QTransform, area: QRectF) -> Iterator[Words]:
        """Name every onset at the top; one outside of what is seen at its side, with its days."""
        for flag in self._flags:
            left, right = _ends(flag, place, area)
            text = _("onset: {event}").format(event=flag.label)
            if right < area.left() + 2:
                text = f"◂ {text}, {show_range(flag.first, flag.last)}"
            elif left > area.right() - 2:
                text = f"{text}, {show_range(flag.first, flag.last)} ▸"
            begin = max(area.left() + 2, min(left, area.right() - width_of(text, TINY) - PAD - 2))
            ink, ground = QColor(self._theme.warning), QColor(self._theme.warning_ground)
            yield Words(text, ink, ground, ((begin, area.top() + 2),), kept=True)


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
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        for threshold, y in self._seen(place, area):
            colour = self._theme.analyte(threshold.analyte) if threshold.analyte else self._theme.muted
            dashes = Qt.PenStyle.DotLine if threshold.analyte else Qt.PenStyle.DashLine
            painter.setPen(QPen(QColor(colour), 1, dashes))
            painter.drawLine(QPointF(area.left(), y), QPointF(area.right(), y))

    def words(self, place: QTransform, area: QRectF) -> Iterator[Words]:
        """Name every threshold above or below its line, at either end of it or between, where it covers least."""
        ink, ground = QColor(self._theme.muted), faded(self._theme.surface, SEEN_THROUGH)
        for threshold, y in self._seen(place, area):
            left, right = area.left() + 2, area.right() - width_of(threshold.text, TINY) - PAD - 2
            lefts = (left, right, *(left + share * (right - left) for share in (0.25, 0.5, 0.75)))
            spots = tuple((x, top) for top in (y - ROW, y + 1) for x in lefts)
            yield Words(threshold.text, ink, ground, spots)

    def _seen(self, place: QTransform, area: QRectF) -> Iterator[tuple[Threshold, float]]:
        for threshold in self._thresholds:
            y = place.map(QPointF(0, log10(threshold.multiple))).y()
            if area.top() <= y <= area.bottom():
                yield threshold, y


def _ends(flag: Flag, place: QTransform, area: QRectF) -> tuple[float, float]:
    """Where the possible days of an onset begin and end, in pixels."""
    left = place.map(QPointF(flag.first, 0)).x() if flag.first is not None else area.left()
    right = place.map(QPointF(flag.last + 1, 0)).x() if flag.last is not None else area.right()
    return left, right
