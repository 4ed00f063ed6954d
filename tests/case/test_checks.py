"""Each check of the case: the slip it finds, and the same case without the slip."""

from dataclasses import replace

import pytest

from causality.case.checks import checks
from causality.case.dates import PartialDate, exact
from causality.case.finding import Finding
from causality.case.model import (
    Case,
    Decision,
    DoseRecord,
    Event,
    Outcome,
    Patient,
    Product,
    Sample,
    Symptom,
    WorkUpRow,
)

HEPATITIS = Event(id="hepatitis", name="Hepatitis", kind="liver_injury", onset=exact("2024-03-10"), outcome="recovered",
                  seriousness=("other",))  # fmt: skip
RASH = replace(HEPATITIS, id="rash", name="Rash", kind="other", onset=None)
TAKEN = DoseRecord(dose=10, unit="mg", start=exact("2024-01-01"), stop=exact("2024-03-01"))
DRUG = Product(
    id="drug", name="Drug", role="suspect", hepatotoxicity="labelled", slowly_metabolised=False, doses=(TAKEN,)
)
DECISION = Decision(product="drug", event="hepatitis", method="rucam-2016", sheet="hepatocellular", item="course",
                    answer="none", action="overridden", reason="because", who="AB",
                    when="2024-05-01T10:00:00+02:00")  # fmt: skip
SAMPLES = tuple(Sample(analyte=name, day=exact("2024-03-10"), value=9.0) for name in ("ALT", "ALP", "GGT", "TBIL"))
SOUND = Case(
    id="c",
    patient=Patient(age=50, sex="female", alcohol=0),
    events=(HEPATITIS,),
    products=(DRUG,),
    samples=SAMPLES,
    decisions=(DECISION,),
)


def when(text: str | None) -> PartialDate | None:
    return exact(text) if text else None


def record(start: str | None, stop: str | None = None, ongoing: bool = False) -> DoseRecord:
    return DoseRecord(dose=10, unit="mg", start=when(start), stop=when(stop), ongoing=ongoing)


def taken(*doses: DoseRecord) -> Case:
    return replace(SOUND, products=(replace(DRUG, doses=doses),))


def found(case: Case, kind: str) -> list[Finding]:
    return [finding for finding in checks(case) if finding.kind == kind]


def test_a_complete_and_consistent_case_has_no_finding() -> None:
    assert checks(SOUND) == ()


def test_a_case_with_nothing_but_an_id_has_only_notes() -> None:
    assert {finding.severity for finding in checks(Case(id="c"))} == {"note"}
    assert found(Case(id="c"), "no_event")
    assert found(Case(id="c"), "no_suspect")


@pytest.mark.parametrize(
    ("start", "stop", "slips"),
    [
        ("2024-03-02", "2024-03-01", True),
        ("2024-03-01", "2024-03-01", False),
        ("2024-03", "2024-02", True),
        ("2024-03", "2024-03-02", False),
        ("2024-03", "2024-03 or 2024-01", False),
        ("unknown", "2024-03-01", False),
        ("after 2024-03", "before 2024-03", True),
        ("5 days after admission", "3 days after admission", True),
        ("3 days after admission", "5 days after admission", False),
    ],
)
def test_a_stop_before_its_start_is_found_when_it_holds_on_every_day(start: str, stop: str, slips: bool) -> None:
    assert bool(found(taken(record(start, stop)), "stop_before_start")) == slips


@pytest.mark.parametrize(
    ("doses", "kinds"),
    [
        ((record("2024-01-01", "2024-01-31"), record("2024-02-01", "2024-03-01")), set()),
        ((record("2024-01-01", "2024-01-31"), record("2024-01-31", "2024-03-01")), {"overlapping_doses"}),
        ((record("2024-01-01"), record("2024-01-20", "2024-03-01")), set()),
        ((record("2024-01-01", ongoing=True), record("2024-01-20", "2024-03-01")), {"overlapping_doses"}),
        ((record("2024-01", "2024-02"), record("2024-02", "2024-03-01")), set()),
        ((record("2024-02-01", "2024-03-01"), record("2024-01-01", "2024-01-31")), {"doses_out_of_order"}),
        (
            (record("2024-02-01", "2024-03-01"), record("2024-01-01", "2024-02-15")),
            {"doses_out_of_order", "overlapping_doses"},
        ),
        ((record("2024-01-01", "2024-03-01", ongoing=True),), {"ongoing_with_stop"}),
        ((record(None, "2024-03-01"),), {"start_missing"}),
        ((record("2024-01-01"),), {"stop_missing"}),
        ((record("2024-01-01", "unknown"),), set()),
        ((record("2024-01-01", ongoing=True),), set()),
        ((), {"doses_missing"}),
    ],
)
def test_dose_records_that_cannot_stand_beside_each_other_or_lack_an_end_are_found(
    doses: tuple[DoseRecord, ...], kinds: set[str]
) -> None:
    assert {finding.kind for finding in checks(taken(*doses))} == kinds


