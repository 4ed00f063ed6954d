"""Fields beside each other, in as many columns of one width as there is room for."""

from weakref import WeakKeyDictionary

from PySide6.QtCore import QRect, QSize
from PySide6.QtWidgets import QLayoutItem, QWidget
from typing_extensions import override

from widgets.item_layout import ItemLayout

NARROWEST, ACROSS, DOWN = 96, 16, 6


class FluidLayout(ItemLayout):
    """Lays widgets out in a grid that has more columns where it is wider; a widget may span several."""

    def __init__(self, parent: QWidget, narrowest: int = NARROWEST, across: int = ACROSS) -> None:
        super().__init__(parent)
        self._spans = WeakKeyDictionary[QWidget, int]()
        self._narrowest, self._across = narrowest, across

    def put(self, widget: QWidget, span: int = 1) -> None:
        """Add a widget that is `span` columns wide, or as many as there are."""
        self._spans[widget] = span
        self.addWidget(widget)

    def _span(self, item: QLayoutItem) -> int:
        widget = item.widget()
        return self._spans.get(widget, 1) if widget is not None else 1

    @override
    def sizeHint(self) -> QSize:
        return self.minimumSize()

    @override
    def minimumSize(self) -> QSize:
        return QSize(self._narrowest, 0)

    @override
    def _placed(self, rect: QRect, *, move: bool) -> int:
        columns = max(1, (rect.width() + self._across) // (self._narrowest + self._across))
        step = (rect.width() + self._across) / columns
        top = rect.top()
        for row in self._rows(columns):
            height, column = 0, 0
            for item, span in row:
                left = rect.left() + round(column * step)
                width = round((column + span) * step) - round(column * step) - self._across
                tall = item.heightForWidth(width) if item.hasHeightForWidth() else item.sizeHint().height()
                if move:
                    item.setGeometry(QRect(left, top, width, tall))
                height, column = max(height, tall), column + span
            top += height + DOWN
        return max(0, top - DOWN - rect.top())

    def _rows(self, columns: int) -> list[list[tuple[QLayoutItem, int]]]:
        rows: list[list[tuple[QLayoutItem, int]]] = []
        left = 0
        for item in self.items:
            span = min(self._span(item), columns)
            if span > left:
                rows.append([])
                left = columns
            rows[-1].append((item, span))
            left -= span
        return [_filled(row, columns) for row in rows]


def _filled(row: list[tuple[QLayoutItem, int]], columns: int) -> list[tuple[QLayoutItem, int]]:
    """Let the widest of a row that is more than half full take what is left."""
    left = columns - sum(span for _item, span in row)
    if not left or 2 * left >= columns:
        return row
    widest = max(range(len(row)), key=lambda place: row[place][1])
    return [(item, span + left * (place == widest)) for place, (item, span) in enumerate(row)]
