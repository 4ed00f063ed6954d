"""Where the dates that can be moved stand on the timeline."""

from PySide6.QtCore import QPointF, QRectF

from causality.figure.values import Edge
from widgets.plain_plot import PlainPlot
from widgets.timeline_lanes import DoseLanes

THIN = 0.01
"""The width of an edge in the scene: that of a line, but not empty."""


def edge_place(samples: PlainPlot, lanes: PlainPlot, bars: DoseLanes, edge: Edge) -> QRectF | None:
    """Give where an edge stands in the scene; None when it is out of view."""
    plot = samples if edge.end == "onset" else lanes
    area: QRectF = plot.vb.sceneBoundingRect()
    x = plot.vb.mapViewToScene(QPointF(edge.day + (edge.end == "stop"), 0)).x()
    if not area.left() - 1 <= x <= area.right() + 1:
        return None
    if edge.end == "onset":
        return QRectF(x, area.top(), THIN, area.height())
    bottom = bars.bottom_of(edge.subject)
    if bottom is None:
        return None
    base, top = (plot.vb.mapViewToScene(QPointF(0, bottom + up)).y() for up in (0.02, 1.0))
    return QRectF(x, top, THIN, base - top) if area.top() < (base + top) / 2 < area.bottom() else None
