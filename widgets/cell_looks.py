"""How a cell with a remark looks: a sign and a ground where it is grave, a corner where it is a note."""

from functools import cache

from PySide6.QtCore import QPointF, QRect, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPolygonF

from causality.case.finding import Severity
from widgets.icons import icon
from widgets.palette import Theme

NOTED_ROLE = Qt.ItemDataRole.UserRole + 3
"""The role that tells the delegate the colour of the corner of a cell with a note."""
CORNER = 7
"""The legs of the corner, in px."""


def look(severity: Severity | None, role: int, theme: Theme) -> object:
    """Give what a cell with a remark of this severity has in `role`."""
    if severity == "note" and role == NOTED_ROLE:
        return theme.muted
    if severity not in ("warning", "error"):
        return None
    error = severity == "error"
    if role == Qt.ItemDataRole.DecorationRole:
        return _sign("circle-alert", theme.error) if error else _sign("triangle-alert", theme.warning)
    if role == Qt.ItemDataRole.BackgroundRole:
        return QColor(theme.warning_ground)
    if role == Qt.ItemDataRole.ForegroundRole:
        return QColor(theme.error if error else theme.warning)
    return None


def draw_corner(painter: QPainter, cell: QRect, colour: str) -> None:
    """Draw the upper right corner of a cell: there is a note on it, its tooltip."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(colour))
    right, top = cell.right() + 1.0, float(cell.top())
    painter.drawPolygon(QPolygonF([QPointF(right - CORNER, top), QPointF(right, top), QPointF(right, top + CORNER)]))
    painter.restore()


@cache
def _sign(name: str, colour: str) -> QIcon:
    return icon(name, colour)
