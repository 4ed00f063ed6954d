"""The identities kept on this machine: made by its own authority, or brought along; one sealed file each.

The first identity makes the authority too, under the same passphrase; whoever is issued one later needs the
authority's. Nobody can read or reset another's passphrase: an identity that is lost is revoked and issued anew.
"""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from causality.files import write_new
from causality.frozen import frozen
from causality.identity.card import card_address
from causality.identity.certificates import Person, checked, fresh_number, issue, make_authority, revocations
from causality.identity.identity import Identity, common_name, fingerprint, read_identity, time_problem
from causality.identity.trust import certificates_in, list_in, revoked_on, slug, trust, trust_folder, trusted
from causality.identity.wrapping import InvalidIdentity, certificate_of, wrapped
from causality.text import _

if TYPE_CHECKING:
    from cryptography.x509 import Certificate

SUFFIX, AUTHORITY, CARDS = ".identity", "authority", "cards"
EXPIRES_SOON = timedelta(days=30)
EXPORT_ROUNDS = 600_000


@frozen
class Stored:
    """An identity of this machine: its file, what can be read of it without a passphrase, and when it was revoked."""

    file: Path
    certificate: "Certificate"
    revoked: str = ""

    @property
    def name(self) -> str:
        """Whom it names."""
        return common_name(self.certificate)

    @property
    def fingerprint(self) -> str:
        """The first 16 digits of the certificate's fingerprint."""
        return fingerprint(self.certificate)

    def problem(self, now: datetime) -> str:
        """Say why it cannot sign at `now`; empty when it can."""
        if self.revoked:
            return _("the certificate was revoked on {day}").format(day=self.revoked)
        return time_problem(self.certificate, now)

    def warning(self, now: datetime) -> str:
        """Say that it soon cannot sign any more; empty when that is far off."""
        ends = self.certificate.not_valid_after_utc
        return _("the certificate expires on {day}").format(day=f"{ends:%Y-%m-%d}") if ends - now < EXPIRES_SOON else ""


def identities_folder(home: Path) -> Path:
    """Give the folder of identities below the program's own folder."""
    return home / "identities"


def stored(home: Path) -> tuple[Stored, ...]:
    """Give the identities of this machine by name; what cannot be read as one is passed over."""
    folder, lists = identities_folder(home), trusted(home).lists
    found = []
    for path in sorted(folder.glob(f"*{SUFFIX}")) if folder.is_dir() else ():
        certificate = None if path.stem == AUTHORITY else _readable(path)
        if certificate is not None:
            found.append(Stored(path, certificate, revoked_on(certificate, lists)))
    return tuple(sorted(found, key=lambda one: one.name.casefold()))


def named(home: Path, name: str) -> Stored | None:
    """Give the identity of this machine of that name or fingerprint; None where it is not just one that can sign."""
    alike = [one for one in stored(home) if name in (one.name, one.fingerprint, one.file.stem)]
    usable = [one for one in alike if not one.problem(datetime.now(UTC))] or alike
    return usable[0] if len(usable) == 1 else None


def has_authority(home: Path) -> bool:
    """Whether this machine has an authority of its own."""
    return _authority_file(home).exists()


def create(
    home: Path, person: Person, passphrase: bytes, authority_passphrase: bytes = b"", now: datetime | None = None
) -> Stored:
    """Make an identity, issued by the machine's authority, which is made first where there is none.

    Raises `InvalidPerson`, `InvalidIdentity` for a wrong passphrase of the authority, or OSError.
    """
    whole = checked(replace(person, number=person.number or fresh_number()))
    moment = now or datetime.now(UTC)
    if has_authority(home):
        authority = _authority(home, authority_passphrase or passphrase)
    else:
        authority = make_authority(_issuing(whole), moment)
        _write(_authority_file(home), authority, passphrase)
        trust(home, authority.certificate)
    return _kept(home, issue(whole, authority, moment), passphrase)


def bring(home: Path, identity: Identity, passphrase: bytes) -> Stored:
    """Keep an identity from elsewhere, such as an institution's, sealed under `passphrase`."""
    return _kept(home, identity, passphrase)


