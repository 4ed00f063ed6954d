"""A row of choices of which one holds: methods, sheets."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QPushButton, QWidget

from widgets.style import SIZE, width_of

AROUND = 24
"""Width of padding and frame of a button, in px; the chosen one is set in the strong weight."""


class ChoiceBar(QWidget):
    """Shows named choices side by side, one of them current.

    Signals:
        chosen: the user chose another (its id).
    """

    chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._group = QButtonGroup(self)
        self._keys: list[str] = []
        self._texts: list[str] = []
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(8)
        self._group.idClicked.connect(self._report)

    def show_choices(self, choices: Sequence[tuple[str, str]], current: str) -> None:
        """Display `choices` as (id, text) with `current` chosen; emits nothing."""
        if [key for key, _text in choices] != self._keys:
            self._rebuild([key for key, _text in choices])
        for place, (key, text) in enumerate(choices):
            button = self._group.button(place)
            if text != self._texts[place]:
                self._texts[place] = text
                button.setText(text)
                button.setAccessibleName(text)
                button.setMinimumWidth(round(width_of(text, SIZE, strong=True)) + AROUND)
            button.setChecked(key == current)

    def _rebuild(self, keys: list[str]) -> None:
        for button in self._group.buttons():
            self._group.removeButton(button)
            self._row.removeWidget(button)
            button.hide()
            button.deleteLater()
        for place, key in enumerate(keys):
            button = QPushButton()
            button.setObjectName(f"choice-{key}")
            button.setCheckable(True)
            self._group.addButton(button, place)
            self._row.addWidget(button)
        self._keys, self._texts = keys, [""] * len(keys)

    def _report(self, place: int) -> None:
        self.chosen.emit(self._keys[place])
