"""Pictures of the window with the worked example: `python -m tests.desktop.screenshots FOLDER [PAGE …]`."""

import sys
import tempfile
from importlib.resources import files
from pathlib import Path

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QApplication

from causality.case.file import read_case
from desktop.look import Look
from desktop.session import Session
from desktop.settings import Settings
from desktop.steps import TITLES
from desktop.window import Window

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
                for page in pages:
                    window.go_to(page)
                    app.processEvents()
                    app.processEvents()
                    window.grab().save(str(folder / f"{page}-{shade}-{size.width()}x{size.height()}.png"))
                window.close()


if __name__ == "__main__":
    target = Path(sys.argv[1])
    target.mkdir(parents=True, exist_ok=True)
    pictures(target, sys.argv[2:] or [key for key, _title in TITLES])
