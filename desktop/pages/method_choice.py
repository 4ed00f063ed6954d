"""The choice of a method for the pair that is scored; the last choice shows all methods side by side."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from typing_extensions import override

from causality.methods.method import PairAssessment
from causality.text import _
from causality.wording import category
from widgets.choice_field import AROUND
from widgets.title_choice import TitleChoice

BESIDE = ""
"""The id of the last choice."""
LETTERS = 21
"""How many letters there is room for at least, in widths of an x."""
BETWEEN = ":  "
"""What stands between a method and what it comes to."""


class MethodChoice(TitleChoice):
    """Shows the methods of a pair with what each comes to.

    Signals:
        chosen: the user chose a method (its id), or all side by side (no id).
    """

    chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__("methods", _("Method"))
        self.setMinimumContentsLength(LETTERS)
        self._keys: list[str] = []
        self.activated.connect(self._report)

    @property
    @override
    def shown(self) -> str:
        """What there is room for: the method alone before half of what it comes to, which the title tells as well."""
        whole = self.currentText()
        if self.fontMetrics().horizontalAdvance(whole) <= self._room():
            return whole
        return self.fontMetrics().elidedText(whole.split(BETWEEN)[0], Qt.TextElideMode.ElideRight, self._room())

    @override
    def showPopup(self) -> None:
        self.view().setMinimumWidth(self.view().sizeHintForColumn(0) + AROUND)
        super().showPopup()

    def show_members(self, members: Sequence[PairAssessment], current: str) -> None:
        """Display the assessments of one pair with `current` chosen (no id: side by side); emits nothing."""
        texts = [f"{_(one.method.title)}{BETWEEN}{category(one)}" for one in members]
        texts.append(_("All methods side by side"))
        keys = [*(one.method.id for one in members), BESIDE]
        if keys != self._keys:
            self._keys = keys
            self.clear()
            for text, key in zip(texts, keys, strict=True):
                self.addItem(text, key)
        for place, text in enumerate(texts):
            if text != self.itemText(place):
                self.setItemText(place, text)
        if current in keys:
            self.setCurrentIndex(keys.index(current))

    def _report(self, place: int) -> None:
        self.chosen.emit(str(self.itemData(place)))
