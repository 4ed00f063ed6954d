"""The timeline with its legend: analytes to show or hide, and what the crosshair reads."""

import pyqtgraph as pg
from PySide6.QtCore import QPointF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QIcon, QPainter, QPen, QPixmap
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QToolButton, QVBoxLayout, QWidget

from causality.case.dates import show
from causality.report.wording import analyte as analyte_name
from causality.report.wording import times
from causality.text import _
from widgets.palette import LIGHT, MARKERS, OTHER_MARKER, Theme
from widgets.style import SMALL
from widgets.timeline_chart import Chart, Highlight
from widgets.timeline_plot import TimelinePlot
from widgets.wrapped_text import WrappedText

EDGE = 12


class TimelinePanel(QFrame):
    """Shows a chart.

    Signals:
        analyte_switched: an analyte was shown or hidden (its id, whether it is shown).
    """

    analyte_switched = Signal(str, bool)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("timeline")
        self._chart, self._theme = Chart(0, 0), LIGHT
        self._title, self._readout = QLabel(_("Timeline")), WrappedText(SMALL, most=1)
        self._title.setObjectName("timelineTitle")
        self._legend, self._buttons = QWidget(), dict[str, QToolButton]()
        self._legend.setObjectName("legend")
        self._fit = QPushButton(_("Fit"))
        self._fit.setObjectName("fitTimeline")
        self._fit.setToolTip(_("Show the whole case (0)"))
        self.plot = TimelinePlot()
        self.plot.setAccessibleName(_("Timeline of samples and doses"))
        self._lay_out()
        self._fit.clicked.connect(self.plot.fit)
        self.plot.pointed.connect(self._read)

    def show_chart(self, chart: Chart, hidden: frozenset[str], highlight: Highlight, theme: Theme) -> None:
        """Display `chart` without the analytes `hidden`; emits nothing."""
        self._chart, self._theme = chart, theme
        self._show_legend(hidden)
        shown = [series.analyte for series in chart.series if series.analyte not in hidden]
        self.plot.show_chart(chart, shown, highlight, theme)

    def legend_button(self, analyte: str) -> QToolButton:
        """Give the switch of an analyte."""
        return self._buttons[analyte]

    @property
    def readout(self) -> str:
        """What the crosshair reads."""
        return self._readout.text

    def _show_legend(self, hidden: frozenset[str]) -> None:
        wanted = [series.analyte for series in self._chart.series]
        if wanted != list(self._buttons):
            for button in self._buttons.values():
                self._row.removeWidget(button)
                button.deleteLater()
            self._buttons = {analyte: self._switch(analyte) for analyte in wanted}
        for series in self._chart.series:
            button = self._buttons[series.analyte]
            button.setText(series.label)
            shown = series.analyte not in hidden
            button.setIcon(_marker(series.analyte, QColor(self._theme.analyte(series.analyte)), filled=shown))
            button.setChecked(shown)

    def _switch(self, analyte: str) -> QToolButton:
        button = QToolButton()
        button.setObjectName(f"analyte-{analyte}")
        button.setCheckable(True)
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        button.setIconSize(QSize(EDGE, EDGE))
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.setAccessibleName(analyte_name(analyte))
        button.setToolTip(_("{analyte}: show or hide").format(analyte=analyte_name(analyte)))
        button.clicked.connect(lambda shown: self.analyte_switched.emit(analyte, shown))
        self._row.addWidget(button)
        return button

    def _read(self, day: int) -> None:
        values = [f"{series.label} {times(point.multiple)}" for series, point in self.plot.values_on(day)]
        text = "  ".join(filter(None, (show(day), " · ".join(values)))) if day else ""
        self._readout.show_text(text, self._theme.muted)

    def _lay_out(self) -> None:
        self._row = QHBoxLayout(self._legend)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(2)
        head = QHBoxLayout()
        head.setContentsMargins(16, 6, 16, 0)
        head.setSpacing(12)
        head.addWidget(self._title)
        head.addWidget(self._legend)
        head.addWidget(self._readout, 1, Qt.AlignmentFlag.AlignVCenter)
        head.addWidget(self._fit)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self.plot, 1)


def _marker(analyte: str, colour: QColor, *, filled: bool) -> QIcon:
    """Draw the marker of an analyte as it stands on its line, hollow when the line is hidden."""
    scale = 4
    pixmap = QPixmap(EDGE * scale, EDGE * scale)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.scale(scale, scale)
    painter.translate(QPointF(EDGE / 2, EDGE / 2))
    painter.scale(EDGE - 3, EDGE - 3)
    painter.setPen(QPen(colour, 0.1))
    painter.setBrush(colour if filled else Qt.BrushStyle.NoBrush)
    painter.drawPath(pg.graphicsItems.ScatterPlotItem.Symbols[MARKERS.get(analyte, OTHER_MARKER)])
    painter.end()
    pixmap.setDevicePixelRatio(scale)
    return QIcon(pixmap)
