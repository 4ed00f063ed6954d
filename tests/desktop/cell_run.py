"""Somebody types into the dose records: `python -m tests.desktop.cell_run CASE.json COLUMN TEXT [end]`.

The text goes into the blank row, key by key without a rest; with `end` Tab commits it, else the cell stays open. Each
key is told when it is pressed. It goes on until it is ended from outside.
"""

import sys
import time
from collections.abc import Iterator
from pathlib import Path

from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit

from desktop.look import Look
from desktop.settings import Settings
from desktop.windows import Windows
from widgets.edit_table import EditTable

PAUSE = 40
"""Milliseconds between two keys."""


def pressed(table: EditTable, keys: Iterator[str], *, end: bool) -> bool:
    """Press the next key; whether there was one."""
    target = table.findChild(QLineEdit, "cellEditor") or table
    key = next(keys, None)
    if key is None:
        if end:
            QTest.keyClick(target, Qt.Key.Key_Tab)
        return False
    QTest.keyClicks(target, key)
    print(time.monotonic(), flush=True)  # noqa: T201 - the log that the test reads
    return True


def main(path: Path, column: str, text: str, *, end: bool) -> None:
    """Open the case, go to the dose records of its first product, and type."""
    app = QApplication(["dechallenge"])
    settings = Settings()
    windows = Windows(Look(app, settings), settings)
    window = windows.start(path)
    product = window.file.session.case.products[0]
    window.go_to("products", f"products[{product.id}].doses[{len(product.doses)}].{column}")
    table = window.findChild(EditTable, "doseTable")
    assert table is not None
    keys, timer = iter(text), QTimer()

    def step() -> None:
        if not pressed(table, keys, end=end):
            timer.stop()

    timer.timeout.connect(step)
    timer.start(PAUSE)
    app.exec()


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2], sys.argv[3], end="end" in sys.argv[4:])
