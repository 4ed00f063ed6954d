"""The verdict column: the change of dose that is looked at, a card for every pair, then the findings."""

from collections.abc import Sequence
from functools import partial
from typing import cast

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from causality.case.finding import Finding
from causality.figure.close_up import CloseUp
from causality.methods.method import PairAssessment
from causality.text import _
from widgets.close_up_card import CloseUpCard
from widgets.findings_list import FindingsList
from widgets.palette import Theme
from widgets.verdict_card import VerdictCard

PairKey = tuple[str, str]


class VerdictColumn(QScrollArea):
    """Shows what every pair comes to.

    Signals:
        pair_chosen: the user went to a pair (product id, event id, method id).
        next_chosen: the user went to what the next test of a pair is about (product id, event id, method id).
        finding_chosen: the user went to a finding (its place in the list).
        close_up_dismissed: the user has seen the change of dose from near.
    """

    pair_chosen = Signal(str, str, str)
    next_chosen = Signal(str, str, str)
    finding_chosen = Signal(int)
    close_up_dismissed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("verdicts")
        self.setAccessibleName(_("Verdicts"))
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._cards: dict[PairKey, VerdictCard] = {}
        self._findings, self._close_up = FindingsList(), cast("CloseUpCard | None", None)
        holder = QWidget()
        self._column = QVBoxLayout(holder)
        self._column.setContentsMargins(16, 16, 16, 16)
        self._column.setSpacing(12)
        self._column.addWidget(self._findings)
        self._column.addStretch(1)
        self.setWidget(holder)
        self._findings.chosen.connect(self.finding_chosen)

    def show_pairs(
        self, pairs: Sequence[tuple[str, tuple[PairAssessment, ...]]], current: PairKey | None, theme: Theme
    ) -> None:
        """Display `pairs` as (title, one assessment a method), the `current` one marked; emits nothing."""
        keys = [(members[0].product, members[0].event) for _title, members in pairs]
        if keys != list(self._cards):
            self._rebuild(keys)
        for key, (title, members) in zip(keys, pairs, strict=True):
            self._cards[key].show_pair(title, members, theme, current=key == current)

    def show_findings(self, findings: Sequence[Finding], theme: Theme, answers: Sequence[str] = ()) -> None:
        """Display `findings`, those marked that have one of `answers` (empty: none); emits nothing."""
        self._findings.show_findings(findings, theme, answers)

    def show_close_up(self, shown: CloseUp | None, theme: Theme) -> None:
        """Display a change of dose from near above the pairs, or nothing; emits nothing."""
        if self._close_up is None and shown is not None:
            self._close_up = CloseUpCard()
            self._close_up.hide()
            self._close_up.dismissed.connect(self.close_up_dismissed)
            self._column.insertWidget(0, self._close_up)
        if self._close_up is None:
            return
        fresh = shown is not None and self._close_up.isHidden()
        if shown is not None:
            self._close_up.show_close_up(shown, theme)
        self._close_up.setVisible(shown is not None)
        if fresh:
            self.verticalScrollBar().setValue(0)

    def card(self, product: str, event: str) -> VerdictCard:
        """Give the card of a pair."""
        return self._cards[(product, event)]

    def _rebuild(self, keys: list[PairKey]) -> None:
        for card in self._cards.values():
            self._column.removeWidget(card)
            card.hide()
            card.deleteLater()
        self._cards = {key: VerdictCard() for key in keys}
        for place, (key, card) in enumerate(self._cards.items()):
            card.chosen.connect(partial(self.pair_chosen.emit, *key))
            card.next_chosen.connect(partial(self.next_chosen.emit, *key))
            self._column.insertWidget(place + (self._close_up is not None), card)
