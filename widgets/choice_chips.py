"""A few named choices side by side, of which one holds or several do."""

from collections.abc import Collection, Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QKeyEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget
from typing_extensions import override

from widgets.flow_layout import FlowLayout
from widgets.style import SMALL, font

AROUND, HEIGHT = 22, 28
_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1}


class ChoiceChips(QWidget):
    """Shows choices as chips: Tab comes to them once, the arrows go among them, Space switches one.

    Signals:
        switched: the user switched a chip (its id, whether it now holds).
    """

    switched = Signal(str, bool)

    def __init__(self, name: str, label: str, choices: Sequence[tuple[str, str]]) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setAccessibleName(label)
        self._chips = {key: self._chip(key, text, label) for key, text in choices}
        row = FlowLayout(self)
        for chip in self._chips.values():
            row.addWidget(chip)
        self._lead_to(next(iter(self._chips.values())))
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_chosen(self, chosen: Collection[str]) -> None:
        """Display which choices hold; emits nothing."""
        for key, chip in self._chips.items():
            chip.setChecked(key in chosen)

    def chip(self, key: str) -> QPushButton:
        """Give the chip of a choice."""
        return self._chips[key]

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusIn and isinstance(watched, QPushButton):
            self._lead_to(watched)
        step = _STEPS.get(Qt.Key(event.key())) if isinstance(event, QKeyEvent) else None
        if step and event.type() == QEvent.Type.KeyPress:
            chips = list(self._chips.values())
            place = next(place for place, chip in enumerate(chips) if chip is watched) + step
            chips[max(0, min(place, len(chips) - 1))].setFocus(Qt.FocusReason.TabFocusReason)
            return True
        return super().eventFilter(watched, event)

    def _chip(self, key: str, text: str, label: str) -> QPushButton:
        chip = QPushButton(text)
        chip.setObjectName(f"chip-{key}")
        chip.setProperty("chip", True)
        chip.setAccessibleName(f"{label}: {text}")
        chip.setCheckable(True)
        chip.setFixedHeight(HEIGHT)
        chip.setMinimumWidth(round(QFontMetricsF(font(SMALL, strong=True)).horizontalAdvance(text)) + AROUND)
        chip.installEventFilter(self)
        chip.clicked.connect(lambda on: self.switched.emit(key, on))
        return chip

    def _lead_to(self, current: QPushButton) -> None:
        """Let Tab come to one chip only."""
        self.setFocusProxy(current)
        for chip in self._chips.values():
            chip.setFocusPolicy(Qt.FocusPolicy.StrongFocus if chip is current else Qt.FocusPolicy.ClickFocus)
