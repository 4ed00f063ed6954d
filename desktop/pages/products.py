"""The products page: what was taken, what is known of it, and when it was taken at which dose."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSplitter, QVBoxLayout, QWidget
from typing_extensions import override

from causality.assess import Assessment
from causality.case.finding import Finding
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
from desktop.pages.page import Page
from desktop.pages.places import product_place, row_of
from desktop.pages.product_entry import ProductEntry
from desktop.pages.product_form import ProductForm
from desktop.pages.product_rows import product_columns, product_rows, products_removed, read_product
from desktop.selection import Selection
from widgets.choice_bar import ChoiceBar
from widgets.edit_table import EditTable
from widgets.palette import Theme

WIDE = 1080
"""From this width on, in px, the product is beside the table, its form above its doses."""
DOSES, DETAILS = "doses", "details"
Shown = tuple[object, ...]


class ProductsPage(Page):
    """Shows the products and takes edits of them and of their dose records.

    Signals:
        product_selected: another product is looked at (its id; empty for none).
    """

    product_selected = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._assessment: Assessment | None = None
        self._theme: Theme | None = None
        self._shown: Shown = ()
        self._product, self._part = "", DOSES
        self._entry = ProductEntry()
        self.table = EditTable("productTable", _("Products"), product_columns(Case(id="")), self._read_product)
        self.doses = EditTable("doseTable", _("Dose records"), dose_columns(), self._read_dose)
        self.form, self.happened, self._parts = ProductForm(), DoseActions(), ChoiceBar()
        self._lay_out()
        self._connect()

    @override
    def show_assessment(self, assessment: Assessment, selection: Selection, theme: Theme) -> None:
        shown = _looked_at(assessment, theme)
        if shown == self._shown:
            self._assessment = assessment
            return
        self._assessment, self._theme, self._shown = assessment, theme, shown
        self.table.show_rows(product_rows(assessment), theme, product_columns(assessment.case))
        if self.table.current_row < 0 and assessment.case.products:
            self.table.setCurrentIndex(self.table.model().index(0, 0))
        self._show_product()

    @override
    def reveal(self, place: str) -> None:
        found = product_place(place)
        row = row_of(self._case.products, found.product) if found else -1
        if found is None or row < 0:
            self.table.go_to(max(0, self.table.current_row), "name")
            return
        self.table.go_to(row, found.field if found.field in ("role", "hepatotoxicity") else "name")
        if found.field == "doses":
            self._show_part(DOSES)
            self.doses.go_to(max(0, found.record), found.fact or "start")
        elif found.field:
            self._show_part(DETAILS)
            self.form.go_to(found.field)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    @property
    def product(self) -> Product | None:
        """The product that is looked at."""
        row = self.table.current_row
        return self._case.products[row] if 0 <= row < len(self._case.products) else None

    @property
    def _case(self) -> Case:
        return self._assessment.case if self._assessment else Case(id="")

    def _show_product(self) -> None:
        product, assessment, theme = self.product, self._assessment, self._theme
        if assessment is None or theme is None:
            return
        chosen = product.id if product else ""
        fresh, self._product = chosen != self._product, chosen
        self.doses.show_rows(dose_rows(assessment, product) if product else (), theme)
        if fresh:
            self.doses.setCurrentIndex(self.doses.model().index(0, 0) if product else self.doses.rootIndex())
            self.product_selected.emit(chosen)
        if product:
            self.form.show_product(assessment.case, product, assessment.findings)
        self._detail.setEnabled(product is not None)
        self._show_actions()

    def _show_actions(self) -> None:
        product, row = self.product, self._record
        record = product.doses[row] if product and 0 <= row < len(product.doses) else None
        self.happened.show_product(self._case, product, record)

    @property
    def _record(self) -> int:
        """The place of the dose record that is looked at: the current one, else the last."""
        last = len(self.product.doses) - 1 if self.product else -1
        return self.doses.current_row if 0 <= self.doses.current_row <= last else last

    def _read_product(self, row: int, column: int, text: str) -> str:
        begun = row >= len(self._case.products) or self._case.products[row].id == self._entry.begun
        return text if begun and not text.strip() else read_product(product_columns(self._case)[column].id, text)

    def _read_dose(self, _row: int, column: int, text: str) -> str:
        return read_dose(self._case, self._product, dose_columns()[column].id, text)

    def _enter_product(self, row: int, column: str, text: str) -> None:
        if edit := self._entry.entered(self._case, self._case.products[row].id, column, text):
            self.edited.emit(edit)

    def _add_product(self, column: str, text: str) -> None:
        self.edited.emit(self._entry.added(self._case, column, text))

    def _remove_products(self, rows: list[int]) -> None:
        self.edited.emit(products_removed([self._case.products[row].id for row in rows]))

    def _move(self, _row: int) -> None:
        if (self.product.id if self.product else "") != self._entry.begun:
            self._entry.settle()
        self._show_product()

    def _enter_dose(self, row: int, column: str, text: str) -> None:
        if self._product:
            self.edited.emit(dose_entered(self._case, self._product, row, column, text))

    def _add_dose(self, column: str, text: str) -> None:
        if self.product:
            self.edited.emit(new_dose(self._case, self.product, column, text))

    def _turn_ongoing(self) -> None:
        if self.product:
            self.edited.emit(ongoing_turned(self.product, self._record))
        self._show_actions()

    def _show_part(self, part: str) -> None:
        self._part = part
        self._arrange()

    def _arrange(self) -> None:
        """Beside each other when there is room, one above the other and the parts by turns when there is not."""
        wide = self.width() >= WIDE
        turned = Qt.Orientation.Horizontal if wide else Qt.Orientation.Vertical
        if self._split.orientation() != turned:
            self._split.setOrientation(turned)
            self._split.setSizes([900, 1100] if wide else [450, 550])
        self._parts.setVisible(not wide)
        self._parts.show_choices([(DOSES, _("Doses")), (DETAILS, _("Details"))], self._part)
        self.form.setVisible(wide or self._part == DETAILS)
        self.doses.setVisible(wide or self._part == DOSES)

    def _connect(self) -> None:
        self.table.entered.connect(self._enter_product)
        self.table.added.connect(self._add_product)
        self.table.removed.connect(self._remove_products)
        self.table.moved.connect(self._move)
        self.doses.entered.connect(self._enter_dose)
        self.doses.added.connect(self._add_dose)
        self.doses.removed.connect(lambda rows: self.edited.emit(doses_removed(self._product, rows)))
        self.doses.moved.connect(lambda _row: self._show_actions())
        self.form.edited.connect(self.edited)
        self.happened.edited.connect(self.edited)
        self.happened.ongoing_turned.connect(self._turn_ongoing)
        self.happened.left.connect(self.doses.setFocus)
        self.happened.work_within(self)
        self._parts.chosen.connect(self._show_part)

    def _lay_out(self) -> None:
        heading = QLabel(_("Products"))
        heading.setObjectName("pageTitle")
        head = QHBoxLayout()
        head.addWidget(heading)
        head.addStretch(1)
        head.addWidget(self._parts)
        self._detail, self._split = QWidget(), QSplitter(Qt.Orientation.Vertical)
        detail = QVBoxLayout(self._detail)
        detail.setContentsMargins(0, 0, 0, 0)
        detail.setSpacing(8)
        for part, stretch in ((self.happened, 0), (self.form, 0), (self.doses, 1)):
            detail.addWidget(part, stretch)
        for table in (self.table, self.doses):
            table.setWordWrap(False)
            table.setMinimumHeight(80)
        self._split.addWidget(self.table)
        self._split.addWidget(self._detail)
        self._split.setChildrenCollapsible(False)
        self._split.setHandleWidth(10)
        self._split.setStretchFactor(0, 9)
        self._split.setStretchFactor(1, 11)
        self._split.setSizes([450, 550])
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 10, 20, 8)
        column.setSpacing(6)
        column.addLayout(head)
        column.addWidget(self._split, 1)


def _looked_at(assessment: Assessment, theme: Theme) -> Shown:
    """Give what the page depends on; as long as it is the same, nothing on the page changes."""
    case = assessment.case
    found: tuple[Finding, ...] = tuple(
        finding for finding in assessment.findings if any(place.startswith("products") for place in finding.where)
    )
    return case.products, case.events, case.admission, found, theme
