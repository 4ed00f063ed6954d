"""The products page: what was taken, what is known of it, and when it was taken at which dose."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSplitter, QVBoxLayout
from typing_extensions import override

from causality.assess import Assessment
from causality.case.model import Case, Product
from causality.text import _
from desktop.found import concerned
from desktop.pages.page import Page
from desktop.pages.places import product_place, row_of
from desktop.pages.product_detail import ProductDetail
from desktop.pages.product_entry import ProductEntry
from desktop.pages.product_rows import product_columns, product_rows, products_removed, read_product
from desktop.selection import Selection
from desktop.steps import CHALLENGES
from widgets.choice_bar import ChoiceBar
from widgets.edit_table import EditTable
from widgets.palette import Theme

if TYPE_CHECKING:
    from desktop.pages.challenge_view import ChallengeView

WIDE = 1080
"""From this width on, in px, the product is beside the table, its form above its doses."""
DOSES, DETAILS, PRODUCTS = "doses", "details", "products"
Shown = tuple[object, ...]


class ProductsPage(Page):
    """Shows the products and takes edits of them and of their dose records.

    Signals:
        product_selected: another product is looked at (its id; empty for none).
        challenge_looked_at: a challenge is looked at (ids of product, empty for none, and event; dose record; change).
        place_chosen: the officer went to a fact (its place in the case).
        item_chosen: the officer went to an item that takes up a challenge (a `Selection`).
    """

    product_selected = Signal(str)
    challenge_looked_at = Signal(str, str, int, str)
    place_chosen = Signal(str)
    item_chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._assessment: Assessment | None = None
        self._theme: Theme | None = None
        self._shown: Shown = ()
        self._product, self._part, self._view = "", DOSES, PRODUCTS
        self._entry = ProductEntry()
        self.table = EditTable("productTable", _("Products"), product_columns(Case(id="")), self._read)
        self.detail, self._parts, self._views = ProductDetail(), ChoiceBar(), ChoiceBar()
        self.challenges: ChallengeView | None = None
        self._split = QSplitter(Qt.Orientation.Vertical)
        self._lay_out()
        self._connect()

    @override
    def show_assessment(self, assessment: Assessment, selection: Selection, theme: Theme) -> None:
        shown = _looked_at(assessment, theme)
        self._assessment, self._theme = assessment, theme
        if self.challenges is not None and self._view == CHALLENGES:
            self.challenges.show_assessment(assessment, theme)
        if shown == self._shown:
            return
        self._shown = shown
        self.table.show_rows(product_rows(assessment), theme, product_columns(assessment.case))
        if self.table.current_row < 0 and assessment.case.products:
            self.table.setCurrentIndex(self.table.model().index(0, 0))
        self._show_product()

    @override
    def reveal(self, place: str) -> None:
        self._show_view(CHALLENGES if place == CHALLENGES else PRODUCTS)
        if self.challenges is not None and self._view == CHALLENGES:
            self.challenges.table.setFocus()
            return
        found = product_place(place)
        row = row_of(self._case.products, found.product) if found else -1
        if found is None or row < 0:
            self.table.go_to(max(0, self.table.current_row), "name")
            return
        in_row = found.field in ("", "name", "role", "hepatotoxicity")
        self.table.go_to(row, found.field or "name")
        if not in_row:
            self._show_part(DOSES if found.field == "doses" else DETAILS)
            self.detail.go_to(found)

    @property
    @override
    def view(self) -> str:
        return self._view if self._view == CHALLENGES else ""

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
        if self._assessment is None or self._theme is None:
            return
        product = self.product
        self.detail.show_product(self._assessment, product, self._theme)
        chosen = product.id if product else ""
        if chosen != self._product:
            self._product = chosen
            self.product_selected.emit(chosen)

    def _read(self, row: int, column: int, text: str) -> str:
        begun = row >= len(self._case.products) or self._case.products[row].id == self._entry.begun
        return text if begun and not text.strip() else read_product(product_columns(self._case)[column].id, text)

    def _enter(self, row: int, column: str, text: str) -> None:
        if edit := self._entry.entered(self._case, self._case.products[row].id, column, text):
            self.edited.emit(edit)

    def _add(self, column: str, text: str) -> None:
        self.edited.emit(self._entry.added(self._case, column, text))

    def _remove(self, rows: list[int]) -> None:
        self.edited.emit(products_removed([self._case.products[row].id for row in rows]))

    def _move(self, _row: int) -> None:
        if (self.product.id if self.product else "") != self._entry.begun:
            self._entry.settle()
        self._show_product()

    def _show_view(self, view: str) -> None:
        """Show the products with their doses, or what their changes of dose show."""
        if view == CHALLENGES and self.challenges is None:
            from desktop.pages.challenge_view import ChallengeView

            self.challenges = ChallengeView()
            self.challenges.place_chosen.connect(self.place_chosen)
            self.challenges.item_chosen.connect(self.item_chosen)
            self.challenges.challenge_chosen.connect(self.challenge_looked_at)
            self._column.addWidget(self.challenges, 1)
        self._view = view
        if self.challenges is not None:
            self.challenges.setVisible(view == CHALLENGES)
            if view == CHALLENGES and self._assessment is not None and self._theme is not None:
                self.challenges.show_assessment(self._assessment, self._theme)
            self.challenge_looked_at.emit(*(self.challenges.chosen if view == CHALLENGES else ("", "", -1, "")))
        self._split.setVisible(view == PRODUCTS)
        self._arrange()

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
        self._parts.setVisible(not wide and self._view == PRODUCTS)
        self._views.show_choices([(PRODUCTS, _("Products")), (CHALLENGES, _("Challenges"))], self._view)
        self._parts.show_choices([(DOSES, _("Doses")), (DETAILS, _("Details"))], self._part)
        self.detail.show_parts(details=wide or self._part == DETAILS, doses=wide or self._part == DOSES)

    def _connect(self) -> None:
        self.table.entered.connect(self._enter)
        self.table.added.connect(self._add)
        self.table.removed.connect(self._remove)
        self.table.moved.connect(self._move)
        self.detail.edited.connect(self.edited)
        self.detail.happened.work_within(self._split)
        self._parts.chosen.connect(self._show_part)
        self._views.setObjectName("productViews")
        self._views.chosen.connect(self._show_view)

    def _lay_out(self) -> None:
        heading = QLabel(_("Products"))
        heading.setObjectName("pageTitle")
        head = QHBoxLayout()
        head.addWidget(heading)
        head.addStretch(1)
        head.addWidget(self._parts)
        head.addWidget(self._views)
        self.table.setWordWrap(False)
        self.table.setMinimumHeight(80)
        self._split.addWidget(self.table)
        self._split.addWidget(self.detail)
        self._split.setStretchFactor(0, 9)
        self._split.setStretchFactor(1, 11)
        self._split.setChildrenCollapsible(False)
        self._split.setHandleWidth(10)
        self._split.setSizes([450, 550])
        column = self._column = QVBoxLayout(self)
        column.setContentsMargins(20, 10, 20, 8)
        column.setSpacing(6)
        column.addLayout(head)
        column.addWidget(self._split, 1)


def _looked_at(assessment: Assessment, theme: Theme) -> Shown:
    """Give what the page depends on; as long as it is the same, nothing on the page changes."""
    case = assessment.case
    found = concerned(assessment.findings, ("products",))
    return case.products, case.events, case.admission, found, theme
