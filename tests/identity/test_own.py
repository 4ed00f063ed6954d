"""Identities kept on this machine: made, listed, brought along, exported, revoked."""

import os
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ec import SECP256R1, SECP384R1, EllipticCurvePublicKey
from cryptography.x509 import BasicConstraints, Certificate, KeyUsage, NameOID

from causality.identity.certificates import InvalidPerson, Person
from causality.identity.identity import load_identity, read_identity
from causality.identity.own import (
    authority_certificate,
    bring,
    create,
    exported,
    has_authority,
    named,
    revoke,
    stored,
)
from causality.identity.trust import trusted
from causality.identity.wrapping import InvalidIdentity
from causality.report.signing import CannotSign, sign
from causality.report.verify import verify

ANN = Person("Ann Łukasiewicz", "Klinik Süd", email="ann@example.org", country="de")
SECRET, OTHER = b"lantern otter vivid plinth", b"quartz meadow eleven turnip"


def curve(certificate: Certificate) -> type:
    key = certificate.public_key()
    assert isinstance(key, EllipticCurvePublicKey)
    return type(key.curve)


def test_the_first_identity_makes_the_authority_that_issues_it(tmp_path: Path) -> None:
    assert not has_authority(tmp_path)
    made = create(tmp_path, ANN, SECRET)
    authority = authority_certificate(tmp_path)
    assert authority is not None
    made.certificate.verify_directly_issued_by(authority)
    assert authority.extensions.get_extension_for_class(BasicConstraints).value == BasicConstraints(True, 0)
    assert (curve(made.certificate), curve(authority)) == (SECP256R1, SECP384R1)
    usage = made.certificate.extensions.get_extension_for_class(KeyUsage).value
    assert usage.digital_signature
    assert usage.content_commitment
    assert not usage.key_cert_sign
    subject = {part.oid: part.value for part in made.certificate.subject}
    assert subject[NameOID.COMMON_NAME] == "Ann Łukasiewicz"
    assert subject[NameOID.COUNTRY_NAME] == "DE"
    assert len(str(subject[NameOID.SERIAL_NUMBER])) == 16
    assert trusted(tmp_path).roots == (authority,)


def test_an_identity_signs_and_is_trusted_on_its_own_machine(tmp_path: Path, unsigned: bytes) -> None:
    made = create(tmp_path, ANN, SECRET)
    report = sign(unsigned, load_identity(made.file, SECRET), meaning="authorship")
    (author,) = verify(report, trust=trusted(tmp_path), require_trust=True).signatures
    assert author.trusted
    assert (author.who, author.fingerprint) == ("Ann Łukasiewicz", made.fingerprint)


def test_the_key_is_not_in_the_file_and_opens_with_its_passphrase_only(tmp_path: Path) -> None:
    made = create(tmp_path, ANN, SECRET)
    data = made.file.read_bytes()
    for piece in (SECRET, b"PRIVATE KEY"):
        assert piece not in data
    for wrong in (b"", b"wrong", SECRET + b" "):
        with pytest.raises(InvalidIdentity, match=r"^wrong passphrase$"):
            load_identity(made.file, wrong)
    assert os.name == "nt" or made.file.stat().st_mode & 0o077 == 0


def test_a_second_person_needs_the_authority(tmp_path: Path) -> None:
    create(tmp_path, ANN, SECRET)
    with pytest.raises(InvalidIdentity, match="the authority: wrong passphrase"):
        create(tmp_path, Person("Ben"), OTHER)
    ben = create(tmp_path, Person("Ben"), OTHER, SECRET)
    assert load_identity(ben.file, OTHER).name == "Ben"
    assert [one.name for one in stored(tmp_path)] == ["Ann Łukasiewicz", "Ben"]
    assert len(trusted(tmp_path).roots) == 1


def test_an_identity_is_found_by_name_and_fingerprint(tmp_path: Path) -> None:
    made = create(tmp_path, ANN, SECRET)
    assert named(tmp_path, "Ann Łukasiewicz") == named(tmp_path, made.fingerprint) == made
    assert named(tmp_path, "Ann") is None
    create(tmp_path, ANN, OTHER, SECRET)
    assert named(tmp_path, "Ann Łukasiewicz") is None


def test_an_exported_identity_is_a_pkcs12_file_and_can_be_brought_along(tmp_path: Path) -> None:
    made = create(tmp_path / "one", ANN, SECRET)
    data = exported(load_identity(made.file, SECRET), OTHER)
    (tmp_path / "ann.p12").write_bytes(data)
    brought = bring(tmp_path / "two", load_identity(tmp_path / "ann.p12", OTHER), OTHER)
    assert brought.fingerprint == made.fingerprint
    assert load_identity(brought.file, OTHER).issuers == (authority_certificate(tmp_path / "one"),)
    assert not has_authority(tmp_path / "two")
    with pytest.raises(InvalidIdentity, match="wrong passphrase"):
        read_identity(data, SECRET)


