"""The words in the plot of the samples: each where it covers fewest values, and none over another."""

from collections.abc import Callable, Iterable
from typing import Protocol

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QTransform
from typing_extensions import override

from causality.figure.spacing import Covered, Spot, clearest
from widgets.style import TINY, font
from widgets.timeline_screen import ROW, ScreenItem, Words


class Named(Protocol):
    """Something in the plot that has names."""

    def words(self, place: QTransform, area: QRectF, /) -> Iterable[Words]:
        """Give the names of what is in view."""


class PlotNames(ScreenItem):
    """Writes the names of everything in a plot; those that come first choose first."""

    def __init__(self, named: Iterable[Named], covered: Callable[[QTransform, QRectF], list[Spot]]) -> None:
        super().__init__()
        self._named, self._covered = tuple(named), covered
        self.written: list[tuple[str, QRectF]] = []

    @override
    def draw(self, painter: QPainter, place: QTransform, area: QRectF) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(font(TINY))
        covered, self.written = Covered(self._covered(place, area)), []
        for words in (words for one in self._named for words in one.words(place, area)):
            box = _free(words, [box for _text, box in self.written], covered, area)
            if box is not None:
                self.written.append((words.text, box))
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(words.ground)
                painter.drawRoundedRect(box, 3, 3)
                painter.setPen(words.ink)
                painter.drawText(box, Qt.AlignmentFlag.AlignCenter, words.text)


def _free(words: Words, taken: list[QRectF], covered: Covered, area: QRectF) -> QRectF | None:
    """Give the box in which words stand; None when there is no room for them."""
    size = words.size
    free = [
        spot for spot in words.spots if area.contains(QRectF(*spot, *size)) and not _hit(QRectF(*spot, *size), taken)
    ]
    if free:
        return QRectF(*(free[0] if words.first else clearest(free, size, covered)), *size)
    if not words.kept or not words.spots:
        return None
    box = QRectF(*words.spots[0], *size)
    while _hit(box, taken):
        box.translate(0, ROW)
    return box


def _hit(box: QRectF, taken: list[QRectF]) -> bool:
    return any(box.intersects(other) for other in taken)
