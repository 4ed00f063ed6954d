"""The program with somebody typing into a case of the store: `python -m tests.desktop.storing_run OFFICER PASSPHRASE`.

Each key is told when it is pressed. Settings and store are those of DECHALLENGE_HOME. It goes on until it is ended from
outside.
"""

import sys
from itertools import count

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QLineEdit

from desktop.look import Look
from desktop.settings import Settings
from desktop.windows import Windows
from tests.desktop.typing_run import FIELD, PAUSE, typed_on


def main(officer: str, passphrase: str) -> None:
    """Sign in, open the first case of the list, go to the comment on its first product, and type."""
    app = QApplication(["dechallenge"])
    settings = Settings()
    windows = Windows(Look(app, settings), settings)
    first = windows.start()
    timer, numbers = QTimer(), count()

    def begin() -> None:
        room = first.home.room
        assert room is not None
        room.opened.emit(room.list.table.chosen)
        window = windows.windows[-1]
        window.go_to("products", f"products[{window.file.session.case.products[0].id}]")
        field = window.findChild(QLineEdit, FIELD)
        assert field is not None
        field.setFocus()
        timer.timeout.connect(lambda: typed_on(numbers, field, 0))
        timer.start(PAUSE)

    windows.stores.opened.connect(lambda: QTimer.singleShot(0, begin))
    windows.stores.sign_in(officer, passphrase)
    app.exec()


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2])
