"""One candidate cause: what the methods or the work-up say of it, and what speaks for and against it."""

from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget
from typing_extensions import override

from causality.text import N_, _
from widgets.category_disc import CategoryDisc
from widgets.icons import icon
from widgets.palette import Theme
from widgets.state_choice import ICONS as STATE_ICONS
from widgets.state_choice import state_colour
from widgets.style import SIZE, SMALL, font
from widgets.wrapped_text import WrappedText

Side = Literal["for", "against", "open"]
SIDES: dict[Side, tuple[str, str]] = {
    "for": ("circle-plus", N_("for")), "against": ("circle-minus", N_("against")),
    "open": ("circle-question-mark", N_("open")),
}  # fmt: skip
MARK = 14
GO = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)
STEPS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_Left: -1}


@dataclass(frozen=True, slots=True)
class Standing:
    """What one method or the work-up says: `category` or `state` for the sign, word, total and why."""

    what: str
    word: str
    category: str = ""
    state: str = ""
    total: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Cause:
    """What is shown of one candidate cause."""

    key: str
    title: str
    standings: tuple[Standing, ...]
    evidence: tuple[tuple[Side, str], ...] = ()


class CauseCard(QFrame):
    """Shows one candidate cause.

    Signals:
        chosen: the user went to it.
        entered: the keyboard came to it.
        left: the user asked for the next (1) or previous (-1) card.
    """

    chosen = Signal()
    entered = Signal()
    left = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("card")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._shown: tuple[Cause, Theme] | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(12, 10, 12, 10)
        self._column.setSpacing(4)

    def show_cause(self, cause: Cause, theme: Theme) -> None:
        """Display `cause`; emits nothing."""
        if (cause, theme) == self._shown:
            return
        self._shown = cause, theme
        self._empty()
        title = WrappedText(SIZE, strong=True, most=2)
        title.show_text(cause.title, theme.text)
        parts: list[QWidget] = [title]
        for standing in cause.standings:
            parts.append(_standing_line(standing, theme))
            if standing.reason:
                reason = WrappedText(SMALL, most=3)
                reason.show_text(standing.reason, theme.muted)
                parts.append(reason)
        parts += [_evidence_line(side, text, theme) for side, text in cause.evidence]
        for part in parts:
            self._column.addWidget(part)
        self._column.addStretch(1)
        said = "; ".join(" ".join(filter(None, (one.what, one.word, one.total))) for one in cause.standings)
        self.setAccessibleName(f"{cause.title}: {said}")
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
        if key in GO:
            self.chosen.emit()
        elif key in STEPS:
            self.left.emit(STEPS[key])
        else:
            super().keyPressEvent(event)

    def _empty(self) -> None:
        while (item := self._column.takeAt(0)) is not None:
            if (part := item.widget()) is not None:
                part.hide()
                part.deleteLater()


def _standing_line(standing: Standing, theme: Theme) -> QWidget:
    """Sign, word and number, after the name of who says so."""
    holder = QWidget()
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(8)
    what, word, total = QLabel(standing.what), WrappedText(SIZE, strong=True, most=2), QLabel(standing.total)
    what.setObjectName("methodName")
    total.setFont(font())
    colour = state_colour(standing.state, theme) if standing.state else theme.category(standing.category)
    word.show_text(standing.word, colour)
    row.addWidget(what, 0, Qt.AlignmentFlag.AlignTop)
    row.addWidget(_sign(standing, colour, theme), 0, Qt.AlignmentFlag.AlignTop)
    row.addWidget(word, 1)
    row.addWidget(total, 0, Qt.AlignmentFlag.AlignTop)
    return holder


def _sign(standing: Standing, colour: str, theme: Theme) -> QWidget:
    if standing.state:
        return _picture(STATE_ICONS[standing.state], colour)
    disc = CategoryDisc()
    disc.show_category(standing.category, theme)
    return disc


def _evidence_line(side: Side, text: str, theme: Theme) -> QWidget:
    holder = QWidget()
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(6)
    told = WrappedText(SMALL, most=2)
    told.show_text(text, theme.text)
    row.addWidget(_picture(SIDES[side][0], side_colour(side, theme)), 0, Qt.AlignmentFlag.AlignTop)
    row.addWidget(told, 1)
    return holder


def _picture(name: str, colour: str) -> QLabel:
    label = QLabel()
    label.setPixmap(icon(name, colour).pixmap(QSize(MARK, MARK)))
    label.setFixedHeight(MARK + 3)
    return label


def side_colour(side: Side, theme: Theme) -> str:
    """Give the colour of the sign of evidence for, against or open."""
    return {"for": theme.error, "against": theme.accent, "open": theme.muted}[side]
