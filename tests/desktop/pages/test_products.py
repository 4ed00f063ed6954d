# The key and mouse functions of pytest-qt are untyped.
# mypy: allow-untyped-calls

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from causality import wording
from causality.case.edits import change_dose, change_product, set_title
from causality.case.file import case_json, read_case
from causality.case.model import Case, Product
from desktop.pages.products import ProductsPage
from desktop.session import Session
from desktop.window import Window
from tests.desktop.opening import window_open, worked_session
from widgets.edit_table import EditTable
from widgets.entry_hint import EntryHint

pytestmark = [
    pytest.mark.qt_log_level_fail("WARNING"),
    pytest.mark.qt_log_ignore("propagateSizeHints", "raise", "grabbing the keyboard"),
]
CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def session(qapp: QApplication) -> Session:
    return worked_session()


@pytest.fixture
def window(
    qapp: QApplication, session: Session, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> Iterator[Window]:
    with window_open(qapp, session, tmp_path / "home", monkeypatch, "products") as made:
        made.activateWindow()
        qtbot.waitExposed(made)
        yield made


@pytest.fixture
def page(window: Window) -> ProductsPage:
    found = window.shell.pages["products"]
    assert isinstance(found, ProductsPage)
    return found


def product(session: Session, key: str) -> Product:
    return next(one for one in session.case.products if one.id == key)


def type_into(qtbot: QtBot, table: EditTable, row: int, column: str, text: str) -> QLineEdit:
    """Type a text over a cell as a person would; the cell stays open."""
    table.go_to(row, column)
    qtbot.keyClick(table, Qt.Key.Key_F2)
    editor = table.findChild(QLineEdit, "cellEditor")
    assert editor is not None
    editor.selectAll()
    qtbot.keyClicks(editor, text)
    return editor


def enter(qtbot: QtBot, table: EditTable, row: int, column: str, text: str) -> None:
    close(qtbot, table, type_into(qtbot, table, row, column, text))


def close(qtbot: QtBot, table: EditTable, editor: QLineEdit) -> None:
    with qtbot.waitSignal(table.itemDelegate().closeEditor):
        qtbot.keyClick(editor, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: table.findChild(QWidget, "cellEditor") is None)


def choose(qtbot: QtBot, table: EditTable, row: int, column: str, text: str) -> None:
    table.go_to(row, column)
    qtbot.keyClick(table, Qt.Key.Key_Return)
    combo = table.findChild(QComboBox, "cellEditor")
    assert combo is not None
    combo.setCurrentIndex(combo.findText(text))
    combo.activated.emit(combo.currentIndex())
    qtbot.waitUntil(lambda: table.findChild(QWidget, "cellEditor") is None)


def line(within: QWidget, name: str) -> QLineEdit:
    found = within.findChild(QLineEdit, name)
    assert found is not None
    return found


def cell(table: EditTable, row: int, column: int, role: Qt.ItemDataRole = Qt.ItemDataRole.DisplayRole) -> str:
    return str(table.model().index(row, column).data(role) or "")


def undone_and_redone(session: Session, before: Case) -> None:
    after = session.case
    session.undo()
    assert session.case == before
    session.redo()
    assert session.case == after


def test_the_first_product_is_the_suspect_and_the_next_concomitant(
    window: Window, page: ProductsPage, session: Session, qtbot: QtBot
) -> None:
    session.new()
    before = session.case
    assert cell(page.table, 0, 0) == "first product, the suspect"
    enter(qtbot, page.table, 0, "name", "Amoxicillin")
    assert [(one.id, one.name, one.role) for one in session.case.products] == [
        ("Amoxicillin", "Amoxicillin", "suspect")
    ]
    assert session.undo_text == "Undo: new product Amoxicillin"
    undone_and_redone(session, before)
    assert cell(page.table, 1, 0) == "new product, concomitant"
    enter(qtbot, page.table, 1, "name", "Paracetamol")
    assert session.case.products[1].role == "concomitant"


def test_a_pause_while_a_product_is_typed_leaves_one_step_and_an_id_like_the_name(
    window: Window, page: ProductsPage, session: Session, qtbot: QtBot
) -> None:
    session.new()
    before = session.case
    editor = type_into(qtbot, page.table, 0, "name", "amo")
    qtbot.waitUntil(lambda: bool(session.case.products))
    qtbot.keyClicks(editor, "xicillin")
    close(qtbot, page.table, editor)
    (made,) = session.case.products
    assert (made.id, made.name) == ("amoxicillin", "amoxicillin")
    undone_and_redone(session, before)


def test_esc_takes_a_product_out_again_that_a_pause_put_in(
    window: Window, page: ProductsPage, session: Session, qtbot: QtBot
) -> None:
    session.new()
    before = session.case
    editor = type_into(qtbot, page.table, 0, "name", "amo")
    qtbot.waitUntil(lambda: bool(session.case.products))
    qtbot.keyClick(editor, Qt.Key.Key_Escape)
    assert session.case == before
    assert session.undo_text == ""


def test_a_product_keeps_its_id_when_it_is_renamed(
    window: Window, page: ProductsPage, session: Session, qtbot: QtBot
) -> None:
    before = session.case
    enter(qtbot, page.table, 0, "name", "Piqray")
    assert session.case.products[0].id == "alpelisib"
    assert session.case.products[0].name == "Piqray"
    undone_and_redone(session, before)


def test_a_name_cannot_be_emptied(window: Window, page: ProductsPage, session: Session, qtbot: QtBot) -> None:
    before = session.case
    editor = type_into(qtbot, page.table, 0, "name", "x")
    editor.selectAll()
    qtbot.keyClick(editor, Qt.Key.Key_Backspace)
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    hint = page.table.findChild(EntryHint)
    assert hint is not None
    assert "needs a name" in hint.text()
    qtbot.keyClick(editor, Qt.Key.Key_Escape)
    assert session.case == before


def test_role_and_hepatotoxicity_are_chosen_in_the_table(
    window: Window, page: ProductsPage, session: Session, qtbot: QtBot
) -> None:
    before = session.case
    choose(qtbot, page.table, 0, "role", "interacting")
    assert session.case.products[0].role == "interacting"
    choose(qtbot, page.table, 0, "hepatotoxicity", "labelled")
    assert session.case.products[0].hepatotoxicity == "labelled"
    choose(qtbot, page.table, 0, "hepatotoxicity", "not looked up")
    assert session.case.products[0].hepatotoxicity is None
    session.undo()
    session.undo()
    session.undo()
    assert session.case == before


def test_a_product_goes_with_its_doses_and_comes_back(
    window: Window, page: ProductsPage, session: Session, qtbot: QtBot
) -> None:
    before = session.case
    page.table.go_to(0, "name")
    qtbot.keyClick(page.table, Qt.Key.Key_Delete, CONTROL)
    assert "alpelisib" not in [one.id for one in session.case.products]
    assert session.undo_text == "Undo: removal of alpelisib"
    undone_and_redone(session, before)


def test_delete_leaves_a_product_its_name_and_empties_what_may_be_empty(
    window: Window, page: ProductsPage, session: Session, qtbot: QtBot
) -> None:
    before = session.case
    page.table.go_to(0, "name")
    qtbot.keyClick(page.table, Qt.Key.Key_Delete)
    assert session.case == before
    page.detail.doses.go_to(0, "start")
    qtbot.keyClick(page.detail.doses, Qt.Key.Key_Delete)
    assert session.case.products[0].doses[0].start is None
    undone_and_redone(session, before)


def test_several_products_go_in_one_step(window: Window, page: ProductsPage, session: Session, qtbot: QtBot) -> None:
    before = session.case
    page.table.go_to(3, "name")
    qtbot.keyClick(page.table, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    qtbot.keyClick(page.table, Qt.Key.Key_Delete, CONTROL)
    assert len(session.case.products) == len(before.products) - 2
    assert session.undo_text == "Undo: removal of products"
    undone_and_redone(session, before)


def test_what_did_not_change_is_not_drawn_again(
    window: Window, page: ProductsPage, session: Session, qtbot: QtBot
) -> None:
    model = page.table.model()
    with qtbot.assertNotEmitted(model.dataChanged), qtbot.assertNotEmitted(model.modelReset):
        session.apply(set_title("Another title"))
    with qtbot.waitSignal(model.dataChanged):
        session.apply(change_product("alpelisib", "role", "interacting"))


def test_a_dose_record_is_typed_with_its_unit_and_dates_are_understood(
    window: Window, page: ProductsPage, session: Session, qtbot: QtBot
) -> None:
    session.new()
    enter(qtbot, page.table, 0, "name", "Amoxicillin")
    enter(qtbot, page.detail.doses, 0, "dose", "1,5 g")
    editor = type_into(qtbot, page.detail.doses, 0, "start", "early Aug 2024")
    hint = page.detail.doses.findChild(EntryHint)
    assert hint is not None
    assert hint.text() == "= 1 to 10 Aug 2024"
    close(qtbot, page.detail.doses, editor)
    enter(qtbot, page.detail.doses, 0, "stop", "10 days after start")
    (record,) = session.case.products[0].doses
    assert (record.dose, record.unit) == (1.5, "g")
    assert str(record.start) == "early 2024-08"
    assert str(record.stop) == "10 days after start of Amoxicillin"
    assert "11 to 20 Aug 2024" in cell(page.detail.doses, 0, 5, Qt.ItemDataRole.ToolTipRole)


def test_a_new_record_takes_over_unit_and_route(
    window: Window, page: ProductsPage, session: Session, qtbot: QtBot
) -> None:
    before = session.case
    enter(qtbot, page.detail.doses, 3, "start", "2024-11-01")
    added = session.case.products[0].doses[3]
    assert (added.unit, added.route, str(added.start)) == ("mg", "oral", "2024-11-01")
    undone_and_redone(session, before)


def test_a_date_that_is_not_one_stays_with_its_reason(
    window: Window, page: ProductsPage, session: Session, qtbot: QtBot
) -> None:
    before = session.case
    editor = type_into(qtbot, page.detail.doses, 0, "start", "soonish")
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    hint = page.detail.doses.findChild(EntryHint)
    assert hint is not None
    assert hint.isVisible()
    assert '"soonish" is not a date' in hint.text()
    assert editor.isVisible()
    assert session.case == before


def test_ongoing_typed_as_the_last_day_ends_nothing(
    window: Window, page: ProductsPage, session: Session, qtbot: QtBot
) -> None:
    enter(qtbot, page.detail.doses, 2, "stop", "ongoing")
    assert session.case.products[0].doses[2].ongoing
    assert cell(page.detail.doses, 2, 5) == "ongoing"


def test_dose_records_are_taken_out(window: Window, page: ProductsPage, session: Session, qtbot: QtBot) -> None:
    before = session.case
    page.detail.doses.go_to(1, "dose")
    qtbot.keyClick(page.detail.doses, Qt.Key.Key_Delete, CONTROL)
    assert [record.dose for record in session.case.products[0].doses] == [300, 300]
    undone_and_redone(session, before)


@pytest.mark.parametrize(
    ("key", "day", "dose", "name"),
    [
        (Qt.Key.Key_F5, "2024-11-02", "200", "Undo: dose change of alpelisib"),
        (Qt.Key.Key_F7, "2024-11-02", "", "Undo: stop of alpelisib"),
    ],
)
def test_what_happened_is_one_key_and_one_step_away(
    window: Window, page: ProductsPage, session: Session, qtbot: QtBot, key: Qt.Key, day: str, dose: str, name: str
) -> None:
    before = session.case
    page.table.go_to(0, "name")
    qtbot.keyClick(page.table, key)
    field = line(page, "onDay")
    qtbot.waitUntil(field.hasFocus)
    qtbot.keyClicks(field, day)
    if dose:
        qtbot.keyClicks(line(page, "onDayDose"), dose)
    qtbot.keyClick(field, Qt.Key.Key_Return)
    last = session.case.products[0].doses[-1]
    assert str(last.start if dose else last.stop) == day
    assert session.undo_text == name
    assert not field.isVisible()
    undone_and_redone(session, before)


def test_a_restart_goes_on_with_the_dose_before(
    window: Window, page: ProductsPage, session: Session, qtbot: QtBot
) -> None:
    session.apply(change_dose("alpelisib", 2, "stop", None))
    button = page.findChild(QPushButton, "restarted")
    assert button is not None
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert line(page, "onDayDose").text() == "300"
    qtbot.keyClicks(line(page, "onDay"), "2024-11-20")
    qtbot.keyClick(line(page, "onDay"), Qt.Key.Key_Return)
    ended, begun = session.case.products[0].doses[-2:]
    assert (str(ended.stop), begun.dose, str(begun.start)) == ("unknown", 300, "2024-11-20")


def test_what_the_case_cannot_take_is_said_in_the_bar(
    window: Window, page: ProductsPage, session: Session, qtbot: QtBot
) -> None:
    before = session.case
    page.table.go_to(3, "name")
    qtbot.keyClick(page.table, Qt.Key.Key_F5)
    field = line(page, "onDay")
    qtbot.keyClicks(field, "2023-01-01")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    bar = page.findChild(QWidget, "onDayBar")
    assert bar is not None
    note = bar.findChild(QLabel, "entryNote")
    assert note is not None
    assert "is before the first dose record" in note.text()
    assert "\n" not in note.text()
    assert (session.case, window.messages.text) == (before, "")
    qtbot.keyClick(field, Qt.Key.Key_Escape)
    assert not field.isVisible()
    assert page.detail.doses.hasFocus()


def test_a_day_that_is_missing_is_asked_for(window: Window, page: ProductsPage, session: Session, qtbot: QtBot) -> None:
    before = session.case
    page.table.go_to(0, "name")
    qtbot.keyClick(page.table, Qt.Key.Key_F7)
    qtbot.keyClick(line(page, "onDay"), Qt.Key.Key_Return)
    assert line(page, "onDay").isVisible()
    assert session.case == before


def test_ongoing_is_turned_on_and_off(window: Window, page: ProductsPage, session: Session, qtbot: QtBot) -> None:
    before = session.case
    page.detail.doses.go_to(2, "dose")
    qtbot.keyClick(page.detail.doses, Qt.Key.Key_F9)
    assert session.case.products[0].doses[2].ongoing
    assert page.detail.happened.ongoing.isChecked()
    undone_and_redone(session, before)
    qtbot.mouseClick(page.detail.happened.ongoing, Qt.MouseButton.LeftButton)
    assert not session.case.products[0].doses[2].ongoing


def test_another_product_shows_its_own_doses_and_is_reported(
    window: Window, page: ProductsPage, session: Session, qtbot: QtBot
) -> None:
    spot = page.table.visualRect(page.table.model().index(1, 0)).center()
    with qtbot.waitSignal(page.product_selected) as selected:
        qtbot.mouseClick(page.table.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(spot))
    assert selected.args == ["herbal-decoction"]
    assert cell(page.detail.doses, 0, 4) == "4 months before admission"


def test_details_are_entered_field_by_field(window: Window, page: ProductsPage, session: Session, qtbot: QtBot) -> None:
    before = session.case
    details = page.findChild(QPushButton, "choice-details")
    assert details is not None
    qtbot.mouseClick(details, Qt.MouseButton.LeftButton)
    category = page.findChild(QComboBox, "productLivertoxCategory")
    assert category is not None
    qtbot.keyClicks(category, "E*")
    category.activated.emit(category.currentIndex())
    assert session.case.products[0].livertox_category == "E*"
    hours = line(page, "productHalfLife")
    hours.setFocus()
    hours.selectAll()
    qtbot.keyClicks(hours, "8,5")
    qtbot.keyClick(hours, Qt.Key.Key_Return)
    assert session.case.products[0].half_life == 8.5
    qtbot.keyClick(line(page, "productKind"), Qt.Key.Key_End)
    qtbot.keyClicks(line(page, "productKind"), "!")
    assert session.case.products[0].kind.endswith("!")
    treats = page.findChild(QPushButton, "productTreats")
    assert treats is not None
    treats.menu().actions()[1].trigger()
    assert session.case.products[0].treats == (session.case.events[1].id,)
    for _step in range(4):
        session.undo()
    assert session.case == before


def test_a_finding_stands_in_its_cell_with_its_reason(
    window: Window, page: ProductsPage, session: Session, qtbot: QtBot
) -> None:
    enter(qtbot, page.detail.doses, 0, "stop", "2024-01-05")
    said = cell(page.detail.doses, 0, 5, Qt.ItemDataRole.AccessibleDescriptionRole)
    assert "intake ends (5 Jan 2024) before it begins" in said
    assert said == cell(page.detail.doses, 0, 5, Qt.ItemDataRole.ToolTipRole)
    assert "before it begins" in cell(page.table, 0, 3, Qt.ItemDataRole.ToolTipRole)


def test_a_record_out_of_order_says_so(window: Window, page: ProductsPage, session: Session, qtbot: QtBot) -> None:
    page.table.go_to(3, "name")
    enter(qtbot, page.detail.doses, 1, "start", "2020-01-05")
    assert "not in order of time" in cell(page.detail.doses, 1, 4, Qt.ItemDataRole.ToolTipRole)


@pytest.mark.parametrize(
    ("place", "shown"),
    [
        ("products[2]", ("productTable", 2, 0)),
        ("products[bicyclol].hepatotoxicity", ("productTable", 3, 2)),
        ("products[alpelisib].doses[1].stop", ("doseTable", 1, 5)),
        ("products[alpelisib].doses", ("doseTable", 0, 4)),
    ],
)
def test_a_place_is_led_to(window: Window, page: ProductsPage, place: str, shown: tuple[str, int, int]) -> None:
    window.go_to("products", place)
    table = QApplication.focusWidget()
    assert isinstance(table, EditTable)
    assert (table.objectName(), table.currentIndex().row(), table.currentIndex().column()) == shown


def test_a_field_of_the_details_is_led_to(window: Window, page: ProductsPage) -> None:
    window.go_to("products", "products[bicyclol].slowly_metabolised")
    field = QApplication.focusWidget()
    assert field is not None
    assert field.objectName() == "productSlowlyMetabolised"
    assert page.product is not None
    assert page.product.id == "bicyclol"


def test_a_wide_page_shows_details_and_doses_beside_the_table(window: Window, page: ProductsPage) -> None:
    window.resize(1920, 1080)
    QApplication.processEvents()
    assert page.detail.form.isVisible()
    assert page.detail.doses.isVisible()
    assert page.detail.form.mapTo(page, QPoint(0, 0)).x() > page.table.width()


def test_how_often_a_dose_was_taken_is_empty_until_stated_and_as_needed_is_kept_in_words(
    page: ProductsPage, session: Session, qtbot: QtBot
) -> None:
    session.new()
    enter(qtbot, page.table, 0, "name", "Flucloxacillin")
    enter(qtbot, page.detail.doses, 0, "dose", "1 g")
    (dose,) = session.case.products[0].doses
    assert (dose.per_day, wording.dose(dose)) == (None, "1 g")
    assert cell(page.detail.doses, 0, 2) == ""
    enter(qtbot, page.detail.doses, 0, "per_day", "as needed")
    (dose,) = session.case.products[0].doses
    assert (dose.per_day, dose.comment, wording.dose(dose)) == (None, "as needed", "1 g")
    enter(qtbot, page.detail.doses, 0, "per_day", "tds")
    assert session.case.products[0].doses[0].per_day == 3
    assert read_case(case_json(session.case).encode()) == session.case
