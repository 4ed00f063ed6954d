# The key and mouse functions of pytest-qt are untyped.
# mypy: allow-untyped-calls

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from widgets.edit_model import Cell, Column, EditModel
from widgets.edit_table import EditTable, shared
from widgets.entry_hint import EntryHint
from widgets.palette import LIGHT

pytestmark = [pytest.mark.qt_log_level_fail("WARNING"), pytest.mark.qt_log_ignore("propagateSizeHints")]
COLUMNS = (
    Column("name", "Name", blank="new drug"),
    Column("dose", "Dose", "number"),
    Column("role", "Role", "choice", choices=(("suspect", "Suspect"), ("other", "Other"))),
    Column("total", "Total", "fixed"),
)
ROWS = (
    (Cell("alpelisib"), Cell("300"), Cell("Suspect", "suspect"), Cell("1")),
    (Cell("metformin", remark="twice", severity="warning"), Cell("500"), Cell("Other", "other"), Cell("2")),
)


def read(_row: int, column: int, text: str) -> str:
    if column == 1 and text:
        return f"{float(text):g} mg"
    return text


@pytest.fixture
def table(qtbot: QtBot) -> EditTable:
    made = EditTable("drugs", "Drugs", COLUMNS, read)
    qtbot.addWidget(made)
    made.resize(600, 300)
    made.show_rows(ROWS, LIGHT)
    made.show()
    qtbot.waitExposed(made)
    return made


def editor(table: QWidget) -> QLineEdit:
    found = table.findChild(QLineEdit, "cellEditor")
    assert found is not None
    return found


def test_the_model_keeps_the_contract_of_models(qtmodeltester: ModelTester) -> None:
    model = EditModel(COLUMNS)
    qtmodeltester.check(model)
    model.show_rows(ROWS, LIGHT)
    model.show_rows(ROWS[:1], LIGHT)
    model.show_rows((), LIGHT)
    model.show_rows(ROWS, LIGHT)


def test_a_cell_with_a_note_has_a_marked_corner_and_no_sign(table: EditTable, qtbot: QtBot) -> None:
    noted = ((Cell("alpelisib", remark="not looked up", severity="note"), *ROWS[0][1:]), ROWS[1])
    index = table.model().index(0, 0)
    table.clearSelection()
    table.show_rows(noted, LIGHT)
    cell = table.visualRect(index)
    image = table.viewport().grab(cell).toImage()
    assert image.pixelColor(image.width() - 2, 1).name().upper() == LIGHT.muted
    assert image.pixelColor(image.width() - 2, image.height() - 3).name().upper() != LIGHT.muted
    assert index.data(Qt.ItemDataRole.DecorationRole) is None
    assert index.data(Qt.ItemDataRole.ToolTipRole) == "not looked up"
    table.show_rows(ROWS, LIGHT)
    assert table.viewport().grab(cell).toImage().pixelColor(image.width() - 2, 1).name().upper() != LIGHT.muted


@pytest.mark.parametrize(
    ("width", "widths"),
    [(100, [50, 30, 20]), (60, [25, 15, 19]), (40, [10, 12, 19]), (30, [10, 12, 19])],
)
def test_no_column_is_narrower_than_its_heading(width: int, widths: list[int]) -> None:
    assert shared(width, [5, 3, 2], [10, 12, 19]) == widths


def test_typing_into_a_cell_is_reported(table: EditTable, qtbot: QtBot) -> None:
    table.go_to(0, "dose")
    with qtbot.waitSignal(table.entered) as entered:
        qtbot.keyClicks(table, "1")
        qtbot.keyClicks(editor(table), "50")
        qtbot.keyClick(editor(table), Qt.Key.Key_Return)
    assert entered.args == [0, "dose", "150"]


