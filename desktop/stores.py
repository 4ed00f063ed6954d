"""The store of cases as the whole program has it: none yet, shut, open with an officer at it, or locked.

Locking closes the store and forgets its keys: what is needed to go on is to sign in again, the same officer or another.
SQLAlchemy and SQLCipher are imported only when somebody signs in.
"""

import os
import re
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import QObject, QTimer, Signal

from desktop.presence import Presence
from desktop.settings import Settings
from desktop.store_jobs import ChoosePassphrase, MakeStore, NewStore, Prepare, Recover, SignIn, StoreJob

if TYPE_CHECKING:
    from causality.records.desk import Desk
    from causality.records.officers import Officer
    from causality.records.store import Store

State = Literal["absent", "shut", "renewing", "stating", "open", "locked"]
STORE_FILE, PLACE, OFFICER = "cases.store", "store", "officer"
SECONDS = 1000
_PASSWORD = re.compile(r"^(\w+://[^/@:]*):[^/@]*@")


class StoreDesk(QObject):
    """Holds the one store that the program works with.

    Signals:
        opened: an officer has signed in, and `desk` can be worked at.
        leaving: the store is about to be locked or closed; what is not written yet has to be written now.
        locked, closed: it was.
        changed: what is shown of the store is another: its state, its place, who is at it.
        cases_changed: a case in it was put in, saved or went a step further by this program.
        refused: what was asked was not done: why, in one line, and the seconds until it can be tried again.
        made: a store was made (its recovery code, which stands nowhere else).
        recovered: an officer has a new passphrase by the recovery code.
    """

    opened = Signal()
    leaving = Signal()
    locked = Signal()
    closed = Signal()
    changed = Signal()
    cases_changed = Signal()
    refused = Signal(str, float)
    made = Signal(str)
    recovered = Signal()

    def __init__(self, settings: Settings, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._settings = settings
        self._desk: Desk | None = None
        self._state: Literal["shut", "renewing", "stating", "open", "locked"] = "shut"
        self._job: StoreJob | None = None
        self._first, self._place = "", ""
        self._warning = ""
        self._keyring, self._recalls = "", False
        self.idle, self._presence = QTimer(self, singleShot=True), Presence(self)
        self._presence.seen.connect(self.touch)
        self.idle.timeout.connect(self.lock)

    @property
    def place(self) -> str:
        """Where the store is or would be made: a file, or the URL of a department's."""
        given = self._place or os.environ.get("DECHALLENGE_STORE", "")
        return given or self._settings.choice(PLACE) or str(self._settings.folder / STORE_FILE)

    @property
    def shown_place(self) -> str:
        """The place as it may be shown: of a URL without user and password."""
        scheme, mark, rest = self.place.partition("://")
        return f"{scheme}://{rest.rsplit('@', 1)[-1]}" if mark else self.place

    @property
    def state(self) -> State:
        """How the store stands."""
        if self._state == "shut" and not self._is_there():
            return "absent"
        return self._state

    @property
    def busy(self) -> bool:
        """Whether something that was asked for is being done; what is prepared disturbs nobody who types."""
        return self._job is not None and not isinstance(self._job, Prepare)

    @property
    def last_officer(self) -> str:
        """Who signed in last on this machine."""
        return os.environ.get("DECHALLENGE_OFFICER", "") or self._settings.choice(OFFICER)

    @property
    def keyring(self) -> str:
        """Which keyring of the system could remember a passphrase; empty when there is none or it was not asked."""
        return self._keyring

    @property
    def recalls(self) -> bool:
        """Whether the keyring remembers the last officer."""
        return self._recalls

    @property
    def warning(self) -> str:
        """What is to be told of the store: that it is read-only, a clock put back, a keyring that refused."""
        return self._warning

    @property
    def desk(self) -> "Desk | None":
        """Where the officer works, None while the store is not open."""
        return self._desk if self._state == "open" else None

    @property
    def store(self) -> "Store | None":
        """The open store."""
        return self.desk.store if self.desk else None

    @property
    def officer(self) -> "Officer | None":
        """Who is signed in, from the first step of signing in on."""
        return self._desk.officer if self._desk else None

    def use(self, place: str) -> None:
        """Work with another store from the next sign-in on."""
        if self._desk is None:
            self._place, self._state = place, "shut"
            self.changed.emit()

    def prepare(self) -> None:
        """Load what signing in needs, beside the window, so that it does not take its time later."""
        if self._job is None and self._desk is None:
            self._begin(Prepare(self.place, self.last_officer, self))

    def make(self, wish: NewStore) -> None:
        """Make a store; `made` gives its recovery code."""
        self._begin(MakeStore(wish, self.heads, self))

    def sign_in(self, officer: str, passphrase: str | None, *, remember: bool = False, place: str = "") -> None:
        """Sign in, with what the keyring remembers when there is no passphrase. `place` is that of another store."""
        if self._desk is None:
            self._first = passphrase or ""
            self._begin(SignIn(place or self.place, officer, passphrase, self.heads, self, remember=remember))

    def recover(self, officer: str, code: str, passphrase: str) -> None:
        """Give an officer a new passphrase with the recovery code."""
        if self._desk is None:
            self._begin(Recover(self.place, officer, code, passphrase, self))

    def choose_passphrase(self, new: str) -> None:
        """Put an own passphrase in the place of the first one, with which the officer has just signed in."""
        if self._desk is not None and self._state == "renewing":
            self._begin(ChoosePassphrase(self._desk, self._first, new, self))

    def confirm_statement(self) -> None:
        """Confirm what a signature means; it goes into the trail."""
        from causality.records import statement
        from causality.records.refused import REFUSED, told

        if self._desk is None or self._state != "stating":
            return
        try:
            statement.confirm(self._desk.store, self._desk.officer)
        except REFUSED as error:
            self.refused.emit(told(error), 0.0)
        else:
            self._open()

    def touch(self) -> None:
        """Say that the officer is there."""
        if self._desk is None:
            return
        from causality.records.desk import SignedOut

        try:
            self._desk.touch()
        except SignedOut:
            self.lock()
        else:
            self.idle.start(round(self._desk.idle * SECONDS))

    def lock(self) -> None:
        """Close the store until somebody signs in again; windows of its cases cover what they show."""
        self._leave("locked")

    def close(self) -> None:
        """Close the store: the officer leaves."""
        self._leave("shut")

    def wait(self) -> None:
        """Wait until what is being done is done: at the end of the program."""
        if self._job is not None:
            self._job.wait()
            self._end()

    @property
    def home(self) -> Path:
        """The folder of settings and identities."""
        return self._settings.folder

    @property
    def heads(self) -> Path:
        """The folder in which the heads of departments' stores are remembered."""
        return self._settings.folder / "heads"

    def _is_there(self) -> bool:
        """Whether there is a store, or was: its key file alone says that its database is missing."""
        place = self.place
        if "://" in place:
            return True
        return any(Path(name).is_file() for name in (place, f"{place}.keys"))

    def _begin(self, job: StoreJob) -> None:
        if self._job is not None:
            self.wait()
        self._job = job
        job.finished.connect(self._end)
        self.changed.emit()
        job.start()

    def _end(self) -> None:
        job = self._job
        if job is None or not job.isFinished():
            return  # told of one that was waited for and seen to before
        self._job = None
        if job.refusal:
            self.refused.emit(job.refusal, job.wait_seconds)
        elif isinstance(job, MakeStore):
            self._remember(job.place)
            self._settings.remember_choice(OFFICER, job.signs_in)
            self.made.emit(job.code)
        elif isinstance(job, SignIn):
            self._note_signed_in(job)
        elif isinstance(job, ChoosePassphrase):
            self._first = ""
            self._go_on(confirmed=False)
        elif isinstance(job, Recover):
            self.recovered.emit()
        elif isinstance(job, Prepare):
            self._keyring, self._recalls = job.keyring, job.recalls
        job.deleteLater()
        self.changed.emit()

    def _remember(self, place: str) -> None:
        """Remember which store it is; the password of a department's database only until the program ends."""
        self._place = place
        self._settings.remember_choice(PLACE, _PASSWORD.sub(r"\1@", place))

    def _note_signed_in(self, job: SignIn) -> None:
        self._desk, self._warning = job.desk, job.warning
        self._remember(job.place)
        self._settings.remember_choice(OFFICER, job.officer)
        if self._desk is not None and self._desk.officer.renew:
            self._state = "renewing"
            return
        self._first = ""
        self._go_on(confirmed=job.confirmed)

    def _go_on(self, *, confirmed: bool) -> None:
        """Open the store, or ask first for what a signature means; who only reads signs nothing."""
        if confirmed or self._desk is None or self._desk.officer.role == "reader":
            self._open()
        else:
            self._state = "stating"

    def _open(self) -> None:
        self._state = "open"
        if self._desk is not None:
            self.idle.start(round(self._desk.idle * SECONDS))
        self._presence.begin()
        self.opened.emit()
        self.changed.emit()

    def _leave(self, state: Literal["locked", "shut"]) -> None:
        if self._desk is None:
            if state == "shut" and self._state == "locked":
                self._state = "shut"
                self.closed.emit()
                self.changed.emit()
            return
        was_open = self._state == "open"
        if was_open:
            self.leaving.emit()
        self._shut()
        self._state = "locked" if state == "locked" and was_open else "shut"
        (self.locked if self._state == "locked" else self.closed).emit()
        self.changed.emit()

    def _shut(self) -> None:
        from causality.records.refused import REFUSED

        desk, self._desk, self._first = self._desk, None, ""
        self.idle.stop()
        self._presence.end()
        if desk is not None:
            with suppress(*REFUSED):  # the head of the time before stays, which tells less, but nothing wrong
                desk.store.remember_head()
            desk.store.close()
