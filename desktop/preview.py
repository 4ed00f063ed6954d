"""The preview of a PDF: its pages, drawn beside the window, with page number, zoom and search."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QImage, QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from causality.text import _
from desktop.page_renderer import Opened, PageRenderer
from widgets.page_layout import Mark
from widgets.page_view import PageView
from widgets.palette import LIGHT, Theme
from widgets.preview_bar import PreviewBar


class Preview(QWidget):
    """Shows a PDF from memory.

    Signals:
        opened: another document is shown (an `Opened`).
    """

    opened = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.pages, self.bar = PageView(), PreviewBar()
        self._renderer = PageRenderer(self)
        self._theme: Theme = LIGHT
        self._hits: list[Mark] = []
        self._sought, self._hit = "", 0
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.bar)
        column.addWidget(self.pages, 1)
        self.setFocusProxy(self.pages)
        self._connect()

    def show_document(self, pdf: bytes) -> None:
        """Display `pdf`; the pages of the one before stay until the new ones are drawn."""
        self._sought = ""
        self._renderer.open(pdf)

    def show_theme(self, theme: Theme) -> None:
        """Take the colours of `theme`."""
        self._theme = theme
        self.pages.show_theme(theme)
        self._show_state()

    def wait(self) -> None:
        """End what is done beside the window."""
        self._renderer.wait()

    def _connect(self) -> None:
        renderer, pages, bar = self._renderer, self.pages, self.bar
        renderer.opened.connect(self._show_opened)
        renderer.drawn.connect(self._show_drawn)
        renderer.found.connect(self._show_found)
        pages.wanted.connect(renderer.want)
        pages.moved.connect(self._show_state)
        bar.zoomed.connect(pages.zoom_by)
        bar.zoom_chosen.connect(pages.zoom_to)
        bar.asked.connect(self._find)
        bar.left.connect(pages.setFocus)
        QShortcut(QKeySequence.StandardKey.Find, self).activated.connect(bar.begin_search)

    def _show_opened(self, opened: Opened) -> None:
        self.pages.show_pages(opened.sizes)
        self.pages.setAccessibleDescription(_("{count} pages").format(count=len(opened.sizes)))
        self.opened.emit(opened)

    def _show_drawn(self, page: int, number: int, scale: float, image: QImage) -> None:
        self.pages.show_band((page, number), scale, image)

    def _show_state(self) -> None:
        self.bar.show_state(self.pages.page, self.pages.pages, self.pages.percent, self._theme)

    def _find(self, text: str) -> None:
        """Look for a text; the same text again goes to its next place."""
        if text == self._sought and self._hits:
            self._go_to_hit((self._hit + 1) % len(self._hits))
        else:
            self._renderer.find(text)

    def _show_found(self, text: str, hits: list[Mark]) -> None:
        self._sought, self._hits = text, hits
        below = (place for place, (page, *_box) in enumerate(hits) if page >= self.pages.page)
        self._go_to_hit(next(below, 0))

    def _go_to_hit(self, number: int) -> None:
        self._hit = number
        self.bar.show_hits(number + 1, len(self._hits))
        self.pages.show_mark(self._hits[number] if self._hits else None)
