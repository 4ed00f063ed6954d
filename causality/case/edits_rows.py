"""Edits of work-up rows, symptoms, dated severity grades, imaging and statements."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any, Literal

from causality.case.causes import cause_name
from causality.case.edits_core import Edit, InvalidEdit, made, of, row_at, with_row, without_rows
from causality.case.model import Case, ImagingFinding, Statement, Symptom, WorkUpRow, WorkUpState
from causality.case.severity import SeverityGrade
from causality.text import N_, _

WorkUpField = Literal["test", "day", "result", "source", "comment"]
SymptomField = Literal["name", "event", "onset", "end", "source", "comment"]
SeverityField = Literal["event", "grade", "day", "version", "term", "source", "comment"]
ImagingField = Literal["method", "finding", "day", "signs", "liver_spleen_ratio", "source", "comment"]
StatementField = Literal[
    "kind", "text", "product", "event", "analyte", "change", "direction", "value", "unit", "grade", "version", "day",
    "until", "source", "comment",
]  # fmt: skip

_LABELS = {
    "analyte": N_("analyte"),
    "change": N_("change of dose"),
    "comment": N_("comment"),
    "day": N_("date"),
    "direction": N_("direction"),
    "end": N_("end"),
    "event": N_("event"),
    "finding": N_("finding"),
    "grade": N_("grade"),
    "kind": N_("kind"),
    "liver_spleen_ratio": N_("ratio of liver to spleen"),
    "method": N_("method"),
    "name": N_("name"),
    "onset": N_("onset"),
    "product": N_("product"),
    "result": N_("result"),
    "signs": N_("signs"),
    "source": N_("source"),
    "term": N_("term"),
    "test": N_("test"),
    "text": N_("text"),
    "unit": N_("unit"),
    "until": N_("last day"),
    "value": N_("value"),
    "version": N_("CTCAE version"),
}


def set_work_up(row: WorkUpRow) -> Edit:
    """Enter the work-up row of a cause in place of the one there was."""
    whole = replace(row, cause=row.cause.strip())

    def change(case: Case) -> Case:
        return _marked(_with_cause(case, whole.cause, lambda _row: whole), whole.cause, whole.state)

    return made(of(N_("work-up"), cause_name(whole.cause)), change)


def mark_work_up(cause: str, state: WorkUpState) -> Edit:
    """Say what came out of looking for a cause."""
    plain = cause.strip()

    def change(case: Case) -> Case:
        return _marked(_with_cause(case, plain, lambda row: replace(row, state=state)), plain, state)

    return made(of(N_("state"), cause_name(plain)), change, f"work_up[{plain}].state")


def unmark_work_up(cause: str, before: Sequence[WorkUpRow]) -> Edit:
    """Take back what `mark_work_up` said just now, so that no step is left of it; `before` are the cause's rows."""
    plain = cause.strip()

    def change(case: Case) -> Case:
        places = [place for place, row in enumerate(case.work_up) if row.cause == plain]
        if len(places) != len(before):  # it began a row
            return replace(case, work_up=without_rows(case.work_up, places[len(before) :]))
        rows = list(case.work_up)
        for place, row in zip(places, before, strict=True):
            rows[place] = replace(rows[place], state=row.state)
        return replace(case, work_up=tuple(rows))

    return made(of(N_("state"), cause_name(plain)), change, f"work_up[{plain}].state")


def change_work_up(cause: str, field: WorkUpField, value: Any) -> Edit:
    """Change one fact of a work-up row; a cause without a row gets one, not done."""
    plain = cause.strip()

    def change(case: Case) -> Case:
        return _with_cause(case, plain, lambda row: replace(row, **{field: value}))

    return made(of(_LABELS[field], cause_name(plain)), change, f"work_up[{plain}].{field}")


