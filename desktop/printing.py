"""The report printed beside the window: whenever the case has changed, a moment after the last change."""

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from PySide6.QtCore import QLocale, QObject, QThread, QTimer, Signal
from typing_extensions import override

from causality.assess import Assessment
from causality.files import describe, write_new
from causality.report.values import Paper
from desktop.beside import Job

PAUSE = 400
"""Milliseconds without a change after which the report is printed anew."""


def paper() -> Paper:
    """Give the paper that is used where this machine says that it stands."""
    us = QLocale().measurementSystem() == QLocale.MeasurementSystem.ImperialUSSystem
    return "letter" if us else "a4"


class PrintJob(Job):
    """Prints the report of one assessment."""

    def __init__(self, assessment: Assessment, parent: QObject) -> None:
        super().__init__(parent)
        self.assessment = assessment
        self.report = b""
        self._paper = paper()

    @override
    def work(self) -> None:
        from causality.report.pdf import print_assessment

        self.report = print_assessment(self.assessment, generated=datetime.now(UTC), paper=self._paper)


class Printing(QObject):
    """Keeps the newest report that was printed, and what it was printed from.

    Signals:
        printed: there is another report.
        failed: the report of the present case could not be printed.
    """

    printed = Signal()
    failed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._wanted: Assessment | None = None
        self._done: Assessment | None = None
        self._job: PrintJob | None = None
        self._report = b""
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(PAUSE)
        self._timer.timeout.connect(self._begin)

    @property
    def report(self) -> bytes:
        """The report that was printed last; empty before the first."""
        return self._report

    @property
    def current(self) -> bool:
        """Whether the report says what the case says now."""
        return bool(self._report) and self._done is self._wanted

    def show_assessment(self, assessment: Assessment) -> None:
        """Print `assessment` when it differs from what was printed: the first at once, later ones after a pause."""
        if assessment is self._wanted:
            return
        if self.current and self._done is not None and _prints_alike(assessment, self._done):
            self._wanted = self._done = assessment
            return
        self._wanted = assessment
        if self._report or self._job is not None:
            self._timer.start()
        else:
            self._begin()

    def wait(self) -> None:
        """Begin nothing more and wait until what is being printed is done."""
        self._timer.stop()
        if self._job is not None:
            self._job.wait()
            self._finish()
            self._timer.stop()

    def _begin(self) -> None:
        if self._wanted is None or self.current or self._job is not None:
            return
        self._job = PrintJob(self._wanted, self)
        self._job.finished.connect(self._finish)
        self._job.start(QThread.Priority.LowPriority)

    def _finish(self) -> None:
        job, self._job = self._job, None
        if job is None:
            return
        job.deleteLater()
        if job.report:
            self._report, self._done = job.report, job.assessment
            self.printed.emit()
        elif job.assessment is self._wanted:
            self.failed.emit()
        if job.assessment is not self._wanted:
            self._timer.start()


def _prints_alike(one: Assessment, other: Assessment) -> bool:
    """Whether two cases differ at most in the mark that they were signed, which no report prints."""
    return one.case.signed != other.case.signed and replace(one.case, signed=None) == replace(other.case, signed=None)


class WriteJob(Job):
    """Writes a report to a file, which may lie on a slow drive.

    Signals:
        written: the report stands in the file (its path).
        refused: it could not be written, in one line.
    """

    written = Signal(str)
    refused = Signal(str)

    def __init__(self, report: bytes, target: Path, parent: QObject) -> None:
        super().__init__(parent)
        self._report, self._target = report, target

    @override
    def work(self) -> None:
        try:
            write_new(self._target, self._report, force=True)
        except OSError as error:
            self.refused.emit(describe(error))
        else:
            self.written.emit(str(self._target))
