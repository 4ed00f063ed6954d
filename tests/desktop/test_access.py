# The key and mouse functions of pytest-qt are untyped.
# mypy: allow-untyped-calls
"""What every person can reach, read and see, on every page of the window."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from causality import text
from desktop.steps import TITLES
from desktop.window import SMALLEST, Window
from tests.desktop.looking import LongerWords, clipped, controls, named, overlapping
from tests.desktop.opening import window_open, worked_session

pytestmark = [pytest.mark.qt_log_level_fail("WARNING"), pytest.mark.qt_log_ignore("propagateSizeHints")]
STEPS = [step for step, _title in TITLES]
SIZES = [(SMALLEST.width(), SMALLEST.height()), (1280, 720), (1920, 1080)]
"""The smallest is what a screen of 1920×1080 holds at 200 %."""
TABS = 400
SCALED, ROOT, LONGEST = "QT_SCALE_FACTOR", Path(__file__).parents[2], 240


@pytest.fixture
def window(qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot) -> Iterator[Window]:
    with window_open(qapp, worked_session(), tmp_path / "home", monkeypatch) as made:
        made.activateWindow()
        qtbot.waitExposed(made)
        yield made


@pytest.fixture
def wordy(qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot) -> Iterator[Window]:
    """The window in a language with longer words."""
    monkeypatch.setattr(text, "_current", LongerWords())
    with window_open(qapp, worked_session(), tmp_path / "home", monkeypatch) as made:
        made.activateWindow()
        qtbot.waitExposed(made)
        yield made


def spoken(widget: QWidget) -> str:
    interface = QAccessible.queryAccessibleInterface(widget)
    return str(interface.text(QAccessible.Text.Name))


@pytest.mark.parametrize("step", STEPS)
def test_every_control_has_a_name_that_is_spoken(window: Window, step: str, qapp: QApplication) -> None:
    window.go_to(step)
    qapp.processEvents()
    assert "\n".join(named(widget) for widget in controls(window) if not spoken(widget).strip()) == ""


@pytest.mark.parametrize("step", STEPS)
def test_where_the_keyboard_is_can_be_seen(window: Window, step: str, qapp: QApplication) -> None:
    window.go_to(step)
    qapp.processEvents()
    unseen = []
    for widget in controls(window):
        if not widget.focusPolicy() & widget.focusPolicy().TabFocus or not widget.isVisible():
            continue
        window.setFocus()
        widget.clearFocus()
        before = widget.grab().toImage()
        widget.setFocus()
        qapp.processEvents()
        if widget.isVisible() and widget.hasFocus() and widget.grab().toImage() == before:
            unseen.append(named(widget))
    assert "\n".join(unseen) == ""


@pytest.mark.parametrize("step", STEPS)
def test_tab_goes_round_through_everything(window: Window, step: str, qapp: QApplication) -> None:
    window.go_to(step)
    qapp.processEvents()
    window.shell.rail.findChildren(QWidget)[0].setFocus()
    first, passed = QApplication.focusWidget(), list[QWidget]()
    for _tab in range(TABS):
        window.focusNextPrevChild(True)
        here = QApplication.focusWidget()
        assert here is not None
        passed.append(here)
        if here is first:
            break
    assert passed[-1] is first, f"the keyboard is caught at {named(passed[-1])}"


def test_nothing_is_clipped_or_covered(window: Window, qapp: QApplication) -> None:
    assert "\n".join(wrong(window, qapp)) == ""


def test_nothing_is_clipped_or_covered_in_longer_words(wordy: Window, qapp: QApplication) -> None:
    assert "\n".join(wrong(wordy, qapp)) == ""


@pytest.mark.skipif(SCALED in os.environ, reason="skipped: this is the run at 200 %")
def test_nothing_is_clipped_or_covered_at_200_percent(tmp_path: Path) -> None:
    """A scale holds for a whole process, so the tests of this file run once more in another."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("PYTEST")}
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-p", "no:xdist", "-k", "clipped", __file__],
        env=kept | {SCALED: "2"}, capture_output=True, text=True, check=False, cwd=ROOT, timeout=LONGEST,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout[-4000:]
    assert "2 passed" in done.stdout


def wrong(window: Window, qapp: QApplication) -> Iterator[str]:
    """Name what is clipped or covered on any page in any size."""
    for size in SIZES:
        window.resize(QSize(*size))
        for step in STEPS:
            window.go_to(step)
            for _turn in range(3):
                qapp.processEvents()
            yield from (f"{step} {size}: {told}" for told in (*clipped(window), *overlapping(window)))
