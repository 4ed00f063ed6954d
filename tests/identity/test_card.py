"""Smart cards, tried with a card made of software (SoftHSM), and what is said where something is missing."""

import os
import shutil
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat

from causality.identity.card import CardAddress, card_address, open_card
from causality.identity.certificates import DEMO_AUTHORITY, Person, issue, make_authority
from causality.identity.own import cards, offer_card
from causality.identity.wrapping import InvalidIdentity
from causality.report.signing import sign
from causality.report.verify import verify

MODULE = next((path for path in map(Path, (
    "/usr/lib/softhsm/libsofthsm2.so", "/usr/lib/x86_64-linux-gnu/softhsm/libsofthsm2.so",
    "/opt/homebrew/lib/softhsm/libsofthsm2.so")) if path.exists()), None)  # fmt: skip
PIN = "246810"
needs_card = pytest.mark.skipif(
    MODULE is None or shutil.which("softhsm2-util") is None, reason="a card made of software is not installed"
)


@pytest.fixture(scope="module")
def card(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The address of a card that holds one key with its certificate and that of the issuer."""
    pkcs11 = pytest.importorskip("pkcs11")
    folder = tmp_path_factory.mktemp("card")
    (folder / "tokens").mkdir()
    (folder / "softhsm2.conf").write_text(f"directories.tokendir = {folder / 'tokens'}\nlog.level = ERROR\n")
    os.environ["SOFTHSM2_CONF"] = str(folder / "softhsm2.conf")
    now = datetime.now(UTC)
    authority = make_authority(DEMO_AUTHORITY, now)
    person = issue(Person("Ann Card", "Klinik"), authority, now)
    assert person.key is not None
    key = folder / "key.pem"
    key.write_bytes(person.key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()))
    run("--init-token", "--free", "--label", "Ann", "--so-pin", "1357911", "--pin", PIN)
    run("--import", str(key), "--token", "Ann", "--label", "signing", "--id", "A1", "--pin", PIN)
    token = pkcs11.lib(str(MODULE)).get_token(token_label="Ann")
    with token.open(rw=True, user_pin=PIN) as session:
        for label, number, one in (("signing", b"\xa1", person), ("root", b"\xa2", authority)):
            session.create_object({
                pkcs11.Attribute.CLASS: pkcs11.ObjectClass.CERTIFICATE,
                pkcs11.Attribute.CERTIFICATE_TYPE: pkcs11.CertificateType.X_509,
                pkcs11.Attribute.TOKEN: True,
                pkcs11.Attribute.LABEL: label,
                pkcs11.Attribute.ID: number,
                pkcs11.Attribute.SUBJECT: one.certificate.subject.public_bytes(),
                pkcs11.Attribute.VALUE: one.certificate.public_bytes(Encoding.DER),
            })  # fmt: skip
    return f"pkcs11:token=Ann?module-path={MODULE}"


def run(*arguments: str) -> None:
    subprocess.run(["softhsm2-util", *arguments], check=True, capture_output=True)


@needs_card
def test_a_key_on_a_card_signs_and_never_leaves_it(card: str, unsigned: bytes) -> None:
    identity = open_card(card, PIN, datetime.now(UTC))
    assert (identity.name, identity.key) == ("Ann Card", None)
    assert identity.card is not None
    result = verify(sign(unsigned, identity, meaning="authorship"))
    identity.card.close()
    assert result.ok, list(result.lines())
    assert result.signatures[0].who == "Ann Card"
    assert result.signatures[0].trust.startswith("unknown issuer")


@needs_card
@pytest.mark.parametrize(
    ("change", "pin", "told"),
    [
        (("", ""), "000000", "^wrong PIN$"),
        (("token=Ann", "token=Ben"), PIN, "there is no such card"),
        (("token=Ann", "token=Ann;object=root"), PIN, "holds no certificate with its key"),
        (("token=Ann", "token=Ann;id=%A7"), PIN, "holds no certificate with its key"),
    ],
)
def test_what_is_wrong_with_a_card_is_one_line(card: str, change: tuple[str, str], pin: str, told: str) -> None:
    with pytest.raises(InvalidIdentity, match=told) as refused:
        open_card(card.replace(*change) if change[0] else card, pin, datetime.now(UTC))
    assert pin not in str(refused.value)
    assert "\n" not in str(refused.value)


@needs_card
def test_a_certificate_that_expired_does_not_sign(card: str) -> None:
    with pytest.raises(InvalidIdentity, match="expired on"):
        open_card(card, PIN, datetime(2050, 1, 1, tzinfo=UTC))


def test_a_library_that_is_not_there_is_told() -> None:
    pytest.importorskip("pkcs11")
    with pytest.raises(InvalidIdentity, match="the card cannot be used"):
        open_card("pkcs11:token=x?module-path=/absent/library.so", PIN, datetime.now(UTC))


def test_without_the_part_for_cards_it_is_said_how_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pkcs11", None)
    with pytest.raises(InvalidIdentity, match=r'pip install "dechallenge\[smartcard\]"'):
        open_card("pkcs11:token=x?module-path=/usr/lib/x.so", PIN, datetime.now(UTC))


def test_an_address_is_read_by_the_standard() -> None:
    address = card_address("pkcs11:token=Ann%20A;object=signing;id=%01%FF?module-path=/usr/lib/x.so&x=1")
    assert address == CardAddress("/usr/lib/x.so", "Ann A", "signing", b"\x01\xff")


@pytest.mark.parametrize("text", ["", "pkcs11:", "pkcs11:token=Ann", "ann.p12", "pkcs11:?module-path="])
def test_what_is_no_address_is_refused_with_an_example(text: str) -> None:
    with pytest.raises(InvalidIdentity, match="expected the address of a card such as pkcs11:"):
        card_address(text)


def test_cards_that_are_offered_are_remembered_once(tmp_path: Path) -> None:
    address = "pkcs11:token=Ann?module-path=/usr/lib/x.so"
    assert cards(tmp_path) == ()
    for _time in range(2):
        offer_card(tmp_path, address)
    assert cards(tmp_path) == (address,)
    with pytest.raises(InvalidIdentity):
        offer_card(tmp_path, "nonsense")
