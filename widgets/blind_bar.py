"""How the blind scoring of a case stands for the officer, and what can be done about it."""

from typing import Literal

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton

from causality.frozen import frozen
from causality.text import _, ngettext
from widgets.palette import Theme
from widgets.style import SMALL, font

State = Literal["none", "open", "waiting", "shown"]


@frozen
class BlindState:
    """The own scoring: none, open, done and waiting for `others`, or all shown; how much was decided blind."""

    state: State = "none"
    decided: int = 0
    others: tuple[str, ...] = ()


class BlindBar(QFrame):
    """Shows how the blind scoring stands.

    Signals:
        begin_asked: the user wants to score blind, or to go on with it.
        finish_asked: the user has done.
        agreement_shown: the user wants to see where the officers differ, or the sheet again.
    """

    begin_asked = Signal()
    finish_asked = Signal()
    agreement_shown = Signal(bool)

    def __init__(self) -> None:
        super().__init__()
        self._shown: tuple[object, ...] = ()
        self.setObjectName("blindBar")
        self._text = QLabel()
        self._text.setFont(font(SMALL))
        self._begin, self._finish, self._show = QPushButton(), QPushButton(_("Done")), QPushButton(_("Agreement"))
        self._show.setCheckable(True)
        for button, name in ((self._begin, "blindBegin"), (self._finish, "blindFinish"), (self._show, "agreementShow")):
            button.setObjectName(name)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self._text)
        for button in (self._begin, self._finish, self._show):
            row.addWidget(button)
        self._begin.clicked.connect(self.begin_asked)
        self._finish.clicked.connect(self.finish_asked)
        self._show.clicked.connect(self.agreement_shown)

    def show_state(self, state: BlindState, theme: Theme, *, comparing: bool) -> None:
        """Display how it stands, and whether the agreement is looked at; emits nothing."""
        self._show.setChecked(comparing)
        shown = state, theme
        if shown == self._shown:
            return
        self._shown = shown
        short = _short(state)
        self._text.setText(short)
        self._text.setStyleSheet(f"color: {theme.warning};")
        self._text.setVisible(bool(short))
        for part in (self._text, self._begin, self._finish, self._show):
            part.setToolTip(_told(state))
            part.setAccessibleDescription(_told(state))
        self._begin.setText(_("Go on") if state.state == "waiting" else _("Score blind"))
        self._begin.setVisible(state.state in ("none", "waiting"))
        self._finish.setVisible(state.state == "open")
        self._show.setVisible(state.state == "shown")


def _short(state: BlindState) -> str:
    if state.state == "open":
        return ngettext("blind: {count} item", "blind: {count} items", state.decided).format(count=state.decided)
    return _("blind: done, hidden") if state.state == "waiting" else ""


def _told(state: BlindState) -> str:
    others = ", ".join(state.others)
    match state.state:
        case "open":
            text = ngettext("You score blind: {count} item decided, hidden from others, as theirs are from you.",
                            "You score blind: {count} items decided, hidden from others, as theirs are from you.",
                            state.decided)  # fmt: skip
            return text.format(count=state.decided)
        case "waiting":
            return _("Your blind scoring is done. Open still: {others}.").format(
                others=others or _("no other is begun")
            )
        case "shown":
            return _("All blind scorings are done: yours and that of {others}.").format(others=others)
        case _:
            scored = _("Scored blind by {others}, hidden. ").format(others=others) if others else ""
            return scored + _("Two or more officers can score this case each on their own.")
