"""The table of laboratory values, filled in as a sheet is; its blank row proposes the next sample."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QApplication, QHeaderView, QLabel
from typing_extensions import override

from causality.assess import Assessment
from causality.case.model import Case, Sample
from causality.text import _
from widgets.cell_delegate import CellReader
from widgets.lab_cells import COLUMNS, IDS
from widgets.lab_model import LabModel
from widgets.lab_rows import Order
from widgets.palette import Theme
from widgets.sheet_table import ROW, SheetTable
from widgets.sight import Sight
from widgets.style import SIZE, SMALL, font

PADDING, HEAD, SIGN = 15, 13, 20
"""Width that a cell and a head of a column need around their texts, and that of a sign, in px."""


class LabTable(SheetTable):
    """Shows the samples of a case and takes entries.

    Signals:
        entered: a cell was given another text (the sample's place in the case, column id, text).
        entered_for: several samples are to have the same text (their places, column id, text).
        added: the blank row was given a text (column id, text).
        removed: samples are to go (their places).
        paste_asked: a table was pasted (its text).
        order_asked: the head of a column was clicked (its id).
        seen: new rows were in sight for a while (the places of their samples).
        selection_moved: other rows are selected.
    """

    entered = Signal(int, str, str)
    entered_for = Signal(list, str, str)
    added = Signal(str, str)
    removed = Signal(list)
    paste_asked = Signal(str)
    order_asked = Signal(str)
    seen = Signal(list)
    selection_moved = Signal()

    def __init__(self, read: CellReader) -> None:
        self._labs = LabModel()
        super().__init__("labTable", _("Laboratory values"), self._labs, read)
        self._news: frozenset[int] = frozenset()
        self._told = QLabel(self.viewport())
        self._sight = Sight(self)
        self._told.setObjectName("emptyNote")
        self._told.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        self._told.setWordWrap(True)
        self._told.hide()
        self.setWordWrap(False)
        header = self.horizontalHeader()
        header.setSectionsClickable(True)
        header.setStretchLastSection(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        header.setMaximumSectionSize(2000)
        self._labs.entered.connect(self.entered)
        self._labs.added.connect(self.added)
        self.filled.connect(self._report_filled)
        header.sectionClicked.connect(lambda place: self.order_asked.emit(IDS[place]))
        self.selectionModel().selectionChanged.connect(lambda *_parts: self.selection_moved.emit())
        self._sight.rested.connect(self._report_seen)

    @property
    def proposal(self) -> Sample | None:
        """What the blank row proposes."""
        return self._labs.proposal

    @property
    def count(self) -> int:
        """How many samples are shown."""
        return self._labs.rowCount() - 1

    def show_assessment(self, assessment: Assessment, theme: Theme) -> bool:
        """Display the samples of `assessment`; emits nothing. Whether all are shown anew, in the order of the case."""
        anew = self._labs.show_assessment(assessment, theme)
        self.viewport().update()  # what follows from other facts may be another in any row
        return anew

    def tell(self, text: str) -> None:
        """Say something in the empty space below the rows; nothing for an empty text."""
        self._told.setText(text)
        self._told.setVisible(bool(text))

    def arrange(self, case: Case, order: Order, shown: Sequence[int] | None) -> None:
        """Display the samples in another order, or only those of `shown`; the current sample stays current."""
        sample, column = self._labs.sample_at(self.current_row), max(0, self.currentIndex().column())
        self._labs.arrange(case, order, shown)
        row = self._labs.row_of(sample)
        if row >= 0:
            self.setCurrentIndex(self._labs.index(row, column))

    def show_news(self, news: frozenset[int]) -> None:
        """Mark samples as new until they were seen; emits nothing at once."""
        if news != self._news:
            self._news = news
            self._labs.show_news(news)
            self._share()
            self._sight.watch(bool(news))

    def marked(self) -> frozenset[int]:
        """Give the places of the samples that have a finding."""
        return self._labs.marked()

    def sample_at(self, row: int) -> int:
        """Give the place in the case of the sample in a row, -1 for the blank one."""
        return self._labs.sample_at(row)

    def ask_paste(self) -> None:
        """Report that what the clipboard holds is to be taken in."""
        self.paste_asked.emit(QApplication.clipboard().text())

    def shows(self, sample: int) -> bool:
        """Whether a sample is among the rows."""
        return self._labs.row_of(sample) >= 0

    def go_to(self, sample: int, column: str = "result") -> None:
        """Put the keyboard on a cell of a sample that is shown, on the blank row for any other."""
        row = self._labs.row_of(sample)
        if row >= 0:
            self.put_keyboard(row, IDS.index(column))
        else:
            self.go_to_blank()

    def go_to_blank(self) -> None:
        """Put the keyboard on the blank row, in which Tab goes on from cell to cell."""
        self.put_keyboard(self._labs.rowCount() - 1, 0)
        self._filling = True

    @property
    def chosen(self) -> int:
        """How many samples are selected."""
        return min(self.selected_count(), self.count)

    @override
    def remove_rows(self, rows: list[int]) -> None:
        places = [place for row in rows if (place := self._labs.sample_at(row)) >= 0]
        if places:
            self.removed.emit(places)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Paste) and not self.editing:
            self.ask_paste()
            return
        if event.key() == Qt.Key.Key_Insert and not self.editing:
            self.go_to_blank()
            return
        super().keyPressEvent(event)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._told.setGeometry(16, ROW * 2, self.viewport().width() - 32, self.viewport().height() - ROW * 2)
        self._share()

    def _share(self) -> None:
        """Give every column what its widest usual text needs; the texts without a usual width share the rest."""
        text, head = QFontMetrics(font(SIZE)), QFontMetrics(font(SMALL, strong=True))
        least = [
            max(text.horizontalAdvance(column.widest) + PADDING, head.horizontalAdvance(_(column.title)) + HEAD)
            for column in COLUMNS
        ]
        if self._news:
            least[0] += SIGN + text.horizontalAdvance(_("{date} · new").format(date=""))
        left = self.viewport().width() - sum(least)
        whole = sum(column.share for column in COLUMNS)
        for place, column in enumerate(COLUMNS):
            self.setColumnWidth(place, least[place] + max(0, left) * column.share // whole)

    def _report_filled(self, rows: list[int], column: int, text: str) -> None:
        places = [place for row in rows if (place := self._labs.sample_at(row)) >= 0]
        if places:
            self.entered_for.emit(places, IDS[column], text)

    def _report_seen(self, first: int, last: int) -> None:
        places = [place for row in range(first, last + 1) if (place := self._labs.sample_at(row)) in self._news]
        if places:
            self.seen.emit(places)
