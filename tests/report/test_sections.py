"""Sections as values: what is joined and said once, and that nothing is lost by it."""

from dataclasses import replace
from importlib.resources import files

import pytest

from causality.assess import Assessment, assess
from causality.case.dates import exact
from causality.case.digest import case_digest
from causality.case.edits import answer_finding, begin_version, lock
from causality.case.file import read_case
from causality.case.model import Case, DoseRecord, Event, Patient, Product, Sample, WorkUpRow
from causality.case.severity import SeverityGrade
from causality.case.versions import SignedVersion
from causality.evidence.values import Challenge, Reading
from causality.report import (
    case_sections,
    challenge_section,
    completeness_section,
    findings_section,
    liver_section,
    product_section,
    sheet_section,
)
from causality.report.content import report_content, texts
from causality.report.values import Figure, Paragraph, Row, Section, Table
from tests.report.sample import assessment, case


@pytest.fixture(scope="module")
def worked() -> Assessment:
    return assess(read_case((files("resources") / "cases" / "alpelisib.json").read_bytes()))


def tables(section: Section) -> list[Table]:
    return [block for block in section.blocks if isinstance(block, Table)]


def words(row: Row) -> str:
    return " | ".join(" ".join(filter(None, (cell.text, cell.judged, cell.below))) for cell in row.cells)


def said(section: Section) -> str:
    lines = [words(row) for table in tables(section) for row in table.rows]
    return "\n".join((*lines, *(block.text for block in section.blocks if isinstance(block, Paragraph))))


def reading(first: int, verdict: str = "positive", values: str = "4 → 9", reason: str = "rose") -> Reading:
    none = (None, None, None, None)
    return Reading(first, first, 0 if values else None, (1,), *none, verdict, reason, values)  # type: ignore[arg-type] # a verdict


def challenged(*challenges: Challenge) -> Section:
    return challenge_section.challenges(replace(assessment(), challenges=challenges))


def challenge(
    analyte: str, *readings: Reading, confounders: tuple[str, ...] = (), product: str = "alpelisib"
) -> Challenge:
    return Challenge(product, "liver", analyte, "stop", 0, "300 → 0 mg/day", readings, "positive", "", confounders)


DAY = 739_100
EMPTY = reading(DAY + 5, "uninterpretable", "", "no sample in the 14 days before")


def test_readings_stand_by_day_and_the_day_is_said_once() -> None:
    (table,) = tables(challenged(challenge("ALT", reading(DAY)), challenge("TBIL", reading(DAY))))
    rows = [words(row).split(" | ") for row in table.rows if not row.banner]
    assert [row[:2] for row in rows] == [["2 Aug 2024", "ALT"], ["", "TBIL"]]


def test_readings_without_a_sample_are_joined_over_analytes() -> None:
    section = challenged(challenge("ALT", reading(DAY), EMPTY), challenge("TBIL", reading(DAY), EMPTY))
    assert said(section).count("no sample in the 14 days before") == 1
    assert "ALT, TBIL" in said(section)


def test_what_else_changed_is_said_once_with_its_days() -> None:
    names = ("insulin", "metformin (day not known)")
    section = challenged(challenge("ALT", reading(DAY), confounders=names), challenge("TBIL", reading(DAY)))
    (figure,) = [block for block in section.blocks if isinstance(block, Figure)]
    assert figure.caption == (
        "Also changed or may have changed: (A) insulin begun 4 Aug 2024; (B) insulin ended 7 Nov 2024; "
        "metformin (day not known)."
    )


def test_a_product_that_no_sample_can_judge_is_one_sentence() -> None:
    section = challenged(challenge("ALT", EMPTY), challenge("TBIL", EMPTY))
    assert tables(section) == []
    text = "alpelisib × liver injury: stop 300 → 0 mg/day cannot be judged on ALT, Total bilirubin"
    assert f"{text}: no sample in the 14 days before." in said(section)


def test_every_reading_of_the_worked_example_is_printed(worked: Assessment) -> None:
    whole = said(challenge_section.challenges(worked))
    for known in worked.challenges:
        assert all(one.values in whole for one in known.readings)