@pytest.mark.parametrize(
    ("death", "where"),
    [
        ("2024-03-10", ()),
        ("2024-03", ()),
        ("2024-03-09", (("samples[0]", "samples[1]", "samples[2]", "samples[3]"), ("events[hepatitis].onset",))),
        (
            "2024-02",
            (
                ("samples[0]", "samples[1]", "samples[2]", "samples[3]"),
                ("products[drug].doses[0]",),
                ("events[hepatitis].onset",),
                ("symptoms[0]",),
            ),
        ),
    ],
)
def test_what_is_dated_after_the_death_is_found_in_groups(death: str, where: tuple[tuple[str, ...], ...]) -> None:
    symptom = Symptom(name="Pain", onset=exact("2024-03-02"))
    case = replace(SOUND, patient=replace(SOUND.patient, death=exact(death)), symptoms=(symptom,))
    assert tuple(finding.where for finding in found(case, "after_death")) == where


@pytest.mark.parametrize(
    ("onset", "end", "event", "kinds"),
    [
        ("2024-03-09", None, "hepatitis", {"symptom_before_onset"}),
        ("2024-03-10", None, "hepatitis", set()),
        ("2024-02", None, "rash", set()),
        ("2024-02", None, "", set()),
        (None, "2024-03-01", "hepatitis", {"symptom_before_onset"}),
        ("2024-03", "2024-04", "hepatitis", set()),
        ("2024-03-20", "2024-03-19", "hepatitis", {"symptom_ends_before_start"}),
        ("2 days before onset of hepatitis", None, "hepatitis", {"symptom_before_onset"}),
        ("2 days after onset of hepatitis", None, "hepatitis", set()),
    ],
)
def test_a_symptom_before_the_onset_of_its_event_is_found(
    onset: str | None, end: str | None, event: str, kinds: set[str]
) -> None:
    symptom = Symptom(name="Pain", event=event, onset=when(onset), end=when(end))
    case = replace(SOUND, events=(HEPATITIS, RASH), symptoms=(symptom,))
    assert {finding.kind for finding in checks(case)} == kinds


def test_days_counted_from_an_onset_known_to_the_month_keep_their_order() -> None:
    vague = replace(SOUND, events=(replace(HEPATITIS, onset=exact("2024-03")),))
    early = Symptom(name="Pain", event="hepatitis", onset=exact("2 days before onset of hepatitis"))
    within = replace(early, onset=exact("2024-03-01"))
    assert found(replace(vague, symptoms=(early,)), "symptom_before_onset")
    assert not found(replace(vague, symptoms=(within,)), "symptom_before_onset")


def test_dates_that_lean_on_each_other_in_a_circle_are_left_alone() -> None:
    round_trip = taken(record("after onset of hepatitis", "before start of drug"))
    event = replace(HEPATITIS, onset=exact("after start of drug"))
    assert isinstance(checks(replace(round_trip, events=(event,))), tuple)


@pytest.mark.parametrize(
    ("patient", "kinds"),
    [
        (Patient(age=50, sex="male", alcohol=0, pregnant=True), {"pregnant_male"}),
        (Patient(age=50, sex="male", alcohol=0, pregnant=False), set()),
        (Patient(age=50, sex="female", alcohol=0, pregnant=True), set()),
        (Patient(sex="female", alcohol=0), {"age_missing"}),
        (Patient(age=50, alcohol=0), {"sex_missing"}),
        (Patient(age=50, sex="female"), {"alcohol_missing"}),
    ],
)
def test_contradictions_and_gaps_of_the_patient_are_found(patient: Patient, kinds: set[str]) -> None:
    assert {finding.kind for finding in checks(replace(SOUND, patient=patient))} == kinds


@pytest.mark.parametrize(
    ("outcome", "death", "missing"), [("fatal", None, True), ("fatal", "2024-04-01", False), ("recovered", None, False)]
)
def test_a_fatal_outcome_without_a_date_of_death_is_found(outcome: Outcome, death: str | None, missing: bool) -> None:
    event = replace(HEPATITIS, outcome=outcome)
    case = replace(SOUND, events=(event,), patient=replace(SOUND.patient, death=when(death)))
    assert bool(found(case, "death_date_missing")) == missing


@pytest.mark.parametrize(
    ("second", "where"),
    [
        (SAMPLES[0], ("samples[0]", "samples[4]")),
        (replace(SAMPLES[0], value=9.5), ()),
        (replace(SAMPLES[0], day=exact("2024-03-11")), ()),
        (replace(SAMPLES[0], unit="U/L"), ()),
        (replace(SAMPLES[0], comparator="<"), ()),
    ],
)
def test_a_sample_entered_twice_is_found(second: Sample, where: tuple[str, ...]) -> None:
    duplicates = found(replace(SOUND, samples=(*SAMPLES, second)), "duplicate_samples")
    assert tuple(place for finding in duplicates for place in finding.where) == where


