"""Another key for a store, also when a crash breaks the change off."""

from dataclasses import replace

import pytest

from causality.records.key_file import key_path, read_key_file, write_key_file
from causality.records.keys import LEAST, Secrets, WrongPassphrase, lock, new_secrets
from causality.records.office import issue_anew
from causality.records.officers import SignInRefused
from causality.records.rekeying import next_name, rekey
from causality.records.rights import NotAllowed
from causality.records.signing_in import recover
from tests.records.places import PASSPHRASE, Place, example

MINE = f"{PASSPHRASE} anna"


def test_a_rekeyed_store_opens_with_the_new_key_only(place: Place) -> None:
    author = place.desk()
    held = author.create(example())
    author.store.close()
    desk = place.desk("administrator")
    before = desk.store.secrets
    code = rekey(desk, MINE)
    assert desk.store.secrets.database != before.database
    assert desk.store.secrets.chain == before.chain
    assert desk.open(held.key).case == example()
    assert desk.store.prove().doubts == ()
    desk.store.close()
    with pytest.raises(SignInRefused):
        place.desk()  # the other slots held the old key
    with pytest.raises(SignInRefused):
        recover(place.where, place.recovery, "ben", "a new passphrase", place.hands)
    recover(place.where, code, "ben", "a new passphrase", place.hands)
    again = place.desk(passphrase="a new passphrase")
    assert again.open(held.key) == held
    again.store.close()


def test_others_are_issued_anew_after_it(place: Place) -> None:
    desk = place.desk("administrator")
    rekey(desk, MINE)
    issue_anew(desk, "ben", "first passphrase", "the key was changed")
    desk.store.close()
    place.desk(passphrase="first passphrase").store.close()


def test_it_asks_the_passphrase_and_the_role(place: Place) -> None:
    desk = place.desk("administrator")
    with pytest.raises(WrongPassphrase):
        rekey(desk, "wrong")
    desk.store.close()
    author = place.desk()
    with pytest.raises(NotAllowed):
        rekey(author, f"{PASSPHRASE} ben")
    author.store.close()


@pytest.mark.parametrize("taken", [False, True])
def test_a_change_of_key_that_was_broken_off_leaves_a_store_that_opens(place: Place, taken: bool) -> None:
    desk = place.desk("administrator")
    keys = read_key_file(key_path(place.path))
    after = Secrets(new_secrets().database, desk.store.secrets.chain)
    write_key_file(key_path(place.path), keys.with_slot(lock(next_name("anna"), MINE, after, keys.store, LEAST)))
    if taken:  # the database took the key, and the machine stopped before the slots were renewed
        desk.store.change_key(after)
    desk.store.close()
    again = place.desk("administrator")
    assert (again.store.secrets == after) == taken
    assert again.store.prove().doubts == ()
    again.store.close()
    left = read_key_file(key_path(place.path))
    assert left.slot(next_name("anna")) is None
    assert replace(left, slots=(), head=(0, "")) == replace(keys, slots=(), head=(0, ""))
