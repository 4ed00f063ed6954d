"""Figures of the start: from the interpreter to the first painted window, beside a bare window with one curve."""

import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).parents[2]
RUNS = 7
BARE = """
from PySide6.QtWidgets import QApplication, QMainWindow
import pyqtgraph
app = QApplication([])
window = QMainWindow()
plot = pyqtgraph.PlotWidget()
plot.plot([1, 2, 3], [1, 4, 2])
window.setCentralWidget(plot)
window.resize(1280, 720)
window.show()
app.processEvents()
"""
OURS = """
from PySide6.QtWidgets import QApplication
from desktop.look import Look
from desktop.settings import Settings
from desktop.windows import Windows
app = QApplication([])
settings = Settings()
windows = Windows(Look(app, settings), settings)
windows.start(None, example=True)
app.processEvents()
"""
MEMORY = """
import os, pathlib
pages = int(pathlib.Path("/proc/self/statm").read_text().split()[1])
print(pages * os.sysconf("SC_PAGE_SIZE") / 2**20)
os._exit(0)
"""


def measure_starting() -> None:
    """Print the time to the first painted window as a ratio to a bare one, and the memory that both take."""
    bare, ours = [], []
    for _turn in range(RUNS):  # in turn, so that a busy machine slows both
        bare.append(_started(BARE))
        ours.append(_started(OURS))
    for name, runs in (("bare window with one curve", bare), ("window with the worked example", ours)):
        times = sorted(taken for taken, _memory in runs)
        memory = statistics.median(held for _taken, held in runs)
        told = f"min {times[0]:7.0f} ms   p50 {statistics.median(times):7.0f} ms   memory {memory:5.0f} MB"
        print(f"{'start, ' + name:<72} {told}")  # noqa: T201
    ratio = min(ours)[0] / min(bare)[0]
    print(f"{'start, times the bare window':<72} {ratio:.2f}   budget ≤ 1.5; memory budget ≤ 250 MB")  # noqa: T201


def _started(program: str) -> tuple[float, float]:
    """Run a program up to its first painted window: milliseconds, and megabytes in memory."""
    with tempfile.TemporaryDirectory() as home:
        known = os.environ | {"QT_QPA_PLATFORM": "offscreen", "DECHALLENGE_HOME": home, "PYTHONPATH": str(ROOT)}
        begin = time.perf_counter()
        ran = subprocess.run(
            [sys.executable, "-c", program + MEMORY], cwd=ROOT, env=known, check=True, capture_output=True, text=True
        )
        return (time.perf_counter() - begin) * 1000, float(ran.stdout.split()[-1])
