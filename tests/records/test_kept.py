"""Whether a signed file is the one that the store keeps: a file put back to an earlier state, exchanged, or unknown."""

import hashlib
from dataclasses import replace

import pytest

from causality.records.desk import Desk, OutOfOrder
from causality.records.kept import binding, find
from causality.records.office import change_role
from tests.records.places import Place, example
from tests.records.test_desk import PDF, signed

MORE = PDF + b" and countersigned"


def digest(pdf: bytes) -> str:
    return hashlib.sha256(pdf).hexdigest()


@pytest.fixture
def desk(place: Place):  # type: ignore[no-untyped-def] # a generator of a desk
    """A reviewer at a store that keeps a report with two signatures."""
    author = place.desk()
    held = author.keep_signed(author.create(example()), signed(example()), PDF)
    author.store.close()
    desk = place.desk("reviewer")
    desk.keep_signed(desk.open(held.key), held.case, MORE)
    yield desk
    desk.store.close()


@pytest.mark.parametrize(
    ("pdf", "standing", "words", "ok"),
    [
        (MORE, "kept", "exactly this file: version 1, signed", True),
        (PDF, "rolled_back", "put back to an earlier state", False),
        (b"another", "other", "not the file that the store keeps as version 1", False),
    ],
)
def test_a_file_is_told_apart_from_the_one_that_is_kept(
    desk: Desk, pdf: bytes, standing: str, words: str, ok: bool
) -> None:
    found = find(desk, example().id, 1, digest(pdf))
    assert (found.standing, found.ok) == (standing, ok)
    assert words in found.text


@pytest.mark.parametrize(("case_id", "version"), [("another case", 1), (example().id, 2), (example().id, None)])
def test_what_the_store_never_kept_is_said_and_is_no_fault(desk: Desk, case_id: str, version: int | None) -> None:
    found = find(desk, case_id, version, digest(MORE))
    assert (found.standing, found.ok) == ("unknown", True)


def test_a_signature_that_names_a_row_the_trail_does_not_hold_is_a_problem(desk: Desk) -> None:
    bound = binding(desk.store)
    assert bound.startswith("audit trail row ")
    assert find(desk, example().id, 1, digest(MORE), (bound, "")).ok
    forged = bound[:-1] + ("0" if bound[-1] != "0" else "1")
    found = find(desk, example().id, 1, digest(MORE), (bound, forged))
    assert not found.ok
    assert len(found.problems) == 1


def test_an_author_who_became_a_reviewer_does_not_countersign_though_another_did_in_between(place: Place) -> None:
    author = place.desk()
    held = author.keep_signed(author.create(example()), signed(example()), PDF)
    author.store.close()
    administrator = place.desk("administrator")
    change_role(administrator, "ben", "reviewer", "moved")
    administrator.store.close()
    other = place.desk("reviewer")
    held = other.keep_signed(held, held.case, MORE)
    other.store.close()
    ben = place.desk("assessor")
    assert ben.officer.role == "reviewer"
    with pytest.raises(OutOfOrder, match="does not countersign"):
        ben.keep_signed(replace(held), held.case, MORE + b" again")
    assert ben.keep_signed(held, held.case, MORE + b" again", "nobody else was there").state == "signed"
    ben.store.close()
