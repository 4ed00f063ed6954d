"""The rule of what is selected: windows of days as pale bands with their words, decisive heights as lines."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QTransform
from typing_extensions import override

from causality.figure.scale import Scale
from causality.figure.values import Level, Rule, SamplePoint, Series
from widgets.palette import Theme, faded, readable
from widgets.style import TINY, font, width_of
from widgets.timeline_marks import ROW, ScreenItem

PALE, FOOT = 0.10, 16
"""The opacity of a window, and the height below its words that symptoms and examinations take, in px."""


class RuleBands(ScreenItem):
    """Shows a rule behind the samples."""

    def __init__(self) -> None:
        super().__init__()
        self._rule, self._scale = Rule(), Scale("multiples")
        self._limits: dict[str, tuple[Series, float]] = {}

    @property
    def rule(self) -> Rule:
        """The rule that is drawn."""
        return self._rule

    def show_rule(self, rule: Rule, scale: Scale, series: tuple[Series, ...], theme: Theme) -> None:
        """Display `rule`; in own units its heights stand at the limit of the analyte's last sample."""
        if (rule, scale, theme) == (self._rule, self._scale, self._theme):
            return
        self._rule, self._scale, self._theme = rule, scale, theme
        self._limits = {one.analyte: (one, _limit(one)) for one in series}
        self.update()

    @override
    def draw(self, painter: QPainter, place: QTransform, area: QRectF) -> None:
        painter.setFont(font(TINY))
        taken: list[QRectF] = []
        for band in self._rule.bands:
            left, right = (place.map(QPointF(day, 0)).x() for day in (band.first, band.last + 1))
            box = QRectF(left, area.top(), right - left, area.height()) & area
            if box.width() > 0:
                painter.fillRect(box, faded(self._theme.accent, PALE))
                painter.setPen(QPen(faded(self._theme.accent, 0.5), 1))
                for side in (left, right):
                    if area.left() <= side <= area.right():
                        painter.drawLine(QPointF(side, area.top()), QPointF(side, area.bottom()))
                self._words(painter, band.text, box, area, taken)
        for level in self._rule.levels:
            self._level(painter, level, place, area, taken)

    def _words(self, painter: QPainter, text: str, box: QRectF, area: QRectF, taken: list[QRectF]) -> None:
        width = width_of(text, TINY) + 8
        left = max(area.left() + 2, min(box.left() + 3, area.right() - width - 2))
        spot = QRectF(left, area.bottom() - ROW - FOOT, width, ROW)
        while any(spot.intersects(other) for other in taken):
            spot.translate(0, -ROW)
        taken.append(spot)
        _halo(painter, spot, self._theme)
        painter.setPen(QColor(self._theme.accent))
        painter.drawText(spot, Qt.AlignmentFlag.AlignCenter, text)

    def _level(self, painter: QPainter, level: Level, place: QTransform, area: QRectF, taken: list[QRectF]) -> None:
        height = self._height(level)
        if height is None:
            return
        left, right = (place.map(QPointF(day, height)) for day in (level.first, level.last))
        begin, end = max(left.x() - 12, area.left()), min(right.x() + 12, area.right())
        if end <= begin or not area.top() <= left.y() <= area.bottom():
            return
        colour = readable(self._theme.analyte(level.analyte), self._theme)
        painter.setPen(QPen(QColor(colour), 1.4, Qt.PenStyle.DashDotLine))
        painter.drawLine(QPointF(begin, left.y()), QPointF(end, left.y()))
        width = width_of(level.text, TINY) + 6
        spot = QRectF(min(begin + 4, area.right() - width), left.y() - ROW, width, ROW - 1)
        while any(spot.intersects(other) for other in taken):
            spot.translate(0, -ROW)
        if spot.top() < area.top() + 2 * ROW:  # no room beside the names of the onsets: the line stands alone
            return
        taken.append(spot)
        _halo(painter, spot, self._theme)
        painter.drawText(spot, Qt.AlignmentFlag.AlignCenter, level.text)

    def _height(self, level: Level) -> float | None:
        held = self._limits.get(level.analyte)
        if held is None:
            return None
        series, limit = held
        return self._scale.height(series, SamplePoint(-1, 0, level.multiple, "value", level.multiple * limit))


def _limit(series: Series) -> float:
    """The limit in the unit of the series, from the last sample that has both a value and a multiple."""
    pairs = ((point.value, point.multiple) for point in reversed(series.points))
    return next((value / multiple for value, multiple in pairs if value and multiple), 0.0)


def _halo(painter: QPainter, spot: QRectF, theme: Theme) -> None:
    pen = painter.pen()
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(faded(theme.surface, 0.85))
    painter.drawRoundedRect(spot, 3, 3)
    painter.setPen(pen)
