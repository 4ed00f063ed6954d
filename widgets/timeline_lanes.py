"""The dose lanes: a bar for every dose record, hatched where its dates are uncertain, and the changes of dose."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPen, QPolygonF, QTransform
from typing_extensions import override

from causality.case.dates import show_range
from causality.evidence.exposure import Lane
from causality.figure.values import Arrow, Challenged, Highlight, ProductLane
from causality.text import _
from causality.wording import name
from widgets.palette import Theme, contrast, faded
from widgets.style import TINY, font, width_of
from widgets.timeline_marks import ScreenItem

SIGNS = {"positive": "+", "partial": "±", "negative": "−", "inverse": "↔", "uninterpretable": "?"}
VARIES = "~"
TALL, LOW = 2.0, 1.0
"""Heights of a lane that also carries challenges, and of any other."""


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
        self._marks: list[tuple[QRectF, str]] = []
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
        self._bottoms = {bar.product: bottom for bottom, lane in self._placed() for bar in lane.bars if bar.product}
        self.update()

    @property
    def lit(self) -> frozenset[str]:
        """The products that are lit up."""
        return self._lit

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
        return next((f"{lane.product}: {_challenge_text(one)}" for lane, one in arrows if one.key == wanted), "")

    def challenge_at(self, spot: QPointF) -> Challenged | None:
        """Give the change of dose whose sign stands at a point of the view, in pixels."""
        return next((one for box, one in reversed(self._pills) if box.contains(spot)), None)

    def challenge_spot(self, wanted: Challenged) -> QPointF | None:
        """Give the middle of the sign of a change of dose, in pixels of the view."""
        return next((box.center() for box, one in self._pills if one == wanted), None)

    @property
    def height(self) -> float:
        """The height of all lanes together."""
        return sum(self._heights[lane.product] for lane in self._lanes)

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
            if self._lit and not self._lit & {lane.product, *lane.group}:
                colour.setAlphaF(0.4)
            base, top = place.map(QPointF(0, bottom + 0.1)).y(), place.map(QPointF(0, bottom + 0.92)).y()
            self._bars(painter, lane, place, QRectF(area.left(), top, area.width(), base - top), colour)
            for draw in (self._reach, self._challenge):  # lines below, signs above
                for arrow in lane.arrows:
                    draw(painter, arrow, place, top - 6, area, colour)

    def _placed(self) -> list[tuple[float, ProductLane]]:
        bottom, placed = self.height, []
        for lane in self._lanes:
            bottom -= self._heights[lane.product]
            placed.append((bottom, lane))
        return placed

    def _tall(self, lane: ProductLane) -> float:
        first, last = self._days
        return TALL if any(arrow.first <= last and arrow.last >= first for arrow in lane.arrows) else LOW

    def _bars(self, painter: QPainter, lane: ProductLane, place: QTransform, row: QRectF, colour: QColor) -> None:
        labels: list[tuple[str, QRectF, QRectF]] = []
        for number, bar in enumerate(lane.bars):
            whole, certain = self._spans(bar, place, row)
            if whole[1] <= row.left() or whole[0] >= row.right():
                self._elsewhere(painter, bar, row, before=whole[1] <= row.left())
                continue
            tall = max(4.0, row.height() * bar.height)
            box = QRectF(whole[0], row.bottom() - tall, whole[1] - whole[0], tall) & row
            style = Qt.BrushStyle.BDiagPattern if number % 2 == 0 else Qt.BrushStyle.FDiagPattern
            painter.fillRect(box, QBrush(colour, style))
            painter.setPen(QPen(faded(colour.name(), 0.6 * colour.alphaF()), 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(box)
            solid = QRectF()
            if certain is not None:
                solid = QRectF(certain[0], box.top(), certain[1] - certain[0], tall) & row
                painter.fillRect(solid, QColor(self._theme.surface))
                painter.fillRect(solid, colour)
            self._marks.append(
                (QRectF(box.left(), row.top(), box.width(), row.height()), f"{_name(lane, bar)}: {_bar_text(bar)}")
            )
            labels.append((bar.label, box, solid))
        taken: list[QRectF] = []
        for text, box, solid in labels:
            self._label(painter, text, box, solid, taken, colour)

    def _spans(
        self, bar: Lane, place: QTransform, row: QRectF
    ) -> tuple[tuple[float, float], tuple[float, float] | None]:
        """The possible and the certain part in pixels; a day is as wide as its bar."""

        def pixel(day: date | None, end: int, otherwise: float) -> float:
            return place.map(QPointF(day.toordinal() + end, 0)).x() if day else otherwise

        until = place.map(QPointF(self._days[1], 0)).x()
        whole = pixel(bar.first_possible, 0, row.left()), pixel(bar.last_possible, 1, until)
        if bar.first_certain is None or (bar.last_certain is None and not bar.continues):
            return whole, None
        certain = pixel(bar.first_certain, 0, row.left()), pixel(bar.last_certain, 1, until)
        return whole, certain if certain[1] > certain[0] else None

    def _elsewhere(self, painter: QPainter, bar: Lane, row: QRectF, *, before: bool) -> None:
        """Name a bar that lies outside of what is seen."""
        text = f"◂ {_bar_text(bar)}" if before else f"{_bar_text(bar)} ▸"
        side = Qt.AlignmentFlag.AlignLeft if before else Qt.AlignmentFlag.AlignRight
        painter.setFont(font(TINY))
        painter.setPen(QColor(self._theme.muted))
        painter.drawText(row.adjusted(4, -2, -4, 2), side | Qt.AlignmentFlag.AlignVCenter, text)

    def _label(
        self, painter: QPainter, text: str, box: QRectF, solid: QRectF, taken: list[QRectF], colour: QColor
    ) -> None:
        """Write the dose in the bar, where it fits beside the doses of other records."""
        width = width_of(text, TINY, strong=True) + 8
        if not text or box.width() < width:
            return
        inside = solid.width() >= width
        holder = solid if inside else box
        starts = [holder.left() + 2 + share * max(0.0, holder.width() - width - 4) for share in (0, 0.2, 0.4, 0.6, 0.8)]
        spots = [QRectF(left, box.bottom() - 14, width, 14) for left in starts]
        spot = next((one for one in spots if not any(one.intersects(other) for other in taken)), None)
        if spot is None:
            return
        taken.append(spot)
        painter.setFont(font(TINY, strong=True))
        if not inside or box.height() < 12:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(self._theme.surface))
            painter.drawRoundedRect(spot.adjusted(0, 1, 0, -1), 2, 2)
            painter.setPen(QColor(self._theme.text))
        else:
            choices = (self._theme.on_bar, self._theme.text, self._theme.surface)
            painter.setPen(QColor(max(choices, key=lambda ink: contrast(ink, colour.name()))))
        painter.drawText(spot, Qt.AlignmentFlag.AlignCenter, text)

    def _reach(
        self, painter: QPainter, arrow: Arrow, place: QTransform, middle: float, area: QRectF, colour: QColor
    ) -> None:
        """A line over the possible days of a change of dose."""
        left, right = (place.map(QPointF(day, 0)).x() for day in (arrow.first, arrow.last + 1))
        if right < area.left() or left > area.right():
            return
        painter.setPen(QPen(colour, 1))
        painter.drawLine(QPointF(max(left, area.left()), middle), QPointF(min(right, area.right()), middle))
        for end in (left, right):
            painter.drawLine(QPointF(end, middle - 3), QPointF(end, middle + 3))

    def _challenge(
        self, painter: QPainter, arrow: Arrow, place: QTransform, middle: float, area: QRectF, colour: QColor
    ) -> None:
        """A pill at the middle of the possible days: up or down, and the sign of its verdict."""
        left, right = (place.map(QPointF(day, 0)).x() for day in (arrow.first, arrow.last + 1))
        if right < area.left() or left > area.right():
            return
        centre = (max(left, area.left()) + min(right, area.right())) / 2
        painter.setPen(QPen(colour, 1))
        pill = QRectF(centre - 13, middle - 6, 26, 12)
        while any(pill.intersects(box) for box, _one in self._pills):
            pill.translate(28, 0)
        chosen = arrow.key == self._chosen
        painter.setBrush(QColor(self._theme.accent_ground if chosen else self._theme.surface))
        if chosen:
            painter.setPen(QPen(QColor(self._theme.accent), 2))
        painter.drawRoundedRect(pill, 6, 6)
        up = -1 if arrow.change in ("start", "increase", "restart") else 1
        tip = pill.center() + QPointF(-6, 0)
        painter.setBrush(colour)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.drawPolygon(
            QPolygonF([tip + QPointF(0, 3.5 * up), tip + QPointF(4, -3 * up), tip + QPointF(-4, -3 * up)])
        )
        painter.setPen(QColor(self._theme.text))
        painter.setFont(font(TINY, strong=True))
        painter.drawText(pill.adjusted(13, -1, -2, 0), Qt.AlignmentFlag.AlignCenter, sign_of(arrow))
        self._marks.append((pill, _challenge_text(arrow)))
        self._pills.append((pill, arrow.key))


def sign_of(arrow: Arrow) -> str:
    """Give the sign of a challenge's verdict; a wave where analytes or days differ."""
    return SIGNS.get(arrow.verdicts[0], VARIES) if len(set(arrow.verdicts)) == 1 else VARIES


def _challenge_text(arrow: Arrow) -> str:
    said = ", ".join(name(verdict) for verdict in dict.fromkeys(arrow.verdicts))
    told = _("{change}, {days}: {verdicts}")
    return told.format(change=name(arrow.change), days=show_range(arrow.first, arrow.last), verdicts=said)


def _name(lane: ProductLane, bar: Lane) -> str:
    names = ", ".join(lane.group) or lane.product
    return f"{names} {bar.label}" if bar.label and not lane.group else names


def _bar_text(bar: Lane) -> str:
    """Say when a bar begins and ends, as far as that is known."""

    def days(first: date | None, last: date | None) -> str:
        return show_range(first.toordinal() if first else None, last.toordinal() if last else None)

    begun = _("begun {days}").format(days=days(bar.first_possible, bar.first_certain))
    if bar.continues:
        return begun
    ended = _("ended {days}").format(days=days(bar.last_certain, bar.last_possible))
    return ended if bar.first_possible is None else f"{begun}, {ended}"
