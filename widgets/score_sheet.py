"""One sheet of a method, item by item, with the keyboard's way through it."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtWidgets import QApplication, QFrame, QScrollArea, QVBoxLayout
from typing_extensions import override

from causality.methods.method import ItemResult
from causality.text import _
from widgets.item_row import ItemRow
from widgets.palette import Theme


class ScoreSheet(QScrollArea):
    """Shows the items of one sheet; the current one offers its answers.

    Signals:
        selected: another item became current (its id).
        accepted: the derived answer of an item was accepted (item id).
        answered: an answer was chosen (item id, answer id, reason).
        withdrawn: a decision was taken back (item id).
        evidence_chosen: the user went to a fact that an item rests on (its place in the case).
    """

    selected = Signal(str)
    accepted = Signal(str)
    answered = Signal(str, str, str)
    withdrawn = Signal(str)
    evidence_chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("scoreSheet")
        self.setAccessibleName(_("Items of the sheet"))
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._frame = QFrame()
        self._frame.setObjectName("sheet")
        self._frame.installEventFilter(self)
        self._column = QVBoxLayout(self._frame)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addStretch(1)
        self._rows: list[ItemRow] = []
        self._locked = False
        self._items: list[str] = []
        self.setWidget(self._frame)

    def show_items(
        self, items: Sequence[ItemResult], current: str, theme: Theme, links: Sequence[tuple[str, str]] = ()
    ) -> None:
        """Display `items` with the one of id `current` open, with `links` to its evidence; emits nothing."""
        keys = [result.item.id for result in items]
        if keys != self._items:
            self._rebuild(keys)
        for place, (row, result) in enumerate(zip(self._rows, items, strict=True)):
            if result.item.id != current:
                row.close_reason()
            chosen = result.item.id == current
            row.show_item(result, theme, current=chosen, first=place == 0, links=links if chosen else ())

    def lock(self, locked: bool) -> None:
        """Ask for no reasons while the case takes no edit: what is chosen is then refused where edits are."""
        self._locked = locked
        for row in self._rows:
            row.locked = locked

    def row(self, item: str) -> ItemRow:
        """Give the row of an item."""
        return self._rows[self._items.index(item)]

    def focus_item(self, item: str) -> None:
        """Put the keyboard on an item."""
        if item in self._items:
            self.row(item).setFocus(Qt.FocusReason.OtherFocusReason)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self._keep_in_sight()
        return super().eventFilter(watched, event)

    def _keep_in_sight(self) -> None:
        """Have in sight what is typed into: the row grows by the field for a reason after it was opened."""
        held = QApplication.focusWidget()
        if held is not None and held not in self._rows and self._frame.isAncestorOf(held):
            self.ensureWidgetVisible(held, 0, 8)

    def _rebuild(self, keys: list[str]) -> None:
        for row in self._rows:
            row.blockSignals(True)  # while they are hidden the keyboard goes from one to the next
        for row in self._rows:
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()
        self._rows = [ItemRow() for _key in keys]
        self._items = keys
        for place, (key, row) in enumerate(zip(keys, self._rows, strict=True)):
            row.locked = self._locked
            row.entered.connect(partial(self._enter, place))
            row.accepted.connect(partial(self.accepted.emit, key))
            row.answered.connect(partial(self.answered.emit, key))
            row.asked.connect(self._keep_in_sight)
            row.withdrawn.connect(partial(self.withdrawn.emit, key))
            row.left.connect(partial(self._move, place))
            row.evidence_chosen.connect(self.evidence_chosen)
            self._column.insertWidget(place, row)

    def _enter(self, place: int) -> None:
        self.selected.emit(self._items[place])
        self._column.activate()  # the row has just grown by its answers
        self._show_row(self._rows[place])

    def _show_row(self, row: ItemRow) -> None:
        """Have a row in sight, one that is higher than the view from its top."""
        self.ensureWidgetVisible(row, 0, 8)
        if row.height() > self.viewport().height():
            self.verticalScrollBar().setValue(row.y())

    def _move(self, place: int, steps: int) -> None:
        """Go on to the next row, once all of this one was in sight on the way."""
        target, row, bar = place + steps, self._rows[place], self.verticalScrollBar()
        seen = self.viewport().height()
        hidden = row.geometry().bottom() + 1 - bar.value() - seen if steps > 0 else bar.value() - row.y()
        if hidden > 0 and row.height() > seen:
            bar.setValue(bar.value() + steps * min(hidden, seen))
        elif 0 <= target < len(self._rows):
            self._rows[target].setFocus(Qt.FocusReason.TabFocusReason)
