# The key and mouse functions of pytest-qt are untyped.
# mypy: allow-untyped-calls

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest
from openpyxl import Workbook
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QComboBox, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from causality.case import edits
from causality.case.dates import PartialDate
from desktop import watching
from desktop.session import Session
from desktop.settings import Settings
from desktop.window import Window
from tests.desktop.opening import window_open, worked_session
from widgets.paste_preview import PastePreview

pytestmark = [pytest.mark.qt_log_level_fail("WARNING"), pytest.mark.qt_log_ignore("propagateSizeHints")]
HEAD = "Date,ALT (U/L)\n"


@pytest.fixture
def session(qapp: QApplication) -> Session:
    return worked_session()


@pytest.fixture
def window(qapp: QApplication, session: Session, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Window]:
    with window_open(qapp, session, tmp_path / "home", monkeypatch, "labs") as made:
        yield made


def paste(window: Window, qtbot: QtBot, text: str) -> PastePreview:
    """Paste with the keyboard and give the preview once it shows what was understood."""
    QGuiApplication.clipboard().setText(text)
    qtbot.keyClick(window.shell.pages["labs"], Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: window.results.asked.preview is not None)
    preview = window.results.asked.preview
    assert preview is not None
    qtbot.waitUntil(lambda: preview.columns.model().rowCount() > 0)
    return preview


def button(preview: PastePreview, name: str) -> QPushButton:
    found = preview.findChild(QPushButton, name)
    assert found is not None
    return found


def results(session: Session) -> list[tuple[str, str, float | None]]:
    return [(sample.analyte, sample.day.text, sample.value) for sample in session.case.samples[44:]]


def test_a_paste_is_previewed_and_enter_takes_it_as_one_step(window: Window, session: Session, qtbot: QtBot) -> None:
    before = session.case
    preview = paste(window, qtbot, "Date\tALT (U/L)\n12.11.2024\t40,5\n13.11.2024\t<5\n25.07.2024\t110,6\n")
    assert session.case is before
    assert "2 samples" in button(preview, "confirmPaste").text()
    qtbot.keyClick(preview, Qt.Key.Key_Return)
    assert results(session) == [("ALT", "2024-11-12", 40.5), ("ALT", "2024-11-13", 5)]
    assert session.undo_text == "Undo: paste of 2 samples"
    assert window.results.asked.preview is None
    session.undo()
    assert session.case == before
    session.redo()
    assert len(session.case.samples) == 46


def test_escape_leaves_the_case_as_it_is(window: Window, session: Session, qtbot: QtBot) -> None:
    before = session.case
    preview = paste(window, qtbot, "Date\tALT\n2024-11-12\t40\n")
    qtbot.keyClick(preview, Qt.Key.Key_Escape)
    assert session.case is before
    assert window.results.asked.preview is None


def test_ambiguous_dates_are_asked_for_before_anything_can_be_imported(
    window: Window, session: Session, qtbot: QtBot
) -> None:
    preview = paste(window, qtbot, "Date\tALT\n11/12/2024\t40\n")
    assert not button(preview, "confirmPaste").isEnabled()
    assert preview.focusWidget() is button(preview, "choice-day-first")
    qtbot.keyClick(button(preview, "choice-month-first"), Qt.Key.Key_Space)
    qtbot.waitUntil(button(preview, "confirmPaste").isEnabled)
    assert preview.focusWidget() is button(preview, "confirmPaste")
    qtbot.keyClick(preview, Qt.Key.Key_Return)
    assert results(session) == [("ALT", "2024-11-12", 40)]


