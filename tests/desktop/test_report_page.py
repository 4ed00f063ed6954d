# The key and mouse functions of pytest-qt are untyped.
# mypy: allow-untyped-calls

from collections.abc import Iterator
from dataclasses import replace
from importlib.resources import files
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QLocale, QPoint, Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from causality.assess import assess
from causality.case.edits import set_title
from causality.case.file import read_case
from causality.case.model import Case
from desktop.pages.report import ReportPage
from desktop.printing import paper
from desktop.selection import Selection
from widgets.palette import LIGHT

pytestmark = [pytest.mark.qt_log_level_fail("WARNING"), pytest.mark.qt_log_ignore("propagateSizeHints")]
LONG = 60_000


@pytest.fixture
def case() -> Case:
    return read_case((files("resources") / "cases" / "alpelisib.json").read_bytes())


@pytest.fixture
def page(qapp: QApplication, qtbot: QtBot, case: Case) -> Iterator[ReportPage]:
    made = ReportPage()
    made.resize(900, 600)
    made.show()
    made.show_assessment(assess(case), Selection(), LIGHT)
    qtbot.waitUntil(lambda: made.parts.preview.pages.complete, timeout=LONG)
    yield made
    made.wait()
    made.close()
    made.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def test_the_pages_of_the_report_are_shown(page: ReportPage) -> None:
    with pikepdf.open(BytesIO(page.report)) as document:
        assert page.parts.preview.pages.pages == len(document.pages)
    assert page.current
    assert page.state == ""
    assert page.parts.contents.topLevelItemCount() > 5


