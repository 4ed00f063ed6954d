"""Figures of the audit trail: 100,000 rows found, filtered, shown, proved, written as CSV and printed."""

import os
import tempfile
import time
from pathlib import Path

from causality.records.audit import Entry, append
from causality.records.changes import Change
from causality.records.desk import Desk
from causality.records.trail import Filter, rows_at, rows_in_lots, trail_csv, trail_places
from causality.records.trail_words import row_words
from causality.records.watching import unwatched
from tests.benchmarks.figures import milliseconds, show
from tests.records.places import example, made

ROWS, LOT, JUMPS, PRINTED = 100_000, 2_000, 60, 2_000
WISHES = (
    ("all", Filter()),
    ("one action", Filter(action="signed in")),
    ("words", Filter(words="text 9999")),
    ("words in another script", Filter(words="ÄRZTE")),
)


def measure_trailing() -> None:
    """Print what a trail of 100,000 rows costs."""
    with tempfile.TemporaryDirectory() as folder:
        place = made(str(Path(folder) / "cases.store"), ("assessor",))
        desk = place.desk()
        _fill(desk)
        for told, wish in WISHES:
            show(f"trail of {ROWS:,} rows: find {told}", milliseconds(lambda wish=wish: trail_places(desk, wish), 5))  # type: ignore[misc] # bound at once
        show("trail: read 64 rows", milliseconds(lambda: rows_at(desk, range(ROWS // 2, ROWS // 2 + 64)), 50))
        show("trail: prove", milliseconds(desk.store.prove, 3))
        places = trail_places(desk, Filter())
        show("trail: all of it as CSV", milliseconds(lambda: trail_csv(desk, rows_in_lots(desk, places)), 1))
        _show_printing(desk, places[:PRINTED])
        _show_window(desk, Path(folder))
        desk.store.close()


def _fill(desk: Desk) -> None:
    held = desk.create(example())
    for first in range(0, ROWS, LOT):
        with desk.store.writing() as work:
            for number in range(first, first + LOT):
                what = (Change("conclusion", f"text {number}", f"text {number + 1}"),)
                entry = Entry("ben", "case changed", "case", held.key, held.case.id, what, "because")
                append(work.connection, desk.store.secrets.chain, entry, work.now)


def _show_printing(desk: Desk, places: tuple[int, ...]) -> None:
    from causality.report.trail_pdf import TrailPrint, print_trail

    rows = [row_words(row, {}) for row in rows_in_lots(desk, places)]
    about = TrailPrint("cases.store", (), desk.store.clock(), "a4", "Ben")
    show(f"trail: print {len(rows):,} rows", milliseconds(lambda: print_trail(about, rows, unwatched), 1))


def _show_window(desk: Desk, folder: Path) -> None:
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtWidgets import QApplication

    from desktop.look import Look
    from desktop.settings import Settings
    from desktop.store_window import StoreWindow

    app = QApplication.instance() or QApplication(["dechallenge"])
    assert isinstance(app, QApplication)
    began = time.perf_counter()
    window = StoreWindow(desk, Look(app, Settings(folder / "home")), folder / "home")
    window.show()
    window.show_room("audit")
    app.processEvents()
    show("trail: window painted", [(time.perf_counter() - began) * 1000])
    while window.audit.busy:
        app.processEvents()
    show("trail: its rows there", [(time.perf_counter() - began) * 1000])
    table, taken = window.audit.table, []
    for step in range(JUMPS):
        table.verticalScrollBar().setValue(table.verticalScrollBar().maximum() * step // JUMPS)
        began = time.perf_counter()
        table.viewport().repaint()
        taken.append((time.perf_counter() - began) * 1000)
    show("trail: jump anywhere, read and paint", taken, "≤ 16 ms")
    window.close()
