"""A line of text that ends with an ellipsis where there is no room; its tooltip is the whole."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy
from typing_extensions import override


class ElidedLabel(QLabel):
    """Shows one line of plain text in the width it gets."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._whole = ""

    def show_text(self, text: str) -> None:
        """Display `text`."""
        if text != self._whole:
            self._whole = text
            self.setAccessibleName(text)
            self.setToolTip(text)
            self._elide()

    @property
    def whole(self) -> str:
        """The text, also what is not seen of it."""
        return self._whole

    @override
    def sizeHint(self) -> QSize:
        """As wide as the whole text, so that a shortened one gets the room when there is some."""
        return QSize(self._wanted() + 2 * self.margin() + 2, super().sizeHint().height())

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(40, super().minimumSizeHint().height())

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._elide()

    def _wanted(self) -> int:
        """Give the width of the whole text; the sign before a letter that is a key takes none."""
        whole = self._whole
        if self.buddy() is not None:
            whole = whole.replace("&&", "\0").replace("&", "").replace("\0", "&")
        return self.fontMetrics().horizontalAdvance(whole)

    def _elide(self) -> None:
        room = self.contentsRect().width()
        fits = self._wanted() <= room
        shown = self.fontMetrics().elidedText(self._whole, Qt.TextElideMode.ElideRight, room)
        self.setText(self._whole if fits else shown)
