"""The tables of the case page: history, symptoms, severity, imaging and statements, with the edits that each means."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, get_args

from causality import wording
from causality.case import edits
from causality.case.edits import Edit
from causality.case.integrity import GRADES
from causality.case.model import Case, HistoryEntry, ImagingFinding, Statement, StatementKind, Symptom
from causality.case.severity import SeverityGrade
from causality.evidence.ctcae_tables import VERSIONS
from causality.text import N_, _
from widgets.edit_model import Column


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of row: where it stands, its columns, and how rows come, change and go."""

    name: str
    place: str
    title: str
    rows: Callable[[Case], tuple[Any, ...]]
    columns: Callable[[Case], tuple[Column, ...]]
    blank: Callable[[dict[str, Any]], Any]
    add: Callable[[Any], Edit]
    change: Callable[[int, Any, Any], Edit]
    remove: Callable[[int], Edit]


def _history(_case: Case) -> tuple[Column, ...]:
    return (
        Column("text", _("What"), share=9, blank=_("add a disease, operation, family history …")),
        Column("when", _("When"), "date", share=5),
        Column("source", _("Source"), share=5),
    )


def _symptoms(case: Case) -> tuple[Column, ...]:
    named = tuple((event.id, event.name or event.id) for event in case.events)
    return (
        Column("name", _("Symptom or sign"), share=7, blank=_("add a symptom or sign")),
        Column("event", _("Event"), "choice", share=4, choices=(*named, ("", "–"))),
        Column("onset", _("Onset"), "date", share=5),
        Column("end", _("End"), "date", share=4),
        Column("source", _("Source"), share=4),
    )


def _severities(case: Case) -> tuple[Column, ...]:
    named = tuple((event.id, event.name or event.id) for event in case.events)
    grades = tuple((str(grade), str(grade)) for grade in range(GRADES[0], GRADES[1] + 1))
    return (
        Column("term", _("What was graded"), share=6, blank=_("add a dated severity grade")),
        Column("event", _("Event"), "choice", share=4, choices=(*named, ("", "–"))),
        Column("grade", _("CTCAE grade"), "choice", share=3, choices=grades),
        Column("version", _("Version"), share=3, choices=tuple((version, version) for version in VERSIONS)),
        Column("day", _("Date"), "date", share=4),
        Column("source", _("Source"), share=4),
    )


def _severity(index: int, field: Any, value: Any) -> Edit:
    return edits.change_severity(index, field, int(value) if field == "grade" else value)


def _new_severity(given: dict[str, Any]) -> SeverityGrade:
    """A new grade is 1 until another is chosen."""
    return SeverityGrade(**{**given, "grade": int(given.get("grade", 1))})


def _imaging(_case: Case) -> tuple[Column, ...]:
    return (
        Column("method", _("Examination"), share=5, blank=_("add an examination")),
        Column("finding", _("Finding"), share=10),
        Column("day", _("Date"), "date", share=4),
        Column("source", _("Source"), share=4),
    )


def _statements(_case: Case) -> tuple[Column, ...]:
    kinds = tuple((key, wording.name(key)) for key in get_args(StatementKind))
    return (
        Column("kind", _("Kind"), "choice", share=4, choices=kinds),
        Column("text", _("What the source states"), share=9, blank=_("add what a source states")),
        Column("about", _("About"), "fixed", share=5),
        Column("day", _("Date"), "date", share=4),
        Column("until", _("Until"), "date", share=4),
        Column("source", _("Source"), share=4),
    )


def about(case: Case, row: Statement) -> str:
    """Say what a statement is about: product, event, analyte, change, direction, value, grade."""
    value = f"{wording.number(row.value)} {row.unit}".strip() if row.value is not None else ""
    grade = _("grade {grade}").format(grade=row.grade) if row.grade is not None else ""
    parts = (
        wording.product_name(case, row.product) if row.product else "",
        wording.event_name(case, row.event) if row.event else "",
        wording.analyte(row.analyte) if row.analyte else "", wording.name(row.change) if row.change else "",
        wording.name(row.direction) if row.direction else "", value, grade, row.version,
    )  # fmt: skip
    return ", ".join(filter(None, parts))


KINDS = (
    Kind("historyTable", "patient.history", N_("History"), lambda case: case.patient.history, _history,
         lambda given: HistoryEntry(**{"text": "", **given}),
         edits.add_history, edits.change_history, edits.remove_history),
    Kind("symptomTable", "symptoms", N_("Symptoms and signs"), lambda case: case.symptoms, _symptoms,
         lambda given: Symptom(**{"name": "", **given}),
         edits.add_symptom, edits.change_symptom, edits.remove_symptom),
    Kind("severityTable", "severity_grades", N_("Severity over time"), lambda case: case.severity_grades, _severities,
         _new_severity, edits.add_severity, _severity, edits.remove_severity),
    Kind("imagingTable", "imaging", N_("Imaging"), lambda case: case.imaging, _imaging,
         lambda given: ImagingFinding(**{"method": "", "finding": "", **given}),
         edits.add_imaging, edits.change_imaging, edits.remove_imaging),
    Kind("statementTable", "statements", N_("Statements"), lambda case: case.statements, _statements,
         lambda given: Statement(**{"kind": "challenge", "text": "", **given}),
         edits.add_statement, edits.change_statement, edits.remove_statement),
)  # fmt: skip
