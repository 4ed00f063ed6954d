"""What can be refused at a store, and how it is said in one line."""

from causality.files import describe
from causality.records.engine import StoreError
from causality.records.keys import WrongPassphrase
from causality.records.officers import SignInRefused
from causality.records.rights import NotAllowed
from causality.text import _

REFUSED = (StoreError, SignInRefused, NotAllowed, WrongPassphrase, OSError)
"""The exceptions that say why something was not done; any other is a fault of the program."""


def told(error: BaseException) -> str:
    """Say in one line why something was refused."""
    if isinstance(error, WrongPassphrase):
        return _("The officer or the passphrase is wrong.")
    if isinstance(error, OSError) and not isinstance(error, SignInRefused | NotAllowed):
        return describe(error)
    return str(error)
