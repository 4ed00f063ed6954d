"""The timeline with its head: analytes to show or hide, multiples or units, what the crosshair reads."""

from collections.abc import Sequence
from functools import lru_cache
from typing import cast

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QMenu, QSizePolicy, QStackedLayout, QToolButton, QVBoxLayout

from causality.figure.edish import EdishPlot
from causality.figure.reading import reading_text, readings
from causality.figure.scale import Mode
from causality.figure.values import Chart, Highlight, Series
from causality.text import _, ngettext
from widgets.choice_bar import ChoiceBar
from widgets.edish_panel import EdishPanel
from widgets.palette import LIGHT, Theme
from widgets.style import SMALL
from widgets.timeline_legend import TimelineLegend
from widgets.timeline_view import TimelineView
from widgets.wrapped_text import WrappedText

EDGE = 12


class TimelinePanel(QFrame):
    """Shows a chart.

    Signals:
        analyte_switched: an analyte was shown or hidden (its id, whether it is shown).
        mode_chosen: samples are to stand as "multiples" of their limits or in their "units", or "edish" is to be shown.
        picture_asked: the timeline is to be written as a picture ("svg" or "png").
        filled: there is something to show now, or nothing any more.
    """

    analyte_switched = Signal(str, bool)
    mode_chosen = Signal(str)
    picture_asked = Signal(str)
    filled = Signal(bool)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("timeline")
        self._chart, self._theme, self._is_filled = Chart(0, 0), LIGHT, True
        self._title, self._readout = QLabel(_("Timeline")), WrappedText(SMALL, most=1)
        self._title.setObjectName("timelineTitle")
        self._legend = TimelineLegend()
        self._modes = ChoiceBar()
        self._modes.setObjectName("timelineModes")
        self._fit = QToolButton()
        self._empty = QLabel(_("Enter samples or doses and they appear here"))
        self._empty.setObjectName("timelineEmpty")
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.plot = TimelineView()
        self.plot.setAccessibleName(_("Timeline of samples and doses"))
        self._pages, self._edish = QStackedLayout(), cast("EdishPanel | None", None)
        self._make_menu()
        self._lay_out()
        self._fit.clicked.connect(self.plot.fit)
        self._legend.switched.connect(self.analyte_switched)
        self._modes.chosen.connect(self.mode_chosen)
        self.plot.pointed.connect(self._read)
        self.plot.told.connect(self._tell)

    def show_chart(
        self, chart: Chart, hidden: frozenset[str], highlight: Highlight, theme: Theme, mode: Mode = "multiples",
        *, edish: Sequence[EdishPlot] | None = None,
    ) -> None:  # fmt: skip
        """Display `chart` without the analytes `hidden`, or in its place plots of `edish`; emits nothing.

        Without any plots eDISH can be chosen, with None not even that.
        """
        if chart is not self._chart or theme is not self._theme:
            self._chart, self._theme = chart, theme
        self._legend.show_series(chart.series, hidden, theme)
        further = [] if edish is None else [("edish", _("eDISH"))]
        choices = [("multiples", _("×ULN")), ("units", _("units")), *further]
        self._modes.show_choices(choices, "edish" if edish else mode)
        self._pages.setCurrentWidget(self._show_edish(edish, theme) if edish else self.plot if chart else self._empty)
        self._tell_filled(bool(edish or chart))
        shown = [series.analyte for series in chart.series if series.analyte not in hidden]
        self.plot.show_chart(chart, shown, highlight, theme, mode)
        if not self.plot.edges.moving:  # else it tells where the edge is moved to
            self._read(self.plot.day)

    def _tell_filled(self, filled: bool) -> None:
        if filled != self._is_filled:
            self._is_filled = filled
            self.filled.emit(filled)

    def _show_edish(self, plots: Sequence[EdishPlot], theme: Theme) -> EdishPanel:
        if self._edish is None:
            self._edish = EdishPanel()
            self._edish.told.connect(self._tell)
            self._pages.addWidget(self._edish)
        self._edish.show_plots(plots, theme)
        return self._edish

    def legend_button(self, analyte: str) -> QToolButton:
        """Give the switch of an analyte."""
        return self._legend.button(analyte)

    @property
    def readout(self) -> str:
        """What the crosshair reads; without one, what is not on the axes."""
        return self._readout.text

    def _read(self, day: int) -> None:
        text = reading_text(readings(self.plot.series, day), day, self.plot.mode) if day else self._left_out()
        same = text == self._readout.text
        self._readout.show_text(text, self._theme.muted)  # of the same text the colour may be another
        if not same:
            self.plot.setAccessibleDescription(text)

    def _left_out(self) -> str:
        """Say what has no place on the axes."""
        said = []
        missing = sum(map(_without_multiple, self.plot.series))
        if self.plot.mode == "multiples" and missing:
            text = ngettext(
                "{count} sample has no limit: in units only", "{count} samples have no limit: in units only", missing
            )
            said.append(text.format(count=missing))
        if undated := self._chart.undated:
            text = ngettext("{count} sample has no day", "{count} samples have no day", undated)
            said.append(text.format(count=undated))
        return " · ".join(said)

    def _tell(self, text: str) -> None:
        """Show and announce what was chosen or moved."""
        if text:
            self._readout.show_text(text, self._theme.muted)
            self.plot.setAccessibleDescription(text)
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self.plot, text))

    def _make_menu(self) -> None:
        self._fit.setText(_("Fit"))
        self._fit.setObjectName("fitTimeline")
        self._fit.setAccessibleName(_("Fit the timeline"))
        self._fit.setToolTip(_("Show the whole case (0)"))
        self._fit.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._fit.setPopupMode(QToolButton.ToolButtonPopupMode.MenuButtonPopup)
        menu = QMenu(self._fit)
        for name, text, slot in (
            ("fitCase", _("Fit case\t0"), self.plot.fit),
            ("fitEpisode", _("Fit episode\t9"), self.plot.fit_episode),
            ("timelineSvg", _("Export as SVG…"), lambda: self.picture_asked.emit("svg")),
            ("timelinePng", _("Export as PNG…"), lambda: self.picture_asked.emit("png")),
        ):
            action = menu.addAction(text)
            action.setObjectName(name)
            action.triggered.connect(lambda _on=False, slot=slot: slot())
        self._fit.setMenu(menu)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(16, 6, 16, 0)
        head.setSpacing(12)
        head.addWidget(self._title)
        head.addWidget(self._legend, 1)
        head.addWidget(self._modes)
        head.addWidget(self._fit)
        line = QHBoxLayout()
        line.setContentsMargins(16, 0, 16, 0)
        self._readout.setFixedHeight(18)
        self._readout.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        line.addWidget(self._readout, 1)
        self._pages.addWidget(self.plot)
        self._pages.addWidget(self._empty)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addLayout(line)
        column.addLayout(self._pages, 1)


@lru_cache(maxsize=64)
def _without_multiple(series: Series) -> int:
    """How many points have no limit to be a multiple of."""
    return sum(point.multiple is None for point in series.points)
