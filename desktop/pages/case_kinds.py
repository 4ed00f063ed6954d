"""The tables of the case page: history, symptoms, severity, imaging and statements, with the edits that each means."""

from collections.abc import Callable, Mapping
from typing import Any, get_args

from causality import wording
from causality.case import edits
from causality.case.analytes import ANALYTES
from causality.case.edits import Edit
from causality.case.examinations import BIOPSY_SIGNS, IMAGING_SIGNS, PROCEDURES, Biopsy, Procedure
from causality.case.integrity import GRADES
from causality.case.model import Case, HistoryEntry, ImagingFinding, Statement, StatementKind, Symptom
from causality.case.severity import SeverityGrade
from causality.evidence.ctcae_tables import VERSIONS
from causality.frozen import frozen
from causality.text import N_, _
from desktop.pages.case_view import as_number
from widgets.edit_model import Column


@frozen
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
    short: str = ""

    @property
    def part(self) -> str:
        """What the section is called where it is gone to."""
        return self.short or self.title


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
    grades = (*grades, ("", "–"))
    return (
        Column("term", _("What was graded"), share=6, blank=_("add a dated severity grade")),
        Column("event", _("Event"), "choice", share=4, choices=(*named, ("", "–"))),
        Column("grade", _("CTCAE grade"), "choice", share=3, choices=grades),
        Column("version", _("Version"), share=3, choices=tuple((version, version) for version in VERSIONS)),
        Column("day", _("Date"), "date", share=4),
        Column("source", _("Source"), share=4),
    )


def _severity(index: int, field: Any, value: Any) -> Edit:
    return edits.change_severity(index, field, _graded(value) if field == "grade" else value)


def _new_severity(given: dict[str, Any]) -> SeverityGrade:
    """A new row has no grade until one is chosen."""
    return SeverityGrade(**{**given, "grade": _graded(given.get("grade"))})


def _graded(value: Any) -> int | None:
    return int(value) if value else None


def _imaging(_case: Case) -> tuple[Column, ...]:
    return (
        Column("method", _("Examination"), share=5, blank=_("add an examination")),
        Column("finding", _("Finding"), share=8),
        Column("signs", _("Signs"), share=6, choices=offered(IMAGING_SIGNS)),
        Column("liver_spleen_ratio", _("Liver : spleen"), "number", share=3),
        Column("day", _("Date"), "date", share=4),
        Column("source", _("Source"), share=4),
    )


def _biopsies(_case: Case) -> tuple[Column, ...]:
    return (
        Column("result", _("Result, or why there was none"), share=8, blank=_("add a liver biopsy")),
        Column("state", _("State"), "choice", share=3, choices=(("done", _("done")), ("not_done", _("not done")))),
        Column("signs", _("Signs"), share=6, choices=offered(BIOPSY_SIGNS)),
        Column("infiltration", _("Tumour, %"), "number", share=3),
        Column("day", _("Date"), "date", share=4),
        Column("source", _("Source"), share=4),
    )


def _procedures(_case: Case) -> tuple[Column, ...]:
    known = (("yes", _("yes")), ("no", _("no")), ("", _("not known")))
    return (
        Column("site", _("Where"), share=6, blank=_("add radiotherapy or a local treatment")),
        Column("kind", _("Kind"), "choice", share=6, choices=offered(PROCEDURES)),
        Column("liver_in_field", _("Liver in the field"), "choice", share=4, choices=known),
        Column("start", _("Start"), "date", share=4),
        Column("end", _("End"), "date", share=4),
        Column("source", _("Source"), share=4),
    )


def offered(names: Mapping[Any, str]) -> tuple[tuple[str, str], ...]:
    """Give what a column offers: ids with their names."""
    return tuple((str(key), _(name)) for key, name in names.items())


def signs_of(text: str, names: Mapping[Any, str]) -> tuple[str, ...]:
    """Read signs as they are typed, by id or name, with commas between; raises ValueError for one that is not known."""
    known = {word.casefold(): str(key) for key, name in names.items() for word in (str(key), _(name), name)}
    found = []
    for part in filter(None, (piece.strip() for piece in text.replace(";", ",").split(","))):
        if part.casefold() not in known:
            raise ValueError(_('"{text}" is no sign; one of: {names}').format(
                text=part, names=", ".join(_(name) for name in names.values())))  # fmt: skip
        found.append(known[part.casefold()])
    return tuple(dict.fromkeys(found))


