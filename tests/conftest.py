"""An assessment built by hand, with one of everything that is shown, for the tests of what shows it."""

import os
from datetime import date

import pytest

from causality.assess import Assessment
from causality.case.dates import PartialDate
from causality.case.finding import Finding
from causality.case.model import Case, Decision, DoseRecord, Event, Product, Sample
from causality.evidence.values import Challenge, Grade, LiverEvidence, Multiple, Reading
from causality.methods.method import (
    Answer,
    Applicability,
    Band,
    Item,
    ItemResult,
    Method,
    NextTest,
    PairAssessment,
    Points,
    Sheet,
    SheetResult,
)
from desktop.loading import load_plots

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
load_plots()  # as the program does, before any widget is imported

ONSET = Item("onset", "1", "Time to onset", (Answer("suggestive", "5–90 days", 2), Answer("compatible", "<5 days", 1)))
COURSE = Item("course", "2", "Course", (Answer("fall", "fall of 50 % in 8 days", 3), Answer("rise", "rise", -2)))
HEPATOCELLULAR = Sheet("hepatocellular", "hepatocellular sheet", (ONSET, COURSE))
CHOLESTATIC = Sheet("cholestatic", "cholestatic or mixed sheet", (ONSET,))
METHOD = Method(
    id="rucam",
    title="RUCAM 2016",
    version="2016",
    source="Int J Mol Sci 2016;17:14",
    events=("liver_injury",),
    sheets=(HEPATOCELLULAR, CHOLESTATIC),
    verdict=Points(
        (
            Band(9, "highly probable"),
            Band(6, "probable"),
            Band(3, "possible"),
            Band(1, "unlikely"),
            Band(-99, "excluded"),
        )
    ),
)


def day(text: str) -> int:
    return date.fromisoformat(text).toordinal()


def case() -> Case:
    return Case(
        id="2024-017",
        title="Jaundice \x1b[31munder\x1b[0m two products",
        events=(Event(id="liver", name="liver injury", kind="liver_injury"),),
        products=(
            Product(id="alp", name="alpelisib", role="suspect", doses=(DoseRecord(dose=300, unit="mg"),)),
            Product(id="herb", name="herbal decoction 中药", role="suspect"),
        ),
        samples=(
            Sample(analyte="ALT", day=PartialDate.parse("2024-07-25"), value=306.6, unit="U/L", upper=40),
            Sample(analyte="ALT", day=PartialDate.parse("2024-08-29"), value=312.7, unit="U/L", upper=40),
        ),
    )


def pairs() -> tuple[PairAssessment, ...]:
    decision = Decision(
        product="herb", event="liver", method="rucam", sheet="hepatocellular", item="onset", answer="suggestive",
        action="overridden", reason="chart reviewed", who="officer", when="2024-09-01T10:00:00+00:00",
    )  # fmt: skip
    overridden = ItemResult(
        "hepatocellular", ONSET, ("suggestive",), ("compatible",), ("suggestive",), "overridden",
        "taken from day 12 on", ("samples[0]", "products[alp].doses[0]"), decision,
    )  # fmt: skip
    unknown = ItemResult(
        "hepatocellular", COURSE, ("fall", "rise"), ("fall", "rise"), ("fall", "rise"), "open", "no stop date"
    )
    other = ItemResult("cholestatic", ONSET, ("compatible",), ("compatible",), ("compatible",), "derived", "day 3")
    return (
        PairAssessment("alp", "liver", METHOD, Applicability("not_applicable", "onset precedes exposure")),
        PairAssessment(
            "herb", "liver", METHOD, Applicability("exploratory", "below the entry threshold of RUCAM"),
            (
                SheetResult(HEPATOCELLULAR, (overridden, unknown), (0, 5), (0, 5)),
                SheetResult(CHOLESTATIC, (other,), (1, 1), (-1, 3)),
            ),
            (0, 5), (-1, 7),
            (NextTest("ALP of the onset day", "settles the sheet: unlikely to possible", 2),),
        ),
    )  # fmt: skip


def evidence() -> LiverEvidence:
    return LiverEvidence(
        event="liver", onset_day=(day("2024-07-25"), day("2024-07-25")), onset_text="first abnormal sample",
        onset_sample=(0,), ratio=None, new_ratio=(7.0, float("inf")), new_ratio_from_alt_alone=True,
        pattern=("hepatocellular", "mixed"), pattern_text="ALP is missing", pair_offer=(1,), entry="yes",
        entry_text="ALT 7.7×ULN", case_definition="either", case_definition_text="ALP is missing", hys_law="open",
        hys_law_text="causes are open", severity="2", severity_text="bilirubin above 2×ULN",
    )  # fmt: skip


def challenge() -> Challenge:
    first = Reading(
        day("2024-08-11"),
        day("2024-08-20"),
        0,
        (1,),
        18.0,
        18.0,
        -12.5,
        (3, 9),
        "inverse",
        "rose by 18 % of the excess",
    )
    second = Reading(
        day("2024-09-01"), day("2024-09-30"), None, (), None, None, None, None, "uninterpretable", "no sample"
    )
    return Challenge(
        "alp", "liver", "ALT", "reduction", 0, "300 to 150 mg", (first, second), "depends_on_date",
        "the day of the reduction is not known", ("metformin",),
    )  # fmt: skip


@pytest.fixture
def assessment() -> Assessment:
    return Assessment(
        case=case(),
        multiples=(Multiple(0, "ALT", day("2024-07-25"), day("2024-07-25"), 7.665, 7.665, 40.0),),
        liver=(evidence(),),
        pairs=pairs(),
        challenges=(challenge(),),
        grades=(Grade("ALT", 0, 3, "4.03", "5 to 20 × ULN"), Grade("ALT", 1, 0, "4.03", "no grade")),
        findings=(
            Finding("gap", "note", "the age of the patient is not reported", ("patient",)),
            Finding("same_value", "error", "the same value twice", ("samples[0]", "samples[1]")),
        ),
    )
