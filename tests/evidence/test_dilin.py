"""The five grades of the DILIN, both sides of every limit."""

from dataclasses import replace

import pytest

from causality.case.model import Outcome, Sample
from causality.evidence.dilin import GRADES, Dilin, dilin
from causality.evidence.facts import gather
from tests.build import alp, alt, case, dose, event, on, product, symptom

INJURY = (alt(30, 10), alp(30, 1))


def bilirubin(value: float, unit: str = "mg/dL", comparator: str = "") -> Sample:
    upper = 1.0 if unit == "mg/dL" else 17.1
    return Sample(analyte="TBIL", day=on(30), value=value, unit=unit, upper=upper, comparator=comparator)  # type: ignore[arg-type] # a table


def inr(value: float) -> Sample:
    return Sample(analyte="INR", day=on(30), value=value)


def read(
    *samples: Sample, symptoms: tuple[str, ...] = (), admitted: bool = False, outcome: Outcome | None = None
) -> Dilin:
    of = replace(event(outcome=outcome), seriousness=("hospitalisation",) if admitted else ())
    whole = case(product(dose(0)), samples=samples, of=of, symptoms=tuple(symptom(name, 30) for name in symptoms))
    found = dilin(gather(whole), whole.events[0])
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("samples", "grade"),
    [((bilirubin(2.45), inr(1.45)), 1), ((bilirubin(2.5), inr(1)), 2), ((bilirubin(2.45), inr(1.5)), 2),
     ((bilirubin(2.5), inr(1.5)), 4), ((bilirubin(42.7, "umol/L"),), 1), ((bilirubin(42.8, "umol/L"),), 2),
     ((), 0), ((bilirubin(2.4, comparator=">"),), 0), ((bilirubin(2.5, comparator=">"),), 2),
     ((bilirubin(9, comparator="<"),), 0), ((bilirubin(2.5, comparator="<"),), 1),
     ((bilirubin(2.5, comparator="<="),), 0), ((bilirubin(2.4, comparator="<="),), 1),
     ((inr(1.5),), 2), ((inr(1.4),), 0)],
)  # fmt: skip
def test_bilirubin_and_inr(samples: tuple[Sample, ...], grade: int) -> None:
    assert read(*INJURY, *samples).grade == grade


@pytest.mark.parametrize("sign", ["Ascites", "hepatic encephalopathy"])
def test_failure_of_the_liver_is_severe_only_with_jaundice(sign: str) -> None:
    assert read(*INJURY, bilirubin(2.5), symptoms=(sign,)).grade == 4
    assert read(*INJURY, bilirubin(2.45), symptoms=(sign,)).grade == 1


def test_a_stay_in_hospital_makes_moderate_moderate_to_severe() -> None:
    assert read(*INJURY, bilirubin(2.5), admitted=True).grade == 3
    assert read(*INJURY, bilirubin(2.45), admitted=True).grade == 1


@pytest.mark.parametrize("outcome", ["fatal", "transplant"])
def test_death_and_transplantation(outcome: Outcome) -> None:
    assert read(*INJURY, outcome=outcome).grade == 5


def test_without_the_case_definition_nothing_is_graded() -> None:
    assert read(alt(30, 2), alp(30, 1), bilirubin(1.5)).grade == 0


def test_every_grade_has_a_word_and_other_events_have_none() -> None:
    assert sorted(GRADES) == [1, 2, 3, 4, 5]
    whole = case(product(dose(0)), samples=INJURY, of=event(kind="other"))
    assert dilin(gather(whole), whole.events[0]) is None
