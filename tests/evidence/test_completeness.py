"""The documentation grade: every weight, their product, and the certainty of which came first."""

from dataclasses import replace
from math import prod

import pytest

from causality.case.model import Case, Event, Patient, Product
from causality.case.reporting import Reporting
from causality.evidence.completeness import DIMENSIONS, WEIGHTS, Documentation, documentation, documented, told
from causality.evidence.facts import gather
from tests.build import co_drug, dose, on, product

WHOLE = Case(
    id="c",
    patient=Patient(sex="female", age=40),
    reporting=Reporting(country="Norway", qualification="physician", report_type="spontaneous"),
    events=(Event(id="event", name="event", onset=on(30), outcome="recovered"),),
    products=(replace(product(dose(0, 29, 100)), indication="breast cancer"),),
    narrative="All that is known.",
)


def grade(case: Case) -> Documentation:
    return documented(gather(case), case.products[0], case.events[0])


def test_a_case_that_lacks_nothing_has_the_grade_1() -> None:
    found = grade(WHOLE)
    assert (found.score, found.penalties, found.well) == (1.0, (), True)
    assert told(found) == "1.00: nothing is missing"


def with_product(**facts: object) -> Case:
    return replace(WHOLE, products=(replace(WHOLE.products[0], **facts),))  # type: ignore[arg-type] # a table


def with_event(**facts: object) -> Case:
    return replace(WHOLE, events=(replace(WHOLE.events[0], **facts),))  # type: ignore[arg-type] # a table


@pytest.mark.parametrize(
    ("case", "dimension"),
    [(with_product(doses=()), "dose"), (with_product(indication=" "), "indication"),
     (with_product(doses=(dose(0, 29),)), "dose"), (with_event(outcome=None), "outcome"),
     (with_event(outcome="unknown"), "outcome"), (replace(WHOLE, patient=Patient(age=40)), "sex"),
     (replace(WHOLE, patient=Patient(sex="male")), "age"),
     (replace(WHOLE, reporting=replace(WHOLE.reporting, country="")), "country"),
     (replace(WHOLE, reporting=replace(WHOLE.reporting, qualification=None)), "reporter"),
     (replace(WHOLE, reporting=replace(WHOLE.reporting, report_type="not_available")), "report_type"),
     (replace(WHOLE, narrative=""), "comments"), (with_event(onset=on("unknown")), "time_to_onset"),
     (with_product(doses=(dose("unknown", None, 100),)), "time_to_onset")],
)  # fmt: skip
def test_what_is_missing_takes_its_share_away(case: Case, dimension: str) -> None:
    found = grade(case)
    shares = {one.dimension: one.share for one in found.penalties}
    assert shares[dimension] == WEIGHTS[dimension]
    assert found.score == pytest.approx(prod(1 - share for share in shares.values()), abs=1e-4)
    assert DIMENSIONS[dimension] in told(found)


def test_nothing_known_leaves_what_the_weights_leave() -> None:
    bare = Case(id="c", events=(Event(id="event", name="event"),), products=(Product(id="drug", name="d"),))
    assert grade(bare).score == pytest.approx(0.5 * 0.7**4 * 0.9**5, abs=1e-4)
    assert {one.dimension for one in grade(bare).penalties} == set(WEIGHTS)


@pytest.mark.parametrize(
    ("start", "onset", "share"),
    [(0, 30, None), (0, 0, None), (0, -5, None), ("2024-01-01 to 2024-01-31", 30, None),
     ("2024-01-01 to 2024-01-31", 29, 0.1), ("2024-01-01 to 2024-02-01", 10, 0.1),
     ("2024-01-01 to 2024-02-02", 10, 0.3), ("before 2024-03-01", 10, 0.3), ("2024", "2024", 0.3)],
)  # fmt: skip
def test_the_penalty_of_a_time_to_onset_is_that_of_the_doubt_which_came_first(
    start: int | str, onset: int | str, share: float | None
) -> None:
    case = replace(with_event(onset=on(onset)), products=(replace(product(dose(start, None, 1)), indication="x"),))
    found = [one.share for one in grade(case).penalties if one.dimension == "time_to_onset"]
    assert found == ([] if share is None else [share])


@pytest.mark.parametrize(("score", "well"), [(0.8, False), (0.81, True)])
def test_well_documented_is_above_four_fifths(score: float, well: bool) -> None:
    assert Documentation("drug", "event", score, ()).well == well


def test_suspects_alone_are_graded_with_every_event() -> None:
    case = replace(WHOLE, products=(*WHOLE.products, co_drug(dose(0))),
                   events=(*WHOLE.events, Event(id="rash", name="rash")))  # fmt: skip
    assert [(one.product, one.event) for one in documentation(gather(case))] == [("drug", "event"), ("drug", "rash")]


def test_two_penalties_multiply() -> None:
    case = replace(WHOLE, patient=Patient(), reporting=Reporting())
    assert grade(case).score == pytest.approx(0.7 * 0.7 * 0.9**3, abs=1e-4)
    assert told(grade(case)).startswith("0.36: sex −30 %, age at onset −30 %")
