"""Each action × role, as the product promises it; asked through what the desk does, not through a table alone."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from causality.records import office, trail
from causality.records.backup import back_up, restore
from causality.records.desk import Desk, OutOfOrder
from causality.records.held import Held
from causality.records.officers import Officer
from causality.records.rights import ACTIONS, RIGHTS, ROLES, Action, NotAllowed, Role
from causality.records.searching import Query
from tests.records.places import PASSPHRASE, Place, example
from tests.records.test_desk import PDF, signed

ALLOWED: dict[Action, str] = {
    # a: assessor, r: reviewer, m: administrator, e: reader
    "read": "arme", "create": "ar", "edit": "ar", "submit": "a", "return": "ar",
    "sign_authorship": "a", "sign_review": "r", "sign_approval": "r", "new_version": "ar",
    "export": "arm", "erase": "m", "officers": "m", "settings": "m", "back_up": "arm", "restore": "m",
    "read_audit": "arme", "export_audit": "arm", "rekey": "m",
}  # fmt: skip
LETTERS: dict[Role, str] = {"assessor": "a", "reviewer": "r", "administrator": "m", "reader": "e"}


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("action", ACTIONS)
def test_the_table_of_rights(action: Action, role: Role) -> None:
    assert (role in RIGHTS[action]) == (LETTERS[role] in ALLOWED[action])


@pytest.fixture(scope="module")
def stocked(pattern: Place, tmp_path_factory: pytest.TempPathFactory) -> tuple[Place, dict[str, Held]]:
    """A store with a case in every state."""
    place = pattern.copied(tmp_path_factory.mktemp("stocked"))
    desk = place.desk()
    draft = desk.create(example())
    ready = desk.submit(desk.create(replace(example(), id="ready")))
    done = desk.create(replace(example(), id="done"))
    done = desk.keep_signed(done, signed(done.case), PDF)
    desk.store.close()
    return place, {"draft": draft, "ready": ready, "done": done}


def _sign_authorship(desk: Desk, held: dict[str, Held], _folder: Path) -> None:
    if desk.officer.role == "reviewer":
        raise NotAllowed("signs a review, tested below")
    fresh = desk.open(held["draft"].key)
    desk.keep_signed(fresh, fresh.case if fresh.case.signed else signed(fresh.case), PDF)


def _read(desk: Desk, held: dict[str, Held], _folder: Path) -> object:
    return desk.find(Query()), desk.open(held["draft"].key), desk.versions(held["done"].key)


def _new_version(desk: Desk, held: dict[str, Held], _folder: Path) -> object:
    return desk.next_version(desk.open(held["done"].key))


DOES: dict[Action, Callable[[Desk, dict[str, Held], Path], object]] = {
    "read": _read,
    "create": lambda desk, _held, _folder: desk.create(replace(example(), id=f"by {desk.officer.id}")),
    "edit": lambda desk, held, _folder: _edit(desk, held["draft"].key),
    "export": lambda desk, held, _folder: desk.exported(held["draft"], "json"),
    "officers": lambda desk, _held, _folder: office.add_officer(desk, Officer("eve", "Eve", "reader"), PASSPHRASE),
    "settings": lambda desk, _held, _folder: office.change_setting(desk, "idle minutes", "5"),
    "back_up": lambda desk, _held, folder: back_up(desk, folder),
    "read_audit": lambda desk, _held, _folder: trail.trail(desk, trail.Filter()),
    "export_audit": lambda desk, _held, _folder: trail.trail_csv(desk, trail.trail(desk, trail.Filter())),
    "sign_authorship": _sign_authorship,
    "new_version": _new_version,
    "erase": lambda desk, held, _folder: office.erase(desk, held["ready"].key, "demand"),
}


def _edit(desk: Desk, key: str) -> None:
    held = desk.open(key)
    desk.save(held, replace(held.case, comment=f"by {desk.officer.id}"))


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("action", [*DOES])
def test_what_a_role_may_not_do_is_refused_below_the_window(
    stocked: tuple[Place, dict[str, Held]], action: Action, role: Role, tmp_path: Path
) -> None:
    place = stocked[0].copied(tmp_path)
    desk = place.desk(role)
    before = desk.store.prove().head
    if LETTERS[role] in ALLOWED[action]:
        DOES[action](desk, stocked[1], tmp_path / "backups")
    else:
        with pytest.raises(NotAllowed):
            DOES[action](desk, stocked[1], tmp_path / "backups")
        assert desk.store.prove().head == before
    assert desk.store.prove().doubts == ()
    desk.store.close()


def test_a_reviewer_gives_back_and_does_not_submit(place: Place) -> None:
    author = place.desk()
    ready = author.submit(author.create(example()))
    reviewer = place.desk("reviewer")
    draft = reviewer.give_back(ready, "onset missing")
    with pytest.raises(NotAllowed):
        reviewer.submit(draft)
    with pytest.raises(OutOfOrder, match="given to review"):
        reviewer.keep_signed(draft, signed(draft.case), PDF)
    author.store.close()
    reviewer.store.close()


def test_only_an_administrator_restores(place: Place, tmp_path: Path) -> None:
    desk = place.desk()
    copy = back_up(desk, tmp_path / "backups")
    desk.store.close()
    with pytest.raises(NotAllowed):
        restore(copy.path, place.path, "ben", f"{PASSPHRASE} ben", place.hands)
    restore(copy.path, place.path, "anna", f"{PASSPHRASE} anna", place.hands)
    again = place.desk()
    assert trail.trail(again, trail.Filter(action="restored"))[0].who == "anna"
    again.store.close()


def test_a_passphrase_given_by_another_is_changed_first(place: Place) -> None:
    from causality.records.desk import SignedOut

    administrator = place.desk("administrator")
    office.issue_anew(administrator, "ben", "first passphrase", "forgotten")
    administrator.store.close()
    desk = place.desk(passphrase="first passphrase")
    with pytest.raises(SignedOut, match="passphrase of your own"):
        desk.find(Query())
    office.choose_passphrase(desk, "first passphrase", "a passphrase of mine")
    assert desk.find(Query()) == ()
    desk.store.close()
