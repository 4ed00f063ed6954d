"""Making a store and signing in: what works, and what each thing that does not work says."""

import shutil
import sqlite3
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import update

from causality.records.desk import Desk
from causality.records.engine import Busy, Damaged, ReadOnly, StoreError, file_engine
from causality.records.key_file import MOST_UNKNOWN, UNKNOWN, Tries, key_path, read_key_file, write_key_file
from causality.records.making import create
from causality.records.office import retire
from causality.records.officers import FIRST_WAIT, FREE_TRIES, SignInRefused, Unfit
from causality.records.searching import Query
from causality.records.signing_in import recover, sign_in
from causality.records.tables import ABOUT, FORMAT
from causality.records.trail import Filter, trail
from tests.records.places import FIRST, OFFICERS, PASSPHRASE, QUICK, Place, example


def test_a_store_opens_for_the_officer_with_the_passphrase(place: Place) -> None:
    desk = place.desk()
    assert desk.officer == replace(OFFICERS["assessor"], made=desk.officer.made)
    assert desk.find(Query()) == ()
    desk.store.close()


def test_a_new_store_leaves_nothing_else_behind(place: Place) -> None:
    place.desk().store.close()
    assert sorted(path.name for path in place.path.parent.iterdir()) == ["cases.store", "cases.store.keys"]


def test_nothing_of_a_case_can_be_read_in_the_files(place: Place) -> None:
    desk = place.desk()
    case = example()
    desk.create(case)
    words = ("alpelisib", "hyperglycaemia", case.title, "GLU_FASTING", "32.73", "signed in", "ben")
    for path in place.path.parent.iterdir():  # while it is open, the write-ahead log among them
        data = path.read_bytes()
        kept = [word for word in words if path.suffix != ".keys" or word != "ben"]
        for form in ("utf-8", "utf-16-le"):
            assert not [word for word in kept if word.encode(form) in data], path.name
        assert not data.startswith(b"SQLite format 3")
    desk.store.close()


def test_a_store_is_not_made_over_another(place: Place) -> None:
    before = place.path.read_bytes()
    with pytest.raises(StoreError, match="there is a store already"):
        create(place.where, FIRST, PASSPHRASE, place.hands, QUICK)
    assert place.path.read_bytes() == before


def test_keys_without_their_store_are_not_thrown_away(place: Place) -> None:
    place.path.unlink()
    with pytest.raises(StoreError, match="the store is gone"):
        create(place.where, FIRST, PASSPHRASE, place.hands, QUICK)


@pytest.mark.parametrize(("officer", "passphrase"), [("", PASSPHRASE), ("a b", PASSPHRASE), ("anna", "too short")])
def test_an_id_or_passphrase_that_cannot_be_is_refused(tmp_path: Path, officer: str, passphrase: str) -> None:
    with pytest.raises(Unfit, match="expected"):
        create(str(tmp_path / "new.store"), replace(FIRST, id=officer), passphrase, effort=QUICK)
    assert [*tmp_path.iterdir()] == []


def test_a_wrong_passphrase_says_how_many_tries_are_left(place: Place) -> None:
    with pytest.raises(SignInRefused, match="4 tries are left"):
        place.desk(passphrase="wrong")


def test_an_unknown_officer_reads_like_a_wrong_passphrase(place: Place) -> None:
    with pytest.raises(SignInRefused, match="The officer or the passphrase is wrong"):
        sign_in(place.where, "nobody", PASSPHRASE, place.hands)


def test_after_five_failed_tries_even_the_right_passphrase_waits(place: Place) -> None:
    for _time in range(FREE_TRIES):
        with pytest.raises(SignInRefused):
            place.desk(passphrase="wrong")
    with pytest.raises(SignInRefused, match="Too many") as refused:
        place.desk()
    assert 0 < refused.value.wait <= FIRST_WAIT
    place.hands.move(-3600)  # a clock put back does not help
    with pytest.raises(SignInRefused):
        place.desk()
    place.hands.move(3600 + FIRST_WAIT)
    place.desk().store.close()


