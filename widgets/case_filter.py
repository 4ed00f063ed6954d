"""What the list of cases is searched and filtered for."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget
from typing_extensions import override

from causality.frozen import frozen
from causality.text import N_, _
from widgets.choice_field import ChoiceField
from widgets.fluid_layout import FluidLayout
from widgets.text_field import TextField

PAUSE = 80
"""Milliseconds without a key after which is looked for what was typed."""
ANY = "any"
DUE: tuple[tuple[str, str], ...] = (
    (ANY, N_("Due at any time")),
    ("overdue", N_("Overdue")),
    ("7", N_("Due within 7 days")),
    ("30", N_("Due within 30 days")),
)


@frozen
class Wanted:
    """What is looked for; nothing given finds everything. `due` is an id of `DUE`."""

    words: str = ""
    drug: str = ""
    event: str = ""
    level: str = ""
    state: str = ""
    due: str = ""


class CaseFilter(QWidget):
    """Takes what is looked for. Esc empties the search, Return and Down leave it.

    Signals:
        changed: something else is looked for.
        left: the keyboard is to go to the cases.
    """

    changed = Signal()
    left = Signal()

    def __init__(self, levels: Sequence[tuple[str, str]], states: Sequence[tuple[str, str]]) -> None:
        super().__init__()
        self._words = _Search()
        self._drug, self._event = TextField("drugFilter", _("Suspect")), TextField("eventFilter", _("Event"))
        self._level = ChoiceField("levelFilter", _("Highest category"), ((ANY, _("Any category")), *levels))
        self._state = ChoiceField("stateFilter", _("State"), ((ANY, _("Any state")), *states))
        self._due = ChoiceField("dueFilter", _("Due"), [(key, _(title)) for key, title in DUE])
        self._chosen = {"level": ANY, "state": ANY, "due": ANY}
        self._pause = QTimer(self, singleShot=True, interval=PAUSE)
        for field, told in ((self._drug, _("Suspect")), (self._event, _("Event"))):
            field.setPlaceholderText(told)
            field.setClearButtonEnabled(True)
            field.textChanged.connect(lambda _text: self._pause.start())
        self._words.textChanged.connect(lambda _text: self._pause.start())
        self._words.left.connect(self._leave)
        self._pause.timeout.connect(self.changed)
        for name, choice in (("level", self._level), ("state", self._state), ("due", self._due)):
            choice.show_choice(ANY)
            choice.chosen.connect(lambda key, name=name: self._choose(name, key))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        fields = QWidget()
        layout = FluidLayout(fields)
        for part, span in ((self._words, 3), (self._drug, 1), (self._event, 1), (self._level, 2), (self._state, 1),
                           (self._due, 2)):  # fmt: skip
            layout.put(part, span)
        row.addWidget(fields)

    @property
    def wanted(self) -> Wanted:
        """What is looked for."""
        level, state, due = ("" if key == ANY else key for key in self._chosen.values())
        return Wanted(
            self._words.text().strip(), self._drug.text().strip(), self._event.text().strip(), level, state, due
        )

    def begin(self, text: str = "") -> None:
        """Put the keyboard on the search, in place of what was looked for when `text` begins another."""
        self._words.setFocus()
        if text:
            self._words.setText(text)
        else:
            self._words.selectAll()

    def _choose(self, name: str, key: str) -> None:
        self._chosen[name] = key
        self.changed.emit()

    def _leave(self) -> None:
        """Find what was typed at once, before the keyboard goes there."""
        if self._pause.isActive():
            self._pause.stop()
            self.changed.emit()
        self.left.emit()


class _Search(QLineEdit):
    """The box of the search.

    Signals:
        left: Return or Down was pressed.
    """

    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("caseSearch")
        self.setAccessibleName(_("Search in all cases"))
        self.setPlaceholderText(_("Search in all cases"))
        self.setClearButtonEnabled(True)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Down):
            self.left.emit()
        elif event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        else:
            super().keyPressEvent(event)
