"""The head of a page: what it is at the left, what can be done at the right, on more lines where it is narrow."""

from itertools import accumulate
from weakref import WeakSet

from PySide6.QtCore import QRect, QSize
from PySide6.QtWidgets import QLayoutItem, QWidget
from typing_extensions import override

from widgets.item_layout import ItemLayout

ACROSS, DOWN = 8, 6

Line = list[QLayoutItem]


class HeadLayout(ItemLayout):
    """Lays widgets out from the left; those added with `add_right` stand at the right end of the last line.

    What stands at the right begins a line of its own where it does not fit beside the rest.
    """

    def __init__(self, parent: QWidget | None = None, across: int = ACROSS) -> None:
        super().__init__(parent)
        self._across = across
        self._right = WeakSet[QWidget]()

    def add_right(self, widget: QWidget) -> None:
        """Add a widget that stands at the right."""
        self._right.add(widget)
        self.addWidget(widget)

    @override
    def sizeHint(self) -> QSize:
        shown = self.items
        return QSize(self._width(shown), max((item.sizeHint().height() for item in shown), default=0))

    @override
    def minimumSize(self) -> QSize:
        widths = [item.minimumSize().width() for item in self.items]
        return QSize(max(widths, default=0), self.sizeHint().height())

    @override
    def _placed(self, rect: QRect, *, move: bool) -> int:
        top = rect.top()
        for line in self._lines(rect.width()):
            height = max(item.sizeHint().height() for item in line)
            if move:
                self._place(line, QRect(rect.left(), top, rect.width(), height))
            top += height + DOWN
        return max(0, top - DOWN - rect.top())

    def _place(self, line: Line, rect: QRect) -> None:
        """Put a line into `rect`, each item in the middle of its height."""
        beside = any(item.widget() not in self._right for item in line)
        widths = [min(item.sizeHint().width(), rect.width()) for item in line]
        lefts = accumulate((width + self._across for width in widths), initial=rect.left())
        slack = rect.width() - self._width(line)
        for item, width, left in zip(line, widths, lefts, strict=False):
            pushed = slack if beside and item.widget() in self._right else 0
            height = item.sizeHint().height()
            item.setGeometry(QRect(left + pushed, rect.top() + (rect.height() - height) // 2, width, height))

    def _lines(self, width: int) -> list[Line]:
        """Break the items into lines; those of the right stay together where one line holds them."""
        shown = self.items
        right = [item for item in shown if item.widget() in self._right]
        lines = self._broken([item for item in shown if item.widget() not in self._right], width)
        if lines and self._width([*lines[-1], *right]) <= width:
            return [*lines[:-1], [*lines[-1], *right]]
        return [*lines, *self._broken(right, width)]

    def _broken(self, items: Line, width: int) -> list[Line]:
        lines: list[Line] = []
        for item in items:
            if lines and self._width([*lines[-1], item]) <= width:
                lines[-1].append(item)
            else:
                lines.append([item])
        return lines

    def _width(self, items: Line) -> int:
        return sum(item.sizeHint().width() for item in items) + self._across * max(0, len(items) - 1)
