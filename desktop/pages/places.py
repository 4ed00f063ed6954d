"""Places of the case ("products[alpelisib].doses[0].start"), taken apart for the pages that show them."""

import re

from causality.case.model import Product
from causality.frozen import frozen

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


def row_of(products: tuple[Product, ...], named: str) -> int:
    """Give the row of a product by its id or, where there is none of that id, by its number; -1 for none."""
    ids = [product.id for product in products]
    if named in ids:
        return ids.index(named)
    return int(named) if named.isdecimal() and int(named) < len(ids) else -1
