# The key and mouse functions of pytest-qt are untyped.
# mypy: allow-untyped-calls
"""A signed version takes nothing in: what is on screen is what was signed, and the next version begins with that."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit
from pytestqt.qtbot import QtBot

from causality.case.digest import case_digest
from causality.case.edits import begin_version
from causality.case.versions import SignedVersion
from desktop.session import Session
from desktop.window import Window
from tests.desktop.opening import window_open, worked_session

pytestmark = [pytest.mark.qt_log_level_fail("WARNING"), pytest.mark.qt_log_ignore("propagateSizeHints")]


@pytest.fixture
def session(qapp: QApplication) -> Session:
    case = worked_session().case
    mark = SignedVersion(case=case_digest(case), report="0" * 64, who="Ann Author", when="2026-11-25T10:00:00+01:00")
    made = Session()
    made.begin(replace(case, signed=mark))
    return made


@pytest.fixture
def window(qapp: QApplication, session: Session, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Window]:
    with window_open(qapp, session, tmp_path / "home", monkeypatch, "case") as made:
        yield made


def line(window: Window, name: str) -> QLineEdit:
    found = window.findChild(QLineEdit, name)
    assert found is not None
    return found


@pytest.mark.parametrize("name", ["caseTitle", "age", "weight", "eventOnset", "eventName"])
def test_nothing_can_be_typed_into_a_field(window: Window, session: Session, qtbot: QtBot, name: str) -> None:
    field, before = line(window, name), session.case
    shown = field.text()
    field.setFocus()
    assert QApplication.focusWidget() is field
    qtbot.keyClicks(field, "41")
    assert (field.text(), field.isReadOnly(), session.case) == (shown, True, before)


def test_a_page_that_is_made_later_is_locked_as_well(window: Window) -> None:
    window.go_to("differential")
    conclusion = window.findChild(QPlainTextEdit, "conclusion")
    assert conclusion is not None
    assert conclusion.isReadOnly()


def test_no_reason_is_asked_for(window: Window, session: Session, qtbot: QtBot) -> None:
    window.go_to("scoring")
    before, row = session.case, window.shell.scoring.sheet.row("course")
    qtbot.keyClick(row, Qt.Key.Key_1)
    reason = row.findChild(QLineEdit, "overrideReason")
    assert reason is None or not reason.isVisible()
    assert session.case == before
    assert "version 1 is signed" in window.messages.text


def test_the_next_version_can_be_typed_into(window: Window, session: Session, qtbot: QtBot) -> None:
    session.apply(begin_version())
    field = line(window, "caseTitle")
    field.setFocus()
    field.setCursorPosition(len(field.text()))
    qtbot.keyClicks(field, "!")
    assert session.case.title.endswith("alpelisib!")


def test_saving_what_is_saved_writes_nothing(window: Window, session: Session, tmp_path: Path) -> None:
    path = tmp_path / "case.json"
    assert window.case_file.save_as(path)
    path.write_bytes(path.read_bytes() + b"\n")  # any other content would do
    written = path.read_bytes()
    window.commands.save.trigger()
    assert path.read_bytes() == written
