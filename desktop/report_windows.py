"""The windows of report files and of identities, beside those of cases."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from causality.text import _
from desktop.look import Look

if TYPE_CHECKING:
    from desktop.identities_window import IdentitiesWindow
    from desktop.report_window import AskStore, ReportWindow
    from desktop.stored_report import StoredReport

REPORTS = (".pdf",)


def is_report(path: Path) -> bool:
    """Whether a file is one to verify, going by its name."""
    return path.suffix.lower() in REPORTS


def ask_report(parent: QWidget) -> Path | None:
    """Ask for a report to verify; None when the officer gave up."""
    chosen, _kind = QFileDialog.getOpenFileName(parent, _("Verify a report"), "", _("Reports (*.pdf)"))
    return Path(chosen) if chosen else None


class ReportWindows(QObject):
    """Holds them.

    Signals:
        case_asked: the case that a report carries is wanted (its bytes).
        identities_changed: there are other identities than before.
    """

    case_asked = Signal(bytes)
    identities_changed = Signal()

    def __init__(self, home: Path, look: Look, parent: QObject) -> None:
        super().__init__(parent)
        self._home, self._look = home, look
        self._reports: list[ReportWindow] = []
        self._identities: IdentitiesWindow | None = None
        self.ask_store: AskStore | None = None

    @property
    def reports(self) -> "tuple[ReportWindow, ...]":
        """The windows of reports, in the order in which they were opened."""
        return tuple(self._reports)

    @property
    def identities(self) -> "IdentitiesWindow | None":
        """The window of identities, None while it is not open."""
        return self._identities

    def open(self, path: Path) -> None:
        """Show a report file and verify it; a window that has it already does so again."""
        from desktop.report_window import ReportWindow

        whole = path.absolute()
        window = next((one for one in self._reports if one.path == whole), None)
        if window is not None:
            window.verify()
        else:
            window = self._added(ReportWindow(whole, self._home, self._look, ask_store=self.ask_store))
        _raise(window)

    def open_kept(self, name: str, kept: "StoredReport", pdf: bytes) -> None:
        """Show the report of a version that the store keeps; a window that has it already comes to the front."""
        from desktop.report_window import ReportWindow

        wanted = kept.key, kept.version
        there = (one for one in self._reports if one.kept and (one.kept.key, one.kept.version) == wanted)
        window = next(there, None)
        if window is None:
            made = ReportWindow(Path(name), self._home, self._look, pdf, kept, self.ask_store)
            window = self._added(made)
        _raise(window)

    def close_kept(self) -> None:
        """Close what shows reports of the store: it is locked."""
        for window in tuple(self._reports):
            if window.kept is not None:
                window.close()

    def show_identities(self) -> None:
        """Show the identities of this machine."""
        from desktop.identities_window import IdentitiesWindow

        if self._identities is None:
            window = self._identities = IdentitiesWindow(self._home, self._look)
            window.changed.connect(self._tell_identities)
            window.closed.connect(self._forget_identities)
        _raise(self._identities)

    def close(self) -> None:
        """Close them all."""
        for window in (*self._reports, self._identities):
            if window is not None:
                window.close()

    def _added(self, window: "ReportWindow") -> "ReportWindow":
        self._reports.append(window)
        window.case_asked.connect(self.case_asked)
        window.identities_asked.connect(self.show_identities)
        window.closed.connect(lambda: self._remove(window))
        return window

    def _remove(self, window: "ReportWindow") -> None:
        self._reports.remove(window)
        window.deleteLater()

    def _tell_identities(self) -> None:
        for window in self._reports:
            window.show_identities()
        self.identities_changed.emit()

    def _forget_identities(self) -> None:
        if self._identities is not None:
            self._identities.deleteLater()
        self._identities = None


def _raise(window: QWidget) -> None:
    window.showNormal() if window.isMinimized() else window.show()
    window.raise_()
    window.activateWindow()
