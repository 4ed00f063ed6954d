"""The minimal elements of a liver injury: what counts as given, and how what is missing is told."""

from dataclasses import replace

import pytest

from causality.case.model import Case, HistoryEntry, Patient, Sample, Symptom, WorkUpRow
from causality.evidence.facts import gather
from causality.evidence.minimum import GROUPS, Minimum, minima, minimum, told
from tests.build import alp, alt, ast, case, co_drug, dose, event, on, product, tbil

TESTED = {"hepatitis_a": "anti-HAV IgM", "hepatitis_b": "HBsAg", "hepatitis_c": "HCV RNA",
          "biliary_vascular": "ultrasound", "hypotension": "", "autoimmune": "ANA"}  # fmt: skip


def whole() -> Case:
    samples = (alt(30, 10), ast(30, 8), alp(30, 1), tbil(30, 2), alt(40, 5), Sample(analyte="INR", day=on(30), value=1))
    base = case(replace(product(dose(0, 29, 100)), indication="cancer"), co_drug(dose(0)), samples=samples,
                of=event(30, outcome="recovered"))  # fmt: skip
    rows = tuple(WorkUpRow(cause=cause, state="ruled_out", test=test) for cause, test in TESTED.items())
    return replace(base, patient=Patient(sex="female", age=40, alcohol=0, history=(HistoryEntry(text="none"),)),
                   work_up=rows, symptoms=(Symptom(name="jaundice", event="event", onset=on(30)),))  # fmt: skip


def of(case_: Case) -> Minimum:
    return minimum(gather(case_), case_.products[0], case_.events[0])


def missing(case_: Case) -> set[str]:
    return {one.what for one in of(case_).missing}


def test_a_case_with_all_elements_lacks_none() -> None:
    found = of(whole())
    assert found.missing == ()
    assert found.given == len(found.elements) == 26
    assert told(found) == "26 of 26 elements"
    assert {one.group for one in found.elements} == set(GROUPS)


@pytest.mark.parametrize(
    ("changes", "what"),
    [({"patient": Patient(sex="female", alcohol=0)}, {"age", "history"}), ({"symptoms": ()}, {"symptoms and signs"}),
     ({"samples": (alt(30, 10),)}, {"AST", "ALP", "TBIL", "INR", "values of several days"}),
     ({"work_up": ()}, {"hepatitis A", "hepatitis B", "hepatitis C", "imaging of the bile ducts", "hypotension",
                        "autoimmune markers"}),
     ({"products": (product(dose(0, 29, 100)),)}, {"disease treated", "other products"})],
)  # fmt: skip
def test_what_is_missing_is_named(changes: dict[str, object], what: set[str]) -> None:
    assert missing(replace(whole(), **changes)) == what  # type: ignore[arg-type] # a table


def test_a_symptom_without_an_event_is_one_of_the_only_event_and_else_lacks_it() -> None:
    alone = replace(whole(), symptoms=(Symptom(name="jaundice"),))
    assert missing(alone) == set()
    two = replace(alone, events=(*alone.events, replace(event(30, kind="other"), id="other")))
    assert {(one.what, one.why) for one in of(two).missing} == {("symptoms and signs", "no event is chosen for them")}


def test_a_value_without_a_limit_is_a_value() -> None:
    bare = tuple(replace(one, upper=None) if one.analyte == "AST" else one for one in whole().samples)
    assert missing(replace(whole(), samples=bare)) == set()


def test_a_test_that_is_not_named_rules_nothing_out() -> None:
    rows = tuple(replace(row, test="") if row.cause.startswith("hep") else row for row in whole().work_up)
    found = of(replace(whole(), work_up=rows))
    assert {one.why for one in found.missing} == {"the test is not named"}
    assert "search for other causes: hepatitis A (the test is not named)" in told(found)


def test_not_done_is_not_looked_for() -> None:
    rows = tuple(replace(row, state="not_done") if row.cause == "hypotension" else row for row in whole().work_up)
    assert missing(replace(whole(), work_up=rows)) == {"hypotension"}


@pytest.mark.parametrize(
    ("doses", "lacks"),
    [((dose(0, 29, 100),), set()), ((dose(0, None, 100, ongoing=True),), set()),
     ((dose(0, None, 100),), {"last intake, or that it continued", "re-exposure, or that there was none"}),
     ((dose(0, None, None, ongoing=True),), {"dose"}), ((dose("unknown", 29, 100),), {"first intake", "latency"}),
     ((), {"dose", "first intake", "last intake, or that it continued", "latency",
           "re-exposure, or that there was none"})],
)  # fmt: skip
def test_what_is_known_of_the_product(doses: tuple[object, ...], lacks: set[str]) -> None:
    base = whole()
    drug = replace(base.products[0], doses=doses)  # type: ignore[arg-type] # a table
    assert missing(replace(base, products=(drug, base.products[1]))) == lacks


def test_only_liver_injuries_and_suspects_are_asked() -> None:
    assert [(one.product, one.event) for one in minima(gather(whole()))] == [("drug", "event")]
    assert minima(gather(case(product(dose(0)), of=event(kind="other")))) == ()
