"""Copies: whole, encrypted, proved, and how one comes back."""

from dataclasses import replace
from datetime import UTC
from pathlib import Path

import pytest

from causality.records.backup import back_up, copies, due, restore
from causality.records.engine import StoreError, file_engine
from causality.records.key_file import key_path
from causality.records.searching import Query
from tests.records.places import PASSPHRASE, Place, example


def test_a_copy_holds_what_the_store_held_and_comes_back(place: Place, tmp_path: Path) -> None:
    desk = place.desk()
    held = desk.create(example())
    copy = back_up(desk, tmp_path / "backups")
    desk.save(held, replace(held.case, title="after the copy"))
    desk.store.close()
    assert b"alpelisib" not in copy.path.read_bytes()
    restore(copy.path, place.path, "anna", f"{PASSPHRASE} anna", place.hands)
    again = place.desk()
    assert again.open(held.key).case == example()
    assert again.store.prove().doubts == ()
    again.store.close()
    assert {path.name for path in place.path.parent.glob("cases*")} == {
        "cases.store", "cases.store.keys", "cases.store.before-1", "cases.store.keys.before-1",
    }  # fmt: skip


def test_a_copy_is_made_beside_a_store_in_use(place: Place, tmp_path: Path) -> None:
    desk, other = place.desk(), place.desk("reviewer")
    held = desk.create(example())
    back_up(other, tmp_path / "backups")
    desk.save(held, replace(held.case, title="went on"))
    desk.store.close()
    other.store.close()


def test_the_oldest_copies_go_first(place: Place, tmp_path: Path) -> None:
    desk = place.desk()
    made = []
    for _time in range(4):
        made.append(back_up(desk, tmp_path / "backups", kept=3).path)
        place.hands.move(60)
    assert [copy.path for copy in copies(tmp_path / "backups")] == made[:0:-1]
    assert len([*(tmp_path / "backups").iterdir()]) == 6
    desk.store.close()


def test_a_scheduled_copy_is_due_when_the_last_is_old_enough(place: Place, tmp_path: Path) -> None:
    desk = place.desk()
    folder = tmp_path / "backups"
    now = place.hands.now.astimezone(UTC)
    assert due(folder, 24, now)
    back_up(desk, folder)
    assert not due(folder, 24, now)
    assert not due(folder, 24, now.replace(hour=now.hour + 20))
    assert due(folder, 24, now.replace(day=now.day + 1, hour=now.hour + 1))
    desk.store.close()


def test_a_damaged_store_gives_no_copy(place: Place, tmp_path: Path) -> None:
    desk = place.desk()
    desk.create(example())
    desk.store.close()
    secret = desk.store.secrets
    data = bytearray(place.path.read_bytes())
    data[len(data) // 2] ^= 1
    place.path.write_bytes(data)
    desk.store._engine = file_engine(place.path, secret.database)
    with pytest.raises(StoreError):
        back_up(desk, tmp_path / "backups")
    assert copies(tmp_path / "backups") == ()


def test_a_restore_over_an_open_store_is_refused(place: Place, tmp_path: Path) -> None:
    desk = place.desk()
    copy = back_up(desk, tmp_path / "backups")
    desk.create(example())
    with pytest.raises(StoreError, match="it is open"):
        restore(copy.path, place.path, "anna", f"{PASSPHRASE} anna", place.hands)
    assert len(desk.find(Query())) == 1
    desk.store.close()


def test_a_copy_whose_keys_are_missing_is_refused_and_nothing_changes(place: Place, tmp_path: Path) -> None:
    desk = place.desk()
    copy = back_up(desk, tmp_path / "backups")
    desk.store.close()
    key_path(copy.path).unlink()
    before = place.path.read_bytes()
    with pytest.raises((StoreError, FileNotFoundError)):
        restore(copy.path, place.path, "anna", f"{PASSPHRASE} anna", place.hands)
    assert place.path.read_bytes() == before
