"""What takes its time at a store, done beside the window: one thing at a time, watched, and stopped when asked."""

from collections.abc import Callable
from threading import Event
from typing import Any

from PySide6.QtCore import QObject, Signal
from typing_extensions import override

from causality.records.watching import Stopped, Watch
from causality.text import _
from desktop.store_jobs import StoreJob

Call = Callable[[Watch], Any]
"""What is to be done, given what watches it."""


class Work(StoreJob):
    """One thing that is done; `result` once it has finished without a refusal.

    Signals:
        progressed: so much of how much is done.
    """

    progressed = Signal(int, int)

    def __init__(self, call: Call, parent: QObject) -> None:
        super().__init__(parent)
        self._call, self._ended = call, Event()
        self.result: Any = None

    def stop(self) -> None:
        """Let it end at its next step."""
        self._ended.set()

    @override
    def attempt(self) -> None:
        self.result = self._call(self._watch)

    def _watch(self, done: int, of: int) -> None:
        if self._ended.is_set():
            raise Stopped
        self.progressed.emit(done, of)


class Worker(QObject):
    """Does one thing after the other.

    Signals:
        begun: something is being done (what, in words).
        progressed: so much of how much is done.
        ended: nothing is being done any more.
        refused: it was not done; why, in one line.
    """

    begun = Signal(str)
    progressed = Signal(int, int)
    ended = Signal()
    refused = Signal(str)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._work: Work | None = None
        self._then: Callable[[Any], None] | None = None

    @property
    def busy(self) -> bool:
        """Whether something is being done."""
        return self._work is not None

    def do(self, words: str, call: Call, then: Callable[[Any], None]) -> bool:
        """Do `call`, and give `then` what it gave; False when something else is being done."""
        if self._work is not None:
            self.refused.emit(_("Something else is being done; wait for its end, or stop it."))
            return False
        work = self._work = Work(call, self)
        self._then = then
        work.progressed.connect(self.progressed)
        work.finished.connect(self._end)
        self.begun.emit(words)
        work.start()
        return True

    def stop(self) -> None:
        """Let what is being done end at its next step."""
        if self._work is not None:
            self._work.stop()

    def wait(self) -> None:
        """Stop what is being done and wait for its end; nobody is told of it."""
        if self._work is not None:
            work, self._work, self._then = self._work, None, None
            work.finished.disconnect(self._end)
            work.stop()
            work.wait()
            work.deleteLater()

    def _end(self) -> None:
        work, then = self._work, self._then
        if work is None or then is None or not work.isFinished():  # one that was given up tells its end later
            return
        self._work, self._then = None, None
        self.ended.emit()
        if work.refusal:
            self.refused.emit(work.refusal)
        else:
            then(work.result)
        work.deleteLater()
