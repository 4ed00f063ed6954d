"""The session: one case, its assessment and its file, and the one undo stack through which every edit goes."""

import time
from collections.abc import Callable
from pathlib import Path
from weakref import finalize

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QUndoStack

from causality.assess import Assessment, assess
from causality.case.edits import Edit, InvalidEdit, LockedCase, lock
from causality.case.file import InvalidCaseFile, case_json, load_case
from causality.case.model import Case
from causality.case.versions import SignedVersion
from causality.files import describe, printable, write_new
from causality.text import _
from desktop.undo_step import Step, take_down

MOST_NAMES = 50
"""How many names of edits are remembered between two savings into a store."""


class Session(QObject):
    """One case as it is worked on. Listeners read `case` and `assessment` when `changed` comes.

    Signals:
        changed: the case, its file or whether it is saved is another.
        failed: what was asked could not be done, in one line; the case is as it was.
    """

    changed = Signal()
    failed = Signal(str)

    def __init__(self, parent: QObject | None = None, clock: Callable[[], float] = time.monotonic) -> None:
        super().__init__(parent)
        self._clock = clock
        self._stack = QUndoStack(self)
        finalize(self, take_down, self._stack).atexit = False
        self._case, self._begun = _blank(), False
        self._path: Path | None = None
        self._assessment: Assessment | None = None
        self._before: Assessment | None = None
        self._held: tuple[str, Case] | None = None
        self._kept: Case | None = None
        self._done: list[str] = []
        self._protection = ""

    @property
    def case(self) -> Case:
        """The case as it stands."""
        return self._case

    @property
    def assessment(self) -> Assessment:
        """Everything that follows from the case, computed when it is first asked for."""
        if self._assessment is None:
            self._assessment = self._before = assess(self._case, self._before)
        return self._assessment

    @property
    def path(self) -> Path | None:
        """The file of the case, None before it is first saved."""
        return self._path

    @property
    def begun(self) -> bool:
        """Whether a case was opened or begun; before that the session holds an empty one that nobody asked for."""
        return self._begun

    @property
    def dirty(self) -> bool:
        """Whether the case differs from its file, or from what a store holds of it."""
        if self._kept is not None:
            return self._case is not self._kept
        return not self._stack.isClean() or (self._held is not None and self._held[1] != self._case)

    @property
    def holding(self) -> bool:
        """Whether a gesture goes on, and the case shown is not yet what it will be."""
        return self._held is not None

    @property
    def undo_text(self) -> str:
        """What undo would take back ("Undo: stop date of alpelisib"), empty when there is nothing."""
        name = self._held[0] if self._held else self._stack.undoText()
        return _("Undo: {name}").format(name=name) if self._held or self._stack.canUndo() else ""

    @property
    def redo_text(self) -> str:
        """What redo would do again, empty when there is nothing."""
        return _("Redo: {name}").format(name=self._stack.redoText()) if self._stack.canRedo() else ""

    def apply(self, edit: Edit) -> bool:
        """Apply an edit as one undo step; whether the case could take it. What is held becomes a step before it."""
        self.release(keep=True)
        try:
            after = self._made(edit, self._case)
        except InvalidEdit as error:
            self._refuse(error)
            return False
        if after != self._case:
            self._note(edit.name)
            self._stack.push(Step(edit, self._case, after, self._clock(), self._show))
            self.changed.emit()
        return True

    def hold(self, edit: Edit) -> bool:
        """Show the case as `edit` would make it while a gesture goes on; whether the case could take it.

        Nothing is a step before `release`; until then the next `hold` replaces this one.
        """
        before = self._held[1] if self._held else self._case
        try:
            after = self._made(edit, before)
        except InvalidEdit as error:
            self._refuse(error)
            return False
        self._held = edit.name, before
        if after != self._case:
            self._show(after)
            self.changed.emit()
        return True

    def release(self, *, keep: bool) -> None:
        """End a gesture: what was held becomes one undo step, or is taken back."""
        if self._held is None:
            return
        (name, before), after, self._held = self._held, self._case, None
        if before == after:
            return
        if keep:
            self._note(name)
            self._stack.push(Step(Edit(name, lambda _case: after), before, after, self._clock(), self._show))
        else:
            self._show(before)
        self.changed.emit()

    def lock(self, signed: SignedVersion) -> bool:
        """Lock the case as the version that was signed; whether it is that version. No undo leads behind it."""
        self.release(keep=True)
        try:
            after = lock(signed).apply(self._case)
        except InvalidEdit as error:
            self.failed.emit(str(error))
            return False
        self._stack.clear()
        self._stack.resetClean()
        self._show(after)
        self.changed.emit()
        return True

    def keep(self, case: Case) -> None:
        """Say that a store holds the case as `case` was: from now on that decides whether there is something to save.

        Undo goes on across it, as it does not across the saving of a file.
        """
        if case is not self._kept:
            self._kept = case
            self.changed.emit()

    def protect(self, reason: str) -> None:
        """Refuse edits from now on and say `reason`; with none take them again."""
        self._protection = reason

    def take_done(self) -> tuple[str, ...]:
        """Give the names of what was done since this was asked last."""
        done, self._done = tuple(self._done), []
        return done

    def undo(self) -> None:
        """Take the last step back, or what is held."""
        if self._held is not None:
            self.release(keep=False)
            return
        if self._stack.canUndo() and not self._protected():
            self._note(self.undo_text)
            self._stack.undo()
            self.changed.emit()

    def redo(self) -> None:
        """Do the step again that was taken back last."""
        self.release(keep=True)
        if self._stack.canRedo() and not self._protected():
            self._note(self.redo_text)
            self._stack.redo()
            self.changed.emit()

    def new(self) -> None:
        """Begin an empty case."""
        self.begin(_blank())

    def begin(self, case: Case) -> None:
        """Begin with a case that has no file and nothing to lose, such as the worked example."""
        self._begin(case, None)

    def open(self, path: Path) -> bool:
        """Open a case file; when it cannot be read, `failed` says where and why and the present case stays."""
        try:
            case = load_case(path)
        except InvalidCaseFile as error:
            self.failed.emit(f"{printable(str(path))}: {error}")
            return False
        except OSError as error:
            self.failed.emit(describe(error))
            return False
        self._begin(case, path.absolute())
        return True

    def recover(self, case: Case, path: Path | None) -> None:
        """Go on with a case that was never saved so; `path` is the file that it is meant for."""
        self._begin(case, path, saved=False)

    def save(self) -> bool:
        """Write the case to its file; whether that was done."""
        if self._path is None:
            self.failed.emit(_("The case has no file yet; choose one with “Save as”."))
            return False
        return self.save_as(self._path)

    def save_as(self, path: Path) -> bool:
        """Write the case to `path`, from now on its file; whether that was done."""
        self.release(keep=True)
        whole = path.absolute()
        try:
            # A link is followed: what it leads to is the file that others see.
            write_new(whole.resolve(), case_json(self._case).encode(), force=True)
        except OSError as error:
            self.failed.emit(describe(error))
            return False
        self._path = whole
        self._stack.setClean()
        self.changed.emit()
        return True

    def _begin(self, case: Case, path: Path | None, *, saved: bool = True) -> None:
        self._held, self._kept, self._done = None, None, []
        self._stack.clear()
        if not saved:
            self._stack.resetClean()
        self._path, self._begun, self._before = path, True, None
        self._show(case)
        self.changed.emit()

    def _made(self, edit: Edit, before: Case) -> Case:
        if self._protection:
            raise LockedCase(self._protection)
        return edit.apply(before)

    def _protected(self) -> bool:
        if self._protection:
            self.failed.emit(self._protection)
        return bool(self._protection)

    def _note(self, name: str) -> None:
        """Remember the name of what was done: of a burst of typing once, and no more than a few of them."""
        if (not self._done or self._done[-1] != name) and len(self._done) < MOST_NAMES:
            self._done.append(name)

    def _refuse(self, error: InvalidEdit) -> None:
        """Say why the case takes no edit. What was typed into a locked case is shown no longer."""
        self.failed.emit(str(error))
        if isinstance(error, LockedCase):
            self.changed.emit()

    def _show(self, case: Case) -> None:
        if case is not self._case:
            self._case, self._assessment = case, None


def _blank() -> Case:
    return Case(id=_("untitled"))
