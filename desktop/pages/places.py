"""Places of the case ("products[alpelisib].doses[0].start"), taken apart for the pages that show them."""

import re

from causality.assess import Assessment
from causality.case.model import Product
from causality.frozen import frozen
from causality.report.places import evidence_text
from desktop.selection import Selection
from desktop.steps import step_at
from widgets.evidence_links import MOST

_PRODUCT = re.compile(r"products\[(?P<id>.+?)\](?:\.(?P<field>\w+)(?:\[(?P<record>[0-9]+)\](?:\.(?P<fact>\w+))?)?)?")


@frozen
class ProductPlace:
    """A product, one of its fields, and for its doses the record (-1: none in particular) and the fact in it."""

    product: str
    field: str = ""
    record: int = -1
    fact: str = ""


def product_place(place: str) -> ProductPlace | None:
    """Take the place of a product apart; None for any other."""
    found = _PRODUCT.fullmatch(place)
    if found is None:
        return None
    record = int(found["record"]) if found["record"] else -1
    return ProductPlace(found["id"], found["field"] or "", record, found["fact"] or "")


def links_of(assessment: Assessment, selection: Selection) -> list[tuple[str, str]]:
    """Give the facts behind the selected item that a page shows, with their words."""
    result = selection.result(assessment)
    places = [place for place in result.evidence if step_at(place)] if result else []
    return [(place, evidence_text(assessment.case, place)) for place in places[:MOST]]


def row_of(products: tuple[Product, ...], named: str) -> int:
    """Give the row of a product by its id or, where there is none of that id, by its number; -1 for none."""
    ids = [product.id for product in products]
    if named in ids:
        return ids.index(named)
    return int(named) if named.isdecimal() and int(named) < len(ids) else -1
