"""Whether a signed file is the one that the store keeps: a file alone cannot show that it was put back to before.

Every file that was kept stands in the trail with its digest, also those that a further signature has replaced. Each
signature names the row of the trail that was the last when it was made.
"""

import re
from collections.abc import Mapping
from typing import Literal

from sqlalchemy import Connection, select

from causality.frozen import frozen
from causality.records.audit import KEPT, Row, head, said
from causality.records.desk import Desk
from causality.records.store import Store
from causality.records.tables import AUDIT, CASES, VERSIONS
from causality.text import _

Standing = Literal["kept", "rolled_back", "other", "unknown"]
_BOUND = re.compile(r"audit trail row (\d+), ([0-9a-f]{64})")


@frozen
class Found:
    """How a file stands to the store, in words; `problems` are signatures that name a row the trail does not hold."""

    standing: Standing
    text: str
    problems: tuple[str, ...] = ()

    @property
    def ok(self) -> bool:
        """Whether the store contradicts the file in nothing."""
        return self.standing in ("kept", "unknown") and not self.problems


def binding(store: Store) -> str:
    """Give what a signature carries of the trail: its last row and that row's hash."""
    with store.reading() as connection:
        place, last = head(connection)
    return f"audit trail row {place}, {last}"


def find(desk: Desk, case_id: str, version: int | None, digest: str, bound: tuple[str, ...] = ()) -> Found:
    """Say how a signed file stands to the store: by the case and version that it carries, and its SHA-256.

    `bound` is what its signatures carry of a trail.
    """
    desk.enter("read")
    with desk.store.reading() as connection:
        there = select(VERSIONS).join(CASES, CASES.c.key == VERSIONS.c.key)
        rows = connection.execute(there.where(CASES.c.case_id == case_id, VERSIONS.c.version == version)).mappings()
        versions = {row["key"]: row for row in rows}
        if not versions:
            return Found("unknown", _("The store keeps no signed version of this case and number."))
        return Found(*_standing(connection, versions, version, digest), _unbound(connection, bound))


def _standing(
    connection: Connection, versions: Mapping[str, Row], version: int | None, digest: str
) -> tuple[Standing, str]:
    for key, row in versions.items():
        if row["digest"] == digest:
            told = _("The store keeps exactly this file: version {version}, {state}.")
            return "kept", told.format(version=version, state=_(row["state"]))
        if digest in _before(connection, f"{key}/{version}"):
            told = _(
                "This file was put back to an earlier state: the store keeps version {version} with more signatures."
            )
            return "rolled_back", told.format(version=version)
    return "other", _("This is not the file that the store keeps as version {version}.").format(version=version)


def _before(connection: Connection, subject: str) -> frozenset[str]:
    """Give the digests of all files that were kept of a version."""
    chosen = select(AUDIT).where(AUDIT.c.action == KEPT, AUDIT.c.subject == subject)
    return frozenset(said(row).details.get("digest", "") for row in connection.execute(chosen).mappings())


def _unbound(connection: Connection, bound: tuple[str, ...]) -> tuple[str, ...]:
    problems = []
    for words in bound:
        named = _BOUND.search(words)
        if named is None:
            continue
        place = int(named[1])
        held = connection.execute(select(AUDIT.c.hash).where(AUDIT.c.place == place)).scalar()
        if held != named[2]:
            told = _("A signature names row {row} of an audit trail; the trail of this store has another there.")
            problems.append(told.format(row=place))
    return tuple(problems)