def test_what_is_drawn_is_ink_on_paper(page: ReportPage) -> None:
    image = page.parts.preview.pages.viewport().grab().toImage()
    middle = [image.pixelColor(image.width() // 2, y).lightness() for y in range(image.height())]
    assert max(middle) == 255
    assert min(middle) < 160


def test_another_case_is_printed_anew_and_the_old_pages_stay_until_then(
    page: ReportPage, qtbot: QtBot, case: Case
) -> None:
    before = page.report
    page.show_assessment(assess(set_title("Another title").apply(case)), Selection(), LIGHT)
    assert page.report == before
    assert not page.current
    assert "being rebuilt" in page.state
    assert page.parts.preview.pages.complete
    qtbot.waitUntil(lambda: page.current, timeout=LONG)
    assert page.report != before
    assert page.state == ""


def test_what_is_exported_is_what_is_shown(page: ReportPage, qtbot: QtBot, tmp_path: Path) -> None:
    target = tmp_path / "report.pdf"
    button = page.findChild(QPushButton, "exportReport")
    assert button is not None
    page.export(target)
    assert not button.isEnabled()
    qtbot.waitUntil(button.isEnabled, timeout=LONG)
    assert target.read_bytes() == page.report
    assert [child.name for child in tmp_path.iterdir()] == ["report.pdf"]


def test_an_export_waits_for_the_report_of_the_present_case(
    page: ReportPage, qtbot: QtBot, case: Case, tmp_path: Path
) -> None:
    before, target = page.report, tmp_path / "report.pdf"
    page.show_assessment(assess(set_title("Another title").apply(case)), Selection(), LIGHT)
    page.export(target)
    assert not target.exists()
    qtbot.waitUntil(target.exists, timeout=LONG)
    assert target.read_bytes() == page.report != before


def test_a_place_that_takes_no_file_is_told_in_one_line(page: ReportPage, qtbot: QtBot, tmp_path: Path) -> None:
    page.export(tmp_path / "nowhere" / "report.pdf")
    button = page.findChild(QPushButton, "exportReport")
    assert button is not None
    qtbot.waitUntil(button.isEnabled, timeout=LONG)
    assert "no such file or folder" in page.written.text
    assert "\n" not in page.written.text


def test_what_stands_in_the_way_leads_to_its_item(page: ReportPage, qtbot: QtBot) -> None:
    heading = page.parts.todo.left.topLevelItem(1)
    assert heading is not None
    part = heading.child(0)
    assert part is not None
    row = part.child(0)
    assert row is not None
    with qtbot.waitSignal(page.item_chosen) as gone:
        spot = page.parts.todo.left.visualItemRect(row).center()
        qtbot.mouseClick(page.parts.todo.left.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(spot))
    assert gone.args is not None
    assert (gone.args[0].method, gone.args[0].item) == ("naranjo", "followed")
    with qtbot.waitSignal(page.item_chosen):
        qtbot.keyClick(page.parts.todo.left, Qt.Key.Key_Return)


def test_what_is_missing_leads_to_its_place(page: ReportPage, qtbot: QtBot) -> None:
    heading = page.parts.todo.left.topLevelItem(0)
    assert heading is not None
    assert heading.text(0) == "Missing in the case"
    with qtbot.waitSignal(page.place_chosen) as gone:
        page.parts.todo.left.itemClicked.emit(heading.child(0), 0)
    assert gone.args == ["conclusion"]


def test_the_contents_lead_to_a_page(page: ReportPage, qtbot: QtBot) -> None:
    button = page.findChild(QPushButton, "choice-contents")
    assert button is not None
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert page.parts.contents.isVisible()
    last = page.parts.contents.topLevelItem(page.parts.contents.topLevelItemCount() - 1)
    assert last is not None
    page.parts.contents.setCurrentItem(last)
    qtbot.keyClick(page.parts.contents, Qt.Key.Key_Return)
    assert page.parts.preview.pages.page > 5
    qtbot.waitUntil(lambda: page.parts.preview.pages.complete, timeout=LONG)


def test_a_text_is_found_and_enter_goes_to_its_next_place(page: ReportPage, qtbot: QtBot) -> None:
    search = page.parts.preview.bar.search
    qtbot.keyClicks(search, "bilirubin")
    qtbot.keyClick(search, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: page.parts.preview.bar.hits.startswith("1 of"))
    qtbot.keyClick(search, Qt.Key.Key_Return)
    assert page.parts.preview.bar.hits.startswith("2 of")
    qtbot.keyClicks(search, "zzz")
    qtbot.keyClick(search, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: page.parts.preview.bar.hits == "not found")
    qtbot.keyClick(search, Qt.Key.Key_Escape)
    assert search.text() == ""


def test_only_strips_near_the_window_are_kept(page: ReportPage, qtbot: QtBot) -> None:
    view = page.parts.preview.pages
    view.zoom_to(3.0)
    for _step in range(6):
        qtbot.keyClick(view, Qt.Key.Key_PageDown)
        qtbot.waitUntil(lambda: view.complete, timeout=LONG)
    assert view.held_bytes < 48_000_000


def test_where_there_is_little_room_the_pages_and_what_is_to_decide_take_turns(page: ReportPage, qtbot: QtBot) -> None:
    parts = page.parts
    assert parts.todo.isVisible()
    assert parts.preview.isVisible()
    page.resize(600, 400)
    assert parts.todo.isVisible()
    assert not parts.preview.isVisible()
    turn = page.findChild(QPushButton, "choice-pages")
    assert turn is not None
    qtbot.mouseClick(turn, Qt.MouseButton.LeftButton)
    assert not parts.todo.isVisible()
    assert parts.preview.isVisible()
    assert parts.preview.width() > 500
    contents = page.findChild(QPushButton, "choice-contents")
    assert contents is not None
    qtbot.mouseClick(contents, Qt.MouseButton.LeftButton)
    last = parts.contents.topLevelItem(parts.contents.topLevelItemCount() - 1)
    assert last is not None
    parts.contents.setCurrentItem(last)
    qtbot.keyClick(parts.contents, Qt.Key.Key_Return)
    assert parts.preview.isVisible()
    assert parts.preview.pages.page > 5
    page.resize(900, 600)
    assert parts.todo.isVisible()
    assert parts.preview.isVisible()


def pregnant(case: Case) -> Case:
    return replace(case, patient=replace(case.patient, sex="male", pregnant=True))


def go_to_error(page: ReportPage) -> None:
    heading = next(
        item
        for place in range(page.parts.todo.left.topLevelItemCount())
        if (item := page.parts.todo.left.topLevelItem(place)) is not None and item.text(0) == "Errors without an answer"
    )
    row = heading.child(0)
    assert row is not None
    page.parts.todo.left.setCurrentItem(row)


def test_an_error_is_answered_with_a_reason_or_gone_to(page: ReportPage, qtbot: QtBot, case: Case) -> None:
    page.show_assessment(assess(pregnant(case)), Selection(), LIGHT)
    go_to_error(page)
    with qtbot.assertNotEmitted(page.finding_chosen):
        qtbot.keyClick(page.parts.todo.left, Qt.Key.Key_Return)
    form = page.parts.todo.answer
    assert form.isVisible()
    with qtbot.waitSignal(page.finding_chosen):
        qtbot.mouseClick(button(form, "goToFinding"), Qt.MouseButton.LeftButton)
    assert not button(form, "answerFinding").isEnabled()
    reason = form.findChild(QLineEdit, "findingReason")
    assert reason is not None
    qtbot.keyClicks(reason, "transgender man")
    with qtbot.waitSignal(page.edited) as edited:
        qtbot.keyClick(reason, Qt.Key.Key_Return)
    assert edited.args is not None
    answered = edited.args[0].apply(pregnant(case))
    assert [one.reason for one in answered.answered] == ["transgender man"]
    page.show_assessment(assess(answered), Selection(), LIGHT)
    assert form.isVisible()
    assert not button(form, "answerFinding").isVisible()
    with qtbot.waitSignal(page.edited) as taken:
        qtbot.mouseClick(button(form, "withdrawAnswer"), Qt.MouseButton.LeftButton)
    assert taken.args is not None
    assert taken.args[0].apply(answered) == pregnant(case)


def button(parent: QWidget, name: str) -> QPushButton:
    found = parent.findChild(QPushButton, name)
    assert found is not None
    return found


def test_the_narrative_is_edited_beside_the_pages(page: ReportPage, qtbot: QtBot, case: Case) -> None:
    page.edited.connect(lambda edit: page.show_assessment(assess(edit.apply(case)), Selection(), LIGHT))
    button = page.findChild(QPushButton, "editNarrative")
    assert button is not None
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    words = page.findChild(QPlainTextEdit, "narrativeText")
    assert words is not None
    assert words.isVisible()
    qtbot.keyClicks(words, "Told by the officer. ")
    assert not page.current
    qtbot.waitUntil(lambda: page.current, timeout=LONG)
    with pikepdf.open(BytesIO(page.report)) as document:
        carried = next(spec.EF.F.read_bytes() for spec in document.Root.AF if spec.UF == "case.json")
    assert "Told by the officer. " in read_case(carried).paragraphs[0].text


def test_a_finding_about_the_narrative_leads_to_its_paragraph(page: ReportPage) -> None:
    page.reveal("narrative")
    words = page.findChild(QPlainTextEdit, "narrativeText")
    assert words is not None
    assert words.isVisible()
    assert words.toPlainText() == ""


@pytest.mark.parametrize(
    ("place", "expected"), [("en_US", "letter"), ("en_GB", "a4"), ("zh_CN", "a4"), ("de_DE", "a4")]
)
def test_the_paper_is_that_of_the_place(place: str, expected: str) -> None:
    before = QLocale()
    QLocale.setDefault(QLocale(place))
    try:
        assert paper() == expected
    finally:
        QLocale.setDefault(before)
