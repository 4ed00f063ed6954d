"""One challenge in full: its plot, what counted, what was found, what takes it up, and the ways there."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QLabel, QScrollArea, QVBoxLayout

from causality.figure.close_up import CloseUp, Panel
from causality.frozen import frozen
from causality.text import _
from widgets.close_up_plot import CloseUpPlot
from widgets.evidence_links import MOST, EvidenceLinks
from widgets.palette import Theme
from widgets.style import SIZE, SMALL, font
from widgets.wrapped_text import WrappedText

Link = tuple[str, str]
"""Where a link leads, and its words."""


@frozen
class Detail:
    """What is told of a challenge: title and days, its verdict in words, texts below, and links to facts and items."""

    title: str
    verdict: str
    told: tuple[str, ...]
    facts: tuple[Link, ...]
    items: tuple[Link, ...]


class ChallengeDetail(QScrollArea):
    """Shows one challenge.

    Signals:
        place_chosen: the user went to a fact (its place in the case).
        item_chosen: the user went to an item (the text of its link).
    """

    place_chosen = Signal(str)
    item_chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("challengeDetail")
        self.setAccessibleName(_("The challenge that is chosen"))
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._title, self._verdict = WrappedText(SIZE, strong=True), WrappedText(SIZE, strong=True)
        self._plot, self._texts = CloseUpPlot(), [WrappedText(SMALL)]
        self._facts, self._items = _LinkGroup(_("Rests on")), _LinkGroup(_("Taken up by"))
        card = QFrame()
        card.setObjectName("challengeCard")
        self._column = QVBoxLayout(card)
        self._column.setContentsMargins(12, 8, 12, 10)
        self._column.setSpacing(4)
        for part in (self._title, self._verdict, self._plot, self._texts[0], self._items, self._facts):
            self._column.addWidget(part)
        self._column.addStretch(1)
        self.setWidget(card)
        self._facts.links.chosen.connect(self.place_chosen)
        self._items.links.chosen.connect(self.item_chosen)

    def show_challenge(self, shown: Detail, near: tuple[CloseUp, Panel] | None, theme: Theme) -> None:
        """Display a challenge with its plot, where it has one; emits nothing."""
        self._title.show_text(shown.title, theme.text)
        self._verdict.show_text(shown.verdict, theme.text)
        self._plot.setVisible(near is not None)
        if near is not None:
            self._plot.show_panel(*near, theme)
        while len(self._texts) < len(shown.told):
            self._texts.append(WrappedText(SMALL))
            self._column.insertWidget(self._column.indexOf(self._items), self._texts[-1])
        for place, text in enumerate(self._texts):
            text.show_text(
                shown.told[place] if place < len(shown.told) else "", theme.text if not place else theme.muted
            )
            text.setVisible(place < len(shown.told))
        self._facts.show_links(shown.facts, "")
        self._items.show_links(shown.items, _("No item of a method asks about this change on these samples."))


class _LinkGroup(QFrame):
    """Links under a heading, or a line that says why there are none."""

    def __init__(self, heading: str) -> None:
        super().__init__()
        self._heading, self._none, self.links = QLabel(heading), QLabel(), EvidenceLinks()
        self._heading.setFont(font(SMALL, strong=True))
        self._none.setWordWrap(True)
        self._none.setFont(font(SMALL))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 0)
        column.setSpacing(0)
        for part in (self._heading, self._none, self.links):
            column.addWidget(part)

    def show_links(self, links: Sequence[Link], none: str) -> None:
        """Display `links`, or the words for none; without either nothing."""
        self.links.show_links(links[:MOST])
        self._none.setText(none)
        self._none.setVisible(not links and bool(none))
        self.setVisible(bool(links) or bool(none))
