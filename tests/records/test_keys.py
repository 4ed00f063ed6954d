"""Slots: what opens them, what does not, and what a key file refuses."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from causality.records.key_file import (
    FORMAT,
    InvalidKeyFile,
    KeyFile,
    Tries,
    dumped,
    parsed,
    read_key_file,
    write_key_file,
)
from causality.records.keys import (
    EFFORT,
    LEAST,
    RECOVERY_BYTES,
    SECRET,
    WrongPassphrase,
    lock,
    new_recovery_code,
    new_secrets,
    recovery_passphrase,
    unlock,
)

STORE = "0123456789abcdef"


def test_a_slot_opens_with_its_passphrase_only() -> None:
    held = new_secrets()
    slot = lock("anna", "correct horse", held, STORE, LEAST)
    assert unlock(slot, "correct horse", STORE) == held
    with pytest.raises(WrongPassphrase):
        unlock(slot, "correct horsE", STORE)


def test_a_passphrase_is_the_same_however_its_letters_were_composed() -> None:
    held = new_secrets()
    slot = lock("anna", "caf\u00e9 cr\u00e8me", held, STORE, LEAST)
    assert unlock(slot, "cafe\u0301 cre\u0300me", STORE) == held


def test_a_slot_of_another_store_or_name_does_not_open() -> None:
    slot = lock("anna", "correct horse", new_secrets(), STORE, LEAST)
    for other, store in ((slot, "another"), (replace(slot, name="ben"), STORE)):
        with pytest.raises(WrongPassphrase):
            unlock(other, "correct horse", store)


def test_every_slot_has_a_salt_and_nonce_of_its_own() -> None:
    held = new_secrets()
    one, other = (lock("anna", "correct horse", held, STORE, LEAST) for _time in range(2))
    assert one.salt != other.salt
    assert one.nonce != other.nonce
    assert one.locked != other.locked


def test_secrets_never_show() -> None:
    held = new_secrets()
    assert len(held.database) == len(held.chain) == SECRET
    assert held.database != held.chain
    assert held.database.hex() not in repr(held)
    assert "\\x" not in repr(held)


def test_a_recovery_code_is_read_as_it_is_typed() -> None:
    code = new_recovery_code()
    assert len(recovery_passphrase(code)) == RECOVERY_BYTES * 8 // 5
    assert recovery_passphrase(code.lower().replace("-", " ")) == recovery_passphrase(code)
    assert not set("0189") & set(code)


def test_the_usual_effort_is_the_second_recommendation_of_rfc_9106() -> None:
    assert str(EFFORT) == "Argon2id t=3, m=64 MiB, p=4"


def test_a_key_file_comes_back_as_it_was_written(tmp_path: Path) -> None:
    slot = lock("anna", "correct horse", new_secrets(), STORE, LEAST)
    keys = KeyFile(STORE, (slot,), (("anna", Tries(3, 5.5)),), (7, "ab"))
    path = tmp_path / "cases.store.keys"
    write_key_file(path, keys)
    assert read_key_file(path) == keys


@pytest.mark.parametrize(
    ("spoil", "said"),
    [
        (lambda _tree: b"\xff\xfe", "expected JSON"),
        (lambda _tree: b"", "expected JSON"),
        (lambda _tree: b"[]", '"format"'),
        (lambda tree: {**tree, "format": FORMAT + 1}, "a newer one is needed"),
        (lambda tree: {**tree, "slots": None}, "damaged key file"),
        (lambda tree: {name: value for name, value in tree.items() if name != "store"}, "damaged key file"),
        (lambda tree: _slot(tree, salt="zz"), "damaged key file"),
        (lambda tree: _slot(tree, locked="00"), "damaged key file"),
        (lambda tree: _slot(tree, effort={"passes": 3, "memory": 2**40, "lanes": 4}), "effort.memory"),
        (lambda tree: _slot(tree, effort={"passes": 1, "memory": 64 * 1024, "lanes": 4}), "effort.passes"),
        (lambda tree: _slot(tree, effort={"passes": 2, "memory": 8 * 1024, "lanes": 1}), "effort.memory"),
    ],
)
def test_what_is_no_key_file_is_refused_in_one_line(spoil, said: str) -> None:  # type: ignore[no-untyped-def] # spoils a tree
    tree = json.loads(dumped(KeyFile(STORE, (lock("anna", "correct horse", new_secrets(), STORE, LEAST),))))
    spoiled = spoil(tree)
    with pytest.raises(InvalidKeyFile) as refused:
        parsed(spoiled if isinstance(spoiled, bytes) else json.dumps(spoiled).encode())
    assert said in str(refused.value)
    assert "\n" not in str(refused.value)


def _slot(tree: dict[str, object], **fields: object) -> dict[str, object]:
    slot: dict[str, object] = tree["slots"][0]  # type: ignore[index] # the one slot
    return {**tree, "slots": [{**slot, **fields}]}
