"""How the pages of a document are painted: on paper, with what was there before until the new is drawn."""

from PySide6.QtCore import QRect
from PySide6.QtGui import QColor, QImage, QPainter

from widgets.page_layout import Band, Mark, PageLayout, marked
from widgets.palette import MARKER, PAPER, Theme, faded

Drawn = dict[Band, QImage]


def paint_pages(
    painter: QPainter, layout: PageLayout, sight: tuple[int, int], drawn: Drawn, before: tuple[PageLayout, Drawn],
    mark: Mark | None, theme: Theme,
) -> None:  # fmt: skip
    """Paint the pages in sight (heights), the strips of them that are `drawn`, a place that is marked, and edges."""
    boxes = layout.boxes_between(*sight)
    for left, above, width, height in boxes:
        painter.fillRect(left, above, width, height, QColor(PAPER))
    _paint_before(painter, layout, *before)
    for band, box in layout.bands(*sight):
        if band in drawn:
            painter.drawImage(QRect(*box), drawn[band])
    if mark is not None and (found := marked(layout, mark)):
        painter.fillRect(QRect(*found).adjusted(-2, -1, 2, 1), faded(MARKER, 0.4))
    painter.setPen(QColor(theme.line))
    for left, above, width, height in boxes:
        painter.drawRect(left - 1, above - 1, width + 1, height + 1)


def _paint_before(painter: QPainter, now: PageLayout, layout: PageLayout, drawn: Drawn) -> None:
    """Paint what was there before the zoom or the document changed, where the new is not there yet."""
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    for band, box in layout.carried(now) if drawn else ():
        if band in drawn:
            painter.drawImage(QRect(*box), drawn[band])
