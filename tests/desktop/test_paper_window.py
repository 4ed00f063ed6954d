# The key and mouse functions of pytest-qt are untyped.
# mypy: allow-untyped-calls
"""The window of a PDF that stands in no file yet."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from causality.records.watching import unwatched
from causality.report.trail_pdf import print_trail
from desktop.look import Look
from desktop.paper_window import PaperWindow
from desktop.settings import Settings
from tests.desktop.looking import clipped, controls, named, overlapping
from tests.desktop.store import LONG, found
from tests.report.test_trail_pdf import about, row

pytestmark = [pytest.mark.qt_log_level_fail("WARNING"), pytest.mark.qt_log_ignore("plugin does not support")]


@pytest.fixture
def window(qapp: QApplication, tmp_path: Path, qtbot: QtBot) -> Iterator[PaperWindow]:
    look = Look(qapp, Settings(tmp_path / "home"))
    made = PaperWindow("Audit trail", print_trail(about(), [row(1)], unwatched), "audit.pdf", look)
    made.show()
    qtbot.waitUntil(lambda: made.preview.pages.complete, timeout=LONG)
    yield made
    made.close()
    made.deleteLater()
    look.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def press(window: PaperWindow, qtbot: QtBot) -> None:
    qtbot.mouseClick(found(QPushButton, window, "writePaper"), Qt.MouseButton.LeftButton)


def test_it_is_written_where_it_is_asked_for(
    window: PaperWindow, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "out.pdf"
    monkeypatch.setattr("desktop.paper_window.ask_target", lambda *_asked: target)
    press(window, qtbot)
    qtbot.waitUntil(lambda: str(target) in window.messages.text, timeout=LONG)
    assert target.read_bytes().startswith(b"%PDF")


def test_what_cannot_be_written_is_one_line_and_giving_up_writes_nothing(
    window: PaperWindow, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("desktop.paper_window.ask_target", lambda *_asked: tmp_path / "none" / "out.pdf")
    press(window, qtbot)
    qtbot.waitUntil(lambda: "no such file or folder" in window.messages.text, timeout=LONG)
    monkeypatch.setattr("desktop.paper_window.ask_target", lambda *_asked: None)
    press(window, qtbot)
    assert not (tmp_path / "none").exists()


def test_it_closes_by_key(window: PaperWindow, qtbot: QtBot) -> None:
    window.activateWindow()
    with qtbot.waitSignal(window.closed, timeout=LONG):
        qtbot.keyClick(window, Qt.Key.Key_W, Qt.KeyboardModifier.ControlModifier)


def test_everything_has_a_name_and_its_room(window: PaperWindow, qapp: QApplication) -> None:
    for size in ((960, 540), (1280, 720)):
        window.resize(*size)
        qapp.processEvents()
        assert "\n".join((*clipped(window), *overlapping(window))) == ""
    lacking = [named(one) for one in controls(window) if not one.accessibleName() and not one.property("text")]
    assert "\n".join(lacking) == ""
