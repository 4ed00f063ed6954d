"""The differential page: the candidate causes with their evidence, and the officer's conclusion."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout
from typing_extensions import override

from causality.assess import Assessment
from causality.case.edits import set_conclusion
from causality.text import _
from desktop.candidates import PAIR, candidates, pair_key, place_key
from desktop.pages.page import Page
from desktop.selection import Selection
from widgets.cause_cards import CauseCards
from widgets.long_text_field import LongTextField
from widgets.palette import Theme
from widgets.side_legend import SideLegend

CONCLUSION = 72
"""The height of the conclusion, in px; a longer one scrolls."""


class DifferentialPage(Page):
    """Shows the candidate causes as cards.

    Signals:
        pair_chosen: the officer went to a pair (product id, event id, method id).
        place_chosen: the officer went to a place of the case.
    """

    pair_chosen = Signal(str, str, str)
    place_chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._methods: dict[str, str] = {}
        self.cards, self._legend = CauseCards(), SideLegend()
        self._nothing = QLabel(_("There is no candidate cause yet: enter an event and a suspect product."))
        self.conclusion = LongTextField("conclusion", _("Conclusion of the officer"))
        self._lay_out()
        self.cards.chosen.connect(self._go)
        self.conclusion.typed.connect(lambda text: self.edited.emit(set_conclusion(text)))

    @override
    def show_assessment(self, assessment: Assessment, selection: Selection, theme: Theme) -> None:
        self._methods = {pair_key(one.product, one.event): one.method.id for one in reversed(assessment.pairs)}
        found = candidates(assessment)
        self._legend.show_theme(theme)
        self.cards.show_groups(found, theme)
        self.cards.setVisible(bool(found))
        self._nothing.setVisible(not found)
        self.conclusion.show_text(assessment.case.conclusion)

    @override
    def reveal(self, place: str) -> None:
        if place == "conclusion" or not self.cards.go_to(place_key(place)):
            self.conclusion.setFocus(Qt.FocusReason.OtherFocusReason)

    def _go(self, key: str) -> None:
        kind, *rest = key.split("\n")
        if kind == PAIR:
            product, event = rest
            self.pair_chosen.emit(product, event, self._methods.get(key, ""))
        else:
            self.place_chosen.emit(rest[0])

    def _lay_out(self) -> None:
        heading, label = QLabel(_("Differential")), QLabel(_("Conclusion of the officer"))
        heading.setObjectName("pageTitle")
        label.setObjectName("fieldLabel")
        label.setBuddy(self.conclusion)
        self._nothing.setObjectName("muted")
        self._nothing.setWordWrap(True)
        self.conclusion.setFixedHeight(CONCLUSION)
        head = QHBoxLayout()
        head.addWidget(heading)
        head.addStretch(1)
        head.addWidget(self._legend)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 12, 20, 8)
        column.setSpacing(6)
        column.addLayout(head)
        column.addWidget(self.cards, 1)
        column.addWidget(self._nothing, 1, Qt.AlignmentFlag.AlignTop)
        column.addWidget(label)
        column.addWidget(self.conclusion)
