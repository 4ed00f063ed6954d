"""Certificates made here: a small authority, the identities that it issues, and what it revokes.

The authority has a P-384 key and issues only to persons (path length 0); an officer's key is P-256.
"""

import secrets
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from causality.frozen import frozen
from causality.identity.identity import DEMO_UNIT, Identity
from causality.text import _

if TYPE_CHECKING:
    from collections.abc import Iterable

    from cryptography.hazmat.primitives.asymmetric.ec import EllipticCurvePrivateKey
    from cryptography.x509 import Certificate, CertificateBuilder, CertificateRevocationList, KeyUsage, Name

DOCUMENT_SIGNING = "1.3.6.1.5.5.7.3.36"
AUTHORITY_DAYS, PERSON_DAYS, LIST_DAYS = 3652, 730, 3652
"""How long certificates are valid: the authority ten years, a person two; a list of what is revoked ten."""
LONGEST_NAME = 64
"""The longest common name or organisation that a certificate may hold (X.520 upper bound)."""


class InvalidPerson(ValueError):
    """Particulars that a certificate cannot hold; the message is one line."""


@frozen
class Person:
    """Whom a certificate names. `number` is never given twice; `country` has two letters."""

    name: str
    organisation: str = ""
    unit: str = ""
    email: str = ""
    country: str = ""
    number: str = ""


DEMO = Person("DEMO – not valid for submission", unit=DEMO_UNIT)
DEMO_AUTHORITY = Person("DEMO authority – not valid for submission", unit=DEMO_UNIT)


def fresh_number() -> str:
    """Give a number for a person that nobody else has."""
    return secrets.token_hex(8)


def checked(person: Person) -> Person:
    """Give the particulars as a certificate holds them. Raises `InvalidPerson`."""
    name, organisation = (" ".join(text.split()) for text in (person.name, person.organisation))
    email, country = person.email.strip(), person.country.strip().upper()
    if not name:
        raise InvalidPerson(_("the name is missing"))
    for text in (name, organisation):
        if len(text) > LONGEST_NAME or not text.isprintable():
            raise InvalidPerson(_("“{text}”: expected at most {count} characters, all of them printable").format(
                text=text[:20], count=LONGEST_NAME))  # fmt: skip
    if email and not (email.isascii() and email.isprintable() and email.count("@") == 1 and " " not in email):
        raise InvalidPerson(_("the e-mail address: expected one such as name@example.org"))
    if country and not (country.isascii() and country.isalpha() and len(country) == 2):
        raise InvalidPerson(_("the country: expected two letters such as DE"))
    return Person(name, organisation, person.unit, email, country, person.number)


def make_authority(person: Person, now: datetime, days: int = AUTHORITY_DAYS) -> Identity:
    """Make an authority that issues itself."""
    from cryptography import x509
    from cryptography.hazmat.primitives import hashes
    from cryptography.hazmat.primitives.asymmetric import ec

    key = ec.generate_private_key(ec.SECP384R1())
    subject = _name(person)
    made = (
        _builder(subject, subject, key, now, days)
        .add_extension(x509.BasicConstraints(True, 0), True)
        .add_extension(_usage(sign=False, issue=True), True)
        .sign(key, hashes.SHA384())
    )
    return Identity(key, made)


def issue(person: Person, authority: Identity, now: datetime, days: int = PERSON_DAYS) -> Identity:
    """Make a person's identity, issued by `authority`."""
    from cryptography import x509
    from cryptography.hazmat.primitives import hashes
    from cryptography.hazmat.primitives.asymmetric import ec
    from cryptography.x509.oid import ExtendedKeyUsageOID

    key, root, root_key = ec.generate_private_key(ec.SECP256R1()), authority.certificate, _curve_key(authority)
    purposes = [x509.ObjectIdentifier(DOCUMENT_SIGNING), ExtendedKeyUsageOID.EMAIL_PROTECTION]
    made = (
        _builder(_name(person), root.subject, key, now, days)
        .add_extension(x509.BasicConstraints(False, None), True)
        .add_extension(_usage(sign=True, issue=False), True)
        .add_extension(x509.ExtendedKeyUsage(purposes), False)
        .add_extension(x509.AuthorityKeyIdentifier.from_issuer_public_key(root_key.public_key()), False)
        .sign(root_key, hashes.SHA256())
    )
    return Identity(key, made, (root,))


def revocations(
    authority: Identity, revoked: "Iterable[Certificate]", before: "CertificateRevocationList | None", now: datetime
) -> "CertificateRevocationList":
    """Give the authority's list of what is revoked: what was on the list before, and `revoked` from `now` on."""
    from cryptography import x509
    from cryptography.hazmat.primitives import hashes

    known = {entry.serial_number: entry for entry in before or ()}
    number = 1
    if before is not None:
        number = before.extensions.get_extension_for_class(x509.CRLNumber).value.crl_number + 1
    builder = (
        x509.CertificateRevocationListBuilder()
        .issuer_name(authority.certificate.subject)
        .last_update(now)
        .next_update(now + timedelta(days=LIST_DAYS))
        .add_extension(x509.CRLNumber(number), False)
        .add_extension(x509.AuthorityKeyIdentifier.from_issuer_public_key(_curve_key(authority).public_key()), False)
    )
    for certificate in revoked:
        if certificate.serial_number not in known:
            entry = x509.RevokedCertificateBuilder().serial_number(certificate.serial_number).revocation_date(now)
            known[certificate.serial_number] = entry.build()
    for one in known.values():
        builder = builder.add_revoked_certificate(one)
    return builder.sign(_curve_key(authority), hashes.SHA384())


def demo_identity(now: datetime | None = None) -> Identity:
    """Make a throw-away identity under a throw-away authority, valid for three days, never written to disk."""
    moment = (now or datetime.now(UTC)) - timedelta(hours=1)
    return issue(DEMO, make_authority(DEMO_AUTHORITY, moment, 3), moment, 3)


def _curve_key(authority: Identity) -> "EllipticCurvePrivateKey":
    from cryptography.hazmat.primitives.asymmetric.ec import EllipticCurvePrivateKey

    if not isinstance(authority.key, EllipticCurvePrivateKey):
        raise InvalidPerson(_("the authority's key is not one of ours"))
    return authority.key


def _name(person: Person) -> "Name":
    from cryptography import x509
    from cryptography.x509.oid import NameOID

    parts = (
        (NameOID.COUNTRY_NAME, person.country),
        (NameOID.ORGANIZATION_NAME, person.organisation),
        (NameOID.ORGANIZATIONAL_UNIT_NAME, person.unit),
        (NameOID.SERIAL_NUMBER, person.number),
        (NameOID.COMMON_NAME, person.name),
        (NameOID.EMAIL_ADDRESS, person.email),
    )
    return x509.Name([x509.NameAttribute(kind, text) for kind, text in parts if text])


def _builder(
    subject: "Name", issuer: "Name", key: "EllipticCurvePrivateKey", now: datetime, days: int
) -> "CertificateBuilder":
    from cryptography import x509

    public = key.public_key()
    return (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(issuer)
        .public_key(public)
        .serial_number(x509.random_serial_number())
        .not_valid_before(now)
        .not_valid_after(now + timedelta(days=days))
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
