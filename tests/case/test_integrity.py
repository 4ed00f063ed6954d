from typing import Any

import pytest

from causality.case.dates import exact
from causality.case.examinations import Biopsy
from causality.case.integrity import problems
from causality.case.model import (
    Case,
    Decision,
    DoseRecord,
    Event,
    HistoryEntry,
    ImagingFinding,
    Limits,
    Patient,
    Product,
    Sample,
    Statement,
    Symptom,
    WorkUpRow,
)
from causality.case.pair_facts import PairFacts
from causality.case.ranking import RankedCause
from causality.case.severity import SeverityGrade

HEPATITIS = Event(id="h", name="hepatitis")
DRUG = Product(id="p", name="P")


def product(**more: Any) -> Product:
    return Product(**{"id": "p", "name": "P", **more})


def started(text: str, stop: str | None = None) -> tuple[DoseRecord, ...]:
    return (DoseRecord(start=exact(text), stop=exact(stop) if stop else None),)


def sample(**more: Any) -> Sample:
    return Sample(**{"analyte": "ALT", "day": exact("2024"), **more})


def decision(product: str = "p", event: str = "h") -> Decision:
    return Decision(
        product=product, event=event, method="rucam", sheet="s", item="i", answer="a", action="accepted"
    )  # fmt: skip


FAULTS: list[tuple[dict[str, Any], list[tuple[str, str]]]] = [
    ({"id": ""}, [("id", "is empty")]),
    ({"products": (product(id=" "),)}, [("products[0].id", "is empty")]),
    ({"events": (Event(id="", name="e"),)}, [("events[0].id", "is empty")]),
    ({"products": (DRUG, DRUG, DRUG)}, [
        ("products[1].id", '"p" is already the id of products[0]'),
        ("products[2].id", '"p" is already the id of products[0]'),
    ]),
    ({"events": (HEPATITIS, HEPATITIS)}, [("events[1].id", '"h" is already the id of events[0]')]),
    ({"events": (Event(id="h", name="e", analytes=("ALT", " ")),)}, [("events[0].analytes[1]", "is empty")]),
    ({"version": 0}, [("version", "0 is not a version (1 or more)")]),
    ({"patient": Patient(age=-1)}, [("patient.age", "-1 is not between 0 and 130")]),
    ({"patient": Patient(age=130.5)}, [("patient.age", "130.5 is not between 0 and 130")]),
    ({"patient": Patient(weight=-0.5)}, [("patient.weight", "-0.5 is negative")]),
    ({"patient": Patient(alcohol=-2)}, [("patient.alcohol", "-2 is negative")]),
    ({"products": (product(half_life=-1),)}, [("products[0].half_life", "-1 is negative")]),
    ({"products": (product(doses=(DoseRecord(), DoseRecord(dose=-300))),)},
     [("products[0].doses[1].dose", "-300 is negative")]),
    ({"products": (product(doses=(DoseRecord(per_day=0),)),)},
     [("products[0].doses[0].per_day", "0 times a day: expected more than 0")]),
    ({"products": (product(doses=(DoseRecord(per_day=-1),)),)},
     [("products[0].doses[0].per_day", "-1 times a day: expected more than 0")]),
    ({"samples": (sample(lower=-1, upper=40),)}, [("samples[0].lower", "-1 is negative")]),
    ({"samples": (sample(upper=-1),)}, [("samples[0].upper", "-1 is negative")]),
    ({"samples": (sample(lower=41, upper=40),)},
     [("samples[0].lower", "the lower limit 41 is above the upper limit 40")]),
    ({"limits": (Limits(analyte="ALT", lower=41, upper=40),)},
     [("limits[0].lower", "the lower limit 41 is above the upper limit 40")]),
    ({"limits": (Limits(analyte="ALT", upper=-1),)}, [("limits[0].upper", "-1 is negative")]),
    ({"statements": (Statement(kind="grade", text="t", grade=6),)},
     [("statements[0].grade", "6 is not a CTCAE grade (0 to 5)")]),
    ({"statements": (Statement(kind="grade", text="t", grade=-1),)},
     [("statements[0].grade", "-1 is not a CTCAE grade (0 to 5)")]),
    ({"symptoms": (Symptom(name="s", event="e"),)}, [("symptoms[0].event", 'there is no event "e"')]),
    ({"severity_grades": (SeverityGrade(grade=1, event="e"),)},
     [("severity_grades[0].event", 'there is no event "e"')]),
    ({"pairs": (PairFacts(product="q", event="e"),)},
     [("pairs[0].product", 'there is no product "q"'), ("pairs[0].event", 'there is no event "e"')]),
    ({"ranking": (RankedCause(event="e", cause="tili"),)}, [("ranking[0].event", 'there is no event "e"')]),
    ({"biopsies": (Biopsy(infiltration=101),)}, [("biopsies[0].infiltration", "101 is not between 0 and 100")]),
    ({"imaging": (ImagingFinding(method="CT", finding="f", liver_spleen_ratio=-1),)},
     [("imaging[0].liver_spleen_ratio", "-1 is negative")]),
    ({"severity_grades": (SeverityGrade(grade=6),)},
     [("severity_grades[0].grade", "6 is not a CTCAE grade (0 to 5)")]),
    ({"products": (product(treats=("e",)),)}, [("products[0].treats[0]", 'there is no event "e"')]),
    ({"products": (product(treats=("",)),)}, [("products[0].treats[0]", 'there is no event ""')]),
    ({"statements": (Statement(kind="challenge", text="t", product="q", event="e"),)}, [
        ("statements[0].product", 'there is no product "q"'),
        ("statements[0].event", 'there is no event "e"'),
    ]),
    ({"decisions": (decision(),)}, [
        ("decisions[0].product", 'there is no product "p"'),
        ("decisions[0].event", 'there is no event "h"'),
    ]),
    ({"decisions": (decision("", "h"),), "events": (HEPATITIS,)},
     [("decisions[0].product", 'there is no product ""')]),
    ({"events": (HEPATITIS,), "decisions": (decision("h", "h"),)},
     [("decisions[0].product", 'there is no product "h"')]),
]  # fmt: skip

