# The key and mouse functions of pytest-qt are untyped.
# mypy: allow-untyped-calls

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QFontMetrics, QImage, QPainter
from PySide6.QtWidgets import QFrame, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from causality.assess import Assessment
from causality.case.finding import Finding
from widgets.category_disc import QUARTERS, draw_disc
from widgets.finding_row import FindingRow
from widgets.palette import LIGHT
from widgets.step_button import Step, StepButton
from widgets.steps_rail import StepsRail
from widgets.style import TINY, font, load_fonts
from widgets.tab_order import reading_order
from widgets.verdict_column import VerdictColumn
from widgets.wrapped_text import WrappedText

pytestmark = [pytest.mark.qt_log_level_fail("WARNING"), pytest.mark.qt_log_ignore("propagateSizeHints")]


@pytest.fixture
def column(qtbot: QtBot, assessment: Assessment) -> VerdictColumn:
    made = VerdictColumn()
    qtbot.addWidget(made)
    made.resize(316, 700)
    made.show_pairs([(f"pair {pair.product}", (pair,)) for pair in assessment.pairs], ("herb", "liver"), LIGHT)
    made.show_findings(assessment.findings, LIGHT)
    made.show()
    return made


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Space])
def test_a_card_is_chosen_by_key(column: VerdictColumn, qtbot: QtBot, key: Qt.Key) -> None:
    with qtbot.waitSignal(column.pair_chosen) as chosen:
        qtbot.keyClick(column.card("alp", "liver"), key)
    assert chosen.args == ["alp", "liver", "rucam"]


def test_a_card_is_chosen_by_click(column: VerdictColumn, qtbot: QtBot) -> None:
    with qtbot.waitSignal(column.pair_chosen) as chosen:
        qtbot.mouseClick(column.card("herb", "liver"), Qt.MouseButton.LeftButton)
    assert chosen.args == ["herb", "liver", "rucam"]


def test_a_card_says_category_and_total(column: VerdictColumn) -> None:
    said = column.card("herb", "liver").accessibleName()
    assert "excluded to possible 0 … 5" in said
    assert "not applicable" in column.card("alp", "liver").accessibleName()


def test_nothing_is_wider_than_the_column(column: VerdictColumn) -> None:
    held = column.widget()
    assert held is not None
    assert held.width() <= column.viewport().width()


def test_every_category_is_told_apart_without_colour() -> None:
    images = set()
    for category in (*QUARTERS, "not applicable"):
        image = QImage(32, 32, QImage.Format.Format_Grayscale8)
        image.fill(Qt.GlobalColor.white)
        painter = QPainter(image)
        draw_disc(painter, QPointF(16, 16), 12, category, QColor("black"))
        painter.end()
        images.add(bytes(image.constBits()))
    assert len(images) == len(QUARTERS) + 1


def test_a_step_is_chosen_by_key(qtbot: QtBot) -> None:
    rail = StepsRail()
    qtbot.addWidget(rail)
    with qtbot.assertNotEmitted(rail.chosen):
        rail.show_steps([Step("labs", "Labs", "warnings", "2 warnings", 2), Step("report", "Report")], "labs", LIGHT)
    button = rail.findChild(StepButton, "step-report")
    assert button is not None
    with qtbot.waitSignal(rail.chosen) as chosen:
        qtbot.keyClick(button, Qt.Key.Key_Space)
    assert chosen.args == ["report"]


def test_a_narrow_rail_still_names_its_steps(qtbot: QtBot) -> None:
    load_fonts()
    rail = StepsRail()
    qtbot.addWidget(rail)
    step = Step("differential", "Differential", "warnings", "2 warnings", 2)
    rail.show_steps([step], "", LIGHT)
    button, wide = rail.findChild(StepButton), rail.width()
    assert button is not None
    rail.make_narrow(True)
    assert rail.width() < 2 / 3 * wide
    assert button.toolTip() == "Differential: 2 warnings"
    assert QFontMetrics(font(TINY, strong=True)).horizontalAdvance(step.title) <= button.sizeHint().width() - 12
    rail.make_narrow(False)
    assert (rail.width(), button.toolTip()) == (wide, "2 warnings")


