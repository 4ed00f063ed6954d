"""Identities: the key and certificate that a person signs with, from a PKCS#12 file or made up for a demonstration."""

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from causality.text import _

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.ec import EllipticCurvePrivateKey
    from cryptography.hazmat.primitives.asymmetric.types import PrivateKeyTypes
    from cryptography.x509 import Certificate, CertificateBuilder, KeyUsage, Name

DEMO_NAME = "DEMO – not valid for submission"
DEMO_UNIT = "Dechallenge DEMO"
DOCUMENT_SIGNING = "1.3.6.1.5.5.7.3.36"
LARGEST_FILE = 1_000_000


class InvalidIdentity(ValueError):
    """A file that cannot be used as an identity; the message is one line."""


@dataclass(frozen=True, slots=True)
class Identity:
    """A private key with its certificate and the certificates of its issuers."""

    key: "PrivateKeyTypes" = field(repr=False)
    certificate: "Certificate"
    issuers: "tuple[Certificate, ...]" = ()

    @property
    def name(self) -> str:
        """The common name of the certificate."""
        return common_name(self.certificate)

    @property
    def demo(self) -> bool:
        """Whether the certificate says that it is only for demonstration."""
        return is_demo(self.certificate)

    @property
    def fingerprint(self) -> str:
        """The first 16 hexadecimal digits of the certificate's SHA-256 fingerprint."""
        from cryptography.hazmat.primitives.hashes import SHA256

        return self.certificate.fingerprint(SHA256()).hex()[:16]


def common_name(certificate: "Certificate") -> str:
    """The name a certificate was issued to; its whole subject or its serial number when it has no common name."""
    from cryptography.x509.oid import NameOID

    names = certificate.subject.get_attributes_for_oid(NameOID.COMMON_NAME)
    given = str(names[0].value) if names else certificate.subject.rfc4514_string()
    return given if given.strip() else _("(no name), serial number {number:x}").format(number=certificate.serial_number)


def issuer_name(certificate: "Certificate") -> str:
    """The whole name of who issued a certificate, on one line."""
    return certificate.issuer.rfc4514_string().strip() or _("(no name)")


def is_demo(certificate: "Certificate") -> bool:
    """Whether a certificate was made for demonstration: recognised by its organisational unit or its name."""
    from cryptography.x509.oid import NameOID

    units = certificate.subject.get_attributes_for_oid(NameOID.ORGANIZATIONAL_UNIT_NAME)
    return any(unit.value == DEMO_UNIT for unit in units) or common_name(certificate).startswith("DEMO")


def demo_identity(now: datetime | None = None) -> Identity:
    """Make a throw-away identity under a throw-away authority, valid for three days, never written to disk."""
    from cryptography.hazmat.primitives.asymmetric import ec

    moment = (now or datetime.now(UTC)) - timedelta(hours=1)
    root_key, key = ec.generate_private_key(ec.SECP384R1()), ec.generate_private_key(ec.SECP256R1())
    root = _authority(root_key, moment)
    return Identity(key, _leaf(key, root, root_key, moment), (root,))


def load_identity(path: Path, passphrase: bytes, now: datetime | None = None) -> Identity:
    """Read an identity from a PKCS#12 file.

    Raises `InvalidIdentity` for a wrong passphrase, a broken file, one without a key, or a certificate that is not
    valid now or does not allow signing; the OSError of the file system for a file that cannot be read.
    The message does not name the file.
    """
    from cryptography.exceptions import UnsupportedAlgorithm
    from cryptography.hazmat.primitives.serialization import pkcs12

    if path.stat().st_size > LARGEST_FILE:
        raise InvalidIdentity(_("not an identity (PKCS#12) file: too large"))
    try:
        key, certificate, issuers = pkcs12.load_key_and_certificates(path.read_bytes(), passphrase)
    except (ValueError, TypeError, UnsupportedAlgorithm) as error:
        wrong = "password" in str(error).lower() or "mac" in str(error).lower()
        text = _("wrong passphrase") if wrong else _("not an identity (PKCS#12) file, or damaged")
        raise InvalidIdentity(text) from None
    if key is None or certificate is None:
        raise InvalidIdentity(_("holds no private key with its certificate"))
    if not _belongs(key, certificate):
        raise InvalidIdentity(_("the private key does not belong to the certificate"))
    if problem := time_problem(certificate, now or datetime.now(UTC)):
        raise InvalidIdentity(problem)
    if not _may_sign(certificate):
        raise InvalidIdentity(_("the certificate does not allow its key to sign documents"))
    return Identity(key, certificate, tuple(issuers))


