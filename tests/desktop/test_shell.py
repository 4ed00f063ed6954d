# The key and mouse functions of pytest-qt are untyped.
# mypy: allow-untyped-calls
"""The pages of the steps are made when they are wanted, and found by everything as if they had always been there."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QToolButton
from pytestqt.qtbot import QtBot

from causality.case.edits import add_samples
from causality.case.model import Case
from desktop.session import Session
from desktop.shell import EMPTY
from desktop.steps import TITLES
from desktop.window import Window
from tests.desktop.opening import window_open, worked_session

pytestmark = [pytest.mark.qt_log_level_fail("WARNING"), pytest.mark.qt_log_ignore("propagateSizeHints")]
STEPS = [step for step, _title in TITLES]


@pytest.fixture
def window(qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Window]:
    with window_open(qapp, worked_session(), tmp_path / "home", monkeypatch) as made:
        yield made


def test_at_first_there_is_the_page_that_is_seen_alone(window: Window) -> None:
    assert list(window.shell.pages) == ["scoring"]


@pytest.mark.parametrize("step", STEPS)
def test_a_page_is_made_once_and_shows_the_case_at_once(window: Window, step: str, qtbot: QtBot) -> None:
    window.go_to(step)
    page = window.shell.pages[step]
    assert page.isVisible()
    window.go_to("scoring")
    window.go_to(step)
    assert window.shell.page(step) is page


def test_the_other_pages_are_made_while_nothing_is_done(window: Window, qtbot: QtBot) -> None:
    seen = window.shell.page("scoring")
    size = seen.size()
    qtbot.waitUntil(lambda: set(window.shell.pages) == set(STEPS), timeout=20_000)
    assert seen.isVisible()
    assert seen.size() == size
    assert not any(window.shell.pages[step].isVisible() for step in STEPS if step != "scoring")


def test_the_keys_of_pages_that_nobody_has_seen_are_told(window: Window, qtbot: QtBot) -> None:
    window.commands.shortcuts.trigger()
    told = {label.text() for label in window.keys.findChildren(QLabel)}
    assert any("Dose changed" in text for text in told)


def test_a_timeline_without_anything_to_show_leaves_its_height_to_the_page(
    qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    session = Session()
    session.begin(Case(id="new"))
    with window_open(qapp, session, tmp_path / "home", monkeypatch, "case") as window:
        timeline = window.shell.timeline
        qtbot.waitUntil(lambda: timeline.height() == EMPTY)
        session.apply(add_samples([worked_session().case.samples[0]]))
        qtbot.waitUntil(lambda: timeline.height() > 2 * EMPTY)
        session.undo()
        qtbot.waitUntil(lambda: timeline.height() == EMPTY)


def test_the_search_says_its_key(window: Window) -> None:
    button = window.findChild(QToolButton, "goToActionButton")
    assert button is not None
    assert "Ctrl K" in button.text()
