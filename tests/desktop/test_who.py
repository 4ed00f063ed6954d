"""Decisions bear the name of who is at work: signed in to the store, else known as a signer, else the account."""

import getpass
from collections.abc import Iterator

import pytest

from desktop import who


@pytest.fixture(autouse=True)
def nobody() -> Iterator[None]:
    who.signed_in("")
    who.signs_as("")
    yield
    who.signed_in("")
    who.signs_as("")


def test_without_a_name_it_is_the_account() -> None:
    assert who.officer() == getpass.getuser()


def test_a_signer_is_known_by_name() -> None:
    who.signs_as("Ann Author")
    assert who.officer() == "Ann Author"


def test_who_is_signed_in_to_the_store_comes_first_until_it_is_left() -> None:
    who.signs_as("Ann Author")
    who.signed_in("Ben Assessor")
    assert who.officer() == "Ben Assessor"
    who.signed_in("")
    assert who.officer() == "Ann Author"
