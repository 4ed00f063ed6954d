"""The rail of steps: where the user is, and how far each step has come."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QFrame, QVBoxLayout

from widgets.palette import Theme
from widgets.step_button import NARROW, WIDTH, Step, StepButton

MARGIN, NARROW_MARGIN = 8, 4


class StepsRail(QFrame):
    """Shows the steps one under the other.

    Signals:
        chosen: the user went to a step (its id).
    """

    chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("rail")
        self._narrow = False
        self._group = QButtonGroup(self)
        self._column = QVBoxLayout(self)
        self._column.setSpacing(0)
        self._column.addStretch(1)
        self._take_room()
        self._group.idClicked.connect(self._report)

    def show_steps(self, steps: Sequence[Step], current: str, theme: Theme) -> None:
        """Display `steps` with `current` marked; emits nothing."""
        for place in range(len(self._group.buttons()), len(steps)):
            added = StepButton(place + 1)
            added.make_narrow(self._narrow)
            self._group.addButton(added, place)
            self._column.insertWidget(place, added)
        for button, step in zip(self._buttons(), steps, strict=True):
            button.show_step(step, theme)
            button.setChecked(step.id == current)

    def make_narrow(self, narrow: bool) -> None:
        """Take little room or all that is wanted."""
        if narrow != self._narrow:
            self._narrow = narrow
            self._take_room()

    def _take_room(self) -> None:
        margin = NARROW_MARGIN if self._narrow else MARGIN
        self.setFixedWidth((NARROW if self._narrow else WIDTH) + 2 * margin)
        self._column.setContentsMargins(margin, 12, margin, 12)
        for button in self._buttons():
            button.make_narrow(self._narrow)

    def _buttons(self) -> list[StepButton]:
        return [button for button in self._group.buttons() if isinstance(button, StepButton)]

    def _report(self, place: int) -> None:
        self.chosen.emit(self._buttons()[place].step.id)
