"""A text that wraps to the width it gets and ends with an ellipsis after a number of lines."""

from functools import cache, lru_cache

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent, QTextLayout, QTextOption
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from widgets.style import SIZE, font

NARROWEST, THINNEST = 60, 2
"""The least width of a text, and less than the width of any letter, in px."""


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
        self._broken: dict[int, tuple[str, ...]] = {}
        self._same: list[tuple[float, float, tuple[str, ...]]] = []
        self._full = 0
        self._told: dict[int, int] = {}
        self._size, self._strong, self._font = size, strong, font(size, strong=strong)
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
            hint, told = self.sizeHint(), sorted(self._told.items(), reverse=True)
            self._text, self._most, self._broken, self._same, self._full = text, most, {}, [], 0
            self._whole = self._metrics.horizontalAdvance(text)
            self.setAccessibleName(text)
            # Only what needs another room than was told has all around it laid out anew.
            if hint != self.sizeHint() or any(self._height(width) != height for width, height in told):
                self._told = {}
                self.updateGeometry()
        self._colour = colour
        self.update()

    @property
    def text(self) -> str:
        """The whole text, also where it is shortened on screen."""
        return self._text

    @override
    def heightForWidth(self, width: int) -> int:
        self._told[width] = height = self._height(width)
        return height

    def _height(self, width: int) -> int:
        if not self._text:
            return 0
        if width > self._full and len(self._lines(width)) == self._most > 0:
            self._full = width
        return max(1, self._most if width <= self._full else len(self._lines(width))) * self._step

    @override
    def sizeHint(self) -> QSize:
        fills = self.sizePolicy().horizontalPolicy() == QSizePolicy.Policy.Ignored
        width = (NARROWEST if fills else min(360, round(self._whole) + 2)) + self._indent
        return QSize(width, self.heightForWidth(max(width, NARROWEST)))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(NARROWEST + self._indent, self._step if self._text else 0)

    @override
    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setFont(self._font)
        painter.setPen(QColor(self._colour))
        above = (self._step - self._metrics.height()) / 2 + self._metrics.ascent()
        lines = self._lines(self.width())
        for place, line in enumerate(lines):
            painter.drawText(QPointF(self._indent, place * self._step + above), line)
        told = self._text if lines and lines[-1].endswith("…") and not self._text.endswith("…") else ""
        if told != self.toolTip():
            self.setToolTip(told)

    def _lines(self, width: int) -> tuple[str, ...]:
        """Give the lines at a width; layouts ask for the same few widths over and over."""
        lines = self._broken.get(width)
        if lines is None:
            lines = self._broken[width] = self._broken_like(max(width - self._indent, NARROWEST))
        return lines

    def _broken_like(self, width: int) -> tuple[str, ...]:
        """Break the text, unless it is known to break so: as at a greater width at which no line was longer."""
        if self._whole <= width and "\n" not in self._text:
            return (self._text,) if self._text else ()
        for longest, widest, lines in self._same:
            if longest <= width <= widest:
                return lines
        longest, lines = _broken(self._text, self._size, self._strong, self._most, width)
        self._same.append((longest, width, lines))
        return lines


@lru_cache(maxsize=2048)  # texts come again, in other rows and while a date is moved to and fro
def _broken(text: str, size: int, strong: bool, most: int, width: int) -> tuple[float, tuple[str, ...]]:
    """Break a text and give the length of the longest line; the last permitted one takes the rest, shortened."""
    longest, found, made = 0.0, list[str](), font(size, strong=strong)
    layout = QTextLayout(text[: (most + 1) * width // THINNEST] if most else text, made)
    layout.setTextOption(_wrapping())
    layout.beginLayout()
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        begin = line.textStart()
        longest = max(longest, line.naturalTextWidth())
        if most and len(found) == most - 1:
            rest = text[begin : begin + 2 * width // THINNEST]
            found.append(QFontMetricsF(made).elidedText(rest, Qt.TextElideMode.ElideRight, width))
            longest = longest if found[-1] == rest else width
            break
        found.append(text[begin : begin + line.textLength()].rstrip())
    layout.endLayout()
    return longest, tuple(found)


@cache
def _wrapping() -> QTextOption:
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    return option
