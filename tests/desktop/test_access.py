# The key and mouse functions of pytest-qt are untyped.
# mypy: allow-untyped-calls
"""What every person can reach, read and see, on every page of the window."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget
from pytestqt.qtbot import QtBot

from causality import text
from desktop.steps import TITLES
from desktop.window import SMALLEST, Window
from tests.desktop.looking import LongerWords, clipped, controls, named, overlapping
from tests.desktop.opening import window_open, worked_session
from widgets.tab_order import PASSES

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
def test_tab_goes_through_the_whole_page_then_the_timeline_then_the_verdicts(
    window: Window, step: str, qtbot: QtBot, qapp: QApplication
) -> None:
    window.go_to(step)
    qapp.processEvents()
    shell = window.shell
    parts = {"rail": shell.rail, "page": shell.pages[step], "timeline": shell.timeline, "verdicts": shell.verdicts}
    missed = {id(one): named(one) for one in controls(shell.pages[step]) if takes_tab(one)}
    button(window, step).setFocus()
    first, panes = QApplication.focusWidget(), list[str]()
    for _tab in range(TABS):
        here = QApplication.focusWidget()
        assert here is not None
        missed.pop(id(here), None)
        pane = next((name for name, part in parts.items() if part.isAncestorOf(here)), "bars")
        panes += [pane] if panes[-1:] != [pane] else []
        qtbot.keyClick(here, Qt.Key.Key_Tab)
        if QApplication.focusWidget() is first:
            break
    assert QApplication.focusWidget() is first
    assert panes == ["rail", "page", "timeline", "verdicts", "bars"]
    assert not missed, missed


def test_arrows_lead_from_step_to_step_and_enter_goes_there(window: Window, qtbot: QtBot) -> None:
    window.go_to("labs")
    button(window, "labs").setFocus()
    for key, there in ((Qt.Key.Key_Down, "work-up"), (Qt.Key.Key_Up, "labs"), (Qt.Key.Key_Up, "products")):
        qtbot.keyClick(QApplication.focusWidget(), key)
        assert button(window, there).hasFocus()
    assert window.step == "labs"
    qtbot.keyClick(button(window, "products"), Qt.Key.Key_Return)
    assert window.step == "products"


def test_f6_goes_from_pane_to_pane_and_back_to_where_the_keyboard_was(window: Window, qtbot: QtBot) -> None:
    window.go_to("case", "title")
    shell, title = window.shell, QApplication.focusWidget()
    assert title is not None
    passed = []
    for _pane in range(5):
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_F6)
        passed.append(QApplication.focusWidget())
    assert passed[0] is shell.timeline.plot
    for part, here in zip((shell.verdicts, window.findChild(QWidget, "topBar"), shell.rail), passed[1:4], strict=True):
        assert part is not None
        assert here is not None
        assert part.isAncestorOf(here)
    assert passed[4] is title
    qtbot.keyClick(title, Qt.Key.Key_F6, Qt.KeyboardModifier.ShiftModifier)
    assert QApplication.focusWidget() is passed[3]


def button(window: Window, step: str) -> QAbstractButton:
    found = window.shell.rail.findChild(QAbstractButton, f"step-{step}")
    assert isinstance(found, QAbstractButton)
    return found


def takes_tab(widget: QWidget) -> bool:
    """Whether Tab has to stop at a control; arrows lead to further choices, Enter to what is in a row."""
    group = widget.group() if isinstance(widget, QAbstractButton) else None
    beside = group is not None and group.exclusive() and group.checkedButton() is not widget
    wanted = widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.focusProxy() is None
    return bool(wanted) and not beside and not within_row(widget)


def within_row(widget: QWidget) -> bool:
    holder = widget.parentWidget()
    return holder is not None and (bool(holder.property(PASSES)) or within_row(holder))


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