def time_problem(certificate: "Certificate", now: datetime) -> str:
    """Say what is wrong with the certificate's time of validity at `now`; empty when nothing is."""
    if now < certificate.not_valid_before_utc:
        day = f"{certificate.not_valid_before_utc:%Y-%m-%d}"
        return _("the certificate is not valid before {day}").format(day=day)
    if now > certificate.not_valid_after_utc:
        day = f"{certificate.not_valid_after_utc:%Y-%m-%d}"
        return _("the certificate expired on {day}").format(day=day)
    return ""


def _may_sign(certificate: "Certificate") -> bool:
    """Whether the certificate sets no limits to the use of its key, or allows signatures."""
    from cryptography.x509 import ExtensionNotFound, KeyUsage

    try:
        usage = certificate.extensions.get_extension_for_class(KeyUsage).value
    except ExtensionNotFound:
        return True
    except ValueError:
        return False
    return usage.digital_signature or usage.content_commitment


def _belongs(key: "PrivateKeyTypes", certificate: "Certificate") -> bool:
    from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

    form = (Encoding.DER, PublicFormat.SubjectPublicKeyInfo)
    return key.public_key().public_bytes(*form) == certificate.public_key().public_bytes(*form)


def _name(common: str) -> "Name":
    from cryptography import x509
    from cryptography.x509.oid import NameOID

    return x509.Name([
        x509.NameAttribute(NameOID.ORGANIZATIONAL_UNIT_NAME, DEMO_UNIT),
        x509.NameAttribute(NameOID.COMMON_NAME, common),
    ])  # fmt: skip


def _authority(key: "EllipticCurvePrivateKey", now: datetime) -> "Certificate":
    from cryptography import x509
    from cryptography.hazmat.primitives import hashes

    usage = _usage(sign=False, issue=True)
    builder = _builder(
        "DEMO authority – not valid for submission", "DEMO authority – not valid for submission", key, now
    )
    return (
        builder.add_extension(x509.BasicConstraints(True, 0), True)
        .add_extension(usage, True)
        .sign(key, hashes.SHA384())
    )


def _leaf(
    key: "EllipticCurvePrivateKey", root: "Certificate", root_key: "EllipticCurvePrivateKey", now: datetime
) -> "Certificate":
    from cryptography import x509
    from cryptography.hazmat.primitives import hashes
    from cryptography.x509.oid import ExtendedKeyUsageOID

    purposes = [x509.ObjectIdentifier(DOCUMENT_SIGNING), ExtendedKeyUsageOID.EMAIL_PROTECTION]
    issuer = x509.AuthorityKeyIdentifier.from_issuer_public_key(root_key.public_key())
    return (
        _builder(DEMO_NAME, common_name(root), key, now)
        .add_extension(x509.BasicConstraints(False, None), True)
        .add_extension(_usage(sign=True, issue=False), True)
        .add_extension(x509.ExtendedKeyUsage(purposes), False)
        .add_extension(issuer, False)
        .sign(root_key, hashes.SHA256())
    )


def _builder(subject: str, issuer: str, key: "EllipticCurvePrivateKey", now: datetime) -> "CertificateBuilder":
    from cryptography import x509

    public = key.public_key()
    return (
        x509.CertificateBuilder()
        .subject_name(_name(subject))
        .issuer_name(_name(issuer))
        .public_key(public)
        .serial_number(x509.random_serial_number())
        .not_valid_before(now)
        .not_valid_after(now + timedelta(days=3))
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(public), False)
    )


def _usage(*, sign: bool, issue: bool) -> "KeyUsage":
    from cryptography import x509

    return x509.KeyUsage(
        digital_signature=sign,
        content_commitment=sign,
        key_encipherment=False,
        data_encipherment=False,
        key_agreement=False,
        key_cert_sign=issue,
        crl_sign=issue,
        encipher_only=False,
        decipher_only=False,
    )
