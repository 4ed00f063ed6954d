"""The lines of a card of a candidate cause: what a method or the work-up says, and one thing for, against or open."""

from typing import Literal

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from causality.frozen import frozen
from causality.text import N_
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


@frozen
class Standing:
    """What one method or the work-up says: `category` or `state` for the sign, word, total and why."""

    what: str
    word: str
    category: str = ""
    state: str = ""
    total: str = ""
    reason: str = ""


def standing_line(standing: Standing, theme: Theme) -> QWidget:
    """Sign, word and number, after the name of who says so."""
    holder = QWidget()
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(8)
    what, word, total = QLabel(standing.what), WrappedText(SIZE, strong=True, most=2), QLabel(standing.total)
    what.setObjectName("methodName")
    if not standing.what:
        what.hide()
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


def evidence_line(side: Side, text: str, theme: Theme) -> QWidget:
    """One hint after the sign of its side."""
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
