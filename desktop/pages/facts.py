"""Pages that show what the case holds: one heading and one table each."""

from PySide6.QtWidgets import QHeaderView, QLabel, QTableView, QVBoxLayout, QWidget

from causality.assess import Assessment
from causality.case.causes import CHECKLIST, GROUP_I, cause_name
from causality.case.model import Case, WorkUpRow
from causality.report import wording
from causality.report.places import evidence_text, period
from causality.text import _
from widgets.fact_table import Facts, FactTable, prepare
from widgets.lab_model import LabModel
from widgets.palette import Theme

WIDEST = 168
"""The widest column of the table of laboratory values, in px; longer texts are in the tooltip."""


class FactPage(QWidget):
    """Shows a heading and a table."""

    def __init__(self, name: str, title: str) -> None:
        super().__init__()
        self.setObjectName("page")
        self.table: QTableView = self._made(name)
        heading = QLabel(title)
        heading.setObjectName("pageTitle")
        self.table.setAccessibleName(title)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 12, 20, 8)
        column.setSpacing(8)
        column.addWidget(heading)
        column.addWidget(self.table, 1)

    def _made(self, name: str) -> QTableView:
        return FactTable(name)

    def show_facts(self, facts: Facts) -> None:
        """Display a table of texts."""
        assert isinstance(self.table, FactTable)
        self.table.show_facts(facts)


class LabPage(FactPage):
    """Shows the laboratory values."""

    def _made(self, name: str) -> QTableView:
        table = QTableView()
        table.setObjectName(name)
        self._model = LabModel()
        table.setModel(self._model)
        prepare(table)
        table.verticalHeader().setDefaultSectionSize(26)
        header = table.horizontalHeader()
        header.setMaximumSectionSize(WIDEST)
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(self._model.columnCount() - 1, QHeaderView.ResizeMode.Stretch)
        header.setResizeContentsPrecision(100)
        return table

    def show_assessment(self, assessment: Assessment, theme: Theme) -> None:
        """Display the samples of `assessment`."""
        self._model.show_assessment(assessment, theme)


def case_facts(case: Case) -> Facts:
    """Give patient, events, symptoms, imaging and history."""
    patient = case.patient
    rows = [
        (_("Patient"), _("Age at onset"), wording.number(patient.age) if patient.age is not None else _none()),
        (_("Patient"), _("Sex"), wording.name(patient.sex)),
        (_("Patient"), _("Alcohol, drinks a day"), _none() if patient.alcohol is None else f"{patient.alcohol:g}"),
        (_("Patient"), _("Pregnant"), _none() if patient.pregnant is None else _yes(patient.pregnant)),
        (_("Patient"), _("Admission"), wording.when(case.admission)),
    ]
    for event in case.events:
        outcome = wording.name(event.outcome)
        text = _("onset: {onset}; outcome: {outcome}").format(onset=wording.when(event.onset), outcome=outcome)
        rows.append((_("Event"), event.name or event.id, text))
    rows += [(_("Symptom"), one.name, wording.when(one.onset)) for one in case.symptoms]
    rows += [(_("Imaging"), one.method, f"{one.finding} ({wording.when(one.day)})") for one in case.imaging]
    rows += [(_("History"), wording.when(entry.when) if entry.when else "", entry.text) for entry in patient.history]
    return Facts((_("Kind"), _("What"), _("Reported")), tuple(rows), shares=(2, 5, 8))


def product_facts(case: Case) -> Facts:
    """Give the products with their dose records, one line each."""
    rows = []
    for product in case.products:
        head = product.name or product.id, wording.name(product.role)
        known = wording.name(product.hepatotoxicity) if product.hepatotoxicity else ""
        doses = [(wording.dose(record), period(record)) for record in product.doses] or [("", _none())]
        for place, dose in enumerate(doses):
            rows.append((*(head if place == 0 else ("", "")), *dose, known if place == 0 else ""))
    columns = (_("Product"), _("Role"), _("Dose"), _("Taken"), _("Hepatotoxicity"))
    return Facts(columns, tuple(rows), shares=(7, 4, 4, 7, 4))


def work_up_facts(case: Case) -> Facts:
    """Give the checklist of RUCAM 2016 with what the case says, then the further causes."""
    entered = {row.cause: row for row in case.work_up}
    rows = []
    for cause in (*CHECKLIST, *(cause for cause in entered if cause not in CHECKLIST)):
        group = _("group I") if cause in GROUP_I else _("group II") if cause in CHECKLIST else _("further")
        rows.append((wording.sentence(cause_name(cause)), group, *_looked_for(entered.get(cause))))
    columns = (_("Cause"), _("Group"), _("State"), _("Test"), _("Day"), _("Result"))
    return Facts(columns, tuple(rows), shares=(7, 3, 4, 4, 3, 9))


def differential_facts(assessment: Assessment) -> Facts:
    """Give the candidate causes known so far: suspects with their verdicts, and causes found or suspected."""
    case = assessment.case
    rows = []
    for pair in assessment.pairs:
        verdict = f"{pair.method.title}: {wording.category(pair)} {wording.total(pair.total)}".strip()
        rows.append((wording.product_name(case, pair.product), wording.event_name(case, pair.event), verdict,
                     pair.applicability.reason))  # fmt: skip
    for place, row in enumerate(case.work_up):
        if row.state in ("positive", "inconclusive"):
            cause = wording.sentence(cause_name(row.cause))
            rows.append((cause, "", wording.name(row.state), evidence_text(case, f"work_up[{place}]")))
    return Facts((_("Candidate cause"), _("Event"), _("Stands"), _("Because")), tuple(rows), shares=(5, 4, 5, 8))


def _looked_for(row: WorkUpRow | None) -> tuple[str, str, str, str]:
    if row is None:
        return _("not entered"), "", "", ""
    return wording.name(row.state), row.test, wording.when(row.day) if row.day else "", row.result


def _none() -> str:
    return _(wording.NOT_REPORTED)


def _yes(truth: bool) -> str:
    return wording.name("yes" if truth else "no")