def remove_work_up(cause: str) -> Edit:
    """Take a cause out of the work-up."""
    plain = cause.strip()

    def change(case: Case) -> Case:
        places = [place for place, row in enumerate(case.work_up) if row.cause == plain]
        if not places:
            raise InvalidEdit(_("it is not in the work-up"))
        return replace(case, work_up=without_rows(case.work_up, places))

    return made(of(N_("removal"), cause_name(plain)), change)


def add_symptom(symptom: Symptom) -> Edit:
    """Add a symptom or sign."""
    return made(_("new symptom"), lambda case: replace(case, symptoms=(*case.symptoms, symptom)))


def change_symptom(index: int, field: SymptomField, value: Any) -> Edit:
    """Change one fact of a symptom."""
    return _changed("symptoms", _("symptom {number}"), index, field, value)


def remove_symptom(index: int) -> Edit:
    """Take a symptom out."""
    return _removed("symptoms", _("symptom {number}"), index)


def add_severity(grade: SeverityGrade) -> Edit:
    """Add how severe an event was on a day."""
    return made(_("new severity grade"), lambda case: replace(case, severity_grades=(*case.severity_grades, grade)))


def change_severity(index: int, field: SeverityField, value: Any) -> Edit:
    """Change one fact of a dated severity grade."""
    return _changed("severity_grades", _("severity grade {number}"), index, field, value)


def remove_severity(index: int) -> Edit:
    """Take a dated severity grade out."""
    return _removed("severity_grades", _("severity grade {number}"), index)


def add_imaging(finding: ImagingFinding) -> Edit:
    """Add what an examination showed."""
    return made(_("new imaging finding"), lambda case: replace(case, imaging=(*case.imaging, finding)))


def change_imaging(index: int, field: ImagingField, value: Any) -> Edit:
    """Change one fact of an imaging finding."""
    return _changed("imaging", _("imaging finding {number}"), index, field, value)


def remove_imaging(index: int) -> Edit:
    """Take an imaging finding out."""
    return _removed("imaging", _("imaging finding {number}"), index)


def add_statement(statement: Statement) -> Edit:
    """Add what a source itself states."""
    return made(_("new statement"), lambda case: replace(case, statements=(*case.statements, statement)))


def change_statement(index: int, field: StatementField, value: Any) -> Edit:
    """Change one fact of a statement."""
    return _changed("statements", _("statement {number}"), index, field, value)


def remove_statement(index: int) -> Edit:
    """Take a statement out."""
    return _removed("statements", _("statement {number}"), index)


def _with_cause(case: Case, cause: str, change: Callable[[WorkUpRow], WorkUpRow]) -> Case:
    """Change the last row of a cause, which is the one that counts; without any, a new one."""
    if not cause:
        raise InvalidEdit(_("is empty"))
    places = [place for place, row in enumerate(case.work_up) if row.cause == cause]
    if not places:
        return replace(case, work_up=(*case.work_up, change(WorkUpRow(cause=cause, state="not_done"))))
    return replace(case, work_up=with_row(case.work_up, places[-1], change(case.work_up[places[-1]])))


def _marked(case: Case, cause: str, state: WorkUpState) -> Case:
    """Give all rows of a cause, of which a file may hold several, the same state."""
    rows = tuple(replace(row, state=state) if row.cause == cause else row for row in case.work_up)
    return replace(case, work_up=rows)


def _changed(kind: str, whose: str, index: int, field: str, value: Any) -> Edit:
    def change(case: Case) -> Case:
        rows = getattr(case, kind)
        row = replace(row_at(rows, index), **{field: value})
        return _with_rows(case, kind, with_row(rows, index, row))

    return made(of(_LABELS[field], whose.format(number=index + 1)), change, f"{kind}[{index}].{field}")


def _removed(kind: str, whose: str, index: int) -> Edit:
    name = of(N_("removal"), whose.format(number=index + 1))
    return made(name, lambda case: _with_rows(case, kind, without_rows(getattr(case, kind), (index,))))


def _with_rows(case: Case, kind: str, rows: tuple[Any, ...]) -> Case:
    changes: dict[str, Any] = {kind: rows}
    return replace(case, **changes)
