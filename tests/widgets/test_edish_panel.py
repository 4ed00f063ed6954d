# The key and mouse functions of pytest-qt are untyped.
# mypy: allow-untyped-calls
"""The eDISH plot in the window: what it names, and the days along the path by mouse and key."""

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from causality.assess import assess
from causality.figure.edish import edish_plots
from tests.build import alt, case, dose, product, tbil
from widgets.edish_panel import EdishPanel
from widgets.edish_view import EdishView
from widgets.palette import DARK, LIGHT
from widgets.wrapped_text import WrappedText

pytestmark = [pytest.mark.qt_log_level_fail("WARNING"), pytest.mark.qt_log_ignore("propagateSizeHints")]
SAMPLES = (alt(10, 8), tbil(10, 1), alt(20, 5), tbil(20, 4), alt(40, 1.5), tbil(40, 0.8))
BEFORE = (alt(-20, 1.8), tbil(-20, 0.5))
PLOTS = edish_plots(assess(case(product(dose(0, 30)), samples=SAMPLES, onset=20)), "event")
BOTH = edish_plots(assess(case(product(dose(0, 30)), samples=(*BEFORE, *SAMPLES), onset=20)), "event")


@pytest.fixture
def panel(qtbot: QtBot) -> EdishPanel:
    made = EdishPanel()
    qtbot.addWidget(made)
    made.resize(1000, 300)
    made.show_plots(PLOTS, LIGHT)
    with qtbot.waitExposed(made):
        made.show()
    made.grab()
    return made


@pytest.fixture
def view(panel: EdishPanel) -> EdishView:
    return panel.view(0)


def test_quadrants_lines_and_days_are_named(view: EdishView) -> None:
    words = set(view.words())
    assert {"potential Hy's law", "Temple's corollary", "normal or near normal", "3×", "2×"} <= words
    assert {"d 10", "d 20", "d 40"} <= words


def test_the_words_say_how_far_the_peaks_are_apart(panel: EdishPanel) -> None:
    assert any("10 d after" in part.text for part in panel.findChildren(WrappedText))


def test_keys_go_along_the_path(view: EdishView, qtbot: QtBot) -> None:
    with qtbot.waitSignal(view.told) as told:
        qtbot.keyClick(view, Qt.Key.Key_Right)
    assert told.args is not None
    assert str(told.args[0]).startswith("11 Jan 2024: ALT 8")
    qtbot.keyClick(view, Qt.Key.Key_Right)
    assert view.looked_at.startswith("21 Jan 2024")
    qtbot.keyClick(view, Qt.Key.Key_End)
    assert view.looked_at.startswith("10 Feb 2024")
    qtbot.keyClick(view, Qt.Key.Key_Left)
    assert view.looked_at.startswith("21 Jan 2024")


def test_the_pointer_reads_the_day_that_is_near(view: EdishView, qtbot: QtBot) -> None:
    qtbot.mouseMove(view.viewport(), view.spot_of(1))
    assert view.looked_at.startswith("21 Jan 2024: ALT 5")
    assert view.viewport().toolTip() == view.looked_at
    qtbot.mouseMove(view.viewport(), view.spot_of(1) + (view.spot_of(0) - view.spot_of(1)) / 2)
    assert view.looked_at == ""


def test_a_second_plot_stands_beside_the_first_while_there_is_one(panel: EdishPanel) -> None:
    panel.show_plots(BOTH, DARK)
    assert panel.view(1).isVisible()
    assert "× baseline" in panel.view(1).accessibleDescription() or "×baseline" in panel.view(1).accessibleDescription()
    panel.show_plots(PLOTS, DARK)
    assert not panel.view(1).isVisible()


def test_showing_emits_nothing(panel: EdishPanel, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(panel.told):
        panel.show_plots(BOTH, DARK)
