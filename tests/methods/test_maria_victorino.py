"""The scale of Maria and Victorino: both sides of every limit."""

from dataclasses import replace

import pytest

from causality.case.model import Case, Symptom
from causality.methods.maria_victorino import ITEMS, METHOD
from causality.methods.verdicts import extremes
from tests.build import alp, alt, answers_by, by_method, case, dose, hepatocellular, known, product, ruled_out


def cds(of: Case, item: str) -> set[str]:
    return answers_by(of, "maria-victorino", item)


def of(start: int, stop: int, onset: int, slow: bool | None = None) -> Case:
    return case(product(dose(start, stop), slow=slow), samples=hepatocellular(onset), onset=onset)


@pytest.mark.parametrize(("days", "line"), [(3, "unusual"), (4, "usual"), (56, "usual"), (57, "unusual")])
def test_time_from_the_start(days: int, line: str) -> None:
    assert cds(of(100 - days, 110, 100), "from_start") == {line}


def test_a_re_exposure_may_be_sooner() -> None:
    again = case(product(dose(0, 20), dose(98, 110)), samples=hepatocellular(100), onset=100)
    assert cds(again, "from_start") == {"usual"}


@pytest.mark.parametrize(
    ("days", "slow", "lines"),
    [(0, None, {"during"}), (1, None, {"week"}), (7, None, {"week"}), (8, None, {"fortnight"}),
     (15, None, {"fortnight"}), (16, False, {"later"}), (16, True, {"persisting"}),
     (16, None, {"later", "persisting"})],
)  # fmt: skip
def test_time_from_the_stop(days: int, slow: bool | None, lines: set[str]) -> None:
    assert cds(of(0, 100 - days, 100, slow), "from_stop") == lines


@pytest.mark.parametrize(
    ("day", "times", "lines"),
    [(89, 1.9, {"fast"}), (90, 1.9, {"slow"}), (60, 2.0, {"unknown"}), (89, 1.99, {"fast"})],
)
def test_time_to_normal_in_a_hepatocellular_injury(day: int, times: float, lines: set[str]) -> None:
    assert cds(replace(of(0, 30, 30), samples=(*hepatocellular(30), alt(day, times))), "to_normal") == lines


@pytest.mark.parametrize(("day", "line"), [(209, "fast"), (210, "slow")])
def test_time_to_normal_in_a_cholestatic_injury(day: int, line: str) -> None:
    samples = (alt(30, 1), alp(30, 4), alp(day, 1.5))
    assert cds(case(product(dose(0, 30)), samples=samples, onset=30), "to_normal") == {line}


@pytest.mark.parametrize(
    ("one", "two", "line"), [(7, 5, "complete"), (7, 0, "partial"), (3, 0, "partial"), (0, 0, "partial")]
)
def test_exclusion_of_other_causes(one: int, two: int, line: str) -> None:
    assert cds(replace(of(0, 30, 30), work_up=ruled_out(one, two)), "other_causes") == {line}


@pytest.mark.parametrize(
    ("names", "line"),
    [((), "none"), (("Rash",), "one"), (("rash", "Fever"), "two"), (("rash", "fever", "arthralgia"), "two"),
     (("rash", "fever", "arthralgia", "eosinophilia"), "four"), (("rash", "exanthem"), "one")],
)  # fmt: skip
def test_signs_outside_the_liver_are_counted_once_each(names: tuple[str, ...], line: str) -> None:
    symptoms = tuple(Symptom(name=name, event="event") for name in names)
    assert cds(replace(of(0, 30, 30), symptoms=symptoms), "extrahepatic") == {line}


@pytest.mark.parametrize(
    ("on_record", "years", "lines"),
    [("labelled", None, {"yes"}), ("unknown", 5.0, {"new"}), ("unknown", 5.1, {"old"}),
     ("unknown", None, {"new", "old"}),
     (None, 6.0, {"yes", "old"}), (None, None, {"yes", "new", "old"})],
)  # fmt: skip
def test_literature(on_record: str | None, years: float | None, lines: set[str]) -> None:
    drug = replace(product(dose(0, 30)), years_on_market=years)
    of_drug = case(drug, samples=hepatocellular(30), onset=30)
    assert cds(replace(of_drug, pairs=known(reported=on_record)), "literature") == lines


@pytest.mark.parametrize(
    ("total", "category"),
    [(18, "definite"), (17, "probable"), (14, "probable"), (13, "possible"), (10, "possible"), (9, "unlikely"),
     (6, "unlikely"), (5, "excluded")],
)  # fmt: skip
def test_the_categories_have_the_published_limits(total: int, category: str) -> None:
    assert METHOD.category(total) == category


def test_the_bounds_are_those_of_its_lines() -> None:
    assert extremes(ITEMS, tuple(item.everything for item in ITEMS)) == METHOD.sheets[0].bounds == (-8, 20)


def test_it_is_not_applicable_before_the_first_intake() -> None:
    assert by_method(of(40, 50, 30), "maria-victorino").applicability.state == "not_applicable"


def test_what_was_normal_before_the_injury_is_no_recovery() -> None:
    late = case(product(dose(0, 20)), samples=(alt(22, 0.8), *hepatocellular(27), alt(200, 9)), onset=27)
    assert cds(late, "to_normal") == {"slow"}


def test_what_never_rose_cannot_become_normal() -> None:
    mild = case(product(dose(0, 30)), samples=(alt(30, 1.9), alp(30, 0.5), alt(40, 1)), onset=30)
    assert cds(mild, "to_normal") == {"unknown"}
