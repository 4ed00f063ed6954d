"""Pictures of the window with the worked example: `python -m tests.desktop.screenshots FOLDER [PAGE …]`.

A page is that of a step, or one of `OTHERS`. Each is drawn in both themes, in all sizes of both scales: at 200 % the
smallest window is what a screen of 1920×1080 holds. A scale holds for a whole process, so each has its own.
"""

import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from importlib.resources import files
from itertools import chain
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QElapsedTimer, QEventLoop, QSize
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from causality.case.file import read_case
from causality.identity.certificates import demo_identity
from causality.report.pdf import build_report
from causality.report.signing import sign
from desktop.identities_window import IdentitiesWindow
from desktop.look import Look
from desktop.report_window import ReportWindow
from desktop.session import Session
from desktop.settings import Settings
from desktop.steps import CHALLENGES, TITLES
from desktop.window import SMALLEST, Window
from tests.desktop import store_pictures
from tests.desktop.store_pages import PAGES as STORE
from tests.desktop.store_pages import store_pages

NEW = "new-"
BESIDE = ("sign", "report-file", "identities", *store_pictures.PAGES)
OTHERS = (*(f"{NEW}{key}" for key, _title in TITLES), "start", "go-to", "keys", "paste", CHALLENGES, *BESIDE, *STORE)
"""The pages without facts, the start page, what lies over the window, what belongs to signatures, and the store."""
SIZES = {1: (QSize(1280, 720), QSize(1440, 900), QSize(1920, 1080)), 2: (SMALLEST, QSize(1280, 720))}
"""The sizes of the window at each scale, in px of the layout."""
PASTED = """Date\tTest\tResult\tUnit\tLower\tUpper
25/07/2024\tALT (SGPT)\t110.6\tU/L\t7\t40
14/08/2024\tAlk. phosphatase\t<130\tU/L\t\t120
15/08/2024\tALT (SGPT)\thaemolysed\tU/L\t7\t40
"""
_Shown = TypeVar("_Shown", bound=QWidget)
LONGEST = 20_000
"""How long a page may take until it stands, in ms."""


def pictures(folder: Path, pages: list[str], scale: int) -> None:
    """Write a picture of every page in both themes and all sizes of a scale, which the process must have."""
    app = QApplication.instance() or QApplication(["dechallenge"])
    assert isinstance(app, QApplication)
    with tempfile.TemporaryDirectory() as home:
        look = Look(app, settings := Settings(Path(home)))
        for shade in ("light", "dark"):
            look.choose("dark" if shade == "dark" else "light")
            for size in SIZES[scale]:
                end = f"{shade}-{size.width()}x{size.height()}" + (f"@{scale}x" if scale > 1 else "")
                here = [page for page in pages if page not in STORE]
                for page, shown in chain(_shown(look, settings, here, size), _of_store(look, pages, size)):
                    shown.grab().save(str(folder / f"{page}-{end}.png"))


def _of_store(look: Look, pages: list[str], size: QSize) -> Iterator[tuple[str, QWidget]]:
    """Give the pages of the store, once they stand."""
    for page, shown in store_pages(look, pages, size, _settle):
        _settle(shown.isVisible)
        yield page, shown


def _shown(look: Look, settings: Settings, pages: list[str], size: QSize) -> Iterator[tuple[str, QWidget]]:
    """Give each page with the widget that shows it, once it stands."""
    worked = read_case((files("resources") / "cases" / "alpelisib.json").read_bytes())
    windows = {name: Window(Session(), look, settings) for name in ("worked", "new", "start")}
    windows["worked"].file.session.begin(worked)
    windows["new"].case_file.new()
    for window in windows.values():
        window.resize(size)
        window.show()
    for page in pages:
        window = windows["start" if page == "start" else "new" if page.startswith(NEW) else "worked"]
        shown = lead_to(window, page)
        _settle(window.isVisible)
        yield page, shown or window
        window.keys.leave()
        window.finder.popup.leave()
        if shown is not None:
            shown.close()
    for window in windows.values():
        window.close()
        window.deleteLater()


def lead_to(window: Window, page: str) -> QWidget | None:
    """Show the page of a step, or what lies over the window; a dialog is given back."""
    if page == "go-to":
        window.commands.go_to.trigger()
        field = window.findChild(QLineEdit, "goToField")
        assert field is not None
        QTest.keyClicks(field, "alt aug")
    elif page == "keys":
        window.commands.shortcuts.trigger()
    elif page == "paste":
        window.results.asked.take_text(PASTED)
        _settle(lambda: window.results.asked.understood is not None)
        return window.results.asked.preview
    elif page == CHALLENGES:
        window.navigation.go_to_place(page)
    elif page == "start":
        window.offer(())
    elif page == "sign":
        window.commands.sign.trigger()
        _settle(lambda: _printed(window))
    elif page == "identities":
        return _beside(window, IdentitiesWindow(window._settings.folder, window._look))
    elif page in store_pictures.PAGES:
        shown, stands = store_pictures.shown(page, window._look, window._settings.folder)
        _beside(window, shown)
        _settle(stands)
        return shown
    elif page == "report-file":
        return _report_file(window)
    else:
        window.go_to(page.removeprefix(NEW))
        _settle(lambda: window.step != "report" or _printed(window))
    return None


def _report_file(window: Window) -> ReportWindow:
    """Give the window of a signed report, once it is verified and drawn."""
    path = window._settings.folder / "signed.pdf"
    report = build_report(window.file.session.case, generated=datetime.now(UTC), demo=True)
    path.write_bytes(sign(report, demo_identity(), meaning="authorship"))
    shown = _beside(window, ReportWindow(path, window._settings.folder, window._look))
    _settle(lambda: shown.found is not None and shown.preview.pages.complete)
    return shown


def _beside(window: Window, shown: _Shown) -> _Shown:
    """Show a window in the size of another."""
    shown.resize(window.size())
    shown.show()
    return shown


def _printed(window: Window) -> bool:
    report = window.shell.report
    return report.current and report.parts.preview.pages.complete


def _settle(stands: Callable[[], bool]) -> None:
    """Let the window work until it stands, and its layouts with it."""
    waited = QElapsedTimer()
    waited.start()
    while not stands():
        assert not waited.hasExpired(LONGEST), "a page does not come to rest"
        QGuiApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents, LONGEST)
    for _turn in range(3):
        QGuiApplication.processEvents()


def _in_scale(scale: int, arguments: list[str]) -> int:
    environment = {"QT_QPA_PLATFORM": "offscreen", **os.environ, "QT_SCALE_FACTOR": str(scale)}
    return subprocess.run([sys.executable, "-m", __spec__.name, *arguments], env=environment, check=False).returncode


if __name__ == "__main__":
    if not (own := os.environ.get("QT_SCALE_FACTOR")):
        sys.exit(max(_in_scale(scale, sys.argv[1:]) for scale in SIZES))
    target = Path(sys.argv[1])
    target.mkdir(parents=True, exist_ok=True)
    pictures(target, sys.argv[2:] or [*(key for key, _title in TITLES), *OTHERS], int(own))