def test_causes_of_the_same_state_share_a_row_under_their_names() -> None:
    rows = tuple(
        WorkUpRow(cause=cause, state="inconclusive", result="negative", comment="The tests are not named.")
        for cause in ("hepatitis_a", "hepatitis_b", "autoimmune")
    )
    section = case_sections.patient_and_event(replace(case(), work_up=rows))
    assert said(section).count("The tests are not named.") == 1
    assert "Hepatitis A, hepatitis B, autoimmune hepatitis | ✎" in said(section).replace("| inconclusive", "| ✎")


def test_every_fact_of_the_worked_example_is_printed(worked: Assessment) -> None:
    whole = "\n".join(texts(report_content(worked)))
    known: Case = worked.case
    for product in known.products:
        assert all(text in whole for text in (product.name, product.kind, product.indication, product.comment))
        assert all(text in whole for record in product.doses for text in (record.source, record.comment))
    for row in known.work_up:
        assert all(text in whole for text in (row.result, row.test, row.source, row.comment))
    for statement in known.statements:
        assert all(text in whole for text in (statement.text, statement.source, statement.comment))
    for event in known.events:
        assert all(text in whole for text in (event.name, event.source, event.comment))
    for finding in worked.findings:
        assert finding.text in whole


def test_a_remark_of_many_products_is_printed_once(worked: Assessment) -> None:
    (table,) = tables(product_section.products(worked.case))
    remark = worked.case.products[3].doses[0].comment
    assert sum(remark in words(row) for row in table.rows) + sum(remark in note for note in table.notes) == 1


def test_what_both_sheets_share_is_printed_once(worked: Assessment) -> None:
    section = sheet_section.sheets(worked)
    whole = said(section)
    assert whole.count("Search for alternative causes |") == 1
    assert "Course of ALT after cessation only on the sheet “hepatocellular”" in whole
    assert "Course of ALP after cessation only on the sheet “cholestatic or mixed”" in whole
    assert "3b, 3c  Risk factor: age" in whole
    pair = next(pair for pair in worked.pairs if len(pair.sheets) == 2)
    assert all(result.because in whole for sheet in pair.sheets for result in sheet.items)


def test_pairs_that_a_method_does_not_concern_are_one_line(worked: Assessment) -> None:
    (line,) = sheet_section.asides(worked)
    assert line.startswith("Not made for these events: RUCAM 2016,")
    assert line.endswith("(Hyperglycaemia, Facial neuralgia, numbness of hands and feet).")
    own = sheet_section.own_pairs(worked)
    assert [(pair.event, pair.method.id) for pair in own] == [
        ("liver-injury", "rucam-2016"), ("hyperglycaemia", "naranjo"), ("neuralgia", "naranjo"),
    ] * 2  # fmt: skip
    assert len(report_content(worked).verdicts) == 6


def test_evidence_carries_dates_and_values(worked: Assessment) -> None:
    from causality.report.places import evidence_text

    assert evidence_text(worked.case, "products[alpelisib]").startswith("Alpelisib (300 mg once daily, early Aug 2024")
    assert evidence_text(worked.case, "samples[0]") == "ALT 110.6 U/L, 25 Jul 2024"
    assert evidence_text(worked.case, "events[neuralgia]").endswith("onset early Sep 2024")
    assert "hepatitis A: inconclusive" in evidence_text(worked.case, "work_up[hepatitis_a]")


def test_an_answered_finding_is_printed_with_its_answer() -> None:
    answered = answer_finding(pregnant().findings[0], "transgender man", "ann", "2026-11-22T14:00:00+01:00")
    table, *_missing = findings_section.findings(assess(answered.apply(pregnant().case))).blocks
    assert isinstance(table, Table)
    cell = table.rows[0].cells[1]
    assert cell.text == "The patient is male and pregnant."
    assert cell.judged == "Answered: transgender man (ann, 2026-11-22 14:00:00 UTC+01:00)"
    assert not any(row.cells[1].judged for row in table.rows[1:])


