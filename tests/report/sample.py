"""Assessments built by hand, so that the report is tested apart from the computation."""

from datetime import UTC, datetime

from causality.assess import Assessment
from causality.case.dates import PartialDate, exact
from causality.case.finding import Finding
from causality.case.model import (
    Case,
    Decision,
    DoseRecord,
    Event,
    HistoryEntry,
    ImagingFinding,
    Patient,
    Product,
    Sample,
    Statement,
    Symptom,
    WorkUpRow,
)
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

PRINTED = datetime(2026, 11, 22, 14, 5, 9, tzinfo=UTC)
DAYS = ("2024-07-25", "2024-08-04", "2024-08-12", "2024-08-29", "2024-09-07", "2024-10-07", "2024-11-07")
VALUES = {
    "ALT": ("U/L", 7.0, 40.0, (110.6, 59.7, 36.2, 44.9, 42.8, 60.0, 35.9)),
    "AST": ("U/L", 13.0, 35.0, (306.6, 306.6, 165.0, 312.7, 312.7, 132.0, 108.0)),
    "TBIL": ("µmol/L", None, 18.5, (316.3, 205.2, 162.5, 189.1, 113.3, 42.2, 72.5)),
    "Glu": ("mmol/L", 3.9, 6.1, (5.18, 23.22, 11.4, 4.3, 4.9, 6.4, 5.2)),
}

ONSET = Item("onset", "1", "Time to onset from the beginning",
             (Answer("suggestive", "5–90 days", 2), Answer("compatible", "< 5 or > 90 days", 1)))  # fmt: skip
COURSE = Item("course", "2", "Course after cessation",
              (Answer("fast", "decrease ≥ 50 % within 8 days", 3), Answer("none", "no information", 0)))  # fmt: skip
CAUSES = Item("causes", "5", "Search for alternative causes",
              (Answer("out", "all ruled out", 2), Answer("few", "fewer than 5 causes ruled out", -2),
               Answer("probable", "alternative cause highly probable", -3)))  # fmt: skip
HEPATOCELLULAR = Sheet("hepatocellular", "Hepatocellular sheet", (ONSET, COURSE, CAUSES))
BANDS = (
    Band(9, "highly probable"),
    Band(6, "probable"),
    Band(3, "possible"),
    Band(1, "unlikely"),
    Band(-99, "excluded"),
)
RUCAM = Method("rucam", "RUCAM", "2016", "Int J Mol Sci 2016;17:14", (HEPATOCELLULAR,), Points(BANDS))


def case(**changes: object) -> Case:
    """The case of the tests: Greek, Han and symbols in its texts."""
    samples = tuple(
        Sample(analyte=analyte, day=exact(day), value=value, unit=unit, lower=lower, upper=upper, source="Table 1")
        for analyte, (unit, lower, upper, values) in VALUES.items()
        for day, value in zip(DAYS, values, strict=True)
    )
    censored = Sample(analyte="ALT", day=exact("2024-10-20"), value=5, comparator="<", unit="U/L", upper=40.0)
    vague = Sample(analyte="TBIL", day=exact("early 2024-06"), value=20.0, unit="µmol/L", upper=18.5, laboratory="北京")
    base = Case(
        id="2024-017",
        title="Liver injury under alpelisib: Ηπατίτιδα, 肝损伤",
        version=3,
        patient=Patient(
            sex="female",
            age=58,
            weight=61.5,
            alcohol=0,
            history=(HistoryEntry(text="breast cancer, PIK3CA mutated", when=exact("2019")),),
        ),
        events=(
            Event(id="liver", name="liver injury", kind="liver_injury", onset=exact("2024-07"), outcome="recovering"),
            Event(id="glucose", name="hyperglycaemia", kind="hyperglycaemia", seriousness=("hospitalisation",)),
        ),
        products=(
            Product(
                id="alpelisib",
                name="alpelisib",
                role="suspect",
                indication="breast cancer",
                doses=(
                    DoseRecord(dose=300, unit="mg", route="oral", start=exact("early 2024-08"), source="p. 3"),
                    DoseRecord(dose=150, unit="mg", start=exact("mid 2024-08 or 2024-09")),
                    DoseRecord(dose=300, unit="mg", start=exact("2024-10-07"), ongoing=True),
                ),
            ),
            Product(
                id="decoction",
                name="herbal decoction 汤剂",
                role="suspect",
                doses=(DoseRecord(start=exact("2024-03"), stop=exact("unknown")),),
            ),
            Product(
                id="insulin",
                name="insulin",
                role="treatment",
                treats=("glucose",),
                doses=(DoseRecord(start=exact("2024-08-04"), stop=exact("2024-11-07")),),
            ),
        ),
        samples=(*samples, censored, vague),
        work_up=(
            WorkUpRow(cause="anti-HAV IgM", state="ruled_out", test="IgM", result="negative", day=exact("2024-07-26")),
            WorkUpRow(cause="anti-HEV IgM", state="not_done"),
            WorkUpRow(cause="liver metastases", state="positive", test="CT", result="growing"),
        ),
        symptoms=(Symptom(name="jaundice", event="liver", onset=exact("2024-07")),),
        imaging=(ImagingFinding(method="MRCP", finding="hilar ducts unclear", day=exact("2024-07-28")),),
        statements=(
            Statement(kind="challenge", text="Bilirubin rose when the dose was halved.", day=exact("2024-09")),
        ),
        conclusion="The assessor sees no argument for alpelisib as the cause of the liver injury.",
        narrative="A woman of 58 years …\n\nSecond paragraph ≥ 3×ULN → recovery.",
        source="Published case report",
        decisions=(),
    )
    from dataclasses import replace

    return replace(base, **changes)  # type: ignore[arg-type] # the tests give fields of a case


