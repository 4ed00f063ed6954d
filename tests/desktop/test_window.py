# The key and mouse functions of pytest-qt are untyped.
# mypy: allow-untyped-calls

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QLineEdit, QMessageBox, QPushButton, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from causality.case.file import load_case
from desktop.session import Session
from desktop.settings import Settings
from desktop.steps import TITLES
from desktop.window import Window
from tests.desktop.opening import window_open, worked_session
from widgets.item_row import ItemRow

pytestmark = [pytest.mark.qt_log_level_fail("WARNING"), pytest.mark.qt_log_ignore("propagateSizeHints")]
HERB = ("herbal-decoction", "liver-injury")


@pytest.fixture
def session(qapp: QApplication) -> Session:
    return worked_session()


@pytest.fixture
def window(qapp: QApplication, session: Session, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Window]:
    with window_open(qapp, session, tmp_path / "home", monkeypatch, "scoring") as made:
        yield made


def row(window: Window, item: str) -> ItemRow:
    return window.shell.scoring.sheet.row(item)


def test_the_first_pair_that_can_be_scored_is_shown(window: Window) -> None:
    assert (window.selection.product, window.selection.event) == HERB
    assert row(window, window.selection.item).hasFocus()


def test_space_accepts_and_undo_takes_it_back(window: Window, session: Session, qtbot: QtBot) -> None:
    before = session.case
    qtbot.keyClick(row(window, "course"), Qt.Key.Key_Space)
    (decision,) = session.case.decisions
    assert (decision.item, decision.action, decision.answer) == ("course", "accepted", "no_information")
    assert decision.when
    assert decision.who
    window.commands.undo.trigger()
    assert session.case == before
    window.commands.redo.trigger()
    assert session.case.decisions == (decision,)


def test_undo_keeps_its_sign_when_it_comes_to_mean_another_step(window: Window, qtbot: QtBot) -> None:
    button = window.findChild(QToolButton, "undoButton")
    assert button is not None
    meant = []
    for key in (Qt.Key.Key_Space, Qt.Key.Key_Backspace):
        qtbot.keyClick(row(window, "course"), key)
        meant.append(button.toolTip())
        assert not button.icon().isNull()
    assert meant[0] != meant[1]


def test_space_on_an_open_item_accepts_nothing(window: Window, session: Session, qtbot: QtBot) -> None:
    qtbot.keyClick(row(window, "time_to_onset"), Qt.Key.Key_Space)
    assert session.case.decisions == ()


def test_a_digit_settles_an_open_item_and_the_total_follows(window: Window, session: Session, qtbot: QtBot) -> None:
    before = window.selection.scored(session.assessment)
    qtbot.keyClick(row(window, "time_to_onset"), Qt.Key.Key_2)
    after = window.selection.scored(session.assessment)
    assert before is not None
    assert after is not None
    assert (before.total, after.total) == ((-4, 2), (-4, 1))
    assert session.case.decisions[0].action == "accepted"
    assert "entered" in row(window, "time_to_onset").findChildren(QWidget, "basis")[0].property("text")


def test_an_override_carries_its_reason(window: Window, session: Session, qtbot: QtBot) -> None:
    qtbot.keyClick(row(window, "hepatotoxicity"), Qt.Key.Key_1)
    reason = row(window, "hepatotoxicity").findChild(QLineEdit, "overrideReason")
    assert reason is not None
    qtbot.keyClicks(reason, "label of the ingredient")
    qtbot.keyClick(reason, Qt.Key.Key_Return)
    (decision,) = session.case.decisions
    assert (decision.action, decision.reason) == ("overridden", "label of the ingredient")
    assert row(window, "hepatotoxicity").hasFocus()
    qtbot.keyClick(row(window, "hepatotoxicity"), Qt.Key.Key_Backspace)
    assert session.case.decisions == ()


def test_all_derived_answers_are_accepted_at_once(window: Window, session: Session, qtbot: QtBot) -> None:
    button = window.findChild(QPushButton, "acceptAll")
    assert button is not None
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    pair = window.selection.pair(session.assessment)
    assert pair is not None
    assert all(item.decision or item.basis == "open" for sheet in pair.sheets for item in sheet.items)
    assert not button.isVisible()
    session.undo()
    assert session.case.decisions == ()


def test_a_pair_without_a_sheet_says_why(window: Window, qtbot: QtBot) -> None:
    qtbot.keyClick(window.shell.verdicts.card("alpelisib", "liver-injury"), Qt.Key.Key_Return)
    assert window.selection.product == "alpelisib"
    assert not window.shell.scoring.sheet.isVisible()
    choice = window.findChild(QComboBox, "pairChoice")
    assert choice is not None
    assert choice.currentText() == "Alpelisib × Liver injury"


def test_the_other_sheet_is_chosen_by_click(window: Window, qtbot: QtBot) -> None:
    button = window.findChild(QPushButton, "choice-cholestatic_mixed")
    assert button is not None
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert window.selection.sheet == "cholestatic_mixed"
    qtbot.waitUntil(lambda: row(window, "risk_pregnancy").isVisible())


@pytest.mark.parametrize(("number", "step"), [(place, step) for place, (step, _t) in enumerate(TITLES, start=1)])
def test_every_page_is_a_shortcut_away(window: Window, qtbot: QtBot, number: int, step: str) -> None:
    qtbot.keyClick(window, str(number), Qt.KeyboardModifier.ControlModifier)
    assert window.step == step
    assert window.shell.pages[step].isVisible()


