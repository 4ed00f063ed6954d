"""One product: what can have happened to it, what is known of it, and its dose records."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from causality.assess import Assessment
from causality.case.model import Case, Product
from causality.text import _
from desktop.pages.dose_actions import DoseActions
from desktop.pages.dose_rows import (
    dose_columns,
    dose_entered,
    dose_rows,
    doses_removed,
    new_dose,
    ongoing_turned,
    read_dose,
)
from desktop.pages.places import ProductPlace
from desktop.pages.product_form import ProductForm
from widgets.edit_table import EditTable
from widgets.palette import Theme


class ProductDetail(QWidget):
    """Shows one product and takes edits of it and of its dose records.

    Signals:
        edited: the officer changed the product (an `Edit`).
    """

    edited = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._case, self._product = Case(id=""), Product(id="", name="")
        self.happened, self.form = DoseActions(), ProductForm()
        self.doses = EditTable("doseTable", _("Dose records"), dose_columns(), self._read)
        self.doses.setWordWrap(False)
        self.doses.setMinimumHeight(80)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.happened)
        column.addWidget(self.form)
        column.addWidget(self.doses, 1)
        self._connect()

    def show_product(self, assessment: Assessment, product: Product | None, theme: Theme) -> None:
        """Display `product`, or that there is none; emits nothing."""
        fresh = (product.id if product else "") != self._product.id
        self._case, self._product = assessment.case, product or Product(id="", name="")
        self.setEnabled(product is not None)
        self.doses.show_rows(dose_rows(assessment, self._product), theme)
        if fresh:
            self.doses.setCurrentIndex(self.doses.model().index(0, 0) if product else self.doses.rootIndex())
        self.form.show_product(assessment.case, self._product, assessment.findings)
        self._show_happened()

    def show_parts(self, *, details: bool, doses: bool) -> None:
        """Show what there is room for."""
        self.form.setVisible(details)
        self.doses.setVisible(doses)

    def go_to(self, place: ProductPlace) -> None:
        """Put the keyboard on a fact of the product."""
        if place.field == "doses":
            self.doses.go_to(max(0, place.record), place.fact or "start")
        else:
            self.form.go_to(place.field)

    @property
    def _record(self) -> int:
        """The place of the dose record that is looked at: the current one, else the last; -1 without any."""
        last = len(self._product.doses) - 1
        return self.doses.current_row if 0 <= self.doses.current_row <= last else last

    def _show_happened(self) -> None:
        record = self._product.doses[self._record] if self._product.doses else None
        self.happened.show_product(self._case, self._product if self._product.id else None, record)

    def _read(self, _row: int, column: int, text: str) -> str:
        return read_dose(self._case, self._product.id, dose_columns()[column].id, text)

    def _enter(self, row: int, column: str, text: str) -> None:
        self.edited.emit(dose_entered(self._case, self._product.id, row, column, text))

    def _add(self, column: str, text: str) -> None:
        self.edited.emit(new_dose(self._case, self._product, column, text))

    def _remove(self, rows: list[int]) -> None:
        self.edited.emit(doses_removed(self._product.id, rows))

    def _turn_ongoing(self) -> None:
        self.edited.emit(ongoing_turned(self._product, self._record))
        self._show_happened()

    def _connect(self) -> None:
        self.doses.entered.connect(self._enter)
        self.doses.added.connect(self._add)
        self.doses.removed.connect(self._remove)
        self.doses.moved.connect(lambda _row: self._show_happened())
        self.form.edited.connect(self.edited)
        self.happened.edited.connect(self.edited)
        self.happened.ongoing_turned.connect(self._turn_ongoing)
        self.happened.left.connect(self._take_keyboard)

    def _take_keyboard(self) -> None:
        shown = self.doses if self.doses.isVisible() else self.form
        shown.setFocus()
