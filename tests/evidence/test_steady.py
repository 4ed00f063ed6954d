from dataclasses import replace

import pytest

from causality.case.model import Case
from causality.evidence.steady import Steady
from causality.evidence.zone import Key
from tests.build import alt, case, co_drug, dose, on, product

BEFORE = case(
    product(dose(0, 20)), co_drug(dose("3 days after start of drug", 9)), co_drug(dose(1, 2), id="apart"),
    samples=(alt(3, 2), alt("5 days after start of drug", 3)), onset=30, admission=1,
)  # fmt: skip
DRAGGED = replace(BEFORE, products=(product(dose(4, 20)), *BEFORE.products[1:]))


def steady(after: Case, key: Key) -> bool:
    return Steady(BEFORE, after, {}, {})(key)


@pytest.mark.parametrize(
    ("key", "same"),
    [
        (("start", "drug", 0), False),
        (("start", "other", 0), False),
        (("stop", "apart", 0), True),
        (("onset", "event"), True),
        (("admission",), True),
        (("sample", 0), True),
        (("sample", 1), False),
        (("sample", 2), False),
        (("start", "unknown", 0), False),
    ],
)
def test_a_dragged_date_leaves_all_days_but_its_product_s_and_those_counted_from_others(key: Key, same: bool) -> None:
    assert steady(DRAGGED, key) is same


def test_an_onset_that_moved_is_another_day() -> None:
    moved = replace(BEFORE, events=(replace(BEFORE.events[0], onset=on(31)),))
    assert not steady(moved, ("onset", "event"))


def test_an_onset_proposed_otherwise_is_another_day() -> None:
    bare = replace(BEFORE, events=(replace(BEFORE.events[0], onset=None),))
    assert Steady(bare, bare, {"event": on(3).parts}, {"event": on(3).parts})(("onset", "event"))
    assert not Steady(bare, bare, {"event": on(3).parts}, {"event": on(4).parts})(("onset", "event"))