DANGLING: list[tuple[dict[str, Any], str]] = [
    ({"admission": exact("day 3 of q")}, "admission"),
    ({"patient": Patient(death=exact("after stop of q"))}, "patient.death"),
    ({"patient": Patient(history=(HistoryEntry(text="t", when=exact("2 days before start of q")),))},
     "patient.history[0].when"),
    ({"events": (Event(id="h", name="e", onset=exact("day 3 of q")),)}, "events[0].onset"),
    ({"products": (product(doses=started("2024", "day 3 of q")),)}, "products[0].doses[0].stop"),
    ({"products": (product(doses=started("2024 or day 3 of q")),)}, "products[0].doses[0].start"),
    ({"samples": (sample(day=exact("day 3 of q")),)}, "samples[0].day"),
    ({"limits": (Limits(analyte="ALT", valid_to=exact("before start of q")),)}, "limits[0].valid_to"),
    ({"work_up": (WorkUpRow(cause="c", state="positive", day=exact("day 3 of q")),)}, "work_up[0].day"),
    ({"symptoms": (Symptom(name="s", end=exact("day 3 of q")),)}, "symptoms[0].end"),
    ({"imaging": (ImagingFinding(method="CT", finding="f", day=exact("day 3 of q")),)}, "imaging[0].day"),
    ({"statements": (Statement(kind="period", text="t", until=exact("day 3 of q")),)}, "statements[0].until"),
]  # fmt: skip


@pytest.mark.parametrize(("facts", "expected"), FAULTS)
def test_each_fault_is_named_with_its_place(facts: dict[str, Any], expected: list[tuple[str, str]]) -> None:
    assert list(problems(Case(**{"id": "x", **facts}))) == expected


@pytest.mark.parametrize(("facts", "path"), DANGLING)
def test_a_date_counted_from_an_unknown_product_is_found_anywhere(facts: dict[str, Any], path: str) -> None:
    assert list(problems(Case(id="x", **facts))) == [(path, 'there is no product "q"')]


