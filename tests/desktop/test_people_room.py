# The key and mouse functions of pytest-qt are untyped.
# mypy: allow-untyped-calls
"""Officers in the window of the store: added, changed, issued a passphrase, linked, retired; and what is refused."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from causality.identity.certificates import Person
from causality.identity.own import create
from causality.records.desk import Desk
from causality.records.office import all_officers
from causality.records.officers import SignInRefused
from causality.records.signing_in import sign_in
from causality.records.trail import Filter, trail
from desktop.store_rooms.people import PeopleRoom
from desktop.store_window import StoreWindow
from tests.desktop.store import LONG, found, pick, store_window
from tests.records.conftest import pattern  # noqa: F401 - a fixture
from tests.records.places import PASSPHRASE, Place

pytestmark = [pytest.mark.qt_log_level_fail("WARNING"), pytest.mark.qt_log_ignore("plugin does not support")]


@pytest.fixture
def copy(pattern: Place, tmp_path: Path) -> Place:  # noqa: F811 - the fixture
    return pattern.copied(tmp_path)


@pytest.fixture
def window(copy: Place, tmp_path: Path, qapp: QApplication, qtbot: QtBot) -> Iterator[StoreWindow]:
    create(tmp_path / "home", Person("Ben Assessor"), b"lantern otter vivid plinth")
    with store_window(qapp, copy, tmp_path / "home", qtbot, room="people") as made:
        yield made


def room(window: StoreWindow) -> PeopleRoom:
    made = window.made("people")
    assert isinstance(made, PeopleRoom)
    return made


def press(window: StoreWindow, qtbot: QtBot, name: str) -> None:
    qtbot.mouseClick(found(QPushButton, window, name), Qt.MouseButton.LeftButton)


def reason(window: StoreWindow, qtbot: QtBot, words: str) -> None:
    qtbot.keyClicks(found(QLineEdit, window, "officerReason"), words)


def states(window: StoreWindow) -> dict[str, tuple[str, str]]:
    return {row.cells[0]: (row.cells[2], row.cells[3]) for row in room(window).officers.rows}


def test_an_officer_is_added_with_a_first_passphrase_that_is_shown_once(
    window: StoreWindow, copy: Place, qtbot: QtBot, qtmodeltester: ModelTester
) -> None:
    assert not found(QPushButton, window, "addOfficer").isEnabled()
    qtbot.keyClicks(found(QLineEdit, window, "officerId"), "eve")
    qtbot.keyClicks(found(QLineEdit, window, "officerName"), "Eve Newcomer")
    pick(qtbot, window, "officerRole", "reviewer")
    press(window, qtbot, "addOfficer")
    qtbot.waitUntil(lambda: bool(room(window).secret.secret), timeout=LONG)
    secret = room(window).secret.secret
    assert states(window)["eve"] == ("reviewer", "has to choose a passphrase")
    assert found(QLineEdit, window, "officerId").text() == ""
    eve = Desk(*sign_in(copy.where, "eve", secret, copy.hands))
    assert eve.officer.renew
    eve.store.close()
    press(window, qtbot, "secretTaken")
    assert room(window).secret.secret == ""
    assert not room(window).secret.isVisible()
    assert secret not in str(trail(window.desk, Filter(action="officer added")))
    qtmodeltester.check(room(window).officers.model())


def test_an_id_that_was_given_is_refused_in_one_line(window: StoreWindow, qtbot: QtBot) -> None:
    qtbot.keyClicks(found(QLineEdit, window, "officerId"), "ben")
    qtbot.keyClicks(found(QLineEdit, window, "officerName"), "Another Ben")
    pick(qtbot, window, "officerRole", "reader")
    qtbot.keyClick(found(QLineEdit, window, "officerName"), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "an id is never given to another person" in window.messages.text, timeout=LONG)
    assert room(window).secret.secret == ""
    assert found(QLineEdit, window, "officerName").text() == "Another Ben"


def test_another_role_needs_a_reason_and_stands_in_the_trail(window: StoreWindow, qtbot: QtBot) -> None:
    room(window).officers.pick("dan")
    button = found(QPushButton, window, "changeRole")
    assert "role already" in button.toolTip()
    pick(qtbot, window, "newRole", "reviewer")
    assert (button.isEnabled(), "needs a reason" in button.toolTip()) == (False, True)
    reason(window, qtbot, "passed the training")
    press(window, qtbot, "changeRole")
    assert states(window)["dan"] == ("reviewer", "active")
    row = trail(window.desk, Filter(action="role changed"))[0]
    assert (row.subject, row.reason) == ("dan", "passed the training")
    assert found(QLineEdit, window, "officerReason").text() == ""


def test_a_lost_passphrase_is_issued_anew(window: StoreWindow, copy: Place, qtbot: QtBot) -> None:
    room(window).officers.pick("ben")
    reason(window, qtbot, "forgotten")
    press(window, qtbot, "issueAnew")
    qtbot.waitUntil(lambda: bool(room(window).secret.secret), timeout=LONG)
    with pytest.raises(SignInRefused):
        sign_in(copy.where, "ben", f"{PASSPHRASE} ben", copy.hands)
    store, ben = sign_in(copy.where, "ben", room(window).secret.secret, copy.hands)
    store.close()
    assert ben.renew


def test_an_identity_is_linked_and_told(window: StoreWindow, qtbot: QtBot) -> None:
    room(window).officers.pick("ben")
    reason(window, qtbot, "passport seen")
    press(window, qtbot, "linkIdentity")
    assert "Ben Assessor signs with Ben Assessor" in window.messages.text
    assert "signs with Ben Assessor (" in room(window).card.told
    room(window).officers.pick("chloe")
    reason(window, qtbot, "the same one")
    press(window, qtbot, "linkIdentity")
    assert "linked with ben already" in window.messages.text


def test_an_officer_is_retired_and_stays_in_the_list(window: StoreWindow, copy: Place, qtbot: QtBot) -> None:
    room(window).officers.pick("dan")
    reason(window, qtbot, "left the house")
    press(window, qtbot, "retireOfficer")
    assert states(window)["dan"] == ("reader", "retired")
    for name in ("changeRole", "issueAnew", "linkIdentity", "retireOfficer"):
        assert "retired" in found(QPushButton, window, name).toolTip()
    with pytest.raises(SignInRefused):
        sign_in(copy.where, "dan", f"{PASSPHRASE} dan", copy.hands)


def test_nobody_retires_themselves_and_the_last_administrator_stays_one(window: StoreWindow, qtbot: QtBot) -> None:
    room(window).officers.pick("anna")
    reason(window, qtbot, "enough of it")
    assert not found(QPushButton, window, "retireOfficer").isEnabled()
    assert not found(QPushButton, window, "issueAnew").isEnabled()
    pick(qtbot, window, "newRole", "reader")
    press(window, qtbot, "changeRole")
    assert "needs an administrator" in window.messages.text
    assert window.desk.officer.role == "administrator"
    assert {one.role for one in all_officers(window.desk) if one.id == "anna"} == {"administrator"}


def test_who_is_no_administrator_sees_the_officers_and_why_nothing_can_be_done(
    copy: Place, tmp_path: Path, qapp: QApplication, qtbot: QtBot
) -> None:
    with store_window(qapp, copy, tmp_path / "home", qtbot, "reviewer", "people") as window:
        assert set(states(window)) == {"anna", "ben", "chloe", "dan"}
        for name in ("changeRole", "issueAnew", "linkIdentity", "retireOfficer", "addOfficer"):
            button = found(QPushButton, window, name)
            assert not button.isEnabled()
            assert "you have the role reviewer" in button.toolTip()
