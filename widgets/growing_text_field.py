"""A text of several lines whose field is as high as it, between a few lines and the most that are wanted."""

from PySide6.QtGui import QFocusEvent, QResizeEvent
from typing_extensions import override

from widgets.long_text_field import LongTextField


class GrowingTextField(LongTextField):
    """Shows a text; one line high while it is empty and not typed into, then as high as needed, up to `most` lines."""

    def __init__(self, name: str, label: str, most: int) -> None:
        super().__init__(name, label)
        self._most = most
        self.textChanged.connect(self._fit)
        self._fit()

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._fit()

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._fit()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._fit()

    @override
    def show_text(self, text: str) -> None:
        super().show_text(text)
        self._fit()

    def _fit(self) -> None:
        """Be as high as the lines of the text are at this width; a second, empty one shows that there can be more."""
        least = 2 if self.hasFocus() else 1
        lines = max(least, min(self._most, round(self.document().size().height())))  # plain text is measured in lines
        around = 2 * (self.frameWidth() + round(self.document().documentMargin()))
        height = lines * self.fontMetrics().lineSpacing() + around
        if height != self.minimumHeight():
            self.setFixedHeight(height)
