"""A store whose writer is killed at random moments: `python -m tests.records.faults [KILLS]` for the long form.

A writer edits cases at random and names each edit on standard output once it is committed. It is killed at a random
moment; then the store has to hold every edit that was named, and at most the one that was on its way, whole.
"""

import random
import shutil
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass, replace
from pathlib import Path

from causality.records.desk import Desk
from causality.records.key_file import key_path
from causality.records.searching import Query
from causality.records.signing_in import sign_in
from tests.benchmarks.cases import large_case
from tests.records.places import PASSPHRASE, Place, made

SAMPLES = 60
MOST = 6
"""Edits that a writer commits before it is killed, at most; the moment after the last of them is random."""
LONGEST = 0.03
"""Seconds from that edit to the end, at most: an edit takes some milliseconds."""


@dataclass
class Tally:
    """What the kills did."""

    kills: int = 0
    edits: int = 0
    lost: int = 0
    broken: int = 0
    slowest: float = 0.0


def edit_for_ever(where: str, seed: int) -> None:
    """Create and change cases, naming each edit once it is committed."""
    chance = random.Random(seed)
    desk = Desk(*sign_in(where, "ben", f"{PASSPHRASE} ben"))
    held = {row.key: desk.open(row.key) for row in desk.find(Query())}
    sys.stdout.write("ready\n")
    sys.stdout.flush()
    number = 0
    while True:
        number += 1
        mark = f"{seed}.{number}"
        if not held or chance.random() < 0.1:
            one = desk.create(replace(large_case(SAMPLES, 3), id=f"case {mark}", comment=mark))
        else:
            one = held[chance.choice([*held])]
            samples = tuple(sample for sample in one.case.samples if chance.random() > 0.05)
            one = desk.save(one, replace(one.case, samples=samples or one.case.samples, comment=mark))
        held[one.key] = one
        sys.stdout.write(f"{one.key} {mark}\n")
        sys.stdout.flush()


def kill_often(place: Place, kills: int, seed: int = 0) -> Tally:
    """Let writers edit the store and kill each at a random moment; then look at what is left."""
    chance, tally, known = random.Random(seed), Tally(), dict[str, str]()
    for kill in range(kills):
        known |= _one_kill(place.where, seed + kill, chance, tally)
        began = time.perf_counter()
        desk = Desk(*sign_in(place.where, "ben", f"{PASSPHRASE} ben"))
        tally.slowest = max(tally.slowest, time.perf_counter() - began)
        tally.kills += 1
        there = {row.key: desk.open(row.key).case.comment for row in desk.find(Query(count=10_000))}
        tally.lost += sum(not _at_least(there.get(key, ""), mark) for key, mark in known.items())
        tally.broken += len(desk.store.prove().doubts) + desk.store.pages_damaged()
        desk.store.close()
    return tally


def _one_kill(where: str, seed: int, chance: random.Random, tally: Tally) -> dict[str, str]:
    command = [sys.executable, "-m", "tests.records.faults", "--edit", where, str(seed)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as writer:
        assert writer.stdout is not None
        assert writer.stdout.readline() == "ready\n"
        lines = [writer.stdout.readline() for _edit in range(chance.randrange(MOST))]
        time.sleep(chance.uniform(0, LONGEST))
        writer.kill()
        lines += writer.stdout.readlines()
    named = [line.split() for line in lines if line.endswith("\n")]
    tally.edits += len(named)
    return {one[0]: one[1] for one in named if len(one) == 2}


def _at_least(there: str, named: str) -> bool:
    """Whether the store holds the edit that was named or one after it, of the same writer or a later one."""
    return bool(there) and _place(there) >= _place(named)


def _place(mark: str) -> tuple[int, int]:
    seed, number = mark.split(".")
    return int(seed), int(number)


def main() -> None:
    """Print what so many kills did to a store."""
    if sys.argv[1:2] == ["--edit"]:
        edit_for_ever(sys.argv[2], int(sys.argv[3]))
    kills = int(sys.argv[1]) if len(sys.argv) > 1 else 500
    with tempfile.TemporaryDirectory() as folder:
        place = made(str(Path(folder) / "cases.store"), ("assessor",))
        tally = kill_often(place, kills)
        size = place.path.stat().st_size + key_path(place.path).stat().st_size
        shutil.rmtree(folder, ignore_errors=True)
    sys.stdout.write(
        f"{tally.kills} kills, {tally.edits} committed edits: {tally.lost} lost, {tally.broken} faults found;"
        f" slowest sign-in after a kill {tally.slowest * 1000:.0f} ms; {size / 2**20:.1f} MiB at the end\n"
    )


if __name__ == "__main__":
    main()
