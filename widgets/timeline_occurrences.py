"""Symptoms and examinations on the timeline, as small flags along the foot of the samples."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QPainter, QPen, QTransform
from typing_extensions import override

from causality.case.dates import show_range
from causality.figure.values import Occurrence
from widgets.palette import Theme
from widgets.timeline_screen import ScreenItem


class Occurrences(ScreenItem):
    """Symptoms and examinations along the foot of the samples: a flag on the first possible day, a line to the last."""

    def __init__(self) -> None:
        super().__init__()
        self._shown: tuple[Occurrence, ...] = ()
        self._marks: list[tuple[QRectF, str]] = []

    def show_occurrences(self, occurrences: Sequence[Occurrence], theme: Theme) -> None:
        """Display `occurrences`; those on the same days share one flag."""
        if (tuple(occurrences), theme) != (self._shown, self._theme):
            self._shown, self._theme = tuple(occurrences), theme
            self.update()

    def text_at(self, spot: QPointF) -> str:
        """Say what is flagged at a point of the view, in pixels; empty where there is nothing."""
        return next((text for box, text in self._marks if box.contains(spot)), "")

    @override
    def draw(self, painter: QPainter, place: QTransform, area: QRectF) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._marks = []
        taken: list[QRectF] = []
        for (first, last), members in _by_days(self._shown).items():
            left = place.map(QPointF(first, 0)).x() if first is not None else area.left()
            right = place.map(QPointF(last + 1, 0)).x() if last is not None else area.right()
            if right < area.left() or left > area.right():
                continue
            self._flag(painter, members, max(left, area.left()), min(right, area.right()), area, taken)

    def _flag(
        self, painter: QPainter, members: list[Occurrence], left: float, right: float, area: QRectF,
        taken: list[QRectF],
    ) -> None:  # fmt: skip
        box = QRectF(left, area.bottom() - 11, 8, 8)
        while any(box.intersects(other.adjusted(-2, 0, 2, 0)) for other in taken):
            box.translate(0, -10)
        taken.append(box)
        colour = QColor(self._theme.muted)
        painter.setPen(QPen(colour, 1))
        painter.drawLine(QPointF(left, box.bottom()), QPointF(max(right, left + 8), box.bottom()))
        painter.setBrush(QColor(self._theme.surface) if members[0].kind == "symptom" else colour)
        if members[0].kind == "symptom":
            painter.drawEllipse(box.adjusted(1, 0, -1, -2))
        else:
            painter.drawRect(box.adjusted(1, 0, -1, -2))
        days = show_range(members[0].first, members[0].last)
        text = "\n".join([days, *(one.text for one in members)])
        self._marks.append((box.adjusted(-3, -3, max(3.0, right - box.right()), 3), text))


def _by_days(shown: Sequence[Occurrence]) -> dict[tuple[int | None, int | None], list[Occurrence]]:
    found: dict[tuple[int | None, int | None], list[Occurrence]] = {}
    for one in shown:
        found.setdefault((one.first, one.last), []).append(one)
    return found
