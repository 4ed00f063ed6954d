"""How strong a passphrase is, as four steps that fill up and in words."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from causality.text import _
from widgets.palette import LIGHT, Theme
from widgets.style import SMALL
from widgets.wrapped_text import WrappedText

STEPS, HIGH, GAP = 4, 6, 4


class _Bar(QWidget):
    """Shows how many of the steps are reached."""

    def __init__(self) -> None:
        super().__init__()
        self._score, self._enough, self._theme = 0, False, LIGHT
        self.setFixedHeight(HIGH)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_score(self, score: int, theme: Theme, *, enough: bool) -> None:
        """Display so many steps."""
        self._score, self._enough, self._theme = score, enough, theme
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(160, HIGH)

    @override
    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, theme = QPainter(self), self._theme
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        wide = (self.width() - GAP * (STEPS - 1)) / STEPS
        reached = theme.accent if self._enough else theme.warning
        for step in range(STEPS):
            painter.setBrush(QColor(reached if step < self._score else theme.line))
            painter.drawRoundedRect(QRectF(step * (wide + GAP), 0, wide, HIGH), 3, 3)


class StrengthMeter(QWidget):
    """Shows a score of 0 to 4 with its words and what would help."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("strengthMeter")
        self._bar, self._words = _Bar(), WrappedText(SMALL, most=3)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self._bar)
        column.addWidget(self._words)

    @property
    def words(self) -> str:
        """What is said of the passphrase."""
        return self._words.text

    def show_strength(self, score: int, words: str, theme: Theme, *, enough: bool) -> None:
        """Display a strength."""
        self._bar.show_score(score, theme, enough=enough)
        self._words.show_text(words, theme.muted if enough else theme.warning)
        self.setAccessibleName(_("Strength of the passphrase: {words}").format(words=words))
