# The key and mouse functions of pytest-qt are untyped.
# mypy: allow-untyped-calls

import time
from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QPushButton, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from causality import text
from causality.case.dates import PartialDate
from causality.case.examinations import IMAGING_SIGNS, Procedure
from causality.case.file import case_json, read_case
from causality.case.model import Case, Event, HistoryEntry, ImagingFinding, Patient, Product, Statement, Symptom
from causality.case.reporting import Reporting
from causality.case.severity import SeverityGrade
from causality.report.case_sections import patient_and_event
from desktop.pages.case import CasePage
from desktop.pages.case_kinds import signs_of
from desktop.selection import Selection
from desktop.session import Session
from tests.benchmarks.cases import large_case, worked_example
from tests.desktop.looking import LongerWords, clipped, overlapping
from widgets.choice_chips import ChoiceChips
from widgets.choice_field import ChoiceField
from widgets.entry_note import EntryNote
from widgets.palette import LIGHT
from widgets.row_table import RowTable
from widgets.wrapped_text import WrappedText

pytestmark = [
    pytest.mark.qt_log_level_fail("WARNING"),
    pytest.mark.qt_log_ignore("propagateSizeHints", "raise", "grabbing the keyboard"),
]
CASE = Case(
    id="2024-017",
    patient=Patient(sex="female", history=(HistoryEntry(text="diabetes"), HistoryEntry(text="hepatitis A"))),
    events=(
        Event(id="liver", name="Liver injury", kind="liver_injury"),
        Event(id="rash", name="Rash", analytes=("EOS",)),
    ),
    symptoms=(Symptom(name="jaundice", event="liver", onset=PartialDate.parse("2024-07-20")),),
)
Opened = Callable[[Case], tuple[CasePage, Session]]


@pytest.fixture
def opened(qtbot: QtBot) -> Opened:
    def open_(case: Case) -> tuple[CasePage, Session]:
        session, page = Session(), CasePage()
        qtbot.addWidget(page)
        page.edited.connect(session.apply)
        session.changed.connect(lambda: page.show_assessment(session.assessment, Selection(), LIGHT))
        page.resize(780, 370)
        with qtbot.waitActive(page):
            page.show()
            page.activateWindow()
        session.recover(case, None)
        return page, session

    return open_


def line(page: QWidget, name: str, place: int = 0) -> QLineEdit:
    return page.findChildren(QLineEdit, name)[place]


def chip(page: QWidget, group: str, key: str, place: int = 0) -> QPushButton:
    return page.findChildren(ChoiceChips, group)[place].chip(key)


def table(page: QWidget, name: str) -> RowTable:
    return page.findChildren(RowTable, name)[0]


def note(field: QLineEdit) -> str:
    parent = field.parentWidget()
    assert parent is not None
    return parent.findChildren(EntryNote)[0].whole


def entered(qtbot: QtBot, field: QLineEdit, typed: str) -> None:
    field.setFocus()
    field.selectAll()
    qtbot.keyClicks(field, typed)
    qtbot.keyClick(field, Qt.Key.Key_Return)


def test_a_title_is_one_step_however_many_keys_it_took(opened: Opened, qtbot: QtBot) -> None:
    page, session = opened(CASE)
    qtbot.keyClicks(line(page, "caseTitle"), "Jaundice")
    assert session.case.title == "Jaundice"
    assert session.undo_text == "Undo: title"
    session.undo()
    assert session.case == CASE
    assert line(page, "caseTitle").text() == ""


@pytest.mark.parametrize(
    ("name", "typed", "held"),
    [("age", "61,5", 61.5), ("weight", "70", 70.0), ("alcohol", "0", 0.0), ("initials", "A. B.", "A. B."),
     ("alcoholNote", "10 g", "10 g"), ("death", "2024-09", PartialDate.parse("2024-09"))],
)  # fmt: skip
def test_facts_of_the_patient_are_held_and_taken_back(
    opened: Opened, qtbot: QtBot, name: str, typed: str, held: object
) -> None:
    page, session = opened(CASE)
    entered(qtbot, line(page, name), typed)
    field = {"alcoholNote": "alcohol_note"}.get(name, name)
    assert getattr(session.case.patient, field) == held
    session.undo()
    assert session.case == CASE


