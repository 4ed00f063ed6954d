"""Edits of what stands once in a case: number, title, patient and history, reporting, narrative, conclusion."""

from dataclasses import replace
from typing import Any, Literal

from causality.case.dates import PartialDate
from causality.case.edits_core import Edit, InvalidEdit, made, of, row_at, with_row, without_rows
from causality.case.model import Case, HistoryEntry
from causality.text import N_, _

PatientField = Literal[
    "initials", "age", "sex", "weight", "pregnant", "alcohol", "alcohol_note", "death", "source", "comment"
]
ReportingField = Literal["country", "qualification", "report_type", "received", "clock", "due"]
HistoryField = Literal["text", "when", "source", "comment"]

_PATIENT = {
    "initials": N_("initials"),
    "age": N_("age"),
    "sex": N_("sex"),
    "weight": N_("weight"),
    "pregnant": N_("pregnancy"),
    "alcohol": N_("alcohol"),
    "alcohol_note": N_("note on alcohol"),
    "death": N_("date of death"),
    "source": N_("source"),
    "comment": N_("comment"),
}
_REPORTING = {
    "country": N_("country"),
    "qualification": N_("qualification of the reporter"),
    "report_type": N_("type"),
    "received": N_("day of receipt"),
    "clock": N_("reporting clock"),
    "due": N_("due day"),
}
_HISTORY = {"text": N_("text"), "when": N_("date"), "source": N_("source"), "comment": N_("comment")}


def set_case_id(text: str) -> Edit:
    """Give the case another number; blanks around it are dropped."""
    return _field("id", _("case number"), text.strip())


def set_title(text: str) -> Edit:
    """Change the title."""
    return _field("title", _("title"), text)


def set_admission(day: PartialDate | None) -> Edit:
    """Change the day of admission; refused without one while dates are counted from it."""
    return _field("admission", _("date of admission"), day)


def set_narrative(text: str) -> Edit:
    """Change the narrative."""
    return _field("narrative", _("narrative"), text)


def set_conclusion(text: str) -> Edit:
    """Change the officer's conclusion."""
    return _field("conclusion", _("conclusion"), text)


def set_case_source(text: str) -> Edit:
    """Change where the case was taken from."""
    return _field("source", _("source of the case"), text)


def set_case_comment(text: str) -> Edit:
    """Change the comment on the case."""
    return _field("comment", _("comment on the case"), text)


def change_patient(field: PatientField, value: Any) -> Edit:
    """Change one fact of the patient, None or an empty text for not known."""

    def change(case: Case) -> Case:
        return replace(case, patient=replace(case.patient, **{field: value}))

    return made(of(_PATIENT[field], _("the patient")), change, f"patient.{field}")


def change_reporting(field: ReportingField, value: Any) -> Edit:
    """Change one fact of how the case was reported, None or an empty text for not known.

    A clock runs from a day: one that is not known to the day is refused.
    """

    def change(case: Case) -> Case:
        if isinstance(value, PartialDate) and value.exact is None:
            raise InvalidEdit(_("expected a day, such as 2026-03-01"))
        return replace(case, reporting=replace(case.reporting, **{field: value}))

    return made(of(_REPORTING[field], _("the report")), change, f"reporting.{field}")


def add_history(entry: HistoryEntry) -> Edit:
    """Add a line to the history."""
    return made(_("new line of the history"), lambda case: _with_history(case, (*case.patient.history, entry)))


def change_history(index: int, field: HistoryField, value: Any) -> Edit:
    """Change one line of the history."""

    def change(case: Case) -> Case:
        entry = replace(row_at(case.patient.history, index), **{field: value})
        return _with_history(case, with_row(case.patient.history, index, entry))

    return made(of(_HISTORY[field], _("the history")), change, f"history[{index}].{field}")


def remove_history(index: int) -> Edit:
    """Take a line out of the history."""
    name = _("removal of a line of the history")
    return made(name, lambda case: _with_history(case, without_rows(case.patient.history, (index,))))


def _field(field: str, name: str, value: Any) -> Edit:
    return made(name, lambda case: _with_field(case, field, value), field)


def _with_field(case: Case, field: str, value: Any) -> Case:
    changes: dict[str, Any] = {field: value}
    return replace(case, **changes)


def _with_history(case: Case, history: tuple[HistoryEntry, ...]) -> Case:
    return replace(case, patient=replace(case.patient, history=history))
