import pytest

from causality.case.model import Product
from desktop.pages.places import ProductPlace, product_place, row_of

PRODUCTS = (Product(id="a [b]", name="A"), Product(id="2", name="Two"), Product(id="c", name="C"))


@pytest.mark.parametrize(
    ("place", "found"),
    [
        ("products[c]", ProductPlace("c")),
        ("products[c].role", ProductPlace("c", "role")),
        ("products[c].doses", ProductPlace("c", "doses")),
        ("products[c].doses[4]", ProductPlace("c", "doses", 4)),
        ("products[c].doses[4].stop", ProductPlace("c", "doses", 4, "stop")),
        ("products[a [b]].doses[0]", ProductPlace("a [b]", "doses", 0)),
        ("samples[3]", None),
        ("products", None),
    ],
)
def test_a_place_is_taken_apart(place: str, found: ProductPlace | None) -> None:
    assert product_place(place) == found


@pytest.mark.parametrize(("named", "row"), [("a [b]", 0), ("2", 1), ("0", 0), ("7", -1), ("gone", -1)])
def test_a_product_is_found_by_id_before_it_is_by_number(named: str, row: int) -> None:
    assert row_of(PRODUCTS, named) == row
