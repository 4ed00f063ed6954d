"""The program with somebody typing: `python -m tests.desktop.typing_run CASE.json SAVES`.

Each key is told when it is pressed. The settings are those of DECHALLENGE_HOME. It goes on until it is ended from
outside.
"""

import sys
import time
from itertools import count
from pathlib import Path

from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit

from desktop.look import Look
from desktop.settings import Settings
from desktop.windows import Windows

LETTERS = "abcdefghijklmnopqrstuvwxyz"
FIELD = "productComment"
PAUSE = 15
"""Milliseconds between two keys."""


def typed_on(numbers: "count[int]", field: QLineEdit, saves: int) -> None:
    """Press the next key, and Ctrl+S after every so many."""
    number = next(numbers)
    QTest.keyClicks(field, LETTERS[number % len(LETTERS)])
    print(number + 1, time.monotonic(), flush=True)  # noqa: T201 - the log that the test reads
    if saves and (number + 1) % saves == 0:
        QTest.keyClick(field, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)


def main(path: Path, saves: int) -> None:
    """Open the case, go to the comment on its first product, and type."""
    app = QApplication(["dechallenge"])
    settings = Settings()
    windows = Windows(Look(app, settings), settings)
    window = windows.start(path)
    window.go_to("products", f"products[{window.file.session.case.products[0].id}]")
    field = window.findChild(QLineEdit, FIELD)
    assert field is not None
    field.setFocus()
    numbers, timer = count(), QTimer()
    timer.timeout.connect(lambda: typed_on(numbers, field, saves))
    timer.start(PAUSE)
    app.exec()


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
