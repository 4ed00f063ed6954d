"""The author's signature on the report of a window's case: asked on the report page, made beside the window.

The signed report is written, read again and verified; the case is then locked, and a new version begun on demand.
"""

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QObject, Signal

from causality.case.digest import case_digest
from causality.case.edits import begin_version
from causality.case.versions import SignedVersion
from causality.identity.time_server import time_server
from desktop import who
from desktop.moments import moment
from desktop.navigation import Navigation
from desktop.report_windows import ask_report
from desktop.settings import Settings
from desktop.shell import Shell
from widgets.palette import Theme

if TYPE_CHECKING:
    from causality.report.signing import Meaning
    from desktop.sign_jobs import SignedFile, SignJob
    from desktop.stored_case import Keeping


class Signing(QObject):
    """Signs the report that the report page of `shell` shows.

    Signals:
        report_asked: a signed report is there to be seen and verified (its path).
        identities_asked: an identity is to be made or taken.
        kept: the store keeps the signed report of the version.
    """

    kept = Signal()
    report_asked = Signal(str)
    identities_asked = Signal()

    def __init__(self, shell: Shell, file: "Keeping", navigation: Navigation, home: Path) -> None:
        super().__init__(shell)
        self._shell, self._file, self._navigation, self._home = shell, file, navigation, home
        self._job: SignJob | None = None
        self._digest = ""
        shell.made.connect(self._connect)
        shell.locked.version_asked.connect(self.begin_version)

    def show_state(self, theme: Theme) -> None:
        """Show whether the version is locked."""
        case = self._file.session.case
        signed = case.signed
        when = _told(signed.when) if signed else ""
        if not signed and self._file.protection:
            self._shell.locked.show_reason(self._file.protection, theme)
            return
        self._shell.locked.show_version(case.version, signed.who if signed else "", when, theme)

    def show_identities(self) -> None:
        """Offer the identities that there are now."""
        if "report" in self._shell.pages:
            from desktop.identity_choices import offered

            self._shell.report.show_identities(offered(self._home))

    def begin(self) -> None:
        """Show the report page with the keyboard where it is signed."""
        self._navigation.go_to("report")
        self._shell.report.begin_signing()

    def verify(self) -> None:
        """Ask for a report, to see and verify it."""
        path = ask_report(self._shell)
        if path is not None:
            self.report_asked.emit(str(path))

    def begin_version(self) -> None:
        """Go on in a new version of a signed case."""
        if self._file.stored:
            self._file.step(lambda desk, held: desk.next_version(held))
        else:
            self._file.session.apply(begin_version())

    def wait(self) -> None:
        """Wait until a signature that was begun is made."""
        if self._job is not None:
            self._job.wait()
            self._end()

    def _connect(self, step: str) -> None:
        if step == "report":
            page = self._shell.report
            page.sign_asked.connect(self._sign)
            page.identities_asked.connect(self.identities_asked)
            self.show_identities()

    def _sign(self, identity: str, meaning: str, reason: str, passphrase: str) -> None:
        from desktop.sign_jobs import SignJob, Wish

        page, session = self._shell.report, self._file.session
        if self._job is not None or not page.current:
            return
        bound = ""
        if self._file.stored:
            from desktop import stored_signing

            if why := stored_signing.hindrance(self._file):
                page.show_signing(busy=False, refusal=why)
                return
            bound = stored_signing.bound(self._file)
        self._digest = case_digest(session.case)
        wish = Wish(identity, cast("Meaning", meaning), reason, time_server(self._home), bound)
        self._job = SignJob(page.report, wish, passphrase, self)
        self._job.finished.connect(self._end)
        page.show_signing(busy=True)
        self._job.start()

    def _keep(self, made: "SignedFile", pdf: bytes) -> str:
        """Write what was signed, unless the store keeps it, and show it; why that could not be, empty when it was."""
        if self._file.stored:
            return self._show_signed(made, pdf)
        from desktop.sign_jobs import saved

        case = self._file.session.case
        written, refusal = saved(self._shell.report, made, pdf, f"{case.id}-v{case.version}.pdf")
        return refusal or self._show_signed(written, pdf)

    def _show_signed(self, file: "SignedFile", pdf: bytes) -> str:
        """Lock the version and show its report; why it could not be kept, empty when it was."""
        session = self._file.session
        who.signs_as(file.who)
        Settings(self._home).remember_choice(who.SIGNER, file.who)
        mark = SignedVersion(case=self._digest, report=file.digest, who=file.who, when=file.when)
        if self._file.stored:
            from desktop import stored_signing

            refusal = stored_signing.keep(self._file, mark, pdf)
            if not refusal:
                self.kept.emit()
            return refusal
        if session.lock(mark) and session.path is not None:
            self._file.save()
        self.report_asked.emit(str(file.path))
        return ""

    def _end(self) -> None:
        job, self._job = self._job, None
        if job is None:
            return
        refusal = self._keep(job.made, job.pdf) if job.made is not None else job.refusal
        self._shell.report.show_signing(busy=False, refusal=refusal)
        job.deleteLater()


def _told(when: str) -> str:
    """Give a time as it is shown; one that is no time as it stands."""
    try:
        return moment(datetime.fromisoformat(when))
    except ValueError:
        return when