@pytest.mark.parametrize(("name", "typed"), [("age", "old"), ("age", "-3"), ("weight", "1e400"), ("caseId", " ")])
def test_what_the_case_cannot_hold_stays_in_the_field_with_the_reason(
    opened: Opened, qtbot: QtBot, name: str, typed: str
) -> None:
    page, session = opened(CASE)
    entered(qtbot, line(page, name), typed)
    assert session.case == CASE
    assert line(page, name).text() == typed
    assert note(line(page, name)).startswith("✕ ")


@pytest.mark.parametrize(("name", "field"), [("sex", "sex"), ("pregnant", "pregnant")])
def test_what_is_not_reported_is_a_choice_that_shows(opened: Opened, qtbot: QtBot, name: str, field: str) -> None:
    page, session = opened(Case(id="1"))
    unsaid = chip(page, name, "unsaid")
    assert unsaid.isChecked()
    first = page.findChildren(ChoiceChips, name)[0].findChildren(QPushButton)[0]
    qtbot.keyClick(first, Qt.Key.Key_Space)
    assert getattr(session.case.patient, field) in ("female", True)
    assert not unsaid.isChecked()
    qtbot.keyClick(unsaid, Qt.Key.Key_Space)
    assert getattr(session.case.patient, field) is None


def test_a_choice_that_holds_stays_when_it_is_chosen_again(opened: Opened, qtbot: QtBot) -> None:
    page, session = opened(CASE)
    qtbot.keyClick(chip(page, "sex", "female"), Qt.Key.Key_Space)
    assert chip(page, "sex", "female").isChecked()
    assert session.case == CASE


def test_no_alcohol_is_not_alcohol_not_reported(opened: Opened, qtbot: QtBot) -> None:
    page, session = opened(CASE)
    assert chip(page, "alcoholKind", "unsaid").isChecked()
    qtbot.keyClick(chip(page, "alcoholKind", "none"), Qt.Key.Key_Space)
    assert session.case.patient.alcohol == 0
    assert chip(page, "alcoholKind", "none").isChecked()
    qtbot.keyClick(chip(page, "alcoholKind", "drinks"), Qt.Key.Key_Space)
    assert session.case.patient.alcohol is None
    assert session.case.patient.alcohol_note == "drinks, amount unknown"
    assert chip(page, "alcoholKind", "drinks").isChecked()
    assert not chip(page, "alcoholKind", "unsaid").isChecked()
    assert line(page, "alcohol").hasFocus()
    entered(qtbot, line(page, "alcohol"), "3")
    assert (session.case.patient.alcohol, session.case.patient.alcohol_note) == (3, "")
    assert chip(page, "alcoholKind", "drinks").isChecked()
    qtbot.keyClick(chip(page, "alcoholKind", "unsaid"), Qt.Key.Key_Space)
    assert session.case.patient.alcohol is None
    assert chip(page, "alcoholKind", "unsaid").isChecked()


@pytest.mark.parametrize("key", ["none", "unsaid"])
def test_another_choice_takes_back_that_the_amount_is_unknown_and_keeps_the_note(
    opened: Opened, qtbot: QtBot, key: str
) -> None:
    before = replace(CASE, patient=replace(CASE.patient, alcohol_note="wine"))
    page, session = opened(before)
    qtbot.keyClick(chip(page, "alcoholKind", "drinks"), Qt.Key.Key_Space)
    assert session.case.patient.alcohol_note == "wine; drinks, amount unknown"
    qtbot.keyClick(chip(page, "alcoholKind", key), Qt.Key.Key_Space)
    assert session.case.patient == replace(before.patient, alcohol=0.0 if key == "none" else None)
    session.undo()
    session.undo()
    assert session.case == before


