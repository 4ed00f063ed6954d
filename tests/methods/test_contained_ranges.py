"""What is promised of the methods that RUCAM is not: whatever dates a case leaves open, no completion falls outside.

Every uncertain date is completed with every consistent day (`tests.completions`), and each exact case is assessed: its
answers, totals and categories lie within what was said of the uncertain case. Of methods whose items rest on days of
intake and samples the answers are also exact.
"""

from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from causality.assess import assess
from causality.case.model import Case
from causality.methods.method import PairAssessment
from tests.build import by_method as by_method_of
from tests.build import dose, glucose, of_other_kind, product
from tests.completions import completions, independent, within
from tests.properties import small_cases

few = settings(
    max_examples=30, deadline=None, derandomize=True,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much],
)  # fmt: skip
DATED = {
    "recam": ("from_start", "from_stop", "dechallenge", "rechallenge"),
    "maria-victorino": ("from_start", "from_stop", "to_normal"),
}
"""Items that rest on days, which are exact."""


def by_method(case: Case) -> dict[str, PairAssessment]:
    """What every method says of the first product and the first event."""
    wanted = case.products[0].id, case.events[0].id
    return {one.method.id: one for one in assess(case).pairs if (one.product, one.event) == wanted}


def answers(found: PairAssessment) -> dict[tuple[str, str], set[str]]:
    """The answers of every item on every sheet that is scored."""
    return {(sheet.sheet.id, one.item.id): set(one.answers) for sheet in found.sheets for one in sheet.items}


def _expect_within(told: PairAssessment, exact: PairAssessment) -> None:
    mine, held = answers(told), answers(exact)
    assert {name: one - mine.get(name, set()) for name, one in held.items() if one - mine.get(name, set())} == {}
    assert set(exact.categories) <= set(told.categories)
    if exact.total is not None:
        assert told.total is not None
        assert within(exact.total, told.total)


@few
@given(small_cases(completions=24, others=1))
def test_every_consistent_completion_lies_within_what_is_said(case: Case) -> None:
    assume(independent(case))
    told = by_method(case)
    for completed in completions(case):
        for method, exact in by_method(completed).items():
            _expect_within(told[method], exact)


@few
@given(small_cases(completions=40, others=0), st.sampled_from(sorted(DATED)))
def test_items_on_days_of_intake_and_of_samples_are_exact(case: Case, method: str) -> None:
    assume(all(sample.day.exact is not None for sample in case.samples))
    assume(independent(case))
    told = answers(by_method(case)[method])
    truth: dict[tuple[str, str], set[str]] = {}
    for completed in completions(case):
        for name, found in answers(by_method(completed)[method]).items():
            truth.setdefault(name, set()).update(found)
    dated = {name: found for name, found in truth.items() if name[1] in DATED[method]}
    assert {name: told.get(name, set()) for name in dated} == dated


def test_where_items_share_uncertain_days_the_verdict_says_that_its_range_may_be_wider() -> None:
    vague = product(dose("2024-01-05 to 2024-01-15", 40, 300), dose(41, None, 150))
    shared = of_other_kind(vague, onset=10, samples=(glucose(38, 3), glucose(50, 1.2)))
    found = by_method_of(shared, "naranjo").applicability
    assert found.state == "applicable"
    assert "may be wider" not in found.reason  # the start alone is uncertain
    both = of_other_kind(
        product(dose("2024-01-05 to 2024-01-15", 40, 300), dose("2024-02-10 to 2024-02-25", None, 150)),
        onset=10, samples=(glucose(38, 3), glucose(48, 1.2), glucose(52, 3)),
    )  # fmt: skip
    told = by_method_of(both, "naranjo").applicability.reason
    assert told.startswith("the range may be wider than the dates allow, never narrower: items 2, ")
    assert told.endswith(" rest on the same uncertain days")
