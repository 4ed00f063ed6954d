"""The choice of a method for the pair that is scored; the last choice shows all methods side by side."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox

from causality.methods.method import PairAssessment
from causality.text import _
from causality.wording import category

BESIDE = ""
"""The id of the last choice."""


class MethodChoice(QComboBox):
    """Shows the methods of a pair with what each comes to.

    Signals:
        chosen: the user chose a method (its id), or all side by side (no id).
    """

    chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("methods")
        self.setAccessibleName(_("Method"))
        self.setMinimumContentsLength(24)
        self.activated.connect(self._report)

    def show_members(self, members: Sequence[PairAssessment], current: str) -> None:
        """Display the assessments of one pair with `current` chosen (no id: side by side); emits nothing."""
        texts = [f"{_(one.method.title)}:  {category(one)}" for one in members]
        texts.append(_("All methods side by side"))
        if texts != [self.itemText(place) for place in range(self.count())]:
            self.clear()
            self.addItems(texts)
        keys = [*(one.method.id for one in members), BESIDE]
        for place, key in enumerate(keys):
            self.setItemData(place, key)
        if current in keys:
            self.setCurrentIndex(keys.index(current))

    def _report(self, place: int) -> None:
        self.chosen.emit(str(self.itemData(place)))
