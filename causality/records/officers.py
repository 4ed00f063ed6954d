"""Officers: who they are, and what stands between a name and the store: tries, waiting times, retired names."""

import re
from datetime import datetime

from sqlalchemy import Connection, select

from causality.frozen import frozen
from causality.records.engine import StoreError
from causality.records.key_file import Tries
from causality.records.rights import Role
from causality.records.tables import OFFICERS
from causality.text import _, ngettext

FREE_TRIES = 5
"""Failed tries before waiting begins (checklist, 21 CFR 11.300(d): "say 5 failures, growing delay")."""
FIRST_WAIT, LONGEST_WAIT = 30.0, 3600.0
"""Seconds to wait after the fifth failed try, doubled by each further one, up to an hour: a working definition."""
IDLE = 600.0
"""Seconds without an action after which the passphrase is asked again (checklist, Annex 11 clause 12: 10 minutes)."""
SHORTEST_PASSPHRASE = 12
"""Signs of an officer's passphrase; a working definition (NIST SP 800-63B asks for at least 8)."""
_ID = re.compile(r"[\w.@-]{1,80}")


@frozen
class Officer:
    """One person. `id` is never given to anyone else; `renew` asks for an own passphrase before anything else."""

    id: str
    name: str
    role: Role
    active: bool = True
    renew: bool = False
    certificate: str = ""
    made: str = ""


class Unfit(StoreError):
    """An id or passphrase that cannot be; the message is one line."""


class SignInRefused(PermissionError):
    """Signing in was refused; the message is one line. `wait` are the seconds until the next try."""

    def __init__(self, message: str, wait: float = 0.0) -> None:
        super().__init__(message)
        self.wait = wait


def officers(connection: Connection) -> tuple[Officer, ...]:
    """List everyone who ever could sign in, by id."""
    return tuple(Officer(**row) for row in connection.execute(select(OFFICERS).order_by(OFFICERS.c.id)).mappings())


def officer(connection: Connection, officer_id: str) -> Officer | None:
    """Give the officer of that id."""
    row = connection.execute(select(OFFICERS).where(OFFICERS.c.id == officer_id)).mappings().first()
    return Officer(**row) if row else None


def officer_row(one: Officer) -> dict[str, object]:
    """Give the row of an officer."""
    return {name: getattr(one, name) for name in ("id", "name", "role", "active", "renew", "certificate", "made")}


def check_id(officer_id: str) -> None:
    """Raise Unfit unless an id can stand in the trail: letters, digits, dot, hyphen, underscore, @."""
    if not _ID.fullmatch(officer_id):
        message = _("{id}: expected 1 to 80 letters, digits, dots, hyphens, underscores or @")
        raise Unfit(message.format(id=officer_id[:80]))


def check_passphrase(passphrase: str) -> None:
    """Raise Unfit when a new passphrase is too short."""
    if len(passphrase) < SHORTEST_PASSPHRASE:
        message = _("the passphrase is too short: expected at least {least} signs")
        raise Unfit(message.format(least=SHORTEST_PASSPHRASE))


def waiting(tries: Tries, now: datetime) -> float:
    """Give the seconds that are left to wait before the next try.

    A clock put back does not shorten the waiting.
    """
    if tries.failed < FREE_TRIES:
        return 0.0
    wait: float = min(FIRST_WAIT * 2 ** (tries.failed - FREE_TRIES), LONGEST_WAIT)
    passed = now.timestamp() - tries.last
    return wait if passed < 0 else max(0.0, wait - passed)


def failed(tries: Tries, now: datetime) -> tuple[Tries, SignInRefused]:
    """Count a failed try, and give what to say."""
    after = Tries(tries.failed + 1, now.timestamp())
    left = FREE_TRIES - after.failed
    text = _("The officer or the passphrase is wrong.")
    if left > 0:
        text += " " + ngettext("{left} try is left.", "{left} tries are left.", left).format(left=left)
    wait = waiting(after, now)
    if wait:
        text += " " + _("The next try is possible in {seconds} s.").format(seconds=round(wait))
    return after, SignInRefused(text, wait)
