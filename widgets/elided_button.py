"""A button whose text ends with an ellipsis where there is no room; its tooltip is the whole."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy
from typing_extensions import override


class ElidedButton(QPushButton):
    """A button as wide as there is room for, with one line of text after a sign."""

    def __init__(self, name: str, sign: str = "") -> None:
        super().__init__()
        self.setObjectName(name)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._sign, self._whole = sign, ""

    def show_text(self, text: str) -> None:
        """Display `text`."""
        if text != self._whole:
            self._whole = text
            self.setToolTip(text)
            self._elide()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._elide()

    def _elide(self) -> None:
        frame = self.minimumSizeHint().width() - self.fontMetrics().horizontalAdvance(self.text().replace("&&", "&"))
        whole, room = f"{self._sign} {self._whole}".strip(), self.width() - frame
        shown = self.fontMetrics().elidedText(whole, Qt.TextElideMode.ElideRight, room)
        self.setText(shown.replace("&", "&&"))