def pregnant() -> Assessment:
    return assess(case(patient=Patient(sex="male", pregnant=True)))


def test_a_version_that_follows_a_signed_one_names_it() -> None:
    mark = SignedVersion(case=case_digest(case()), report="0" * 64, who="Ann", when="2026-11-22T14:00:00+01:00")
    following = begin_version().apply(lock(mark).apply(case()))
    told = dict(report_content(assess(following)).key_facts)
    assert told["Follows version"] == f"3, digest {case_digest(case())}"
    assert "Follows version" not in dict(report_content(assess(case())).key_facts)


def test_the_worst_values_stand_with_their_grade_by_every_version(worked: Assessment) -> None:
    found = liver_section.liver(worked)
    assert found is not None
    table = next(one for one in tables(found) if one.columns[-1].title == "CTCAE 6.0")
    rows = {row.cells[0].text: words(row) for row in table.rows}
    assert rows["AST"].endswith("| 1.02 | grade 3 | no grade | grade 1")
    assert "one value only" in rows["ALT"]
    assert "0 of the levels 4/6/11×ULN" in rows["ALT"]
    assert rows["Glucose"].endswith("grade 3 | by management, not entered | grade 3")
    assert "35 d before the aminotransferase" in said(found)


def test_statements_of_the_source_stand_beside_what_the_samples_show(worked: Assessment) -> None:
    found = challenge_section.challenges(worked)
    stated = [one for one in tables(found) if one.columns[0].title == "Stated by the source"]
    rows = [words(row) for table in stated for row in table.rows]
    assert len(rows) == len([one for one in worked.case.statements if one.kind == "challenge"])
    assert any("Bilirubin increased soon" in row and "reduction: TBIL, rise" in row for row in rows)
    assert any("Bilirubin recovered immediately" in row and "increase: TBIL, fall" in row for row in rows)


def test_values_against_doses_are_read_only_with_enough_samples(worked: Assessment) -> None:
    text = said(challenge_section.challenges(worked))
    assert "Value against daily dose is read from 5 samples on" in text
    doses = tuple(DoseRecord(dose=100.0 * (step + 1), unit="mg", start=exact(f"2024-0{step + 1}-01"))
                  for step in range(3))  # fmt: skip
    drug = Product(id="alpelisib", name="Alpelisib", role="suspect", doses=doses)
    samples = tuple(Sample(analyte="ALT", day=exact(f"2024-0{1 + place // 2}-{10 + place % 2:02d}"),
                           value=40.0 * (place + 1), upper=40.0) for place in range(6))  # fmt: skip
    events = (Event(id="liver", name="Liver injury", kind="liver_injury"),)
    of = assess(Case(id="c", events=events, products=(drug,), samples=samples))
    text = said(challenge_section.challenges(of))
    assert "Spearman ρ +0.96 (n = 6; 100, 200, 300 mg/day): higher at higher doses; an association, no proof" in text


def test_what_counts_as_unchanged_is_said_with_its_source(worked: Assessment) -> None:
    text = said(challenge_section.challenges(worked))
    assert "ALT 29 %, AST 29 %, GGT 28 %, ALP 16 %" in text
    assert "EuBIVAS" in text


def test_how_well_it_is_documented_stands_with_every_penalty(worked: Assessment) -> None:
    found = completeness_section.completeness(worked)
    assert found is not None
    text = said(found)
    assert "age at onset −30 %" in text
    assert "vigiGrade (2014 weights)" in text
    assert "hepatitis A (the test is not named)" in text
    assert completeness_section.completeness(assess(Case(id="c"))) is None


def test_the_grade_of_glucose_by_version_5_is_the_one_that_was_entered(worked: Assessment) -> None:
    grades = tuple(SeverityGrade(grade=grade, event="hyperglycaemia", version="5.0") for grade in (2, 3))
    found = liver_section.liver(assess(replace(worked.case, severity_grades=grades)))
    assert found is not None
    assert "grade 3 | grade 3, entered | grade 3" in said(found)
