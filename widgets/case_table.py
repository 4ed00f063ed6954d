"""The table of the cases of a store: Enter opens one, typing begins a search, headings sort."""

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView
from typing_extensions import override

from causality.text import _
from widgets.case_model import COLUMNS, CaseModel
from widgets.shared_columns import SharedColumns

SHARES = {"case_id": 13, "title": 26, "drugs": 17, "level": 20, "state": 15, "received": 11, "due": 22, "changed": 18}
"""How the width is shared among the columns."""
SECOND = ("received", "drugs")
"""Columns that go where there is little room, the first first."""
NARROW, NARROWER, TALL = 1100, 860, 30


class CaseTable(SharedColumns):
    """Shows a model of cases.

    Signals:
        opened: a case is to be opened (its key).
        typed: the user began to type a search (the text).
        left: the keyboard is to go to the search.
    """

    opened = Signal(str)
    typed = Signal(str)
    left = Signal()

    def __init__(self, model: CaseModel) -> None:
        super().__init__()
        self.setObjectName("caseTable")
        self.setAccessibleName(_("Cases of the store"))
        self.setModel(model)
        self._cases = model
        self.setProperty("whole", True)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setAlternatingRowColors(True)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(TALL)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        head = self.horizontalHeader()
        head.setHighlightSections(False)
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        head.setSortIndicator(len(COLUMNS) - 1, Qt.SortOrder.DescendingOrder)
        head.setSectionsClickable(True)
        head.setSortIndicatorShown(True)
        head.sortIndicatorChanged.connect(model.sort)
        self.doubleClicked.connect(self._open)

    @property
    def chosen(self) -> str:
        """The key of the case that is chosen; empty without one."""
        case = self._cases.row(self.currentIndex().row())
        return case.key if case is not None else ""

    def choose(self, key: str) -> None:
        """Put the keyboard's place on the case of a key if it stands on the first page, else on the first row."""
        rows = range(min(self._cases.rowCount(), 100))
        place = next((row for row in rows if (case := self._cases.row(row)) and case.key == key), 0)
        if self._cases.rowCount():
            self.setCurrentIndex(self._cases.index(place, 0))

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        control = event.modifiers() & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier)
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._open(self.currentIndex())
        elif event.key() == Qt.Key.Key_Up and self.currentIndex().row() <= 0:
            self.left.emit()
        elif event.text().strip() and event.text().isprintable() and not control:
            self.typed.emit(event.text())
        else:
            super().keyPressEvent(event)

    def _open(self, index: QModelIndex) -> None:
        case = self._cases.row(index.row())
        if case is not None:
            self.opened.emit(case.key)

    @override
    def share_width(self) -> None:
        """Share the width among the columns that there is room for."""
        wide = self.viewport().width()
        gone = SECOND[: (wide < NARROW) + (wide < NARROWER)]
        names = [name for name, _title in COLUMNS if name not in gone]
        whole = sum(SHARES[name] for name in names)
        for place, (name, _title) in enumerate(COLUMNS):
            self.setColumnHidden(place, name in gone)
            if name in names:
                self.setColumnWidth(place, wide * SHARES[name] // whole)
