"""A case of the store is signed: the report is kept in the store, bound to the trail, signed further there."""
# The key and mouse functions of pytest-qt are untyped.
# mypy: allow-untyped-calls

import json
import shutil
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from causality.case import edits
from causality.case.file import read_case
from causality.cli import main
from desktop.report_window import ReportWindow
from desktop.settings import Settings
from desktop.window import Window
from desktop.windows import Windows
from tests.decided import decided
from tests.desktop.storing import put, room_of, sign_in, store_open, stored
from tests.desktop.test_signing import LONG, OTHER, SECRET, home, sign_as  # noqa: F401 - home is a fixture
from tests.records.conftest import pattern  # noqa: F401 - the fixture
from tests.records.places import PASSPHRASE, Place

pytestmark = [
    pytest.mark.qt_log_level_fail("WARNING"),
    pytest.mark.qt_log_ignore("propagateSizeHints", r"does not support raise\(\)"),
]


@pytest.fixture
def settings(tmp_path: Path, home: Path) -> Settings:  # noqa: F811 - the fixture
    shutil.copytree(home, tmp_path / "home")
    return Settings(tmp_path / "home")


@pytest.fixture
def place(pattern: Place, settings: Settings) -> Place:  # noqa: F811 - the fixture
    place = pattern.copied(settings.folder)
    put(place, decided(read_case((files("resources") / "cases" / "alpelisib.json").read_bytes())))
    return place


@pytest.fixture
def windows(
    qapp: QApplication, settings: Settings, place: Place, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Windows]:
    with store_open(qapp, settings, qtbot, monkeypatch) as made:
        yield made


def opened(windows: Windows, qtbot: QtBot) -> Window:
    """The case in its window, where it is signed."""
    room = room_of(windows)
    room.opened.emit(room.list.table.chosen)
    window = windows.windows[-1]
    window.resize(1280, 800)
    window.commands.sign.trigger()
    qtbot.waitUntil(lambda: window.shell.report.current, timeout=LONG)
    return window


def signed(windows: Windows, window: Window, qtbot: QtBot) -> ReportWindow:
    """Sign as its author, and give the window of what the store keeps."""
    sign_as(window.shell.report.parts.form, "Ann", SECRET, qtbot)
    qtbot.waitUntil(lambda: bool(windows.reports.reports), timeout=LONG)
    (shown,) = windows.reports.reports
    qtbot.waitUntil(lambda: shown.found is not None and "verified" not in shown.cards.texts[0], timeout=LONG)
    return shown


def test_the_signed_report_is_kept_with_its_version_bound_to_the_trail_and_no_file_is_written(
    windows: Windows, settings: Settings, qtbot: QtBot
) -> None:
    window = opened(windows, qtbot)
    before = set(settings.folder.rglob("*"))
    shown = signed(windows, window, qtbot)
    desk, held = windows.stores.desk, stored(window).held
    assert desk is not None
    assert held is not None
    pdf = desk.report(held.key, 1)
    assert shown.found is not None
    assert shown.found.pdf == pdf
    assert shown.found.result is not None
    (check,) = shown.found.result.signatures
    assert check.bound.startswith("audit trail row ")
    assert any("keeps exactly this file: version 1, signed" in text for text in shown.cards.texts)
    assert (held.state, stored(window).state, window.file.session.dirty) == ("signed", "signed", False)
    assert "was signed by Ann Author" in window.shell.locked.text
    assert not window.file.session.apply(edits.set_title("too late"))
    new = {path.suffix for path in set(settings.folder.rglob("*")) - before}
    assert ".pdf" not in new
    assert [one["state"] for one in desk.versions(held.key)] == ["signed"]
    assert desk.store.prove().doubts == ()


def test_a_reviewer_signs_further_in_the_store_and_an_older_file_is_told_to_be_put_back(
    windows: Windows, settings: Settings, place: Place, tmp_path: Path, qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str],
) -> None:  # fmt: skip
    window = opened(windows, qtbot)
    shown = signed(windows, window, qtbot)
    assert shown.found is not None
    first = tmp_path / "first.pdf"
    first.write_bytes(shown.found.pdf)
    assert "you have the role assessor" in shown.form.told
    windows.stores.lock()
    assert shown not in windows.reports.reports
    sign_in(windows, qtbot, "chloe")
    window.commands.versions.trigger()
    (shown,) = windows.reports.reports
    qtbot.waitUntil(lambda: shown.found is not None and "verified" not in shown.cards.texts[0], timeout=LONG)
    sign_as(shown.form, "Rob", OTHER, qtbot)
    qtbot.waitUntil(lambda: any("Review: Rob" in text for text in shown.cards.texts), timeout=LONG)
    assert any("keeps exactly this file" in text for text in shown.cards.texts)
    held = stored(window).held
    assert held is not None
    assert windows.stores.desk is not None
    kept = windows.stores.desk.report(held.key, 1)
    assert kept.startswith(first.read_bytes())
    windows.reports.open(first)
    older = windows.reports.reports[-1]
    qtbot.waitUntil(lambda: older.found is not None and "verified" not in older.cards.texts[0], timeout=LONG)
    assert any("put back to an earlier state" in text for text in older.cards.texts)
    windows.stores.close()
    monkeypatch.setenv("DECHALLENGE_HOME", str(settings.folder))
    monkeypatch.setenv("DECHALLENGE_PASSPHRASE", f"{PASSPHRASE} dan")
    command = ["verify", str(first), "--store", place.where, "--officer", "dan"]
    assert main(command) == 1
    assert "put back to an earlier state" in capsys.readouterr().out
    first.write_bytes(kept)
    assert main([*command, "--format", "json"]) == 0
    assert json.loads(capsys.readouterr().out)["store"]["standing"] == "kept"


def test_the_next_version_is_begun_from_a_signed_one_and_the_signed_one_is_seen_again(
    windows: Windows, qtbot: QtBot
) -> None:
    window = opened(windows, qtbot)
    signed(windows, window, qtbot).close()
    window.commands.new_version.trigger()
    assert (stored(window).state, window.file.session.case.version) == ("draft", 2)
    assert window.file.session.apply(edits.set_title("second look"))
    window.commands.versions.trigger()
    (shown,) = windows.reports.reports
    qtbot.waitUntil(lambda: shown.found is not None and "verified" not in shown.cards.texts[0], timeout=LONG)
    assert shown.windowTitle().startswith("alpelisib-2024-v1.pdf")


def test_who_may_not_sign_is_told_before_anything_is_signed(windows: Windows, qtbot: QtBot) -> None:
    windows.stores.lock()
    sign_in(windows, qtbot, "chloe")
    window = opened(windows, qtbot)
    sign_as(window.shell.report.parts.form, "Rob", OTHER, qtbot)
    assert "needs the role assessor" in window.shell.report.parts.form.told
    assert stored(window).state == "draft"
