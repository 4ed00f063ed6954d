"""The theme follows the system until one is chosen."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.look import BEFORE, Look
from desktop.settings import Settings


@pytest.fixture
def look(qapp: QApplication, tmp_path: Path) -> Iterator[Look]:
    made = Look(qapp, Settings(tmp_path))
    yield made
    made.choose("system")
    made.deleteLater()
    # Else it would go on following the system in the next test.
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def dark(qapp: QApplication) -> bool:
    return qapp.palette().window().color().lightness() < 128


def test_the_theme_follows_the_system_while_it_changes(look: Look, qapp: QApplication, qtbot: QtBot) -> None:
    for scheme in (Qt.ColorScheme.Dark, Qt.ColorScheme.Light):
        with qtbot.waitSignal(look.changed):
            qapp.styleHints().colorSchemeChanged.emit(scheme)
        assert dark(qapp) == (scheme == Qt.ColorScheme.Dark)
        assert look.theme.shade == ("dark" if scheme == Qt.ColorScheme.Dark else "light")


def test_a_chosen_theme_stays_whatever_the_system_does(look: Look, qapp: QApplication) -> None:
    look.choose("dark")
    qapp.styleHints().colorSchemeChanged.emit(Qt.ColorScheme.Light)
    assert dark(qapp)


def test_a_system_that_tells_nothing_is_asked_when_the_program_is_come_back_to(
    look: Look, qapp: QApplication, qtbot: QtBot
) -> None:
    named = qapp.styleHints().colorScheme()
    other = Qt.ColorScheme.Light if named == Qt.ColorScheme.Dark else Qt.ColorScheme.Dark
    qapp.styleHints().colorSchemeChanged.emit(other)
    assert dark(qapp) == (other == Qt.ColorScheme.Dark)
    with qtbot.assertNotEmitted(look.changed):
        qapp.applicationStateChanged.emit(Qt.ApplicationState.ApplicationInactive)
    with qtbot.waitSignal(look.changed):
        qapp.applicationStateChanged.emit(Qt.ApplicationState.ApplicationActive)
    assert dark(qapp) == (named == Qt.ColorScheme.Dark)


@pytest.mark.parametrize(("before", "shade"), [(True, "dark"), (False, "light")])
def test_a_system_that_names_no_scheme_is_known_by_its_colours(
    qapp: QApplication, tmp_path: Path, before: bool, shade: str
) -> None:
    kept = qapp.property(BEFORE)
    qapp.setProperty(BEFORE, before)
    made = Look(qapp, Settings(tmp_path))
    qapp.styleHints().colorSchemeChanged.emit(Qt.ColorScheme.Unknown)
    assert made.theme.shade == shade
    qapp.setProperty(BEFORE, kept)
    made.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
