"""Laboratory results that come in: by paste, from a file, or by themselves from a watched place."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import QFileDialog, QWidget

from causality.case.edits import add_samples
from causality.case.model import Sample
from causality.files import describe, printable
from causality.text import _, ngettext
from desktop.news import News
from desktop.session import Session
from desktop.settings import Settings
from widgets.palette import Theme
from widgets.watch_state import WatchState

if TYPE_CHECKING:
    from causality.exchange.understood import Choices, Understood
    from desktop.delivered import Delivered
    from desktop.importing import LabImport
    from desktop.watching import Watch

_KINDS = "(*.csv *.tsv *.txt *.xlsx)"


class LabResults(QObject):
    """Takes laboratory results into the case of a session, asked or by itself; what reads them comes with the first.

    Signals:
        changed: what is watched, or what came of it, is another.
        failed: a text or file could not be read, in one line.
        imported: samples were imported on the officer's word, from this index of the case on.
    """

    changed = Signal()
    failed = Signal(str)
    imported = Signal(int)

    def __init__(self, session: Session, settings: Settings, window: QWidget) -> None:
        super().__init__(window)
        self._session, self._settings, self._window = session, settings, window
        self._asked: LabImport | None = None
        self._watch: Watch | None = None
        self.news, self.state = News(session, self), WatchState()
        self._path = session.path
        self._told = ""
        self._troubles: dict[str, str] = {}
        self._delivered: dict[str, tuple[Sample, ...]] = {}
        self.news.changed.connect(self.changed)
        self.state.stopped.connect(self.stop_watching)
        self.state.preview_asked.connect(self._open_preview)
        session.changed.connect(self._follow)
        self._resume()

    @property
    def asked(self) -> "LabImport":
        """What leads results into the case on the officer's word."""
        if self._asked is None:
            from desktop.importing import LabImport

            self._asked = LabImport(self._session, self._window)
            self._asked.failed.connect(self.failed)
            self._asked.imported.connect(self._note_import)
        return self._asked

    @property
    def watch(self) -> "Watch":
        """What watches a place for results."""
        if self._watch is None:
            from desktop.watching import Watch

            self._watch = Watch(self)
            self._watch.arrived.connect(self._take)
            self._watch.troubled.connect(self._tell_trouble)
        return self._watch

    def accept_paste(self, page: QWidget) -> None:
        """Take Ctrl+V anywhere on a page, except where text is typed."""
        shortcut = QShortcut(QKeySequence(QKeySequence.StandardKey.Paste), page)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(self.paste)

    def paste(self) -> None:
        """Preview what the clipboard holds."""
        self.asked.take_text(QGuiApplication.clipboard().text())

    def take_file(self, path: Path) -> None:
        """Preview the results of a file."""
        self.asked.take_file(path)

    def choose_file(self) -> None:
        """Ask for a file of results and preview it."""
        path = self.ask_file(self._window, folder=False)
        if path is not None:
            self.take_file(path)

    def choose_watched_file(self) -> None:
        """Ask for a file of results to watch."""
        self._watch_chosen(self.ask_file(self._window, folder=False))

    def choose_watched_folder(self) -> None:
        """Ask for a folder of results to watch."""
        self._watch_chosen(self.ask_file(self._window, folder=True))

    def watch_place(self, place: Path) -> None:
        """Watch a file or folder for this case, also after the next start."""
        self._settings.remember_watched(self._session.path, place)
        self._forget()
        self._begin(place)

    def stop_watching(self) -> None:
        """Watch nothing for this case any more."""
        self._settings.remember_watched(self._session.path, None)
        self._forget()
        self._end()

    def close(self) -> None:
        """Stop reading and watching; the window goes."""
        if self._watch is not None:
            self._watch.stop()
        if self._asked is not None:
            self._asked.wait()

    def show_state(self, theme: Theme) -> None:
        """Display what is watched."""
        place = self._watched
        trouble = next(iter(self._troubles.values()), "")
        self.state.show_watch(printable(place.name) if place else "", self._told, trouble, theme)

    @classmethod
    def ask_file(cls, parent: QWidget, *, folder: bool) -> Path | None:
        """Ask for a file or folder of laboratory results; None when the officer gave up."""
        if folder:
            chosen = QFileDialog.getExistingDirectory(parent, _("Watch a folder of laboratory results"))
        else:
            title, kinds = _("Laboratory results"), _("Tables {kinds};;All files (*)").format(kinds=_KINDS)
            chosen, _kind = QFileDialog.getOpenFileName(parent, title, "", kinds)
        return Path(chosen) if chosen else None

    def _watch_chosen(self, place: Path | None) -> None:
        if place is not None:
            self.watch_place(place)

    def _begin(self, place: Path) -> None:
        self._told = ""
        self._troubles.clear()
        self._delivered.clear()
        self.watch.start(place)
        self.changed.emit()

    def _memory(self) -> "Delivered | None":
        """What the watched files of this case delivered before the last start; a case without a file has none."""
        from desktop.delivered import Delivered

        path = self._session.path
        return Delivered(self._settings.delivered(path)) if path is not None else None

    def _forget(self) -> None:
        if (memory := self._memory()) is not None:
            memory.forget()

    def _remember(self) -> None:
        """Remember with the saved case what was taken over, and with it what was corrected or taken back since."""
        if self._session.dirty or not self._delivered or (memory := self._memory()) is None:
            return
        try:
            memory.remember(self._delivered)
        except OSError as error:
            self.failed.emit(describe(error))

    def _end(self) -> None:
        if self._watch is not None:
            self._watch.stop()
        self._told = ""
        self._troubles.clear()
        self._delivered.clear()
        self.changed.emit()

    def _follow(self) -> None:
        """Watch what belongs to another case when one is opened; a case that gets its first file keeps its watch."""
        path, before = self._session.path, self._path
        if path == before:
            self._remember()
            return
        self._path = path
        if before is None and self._watched is not None and path is not None:
            self._settings.remember_watched(path, self._watched)
            self._remember()
            return
        self._end()
        self._resume()

    def _resume(self) -> None:
        place = self._settings.watched(self._session.path)
        if place is not None:
            self._begin(place)

    @property
    def _watched(self) -> Path | None:
        return self._watch.place if self._watch is not None else None

    def _take(self, file: str, understood: "Understood") -> None:
        """Take over what neither the case nor an earlier state of the file holds, as one undo step."""
        from causality.exchange.merging import beyond

        before = self._delivered.get(file)
        if before is None and (memory := self._memory()) is not None:
            fresh = memory.unknown(file, understood.samples)
        else:
            fresh = beyond(before or (), understood.samples)
        self._delivered[file] = understood.samples
        new = beyond(self._session.case.samples, fresh)
        gone = beyond(understood.samples, before or ())
        name = printable(Path(file).name)
        told = ngettext("{count} new result of {file}", "{count} new results of {file}", len(new))
        told = told.format(count=len(new), file=name)
        self._troubles.pop(file, None)
        if new and self._session.apply(add_samples(new, told)):
            self.news.add(new)
        if gone:
            text = ngettext("{count} earlier one is no longer in the file; it stays in the case",
                            "{count} earlier ones are no longer in the file; they stay in the case",
                            len(gone))  # fmt: skip
            told = f"{told}; {text.format(count=len(gone))}"
        self._told = told if new or gone else ""
        self._remember()
        self.changed.emit()

    def _tell_trouble(self, file: str, why: str) -> None:
        self._troubles[file] = why
        if not why:
            del self._troubles[file]
        self.changed.emit()

    def _open_preview(self) -> None:
        if self._troubles:
            self.take_file(Path(next(iter(self._troubles))))

    def _note_import(self, first: int, file: str, choices: "Choices") -> None:
        if file and self._watched is not None:
            self.watch.choose(Path(file), choices)
            self._troubles.pop(file, None)
            self.changed.emit()
        self.imported.emit(first)
