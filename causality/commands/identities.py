"""identity: who signs on this machine, and whom it trusts."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from causality.commands.terminal import (
    Refusal,
    about,
    asks,
    bytes_of,
    deliver,
    given_passphrase,
    passphrase,
    prompted,
    say,
    vacant,
)
from causality.files import settings_folder
from causality.text import N_, _

if TYPE_CHECKING:
    from cryptography.x509 import Certificate

    from causality.identity.identity import Identity
    from causality.identity.own import Stored

PassphraseFile = Annotated[
    Path | None, typer.Option(metavar="FILE", help=N_("Holds the identity's passphrase on its first line."))
]
AuthorityFile = Annotated[
    Path | None, typer.Option(metavar="FILE", help=N_("Holds the authority's passphrase on its first line."))
]
Name = Annotated[str, typer.Argument(metavar="NAME", help=N_("The identity: its name or fingerprint."))]


def home() -> Path:
    """Give the folder of identities and trust."""
    return settings_folder(os.environ)


def identity_of(given: str, passphrase_file: Path | None) -> "Identity":
    """Open the identity that was asked for: a file, one of this machine by its name, a card; else a refusal."""
    from causality.identity.card import card_address, is_card, open_card
    from causality.identity.identity import load_identity
    from causality.identity.own import named
    from causality.identity.trust import revoked_on, trusted

    if is_card(given):
        with _refused(given):
            card_address(given)
        pin = passphrase(passphrase_file, given).decode("utf-8", "surrogateescape")
        with _refused(given):
            return open_card(given, pin, datetime.now(UTC))
    known = None if Path(given).exists() else named(home(), given)
    path = known.file if known else Path(given)
    with about(str(path)):
        path.stat()
    secret = passphrase(passphrase_file, known.name if known else str(path))
    with about(str(path)), _refused(given):
        identity = load_identity(path, secret)
    if day := revoked_on(identity.certificate, trusted(home()).lists):
        raise Refusal(given, _("the certificate was revoked on {day}").format(day=day))
    return identity


def certificates_of(path: Path) -> "tuple[Certificate, ...]":
    """Read the certificates of a file; anything else is a refusal."""
    from causality.identity.trust import certificates_in

    data = bytes_of(path)
    with _refused(str(path)):
        return certificates_in(data)


def new(
    name: Annotated[str, typer.Option(help=N_("The name that is printed with a signature."))],
    organisation: Annotated[str, typer.Option(help=N_("Whom the person works for."))] = "",
    email: Annotated[str, typer.Option(help=N_("The person's e-mail address."))] = "",
    country: Annotated[str, typer.Option(help=N_("Two letters, such as DE."))] = "",
    passphrase_file: PassphraseFile = None,
    authority_passphrase_file: AuthorityFile = None,
) -> int:
    """Make an identity to sign with, and the authority that issues it where there is none."""
    from causality.identity.certificates import Person, checked
    from causality.identity.own import create, has_authority

    person = Person(name, organisation, email=email, country=country)
    with _refused("identity new"):
        checked(person)
    first = not has_authority(home())
    secret = _new_passphrase(name, passphrase_file, (name, organisation, email))
    issuing = b"" if first else _authority_passphrase(authority_passphrase_file, secret)
    with about(str(home())), _refused("identity new"):
        made = create(home(), person, secret, issuing)
    say(_("Made: {name}, certificate {fingerprint}").format(name=made.name, fingerprint=made.fingerprint))
    say(_("  {file}").format(file=made.file))
    if first:
        say(_("With it an authority was made, under the same passphrase. Give receivers its certificate:"))
        say("  dechallenge identity export authority -o authority.pem")
    return 0


def list_() -> int:
    """List the identities of this machine."""
    from causality.identity.identity import common_name, fingerprint
    from causality.identity.own import authority_certificate, stored
    from causality.identity.time_server import time_server

    now, known = datetime.now(UTC), stored(home())
    for one in known:
        told = one.problem(now) or one.warning(now)
        until = _("valid until {day}").format(day=f"{one.certificate.not_valid_after_utc:%Y-%m-%d}")
        say(f"{one.name}, {one.fingerprint}: {told or until}")
    if (authority := authority_certificate(home())) is not None:
        say(_("Authority: {name}, {fingerprint}").format(
            name=common_name(authority), fingerprint=fingerprint(authority)))  # fmt: skip
    if server := time_server(home()):
        say(_("Time stamps from: {server}").format(server=server))
    if not known:
        say(_("No identity yet: dechallenge identity new"))
    return 0


def import_(
    identity: Annotated[Path, typer.Argument(metavar="ID.p12", help=N_("An identity issued elsewhere (PKCS#12)."))],
    passphrase_file: PassphraseFile = None,
) -> int:
    """Keep an identity that was issued elsewhere, sealed under its passphrase."""
    from causality.identity.identity import load_identity
    from causality.identity.own import bring

    with about(str(identity)):
        identity.stat()
    secret = passphrase(passphrase_file, str(identity))
    with about(str(identity)), _refused(str(identity)):
        made = bring(home(), load_identity(identity, secret), secret)
    say(_("Kept: {name}, certificate {fingerprint}").format(name=made.name, fingerprint=made.fingerprint))
    return 0


def export(
    name: Annotated[str, typer.Argument(metavar="NAME", help=N_("The identity, or: authority."))],
    output: Annotated[Path, typer.Option("--output", "-o", metavar="OUT", help=N_("The file to write."))],
    p12: Annotated[bool, typer.Option("--p12", help=N_("With the private key, for other programs."))] = False,
    passphrase_file: PassphraseFile = None,
    force: Annotated[bool, typer.Option("--force", help=N_("Replace an existing OUT."))] = False,
) -> int:
    """Write a certificate for colleagues and receivers, or the whole identity as PKCS#12."""
    from cryptography.hazmat.primitives.serialization import Encoding

    from causality.identity.identity import read_identity
    from causality.identity.own import AUTHORITY, authority_certificate, exported

    vacant(output, force=force, inputs=(passphrase_file,))
    certificate = authority_certificate(home()) if name == AUTHORITY else _named(name).certificate
    if certificate is None:
        raise Refusal(name, _("this machine has no authority of its own"))
    if p12 and name == AUTHORITY:
        raise Refusal(name, _("the authority's key stays on this machine"))
    data = certificate.public_bytes(Encoding.PEM)
    if p12:
        secret = passphrase(passphrase_file, name)
        with _refused(name):
            data = exported(read_identity(bytes_of(_named(name).file), secret), secret)
    deliver(output, data, force=force)
    say(_("Written: {path}").format(path=output))
    return 0