def test_each_further_failure_doubles_the_waiting(place: Place) -> None:
    waits = []
    for _time in range(FREE_TRIES + 2):
        with pytest.raises(SignInRefused) as refused:
            place.desk(passphrase="wrong")
        waits.append(refused.value.wait)
        place.hands.move(refused.value.wait + 1)
    assert waits == [0.0] * (FREE_TRIES - 1) + [FIRST_WAIT, 2 * FIRST_WAIT, 4 * FIRST_WAIT]


def test_failed_tries_stand_in_the_trail_of_the_next_sign_in(place: Place) -> None:
    for _time in range(3):
        with pytest.raises(SignInRefused):
            place.desk(passphrase="wrong")
    desk = place.desk()
    assert trail(desk, Filter(action="signed in"))[0].details == {"failed tries before": "3"}
    desk.store.close()


def test_a_retired_officer_does_not_sign_in(place: Place) -> None:
    administrator = place.desk("administrator")
    retire(administrator, "ben", "left the house")
    administrator.store.close()
    with pytest.raises(SignInRefused):
        place.desk()


def test_a_recovery_code_gives_a_new_passphrase(place: Place) -> None:
    recover(place.where, place.recovery.lower(), "ben", "a new passphrase", place.hands)
    desk = place.desk(passphrase="a new passphrase")
    assert [row.action for row in trail(desk, Filter(subject="ben"))][:2] == ["signed in", "passphrase recovered"]
    desk.store.close()
    with pytest.raises(SignInRefused):
        recover(place.where, place.recovery[:-1] + "A", "ben", "another passphrase", place.hands)


def test_a_missing_store_says_how_to_make_one(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="dechallenge store init"):
        sign_in(str(tmp_path / "none.store"), "anna", PASSPHRASE)


def test_a_store_without_its_key_file_says_so(place: Place) -> None:
    key_path(place.path).unlink()
    with pytest.raises(StoreError, match=r"its key file cases\.store\.keys is missing"):
        place.desk()


def test_a_damaged_key_file_says_so(place: Place) -> None:
    key_path(place.path).write_bytes(b"{}")
    with pytest.raises(StoreError, match="not the key file"):
        place.desk()


def test_a_file_that_is_no_store_is_called_damaged(place: Place) -> None:
    place.path.write_bytes(b"nothing of the kind" * 1000)
    with pytest.raises(Damaged, match="bring it back from a backup"):
        place.desk()


def test_a_store_of_a_newer_program_is_left_alone(place: Place) -> None:
    desk = place.desk("administrator")
    with desk.store.writing() as work:
        work.connection.execute(update(ABOUT).where(ABOUT.c.name == "format").values(value=str(FORMAT + 1)))
    desk.store.close()
    with pytest.raises(StoreError, match="a newer one is needed"):
        place.desk()


