"""How strong a passphrase is, in steps that a meter can show."""

import pytest

from causality.identity.strength import strength


@pytest.mark.parametrize(
    ("passphrase", "enough"),
    [
        ("", False),
        ("secret", False),
        ("Tr0ub4dour&3", False),
        ("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", False),
        ("lantern otter vivid plinth", True),
        ("x" * 5000, False),
    ],
)
def test_weak_passphrases_are_told_with_what_helps(passphrase: str, enough: bool) -> None:
    found = strength(passphrase)
    assert found.enough is enough
    assert bool(found.advice) is not enough
    assert found.words


def test_the_persons_own_particulars_are_weak() -> None:
    name = "Krzysztof Wszechwładny"
    assert strength(name).enough
    assert not strength(name, (name, "")).enough
    assert not strength("krzysztof", (name,)).enough
