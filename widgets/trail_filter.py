"""Which rows of the audit trail are wanted: words, officer, action, case, days."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QPushButton, QWidget

from causality.frozen import frozen
from causality.text import _
from widgets.choice_field import ChoiceField
from widgets.entry_field import EntryField
from widgets.fluid_layout import FluidLayout
from widgets.labelled import Labelled
from widgets.text_field import TextField

PAUSE = 250
"""Milliseconds without a key after which the rows are looked for."""
EVERYTHING, NARROWEST = "", 116


@frozen
class TrailWish:
    """What is wanted, as it was typed and chosen; an empty text asks for everything."""

    words: str = ""
    who: str = EVERYTHING
    action: str = EVERYTHING
    case: str = ""
    since: str = ""
    until: str = ""


class TrailFilter(QWidget):
    """Shows what is filtered for.

    Signals:
        changed: something else is wanted (a `TrailWish`).
    """

    changed = Signal(object)

    def __init__(self, read_day: Callable[[str], str]) -> None:
        super().__init__()
        self.setObjectName("trailFilter")
        self._wish = TrailWish()
        self._words = TextField("trailWords", _("Words anywhere in a row"))
        self._case = TextField("trailCase", _("Number of a case"))
        self._who, self._action = ChoiceField("trailOfficer", _("Officer")), ChoiceField("trailAction", _("Action"))
        self._since = EntryField("trailSince", _("From day"), read_day)
        self._until = EntryField("trailUntil", _("To day"), read_day)
        self._clear = QPushButton(_("&Everything"))
        self._clear.setObjectName("trailEverything")
        self._clear.setProperty("quiet", True)
        self._clear.setToolTip(_("Filter for nothing"))
        self._pause = QTimer(self, singleShot=True, interval=PAUSE)
        self._lay_out()
        for line in (self._words, self._case):
            line.typed.connect(lambda _text: self._pause.start())
            line.returnPressed.connect(self._take)
        self._pause.timeout.connect(self._take)
        self._who.chosen.connect(lambda key: self._take(who=key))
        self._action.chosen.connect(lambda key: self._take(action=key))
        self._since.entered.connect(lambda text: self._take(since=text))
        self._until.entered.connect(lambda text: self._take(until=text))
        self._clear.clicked.connect(lambda: self._wish_for(TrailWish()))

    @property
    def wish(self) -> TrailWish:
        """What is wanted."""
        return self._wish

    def begin(self) -> None:
        """Put the keyboard on the words."""
        self._words.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._words.selectAll()

    def offer(self, officers: Sequence[tuple[str, str]], actions: Sequence[tuple[str, str]]) -> None:
        """Have these officers and actions to choose from, as (id, text); emits nothing."""
        self._who.offer([(EVERYTHING, _("everybody")), *officers])
        self._action.offer([(EVERYTHING, _("everything")), *actions])
        self.show_wish(self._wish)

    def show_wish(self, wish: TrailWish) -> None:
        """Display what is wanted; emits nothing."""
        self._wish = wish
        self._words.show_text(wish.words)
        self._case.show_text(wish.case)
        self._who.show_choice(wish.who)
        self._action.show_choice(wish.action)
        self._since.show_entry(wish.since, wish.since)
        self._until.show_entry(wish.until, wish.until)
        self._clear.setEnabled(wish != TrailWish())

    def _take(self, **chosen: str) -> None:
        self._pause.stop()
        typed = {"words": self._words.text().strip(), "case": self._case.text().strip()}
        self._wish_for(replace(self._wish, **typed, **chosen))

    def _wish_for(self, wish: TrailWish) -> None:
        changed = wish != self._wish
        self.show_wish(wish)
        if changed:
            self.changed.emit(wish)

    def _lay_out(self) -> None:
        self._words.setPlaceholderText(_("name, value, reason …"))
        self._words.setClearButtonEnabled(True)
        grid = FluidLayout(self, NARROWEST, 12)
        for label, field in (
            (_("&Words"), self._words), (_("O&fficer"), self._who), (_("A&ction"), self._action),
            (_("C&ase"), self._case), (_("F&rom day"), self._since), (_("&To day"), self._until), (" ", self._clear),
        ):  # fmt: skip
            grid.put(Labelled(label, field), 2 if field is self._words else 1)