def test_a_date_counted_from_an_unknown_event_is_found() -> None:
    case = Case(id="x", events=(HEPATITIS,), samples=(sample(day=exact("after onset of hepatitis")),))
    assert list(problems(case)) == [("samples[0].day", 'there is no event "hepatitis"')]


def test_a_date_counted_from_an_absent_admission_is_found() -> None:
    case = Case(id="x", samples=(sample(day=exact("2 days after admission")),))
    message = '"2 days after admission" is counted from the admission, but "admission" is missing'
    assert list(problems(case)) == [("samples[0].day", message)]


CIRCLES: list[tuple[dict[str, Any], list[str]]] = [
    ({"admission": exact("2 days after admission")}, ["admission"]),
    ({"admission": exact("2024 or after admission")}, ["admission"]),
    ({"events": (Event(id="h", name="e", onset=exact("after onset of h")),)}, ["events[0].onset"]),
    ({"products": (product(doses=started("day 3 of p")),)}, ["products[0].doses[0].start"]),
    ({"products": (product(doses=started("2024", "before stop of p")),)}, ["products[0].doses[0].stop"]),
    ({"admission": exact("day 3 of p"), "products": (product(doses=started("1 month before admission")),)},
     ["admission", "products[0].doses[0].start"]),
    ({"products": (product(doses=started("day 3 of q")), product(id="q", doses=started("after onset of h"))),
      "events": (Event(id="h", name="e", onset=exact("2 days after start of p")),)},
     ["events[0].onset", "products[0].doses[0].start", "products[1].doses[0].start"]),
]  # fmt: skip


@pytest.mark.parametrize(("facts", "paths"), CIRCLES)
def test_a_date_counted_from_itself_is_found_also_by_a_detour(facts: dict[str, Any], paths: list[str]) -> None:
    found = list(problems(Case(id="x", **facts)))
    assert [path for path, _message in found] == paths
    assert all(message.endswith("is counted from itself") for _path, message in found)


ALLOWED: list[dict[str, Any]] = [
    {},
    {"patient": Patient(age=0, weight=0, alcohol=0)},
    {"patient": Patient(age=130)},
    {"samples": (sample(value=-5, lower=0, upper=0),)},
    {"samples": (sample(lower=40, upper=40),)},
    {"samples": (sample(analyte="no such analyte", unit="furlong"),)},
    {"products": (product(doses=started("2024-08-12", "2024-08-01")),)},
    {"patient": Patient(death=exact("2023")), "samples": (sample(),)},
    {"work_up": (WorkUpRow(cause="a cause of our own", state="positive"),)},
    {"statements": (Statement(kind="grade", text="t", grade=0), Statement(kind="grade", text="t", grade=5))},
    {"statements": (Statement(kind="period", text="t"),), "symptoms": (Symptom(name="s"),)},
    {"products": (DRUG,), "samples": (sample(day=exact("day 3 of p")), sample(day=exact("after stop of p")))},
    {"products": (product(id="h"),), "events": (HEPATITIS,), "decisions": (decision("h", "h"),)},
    {"products": (product(doses=(*started("2024", "day 5 of p"), *started("day 10 of p", "day 20 of p"))),)},
    {"products": (product(doses=started("2024", "3 days after onset of h")),),
     "events": (Event(id="h", name="e", onset=exact("day 4 of p")),)},
    {"admission": exact("2024"), "events": (Event(id="h", name="e", onset=exact("before admission")),)},
]  # fmt: skip


@pytest.mark.parametrize("facts", ALLOWED)
def test_limits_themselves_and_contradictions_of_the_story_are_no_problems(facts: dict[str, Any]) -> None:
    assert list(problems(Case(id="x", **facts))) == []


def test_names_in_messages_are_short_and_on_one_line() -> None:
    case = Case(id="x", symptoms=(Symptom(name="s", event="a\nb" + "c" * 100),))
    assert list(problems(case)) == [("symptoms[0].event", f'there is no event "a\\nb{"c" * 56}…"')]
