# The key and mouse functions of pytest-qt are untyped.
# mypy: allow-untyped-calls
"""The window of the store and its audit trail: read, filtered, proved, exported and printed, by key and mouse."""

import csv
import re
from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtCore import QAbstractItemModel, QPoint, Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit, QPushButton, QTableView
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot
from sqlalchemy import text

from causality import text as translations
from causality.records.trail import Filter, trail
from desktop.paper_window import PaperWindow
from desktop.store_window import ROOMS, StoreWindow
from tests.desktop.looking import LongerWords, clipped, controls, named, overlapping
from tests.desktop.store import LONG, found, pick, store_window
from tests.records.conftest import pattern  # noqa: F401 - a fixture
from tests.records.places import Place, example
from widgets.elided_label import ElidedLabel
from widgets.trail_filter import TrailWish

pytestmark = [pytest.mark.qt_log_level_fail("WARNING"), pytest.mark.qt_log_ignore("plugin does not support")]


@pytest.fixture(scope="module")
def filled(pattern: Place, tmp_path_factory: pytest.TempPathFactory) -> Place:  # noqa: F811 - the fixture
    """A closed store with two cases, one of them edited by the assessor and the reviewer."""
    place = pattern.copied(tmp_path_factory.mktemp("filled"))
    desk, other = place.desk(), place.desk("reviewer")
    held = desk.create(example())
    held = desk.save(held, replace(held.case, title="Jaundice"), reason="second reading, zeta")
    other.save(held, replace(held.case, conclusion="tumour infiltration"))
    desk.create(replace(example(), id="other"))
    desk.store.close()
    other.store.close()
    return place


@pytest.fixture
def window(filled: Place, tmp_path: Path, qapp: QApplication, qtbot: QtBot) -> Iterator[StoreWindow]:
    with store_window(qapp, filled.copied(tmp_path), tmp_path / "home", qtbot, "assessor") as made:
        yield made


def column(window: StoreWindow, place: int) -> list[str]:
    model: QAbstractItemModel = found(QTableView, window, "trailTable").model()
    return [str(model.index(row, place).data()) for row in range(model.rowCount())]


def wished(window: StoreWindow, qtbot: QtBot, name: str, words: str) -> None:
    """Type into a field of the filter and wait for the rows."""
    with qtbot.waitSignal(window.audit.found, timeout=LONG):
        qtbot.keyClicks(found(QLineEdit, window, name), words)
        qtbot.keyClick(found(QLineEdit, window, name), Qt.Key.Key_Return)


def chosen(window: StoreWindow, qtbot: QtBot, name: str, text_of: str) -> None:
    """Choose from a list of the filter and wait for the rows."""
    with qtbot.waitSignal(window.audit.found, timeout=LONG):
        pick(qtbot, window, name, text_of)


def press(window: StoreWindow, qtbot: QtBot, name: str) -> None:
    qtbot.mouseClick(found(QPushButton, window, name), Qt.MouseButton.LeftButton)


def test_the_newest_row_comes_first_with_its_values_and_its_time_in_utc(window: StoreWindow) -> None:
    model = found(QTableView, window, "trailTable").model()
    places = [int(place) for place in column(window, 0)]
    assert places == sorted(places, reverse=True)
    row = column(window, 3).index("case changed")
    assert model.index(row, 5).data() == "Conclusion"
    assert model.index(row, 6).data() == "– → tumour infiltration"
    assert model.index(row, 2).data() == "Chloe Reviewer (chloe)"
    assert str(model.index(row, 1).data()).endswith("+05:30")
    hint = model.index(row, 1).data(Qt.ItemDataRole.ToolTipRole)
    assert hint.startswith("2026-03-01 03:30:")
    assert hint.endswith("UTC")


def test_the_model_of_the_rows_is_sound(window: StoreWindow, qtmodeltester: ModelTester) -> None:
    qtmodeltester.check(window.audit.table.lines)


def test_a_row_is_read_in_full_below(window: StoreWindow, qtbot: QtBot) -> None:
    table = found(QTableView, window, "trailTable")
    row = column(window, 7).index("second reading, zeta")
    where = table.visualRect(table.model().index(row, 1)).center()
    qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(where))
    shown = window.audit.detail.shown
    assert shown is not None
    assert shown.changes == (("Case: Title", "Tumour-associated liver injury recovering under alpelisib", "Jaundice"),)
    assert "Reason: second reading, zeta" in shown.lines
    qtbot.keyClick(table, Qt.Key.Key_Up)
    assert window.audit.detail.shown != shown


