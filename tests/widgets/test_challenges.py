"""The table of changes of dose and the one that is chosen, in full."""
# The key and mouse functions of pytest-qt are untyped.
# mypy: allow-untyped-calls

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from widgets.challenge_detail import ChallengeDetail, Detail
from widgets.challenge_table import ChallengeModel, ChallengeTable, Line
from widgets.elided_button import ElidedButton
from widgets.palette import DARK, LIGHT
from widgets.wrapped_text import WrappedText

pytestmark = pytest.mark.qt_log_level_fail("WARNING")
LINES = (
    Line(("Drug: start",)),
    Line(("ALT · Injury", "1 → 2", "positive"), "positive", "in full"),
    Line(("AST · Injury", "3 → 3", "negative"), "negative"),
    Line(("Drug: stop",)),
    Line(("ALT · Injury", "no sample after", "not interpretable"), "uninterpretable"),
    Line(("AST · Injury", "3 → 2", "depends on the date"), "depends_on_date"),
)


@pytest.fixture
def table(qtbot: QtBot) -> ChallengeTable:
    made = ChallengeTable()
    qtbot.addWidget(made)
    made.resize(480, 300)
    made.show_lines(LINES, 1, LIGHT)
    made.show()
    return made


def test_the_model_keeps_its_contract(qtmodeltester: ModelTester) -> None:
    model = ChallengeModel()
    model.show_lines(LINES, LIGHT)
    qtmodeltester.check(model)
    model.show_lines(LINES, DARK)
    qtmodeltester.check(model)


def test_the_verdict_has_a_sign_beside_its_word(table: ChallengeTable) -> None:
    shown = [table.rows.index(place, 2).data() for place in (1, 2, 4, 5)]
    assert shown == ["+  positive", "−  negative", "?  not interpretable", "~  depends on the date"]
    assert table.rows.index(0, 0).data() == "Drug: start"
    assert table.rows.index(1, 0).data(Qt.ItemDataRole.AccessibleTextRole) == "in full"


def test_showing_reports_nothing(table: ChallengeTable, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(table.chosen), qtbot.assertNotEmitted(table.opened):
        table.show_lines(LINES[:3], 2, DARK)
        table.show_lines(LINES, 4, LIGHT)
    assert table.currentIndex().row() == 4


def test_the_keys_go_over_headings(table: ChallengeTable, qtbot: QtBot) -> None:
    chosen: list[int] = []
    table.chosen.connect(chosen.append)
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_Up, Qt.Key.Key_Up):
        qtbot.keyClick(table, key)
    assert chosen == [2, 4, 2, 1]


def test_enter_opens_the_row(table: ChallengeTable, qtbot: QtBot) -> None:
    with qtbot.waitSignal(table.opened) as opened:
        qtbot.keyClick(table, Qt.Key.Key_Return)
    assert opened.args == [1]


def test_a_click_chooses_a_row_and_none_a_heading(table: ChallengeTable, qtbot: QtBot) -> None:
    place = table.visualRect(table.rows.index(2, 1)).center()
    with qtbot.waitSignal(table.chosen) as chosen:
        qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert chosen.args == [2]
    heading = table.visualRect(table.rows.index(3, 0)).center()
    with qtbot.assertNotEmitted(table.chosen):
        qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=heading)
    assert table.selectionModel().selectedRows()[0].row() == 2


DETAIL = Detail("Drug: stop · 1 Feb", "Injury, ALT: positive", ("fell", "window"),
                (("samples[0]", "ALT 400"),), (("RUCAM 2", "RUCAM 2"),))  # fmt: skip


@pytest.fixture
def detail(qtbot: QtBot) -> ChallengeDetail:
    made = ChallengeDetail()
    qtbot.addWidget(made)
    made.resize(360, 500)
    made.show_challenge(DETAIL, None, LIGHT)
    made.show()
    return made


def links(detail: QWidget) -> dict[str, ElidedButton]:
    return {one.accessibleName(): one for one in detail.findChildren(ElidedButton) if one.isVisibleTo(detail)}


def test_it_tells_the_challenge(detail: ChallengeDetail) -> None:
    told = [
        one.accessibleName() or one.toolTip() for one in detail.findChildren(WrappedText) if one.isVisibleTo(detail)
    ]
    assert len(told) == 4
    assert {"Go to: ALT 400", "Go to: RUCAM 2"} == set(links(detail))


def test_its_links_are_followed_by_the_keyboard(detail: ChallengeDetail, qtbot: QtBot) -> None:
    with qtbot.waitSignal(detail.place_chosen) as place:
        qtbot.keyClick(links(detail)["Go to: ALT 400"], Qt.Key.Key_Space)
    assert place.args == ["samples[0]"]
    with qtbot.waitSignal(detail.item_chosen) as item:
        qtbot.keyClick(links(detail)["Go to: RUCAM 2"], Qt.Key.Key_Space)
    assert item.args == ["RUCAM 2"]


def test_without_an_item_that_is_said(detail: ChallengeDetail) -> None:
    detail.show_challenge(Detail("t", "v", (), (), ()), None, DARK)
    shown = [one.text() for one in detail.findChildren(QLabel) if one.isVisibleTo(detail)]
    assert "No item of a method asks about this change on these samples." in shown
    assert links(detail) == {}
