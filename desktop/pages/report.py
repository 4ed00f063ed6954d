"""The report page: the PDF as it will be exported, what still stands in the way of it, and its export."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import (
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from causality.assess import Assessment
from causality.report.readiness import Obstacle, obstacles
from causality.text import _
from desktop.pages.page import Page
from desktop.pages.report_parts import ReportParts
from desktop.printing import Printing, WriteJob
from desktop.selection import Selection
from widgets.palette import LIGHT, Theme
from widgets.written_bar import WrittenBar


class ReportPage(Page):
    """Shows the report and exports it.

    Signals:
        export_asked: the officer wants the report as PDF.
        item_chosen: the officer went to an item that is not decided (a `Selection`).
        finding_chosen: the officer went to a finding (its number).
        place_chosen: the officer went to a place of the case where something is missing.
    """

    export_asked = Signal()
    item_chosen = Signal(object)
    finding_chosen = Signal(int)
    place_chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._printing = Printing(self)
        self._theme: Theme = LIGHT
        self._obstacles: Sequence[Obstacle] = ()
        self._shown = b""
        self._target: Path | None = None
        self._job: WriteJob | None = None
        self._state, self._export = QLabel(), QPushButton(_("Export as PDF…"))
        self.written, self.parts = WrittenBar(), ReportParts()
        self._lay_out()
        self._connect()

    @property
    def report(self) -> bytes:
        """The report whose pages are shown: what is exported, and what is there to be signed."""
        return self._shown

    @property
    def current(self) -> bool:
        """Whether what is shown says what the case says now."""
        return self._printing.current and self._shown is self._printing.report

    @property
    def state(self) -> str:
        """How the report stands."""
        return self._state.text()

    @override
    def show_assessment(self, assessment: Assessment, selection: Selection, theme: Theme) -> None:
        self._theme = theme
        self._printing.show_assessment(assessment)
        self.parts.show_theme(theme)
        self.show_obstacles(obstacles(assessment))
        self._show_state()

    def show_obstacles(self, found: Sequence[Obstacle]) -> None:
        """Display what stands in the way."""
        self._obstacles = found
        self.parts.show_obstacles(found)

    @override
    def reveal(self, place: str) -> None:
        self.parts.show_pages()

    def export(self, target: Path) -> None:
        """Write the report to `target`, byte for byte as it is shown; once it is up to date, if it is not."""
        self._target = target
        self._export.setEnabled(False)
        self._write()

    def wait(self) -> None:
        """End what is done beside the window; a report that was asked for is still written."""
        self._printing.wait()
        if self._job is not None:
            self._job.wait()
        self.parts.preview.wait()

    @classmethod
    def ask_target(cls, parent: QWidget, proposal: str) -> Path | None:
        """Ask where the report is to be written; None when the officer gave up."""
        title, kinds = _("Export the report"), _("PDF (*.pdf)")
        chosen, _kind = QFileDialog.getSaveFileName(parent, title, proposal, kinds)
        return Path(chosen) if chosen else None

    def _connect(self) -> None:
        self._printing.printed.connect(self._show_report)
        self._printing.failed.connect(self._show_failure)
        self._export.clicked.connect(self.export_asked)
        self.parts.chosen.connect(self._go)
        self.written.open_asked.connect(self._open)

    def _show_report(self) -> None:
        self._shown = self._printing.report
        self.parts.preview.show_document(self._shown)
        self._show_state()
        self._write()

    def _show_state(self) -> None:
        waits = _("Out of date – being rebuilt …") if self._shown else _("Being built …")
        self._tell("" if self.current else waits)

    def _show_failure(self) -> None:
        self._tell(_("The report could not be built from this case."))
        self._target = None
        self._export.setEnabled(True)

    def _tell(self, text: str) -> None:
        self._state.setText(text)
        self._state.setVisible(bool(text))

    def _go(self, place: int) -> None:
        obstacle = self._obstacles[place]
        if obstacle.item is not None:
            self.item_chosen.emit(Selection(*obstacle.item))
        elif obstacle.place:
            self.place_chosen.emit(obstacle.place)
        else:
            self.finding_chosen.emit(obstacle.finding)

    def _write(self) -> None:
        """Write what is shown, once it is what the case says."""
        if self._target is None or not self.current:
            return
        self._job = WriteJob(self._shown, self._target, self)
        self._target = None
        self._job.written.connect(lambda path: self.written.show_path(path, self._theme))
        self._job.refused.connect(lambda error: self.written.show_error(error, self._theme))
        self._job.finished.connect(lambda: self._export.setEnabled(True))
        self._job.start()

    def _open(self, path: str) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(path))

    def _lay_out(self) -> None:
        heading = QLabel(_("Report"))
        heading.setObjectName("pageTitle")
        self._state.setObjectName("badge")
        self._export.setObjectName("exportReport")
        self._export.setProperty("primary", True)
        head = QHBoxLayout()
        head.setSpacing(16)
        head.addWidget(heading)
        head.addWidget(self._state)
        head.addStretch(1)
        head.addWidget(self._export)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 12, 20, 8)
        column.setSpacing(8)
        column.addLayout(head)
        column.addWidget(self.written)
        column.addWidget(self.parts, 1)
