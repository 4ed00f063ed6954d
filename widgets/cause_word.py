"""The officer's word on a candidate cause: its rank, how it stands, and why."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QToolButton, QVBoxLayout, QWidget

from causality.case.ranking import STANDINGS
from causality.frozen import frozen
from causality.text import _
from widgets.choice_field import ChoiceField
from widgets.icons import EDGE, icon
from widgets.palette import Theme
from widgets.text_field import TextField


@frozen
class Word:
    """The rank (None: not ranked), how the cause stands ("" without a word), and the reason."""

    rank: int | None = None
    standing: str = ""
    reason: str = ""


class CauseWord(QWidget):
    """Shows the officer's word.

    Signals:
        moved: the user ranked the cause higher (-1) or lower (1).
        judged: the user said how it stands (its id, "" for no word).
        explained: the user typed the reason (all of it).
    """

    moved = Signal(int)
    judged = Signal(str)
    explained = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._rank, self._up, self._down = QLabel(), QToolButton(), QToolButton()
        choices = [("", _("no word yet")), *((key, _(name)) for key, name in STANDINGS.items())]
        self._standing = ChoiceField("causeStanding", _("Officer's word"), choices)
        self._reason = TextField("causeReason", _("Reason"))
        self._lay_out()
        self._up.clicked.connect(partial(self.moved.emit, -1))
        self._down.clicked.connect(partial(self.moved.emit, 1))
        self._standing.chosen.connect(self.judged)
        self._reason.typed.connect(self.explained)

    @property
    def parts(self) -> Sequence[QWidget]:
        """What takes the keyboard, in order."""
        return self._up, self._down, self._standing, self._reason

    def show_word(self, word: Word, theme: Theme, cause: str) -> None:
        """Display the word on a cause; emits nothing."""
        self._rank.setText(_("rank {rank}").format(rank=word.rank) if word.rank else _("not ranked"))
        for button, name, told in (
            (self._up, "chevron-up", _("Rank {cause} higher")), (self._down, "chevron-down", _("Rank {cause} lower")),
        ):  # fmt: skip
            button.setIcon(icon(name, theme.text))
            button.setAccessibleName(told.format(cause=cause))
            button.setToolTip(told.format(cause=cause))
        self._down.setEnabled(word.rank is not None)
        self._standing.show_choice(word.standing)
        self._reason.show_text(word.reason)
        self._reason.setVisible(bool(word.rank or word.standing))

    def _lay_out(self) -> None:
        self._rank.setObjectName("muted")
        for button, name in ((self._up, "rankUp"), (self._down, "rankDown")):
            button.setObjectName(name)
            button.setIconSize(QSize(EDGE, EDGE))
        self._reason.setPlaceholderText(_("why, in the report"))
        row = QHBoxLayout()
        row.setSpacing(6)
        row.addWidget(self._standing, 1)
        for part in (self._rank, self._up, self._down):
            row.addWidget(part)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 2)
        column.setSpacing(4)
        column.addLayout(row)
        column.addWidget(self._reason)
