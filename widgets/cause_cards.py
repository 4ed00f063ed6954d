"""The candidate causes as cards, those of one event together, in as many columns as there is room for."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QLabel, QScrollArea, QWidget
from typing_extensions import override

from causality.text import _
from widgets.cause_card import Cause, CauseCard
from widgets.palette import LIGHT, Theme

NARROWEST = 320
"""The narrowest card, in px."""
Group = tuple[str, tuple[Cause, ...]]


class CauseCards(QScrollArea):
    """Shows groups of candidate causes.

    Signals:
        chosen: the user went to a cause (its key).
        moved: the user ranked a cause higher (-1) or lower (1).
        judged: the user said how a cause stands (key, id of the word).
        explained: the user typed why (key, all of the text).
    """

    chosen = Signal(str)
    moved = Signal(str, int)
    judged = Signal(str, str)
    explained = Signal(str, str)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("causeCards")
        self.setAccessibleName(_("Candidate causes"))
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self._groups: tuple[Group, ...] = ()
        self._cards: dict[str, CauseCard] = {}
        self._headings: list[QLabel] = []
        self._placed: list[QWidget] = []
        self._columns, self._theme = 0, LIGHT
        holder = QWidget()
        self._grid = QGridLayout(holder)
        self._grid.setContentsMargins(0, 0, 8, 0)
        self._grid.setSpacing(8)
        self.setWidget(holder)

    def show_groups(self, groups: Sequence[Group], theme: Theme) -> None:
        """Display `groups` as (heading, causes); emits nothing."""
        before = [(title, [cause.key for cause in causes]) for title, causes in self._groups]
        self._groups, self._theme = tuple(groups), theme
        if before != [(title, [cause.key for cause in causes]) for title, causes in groups]:
            self._rebuild()
        for _title, causes in groups:
            for cause in causes:
                self._cards[cause.key].show_cause(cause, theme)

    def card(self, key: str) -> CauseCard:
        """Give the card of a cause."""
        return self._cards[key]

    def go_to(self, key: str = "") -> bool:
        """Put the keyboard on a card, by default on the first; whether there was one."""
        card = self._cards.get(key) or next(iter(self._cards.values()), None)
        if card is None:
            return False
        card.setFocus(Qt.FocusReason.OtherFocusReason)
        return True

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._room() != self._columns:
            self._place()

    def _room(self) -> int:
        return max(1, min(3, (self.viewport().width() + 8) // (NARROWEST + 8)))

    def _rebuild(self) -> None:
        held = next((key for key, card in self._cards.items() if card.hasFocus()), "")
        wanted = [cause.key for _title, causes in self._groups for cause in causes]
        kept = {key: self._cards.pop(key) if key in self._cards else self._card(key) for key in wanted}
        for part in (*self._cards.values(), *self._headings):
            part.hide()
            part.deleteLater()
        self._cards = kept
        self._headings = [QLabel(title) for title, _causes in self._groups]
        for heading in self._headings:
            heading.setObjectName("cardTitle")
        self._place()
        if held in kept:
            self._grid.activate()
            self._show_whole(held)
        elif held:
            self.go_to()

    def _place(self) -> None:
        """Lay the cards out, row by row under the heading of their event."""
        # Taken out as widgets: an item of a layout that Python has held outlives what it is an item of.
        for part in self._placed:
            self._grid.removeWidget(part)
        self._placed = [*self._headings, *self._cards.values()]
        for row in range(self._grid.rowCount()):
            self._grid.setRowStretch(row, 0)
        for column in range(self._grid.columnCount()):
            self._grid.setColumnStretch(column, 0)
        self._columns, row = self._room(), 0
        for heading, (_title, causes) in zip(self._headings, self._groups, strict=True):
            self._grid.addWidget(heading, row, 0, 1, self._columns)
            heading.show()
            for place, cause in enumerate(causes):
                card = self._cards[cause.key]
                self._grid.addWidget(card, row + 1 + place // self._columns, place % self._columns)
                card.show()  # at once: what is hidden takes no keyboard
            row += 2 + (len(causes) - 1) // self._columns
        for column in range(self._columns):
            self._grid.setColumnStretch(column, 1)
        self._grid.setRowStretch(row, 1)

    def _card(self, key: str) -> CauseCard:
        card = CauseCard()
        card.chosen.connect(partial(self.chosen.emit, key))
        card.entered.connect(partial(self._show_whole, key))
        card.left.connect(partial(self._move, key))
        card.moved.connect(lambda steps: self.moved.emit(key, steps))
        card.judged.connect(lambda word: self.judged.emit(key, word))
        card.explained.connect(lambda text: self.explained.emit(key, text))
        return card

    def _show_whole(self, key: str) -> None:
        """Have a card in sight, one that is higher than the view from its head."""
        card = self._cards[key]
        self.ensureWidgetVisible(card, 0, 8)
        if card.height() > self.viewport().height():
            self.verticalScrollBar().setValue(card.y())

    def _move(self, key: str, steps: int) -> None:
        keys = list(self._cards)
        target = keys.index(key) + steps
        if 0 <= target < len(keys):
            self._cards[keys[target]].setFocus(Qt.FocusReason.TabFocusReason)
