"""The trust folder: certificates of issuers that count as trusted on this machine, and lists of what they revoked."""

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from causality.files import describe, printable, write_new
from causality.frozen import frozen
from causality.identity.identity import common_name, fingerprint
from causality.text import _

if TYPE_CHECKING:
    from cryptography.x509 import Certificate, CertificateRevocationList

CERTIFICATES, LISTS = (".pem", ".crt", ".cer", ".der"), (".crl",)
LARGEST = 1_000_000


class InvalidCertificate(ValueError):
    """A file that holds no certificate; the message is one line."""


@frozen
class Trust:
    """Whom this machine trusts. `problems` are files of the folder that could not be used, one line each."""

    roots: "tuple[Certificate, ...]" = ()
    lists: "tuple[CertificateRevocationList, ...]" = ()
    problems: tuple[str, ...] = ()


def trust_folder(home: Path) -> Path:
    """Give the folder of trusted certificates below the program's own folder."""
    return home / "trust"


def trusted(home: Path) -> Trust:
    """Read the trust folder; a file in it that cannot be used is told and passed over."""
    folder = trust_folder(home)
    roots: list[Certificate] = []
    lists: list[CertificateRevocationList] = []
    problems: list[str] = []
    for path in sorted(folder.iterdir()) if folder.is_dir() else ():
        kind = path.suffix.lower()
        if kind not in CERTIFICATES + LISTS:
            continue
        try:
            data = _small(path)
            if kind in LISTS:
                lists.append(list_in(data))
            else:
                roots += certificates_in(data)
        except OSError as error:
            problems.append(describe(error))
        except InvalidCertificate as error:
            problems.append(f"{printable(path.name)}: {error}")
    return Trust(tuple(roots), tuple(lists), tuple(problems))


def trust(home: Path, certificate: "Certificate") -> Path:
    """Put a certificate into the trust folder; give its file."""
    from cryptography.hazmat.primitives.serialization import Encoding

    path = trust_folder(home) / f"{slug(common_name(certificate))}-{fingerprint(certificate)[:8]}.pem"
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    write_new(path, certificate.public_bytes(Encoding.PEM), force=True)
    return path


def certificates_in(data: bytes) -> "tuple[Certificate, ...]":
    """Give the certificates of a file in PEM or DER form. Raises `InvalidCertificate`."""
    from cryptography.x509 import load_der_x509_certificate, load_pem_x509_certificates

    try:
        if b"-----BEGIN CERTIFICATE" in data:
            return tuple(load_pem_x509_certificates(data))
        return (load_der_x509_certificate(data),)
    except ValueError:
        raise InvalidCertificate(_("expected a certificate in PEM or DER form")) from None


def list_in(data: bytes) -> "CertificateRevocationList":
    """Give the list of revoked certificates of a file. Raises `InvalidCertificate`."""
    from cryptography.x509 import load_der_x509_crl, load_pem_x509_crl

    try:
        return load_pem_x509_crl(data) if b"-----BEGIN" in data else load_der_x509_crl(data)
    except ValueError:
        raise InvalidCertificate(_("expected a list of revoked certificates in PEM or DER form")) from None


def slug(name: str) -> str:
    """Give a name as it may stand in the name of a file on every system."""
    plain = "".join(sign if sign.isalnum() else "-" for sign in name.lower())
    return "-".join(part for part in plain.split("-") if part)[:40] or "identity"


def _small(path: Path) -> bytes:
    with path.open("rb") as file:
        data = file.read(LARGEST + 1)
    if len(data) > LARGEST:
        raise InvalidCertificate(_("too large for a certificate"))
    return data


def revoked_on(certificate: "Certificate", lists: "Iterable[CertificateRevocationList]") -> str:
    """Give the day on which a certificate was revoked by its issuer's list; empty when it was not."""
    for one in lists:
        entry = one.get_revoked_certificate_by_serial_number(certificate.serial_number)
        if one.issuer == certificate.issuer and entry is not None:
            return f"{entry.revocation_date_utc:%Y-%m-%d}"
    return ""