def assessment(of: Case | None = None) -> Assessment:
    """An assessment with every kind of content."""
    known = of or case()
    return Assessment(
        case=known,
        multiples=_multiples(known),
        liver=(_liver(),),
        pairs=(_not_applicable(), _ranged(), _exploratory()),
        challenges=(_challenge(),),
        grades=(Grade("GLU", 22, 3, "CTCAE v4.03", "13.9–27.8 mmol/L"),),
        findings=(
            Finding(
                "repeat",
                "warning",
                "AST 306.6 U/L on both 25 July and 4 August: transcription?",
                ("samples[7]", "samples[8]"),
            ),
            Finding("missing", "note", "ALP and GGT are not reported.", ("samples",)),
        ),
    )


def _multiples(known: Case) -> tuple[Multiple, ...]:
    found = []
    for index, sample in enumerate(known.samples):
        day: PartialDate = sample.day
        value = sample.value / sample.upper if sample.value is not None and sample.upper else None
        low = 0.0 if value is not None and sample.comparator == "<" else value
        part = day.parts[0]
        found.append(Multiple(index, sample.analyte, part.first, part.last, low, value, sample.upper))
    return tuple(found)


def _liver() -> LiverEvidence:
    july = exact("2024-07-25").exact
    return LiverEvidence(
        event="liver",
        onset_day=(july, july),
        onset_text="first abnormal sample",
        onset_sample=(0,),
        ratio=None,
        new_ratio=(8.76, 8.76),
        new_ratio_from_alt_alone=False,
        pattern=("hepatocellular", "cholestatic"),
        pattern_text="ALP is missing",
        pair_offer=(),
        entry="no",
        entry_text="ALT 2.8×ULN < 5×ULN",
        case_definition="either",
        case_definition_text="ALP is missing",
        hys_law="open",
        hys_law_text="causes open",
        severity="moderate",
        severity_text="bilirubin 17×ULN",
    )


def _challenge() -> Challenge:
    middle, september = exact("2024-08-15").exact or 0, exact("2024-09-10").exact or 0
    readings = (
        Reading(middle, middle + 3, 16, (17, 18), 18.0, 18.0, -34.0, None, "negative", "excess rose by 18 %"),
        Reading(september, september + 12, 18, (19,), -75.0, -75.0, -75.0, (12, 27), "positive", "excess fell by 75 %"),
    )
    return Challenge("alpelisib", "liver", "TBIL", "reduction", 1, "300 → 150 mg/day", readings, "depends_on_date",
                     "rises for mid-August, falls for September", ("insulin",))  # fmt: skip


def _not_applicable() -> PairAssessment:
    reason = "onset precedes exposure: 25 Jul 2024 is before early 2024-08"
    return PairAssessment("alpelisib", "liver", RUCAM, Applicability("not_applicable", reason))


def _ranged() -> PairAssessment:
    decision = Decision(product="decoction", event="liver", method="rucam", sheet="hepatocellular", item="causes",
                        answer="probable", action="overridden", reason="liver metastases grew on CT",
                        who="Dr Łukasz Żak", when="2026-11-21T09:00:00+01:00")  # fmt: skip
    items = (
        ItemResult("hepatocellular", ONSET, ("suggestive", "compatible"), ("suggestive", "compatible"),
                   ("suggestive", "compatible"), "open", "began March 2024: 100 to 140 days or fewer",
                   ("products[decoction].doses[0]", "samples[0]")),
        ItemResult("hepatocellular", COURSE, ("none",), ("none",), ("fast", "none"), "derived",
                   "day of the last intake is not known", ("products[decoction].doses[0].stop",)),
        ItemResult("hepatocellular", CAUSES, ("probable",), ("few",), ("probable",), "overridden",
                   "1 of 12 causes ruled out", ("work_up[0]", "work_up[2]"), decision),
    )  # fmt: skip
    sheet = SheetResult(HEPATOCELLULAR, items, (-2, -1), (-2, 3))
    tests = (NextTest("ALP of 25 July", "decides the sheet", 1), NextTest("anti-HEV IgM", "item 5 stays −3", 0))
    return PairAssessment("decoction", "liver", RUCAM, Applicability("applicable"), (sheet,), (-2, -1), (-2, 3), tests)


def _exploratory() -> PairAssessment:
    items = (
        ItemResult(
            "hepatocellular",
            ONSET,
            ("suggestive",),
            ("suggestive",),
            ("suggestive",),
            "derived",
            "23.22 mmol/L on day 4",
            ("samples[22]",),
        ),
        ItemResult("hepatocellular", COURSE, ("fast",), ("fast",), ("fast",), "derived", "fell", ("samples[24]",)),
    )
    sheet = SheetResult(HEPATOCELLULAR, items, (5, 6), (5, 6))
    state = Applicability("exploratory", "ALT 2.8×ULN < 5×ULN")
    return PairAssessment("alpelisib", "glucose", RUCAM, state, (sheet,), (5, 6), (5, 6))