@pytest.mark.parametrize(("treats", "slips"), [(("hepatitis",), True), (("elsewhere",), False), ((), False)])
def test_a_suspect_that_treats_the_event_is_found(treats: tuple[str, ...], slips: bool) -> None:
    case = replace(SOUND, products=(replace(DRUG, treats=treats),))
    assert bool(found(case, "suspect_and_treatment")) == slips
    treatment = replace(SOUND, products=(DRUG, Product(id="t", name="T", role="treatment", treats=treats)))
    assert not found(treatment, "suspect_and_treatment")


@pytest.mark.parametrize(
    ("decisions", "kinds"),
    [
        ((replace(DECISION, reason=" "),), {"override_without_reason"}),
        ((replace(DECISION, reason="", action="accepted"),), set()),
        ((replace(DECISION, who=""),), {"decision_without_name"}),
        ((replace(DECISION, when=""),), {"decision_without_time"}),
        ((replace(DECISION, when="2024-05-01T10:00:00"),), {"decision_without_time"}),
        ((replace(DECISION, when="2024-05-01T10:00:00Z"),), set()),
        ((replace(DECISION, when="yesterday"),), {"decision_without_time"}),
        ((DECISION, replace(DECISION, answer="other")), {"decided_twice"}),
        ((DECISION, replace(DECISION, item="alternatives")), set()),
    ],
)
def test_decisions_that_could_not_be_signed_are_errors(decisions: tuple[Decision, ...], kinds: set[str]) -> None:
    findings = checks(replace(SOUND, decisions=decisions))
    assert {finding.kind for finding in findings} == kinds
    assert all(finding.severity == "error" for finding in findings)


@pytest.mark.parametrize(
    ("row", "bare"),
    [
        (WorkUpRow(cause="cmv", state="positive"), True),
        (WorkUpRow(cause="cmv", state="positive", test="PCR"), True),
        (WorkUpRow(cause="cmv", state="positive", test="PCR", day=exact("2024-03")), False),
        (WorkUpRow(cause="cmv", state="ruled_out"), True),
        (WorkUpRow(cause="cmv", state="ruled_out", test="PCR"), False),
        (WorkUpRow(cause="cmv", state="not_done"), False),
        (WorkUpRow(cause="cmv", state="inconclusive"), False),
    ],
)
def test_a_cause_settled_without_naming_its_test_is_found(row: WorkUpRow, bare: bool) -> None:
    assert bool(found(replace(SOUND, work_up=(row,)), "work_up_without_test")) == bare


@pytest.mark.parametrize(
    ("analytes", "text"),
    [
        (("ALT",), "ALP, GGT, TBIL not reported."),
        (("alt", "SGPT", "ALP", "Bilirubin"), "GGT not reported."),
        (("ALAT", "AP", "GGT", "TBIL"), ""),
        ((), "ALT, ALP, GGT, TBIL not reported."),
    ],
)
def test_liver_tests_never_measured_are_named(analytes: tuple[str, ...], text: str) -> None:
    samples = tuple(Sample(analyte=name, day=exact("2024-03-10"), value=9.0) for name in analytes)
    findings = found(replace(SOUND, samples=samples), "liver_tests_missing")
    assert [finding.text for finding in findings] == ([text] if text else [])


def test_without_a_liver_injury_alcohol_liver_tests_and_metabolism_are_not_missed() -> None:
    product = replace(DRUG, hepatotoxicity=None, slowly_metabolised=None)
    patient = replace(SOUND.patient, alcohol=None)
    case = replace(SOUND, events=(RASH,), samples=(), products=(product,), patient=patient)
    assert checks(case) == ()


@pytest.mark.parametrize(
    ("product", "kind"),
    [
        (replace(DRUG, hepatotoxicity=None), "hepatotoxicity_missing"),
        (replace(DRUG, slowly_metabolised=None), "metabolism_missing"),
    ],
)
def test_what_is_not_stated_of_a_suspect_is_one_note_naming_every_product(product: Product, kind: str) -> None:
    second = replace(product, id="herb", name="Herb")
    (finding,) = found(replace(SOUND, products=(product, second)), kind)
    assert "Drug, Herb" in finding.text
    assert len(finding.where) == 2
    assert not found(replace(SOUND, products=(replace(product, role="concomitant"), DRUG)), kind)


NO_OUTCOME, NOT_SERIOUS = replace(HEPATITIS, outcome=None), replace(HEPATITIS, seriousness=())


@pytest.mark.parametrize(("event", "kind"), [(NO_OUTCOME, "outcome_missing"), (NOT_SERIOUS, "seriousness_missing")])
def test_outcome_and_seriousness_not_stated_are_notes(event: Event, kind: str) -> None:
    assert [finding.severity for finding in found(replace(SOUND, events=(event,)), kind)] == ["note"]
    assert not found(SOUND, kind)
