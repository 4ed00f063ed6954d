"""The bar above a preview: page, zoom and search."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QToolButton, QWidget
from typing_extensions import override

from causality.text import _
from widgets.icons import icon
from widgets.palette import Theme
from widgets.style import SIZE, font

FIND = 180
MOST_PAGES = 888
"""A number as wide as any that is shown: the place of the page must not move while pages arrive."""


class PreviewBar(QWidget):
    """Shows where one is in a document.

    Signals:
        zoomed: nearer (1) or farther (-1).
        zoom_chosen: a zoom was chosen (1 is the size on paper, 0 as wide as the window).
        asked: a text is looked for; with the same text again, its next place.
        left: the search was given up.
    """

    zoomed = Signal(int)
    zoom_chosen = Signal(float)
    asked = Signal(str)
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("previewBar")
        self._page, self._zoom, self._hits = QLabel(), QLabel(), QLabel()
        self._nearer, self._farther, self._fit, self._whole = (QToolButton() for _place in range(4))
        self.search = QLineEdit()
        self._name_parts()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        row.addWidget(self._page)
        row.addSpacing(6)
        for part in (self._farther, self._zoom, self._nearer, self._fit, self._whole):
            row.addWidget(part)
        row.addStretch(1)
        row.addWidget(self._hits)
        row.addWidget(self.search)
        self._nearer.clicked.connect(lambda: self.zoomed.emit(1))
        self._farther.clicked.connect(lambda: self.zoomed.emit(-1))
        self._fit.clicked.connect(lambda: self.zoom_chosen.emit(0.0))
        self._whole.clicked.connect(lambda: self.zoom_chosen.emit(1.0))
        self.search.installEventFilter(self)
        self.search.returnPressed.connect(lambda: self.asked.emit(self.search.text().strip()))

    def begin_search(self) -> None:
        """Put the keyboard on the search."""
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        escaped = isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape
        if watched is self.search and escaped and event.type() == QEvent.Type.KeyPress:
            self.search.clear()
            self.left.emit()
            return True
        return super().eventFilter(watched, event)

    def show_state(self, page: int, pages: int, percent: int, theme: Theme) -> None:
        """Display the page in sight (from 0) of how many, and the zoom."""
        self._page.setText(_("{page} of {pages}").format(page=page + 1, pages=pages) if pages else "")
        self._zoom.setText(f"{percent} %" if pages else "")
        for button, name in ((self._nearer, "zoom-in"), (self._farther, "zoom-out")):
            button.setIcon(icon(name, theme.text))
        for part in (self._nearer, self._farther, self._fit, self._whole, self.search):
            part.setEnabled(pages > 0)

    @property
    def hits(self) -> str:
        """Which of the places found is shown."""
        return self._hits.text()

    def show_hits(self, number: int, hits: int) -> None:
        """Display which of the places found is shown; nothing when nothing is looked for."""
        told = _("{number} of {hits}").format(number=number, hits=hits) if hits else _("not found")
        self._hits.setText(told if self.search.text().strip() else "")

    def _name_parts(self) -> None:
        named = (
            (self._nearer, "zoomIn", _("Nearer (Ctrl +)"), "Ctrl++"),
            (self._farther, "zoomOut", _("Farther (Ctrl −)"), "Ctrl+-"),
            (self._fit, "fitWidth", _("As wide as the window (Ctrl 9)"), "Ctrl+9"),
            (self._whole, "wholeSize", _("Size on paper (Ctrl 0)"), "Ctrl+0"),
        )
        for button, name, label, keys in named:
            button.setObjectName(name)
            button.setAccessibleName(label)
            button.setToolTip(label)
            button.setShortcut(keys)
        self._fit.setText(_("Fit width"))
        self._whole.setText(_("100 %"))
        self._page.setObjectName("previewPage")
        widest = _("{page} of {pages}").format(page=MOST_PAGES, pages=MOST_PAGES)
        self._page.setMinimumWidth(round(QFontMetricsF(font(SIZE)).horizontalAdvance(widest)))
        self._zoom.setObjectName("muted")
        self._hits.setObjectName("muted")
        self._zoom.setMinimumWidth(40)
        self._zoom.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.search.setObjectName("findInReport")
        self.search.setPlaceholderText(_("Find"))
        self.search.setAccessibleName(_("Find in the report; Enter goes to the next place"))
        self.search.setClearButtonEnabled(True)
        self.search.setMaximumWidth(FIND)