def test_a_revoked_identity_neither_signs_nor_holds(tmp_path: Path, unsigned: bytes) -> None:
    ann, ben = create(tmp_path, ANN, SECRET), create(tmp_path, Person("Ben"), OTHER, SECRET)
    report = sign(unsigned, load_identity(ann.file, SECRET), meaning="authorship")
    report = sign(report, load_identity(ben.file, OTHER), meaning="review")
    with pytest.raises(InvalidIdentity, match="the authority: wrong passphrase"):
        revoke(tmp_path, ben, OTHER)
    revoke(tmp_path, ben, SECRET)
    revoke(tmp_path, create(tmp_path, Person("Cy"), OTHER, SECRET), SECRET)
    today = f"{datetime.now(UTC):%Y-%m-%d}"
    assert [bool(one.revoked) for one in stored(tmp_path)] == [False, True, True]
    again = named(tmp_path, "Ben")
    assert again is not None
    assert again.problem(datetime.now(UTC)) == f"the certificate was revoked on {today}"
    result = verify(report, trust=trusted(tmp_path))
    assert not result.ok
    assert [check.trusted for check in result.signatures] == [True, False]
    assert f"the certificate was revoked on {today}" in result.signatures[1].trust


def test_a_list_that_no_trusted_issuer_signed_revokes_nothing(tmp_path: Path, unsigned: bytes) -> None:
    made = create(tmp_path / "one", ANN, SECRET)
    report = sign(unsigned, load_identity(made.file, SECRET), meaning="authorship")
    path = revoke(tmp_path / "one", made, SECRET)
    (tmp_path / "two" / "trust").mkdir(parents=True)
    (tmp_path / "two" / "trust" / "their.crl").write_bytes(path.read_bytes())
    assert trusted(tmp_path / "two").lists
    assert verify(report, trust=trusted(tmp_path / "two")).ok


def test_what_was_issued_elsewhere_is_revoked_elsewhere(tmp_path: Path) -> None:
    elsewhere = create(tmp_path / "one", ANN, SECRET)
    create(tmp_path / "two", Person("Ben"), OTHER)
    brought = bring(tmp_path / "two", load_identity(elsewhere.file, SECRET), SECRET)
    with pytest.raises(InvalidIdentity, match="only its issuer"):
        revoke(tmp_path / "two", brought, OTHER)


def test_an_identity_tells_when_it_ends(tmp_path: Path) -> None:
    now = datetime.now(UTC)
    made = create(tmp_path, ANN, SECRET, now=now)
    assert (made.problem(now), made.warning(now)) == ("", "")
    ends = made.certificate.not_valid_after_utc
    assert "expires on" in made.warning(ends - timedelta(days=29))
    assert made.warning(ends - timedelta(days=31)) == ""
    assert "expired on" in made.problem(ends + timedelta(days=1))
    assert "not valid before" in made.problem(now - timedelta(days=1))


def test_a_damaged_file_is_no_identity_and_hides_no_other(tmp_path: Path) -> None:
    made = create(tmp_path, ANN, SECRET)
    made.file.with_name("bad.identity").write_bytes(b"{")
    assert [one.name for one in stored(tmp_path)] == ["Ann Łukasiewicz"]
    data = made.file.read_bytes()
    for place in range(0, len(data), max(1, len(data) // 12)):
        made.file.write_bytes(data[:place] + bytes([data[place] ^ 1]) + data[place + 1 :])
        with pytest.raises(InvalidIdentity):
            load_identity(made.file, SECRET)


@pytest.mark.parametrize(
    ("person", "told"),
    [
        (Person(" "), "the name is missing"),
        (Person("x" * 65), "at most 64 characters"),
        (Person("Ann\u202e"), "printable"),
        (Person("Ann", email="nobody"), "e-mail"),
        (Person("Ann", email="ä@example.org"), "e-mail"),
        (Person("Ann", country="Germany"), "two letters"),
        (Person("Ann", country="1"), "two letters"),
    ],
)
def test_what_a_certificate_cannot_hold_is_told(tmp_path: Path, person: Person, told: str) -> None:
    with pytest.raises(InvalidPerson, match=told):
        create(tmp_path, person, SECRET)
    assert stored(tmp_path) == ()


def test_an_empty_passphrase_seals_nothing(tmp_path: Path) -> None:
    with pytest.raises(InvalidIdentity, match="the passphrase is empty"):
        create(tmp_path, ANN, b"")
    assert stored(tmp_path) == ()
    assert not has_authority(tmp_path)


def test_an_expired_identity_is_refused_by_name_of_the_day(tmp_path: Path, unsigned: bytes) -> None:
    old = create(tmp_path, ANN, SECRET, now=datetime.now(UTC) - timedelta(days=800))
    with pytest.raises(InvalidIdentity, match="expired on"):
        load_identity(old.file, SECRET)
    with pytest.raises(CannotSign, match="expired on"):
        sign(unsigned, read_identity(old.file.read_bytes(), SECRET), meaning="authorship")
