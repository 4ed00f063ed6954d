"""The program is killed while somebody types: at most two seconds are missing at the next start, never the file."""

import os
import random
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from causality.case.file import case_json, load_case
from causality.case.model import Case, Product
from desktop.recovery import pending
from desktop.settings import Settings
from tests.desktop.killing import ROOT, typed_until_killed
from tests.desktop.opening import windows_open
from tests.desktop.typing_run import LETTERS

LOST = 2.0
"""The most that may be lost, in seconds."""
MOMENTS, SEED, LATEST = 20, 7, 3.0
"""How often the program is killed, and at what random seconds after the first key at the latest."""
CASE = Case(id="2024-017", products=(Product(id="drug", name="drug"),))


@dataclass(frozen=True)
class Run:
    """What came of one run: when each key was pressed, the file afterwards, and the texts of the copies left behind."""

    typed: dict[int, float]
    saved: Case
    kept: tuple[str, ...]
    code: int


def killed(home: Path, moment: float, saves: int) -> Run:
    """Let somebody type, kill the program at a moment after the first key, and look at what is left."""
    home.mkdir()
    path = home / "case.json"
    path.write_text(case_json(CASE), encoding="utf-8")
    typed, code = typed_until_killed(home, "tests.desktop.typing_run", [str(path), str(saves)], moment)
    kept = tuple(one.case.products[0].comment for one in pending(home / "recovery"))
    return Run(typed, load_case(path), kept, code)


@pytest.mark.skipif(os.name == "nt", reason="there is no SIGKILL there")
def test_a_killed_program_loses_two_seconds_at_most_and_never_the_file(tmp_path: Path) -> None:
    chance = random.Random(SEED)
    plans = [(tmp_path / str(turn), chance.uniform(0.05, LATEST), chance.choice((0, 0, 40))) for turn in range(MOMENTS)]
    with ThreadPoolExecutor(2) as pool:
        runs = list(pool.map(lambda plan: killed(*plan), plans))
    for run in runs:
        assert run.code == -signal.SIGKILL
        assert len(run.kept) <= 1
        saved = run.saved.products[0].comment
        assert replace(run.saved, products=(replace(run.saved.products[0], comment=""),)) == CASE
        for text in (saved, *run.kept):
            assert text == "".join(LETTERS[place % len(LETTERS)] for place in range(len(text)))
        newest = max(len(saved), *map(len, run.kept), 0)
        missing = [when for number, when in run.typed.items() if number > newest]
        assert max(run.typed.values()) - min(missing, default=max(run.typed.values())) <= LOST
    assert any(run.kept for run in runs)


def cell_killed(home: Path, column: str, text: str, *more: str, after: float) -> list[float]:
    """Let somebody type into a cell, kill the program a while after the last key, and give when each was pressed."""
    path = home / "case.json"
    path.write_text(case_json(CASE), encoding="utf-8")
    known = os.environ | {"QT_QPA_PLATFORM": "offscreen", "DECHALLENGE_HOME": str(home), "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-m", "tests.desktop.cell_run", str(path), column, text, *more]
    pressed: list[float] = []
    with subprocess.Popen(command, cwd=ROOT, env=known, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        for line in process.stdout:
            pressed.append(float(line))
            if len(pressed) == len(text):
                threading.Timer(after, process.send_signal, [signal.SIGKILL]).start()
    assert process.returncode == -signal.SIGKILL
    return pressed


@pytest.fixture
def restored(qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[], Case]]:
    """Start again, restore what is offered, and give the case."""
    with windows_open(qapp, Settings(tmp_path), monkeypatch) as windows:

        def again() -> Case:
            (left,) = pending(tmp_path / "recovery")
            window = windows.start()
            windows.restore(left.file.name, window)
            return window.file.session.case

        yield again


@pytest.mark.skipif(os.name == "nt", reason="there is no SIGKILL there")
@pytest.mark.parametrize("more", [("end",), ()], ids=["committed by Tab", "still in its open cell"])
def test_a_dose_is_there_again_two_seconds_after_it_was_typed(
    tmp_path: Path, restored: Callable[[], Case], more: tuple[str, ...]
) -> None:
    cell_killed(tmp_path, "dose", "150", *more, after=LOST)
    (dose,) = restored().products[0].doses
    assert dose.dose == 150


@pytest.mark.skipif(os.name == "nt", reason="there is no SIGKILL there")
def test_of_a_cell_that_is_typed_without_a_rest_two_seconds_are_missing_at_most(
    tmp_path: Path, restored: Callable[[], Case]
) -> None:
    text = LETTERS * 4
    pressed = cell_killed(tmp_path, "comment", text, after=0.0)
    (dose,) = restored().products[0].doses
    assert text.startswith(dose.comment)
    assert pressed[-1] - pressed[len(dose.comment)] <= LOST
