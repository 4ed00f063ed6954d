"""Parts of their own widths beside each other, on as many lines as they need."""

from PySide6.QtCore import QPoint, QRect, QSize
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from widgets.item_layout import ItemLayout


class FlowLayout(ItemLayout):
    """Lays widgets out as words of a line are; what does not fit begins the next line."""

    def __init__(self, parent: QWidget, gap: int = 4) -> None:
        super().__init__(parent)
        self._gap = gap

    @override
    def sizeHint(self) -> QSize:
        hints = [item.sizeHint() for item in self.items]
        width = sum(hint.width() + self._gap for hint in hints) - self._gap
        return QSize(max(0, width), max((hint.height() for hint in hints), default=0))

    @override
    def minimumSize(self) -> QSize:
        widths = [item.minimumSize().width() for item in self.items]
        return QSize(max(widths, default=0), self.sizeHint().height())

    @override
    def _placed(self, rect: QRect, *, move: bool) -> int:
        left, top, height = rect.left(), rect.top(), 0
        for item in self.items:
            size = item.sizeHint()
            if left > rect.left() and left + size.width() > rect.left() + rect.width():
                left, top, height = rect.left(), top + height + self._gap, 0
            if move:
                item.setGeometry(QRect(QPoint(left, top), QSize(min(size.width(), rect.width()), size.height())))
            left, height = left + size.width() + self._gap, max(height, size.height())
        return top + height - rect.top()
