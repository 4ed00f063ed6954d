"""What a signed-in officer does in a store: every action asks the officer's role first and leaves its row in the trail.

Nothing else writes cases, versions or settings. The steps of a case are enforced here: draft, ready for review,
signed; a change of a signed case opens its next version.
"""

import hashlib
import secrets
from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

from sqlalchemy import select

from causality.case.edits import begin_version
from causality.case.file import case_json
from causality.case.model import Case
from causality.records import preferences, searching, statement
from causality.records.audit import KEPT, Entry, Row, signers
from causality.records.changes import Change, changes
from causality.records.engine import StoreError
from causality.records.held import Held, held_of, reported, row_of, saved
from causality.records.kept_rows import case_row, version_row
from causality.records.officers import IDLE, Officer
from causality.records.rights import Action, require
from causality.records.searching import Listed, Query, State
from causality.records.store import Store, Writing
from causality.records.tables import CASES, VERSIONS
from causality.text import _


class Changed(StoreError):
    """Somebody else saved the case in between; nothing was overwritten."""


class OutOfOrder(StoreError):
    """The state of the case does not allow the step."""


class SignedOut(StoreError):
    """Nothing was done for so long that the passphrase is asked again."""


class Desk:
    """An officer at an open store. Every method raises NotAllowed when the role does not allow it."""

    def __init__(self, store: Store, officer: Officer) -> None:
        self.store = store
        self.officer = officer
        self._clock = store.clock
        self.idle = IDLE
        """Seconds without an action after which the passphrase is asked again."""
        self.settle()
        self._touched = store.clock()

    def settle(self) -> None:
        """Do as the settings of the store say."""
        with self.store.reading() as connection:
            minutes, zone, self._new_clock = (
                preferences.value_of(connection, name)
                for name in (preferences.IDLE_MINUTES, preferences.ZONE, preferences.REPORTING_CLOCK)
            )
        self.idle = 60.0 * int(minutes)
        self.store.clock = preferences.in_zone(self._clock, zone)
        self._zone = preferences.zone(zone)

    def local(self, moment: datetime) -> datetime:
        """Give a moment in the time of the store's place: the zone that is set, else that of this machine."""
        return moment.astimezone(self._zone)

    def begin_of(self, day: date) -> datetime:
        """Give the moment at which a day begins at the store's place."""
        start = datetime(day.year, day.month, day.day)  # noqa: DTZ001 - without a zone it is that of the machine
        return start.replace(tzinfo=self._zone) if self._zone else start.astimezone()

    def touch(self) -> None:
        """Say that the officer is there."""
        self._awake()
        self._touched = self.store.clock()

    def enter(self, action: Action, *, attended: bool = True) -> None:
        """Raise unless the officer may do `action` now; what the program does by itself is not `attended`."""
        if attended:
            self.touch()
        else:
            self._awake()
        if self.officer.renew:
            raise SignedOut(_("Choose a passphrase of your own first."))
        require(self.officer.role, action)

    def find(self, query: Query) -> tuple[Listed, ...]:
        """Give one page of the cases found."""
        self.enter("read")
        with self.store.reading() as connection:
            return searching.find(connection, query)

    def count(self, query: Query) -> int:
        """Give how many cases are found."""
        self.enter("read")
        with self.store.reading() as connection:
            return searching.count(connection, query)

    def open(self, key: str) -> Held:
        """Give a case. Raises StoreError when there is none."""
        self.enter("read")
        return held_of(case_row(self.store, key))

    def create(
        self,
        case: Case,
        received: date | None = None,
        clock: str = "",
        due: date | None = None,
        categories: tuple[str, ...] = (),
    ) -> Held:
        """Put a case in, as a draft. A case of the same id may be there; it keeps its own key."""
        self.enter("create")
        if received and not clock and not due:
            clock = self._new_clock
        if received or clock or due:
            case = reported(case, received, clock, due)
        held = Held(secrets.token_hex(16), case, "signed" if case.signed else "draft", 1, categories=categories)
        with self.store.writing() as work:
            row = row_of(held, self.officer.id, work.now)
            what = tuple(changes("", row["content"]))
            work.put("case", row, self._entry("case created", case, what))
            searching.index(work.connection, held.key, row["words"])
        return saved(held, row)

    def save(
        self,
        held: Held,
        case: Case,
        categories: tuple[str, ...] = (),
        reason: str = "",
        edits: tuple[str, ...] = (),
    ) -> Held:
        """Save a draft; `edits` are the names of what was done to it, for the trail.

        Raises Changed when somebody else saved it since `held` was read.
        """
        self.enter("edit")
        if held.locked:
            raise OutOfOrder(_("This case is {state}; a change opens its next version.").format(state=_(held.state)))
        what = changes(case_json(held.case), case_json(case))
        if not what and categories == held.categories:
            return held
        return self._saved(replace(held, case=case, categories=categories), "case changed", what, reason, edits)

    def receive(self, held: Held, received: date | None, clock: str, due: date | None = None) -> Held:
        """Set the day of receipt and the reporting clock, or a due day entered by hand."""
        self.enter("edit")
        case = reported(held.case, received, clock, due)
        what = changes(case_json(held.case), case_json(case))
        return self._saved(replace(held, case=case), "clock set", what)

    def submit(self, held: Held) -> Held:
        """Give a draft to review."""
        self.enter("submit")
        return self._step(held, ("draft",), "ready for review")

    def give_back(self, held: Held, reason: str) -> Held:
        """Give a case back to its author, with a reason."""
        self.enter("return")
        if not reason.strip():
            raise OutOfOrder(_("Giving a case back needs a reason."))
        return self._step(held, ("ready for review",), "draft", reason)

    def keep_signed(self, held: Held, case: Case, report: bytes, reason: str = "") -> Held:
        """Keep the signed report of this version: with every further signature the file in place of the one before.

        Who countersigns is not who signed before, unless a `reason` says why it had to be.
        """
        self.enter("sign_authorship" if self.officer.role == "assessor" else "sign_review")
        if case.signed is None:
            raise OutOfOrder(_("This version is not signed yet."))
        statement.require(self.store, self.officer)
        if self.officer.role != "assessor":
            self._countersigns(held, reason)
        after = replace(held, case=case, state="signed")
        what = changes(case_json(held.case), case_json(case))
        with self.store.writing() as work:
            row = self._write(work, after, held.revision, self._entry("report signed", case, what, reason))
            self._keep_version(work, after, row["content"], report)
        self.store.remember_head()
        return saved(replace(after, revision=held.revision + 1), row)

    def _countersigns(self, held: Held, reason: str) -> None:
        if held.state not in ("ready for review", "signed"):
            raise OutOfOrder(_("Nothing was given to review yet."))
        with self.store.reading() as connection:
            signed = signers(connection, held.key, held.case.version)
        if self.officer.id in signed and not reason.strip():
            raise OutOfOrder(_("Who signed as author does not countersign; if it has to be, give the reason."))

    def next_version(self, held: Held) -> Held:
        """Open the next version of a signed case; the signed one stays, superseded once the next is signed."""
        self.enter("new_version")
        if held.state != "signed":
            raise OutOfOrder(_("Only a signed case has a next version."))
        case = begin_version().apply(held.case)
        after = replace(held, case=case, state="draft")
        return self._saved(after, "version opened", changes(case_json(held.case), case_json(case)))

    def versions(self, key: str) -> tuple[Row, ...]:
        """List the signed versions of a case: state, when and by whom signed, digest and length of the file."""
        self.enter("read")
        columns = [column for column in VERSIONS.c if column.name not in ("content", "report")]
        with self.store.reading() as connection:
            chosen = select(*columns).where(VERSIONS.c.key == key).order_by(VERSIONS.c.version)
            return tuple(dict(row) for row in connection.execute(chosen).mappings())

    def report(self, key: str, version: int) -> bytes:
        """Give the signed PDF of a version."""
        self.enter("read")
        return bytes(version_row(self.store, key, version)["report"])

    def compare(self, key: str, version: int, other: int | None = None) -> tuple[Change, ...]:
        """List what changed from one signed version to another, or to the case as it is now."""
        self.enter("read")
        now = case_row(self.store, key)["content"] if other is None else version_row(self.store, key, other)["content"]
        return changes(version_row(self.store, key, version)["content"], now)

    def exported(self, held: Held, form: str) -> None:
        """Write down that a case left the store in some form."""
        self.enter("export")
        with self.store.writing() as work:
            work.note(self._entry("exported", held.case, details={"form": form}, subject=held.key))

    def _saved(
        self, after: Held, action: str, what: tuple[Change, ...], reason: str = "", edits: tuple[str, ...] = ()
    ) -> Held:
        read, details = after.revision, {"edits": "; ".join(edits)} if edits else {}
        with self.store.writing() as work:
            row = self._write(work, after, read, self._entry(action, after.case, what, reason, details))
        return saved(replace(after, revision=read + 1), row)

    def _step(self, held: Held, come_from: tuple[State, ...], to: State, reason: str = "") -> Held:
        if held.state not in come_from:
            message = _("This case is {state}; this step is not its next.")
            raise OutOfOrder(message.format(state=_(held.state)))
        return self._saved(replace(held, state=to), to, (Change("state", held.state, to),), reason)

    def _write(self, work: Writing, held: Held, read: int, entry: Entry) -> dict[str, Any]:
        row = row_of(replace(held, revision=read + 1), self.officer.id, work.now)
        if not work.change("case", row, entry, revision=read):
            raise self._overtaken(work, held)
        searching.index(work.connection, held.key, row["words"])
        return row

    def _overtaken(self, work: Writing, held: Held) -> StoreError:
        found = work.connection.execute(
            select(CASES.c.changed_by, CASES.c.changed).where(CASES.c.key == held.key)
        ).first()
        if found is None:
            return StoreError(_("This case is no longer in the store."))
        message = _("{who} saved this case at {when}; yours was not written. Open it again to see theirs.")
        when = datetime.fromisoformat(found.changed).astimezone(work.now.tzinfo).strftime("%Y-%m-%d %H:%M:%S %z")
        return Changed(message.format(who=found.changed_by, when=when))

    def _keep_version(self, work: Writing, held: Held, content: str, report: bytes) -> None:
        row = {
            "key": held.key, "version": held.case.version, "state": "signed",
            "signed": work.now.astimezone(UTC).isoformat(timespec="microseconds"), "signed_by": self.officer.id,
            "digest": hashlib.sha256(report).hexdigest(), "length": len(report), "content": content, "report": report,
        }  # fmt: skip
        entry = self._entry(KEPT, held.case, details={"digest": str(row["digest"]), "version": str(held.case.version)})
        if not work.change("version", row, entry):
            work.put("version", row, entry)
        earlier = select(VERSIONS).where(
            VERSIONS.c.key == held.key, VERSIONS.c.version < held.case.version, VERSIONS.c.state == "signed"
        )
        for old in work.connection.execute(earlier).mappings().all():
            work.change("version", {**old, "state": "superseded"}, self._entry("superseded", held.case))

    def _entry(
        self,
        action: str,
        case: Case,
        what: tuple[Change, ...] = (),
        reason: str = "",
        details: Mapping[str, str] | None = None,
        subject: str = "",
    ) -> Entry:
        return Entry(self.officer.id, action, "", subject, case.id, what, reason, details=details or {})

    def _awake(self) -> None:
        idle = (self.store.clock() - self._touched).total_seconds()
        if idle > self.idle:
            raise SignedOut(
                _("Nothing was done for {minutes} minutes; sign in again.").format(minutes=round(idle / 60))
            )
