"""A product that is being typed in: one undo step, and an id that follows the name until it is settled."""

from dataclasses import replace

from causality.case.edits import Edit, fresh_id
from causality.case.model import Case
from causality.text import _
from desktop.pages.product_rows import named_anew, new_product, product_entered, products_removed


class ProductEntry:
    """What entries in the table of products mean while a new one is typed in.

    A pause in typing puts a product into the case under the letters typed so far. Until its row is left, more letters
    give it another name and id in the same step, and no letters at all take it out again.
    """

    def __init__(self) -> None:
        self.begun = ""
        """The id of the product that is being typed in, empty when none is."""
        self._count = 0

    def added(self, case: Case, column: str, text: str) -> Edit:
        """Give the edit of an entry in the blank row."""
        self._count += 1
        named = text if column == "name" else ""
        self.begun = fresh_id([product.id for product in case.products], named, _("product"))
        return self._merging(new_product(case, column, text))

    def entered(self, case: Case, product: str, column: str, text: str) -> Edit | None:
        """Give the edit of an entry in the row of a product; None for one that changes nothing."""
        if product != self.begun or column != "name":
            return product_entered(product, column, text)
        if not text.strip():
            self.begun = ""
            return self._merging(products_removed([product]))
        others = [one.id for one in case.products if one.id != product]
        self.begun = fresh_id(others, text, _("product"))
        return self._merging(named_anew(case, product, text))

    def settle(self) -> None:
        """Let the product that was typed in keep its id from now on."""
        self.begun = ""

    def _merging(self, edit: Edit) -> Edit:
        return replace(edit, merge=f"new product {self._count}")
