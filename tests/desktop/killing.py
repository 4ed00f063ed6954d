"""A program that tells of each key it was typed, killed at a moment."""

import os
import signal
import subprocess
import sys
import threading
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).parents[2]


def typed_until_killed(home: Path, module: str, given: Sequence[str], moment: float) -> tuple[dict[int, float], int]:
    """Let a module of the tests type at `home`, and kill it `moment` seconds after its first key.

    Give when each key was pressed, in seconds, by its number, and the code with which the program ended.
    """
    known = os.environ | {"QT_QPA_PLATFORM": "offscreen", "DECHALLENGE_HOME": str(home), "PYTHONPATH": str(ROOT)}
    typed: dict[int, float] = {}
    command = [sys.executable, "-m", module, *given]
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
    return typed, process.returncode
