"""The case page: patient, events and history."""

from typing_extensions import override

from causality.assess import Assessment
from causality.case.model import Case
from causality.report import wording
from causality.text import _
from desktop.pages.page import Page, headed
from desktop.selection import Selection
from widgets.fact_table import Facts, FactTable
from widgets.palette import Theme


class CasePage(Page):
    """Shows the patient, the events and the history."""

    def __init__(self) -> None:
        super().__init__()
        self.table = FactTable("caseTable")
        self.table.setAccessibleName(_("Case"))
        headed(self, _("Case")).addWidget(self.table, 1)

    @override
    def show_assessment(self, assessment: Assessment, selection: Selection, theme: Theme) -> None:
        self.table.show_facts(case_facts(assessment.case))


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


def _none() -> str:
    return _(wording.NOT_REPORTED)


def _yes(truth: bool) -> str:
    return wording.name("yes" if truth else "no")