def test_an_onset_in_words_shows_the_days_it_allows(opened: Opened, qtbot: QtBot) -> None:
    page, session = opened(CASE)
    field = line(page, "eventOnset")
    field.setFocus()
    qtbot.keyClicks(field, "early Aug 2024")
    assert note(field) == "= 1 to 10 Aug 2024"
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert str(session.case.events[0].onset) == "early 2024-08"
    session.undo()
    assert session.case == CASE


def test_an_onset_that_is_no_date_changes_nothing(opened: Opened, qtbot: QtBot) -> None:
    page, session = opened(CASE)
    entered(qtbot, line(page, "eventOnset"), "some day")
    assert session.case == CASE
    assert line(page, "eventOnset").text() == "some day"
    assert note(line(page, "eventOnset")).startswith("✕ ")


def test_without_an_onset_the_proposal_says_what_it_rests_on(opened: Opened) -> None:
    page, _session = opened(CASE)
    assert note(line(page, "eventOnset")) == "= Proposed: first dated symptom, jaundice (2024-07-20)"
    assert note(line(page, "eventOnset", 1)).startswith("= Not reported: no onset date")


def test_seriousness_is_switched_by_space_and_kept_in_order(opened: Opened, qtbot: QtBot) -> None:
    page, session = opened(CASE)
    start = chip(page, "seriousness", "death")
    start.setFocus()
    for _step in range(2):
        here = QApplication.focusWidget()
        assert here is not None
        qtbot.keyClick(here, Qt.Key.Key_Right)
    assert chip(page, "seriousness", "hospitalisation").hasFocus()
    qtbot.keyClick(chip(page, "seriousness", "hospitalisation"), Qt.Key.Key_Space)
    qtbot.keyClick(chip(page, "seriousness", "death"), Qt.Key.Key_Space)
    assert session.case.events[0].seriousness == ("death", "hospitalisation")
    qtbot.keyClick(chip(page, "seriousness", "death"), Qt.Key.Key_Space)
    assert session.case.events[0].seriousness[:1] == ("hospitalisation",)


def test_an_event_is_added_with_a_name_to_type_over(opened: Opened, qtbot: QtBot) -> None:
    page, session = opened(Case(id="1"))
    adder = page.findChildren(QPushButton, "addEvent-liver_injury")[0]
    qtbot.keyClick(adder, Qt.Key.Key_Space)
    (event,) = session.case.events
    assert (event.name, event.kind) == ("Liver injury", "liver_injury")
    assert line(page, "eventName").hasFocus()
    qtbot.keyClicks(line(page, "eventName"), "Jaundice")
    assert session.case.events[0].name == "Jaundice"
    session.undo()
    session.undo()
    assert session.case == Case(id="1")


def test_removing_an_event_says_what_goes_and_undo_brings_it_back(opened: Opened, qtbot: QtBot) -> None:
    page, session = opened(CASE)
    button = page.findChildren(QToolButton, "removeEvent")[0]
    assert button.toolTip() == "Remove: removal of Liver injury, 1 row names no event then"
    qtbot.keyClick(button, Qt.Key.Key_Space)
    assert [event.id for event in session.case.events] == ["rash"]
    assert session.undo_text == "Undo: removal of Liver injury, 1 row names no event then"
    assert line(page, "eventName").text() == "Rash"
    session.undo()
    assert session.case == CASE


def test_analytes_are_asked_for_events_of_another_kind_only(opened: Opened, qtbot: QtBot) -> None:
    page, session = opened(CASE)
    assert not line(page, "eventAnalytes").isVisible()
    field = line(page, "eventAnalytes", 1)
    assert field.isVisibleTo(page)
    field.setFocus()
    field.end(False)
    qtbot.keyClicks(field, ", CREA")
    assert session.case.events[1].analytes == ("EOS", "CREA")
    assert field.text() == "EOS, CREA"


def test_kind_and_outcome_are_chosen_by_key(opened: Opened, qtbot: QtBot) -> None:
    page, session = opened(CASE)
    outcome = page.findChildren(ChoiceField, "eventOutcome")[0]
    assert outcome.currentText() == "not reported"
    outcome.setFocus()
    qtbot.keyClicks(outcome, "fatal")
    assert session.case.events[0].outcome == "fatal"
    kind = page.findChildren(ChoiceField, "eventKind")[1]
    kind.setFocus()
    qtbot.keyClicks(kind, "hyper")
    assert session.case.events[1].kind == "hyperglycaemia"