def test_a_pause_reports_while_the_cell_stays_open_and_esc_takes_it_back(table: EditTable, qtbot: QtBot) -> None:
    table.go_to(0, "name")
    with qtbot.waitSignal(table.entered) as paused:
        qtbot.keyClicks(table, "x")
    assert paused.args == [0, "name", "x"]
    table.show_rows(((Cell("x"), *ROWS[0][1:]), ROWS[1]), LIGHT)
    assert editor(table).isVisible()
    with qtbot.waitSignal(table.entered) as back:
        qtbot.keyClick(editor(table), Qt.Key.Key_Escape)
    assert back.args == [0, "name", "alpelisib"]


def test_what_is_understood_stands_beside_the_cell(table: EditTable, qtbot: QtBot) -> None:
    table.go_to(1, "dose")
    qtbot.keyClicks(table, "2")
    hint = table.findChild(EntryHint)
    assert hint is not None
    assert hint.isVisible()
    assert hint.text() == "= 2 mg"


def test_a_cell_that_is_not_understood_stays_open(table: EditTable, qtbot: QtBot) -> None:
    table.go_to(1, "dose")
    qtbot.keyClicks(table, "a")
    qtbot.keyClick(editor(table), Qt.Key.Key_Return)
    hint = table.findChild(EntryHint)
    assert hint is not None
    assert hint.text().startswith("✕ ")
    assert editor(table).isVisible()
    with qtbot.assertNotEmitted(table.entered):
        qtbot.keyClick(editor(table), Qt.Key.Key_Escape)


def test_the_blank_row_takes_a_new_one(table: EditTable, qtbot: QtBot) -> None:
    table.go_to(2, "name")
    with qtbot.waitSignal(table.added) as added:
        qtbot.keyClicks(table, "i")
        qtbot.keyClick(editor(table), Qt.Key.Key_Return)
    assert added.args == ["name", "i"]


def test_a_cell_of_the_blank_row_becomes_one_of_the_row_it_makes(table: EditTable, qtbot: QtBot) -> None:
    table.added.connect(lambda _column, text: table.show_rows((*ROWS, (Cell(text), *ROWS[0][1:])), LIGHT))
    table.go_to(2, "name")
    with qtbot.waitSignal(table.added):
        qtbot.keyClicks(table, "i")
    with qtbot.waitSignal(table.entered) as entered:
        qtbot.keyClicks(editor(table), "nsulin")
        qtbot.keyClick(editor(table), Qt.Key.Key_Return)
    assert entered.args == [2, "name", "insulin"]


@pytest.mark.qt_log_ignore("raise", "grabbing the keyboard")
def test_a_choice_is_reported_by_its_id(table: EditTable, qtbot: QtBot) -> None:
    table.go_to(0, "role")
    qtbot.keyClick(table, Qt.Key.Key_Return)
    combo = table.findChild(QComboBox, "cellEditor")
    assert combo is not None
    with qtbot.waitSignal(table.entered) as entered:
        combo.setCurrentIndex(1)
        combo.activated.emit(1)
    assert entered.args == [0, "role", "other"]


def test_rows_are_taken_out_by_key(table: EditTable, qtbot: QtBot) -> None:
    table.go_to(1)
    with qtbot.waitSignal(table.removed) as removed:
        qtbot.keyClick(table, Qt.Key.Key_Delete, Qt.KeyboardModifier.ControlModifier)
    assert removed.args == [[1]]


def test_a_fixed_cell_cannot_be_edited(table: EditTable, qtbot: QtBot) -> None:
    table.go_to(0, "total")
    qtbot.keyClicks(table, "7")
    assert table.findChild(QLineEdit, "cellEditor") is None


def test_new_rows_emit_nothing_and_keep_the_place(table: EditTable, qtbot: QtBot) -> None:
    table.go_to(1, "dose")
    with qtbot.assertNotEmitted(table.entered), qtbot.assertNotEmitted(table.added):
        table.show_rows((ROWS[0], ROWS[0], ROWS[1]), LIGHT)
    assert table.current_row == 2
