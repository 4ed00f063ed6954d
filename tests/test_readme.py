"""The README tells every key that a person may write into a case file, and its choices."""

import re
from dataclasses import fields, is_dataclass
from pathlib import Path
from typing import Any, Literal, get_args, get_origin, get_type_hints

import pytest

from causality.case.file import read_case
from causality.case.model import Case, Product

README = (Path(__file__).parents[1] / "README.md").read_text(encoding="utf-8")
TABLE = README.split("| in | keys |\n|---|---|\n")[1].split("\n\n")[0].splitlines()
BY_THE_PROGRAM = {"decisions", "scorings", "ranking", "answered", "paragraphs", "predecessor", "signed"}
EVERYWHERE = {"source", "comment"}


def parts_of(kind: Any) -> list[Any]:
    """Give what a type is made of: of "a tuple of events or nothing" the event."""
    inner = [part for one in get_args(kind) for part in parts_of(one)] if get_origin(kind) is not Literal else []
    return [kind, *inner]


def told(row: str) -> tuple[str, dict[str, tuple[str, ...]]]:
    """Give the name of a row, and its keys with the words between brackets behind each."""
    name, text = (cell.strip() for cell in row.strip("|").split("|"))
    keys = re.findall(r"`(\w+)`(?:\s+\(([^)]*)\))?", text)
    return name.strip("`"), {key: tuple(re.findall("`([^`]+)`", choices)) for key, choices in keys}


def kind_of(name: str) -> Any:
    """Give the dataclass that a row is about."""
    holder = Product if name == "doses" else Case
    if name == "the case":
        return Case
    return next(part for part in parts_of(get_type_hints(holder)[name]) if is_dataclass(part))


@pytest.mark.parametrize("row", TABLE, ids=lambda row: told(row)[0])
def test_a_row_has_exactly_the_keys_of_the_model(row: str) -> None:
    name, keys = told(row)
    known = {field.name for field in fields(kind_of(name))} - EVERYWHERE
    assert set(keys) == known - (BY_THE_PROGRAM if name == "the case" else set())


@pytest.mark.parametrize("row", TABLE, ids=lambda row: told(row)[0])
def test_the_choices_of_a_key_are_all_that_there_are(row: str) -> None:
    name, keys = told(row)
    for key, choices in keys.items():
        parts = parts_of(get_type_hints(kind_of(name))[key])
        allowed = next((set(get_args(part)) - {""} for part in parts if get_origin(part) is Literal), set())
        entries = next(
            (part for part in parts if is_dataclass(part) and part.__module__ != "causality.case.dates"), None
        )
        if choices and not allowed and entries is not None:
            allowed = {field.name for field in fields(entries)} - EVERYWHERE
        assert set(choices) in (allowed, set()), key


def test_every_list_that_a_person_may_write_has_a_row() -> None:
    rows = {told(row)[0] for row in TABLE}
    lists = {
        name for name, kind in get_type_hints(Case).items()
        if any(is_dataclass(part) and part.__module__ != "causality.case.dates" for part in parts_of(kind))
    }  # fmt: skip
    assert lists - BY_THE_PROGRAM == rows - {"the case", "doses"}


def test_what_the_readme_says_of_none_and_unknown_can_be_written() -> None:
    case = read_case(
        b'{"id": "1", "patient": {"alcohol": 0}, "products": [{"id": "a", "name": "a", "doses": ['
        b'{"start": "2024", "ongoing": true}, {"start": "2024", "stop": "unknown"}]}], "samples": ['
        b'{"analyte": "ALT", "day": "2024-03-20", "value": 5, "comparator": "<"},'
        b'{"analyte": "HBsAg", "day": "2024-03-20", "text": "negative"}]}'
    )
    assert case.patient.alcohol == 0
    assert case.products[0].doses[0].ongoing
    for written in ('"alcohol": 0', '"ongoing": true', '"stop": "unknown"', '"comparator": "<"', '"text": "negative"'):
        assert written in README
