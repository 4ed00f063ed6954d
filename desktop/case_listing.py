"""The list of cases as the store gives it: what is looked for becomes a query, what is found rows to show."""

from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QObject, QTimer, Signal

from causality import wording
from causality.case.dates import show
from causality.records.clock import left
from causality.signs import DISCS, LEVELS
from causality.text import N_, _, ngettext
from desktop.look import Look
from desktop.moments import moment
from desktop.stores import StoreDesk
from widgets.case_filter import Wanted
from widgets.case_list import CaseList
from widgets.case_model import CaseRow

if TYPE_CHECKING:
    from causality.records.desk import Desk
    from causality.records.searching import Listed, Order, Query

STATES = (N_("draft"), N_("ready for review"), N_("signed"))
LEVEL_CHOICES = tuple(reversed(LEVELS))
SOON = 300
"""Milliseconds after a saving at which the list is read anew: once for a burst of them."""


def case_list() -> CaseList:
    """Make the list, with the choices of its filters."""
    return CaseList([(key, _(key)) for key in LEVEL_CHOICES], [(key, _(key)) for key in STATES])


class CaseListing(QObject):
    """Fills the list of cases from the open store.

    Signals:
        failed: the store could not be read, in one line.
    """

    failed = Signal(str)

    def __init__(self, shown: CaseList, stores: StoreDesk, look: Look) -> None:
        super().__init__(shown)
        self._shown, self._stores, self._look = shown, stores, look
        self._soon = QTimer(self, singleShot=True, interval=SOON)
        self._soon.timeout.connect(self.refresh)
        shown.changed.connect(self.refresh)
        stores.cases_changed.connect(self._soon.start)
        stores.locked.connect(self.clear)
        stores.closed.connect(self.clear)

    def refresh(self) -> None:
        """Show what is found now."""
        desk = self._stores.desk
        if desk is None:
            return
        from causality.records.refused import REFUSED, told
        from causality.records.searching import Query

        query = self._query(self._shown.wanted)
        try:
            found, whole = desk.count(query), desk.count(Query())
        except REFUSED as error:
            self.failed.emit(told(error))
            return
        text = ngettext("{count} case", "{count} cases", whole).format(count=f"{whole:,}")
        said = text if found == whole else _("{found} of {all}").format(found=f"{found:,}", all=text)
        self._shown.show_cases(found, lambda first, count: self._rows(query, first, count), said, self._look.theme)

    def clear(self) -> None:
        """Show nothing of the store any more."""
        self._soon.stop()
        self._shown.clear()

    def _rows(self, query: "Query", first: int, count: int) -> Sequence[CaseRow]:
        from dataclasses import replace

        desk = self._stores.desk
        if desk is None:
            return ()
        from causality.records.refused import REFUSED, told

        try:
            found = desk.find(replace(query, first=first, count=count))
        except REFUSED as error:
            self.failed.emit(told(error))
            return ()
        names, today = _names(desk), datetime.now(UTC).astimezone().date()
        return [_row(one, names, today) for one in found]

    def _query(self, wanted: Wanted) -> "Query":
        from causality.records.searching import Query

        order, descending = self._shown.order
        today = datetime.now(UTC).astimezone().date()
        days = -1 if wanted.due == "overdue" else int(wanted.due or 0)
        return Query(
            words=wanted.words,
            drug=wanted.drug,
            event=wanted.event,
            category=DISCS[LEVELS.index(wanted.level)] if wanted.level else "",
            state=wanted.state,
            due_by=today + timedelta(days=days) if wanted.due else None,
            unsigned=bool(wanted.due),
            order=cast("Order", order),
            descending=descending,
        )


def _names(desk: "Desk") -> dict[str, str]:
    """Give the names of the officers by their ids."""
    from causality.records.officers import officers

    with desk.store.reading() as connection:
        return {one.id: one.name for one in officers(connection)}


def _row(one: "Listed", names: dict[str, str], today: date) -> CaseRow:
    due = date.fromisoformat(one.due) if one.due else None
    open_still = one.state != "signed"
    words = "" if due is None else f"{left(due, today)} · {_day(one.due)}" if open_still else _day(one.due)
    verdicts = [said.partition(" ")[2] for said in one.categories]
    state = _(one.state) if one.version == 1 else _("{state}, version {number}").format(
        state=_(one.state), number=one.version)  # fmt: skip
    who = names.get(one.changed_by, one.changed_by)
    return CaseRow(
        key=one.key,
        number=one.case_id,
        title=one.title or ", ".join(map(wording.sentence, one.events)),
        suspects=", ".join(one.drugs),
        level=one.level,
        verdict=_highest(verdicts[0]) if verdicts else "",
        state=one.state,
        state_name=state,
        received=_day(one.received),
        due=words,
        changed=f"{moment(datetime.fromisoformat(one.changed))} · {who}",
        late=bool(due is not None and open_still and due < today),
        verdicts="\n".join(verdicts),
    )


def _highest(verdict: str) -> str:
    """Give the highest category of what a method said, and the method: "probable · RUCAM 2016"."""
    about, _mark, reached = verdict.rpartition(": ")
    return f"{_(reached.rpartition(' – ')[2])} · {about.rpartition(': ')[2]}"


def _day(text: str) -> str:
    return show(date.fromisoformat(text).toordinal()) if text else ""
