"""The statement at first use: that a signature made here is meant to weigh as much as one by hand.

After 21 CFR 11.100(c) and Annex 11, clause 14(a). An officer confirms it once, it stands in the trail in its words, and
no signature of the officer is kept before.
"""

from sqlalchemy import select

from causality.records.audit import Entry
from causality.records.binding import STATEMENT
from causality.records.engine import StoreError
from causality.records.officers import Officer
from causality.records.store import Store
from causality.records.tables import AUDIT
from causality.text import _

ACTION = "signature statement confirmed"


class NotStated(StoreError):
    """The officer has not confirmed yet what a signature means."""


def confirm(store: Store, officer: Officer) -> None:
    """Write down that the officer confirms the statement; once, however often it is asked."""
    if not confirmed(store, officer):
        with store.writing() as work:
            work.note(Entry(officer.id, ACTION, name=officer.name, details={"statement": STATEMENT}))


def confirmed(store: Store, officer: Officer) -> bool:
    """Whether the officer has confirmed the statement."""
    chosen = select(AUDIT.c.place).where(AUDIT.c.who == officer.id, AUDIT.c.action == ACTION).limit(1)
    with store.reading() as connection:
        return connection.execute(chosen).first() is not None


def require(store: Store, officer: Officer) -> None:
    """Raise NotStated unless the officer has confirmed the statement."""
    if not confirmed(store, officer):
        raise NotStated(_("Confirm first what your signature means; the program asks for it when you sign in."))
