# The key and mouse functions of pytest-qt are untyped.
# mypy: allow-untyped-calls

from collections.abc import Iterator
from importlib.resources import files

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from causality.case.causes import CHECKLIST
from causality.case.file import read_case
from causality.case.model import Case, WorkUpRow
from causality.case.work_up import states
from desktop.pages.work_up import WorkUpPage
from desktop.selection import Selection
from desktop.session import Session
from desktop.work_up_lines import counted, groups_of
from widgets.letter_burst import LetterBurst
from widgets.palette import LIGHT
from widgets.work_up_row import WorkUpRowView

pytestmark = [pytest.mark.qt_log_level_fail("WARNING"), pytest.mark.qt_log_ignore("propagateSizeHints")]
EXAMPLE = read_case((files("resources") / "cases" / "alpelisib.json").read_bytes())


@pytest.fixture
def session(qapp: QApplication) -> Session:
    made = Session()
    made.recover(EXAMPLE, None)
    return made


@pytest.fixture
def page(session: Session, qtbot: QtBot) -> Iterator[WorkUpPage]:
    made = WorkUpPage()
    made.edited.connect(session.apply)
    show(made, session)
    session.changed.connect(lambda: show(made, session))
    made.resize(780, 370)
    made.show()
    made.activateWindow()
    qtbot.waitActive(made)
    yield made
    made.close()
    made.deleteLater()
    session.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def show(page: WorkUpPage, session: Session) -> None:
    page.show_assessment(session.assessment, Selection(), LIGHT)


def row(page: WorkUpPage, cause: str) -> WorkUpRowView:
    page.sheet.go_to(cause)
    return page.sheet.row(cause)


def entry(case: Case, cause: str) -> WorkUpRow:
    return next(one for one in case.work_up if one.cause == cause)


@pytest.mark.parametrize(
    ("key", "state"), [("R", "ruled_out"), ("P", "positive"), ("I", "inconclusive"), ("N", "not_done")]
)
def test_one_key_sets_each_state(page: WorkUpPage, session: Session, qtbot: QtBot, key: str, state: str) -> None:
    before = session.case
    qtbot.keyClicks(row(page, "alcohol"), key.lower())
    assert entry(session.case, "alcohol").state == state
    assert page.sheet.row("alcohol").hasFocus()
    session.undo()
    assert session.case == before
    session.redo()
    assert states(session.case)["alcohol"] == state


def test_a_key_with_shift_goes_on_to_the_next_cause(page: WorkUpPage, session: Session, qtbot: QtBot) -> None:
    qtbot.keyClick(row(page, "alcohol"), Qt.Key.Key_R, Qt.KeyboardModifier.ShiftModifier)
    assert entry(session.case, "alcohol").state == "ruled_out"
    assert page.sheet.row("hypotension").hasFocus()


@pytest.mark.parametrize("typed", ["HBV serology pending", "pending", "RNA pending", "normal"])
@pytest.mark.parametrize("cause", ["hepatitis_b", "hypotension"])
def test_words_typed_on_a_row_are_its_result_and_change_no_state(
    page: WorkUpPage, session: Session, qtbot: QtBot, typed: str, cause: str
) -> None:
    before = session.case
    states_before, result = states(before), next((one.result for one in before.work_up if one.cause == cause), "")
    of = row(page, cause)
    for letter in typed:
        qtbot.keyClicks(QApplication.focusWidget(), letter)
    assert of.form is not None
    assert of.form.result.hasFocus()
    assert entry(session.case, cause).result == (f"{result}; {typed}" if result else typed)
    assert {**states_before, cause: states_before.get(cause, "not_done")} == states(session.case)
    session.undo()
    assert session.case == before
    assert not session.undo_text


def test_a_letter_that_stood_alone_is_a_state_whatever_is_typed_later(
    page: WorkUpPage, session: Session, qtbot: QtBot
) -> None:
    of = row(page, "alcohol")
    burst = page.sheet.findChild(LetterBurst)
    assert burst is not None
    qtbot.keyClicks(of, "r")
    qtbot.waitUntil(lambda: not burst.open)
    qtbot.keyClicks(of, "p")
    assert entry(session.case, "alcohol").state == "positive"
    assert of.hasFocus()


