# The key and mouse functions of pytest-qt are untyped.
# mypy: allow-untyped-calls
"""The way of an officer from the start page to the report, by keys and mouse alone."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QMessageBox, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from causality.methods.method import PairAssessment
from desktop.look import Look
from desktop.pages.report import ReportPage
from desktop.settings import Settings
from desktop.window import Window
from desktop.windows import Windows
from widgets.edit_table import EditTable

pytestmark = [
    pytest.mark.qt_log_level_fail("WARNING"),
    pytest.mark.qt_log_ignore("propagateSizeHints", "raise", "grabbing the keyboard", "requestActivate"),
]
Key, LEFT, CONTROL = Qt.Key, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.ControlModifier
W = TypeVar("W", bound=QWidget)
REPORT_WAIT = 30_000
ROWS = (
    ("25 Jul 2024", "ALT", "110.6", "U/L", "7", "40"),
    ("4 Aug 2024", "ALT", "59.7", "U/L", "7", "40"),
    ("25 Jul 2024", "TBIL", "337.3", "umol/L", "5", "21"),
)


@pytest.fixture
def window(qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot) -> Iterator[Window]:
    monkeypatch.setattr(Window, "ask_to_save", staticmethod(lambda _parent: QMessageBox.StandardButton.Discard))
    settings = Settings(tmp_path / "home")
    look = Look(qapp, settings)
    windows = Windows(look, settings)
    made = windows.start()
    made.resize(1280, 800)
    made.activateWindow()
    qtbot.waitActive(made)
    yield made
    windows.quit()
    made.deleteLater()
    look.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def test_from_a_paper_chart_to_the_report(
    window: Window, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    begin(window, qtbot)
    enter_the_event(window, qtbot)
    enter_the_product(window, qtbot)
    enter_the_samples(window, qtbot)
    assert pair(window).applicability.state == "not_applicable"
    assert "not applicable" in window.shell.verdicts.card("Alpelisib", event(window)).accessibleName()
    drag_the_start_before_the_onset(window, qtbot)
    qtbot.keyClick(window, Key.Key_Z, CONTROL)
    assert pair(window).applicability.state == "not_applicable"
    export(window, qtbot, tmp_path / "report.pdf", monkeypatch)


def begin(window: Window, qtbot: QtBot) -> None:
    qtbot.mouseClick(part(window, QWidget, "begin-new"), LEFT)
    assert window.begun
    assert window.step == "case"
    field = part(window, QLineEdit, "caseId")
    field.setFocus()
    field.selectAll()
    qtbot.keyClicks(field, "2024-017")
    qtbot.keyClick(field, Key.Key_Return)
    assert window.file.session.case.id == "2024-017"


def enter_the_event(window: Window, qtbot: QtBot) -> None:
    qtbot.mouseClick(part(window, QPushButton, "addEvent-liver_injury"), LEFT)
    onset = part(window, QLineEdit, "eventOnset")
    onset.setFocus()
    qtbot.keyClicks(onset, "25 Jul 2024")
    qtbot.keyClick(onset, Key.Key_Return)
    (made,) = window.file.session.case.events
    assert (made.kind, str(made.onset)) == ("liver_injury", "2024-07-25")


def enter_the_product(window: Window, qtbot: QtBot) -> None:
    qtbot.keyClick(window, Key.Key_2, CONTROL)
    type_cell(qtbot, part(window, QWidget, "productTable"), "Alpelisib", Key.Key_Return)
    doses = part(window, EditTable, "doseTable")
    doses.go_to(0, "dose")
    type_cell(qtbot, doses, "300", Key.Key_Tab)
    type_cell(qtbot, doses, "mg", Key.Key_Return)
    doses.go_to(0, "start")
    type_cell(qtbot, doses, "early Aug 2024", Key.Key_Return)
    (made,) = window.file.session.case.products
    assert made.role == "suspect"
    assert (made.doses[0].dose, made.doses[0].unit, str(made.doses[0].start)) == (300.0, "mg", "early 2024-08")


def enter_the_samples(window: Window, qtbot: QtBot) -> None:
    qtbot.keyClick(window, Key.Key_3, CONTROL)
    table = part(window, QWidget, "labTable")
    table.setFocus()
    for row in ROWS:
        for text in row[:-1]:
            type_cell(qtbot, table, text, Key.Key_Tab)
        type_cell(qtbot, table, row[-1], Key.Key_Return)
    told = [(one.analyte, one.value, one.upper) for one in window.file.session.case.samples]
    assert told == [("ALT", 110.6, 40.0), ("ALT", 59.7, 40.0), ("TBIL", 337.3, 21.0)]


def drag_the_start_before_the_onset(window: Window, qtbot: QtBot) -> None:
    view = window.shell.timeline.plot
    view.see(date(2024, 6, 1).toordinal(), date(2024, 9, 1).toordinal())
    QApplication.processEvents()
    window.grab()
    edge = ("Alpelisib", 0, "start")
    begun = next(one.day for one in view.chart.edges if one.key == edge)
    spot, way = view.edge_spot(*edge), (date(2024, 6, 20).toordinal() - begun) * view.pixels_a_day()
    qtbot.mousePress(view.viewport(), LEFT, pos=spot)
    states = []
    for step in range(1, 11):
        qtbot.mouseMove(view.viewport(), spot + QPoint(round(way * step / 10), 0))
        states.append(pair(window).applicability.state)
    assert states[0] == "not_applicable"
    assert states[-1] != "not_applicable"
    assert pair(window).total is not None
    assert "not applicable" not in window.shell.verdicts.card("Alpelisib", event(window)).accessibleName()
    qtbot.mouseRelease(view.viewport(), LEFT, pos=spot + QPoint(round(way), 0))
    assert str(window.file.session.case.products[0].doses[0].start) == "2024-06-20"


def export(window: Window, qtbot: QtBot, target: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ReportPage, "ask_target", staticmethod(lambda _parent, _proposal: target))
    qtbot.keyClick(window, Key.Key_E, CONTROL)
    qtbot.waitUntil(lambda: target.exists() and target.stat().st_size > 0, timeout=REPORT_WAIT)
    assert target.read_bytes().startswith(b"%PDF")


def pair(window: Window) -> PairAssessment:
    """Give the pair under RUCAM, which speaks of liver injury and of nothing else."""
    return next(one for one in window.file.session.assessment.pairs if one.method.title == "RUCAM 2016")


def event(window: Window) -> str:
    return window.file.session.case.events[0].id


def part(window: Window, kind: type[W], name: str) -> W:
    found = window.findChild(kind, name)
    assert found is not None, name
    return found


def type_cell(qtbot: QtBot, table: QWidget, text: str, end: Qt.Key) -> None:
    """Type a text into the current cell, which opens, and end it by a key."""
    if not table.isActiveWindow():  # without a window system, completions that close leave no window active
        with qtbot.waitActive(table.window()):
            table.window().activateWindow()
    cell = open_cell()
    if cell is None:
        qtbot.keyClicks(table, text[0])
        cell, text = open_cell(), text[1:]
    assert cell is not None
    qtbot.keyClicks(cell, text)
    qtbot.keyClick(cell, end)
    QApplication.processEvents()  # Qt ends an entry when it comes to rest


def open_cell() -> QLineEdit | None:
    found = QApplication.focusWidget()
    return found if isinstance(found, QLineEdit) and found.objectName() == "cellEditor" else None
