"""Figures of the table of laboratory values: shown, edited, filtered and scrolled, painted each time."""

import os
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from causality.assess import assess
from causality.case import edits
from tests.benchmarks.cases import large_case
from tests.benchmarks.figures import milliseconds, show

if TYPE_CHECKING:
    from desktop.pages.labs import LabsPage

SIZES = (1_000, 100_000)
PAGES, EDITS = 60, 20


def measure_tables() -> None:
    """Print what the labs page costs, without the assessment that it shows."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtWidgets import QApplication

    from desktop.look import Look
    from desktop.settings import Settings

    app = QApplication.instance() or QApplication(["dechallenge"])
    assert isinstance(app, QApplication)
    with tempfile.TemporaryDirectory() as home:
        look = Look(app, Settings(Path(home)))
        for count in SIZES:
            _measure(count, app.processEvents)
        look.deleteLater()


def _measure(count: int, settle: Callable[[], object]) -> None:
    from desktop.pages.labs import LabsPage
    from desktop.selection import Selection
    from widgets.palette import LIGHT

    name, case = f"{count:,} samples", large_case(count, 4)
    held = assess(case)
    page = LabsPage()
    page.resize(796, 380)
    page.show()
    start = time.perf_counter()
    page.show_assessment(held, Selection(), LIGHT)
    settle()
    page.grab()
    show(f"labs, {name}: shown and painted", [(time.perf_counter() - start) * 1000])
    table, told, painted = page.table, list[float](), list[float]()
    for turn in range(EDITS):
        case = edits.enter_sample(count // 2 + turn, 5.0 + turn).apply(case)
        held = assess(case, held)
        start = time.perf_counter()
        page.show_assessment(held, Selection(), LIGHT)
        told.append((time.perf_counter() - start) * 1000)
        table.viewport().grab()
        painted.append((time.perf_counter() - start) * 1000)
    show(f"labs, {name}: an edit told", told)
    show(f"labs, {name}: an edit told and painted", painted, "≤ 16 ms beside the assessment")
    bar, taken = table.verticalScrollBar(), list[float]()
    for place in range(PAGES):
        start = time.perf_counter()
        bar.setValue(place * bar.maximum() // PAGES)
        table.viewport().grab()
        taken.append((time.perf_counter() - start) * 1000)
    show(f"labs, {name}: another page scrolled to and painted", taken, "≤ 16 ms")
    _measure_keys(page, name)
    page.deleteLater()


def _measure_keys(page: "LabsPage", name: str) -> None:
    from PySide6.QtCore import Qt
    from PySide6.QtTest import QTest
    from PySide6.QtWidgets import QLineEdit

    box = page.findChild(QLineEdit, "labFilter")
    assert box is not None

    def type_and_clear() -> None:
        QTest.keyClicks(box, "a")
        QTest.keyClick(box, Qt.Key.Key_Backspace)

    show(f"labs, {name}: two keys in the filter", milliseconds(type_and_clear, 10))
    table = page.table

    def select_and_drop() -> None:
        table.selectAll()
        table.clearSelection()

    show(f"labs, {name}: all selected and none again", milliseconds(select_and_drop, 10))

    def down() -> None:
        QTest.keyClick(table, Qt.Key.Key_Down)
        table.viewport().grab()

    show(f"labs, {name}: a row down and painted", milliseconds(down, 30))


if __name__ == "__main__":
    measure_tables()
