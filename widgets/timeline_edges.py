"""The dates on the timeline that can be moved: first and last days of doses, onsets; by mouse and by keyboard."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QGraphicsObject
from typing_extensions import override

from causality.case.dates import show
from causality.figure.values import Edge
from widgets.palette import LIGHT, Theme
from widgets.style import SMALL, font

REACH = 5.0
"""How far from an edge it can still be taken hold of, in px, to either side."""
Place = Callable[[Edge], QRectF | None]


class EdgeHandles(QGraphicsObject):
    """Shows the edge under the pointer or chosen by keyboard, and its date while it is moved; drawn in scene pixels.

    Signals:
        dragged: an edge was moved (product or event, dose record or -1, "start", "stop" or "onset", day).
        ended: moving ended; whether the new day is kept.
        chosen: an edge was chosen by keyboard (what it is and its day, in words).
    """

    dragged = Signal(str, int, str, int)
    ended = Signal(bool)
    chosen = Signal(str)

    def __init__(self, place: Place, days_a_pixel: Callable[[], float]) -> None:
        super().__init__()
        self._place, self._days_a_pixel = place, days_a_pixel
        self._edges: tuple[Edge, ...] = ()
        self._theme: Theme = LIGHT
        self._active: tuple[str, int, str] | None = None
        self._from: tuple[float, int] | None = None
        self._moving = False
        self.setZValue(1000)
        self.setAcceptedMouseButtons(Qt.MouseButton.NoButton)

    @property
    def moving(self) -> bool:
        """Whether an edge is being moved, by mouse or keyboard."""
        return self._moving or self._from is not None

    @property
    def held(self) -> bool:
        """Whether an edge is held by the mouse."""
        return self._from is not None

    @property
    def active(self) -> Edge | None:
        """The edge under the pointer or chosen by keyboard."""
        return next((edge for edge in self._edges if edge.key == self._active), None)

    def place_of(self, edge: Edge) -> QRectF | None:
        """Give where an edge stands in the scene; None when it is out of view."""
        return self._place(edge)

    def show_edges(self, edges: Sequence[Edge], theme: Theme) -> None:
        """Display `edges`; the one that is active or moved stays so."""
        self._edges, self._theme = tuple(edges), theme
        self.follow()

    def follow(self) -> None:
        """Draw again where the edges now are."""
        if self._active is not None:
            self.prepareGeometryChange()
            self.update()

    def at(self, spot: QPointF) -> Edge | None:
        """Give the edge that can be taken hold of at a point of the scene."""
        near = [
            (abs(place.center().x() - spot.x()), edge)
            for edge in self._edges
            if (place := self._place(edge)) is not None and place.adjusted(-REACH, 0, REACH, 0).contains(spot)
        ]
        return min(near, key=lambda pair: pair[0])[1] if near else None

    def hover(self, spot: QPointF | None) -> Edge | None:
        """Light up the edge at a point of the scene."""
        if self.moving:
            return self.active
        edge = self.at(spot) if spot is not None else None
        self._choose(edge)
        return edge

    def take(self, spot: QPointF) -> bool:
        """Take hold of the edge at a point of the scene; whether there is one."""
        self.finish(keep=True)
        edge = self.at(spot)
        if edge is None:
            return False
        self._choose(edge)
        self._from = spot.x(), edge.day
        self.follow()
        return True

    def drag(self, spot: QPointF) -> None:
        """Move the edge that is held with the pointer."""
        if self._from is not None:
            begun, day = self._from
            self._move_to(day + round((spot.x() - begun) * self._days_a_pixel()))

    def nudge(self, days: int) -> bool:
        """Move the chosen edge by some days; whether there is one."""
        edge = self.active
        if edge is None or self._from is not None:
            return False
        self._moving = True
        self._move_to(edge.day + days)
        return True

    def finish(self, *, keep: bool) -> bool:
        """End moving; whether something was moved."""
        if not self.moving:
            return False
        self._from, self._moving = None, False
        self.follow()
        self.ended.emit(keep)
        return True

    def step(self, by: int) -> Edge | None:
        """Choose the next or previous edge in order of time."""
        self.finish(keep=True)
        ordered = sorted((edge for edge in self._edges if self._place(edge)), key=lambda edge: (edge.day, edge.name))
        if not ordered:
            return None
        keys = [edge.key for edge in ordered]
        place = keys.index(self._active) + by if self._active in keys else (0 if by > 0 else -1)
        edge = ordered[place % len(ordered)]
        self._choose(edge)
        self.chosen.emit(self.words())
        return edge

    def clear(self) -> bool:
        """Choose no edge; whether one was chosen."""
        had = self._active is not None
        self._choose(None)
        return had

    def words(self) -> str:
        """Say what the active edge is, and its day."""
        edge = self.active
        return f"{edge.name}: {show(edge.day)}" if edge else ""

    def _choose(self, edge: Edge | None) -> None:
        key = edge.key if edge else None
        if key != self._active:
            self.prepareGeometryChange()
            self._active = key
            self.update()

    def _move_to(self, day: int) -> None:
        edge = self.active
        if edge is None:
            return
        there = max(edge.least, min(edge.most, day))
        if there != edge.day:
            # Shown at once; what the case makes of it comes with the next `show_edges`.
            self._edges = tuple(replace(one, day=there) if one is edge else one for one in self._edges)
            self.dragged.emit(*edge.key, there)
        self.follow()

    @override
    def boundingRect(self) -> QRectF:
        place = self._place(self.active) if self.active else None
        return place.adjusted(-260, -22, 260, 22) if place is not None else QRectF()

    @override
    def paint(self, p: QPainter, *_args: Any) -> None:
        edge = self.active
        place = self._place(edge) if edge else None
        if edge is None or place is None:
            return
        x = place.center().x()
        p.setPen(QPen(QColor(self._theme.accent), 2))
        p.drawLine(QPointF(x, place.top()), QPointF(x, place.bottom()))
        p.setRenderHint(QPainter.RenderHint.Antialiasing)
        p.setBrush(QColor(self._theme.surface))
        p.drawRoundedRect(QRectF(x - 3, place.center().y() - 6, 6, 12), 3, 3)
        if self.moving:
            self._date(p, f"{show(edge.day)}", x, place)

    def _date(self, p: QPainter, text: str, x: float, place: QRectF) -> None:
        p.setFont(font(SMALL, strong=True))
        width = QFontMetricsF(p.font()).horizontalAdvance(text) + 14
        scene = self.scene().sceneRect()
        left = x + 8 if x + 8 + width <= scene.right() else x - 8 - width
        box = QRectF(left, max(scene.top() + 2, min(place.top(), scene.bottom() - 20)), width, 18)
        p.setPen(QPen(QColor(self._theme.accent), 1))
        p.setBrush(QColor(self._theme.accent_ground))
        p.drawRoundedRect(box, 4, 4)
        p.setPen(QColor(self._theme.text))
        p.drawText(box, Qt.AlignmentFlag.AlignCenter, text)
