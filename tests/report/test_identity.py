"""Identities: reading PKCS#12 files, and the made-up identity of demonstrations."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.serialization import BestAvailableEncryption, pkcs12

from causality.report.identity import Identity, InvalidIdentity, demo_identity, load_identity
from causality.report.signing import sign
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
    with pytest.raises(InvalidIdentity, match=r"me\.p12: wrong passphrase"):
        load_identity(written(demo_identity(), tmp_path / "me.p12"), passphrase)


@pytest.mark.parametrize("data", [b"", b"not a key", b"0" * 2_000_000])
def test_a_broken_file_is_named(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "me.p12").write_bytes(data)
    with pytest.raises(InvalidIdentity, match="not an identity") as refused:
        load_identity(tmp_path / "me.p12", SECRET)
    assert "\n" not in str(refused.value)


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
