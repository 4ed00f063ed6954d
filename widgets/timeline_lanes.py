"""The dose lanes: the bars of every product, and the changes of dose above them."""

from collections.abc import Sequence
from math import ceil

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QPaintEngine, QPainter, QPixmap, QTransform
from typing_extensions import override

from causality.figure.values import Arrow, Challenged, Highlight, ProductLane
from widgets.palette import Theme
from widgets.timeline_bars import LaneBars, Said
from widgets.timeline_pills import challenge_text, draw_pill, draw_reach, pill_at, reach
from widgets.timeline_screen import ScreenItem

TALL, LOW = 2.0, 1.0
"""Heights of a lane that also carries challenges, and of any other."""
AROUND = 2
"""Room for what reaches over the row of a bar, in px."""


class DoseLanes(ScreenItem):
    """Shows lanes from the top down; height 0 is the bottom of the last one."""

    def __init__(self) -> None:
        super().__init__()
        self._lanes: tuple[ProductLane, ...] = ()
        self._lit: frozenset[str] = frozenset()
        self._days = 0, 0
        self._chosen: Challenged | None = None
        self._heights: dict[str, float] = {}
        self._bottoms: dict[str, float] = {}
        self._pictures: dict[str, tuple[tuple[object, ...], QPixmap, list[Said]]] = {}
        self._marks: list[Said] = []
        self._pills: list[tuple[QRectF, Challenged]] = []

    def show_lanes(
        self, lanes: Sequence[ProductLane], days: tuple[int, int], highlight: Highlight, theme: Theme, *, still: bool
    ) -> None:
        """Display `lanes` for `days`; bars without an end run to the last.

        Products that are not lit by `highlight` fade. While `still`, every lane stays where it is and as tall.
        """
        shown = tuple(lanes)
        if still:
            new = {lane.product: lane for lane in shown}
            shown, days = tuple(new.get(lane.product, lane) for lane in self._lanes), self._days
        state = shown, days, highlight.products, highlight.challenge, theme
        if state == (self._lanes, self._days, self._lit, self._chosen, self._theme):
            return
        self._lanes, self._days, self._lit, self._chosen, self._theme = state
        if not still:
            self._heights = {lane.product: self._tall(lane) for lane in shown}
            self._pictures = {name: held for name, held in self._pictures.items() if name in self._heights}
        self._bottoms = {bar.product: bottom for bottom, lane in self._placed() for bar in lane.bars if bar.product}
        self.update()

    @property
    def lit(self) -> frozenset[str]:
        """The products that are lit up."""
        return self._lit

    @property
    def height(self) -> float:
        """The height of all lanes together."""
        return sum(self._heights[lane.product] for lane in self._lanes)

    def pictures(self) -> dict[str, int]:
        """Give what tells the picture of every lane that was drawn from any other, by name."""
        return {name: picture.cacheKey() for name, (_key, picture, _said) in self._pictures.items()}

    def lit_span(self) -> tuple[float, float] | None:
        """Give bottom and top of the first lane that is lit up; None when none is."""
        lit = ((bottom, lane) for bottom, lane in self._placed() if self._lit & {lane.product, *lane.group})
        return next(((bottom, bottom + self._heights[lane.product]) for bottom, lane in lit), None)

    def bottom_of(self, product: str) -> float | None:
        """Give the height at which the bars of a product (its id) stand; None when it has no lane of its own."""
        return self._bottoms.get(product)

    def challenges(self) -> list[Challenged]:
        """Give the changes of dose that are shown, in order of time."""
        first, last = self._days
        arrows = [arrow for lane in self._lanes for arrow in lane.arrows if arrow.first <= last and arrow.last >= first]
        return [arrow.key for arrow in sorted(arrows, key=lambda one: (one.first, one.last))]

    def challenge_text(self, wanted: Challenged) -> str:
        """Say what a change of dose is, when it was and how it is judged."""
        arrows = ((lane, arrow) for lane in self._lanes for arrow in lane.arrows)
        return next((f"{lane.product}: {challenge_text(one)}" for lane, one in arrows if one.key == wanted), "")

    def challenge_at(self, spot: QPointF) -> Challenged | None:
        """Give the change of dose whose sign stands at a point of the view, in pixels."""
        return next((one for box, one in reversed(self._pills) if box.contains(spot)), None)

    def challenge_spot(self, wanted: Challenged) -> QPointF | None:
        """Give the middle of the sign of a change of dose, in pixels of the view."""
        return next((box.center() for box, one in self._pills if one == wanted), None)

    def names(self) -> list[tuple[float, str]]:
        """Give the middle of each lane's bar, and its name."""
        return [(bottom + 0.5, lane.product) for bottom, lane in self._placed()]

    def text_at(self, spot: QPointF) -> str:
        """Say what is drawn at a point of the view, in pixels; empty where there is nothing."""
        return next((text for box, text in reversed(self._marks) if box.contains(spot)), "")

    @override
    def draw(self, painter: QPainter, place: QTransform, area: QRectF) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._marks, self._pills = [], []
        suspects = 0
        for bottom, lane in self._placed():
            colour = QColor(self._theme.suspect(suspects) if lane.suspect else self._theme.other_product)
            suspects += lane.suspect
            base, top = place.map(QPointF(0, bottom + 0.1)).y(), place.map(QPointF(0, bottom + 0.92)).y()
            if base < area.top() or top - (base - top) > area.bottom():  # scrolled out of view
                continue
            if self._lit and not self._lit & {lane.product, *lane.group}:
                colour.setAlphaF(0.4)
            row = QRectF(area.left(), top, area.width(), base - top)
            self._bars(painter, LaneBars(lane, row, place, self._days[1], colour, self._theme))
            self._changes(painter, lane.arrows, place, top - 6, area, colour)

    def _placed(self) -> list[tuple[float, ProductLane]]:
        bottom, placed = self.height, []
        for lane in self._lanes:
            bottom -= self._heights[lane.product]
            placed.append((bottom, lane))
        return placed

    def _tall(self, lane: ProductLane) -> float:
        first, last = self._days
        return TALL if any(arrow.first <= last and arrow.last >= first for arrow in lane.arrows) else LOW

    def _bars(self, painter: QPainter, bars: LaneBars) -> None:
        """Draw the bars of a lane; on screen from a picture, since a move of one lane leaves the others as they are."""
        if painter.paintEngine().type() != QPaintEngine.Type.Raster:
            bars.draw(painter)
            self._marks += bars.said()
            return
        row, scale = bars.row, painter.device().devicePixelRatioF()
        place = bars.place
        key = bars.lane, row, (place.m11(), place.dx()), bars.last, bars.colour.rgba(), bars.theme.shade, scale
        held = self._pictures.get(bars.lane.product)
        if held is None or held[0] != key:
            held = self._pictures[bars.lane.product] = key, _picture(bars, scale), list(bars.said())
        painter.drawPixmap(_corner(row), held[1])
        self._marks += held[2]

    def _changes(
        self, painter: QPainter, arrows: Sequence[Arrow], place: QTransform, middle: float, area: QRectF, colour: QColor
    ) -> None:
        """Draw the changes of dose: lines below, signs above."""
        seen = [(arrow, ends) for arrow in arrows if (ends := reach(arrow, place, area)) is not None]
        for _arrow, ends in seen:
            draw_reach(painter, ends, middle, area, colour)
        for arrow, ends in seen:
            pill = pill_at(ends, middle, area, [box for box, _one in self._pills])
            draw_pill(painter, arrow, pill, colour, self._theme, chosen=arrow.key == self._chosen)
            self._marks.append((pill, challenge_text(arrow)))
            self._pills.append((pill, arrow.key))


def _corner(row: QRectF) -> QPointF:
    return QPointF(int(row.left()) - AROUND, int(row.top()) - AROUND)


def _picture(bars: LaneBars, scale: float) -> QPixmap:
    """Draw bars to a picture whose upper left corner is that of their row, rounded."""
    corner = _corner(bars.row)
    wide, high = bars.row.right() - corner.x() + AROUND, bars.row.bottom() - corner.y() + AROUND
    picture = QPixmap(ceil(wide * scale), ceil(high * scale))
    picture.setDevicePixelRatio(scale)
    picture.fill(QColor(0, 0, 0, 0))
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(-corner)
    bars.draw(painter)
    painter.end()
    return picture
