import pytest

from causality.case.model import Case, Event, Sample, Symptom
from causality.evidence.facts import gather
from causality.evidence.onset import Onset
from tests.build import alp, alt, ast, case, dose, event, moments, product, sample, since, symptom, tbil

Ends = tuple[int | None, int | None]
PLATELETS = Sample(analyte="PLT", day=alt(10, 1).day, value=60, lower=150, upper=400)


def proposed(*samples: Sample, symptoms: tuple[Symptom, ...] = (), of: Event | None = None) -> Case:
    return case(product(dose(0)), samples=samples, symptoms=symptoms, of=of)


def onset(of: Case) -> Onset:
    return gather(of).onsets["event"]


def days(of: Case) -> Ends | None:
    return since(moments(of).range_of(("onset", "event")))


@pytest.mark.parametrize(
    ("samples", "day"),
    [((alt(10, 5), alt(5, 0.9)), 10), ((alt(10, 1.05),), 10), ((alp(10, 2),), 10), ((tbil(10, 1.5),), 10),
     ((alt(5, 2), alt(10, 5)), 10), ((alt(5, 4.95), alp(10, 2), alt(12, 9)), 10), ((alt(5, 2), alt(10, 4)), 5),
     ((alt(10, 5), alt(3, 5)), 3)],
)  # fmt: skip
def test_the_first_sample_that_reaches_a_threshold_else_the_first_raised_one(
    samples: tuple[Sample, ...], day: int
) -> None:
    assert days(proposed(*samples)) == (day, day)
    assert "first abnormal sample" in onset(proposed(*samples)).text


@pytest.mark.parametrize("samples", [(), (alt(10, 1),), (alt(10, 0.5), alp(10, 1)), (ast(10, 0.9),)])
def test_without_a_raised_sample_or_a_symptom_there_is_no_onset(samples: tuple[Sample, ...]) -> None:
    assert onset(proposed(*samples)).parts is None
    assert days(proposed(*samples)) is None


def test_the_evidence_of_a_proposal_is_the_samples_of_its_day() -> None:
    found = onset(proposed(alt(5, 0.5), alt(10, 6), alp(10, 1), alt(20, 9)))
    assert set(found.evidence) == {"samples[1]", "samples[2]"}


@pytest.mark.parametrize(("comparator", "expected"), [(">", (10, 10)), ("<", (20, 20))])
def test_a_censored_sample_counts_only_when_it_is_raised_for_certain(comparator: str, expected: Ends) -> None:
    first = alt(10, 5, comparator)  # type: ignore[arg-type] # mypy does not narrow tables
    assert days(proposed(first, alt(20, 6))) == expected


@pytest.mark.parametrize(
    ("day", "expected", "says"),
    [(5, (5, 5), "first dated symptom"), (9, (9, 9), "first dated symptom"), (11, (10, 10), "first abnormal sample"),
     ("2024-01-03 to 2024-01-07", (2, 6), "first dated symptom"), ("2024-01", (0, 10), "first dated symptom"),
     ("2024-02", (10, 10), "first abnormal sample"), ("unknown", (10, 10), "first abnormal sample")],
)  # fmt: skip
def test_the_earlier_of_symptom_and_sample_is_proposed(day: int | str, expected: Ends, says: str) -> None:
    of = proposed(alt(10, 6), symptoms=(symptom("jaundice", day),))
    assert days(of) == expected
    assert says in onset(of).text


def test_a_symptom_alone_dates_the_onset() -> None:
    of = proposed(symptoms=(symptom("itch", 8), symptom("jaundice", 5)))
    assert days(of) == (5, 5)
    assert "jaundice" in onset(of).text
    assert onset(of).evidence == ("symptoms[1]",)


def test_a_symptom_of_another_event_or_without_a_day_does_not_count() -> None:
    symptoms = (symptom("numbness", 2, "other"), symptom("nausea", None))
    assert days(proposed(alt(10, 6), symptoms=symptoms)) == (10, 10)


def test_the_assessors_date_wins_and_is_named() -> None:
    of = case(product(dose(0)), samples=(alt(10, 6),), symptoms=(symptom("jaundice", 5),), onset="2024-01")
    assert days(of) == (0, 30)
    assert "assessor's date" in onset(of).text
    assert onset(of).evidence == ("events[event].onset",)


def test_an_assessors_date_that_is_unknown_is_not_replaced() -> None:
    assert days(case(samples=(alt(10, 6),), onset="unknown")) == (None, None)


@pytest.mark.parametrize(
    ("of", "samples", "expected"),
    [(event(kind="hyperglycaemia"), (sample("GLU", 5, 0.9), sample("GLU", 10, 1.2)), (10, 10)),
     (event(kind="other", analytes=("CREA",)), (sample("CREA", 10, 1.2), alt(5, 9)), (10, 10)),
     (event(kind="other", analytes=("CREA",)), (alt(5, 9),), None),
     (event(kind="other", analytes=("PLT",)), (PLATELETS,), (10, 10))],
    ids=["glucose", "creatinine", "another analyte", "platelets fall"],
)  # fmt: skip
def test_other_events_begin_with_the_first_sample_beyond_its_limit_in_the_direction_of_harm(
    of: Event, samples: tuple[Sample, ...], expected: Ends | None
) -> None:
    assert days(proposed(*samples, of=of)) == expected
