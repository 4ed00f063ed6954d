"""The table of products: its columns, its rows, and what an entry in it means for the case."""

from dataclasses import replace
from typing import cast

from causality import wording
from causality.assess import Assessment
from causality.case.edits import Edit, add_product, change_product, fresh_id, remove_product, set_product_id, together
from causality.case.finding import Finding
from causality.case.model import Case, Hepatotoxicity, Product, Role
from causality.text import N_, _
from desktop.found import with_places
from desktop.pages.places import ProductPlace, product_place
from desktop.pages.remarks import Remark, remark_on
from widgets.edit_model import Cell, Column, Row

ROLES = ("suspect", "concomitant", "interacting", "treatment")
HEPATOTOXICITY = (
    ("", N_("not looked up")),
    ("labelled", N_("labelled")),
    ("published", N_("published only")),
    ("unknown", N_("none known")),
)
"""What can be on record of liver injury by a product; an empty id for what was not looked up."""


def product_columns(case: Case) -> tuple[Column, ...]:
    """Give the columns; the blank row says which role a new product gets."""
    blank = _("new product, concomitant") if case.products else _("first product, the suspect")
    roles = tuple((role, wording.name(role)) for role in ROLES)
    known = tuple((key, _(text)) for key, text in HEPATOTOXICITY)
    return (
        Column("name", _("Product"), "text", 12, blank=blank),
        Column("role", _("Role"), "choice", 6, roles),
        Column("hepatotoxicity", _("Hepatotoxicity"), "choice", 6, known),
        Column("taken", _("Taken"), "fixed", 13),
    )


def product_rows(assessment: Assessment) -> tuple[Row, ...]:
    """Give a row for each product, with the findings on it in its cells."""
    found: dict[str, list[tuple[ProductPlace, Finding]]] = {}
    for finding, places in with_places(assessment.findings, ("products",)):
        for where in places:
            if place := product_place(where):
                found.setdefault(place.product, []).append((place, finding))
    return tuple(_row(product, found.get(product.id, [])) for product in assessment.case.products)


def read_product(column: str, text: str) -> str:
    """Say what an entry is understood as; raises ValueError with what is wrong."""
    if column == "name" and not text.strip():
        raise ValueError(_("a product needs a name; Ctrl+Delete removes it"))
    return text


def new_product(case: Case, column: str, text: str) -> Edit:
    """Give the edit that adds a product with one fact; the first of a case is the suspect."""
    role: Role = "concomitant" if case.products else "suspect"
    blank = Product(id="", name="", role=role)
    if column == "name":
        return add_product(replace(blank, name=text.strip()))
    if column == "role":
        return add_product(replace(blank, role=cast(Role, text)))
    return add_product(replace(blank, hepatotoxicity=cast(Hepatotoxicity | None, text or None)))


def named_anew(case: Case, product: str, text: str) -> Edit:
    """Give the edit that names a product that is being added, whose id still follows its name."""
    others = [one.id for one in case.products if one.id != product]
    chosen = fresh_id(others, text, _("product"))
    steps = [change_product(product, "name", text.strip())]
    if chosen != product:
        steps.append(set_product_id(product, chosen))
    return together(_("new product {name}").format(name=chosen), steps)


def product_entered(product: str, column: str, text: str) -> Edit | None:
    """Give the edit of an entry in the row of a product; None for one that changes nothing."""
    if column == "name":
        return change_product(product, "name", text.strip()) if text.strip() else None
    if column == "hepatotoxicity":
        return change_product(product, "hepatotoxicity", cast(Hepatotoxicity | None, text or None))
    return change_product(product, "role", cast(Role, text)) if column == "role" and text else None


def products_removed(products: list[str]) -> Edit:
    """Give the edit that removes products with their dose records and decisions."""
    steps = [remove_product(product) for product in products]
    return steps[0] if len(steps) == 1 else together(_("removal of products"), steps)


def taken(product: Product) -> str:
    """Say from when to when a product was taken, and in how many records."""
    if not product.doses:
        return ""
    first, last = product.doses[0], product.doses[-1]
    start, stop = (wording.when(day) if day else "?" for day in (first.start, last.stop))
    whole = f"{start} – {_('ongoing') if last.ongoing else stop}"
    return whole if len(product.doses) == 1 else f"{whole} · {len(product.doses)}×"


def _row(product: Product, found: list[tuple[ProductPlace, Finding]]) -> Row:
    known = product.hepatotoxicity or ""
    shown = next(text for key, text in HEPATOTOXICITY if key == known)
    return (
        _cell(product.name or product.id, None, _remark(found, "name", "")),
        _cell(wording.name(product.role), product.role, _remark(found, "role", "treats")),
        _cell(_(shown), known, _remark(found, "hepatotoxicity")),
        _cell(taken(product) or _("no dose record"), None, _remark(found, "doses")),
    )


def _remark(found: list[tuple[ProductPlace, Finding]], *fields: str) -> Remark:
    return remark_on(finding for place, finding in found if place.field in fields)


def _cell(text: str, entry: str | None, remark: Remark) -> Cell:
    return Cell(text, entry, f"{text}\n{remark.text}" if remark.text else "", remark.severity)