def test_a_hidden_analyte_is_remembered(window: Window, qtbot: QtBot, tmp_path: Path) -> None:
    qtbot.mouseClick(window.shell.timeline.legend_button("GLU"), Qt.MouseButton.LeftButton)
    assert Settings(tmp_path / "home").hidden("timeline") == {"GLU"}


@pytest.mark.parametrize("choice", ["light", "dark"])
def test_a_theme_can_be_forced(window: Window, qapp: QApplication, tmp_path: Path, choice: str) -> None:
    window.commands.theme("dark" if choice == "dark" else "light").trigger()
    assert (qapp.palette().window().color().lightness() < 128) == (choice == "dark")
    assert Settings(tmp_path / "home").theme() == choice


def test_a_broken_file_leaves_the_case_alone(window: Window, session: Session, qtbot: QtBot, tmp_path: Path) -> None:
    broken = tmp_path / "broken.json"
    broken.write_text("{", encoding="utf-8")
    before = session.case
    window.case_file.open(broken)
    assert session.case is before
    assert "broken.json: line 1, column 2" in window.messages.text
    assert window.messages.isVisible()


def test_an_empty_case_can_be_shown(window: Window, session: Session) -> None:
    session.new()
    assert window.selection.product == ""
    for step, _title in TITLES:
        window.go_to(step)
        assert window.shell.pages[step].isVisible()


def test_the_report_is_exported_beside_the_window(
    window: Window, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "report.pdf"
    monkeypatch.setattr(type(window.shell.report), "ask_target", staticmethod(lambda _parent, _proposal: target))
    window.go_to("report")
    button = window.findChild(QPushButton, "exportReport")
    assert button is not None
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert not button.isEnabled()
    qtbot.waitUntil(button.isEnabled, timeout=60_000)
    assert target.read_bytes() == window.shell.report.report


@pytest.mark.parametrize(
    ("answer", "closed"),
    [(QMessageBox.StandardButton.Cancel, False), (QMessageBox.StandardButton.Discard, True)],
)
def test_edits_are_not_lost_without_asking(
    window: Window,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
    answer: QMessageBox.StandardButton,
    closed: bool,
) -> None:
    qtbot.keyClick(row(window, "course"), Qt.Key.Key_Space)
    monkeypatch.setattr(Window, "ask_to_save", staticmethod(lambda _parent: answer))
    assert window.close() == closed
    monkeypatch.setattr(Window, "ask_to_save", staticmethod(lambda _parent: QMessageBox.StandardButton.Discard))


def test_a_case_is_saved_where_the_officer_says(
    window: Window, session: Session, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    path = tmp_path / "case.json"
    monkeypatch.setattr(Window, "ask_file", staticmethod(lambda *_arguments, **_options: path))
    qtbot.keyClick(row(window, "course"), Qt.Key.Key_Space)
    window.commands.save.trigger()
    assert (session.dirty, session.path) == (False, path)
    assert load_case(path) == session.case
    saved = window.findChild(QLabel, "savedState")
    assert saved is not None
    assert saved.text().startswith("● saved ")


def test_a_name_that_cannot_be_written_is_said_and_nothing_is_lost(
    window: Window, session: Session, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    monkeypatch.setattr(Window, "ask_file", staticmethod(lambda *_arguments, **_options: tmp_path))
    qtbot.keyClick(row(window, "course"), Qt.Key.Key_Space)
    window.commands.save.trigger()
    assert "is a folder" in window.messages.text
    assert session.dirty
    dismiss = window.findChild(QToolButton, "dismissMessage")
    assert dismiss is not None
    qtbot.mouseClick(dismiss, Qt.MouseButton.LeftButton)
    assert not window.messages.isVisible()


def test_the_bar_says_when_the_copy_was_kept(window: Window, qtbot: QtBot) -> None:
    saved = window.findChild(QLabel, "savedState")
    assert saved is not None
    with qtbot.waitSignal(window.file.copied, timeout=2000):
        qtbot.keyClick(row(window, "course"), Qt.Key.Key_Space)
    assert saved.text().startswith("○ not saved · copy kept ")


def test_a_copy_that_cannot_be_kept_is_said_in_the_bar_at_the_foot(
    window: Window, qtbot: QtBot, tmp_path: Path
) -> None:
    (tmp_path / "home" / "recovery").write_bytes(b"a file")
    with qtbot.waitSignal(window.file.copied, timeout=2000):
        qtbot.keyClick(row(window, "course"), Qt.Key.Key_Space)
    trouble = window.findChild(QLabel, "copyTrouble")
    assert trouble is not None
    assert trouble.isVisible()
    assert trouble.text().startswith("no recovery copy: ")


@pytest.mark.parametrize("width", [1280, 1920])
def test_no_name_or_number_is_cut_off(window: Window, width: int) -> None:
    window.resize(width, 720)
    QApplication.processEvents()
    for button in window.findChildren(QPushButton):
        if button.isVisible() and button.objectName() != "answer":
            assert button.width() >= button.minimumSizeHint().width(), button.text()
    for part in window.shell.verdicts.findChildren(QWidget, "card"):
        assert part.mapTo(window, part.rect().bottomRight()).x() <= window.width()
