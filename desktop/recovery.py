"""The recovery copy: what was typed and not yet saved, for the next start after a crash.

Each session with unsaved edits keeps one file beside the settings, readable by its owner only: a line with the case's
file and the time, then the case as its file would hold it. It goes when the case is saved or closed. A lock file beside
it tells a copy that was left behind from that of a living window.
"""

import json
import os
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from causality.case.file import LARGEST, read_case
from causality.case.model import Case
from causality.case.written import CaseText
from causality.files import describe, write_new
from causality.frozen import frozen
from desktop.beside import undisturbed
from desktop.claim import Claim
from desktop.session import Session
from desktop.settings import own_folder

if TYPE_CHECKING:
    from concurrent.futures import Future, ThreadPoolExecutor

QUIET = 500
"""Milliseconds without an edit after which the copy is written."""
LONGEST = 1000
"""Milliseconds after the first edit not yet in the copy at which it is written in any case.

The rest of the two seconds that may be lost is for writing: about one second for 100,000 samples, the first time.
"""
REST = 0.002
"""Seconds between two pieces, in which the window goes on: what works on the case beside it would hold it up."""
_HEADER = 64 * 2**10
_ABANDONED = 3600
"""Age in seconds from which a half-written file can only be that of a process that was ended."""


@frozen
class Recovery:
    """A copy that was left behind: its `file`, the file that the case is meant for, when it was written, the case."""

    file: Path
    path: Path | None
    when: datetime
    case: Case


def recovery_folder() -> Path:
    """Give the folder of the recovery copies."""
    return own_folder() / "recovery"


def pending(folder: Path | None = None) -> list[Recovery]:
    """Give the copies that no living window keeps, the newest first; what cannot be read is left where it is."""
    place = folder or recovery_folder()
    _sweep(place)
    found = [_left_behind(file) for file in _files(place, "*.case")]
    return sorted((one for one in found if one is not None), key=lambda one: one.when, reverse=True)


def discard(recovery: Recovery) -> None:
    """Remove a copy that is not wanted, unless a window has taken it over. Raises OSError."""
    claim = Claim(_lock_of(recovery.file))
    if claim.take():
        recovery.file.unlink(missing_ok=True)
        claim.end()


class RecoveryCopy(QObject):
    """Keeps the recovery copy of one session; written in the background, so that typing never waits for a disk.

    Signals:
        written: the copy holds the case as it was when writing began.
        failed: the copy could not be written, in one line; said once until it can be again.
    """

    written = Signal()
    failed = Signal(str)
    _ended = Signal(str)

    def __init__(self, session: Session, folder: Path | None = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._file = (folder or recovery_folder()) / f"{os.urandom(8).hex()}.case"
        self._claim = Claim(_lock_of(self._file))
        self._kept: Case | None = None
        self._since: float | None = None
        self._complained = False
        self._text = CaseText(rest=lambda: time.sleep(REST))
        self._writer: ThreadPoolExecutor | None = None
        self._work: Future[None] | None = None
        self._there = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._write)
        self._ended.connect(self._tell)
        session.changed.connect(self._follow)

    @property
    def file(self) -> Path:
        """Where the copy is, while there is one."""
        return self._file

    def adopt(self, recovery: Recovery) -> bool:
        """Let the session go on with a copy that was left behind; False when another window already does."""
        claim = Claim(_lock_of(recovery.file))
        try:
            ours = claim.take()
            if not ours or not recovery.file.exists():
                claim.end()
                return False
        except OSError as error:
            self.failed.emit(describe(error))
            return False
        self._remove()
        self._wait()
        self._file, self._claim, self._kept, self._there = recovery.file, claim, recovery.case, True
        self._session.recover(recovery.case, recovery.path)
        return True

    def flush(self) -> None:
        """Write at once what is not yet in the copy, and wait for it: for the end of a desktop session."""
        if self._timer.isActive():
            self._timer.stop()
            self._wait()
            self._write()
        self._wait()

    def close(self) -> None:
        """Remove the copy: the case was saved, or its edits are not wanted."""
        self._session.changed.disconnect(self._follow)
        self._remove()
        self._wait()
        if self._writer is not None:
            self._writer.shutdown()

    def _follow(self) -> None:
        if not self._session.dirty:
            self._remove()
        elif self._session.case is not self._kept:
            now = time.monotonic()
            self._since = now if self._since is None else self._since
            left = LONGEST - int((now - self._since) * 1000)
            self._timer.start(max(0, min(QUIET, left)))

    def _write(self) -> None:
        if self._work is not None and not self._work.done():
            self._timer.start(QUIET // 10)
            return
        case, path = self._session.case, self._session.path
        self._kept, self._since, self._there = case, None, True
        self._do_beside(lambda: self._written_out(case, path))

    def _written_out(self, case: Case, path: Path | None) -> None:
        """Write the copy, in the background; the outcome comes back as a signal."""
        header = {"path": None if path is None else str(path), "when": datetime.now(UTC).isoformat()}
        try:
            self._file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            self._claim.take()
            write_new(self._file, json.dumps(header).encode() + b"\n" + self._text.text(case).encode(), force=True)
        except OSError as error:
            self._ended.emit(describe(error))
        else:
            self._ended.emit("")

    def _tell(self, trouble: str) -> None:
        if not trouble:
            self.written.emit()
        elif not self._complained:
            self.failed.emit(trouble)
        self._complained = bool(trouble)

    def _remove(self) -> None:
        """Remove the copy, in the background and after what is being written."""
        self._timer.stop()
        self._kept, self._since = None, None
        if self._there:
            self._there = False
            self._do_beside(self._removed)

    def _do_beside(self, work: Callable[[], None]) -> None:
        """Do some work in the background, after what is being done there."""
        if self._writer is None:
            from concurrent.futures import ThreadPoolExecutor

            self._writer = ThreadPoolExecutor(max_workers=1, thread_name_prefix="recovery")
        self._work = self._writer.submit(_undisturbed, work)

    def _removed(self) -> None:
        try:
            self._file.unlink(missing_ok=True)
            self._claim.end()
        except OSError as error:
            self._ended.emit(describe(error))

    def _wait(self) -> None:
        if self._work is not None:
            self._work.result()
            self._work = None


def _undisturbed(work: Callable[[], None]) -> None:
    with undisturbed():
        work()


def _lock_of(file: Path) -> Path:
    return file.with_suffix(".lock")


def _files(folder: Path, pattern: str) -> list[Path]:
    try:
        return sorted(folder.glob(pattern))
    except OSError:
        return []


def _left_behind(file: Path) -> Recovery | None:
    claim = Claim(_lock_of(file))
    try:
        if not claim.take():
            return None
        try:
            return _read(file)
        finally:
            claim.release()
    except (OSError, ValueError, RecursionError):
        return None


def _read(file: Path) -> Recovery:
    """Read a copy. Raises OSError, ValueError or RecursionError for one that is not whole."""
    with file.open("rb") as stream:
        header = json.loads(stream.readline(_HEADER))
        case = read_case(stream.read(LARGEST + 1))
    if not isinstance(header, dict) or not isinstance(header.get("when"), str):
        raise ValueError(header)
    path = header.get("path")
    when = datetime.fromisoformat(header["when"])
    return Recovery(file, Path(path) if isinstance(path, str) else None, when.astimezone(UTC), case)


def _sweep(folder: Path) -> None:
    """Remove what a process left that was ended while it wrote: it holds a patient's data and is no use."""
    for part in _files(folder, ".*.part"):
        try:
            if time.time() - part.stat().st_mtime > _ABANDONED:
                part.unlink()
        except OSError:
            continue
