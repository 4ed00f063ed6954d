"""The case of one window as the store holds it: saved by itself, a step further, signed; nothing of it in clear files.

It is what `CaseFile` is to a case in a file. Between two savings nothing is kept elsewhere: an edit is in the store
within two seconds, encrypted and in the trail, or said not to be.
"""

import time
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Literal, TypeAlias

from PySide6.QtCore import QObject, QTimer, Signal

from causality.case.file import case_json
from causality.case.model import Case
from causality.files import describe, write_new
from causality.text import _
from desktop.beside import undisturbed
from desktop.recovery import LONGEST, QUIET
from desktop.session import Session
from desktop.stores import StoreDesk

if TYPE_CHECKING:
    from concurrent.futures import Future, ThreadPoolExecutor

    from causality.records.desk import Desk
    from causality.records.held import Held
    from desktop.case_file import CaseFile

AGAIN = 5_000
"""Milliseconds until what could not be saved is tried once more."""
Step = Callable[["Desk", "Held"], "Held"]


class StoredCase(QObject):
    """Keeps the case of a session in the store. `held` is how the store holds it, None before it is first saved.

    Signals:
        changed: its state, or when it was saved, is another.
        copied: it was saved, or could not be.
        failed: what was asked could not be done, in one line.
        overtaken: somebody else saved the case meanwhile; nothing was overwritten.
    """

    changed = Signal()
    copied = Signal()
    failed = Signal(str)
    overtaken = Signal()
    _ended = Signal()
    stored: Literal[True] = True

    def __init__(self, session: Session, stores: StoreDesk, held: "Held | None", case: Case | None = None) -> None:
        super().__init__()
        self.session, self.stores, self.held = session, stores, held
        self.conflict = ""
        self._trouble, self._since = "", 0.0
        self._saving: tuple[Case, tuple[str, ...]] | None = None
        self._writer: ThreadPoolExecutor | None = None
        self._work: Future[Held] | None = None
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self._write)
        self._ended.connect(self._finish)
        if held is not None:
            session.begin(held.case)
            session.keep(held.case)
        elif case is not None:
            session.recover(case, None)
        self._show_protection()
        session.failed.connect(self.failed)
        session.changed.connect(self._follow)
        stores.opened.connect(self._resume)
        stores.leaving.connect(self.flush)

    @property
    def saved(self) -> datetime | None:
        """When the store took the case last."""
        return datetime.fromisoformat(self.held.changed) if self.held and self.held.changed else None

    @property
    def kept(self) -> datetime | None:
        """There is no recovery copy of a stored case."""
        return None

    @property
    def trouble(self) -> str:
        """Why the case cannot be saved; empty when it can."""
        return self._trouble

    @property
    def state(self) -> str:
        """How far the case has come."""
        return self.held.state if self.held else "draft"

    @property
    def protection(self) -> str:
        """Why the case takes no edit for another reason than that it is signed; empty when it does."""
        from causality.records.rights import NAMES, RIGHTS

        officer = self.stores.officer
        if officer is not None and officer.role not in RIGHTS["edit"]:
            return _("You read as {role}: the case takes no edit.").format(role=_(NAMES[officer.role]))
        store = self.stores.store
        if store is not None and store.read_only:
            return _("The store lies where nothing can be written: the case takes no edit.")
        if self.state == "ready for review":
            return _("This case is ready for review: it takes no edit until it is given back.")
        return ""

    def save(self) -> bool:
        """Write what is not yet in the store; whether it is there."""
        self.flush()
        return not self.session.dirty

    def save_as(self, path: Path) -> bool:
        """Write a copy of the case to a file, which is noted in the trail; the case stays in the store."""
        self.session.release(keep=True)
        self.save()  # what cannot be saved can still be written out
        if not self.may_leave("json"):
            return False
        try:
            write_new(path.absolute().resolve(), case_json(self.session.case).encode(), force=True)
        except OSError as error:
            self.failed.emit(describe(error))
            return False
        return True

    def may_leave(self, form: str) -> bool:
        """Whether the officer may take the case out of the store in a form, which is then in the trail; told if not."""
        from causality.records.refused import REFUSED, told

        desk = self.stores.desk
        if desk is None:
            return False
        try:
            desk.enter("export")
            if self.held is not None:
                desk.exported(self.held, form)
        except REFUSED as error:
            self.failed.emit(told(error))
            return False
        return True

    def step(self, step: Step) -> bool:
        """Let an officer's action lead the case on, once all is saved; whether it did."""
        from causality.records.refused import REFUSED, told

        desk = self.stores.desk
        if desk is None or not self.save() or self.held is None:
            return False
        try:
            held = step(desk, self.held)
        except REFUSED as error:
            self.failed.emit(told(error))
            return False
        self.show_held(held)
        return True

    def show_held(self, held: "Held") -> None:
        """Go on with the case as the store holds it now."""
        self.held, self.conflict = held, ""
        self.session.protect("")
        if held.case != self.session.case:
            self.session.begin(held.case)
        self.session.keep(self.session.case)
        self._show_protection()
        self.changed.emit()
        self.stores.cases_changed.emit()

    def take_theirs(self) -> None:
        """Go on with what somebody else saved; what was not saved here is given up."""
        from causality.records.refused import REFUSED, told

        desk = self.stores.desk
        if desk is None or self.held is None:
            return
        try:
            self.show_held(desk.open(self.held.key))
        except REFUSED as error:
            self.failed.emit(told(error))

    def keep_mine(self) -> None:
        """Go on with what was edited here as a case of its own in the store, beside theirs."""
        self.held, self.conflict = None, ""
        self.changed.emit()
        self._write()

    def flush(self) -> None:
        """Write at once what is not yet in the store, and wait for it."""
        self._timer.stop()
        self._wait()
        if self.session.dirty and not self.session.holding and not self.conflict:
            self._write()
            self._wait()

    def close(self) -> None:
        """Let the case go."""
        self._timer.stop()
        self._wait()
        self.session.changed.disconnect(self._follow)
        self.stores.opened.disconnect(self._resume)
        self.stores.leaving.disconnect(self.flush)
        if self._writer is not None:
            self._writer.shutdown()

    def _show_protection(self) -> None:
        self.session.protect(self.protection)

    def _resume(self) -> None:
        """The store is open again, perhaps for another officer: see whether somebody saved the case meanwhile."""
        self._show_protection()
        if self.session.dirty:
            self._write()
        elif self.held is not None:
            self.take_theirs()
        self.changed.emit()

    def _follow(self) -> None:
        if not self.session.dirty or self.conflict or self.session.case is (self._saving or (None,))[0]:
            return
        now = time.monotonic()
        self._since = self._since or now
        left = LONGEST - int((now - self._since) * 1000)
        self._timer.start(max(0, min(QUIET, left)))

    def _write(self) -> None:
        from causality.records.held import standing

        desk, session = self.stores.desk, self.session
        if desk is None or self.conflict or not session.dirty:
            return
        if self._work is not None or session.holding:
            self._timer.start(QUIET // 5)
            return
        case, told, held = session.case, standing(session.assessment), self.held
        edits = session.take_done()
        self._saving, self._since = (case, edits), 0.0
        if self._writer is None:
            from concurrent.futures import ThreadPoolExecutor

            self._writer = ThreadPoolExecutor(max_workers=1, thread_name_prefix="store")
        self._work = self._writer.submit(self._written, desk, held, case, told, edits)

    def _written(
        self, desk: "Desk", held: "Held | None", case: Case, told: tuple[str, ...], edits: tuple[str, ...]
    ) -> "Held":
        """Write the case into the store, beside the window; the outcome is seen to in the window."""
        try:
            with undisturbed():
                if held is None:
                    return desk.create(case, categories=told)
                return desk.save(held, case, told, edits=edits)
        finally:
            self._ended.emit()

    def _wait(self) -> None:
        if self._work is not None:
            self._work.exception()
            self._finish()

    def _finish(self) -> None:
        """See what came of a saving."""
        from causality.records.desk import Changed, SignedOut
        from causality.records.refused import REFUSED, told

        work, saving = self._work, self._saving
        if work is None or saving is None:
            return
        work.exception()
        self._work = self._saving = None
        trouble, self._trouble = self._trouble, ""
        try:
            self.held = work.result()
        except Changed as error:
            self.conflict = str(error)
            self.overtaken.emit()
        except SignedOut:
            self.stores.lock()
        except REFUSED as error:
            self._trouble = told(error)
            if self._trouble != trouble:
                self.failed.emit(self._trouble)
            self._timer.start(AGAIN)
        else:
            self.session.keep(saving[0])
            self.stores.cases_changed.emit()
            self._follow()
        self.copied.emit()
        self.changed.emit()


Keeping: TypeAlias = "CaseFile | StoredCase"
"""What keeps the case of a window: its file, or the store."""
