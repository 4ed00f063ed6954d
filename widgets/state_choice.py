"""What came out of looking for a cause: four states side by side, each with icon, word and key."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QPushButton, QWidget

from causality.text import _
from causality.wording import name, sentence
from widgets.icons import icon
from widgets.palette import Theme

KEYS = {"ruled_out": "R", "positive": "P", "inconclusive": "I", "not_done": "N"}
ICONS = {"ruled_out": "circle-check", "positive": "circle-plus", "inconclusive": "circle-question-mark",
         "not_done": "circle-dashed"}  # fmt: skip


class StateChoice(QWidget):
    """Shows the four states, one of them chosen or none.

    Signals:
        chosen: the user chose a state (its id).
        cleared: the user took it back.
    """

    chosen = Signal(str)
    cleared = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._group, self._clear = QButtonGroup(self), QPushButton(_("Clear"))
        self._clear.setObjectName("clearCause")
        self._clear.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        for place, (state, key) in enumerate(KEYS.items()):
            button = QPushButton(sentence(name(state)))
            button.setObjectName(f"state-{state}")
            button.setCheckable(True)
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            button.setIconSize(QSize(14, 14))
            button.setToolTip(_("{state} (key {key})").format(state=sentence(name(state)), key=key))
            self._group.addButton(button, place)
            row.addWidget(button)
        row.addStretch(1)
        row.addWidget(self._clear)
        self._group.idClicked.connect(lambda place: self.chosen.emit(list(KEYS)[place]))
        self._clear.clicked.connect(self.cleared)

    def show_state(self, state: str, theme: Theme) -> None:
        """Display `state`, empty for none; emits nothing."""
        self._group.setExclusive(False)
        for place, one in enumerate(KEYS):
            button = self._group.button(place)
            button.setChecked(one == state)
            button.setIcon(icon(ICONS[one], theme.accent if one == state else state_colour(one, theme)))
        self._group.setExclusive(True)
        self._clear.setEnabled(bool(state))


def state_colour(state: str, theme: Theme) -> str:
    """Give the colour of a state's icon and word."""
    return {"ruled_out": theme.accent, "positive": theme.error, "inconclusive": theme.warning}.get(state, theme.muted)
