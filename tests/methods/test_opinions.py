"""Methods that are a person's word: nothing is computed, a reason is needed, and it counts as entered."""

from dataclasses import replace

import pytest

from causality.case.model import Case, Decision
from tests.build import by_method, case, dose, of_other_kind, product

METHODS = (("dilin", "dilin"), ("global-introspection", "introspection"))
DRUG = product(dose(0, 20))


def given(method: str, sheet: str, answer: str, reason: str = "read the whole chart") -> Decision:
    return Decision(product="drug", event="event", method=method, sheet=sheet, item="category", answer=answer,
                    action="accepted", reason=reason)  # fmt: skip


def of(*decisions: Decision) -> Case:
    return replace(case(DRUG, onset=10), decisions=decisions)


@pytest.mark.parametrize(("method", "sheet"), METHODS)
def test_without_an_opinion_there_is_no_verdict(method: str, sheet: str) -> None:
    found = by_method(of(), method)
    assert (found.applicability.state, found.categories, found.total) == ("incomplete", (), None)
    assert (found.sheets[0].sheet.id, found.next_tests, found.binding) == (sheet, (), False)


@pytest.mark.parametrize(("method", "sheet"), METHODS)
@pytest.mark.parametrize("answer", ["probable", "unlikely"])
def test_an_opinion_with_a_reason_is_the_verdict(method: str, sheet: str, answer: str) -> None:
    found = by_method(of(given(method, sheet, answer)), method)
    assert (found.applicability.state, found.categories, found.binding) == ("applicable", (answer,), True)
    assert found.sheets[0].items[0].basis == "entered"


@pytest.mark.parametrize(("method", "sheet"), METHODS)
def test_an_opinion_without_a_reason_does_not_count(method: str, sheet: str) -> None:
    assert by_method(of(given(method, sheet, "probable", " ")), method).categories == ()


def test_expert_opinion_of_the_network_is_for_liver_injury_only() -> None:
    other = of_other_kind(DRUG)
    assert by_method(other, "dilin").applicability.state == "not_applicable"
    assert by_method(other, "global-introspection").applicability.state == "incomplete"
