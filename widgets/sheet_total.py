"""How the total of a sheet builds up: the points of every item side by side, and what they come to."""

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QHelpEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget
from typing_extensions import override

from causality.methods.engine import names_text
from causality.methods.method import ItemResult, Method, SheetResult
from causality.signs import level_name
from causality.text import _
from causality.wording import points, signed
from causality.wording import total as total_text
from widgets.category_disc import draw_disc
from widgets.palette import LIGHT, Theme
from widgets.style import SIZE, STRONG, TINY, font

HEIGHT, NARROWEST, WIDEST, GAP = 40, 42, 72, 12


class SheetTotal(QWidget):
    """Shows the points of the items of one sheet and their total; an open item is marked, a decided one ticked.

    Signals:
        chosen: the user went to an item (its id).
    """

    chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("sheetTotal")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._items: tuple[ItemResult, ...] = ()
        self._current, self._theme, self._category = "", LIGHT, ""
        self._word, self._total = "", ""
        self._shown: tuple[object, ...] = ()

    def show_sheet(self, sheet: SheetResult, method: Method, current: str, theme: Theme) -> None:
        """Display the items of `sheet` with their total; emits nothing."""
        reached = (sheet.reached or method.categories(sheet.total)) if sheet.answered else ()
        word = names_text(reached) if reached else _("not yet answered")
        level = level_name(method, reached[-1]) if reached else ""
        total = total_text(sheet.total).replace(" … ", "…") if reached else ""
        self._items = sheet.items
        cells = [(one.item, one.points, one.basis == "open", one.decision is not None) for one in sheet.items]
        if (shown := (cells, current, theme, level, word, total)) == self._shown:
            return
        self._shown, self._current, self._theme = shown, current, theme
        self._category, self._word, self._total = level, word, total
        spoken = ", ".join(f"{one.item.number} {points(one.points)}" for one in sheet.items)
        self.setAccessibleName(_("Total {total}, {word}; items: {items}").format(
            total=self._total, word=word, items=spoken))  # fmt: skip
        self.update()

    @property
    def text(self) -> str:
        """The total with its category."""
        return f"{self._total} {self._word}"

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
            QToolTip.showText(event.globalPos(), self._told(item), self)
            return True
        return super().event(event)

    @override
    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for place, result in enumerate(self._drawn()):
            self._draw_item(painter, self._cell(place), result)
        left = self._cell(len(self._drawn())).left() + GAP
        self._draw_total(painter, QRectF(left, 0, self.width() - left, self.height()))

    def _draw_item(self, painter: QPainter, cell: QRectF, result: ItemResult) -> None:
        theme, is_open = self._theme, result.basis == "open"
        painter.setPen(QPen(QColor(theme.accent if result.item.id == self._current else theme.line), 1))
        painter.setBrush(QColor(theme.warning_ground if is_open else theme.surface))
        painter.drawRoundedRect(cell.adjusted(0.5, 2.5, -3.5, -2.5), 4, 4)
        ticked = f"{result.item.number} ✓" if result.decision is not None else result.item.number
        upper, lower = cell.adjusted(0, 4, -4, -cell.height() / 2 - 1), cell.adjusted(0, cell.height() / 2 - 4, -4, -4)
        painter.setFont(font(TINY))
        painter.setPen(QColor(theme.muted))
        painter.drawText(upper, Qt.AlignmentFlag.AlignCenter, ticked)
        low, high = result.points
        text = signed(low) if low == high else f"{signed(low)}…{signed(high)}"
        painter.setFont(self._fitting(text, cell.width() - 6))
        painter.setPen(QColor(theme.warning if is_open else theme.text))
        painter.drawText(lower, Qt.AlignmentFlag.AlignCenter, text)

    def _draw_total(self, painter: QPainter, place: QRectF) -> None:
        theme, colour = self._theme, QColor(self._theme.category(self._category))
        painter.setPen(QColor(theme.muted))
        painter.setFont(font(STRONG))
        painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, "=")
        place = place.adjusted(18, 0, 0, 0)
        painter.setPen(QColor(theme.text))
        painter.setFont(font(STRONG, strong=True))
        painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, self._total)
        place = place.adjusted(QFontMetricsF(painter.font()).horizontalAdvance(self._total) + 18, 0, 0, 0)
        draw_disc(painter, QPointF(place.left(), place.center().y()), 6, self._category, colour)
        place = place.adjusted(14, 0, 0, 0)
        painter.setPen(colour)
        painter.setFont(font(SIZE, strong=True))
        shown = QFontMetricsF(painter.font()).elidedText(self._word, Qt.TextElideMode.ElideRight, place.width())
        painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, shown)

    def _fitting(self, text: str, width: float) -> QFont:
        strong = font(SIZE, strong=True)
        return strong if QFontMetricsF(strong).horizontalAdvance(text) <= width else font(TINY, strong=True)

    def _cell(self, place: int) -> QRectF:
        spare = self.width() - self._wanted()
        each = min(WIDEST, max(NARROWEST, spare / max(1, len(self._drawn()))))
        return QRectF(place * each, 0, each, self.height())

    def _drawn(self) -> tuple[ItemResult, ...]:
        """The items; of a sheet with more than there is room for, those that count, are open or are current."""
        if len(self._items) * NARROWEST + self._wanted() <= self.width():
            return self._items
        return tuple(
            one for one in self._items if one.points != (0, 0) or one.basis == "open" or one.item.id == self._current
        )

    def _wanted(self) -> float:
        """The width that the total takes."""
        strong, word = QFontMetricsF(font(STRONG, strong=True)), QFontMetricsF(font(SIZE, strong=True))
        return GAP + 18 + strong.horizontalAdvance(self._total) + 18 + 14 + word.horizontalAdvance(self._word) + 2

    def _item_at(self, spot: QPointF) -> ItemResult | None:
        inside = (one for place, one in enumerate(self._drawn()) if self._cell(place).contains(spot))
        return next(inside, None)

    def _told(self, item: ItemResult | None) -> str:
        if item is not None:
            return f"{item.item.number}  {_(item.item.title)}: {points(item.points)}"
        return _("Items that hang on the same uncertain date vary together: the total can be narrower than their sum.")
