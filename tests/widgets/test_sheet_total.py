# The key and mouse functions of pytest-qt are untyped.
# mypy: allow-untyped-calls

import pytest
from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from causality.assess import Assessment
from widgets.palette import DARK, LIGHT
from widgets.sheet_total import SheetTotal

pytestmark = [pytest.mark.qt_log_level_fail("WARNING"), pytest.mark.qt_log_ignore("propagateSizeHints")]


@pytest.fixture
def total(qtbot: QtBot, assessment: Assessment) -> SheetTotal:
    made, pair = SheetTotal(), assessment.pairs[1]
    qtbot.addWidget(made)
    made.resize(700, 40)
    made.show_sheet(pair.sheets[0], pair.method, "onset", LIGHT)
    made.show()
    return made


def test_the_total_is_said_with_the_points_of_every_item(total: SheetTotal) -> None:
    assert total.text == "0…5 excluded to possible"
    assert total.accessibleName() == "Total 0…5, excluded to possible; items: 1 +2, 2 −2 … +3"


def test_a_click_goes_to_the_item(total: SheetTotal, qtbot: QtBot) -> None:
    with qtbot.waitSignal(total.chosen) as chosen:
        qtbot.mouseClick(total, Qt.MouseButton.LeftButton, pos=QPoint(90, 20))
    assert chosen.args == ["course"]
    with qtbot.assertNotEmitted(total.chosen):
        qtbot.mouseClick(total, Qt.MouseButton.LeftButton, pos=QPoint(500, 20))


def test_it_can_be_drawn_in_both_themes(total: SheetTotal, assessment: Assessment) -> None:
    light = total.grab().toImage()
    pair = assessment.pairs[1]
    total.show_sheet(pair.sheets[0], pair.method, "course", DARK)
    assert total.grab().toImage() != light
