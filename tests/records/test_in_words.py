"""Changes in words."""

import json
import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from causality.case.file import case_json
from causality.case.model import Case
from causality.records.changes import Change, changes
from causality.records.in_words import ACTIONS, LONGEST, PARTS, Told, action_words, told, value_words
from tests.records.places import example

Edited = Callable[[Case], Case]


def with_first_dose(case: Case) -> Case:
    product, *others = case.products
    first, *rest = product.doses
    return replace(case, products=(replace(product, doses=(replace(first, dose=150), *rest)), *others))


@pytest.mark.parametrize(
    ("edit", "part", "what", "before", "after"),
    [
        (lambda case: replace(case, title="x"), "Case", "Title",
         "Tumour-associated liver injury recovering under alpelisib", "x"),
        (lambda case: replace(case, patient=replace(case.patient, age=45)), "Patient", "Age (years)", "", "45"),
        (lambda case: replace(case, patient=replace(case.patient, pregnant=False)), "Patient", "Pregnant", "", "no"),
        (with_first_dose, "Doses", "Product 1 (Alpelisib) · dose 1 (150 mg, early 2024-08) · dose", "300", "150"),
        (lambda case: replace(case, samples=case.samples[1:]), "Laboratory values", "Sample 1 (ALT, 2024-07-25)",
         "analyte: ALT; day: 2024-07-25; value: 110.6; unit: U/L; source: Table 1", ""),
        (lambda case: replace(case, conclusion="Tumour"), "Conclusion", "Conclusion", "", "Tumour"),
    ],
)  # fmt: skip
def test_a_change_is_told_by_part_row_and_fact(edit: Edited, part: str, what: str, before: str, after: str) -> None:
    one, other = case_json(example()), case_json(edit(example()))
    (change,) = changes(one, other)
    assert told(change, "", json.loads(one), json.loads(other)) == Told(part, what, before, after, change.path)


def test_without_the_case_rows_go_by_their_number() -> None:
    assert told(Change("products[0].doses[1].stop", None, "2024-08")).what == "Product 1 · dose 2 · stop"


def test_what_is_no_case_is_told_by_its_kind() -> None:
    role, minutes = Change("role", "reader", "assessor"), Change("idle minutes", None, "5")
    assert told(role, "officer") == Told("Officer", "Role", "reader", "assessor", "role")
    assert told(minutes, "setting") == Told("Settings", "Idle minutes", "", "5", "idle minutes")
    assert told(Change("renew", False, True), "officer").after == "yes"


def test_a_key_without_a_name_is_shown_as_it_is() -> None:
    assert told(Change("no_such_fact", None, {})) == Told("Case", "No such fact", "", "", "no_such_fact")
    assert value_words([{"a_b": [1, None]}]) == "a b: 1; "


def test_long_values_are_cut() -> None:
    shown = value_words("x" * (LONGEST + 1))
    assert (len(shown), shown[-1]) == (LONGEST, "…")


def test_every_fact_of_a_case_lies_in_a_part_of_its_own() -> None:
    from dataclasses import fields

    lacking = {one.name for one in fields(Case)} - set(PARTS)
    assert lacking == {"id", "title", "admission", "source", "comment"}  # these are the case itself


def test_every_action_that_is_written_down_has_its_words() -> None:
    written = set()
    for path in Path("causality/records").glob("*.py"):
        written |= set(re.findall(r'Entry\([^"()]*(?:\([^)]*\)[^"()]*)?"([a-z ]+)"', path.read_text()))
    assert {"signed in", "setting changed", "store made"} <= written
    assert written - set(ACTIONS) - {"officer", "statement"} == set()  # kinds of subjects stand there, too
    assert action_words("draft") == "given back"
    assert action_words("something new") == "something new"
