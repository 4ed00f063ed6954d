"""Any number of a few choices that have names, such as the events that a product treats."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QMenu, QPushButton, QSizePolicy
from typing_extensions import override

AROUND = 24
"""Width of padding and frame, in px."""


class SeveralField(QPushButton):
    """Shows which of several choices hold; its menu switches them one by one.

    Signals:
        switched: the user chose otherwise (the ids that hold now, a list of str).
    """

    switched = Signal(list)

    def __init__(self, name: str, label: str, none: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setProperty("several", True)
        self._label, self._none, self._whole = label, none, ""
        self._choices: tuple[tuple[str, str], ...] = ()
        self._menu = QMenu(self)
        self.setMenu(self._menu)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def show_choices(self, choices: Sequence[tuple[str, str]], chosen: Sequence[str]) -> None:
        """Display `choices` as (id, text), those of the ids in `chosen` ticked; emits nothing."""
        if tuple(choices) != self._choices:
            self._choices = tuple(choices)
            self._rebuild()
        for action, (key, _text) in zip(self._menu.actions(), self._choices, strict=True):
            action.setChecked(key in chosen)
        texts = [text for key, text in self._choices if key in chosen]
        self._whole = ", ".join(texts) or self._none
        self.setAccessibleName(f"{self._label}: {self._whole}")
        self.setToolTip(self._whole)
        self.setEnabled(bool(self._choices))
        self._elide()

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(60, super().minimumSizeHint().height())

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._elide()

    def _rebuild(self) -> None:
        self._menu.clear()
        for _key, text in self._choices:
            action = QAction(text.replace("&", "&&"), self._menu)
            action.setCheckable(True)
            action.triggered.connect(self._report)
            self._menu.addAction(action)

    def _report(self) -> None:
        ticked = zip(self._menu.actions(), self._choices, strict=True)
        self.switched.emit([key for action, (key, _text) in ticked if action.isChecked()])

    def _elide(self) -> None:
        room = max(20, self.width() - AROUND)
        self.setText(self.fontMetrics().elidedText(self._whole, Qt.TextElideMode.ElideRight, room).replace("&", "&&"))
