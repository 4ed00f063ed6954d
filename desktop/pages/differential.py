"""The differential page: the candidate causes known so far."""

from typing_extensions import override

from causality.assess import Assessment
from causality.case.causes import cause_name
from causality.report import wording
from causality.report.places import evidence_text
from causality.text import _
from desktop.pages.page import Page, headed
from desktop.selection import Selection
from widgets.fact_table import Facts, FactTable
from widgets.palette import Theme


class DifferentialPage(Page):
    """Shows the candidate causes with their evidence."""

    def __init__(self) -> None:
        super().__init__()
        self.table = FactTable("differentialTable")
        self.table.setAccessibleName(_("Differential: candidate causes known so far"))
        headed(self, _("Differential: candidate causes known so far")).addWidget(self.table, 1)

    @override
    def show_assessment(self, assessment: Assessment, selection: Selection, theme: Theme) -> None:
        self.table.show_facts(differential_facts(assessment))


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
