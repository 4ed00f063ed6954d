"""The challenges on the page of the products: reached, read and left by keys and mouse."""
# The key and mouse functions of pytest-qt are untyped.
# mypy: allow-untyped-calls

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from causality.case.edits import change_sample
from causality.case.model import Case
from desktop.pages.challenge_view import ChallengeView
from desktop.pages.products import ProductsPage
from desktop.session import Session
from desktop.window import Window
from tests.desktop.opening import window_open, worked_session
from widgets.elided_button import ElidedButton

pytestmark = [
    pytest.mark.qt_log_level_fail("WARNING"),
    pytest.mark.qt_log_ignore("propagateSizeHints", "raise", "grabbing the keyboard"),
]


@pytest.fixture
def session(qapp: QApplication) -> Session:
    return worked_session()


@pytest.fixture
def window(qapp: QApplication, session: Session, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Window]:
    with window_open(qapp, session, tmp_path / "home", monkeypatch, "products") as made:
        yield made


def page(window: Window) -> ProductsPage:
    found = window.shell.pages["products"]
    assert isinstance(found, ProductsPage)
    return found


def view(window: Window, qtbot: QtBot) -> ChallengeView:
    """Show the challenges as an officer does."""
    button = page(window).findChild(QPushButton, "choice-challenges")
    assert button is not None
    qtbot.keyClick(button, Qt.Key.Key_Space)
    found = page(window).challenges
    assert found is not None
    return found


def go_down(view: ChallengeView, qtbot: QtBot, count: int) -> None:
    for _step in range(count):
        qtbot.keyClick(view.table, Qt.Key.Key_Down)


def links(view: ChallengeView) -> list[ElidedButton]:
    return [one for one in view.detail.findChildren(ElidedButton) if one.isVisibleTo(view)]


def test_every_challenge_of_the_case_has_a_row(window: Window, session: Session, qtbot: QtBot) -> None:
    shown = view(window, qtbot)
    assert sum(bool(one.verdict) for one in shown.table.rows.lines) == len(session.assessment.challenges)
    assert not page(window).table.isVisibleTo(window)


def test_a_row_lights_up_its_samples_on_the_timeline(window: Window, qtbot: QtBot) -> None:
    shown = view(window, qtbot)
    go_down(shown, qtbot, 5)  # the reduction, ALT
    assert shown.chosen == ("alpelisib", "liver-injury", 1, "reduction")
    assert window.plotting._lit().challenge == ("alpelisib", 1, "reduction")
    assert "Liver injury" in window.plotting._lit().events


def test_enter_leads_to_the_samples(window: Window, qtbot: QtBot) -> None:
    shown = view(window, qtbot)
    qtbot.keyClick(shown.table, Qt.Key.Key_Return)
    assert window.step == "labs"


def test_a_link_leads_to_the_item_that_takes_it_up(window: Window, qtbot: QtBot) -> None:
    shown = view(window, qtbot)
    go_down(shown, qtbot, 5)
    (item,) = (one for one in links(shown) if "Naranjo 8" in one.accessibleName())
    qtbot.keyClick(item, Qt.Key.Key_Space)
    assert window.step == "scoring"
    assert (window.selection.product, window.selection.event) == ("alpelisib", "liver-injury")
    assert (window.selection.method, window.selection.item) == ("naranjo", "dose")


def test_a_link_leads_to_the_dose_record_and_back_to_the_products(window: Window, qtbot: QtBot) -> None:
    shown = view(window, qtbot)
    (record,) = (one for one in links(shown) if "300 mg once daily" in one.accessibleName())
    qtbot.keyClick(record, Qt.Key.Key_Space)
    assert window.step == "products"
    assert page(window).table.isVisibleTo(window)
    assert not shown.isVisibleTo(window)
    assert window.plotting._lit().challenge is None


def test_the_verdict_follows_the_samples(window: Window, session: Session, qtbot: QtBot) -> None:
    shown = view(window, qtbot)
    before = [line.texts for line in shown.table.rows.lines]
    place = next(number for number, one in enumerate(session.case.samples) if one.value == 59.7)
    session.apply(change_sample(place, "value", 250.0))
    assert [line.texts for line in shown.table.rows.lines] != before
    session.undo()
    assert [line.texts for line in shown.table.rows.lines] == before


def test_it_is_gone_to_by_its_name(window: Window, qtbot: QtBot) -> None:
    window.go_to("case")
    window.commands.go_to.trigger()
    field = window.findChild(QLineEdit, "goToField")
    assert field is not None
    qtbot.keyClicks(field, "dechallenge")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert window.step == "products"
    found = page(window).challenges
    assert found is not None
    assert found.isVisibleTo(window)
    assert QApplication.focusWidget() is found.table


def test_a_case_without_doses_says_what_is_missing(
    qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    session = worked_session()
    with window_open(qapp, session, tmp_path / "home", monkeypatch, "products") as window:
        session.begin(Case(id="new"))
        window.go_to("products")
        shown = view(window, qtbot)
        assert shown.table.rows.rowCount() == 0
        assert not shown.detail.isVisibleTo(window)


@pytest.mark.parametrize("key", [Qt.Key.Key_F6, Qt.Key.Key_F7, Qt.Key.Key_F8, Qt.Key.Key_F9])
def test_no_key_changes_a_product_that_is_not_seen(window: Window, session: Session, qtbot: QtBot, key: Qt.Key) -> None:
    shown = view(window, qtbot)
    shown.table.setFocus()
    before = session.case
    qtbot.keyClick(shown.table, key)
    assert session.case == before