def test_causes_are_marked_one_after_another_as_fast_as_keys_go(
    page: WorkUpPage, session: Session, qtbot: QtBot
) -> None:
    row(page, "hepatitis_b")
    for _time in range(3):
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_N, Qt.KeyboardModifier.ShiftModifier)
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Down)
    qtbot.keyClicks(QApplication.focusWidget(), "r")
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Down)
    qtbot.keyClicks(QApplication.focusWidget(), "i")
    found = states(session.case)
    keys = [one for one in CHECKLIST if one]
    first = keys.index("hepatitis_b")
    assert [found[key] for key in (*keys[first : first + 3], *keys[first + 4 : first + 6])] == [
        "not_done", "not_done", "not_done", "ruled_out", "inconclusive",
    ]  # fmt: skip


def test_a_state_is_chosen_by_mouse(page: WorkUpPage, session: Session, qtbot: QtBot) -> None:
    button = row(page, "cmv").findChild(QPushButton, "state-ruled_out")
    assert button is not None
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert entry(session.case, "cmv").state == "ruled_out"
    clear = row(page, "cmv").findChild(QPushButton, "clearCause")
    assert clear is not None
    qtbot.mouseClick(clear, Qt.MouseButton.LeftButton)
    assert "cmv" not in states(session.case)


def test_backspace_takes_out_what_was_entered_and_undo_brings_it_back(
    page: WorkUpPage, session: Session, qtbot: QtBot
) -> None:
    before = session.case
    qtbot.keyClick(row(page, "hepatitis_a"), Qt.Key.Key_Backspace)
    assert "hepatitis_a" not in states(session.case)
    assert "not entered" in page.sheet.row("hepatitis_a").accessibleName()
    qtbot.keyClick(row(page, "hepatitis_a"), Qt.Key.Key_Delete)
    session.undo()
    assert session.case == before


def test_arrows_go_through_all_causes(page: WorkUpPage, qtbot: QtBot) -> None:
    first = row(page, "hepatitis_a")
    qtbot.keyClick(first, Qt.Key.Key_Up)
    assert first.hasFocus()
    seen = [page.sheet.current]
    for _step in range(20):
        qtbot.keyClick(page.sheet.row(page.sheet.current), Qt.Key.Key_Down)
        if page.sheet.current == seen[-1]:
            break
        seen.append(page.sheet.current)
    assert seen == [*CHECKLIST, "autoimmune", "sepsis", "radiotherapy"]


def test_enter_leads_to_the_fields_and_back(page: WorkUpPage, session: Session, qtbot: QtBot) -> None:
    of = row(page, "ebv")
    qtbot.keyClick(of, Qt.Key.Key_Return)
    assert of.form is not None
    assert of.form.test.hasFocus()
    qtbot.keyClicks(of.form.test, "EBV PCR")
    qtbot.keyClick(of.form.test, Qt.Key.Key_Tab)
    assert of.form.day.line.hasFocus()
    qtbot.keyClicks(of.form.day.line, "early Aug 2024")
    assert "1 to 10 Aug 2024" in of.form.day.note
    qtbot.keyClick(of.form.day.line, Qt.Key.Key_Tab)
    qtbot.keyClicks(of.form.result, "negative")
    qtbot.keyClick(of.form.result, Qt.Key.Key_Tab)
    qtbot.keyClicks(of.form.comment, "by the referring hospital")
    qtbot.keyClick(of.form.comment, Qt.Key.Key_Return)
    assert of.hasFocus()
    found = entry(session.case, "ebv")
    assert (found.test, found.result, found.comment) == ("EBV PCR", "negative", "by the referring hospital")
    assert found.day is not None
    assert found.day.text == "early 2024-08"


def test_a_burst_of_typing_is_one_step(page: WorkUpPage, session: Session, qtbot: QtBot) -> None:
    before = session.case
    of = row(page, "ebv")
    qtbot.keyClick(of, Qt.Key.Key_Return)
    assert of.form is not None
    qtbot.keyClicks(of.form.test, "PCR")
    session.undo()
    assert session.case == before


