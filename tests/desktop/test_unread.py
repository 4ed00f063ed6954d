# The key and mouse functions of pytest-qt are untyped.
# mypy: allow-untyped-calls
"""What is typed and not understood is never passed over: it is told, counted, in the way of a signature, and asked."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QMessageBox, QTableView
from pytestqt.qtbot import QtBot

from desktop.session import Session
from desktop.window import Window
from tests.desktop.opening import window_open, worked_session
from widgets.finding_row import FindingRow
from widgets.step_button import StepButton

pytestmark = [pytest.mark.qt_log_level_fail("WARNING"), pytest.mark.qt_log_ignore("propagateSizeHints")]


@pytest.fixture
def session(qapp: QApplication) -> Session:
    return worked_session()


@pytest.fixture
def window(qapp: QApplication, session: Session, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Window]:
    monkeypatch.setattr(Window, "ask_to_leave_out", staticmethod(lambda _parent, _told: True))
    with window_open(qapp, session, tmp_path / "home", monkeypatch, "case") as made:
        yield made


@pytest.fixture
def weight(window: Window, qtbot: QtBot) -> QLineEdit:
    """The field of the weight, in which "sixty" was typed and left."""
    line = window.findChild(QLineEdit, "weight")
    assert line is not None
    line.setFocus()
    line.selectAll()
    qtbot.keyClicks(line, "sixty")
    qtbot.keyClick(line, Qt.Key.Key_Tab)
    return line


def steps(window: Window) -> dict[str, tuple[str, str]]:
    buttons = window.shell.rail.findChildren(StepButton)
    return {button.step.id: (button.step.state, button.step.meaning) for button in buttons}


def texts(window: Window) -> list[str]:
    QApplication.sendPostedEvents()
    rows = [row for row in window.shell.verdicts.findChildren(FindingRow) if not row.isHidden()]
    return [row.finding.text for row in sorted(rows, key=FindingRow.y) if row.finding is not None]


def test_it_is_an_error_of_its_step_and_the_first_finding(window: Window, weight: QLineEdit) -> None:
    told = "Weight, kg: “sixty” is not understood; 45 holds."
    state, meaning = steps(window)["case"]
    assert state == "warnings"
    assert meaning.startswith("1 entry is not understood")
    assert texts(window)[0] == told
    window.go_to("products")
    window.shell.verdicts.finding_chosen.emit(0)
    assert window.step == "case"
    assert QApplication.focusWidget() is weight


def test_other_findings_lead_where_they_led_before(window: Window, session: Session, weight: QLineEdit) -> None:
    places: list[str] = []
    window.navigation.arrived.connect(places.append)
    window.shell.verdicts.finding_chosen.emit(1)
    window.unread.go_to(0)
    window.navigation.go_to_finding(0)
    assert places[0] == places[-1]


def test_it_stands_in_the_way_of_a_signature_and_is_gone_to_from_there(window: Window, weight: QLineEdit) -> None:
    before = len(window.unread.obstacles)
    assert before == 1
    window.go_to("report")
    page = window.shell.report
    (first,) = page.unread()
    assert (first.group, first.text) == ("Entries that are not understood", window.unread.told[0])
    group = page.parts.todo.left.topLevelItem(0)
    assert group is not None
    assert group.text(0) == first.group
    page.place_chosen.emit(first.place)
    assert window.step == "case"
    assert QApplication.focusWidget() is weight


@pytest.mark.parametrize("mended", ["typed", "escaped"])
def test_it_goes_when_it_is_mended_or_given_up(window: Window, weight: QLineEdit, qtbot: QtBot, mended: str) -> None:
    weight.setFocus()
    if mended == "typed":
        weight.selectAll()
        qtbot.keyClicks(weight, "46")
    else:
        qtbot.keyClick(weight, Qt.Key.Key_Escape)
    assert window.unread.told == []
    assert not any("not understood" in text for text in texts(window))
    assert "not understood" not in steps(window)["case"][1]


def test_a_window_does_not_close_over_it_unasked(
    window: Window, weight: QLineEdit, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []

    def answer(_parent: object, told: str) -> bool:
        asked.append(told)
        return False

    monkeypatch.setattr(Window, "ask_to_leave_out", staticmethod(answer))
    window.close()
    assert window.isVisible()
    assert asked == ["Weight, kg: “sixty” is not understood; 45 holds."]
    monkeypatch.setattr(Window, "ask_to_leave_out", staticmethod(lambda _parent, _told: True))


def test_saving_says_what_it_leaves_out(window: Window, weight: QLineEdit, tmp_path: Path) -> None:
    assert window.case_file.save_as(tmp_path / "case.json")
    window.commands.save.trigger()
    assert "Saved without what is not understood. Weight, kg: “sixty”" in window.messages.text


def test_what_a_cell_does_not_take_is_told(window: Window, session: Session, qtbot: QtBot) -> None:
    window.go_to("products")
    table = window.findChild(QTableView, "doseTable")
    assert table is not None
    before = session.case
    table.setCurrentIndex(table.model().index(0, 0))
    table.setFocus()
    qtbot.keyClick(table, Qt.Key.Key_F2)
    editor = table.findChild(QLineEdit, "cellEditor")
    assert editor is not None
    editor.selectAll()
    qtbot.keyClicks(editor, "a lot")
    window.shell.rail.findChildren(StepButton)[0].setFocus()
    assert session.case == before
    assert "“a lot” was not taken" in window.messages.text


def test_a_question_names_each_entry(monkeypatch: pytest.MonkeyPatch, window: Window) -> None:
    from desktop.dialogs import ask_to_leave_out

    asked = []

    def answer(_parent: object, _title: str, text: str, _buttons: object) -> QMessageBox.StandardButton:
        asked.append(text)
        return QMessageBox.StandardButton.Cancel

    monkeypatch.setattr(QMessageBox, "question", answer)
    assert not ask_to_leave_out(window, "Age: “x” is not understood; 58 holds.")
    assert asked[0].startswith("Age: “x” is not understood; 58 holds.")
