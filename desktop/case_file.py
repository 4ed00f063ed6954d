"""The file of one window's case and the recovery copy beside it: opened, saved, restored; no questions asked."""

import hashlib
from dataclasses import replace
from datetime import UTC, datetime
from itertools import count
from pathlib import Path
from typing import Literal

from PySide6.QtCore import QObject, Signal

from causality.files import describe, printable
from causality.text import _
from desktop.claim import Claim
from desktop.recovery import Recovery, RecoveryCopy
from desktop.session import Session
from desktop.settings import Settings


class CaseFile(QObject):
    """Keeps the case of a session in its file. While it is open there, no other window can open or replace the file.

    Signals:
        changed: the file, or when the case was saved to it, is another.
        copied: the recovery copy was written, or could not be.
        failed: what was asked could not be done, in one line.
    """

    changed = Signal()
    copied = Signal()
    failed = Signal(str)

    stored: Literal[False] = False

    def __init__(self, session: Session, settings: Settings) -> None:
        super().__init__()
        self.session, self._settings = session, settings
        self._claim: Claim | None = None
        self._saved: datetime | None = None
        self._kept: datetime | None = None
        self._trouble = ""
        self._closed = False
        self._content = b""
        self._copy = RecoveryCopy(session, settings.folder / "recovery", self)
        self._copy.written.connect(self._note_kept)
        self._copy.failed.connect(self._note_trouble)
        session.failed.connect(self.failed)

    @property
    def saved(self) -> datetime | None:
        """When the file was last written, None where there is none."""
        return self._saved

    @property
    def state(self) -> str:
        """How far the case has come."""
        return "signed" if self.session.case.signed else "draft"

    @property
    def protection(self) -> str:
        """Why the case takes no edit for another reason than that it is signed; a file has none."""
        return ""

    @property
    def kept(self) -> datetime | None:
        """When the recovery copy was last written, None while none is needed."""
        return self._kept if self.session.dirty else None

    @property
    def trouble(self) -> str:
        """Why no recovery copy can be kept; empty when one can."""
        return self._trouble

    def new(self) -> None:
        """Begin an empty case."""
        self._let_go(None)
        self.session.new()

    def open(self, path: Path) -> bool:
        """Open a case file; when that cannot be, `failed` says why and the present case stays."""
        claim = self._claimed(path)
        if claim is None:
            return False
        content = _digest(path)
        if not self.session.open(path):
            self._give_back(claim)
            return False
        self._let_go(claim)
        self._content = content
        self._remember(path)
        return True

    def save(self) -> bool:
        """Write the case to its file; whether it was written.

        A file that another program changed meanwhile stays as it is: the case is written beside it, from then on its
        file, and that is told.
        """
        path = self.session.path
        if path is None or not self._changed_elsewhere(path):
            return path is not None and self.save_as(path)
        other = _beside(path)
        if not self.save_as(other):
            return False
        told = _("{file} was changed by another program and stays as that left it; your case is saved as {other}.")
        self.failed.emit(told.format(file=printable(path.name), other=printable(other.name)))
        return True

    def save_as(self, path: Path) -> bool:
        """Write the case to `path`, from now on its file; whether that was done."""
        claim = self._claimed(path)
        if claim is None:
            return False
        if not self.session.save_as(path):
            self._give_back(claim)
            return False
        self._let_go(claim)
        self._content = _digest(path)
        self._remember(path)
        return True

    def restore(self, recovery: Recovery) -> bool:
        """Go on with a copy that was left behind; whether it was still there for us.

        Where its file is open elsewhere the case goes on without one, so that saving asks where to.
        """
        claim = None if recovery.path is None else self._claimed(recovery.path)
        if not self._copy.adopt(recovery if claim else replace(recovery, path=None)):
            if claim is not None:
                self._give_back(claim)
            return False
        self._let_go(claim)
        self._content = b""
        self._kept = recovery.when
        self.changed.emit()
        return True

    def may_leave(self, _form: str) -> bool:
        """Whether the case may be taken out of its home in a form: a file's always."""
        return True

    def flush(self) -> None:
        """Write the recovery copy at once: the desktop session ends."""
        self._copy.flush()

    def close(self) -> None:
        """Let the file go and remove the recovery copy."""
        if not self._closed:
            self._closed = True
            self._copy.close()
            self._let_go(None)

    def _changed_elsewhere(self, path: Path) -> bool:
        """Whether the file holds something else than what was read from it or written to it last."""
        now = _digest(path)
        return bool(self._content and now) and now != self._content

    def _remember(self, path: Path) -> None:
        try:
            self._saved = datetime.fromtimestamp(path.stat().st_mtime, UTC)
        except OSError:
            self._saved = None
        self._settings.remember_recent(path)
        self.changed.emit()

    def _claimed(self, path: Path) -> Claim | None:
        """Claim the file at `path`; None, and told, when another window has it. Our own claim is given again."""
        place = _place(path, self._settings)
        if self._claim is not None and self._claim.path == place:
            return self._claim
        claim = Claim(place)
        try:
            place.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            if claim.take():
                return claim
        except OSError as error:
            self.failed.emit(describe(error))
            return None
        told = _("{file} is open in another window; close it there first.")
        self.failed.emit(told.format(file=printable(str(path))))
        return None

    def _give_back(self, claim: Claim) -> None:
        if claim is not self._claim:
            claim.end()

    def _let_go(self, following: Claim | None) -> None:
        if self._claim is not None and self._claim is not following:
            self._claim.end()
        self._claim = following
        if following is None:
            self._saved = None

    def _note_kept(self) -> None:
        self._kept, self._trouble = datetime.now(UTC), ""
        self.copied.emit()

    def _note_trouble(self, message: str) -> None:
        self._trouble = message
        self.copied.emit()


def _digest(path: Path) -> bytes:
    """Give the digest of what stands in a file; nothing for one that cannot be read."""
    try:
        return hashlib.sha256(path.read_bytes()).digest()
    except OSError:
        return b""


def _beside(path: Path) -> Path:
    """Give a name beside a file that is free."""
    named = (path.with_name(f"{path.stem} ({number}){path.suffix}") for number in count(2))
    return next(one for one in named if not one.exists())


def _place(path: Path, settings: Settings) -> Path:
    """Give where the claim on a file is kept: with the settings, so that nothing is left beside the case."""
    whole = str(path.absolute().resolve()).encode("utf-8", "surrogateescape")
    return settings.folder / "open" / f"{hashlib.sha256(whole).hexdigest()[:24]}.lock"
