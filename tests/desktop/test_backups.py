"""Scheduled backups: made when they are due, told when they are late, no sign that somebody is there."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from causality.records.backup import copies
from causality.records.desk import Desk
from causality.records.office import change_setting
from causality.records.trail import Filter, trail
from desktop.backups import Backups
from tests.records.conftest import pattern  # noqa: F401 - a fixture
from tests.records.places import Place

pytestmark = [pytest.mark.qt_log_level_fail("WARNING")]
LONG = 60_000


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "elsewhere"


@pytest.fixture
def place(pattern: Place, folder: Path, tmp_path: Path) -> Place:  # noqa: F811 - the fixture
    """A store with a schedule: every two hours, two copies kept."""
    place = pattern.copied(tmp_path)
    desk = place.desk("administrator")
    for name, value in (("backup folder", str(folder)), ("backup hours", "2"), ("copies kept", "2")):
        change_setting(desk, name, value)
    desk.store.close()
    return place


@pytest.fixture
def desk(place: Place) -> Iterator[Desk]:
    desk = place.desk()
    yield desk
    desk.store.close()


@pytest.fixture
def backups(desk: Desk) -> Iterator[Backups]:
    parent = QObject()
    made = Backups(parent)
    made.begin(desk)
    yield made
    made.end()


def looked(backups: Backups, qtbot: QtBot) -> None:
    """Look, and wait until it is done."""
    backups.look()
    qtbot.waitUntil(lambda: backups._job is None, timeout=LONG)


def test_a_copy_is_made_when_it_is_due_and_not_before(
    backups: Backups, desk: Desk, place: Place, folder: Path, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(backups.made, timeout=LONG) as told:
        backups.look()
    assert told.args == [str(copies(folder)[0].path)]
    looked(backups, qtbot)
    assert len(copies(folder)) == 1
    for _time in range(3):
        for _part in range(15):
            place.hands.move(500)
            desk.touch()
        looked(backups, qtbot)
    assert len(copies(folder)) == 2  # no more are kept
    assert [row.who for row in trail(desk, Filter(action="backed up"))] == ["ben"] * 4


def test_a_copy_that_cannot_be_made_is_told_once(backups: Backups, folder: Path, qtbot: QtBot) -> None:
    folder.write_text("a file, no folder")
    with qtbot.waitSignal(backups.late, timeout=LONG) as told:
        backups.look()
    assert "A backup is due; the last one: never." in told.args[0]
    assert "elsewhere" in told.args[0]
    with qtbot.assertNotEmitted(backups.late):
        looked(backups, qtbot)


def test_who_may_not_make_copies_is_told_that_one_is_due(place: Place, folder: Path, qtbot: QtBot) -> None:
    desk = place.desk("reader")
    parent = QObject()
    backups = Backups(parent)
    backups.begin(desk)
    with qtbot.waitSignal(backups.late, timeout=LONG) as told:
        backups.look()
    assert told.args == ["A backup is due; the last one: never."]
    assert copies(folder) == ()
    backups.end()
    desk.store.close()


def test_without_a_schedule_nothing_is_made(pattern: Place, tmp_path: Path, qtbot: QtBot) -> None:  # noqa: F811
    desk = pattern.copied(tmp_path).desk()
    parent = QObject()
    backups = Backups(parent)
    backups.begin(desk)
    with qtbot.assertNotEmitted(backups.late), qtbot.assertNotEmitted(backups.made):
        looked(backups, qtbot)
    backups.end()
    backups.look()  # a store that was left is not looked at
    assert backups._job is None
    desk.store.close()
