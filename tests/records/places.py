"""Stores for tests: made quickly, with an officer of every role, under a clock that the test moves."""

import shutil
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

from causality.case.model import Case
from causality.records import statement
from causality.records.desk import Desk
from causality.records.key_file import key_path
from causality.records.keys import LEAST
from causality.records.making import create
from causality.records.office import add_officer, choose_passphrase
from causality.records.officers import Officer
from causality.records.rights import ROLES, Role
from causality.records.signing_in import sign_in
from tests.benchmarks.cases import worked_example

QUICK = LEAST
"""The least effort that a slot is accepted with: what is tested is not how long guessing takes."""
FIRST = Officer("anna", "Anna Administrator", "administrator")
PASSPHRASE = "correct horse battery"
OFFICERS: dict[Role, Officer] = {
    "administrator": FIRST,
    "assessor": Officer("ben", "Ben Assessor", "assessor"),
    "reviewer": Officer("chloe", "Chloe Reviewer", "reviewer"),
    "reader": Officer("dan", "Dan Reader", "reader"),
}


class Hands:
    """A clock whose hands are moved."""

    def __init__(self) -> None:
        self.now = datetime(2026, 3, 1, 9, 0, tzinfo=timezone(timedelta(hours=5, minutes=30)))

    def __call__(self) -> datetime:
        self.now += timedelta(milliseconds=1)
        return self.now

    def move(self, seconds: float) -> None:
        """Move the hands."""
        self.now += timedelta(seconds=seconds)


@dataclass(frozen=True)
class Place:
    """A store that was made, and its clock."""

    where: str
    hands: Hands
    recovery: str

    @property
    def path(self) -> Path:
        return Path(self.where)

    def copied(self, folder: Path) -> "Place":
        """Copy the closed store, keys and all, into a folder."""
        path = folder / self.path.name
        shutil.copyfile(self.path, path)
        shutil.copyfile(key_path(self.path), key_path(path))
        return replace(self, where=str(path))

    def desk(self, role: Role = "assessor", passphrase: str = "") -> Desk:
        """Sign in as the officer of a role."""
        who = OFFICERS[role]
        return Desk(*sign_in(self.where, who.id, passphrase or f"{PASSPHRASE} {who.id}", self.hands))


def made(where: str, roles: tuple[Role, ...] = ROLES) -> Place:
    """Make a store with an administrator and officers of these roles, each with a passphrase of their own."""
    hands = Hands()
    place = Place(where, hands, create(where, FIRST, f"{PASSPHRASE} anna", hands, QUICK))
    desk = place.desk("administrator")
    for role in roles:
        if role != "administrator":
            add_officer(desk, OFFICERS[role], f"{PASSPHRASE} first")
    desk.store.close()
    for role in roles:
        if role != "administrator":
            theirs = place.desk(role, f"{PASSPHRASE} first")
            choose_passphrase(theirs, f"{PASSPHRASE} first", f"{PASSPHRASE} {OFFICERS[role].id}")
            statement.confirm(theirs.store, theirs.officer)
            theirs.store.close()
    return place


def example() -> Case:
    """The worked example."""
    return worked_example()


def utc(moment: datetime) -> str:
    """A moment as the store writes it."""
    return moment.astimezone(UTC).isoformat(timespec="microseconds")
