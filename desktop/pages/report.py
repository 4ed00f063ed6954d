"""The report page: what the report will say of every pair, and its export as PDF."""

from datetime import UTC, datetime
from pathlib import Path

from PySide6.QtCore import QThread, Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget
from typing_extensions import override

from causality.assess import Assessment
from causality.case.model import Case
from causality.files import describe, write_new
from causality.report import wording
from causality.text import _
from desktop.pages.page import Page
from desktop.selection import Selection, waiting
from widgets.fact_table import Facts, FactTable
from widgets.palette import Theme


class ReportJob(QThread):
    """Builds the report of a case beside the window, and writes it.

    Signals:
        written: the report stands in the file (its path).
        failed: it could not be written, in one line.
    """

    written = Signal(str)
    failed = Signal(str)

    def __init__(self, case: Case, target: Path, parent: QWidget) -> None:
        super().__init__(parent)
        self._case, self._target = case, target

    @override
    def run(self) -> None:
        from causality.report.pdf import build_report

        report = build_report(self._case, generated=datetime.now(UTC))
        try:
            write_new(self._target, report, force=True)
        except OSError as error:
            self.failed.emit(describe(error))
        else:
            self.written.emit(str(self._target))


class ReportPage(Page):
    """Shows the verdicts that the report prints, and exports it.

    Signals:
        export_asked: the officer wants the report as PDF.
    """

    export_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._job: ReportJob | None = None
        heading = QLabel(_("Report"))
        heading.setObjectName("pageTitle")
        self._state, self._export = QLabel(), QPushButton(_("Export as PDF…"))
        self._state.setObjectName("pageNote")
        self._state.setWordWrap(True)
        self._export.setObjectName("exportReport")
        self._export.setProperty("primary", True)
        self.table = FactTable("reportTable")
        self.table.setAccessibleName(_("Verdicts that the report prints"))
        head = QHBoxLayout()
        head.setSpacing(16)
        head.addWidget(heading)
        head.addWidget(self._state, 1)
        head.addWidget(self._export)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 12, 20, 8)
        column.setSpacing(8)
        column.addLayout(head)
        column.addWidget(self.table, 1)
        self._export.clicked.connect(self.export_asked)

    @override
    def show_assessment(self, assessment: Assessment, selection: Selection, theme: Theme) -> None:
        rows = []
        for pair in assessment.pairs:
            left = len(waiting([pair])) + len(pair.open_items)
            verdict = f"{wording.category(pair)} {wording.total(pair.total)}".strip()
            rows.append((wording.pair_name(assessment.case, pair), wording.method_name(pair.method), verdict,
                         str(left) if pair.sheets else ""))  # fmt: skip
        columns = (_("Pair"), _("Method"), _("Verdict"), _("Items to decide"))
        self.table.show_facts(Facts(columns, tuple(rows), shares=(8, 5, 5, 3)))

    def export(self, case: Case, target: Path) -> None:
        """Build the report of `case` and write it to `target`, beside the window."""
        self._export.setEnabled(False)
        self._state.setText(_("Building the report …"))
        self._job = ReportJob(case, target, self)
        self._job.written.connect(self._tell_written)
        self._job.failed.connect(self._state.setText)
        self._job.finished.connect(self._release)
        self._job.start()

    def wait(self) -> None:
        """Wait until a report that is being built is written."""
        if self._job is not None:
            self._job.wait()

    @property
    def state(self) -> str:
        """What became of the export."""
        return self._state.text()

    @classmethod
    def ask_target(cls, parent: QWidget, proposal: str) -> Path | None:
        """Ask where the report is to be written; None when the officer gave up."""
        title, kinds = _("Export the report"), _("PDF (*.pdf)")
        chosen, _kind = QFileDialog.getSaveFileName(parent, title, proposal, kinds)
        return Path(chosen) if chosen else None

    def _tell_written(self, path: str) -> None:
        self._state.setText(_("Written: {path}").format(path=path))

    def _release(self) -> None:
        self._export.setEnabled(True)
