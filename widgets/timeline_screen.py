"""What on the timeline is drawn in pixels, so that it keeps its size on screen, and the words it has."""

from typing import Any

import pyqtgraph as pg
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QPainter, QTransform
from typing_extensions import override

from causality.figure.spacing import Spot
from causality.frozen import frozen
from widgets.palette import LIGHT
from widgets.style import TINY, width_of

ROW, PAD = 15, 8
"""The height of a row of words, and what they have around, in px."""


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


@frozen
class Words:
    """Words with the colours of ink and ground, and the corners where they may stand, the best first.

    Those that are `kept` stand even when all these are taken: in the next free row below the first. With `first` the
    first corner that is free is taken, whatever it covers.
    """

    text: str
    ink: QColor
    ground: QColor
    spots: tuple[Spot, ...]
    kept: bool = False
    first: bool = False

    @property
    def size(self) -> Spot:
        """What the words need."""
        return width_of(self.text, TINY) + PAD, float(ROW - 1)
