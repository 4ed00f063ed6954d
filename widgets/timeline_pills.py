"""The changes of dose above a lane: a line over their possible days, and a pill with what changed and its verdict."""

from collections.abc import Sequence
from functools import lru_cache
from math import ceil

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPaintEngine, QPainter, QPen, QPixmap, QPolygonF, QTransform

from causality.case.dates import show_range
from causality.figure.values import Arrow
from causality.text import _
from causality.wording import name
from widgets.palette import THEMES, Shade, Theme
from widgets.style import TINY, font

SIGNS = {"positive": "+", "partial": "±", "negative": "−", "inverse": "↔", "uninterpretable": "?"}
VARIES = "~"
WIDE, HIGH, APART, EDGE = 26, 12, 28, 2


def sign_of(arrow: Arrow) -> str:
    """Give the sign of a challenge's verdict; a wave where analytes or days differ."""
    return SIGNS.get(arrow.verdicts[0], VARIES) if len(set(arrow.verdicts)) == 1 else VARIES


def challenge_text(arrow: Arrow) -> str:
    """Say what a change of dose is, when it was and how it is judged."""
    said = ", ".join(name(verdict) for verdict in dict.fromkeys(arrow.verdicts))
    told = _("{change}, {days}: {verdicts}")
    return told.format(change=name(arrow.change), days=show_range(arrow.first, arrow.last), verdicts=said)


def reach(arrow: Arrow, place: QTransform, area: QRectF) -> tuple[float, float] | None:
    """Give from where to where the possible days of a change reach; None when they are out of view."""
    left, right = (place.map(QPointF(day, 0)).x() for day in (arrow.first, arrow.last + 1))
    return None if right < area.left() or left > area.right() else (left, right)


def draw_reach(painter: QPainter, ends: tuple[float, float], middle: float, area: QRectF, colour: QColor) -> None:
    """Draw a line over the possible days of a change of dose."""
    left, right = ends
    painter.setPen(QPen(colour, 1))
    painter.drawLine(QPointF(max(left, area.left()), middle), QPointF(min(right, area.right()), middle))
    for end in ends:
        painter.drawLine(QPointF(end, middle - 3), QPointF(end, middle + 3))


def pill_at(ends: tuple[float, float], middle: float, area: QRectF, taken: Sequence[QRectF]) -> QRectF:
    """Give the box of a pill at the middle of the days in view, beside those that are taken."""
    centre = (max(ends[0], area.left()) + min(ends[1], area.right())) / 2
    pill = QRectF(centre - WIDE / 2, middle - HIGH / 2, WIDE, HIGH)
    while any(pill.intersects(box) for box in taken):
        pill.translate(APART, 0)
    return pill


def draw_pill(painter: QPainter, arrow: Arrow, pill: QRectF, colour: QColor, theme: Theme, *, chosen: bool) -> None:
    """Draw a pill: up or down, and the sign of its verdict; on screen from a picture, since many are alike."""
    up, sign = arrow.change in ("start", "increase", "restart"), sign_of(arrow)
    if painter.paintEngine().type() != QPaintEngine.Type.Raster:
        _draw(painter, pill, sign, colour, theme, up=up, chosen=chosen)
        return
    scale = painter.device().devicePixelRatioF()
    picture = _picture(sign, colour.rgba(), theme.shade, up, chosen, scale)
    painter.drawPixmap(QPointF(round(pill.left()) - EDGE, round(pill.top()) - EDGE), picture)


@lru_cache(maxsize=256)
def _picture(sign: str, colour: int, shade: Shade, up: bool, chosen: bool, scale: float) -> QPixmap:
    picture = QPixmap(ceil((WIDE + 2 * EDGE) * scale), ceil((HIGH + 2 * EDGE) * scale))
    picture.setDevicePixelRatio(scale)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    pill = QRectF(EDGE, EDGE, WIDE, HIGH)
    _draw(painter, pill, sign, QColor.fromRgba(colour), THEMES[shade], up=up, chosen=chosen)
    painter.end()
    return picture


def _draw(painter: QPainter, pill: QRectF, sign: str, colour: QColor, theme: Theme, *, up: bool, chosen: bool) -> None:
    painter.setPen(QPen(QColor(theme.accent), 2) if chosen else QPen(colour, 1))
    painter.setBrush(QColor(theme.accent_ground if chosen else theme.surface))
    painter.drawRoundedRect(pill, 6, 6)
    tip, down = pill.center() + QPointF(-6, 0), -1 if up else 1
    painter.setBrush(colour)
    painter.setPen(Qt.PenStyle.NoPen)
    corners = QPointF(0, 3.5 * down), QPointF(4, -3 * down), QPointF(-4, -3 * down)
    painter.drawPolygon(QPolygonF([tip + corner for corner in corners]))
    painter.setPen(QColor(theme.text))
    painter.setFont(font(TINY, strong=True))
    painter.drawText(pill.adjusted(13, -1, -2, 0), Qt.AlignmentFlag.AlignCenter, sign)
