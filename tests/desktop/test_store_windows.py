"""The window of the store among the others: opened from the list and from a case, closed when the store is locked."""
# The key and mouse functions of pytest-qt are untyped.
# mypy: allow-untyped-calls

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from causality.records.office import change_setting
from desktop.report_window import ReportWindow
from desktop.settings import Settings
from desktop.windows import Windows
from tests.desktop.opening import windows_open
from tests.desktop.store import LONG, found
from tests.desktop.storing import sign_in
from tests.records.conftest import pattern  # noqa: F401 - the fixture
from tests.records.places import Place, example
from tests.records.test_desk import PDF, signed

pytestmark = [pytest.mark.qt_log_level_fail("WARNING"), pytest.mark.qt_log_ignore("plugin does not support")]


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(tmp_path / "home")


@pytest.fixture
def place(pattern: Place, settings: Settings) -> Place:  # noqa: F811 - the fixture
    place = pattern.copied(settings.folder)
    desk = place.desk()
    desk.keep_signed(desk.create(example()), signed(example()), PDF)
    desk.store.close()
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
    from causality.records.searching import Query

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
