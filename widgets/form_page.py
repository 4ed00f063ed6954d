"""The page of one form: in the middle, as tall as its texts need, scrolled where the window is small."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget
from typing_extensions import override

SIDE, TOP, WIDEST = 24, 40, 480


class FormPage(QScrollArea):
    """Shows a card whose texts wrap: its height follows from its width."""

    def __init__(self, card: QWidget) -> None:
        super().__init__()
        self._card, inside = card, QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(SIDE, TOP, SIDE, SIDE)
        column.addWidget(card, 0, Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidget(inside)
        card.installEventFilter(self)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._card and event.type() == QEvent.Type.LayoutRequest:
            self._fit()
        return super().eventFilter(watched, event)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Give the card its width, and the height that its texts take in it."""
        width = min(WIDEST, self.viewport().width() - 2 * SIDE)
        layout = self._card.layout()
        if layout is not None and width > 0:
            height = (
                layout.totalHeightForWidth(width) if layout.hasHeightForWidth() else layout.totalSizeHint().height()
            )
            self._card.setFixedSize(width, height)
