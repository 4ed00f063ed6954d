# The key and mouse functions of pytest-qt are untyped.
# mypy: allow-untyped-calls
"""The first-use assistant: an identity is made, others are taken, certificates are given and trusted."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from cryptography.x509 import load_pem_x509_certificate
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from causality.identity.certificates import Person
from causality.identity.identity import load_identity
from causality.identity.own import authority_certificate, cards, create, exported, stored
from causality.identity.time_server import time_server
from causality.identity.trust import trusted
from desktop.identities_window import IdentitiesWindow
from desktop.look import Look
from desktop.settings import Settings
from tests.desktop.looking import clipped, controls, named, overlapping

pytestmark = [pytest.mark.qt_log_level_fail("WARNING"), pytest.mark.qt_log_ignore("propagateSizeHints")]
LONG = 60_000
SECRET, OTHER = "lantern otter vivid plinth", "quartz meadow eleven turnip"


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return tmp_path / "home"


@pytest.fixture
def window(qapp: QApplication, home: Path, qtbot: QtBot) -> Iterator[IdentitiesWindow]:
    look = Look(qapp, Settings(home))
    made = IdentitiesWindow(home, look)
    made.show()
    qtbot.waitExposed(made)
    yield made
    made.close()
    made.deleteLater()
    look.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def field(window: IdentitiesWindow, name: str) -> QLineEdit:
    found = window.findChild(QLineEdit, name)
    assert found is not None
    return found


def button(window: IdentitiesWindow, name: str) -> QPushButton:
    found = window.findChild(QPushButton, name)
    assert found is not None
    return found


def fill(window: IdentitiesWindow, qtbot: QtBot, **texts: str) -> None:
    for name, text in texts.items():
        qtbot.keyClicks(field(window, name), text)


def test_the_first_identity_is_made_by_key_alone(window: IdentitiesWindow, home: Path, qtbot: QtBot) -> None:
    assert "No identity on this machine yet" in window.cards.texts
    assert not field(window, "authorityPassphrase").isVisible()
    fill(window, qtbot, identityName="Ann", organisation="Klinik", country="de", newPassphrase=SECRET)
    assert "Very hard to guess" in window.form.meter.words
    assert "not the same yet" in window.form.told
    fill(window, qtbot, repeatedPassphrase=SECRET)
    with qtbot.waitSignal(window.changed, timeout=LONG):
        qtbot.keyClick(field(window, "repeatedPassphrase"), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "Ann" in window.cards.texts, timeout=LONG)
    (made,) = stored(home)
    assert load_identity(made.file, SECRET.encode()).name == "Ann"
    for name in ("newPassphrase", "repeatedPassphrase", "identityName"):
        assert field(window, name).text() == ""
    assert field(window, "authorityPassphrase").isVisible()


@pytest.mark.parametrize("keys", ["Ctrl+W", "Esc"])
def test_a_key_closes_the_window(window: IdentitiesWindow, qtbot: QtBot, keys: str) -> None:
    window.activateWindow()
    qtbot.waitActive(window)
    qtbot.keySequence(window, keys)
    assert not window.isVisible()


@pytest.mark.parametrize(
    ("texts", "told"),
    [
        ({"newPassphrase": SECRET, "repeatedPassphrase": SECRET}, "The name is missing"),
        ({"identityName": "Ann", "newPassphrase": "secret", "repeatedPassphrase": "secret"}, "not strong enough"),
        ({"identityName": "Ann", "newPassphrase": SECRET, "repeatedPassphrase": OTHER}, "not the same yet"),
    ],
)
def test_what_is_lacking_is_told_and_nothing_is_made(
    window: IdentitiesWindow, home: Path, qtbot: QtBot, texts: dict[str, str], told: str
) -> None:
    fill(window, qtbot, **texts)
    assert told in window.form.told
    assert not button(window, "makeIdentity").isEnabled()
    with qtbot.assertNotEmitted(window.form.asked):
        qtbot.keyClick(field(window, "repeatedPassphrase"), Qt.Key.Key_Return)
    assert stored(home) == ()


def test_a_wrong_passphrase_of_the_authority_is_told_and_what_was_typed_stays(
    window: IdentitiesWindow, home: Path, qtbot: QtBot
) -> None:
    create(home, Person("Ann"), SECRET.encode())
    fill(window, qtbot, identityName="Ben", newPassphrase=OTHER, repeatedPassphrase=OTHER)
    qtbot.mouseClick(button(window, "makeIdentity"), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: window.told == "the authority: wrong passphrase", timeout=LONG)
    assert field(window, "identityName").text() == "Ben"
    assert [one.name for one in stored(home)] == ["Ann"]


def test_an_identity_is_taken_from_a_file(
    window: IdentitiesWindow, home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    made = create(tmp_path / "other", Person("Ann"), SECRET.encode())
    (tmp_path / "ann.p12").write_bytes(exported(load_identity(made.file, SECRET.encode()), OTHER.encode()))
    monkeypatch.setattr(IdentitiesWindow, "ask_file", staticmethod(lambda *_args, **_more: tmp_path / "ann.p12"))
    qtbot.mouseClick(button(window, "takeIdentity"), Qt.MouseButton.LeftButton)
    secret = field(window, "fromFilePassphrase")
    assert secret.isVisible()
    qtbot.keyClicks(secret, "wrong")
    qtbot.keyClick(secret, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.told == "wrong passphrase", timeout=LONG)
    qtbot.keyClicks(secret, OTHER)
    with qtbot.waitSignal(window.changed, timeout=LONG):
        qtbot.keyClick(secret, Qt.Key.Key_Return)
    assert [one.fingerprint for one in stored(home)] == [made.fingerprint]


def test_certificates_are_given_and_trusted(
    window: IdentitiesWindow, home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    assert not button(window, "writeAuthority").isEnabled()
    create(tmp_path / "other", Person("Ann", "Klinik"), SECRET.encode())
    target = tmp_path / "root.pem"
    monkeypatch.setattr(IdentitiesWindow, "ask_file", staticmethod(lambda *_args, **_more: target))
    target.write_bytes(b"no certificate")
    qtbot.mouseClick(button(window, "trustCertificate"), Qt.MouseButton.LeftButton)
    assert window.told == "root.pem: expected a certificate in PEM or DER form"
    giving = IdentitiesWindow(tmp_path / "other", window._look)
    qtbot.mouseClick(button(giving, "writeAuthority"), Qt.MouseButton.LeftButton)
    giving.close()
    assert load_pem_x509_certificate(target.read_bytes()) == authority_certificate(tmp_path / "other")
    qtbot.mouseClick(button(window, "trustCertificate"), Qt.MouseButton.LeftButton)
    assert trusted(home).roots == (authority_certificate(tmp_path / "other"),)
    assert "Klinik: signing authority" in window.cards.texts


def test_an_identity_is_revoked_with_the_passphrase_of_the_authority(
    window: IdentitiesWindow, home: Path, qtbot: QtBot
) -> None:
    assert not button(window, "revokeIdentity").isEnabled()
    create(home, Person("Ann"), SECRET.encode())
    window._show()
    qtbot.mouseClick(button(window, "revokeIdentity"), Qt.MouseButton.LeftButton)
    assert "from now on it cannot sign" in window.told
    secret = field(window, "revokingPassphrase")
    assert secret.isVisible()
    qtbot.keyClicks(secret, OTHER)
    qtbot.keyClick(secret, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.told == "the authority: wrong passphrase", timeout=LONG)
    assert secret.text() == ""
    assert stored(home)[0].revoked == ""
    qtbot.keyClicks(secret, SECRET)
    with qtbot.waitSignal(window.changed, timeout=LONG):
        qtbot.mouseClick(button(window, "putOnList"), Qt.MouseButton.LeftButton)
    assert stored(home)[0].revoked != ""
    assert any("was revoked on" in text for text in window.cards.texts)
    assert window.told.startswith("Revoked: Ann.")
    assert not secret.isVisible()
    assert not button(window, "revokeIdentity").isEnabled()


def test_a_card_is_offered_by_its_address(window: IdentitiesWindow, home: Path, qtbot: QtBot) -> None:
    qtbot.mouseClick(button(window, "addCard"), Qt.MouseButton.LeftButton)
    address = field(window, "cardAddress")
    assert address.hasFocus()
    qtbot.keyClicks(address, "nonsense")
    qtbot.keyClick(address, Qt.Key.Key_Return)
    assert window.told.startswith("expected the address of a card")
    assert cards(home) == ()
    address.selectAll()
    qtbot.keyClicks(address, "pkcs11:token=Ann?module-path=/usr/lib/opensc-pkcs11.so")
    with qtbot.waitSignal(window.changed):
        qtbot.keyClick(address, Qt.Key.Key_Return)
    assert cards(home) == ("pkcs11:token=Ann?module-path=/usr/lib/opensc-pkcs11.so",)
    assert "Card: Ann" in window.cards.texts
    assert not address.isVisible()


def test_a_server_for_time_stamps_is_named(window: IdentitiesWindow, home: Path, qtbot: QtBot) -> None:
    server = field(window, "timeServer")
    qtbot.keyClicks(server, "nonsense")
    qtbot.keyClick(server, Qt.Key.Key_Return)
    assert "expected the address of a server" in window.told
    assert time_server(home) == ""
    server.selectAll()
    qtbot.keyClicks(server, "https://example.org/tsa")
    qtbot.keyClick(server, Qt.Key.Key_Return)
    assert time_server(home) == "https://example.org/tsa"


@pytest.mark.parametrize("asked", ["", "addCard", "revokeIdentity"])
def test_everything_has_a_name_and_its_room(
    window: IdentitiesWindow, home: Path, qapp: QApplication, asked: str
) -> None:
    create(home, Person("Ann"), SECRET.encode())
    window._show()
    if asked:
        button(window, asked).click()
    for size in ((960, 560), (1280, 720)):
        window.resize(*size)
        qapp.processEvents()
        assert "\n".join(clipped(window)) == ""
        assert "\n".join(overlapping(window)) == ""
    assert (
        "\n".join(named(one) for one in controls(window) if not one.accessibleName() and not one.property("text")) == ""
    )