def cell_typed(qtbot: QtBot, rows: RowTable, typed: str) -> None:
    qtbot.keyClicks(rows, typed[0])
    editor = rows.findChildren(QLineEdit, "cellEditor")[0]
    qtbot.keyClicks(editor, typed[1:])
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    QApplication.processEvents()  # Qt ends an entry when it comes to rest


@pytest.mark.parametrize(
    ("name", "column", "typed", "rows"),
    [("historyTable", "text", "gallstones", "history"), ("historyTable", "when", "2020", "history"),
     ("symptomTable", "name", "pruritus", "symptoms"), ("imagingTable", "finding", "no duct dilated", "imaging"),
     ("severityTable", "term", "neuralgia", "severity_grades"), ("severityTable", "version", "5.0", "severity_grades"),
     ("biopsyTable", "result", "refused", "biopsies"), ("procedureTable", "site", "cranium", "procedures"),
     ("statementTable", "text", "ALT rose", "statements")],
)  # fmt: skip
def test_a_row_begins_where_something_is_typed_into_the_blank_one(
    opened: Opened, qtbot: QtBot, name: str, column: str, typed: str, rows: str
) -> None:
    page, session = opened(CASE)
    owner = session.case.patient if rows == "history" else session.case
    count = len(getattr(owner, rows))
    table(page, name).go_to(count, column)
    cell_typed(qtbot, table(page, name), typed)
    held = getattr(session.case.patient if rows == "history" else session.case, rows)
    assert len(held) == count + 1
    assert str(getattr(held[-1], column)) == typed
    session.undo()
    assert session.case == CASE


def test_a_new_severity_row_has_no_grade_until_one_is_chosen(opened: Opened, qtbot: QtBot) -> None:
    page, session = opened(CASE)
    rows = table(page, "severityTable")
    rows.go_to(0, "term")
    cell_typed(qtbot, rows, "neuralgia")
    assert session.case.severity_grades == (SeverityGrade(term="neuralgia"),)
    assert rows.model().index(0, 2).data() == ""
    assert read_case(case_json(session.case).encode()) == session.case
    assert "grade not entered: neuralgia" in repr(patient_and_event(session.case))


def test_how_it_was_reported_is_filled_in_by_keys(opened: Opened, qtbot: QtBot) -> None:
    page, session = opened(CASE)
    page.reveal("reporting.country")
    country = line(page, "reportCountry")
    assert country.hasFocus()
    qtbot.keyClicks(country, "Norway")
    reporter = page.findChildren(ChoiceField, "reporter")[0]
    reporter.setFocus()
    qtbot.keyClicks(reporter, "phar")
    kind = page.findChildren(ChoiceField, "reportType")[0]
    kind.setFocus()
    qtbot.keyClicks(kind, "spon")
    assert session.case.reporting == Reporting(country="Norway", qualification="pharmacist", report_type="spontaneous")
    qtbot.keyClick(reporter, Qt.Key.Key_End)
    assert session.case.reporting.qualification is None
    assert country.text() == "Norway"


def test_the_clock_runs_from_the_day_of_receipt_and_a_day_by_hand_takes_its_place(opened: Opened, qtbot: QtBot) -> None:
    page, session = opened(CASE)
    page.reveal("reporting.received")
    received = line(page, "receivedDay")
    assert received.hasFocus()
    qtbot.keyClicks(received, "March 2026")
    qtbot.keyClick(received, Qt.Key.Key_Return)
    assert session.case.reporting.received is None
    received.selectAll()
    qtbot.keyClicks(received, "2026-03-01")
    qtbot.keyClick(received, Qt.Key.Key_Return)
    assert str(session.case.reporting.received) == "2026-03-01"
    clock = page.findChildren(ChoiceField, "clock")[0]
    clock.setFocus()
    qtbot.keyClicks(clock, "EU, serious")
    assert session.case.reporting.clock == "eu_serious"
    (told,) = page.findChildren(WrappedText, "dueTold")
    assert "Due on 16 Mar 2026" in told.text
    assert "GVP" in told.text
    by_hand = line(page, "dueDay")
    by_hand.setFocus()
    qtbot.keyClicks(by_hand, "2026-03-10")
    qtbot.keyClick(by_hand, Qt.Key.Key_Return)
    assert "Due on 10 Mar 2026" in told.text
    assert "GVP" not in told.text
    for _step in range(3):
        session.undo()
    assert session.case == CASE


