"""What layouts of our own share: a height that follows from the width."""

from PySide6.QtCore import QMargins, QRect, QSize, Qt
from PySide6.QtWidgets import QHBoxLayout, QLayout, QLayoutItem, QWidget
from typing_extensions import override


class ItemLayout(QHBoxLayout):
    """Lays its items out anew for every width; how, is for the layout that is made of it.

    Qt holds the items. Python must not keep any: Qt deletes them unseen, and an object that is kept of one that is
    deleted may come to stand for another that is made at its place in memory.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__()
        self._heights: dict[int, int] = {}
        self.setContentsMargins(QMargins())
        if parent is not None:
            parent.setLayout(self)

    @override
    def invalidate(self) -> None:
        self._heights.clear()
        super().invalidate()

    @override
    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation.Horizontal

    @override
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    def heightForWidth(self, width: int) -> int:
        if width not in self._heights:
            self._heights[width] = self._placed(QRect(0, 0, width, 0), move=False)
        return self._heights[width]

    @override
    def minimumHeightForWidth(self, width: int) -> int:
        return self.heightForWidth(width)

    @override
    def maximumSize(self) -> QSize:
        return QLayout.maximumSize(self)

    @override
    def setGeometry(self, rect: QRect) -> None:
        QLayout.setGeometry(self, rect)
        self._placed(rect, move=True)

    @property
    def items(self) -> list[QLayoutItem]:
        """The items that are seen."""
        held = (self.itemAt(place) for place in range(self.count()))
        return [item for item in held if item is not None and not item.isEmpty()]

    def _placed(self, rect: QRect, *, move: bool) -> int:
        """Give the height that the items take in `rect`; with `move` they are put there."""
        raise NotImplementedError