def test_a_year_is_asked_for_where_there_is_none(window: Window, session: Session, qtbot: QtBot) -> None:
    session.apply(edits.set_admission(PartialDate.parse("early 2019-03")))
    preview = paste(window, qtbot, "\tNov 12\tNov 13\nALT\t40\t41\n")
    question = preview.findChild(QWidget, "pasteQuestion")
    assert question is not None
    offered = [choice.text() for choice in question.findChildren(QPushButton)]
    assert offered[:2] == ["2024", "2019"], "the years of the case come first"
    qtbot.mouseClick(button(preview, "choice-2024"), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(button(preview, "confirmPaste").isEnabled)
    qtbot.keyClick(preview, Qt.Key.Key_Return)
    assert results(session) == [("ALT", "2024-11-12", 40), ("ALT", "2024-11-13", 41)]


def test_what_a_column_was_taken_for_is_corrected_by_keys(window: Window, session: Session, qtbot: QtBot) -> None:
    preview = paste(window, qtbot, "Date\tfoo\n2024-11-12\t40\n")
    combo = preview.findChild(QComboBox, "column-1")
    assert combo is not None
    qtbot.keyClicks(combo, "AST")
    assert combo.currentData() == "result:AST"
    asked = window.results.asked
    qtbot.waitUntil(lambda: asked.understood is not None and asked.understood.samples[0].analyte == "AST")
    qtbot.keyClick(preview, Qt.Key.Key_Return)
    assert results(session) == [("AST", "2024-11-12", 40)]


@pytest.mark.parametrize("text", ["", "  \n "])
def test_a_paste_of_nothing_is_told_in_one_line(window: Window, qtbot: QtBot, text: str) -> None:
    QGuiApplication.clipboard().setText(text)
    with qtbot.waitSignal(window.results.failed) as failed:
        window.results.paste()
    assert "nothing in it" in failed.args[0]
    assert window.messages.text


def test_a_file_is_previewed(window: Window, session: Session, qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "labs.xlsx"
    workbook(path, [(date(2024, 11, 12), 40)])
    window.import_labs(path)
    qtbot.waitUntil(lambda: window.results.asked.preview is not None)
    preview = window.results.asked.preview
    assert preview is not None
    qtbot.waitUntil(button(preview, "confirmPaste").isEnabled)
    qtbot.keyClick(preview, Qt.Key.Key_Return)
    assert results(session) == [("ALT", "2024-11-12", 40)]
    assert session.case.samples[-1].source == "labs.xlsx"


def test_a_broken_file_is_told_and_opens_no_preview(window: Window, qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "labs.xlsx"
    path.write_bytes(b"PK\x03\x04broken")
    with qtbot.waitSignal(window.results.failed) as failed:
        window.import_labs(path)
    assert "labs.xlsx" in failed.args[0]
    assert window.results.asked.preview is None


def workbook(path: Path, rows: list[tuple[date, float]]) -> None:
    book = Workbook()
    sheet = book.active
    sheet.append(["Date", "ALT (U/L)"])
    for row in rows:
        sheet.append(list(row))
    book.save(path)


def watch(window: Window, path: Path) -> None:
    window.results.watch_place(path)


def arrived(session: Session, qtbot: QtBot, expected: list[tuple[str, str, float | None]]) -> None:
    qtbot.waitUntil(lambda: results(session) == expected, timeout=4000)


def test_new_rows_of_a_watched_file_appear_as_one_step_and_are_new_until_seen(
    window: Window, session: Session, qtbot: QtBot, tmp_path: Path
) -> None:
    path = tmp_path / "labs.csv"
    path.write_text(HEAD + "2024-07-25,110.6\n", encoding="utf-8")
    watch(window, path)
    with path.open("a", encoding="utf-8") as file:
        file.write("2024-11-12,40\n2024-11-13,41\n")
    arrived(session, qtbot, [("ALT", "2024-11-12", 40), ("ALT", "2024-11-13", 41)])
    assert window.results.news.indices == {44, 45}
    assert session.undo_text == "Undo: 2 new results of labs.csv"
    assert "2 new results of labs.csv" in window.results.state.text
    window.results.news.see([44])
    assert window.results.news.indices == {45}
    session.undo()
    assert results(session) == []
    assert window.results.news.indices == frozenset()
    session.redo()
    assert window.results.news.indices == {45}


def test_what_the_officer_took_back_does_not_come_again(
    window: Window, session: Session, qtbot: QtBot, tmp_path: Path
) -> None:
    path = tmp_path / "labs.csv"
    path.write_text(HEAD + "2024-11-12,40\n", encoding="utf-8")
    watch(window, path)
    arrived(session, qtbot, [("ALT", "2024-11-12", 40)])
    session.undo()
    path.write_text(HEAD + "2024-11-12,40\n2024-11-13,41\n", encoding="utf-8")
    arrived(session, qtbot, [("ALT", "2024-11-13", 41)])


def test_a_file_that_is_replaced_is_still_watched(
    window: Window, session: Session, qtbot: QtBot, tmp_path: Path
) -> None:
    path = tmp_path / "labs.csv"
    path.write_text(HEAD, encoding="utf-8")
    watch(window, path)
    expected = []
    for number in (12, 13, 14):
        expected.append(("ALT", f"2024-11-{number}", float(number)))
        other = tmp_path / "labs.csv.part"
        other.write_text(HEAD + "".join(f"{day},{value:g}\n" for _a, day, value in expected), encoding="utf-8")
        other.replace(path)
        arrived(session, qtbot, list(expected))


def test_rows_that_leave_the_file_stay_and_changed_ones_come_beside_them(
    window: Window, session: Session, qtbot: QtBot, tmp_path: Path
) -> None:
    path = tmp_path / "labs.csv"
    path.write_text(HEAD + "2024-11-12,40\n2024-11-13,41\n", encoding="utf-8")
    watch(window, path)
    arrived(session, qtbot, [("ALT", "2024-11-12", 40), ("ALT", "2024-11-13", 41)])
    path.write_text(HEAD + "2024-11-12,44\n", encoding="utf-8")
    arrived(session, qtbot, [("ALT", "2024-11-12", 40), ("ALT", "2024-11-13", 41), ("ALT", "2024-11-12", 44)])
    assert "2 earlier ones are no longer in the file; they stay in the case" in window.results.state.text


def test_new_files_of_a_watched_folder_are_read(window: Window, session: Session, qtbot: QtBot, tmp_path: Path) -> None:
    folder = tmp_path / "results"
    folder.mkdir()
    watch(window, folder)
    (folder / "~$labs.xlsx").write_bytes(b"locked")
    (folder / "a.csv").write_text(HEAD + "2024-11-12,40\n", encoding="utf-8")
    arrived(session, qtbot, [("ALT", "2024-11-12", 40)])
    workbook(folder / "b.xlsx", [(date(2024, 11, 13), 41)])
    arrived(session, qtbot, [("ALT", "2024-11-12", 40), ("ALT", "2024-11-13", 41)])


def test_a_half_written_file_is_waited_for_and_taken_whole(
    window: Window, session: Session, qtbot: QtBot, tmp_path: Path
) -> None:
    path = tmp_path / "labs.csv"
    whole = HEAD + "".join(f"{date(2024, 11, 8) + timedelta(days=place)},{place}\n" for place in range(50))
    path.write_text(whole[:400].rstrip("0123456789").rstrip(","), encoding="utf-8")
    looked: list[bool] = []
    window.results.changed.connect(lambda: looked.append(len(session.case.samples) in (44, 94)))
    watch(window, path)
    qtbot.waitUntil(lambda: path in window.results.watch.waiting)
    path.write_text(whole, encoding="utf-8")
    qtbot.waitUntil(lambda: len(session.case.samples) == 94, timeout=4000)
    assert all(looked)


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"PK\x03\x04broken", "broken or not complete"),
        (b"Date,ALT\n2024-11-12,40\n2024-11-13", "breaks off"),
        (b"Date,ALT\n2024-11-12,40\nlater,41\n", "A3: not a date"),
        (b"Date,ALT\n11/12/2024,40\n", "day first or month first"),
        (b"nothing\n", "no column of dates"),
    ],
)
def test_what_cannot_be_taken_whole_is_reported_and_nothing_is_taken(
    window: Window,
    session: Session,
    qtbot: QtBot,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    content: bytes,
    told: str,
) -> None:
    monkeypatch.setattr(watching, "PATIENCE", 0.5)
    path = tmp_path / "labs.csv"
    path.write_bytes(content)
    watch(window, path)
    qtbot.waitUntil(lambda: told in window.results.state.text, timeout=4000)
    assert "labs.csv" in window.results.state.text
    assert "Nothing was taken over." in window.results.state.text
    assert "\n" not in window.results.state.text
    assert results(session) == []
    path.write_text(HEAD + "2024-11-12,40\n", encoding="utf-8")
    arrived(session, qtbot, [("ALT", "2024-11-12", 40)])


