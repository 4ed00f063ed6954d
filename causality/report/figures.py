"""Figures in the flow of the text: whatever is drawn, its size, its drawing, and what it says to those who hear it."""

from codecs import BOM_UTF16_BE
from typing import Any

from reportlab.platypus import Flowable

from causality.figure.close_up import CloseUp
from causality.figure.edish import EdishFigure
from causality.report.charts import draw_timeline, figure_size
from causality.report.close_ups import close_up_height, draw_close_up
from causality.report.edish_chart import draw_edish, edish_height
from causality.report.tags import Role
from causality.report.values import Drawn, Figure


class FigureFlowable(Flowable):
    """A figure, never broken over pages."""

    def __init__(self, figure: Figure, width: float) -> None:
        super().__init__()
        self.drawn, self.alternative = figure.drawn, figure.alternative
        self.width, self.height = width, _height(figure.drawn, width)

    def wrap(self, _room: float, _high: float) -> tuple[float, float]:
        """Give the size, whatever the room."""
        return self.width, self.height

    def draw(self) -> None:
        """Draw the figure."""
        canvas: Any = self.canv
        with canvas.marked(self._role()):
            _draw(canvas, self.drawn, self.width)

    def _role(self) -> Role:
        """Say what the figure shows, and where it stands on its page."""
        left, bottom = self.canv.absolutePosition(0, 0)
        box = b"%.1f %.1f %.1f %.1f" % (left, bottom, left + self.width, bottom + self.height)
        words = (BOM_UTF16_BE + self.alternative.encode("utf-16-be")).hex().encode()
        return Role("Figure", b"/Alt<%s>/A<</O/Layout/BBox[%s]>>" % (words, box))


def _height(drawn: Drawn, width: float) -> float:
    if isinstance(drawn, EdishFigure):
        return edish_height()
    return close_up_height(drawn) if isinstance(drawn, CloseUp) else figure_size(drawn, width)[1]


def _draw(canvas: Any, drawn: Drawn, width: float) -> None:
    if isinstance(drawn, CloseUp):
        draw_close_up(canvas, drawn, width)
    elif isinstance(drawn, EdishFigure):
        draw_edish(canvas, drawn.plots, width)
    else:
        draw_timeline(canvas, drawn, width)
