"""Pages of a PDF drawn beside the window, from memory. One thread does all work on the document, as it must."""

from collections.abc import Iterator, Sequence
from typing import Any

from PySide6.QtCore import QObject, QThread, Signal, Slot
from PySide6.QtGui import QImage

from causality.frozen import frozen
from desktop.beside import undisturbed
from widgets.page_layout import BAND, Band, Mark, Size


@frozen
class Opened:
    """What a document consists of: the sizes of its pages in points and its bookmarks as level, title and page."""

    sizes: tuple[Size, ...]
    bookmarks: tuple[tuple[int, str, int], ...]


class _Reader(QObject):
    """Works on the document; lives in the thread of its own.

    Signals:
        opened: a document was opened (an `Opened`).
        drawn: a strip was drawn (page, number, scale, image).
        found: where a text stands (the text; a list of `Mark`).
    """

    opened = Signal(object)
    drawn = Signal(int, int, float, QImage)
    found = Signal(str, list)

    def __init__(self) -> None:
        super().__init__()
        self._document: Any = None

    @Slot(bytes)
    def open(self, pdf: bytes) -> None:
        from pypdfium2 import PdfDocument

        with undisturbed():
            self.close()
            self._document = PdfDocument(pdf)
            sizes = tuple(self._document.get_page_size(place) for place in range(len(self._document)))
            self.opened.emit(Opened(sizes, tuple(_bookmarks(self._document))))

    @Slot(int, int, float)
    def draw(self, page: int, number: int, scale: float) -> None:
        """Draw one strip of a page at `scale` px a point."""
        with undisturbed():
            self.drawn.emit(page, number, scale, self._strip(page, number, scale))

    def _strip(self, page: int, number: int, scale: float) -> QImage:
        from pypdfium2 import raw

        loaded = self._document[page]
        width, height = (max(1, round(length * scale)) for length in loaded.get_size())
        top = number * BAND
        image = QImage(width, max(1, min(BAND, height - top)), QImage.Format.Format_RGB32)
        image.fill(0xFFFFFFFF)
        target = raw.FPDFBitmap_CreateEx(
            image.width(), image.height(), raw.FPDFBitmap_BGRx, _address(image), image.bytesPerLine()
        )
        raw.FPDF_RenderPageBitmap(target, loaded, 0, -top, width, height, 0, raw.FPDF_ANNOT)
        raw.FPDFBitmap_Destroy(target)
        loaded.close()
        return image

    @Slot(str)
    def find(self, text: str) -> None:
        """Find every place of a text, whatever its case."""
        with undisturbed():
            pages = len(self._document) if self._document is not None and text else 0
            self.found.emit(text, [mark for number in range(pages) for mark in self._places(number, text)])

    def _places(self, number: int, text: str) -> Iterator[Mark]:
        page = self._document[number]
        words, (wide, high) = page.get_textpage(), page.get_size()
        searcher = words.search(text)
        while (hit := searcher.get_next()) is not None:
            if words.count_rects(*hit):
                left, bottom, right, top = words.get_rect(0)
                yield number, left / wide, 1 - top / high, (right - left) / wide, (top - bottom) / high
        searcher.close()
        words.close()
        page.close()

    @Slot()
    def close(self) -> None:
        if self._document is not None:
            self._document.close()
            self._document = None


class PageRenderer(QObject):
    """Draws what is asked for, strip by strip, always what was asked for last.

    Signals:
        opened: a document was opened (an `Opened`).
        drawn: a strip was drawn (page, number, scale, image).
        found: where a text stands (the text; a list of `Mark`).
    """

    opened = Signal(object)
    drawn = Signal(int, int, float, QImage)
    found = Signal(str, list)
    _open = Signal(bytes)
    _draw = Signal(int, int, float)
    _find = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._thread, self._reader = QThread(self), _Reader()
        self._reader.moveToThread(self._thread)
        self._waiting: list[tuple[Band, float]] = []
        self._busy = False
        self._ready = False
        self._open.connect(self._reader.open)
        self._draw.connect(self._reader.draw)
        self._find.connect(self._reader.find)
        self._reader.opened.connect(self._show_opened)
        self._reader.drawn.connect(self._show_drawn)
        self._reader.found.connect(self.found)
        self._thread.finished.connect(self._reader.close)

    def open(self, pdf: bytes) -> None:
        """Take another document; strips of the one before are no longer drawn."""
        if not self._thread.isRunning():
            self._thread.start()
        self._ready, self._waiting = False, []
        self._open.emit(pdf)

    def want(self, bands: Sequence[Band], scale: float) -> None:
        """Draw these strips in this order, and no longer those that were asked for before."""
        self._waiting = [(band, scale) for band in bands]
        self._go_on()

    def find(self, text: str) -> None:
        """Find every place of a text."""
        if self._ready:
            self._find.emit(text)

    def wait(self) -> None:
        """End the thread."""
        self._waiting = []
        self._thread.quit()
        self._thread.wait()

    def _go_on(self) -> None:
        if self._waiting and self._ready and not self._busy:
            (page, number), scale = self._waiting.pop(0)
            self._busy = True
            self._draw.emit(page, number, scale)

    def _show_opened(self, opened: Opened) -> None:
        self._ready = True
        self.opened.emit(opened)
        self._go_on()

    def _show_drawn(self, page: int, number: int, scale: float, image: QImage) -> None:
        self._busy = False
        if self._ready:
            self.drawn.emit(page, number, scale, image)
        self._go_on()


def _address(image: QImage) -> Any:
    import ctypes

    bits = image.bits()
    return ctypes.c_void_p(
        ctypes.addressof((ctypes.c_char * (image.height() * image.bytesPerLine())).from_buffer(bits))
    )


def _bookmarks(document: Any) -> list[tuple[int, str, int]]:
    found = []
    for mark in document.get_toc():
        goal = mark.get_dest()
        if goal is not None and (page := goal.get_index()) is not None:
            found.append((mark.level, mark.get_title(), page))
    return found
