# The key and mouse functions of pytest-qt are untyped.
# mypy: allow-untyped-calls

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from causality.assess import Assessment
from widgets.palette import LIGHT
from widgets.score_sheet import ScoreSheet

pytestmark = [pytest.mark.qt_log_level_fail("WARNING"), pytest.mark.qt_log_ignore("propagateSizeHints")]


@pytest.fixture
def sheet(qtbot: QtBot, assessment: Assessment) -> ScoreSheet:
    """The hand-built sheet: "onset" overridden, "course" open."""
    made = ScoreSheet()
    qtbot.addWidget(made)
    made.resize(900, 400)
    items = assessment.pairs[1].sheets[0].items
    made.show_items(items, "onset", LIGHT)
    made.selected.connect(lambda item: made.show_items(items, item, LIGHT))
    made.show()
    made.focus_item("onset")
    return made


def test_space_accepts_the_current_item(sheet: ScoreSheet, qtbot: QtBot) -> None:
    with qtbot.waitSignal(sheet.accepted) as accepted:
        qtbot.keyClick(sheet.row("onset"), Qt.Key.Key_Space)
    assert accepted.args == ["onset"]


def test_a_digit_chooses_an_answer_that_the_facts_allow(sheet: ScoreSheet, qtbot: QtBot) -> None:
    with qtbot.waitSignal(sheet.answered) as answered:
        qtbot.keyClick(sheet.row("course"), Qt.Key.Key_2)
    assert answered.args == ["course", "rise", ""]


