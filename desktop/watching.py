"""A watched file or folder of laboratory results: what comes in new is read when it is written to the end."""

import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QFileSystemWatcher, QObject, QTimer, Signal

from causality.exchange.understood import Choices, Understood
from causality.files import printable
from causality.text import _
from desktop.reading import ReadJob
from desktop.watched_files import Seen, ends_open, files_of, signature, unfinished

SETTLE, SETTLE_OPEN = 0.12, 0.5
"""How long a file has to stay as it is before it is read, in s; the latter when it ends in the middle of a line."""
PATIENCE = 5.0
"""How long a file that cannot be read is waited for before that is told, in s."""
LOOK, POLL = 60, 1000
"""Every how many ms a file that changed, and one that did not, is looked at; shares of a network tell of no change."""


class Watch(QObject):
    """Watches one file or folder, of which every file is taken as a whole or not at all.

    Signals:
        arrived: a file says this (its path, an `Understood` with samples, without problems or questions).
        troubled: a file cannot be taken over (its path, why, in one line); empty when that is over.
    """

    arrived = Signal(str, object)
    troubled = Signal(str, str)

    def __init__(self, parent: QObject | None = None, clock: Callable[[], float] = time.monotonic) -> None:
        super().__init__(parent)
        self._clock = clock
        self._place: Path | None = None
        self._choices: dict[Path, Choices] = {}
        self._seen: dict[Path, Seen] = {}
        self._job: ReadJob | None = None
        self._gone = False
        self._watcher = QFileSystemWatcher(self)
        self._timer = QTimer(self, interval=POLL)
        self._watcher.fileChanged.connect(self.look)
        self._watcher.directoryChanged.connect(self.look)
        self._timer.timeout.connect(self.look)

    @property
    def place(self) -> Path | None:
        """The file or folder that is watched."""
        return self._place

    @property
    def waiting(self) -> list[Path]:
        """The files that changed and are not dealt with yet."""
        return [path for path, seen in self._seen.items() if seen.settled != seen.signature]

    def start(self, place: Path) -> None:
        """Watch a file or folder, in place of what was watched before; what stands there already comes first."""
        self.stop()
        self._place = place.absolute()
        self._timer.start(LOOK)
        self.look()

    def stop(self) -> None:
        """Watch nothing."""
        self._timer.stop()
        for watched in (self._watcher.files(), self._watcher.directories()):
            if watched:
                self._watcher.removePaths(watched)
        self._place, self._gone = None, False
        self._seen.clear()
        if self._job is not None:
            self._job.wait()
            self._job = None

    def choose(self, file: Path, choices: Choices) -> None:
        """Read a file in this way from now on, as the officer decided in its preview."""
        self._choices[file] = choices

    def look(self) -> None:
        """Look at every file now, and read the first that changed and is written to the end."""
        if self._place is None:
            return
        files = files_of(self._place)
        self._arm(files)
        self._tell_gone(bool(files) or self._place.is_dir())
        waiting = [path for path in files if self._waits(path)]
        self._timer.setInterval(LOOK if waiting or self._job else POLL)
        if self._job is None:
            ready = next((path for path in waiting if self._ready(path)), None)
            if ready is not None:
                self._read(ready)

    def _arm(self, files: list[Path]) -> None:
        """Watch also the folder: a file that is replaced by another is no longer the one that was watched."""
        assert self._place is not None
        folder = self._place if self._place.is_dir() else self._place.parent
        wanted = {str(path) for path in files} | ({str(folder)} if folder.is_dir() else set())
        missing = wanted - set(self._watcher.files()) - set(self._watcher.directories())
        if missing:
            self._watcher.addPaths(sorted(missing))

    def _tell_gone(self, there: bool) -> None:
        if not there and not self._gone:
            self.troubled.emit(
                str(self._place), _("{file}: not there; waited for").format(file=self._name(self._place))
            )
        elif there and self._gone:
            self.troubled.emit(str(self._place), "")
        self._gone = not there

    def _waits(self, path: Path) -> bool:
        """Whether a file is another than when it was last dealt with."""
        now = signature(path)
        if now is None:
            return False
        seen = self._seen.get(path)
        if seen is None:
            self._seen[path] = Seen(now, self._clock())
        elif seen.signature != now:
            seen.signature, seen.since = now, self._clock()
        return self._seen[path].settled != now

    def _ready(self, path: Path) -> bool:
        """Whether a file has stayed as it is for long enough to be read."""
        seen = self._seen[path]
        still = self._clock() - seen.since
        if still < SETTLE:
            return False
        if still >= PATIENCE:
            return True
        return not unfinished(path) and (still >= SETTLE_OPEN or seen.ends_open or not ends_open(path))

    def _read(self, path: Path) -> None:
        at = self._seen[path].signature
        job = self._job = ReadJob(path, self._choices.get(path, Choices()), (), self)
        job.done.connect(lambda read: self._take(job, path, at, read.understood))
        job.failed.connect(lambda message: self._fail(job, path, message))
        job.start()

    def _take(self, job: ReadJob, path: Path, at: tuple[int, int, int], understood: Understood) -> None:
        if job is not self._job:
            return
        self._job = None
        seen = self._seen[path]
        wrong = next((problem for problem in understood.problems if problem.severity == "problem"), None)
        if signature(path) != at:
            pass  # written to while it was read: it is read again
        elif unfinished(path):
            self._settle(path, _("it breaks off in the middle of a line"))
        elif understood.questions:
            self._settle(path, understood.questions[0].text)
        elif wrong is not None:
            self._fail_later(path, str(wrong))
        else:
            seen.settled, seen.ends_open = at, ends_open(path)
            self.arrived.emit(str(path), understood)
        self.look()

    def _fail(self, job: ReadJob, path: Path, message: str) -> None:
        if job is not self._job:
            return
        self._job = None
        self._fail_later(path, message.removeprefix(f"{printable(str(path))}: "))

    def _fail_later(self, path: Path, why: str) -> None:
        """Tell that a file cannot be read once it has had its time; until then it may be half-written."""
        if self._clock() - self._seen[path].since >= PATIENCE:
            self._settle(path, why)

    def _settle(self, path: Path, why: str) -> None:
        seen = self._seen[path]
        seen.settled = seen.signature
        told = _("{file}: {why} Nothing was taken over.").format(file=self._name(path), why=why.rstrip(".") + ".")
        self.troubled.emit(str(path), told.replace("?.", "?"))

    @staticmethod
    def _name(path: Path | None) -> str:
        return printable(path.name if path else "")
