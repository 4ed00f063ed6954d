"""Identities: the key and certificate that a person signs with, read from a file: PKCS#12, or wrapped by ourselves."""

from dataclasses import field
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from causality.frozen import frozen
from causality.identity.wrapping import InvalidIdentity, is_wrapped, unwrapped
from causality.text import _

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.types import PrivateKeyTypes
    from cryptography.x509 import Certificate

    from causality.identity.card import CardKey

DEMO_UNIT = "Dechallenge DEMO"
LARGEST_FILE = 1_000_000


@frozen
class Identity:
    """A private key, here or on a `card`, with its certificate and the certificates of its issuers."""

    key: "PrivateKeyTypes | None" = field(repr=False)
    certificate: "Certificate"
    issuers: "tuple[Certificate, ...]" = ()
    card: "CardKey | None" = field(default=None, repr=False)

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
        return fingerprint(self.certificate)


def fingerprint(certificate: "Certificate") -> str:
    """The first 16 hexadecimal digits of a certificate's SHA-256 fingerprint."""
    from cryptography.hazmat.primitives.hashes import SHA256

    return certificate.fingerprint(SHA256()).hex()[:16]


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


def load_identity(path: Path, passphrase: bytes, now: datetime | None = None) -> Identity:
    """Read an identity from a PKCS#12 file, or from one that `wrapping` made.

    Raises `InvalidIdentity` for a wrong passphrase, a broken file, one without a key, or a certificate that is not
    valid now or does not allow signing; the OSError of the file system for a file that cannot be read.
    The message does not name the file.
    """
    if path.stat().st_size > LARGEST_FILE:
        raise InvalidIdentity(_("not an identity (PKCS#12) file: too large"))
    identity = read_identity(path.read_bytes(), passphrase)
    refuse_unfit(identity.certificate, now or datetime.now(UTC))
    return identity


def refuse_unfit(certificate: "Certificate", now: datetime) -> None:
    """Raise `InvalidIdentity` for a certificate that is not valid at `now` or does not allow signing."""
    if problem := time_problem(certificate, now):
        raise InvalidIdentity(problem)
    if not _may_sign(certificate):
        raise InvalidIdentity(_("the certificate does not allow its key to sign documents"))


def read_identity(data: bytes, passphrase: bytes) -> Identity:
    """Read an identity, whether or not its certificate may sign now. Raises `InvalidIdentity`."""
    from cryptography.exceptions import UnsupportedAlgorithm
    from cryptography.hazmat.primitives.serialization import pkcs12

    wrapped = is_wrapped(data)
    inside = unwrapped(data, passphrase) if wrapped else data
    try:
        key, certificate, issuers = pkcs12.load_key_and_certificates(inside, None if wrapped else passphrase)
    except (ValueError, TypeError, UnsupportedAlgorithm) as error:
        wrong = "password" in str(error).lower() or "mac" in str(error).lower()
        text = _("wrong passphrase") if wrong else _("not an identity (PKCS#12) file, or damaged")
        raise InvalidIdentity(text) from None
    if key is None or certificate is None:
        raise InvalidIdentity(_("holds no private key with its certificate"))
    if not _belongs(key, certificate):
        raise InvalidIdentity(_("the private key does not belong to the certificate"))
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
