"""Cards with lines of what was found, each with a sign of how it stands; to be read from top to bottom."""

from collections.abc import Sequence
from typing import Literal

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from causality.frozen import frozen
from widgets.icons import EDGE, icon
from widgets.palette import Theme
from widgets.style import SIZE, SMALL
from widgets.wrapped_text import WrappedText

Tone = Literal["good", "bad", "open", "plain"]
SIGNS: dict[Tone, str] = {"good": "circle-check", "bad": "circle-alert", "open": "circle-question-mark", "plain": ""}


@frozen
class Line:
    """One thing that was found, and how it stands: in order, wrong, not known, or just said."""

    text: str
    tone: Tone = "plain"


@frozen
class Card:
    """What was found of one subject; the tone is that of its title."""

    title: str
    tone: Tone
    lines: tuple[Line, ...] = ()


class ToldCards(QScrollArea):
    """Shows cards below each other."""

    def __init__(self, name: str, label: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setAccessibleName(label)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._shown: tuple[tuple[Card, ...], str] = ((), "")

    @property
    def texts(self) -> list[str]:
        """Every text that is shown, in reading order."""
        return [text for card in self._shown[0] for text in (card.title, *(line.text for line in card.lines))]

    def show_cards(self, cards: Sequence[Card], theme: Theme) -> None:
        """Display `cards`; emits nothing."""
        shown = tuple(cards), theme.shade
        if shown == self._shown:
            return
        self._shown = shown
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 4, 0)
        column.setSpacing(8)
        for card in cards:
            column.addWidget(_card(card, theme))
        column.addStretch(1)
        self.setWidget(inside)
        self.setAccessibleDescription("\n".join(self.texts))


def _card(card: Card, theme: Theme) -> QFrame:
    frame = QFrame()
    frame.setObjectName("card")
    frame.setAccessibleName(card.title)
    column = QVBoxLayout(frame)
    column.setContentsMargins(12, 8, 12, 10)
    column.setSpacing(4)
    column.addLayout(_row(Line(card.title, card.tone), theme, SIZE, strong=True))
    for line in card.lines:
        column.addLayout(_row(line, theme, SMALL))
    return frame


def _row(line: Line, theme: Theme, size: int, *, strong: bool = False) -> QHBoxLayout:
    colours: dict[Tone, str] = {"good": theme.accent, "bad": theme.error, "open": theme.warning, "plain": theme.muted}
    sign, text = QLabel(), WrappedText(size, strong=strong)
    sign.setFixedSize(QSize(EDGE, EDGE))
    if SIGNS[line.tone]:
        sign.setPixmap(icon(SIGNS[line.tone], colours[line.tone]).pixmap(QSize(EDGE, EDGE)))
    text.show_text(line.text, theme.muted if line.tone == "plain" and not strong else theme.text)
    row = QHBoxLayout()
    row.setSpacing(8)
    row.addWidget(sign, 0, Qt.AlignmentFlag.AlignTop)
    row.addWidget(text, 1)
    return row
