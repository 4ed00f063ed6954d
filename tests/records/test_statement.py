"""The statement at first use: confirmed once, in its words in the trail, and asked for before a signature is kept."""

import pytest

from causality.records import statement
from causality.records.binding import STATEMENT
from causality.records.desk import Desk
from causality.records.office import add_officer, choose_passphrase
from causality.records.officers import Officer
from causality.records.signing_in import sign_in
from causality.records.trail import Filter, trail
from tests.records.places import PASSPHRASE, Place, example
from tests.records.test_desk import PDF, signed


@pytest.fixture
def newcomer(place: Place):  # type: ignore[no-untyped-def] # a generator of a desk
    administrator = place.desk("administrator")
    add_officer(administrator, Officer("eva", "Eva Assessor", "assessor"), f"{PASSPHRASE} first")
    administrator.store.close()
    desk = Desk(*sign_in(place.where, "eva", f"{PASSPHRASE} first", place.hands))
    choose_passphrase(desk, f"{PASSPHRASE} first", f"{PASSPHRASE} eva")
    yield desk
    desk.store.close()


def test_no_signature_is_kept_before_the_statement_is_confirmed(newcomer: Desk) -> None:
    held = newcomer.create(example())
    assert not statement.confirmed(newcomer.store, newcomer.officer)
    with pytest.raises(statement.NotStated, match="Confirm first what your signature means"):
        newcomer.keep_signed(held, signed(held.case), PDF)
    statement.confirm(newcomer.store, newcomer.officer)
    assert newcomer.keep_signed(held, signed(held.case), PDF).state == "signed"


def test_the_statement_stands_in_the_trail_once_and_in_its_words(newcomer: Desk) -> None:
    for _turn in range(2):
        statement.confirm(newcomer.store, newcomer.officer)
    (row,) = trail(newcomer, Filter(who="eva", action=statement.ACTION))
    assert (row.name, row.details["statement"]) == ("Eva Assessor", STATEMENT)
    assert newcomer.store.prove().doubts == ()
