"""The labs page: every laboratory value with its limits, multiple, grade and findings."""

from PySide6.QtWidgets import QHeaderView, QTableView
from typing_extensions import override

from causality.assess import Assessment
from causality.text import _
from desktop.pages.page import Page, headed
from desktop.selection import Selection
from widgets.fact_table import prepare
from widgets.lab_model import LabModel
from widgets.palette import Theme

WIDEST = 168
"""The widest column of the table of laboratory values, in px; longer texts are in the tooltip."""


class LabsPage(Page):
    """Shows the laboratory values."""

    def __init__(self) -> None:
        super().__init__()
        self.table, self._model = QTableView(), LabModel()
        self.table.setObjectName("labTable")
        self.table.setAccessibleName(_("Laboratory values"))
        self.table.setModel(self._model)
        self._prepare()
        headed(self, _("Laboratory values")).addWidget(self.table, 1)

    @override
    def show_assessment(self, assessment: Assessment, selection: Selection, theme: Theme) -> None:
        self._model.show_assessment(assessment, theme)

    def _prepare(self) -> None:
        prepare(self.table)
        self.table.verticalHeader().setDefaultSectionSize(26)
        header = self.table.horizontalHeader()
        header.setMaximumSectionSize(WIDEST)
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(self._model.columnCount() - 1, QHeaderView.ResizeMode.Stretch)
        header.setResizeContentsPrecision(100)