def trust(
    certificate: Annotated[Path, typer.Argument(metavar="CERT.pem", help=N_("The issuer's certificate."))],
) -> int:
    """Trust an issuer: signatures under its certificate count as trusted on this machine."""
    from causality.identity.identity import common_name, fingerprint
    from causality.identity.trust import trust as take

    for one in certificates_of(certificate):
        with about(str(home())):
            take(home(), one)
        say(_("Trusted: {name}, {fingerprint}").format(name=common_name(one), fingerprint=fingerprint(one)))
    return 0


def revoke(name: Name, authority_passphrase_file: AuthorityFile = None) -> int:
    """Revoke an identity: its key was lost, or became known to others."""
    from causality.identity.own import revoke as put_on_list

    identity = _named(name)
    secret = passphrase(authority_passphrase_file, _("the authority"))
    with about(str(home())), _refused(name):
        path = put_on_list(home(), identity, secret)
    say(_("Revoked: {name}, {fingerprint}. Give receivers the new list:").format(
        name=identity.name, fingerprint=identity.fingerprint))  # fmt: skip
    say(f"  {path}")
    return 0


def card(
    address: Annotated[str, typer.Argument(metavar="PKCS11-URI", help=N_("Where the key is (RFC 7512)."))],
) -> int:
    """Offer a smart card for signing in the window; --identity takes its address as well."""
    from causality.identity.own import offer_card

    with about(str(home())), _refused(address):
        offer_card(home(), address)
    say(_("Offered: {address}").format(address=address))
    return 0


def time_stamp(
    server: Annotated[str, typer.Argument(metavar="URL", help=N_("The server (RFC 3161), or: none."))],
) -> int:
    """Name the server that is asked for a time stamp at every signature; without an answer none is put on it."""
    from causality.identity.time_server import name_time_server

    address = "" if server == "none" else server
    with about(str(home())), _refused(server):
        name_time_server(home(), address)
    say(_("Time stamps from: {server}").format(server=address) if address else _("No time stamps are asked for."))
    return 0


COMMANDS = (
    ("new", new, N_("Make an identity to sign with.")),
    ("list", list_, N_("List the identities of this machine.")),
    ("import", import_, N_("Keep an identity that was issued elsewhere.")),
    ("export", export, N_("Write a certificate for colleagues and receivers.")),
    ("trust", trust, N_("Trust an issuer.")),
    ("revoke", revoke, N_("Revoke an identity.")),
    ("card", card, N_("Offer a smart card for signing.")),
    ("time-stamp", time_stamp, N_("Name the server that is asked for time stamps.")),
)


def _named(name: str) -> "Stored":
    from causality.identity.own import named, stored

    if (found := named(home(), name)) is not None:
        return found
    known = ", ".join(one.name for one in stored(home())) or _("none")
    raise Refusal(name, _("no such identity; this machine has: {known}").format(known=known))


def _new_passphrase(name: str, file: Path | None, particulars: tuple[str, ...]) -> bytes:
    """Get a passphrase that is hard enough to guess, asked twice on a terminal."""
    from causality.identity.strength import strength

    given = given_passphrase(file)
    if given is None and not asks():
        raise Refusal(name, _("needs a passphrase: --passphrase-file, DECHALLENGE_PASSPHRASE or a terminal"))
    while True:
        secret = prompted(_("New passphrase: ")) if given is None else given
        found = strength(secret.decode("utf-8", "replace"), particulars)
        told = f"{found.words}. {found.advice}".strip()
        if not found.enough and given is not None:
            raise Refusal(name, _("the passphrase is too weak: {told}").format(told=told))
        if given is not None:
            return secret
        say(_("Passphrase: {told}").format(told=told))
        if found.enough and prompted(_("The same again: ")) == secret:
            return secret


def _authority_passphrase(file: Path | None, own: bytes) -> bytes:
    if file is not None:
        return given_passphrase(file) or b""
    return prompted(_("Passphrase of the authority: ")) if asks() else own


@contextmanager
def _refused(name: str) -> Iterator[None]:
    """Turn what an identity, person or certificate cannot be into a refusal that names it."""
    try:
        yield
    except ValueError as error:
        raise Refusal(name, str(error)) from error
