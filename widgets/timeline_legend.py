"""The analytes of the timeline, each a switch that shows or hides its line, with its marker."""

from collections.abc import Sequence

import pyqtgraph as pg
from PySide6.QtCore import QPointF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QIcon, QPainter, QPen, QPixmap
from PySide6.QtWidgets import QToolButton, QWidget

from causality.figure.values import Series, Shape
from causality.text import _
from causality.wording import analyte as analyte_name
from widgets.flow_layout import FlowLayout
from widgets.palette import MARKERS, Theme

EDGE = 12


class TimelineLegend(QWidget):
    """Shows the analytes of a chart.

    Signals:
        switched: an analyte was shown or hidden (its id, whether it is shown).
    """

    switched = Signal(str, bool)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("legend")
        self._buttons: dict[str, QToolButton] = {}
        self._row = FlowLayout(self, gap=2)

    def button(self, analyte: str) -> QToolButton:
        """Give the switch of an analyte."""
        return self._buttons[analyte]

    def show_series(self, series: Sequence[Series], hidden: frozenset[str], theme: Theme) -> None:
        """Display a switch for each of `series`, off for those that are `hidden`; emits nothing."""
        wanted = [one.analyte for one in series]
        if wanted != list(self._buttons):
            for button in self._buttons.values():
                self._row.removeWidget(button)
                button.deleteLater()
            self._buttons = {analyte: self._switch(analyte) for analyte in wanted}
        for one in series:
            button, shown = self._buttons[one.analyte], one.analyte not in hidden
            state = str((one.label, one.shape, shown, theme.shade))
            if button.property("state") != state:
                button.setProperty("state", state)
                button.setText(one.label)
                button.setIcon(_marker(one.shape, QColor(theme.analyte(one.analyte)), filled=shown))
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
        button.clicked.connect(lambda shown: self._switched(analyte, shown))
        self._row.addWidget(button)
        return button

    def _switched(self, analyte: str, shown: bool) -> None:
        self._buttons[analyte].setProperty("state", None)
        self.switched.emit(analyte, shown)


def _marker(shape: Shape, colour: QColor, *, filled: bool) -> QIcon:
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
    painter.drawPath(pg.graphicsItems.ScatterPlotItem.Symbols[MARKERS[shape]])
    painter.end()
    pixmap.setDevicePixelRatio(scale)
    return QIcon(pixmap)
