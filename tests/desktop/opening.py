"""A window with the worked example, as the tests of the desktop open it."""

from collections.abc import Iterator
from contextlib import contextmanager
from importlib.resources import files
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication, QMessageBox

from causality.case.file import read_case
from desktop.look import Look
from desktop.session import Session
from desktop.settings import Settings
from desktop.window import Window
from desktop.windows import Windows


def worked_session() -> Session:
    """Give a session with the worked example, as it is when nothing was edited."""
    made = Session()
    made.begin(read_case((files("resources") / "cases" / "alpelisib.json").read_bytes()))
    return made


@contextmanager
def windows_open(app: QApplication, settings: Settings, monkeypatch: pytest.MonkeyPatch) -> Iterator[Windows]:
    """Give a set of windows, none open; edits that are not saved are given up at its end."""
    monkeypatch.setattr(Window, "ask_to_save", staticmethod(lambda _parent: QMessageBox.StandardButton.Discard))
    look = Look(app, settings)
    made = Windows(look, settings)
    yield made
    made.quit()
    made.deleteLater()
    look.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@contextmanager
def window_open(
    app: QApplication, session: Session, home: Path, monkeypatch: pytest.MonkeyPatch, step: str = ""
) -> Iterator[Window]:
    """Show a window at a step; edits that are not saved are given up at its end."""
    monkeypatch.setattr(Window, "ask_to_save", staticmethod(lambda _parent: QMessageBox.StandardButton.Discard))
    settings = Settings(home)
    look = Look(app, settings)
    window = Window(session, look, settings)
    window.resize(1280, 720)
    window.show()
    if step:
        window.go_to(step)
    yield window
    window.close()
    window.deleteLater()
    look.deleteLater()
    # Else the style sheet of the next window is worked out for this one, too.
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
