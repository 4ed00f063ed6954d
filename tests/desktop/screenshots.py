"""Pictures of the window with the worked example: `python -m tests.desktop.screenshots FOLDER [PAGE …]`.

A page is that of a step, or `start`, `go-to` or `keys`.
"""

import sys
import tempfile
from importlib.resources import files
from pathlib import Path

from PySide6.QtCore import QSize
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit

from causality.case.file import read_case
from desktop.look import Look
from desktop.session import Session
from desktop.settings import Settings
from desktop.steps import TITLES
from desktop.window import Window

OTHERS = ("start", "go-to", "keys")
SIZES = (QSize(1280, 720), QSize(1440, 900), QSize(1920, 1080))


def pictures(folder: Path, pages: list[str]) -> None:
    """Write a picture of every page in both themes and all sizes."""
    app = QApplication.instance() or QApplication(["dechallenge"])
    assert isinstance(app, QApplication)
    with tempfile.TemporaryDirectory() as home:
        settings, session = Settings(Path(home)), Session()
        session.begin(read_case((files("resources") / "cases" / "alpelisib.json").read_bytes()))
        look = Look(app, settings)
        for shade in ("light", "dark"):
            look.choose("dark" if shade == "dark" else "light")
            for size in SIZES:
                window = Window(session, look, settings)
                window.resize(size)
                window.show()
                empty = Window(Session(), look, settings)
                empty.resize(size)
                empty.show()
                for page in pages:
                    shown = empty if page == "start" else window
                    lead_to(window, page)
                    app.processEvents()
                    app.processEvents()
                    shown.grab().save(str(folder / f"{page}-{shade}-{size.width()}x{size.height()}.png"))
                    window.keys.leave()
                    window.finder.popup.leave()
                window.close()
                empty.close()


def lead_to(window: Window, page: str) -> None:
    """Show the page of a step, or what lies over the window."""
    if page == "go-to":
        window.commands.go_to.trigger()
        field = window.findChild(QLineEdit, "goToField")
        assert field is not None
        QTest.keyClicks(field, "alt aug")
    elif page == "keys":
        window.commands.shortcuts.trigger()
    elif page != "start":
        window.go_to(page)


if __name__ == "__main__":
    target = Path(sys.argv[1])
    target.mkdir(parents=True, exist_ok=True)
    pictures(target, sys.argv[2:] or [*(key for key, _title in TITLES), *OTHERS])
