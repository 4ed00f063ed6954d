"""Figures of the start: from the interpreter to the first painted window, beside a bare window with one curve.

Both are started as they are once installed: with their bytecode compiled, and with nothing remembered.
"""

import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).parents[2]
RUNS = 9
PAINTED = """
import os, pathlib, time
from PySide6.QtCore import QEvent, QObject
class Painted(QObject):
    '''Notes when what it watches was painted.'''
    seen = False
    def eventFilter(self, watched, event):
        self.seen = self.seen or event.type() == QEvent.Type.Paint
        return False
def wait_for_paint(app, plot):
    '''Ends after the round of events in which the plot was painted, and all of its window with it.'''
    painted = Painted()
    plot.viewport().installEventFilter(painted)
    app.processEvents()
    while not painted.seen:
        app.processEvents()
    marks.append(time.perf_counter())
def report():
    busy = time.process_time() * 1000
    pages = int(pathlib.Path("/proc/self/statm").read_text().split()[1])
    print(*(round((one - marks[0]) * 1000, 2) for one in marks[1:]), busy, pages * os.sysconf("SC_PAGE_SIZE") / 2**20)
    os._exit(0)
"""
BARE = """
import time
marks = [time.perf_counter()]
from PySide6.QtWidgets import QApplication, QMainWindow
import pyqtgraph
marks.append(time.perf_counter())
app = QApplication([])
window = QMainWindow()
plot = pyqtgraph.PlotWidget()
plot.plot([1, 2, 3], [1, 4, 2])
window.setCentralWidget(plot)
window.resize(1280, 720)
window.show()
marks.append(time.perf_counter())
"""
OURS = """
import sys, time
marks = [time.perf_counter()]
from desktop import app as program
from desktop.entry import main
run_as_ever = program.run
def run(path, *, example):
    global app, window, plot
    from desktop.loading import load_plots
    load_plots()
    import desktop.windows
    from PySide6.QtWidgets import QApplication
    marks.append(time.perf_counter())
    QApplication.exec = staticmethod(lambda: marks.append(time.perf_counter()))
    run_as_ever(path, example=example)
    app = QApplication.instance()
    window = next(one for one in app.topLevelWidgets() if one.isVisible())
    plot = window.shell.timeline.plot
program.run = run
sys.argv = ["dechallenge", "demo"]
main()
"""
END = """
wait_for_paint(app, plot)
"""
ALL_PAGES = """
for step in ("case", "products", "labs", "work-up", "scoring", "differential"):
    window.go_to(step)
    app.processEvents()
"""


def measure_starting() -> None:
    """Print the time to the first painted window as a ratio to a bare one, what takes it, and the memory."""
    bare, ours = list[list[float]](), list[list[float]]()
    with tempfile.TemporaryDirectory() as compiled:
        _started(BARE + PAINTED + END, compiled)
        _started(OURS + PAINTED + END, compiled)
        for _turn in range(RUNS):  # in turn, so that a busy machine slows both
            bare.append(_started(BARE + PAINTED + END, compiled))
            ours.append(_started(OURS + PAINTED + END, compiled))
        used = _started(OURS + PAINTED + END + ALL_PAGES, compiled)[-1]
    for name, runs in (("bare window with one curve", bare), ("window with the worked example", ours)):
        whole, busy = [run[0] for run in runs], [run[-2] for run in runs]
        shares = "   ".join(f"{what} {statistics.median(each):4.0f}" for what, each in zip(
            ("imports", "built", "painted"), zip(*map(_shares, runs), strict=True), strict=True))  # fmt: skip
        told = f"min {min(whole):6.0f} ms   p50 {statistics.median(whole):6.0f} ms   of which {shares}"
        memory = statistics.median(run[-1] for run in runs)
        print(f"{'start, ' + name:<50} {told}   processor {min(busy):5.0f} ms   memory {memory:4.0f} MB")  # noqa: T201
    least, middle, used_up = (
        _ratio(ours, bare, place, pick) for place, pick in ((0, min), (0, statistics.median), (-2, min))
    )
    told = f"min {least:.2f}   p50 {middle:.2f}   by processor time {used_up:.2f}   budget ≤ 1.5"
    print(f"{'start, times the bare window':<50} {told}")  # noqa: T201
    print(f"{'memory once every page but the report was seen':<50} {used:.0f} MB   budget ≤ 250 MB")  # noqa: T201


def _ratio(ours: list[list[float]], bare: list[list[float]], place: int, pick: Callable[[list[float]], float]) -> float:
    """Compare one figure of the runs; that of the processor hardly depends on what else the machine does."""
    return pick([run[place] for run in ours]) / pick([run[place] for run in bare])


def _shares(run: list[float]) -> tuple[float, float, float]:
    """What imports, building and painting took of one run."""
    _whole, imported, built, painted, _busy, _memory = run
    return imported, built - imported, painted - built


def _started(program: str, compiled: str) -> list[float]:
    """Run a program up to its first painted window: milliseconds of whole, marks and processor; megabytes."""
    with tempfile.TemporaryDirectory() as home:
        known = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
        known |= {"QT_QPA_PLATFORM": "offscreen", "DECHALLENGE_HOME": home, "PYTHONPATH": str(ROOT),
                  "PYTHONPYCACHEPREFIX": compiled}  # fmt: skip
        begin = time.perf_counter()
        ran = subprocess.run(
            [sys.executable, "-c", f"{program}report()"],
            cwd=ROOT,
            env=known,
            check=True,
            capture_output=True,
            text=True,
        )
        return [(time.perf_counter() - begin) * 1000, *map(float, ran.stdout.split())]


if __name__ == "__main__":
    measure_starting()
