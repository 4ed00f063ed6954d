"""The verdict column: a card for every pair, then the findings."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from causality.case.finding import Finding
from causality.methods.method import PairAssessment
from causality.text import _
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
    """

    pair_chosen = Signal(str, str, str)
    next_chosen = Signal(str, str, str)
    finding_chosen = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("verdicts")
        self.setAccessibleName(_("Verdicts"))
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._cards: dict[PairKey, VerdictCard] = {}
        self._findings = FindingsList()
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

    def show_findings(self, findings: Sequence[Finding], theme: Theme) -> None:
        """Display `findings`; emits nothing."""
        self._findings.show_findings(findings, theme)

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
            self._column.insertWidget(place, card)