def test_a_long_text_ends_with_an_ellipsis_and_is_whole_as_tooltip(qtbot: QtBot) -> None:
    text = WrappedText(most=2)
    qtbot.addWidget(text)
    text.show_text("word " * 60, LIGHT.text)
    text.resize(200, text.heightForWidth(200))
    text.show()
    one = WrappedText(most=1)
    qtbot.addWidget(one)
    one.show_text("word", LIGHT.text)
    assert text.heightForWidth(200) == 2 * one.heightForWidth(200)
    qtbot.waitUntil(lambda: text.toolTip() == "word " * 60)


def test_the_next_test_leads_to_where_it_is_entered(column: VerdictColumn, qtbot: QtBot) -> None:
    box = column.card("herb", "liver").findChild(QFrame, "nextTest")
    assert box is not None
    with qtbot.waitSignal(column.next_chosen) as chosen:
        qtbot.mouseClick(box, Qt.MouseButton.LeftButton)
    assert chosen.args == ["herb", "liver", "rucam"]
    with qtbot.waitSignal(column.next_chosen):
        qtbot.keyClick(box, Qt.Key.Key_Return)


def test_of_many_findings_the_rest_is_shown_when_asked_for(column: VerdictColumn, qtbot: QtBot) -> None:
    many = [Finding("gap", "note", f"finding {number}", (f"samples[{number}]",)) for number in range(100)]
    column.show_findings(many, LIGHT)
    rows = column.findChildren(FindingRow)
    assert len([row for row in rows if row.isVisible()]) == 40
    more = column.findChild(QPushButton, "moreFindings")
    assert more is not None
    assert more.text() == "Show 60 more"
    qtbot.mouseClick(more, Qt.MouseButton.LeftButton)
    rows = column.findChildren(FindingRow)
    assert [row.accessibleName() for row in rows] == [finding.text for finding in many]
    assert not more.isVisible()
    with qtbot.waitSignal(column.finding_chosen) as chosen:
        qtbot.keyClick(rows[99], Qt.Key.Key_Return)
    assert chosen.args == [99]


def test_an_answered_finding_says_so_and_counts_no_more(column: VerdictColumn, qtbot: QtBot) -> None:
    two = [Finding("gap", "warning", f"finding {number}", ("samples[0]",)) for number in range(2)]
    with qtbot.assertNotEmitted(column.finding_chosen):
        column.show_findings(two, LIGHT, ("", "Answered: checked (Dr. A)"))
    rows = [row for row in column.findChildren(FindingRow) if row.isVisible()]
    assert [row.accessibleName() for row in rows] == ["finding 0", "finding 1 · Answered: checked (Dr. A)"]
    badges = [one.text() for one in column.findChildren(QLabel, "badge")]
    assert "1 open of 2" in badges
    before = rows[1].grab().toImage()
    column.show_findings(two, LIGHT)
    assert rows[1].grab().toImage() != before
    assert "2" in [one.text() for one in column.findChildren(QLabel, "badge")]


def test_a_finding_keeps_its_row_when_others_come_before_it(column: VerdictColumn, qtbot: QtBot) -> None:
    made = {text: Finding("gap", "note", text, ()) for text in "abcdef"}

    def rows() -> list[FindingRow]:
        shown = [row for row in column.findChildren(FindingRow) if row.isVisible()]
        return sorted(shown, key=lambda row: row.y())

    for shown in ("bd", "abcd", "dbf", "", "efab", "fab", "abcdef"):
        before = {row.text: row for row in rows()}
        column.show_findings([made[text] for text in shown], LIGHT)
        qtbot.waitUntil(lambda wanted=shown: "".join(row.text for row in rows()) == wanted)  # type: ignore[misc]
        now = rows()
        assert all(before[row.text] is row for row in now if row.text in before)
        for place, row in enumerate(now):
            with qtbot.waitSignal(column.finding_chosen) as chosen:
                qtbot.keyClick(row, Qt.Key.Key_Return)
            assert chosen.args == [place]
        assert [one for one in reading_order(column) if isinstance(one, FindingRow)] == now
