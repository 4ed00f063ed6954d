"""The sign of a category: a disc that fills up with certainty, so that it is told apart without its colour."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from causality.signs import DOES_NOT_APPLY
from widgets.palette import Theme

QUARTERS = {"excluded": 0, "unlikely": 1, "possible": 2, "probable": 3, "highly probable": 4}
EDGE = 16


class CategoryDisc(QWidget):
    """Shows one level of certainty: empty is excluded, full highly probable, struck through not applicable.

    A dot is a category beside the scale, or that not enough is known.
    """

    def __init__(self) -> None:
        super().__init__()
        self._category = ""
        self._colour = QColor()
        self.setFixedSize(QSize(EDGE, EDGE))

    def show_category(self, category: str, theme: Theme) -> None:
        """Display `category`, by its name in the method."""
        after = category, QColor(theme.category(category))
        if after != (self._category, self._colour):
            self._category, self._colour = after
            self.update()

    @override
    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        draw_disc(painter, QPointF(EDGE / 2, EDGE / 2), EDGE / 2 - 2, self._category, self._colour)


def draw_disc(painter: QPainter, centre: QPointF, radius: float, category: str, colour: QColor) -> None:
    """Draw the sign of `category` around `centre`."""
    box = QRectF(centre.x() - radius, centre.y() - radius, 2 * radius, 2 * radius)
    painter.setPen(QPen(colour, 1.6))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawEllipse(box)
    if category == DOES_NOT_APPLY:
        reach = radius * 0.7
        painter.drawLine(centre + QPointF(-reach, reach), centre + QPointF(reach, -reach))
    elif category == "":
        painter.drawPoint(centre)
    elif quarters := QUARTERS.get(category, 0):
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        inner = box.adjusted(0.4, 0.4, -0.4, -0.4)
        painter.drawPie(inner, 90 * 16, -quarters * 90 * 16)
