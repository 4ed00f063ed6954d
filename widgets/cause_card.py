"""One candidate cause: what the methods or the work-up say of it, and what speaks for and against it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget
from typing_extensions import override

from causality.case.ranking import STANDINGS
from causality.frozen import frozen
from causality.text import _
from widgets.cause_lines import SIDES, Side, Standing, evidence_line, standing_line
from widgets.cause_word import CauseWord, Word
from widgets.palette import Theme
from widgets.style import SIZE, SMALL
from widgets.wrapped_text import WrappedText

WORDS = {"0": "", **{str(place): key for place, key in enumerate(STANDINGS, start=1)}}
"""The officer's word by its digit."""
GO = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)
STEPS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_Left: -1}


@frozen
class Cause:
    """What is shown of one candidate cause."""

    key: str
    title: str
    standings: tuple[Standing, ...]
    evidence: tuple[tuple[Side, str], ...] = ()
    word: Word | None = None
    """The officer's word on it; None where causes are not ranked."""


class CauseCard(QFrame):
    """Shows one candidate cause.

    Signals:
        chosen: the user went to it.
        entered: the keyboard came to it.
        left: the user asked for the next (1) or previous (-1) card.
        moved: the user ranked it higher (-1) or lower (1).
        judged: the user said how it stands (its id, "" for no word).
        explained: the user typed why (all of it).
    """

    chosen = Signal()
    entered = Signal()
    left = Signal(int)
    moved = Signal(int)
    judged = Signal(str)
    explained = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("card")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._shown: tuple[Cause, Theme] | None = None
        self._parts: list[QWidget] = []
        self._title, self.word = WrappedText(SIZE, strong=True, most=2), CauseWord()
        whole, self._column = QVBoxLayout(self), QVBoxLayout()
        whole.setContentsMargins(12, 10, 12, 10)
        whole.setSpacing(4)
        self._column.setSpacing(4)
        whole.addWidget(self._title)
        whole.addWidget(self.word)
        whole.addLayout(self._column)
        whole.addStretch(1)
        self.word.moved.connect(self.moved)
        self.word.judged.connect(self.judged)
        self.word.explained.connect(self.explained)

    def show_cause(self, cause: Cause, theme: Theme) -> None:
        """Display `cause`; emits nothing."""
        if (cause, theme) == self._shown:
            return
        self._shown = cause, theme
        self.word.setVisible(cause.word is not None)
        self.word.show_word(cause.word or Word(), theme, cause.title)
        for part in self._parts:
            self._column.removeWidget(part)
            part.hide()
            part.deleteLater()
        self._title.show_text(cause.title, theme.text)
        parts: list[QWidget] = []
        for standing in cause.standings:
            parts.append(standing_line(standing, theme))
            if standing.reason:
                reason = WrappedText(SMALL, most=3)
                reason.show_text(standing.reason, theme.muted)
                parts.append(reason)
        parts += [evidence_line(side, text, theme) for side, text in cause.evidence]
        for part in parts:
            self._column.addWidget(part)
        self._parts = parts
        said = "; ".join(" ".join(filter(None, (one.what, one.word, one.total))) for one in cause.standings)
        rank = _("rank {rank}, ").format(rank=cause.word.rank) if cause.word and cause.word.rank else ""
        self.setAccessibleName(f"{rank}{cause.title}: {said}")
        told = (f"{_(SIDES[side][1])}: {text}" for side, text in cause.evidence)
        self.setAccessibleDescription("\n".join((*(one.reason for one in cause.standings if one.reason), *told)))

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.entered.emit()

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        event.accept()

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self.rect().contains(event.position().toPoint()):
            self.chosen.emit()
        event.accept()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        with_control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        ranked = self._shown is not None and self._shown[0].word is not None
        if ranked and with_control and key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.moved.emit(STEPS[key])
        elif ranked and event.text() in WORDS:
            self.judged.emit(WORDS[event.text()])
        elif key in GO:
            self.chosen.emit()
        elif key in STEPS:
            self.left.emit(STEPS[key])
        else:
            super().keyPressEvent(event)
