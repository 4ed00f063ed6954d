"""The pages of a document below each other, as they will be printed."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor, QImage, QKeyEvent, QPainter, QPaintEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractScrollArea
from typing_extensions import override

from causality.text import _
from widgets.page_layout import Band, Mark, PageLayout, Size, fitting, marked, zoomed
from widgets.page_painting import Drawn, paint_pages
from widgets.palette import LIGHT, Theme

POINT = 96 / 72
"""Pixels a point at 100 %."""
LINE = 48


class PageView(QAbstractScrollArea):
    """Shows pages; asks for the strips of them that come into sight and forgets the others.

    Signals:
        wanted: these strips are to be drawn (a list of page and number) at a scale in px of the screen a point.
        moved: another page is at the top or the zoom is another.
    """

    wanted = Signal(list, float)
    moved = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("reportPreview")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(_("Preview of the report"))
        self._theme: Theme = LIGHT
        self._zoom = 0.0
        self._mark: Mark | None = None
        self._layout, self._drawn = PageLayout((), POINT, 0), Drawn()
        self._before: tuple[PageLayout, Drawn] = self._layout, {}
        for bar in (self.verticalScrollBar(), self.horizontalScrollBar()):
            bar.setSingleStep(LINE)
        self.verticalScrollBar().valueChanged.connect(self._look)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)

    def show_pages(self, sizes: tuple[Size, ...]) -> None:
        """Display a document with pages of these sizes in points; what was seen stays until the new is drawn."""
        self._mark = None
        self._arrange(sizes, anew=True)

    def show_band(self, band: Band, scale: float, image: QImage) -> None:
        """Display a strip that was asked for; one that is no longer wanted is dropped."""
        if scale == self._sharpness and any(band == key for key, _box in self._near()):
            self._drawn[band] = image
            if self.complete:
                self._before = self._layout, {}
            self.viewport().update()

    def show_theme(self, theme: Theme) -> None:
        """Take the colours of `theme`."""
        self._theme = theme
        self.viewport().update()

    def show_place(self, page: int) -> None:
        """Bring a page to the top."""
        boxes = list(self._layout.boxes())
        if page < len(boxes):
            self.verticalScrollBar().setValue(boxes[page][1] - 8)

    def show_mark(self, mark: Mark | None) -> None:
        """Mark a place of a page and bring it into sight; None takes the mark away."""
        self._mark = mark
        if mark is not None and (box := marked(self._layout, mark)):
            self.verticalScrollBar().setValue(box[1] - self.viewport().height() // 3)
            self.horizontalScrollBar().setValue(box[0] - self.viewport().width() // 2)
        self.viewport().update()

    @property
    def page(self) -> int:
        """The page in sight, from 0."""
        seen = self.verticalScrollBar().value() + self.viewport().height() // 3
        return self._layout.page_at(seen)

    @property
    def pages(self) -> int:
        """How many pages there are."""
        return len(self._layout.sizes)

    @property
    def percent(self) -> int:
        """The zoom: 100 is the size on paper."""
        return round(100 * self._layout.scale / POINT)

    @property
    def complete(self) -> bool:
        """Whether everything in sight is drawn."""
        return self.pages > 0 and all(band in self._drawn for band, _box in self._near(0))

    @property
    def held_bytes(self) -> int:
        """The memory that drawn strips take."""
        return sum(image.sizeInBytes() for image in (*self._drawn.values(), *self._before[1].values()))

    def zoom_to(self, zoom: float) -> None:
        """Show the pages at `zoom` (1 is the size on paper), 0 for as wide as the window."""
        self._zoom = zoom
        self._arrange(self._layout.sizes, anew=False)

    def zoom_by(self, steps: int) -> None:
        """Go so many steps nearer or, if negative, farther."""
        now = self._layout.scale / POINT
        if (following := zoomed(now, steps)) != now:
            self.zoom_to(following)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, bar = event.key(), self.verticalScrollBar()
        page = self.viewport().height() - LINE
        steps = {
            Qt.Key.Key_PageDown: page, Qt.Key.Key_PageUp: -page, Qt.Key.Key_Down: LINE, Qt.Key.Key_Up: -LINE,
            Qt.Key.Key_Home: -bar.maximum(), Qt.Key.Key_End: bar.maximum(),
        }  # fmt: skip
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier and key in (Qt.Key.Key_PageDown, Qt.Key.Key_PageUp):
            self.show_place(max(0, self.page + (1 if key == Qt.Key.Key_PageDown else -1)))
        elif Qt.Key(key) in steps:
            bar.setValue(bar.value() + steps[Qt.Key(key)])
        else:
            super().keyPressEvent(event)

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom_by(1 if event.angleDelta().y() > 0 else -1)
            event.accept()
        else:
            super().wheelEvent(event)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange(self._layout.sizes, anew=False)

    @override
    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.fillRect(self.viewport().rect(), QColor(self._theme.ground))
        painter.translate(-self.horizontalScrollBar().value(), -self.verticalScrollBar().value())
        paint_pages(painter, self._layout, self._sight(0), self._drawn, self._before, self._mark, self._theme)

    @property
    def _sharpness(self) -> float:
        return self._layout.scale * self._layout.ratio

    def _sight(self, margin: float) -> tuple[int, int]:
        """The heights in sight, with so many heights of the window above and below."""
        top, high = self.verticalScrollBar().value(), self.viewport().height()
        return round(top - margin * high), round(top + (1 + margin) * high)

    def _near(self, margin: float = 0.5) -> list[tuple[Band, tuple[int, int, int, int]]]:
        return list(self._layout.bands(*self._sight(margin)))

    def _arrange(self, sizes: tuple[Size, ...], *, anew: bool) -> None:
        width = self.viewport().width()
        scale = self._zoom * POINT if self._zoom else fitting(sizes, width)
        after = PageLayout(sizes, scale, width, self.devicePixelRatioF())
        before, top = self._layout, self.verticalScrollBar().value()
        if anew or (after.scale, after.ratio) != (before.scale, before.ratio):
            if self._drawn:
                self._before = before, self._drawn
            self._drawn = {}
        self._layout = after
        view = self.viewport().size()
        for bar, whole, seen in zip(
            (self.horizontalScrollBar(), self.verticalScrollBar()), after.size, view.toTuple(), strict=True
        ):
            bar.setRange(0, max(0, whole - seen))
            bar.setPageStep(seen)
        self.verticalScrollBar().setValue(before.held(top, after))
        self._look()

    def _look(self) -> None:
        """Ask for what is near and not drawn, the nearest first, and let go of what is far."""
        near = dict.fromkeys(band for band, _box in (*self._near(0), *self._near()))
        self._drawn = {band: image for band, image in self._drawn.items() if band in near}
        self.wanted.emit([band for band in near if band not in self._drawn], self._sharpness)
        self.viewport().update()
        self.moved.emit()
