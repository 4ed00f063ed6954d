"""Who is at work: whoever is signed in to the store, else whoever signed last on this machine, else the account.

It is the name that stands with decisions, words of the officer and the findings that were answered.
"""

import getpass
from functools import cache

SIGNER = "signer"
"""The setting in which the name of who signed last is remembered."""
_names = {"signed in": "", "signer": ""}


def officer() -> str:
    """The name of who is at work; empty where nobody is known."""
    return _names["signed in"] or _names["signer"] or _account()


def signed_in(name: str) -> None:
    """Say who is signed in to the store; nobody with an empty name."""
    _names["signed in"] = name


def signs_as(name: str) -> None:
    """Say by which name reports are signed on this machine."""
    _names["signer"] = name


@cache
def _account() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return ""
