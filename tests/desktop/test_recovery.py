"""The recovery copy: written soon, kept through a crash, gone after a clean end."""

import os
import random
import signal
import stat
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from causality.case import edits
from causality.case.file import case_json, load_case
from desktop.recovery import LONGEST, QUIET, Recovery, RecoveryCopy, discard, pending, recovery_folder
from desktop.session import Session
from tests.case.test_edits import CASE

ROOT = Path(__file__).parents[2]
LOST = 2.0
"""The most that may be lost, in seconds."""

TYPING = """
import sys, time
from pathlib import Path
from PySide6.QtCore import QCoreApplication, QTimer
from causality.case import edits
from desktop.recovery import RecoveryCopy
from desktop.session import Session

file, folder, saves = Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3])
app = QCoreApplication([])
session = Session()
copy = RecoveryCopy(session, folder)
assert session.open(file)
count = 0

def type_on():
    global count
    count += 1
    session.apply(edits.set_title(str(count)))
    print(count, time.monotonic(), flush=True)
    if count % saves == 0:
        session.save()

timer = QTimer(interval=5)
timer.timeout.connect(type_on)
timer.start()
app.exec()
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "home" / "recovery"


@pytest.fixture
def session(qapp: object) -> Session:
    return Session()


@pytest.fixture
def copy(session: Session, folder: Path) -> Iterator[RecoveryCopy]:
    copy = RecoveryCopy(session, folder)
    yield copy
    copy._claim.release()
    if copy._writer is not None:
        copy._writer.shutdown()


def abandoned(folder: Path, title: str = "typed", path: Path | None = None) -> Recovery:
    """Leave a copy behind as a crash does."""
    session = Session()
    session.recover(CASE, path)
    copy = RecoveryCopy(session, folder)
    session.apply(edits.set_title(title))
    copy.flush()
    copy._claim.release()
    assert copy._writer is not None
    copy._writer.shutdown()
    return next(one for one in pending(folder) if one.case.title == title)


def test_an_edit_is_in_the_copy_within_two_seconds(session: Session, copy: RecoveryCopy, qtbot: QtBot) -> None:
    assert QUIET <= LONGEST < LOST * 1000
    with qtbot.waitSignal(copy.written, timeout=int(LOST * 1000)):
        session.apply(edits.set_title("typed"))
    assert b"typed" in copy.file.read_bytes()


def test_typing_on_does_not_put_the_copy_off(session: Session, copy: RecoveryCopy, qtbot: QtBot) -> None:
    typed: list[int] = []

    def type_until_written() -> bool:
        typed.append(len(typed))
        session.apply(edits.set_title(str(len(typed))))
        return copy.file.exists()

    qtbot.waitUntil(type_until_written, timeout=int(LOST * 1000))
    assert len(typed) > 10  # the pause between two looks is much shorter than the quiet that is waited for


@pytest.mark.skipif(os.name == "nt", reason="rights are those of the user's folder there")
def test_only_the_owner_can_read_the_copy(session: Session, copy: RecoveryCopy) -> None:
    session.apply(edits.set_title("typed"))
    copy.flush()
    modes = {path.name: stat.S_IMODE(path.stat().st_mode) for path in (copy.file.parent, *copy.file.parent.iterdir())}
    assert len(modes) == 3
    assert [name for name, mode in modes.items() if mode & 0o077] == []


def test_a_copy_says_which_file_it_is_of(folder: Path, tmp_path: Path, qapp: object) -> None:
    recovery = abandoned(folder, "typed", tmp_path / "Fall Müller.json")
    assert recovery.path == tmp_path / "Fall Müller.json"
    assert recovery.case == replace(CASE, title="typed")


def test_the_copies_are_offered_newest_first(folder: Path, qapp: object) -> None:
    for title in "abc":
        abandoned(folder, title)
    assert [one.case.title for one in pending(folder)] == ["c", "b", "a"]


def test_nothing_is_offered_where_nothing_is(folder: Path) -> None:
    assert pending(folder) == []
    assert not folder.exists()


def test_the_copy_of_a_living_window_is_not_offered(session: Session, copy: RecoveryCopy, folder: Path) -> None:
    session.apply(edits.set_title("typed"))
    copy.flush()
    assert copy.file.exists()
    assert pending(folder) == []


@pytest.mark.parametrize("end", ["close", "save", "undo", "new"])
def test_the_copy_goes_with_the_unsaved_edits(
    session: Session, copy: RecoveryCopy, tmp_path: Path, qtbot: QtBot, end: str
) -> None:
    session.apply(edits.set_title("typed"))
    copy.flush()
    ends = {"close": copy.close, "save": lambda: session.save_as(tmp_path / "case.json"), "undo": session.undo,
            "new": session.new}  # fmt: skip
    ends[end]()
    qtbot.waitUntil(lambda: list(copy.file.parent.iterdir()) == [])


def test_a_closed_copy_is_not_written_again(session: Session, copy: RecoveryCopy) -> None:
    session.apply(edits.set_title("typed"))
    copy.close()
    session.apply(edits.set_title("typed on"))
    assert not copy.file.exists()


def test_a_window_goes_on_with_a_copy_that_was_left_behind(
    session: Session, copy: RecoveryCopy, folder: Path, qtbot: QtBot
) -> None:
    recovery = abandoned(folder)
    assert copy.adopt(recovery)
    assert (session.case, session.dirty) == (recovery.case, True)
    assert pending(folder) == []
    with qtbot.waitSignal(copy.written):
        session.apply(edits.set_narrative("more"))
    assert copy.file == recovery.file
    copy.close()
    assert list(folder.iterdir()) == []


def test_one_window_at_most_takes_a_copy_over(copy: RecoveryCopy, folder: Path) -> None:
    recovery, second = abandoned(folder), RecoveryCopy(Session(), folder)
    assert copy.adopt(recovery)
    assert not second.adopt(recovery)
    discard(recovery)
    assert recovery.file.exists()


def test_a_copy_that_is_not_wanted_is_removed(copy: RecoveryCopy, folder: Path, qapp: object) -> None:
    recovery = abandoned(folder)
    discard(recovery)
    assert list(folder.iterdir()) == []
    assert not copy.adopt(recovery)


HEADER = b'{"path": null, "when": "2024-08-01T10:00:00+00:00"}\n'


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\n",
        b"{}\n" + case_json(CASE).encode(),
        b'["when"]\n' + case_json(CASE).encode(),
        HEADER.replace(b"2024", b"never") + case_json(CASE).encode(),
        HEADER,
        HEADER + case_json(CASE).encode()[:200],
        HEADER + b'{"id": ""}',
        b"[" * 100_000 + b"\n" + case_json(CASE).encode(),
        HEADER + b"[" * 100_000,
        os.urandom(1000),
    ],
)
def test_a_broken_copy_is_left_out_and_the_others_are_offered(folder: Path, qapp: object, data: bytes) -> None:
    sound = abandoned(folder)
    (folder / "0.case").write_bytes(data)
    (folder / "1.case").mkdir()
    assert pending(folder) == [sound]


def test_half_a_file_of_an_ended_process_is_swept_away(folder: Path) -> None:
    folder.mkdir(parents=True)
    old, new = folder / ".a.part", folder / ".b.part"
    for path in (old, new):
        path.write_bytes(b"{")
    os.utime(old, (0, 0))
    pending(folder)
    assert list(folder.iterdir()) == [new]


def test_a_place_that_cannot_be_written_is_told_once(session: Session, tmp_path: Path, qtbot: QtBot) -> None:
    (tmp_path / "home").write_bytes(b"a file")
    copy = RecoveryCopy(session, tmp_path / "home" / "recovery")
    told: list[str] = []
    copy.failed.connect(told.append)
    with qtbot.waitSignal(copy.failed):
        session.apply(edits.set_title("typed"))
    session.apply(edits.set_title("typed on"))
    copy.flush()
    with qtbot.assertNotEmitted(copy.failed):
        copy.close()
    assert told == [f"{tmp_path / 'home' / 'recovery'}: a part of this path is a file, not a folder"]


@pytest.mark.skipif(os.name == "nt", reason="there is no SIGKILL there")
@pytest.mark.parametrize(("seed", "saves"), [(0, 10_000), (2, 10_000), (5, 10_000), (1, 150), (2, 7)])
def test_a_killed_process_loses_two_seconds_at_most_and_never_the_file(
    folder: Path, tmp_path: Path, qapp: object, seed: int, saves: int
) -> None:
    moment, file = random.Random(seed).randint(1, 500), tmp_path / "case.json"
    file.write_text(case_json(replace(CASE, title="0")), encoding="utf-8")
    typed, last = killed_while_typing(file, folder, lines=moment, saves=saves)
    saved = load_case(file)
    kept = [int(one.case.title) for one in pending(folder)]
    assert len(kept) <= 1
    assert saved == replace(CASE, title=saved.title)
    newest = max(int(saved.title), *kept, 0)
    lost = [when for count, when in typed.items() if count > newest]
    assert last - min(lost, default=last) <= LOST


def killed_while_typing(file: Path, folder: Path, *, lines: int, saves: int) -> tuple[dict[int, float], float]:
    """Kill a typing process after some lines; give the time of each edit that it made, and the last time."""
    command = [sys.executable, "-c", TYPING, str(file), str(folder), str(saves)]
    typed: dict[int, float] = {}
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        for line in process.stdout:
            count, when = line.split()
            typed[int(count)] = float(when)
            if len(typed) == lines:
                process.send_signal(signal.SIGKILL)
    assert process.returncode == -signal.SIGKILL
    return typed, max(typed.values())


def test_the_folder_is_the_one_that_was_named(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("DECHALLENGE_HOME", str(tmp_path))
    assert recovery_folder() == tmp_path / "recovery"
