"""A text that wraps to the width it gets and ends with an ellipsis after a number of lines."""

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent, QResizeEvent, QTextLayout, QTextOption
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from widgets.style import SIZE, font

NARROWEST = 60


class WrappedText(QWidget):
    """Shows a text on at most `most` lines (0: as many as it takes); the whole of a shortened one is its tooltip.

    To the left of it `indent` px stay free.
    """

    def __init__(
        self, size: int = SIZE, *, strong: bool = False, most: int = 0, leading: float = 1.4, indent: int = 0
    ) -> None:
        super().__init__()
        self._text = ""
        self._colour = ""
        self._most, self._indent = most, indent
        self._broken: dict[int, list[str]] = {}
        self._font = font(size, strong=strong)
        self._metrics = QFontMetricsF(self._font)
        self._step = round(self._metrics.height() * leading / 1.36)
        self._whole = 0.0
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_text(self, text: str, colour: str, most: int | None = None) -> None:
        """Display `text` in `colour`, on at most `most` lines when given."""
        most = self._most if most is None else most
        if (text, most, colour) == (self._text, self._most, self._colour):
            return
        if (text, most) != (self._text, self._most):
            self._text, self._most, self._broken = text, most, {}
            self._whole = self._metrics.horizontalAdvance(text)
            self.setAccessibleName(text)
            self.updateGeometry()
            self._explain()
        self._colour = colour
        self.update()

    @property
    def text(self) -> str:
        """The whole text, also where it is shortened on screen."""
        return self._text

    @override
    def heightForWidth(self, width: int) -> int:
        return max(1, len(self._lines(width))) * self._step if self._text else 0

    @override
    def sizeHint(self) -> QSize:
        width = min(360, round(self._whole) + 2) + self._indent
        return QSize(width, self.heightForWidth(max(width, NARROWEST)))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(NARROWEST + self._indent, self._step if self._text else 0)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._explain()

    @override
    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setFont(self._font)
        painter.setPen(QColor(self._colour))
        above = (self._step - self._metrics.height()) / 2 + self._metrics.ascent()
        for place, line in enumerate(self._lines(self.width())):
            painter.drawText(QPointF(self._indent, place * self._step + above), line)

    def _explain(self) -> None:
        lines = self._lines(self.width())
        self.setToolTip(self._text if lines and lines[-1].endswith("…") and not self._text.endswith("…") else "")

    def _lines(self, width: int) -> list[str]:
        """Give the lines at a width; layouts ask for the same few widths over and over."""
        lines = self._broken.get(width)
        if lines is None:
            lines = self._broken[width] = self._break(max(width - self._indent, NARROWEST))
        return lines

    def _break(self, width: int) -> list[str]:
        """Break the text; the last permitted line takes the rest, shortened."""
        if self._whole <= width and "\n" not in self._text:
            return [self._text] if self._text else []
        found: list[str] = []
        layout = QTextLayout(self._text, self._font)
        layout.setTextOption(_wrapping())
        layout.beginLayout()
        while (line := layout.createLine()).isValid():
            line.setLineWidth(width)
            begin = line.textStart()
            if self._most and len(found) == self._most - 1:
                rest = self._text[begin:]
                found.append(self._metrics.elidedText(rest, Qt.TextElideMode.ElideRight, width))
                break
            found.append(self._text[begin : begin + line.textLength()].rstrip())
        layout.endLayout()
        return found


def _wrapping() -> QTextOption:
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    return option
