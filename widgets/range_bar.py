"""A total on the scale of its method: where it is, and how far it could still move."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from causality.methods.method import Method, Range
from causality.methods.verdicts import extremes
from causality.signs import level_name
from causality.text import _
from causality.wording import total as total_text
from widgets.palette import LIGHT, Theme, faded

HEIGHT, THICK = 10, 6


class RangeBar(QWidget):
    """Shows a range of totals as a bar, and pale what it could become, from the lowest to the highest score."""

    def __init__(self) -> None:
        super().__init__()
        self._scale, self._total, self._could = (0, 1), (0, 0), (0, 0)
        self._colour, self._theme = "", LIGHT
        self._shown: tuple[object, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_range(self, method: Method, total: Range, could_become: Range, theme: Theme) -> None:
        """Display `total` and `could_become` on the scale of `method`."""
        if (method.id, total, could_become, theme) == self._shown:
            return
        self._shown = method.id, total, could_become, theme
        self._scale = _scale_of(method)
        self._total, self._could, self._theme = total, could_become, theme
        self._colour = theme.category(level_name(method, method.category(total[1])))
        told = _("{total} on a scale of {scale}; could become {could}")
        shown = {"total": total_text(total), "scale": total_text(self._scale), "could": total_text(could_become)}
        self.setToolTip(told.format(**shown))
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(80, HEIGHT)

    @override
    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        whole = QRectF(0, (self.height() - THICK) / 2, self.width(), THICK)
        for span, colour in (
            (self._scale, QColor(self._theme.grid)),
            (self._could, faded(self._colour, 0.3)),
            (self._total, QColor(self._colour)),
        ):
            painter.setBrush(colour)
            painter.drawRoundedRect(self._place(span, whole), THICK / 2, THICK / 2)

    def _place(self, span: Range, whole: QRectF) -> QRectF:
        low, high = self._scale
        step = whole.width() / max(1, high - low)
        left, right = ((min(max(end, low), high) - low) * step for end in span)
        width = max(THICK, right - left)
        return QRectF(min(left, whole.right() - width), whole.y(), width, whole.height())


def _scale_of(method: Method) -> Range:
    """Give the lowest and the highest total that a method can give."""
    bounds = [
        sheet.bounds or extremes(sheet.items, tuple(item.everything for item in sheet.items)) for sheet in method.sheets
    ]
    return min(low for low, _high in bounds), max(high for _low, high in bounds)