def _value(column: str, value: Any, names: Mapping[Any, str]) -> Any:
    """The fact that a text of a table stands for."""
    match column:
        case "signs" if isinstance(value, str):
            return signs_of(value, names)
        case "liver_spleen_ratio" | "infiltration" if isinstance(value, str):
            return as_number(value)
        case "liver_in_field" if isinstance(value, str):
            return {"yes": True, "no": False}.get(value)
        case _:
            return value


def _image(given: dict[str, Any]) -> ImagingFinding:
    return ImagingFinding(**{"method": "", "finding": "", **_values(given, IMAGING_SIGNS)})


def _values(given: dict[str, Any], names: Mapping[Any, str]) -> dict[str, Any]:
    return {column: _value(column, value, names) for column, value in given.items()}


def _statements(case: Case) -> tuple[Column, ...]:
    kinds = tuple((key, wording.name(key)) for key in get_args(StatementKind))
    products = tuple((product.id, product.name or product.id) for product in case.products)
    events = tuple((event.id, event.name or event.id) for event in case.events)
    analytes = tuple((analyte.id, _(analyte.name)) for analyte in ANALYTES)
    return (
        Column("kind", _("Kind"), "choice", share=4, choices=kinds),
        Column("text", _("What the source states"), share=8, blank=_("add what a source states")),
        Column("product", _("Product"), "choice", share=4, choices=(*products, ("", "–"))),
        Column("event", _("Event"), "choice", share=4, choices=(*events, ("", "–"))),
        Column("analyte", _("Analyte"), share=4, choices=analytes),
        Column("about", _("Says"), "fixed", share=4),
        Column("day", _("Date"), "date", share=4),
        Column("until", _("Until"), "date", share=4),
        Column("source", _("Source"), share=4),
    )


def about(row: Statement) -> str:
    """Say what else a statement says: change, direction, value, grade."""
    value = f"{wording.number(row.value)} {row.unit}".strip() if row.value is not None else ""
    grade = _("grade {grade}").format(grade=row.grade) if row.grade is not None else ""
    parts = (
        wording.name(row.change) if row.change else "", wording.name(row.direction) if row.direction else "", value,
        grade, row.version,
    )  # fmt: skip
    return ", ".join(filter(None, parts))


KINDS = (
    Kind("historyTable", "patient.history", N_("History"), lambda case: case.patient.history, _history,
         lambda given: HistoryEntry(**{"text": "", **given}),
         edits.add_history, edits.change_history, edits.remove_history),
    Kind("symptomTable", "symptoms", N_("Symptoms and signs"), lambda case: case.symptoms, _symptoms,
         lambda given: Symptom(**{"name": "", **given}),
         edits.add_symptom, edits.change_symptom, edits.remove_symptom, N_("Symptoms")),
    Kind("severityTable", "severity_grades", N_("Severity over time"), lambda case: case.severity_grades, _severities,
         _new_severity, edits.add_severity, _severity, edits.remove_severity, N_("Severity")),
    Kind("imagingTable", "imaging", N_("Imaging"), lambda case: case.imaging, _imaging,
         _image, edits.add_imaging,
         lambda row, field, value: edits.change_imaging(row, field, _value(field, value, IMAGING_SIGNS)),
         edits.remove_imaging),
    Kind("biopsyTable", "biopsies", N_("Liver biopsy"), lambda case: case.biopsies, _biopsies,
         lambda given: Biopsy(**_values(given, BIOPSY_SIGNS)), edits.add_biopsy,
         lambda row, field, value: edits.change_biopsy(row, field, _value(field, value, BIOPSY_SIGNS)),
         edits.remove_biopsy, N_("Biopsy")),
    Kind("procedureTable", "procedures", N_("Radiotherapy and local treatment"), lambda case: case.procedures,
         _procedures, lambda given: Procedure(**{"kind": "radiotherapy", **_values(given, {})}), edits.add_procedure,
         lambda row, field, value: edits.change_procedure(row, field, _value(field, value, {})),
         edits.remove_procedure, N_("Radiotherapy")),
    Kind("statementTable", "statements", N_("Statements"), lambda case: case.statements, _statements,
         lambda given: Statement(**{"kind": "challenge", "text": "", **given}),
         edits.add_statement, edits.change_statement, edits.remove_statement),
)  # fmt: skip
