# The key and mouse functions of pytest-qt are untyped.
# mypy: allow-untyped-calls
"""Cards and forms of the window of the store: what they take, what they lack, what they report."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLineEdit, QPushButton, QWidget
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from widgets.erase_card import Erasable, EraseCard
from widgets.key_card import KeyCard
from widgets.officer_form import OfficerForm
from widgets.own_passphrase_form import OwnPassphraseForm
from widgets.palette import DARK, LIGHT
from widgets.pick_table import Pick, PickTable
from widgets.secret_card import SecretCard
from widgets.settings_form import SettingRow, SettingsForm

pytestmark = [pytest.mark.qt_log_level_fail("WARNING"), pytest.mark.qt_log_ignore("plugin does not support")]


def button(widget: QWidget, name: str) -> QPushButton:
    found = widget.findChild(QPushButton, name)
    assert found is not None
    return found


def line(widget: QWidget, name: str) -> QLineEdit:
    found = widget.findChild(QLineEdit, name)
    assert found is not None
    return found


def test_a_row_is_picked_by_key_and_stays_picked_when_rows_come_and_go(
    qtbot: QtBot, qtmodeltester: ModelTester
) -> None:
    table = PickTable("picked", "Officers")
    qtbot.addWidget(table)
    table.show()
    rows = [Pick(key, (key, key.upper())) for key in "abc"]
    table.show_rows(("Id", "Name"), rows, (1, 2))
    assert table.current == "a"
    with qtbot.waitSignal(table.moved) as moved:
        qtbot.keyClick(table, Qt.Key.Key_Down)
    assert moved.args == ["b"]
    with qtbot.waitSignal(table.opened) as opened:
        qtbot.keyClick(table, Qt.Key.Key_Return)
    assert opened.args == ["b"]
    table.show_rows(("Id", "Name"), [Pick("z", ("z", "Z")), *rows], (1, 2))
    assert table.current == "b"
    table.show_rows(("Id", "Name"), rows[:1], (1, 2))
    assert table.current == "a"
    table.pick("no such row")
    assert table.current == "a"
    with qtbot.waitSignal(table.moved) as moved:
        table.show_rows(("Id", "Name"), (), (1, 2))
    assert (moved.args, table.current) == ([""], "")
    with qtbot.assertNotEmitted(table.opened):
        qtbot.keyClick(table, Qt.Key.Key_Return)
    qtmodeltester.check(table.model())


def test_an_erasure_is_asked_for_only_when_it_is_meant(qtbot: QtBot) -> None:
    card = EraseCard()
    qtbot.addWidget(card)
    card.show_allowed("", LIGHT)
    with qtbot.waitSignal(card.sought) as sought:
        qtbot.keyClicks(line(card, "eraseNumber"), "17")
    assert sought.args == ["17"]
    card.show_found([Erasable("k1", "2026-17", "one"), Erasable("k2", "2026-017", "other")], DARK)
    assert "choose it" in card.lacking  # of two that fit none is taken silently
    card.show_found([Erasable("k1", "2026-17", "one")], DARK)
    qtbot.keyClicks(line(card, "eraseReason"), "  ")
    assert "reason is missing" in card.lacking
    qtbot.keyClicks(line(card, "eraseReason"), "court order")
    qtbot.keyClicks(line(card, "eraseAgain"), "2026-17 ")
    assert "as it is: 2026-17" in card.lacking
    qtbot.keyClick(line(card, "eraseAgain"), Qt.Key.Key_Backspace)
    with qtbot.waitSignal(card.erase_asked) as asked:
        qtbot.mouseClick(button(card, "erasePatient"), Qt.MouseButton.LeftButton)
    assert asked.args == ["k1", "court order"]
    card.show_allowed("not for you", LIGHT)
    assert button(card, "erasePatient").toolTip() == "not for you"
    card.clear()
    assert line(card, "eraseAgain").text() == ""


def test_a_secret_is_shown_copied_and_put_away(qtbot: QtBot) -> None:
    card = SecretCard()
    qtbot.addWidget(card)
    assert not card.isVisible()
    card.show_secret("For Eve", "ABCD-EFGH", LIGHT)
    assert (card.isVisible(), card.secret, line(card, "shownSecret").isReadOnly()) == (True, "ABCD-EFGH", True)
    qtbot.mouseClick(button(card, "copySecret"), Qt.MouseButton.LeftButton)
    assert QGuiApplication.clipboard().text() == "ABCD-EFGH"
    with qtbot.waitSignal(card.put_away):
        qtbot.mouseClick(button(card, "secretTaken"), Qt.MouseButton.LeftButton)
    assert (card.isVisible(), card.secret) == (False, "")


def test_settings_are_reported_together_and_only_what_differs(qtbot: QtBot) -> None:
    rows = [SettingRow("idle minutes", "Idle", "about", ""), SettingRow("clock", "Clock", "about", "",
            (("", "none"), ("eu", "EU")))]  # fmt: skip
    form = SettingsForm(rows)
    qtbot.addWidget(form)
    with qtbot.assertNotEmitted(form.asked):
        form.show_settings({"idle minutes": "10", "clock": "eu"}, "", LIGHT)
    assert not button(form, "takeSettings").isEnabled()
    qtbot.keyClicks(line(form, "settingIdleMinutes"), "5")
    with qtbot.waitSignal(form.asked) as asked:
        qtbot.keyClick(line(form, "settingIdleMinutes"), Qt.Key.Key_Return)
    assert asked.args == [[("idle minutes", "510")]]  # what is shown is gone on with from its beginning
    form.show_settings({"idle minutes": "10", "clock": "eu"}, "not for you", LIGHT)
    assert button(form, "takeSettings").toolTip() == "not for you"
    assert not line(form, "settingIdleMinutes").isEnabled()


def test_an_own_passphrase_is_asked_with_the_old_one_and_forgotten(qtbot: QtBot) -> None:
    form = OwnPassphraseForm()
    qtbot.addWidget(form)
    form.show_form(LIGHT)
    assert not button(form, "changePassphrase").isEnabled()
    qtbot.keyClicks(line(form, "oldPassphrase"), "old")
    with qtbot.waitSignal(form.typed) as typed:
        qtbot.keyClicks(line(form, "newPassphrase"), "n")
    assert typed.args == ["n"]
    qtbot.keyClicks(line(form, "repeatedPassphrase"), "n")
    form.show_strength(1, "weak", enough=False)
    assert not button(form, "changePassphrase").isEnabled()
    form.show_strength(4, "strong", enough=True)
    with qtbot.waitSignal(form.asked) as asked:
        qtbot.keyClick(line(form, "repeatedPassphrase"), Qt.Key.Key_Return)
    assert asked.args == ["old", "n"]
    assert [line(form, name).text() for name in ("oldPassphrase", "newPassphrase", "repeatedPassphrase")] == [""] * 3


def test_another_key_needs_the_passphrase_and_the_right_to_it(qtbot: QtBot) -> None:
    card = KeyCard()
    qtbot.addWidget(card)
    card.show_state("", "nothing", LIGHT, forgets=False)
    assert "passphrase is wanted" in button(card, "rekey").toolTip()
    qtbot.keyClicks(line(card, "rekeyPassphrase"), "mine")
    with qtbot.waitSignal(card.rekey_asked) as asked:
        qtbot.keyClick(line(card, "rekeyPassphrase"), Qt.Key.Key_Return)
    assert (asked.args, line(card, "rekeyPassphrase").text()) == (["mine"], "")
    card.show_state("not for you", "the keyring opens it", LIGHT, forgets=True)
    assert (button(card, "rekey").toolTip(), button(card, "forgetKeyring").isEnabled()) == ("not for you", True)
    with qtbot.waitSignal(card.forget_asked):
        qtbot.mouseClick(button(card, "forgetKeyring"), Qt.MouseButton.LeftButton)


def test_a_new_officer_needs_id_name_and_role(qtbot: QtBot) -> None:
    form = OfficerForm((("reader", "reader"),))
    qtbot.addWidget(form)
    qtbot.keyClicks(line(form, "officerId"), " eve ")
    qtbot.keyClicks(line(form, "officerName"), "Eve")
    assert "are wanted" in button(form, "addOfficer").toolTip()
    form._role.show_choice("reader")
    with qtbot.waitSignal(form.asked) as asked:
        qtbot.keyClick(line(form, "officerName"), Qt.Key.Key_Return)
    assert asked.args == ["eve", "Eve", "reader"]
    form.clear()
    assert line(form, "officerId").text() == ""
    form.show_allowed("not for you")
    assert button(form, "addOfficer").toolTip() == "not for you"
