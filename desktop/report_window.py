"""The window of a report file: its pages, what verification finds, and the signature that comes next."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QCloseEvent, QKeySequence
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QMainWindow, QPushButton, QVBoxLayout, QWidget
from typing_extensions import override

from causality import wording
from causality.files import printable
from causality.identity.time_server import time_server
from causality.text import _
from desktop.identity_choices import offered
from desktop.look import Look
from desktop.preview import Preview
from desktop.sign_jobs import SignJob, VerifiedFile, VerifyJob, Wish, saved
from desktop.titles import report_title
from desktop.verdict_cards import cards
from widgets.elided_label import ElidedLabel
from widgets.sign_form import SignForm, SignOffer
from widgets.told_cards import Card, ToldCards

if TYPE_CHECKING:
    from collections.abc import Callable

    from causality.report.signing import Meaning
    from causality.report.verify import Verification
    from desktop.stored_report import StoredReport

    AskStore = Callable[[bytes, Verification], Card | None]

SIDE, FRAME = 340, 40
NEXT: "tuple[Meaning, ...]" = ("authorship", "review", "approval")


class ReportWindow(QMainWindow):
    """Shows a report file as it stands on the disk, or one that was `given` because it stands in the store only.

    With `kept` it stands in the store and is signed further there. `ask_store` says how a file stands to the store.

    Signals:
        case_asked: the case that the report carries is wanted (its bytes).
        identities_asked: an identity is to be made or taken.
        signed: a further signature was put on it (a `SignedFile`).
        closed: the window was closed.
    """

    case_asked = Signal(bytes)
    identities_asked = Signal()
    signed = Signal(object)
    closed = Signal()

    def __init__(
        self,
        path: Path,
        home: Path,
        look: Look,
        given: bytes = b"",
        kept: "StoredReport | None" = None,
        ask_store: "AskStore | None" = None,
    ) -> None:
        super().__init__()
        self.setObjectName("reportWindow")
        self.path, self._home, self._look, self._given = path, home, look, given
        self.kept, self._ask_store = kept, ask_store
        self.found: VerifiedFile | None = None
        self._verifying: VerifyJob | None = None
        self._signing: SignJob | None = None
        self.preview, self.cards = Preview(), ToldCards("verification", _("What verification found"))
        self.form, self._name = SignForm(), ElidedLabel("pageTitle")
        self._case = QPushButton(_("Open the carried case"))
        self._case.setObjectName("openCarriedCase")
        self._lay_out()
        self._connect()
        self.verify()

    def verify(self) -> None:
        """Read the file again and verify what stands in it."""
        if self._verifying is not None:
            return
        self._verifying = VerifyJob(self.path, self._home, self, self._given)
        self._verifying.finished.connect(self._end_verifying)
        self._show_state()
        self._verifying.start()

    def show_identities(self) -> None:
        """Offer the identities that there are now."""
        self._show_offer()

    @classmethod
    def ask_target(cls, parent: QWidget, proposal: str) -> Path | None:
        """Ask where the signed report is to be written; None when the officer gave up."""
        title, kinds = _("Write the signed report"), _("PDF (*.pdf)")
        chosen, _kind = QFileDialog.getSaveFileName(parent, title, proposal, kinds)
        return Path(chosen) if chosen else None

    @override
    def closeEvent(self, event: QCloseEvent) -> None:
        for job in (self._signing, self._verifying):
            if job is not None:
                job.finished.disconnect()
                job.wait()
        self.preview.wait()
        super().closeEvent(event)
        self.closed.emit()

    def _connect(self) -> None:
        self._case.clicked.connect(lambda: self.case_asked.emit(self.found.case if self.found else b""))
        self.form.asked.connect(self._sign)
        self.form.identities_asked.connect(self.identities_asked)
        self._look.changed.connect(self._show_state)
        leave = QAction(_("Close the window"), self)
        leave.setShortcut(QKeySequence("Ctrl+W"))
        leave.triggered.connect(self.close)
        self.addAction(leave)

    def _end_verifying(self) -> None:
        job, self._verifying = self._verifying, None
        if job is None:
            return
        self.found = job.found
        if self.found.pdf:
            self.preview.show_document(self.found.pdf)
        job.deleteLater()
        self._show_state()

    def _show_state(self) -> None:
        theme, name = self._look.theme, printable(self.path.name)
        self.setWindowTitle(report_title(name, self._look))
        self._name.show_text(name)
        self.preview.show_theme(theme)
        self.cards.show_cards(self._cards(), theme)
        self.preview.setVisible(bool(self.found is None or self.found.pdf))
        self._case.setEnabled(bool(self.found and self.found.case))
        self._show_offer()

    def _cards(self) -> list[Card]:
        if self._verifying is not None or self.found is None:
            return [Card(_("Being verified …"), "plain")]
        if self.found.result is None:
            return [Card(self.found.trouble, "bad")]
        first, *others = cards(self.found.result)
        told = self._ask_store(self.found.pdf, self.found.result) if self._ask_store else None
        return [first, *([told] if told else []), *others]

    def _show_offer(self) -> None:
        result = self.found.result if self.found and self._verifying is None else None
        identities, warnings = offered(self._home)
        meanings = _meanings(result) if result else ()
        offer = SignOffer(
            identities,
            tuple((meaning, wording.name(meaning)) for meaning in meanings),
            _("You sign the file as it is shown, after the signatures that it has."),
            self._hindrance(result) if result else "",
            warnings,
            busy=self._signing is not None,
        )
        self.form.show_offer(offer, self._look.theme)
        self.form.setVisible(bool(meanings) and (self.kept is not None or not self._given))

    def _hindrance(self, result: "Verification") -> str:
        """Say why nothing should be signed: the report does not hold, or the officer may not."""
        if result.signatures and not result.ok:
            return _("This report does not hold; nothing is signed on it.")
        meanings = _meanings(result)
        if self.kept is None or not meanings:
            return ""
        told = [self.kept.hindrance(meaning) for meaning in meanings]
        return told[0] if all(told) else ""

    def _sign(self, identity: str, meaning: "Meaning", reason: str, passphrase: str) -> None:
        if self.found is None or self._signing is not None:
            return
        bound = ""
        if self.kept is not None:
            if why := self.kept.hindrance(meaning):
                self.form.show_refusal(why)
                return
            bound = self.kept.bound()
        wish = Wish(identity, meaning, reason, time_server(self._home), bound)
        self._signing = SignJob(self.found.pdf, wish, passphrase, self)
        self._signing.finished.connect(self._end_signing)
        self._show_offer()
        self._signing.start()

    def _end_signing(self) -> None:
        job, self._signing = self._signing, None
        if job is None:
            return
        self._show_offer()
        refusal, made = job.refusal, job.made
        if made is not None and self.kept is not None:
            refusal = self.kept.keep(job.pdf, job.reason)
            self._given = self._given if refusal else job.pdf
        elif made is not None:
            made, refusal = saved(self, made, job.pdf, str(self.path.with_name(f"{self.path.stem}-{job.meaning}.pdf")))
        if made is not None and not refusal:
            self.path = made.path or self.path
            self.signed.emit(made)
            self.verify()
        else:
            self.form.show_refusal(refusal)
        job.deleteLater()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(16)
        head.addWidget(self._name, 1)
        head.addWidget(self._case)
        side = QWidget()
        side.setFixedWidth(SIDE)
        beside = QVBoxLayout(side)
        beside.setContentsMargins(0, 0, 0, 0)
        beside.setSpacing(12)
        beside.addWidget(self.cards, 1)
        beside.addWidget(self.form)
        row = QHBoxLayout()
        row.setSpacing(16)
        row.addWidget(self.preview, 1)
        row.addWidget(side, 0, Qt.AlignmentFlag.AlignRight)
        page = QWidget()
        page.setObjectName("page")
        column = QVBoxLayout(page)
        column.setContentsMargins(20, 12, 20, 12)
        column.setSpacing(8)
        column.addLayout(head)
        column.addLayout(row, 1)
        self.setCentralWidget(page)
        room = self.screen().availableSize()
        self.resize(min(1280, room.width()), min(860, room.height() - FRAME))
        self.setMinimumSize(860, 520)


def _meanings(result: "Verification") -> "tuple[Meaning, ...]":
    """Give what can be signed next: the author first, nothing after approval."""
    if "approval" not in result.unsigned:
        return ()
    if "authorship" in result.unsigned:
        return NEXT[:1]
    return tuple(meaning for meaning in NEXT[1:] if meaning in result.unsigned)
