"""The products page: what was taken, and when."""

from typing_extensions import override

from causality.assess import Assessment
from causality.case.model import Case
from causality.report import wording
from causality.report.places import period
from causality.text import _
from desktop.pages.page import Page, headed
from desktop.selection import Selection
from widgets.fact_table import Facts, FactTable
from widgets.palette import Theme


class ProductsPage(Page):
    """Shows the products with their dose records."""

    def __init__(self) -> None:
        super().__init__()
        self.table = FactTable("productTable")
        self.table.setAccessibleName(_("Products"))
        headed(self, _("Products")).addWidget(self.table, 1)

    @override
    def show_assessment(self, assessment: Assessment, selection: Selection, theme: Theme) -> None:
        self.table.show_facts(product_facts(assessment.case))


def product_facts(case: Case) -> Facts:
    """Give the products with their dose records, one line each."""
    rows = []
    for product in case.products:
        head = product.name or product.id, wording.name(product.role)
        known = wording.name(product.hepatotoxicity) if product.hepatotoxicity else ""
        doses = [(wording.dose(record), period(record)) for record in product.doses] or [("", _(wording.NOT_REPORTED))]
        for place, dose in enumerate(doses):
            rows.append((*(head if place == 0 else ("", "")), *dose, known if place == 0 else ""))
    columns = (_("Product"), _("Role"), _("Dose"), _("Taken"), _("Hepatotoxicity"))
    return Facts(columns, tuple(rows), shares=(7, 4, 4, 7, 4))
