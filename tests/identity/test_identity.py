"""Identities: reading PKCS#12 files, and the made-up identity of demonstrations."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import BestAvailableEncryption, pkcs12

from causality.identity.certificates import demo_identity
from causality.identity.identity import Identity, load_identity
from causality.identity.trust import Trust
from causality.identity.wrapping import InvalidIdentity
from causality.report.signing import CannotSign, sign
from causality.report.verify import verify

SECRET = b"correct horse"


def written(identity: Identity, path: Path) -> Path:
    data = pkcs12.serialize_key_and_certificates(
        b"signer", identity.key, identity.certificate, identity.issuers, BestAvailableEncryption(SECRET)  # type: ignore[arg-type] # an elliptic-curve key
    )  # fmt: skip
    path.write_bytes(data)
    return path


def test_an_identity_is_read_and_signs(tmp_path: Path, unsigned: bytes) -> None:
    made = demo_identity()
    read = load_identity(written(made, tmp_path / "me.p12"), SECRET)
    assert (read.name, read.demo, read.fingerprint) == (made.name, True, made.fingerprint)
    assert verify(sign(unsigned, read, meaning="authorship")).ok


@pytest.mark.parametrize("passphrase", [b"wrong", b""])
def test_a_wrong_passphrase_is_named(tmp_path: Path, passphrase: bytes) -> None:
    with pytest.raises(InvalidIdentity, match=r"^wrong passphrase$"):
        load_identity(written(demo_identity(), tmp_path / "me.p12"), passphrase)


@pytest.mark.parametrize("data", [b"", b"not a key", b"0" * 2_000_000])
def test_a_broken_file_is_named(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "me.p12").write_bytes(data)
    with pytest.raises(InvalidIdentity, match="not an identity") as refused:
        load_identity(tmp_path / "me.p12", SECRET)
    assert "\n" not in str(refused.value)
    assert "me.p12" not in str(refused.value)


def test_a_file_without_a_key_is_named(tmp_path: Path) -> None:
    certificate = demo_identity().certificate
    data = pkcs12.serialize_key_and_certificates(b"x", None, certificate, None, BestAvailableEncryption(SECRET))
    (tmp_path / "me.p12").write_bytes(data)
    with pytest.raises(InvalidIdentity, match="no private key"):
        load_identity(tmp_path / "me.p12", SECRET)


@pytest.mark.parametrize(("days", "message"), [(-30, "expired on"), (30, "not valid before")])
def test_a_certificate_out_of_its_time_is_named(tmp_path: Path, days: int, message: str) -> None:
    path = written(demo_identity(datetime.now(UTC) + timedelta(days=days)), tmp_path / "me.p12")
    with pytest.raises(InvalidIdentity, match=message):
        load_identity(path, SECRET)


def named(*attributes: tuple[x509.ObjectIdentifier, str], sign_documents: bool = True) -> Identity:
    """An identity issued by itself with these attributes as its name."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(kind, value) for kind, value in attributes])
    now = datetime.now(UTC)
    usage = x509.KeyUsage(sign_documents, sign_documents, True, False, False, False, False, False, False)
    certificate = (
        x509.CertificateBuilder(name, name, key.public_key(), x509.random_serial_number())
        .not_valid_before(now - timedelta(hours=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(usage, critical=True)
        .sign(key, SHA256())
    )
    return Identity(key, certificate)


def test_a_certificate_that_must_not_sign_is_refused(tmp_path: Path) -> None:
    made = named((x509.NameOID.COMMON_NAME, "Ann"), sign_documents=False)
    with pytest.raises(InvalidIdentity, match="does not allow its key to sign"):
        load_identity(written(made, tmp_path / "me.p12"), SECRET)


def test_an_identity_without_a_name_is_shown_by_its_number(unsigned: bytes) -> None:
    nobody = named()
    assert nobody.name == f"(no name), serial number {nobody.certificate.serial_number:x}"
    result = verify(sign(unsigned, nobody, meaning="authorship"), trust=Trust((nobody.certificate,)))
    assert result.ok, list(result.lines())
    assert "(no name)" in " ".join(result.lines())


@pytest.mark.parametrize("trusted", [True, False])
def test_a_name_without_an_organisation_is_enough(unsigned: bytes, trusted: bool) -> None:
    ann = named((x509.NameOID.COMMON_NAME, "Ann"))
    result = verify(sign(unsigned, ann, meaning="authorship"), trust=Trust((ann.certificate,) * trusted))
    assert result.ok
    assert result.signatures[0].trusted is trusted
    assert next(result.lines()).startswith("The report holds." if trusted else "The report holds. Not established")


@pytest.mark.parametrize("name", ["Ann 😀", "Ann \u202eevil", "שלום", "Ann\x1b[31m", "Ann\nProblem: none", "安"])
def test_a_signature_of_any_name_holds_or_is_not_made(unsigned: bytes, name: str) -> None:
    try:
        signed = sign(unsigned, named((x509.NameOID.COMMON_NAME, name)), meaning="authorship", reason=name)
    except CannotSign as refused:
        said = str(refused)
    else:
        result = verify(signed)
        said = "".join(result.lines())
        assert result.ok, said
    assert said.isprintable()
