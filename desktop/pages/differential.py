"""The differential page: the candidate causes with their evidence, and the officer's conclusion."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout
from typing_extensions import override

from causality.assess import Assessment
from causality.case.edits import Edit, explain_cause, judge_cause, rank_cause, set_conclusion, unrank_cause
from causality.case.ranking import EXCLUDED, RankedCause, ranked
from causality.text import _
from desktop.candidates import PAIR, PLACE, candidates, pair_key, place_key, places
from desktop.deciding import now
from desktop.pages.page import Page
from desktop.selection import Selection
from desktop.who import officer
from widgets.cause_cards import CauseCards
from widgets.growing_text_field import GrowingTextField
from widgets.palette import Theme
from widgets.side_legend import SideLegend

DRUG = "dili:"
"""How the id of a cause begins that is a product."""
CONCLUSION = 5
"""How many lines of the conclusion are seen at once; a longer one scrolls."""


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
        self._places: dict[str, str] = {}
        self._ranking: tuple[RankedCause, ...] = ()
        self.cards, self._legend = CauseCards(), SideLegend()
        self._nothing = QLabel(_("There is no candidate cause yet: enter an event and a suspect product."))
        self.conclusion = GrowingTextField("conclusion", _("Conclusion of the officer"), CONCLUSION)
        self._lay_out()
        self.cards.chosen.connect(self._go)
        self.cards.moved.connect(self._rank)
        self.cards.judged.connect(lambda key, word: self._word(key, partial(judge_cause, standing=word or None)))
        self.cards.explained.connect(lambda key, text: self._word(key, partial(explain_cause, reason=text)))
        self.conclusion.typed.connect(lambda text: self.edited.emit(set_conclusion(text)))

    @override
    def show_assessment(self, assessment: Assessment, selection: Selection, theme: Theme) -> None:
        self._methods = {pair_key(one.product, one.event): one.method.id for one in reversed(assessment.pairs)}
        self._places, self._ranking = places(assessment), assessment.case.ranking
        found = candidates(assessment)
        self._legend.show_theme(theme)
        self.cards.show_groups(found, theme)
        self.cards.setVisible(bool(found))
        self._nothing.setVisible(not found)
        self.conclusion.show_text(assessment.case.conclusion)

    @override
    def reveal(self, place: str) -> None:
        held = next((key for key, found in self._places.items() if place and found == place), place_key(place))
        if place == "conclusion" or not self.cards.go_to(held):
            self.conclusion.setFocus(Qt.FocusReason.OtherFocusReason)

    def _go(self, key: str) -> None:
        """Go to the sheet of a product that has one, else to the place of the case that the card is about."""
        kind, *rest = key.split("\n")
        product, event = rest if kind == PAIR else (rest[-1].removeprefix(DRUG), rest[0])
        pair = pair_key(product, event)
        if kind != PLACE and pair in self._methods:
            self.pair_chosen.emit(product, event, self._methods[pair])
        else:
            self.place_chosen.emit(rest[0] if kind == PLACE else self._places.get(key) or "work_up")

    def _rank(self, key: str, steps: int) -> None:
        """Move a cause in the ranking of its event; what goes below the last leaves it, an excluded one has none."""
        _kind, event, cause = key.split("\n")
        if any((row.event, row.cause, row.standing) == (event, cause, EXCLUDED) for row in self._ranking):
            return
        order = ranked(self._ranking, event)
        place = order.index(cause) + steps if cause in order else len(order)
        if cause in order and place >= len(order):
            self.edited.emit(unrank_cause(event, cause))
        else:
            self.edited.emit(rank_cause(event, cause, max(0, place)))

    def _word(self, key: str, edit: Callable[..., Edit]) -> None:
        _kind, event, cause = key.split("\n")
        self.edited.emit(edit(event, cause, who=officer(), when=now()))

    def _lay_out(self) -> None:
        heading, label = QLabel(_("Differential")), QLabel(_("Conclusion of the officer"))
        heading.setObjectName("pageTitle")
        label.setObjectName("fieldLabel")
        label.setBuddy(self.conclusion)
        self._nothing.setObjectName("muted")
        self._nothing.setWordWrap(True)
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
