"""The set of windows, one for each case: opened, found again, offered what a crash left behind, closed together."""

from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, Qt
from PySide6.QtGui import QGuiApplication

from causality.case.file import read_case
from causality.case.model import Case
from causality.files import describe, printable
from causality.text import _, ngettext
from desktop import who
from desktop.case_file import CaseFile
from desktop.look import Look
from desktop.recovery import Recovery, discard, pending
from desktop.report_windows import ReportWindows, is_report
from desktop.session import Session
from desktop.settings import Settings
from desktop.stored_cases import StoredCases
from desktop.stores import StoreDesk
from desktop.window import Window
from widgets.message_bar import Message

if TYPE_CHECKING:
    from desktop.stored_case import Keeping
    from desktop.stored_report import StoredReport

BESIDE = QPoint(28, 28)


class Windows(QObject):
    """Holds the windows that are open."""

    def __init__(self, look: Look, settings: Settings, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._look, self._settings = look, settings
        self._windows: list[Window] = []
        self._left: list[Recovery] = []
        self.stores = StoreDesk(settings, self)
        self.stored = StoredCases(self.stores, look, self._added, self._show, self)
        self.stored.home_asked.connect(self._show_cases)
        self.stored.version_asked.connect(self._open_version)
        self.reports = ReportWindows(settings.folder, look, self)
        self.reports.case_asked.connect(self._open_carried)
        self.reports.ask_store = self.stored.told_of
        self.stores.leaving.connect(self.reports.close_kept)
        who.signs_as(settings.choice(who.SIGNER))
        self.stores.changed.connect(self._note_officer)
        self.reports.identities_changed.connect(self._tell_identities)
        app = QGuiApplication.instance()
        if isinstance(app, QGuiApplication):
            app.commitDataRequest.connect(self._flush, Qt.ConnectionType.DirectConnection)

    def _note_officer(self) -> None:
        """Have what is decided bear the name of who is signed in to the store."""
        desk = self.stores.desk
        who.signed_in(desk.officer.name if desk else "")

    @property
    def windows(self) -> tuple[Window, ...]:
        """The windows, in the order in which they were opened."""
        return tuple(self._windows)

    def start(self, path: Path | None = None, *, example: bool = False) -> Window:
        """Show the first window: with the case at `path`, the worked example, the last case, or the start page.

        What a crash left behind comes before the last case.
        """
        if path is not None and is_report(path):
            self.reports.open(path)
            path = None
        self._left = pending(self._settings.folder / "recovery")
        # The case comes before its window, so that the window shows it from its first moment.
        file, refused = CaseFile(Session(), self._settings), list[str]()
        last = None if self._left else self._settings.last()
        if example:
            file.session.begin(_worked_example())
        elif path is not None or last is not None:
            file.failed.connect(refused.append)
            file.open(path or last or Path())
            file.failed.disconnect(refused.append)
        window = self._added(file)
        if refused:
            window.tell(refused[-1])
        self._show(window, "scoring" if window.begun else "")
        if window.begun and self._left:
            told = ngettext("{count} case was not saved before the program ended.",
                            "{count} cases were not saved before the program ended.", len(self._left))  # fmt: skip
            window.tell(Message(told.format(count=len(self._left)), "warning", _("Show")))
        return window

    def new(self, asker: Window) -> None:
        """Begin an empty case: in the store while it is open and the officer may, else in a file."""
        if self.stored.may_create and not self.stores.busy:
            self.stored.new(asker)
            return
        window = self._free(asker)
        window.case_file.new()
        self._show(window, "case", "id")

    def open(self, path: Path, asker: Window) -> None:
        """Open a case file; a window that has it already is raised. What cannot be opened the asker tells."""
        if is_report(path):
            self.reports.open(path)
            return
        if (there := self._with(path)) is not None:
            self._show(there)
            return
        if not asker.begun:
            if asker.case_file.open(path):
                self._show(asker, "scoring")
            return
        file = CaseFile(Session(), self._settings)
        file.failed.connect(asker.tell)
        opened = file.open(path)
        file.failed.disconnect(asker.tell)
        if opened:
            self._show(self._added(file, beside=asker), "scoring")
        else:
            file.close()

    def open_example(self, asker: Window) -> None:
        """Open the worked example, without its file, so that nothing is ever saved over it."""
        window = self._free(asker)
        window.file.session.begin(_worked_example())
        self._show(window, "scoring")

    def restore(self, key: str, asker: Window) -> None:
        """Go on with a copy that was left behind."""
        recovery = next((one for one in self._left if one.file.name == key), None)
        if recovery is None:
            return
        window = self._free(asker)
        self._forget(recovery)
        if window.case_file.restore(recovery):
            self._show(window, "scoring")
        else:
            asker.tell(_("The copy of {case} is no longer there.").format(case=printable(recovery.case.id)))

    def discard(self, key: str, asker: Window) -> None:
        """Remove a copy that was left behind."""
        recovery = next((one for one in self._left if one.file.name == key), None)
        if recovery is None:
            return
        try:
            discard(recovery)
        except OSError as error:
            asker.tell(describe(error))
            return
        self._forget(recovery)

    def show_start(self, asker: Window) -> None:
        """Show the start page, in a window of its own when every window has a case."""
        window = self._without_case(asker)
        window.home.go(at_store=False)
        self._show(window)

    def quit(self) -> None:
        """Close all windows, asking for what is not saved; one that stays open stops it."""
        for window in tuple(self._windows):
            if window.file.session.dirty:
                self._show(window)
            if not window.close():
                return
        self.reports.close()
        self.stores.close()
        self.stores.wait()
        self.stored.store.wait()

    def _free(self, asker: Window) -> Window:
        """Give the window that asks when it has no case, else another."""
        return asker if not asker.begun else self._added(CaseFile(Session(), self._settings), beside=asker)

    def _without_case(self, asker: Window | None) -> Window:
        free = next((window for window in self._windows if not window.begun), None)
        return free or self._added(CaseFile(Session(), self._settings), beside=asker)

    def _show_cases(self) -> None:
        """Show the list of cases, or what comes before it, in a window without a case."""
        window = self._without_case(None)
        window.home.go(at_store=True)
        self._show(window)

    def _added(self, file: "Keeping", beside: Window | None = None) -> Window:
        window = Window(file.session, self._look, self._settings, file)
        self._windows.append(window)
        if beside is not None and not window.isMaximized():
            window.move(beside.pos() + BESIDE)
        window.new_asked.connect(lambda: self.new(window))
        window.open_asked.connect(lambda path: self.open(Path(path), window))
        window.example_asked.connect(lambda: self.open_example(window))
        window.start_asked.connect(lambda: self.show_start(window))
        window.restore_asked.connect(lambda key: self.restore(key, window))
        window.discard_asked.connect(lambda key: self.discard(key, window))
        window.quit_asked.connect(self.quit)
        self.stored.attach(window)
        window.signing.report_asked.connect(lambda report: self.reports.open(Path(report)))
        window.signing.identities_asked.connect(self.reports.show_identities)
        window.closed.connect(lambda: self._remove(window))
        file.changed.connect(self._offer)
        window.offer(self._left)
        return window

    def _open_version(self, name: str, report: "StoredReport") -> None:
        """Open the signed report of a version that the store keeps."""
        pdf = report.read()
        if pdf:
            self.reports.open_kept(name, report, pdf)

    def _open_carried(self, data: bytes) -> None:
        """Open the case that a report carries, without a file, in a window of its own."""
        try:
            case = read_case(data)
        except ValueError:
            return  # said on its window: recomputation is not possible
        window = self._added(CaseFile(Session(), self._settings))
        window.file.session.begin(case)
        self._show(window, "scoring")

    def _tell_identities(self) -> None:
        for window in self._windows:
            window.signing.show_identities()

    def _remove(self, window: Window) -> None:
        self._windows.remove(window)
        self.stored.detach(window)
        window.file.changed.disconnect(self._offer)
        window.deleteLater()

    def _with(self, path: Path) -> Window | None:
        wanted = path.absolute().resolve()
        return next((one for one in self._windows if one.path is not None and one.path.resolve() == wanted), None)

    def _show(self, window: Window, step: str = "", place: str = "") -> None:
        window.showNormal() if window.isMinimized() else window.show()
        window.raise_()
        window.activateWindow()
        if step:
            window.go_to(step, place)

    def _forget(self, recovery: Recovery) -> None:
        self._left.remove(recovery)
        self._offer()

    def _offer(self) -> None:
        for window in self._windows:
            if not window.begun:
                window.offer(self._left)

    def _flush(self) -> None:
        for window in self._windows:
            window.file.flush()


def _worked_example() -> Case:
    return read_case((files("resources") / "cases" / "alpelisib.json").read_bytes())
