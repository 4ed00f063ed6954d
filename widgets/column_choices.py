"""What each column of a table of laboratory results was taken for, to be corrected."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QResizeEvent, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QComboBox, QHeaderView, QTableView
from typing_extensions import override

from causality.case.analytes import ANALYTES
from causality.exchange.headings import ROLES
from causality.exchange.understood import RESULT_OF, Column
from causality.text import N_, _
from widgets.fact_table import prepare

MOST: Final = 60
"""How many columns can be corrected; further ones are shown only."""
_HEADS: Final = (N_("Column"), N_("Taken for"), N_("Because"), N_("First cells"))
_SHARES: Final = (4, 5, 5, 6)
_ROW: Final = 32


class ColumnChoices(QTableView):
    """Shows columns, one a row.

    Signals:
        chosen: the user said what a column is (its place, a role or "result:<analyte>").
    """

    chosen = Signal(int, str)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("pasteColumns")
        self.setAccessibleName(_("What each column was taken for"))
        self._model = QStandardItemModel(self)
        self.setModel(self._model)
        self._combos: list[QComboBox] = []
        self._shown: tuple[Column, ...] = ()
        prepare(self)
        self.setSelectionMode(QTableView.SelectionMode.NoSelection)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.verticalHeader().setDefaultSectionSize(_ROW)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def show_columns(self, columns: Sequence[Column]) -> None:
        """Display `columns`; emits nothing."""
        if [column.place for column in columns] != [column.place for column in self._shown]:
            self._rebuild(columns)
        self._shown = tuple(columns)
        for row, column in enumerate(columns):
            for place, text in enumerate((column.heading, _(ROLES[column.role]), column.reason,
                                          " · ".join(column.examples))):  # fmt: skip
                item = self._model.item(row, place)
                item.setText("" if place == 1 and row < MOST else text)
                item.setToolTip(text)
            if row < len(self._combos):
                self._set(self._combos[row], column)
        self._share()

    def combo(self, row: int) -> QComboBox:
        """Give the choice of one column."""
        return self._combos[row]

    @property
    def in_use(self) -> bool:
        """Whether the keyboard is on one of the choices."""
        return any(combo.hasFocus() for combo in self._combos)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share()

    def _share(self) -> None:
        width, whole = self.viewport().width(), sum(_SHARES)
        for place, share in enumerate(_SHARES):
            self.setColumnWidth(place, width * share // whole)

    def _rebuild(self, columns: Sequence[Column]) -> None:
        self._model.clear()
        self._model.setHorizontalHeaderLabels([_(head) for head in _HEADS])
        for _column in columns:
            self._model.appendRow([QStandardItem() for _head in _HEADS])
        self._combos = [self._combo(row, column) for row, column in enumerate(columns[:MOST])]

    def _combo(self, row: int, column: Column) -> QComboBox:
        combo = QComboBox()
        combo.setObjectName(f"column-{column.place}")
        combo.setAccessibleName(_("What the column {heading} is").format(heading=column.heading or column.place + 1))
        for role, text in ROLES.items():
            combo.addItem(_(text), role)
        combo.insertSeparator(combo.count())
        for analyte in ANALYTES:
            combo.addItem(_("{analyte} results").format(analyte=_(analyte.name)), f"{RESULT_OF}{analyte.id}")
        combo.activated.connect(lambda place: self.chosen.emit(column.place, str(combo.itemData(place))))
        self.setIndexWidget(self._model.index(row, 1), combo)
        return combo

    def _set(self, combo: QComboBox, column: Column) -> None:
        by_analyte = combo.findData(f"{RESULT_OF}{column.analyte}") if column.role == "result" else -1
        with QSignalBlocker(combo):
            combo.setCurrentIndex(by_analyte if by_analyte >= 0 else combo.findData(column.role))
        combo.setToolTip(column.reason)
