"""Every edit: its name, what it changes, what it refuses, and that the case stays one that a file holds."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from causality.case import edits
from causality.case.dates import exact
from causality.case.deciding import Scoring
from causality.case.edits import Edit, InvalidEdit
from causality.case.examinations import Biopsy, Procedure
from causality.case.file import LONGEST, case_json, read_case
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
from causality.case.paragraphs import NarrativeParagraph
from causality.case.ranking import RankedCause
from causality.case.severity import SeverityGrade
from tests.case.typed_edits import typed
from tests.strategies import cases

DECISION = Decision(product="alpelisib", event="liver", method="rucam", sheet="hepatocellular", item="onset",
                    answer="suggestive", action="accepted")  # fmt: skip
FIRST = DoseRecord(dose=300, unit="mg", route="oral", start=exact("2024-07-01"), stop=exact("2024-08-10"))
SECOND = DoseRecord(dose=150, unit="mg", route="oral", start=exact("2024-08-11"), stop=exact("2024-09-06"))
CASE = Case(
    id="2024-017",
    admission=exact("2024-07-20"),
    patient=Patient(age=50, history=(HistoryEntry(text="surgery", when=exact("6 years before admission")),)),
    events=(
        Event(id="liver", name="Liver injury", kind="liver_injury", onset=exact("12 days after start of alpelisib")),
        Event(id="rash", name="Rash"),
    ),
    products=(
        Product(id="alpelisib", name="Alpelisib", role="suspect", doses=(FIRST, SECOND)),
        Product(id="bicyclol", name="Bicyclol", role="treatment", treats=("liver", "rash"),
                doses=(DoseRecord(start=exact("after onset of liver"), stop=exact("3 days after stop of alpelisib")),)),
    ),
    samples=(
        Sample(analyte="ALT", day=exact("day 10 of alpelisib"), value=300.0, upper=40.0),
        Sample(analyte="ALT", day=exact("2024-08-01 or 5 days after stop of alpelisib"), value=100.0, upper=40.0),
        Sample(analyte="ALP", day=exact("2024-08-01"), value=90.0),
    ),
    limits=(Limits(analyte="ALT", upper=40.0),),
    work_up=(WorkUpRow(cause="hepatitis_a", state="ruled_out", test="anti-HAV IgM"),),
    symptoms=(Symptom(name="fatigue", event="liver", onset=exact("before onset of liver")),),
    scorings=(Scoring(officer="ann"),),
    biopsies=(Biopsy(signs=("tumour_cells",)),),
    procedures=(Procedure(kind="radiotherapy", start=exact("2024-01")),),
    ranking=(RankedCause(event="liver", cause="tili", standing="supported", reason="lesions"),
             RankedCause(event="liver", cause="dili:alpelisib")),
    severity_grades=(SeverityGrade(grade=3, event="liver", day=exact("2024-08-04"), version="5.0"),),
    imaging=(ImagingFinding(method="ultrasound", finding="normal"),),
    statements=(Statement(kind="challenge", text="ALT fell", product="alpelisib", event="liver"),),
    pairs=(PairFacts(product="alpelisib", event="liver", placebo=False),),
    decisions=(DECISION, replace(DECISION, product="bicyclol", event="rash")),
    paragraphs=(NarrativeParagraph(part="patient", text="A man."),),
)  # fmt: skip


def product(case: Case, name: str = "alpelisib") -> Product:
    return next(one for one in case.products if one.id == name)


def said(edit: Edit, case: Case = CASE) -> str:
    with pytest.raises(InvalidEdit) as refused:
        edit.apply(case)
    assert "\n" not in str(refused.value)
    return str(refused.value)


SOUND: list[tuple[Edit, str, Callable[[Case], object], object]] = [
    (edits.set_case_id(" A 7 "), "case number", lambda case: case.id, "A 7"),
    (edits.set_title(" x "), "title", lambda case: case.title, " x "),
    (edits.set_admission(exact("2024-07")), "date of admission", lambda case: case.admission, exact("2024-07")),
    (edits.set_narrative("n"), "narrative", lambda case: case.narrative, "n"),
    (edits.set_conclusion("c"), "conclusion", lambda case: case.conclusion, "c"),
    (edits.set_case_source("s"), "source of the case", lambda case: case.source, "s"),
    (edits.set_case_comment("s"), "comment on the case", lambda case: case.comment, "s"),
    (edits.change_patient("age", 51.0), "age of the patient", lambda case: case.patient.age, 51.0),
    (edits.add_history(HistoryEntry(text="t")), "new line of the history",
     lambda case: case.patient.history[1].text, "t"),
    (edits.change_history(0, "text", "t"), "text of the history", lambda case: case.patient.history[0].text, "t"),
    (edits.remove_history(0), "removal of a line of the history", lambda case: case.patient.history, ()),
    (edits.add_event(Event(id="", name=" Liver  injury or rash ")), "new event Liver injury/rash",
     lambda case: case.events[2].id, "Liver injury/rash"),
    (edits.change_event("liver", "onset", exact("2024-08")), "onset of liver",
     lambda case: case.events[0].onset, exact("2024-08")),
    (edits.change_event("rash", "analytes", (" ALT ", " ")), "analytes of rash",
     lambda case: case.events[1].analytes, ("ALT",)),
    (edits.change_product("alpelisib", "role", "interacting"), "role of alpelisib",
     lambda case: product(case).role, "interacting"),
    (edits.add_product(Product(id="", name="")), "new product", lambda case: case.products[2].name, "product"),
    (edits.add_product(Product(id="", name="bicyclol")), "new product bicyclol",
     lambda case: case.products[2].id, "bicyclol 2"),
    (edits.change_dose("alpelisib", 1, "stop", exact("2024-09-07")), "stop date of alpelisib",
     lambda case: product(case).doses[1].stop, exact("2024-09-07")),
    (edits.change_dose("alpelisib", 1, "ongoing", True), "continued intake of alpelisib",
     lambda case: (product(case).doses[1].stop, product(case).doses[1].ongoing), (None, True)),
    (edits.add_dose("alpelisib", DoseRecord(dose=1.0), 0), "new dose record of alpelisib",
     lambda case: product(case).doses[0].dose, 1.0),
    (edits.add_samples(CASE.samples), "3 new samples", lambda case: len(case.samples), 6),
    (edits.add_samples(CASE.samples[:1], "results file"), "results file", lambda case: len(case.samples), 4),
    (edits.change_sample(2, "unit", "U/L"), "unit of sample 3", lambda case: case.samples[2].unit, "U/L"),
    (edits.enter_sample(0, 5.0, "<"), "result of sample 1",
     lambda case: (case.samples[0].value, case.samples[0].comparator), (5.0, "<")),
    (edits.change_samples([0, 2], "laboratory", "B"), "laboratory of 2 samples",
     lambda case: [sample.laboratory for sample in case.samples], ["B", "", "B"]),
    (edits.remove_samples([0, 1]), "removal of 2 samples", lambda case: case.samples, CASE.samples[2:]),
    (edits.add_limits(Limits(analyte="ALP")), "new limits of ALP", lambda case: len(case.limits), 2),
    (edits.change_limits(0, "upper", 35.0), "upper limit of limits 1", lambda case: case.limits[0].upper, 35.0),
    (edits.remove_limits(0), "removal of limits 1", lambda case: case.limits, ()),
    (edits.mark_work_up("hepatitis_a", "positive"), "state of hepatitis A",
     lambda case: case.work_up, (WorkUpRow(cause="hepatitis_a", state="positive", test="anti-HAV IgM"),)),
    (edits.mark_work_up(" sepsis ", "positive"), "state of sepsis",
     lambda case: case.work_up[1], WorkUpRow(cause="sepsis", state="positive")),
    (edits.unmark_work_up("hepatitis_a", [WorkUpRow(cause="hepatitis_a", state="not_done")]), "state of hepatitis A",
     lambda case: case.work_up, (WorkUpRow(cause="hepatitis_a", state="not_done", test="anti-HAV IgM"),)),
    (edits.unmark_work_up("hepatitis_a", ()), "state of hepatitis A", lambda case: case.work_up, ()),
    (edits.change_work_up("cmv", "test", "PCR"), "test of cytomegalovirus",
     lambda case: case.work_up[1], WorkUpRow(cause="cmv", state="not_done", test="PCR")),
    (edits.set_work_up(WorkUpRow(cause="hepatitis_a", state="not_done")), "work-up of hepatitis A",
     lambda case: case.work_up, (WorkUpRow(cause="hepatitis_a", state="not_done"),)),
    (edits.remove_work_up("hepatitis_a"), "removal of hepatitis A", lambda case: case.work_up, ()),
    (edits.add_symptom(Symptom(name="itch")), "new symptom", lambda case: case.symptoms[1].name, "itch"),
    (edits.change_symptom(0, "event", ""), "event of symptom 1", lambda case: case.symptoms[0].event, ""),
    (edits.remove_symptom(0), "removal of symptom 1", lambda case: case.symptoms, ()),
    (edits.change_reporting("country", "Norway"), "country of the report", lambda case: case.reporting.country,
     "Norway"),
    (edits.change_reporting("qualification", "physician"), "qualification of the reporter of the report",
     lambda case: case.reporting.qualification, "physician"),
    (edits.change_reporting("received", exact("2026-02-20")), "day of receipt of the report",
     lambda case: str(case.reporting.received), "2026-02-20"),
    (edits.change_reporting("clock", "eu_serious"), "reporting clock of the report",
     lambda case: case.reporting.clock, "eu_serious"),
    (edits.add_severity(SeverityGrade(grade=2, event="liver")), "new severity grade",
     lambda case: [row.grade for row in case.severity_grades], [3, 2]),
    (edits.change_severity(0, "grade", 1), "grade of severity grade 1",
     lambda case: case.severity_grades[0].grade, 1),
    (edits.remove_severity(0), "removal of severity grade 1", lambda case: case.severity_grades, ()),
    (edits.add_biopsy(Biopsy(state="not_done")), "new biopsy", lambda case: len(case.biopsies), 2),
    (edits.change_biopsy(0, "infiltration", 60.0), "infiltration of biopsy 1",
     lambda case: case.biopsies[0].infiltration, 60.0),
    (edits.remove_biopsy(0), "removal of biopsy 1", lambda case: case.biopsies, ()),
    (edits.add_procedure(Procedure(kind="tace")), "new procedure", lambda case: len(case.procedures), 2),
    (edits.change_procedure(0, "liver_in_field", True), "liver in the field of procedure 1",
     lambda case: case.procedures[0].liver_in_field, True),
    (edits.remove_procedure(0), "removal of procedure 1", lambda case: case.procedures, ()),
    (edits.begin_scoring("ben", "t"), "blind scoring of ben", lambda case: [one.officer for one in case.scorings],
     ["ann", "ben"]),
    (edits.score("ann", CASE.decisions[:1]), f"blind decision of {CASE.decisions[0].item}",
     lambda case: case.scorings[0].decisions, CASE.decisions[:1]),
    (edits.finish_scoring("ann", "t"), "end of the blind scoring of ann", lambda case: case.scorings[0].state, "done"),
    (edits.withdraw_scoring("ann"), "withdrawal of the blind scoring of ann", lambda case: case.scorings, ()),
    (edits.rank_cause("liver", "biliary", 0), "rank of biliary",
     lambda case: [row.cause for row in case.ranking], ["biliary", "tili", "dili:alpelisib"]),
    (edits.rank_cause("liver", "tili", 1), "rank of tili",
     lambda case: [row.cause for row in case.ranking], ["dili:alpelisib", "tili"]),
    (edits.judge_cause("liver", "tili", "excluded", who="ann", when="2026-11-25T10:00:00+00:00"), "standing of tili",
     lambda case: (case.ranking[0].standing, case.ranking[0].reason, case.ranking[0].who),
     ("excluded", "lesions", "ann")),
    (edits.explain_cause("liver", "cmv", "PCR negative"), "reason of cmv",
     lambda case: (case.ranking[2].cause, case.ranking[2].reason), ("cmv", "PCR negative")),
    (edits.unrank_cause("liver", "tili"), "removal from the ranking of tili",
     lambda case: [row.cause for row in case.ranking], ["dili:alpelisib"]),
    (edits.change_imaging(0, "signs", ("ducts_dilated",)), "signs of imaging finding 1",
     lambda case: case.imaging[0].signs, ("ducts_dilated",)),
    (edits.add_imaging(ImagingFinding(method="CT", finding="")), "new imaging finding",
     lambda case: case.imaging[1].method, "CT"),
    (edits.change_imaging(0, "finding", "cyst"), "finding of imaging finding 1",
     lambda case: case.imaging[0].finding, "cyst"),
    (edits.remove_imaging(0), "removal of imaging finding 1", lambda case: case.imaging, ()),
    (edits.add_statement(Statement(kind="grade", text="")), "new statement", lambda case: len(case.statements), 2),
    (edits.change_statement(0, "grade", 3), "grade of statement 1", lambda case: case.statements[0].grade, 3),
    (edits.remove_statement(0), "removal of statement 1", lambda case: case.statements, ()),
    (edits.change_pair("alpelisib", "liver", "before", True), "earlier reaction of alpelisib × liver",
     lambda case: case.pairs[0].before, True),
    (edits.change_pair("bicyclol", "rash", "reported", "labelled"), "earlier reports of bicyclol × rash",
     lambda case: [(one.product, one.reported) for one in case.pairs], [("alpelisib", None), ("bicyclol", "labelled")]),
    (edits.change_pair("alpelisib", "liver", "placebo", None), "course under placebo of alpelisib × liver",
     lambda case: case.pairs, ()),
    (edits.write_paragraph(NarrativeParagraph(part="source", text="told")), "paragraph of the narrative",
     lambda case: [one.text for one in case.paragraphs], ["told", "A man."]),
    (edits.write_paragraph(NarrativeParagraph(part="patient", text="B")), "paragraph of the narrative",
     lambda case: [one.text for one in case.paragraphs], ["B"]),
    (edits.take_generated("patient"), "generated paragraph of the narrative", lambda case: case.paragraphs, ()),
    (edits.undecide("alpelisib", "liver", "rucam", "hepatocellular", "onset"), "withdrawal of the decision of onset",
     lambda case: case.decisions, CASE.decisions[1:]),
]  # fmt: skip


@pytest.mark.parametrize(("edit", "name", "look", "seen"), SOUND, ids=[entry[1] for entry in SOUND])
def test_an_edit_has_a_name_and_changes_what_it_names(
    edit: Edit, name: str, look: Callable[[Case], object], seen: object
) -> None:
    after = edit.apply(CASE)
    assert edit.name == name
    assert look(after) == seen
    assert list(problems(after)) == []


@pytest.mark.parametrize(
    ("edit", "message"),
    [
        (edits.set_case_id("  "), "case number: is empty"),
        (edits.set_admission(None), 'date of admission: "6 years before admission" is counted from the admission, '
                                    'but "admission" is missing'),
        (edits.change_patient("age", 131.0), "age of the patient: 131 is not between 0 and 130"),
        (edits.change_patient("weight", float("nan")), "weight of the patient: nan is not a number"),
        (edits.change_patient("comment", "a\x00"), 'comment of the patient: the text holds "\\x00", which is not a '
                                                   "character"),
        (edits.set_narrative("x" * (LONGEST + 1)), "narrative: 100001 characters; expected at most 100000"),
        (edits.add_product(Product(id="bicyclol", name="b")),
         'new product b: "bicyclol" is already the id of products[1]'),
        (edits.set_product_id("alpelisib", " "), "id of alpelisib: is empty"),
        (edits.change_product("x", "name", "y"), 'name of x: there is no "x"'),
        (edits.change_dose("alpelisib", 2, "dose", 1.0), "dose of alpelisib: row 3 does not exist"),
        (edits.change_dose("alpelisib", 0, "start", exact("3 days after onset of liver")),
         'start date of alpelisib: "12 days after start of alpelisib" is counted from itself'),
        (edits.change_sample(0, "lower", 50.0), "lower limit of sample 1: the lower limit 50 is above the upper limit "
                                                "40"),
        (edits.change_sample(-1, "value", 5.0), "value of sample 0: row 0 does not exist"),
        (edits.change_sample(0, "day", exact(" or ".join(f"2024-01-{day:02}" for day in range(1, 25)))),
         'date of sample 1: "2024-01-01 or 2024-01-02 or 2024-01-03 or 2024-01-04 or 202…" is too long for a date'),
        (edits.mark_work_up(" ", "positive"), "state of : is empty"),
        (edits.remove_work_up("cmv"), "removal of cytomegalovirus: it is not in the work-up"),
        (edits.change_statement(0, "product", "x"), 'product of statement 1: there is no product "x"'),
        (edits.decide(replace(DECISION, action="overridden", reason=" ")),
         "decision of onset: an override needs a reason"),
        (edits.decide(replace(DECISION, event="x")), 'decision of onset: there is no event "x"'),
        (edits.undecide("alpelisib", "liver", "rucam", "", "onset"),
         "withdrawal of the decision of onset: nothing was decided here"),
        (edits.dose_changed("alpelisib", exact("2024-06"), 1.0),
         'dose change of alpelisib: "2024-06" is before the first dose record'),
        (edits.dose_changed("alpelisib", exact("2024-10"), 1.0),
         "dose change of alpelisib: intake had ended on 2024-09-06; enter a restart instead"),
        (edits.restarted("alpelisib", exact("2024-09-01"), 1.0),
         "restart of alpelisib: intake went on until 2024-09-06; enter the stop before the restart first"),
        (edits.restarted("alpelisib", exact("2024-08-11"), 1.0),
         "restart of alpelisib: a dose record begins on that day already"),
        (edits.change_reporting("due", exact("2026-03")),
         "due day of the report: expected a day, such as 2026-03-01"),
    ],
)  # fmt: skip
def test_an_edit_that_a_case_cannot_take_says_why_in_one_line(edit: Edit, message: str) -> None:
    assert said(edit) == message


def doses(*edit: Edit, case: Case = CASE) -> list[tuple[float | None, str, str]]:
    for one in edit:
        case = one.apply(case)
    records = product(case).doses
    return [(record.dose, str(record.start or ""), "on" if record.ongoing else str(record.stop or ""))
            for record in records]  # fmt: skip


OPEN = replace(CASE, products=(replace(CASE.products[0], doses=(replace(FIRST, stop=None, ongoing=True),)),
                               CASE.products[1]))  # fmt: skip


@pytest.mark.parametrize(
    ("case", "edit", "records"),
    [
        (OPEN, edits.dose_changed("alpelisib", exact("2024-08-11"), 150.0),
         [(300, "2024-07-01", ""), (150, "2024-08-11", "on")]),
        (CASE, edits.dose_changed("alpelisib", exact("2024-07-20"), 250.0),
         [(300, "2024-07-01", ""), (250, "2024-07-20", "2024-08-10"), (150, "2024-08-11", "2024-09-06")]),
        (CASE, edits.dose_changed("alpelisib", exact("2024-08-11"), 100.0),
         [(300, "2024-07-01", "2024-08-10"), (100, "2024-08-11", "2024-09-06")]),
        (OPEN, edits.stopped("alpelisib", exact("late 2024-08")), [(300, "2024-07-01", "late 2024-08")]),
        (CASE, edits.stopped("alpelisib", exact("2024-07-20")),
         [(300, "2024-07-01", "2024-07-20"), (150, "2024-08-11", "2024-09-06")]),
        (CASE, edits.restarted("alpelisib", exact("2024-10-01"), 50.0),
         [(300, "2024-07-01", "2024-08-10"), (150, "2024-08-11", "2024-09-06"), (50, "2024-10-01", "")]),
        (CASE, edits.restarted("alpelisib", exact("5 days after stop of alpelisib"), None),
         [(300, "2024-07-01", "2024-08-10"), (150, "2024-08-11", "2024-09-06"), (None, "2024-09-11", "")]),
        (OPEN, edits.restarted("alpelisib", exact("2024-10-01"), 50.0),
         [(300, "2024-07-01", "unknown"), (50, "2024-10-01", "")]),
    ],
)  # fmt: skip
def test_a_quick_dose_edit_finds_its_place_by_the_day(
    case: Case, edit: Edit, records: list[tuple[float | None, str, str]]
) -> None:
    assert doses(edit, case=case) == records


def test_edits_together_are_made_one_after_the_other_as_one() -> None:
    steps = [edits.set_title("First"), edits.set_case_id("2024-018"), edits.set_title("Last")]
    both = edits.together("both of 2024", steps)
    assert (both.name, both.merge) == ("both of 2024", "")
    after = both.apply(CASE)
    assert after == replace(CASE, title="Last", id="2024-018")
    assert edits.together("nothing", ()).apply(CASE) == CASE
    assert edits.together("typed", steps, "burst").merge == "burst"


def test_of_edits_together_none_is_made_when_one_cannot_be_made() -> None:
    both = edits.together("both", [edits.set_title("First"), edits.remove_product("nowhere")])
    with pytest.raises(InvalidEdit, match="nowhere"):
        both.apply(CASE)
    stepwise = edits.together("both", iter([edits.set_title("First"), edits.remove_product("bicyclol")]))
    assert stepwise.apply(CASE) == stepwise.apply(CASE), "steps that come from an iterator are kept"
    assert len(stepwise.apply(CASE).products) == 1


def test_a_changed_dose_keeps_unit_and_route() -> None:
    begun = product(edits.dose_changed("alpelisib", exact("2024-07-20"), 250.0).apply(CASE)).doses[1]
    assert (begun.unit, begun.route) == ("mg", "oral")


def test_a_product_without_records_can_be_stopped() -> None:
    bare = edits.add_product(Product(id="herb", name="herb")).apply(CASE)
    assert product(edits.stopped("herb", exact("2024-08")).apply(bare), "herb").doses == (
        DoseRecord(stop=exact("2024-08")),
    )


def test_dates_counted_from_the_stop_stay_where_they_were_after_a_restart() -> None:
    after = edits.restarted("alpelisib", exact("2024-10-01"), 50.0).apply(CASE)
    assert str(product(after, "bicyclol").doses[0].stop) == "2024-09-09"
    assert str(after.samples[1].day) == "2024-08-01 or 2024-09-11"


def test_dates_counted_from_the_start_follow_a_correction_of_it() -> None:
    after = edits.change_dose("alpelisib", 0, "start", exact("2024-07-03")).apply(CASE)
    assert after.samples == CASE.samples


def test_taking_out_the_first_record_leaves_days_where_they_were() -> None:
    own = edits.change_dose("alpelisib", 1, "start", exact("day 42 of alpelisib")).apply(CASE)
    after = edits.remove_dose("alpelisib", 0).apply(own)
    assert str(product(after).doses[0].start) == "2024-08-11"
    assert str(after.samples[0].day) == "2024-07-10"


def test_removing_a_product_repairs_what_named_it() -> None:
    after = edits.remove_product("alpelisib").apply(CASE)
    assert [one.product for one in after.decisions] == ["bicyclol"]
    assert (after.statements[0].product, after.statements[0].text) == ("", "ALT fell")
    assert str(after.events[0].onset) == "2024-07-13"
    assert [str(sample.day) for sample in after.samples] == ["2024-07-10", "2024-08-01 or 2024-09-11", "2024-08-01"]
    assert list(problems(after)) == []


def test_removing_an_event_repairs_what_named_it() -> None:
    after = edits.remove_event("liver").apply(CASE)
    assert [one.event for one in after.decisions] == ["rash"]
    assert (after.symptoms[0].event, str(after.symptoms[0].onset)) == ("", "before 2024-07-13")
    assert after.statements[0].event == ""
    assert product(after, "bicyclol").treats == ("rash",)
    assert str(product(after, "bicyclol").doses[0].start) == "after 2024-07-13"
    assert list(problems(after)) == []


def test_dates_without_a_day_to_stand_on_become_unknown() -> None:
    vague = edits.change_dose("alpelisib", 0, "start", None).apply(CASE)
    assert str(edits.remove_product("alpelisib").apply(vague).samples[0].day) == "unknown"


def test_another_id_is_followed_everywhere() -> None:
    there = edits.set_product_id("alpelisib", " BYL719  or so ").apply(CASE)
    assert str(there.samples[1].day) == "2024-08-01 or 5 days after stop of BYL719/so"
    assert edits.set_product_id("BYL719/so", "alpelisib").apply(there) == CASE
    other = edits.set_event_id("liver", "hepatitis").apply(CASE)
    assert product(other, "bicyclol").treats == ("hepatitis", "rash")
    assert edits.set_event_id("hepatitis", "liver").apply(other) == CASE


def test_a_decision_replaces_the_earlier_one_on_the_same_item() -> None:
    other = replace(DECISION, answer="compatible", action="overridden", reason="chart reviewed")
    assert edits.decide(other).apply(CASE).decisions == (CASE.decisions[1], other)


def test_one_sheet_is_chosen_for_a_pair() -> None:
    first, second = (replace(DECISION, item="sheet", sheet=name, answer=name) for name in ("a", "b"))
    assert edits.decide_all((first, second)).apply(CASE).decisions == (*CASE.decisions, second)


def test_the_state_is_one_for_all_rows_of_a_cause() -> None:
    double = replace(CASE, work_up=(*CASE.work_up, WorkUpRow(cause="hepatitis_a", state="inconclusive", test="RNA")))
    after = edits.mark_work_up("hepatitis_a", "positive").apply(double)
    assert [(row.state, row.test) for row in after.work_up] == [("positive", "anti-HAV IgM"), ("positive", "RNA")]


@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large], deadline=None)
@given(case=st.just(CASE) | cases(), data=st.data())
def test_after_any_edits_the_case_is_one_that_a_file_may_hold(case: Case, data: st.DataObject) -> None:
    for _step in range(data.draw(st.integers(1, 6))):
        edit = data.draw(typed(case))
        try:
            after = edit.apply(case)
        except InvalidEdit:
            continue
        assert list(problems(after)) == []
        assert edit.apply(case) == after
        case = after
    assert read_case(case_json(case).encode()) == case
