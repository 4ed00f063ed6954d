# The key and mouse functions of pytest-qt are untyped.
# mypy: allow-untyped-calls

"""Scoring blind in the window: decisions go into the own scoring, are hidden, compared, and agreed on."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from causality.case.deciding import Decision, Scoring
from desktop.session import Session
from desktop.who import officer
from desktop.window import Window
from tests.desktop.opening import window_open, worked_session

pytestmark = [
    pytest.mark.qt_log_level_fail("WARNING"),
    pytest.mark.qt_log_ignore("propagateSizeHints", "raise", "grabbing the keyboard", "requestActivate"),
]
HERB = ("herbal-decoction", "liver-injury", "rucam-2016", "hepatocellular")


def decided(item: str, answer: str, who: str, reason: str) -> Decision:
    product, event, method, sheet = HERB
    return Decision(product=product, event=event, method=method, sheet=sheet, item=item, answer=answer, who=who,
                    action="overridden", reason=reason)  # fmt: skip


@pytest.fixture(autouse=True)
def anna(monkeypatch: pytest.MonkeyPatch) -> None:
    """Who is logged in, whatever this machine says."""
    monkeypatch.setenv("LOGNAME", "anna")


@pytest.fixture
def session(qapp: QApplication) -> Session:
    return worked_session()


@pytest.fixture
def window(
    qapp: QApplication, session: Session, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> Iterator[Window]:
    with window_open(qapp, session, tmp_path / "home", monkeypatch, "scoring") as made:
        qtbot.waitExposed(made)
        look_at_the_herb(made)
        yield made


def look_at_the_herb(window: Window) -> None:
    window.navigation.select(product=HERB[0], event=HERB[1], method=HERB[2])
    window.navigation.select(sheet=HERB[3])


def button(window: Window, name: str) -> QPushButton:
    return window.findChildren(QPushButton, name)[0]


def press(window: Window, qtbot: QtBot, name: str) -> None:
    assert button(window, name).isVisible(), name
    qtbot.mouseClick(button(window, name), Qt.MouseButton.LeftButton)


def both(session: Session) -> None:
    """Two finished scorings that differ on what is known of the herb and agree on alcohol."""
    mine = (decided("hepatotoxicity", "published", officer(), "case series"),
            decided("risk_alcohol", "no", officer(), "asked"))  # fmt: skip
    theirs = (decided("hepatotoxicity", "labelled", "ben", "monograph"), decided("risk_alcohol", "no", "ben", "asked"))
    rows = (Scoring(officer=officer(), state="done", decisions=mine),
            Scoring(officer="ben", state="done", decisions=theirs))  # fmt: skip
    session.begin(replace(session.case, scorings=rows))


def test_decisions_go_into_the_own_scoring_while_it_is_open(window: Window, session: Session, qtbot: QtBot) -> None:
    press(window, qtbot, "blindBegin")
    assert [one.officer for one in session.case.scorings] == [officer()]
    sheet = window.shell.scoring.sheet
    sheet.answered.emit("hepatotoxicity", "published", "case series")
    assert session.case.decisions == ()
    (held,) = session.case.scorings[0].decisions
    assert (held.item, held.answer, held.reason) == ("hepatotoxicity", "published", "case series")
    sheet.withdrawn.emit("hepatotoxicity")
    assert session.case.scorings[0].decisions == ()
    press(window, qtbot, "acceptAll")
    assert len(session.case.scorings[0].decisions) > 1
    press(window, qtbot, "blindFinish")
    assert session.case.scorings[0].state == "done"
    press(window, qtbot, "blindBegin")
    assert session.case.scorings[0].state == "open"


def test_the_verdicts_of_the_case_keep_to_its_own_decisions(window: Window, session: Session, qtbot: QtBot) -> None:
    press(window, qtbot, "blindBegin")
    before = [pair.total for pair in session.assessment.pairs]
    window.shell.scoring.sheet.answered.emit("hepatotoxicity", "published", "case series")
    assert [pair.total for pair in session.assessment.pairs] == before


def test_other_scorings_are_hidden_until_all_are_done(window: Window, session: Session, qtbot: QtBot) -> None:
    theirs = Scoring(officer="ben", decisions=(decided("hepatotoxicity", "labelled", "ben", "monograph"),))
    session.begin(replace(session.case, scorings=(theirs,)))
    press(window, qtbot, "blindBegin")
    press(window, qtbot, "blindFinish")
    assert not button(window, "agreementShow").isVisible()
    session.begin(replace(session.case, scorings=tuple(replace(one, state="done") for one in session.case.scorings)))
    assert button(window, "agreementShow").isVisible()
    assert not button(window, "blindBegin").isVisible()


def test_the_agreement_is_looked_at_and_an_item_gone_to(window: Window, session: Session, qtbot: QtBot) -> None:
    both(session)
    press(window, qtbot, "agreementShow")
    page = window.shell.scoring
    assert page.panel.isVisible()
    assert not page.sheet.isVisible()
    model = page.panel.table.model()
    assert model.rowCount() == 1
    assert f"{officer()}: " in model.index(0, 2).data()
    assert "ben: " in model.index(0, 2).data()
    page.panel.table.selectRow(0)
    qtbot.keyClick(page.panel.table, Qt.Key.Key_Return)
    assert page.sheet.isVisible()
    assert window.navigation.selection.item == "hepatotoxicity"


def test_what_all_decided_alike_is_taken_over_and_the_rest_is_settled_with_what_each_said(
    window: Window, session: Session, qtbot: QtBot
) -> None:
    both(session)
    scorings = session.case.scorings
    press(window, qtbot, "agreementShow")
    press(window, qtbot, "agreementTake")
    assert [(one.item, one.answer) for one in session.case.decisions] == [("risk_alcohol", "no")]
    press(window, qtbot, "agreementShow")
    look_at_the_herb(window)
    window.shell.scoring.sheet.answered.emit("hepatotoxicity", "published", "one series")
    reason = session.case.decisions[-1].reason
    assert reason.startswith("agreed on: one series (")
    assert "ben: " in reason
    assert session.case.scorings == scorings
    session.undo()
    session.undo()
    assert session.case.decisions == ()
