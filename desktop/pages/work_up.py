"""The work-up page: other causes and what came out of looking for them."""

from typing_extensions import override

from causality.assess import Assessment
from causality.case.causes import CHECKLIST, GROUP_I, cause_name
from causality.case.model import Case, WorkUpRow
from causality.report import wording
from causality.text import _
from desktop.pages.page import Page, headed
from desktop.selection import Selection
from widgets.fact_table import Facts, FactTable
from widgets.palette import Theme


class WorkUpPage(Page):
    """Shows the checklist of other causes."""

    def __init__(self) -> None:
        super().__init__()
        self.table = FactTable("workUpTable")
        self.table.setAccessibleName(_("Work-up: other causes looked for"))
        headed(self, _("Work-up: other causes looked for")).addWidget(self.table, 1)

    @override
    def show_assessment(self, assessment: Assessment, selection: Selection, theme: Theme) -> None:
        self.table.show_facts(work_up_facts(assessment.case))


def work_up_facts(case: Case) -> Facts:
    """Give the checklist of RUCAM 2016 with what the case says, then the further causes."""
    entered = {row.cause: row for row in case.work_up}
    rows = []
    for cause in (*CHECKLIST, *(cause for cause in entered if cause not in CHECKLIST)):
        group = _("group I") if cause in GROUP_I else _("group II") if cause in CHECKLIST else _("further")
        rows.append((wording.sentence(cause_name(cause)), group, *_looked_for(entered.get(cause))))
    columns = (_("Cause"), _("Group"), _("State"), _("Test"), _("Day"), _("Result"))
    return Facts(columns, tuple(rows), shares=(7, 3, 4, 4, 3, 9))


def _looked_for(row: WorkUpRow | None) -> tuple[str, str, str, str]:
    if row is None:
        return _("not entered"), "", "", ""
    return wording.name(row.state), row.test, wording.when(row.day) if row.day else "", row.result
