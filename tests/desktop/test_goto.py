"""What there is to go to is found by a few letters."""

from dataclasses import replace
from importlib.resources import files

import pytest
from hypothesis import given
from hypothesis import strategies as st

from causality.assess import assess
from causality.case.dates import PartialDate
from causality.case.file import read_case
from causality.case.model import Case, Sample
from desktop.goto import MOST, Target, Targets, folded

EXAMPLE = assess(read_case((files("resources") / "cases" / "alpelisib.json").read_bytes()))
ACTIONS = (
    Target("page", "Labs", "Ctrl+3", ("page", "labs")),
    Target("action", "Exporter l’évaluation", "", ("action", "export")),
)
TARGETS = Targets(EXAMPLE, ACTIONS)


@pytest.mark.parametrize(
    ("typed", "text", "kind"),
    [
        ("labs", "Labs", "page"),
        ("LAB", "Labs", "page"),
        ("lbs", "Labs", "page"),
        ("evaluation", "Exporter l’évaluation", "action"),
        ("alt 12 aug", "ALT 12 Aug 2024", "sample"),
        ("ALT 2024-08-12", "ALT 12 Aug 2024", "sample"),
        ("hyperglyc", "Hyperglycaemia", "event"),
        ("alpelisib hyperglyc", "Alpelisib × Hyperglycaemia", "pair"),
        ("insulin", "Insulin", "product"),
    ],
)
def test_a_few_letters_lead_there(typed: str, text: str, kind: str) -> None:
    best = TARGETS.find(typed)[0]
    assert (best.text, best.kind) == (text, kind)


def test_an_item_is_found_by_its_title_and_pair() -> None:
    found = TARGETS.find("course alt decoction")
    assert found[0].kind == "item"
    assert found[0].to[-1] == "course"


def test_findings_are_found_by_their_words() -> None:
    finding = EXAMPLE.findings[0]
    assert ("finding", "0") in [one.to for one in TARGETS.find(" ".join(finding.text.split()[:4]))]


def test_nothing_typed_gives_pages_first_and_nonsense_gives_nothing() -> None:
    assert TARGETS.find("")[0].text == "Labs"
    assert TARGETS.find("qqxqqx") == ()


@given(st.text(max_size=12))
def test_anything_may_be_typed(typed: str) -> None:
    found = TARGETS.find(typed)
    assert len(found) <= MOST
    assert len(found) == len({one.to for one in found})


@given(st.sampled_from(TARGETS.find("")))
def test_what_is_typed_whole_is_found(target: Target) -> None:
    assert target in TARGETS.find(target.text)


@given(st.text())
def test_folding_is_stable(text: str) -> None:
    assert folded(folded(text)) == folded(text)


def test_a_hundred_thousand_samples_are_searched_and_few_given() -> None:
    days = [
        PartialDate.parse(f"20{year}-{month:02}-{day:02}")
        for year in (23, 24)
        for month in range(1, 13)
        for day in range(1, 26)
    ]
    samples = tuple(
        Sample(analyte=analyte, day=days[number % len(days)], value=float(number))
        for number in range(20_000)
        for analyte in ("ALT", "AST", "TBIL", "ALP", "GGT")
    )
    blank = assess(Case(id="large"))
    targets = Targets(replace(blank, case=Case(id="large", samples=samples)))
    assert len(targets.find("a")) == MOST
    found = targets.find("alp 25 dec 2024")
    assert {one.text for one in found[:33]} == {"ALP 25 Dec 2024"}
