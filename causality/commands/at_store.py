"""What the commands of the store share: which store, which officer, and what goes wrong as one line."""

import getpass
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from causality.commands.identities import home
from causality.commands.streams import complain
from causality.commands.terminal import Refusal, about, passphrase
from causality.text import N_, _

if TYPE_CHECKING:
    from causality.records.desk import Desk

STORE_FILE = "cases.store"

StorePlace = Annotated[
    str,
    typer.Option("--store", metavar="STORE", envvar="DECHALLENGE_STORE", help=N_("A file, or a postgresql:// URL.")),
]
OfficerId = Annotated[
    str, typer.Option("--officer", metavar="ID", envvar="DECHALLENGE_OFFICER", help=N_("Who signs in."))
]
PassphraseFile = Annotated[
    Path | None, typer.Option(metavar="FILE", help=N_("Holds the officer's passphrase on its first line."))
]


def place_of(given: str) -> str:
    """Give the store that is meant: the one asked for, or the usual one."""
    return given or str(home() / STORE_FILE)


def officer_of(given: str) -> str:
    """Give the officer that is meant: the one asked for, or the one who is signed in to the system."""
    if given:
        return given
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        raise Refusal(_("name the officer who signs in: --officer")) from None


def secret_of(officer: str, file: Path | None) -> str:
    """Get an officer's passphrase as it was typed."""
    return passphrase(file, officer).decode("utf-8", "surrogateescape")


def heads() -> Path:
    """Give the folder in which the heads of departments' stores are remembered."""
    return home() / "heads"


@contextmanager
def worded() -> Iterator[None]:
    """Turn what the store refuses into a refusal of the command."""
    from causality.records.engine import StoreError
    from causality.records.keys import WrongPassphrase
    from causality.records.officers import SignInRefused
    from causality.records.rights import NotAllowed

    try:
        yield
    except (StoreError, SignInRefused, NotAllowed) as error:
        raise Refusal(str(error)) from error
    except WrongPassphrase:
        raise Refusal(_("The officer or the passphrase is wrong.")) from None


@contextmanager
def at_desk(store: str, officer: str, file: Path | None) -> Iterator["Desk"]:
    """Sign in, and close the store afterwards. Without any passphrase given the system's keyring is asked first."""
    from causality.records.desk import Desk
    from causality.records.officers import SignInRefused
    from causality.records.signing_in import sign_in

    who, where = officer_of(officer), place_of(store)
    with worded(), about(where):
        try:
            opened, signed_in = sign_in(where, who, _secret(where, who, file), heads=heads())
        except SignInRefused as error:
            if officer:
                raise
            missing = _("no officer was named, and {id} of this system was tried; name the officer: --officer")
            raise Refusal(missing.format(id=who), str(error)) from error
        for note in opened.notes:
            complain(note)
        try:
            yield Desk(opened, signed_in)
        finally:
            opened.close()


def _secret(where: str, who: str, file: Path | None) -> str | None:
    from causality.records.engine import is_url
    from causality.records.keeping import FileKeeper
    from causality.records.key_file import InvalidKeyFile, key_path
    from causality.records.remembered import recalled

    if file is None and "DECHALLENGE_PASSPHRASE" not in os.environ and not is_url(where):
        try:
            if recalled(FileKeeper(key_path(Path(where))), who):
                return None
        except (OSError, InvalidKeyFile):
            pass  # opening the store says what is wrong with it
    return secret_of(who, file)
