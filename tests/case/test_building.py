"""The quick way to a case takes nothing that the validator would not take, and takes it in the same way."""

import json
from importlib.resources import files
from typing import Annotated, Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from causality.case.building import Unfit, _builder, built
from causality.case.file import case_json
from causality.case.model import Case
from tests.strategies import cases, with_a_value_replaced

patiently = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
VALIDATOR = TypeAdapter(Case)
SAMPLE = {"analyte": "ALT", "day": "2024-03-20"}


def validated(tree: dict[str, Any]) -> Case | None:
    """Give the validator's case, None where it refuses."""
    try:
        return VALIDATOR.validate_json(json.dumps(tree))
    except ValidationError:
        return None


def agrees(tree: dict[str, Any]) -> bool:
    """Whether the quick way gives what the validator gives, down to the types of numbers, or nothing."""
    quick = built(tree)
    return quick is None or repr(quick) == repr(validated(tree))


@patiently
@given(cases())
def test_what_was_written_is_taken_the_quick_way(known: Case) -> None:
    tree = json.loads(case_json(known))
    del tree["schema"]
    assert built(tree) == known


def test_the_worked_example_is_taken_the_quick_way() -> None:
    tree = json.loads((files("resources") / "cases" / "alpelisib.json").read_bytes())
    tree.pop("schema", None)
    assert built(tree) is not None
    assert agrees(tree)


def test_a_type_that_the_model_does_not_have_yet_is_left_to_the_validator() -> None:
    for kind in (dict[str, str], str | int, tuple[str, str], Annotated[str, "positive"], object):
        with pytest.raises(Unfit):
            _builder(kind)("x")


_values = st.one_of(
    st.none(), st.booleans(), st.integers(-(10**17), 10**17), st.floats(allow_nan=False, allow_infinity=False),
    st.sampled_from(["", "5", "1.5", "true", "2024", "early 2024-03", "31 Feb 2024", "suspect", "<", "other"]),
    st.just([]), st.just({}), st.just(["death"]), st.just([SAMPLE]),
)  # fmt: skip


@patiently
@given(cases(), st.data())
def test_with_any_value_replaced_both_agree(known: Case, data: st.DataObject) -> None:
    tree = json.loads(case_json(known))
    del tree["schema"]
    node = with_a_value_replaced(data, tree, _values)
    if isinstance(node, dict) and data.draw(st.booleans()):
        node[data.draw(st.sampled_from(["value", "id", "name", "unheard", "", "day"]))] = data.draw(_values)
    assert agrees(tree)


@pytest.mark.parametrize(
    "change",
    [
        {}, {"id": None}, {"id": 5}, {"version": 1.0}, {"version": True}, {"version": "1"}, {"title": None},
        {"patient": None}, {"patient": []}, {"patient": {"age": "61"}}, {"patient": {"age": True}},
        {"patient": {"sex": ""}}, {"patient": {"sex": ["male"]}}, {"patient": {"pregnant": 1}},
        {"patient": {"unheard": 1}}, {"samples": {}}, {"samples": [None]}, {"samples": [{}]},
        {"samples": [{**SAMPLE, "day": 2024}]}, {"samples": [{**SAMPLE, "day": "soon"}]},
        {"samples": [{**SAMPLE, "day": f"2024{' ' * 297}"}]}, {"samples": [{**SAMPLE, "day": None}]},
        {"admission": ""}, {"unheard": 1}, {"events": [{"id": "e"}]}, {"events": "e"},
    ],
)  # fmt: skip
def test_what_is_not_plain_is_left_to_the_validator(change: dict[str, Any]) -> None:
    tree = {"id": "x", **change}
    assert agrees(tree)
    assert (built(tree) is None) == bool(change)


@pytest.mark.parametrize(
    "change",
    [
        {"patient": {"age": 61}}, {"patient": {"age": 61.5, "sex": "male", "pregnant": False}}, {"version": 2},
        {"admission": None}, {"samples": [{**SAMPLE, "value": -0.0, "comparator": ""}]}, {"predecessor": None},
        {"samples": [{**SAMPLE, "value": 12345678901234567}]}, {"samples": [{**SAMPLE, "day": f"2024{' ' * 296}"}]},
        {"events": [{"id": "e", "name": "", "seriousness": ["death", "death"]}]},
    ],
)  # fmt: skip
def test_what_is_plain_is_taken_as_the_validator_takes_it(change: dict[str, Any]) -> None:
    tree = {"id": "x", **change}
    assert built(tree) is not None
    assert agrees(tree)