def test_trouble_with_one_file_of_a_folder_stays_told_while_others_arrive(
    window: Window, session: Session, qtbot: QtBot, tmp_path: Path
) -> None:
    folder = tmp_path / "results"
    folder.mkdir()
    watch(window, folder)
    (folder / "a.csv").write_text("Date,ALT\n11/12/2024,40\n", encoding="utf-8")
    qtbot.waitUntil(lambda: "a.csv" in window.results.state.text, timeout=4000)
    (folder / "b.csv").write_text(HEAD + "2024-11-12,40\n", encoding="utf-8")
    arrived(session, qtbot, [("ALT", "2024-11-12", 40)])
    assert "a.csv" in window.results.state.text
    (folder / "a.csv").write_text(HEAD + "2024-11-13,41\n", encoding="utf-8")
    arrived(session, qtbot, [("ALT", "2024-11-12", 40), ("ALT", "2024-11-13", 41)])
    assert window.results.state.text == "1 new result of a.csv"


def test_the_answer_given_in_the_preview_holds_for_the_watched_file(
    window: Window, session: Session, qtbot: QtBot, tmp_path: Path
) -> None:
    path = tmp_path / "labs.csv"
    path.write_text("Date,ALT\n11/12/2024,40\n", encoding="utf-8")
    watch(window, path)
    qtbot.waitUntil(lambda: "month first" in window.results.state.text, timeout=4000)
    window.results.state.preview_asked.emit()
    qtbot.waitUntil(lambda: window.results.asked.preview is not None)
    preview = window.results.asked.preview
    assert preview is not None
    qtbot.waitUntil(lambda: preview.findChild(QPushButton, "choice-month-first") is not None)
    qtbot.mouseClick(button(preview, "choice-month-first"), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(button(preview, "confirmPaste").isEnabled)
    qtbot.keyClick(preview, Qt.Key.Key_Return)
    assert results(session) == [("ALT", "2024-11-12", 40)]
    with path.open("a", encoding="utf-8") as file:
        file.write("11/11/2024,41\n12/11/2024,42\n")
    arrived(session, qtbot, [("ALT", "2024-11-12", 40), ("ALT", "2024-11-11", 41), ("ALT", "2024-12-11", 42)])


def test_what_is_watched_is_remembered_for_the_case_and_stops_when_told(
    window: Window, session: Session, qtbot: QtBot, tmp_path: Path
) -> None:
    path, case = tmp_path / "labs.csv", tmp_path / "case.json"
    path.write_text(HEAD, encoding="utf-8")
    watch(window, path)
    assert window.file.save_as(case)
    assert Settings(tmp_path / "home").watched(case) == path
    window.case_file.new()
    assert window.results.watch.place is None
    assert not window.results.state.isVisible()
    assert window.case_file.open(case)
    assert window.results.watch.place == path
    window.results.state.stopped.emit()
    assert window.results.watch.place is None
    assert Settings(tmp_path / "home").watched(case) is None


@pytest.mark.parametrize("taken_back", ["undone", "corrected"])
def test_what_was_taken_back_or_corrected_does_not_come_again_after_a_restart(
    window: Window, session: Session, qtbot: QtBot, tmp_path: Path, taken_back: str
) -> None:
    path, case = tmp_path / "labs.csv", tmp_path / "case.json"
    assert window.file.save_as(case)
    path.write_text(HEAD + "2024-11-12,40\n", encoding="utf-8")
    watch(window, path)
    arrived(session, qtbot, [("ALT", "2024-11-12", 40)])
    if taken_back == "undone":
        session.undo()
    else:
        session.apply(edits.change_sample(len(session.case.samples) - 1, "value", 44.0))
    assert window.file.save()
    kept = results(session)
    window.case_file.new()
    assert window.case_file.open(case)
    path.write_text(HEAD + "2024-11-12,40\n2024-11-13,41\n", encoding="utf-8")
    arrived(session, qtbot, [*kept, ("ALT", "2024-11-13", 41)])


def test_what_was_not_saved_comes_again_after_a_restart(
    window: Window, session: Session, qtbot: QtBot, tmp_path: Path
) -> None:
    path, case = tmp_path / "labs.csv", tmp_path / "case.json"
    assert window.file.save_as(case)
    path.write_text(HEAD + "2024-11-12,40\n", encoding="utf-8")
    watch(window, path)
    arrived(session, qtbot, [("ALT", "2024-11-12", 40)])
    window.case_file.new()
    assert window.case_file.open(case)
    arrived(session, qtbot, [("ALT", "2024-11-12", 40)])


def test_no_result_stands_in_what_is_remembered(window: Window, session: Session, qtbot: QtBot, tmp_path: Path) -> None:
    path, case = tmp_path / "labs.csv", tmp_path / "case.json"
    path.write_text(HEAD + "2024-11-12,40.125\n", encoding="utf-8")
    assert window.file.save_as(case)
    watch(window, path)
    arrived(session, qtbot, [("ALT", "2024-11-12", 40.125)])
    assert window.file.save()
    kept = Settings(tmp_path / "home").delivered(case)
    told = kept.read_text(encoding="utf-8")
    assert not any(part in told for part in ("ALT", "40.125", "2024", "labs"))
    window.results.state.stopped.emit()
    assert not kept.exists()


def test_an_import_that_is_given_up_leaves_no_empty_case(
    qapp: QApplication, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "labs.csv"
    path.write_text(HEAD + "2024-11-12,40\n", encoding="utf-8")
    session = Session()
    with window_open(qapp, session, tmp_path / "home", monkeypatch) as window:
        for confirmed in (False, True):
            window.import_labs(path)
            asked = window.results.asked
            qtbot.waitUntil(lambda: window.results.asked.understood is not None)
            assert asked.preview is not None
            assert not session.begun
            qtbot.keyClick(asked.preview, Qt.Key.Key_Return if confirmed else Qt.Key.Key_Escape)
            assert session.begun is confirmed
        assert [(sample.analyte, sample.value) for sample in session.case.samples] == [("ALT", 40)]
        assert window.step == "labs"


def test_a_file_that_is_not_there_yet_is_waited_for(
    window: Window, session: Session, qtbot: QtBot, tmp_path: Path
) -> None:
    path = tmp_path / "labs.csv"
    watch(window, path)
    assert "waited for" in window.results.state.text
    path.write_text(HEAD + "2024-11-12,40\n", encoding="utf-8")
    arrived(session, qtbot, [("ALT", "2024-11-12", 40)])
    assert "waited for" not in window.results.state.text


def test_a_folder_that_comes_back_is_no_trouble_any_more(
    window: Window, session: Session, qtbot: QtBot, tmp_path: Path
) -> None:
    folder = tmp_path / "results"
    watch(window, folder)
    assert "waited for" in window.results.state.text
    folder.mkdir()
    qtbot.waitUntil(lambda: window.results.state.text == "watching results", timeout=4000)
