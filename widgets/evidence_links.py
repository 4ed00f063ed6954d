"""What an item rests on, as links to where it stands in the case."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from causality.text import _
from widgets.elided_button import ElidedButton

MOST = 4
"""How many links stand in a row; the first ones, the evidence being given in order of weight."""


class EvidenceLinks(QWidget):
    """Shows links to the facts behind an item.

    Signals:
        chosen: the user went to a fact (its place in the case).
    """

    chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._links: tuple[tuple[str, str], ...] = ()
        self._buttons: list[ElidedButton] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 2, 0, 2)
        self._column.setSpacing(0)

    def show_links(self, links: Sequence[tuple[str, str]]) -> None:
        """Display `links` as (place in the case, text); emits nothing."""
        shown = tuple(links[:MOST])
        self.setVisible(bool(shown))
        if shown == self._links:
            return
        self._links = shown
        while len(self._buttons) < len(shown):
            self._buttons.append(self._button(len(self._buttons)))
        for place, button in enumerate(self._buttons):
            button.setVisible(place < len(shown))
            if place < len(shown):
                text = shown[place][1]
                button.show_text(text)
                button.setAccessibleName(_("Go to: {what}").format(what=text))

    def take_keyboard(self) -> None:
        """Put the keyboard on the first link, if there is one."""
        if self._links:
            self._buttons[0].setFocus(Qt.FocusReason.TabFocusReason)

    def _button(self, place: int) -> ElidedButton:
        button = ElidedButton("evidenceLink", "→")
        button.setCursor(Qt.CursorShape.PointingHandCursor)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.clicked.connect(partial(self._report, place))
        self._column.addWidget(button)
        return button

    def _report(self, place: int, _checked: bool = False) -> None:
        self.chosen.emit(self._links[place][0])