def test_rows_are_filtered_by_words_officer_action_case_and_day(window: StoreWindow, qtbot: QtBot) -> None:
    everything = column(window, 0)
    wished(window, qtbot, "trailWords", "ZETA")
    assert column(window, 3) == ["case changed"]
    with qtbot.waitSignal(window.audit.found, timeout=LONG):
        press(window, qtbot, "trailEverything")
    assert column(window, 0) == everything
    chosen(window, qtbot, "trailOfficer", "Chloe Reviewer (chloe)")
    assert set(column(window, 2)) == {"Chloe Reviewer (chloe)"}
    chosen(window, qtbot, "trailAction", "case changed")
    assert column(window, 6) == ["– → tumour infiltration"]
    with qtbot.waitSignal(window.audit.found, timeout=LONG):
        press(window, qtbot, "trailEverything")
    wished(window, qtbot, "trailCase", "OTHER")
    assert (column(window, 3), column(window, 4)) == (["case created"], ["other"])
    with qtbot.waitSignal(window.audit.found, timeout=LONG):
        press(window, qtbot, "trailEverything")
    wished(window, qtbot, "trailSince", "2026-03-05")
    assert column(window, 0) == []
    assert window.audit.detail.shown is None


def test_a_day_that_is_none_is_said_and_changes_nothing(window: StoreWindow, qtbot: QtBot) -> None:
    before = column(window, 0)
    line = found(QLineEdit, window, "trailUntil")
    with qtbot.assertNotEmitted(window.audit.filter.changed):
        qtbot.keyClicks(line, "2026-03")
        qtbot.keyClick(line, Qt.Key.Key_Return)
    assert line.property("refused")
    assert column(window, 0) == before


def test_the_trail_of_one_case_is_shown_from_that_case(window: StoreWindow, qtbot: QtBot) -> None:
    key = next(row.subject for row in trail(window.desk, Filter(action="case created")) if row.name == "other")
    with qtbot.waitSignals([window.audit.found] * 1, timeout=LONG):
        window.show_case_trail(key, "other")
    qtbot.waitUntil(lambda: column(window, 4) == ["other"], timeout=LONG)
    assert found(QLineEdit, window, "trailCase").text() == "other"


def test_a_trail_that_holds_is_said_to(window: StoreWindow, qtbot: QtBot) -> None:
    with qtbot.waitSignal(window.worker.ended, timeout=LONG):
        press(window, qtbot, "verifyTrail")
    qtbot.waitUntil(lambda: window.messages.text.startswith("The audit trail holds: "), timeout=LONG)


@pytest.mark.parametrize(
    ("statement", "said", "place"),
    [
        ("UPDATE audit SET who = 'dan' WHERE place = 5", "row 5 of the audit trail was changed", "5"),
        ("DELETE FROM audit WHERE place = 7", "row 7 of the audit trail is missing", None),
    ],
)
def test_the_first_row_that_was_touched_is_named_and_gone_to(
    window: StoreWindow, qtbot: QtBot, statement: str, said: str, place: str | None
) -> None:
    with window.desk.store.writing() as work:
        for one in ("DROP TRIGGER audit_kept", "DROP TRIGGER audit_fixed", statement):
            work.connection.execute(text(one))
    press(window, qtbot, "verifyTrail")
    qtbot.waitUntil(lambda: said in window.messages.text, timeout=LONG)
    if place is not None:
        table = found(QTableView, window, "trailTable")
        qtbot.waitUntil(lambda: table.model().index(table.currentIndex().row(), 0).data() == place, timeout=LONG)


