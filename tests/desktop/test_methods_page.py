"""The scoring page under every kind of method, and all methods side by side, by keys and mouse."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from causality.methods.method import PairAssessment
from desktop.pages.scoring import ScoringPage
from desktop.selection import Selection
from desktop.window import Window
from tests.desktop.opening import window_open, worked_session
from widgets.elided_button import ElidedButton
from widgets.flow_path import FlowPath
from widgets.method_matrix import MethodMatrix
from widgets.sheet_total import SheetTotal
from widgets.wrapped_text import WrappedText


@pytest.fixture
def window(qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Window]:
    with window_open(qapp, worked_session(), tmp_path, monkeypatch, "scoring") as shown:
        yield shown


def page(window: Window) -> ScoringPage:
    return window.shell.scoring


def methods(window: Window) -> QComboBox:
    found = page(window).findChild(QComboBox, "methods")
    assert isinstance(found, QComboBox)
    return found


def choose(window: Window, qtbot: QtBot, method: str) -> None:
    """Choose a method by the keyboard: from the first down to it, one step a key."""
    box = methods(window)
    box.setFocus()
    qtbot.keyClick(box, Qt.Key.Key_Home)
    for _step in range(box.findData(method)):
        qtbot.keyClick(box, Qt.Key.Key_Down)


def pair(window: Window) -> PairAssessment:
    found = window.selection.pair(window.file.session.assessment)
    assert found is not None
    return found


def matrix(window: Window) -> MethodMatrix:
    found = page(window).matrix
    assert found is not None
    return found


def test_every_method_is_offered_with_what_it_comes_to(window: Window) -> None:
    box = methods(window)
    texts = [box.itemText(place) for place in range(box.count())]
    assert texts[0] == "RUCAM 2016:  excluded to possible"
    assert "DILIN:  not scored" in texts
    assert texts[-1] == "All methods side by side"


def test_a_flow_shows_its_path(window: Window, qtbot: QtBot) -> None:
    choose(window, qtbot, "liverpool")
    assert window.selection.method == "liverpool"
    path = page(window).findChild(FlowPath)
    assert isinstance(path, FlowPath)
    assert path.isVisible()
    assert path.text.startswith("1 yes → 2 yes/no → 2b yes/no")
    assert path.text.endswith("unlikely / possible")
    total = page(window).findChild(SheetTotal)
    assert isinstance(total, SheetTotal)
    assert not total.isVisible()


def test_a_click_on_the_path_goes_to_the_question(window: Window, qtbot: QtBot) -> None:
    choose(window, qtbot, "liverpool")
    path = page(window).findChild(FlowPath)
    assert isinstance(path, FlowPath)
    with qtbot.waitSignal(path.chosen) as gone:
        qtbot.mouseClick(path, Qt.MouseButton.LeftButton, pos=QPoint(10, path.height() // 2))
    assert gone.args == ["suspected"]
    assert window.selection.item == "suspected"


def test_the_officer_decides_on_the_category_of_the_criteria(window: Window, qtbot: QtBot) -> None:
    choose(window, qtbot, "who-umc")
    row = page(window).sheet.row("category")
    row.setFocus()
    place = ["certain", "probable", "possible", "unlikely"].index("possible") + 1
    qtbot.keyClicks(row, str(place))
    assert pair(window).categories == ("possible",)
    assert pair(window).binding


def test_an_opinion_asks_for_its_reason(window: Window, qtbot: QtBot) -> None:
    choose(window, qtbot, "dilin")
    row = page(window).sheet.row("category")
    row.setFocus()
    qtbot.keyClicks(row, "4")
    assert pair(window).categories == ()
    field = row.findChild(QLineEdit, "overrideReason")
    assert isinstance(field, QLineEdit)
    qtbot.keyClicks(field, "metastases explain it better")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert pair(window).categories == ("possible",)
    (item,) = pair(window).sheets[0].items
    assert (item.basis, item.decision is not None and item.decision.reason) == (
        "entered", "metastases explain it better",
    )  # fmt: skip


def test_all_methods_stand_side_by_side(window: Window, qtbot: QtBot) -> None:
    choose(window, qtbot, "")
    shown = matrix(window)
    assert shown.isVisible()
    assert not page(window).sheet.isVisible()
    model = shown.table.rows
    names = [model.line(row).name for row in range(model.rowCount())]
    assert names[:3] == ["Liver injury", "RUCAM 2016", "RUCAM 1993"]
    assert {"Hyperglycaemia", "Naranjo", "WHO-UMC", "Liverpool"} <= set(names)
    assert model.headerData(1, Qt.Orientation.Horizontal) == "Alpelisib"
    assert str(model.data(model.index(1, 2))).startswith("○ … ◑ excluded to possible · −4…3")


def test_methods_are_compared_from_anywhere_without_the_verdict_of_one(window: Window) -> None:
    window.go_to("labs")
    action = next(one for one in window.commands.all if "side by side" in one.text().replace("&", ""))
    action.trigger()
    page = window.shell.scoring
    assert window.step == "scoring"
    assert page.matrix is not None
    assert page.matrix.isVisible()
    total = page.findChild(QLabel, "pairTotal")
    assert total is not None
    assert not total.isVisible()
    page.choose_method(window.selection.method)
    assert total.isVisible()


def test_a_cell_leads_to_its_sheet(window: Window, qtbot: QtBot) -> None:
    choose(window, qtbot, "")
    table = matrix(window).table
    row = next(row for row in range(table.rows.rowCount()) if table.rows.line(row).name == "RECAM")
    table.setCurrentIndex(table.rows.index(row, 2))
    qtbot.keyClick(table, Qt.Key.Key_Return)
    chosen = window.selection
    assert (chosen.product, chosen.event, chosen.method) == ("herbal-decoction", "liver-injury", "recam")
    assert page(window).sheet.isVisible()
    assert not matrix(window).isVisible()


def test_every_total_of_recam_says_that_it_is_a_transcription(window: Window, qtbot: QtBot) -> None:
    choose(window, qtbot, "recam")
    said = [text.text for text in page(window).findChildren(WrappedText) if text.isVisible()]
    assert any("transcribed point table" in text for text in said)


def test_the_matrix_is_a_sound_model(window: Window, qtbot: QtBot, qtmodeltester: object) -> None:
    choose(window, qtbot, "")
    qtmodeltester.check(matrix(window).table.rows)  # type: ignore[attr-defined] # pytest-qt has no type for it


def test_a_fact_on_the_pair_is_entered_once_and_read_by_every_method(window: Window, qtbot: QtBot) -> None:
    shown = page(window)
    assert shown.facts is None
    button = shown.findChild(QPushButton, "pairFacts")
    assert isinstance(button, QPushButton)
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert shown.facts is not None
    assert shown.facts.isVisible()
    assert not shown.sheet.isVisible()
    field = shown.facts.findChild(QComboBox, "pairBefore")
    assert isinstance(field, QComboBox)
    field.setFocus()
    qtbot.keyClicks(field, "yes")
    assessment = window.file.session.assessment
    (facts,) = [one for one in assessment.case.pairs if one.product == "herbal-decoction"]
    assert facts.before
    answers = {
        (one.method.id, result.item.id): result.answers
        for one in assessment.pairs
        if (one.product, one.event) == ("herbal-decoction", "liver-injury")
        for sheet in one.sheets
        for result in sheet.items
    }
    assert answers["naranjo", "before"] == answers["liverpool", "before"] == ("yes",)
    window.file.session.undo()
    assert all(one.product != "herbal-decoction" for one in window.file.session.case.pairs)
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert shown.sheet.isVisible()


def test_the_link_of_an_item_leads_to_the_fact_on_the_pair_that_it_rests_on(window: Window, qtbot: QtBot) -> None:
    wanted = Selection("herbal-decoction", "liver-injury", "naranjo", "naranjo", "placebo")
    window.navigation.go_to_item(wanted)
    assert window.selection == wanted
    links = page(window).sheet.row("placebo").findChildren(ElidedButton)
    (fact,) = [one for one in links if "Came back under placebo" in one.accessibleName()]
    qtbot.keyClick(fact, Qt.Key.Key_Space)
    assert shown_facts(window)
    assert QApplication.focusWidget() is page(window).findChild(QComboBox, "pairPlacebo")


def test_a_fact_of_another_pair_is_gone_to_with_its_pair_and_an_item_leads_back(window: Window) -> None:
    window.navigation.go_to_place("pairs[alpelisib × hyperglycaemia].before")
    assert (window.step, window.selection.product, window.selection.event) == ("scoring", "alpelisib", "hyperglycaemia")
    assert QApplication.focusWidget() is page(window).findChild(QComboBox, "pairBefore")
    window.navigation.go_to_item(Selection("alpelisib", "hyperglycaemia", "naranjo", "naranjo", "before"))
    assert page(window).sheet.isVisible()
    assert not shown_facts(window)


def shown_facts(window: Window) -> bool:
    facts = page(window).facts
    return facts is not None and facts.isVisible()
