"""What the report says of the record itself: decisions and attachments."""

import hashlib
from dataclasses import replace
from io import BytesIO

import pikepdf

from causality.case.model import Decision
from causality.case.paragraphs import NarrativeParagraph
from causality.case.versions import FindingAnswer
from causality.report import record_sections
from causality.report.content import report_content
from causality.report.pdf import print_assessment
from causality.report.values import Section, Table
from tests.report.sample import PRINTED, assessment, case


def rows(section: Section) -> list[list[str]]:
    tables = [block for block in section.blocks if isinstance(block, Table)]
    return [[" ".join(filter(None, (c.text, c.below))) for c in row.cells] for table in tables for row in table.rows]


def decision(item: str, when: str, who: str = "Dr Żak") -> Decision:
    return Decision(product="decoction", event="liver", method="rucam", sheet="hepatocellular", item=item,
                    answer="probable", action="overridden", reason="metastases grew", who=who, when=when)  # fmt: skip


def test_decisions_stand_in_order_of_time_with_who_and_why() -> None:
    made = (decision("causes", "2026-11-22T09:00:00+01:00"), decision("onset", "2026-11-21T09:00:00+01:00", ""))
    first, second = rows(record_sections.audit(assessment(case(decisions=made))))
    assert first[:2] == ["2026-11-21 09:00:00 UTC+01:00", "name not recorded"]
    assert second[1:] == [
        "Dr Żak",
        "herbal decoction 汤剂 × liver injury RUCAM (2016), Hepatocellular sheet, 5 Search for alternative causes, "
        "alternative cause highly probable",
        "overridden, metastases grew",
    ]


def test_a_case_without_decisions_says_so() -> None:
    section = record_sections.audit(assessment())
    assert not rows(section)
    assert "No decision is recorded in the case." in [getattr(block, "text", "") for block in section.blocks]


def test_every_attachment_is_listed_with_its_size_and_digest() -> None:
    report = report_content(assessment(), demo=True, generated=PRINTED)
    listed = {row[0]: row for row in rows(report.sections[-1])}
    with pikepdf.open(BytesIO(print_assessment(assessment(), generated=PRINTED, demo=True))) as pdf:
        carried = {str(spec.UF): (spec.EF.F.read_bytes(), str(spec.AFRelationship)[1:]) for spec in pdf.Root.AF}
    assert listed.keys() == carried.keys()
    for name, (data, relation) in carried.items():
        assert listed[name][2:] == [relation, f"{len(data)} bytes", hashlib.sha256(data).hexdigest()]


def test_the_digest_of_the_case_is_that_of_the_attachment() -> None:
    report = report_content(replace(assessment()), generated=PRINTED)
    assert hashlib.sha256(report.files[0].data).hexdigest() == report.digest


def test_answers_and_paragraphs_stand_among_the_decisions_in_order_of_time() -> None:
    answer = FindingAnswer(kind="k", about="a", text="ALP is missing.", reason="not taken", who="ann",
                           when="2026-11-21T10:00:00+01:00")  # fmt: skip
    written = NarrativeParagraph(part="patient", text="A woman.", who="bob", when="2026-11-20T10:00:00+01:00")
    made = (decision("causes", "2026-11-22T09:00:00+01:00"),)
    listed = rows(record_sections.audit(assessment(case(decisions=made, answered=(answer,), paragraphs=(written,)))))
    assert [row[1:3] for row in listed[:2]] == [["bob", "Narrative Patient"], ["ann", "Finding ALP is missing."]]
    assert listed[1][3] == "not taken"
    assert len(listed) == 3
