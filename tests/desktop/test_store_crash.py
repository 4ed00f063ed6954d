"""The program is killed while somebody types into a case of the store: two seconds are missing at most, never more.

The short form; many more kills, at the store itself: `python -m tests.records.faults`.
"""

import os
import random
import signal
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from causality.case.model import Case, Product
from causality.records.searching import Query
from tests.desktop.storing import put
from tests.desktop.test_crash import LOST, ROOT
from tests.desktop.typing_run import LETTERS
from tests.records.conftest import pattern  # noqa: F401 - the fixture
from tests.records.places import PASSPHRASE, Place

KILLS, SEED = 4, 11
CASE = Case(id="2026-017", products=(Product(id="drug", name="drug"),))


def typed_until_killed(home: Path, moment: float) -> dict[int, float]:
    """Let somebody type, kill the program at a moment after the first key, and give when each key was pressed."""
    known = os.environ | {"QT_QPA_PLATFORM": "offscreen", "DECHALLENGE_HOME": str(home), "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-m", "tests.desktop.storing_run", "ben", f"{PASSPHRASE} ben"]
    typed: dict[int, float] = {}
    with subprocess.Popen(command, cwd=ROOT, env=known, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        killer = threading.Timer(moment, process.send_signal, [signal.SIGKILL])
        for line in process.stdout:
            if not typed:
                killer.start()
            if not line.endswith("\n"):  # killed while it told of a key
                break
            number, when = line.split()
            typed[int(number)] = float(when)
    assert process.returncode == -signal.SIGKILL
    return typed


@pytest.mark.skipif(os.name == "nt", reason="there is no SIGKILL there")
def test_a_killed_program_loses_two_seconds_at_most_and_never_the_store(pattern: Place, tmp_path: Path) -> None:  # noqa: F811
    place = pattern.copied(tmp_path)
    put(place, CASE)
    chance, before, longest = random.Random(SEED), "", 0
    for _kill in range(KILLS):
        typed = typed_until_killed(tmp_path, chance.uniform(0.3, 3.0))
        desk = place.desk()
        assert desk.store.pages_damaged() == 0
        assert desk.store.prove().doubts == ()
        (one,) = desk.find(Query())
        comment = desk.open(one.key).case.products[0].comment
        desk.store.close()
        new = comment.removesuffix(before)  # what is typed comes before what was there
        assert comment.endswith(before)
        assert new == "".join(LETTERS[place_ % len(LETTERS)] for place_ in range(len(new)))
        missing = [when for number, when in typed.items() if number > len(new)]
        assert max(typed.values()) - min(missing, default=max(typed.values())) <= LOST
        before, longest = comment, max(longest, len(new))
        for folder in (tmp_path / "recovery", tmp_path / "open"):
            assert not list(folder.glob("*"))
    assert longest
