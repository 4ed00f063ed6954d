"""The report page: the PDF as it will be exported and signed, what still stands in the way of it, and both."""

import hashlib
from collections.abc import Callable, Sequence
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
from causality.case.edits import Edit, answer_finding, withdraw_answer
from causality.report.readiness import Obstacle, obstacles
from causality.text import _, ngettext
from desktop.deciding import now
from desktop.identity_choices import Choices
from desktop.narrating import confirming, key_at, paragraphs, taking_back, writing
from desktop.pages.page import Page
from desktop.pages.report_parts import ReportParts
from desktop.printing import Printing, WriteJob
from desktop.selection import Selection
from desktop.who import officer
from widgets.palette import LIGHT, Theme
from widgets.sign_form import SignOffer
from widgets.written_bar import WrittenBar


class ReportPage(Page):
    """Shows the report, exports it, and takes the author's signature on exactly what is shown.

    Signals:
        export_asked: the officer wants the report as PDF.
        sign_asked: the officer signs what is shown (identity, meaning, reason, passphrase).
        identities_asked: the officer wants to make or take an identity.
        item_chosen: the officer went to an item that is not decided (a `Selection`).
        finding_chosen: the officer went to a finding (its number).
        place_chosen: the officer went to a place of the case where something is missing.
    """

    export_asked = Signal()
    sign_asked = Signal(str, str, str, str)
    identities_asked = Signal()
    item_chosen = Signal(object)
    finding_chosen = Signal(int)
    place_chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._printing = Printing(self)
        self._theme: Theme = LIGHT
        self._assessment: Assessment | None = None
        self._obstacles: tuple[Obstacle, ...] = ()
        self.unread: Callable[[], Sequence[Obstacle]] = tuple
        """Gives the entries of the window that are not understood."""
        self._identities: tuple[Choices, Choices] = (), ()
        self._busy = False
        self._shown = b""
        self._target: Path | None = None
        self._job: WriteJob | None = None
        self._state, self._export = QLabel(), QPushButton(_("Export as PDF…"))
        self._narrative = QPushButton(_("Edit the narrative"))
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
        self._theme, self._assessment = theme, assessment
        self._printing.show_assessment(assessment)
        self.parts.show_theme(theme)
        self._obstacles = (*self.unread(), *obstacles(assessment))
        self.parts.show_obstacles(assessment, self._obstacles)
        self.parts.narrative.show_paragraphs(paragraphs(assessment), theme)
        self._show_state()

    def show_identities(self, identities: tuple[Choices, Choices]) -> None:
        """Display who can sign, with warnings; emits nothing."""
        self._identities = identities
        self._show_offer()

    def show_signing(self, *, busy: bool, refusal: str = "") -> None:
        """Display that a signature is being made, or why it was not; emits nothing."""
        self._busy = busy
        self._show_offer()
        if refusal:
            self.parts.form.show_refusal(refusal)

    def begin_signing(self) -> None:
        """Show where the report is signed, with the keyboard there."""
        self.parts.show_signing()

    def put_steps(self, steps: QWidget) -> None:
        """Put the steps of a case of the store below the heading."""
        column = self.layout()
        if isinstance(column, QVBoxLayout):
            column.insertWidget(1, steps)

    @override
    def reveal(self, place: str) -> None:
        if self._assessment is not None and place.startswith(("paragraphs", "narrative")):
            self.parts.show_narrative(key_at(self._assessment, place))
        else:
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
        self._narrative.clicked.connect(lambda: self.parts.show_narrative())
        self.parts.todo.gone.connect(self._go)
        self.parts.todo.answer.go_asked.connect(self.finding_chosen)
        self.parts.todo.answer.answered.connect(self._answer)
        self.parts.todo.answer.withdrawn.connect(self._withdraw)
        self.parts.form.asked.connect(self.sign_asked)
        self.parts.form.identities_asked.connect(self.identities_asked)
        self.parts.narrative.written.connect(self._tell_it)
        self.parts.narrative.generated_asked.connect(lambda key: self._narrate(taking_back, key))
        self.parts.narrative.confirmed.connect(lambda key: self._narrate(confirming, key))
        self.written.open_asked.connect(self._open)

    def _show_report(self) -> None:
        self._shown = self._printing.report
        self.parts.preview.show_document(self._shown)
        self._show_state()
        self._write()

    def _show_state(self) -> None:
        waits = _("Out of date – being rebuilt …") if self._shown else _("Being built …")
        self._tell("" if self.current else waits)
        self._show_offer()

    def _show_offer(self) -> None:
        identities, warnings = self._identities
        told = _("You sign these pages as author, byte for byte as they are shown. SHA-256: {digest}…")
        subject = told.format(digest=hashlib.sha256(self._shown).hexdigest()[:16]) if self.current else ""
        offer = SignOffer(
            identities, (("authorship", _("Authorship")),), subject, self._hindrance(), warnings,
            waiting=not self.current, busy=self._busy,
        )  # fmt: skip
        self.parts.form.show_offer(offer, self._theme)

    def _hindrance(self) -> str:
        """Say why the report cannot be signed; empty when it can."""
        signed = self._assessment.case.signed if self._assessment is not None else None
        if signed is not None:
            told = _("This version was signed by {who}. Reviewer and approver sign that report: “Verify a report”.")
            return told.format(who=signed.who)
        if not self._obstacles:
            return ""
        told = ngettext("{count} thing is left to do before it can be signed.",
                        "{count} things are left to do before it can be signed.", len(self._obstacles))  # fmt: skip
        return told.format(count=len(self._obstacles))

    def _show_failure(self) -> None:
        self._tell(_("The report could not be built from this case."))
        self._target = None
        self._export.setEnabled(True)

    def _tell(self, text: str) -> None:
        self._state.setText(text)
        self._state.setVisible(bool(text))

    def _go(self, obstacle: Obstacle) -> None:
        if obstacle.item is not None:
            self.item_chosen.emit(Selection(*obstacle.item))
        else:
            self.place_chosen.emit(obstacle.place)

    def _answer(self, number: int, reason: str) -> None:
        if self._assessment is not None:
            finding = self._assessment.findings[number]
            self.edited.emit(answer_finding(finding, reason, officer(), now()))

    def _withdraw(self, number: int) -> None:
        if self._assessment is not None:
            self.edited.emit(withdraw_answer(self._assessment.findings[number]))

    def _tell_it(self, key: str, text: str) -> None:
        edit = writing(self._assessment, key, text) if self._assessment is not None else None
        if edit is not None:
            self.edited.emit(edit)

    def _narrate(self, make: Callable[[Assessment, str], Edit], key: str) -> None:
        if self._assessment is not None:
            self.edited.emit(make(self._assessment, key))

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
        self._narrative.setObjectName("editNarrative")
        head = QHBoxLayout()
        head.setSpacing(16)
        head.addWidget(heading)
        head.addWidget(self._state)
        head.addStretch(1)
        head.addWidget(self._narrative)
        head.addWidget(self._export)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 12, 20, 8)
        column.setSpacing(8)
        column.addLayout(head)
        column.addWidget(self.written)
        column.addWidget(self.parts, 1)