def test_a_store_that_another_process_holds_is_busy(place: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    desk = place.desk()
    other = file_engine(place.path, desk.store.secrets.database, wait=1)
    with other.connect().execution_options(writes=True) as holding, holding.begin():
        monkeypatch.setattr(desk.store, "_engine", file_engine(place.path, desk.store.secrets.database, wait=1))
        with pytest.raises(Busy, match="another program is writing"):
            desk.create(example())
    desk.create(example())
    desk.store.close()


def test_two_officers_work_in_one_store_at_a_time(place: Place) -> None:
    one, other = place.desk("assessor"), place.desk("reviewer")
    held = one.create(example())
    assert other.open(held.key).case == example()
    one.store.close()
    other.store.close()


def test_a_read_only_store_can_be_read_not_changed(place: Place) -> None:
    desk = place.desk()
    held = desk.create(example())
    desk.store.close()
    place.path.chmod(0o400)
    reading = file_engine(place.path, desk.store.secrets.database, read_only=True)
    desk.store._engine = reading
    assert desk.open(held.key).case == example()
    with pytest.raises(ReadOnly, match="can be read, not changed"):
        desk.create(example())


def test_the_message_of_an_error_names_no_secret(place: Place) -> None:
    with pytest.raises(SignInRefused) as refused:
        place.desk(passphrase="my secret words")
    assert "secret" not in str(refused.value)


def test_the_store_is_no_plain_sqlite(place: Place) -> None:
    with pytest.raises(sqlite3.DatabaseError):
        sqlite3.connect(place.path).execute("SELECT * FROM cases")


def test_keys_put_back_from_elsewhere_are_told(place: Place) -> None:
    keys = read_key_file(key_path(place.path))
    write_key_file(key_path(place.path), replace(keys, store="another"))
    with pytest.raises(SignInRefused):
        place.desk()


def test_a_desk_asks_again_after_ten_idle_minutes(place: Place) -> None:
    from causality.records.desk import SignedOut

    desk: Desk = place.desk()
    place.hands.move(599)
    desk.touch()
    place.hands.move(601)
    with pytest.raises(SignedOut, match="10 minutes"):
        desk.find(Query())
    desk.store.close()


def test_an_unknown_officer_is_counted_and_made_to_wait_like_a_known_one(place: Place) -> None:
    said: dict[str, list[str]] = {}
    for name in ("ben", "nobody"):
        said[name] = []
        for _time in range(FREE_TRIES + 1):
            with pytest.raises(SignInRefused) as refused:
                sign_in(place.where, name, "wrong", place.hands)
            said[name].append(str(refused.value))
    assert said["nobody"] == said["ben"]
    assert "3 tries are left" in said["nobody"][1]
    assert "Too many failed tries" in said["nobody"][-1]
    assert "nobody" not in key_path(place.path).read_text()


def test_counting_unknown_names_leaves_the_counts_of_officers(place: Place) -> None:
    keys = read_key_file(key_path(place.path)).with_tries("ben", Tries(3, 1.0))
    for number in range(MOST_UNKNOWN + 20):
        keys = keys.with_tries(f"{UNKNOWN}{number}", Tries(1, float(number)))
    assert keys.tries_of("ben").failed == 3
    assert len(keys.tries) == MOST_UNKNOWN + 1
    assert keys.tries_of(f"{UNKNOWN}{MOST_UNKNOWN + 19}").failed == 1


@pytest.mark.parametrize(("seconds", "told"), [(-3600, "1:00:00"), (-3, "0:00:03"), (-1, ""), (3600, "")])
def test_a_clock_put_back_is_told_at_sign_in_and_stands_in_the_trail(place: Place, seconds: float, told: str) -> None:
    place.desk().store.close()
    place.hands.move(seconds)
    desk = place.desk()
    assert bool(desk.store.notes) == bool(told)
    assert told in "".join(desk.store.notes)
    assert trail(desk, Filter(action="signed in"))[0].details.get("clock behind the trail by", "") == told
    desk.store.close()


@contextmanager
def read_only(folder: Path) -> Iterator[None]:
    """Lay the folder over itself as a medium that cannot be written."""
    mounted = subprocess.run(["mount", "--bind", folder, folder], check=False, capture_output=True, text=True)
    if mounted.returncode:
        pytest.skip(f"skipped: this machine lets no folder be mounted ({mounted.stderr.strip()})")
    try:
        subprocess.run(["mount", "-o", "remount,ro,bind", folder], check=True, capture_output=True)
        yield
    finally:
        subprocess.run(["umount", "-l", folder], check=True, capture_output=True)


@pytest.mark.skipif(shutil.which("mount") is None, reason="skipped: this machine mounts nothing")
def test_a_store_on_a_read_only_medium_is_read_and_not_changed(place: Place) -> None:
    desk = place.desk()
    held = desk.create(example())
    rows = desk.store.prove().rows
    desk.store.close()
    with read_only(place.path.parent):
        with pytest.raises(OSError, match="Read-only"):
            (place.path.parent / "probe").touch()
        with pytest.raises(SignInRefused, match="passphrase is wrong"):
            place.desk(passphrase="wrong")
        desk = place.desk()
        assert desk.open(held.key).case == example()
        assert "read-only" in desk.store.notes[0]
        with pytest.raises(ReadOnly, match="can be read, not changed"):
            desk.save(held, replace(held.case, title="x"))
        assert desk.store.prove().rows == rows
        desk.store.close()
    place.desk().store.close()


@pytest.mark.skipif(shutil.which("mount") is None, reason="skipped: this machine mounts nothing")
def test_a_store_left_open_on_a_read_only_medium_says_so(place: Place) -> None:
    desk = place.desk()
    desk.create(example())
    with read_only(place.path.parent), pytest.raises(ReadOnly, match="was not closed"):
        place.desk()
    desk.store.close()