def test_a_date_that_cannot_be_read_changes_nothing(page: WorkUpPage, session: Session, qtbot: QtBot) -> None:
    before = session.case
    of = row(page, "ebv")
    assert of.form is not None
    of.form.day.line.setFocus()
    qtbot.keyClicks(of.form.day.line, "soonish")
    qtbot.keyClick(of.form.day.line, Qt.Key.Key_Tab)
    assert session.case == before
    assert of.form.day.line.text() == "soonish"


@pytest.mark.parametrize(
    ("typed", "cause"),
    [
        ("HAV", "hepatitis_a"),
        ("Epstein-Barr", "ebv"),
        ("Wilson", "Wilson"),
        ("AIH", "autoimmune"),
        ("Autoimmune hepatitis", "autoimmune"),
        ("Sepsis", "sepsis"),
    ],
)
def test_another_cause_is_understood_or_added(
    page: WorkUpPage, session: Session, qtbot: QtBot, typed: str, cause: str
) -> None:
    count = len(session.case.work_up)
    add = page.findChild(QLineEdit, "addCause")
    assert add is not None
    add.setFocus()
    qtbot.keyClicks(add, typed)
    qtbot.keyClick(add, Qt.Key.Key_Return)
    assert page.sheet.row(cause).hasFocus()
    assert add.text() == ""
    assert len(session.case.work_up) == count + (cause == "Wilson")


def test_a_further_cause_that_is_taken_out_leaves_the_keyboard_beside_it(
    page: WorkUpPage, session: Session, qtbot: QtBot
) -> None:
    qtbot.keyClick(row(page, "radiotherapy"), Qt.Key.Key_Backspace)
    assert "radiotherapy" not in states(session.case)
    assert page.sheet.row("sepsis").hasFocus()


def test_the_groups_count_as_the_sheets_count(page: WorkUpPage, session: Session, qtbot: QtBot) -> None:
    qtbot.keyClicks(row(page, "alcohol"), "r")
    titles = [title for title, _lines in groups_of(session.assessment)]
    assert titles == ["Group I: 1 of 7 ruled out", "Group II: 0 of 5 ruled out",
                      "Underlying diseases that RECAM scores for themselves", "Further causes"]  # fmt: skip
    ((told, chosen),) = counted(session.assessment)
    assert told == "RUCAM 2016, item 5: −3 … −2"
    button = page.findChild(QPushButton, "countedIn")
    assert button is not None
    assert button.text() == told
    with qtbot.waitSignal(page.item_chosen) as gone:
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert gone.args == [chosen]


def test_findings_stand_in_their_row(page: WorkUpPage) -> None:
    assert "without the test or its day" in page.sheet.row("biliary_vascular").accessibleDescription()
    assert page.sheet.row("hepatitis_a").accessibleDescription() == ""


def test_a_place_of_the_case_is_revealed(page: WorkUpPage) -> None:
    page.reveal("work_up[5]")
    assert page.sheet.row("underlying_disease").hasFocus()
    page.reveal("work_up[99]")
    assert page.sheet.row("underlying_disease").hasFocus()


def test_rows_of_one_cause_stand_together(session: Session) -> None:
    rows = [WorkUpRow(cause="HAV", state="inconclusive", result="negative"),
            WorkUpRow(cause="hepatitis_a", state="not_done"), WorkUpRow(cause="hepatitis_a", state="ruled_out"),
            WorkUpRow(cause="septicaemia", state="ruled_out", test="blood culture"),
            WorkUpRow(cause="radiotherapy", state="ruled_out")]  # fmt: skip
    session.recover(Case(id="a", work_up=tuple(rows)), None)
    (_one, group_i), (_two, _group_ii), (_three, parts), (_four, further) = groups_of(session.assessment)
    assert [line.key for line in group_i[:3]] == ["HAV", "hepatitis_a", "hepatitis_b"]
    assert group_i[0].name == "Hepatitis A (HAV)"
    assert group_i[1].also.startswith("also: ")
    assert [line.key for line in parts] == ["autoimmune", "septicaemia"]
    assert parts[1].name == "Sepsis (septicaemia)"
    assert [line.key for line in further] == ["radiotherapy"]