def test_a_digit_without_an_answer_does_nothing(sheet: ScoreSheet, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(sheet.answered):
        qtbot.keyClick(sheet.row("course"), Qt.Key.Key_7)


def test_an_answer_against_the_facts_asks_for_a_reason(sheet: ScoreSheet, qtbot: QtBot) -> None:
    row = sheet.row("onset")
    with qtbot.assertNotEmitted(sheet.answered):
        qtbot.keyClick(row, Qt.Key.Key_1)
    reason = row.findChild(QLineEdit, "overrideReason")
    assert reason is not None
    assert reason.isVisible()
    assert QApplication.focusWidget() is reason
    with qtbot.assertNotEmitted(sheet.answered):
        qtbot.keyClick(reason, Qt.Key.Key_Return)
    qtbot.keyClicks(reason, "chart reviewed")
    with qtbot.waitSignal(sheet.answered) as answered:
        qtbot.keyClick(reason, Qt.Key.Key_Return)
    assert answered.args == ["onset", "suggestive", "chart reviewed"]
    assert not reason.isVisible()


def test_escape_gives_an_override_up(sheet: ScoreSheet, qtbot: QtBot) -> None:
    row = sheet.row("onset")
    qtbot.keyClick(row, Qt.Key.Key_1)
    reason = row.findChild(QLineEdit, "overrideReason")
    assert reason is not None
    qtbot.keyClicks(reason, "no")
    with qtbot.assertNotEmitted(sheet.answered):
        qtbot.keyClick(reason, Qt.Key.Key_Escape)
    assert not reason.isVisible()
    assert QApplication.focusWidget() is row


def test_backspace_takes_a_decision_back(sheet: ScoreSheet, qtbot: QtBot) -> None:
    with qtbot.waitSignal(sheet.withdrawn) as withdrawn:
        qtbot.keyClick(sheet.row("onset"), Qt.Key.Key_Backspace)
    assert withdrawn.args == ["onset"]


@pytest.mark.parametrize("key", [Qt.Key.Key_Down, Qt.Key.Key_Tab])
def test_keys_move_to_the_next_item(sheet: ScoreSheet, qtbot: QtBot, key: Qt.Key) -> None:
    with qtbot.waitSignal(sheet.selected) as selected:
        qtbot.keyClick(sheet.row("onset"), key)
    assert selected.args == ["course"]
    assert sheet.row("course").choice.isVisible()
    assert not sheet.row("onset").choice.isVisible()


def test_a_click_on_an_answer_chooses_it(sheet: ScoreSheet, qtbot: QtBot) -> None:
    qtbot.mouseClick(sheet.row("course"), Qt.MouseButton.LeftButton)
    answers = sheet.row("course").findChildren(QPushButton, "answer")
    with qtbot.waitSignal(sheet.answered) as answered:
        qtbot.mouseClick(answers[0], Qt.MouseButton.LeftButton)
    assert answered.args == ["course", "fall", ""]


def test_showing_emits_nothing(sheet: ScoreSheet, qtbot: QtBot, assessment: Assessment) -> None:
    items = assessment.pairs[1].sheets[0].items
    with qtbot.assertNotEmitted(sheet.selected), qtbot.assertNotEmitted(sheet.answered):
        sheet.show_items(items, "course", LIGHT)


def test_a_row_says_what_it_shows(sheet: ScoreSheet) -> None:
    assert sheet.row("onset").accessibleName() == "1 Time to onset: 5–90 days, +2"


def test_evidence_leads_to_where_it_stands(sheet: ScoreSheet, qtbot: QtBot, assessment: Assessment) -> None:
    items = assessment.pairs[1].sheets[0].items
    sheet.show_items(items, "onset", LIGHT, [("samples[0]", "ALT 306.6 U/L"), ("patient.age", "age")])
    link = sheet.row("onset").findChildren(QPushButton, "evidenceLink")[1]
    assert link.isVisible()
    with qtbot.waitSignal(sheet.evidence_chosen) as chosen:
        qtbot.keyClick(link, Qt.Key.Key_Space)
    assert chosen.args == ["patient.age"]


def test_the_field_for_a_reason_is_in_sight_as_soon_as_it_opens(sheet: ScoreSheet, qtbot: QtBot) -> None:
    sheet.resize(900, 90)
    qtbot.keyClick(sheet.row("onset"), Qt.Key.Key_1)
    reason = sheet.row("onset").findChild(QLineEdit, "overrideReason")
    assert reason is not None

    def in_sight() -> None:
        assert sheet.viewport().rect().contains(reason.rect().translated(reason.mapTo(sheet.viewport(), QPoint())))

    qtbot.waitUntil(in_sight)


def test_a_row_higher_than_the_view_is_read_to_its_end_before_the_next(sheet: ScoreSheet, qtbot: QtBot) -> None:
    sheet.resize(900, 60)
    row, bar = sheet.row("onset"), sheet.verticalScrollBar()
    qtbot.waitUntil(lambda: row.height() > sheet.viewport().height() and bar.maximum() > row.y())
    sheet.focus_item("course")
    sheet.focus_item("onset")
    assert bar.value() <= row.y() <= bar.value() + 1  # a style sheet may put a line above it
    qtbot.keyClick(row, Qt.Key.Key_Down)
    assert QApplication.focusWidget() is row
    assert bar.value() + sheet.viewport().height() == row.geometry().bottom() + 1
    qtbot.keyClick(row, Qt.Key.Key_Down)
    assert QApplication.focusWidget() is sheet.row("course")


def test_an_arrow_leads_to_the_facts_behind_an_item_and_esc_back(
    sheet: ScoreSheet, qtbot: QtBot, assessment: Assessment
) -> None:
    items = assessment.pairs[1].sheets[0].items
    sheet.show_items(items, "onset", LIGHT, [("samples[0]", "ALT 306.6"), ("products[alp]", "alpelisib")])
    sheet.focus_item("onset")
    qtbot.keyClick(sheet.row("onset"), Qt.Key.Key_Right)
    link = QApplication.focusWidget()
    assert link is not None
    assert link.accessibleName() == "Go to: ALT 306.6"
    with qtbot.waitSignal(sheet.evidence_chosen) as chosen:
        qtbot.keyClick(link, Qt.Key.Key_Space)
    assert chosen.args == ["samples[0]"]
    qtbot.keyClick(link, Qt.Key.Key_Escape)
    assert QApplication.focusWidget() is sheet.row("onset")
