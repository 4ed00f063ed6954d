"""The window of the store among the others: opened from the list and from a case, closed when the store is locked."""
# The key and mouse functions of pytest-qt are untyped.
# mypy: allow-untyped-calls

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from causality.records import statement
from causality.records.office import change_setting
from causality.records.searching import Query
from causality.records.trail import Filter, trail
from desktop.report_window import ReportWindow
from desktop.settings import Settings
from desktop.store_rooms.safety import SafetyRoom
from desktop.store_window import StoreWindow
from desktop.windows import Windows
from tests.desktop.opening import windows_open
from tests.desktop.store import LONG, found, pick
from tests.desktop.storing import sign_in
from tests.records.conftest import pattern  # noqa: F401 - the fixture
from tests.records.places import PASSPHRASE, Place, example
from tests.records.test_desk import PDF, signed

pytestmark = [pytest.mark.qt_log_level_fail("WARNING"), pytest.mark.qt_log_ignore("plugin does not support")]


@pytest.fixture
def place(pattern: Place, settings: Settings) -> Place:  # noqa: F811 - the fixture
    place = pattern.copied(settings.folder)
    desk = place.desk()
    desk.keep_signed(desk.create(example()), signed(example()), PDF)
    desk.store.close()
    administrator = place.desk("administrator")
    statement.confirm(administrator.store, administrator.officer)
    administrator.store.close()
    return place


@pytest.fixture
def windows(qapp: QApplication, settings: Settings, place: Place, monkeypatch: pytest.MonkeyPatch) -> Iterator[Windows]:
    with windows_open(qapp, settings, monkeypatch) as made:
        yield made


def test_the_window_of_the_store_opens_while_the_store_is_open_and_closes_with_it(
    windows: Windows, qtbot: QtBot
) -> None:
    first = windows.start()
    assert not first.commands.store.isEnabled()
    sign_in(windows, qtbot)
    first.commands.store.trigger()
    shown = windows.stored.store.window
    assert shown is not None
    assert shown.isVisible()
    assert shown.room == "audit"
    first.commands.store.trigger()
    assert windows.stored.store.window is shown
    with qtbot.waitSignal(shown.closed, timeout=LONG):
        windows.stores.lock()
    assert windows.stored.store.window is None
    first.commands.store.trigger()
    assert windows.stored.store.window is None


def test_a_case_leads_to_its_trail_and_to_its_versions(windows: Windows, qtbot: QtBot) -> None:
    first = windows.start()
    sign_in(windows, qtbot)
    desk = windows.stores.desk
    assert desk is not None
    (case,) = desk.find(Query())
    assert not first.commands.case_trail.isEnabled()
    windows.stored.open(case.key, first)
    opened = windows.windows[-1]
    opened.commands.case_trail.trigger()
    shown = windows.stored.store.window
    assert shown is not None
    assert found(QLineEdit, shown, "trailCase").text() == case.case_id
    opened.commands.compare.trigger()
    assert shown.room == "versions"
    assert shown.versions.cases.current == case.key
    assert [row.key for row in shown.versions.versions.rows] == ["1"]
    shown.versions.versions.opened.emit("1")
    (report,) = shown.papers
    assert isinstance(report, ReportWindow)
    qtbot.waitUntil(lambda: report.found is not None and report._verifying is None, timeout=LONG)
    windows.stores.lock()
    assert windows.stored.store.window is None


def test_a_late_backup_is_told_in_the_windows(windows: Windows, place: Place, tmp_path: Path, qtbot: QtBot) -> None:
    blocked = tmp_path / "blocked"
    blocked.write_text("a file, no folder")
    administrator = place.desk("administrator")
    change_setting(administrator, "backup folder", str(blocked))
    administrator.store.close()
    first = windows.start()
    sign_in(windows, qtbot)
    windows.stored.store.backups.look()
    qtbot.waitUntil(lambda: "A backup is due" in first.messages.text, timeout=LONG)


def safety(windows: Windows, qtbot: QtBot) -> tuple[StoreWindow, SafetyRoom]:
    """The window of the store, in its room of safety, with one copy made."""
    windows.stored.store.show("safety")
    shown = windows.stored.store.window
    assert shown is not None
    room = shown.made("safety")
    assert isinstance(room, SafetyRoom)
    found(QPushButton, shown, "makeBackup").click()
    qtbot.waitUntil(lambda: bool(room.backups.copies.rows) and not shown.worker.busy, timeout=LONG)
    return shown, room


def test_a_copy_takes_the_place_of_the_store_once_that_is_meant(
    windows: Windows, place: Place, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = windows.start()
    sign_in(windows, qtbot, "anna")
    shown, _room = safety(windows, qtbot)
    desk = place.desk()
    desk.create(replace(example(), id="since the copy"))
    desk.store.close()
    answers = [False, True]
    monkeypatch.setattr("desktop.store_rooms.safety.ask_sure", lambda *_asked: answers.pop(0))
    for _time in range(2):
        pick(qtbot, shown, "restoreWhere", "this store's place")
        qtbot.keyClicks(found(QLineEdit, shown, "restorePassphrase"), f"{PASSPHRASE} anna")
        found(QPushButton, shown, "restoreBackup").click()
    qtbot.waitUntil(lambda: "stands in the place of the store" in first.messages.text, timeout=LONG)
    assert windows.stored.store.window is None
    assert windows.stores.state == "shut"
    assert place.path.with_name("cases.store.before-1").is_file()
    sign_in(windows, qtbot, "anna")
    assert windows.stores.desk is not None
    assert [one.case_id for one in windows.stores.desk.find(Query())] == [example().id]
    assert trail(windows.stores.desk, Filter(action="restored"))[0].who == "anna"


def test_a_copy_that_is_refused_leaves_the_store_as_it_was(
    windows: Windows, place: Place, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = windows.start()
    sign_in(windows, qtbot, "anna")
    shown, _room = safety(windows, qtbot)
    monkeypatch.setattr("desktop.store_rooms.safety.ask_sure", lambda *_asked: True)
    pick(qtbot, shown, "restoreWhere", "this store's place")
    qtbot.keyClicks(found(QLineEdit, shown, "restorePassphrase"), "wrong")
    found(QPushButton, shown, "restoreBackup").click()
    qtbot.waitUntil(lambda: "The store is as it was" in first.messages.text, timeout=LONG)
    assert not place.path.with_name("cases.store.before-1").exists()
    sign_in(windows, qtbot, "anna")


def test_a_store_that_was_restored_elsewhere_is_one_press_away(
    windows: Windows, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    windows.start()
    sign_in(windows, qtbot, "anna")
    shown, room = safety(windows, qtbot)
    target = tmp_path / "again.store"
    monkeypatch.setattr("desktop.store_rooms.safety.ask_target", lambda *_asked: target)
    qtbot.keyClicks(found(QLineEdit, shown, "restorePassphrase"), f"{PASSPHRASE} anna")
    with qtbot.waitSignal(room.restored, timeout=LONG):
        found(QPushButton, shown, "restoreBackup").click()
    found(QPushButton, shown, "messageOffer").click()
    assert windows.stores.place == str(target)
    sign_in(windows, qtbot, "anna")