def exported(identity: Identity, passphrase: bytes) -> bytes:
    """Give an identity as a PKCS#12 file for other programs."""
    from cryptography.hazmat.primitives.hashes import SHA256
    from cryptography.hazmat.primitives.serialization import PrivateFormat, pkcs12

    scheme = (
        PrivateFormat.PKCS12.encryption_builder()
        .kdf_rounds(EXPORT_ROUNDS)
        .key_cert_algorithm(pkcs12.PBES.PBESv2SHA256AndAES256CBC)
        .hmac_hash(SHA256())
        .build(passphrase)
    )
    return _pkcs12(identity, scheme)


def revoke(home: Path, identity: Stored, authority_passphrase: bytes, now: datetime | None = None) -> Path:
    """Put an identity on the authority's list of what is revoked; give the list's file, for receivers too."""
    from cryptography.hazmat.primitives.serialization import Encoding

    authority = _authority(home, authority_passphrase)
    if identity.certificate.issuer != authority.certificate.subject:
        raise InvalidIdentity(_("issued elsewhere: only its issuer can revoke it"))
    path = trust_folder(home) / f"revoked-{fingerprint(authority.certificate)[:8]}.crl"
    before = list_in(path.read_bytes()) if path.exists() else None
    made = revocations(authority, [identity.certificate], before, now or datetime.now(UTC))
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    write_new(path, made.public_bytes(Encoding.PEM), force=True)
    return path


def cards(home: Path) -> tuple[str, ...]:
    """Give the addresses of the cards that are offered for signing."""
    try:
        lines = (identities_folder(home) / CARDS).read_text(encoding="utf-8").splitlines()
    except (OSError, ValueError):
        return ()
    return tuple(line for line in lines if line)


def offer_card(home: Path, address: str) -> None:
    """Offer a card for signing from now on. Raises `InvalidIdentity` for what is no address of one."""
    card_address(address)
    kept = dict.fromkeys((*cards(home), address))
    path = identities_folder(home) / CARDS
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    write_new(path, "".join(f"{one}\n" for one in kept).encode(), force=True)


def authority_certificate(home: Path) -> "Certificate | None":
    """Give the certificate of the machine's authority, for receivers; None where there is none."""
    path = _authority_file(home)
    return _readable(path) if path.exists() else None


def _issuing(person: Person) -> Person:
    """Name the authority after the organisation, or the person, that it issues for."""
    name = _("{name}: signing authority").format(name=(person.organisation or person.name)[:40])
    return Person(name, person.organisation, country=person.country, number=fresh_number())


def _authority_file(home: Path) -> Path:
    return identities_folder(home) / f"{AUTHORITY}{SUFFIX}"


def _authority(home: Path, passphrase: bytes) -> Identity:
    path = _authority_file(home)
    if not path.exists():
        raise InvalidIdentity(_("this machine has no authority of its own"))
    try:
        return read_identity(path.read_bytes(), passphrase)
    except InvalidIdentity as error:
        raise InvalidIdentity(_("the authority: {why}").format(why=error)) from None


def _kept(home: Path, identity: Identity, passphrase: bytes) -> Stored:
    path = identities_folder(home) / f"{slug(identity.name)}-{identity.fingerprint[:8]}{SUFFIX}"
    _write(path, identity, passphrase)
    return Stored(path, identity.certificate)


def _write(path: Path, identity: Identity, passphrase: bytes) -> None:
    from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption

    if not passphrase:
        raise InvalidIdentity(_("the passphrase is empty"))
    readable = identity.certificate.public_bytes(Encoding.PEM).decode("ascii")
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    write_new(path, wrapped(_pkcs12(identity, NoEncryption()), readable, passphrase))


def _pkcs12(identity: Identity, scheme: object) -> bytes:
    from cryptography.hazmat.primitives.serialization import pkcs12

    if identity.key is None:
        raise InvalidIdentity(_("the key stays on its card"))
    return pkcs12.serialize_key_and_certificates(
        identity.name.encode(), identity.key, identity.certificate, identity.issuers or None, scheme  # type: ignore[arg-type] # a key and a scheme of the library
    )  # fmt: skip


def _readable(path: Path) -> "Certificate | None":
    try:
        return certificates_in(certificate_of(path.read_bytes()).encode())[0]
    except (OSError, ValueError, IndexError):
        return None
