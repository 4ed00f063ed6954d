"""The audit trail: read, filtered, proved, exported, printed."""

from collections.abc import Sequence
from datetime import UTC
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSplitter, QVBoxLayout
from typing_extensions import override

from causality.files import write_new
from causality.records.desk import Desk
from causality.records.in_words import action_words
from causality.records.office import all_officers
from causality.records.proving import Proof
from causality.records.refused import REFUSED, told
from causality.records.trail import (
    Filter,
    case_keys,
    known_actions,
    known_actors,
    note_export,
    period,
    rows_at,
    rows_in_lots,
    trail_csv,
    trail_places,
)
from causality.records.trail_words import RowWords, row_words
from causality.records.watching import Watch
from causality.text import _, ngettext
from desktop.look import Look
from desktop.printing import paper
from desktop.store_rooms.asking import ask_target
from desktop.store_rooms.days import day_of, read_day
from desktop.store_rooms.room import Room
from desktop.store_rooms.trail_lines import detail_of, line_of
from desktop.store_rooms.worker import Work, Worker
from widgets.elided_label import ElidedLabel
from widgets.message_bar import Message
from widgets.trail_detail import TrailDetailPane
from widgets.trail_filter import TrailFilter, TrailWish
from widgets.trail_table import TrailLine, TrailTable

SHARES = [420, 200]
"""Of the height: the rows, and the one that is read in full."""
MOST_PRINTED = 5_000
"""Rows that are printed at a time: about 200 pages; the CSV takes them all."""


_Found = tuple[tuple[int, ...], tuple[()] | tuple[dict[str, str], tuple[str, ...], tuple[str, ...]]]


