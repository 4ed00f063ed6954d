"""Laboratory results from the clipboard or a file: read, shown in a preview, and taken over as one undo step."""

import re
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from causality.case.edits import add_samples
from causality.case.model import Case, Sample
from causality.exchange.days import Order
from causality.exchange.merging import beyond
from causality.exchange.results import Mark
from causality.exchange.table import Table
from causality.exchange.understood import Choices, Question, Understood
from causality.text import _, ngettext
from desktop.reading import Read, ReadJob
from desktop.session import Session
from widgets.paste_preview import PastePreview, Preview

_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
SOON = 200
"""How long reading may take before the preview says that it goes on, in ms."""


class LabImport(QObject):
    """Leads laboratory results into the case of a session.

    Signals:
        failed: a text or file could not be read, in one line.
        imported: new samples stand in the case, from this index on; from this file (empty: pasted), so understood.
    """

    failed = Signal(str)
    imported = Signal(int, str, object)

    def __init__(self, session: Session, window: QWidget) -> None:
        super().__init__(window)
        self._session, self._window = session, window
        self._content: Path | str | Table = ""
        self._file: Path | None = None
        self._choices = Choices()
        self._job: ReadJob | None = None
        self._again = False
        self._read_last: Read | None = None
        self._preview: PastePreview | None = None
        self._soon = QTimer(self, singleShot=True, interval=SOON)
        self._soon.timeout.connect(self._show_reading)

    @property
    def preview(self) -> PastePreview | None:
        """The preview that is open, if any."""
        return self._preview

    @property
    def understood(self) -> Understood | None:
        """What is previewed, as far as it is read."""
        return self._read_last.understood if self._read_last is not None and self._job is None else None

    def take_text(self, text: str) -> None:
        """Show the preview of a text, such as that of the clipboard."""
        self._begin(text, None, Choices())

    def take_file(self, path: Path, choices: Choices | None = None) -> None:
        """Show the preview of a CSV or XLSX file."""
        self._begin(path, path, choices or Choices())

    def wait(self) -> None:
        """Wait until what is being read has been read."""
        if self._job is not None:
            self._job.wait()

    def _begin(self, content: Path | str, file: Path | None, choices: Choices) -> None:
        self._leave()
        self._content, self._file, self._choices, self._read_last = content, file, choices, None
        self._soon.start()
        self._read()

    def _read(self) -> None:
        if self._job is not None:
            self._again = True
            return
        job = self._job = ReadJob(self._content, self._choices, self._session.case.samples, self)
        job.done.connect(lambda read: self._take(job, read))
        job.failed.connect(lambda message: self._fail(job, message))
        job.start()

    def _take(self, job: ReadJob, read: Read) -> None:
        self._job = None
        if self._again or job.content is not self._content:
            self._again = False
            self._read()
            return
        self._content, self._read_last = read.table, read
        self._soon.stop()
        self._open().show_preview(self._shown(read))

    def _fail(self, job: ReadJob, message: str) -> None:
        self._job = None
        if self._again or job.content is not self._content:
            self._again = False
            self._read()
            return
        self._leave()
        self.failed.emit(message)

    def _shown(self, read: Read) -> Preview:
        questions = tuple(self._with_years(question) for question in read.understood.questions)
        return Preview(self._name, replace(read.understood, questions=questions), self._new(read))

    def _new(self, read: Read) -> tuple[Sample, ...]:
        """Give what is new to the case as it stands by now."""
        held = self._session.case.samples
        return read.new if read.held is held else beyond(held, read.understood.samples)

    def _with_years(self, question: Question) -> Question:
        """Offer the years of the case and the last ones for dates without a year."""
        if question.asked != "year":
            return question
        now = datetime.now(UTC).year
        held = sorted(years_of(self._session.case), reverse=True)
        years = [*held, *(year for year in range(now, now - 4, -1) if year not in held)][:8]
        return replace(question, options=tuple((str(year), str(year)) for year in years))

    @property
    def _name(self) -> str:
        return self._file.name if self._file is not None else _("the clipboard")

    def _show_reading(self) -> None:
        self._open().show_reading(self._name)

    def _open(self) -> PastePreview:
        if self._preview is None:
            preview = self._preview = PastePreview(self._window)
            preview.resize(self._window.size() * 0.8)
            preview.corrected.connect(self._correct)
            preview.answered.connect(self._answer)
            preview.confirmed.connect(self._confirm)
            preview.rejected.connect(self._leave)
            preview.open()
        return self._preview

    def _leave(self) -> None:
        self._soon.stop()
        if self._preview is not None:
            preview, self._preview = self._preview, None
            preview.close()
            preview.deleteLater()

    def _correct(self, place: int, role: str) -> None:
        columns = dict(self._choices.columns) | {place: role}
        self._choices = replace(self._choices, columns=tuple(sorted(columns.items())))
        self._read()

    def _answer(self, asked: str, answer: str) -> None:
        order: Order = "day-first" if answer == "day-first" else "month-first"
        mark: Mark = "comma" if answer == "comma" else "point"
        if asked == "order":
            self._choices = replace(self._choices, order=order)
        elif asked == "mark":
            self._choices = replace(self._choices, mark=mark)
        else:
            self._choices = replace(self._choices, year=int(answer))
        self._read()

    def _confirm(self) -> None:
        if self._read_last is None or self._job is not None:
            return
        new = self._new(self._read_last)
        if new and not self._session.begun:
            self._session.new()
        first = len(self._session.case.samples)
        name = _counted(len(new), pasted=self._file is None)
        if new and self._session.apply(add_samples(new, name)):
            self._leave()
            self.imported.emit(first, str(self._file or ""), self._choices)


def years_of(case: Case) -> set[int]:
    """Give the years that stand in the dates of a case."""
    doses = (dose.start for product in case.products for dose in product.doses)
    days = {case.admission, *doses, *(event.onset for event in case.events), *(one.day for one in case.samples)}
    return {int(year) for day in days if day is not None for year in _YEAR.findall(str(day))}


def _counted(count: int, *, pasted: bool) -> str:
    if pasted:
        return ngettext("paste of {count} sample", "paste of {count} samples", count).format(count=count)
    return ngettext("import of {count} sample", "import of {count} samples", count).format(count=count)