def test_how_complete_each_pair_is_stands_with_its_penalties_and_follows(opened: Opened, qtbot: QtBot) -> None:
    page, session = opened(worked_example())
    (shown,) = page.findChildren(WrappedText, "completeness")
    assert "Alpelisib × Liver injury 0.51: age at onset −30 %, country −10 %" in shown.text
    page.reveal("reporting.country")
    qtbot.keyClicks(line(page, "reportCountry"), "China")
    assert "Alpelisib × Liver injury 0.57: age at onset −30 %, primary reporter −10 %" in shown.text
    session.undo()
    assert "0.51" in shown.text


def test_signs_of_imaging_are_typed_by_name_and_unknown_ones_refused(opened: Opened, qtbot: QtBot) -> None:
    page, session = opened(replace(CASE, imaging=(ImagingFinding(method="CT", finding="lesions"),)))
    rows = table(page, "imagingTable")
    rows.go_to(0, "signs")
    cell_typed(qtbot, rows, "Liver metastases, lesions growing")
    assert session.case.imaging[0].signs == ("liver_metastases", "lesions_growing")
    assert rows.model().index(0, 2).data() == "liver metastases, lesions growing"
    with pytest.raises(ValueError, match='"nonsense" is no sign; one of: focal liver lesions'):
        signs_of("lesions growing, nonsense", IMAGING_SIGNS)


def test_what_a_statement_is_about_is_filled_in_by_keys(opened: Opened, qtbot: QtBot) -> None:
    drug = Product(id="alpelisib", name="Alpelisib")
    page, session = opened(replace(CASE, products=(drug,), statements=(Statement(kind="challenge", text="ALT rose"),)))
    rows = table(page, "statementTable")
    rows.go_to(0, "analyte")
    cell_typed(qtbot, rows, "alat")
    assert session.case.statements[0].analyte == "ALT"
    assert rows.model().index(0, 4).data() == "ALT"
    for column, chosen in (("product", drug), ("event", CASE.events[0])):
        rows.go_to(0, column)
        qtbot.keyClick(rows, Qt.Key.Key_F2)
        editor = rows.findChildren(QComboBox)[-1]
        qtbot.keyClicks(editor, (chosen.name or chosen.id)[:4])
        QApplication.processEvents()
        assert getattr(session.case.statements[0], column) == chosen.id
    for _step in range(3):
        session.undo()
    assert session.case.statements == (Statement(kind="challenge", text="ALT rose"),)


def test_a_ratio_is_typed_with_a_comma_or_a_point(opened: Opened, qtbot: QtBot) -> None:
    page, session = opened(replace(CASE, imaging=(ImagingFinding(method="CT", finding="lesions"),)))
    rows = table(page, "imagingTable")
    rows.go_to(0, "liver_spleen_ratio")
    cell_typed(qtbot, rows, "0,8")
    assert session.case.imaging[0].liver_spleen_ratio == 0.8
    assert rows.model().index(0, 3).data() == "0.8"


def test_whether_the_liver_lay_in_the_field_is_chosen(opened: Opened, qtbot: QtBot) -> None:
    page, session = opened(replace(CASE, procedures=(Procedure(kind="radiotherapy", site="cranium"),)))
    rows = table(page, "procedureTable")
    assert rows.model().index(0, 2).data() == ""
    rows.go_to(0, "liver_in_field")
    qtbot.keyClicks(rows, "n")
    editor = next(iter(rows.findChildren(QComboBox)))
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    QApplication.processEvents()
    assert session.case.procedures[0].liver_in_field is False
    assert rows.model().index(0, 2).data() == "no"


