"""Figures of laboratory results that come in: parsing, preview, and from the change of a file to the painted window."""

import os
import tempfile
import time
from collections.abc import Callable
from datetime import date, timedelta
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING

from causality.case.file import read_case
from causality.exchange.labs import understand
from causality.exchange.merging import new_to
from causality.exchange.table import table_of_bytes, table_of_text
from tests.benchmarks.figures import milliseconds, show

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

MANY = 100_000
CHANGES = 15


def listed(count: int) -> str:
    """Write a long list of results."""
    names, first = ("ALT", "AST", "ALP", "GGT", "TBIL"), date(2000, 1, 1)
    rows = (f"{first + timedelta(days=place // 20)},{names[place % 5]},{(place * 7919) % 3000 / 10},U/L,7,40,Central"
            for place in range(count))  # fmt: skip
    return "date,test,result,unit,lower,upper,laboratory\n" + "\n".join(rows) + "\n"


def workbook(count: int) -> bytes:
    """Write the same as XLSX."""
    import io

    from openpyxl import Workbook

    book = Workbook(write_only=True)
    sheet = book.create_sheet()
    for line in listed(count).splitlines():
        sheet.append([float(cell) if cell.replace(".", "", 1).isdigit() else cell for cell in line.split(",")])
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def measure_live() -> None:
    """Print what reading costs, and how long the window takes to follow a watched file."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    text, sheet = listed(MANY), workbook(MANY // 10)
    table = table_of_text(text)
    samples = understand(table).samples
    case = read_case((files("resources") / "cases" / "alpelisib.json").read_bytes())
    show("100,000 rows of text: to a table", milliseconds(lambda: table_of_text(text), 3))
    show("100,000 rows: understood", milliseconds(lambda: understand(table), 3), "≤ 1000 ms, beside the window")
    show("100,000 rows: which are new", milliseconds(lambda: new_to(case, samples), 3))
    show("10,000 rows of XLSX: to a table", milliseconds(lambda: table_of_bytes(sheet), 2))
    _measure_window(text)


def _measure_window(text: str) -> None:
    from PySide6.QtWidgets import QApplication

    from desktop.look import Look
    from desktop.session import Session
    from desktop.settings import Settings
    from desktop.window import Window

    app = QApplication.instance() or QApplication(["dechallenge"])
    assert isinstance(app, QApplication)
    with tempfile.TemporaryDirectory() as home:
        settings, session = Settings(Path(home)), Session()
        session.recover(read_case((files("resources") / "cases" / "alpelisib.json").read_bytes()), None)
        window = Window(session, Look(app, settings), settings)
        window.resize(1440, 900)
        window.show()
        window.go_to("labs")
        path = Path(home) / "labs.csv"
        path.write_text("Date,ALT (U/L)\n", encoding="utf-8")
        window.results.watch_place(path)
        taken = []
        for number in range(CHANGES):
            until(app, lambda: not window.results.watch.waiting)
            before = len(session.case.samples)
            start = time.perf_counter()
            with path.open("a", encoding="utf-8") as file:
                file.write(f"{date(2024, 11, 10) + timedelta(days=number)},{number}\n")
            until(app, lambda before=before: len(session.case.samples) > before)  # type: ignore[misc] # bound at once
            app.processEvents()
            taken.append((time.perf_counter() - start) * 1000)
        show("watched file changed → table, plot and scores painted", taken, "≤ 1000 ms")
        window.results.stop_watching()
        _measure_preview(app, window.results.asked.take_text, lambda: window.results.asked.understood is not None, text)
        session.undo()
        window.results.close()
        window.hide()
        window.deleteLater()


def _measure_preview(app: "QApplication", take: Callable[[str], None], shown: Callable[[], bool], text: str) -> None:
    """Print how long a paste of 100,000 rows takes to its preview, and the longest time without an answer."""
    start = last = time.perf_counter()
    take(text)
    longest = 0.0
    while not shown():
        app.processEvents()
        time.sleep(0.001)  # as an idle window does; a loop without rest would take time from the reading
        now = time.perf_counter()
        longest, last = max(longest, now - last), now
    app.processEvents()
    end = time.perf_counter()
    show("paste of 100,000 rows → preview", [(end - start) * 1000])
    show("meanwhile the longest time without an answer", [max(longest, end - last) * 1000])


def until(app: "QApplication", holds: Callable[[], bool]) -> None:
    """Let the program run until something holds."""
    while not holds():
        app.processEvents()
        time.sleep(0.001)


if __name__ == "__main__":
    measure_live()
