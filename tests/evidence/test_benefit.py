"""What argues against a product: inverse pairs, those that the dates allow, improvements on more of it."""

from dataclasses import replace

import pytest

from causality.assess import assess
from causality.case.finding import Finding
from causality.case.model import Case, Sample
from causality.evidence.benefit import KINDS, concerns
from tests.build import case, dose, product, tbil

DRUG = product(dose(0, 29, 300), dose(30, 59, 150), dose(60, None, 300))
WORSE_THEN_BETTER = (tbil(25, 3), tbil(50, 8), tbil(58, 8), tbil(80, 2))


def told(of: Case) -> dict[str, str]:
    return {one.kind: one.text for one in assess(of).findings if one.kind in KINDS}


def of(*samples: Sample, drug: object = DRUG) -> Case:
    return case(drug, samples=samples, onset=20)  # type: ignore[arg-type] # a product


def test_worse_on_less_and_better_on_more_is_evidence_of_benefit() -> None:
    found = told(of(*WORSE_THEN_BETTER))
    assert (
        "TBIL worse when drug was reduced or stopped and better when it was given again" in found["evidence_of_benefit"]
    )
    assert "benefit_possible" not in found


def test_where_the_dates_allow_it_the_days_are_told() -> None:
    drug = replace(DRUG, doses=(dose(0, None, 300), dose("2024-01-31 to 2024-02-25", None, 150), dose(60, None, 300)))
    found = told(of(*WORSE_THEN_BETTER, drug=drug))
    assert "evidence_of_benefit" not in found
    text = found["benefit_possible"]
    assert "TBIL worse if it was reduced on 31 Jan to 9 Feb 2024 and better if it was raised on 1 Mar 2024" in text


@pytest.mark.parametrize(
    ("after", "kinds"), [(2.6, {"improved_under"}), (2.61, set()), (3.5, set())], ids=["20 %", "less", "worse"]
)
def test_an_improvement_when_it_was_begun_is_a_weak_sign(after: float, kinds: set[str]) -> None:
    found = told(of(tbil(28, 3), tbil(40, after), drug=product(dose(30, None, 300))))
    assert set(found) == kinds
    if kinds:
        assert found["improved_under"] == (
            "event improved when drug was begun, a weak sign against the product as the cause: "
            "begun (TBIL −20 % of the excess)"
        )


def test_what_else_changed_is_named_treatments_of_the_event_first() -> None:
    begun = product(dose(30, None, 300))
    other = product(dose("2024-02", None), id="other", role="concomitant")
    cure = product(dose(31, None), id="cure", role="treatment", treats=("event",))
    whole = case(begun, other, cure, samples=(tbil(28, 3), tbil(40, 1.5)), onset=20)
    assert told(whole)["improved_under"].endswith("changed at the same time, or may have, cure, other (day not known)")


def test_a_finding_concerns_the_product_and_the_event_it_names() -> None:
    (finding,) = (one for one in assess(of(*WORSE_THEN_BETTER)).findings if one.kind == "evidence_of_benefit")
    assert concerns(finding, "drug", "event")
    assert not concerns(finding, "drug", "other")
    assert not concerns(finding, "other", "event")
    assert not concerns(Finding("order_unknown", "note", "", finding.where), "drug", "event")