def test_a_severity_grade_is_chosen_among_those_of_the_ctcae(opened: Opened, qtbot: QtBot) -> None:
    page, session = opened(replace(CASE, severity_grades=(SeverityGrade(grade=3, event="rash"),)))
    rows = table(page, "severityTable")
    shown = [rows.model().index(0, column).data() for column in (1, 2)]
    assert shown == ["Rash", "3"]
    rows.go_to(0, "grade")
    qtbot.keyClicks(rows, "1")
    editor = next(iter(rows.findChildren(QComboBox)))
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    QApplication.processEvents()
    assert session.case.severity_grades[0].grade == 1
    session.undo()
    assert session.case.severity_grades[0].grade == 3


def test_rows_change_and_go_as_one_step(opened: Opened, qtbot: QtBot) -> None:
    page, session = opened(CASE)
    history = table(page, "historyTable")
    history.go_to(0, "when")
    cell_typed(qtbot, history, "early Aug 2019")
    assert str(session.case.patient.history[0].when) == "early 2019-08"
    session.undo()
    history.selectAll()
    qtbot.keyClick(history, Qt.Key.Key_Delete, Qt.KeyboardModifier.ControlModifier)
    assert session.case.patient.history == ()
    session.undo()
    assert session.case == CASE


@pytest.mark.parametrize(
    ("place", "name"),
    [("patient.age", "age"), ("admission", "admission"), ("events[0].onset", "eventOnset"),
     ("events[liver].name", "eventName"), ("", "age")],
)  # fmt: skip
def test_a_place_is_led_to(opened: Opened, place: str, name: str) -> None:
    page, _session = opened(CASE)
    page.reveal(place)
    assert line(page, name).hasFocus()
    assert not line(page, name).visibleRegion().isEmpty()


@pytest.mark.parametrize(
    ("place", "name", "row"), [("symptoms[0]", "symptomTable", 0), ("patient.history[1]", "historyTable", 1)]
)
def test_a_row_is_led_to(opened: Opened, place: str, name: str, row: int) -> None:
    page, _session = opened(CASE)
    page.reveal(place)
    assert table(page, name).hasFocus()
    assert table(page, name).current_row == row
    assert not table(page, name).visibleRegion().isEmpty()


def test_an_empty_case_begins_at_its_title(opened: Opened) -> None:
    page, _session = opened(Case(id="1"))
    page.reveal("")
    assert line(page, "caseTitle").hasFocus()
    assert line(page, "caseTitle").placeholderText()


def test_a_section_is_gone_to_by_key(opened: Opened, qtbot: QtBot) -> None:
    page, _session = opened(CASE)
    qtbot.keyClick(chip(page, "sections", "symptoms"), Qt.Key.Key_Space)
    assert table(page, "symptomTable").hasFocus()
    assert chip(page, "sections", "symptoms").isChecked()


def test_what_was_found_stands_at_its_field(opened: Opened) -> None:
    page, _session = opened(CASE)
    assert line(page, "age").accessibleDescription() == "Age not reported."


def test_longer_words_are_neither_clipped_nor_covered(
    opened: Opened, monkeypatch: pytest.MonkeyPatch, qapp: QApplication
) -> None:
    monkeypatch.setattr(text, "_current", LongerWords())
    page, _session = opened(worked_example())
    for place in ("", "events[0].onset", "symptoms[2]", "imaging[0]"):
        page.reveal(place)
        qapp.processEvents()
        assert clipped(page) == []
        assert overlapping(page) == []


def test_what_did_not_change_is_not_shown_again(opened: Opened) -> None:
    page, session = opened(large_case(1000, 12))
    again = []
    for _turn in range(20):
        before = time.perf_counter()
        page.show_assessment(session.assessment, Selection(), LIGHT)
        again.append(time.perf_counter() - before)
    assert sorted(again)[10] < 0.002
