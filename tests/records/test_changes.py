"""What differs between two states of a case."""

import json
from collections.abc import Mapping

from hypothesis import given
from hypothesis import strategies as st

from causality.records.changes import Change, changes

VALUES = st.recursive(
    st.none() | st.booleans() | st.integers(0, 9) | st.text("ab", max_size=2),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.sampled_from("abc"), inner, max_size=3),
    max_leaves=12,
)
TREES = st.dictionaries(st.sampled_from("abcd"), VALUES, max_size=4)


def differs(before: Mapping[str, object], after: Mapping[str, object]) -> tuple[Change, ...]:
    """The changes between two trees."""
    return changes(json.dumps(before), json.dumps(after))


def test_a_changed_field_is_one_change_with_both_values() -> None:
    found = differs({"patient": {"age": 61, "sex": "female"}}, {"patient": {"age": 62, "sex": "female"}})
    assert found == (Change("patient.age", 61, 62),)


def test_a_row_put_in_before_others_is_one_change() -> None:
    rows = [{"analyte": "ALT", "value": number} for number in range(5)]
    put_in = {"analyte": "ALP", "value": 9}
    assert differs({"samples": rows}, {"samples": [put_in, *rows]}) == (Change("samples[0]", None, put_in),)


def test_a_row_taken_out_names_its_old_place() -> None:
    rows = [{"value": number} for number in range(3)]
    assert differs({"samples": rows}, {"samples": [rows[0], rows[2]]}) == (Change("samples[1]", {"value": 1}, None),)


def test_a_field_of_a_row_is_named_by_its_path() -> None:
    before = {"products": [{"id": "a", "doses": [{"dose": 300}, {"dose": 150}]}, {"id": "b"}]}
    after = {"products": [{"id": "a", "doses": [{"dose": 300}, {"dose": 200}]}, {"id": "b"}]}
    assert differs(before, after) == (Change("products[0].doses[1].dose", 150, 200),)


def test_a_new_case_is_what_is_in_it() -> None:
    assert changes("", '{"id": "a"}') == (Change("id", None, "a"),)


@given(TREES)
def test_equal_cases_differ_in_nothing(tree: dict[str, object]) -> None:
    assert differs(tree, tree) == ()


@given(TREES, TREES)
def test_what_differs_is_always_told(before: dict[str, object], after: dict[str, object]) -> None:
    def bare(tree: object) -> object:  # "not there", null and an empty list or object are one thing in a case file
        if isinstance(tree, dict):
            return {name: kept for name, value in tree.items() if (kept := bare(value)) not in (None, [], {})}
        return [bare(one) for one in tree] if isinstance(tree, list) else tree

    if json.dumps(bare(before), sort_keys=True) != json.dumps(bare(after), sort_keys=True):
        assert differs(before, after)
