"""The rule of what is selected: windows of days as pale bands with their words, decisive heights as lines."""

from collections.abc import Iterator

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QTransform
from typing_extensions import override

from causality.figure.scale import Scale
from causality.figure.values import Band, Level, Rule, SamplePoint, Series
from widgets.palette import Theme, faded, readable
from widgets.style import TINY, width_of
from widgets.timeline_screen import PAD, ROW, ScreenItem, Words

PALE, FOOT, ROWS = 0.10, 16, 5
"""The opacity of a window, the height below its words that symptoms and examinations take (px), rows of words."""


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
        for _band, box, sides in self._bands(place, area):
            painter.fillRect(box, faded(self._theme.accent, PALE))
            painter.setPen(QPen(faded(self._theme.accent, 0.5), 1))
            for side in sides:
                if area.left() <= side <= area.right():
                    painter.drawLine(QPointF(side, area.top()), QPointF(side, area.bottom()))
        for level, begin, end, y in self._levels(place, area):
            painter.setPen(QPen(QColor(self._ink(level)), 1.4, Qt.PenStyle.DashDotLine))
            painter.drawLine(QPointF(begin, y), QPointF(end, y))

    def words(self, place: QTransform, area: QRectF) -> Iterator[Words]:
        """Name the windows at their foot, or higher where that is taken, and the heights above or below their lines."""
        ground = faded(self._theme.surface, 0.85)
        for band, box, _sides in self._bands(place, area):
            wide = width_of(band.text, TINY) + PAD
            least, most = area.left() + 2, area.right() - wide - 2
            lefts = [max(least, min(left, most)) for left in (box.left() + 3, box.right() - wide - 3)]
            foot = area.bottom() - ROW - FOOT
            spots = tuple((left, foot - ROW * row) for row in range(ROWS) for left in lefts)
            yield Words(band.text, QColor(self._theme.accent), ground, spots)
        for level, begin, end, y in self._levels(place, area):
            wide = width_of(level.text, TINY) + PAD
            lefts = [min(begin + 4, area.right() - wide), max(end - wide - 4, area.left() + 2)]
            spots = tuple((left, top) for top in (y - ROW, y + 1) for left in lefts)
            yield Words(level.text, QColor(self._ink(level)), ground, spots)

    def _bands(self, place: QTransform, area: QRectF) -> Iterator[tuple[Band, QRectF, tuple[float, float]]]:
        """The windows in view, with their box and the places of their ends."""
        for band in self._rule.bands:
            left, right = (place.map(QPointF(day, 0)).x() for day in (band.first, band.last + 1))
            box = QRectF(left, area.top(), right - left, area.height()) & area
            if box.width() > 0:
                yield band, box, (left, right)

    def _levels(self, place: QTransform, area: QRectF) -> Iterator[tuple[Level, float, float, float]]:
        """The heights in view, from where to where they reach, and their place."""
        for level in self._rule.levels:
            height = self._height(level)
            if height is None:
                continue
            left, right = (place.map(QPointF(day, height)) for day in (level.first, level.last))
            begin, end = max(left.x() - 12, area.left()), min(right.x() + 12, area.right())
            if end > begin and area.top() <= left.y() <= area.bottom():
                yield level, begin, end, left.y()

    def _ink(self, level: Level) -> str:
        return readable(self._theme.analyte(level.analyte), self._theme)

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
