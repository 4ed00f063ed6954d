"""The bars of a lane: one for every dose record, hatched where its dates are uncertain, with its dose."""

from collections.abc import Iterator
from datetime import date

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPen, QTransform

from causality.case.dates import show_range
from causality.evidence.exposure import Lane
from causality.figure.values import ProductLane
from causality.frozen import frozen
from causality.text import _
from widgets.palette import CONTRAST, Theme, blended, contrast, faded, ink_on
from widgets.style import TINY, font, width_of

LABEL = 14
"""The height of a dose in its bar, in px."""
Said = tuple[QRectF, str]
"""Where something is drawn, and what it is in words."""


@frozen
class LaneBars:
    """The bars of one lane in a row of pixels; `place` maps days to them, bars without an end run to the last day."""

    lane: ProductLane
    row: QRectF
    place: QTransform
    last: int
    colour: QColor
    theme: Theme

    def draw(self, painter: QPainter) -> None:
        """Draw the bars, then their doses where they find room beside each other."""
        labels: list[tuple[str, QRectF, QRectF]] = []
        for number, bar in enumerate(self.lane.bars):
            whole, certain = self._spans(bar)
            if whole[1] <= self.row.left() or whole[0] >= self.row.right():
                self._elsewhere(painter, bar, before=whole[1] <= self.row.left())
                continue
            labels.append((bar.label, *self._bar(painter, bar, number, whole, certain)))
        taken: list[QRectF] = []
        for text, box, solid in labels:
            self._label(painter, text, box, solid, taken)

    def said(self) -> Iterator[Said]:
        """Give where every bar in view stands and what it is."""
        for bar in self.lane.bars:
            whole, _certain = self._spans(bar)
            if whole[1] > self.row.left() and whole[0] < self.row.right():
                box = QRectF(whole[0], self.row.top(), whole[1] - whole[0], self.row.height()) & self.row
                yield box, f"{_name(self.lane, bar)}: {_bar_text(bar)}"

    def _bar(
        self, painter: QPainter, bar: Lane, number: int, whole: tuple[float, float],
        certain: tuple[float, float] | None,
    ) -> tuple[QRectF, QRectF]:  # fmt: skip
        """Draw a bar and give it with its solid part."""
        tall = max(4.0, self.row.height() * bar.height)
        box = QRectF(whole[0], self.row.bottom() - tall, whole[1] - whole[0], tall) & self.row
        style = Qt.BrushStyle.BDiagPattern if number % 2 == 0 else Qt.BrushStyle.FDiagPattern
        painter.fillRect(box, QBrush(self.colour, style))
        painter.setPen(QPen(faded(self.colour.name(), 0.6 * self.colour.alphaF()), 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(box)
        if certain is None:
            return box, QRectF()
        solid = QRectF(certain[0], box.top(), certain[1] - certain[0], tall) & self.row
        painter.fillRect(solid, QColor(self.theme.surface))
        painter.fillRect(solid, self.colour)
        return box, solid

    def _spans(self, bar: Lane) -> tuple[tuple[float, float], tuple[float, float] | None]:
        """The possible and the certain part in pixels; a day is as wide as its bar."""

        def pixel(day: date | None, end: int, otherwise: float) -> float:
            return self.place.map(QPointF(day.toordinal() + end, 0)).x() if day else otherwise

        left, until = self.row.left(), self.place.map(QPointF(self.last, 0)).x()
        whole = pixel(bar.first_possible, 0, left), pixel(bar.last_possible, 1, until)
        if bar.first_certain is None or (bar.last_certain is None and not bar.continues):
            return whole, None
        certain = pixel(bar.first_certain, 0, left), pixel(bar.last_certain, 1, until)
        return whole, certain if certain[1] > certain[0] else None

    def _elsewhere(self, painter: QPainter, bar: Lane, *, before: bool) -> None:
        """Name a bar that lies outside of what is seen."""
        text = f"◂ {_bar_text(bar)}" if before else f"{_bar_text(bar)} ▸"
        side = Qt.AlignmentFlag.AlignLeft if before else Qt.AlignmentFlag.AlignRight
        painter.setFont(font(TINY))
        painter.setPen(QColor(self.theme.muted))
        painter.drawText(self.row.adjusted(4, -2, -4, 2), side | Qt.AlignmentFlag.AlignVCenter, text)

    def _label(self, painter: QPainter, text: str, box: QRectF, solid: QRectF, taken: list[QRectF]) -> None:
        """Write the dose in the bar, where it fits beside the doses of other records."""
        width = width_of(text, TINY, strong=True) + 8
        if not text or box.width() < width:
            return
        inside = solid.width() >= width
        holder = solid if inside else box
        starts = [holder.left() + 2 + share * max(0.0, holder.width() - width - 4) for share in (0, 0.2, 0.4, 0.6, 0.8)]
        spots = [QRectF(left, box.bottom() - LABEL, width, LABEL) for left in starts]
        spot = next((one for one in spots if not any(one.intersects(other) for other in taken)), None)
        if spot is None:
            return
        taken.append(spot)
        painter.setFont(font(TINY, strong=True))
        ground = blended(self.colour, self.theme.surface)
        ink = ink_on(ground, self.theme)
        if not inside or box.height() < LABEL - 2 or contrast(ink, ground) < CONTRAST:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(self.theme.surface))
            painter.drawRoundedRect(spot.adjusted(0, 1, 0, -1), 2, 2)
            painter.setPen(QColor(self.theme.text))
        else:
            painter.setPen(QColor(ink))
        painter.drawText(spot, Qt.AlignmentFlag.AlignCenter, text)


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