class AuditRoom(Room):
    """Shows the trail.

    Signals:
        found: the rows that are wanted were found.
    """

    found = Signal()

    def __init__(self, desk: Desk, look: Look, worker: Worker, home: Path) -> None:
        super().__init__(desk, look, worker, home)
        self.filter, self.table, self.detail = TrailFilter(read_day), TrailTable(self._lines), TrailDetailPane()
        self._count = ElidedLabel("muted")
        self._verify, self._csv, self._print = (QPushButton() for _place in range(3))
        self._places: tuple[int, ...] = ()
        self._names: dict[str, str] = {}
        self._keys: tuple[str, ...] | None = None
        self._finding: Work | None = None
        self._row, self._known = -1, False
        self._lay_out()
        self._connect()

    @property
    def places(self) -> tuple[int, ...]:
        """The places of the rows that are listed."""
        return self._places

    @property
    def busy(self) -> bool:
        """Whether rows are being looked for."""
        return self._finding is not None

    @override
    def enter(self) -> None:
        self._known = False
        for control in (self._csv, self._print):
            self.allow(control, "export_audit")
        self._find()

    def show_case(self, key: str, number: str) -> None:
        """List the rows of one case; the next wish of the officer is a wish of its own."""
        self.filter.show_wish(TrailWish(case=number))
        self._keys = (key,)
        self._find()

    def show_place(self, place: int) -> None:
        """Go to the row at a place of the trail, listing all if it is not among those that are wanted."""
        if place not in self._places:
            self._row = place
            self._wish(TrailWish())
            self.filter.show_wish(TrailWish())
        else:
            self.table.show_row(self._places.index(place))

    @override
    def wait(self) -> None:
        if self._finding is not None:
            work, self._finding = self._finding, None
            work.finished.disconnect()
            work.wait()
            work.deleteLater()

    def _connect(self) -> None:
        self.filter.changed.connect(self._wish)
        self.table.moved.connect(self._show_detail)
        self._verify.clicked.connect(self._prove)
        self._csv.clicked.connect(self._export)
        self._print.clicked.connect(self._print_rows)
        QShortcut(QKeySequence.StandardKey.Find, self).activated.connect(self.filter.begin)
        self.look.changed.connect(lambda: self._show_detail(self.table.currentIndex().row()))

    def _offer(self, names: dict[str, str], actors: Sequence[str], actions: Sequence[str]) -> None:
        self._names, self._known = names, True
        officers = [(one, f"{names.get(one, '')} ({one})".strip()) for one in actors]
        told_actions = sorted(((one, action_words(one)) for one in actions), key=lambda one: one[1])
        self.filter.offer(officers, told_actions)

    def _wish(self, _wish: TrailWish) -> None:
        self._keys = None
        self._find()

    def _wanted(self, wish: TrailWish, keys: tuple[str, ...] | None) -> Filter:
        if keys is None and wish.case:
            keys = case_keys(self.desk, wish.case)
        return Filter(
            wish.who, wish.action, "", day_of(wish.since), day_of(wish.until), cases=keys, words=wish.words, local=True
        )

    def _find(self) -> None:
        """Look for the rows beside the window; what was being looked for is forgotten."""
        self.wait()
        wish, keys, known = self.filter.wish, self._keys, self._known

        def find(_watch: Watch) -> _Found:
            offered = () if known else (_names(self.desk), known_actors(self.desk), known_actions(self.desk))
            return trail_places(self.desk, self._wanted(wish, keys)), offered

        work = self._finding = Work(find, self)
        work.finished.connect(self._show_found)
        self._count.show_text(_("Being looked for …"))
        work.start()

    def _show_found(self) -> None:
        work = self._finding
        if work is None or not work.isFinished():  # one that was given up tells its end later
            return
        self._finding = None
        if work.refusal:
            self.told.emit(Message(work.refusal))
        self._places, offered = work.result or ((), ())
        if offered:
            self._offer(*offered)
        work.deleteLater()
        count = len(self._places)
        self._count.show_text(ngettext("{count} row", "{count} rows", count).format(count=f"{count:,}"))
        self.table.show_count(count)
        if self._row in self._places:
            self.table.show_row(self._places.index(self._row))
        self._row = -1
        self.found.emit()

    def _words(self, places: Sequence[int]) -> list[RowWords]:
        return [row_words(row, self._names) for row in rows_at(self.desk, places)]

    def _lines(self, first: int, count: int) -> Sequence[TrailLine]:
        try:
            return [line_of(row) for row in self._words(self._places[first : first + count])]
        except REFUSED as error:
            self.told.emit(Message(told(error)))
            return []

    def _show_detail(self, row: int) -> None:
        words: list[RowWords] = []
        if 0 <= row < len(self._places):
            self.attempt(lambda: words.extend(self._words(self._places[row : row + 1])))
        self.detail.show_detail(detail_of(words[0]) if words else None, self.look.theme)

    def _prove(self) -> None:
        def work(watch: Watch) -> Proof:
            self.desk.enter("read_audit")
            return self.desk.store.prove(watch)

        self.worker.do(_("The audit trail is being verified"), work, self._show_proof)

    def _show_proof(self, proof: Proof) -> None:
        if not proof.doubts:
            holds = _("The audit trail holds: {rows} rows, each follows the one before; {subjects} records are as they "
                      "were left.").format(rows=f"{proof.rows:,}", subjects=f"{proof.subjects:,}")  # fmt: skip
            self.told.emit(Message(" ".join((holds, *proof.notes[:2])), "warning" if proof.notes else "note"))
            return
        first, more = proof.doubts[0], len(proof.doubts) - 1
        text = _("The audit trail does not hold: {what}.").format(what=first.text)
        if more:
            text += " " + ngettext("{count} more doubt.", "{count} more doubts.", more).format(count=more)
        self.told.emit(Message(text))
        if first.place:
            self.show_place(first.place)

    def _export(self) -> None:
        target = ask_target(self, _("Export the audit trail"), "audit.csv", _("CSV (*.csv)"))
        if target is None:
            return
        places = self._places[::-1]

        def work(watch: Watch) -> Path:
            text = trail_csv(self.desk, rows_in_lots(self.desk, places, watch))
            write_new(target, text.encode("utf-8-sig"), force=True)
            return target

        self.worker.do(_("The audit trail is being exported"), work, self._show_written)

    def _show_written(self, target: Path) -> None:
        self.say(_("Written, with values of patients in clear: {path}").format(path=target))
        self.changed.emit()

    def _print_rows(self) -> None:
        places, wish, names = self._places[:MOST_PRINTED][::-1], self._told_wish(), self._names
        store, when, paper_of = self.desk.store, self.desk.store.clock(), paper()

        def work(watch: Watch) -> bytes:
            from causality.report.trail_pdf import TrailPrint, print_trail

            rows = [row_words(row, names) for row in rows_in_lots(self.desk, places)]
            made = print_trail(TrailPrint(store.name, wish, when, paper_of, self.desk.officer.name), rows, watch)
            note_export(self.desk, len(rows), "PDF")
            return made

        self.worker.do(_("The audit trail is being printed"), work, self._show_printed)
        if len(self._places) > MOST_PRINTED:
            said = _("Only the newest {count} rows are printed; filter for less, or take the CSV.")
            self.say(said.format(count=f"{MOST_PRINTED:,}"))

    def _show_printed(self, pdf: bytes) -> None:
        day = self.desk.store.clock().astimezone(UTC).strftime("%Y-%m-%d")
        self.printed.emit(_("Audit trail"), pdf, f"audit-{day}.pdf")
        self.changed.emit()

    def _told_wish(self) -> tuple[str, ...]:
        """Say what the rows are filtered for."""
        wish = self.filter.wish
        days = Filter(since=day_of(wish.since), until=day_of(wish.until), local=True)
        parts = [
            (_("officer"), wish.who and f"{self._names.get(wish.who, '')} ({wish.who})".strip()),
            (_("action"), wish.action and action_words(wish.action)), (_("case"), wish.case),
            (_("days"), period(days)), (_("words"), wish.words),
        ]  # fmt: skip
        return tuple(f"{name}: {value}" for name, value in parts if value)

    def _lay_out(self) -> None:
        tools = QHBoxLayout()
        tools.setSpacing(8)
        tools.addWidget(self._count, 1)
        for button, name, text in (
            (self._verify, "verifyTrail", _("&Verify")), (self._csv, "exportTrail", _("E&xport as CSV…")),
            (self._print, "printTrail", _("&Print…")),
        ):  # fmt: skip
            button.setObjectName(name)
            button.setText(text)
            tools.addWidget(button)
        panes = QSplitter(Qt.Orientation.Vertical)
        panes.addWidget(self.table)
        panes.addWidget(self.detail)
        panes.setChildrenCollapsible(False)
        panes.setHandleWidth(10)
        panes.setStretchFactor(0, 3)
        panes.setStretchFactor(1, 1)
        panes.setSizes(SHARES)
        self.table.setMinimumHeight(104)
        self.detail.setMinimumHeight(120)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.filter)
        column.addLayout(tools)
        column.addWidget(panes, 1)


def _names(desk: Desk) -> dict[str, str]:
    return {one.id: one.name for one in all_officers(desk)}
