"""A plot with axes, of pyqtgraph's parts."""

from collections.abc import Mapping
from typing import Any

import pyqtgraph as pg
from PySide6.QtWidgets import QGraphicsGridLayout, QGraphicsItem, QSizePolicy

_PLACES = {"bottom": (1, 1), "left": (0, 0), "right": (0, 2)}
"""Row and column of every axis around the view."""


class PlainPlot(pg.GraphicsWidget):
    """Holds a view box and the axes around it.

    The plot of pyqtgraph also has a menu with a hundred controls, which takes longer to make than a whole page.
    """

    def __init__(self, axes: Mapping[str, pg.AxisItem]) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.vb, self.axes = pg.ViewBox(enableMenu=False, defaultPadding=0), dict(axes)
        grid = QGraphicsGridLayout()
        grid.setContentsMargins(1, 1, 1, 1)
        grid.setSpacing(0)
        grid.addItem(self.vb, 0, 1)
        grid.setRowStretchFactor(0, 1)
        grid.setColumnStretchFactor(1, 1)
        self.setLayout(grid)
        for place, axis in axes.items():
            axis.linkToView(self.vb)
            axis.enableAutoSIPrefix(False)  # else every change of the range sets labels that nobody sees
            axis.setZValue(0.5)
            axis.setFlag(QGraphicsItem.GraphicsItemFlag.ItemNegativeZStacksBehindParent)
            grid.addItem(axis, *_PLACES[place])

    def put(self, item: Any) -> None:
        """Draw an item in the view; it does not decide how far the axes reach."""
        self.vb.addItem(item, ignoreBounds=True)

    def take(self, item: Any) -> None:
        """Draw an item no longer."""
        self.vb.removeItem(item)

    def see_across(self, first: float, last: float, padding: float = 0.0) -> None:
        """Show this part of the axis across."""
        self.vb.setXRange(first, last, padding=padding)

    def see_up(self, low: float, high: float, padding: float = 0.0) -> None:
        """Show this part of the axis up."""
        self.vb.setYRange(low, high, padding=padding)
