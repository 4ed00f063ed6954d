"""The eDISH plot of a liver injury beside what it says; a second one for a patient who began with abnormal tests."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from causality.figure.edish import EdishPlot
from widgets.edish_view import EdishView
from widgets.palette import Theme
from widgets.style import SMALL
from widgets.wrapped_text import WrappedText

WORDS = 256


class EdishPanel(QWidget):
    """Shows plots side by side, with their words at the right.

    Signals:
        told: the day that is looked at in a plot, in words.
    """

    told = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("edish")
        self._views: list[EdishView] = []
        self._words = (WrappedText(SMALL), WrappedText(SMALL))
        self._legend = WrappedText(SMALL, most=3)
        beside = QVBoxLayout()
        beside.setContentsMargins(0, 4, 0, 0)
        beside.setSpacing(6)
        for words in (*self._words, self._legend):
            beside.addWidget(words)
        beside.addStretch(1)
        holder = QWidget()
        holder.setFixedWidth(WORDS)
        holder.setLayout(beside)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(12, 0, 16, 4)
        self._row.setSpacing(8)
        self._row.addWidget(holder)

    def show_plots(self, plots: Sequence[EdishPlot], theme: Theme) -> None:
        """Display plots; emits nothing."""
        while len(self._views) < len(plots):
            view = EdishView()
            view.told.connect(self.told)
            self._row.insertWidget(len(self._views), view, 1)
            self._views.append(view)
        for place, view in enumerate(self._views):
            view.setVisible(place < len(plots))
            if place < len(plots):
                view.show_plot(plots[place], theme)
        for place, words in enumerate(self._words):
            words.show_text(plots[place].told if place < len(plots) else "", theme.text)
        self._legend.show_text(plots[0].legend if plots else "", theme.muted)

    def view(self, place: int) -> EdishView:
        """Give the plot at a place."""
        return self._views[place]
