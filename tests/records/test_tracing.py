"""Who last touched what between two states of a case."""

import json
from itertools import pairwise
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from causality.records.changes import Change, changes
from causality.records.tracing import Touch, Traced, steps, traced

WORDS, ROWS_AT_MOST = st.text("ab", min_size=1, max_size=2), 4
TEXTS = st.lists(WORDS, min_size=1, max_size=ROWS_AT_MOST)
ROWS = st.lists(
    st.fixed_dictionaries({}, optional={"name": WORDS, "value": st.integers(0, 3), "treats": TEXTS}).filter(bool),
    min_size=1, max_size=ROWS_AT_MOST,
)  # fmt: skip
NESTED = st.lists(st.fixed_dictionaries({"name": WORDS}, optional={"doses": ROWS}), min_size=1, max_size=ROWS_AT_MOST)
PATIENT = st.fixed_dictionaries({}, optional={"age": st.integers(0, 3), "pregnant": st.booleans(), "history": ROWS})
TREES = st.fixed_dictionaries(
    {}, optional={"title": WORDS, "patient": PATIENT.filter(bool), "samples": ROWS, "products": NESTED}
)
"""What a case file holds: no nulls, nothing empty, rows of one kind in a list."""


def followed(states: list[Any]) -> tuple[Traced | None, tuple[Change, ...]]:
    """The trace through states, each reached by an officer of its own, and what differs in the end."""
    texts = [json.dumps(state) for state in states]
    rows = [
        (Touch(place, f"officer {place}", ""), changes(one, other))
        for place, (one, other) in enumerate(pairwise(texts), start=1)
    ]
    return traced(texts[0], rows, texts[-1]), changes(texts[0], texts[-1])


def whose(states: list[Any]) -> dict[str, str]:
    """Who is named for each path that differs in the end."""
    trace, what = followed(states)
    assert trace is not None
    found = {change.path: trace.of(change) for change in what}
    return {path: touch.who if touch else "" for path, touch in found.items()}


@given(st.lists(TREES, min_size=2, max_size=5))
def test_doing_the_changes_again_leads_to_the_last_state_and_somebody_is_behind_each(states: list[Any]) -> None:
    trace, what = followed(states)
    assert trace is not None
    assert [change.path for change in what if trace.of(change) is None] == []


@given(TREES, TREES)
def test_behind_the_changes_of_one_is_that_one(before: Any, after: Any) -> None:
    assert set(whose([before, after]).values()) <= {"officer 1"}


def test_each_of_several_is_named_for_what_they_did() -> None:
    rows = [{"a": "ALT", "v": 1}, {"a": "AST", "v": 2}, {"a": "ALP", "v": 3}]
    named = whose([
        {"title": "x", "samples": rows, "patient": {"age": 1, "sex": "f"}},
        {"title": "y", "samples": rows[1:], "patient": {"age": 1, "sex": "f"}},
        {"title": "y", "samples": [{"a": "GGT", "v": 9}, *rows[1:]], "patient": {"sex": "f"}},
        {"title": "y", "samples": [{"a": "GGT", "v": 9}, rows[1], {"a": "ALP", "v": 4}], "patient": {"sex": "m"}},
    ])  # fmt: skip
    assert named == {
        "title": "officer 1", "samples[0].a": "officer 2", "samples[0].v": "officer 2",
        "samples[2].v": "officer 3", "patient.age": "officer 2", "patient.sex": "officer 3",
    }  # fmt: skip


def test_who_took_a_row_out_is_named_wherever_it_stood_then() -> None:
    named = whose([
        {"a": [{"x": 1}, {"x": 2}, {"x": 3}]},
        {"a": [{"x": 0}, {"x": 1}, {"x": 2}, {"x": 3}]},
        {"a": [{"x": 0}, {"x": 1}, {"x": 3}]},
    ])  # fmt: skip
    assert named == {"a[0]": "officer 1", "a[1]": "officer 2"}


def test_a_list_that_was_emptied_is_traced() -> None:
    assert whose([{"a": [{"x": 1}], "b": 1}, {"b": 1}]) == {"a[0]": "officer 1"}
    assert whose([{"a": [{"x": 1}]}, {}, {"a": [{"x": 2}]}]) == {"a[0].x": "officer 2"}


def test_nobody_is_named_when_the_trail_does_not_hold_everything() -> None:
    before, between, after = (json.dumps({"a": value}) for value in (1, 2, 3))
    assert traced(before, [(Touch(1, "ben", ""), changes(before, between))], after) is None
    assert traced(before, [(Touch(1, "ben", ""), (Change("b[3].c", 1, 2),))], after) is None


def test_a_path_is_taken_apart() -> None:
    assert steps("products[0].doses[12].dose") == ("products", 0, "doses", 12, "dose")
