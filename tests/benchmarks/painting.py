"""Figures of the window: from an edit, or one move of a drag, to everything painted, and what each part takes.

With `--processor` the time of the processor is taken instead: that hardly depends on what else the machine does.
"""

import gc
import os
import sys
import tempfile
import time
from collections.abc import Iterator
from datetime import date
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from pyqtgraph import GraphicsView
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from causality.case import edits
from causality.case.dates import PartialDate
from causality.case.edits import Edit
from causality.case.model import Case
from desktop.app import collect_little
from desktop.look import Look
from desktop.session import Session
from desktop.settings import Settings
from desktop.window import Window
from tests.benchmarks.cases import FIRST, ONSET, large_case, worked_example
from tests.benchmarks.figures import show

MOVES = 60
now = time.thread_time if "--processor" in sys.argv else time.perf_counter
PARTS = "assess", "refresh", "paint the timeline", "paint the rest", "all"


class Clock:
    """Times one edit from its beginning to the end of painting: the assessment, the refreshing, the painting."""

    def __init__(self, session: Session) -> None:
        self._session, self._begun, self._assessed = session, 0.0, 0.0
        self.taken: dict[str, list[float]] = {part: [] for part in PARTS}
        session.changed.connect(self._assess)  # before the window listens
        self._timeline = 0.0
        paint = GraphicsView.paintEvent

        def timed(view: GraphicsView, event: QPaintEvent) -> None:
            begun = now()
            paint(view, event)
            self._timeline += now() - begun

        GraphicsView.paintEvent = timed

    def run(self, app: QApplication, step: Iterator[None]) -> None:
        """Time one step."""
        self._begun = self._assessed = now()
        next(step)
        refreshed, self._timeline = now(), 0.0
        app.processEvents()
        painted, timeline = now(), self._timeline
        shares = (self._assessed - self._begun, refreshed - self._assessed, timeline, painted - refreshed - timeline)
        for part, share in zip(PARTS, (*shares, painted - self._begun), strict=True):
            self.taken[part].append(share * 1000)

    def _assess(self) -> None:
        assert self._session.assessment.case is self._session.case
        self._assessed = now()


def measure_painting() -> None:
    """Print edit → painted and drag move → painted, for the worked example and large cases."""
    app = QApplication.instance() or QApplication(["dechallenge"])
    assert isinstance(app, QApplication)
    for name, case, budget in (
        ("worked example", worked_example(), 16), ("1,000 samples, 20 products", large_case(1_000, 20), 16),
        ("100,000 samples, 20 products", large_case(100_000, 20), 50),
    ):  # fmt: skip
        _measure(app, name, case, budget)


def _measure(app: QApplication, name: str, case: Case, budget: int) -> None:
    with tempfile.TemporaryDirectory() as home:
        settings, session = Settings(Path(home)), Session()
        session.begin(case)
        clocks = Clock(session)
        window = Window(session, Look(app, settings), settings)
        window.resize(1440, 900)
        window.show()
        window.go_to("scoring")
        window.shell.make_pages()
        app.processEvents()
        gc.collect()
        collect_little()  # as the program does after its start
        for what, steps in (("edit", _edits(session, case)), ("drag move", _drag(window, case))):
            clocks.taken = {key: [] for key in clocks.taken}
            for _turn in range(MOVES + 1):
                clocks.run(app, steps)
            for part, taken in clocks.taken.items():
                told = f"p95 ≤ {budget} ms" if part == "all" else ""
                show(f"{what} → painted, {name}: {part}", taken[1:], told)
            for _left in steps:
                pass
        session.begin(session.case)
        window.close()
        window.deleteLater()


def _edits(session: Session, case: Case) -> Iterator[None]:
    """Another day for the first intake, again and again."""
    product = case.products[0]
    begun = product.doses[0].start
    first = begun.parts[0].first if begun else None
    for turn in range(MOVES + 1):
        session.apply(_moved(product.id, (first or FIRST + ONSET) + turn % 20))
        yield


def _moved(product: str, day: int) -> Edit:
    return edits.change_dose(product, 0, "start", PartialDate.of(date.fromordinal(day)))


def _drag(window: Window, case: Case) -> Iterator[None]:
    """The first edge of the first product, held by the mouse and moved to and fro."""
    view = window.shell.timeline.plot
    edge = case.products[0].id, 0, "start"
    begun = next(one.day for one in view.chart.edges if one.key == edge)
    view.see(begun - 150, begun + 400)
    QApplication.processEvents()
    spot = view.edge_spot(*edge)
    QTest.mousePress(view.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    for turn in range(MOVES + 1):
        QTest.mouseMove(view.viewport(), spot + QPoint(4 + 3 * (turn % 20), 0))
        yield
    QTest.mouseRelease(view.viewport(), Qt.MouseButton.LeftButton, pos=spot)


if __name__ == "__main__":
    measure_painting()
