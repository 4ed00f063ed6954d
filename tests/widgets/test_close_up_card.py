# The key and mouse functions of pytest-qt are untyped.
# mypy: allow-untyped-calls
"""The card of a change of dose: words that can be heard, a plot that is drawn, a way out by mouse and key."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QToolButton
from pytestqt.qtbot import QtBot

from causality.assess import assess
from causality.figure.chart import chart_of
from causality.figure.close_up import CloseUp, close_up
from tests.build import alt, ast, case, co_drug, dose, product
from widgets.close_up_card import CloseUpCard
from widgets.close_up_plot import CloseUpPlot
from widgets.palette import DARK, LIGHT
from widgets.wrapped_text import WrappedText

pytestmark = [pytest.mark.qt_log_level_fail("WARNING"), pytest.mark.qt_log_ignore("propagateSizeHints")]


def near(*samples: float) -> CloseUp:
    further = (one for times in samples for one in (ast(-5, times), ast(10, times / 2)))
    doses = product(dose(-100, 0)), co_drug(dose("2024-01", None))
    assessment = assess(case(*doses, samples=(alt(-5, 9), alt(10, 3), *further)))
    found = close_up(assessment, chart_of(assessment).series, ("drug", 0, "stop"), "event")
    assert found is not None
    return found


@pytest.fixture
def card(qtbot: QtBot) -> CloseUpCard:
    made = CloseUpCard()
    qtbot.addWidget(made)
    made.resize(280, 500)
    made.show_close_up(near(8.0), LIGHT)
    with qtbot.waitExposed(made):
        made.show()
    return made


def shown(card: CloseUpCard) -> list[str]:
    return [part.text for part in card.findChildren(WrappedText) if part.isVisible()]


def test_verdict_and_reason_stand_in_words(card: CloseUpCard) -> None:
    assert "ALT: positive" in shown(card)
    assert "excess fell by 75 %" in shown(card)
    assert any("other begun 1 to 31 Jan 2024" in text for text in shown(card))


def test_every_plot_is_told_to_those_who_hear_it(card: CloseUpCard) -> None:
    names = [plot.accessibleName() for plot in card.findChildren(CloseUpPlot) if plot.isVisible()]
    assert names[0] == "ALT: positive, excess fell by 75 %"
    assert names[1].startswith("AST: ")
    assert "judged for" in card.accessibleName()


def test_fewer_analytes_leave_no_plot_behind(card: CloseUpCard) -> None:
    card.show_close_up(near(), LIGHT)
    assert len([plot for plot in card.findChildren(CloseUpPlot) if plot.isVisible()]) == 1


@pytest.mark.parametrize("theme", [LIGHT, DARK])
def test_a_plot_is_drawn_in_the_colour_of_its_analyte(card: CloseUpCard, theme: object) -> None:
    assert theme in (LIGHT, DARK)
    chosen = LIGHT if theme is LIGHT else DARK
    card.show_close_up(near(8.0), chosen)
    plot = card.findChildren(CloseUpPlot)[0]
    image = plot.grab().toImage()
    colours = {image.pixelColor(x, y).name() for x in range(image.width()) for y in range(image.height())}
    assert chosen.analyte("ALT").lower() in colours


def test_it_is_dismissed_by_mouse_and_by_key(card: CloseUpCard, qtbot: QtBot) -> None:
    button = card.findChild(QToolButton, "closeUpDismiss")
    assert button is not None
    with qtbot.waitSignal(card.dismissed):
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    with qtbot.waitSignal(card.dismissed):
        qtbot.keyClick(card, Qt.Key.Key_Escape)


def test_showing_emits_nothing(card: CloseUpCard, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(card.dismissed):
        card.show_close_up(near(4.0), DARK)
