"""The path through a flow of questions: those that are asked, with their answers, and where it ends."""

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetricsF, QHelpEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget
from typing_extensions import override

from causality.methods.engine import names_text
from causality.methods.method import ItemResult, Method, SheetResult
from causality.signs import level_name
from causality.text import _
from widgets.category_disc import draw_disc
from widgets.palette import LIGHT, Theme
from widgets.style import SIZE, TINY, font

HEIGHT, NARROWEST, WIDEST, ARROW, DISC = 40, 34, 84, 12, 6


class FlowPath(QWidget):
    """Shows the questions on the possible paths, in order, and the categories at their ends.

    A question that is reached for certain has a full frame, one that depends on an open answer a dashed one.

    Signals:
        chosen: the user went to a question (its id).
    """

    chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("flowPath")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._items: tuple[ItemResult, ...] = ()
        self._certain = 0
        self._ends: tuple[tuple[str, str], ...] = ()
        self._current, self._theme = "", LIGHT

    def show_sheet(self, sheet: SheetResult, method: Method, current: str, theme: Theme) -> None:
        """Display the path through `sheet`; emits nothing."""
        self._items = tuple(result for result in sheet.items if result.asked)
        open_places = [place for place, result in enumerate(self._items) if len(result.answers) > 1]
        self._certain = open_places[0] + 1 if open_places else len(self._items)
        self._ends = tuple((level_name(method, name), _(name)) for name in sheet.reached)
        self._current, self._theme = current, theme
        told = ", ".join(f"{one.item.number} {_answers(one)}" for one in self._items)
        self.setAccessibleName(_("Path: {steps}; ends in {ends}").format(steps=told, ends=names_text(sheet.reached)))
        self.update()

    @property
    def text(self) -> str:
        """The questions on the path with their answers, and the categories at the end."""
        steps = (f"{one.item.number} {_answers(one)}" for one in self._items)
        return " → ".join((*steps, " / ".join(name for _level, name in self._ends)))

    @override
    def sizeHint(self) -> QSize:
        return QSize(480, HEIGHT)

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if item := self._item_at(event.position()):
            self.chosen.emit(item.item.id)

    @override
    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent):
            item = self._item_at(QPointF(event.pos()))
            told = f"{item.item.number}  {_(item.item.title)}: {_answers(item)}" if item else self.accessibleName()
            QToolTip.showText(event.globalPos(), told, self)
            return True
        return super().event(event)

    @override
    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for place, result in enumerate(self._items):
            self._draw_step(painter, place, result)
        self._draw_ends(painter)

    def _draw_step(self, painter: QPainter, place: int, result: ItemResult) -> None:
        theme, cell = self._theme, self._cell(place)
        line = theme.accent if result.item.id == self._current else theme.muted
        style = Qt.PenStyle.SolidLine if place < self._certain else Qt.PenStyle.DashLine
        painter.setPen(QPen(QColor(line), 1, style))
        painter.setBrush(QColor(theme.warning_ground if len(result.answers) > 1 else theme.surface))
        painter.drawRoundedRect(cell.adjusted(0.5, 2.5, -0.5, -2.5), 4, 4)
        upper, lower = cell.adjusted(0, 4, 0, -cell.height() / 2 - 1), cell.adjusted(2, cell.height() / 2 - 4, -2, -4)
        painter.setPen(QColor(theme.muted))
        painter.setFont(font(TINY))
        ticked = f"{result.item.number} ✓" if result.decision is not None else result.item.number
        painter.drawText(upper, Qt.AlignmentFlag.AlignCenter, ticked)
        painter.setPen(QColor(theme.text))
        painter.setFont(font(TINY, strong=True))
        shown = QFontMetricsF(painter.font()).elidedText(_answers(result), Qt.TextElideMode.ElideRight, lower.width())
        painter.drawText(lower, Qt.AlignmentFlag.AlignCenter, shown)
        painter.setPen(QColor(theme.muted))
        beside = QRectF(cell.right(), cell.top(), ARROW, cell.height())
        painter.drawText(beside, Qt.AlignmentFlag.AlignCenter, "→" if place < self._certain else "⇢")

    def _draw_ends(self, painter: QPainter) -> None:
        """Draw the categories at the end, each with its sign, as far as there is room."""
        x, theme = self._cell(len(self._items)).left() + 4, self._theme
        painter.setFont(font(SIZE, strong=True))
        measure = QFontMetricsF(painter.font())
        for level, name in self._ends:
            colour = QColor(theme.category(level))
            draw_disc(painter, QPointF(x + DISC, self.height() / 2), DISC, level, colour)
            painter.setPen(colour)
            room = QRectF(x + 2 * DISC + 6, 0, max(0.0, self.width() - x - 2 * DISC - 6), self.height())
            shown = measure.elidedText(name, Qt.TextElideMode.ElideRight, room.width())
            painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, shown)
            x = room.left() + measure.horizontalAdvance(shown) + 12

    def _cell(self, place: int) -> QRectF:
        measure = QFontMetricsF(font(SIZE, strong=True))
        ends = sum(measure.horizontalAdvance(name) + 2 * DISC + 18 for _level, name in self._ends)
        spare = (self.width() - ends) / max(1, len(self._items)) - ARROW
        each = min(WIDEST, max(NARROWEST, spare))
        return QRectF(place * (each + ARROW), 0, each, self.height())

    def _item_at(self, spot: QPointF) -> ItemResult | None:
        inside = (one for place, one in enumerate(self._items) if self._cell(place).contains(spot))
        return next(inside, None)


def _answers(result: ItemResult) -> str:
    return "/".join(_(answer.text) for answer in result.item.answers if answer.id in result.answers)
