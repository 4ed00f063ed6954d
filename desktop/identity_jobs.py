"""What takes its time with identities, beside the window: a passphrase is slow to try on purpose."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from typing_extensions import override

from causality.files import describe
from causality.identity.certificates import Person
from causality.identity.identity import load_identity
from causality.identity.own import Stored, bring, create, revoke
from desktop.beside import Job
from widgets.identity_form import NewIdentity


class IdentityJob(Job):
    """Makes, takes or revokes an identity.

    Signals:
        made: it is done.
        refused: it is not; why, in one line.
    """

    made = Signal()
    refused = Signal(str)

    def __init__(self, do: Callable[[], object], parent: QObject) -> None:
        super().__init__(parent)
        self._do = do

    @override
    def work(self) -> None:
        try:
            self._do()
        except OSError as error:
            self.refused.emit(describe(error))
        except ValueError as error:
            self.refused.emit(str(error))
        else:
            self.made.emit()


def making(home: Path, wish: NewIdentity) -> Callable[[], object]:
    """Make an identity under the machine's authority."""
    person = Person(wish.name, wish.organisation, email=wish.email, country=wish.country)
    return lambda: create(home, person, _secret(wish.passphrase), _secret(wish.authority))


def taking(home: Path, file: Path, passphrase: str) -> Callable[[], object]:
    """Keep an identity that was issued elsewhere."""
    secret = _secret(passphrase)
    return lambda: bring(home, load_identity(file, secret), secret)


def revoking(home: Path, identity: Stored, passphrase: str) -> Callable[[], object]:
    """Put an identity on the list of what its authority revoked."""
    return lambda: revoke(home, identity, _secret(passphrase))


def _secret(passphrase: str) -> bytes:
    return passphrase.encode("utf-8", "surrogatepass")