def test_the_listed_rows_are_written_as_csv_and_that_stands_in_the_trail(
    window: StoreWindow, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "out.csv"
    monkeypatch.setattr("desktop.store_rooms.audit.ask_target", lambda *_asked: target)
    wished(window, qtbot, "trailWords", "case")
    listed = column(window, 0)
    press(window, qtbot, "exportTrail")
    qtbot.waitUntil(lambda: str(target) in window.messages.text, timeout=LONG)
    rows = [*csv.DictReader(target.read_text("utf-8-sig").splitlines())]
    assert list(dict.fromkeys(row["row"] for row in rows)) == listed[::-1]
    last = trail(window.desk, Filter(count=1))[0]
    assert (last.action, last.details["rows"]) == ("audit trail exported", str(len(listed)))


def test_the_listed_rows_are_printed_with_their_filter_and_shown(window: StoreWindow, qtbot: QtBot) -> None:
    wished(window, qtbot, "trailWords", "ZETA")
    press(window, qtbot, "printTrail")
    qtbot.waitUntil(lambda: len(window.papers) == 1, timeout=LONG)
    paper = window.papers[0]
    assert isinstance(paper, PaperWindow)
    qtbot.waitUntil(lambda: paper.preview.pages.complete, timeout=LONG)
    document = pypdfium2.PdfDocument(BytesIO(paper._pdf))
    words = document[0].get_textpage().get_text_bounded()
    document.close()
    assert "words: ZETA" in words
    assert "Page 1 of" in words
    assert "zeta" in words
    assert trail(window.desk, Filter(count=1))[0].details == {"rows": "1", "form": "PDF"}
    paper.close()
    assert window.papers == []


def test_a_reader_reads_the_trail_and_is_told_why_it_cannot_be_taken_away(
    filled: Place, tmp_path: Path, qapp: QApplication, qtbot: QtBot
) -> None:
    with store_window(qapp, filled.copied(tmp_path), tmp_path / "home", qtbot, "reader") as window:
        for name in ("exportTrail", "printTrail"):
            button = found(QPushButton, window, name)
            assert not button.isEnabled()
            assert "you have the role reader" in button.toolTip()
        assert found(QPushButton, window, "verifyTrail").isEnabled()


def test_everything_has_a_name_and_its_room(window: StoreWindow, qapp: QApplication, qtbot: QtBot) -> None:
    for key, _title, _make in ROOMS:
        window.show_room(key)
        for size in ((960, 540), (1280, 720)):
            window.resize(*size)
            for _turn in range(3):
                qapp.processEvents()
            assert "\n".join(clipped(window)) == "", key
            assert "\n".join(overlapping(window)) == "", key
        lacking = [named(one) for one in controls(window) if not one.accessibleName() and not one.property("text")]
        assert "\n".join(lacking) == "", key
    qtbot.waitUntil(lambda: not window.worker.busy, timeout=LONG)


def test_nothing_is_clipped_in_longer_words(
    filled: Place, tmp_path: Path, qapp: QApplication, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(translations, "_current", LongerWords())
    with store_window(qapp, filled.copied(tmp_path), tmp_path / "home", qtbot) as window:
        for key, _title, _make in ROOMS:
            window.show_room(key)
            for size in ((960, 540), (1920, 1080)):
                window.resize(*size)
                for _turn in range(3):
                    qapp.processEvents()
                assert "\n".join(clipped(window)) == "", key
                assert "\n".join(overlapping(window)) == "", key
        qtbot.waitUntil(lambda: not window.audit.busy, timeout=LONG)


def test_a_letter_leads_to_one_control_of_a_room(window: StoreWindow, qapp: QApplication) -> None:
    for key, _title, _make in ROOMS:
        window.show_room(key)
        qapp.processEvents()
        texts = [one.text() for one in window.findChildren(QAbstractButton) if one.isVisible()]
        texts += [one.whole for one in window.findChildren(ElidedLabel, "fieldLabel") if one.isVisible()]
        letters = [found.group(1).lower() for text_of in texts for found in re.finditer(r"(?<!&)&(\w)", text_of)]
        assert sorted(letters) == sorted(set(letters)), (key, texts)


def test_find_puts_the_keyboard_on_the_words(window: StoreWindow, qtbot: QtBot, qapp: QApplication) -> None:
    window.activateWindow()
    window.audit.table.setFocus()
    qtbot.keySequence(window.audit.table, "Ctrl+F")
    assert qapp.focusWidget() is found(QLineEdit, window, "trailWords")


def test_a_search_that_is_given_up_for_another_is_forgotten(window: StoreWindow, qtbot: QtBot) -> None:
    room = window.audit
    for words in ("a", "b", "zeta", "case changed", "ZETA"):
        room.filter.show_wish(TrailWish(words=words))
        room.filter.changed.emit(room.filter.wish)
    qtbot.waitUntil(lambda: not room.busy, timeout=LONG)
    assert column(window, 7) == ["second reading, zeta"]
