"""One of a few choices that have names."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox
from typing_extensions import override

AROUND = 24
"""The width of what is around the choices in the list, in px."""
_OPENS = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space, Qt.Key.Key_Down, Qt.Key.Key_Up)


class ChoiceField(QComboBox):
    """Shows one of several choices; the arrows, Space and Enter open the list.

    Neither the wheel, which scrolls the page, nor an arrow changes a fact by accident.

    Signals:
        chosen: the user chose (the id).
    """

    chosen = Signal(str)

    def __init__(self, name: str, label: str, choices: Sequence[tuple[str, str]] = ()) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setAccessibleName(label)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self._choices: tuple[tuple[str, str], ...] = ()
        self.offer(choices)
        self.activated.connect(lambda place: self.chosen.emit(self._choices[place][0]))

    def offer(self, choices: Sequence[tuple[str, str]]) -> None:
        """Have these choices, as (id, text); emits nothing."""
        if tuple(choices) != self._choices:
            self._choices = tuple(choices)
            self.clear()
            self.addItems([text for _id, text in choices])

    def show_choice(self, chosen: str) -> None:
        """Display the choice of this id, nothing for one that is not on offer; emits nothing."""
        keys = [key for key, _text in self._choices]
        self.setCurrentIndex(keys.index(chosen) if chosen in keys else -1)

    @property
    def current(self) -> str:
        """The id of the choice that is shown; empty for none."""
        place = self.currentIndex()
        return self._choices[place][0] if 0 <= place < len(self._choices) else ""

    @override
    def showPopup(self) -> None:
        self.view().installEventFilter(self)  # here, since a list is made when it is first asked for
        self.view().setMinimumWidth(self.view().sizeHintForColumn(0) + AROUND)
        super().showPopup()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Have Tab take what is marked in the open list and go on, as it does from any other field."""
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress or watched is not self.view():
            return super().eventFilter(watched, event)
        if event.key() not in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
            return super().eventFilter(watched, event)
        place = self.view().currentIndex().row()
        self.hidePopup()
        if place >= 0 and place != self.currentIndex():
            self.setCurrentIndex(place)
            self.activated.emit(place)
        self.focusNextPrevChild(event.key() == Qt.Key.Key_Tab)
        return True

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _OPENS and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            self.showPopup()
        else:
            super().keyPressEvent(event)

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()
