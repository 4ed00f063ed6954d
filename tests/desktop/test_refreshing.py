"""After any edits a window looks as a new one does that shows the same: what was not drawn again needed it not."""

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path
from random import Random

import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget

from causality.case import edits
from causality.case.dates import PartialDate
from causality.case.edits import Edit
from causality.case.model import Case
from desktop.session import Session
from desktop.window import Window
from tests.desktop.opening import window_open, worked_session

STEPS = ("scoring", "differential", "work-up", "scoring")


@pytest.fixture
def window(qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Window]:
    with window_open(qapp, worked_session(), tmp_path / "home", monkeypatch, "scoring") as made:
        yield made


def looks(window: Window) -> dict[str, QImage]:
    """Give how the panes of a window look with the whole case in view, from the top and with the keyboard nowhere."""
    QApplication.processEvents()
    if (held := QApplication.focusWidget()) is not None:
        held.clearFocus()
    shell = window.shell
    shell.timeline.plot.fit()
    panes: dict[str, QWidget] = {"rail": shell.rail, "verdicts": shell.verdicts, "timeline": shell.timeline.plot}
    panes["page"] = shell.page(window.step)
    for pane in panes.values():
        for area in [*pane.findChildren(QScrollArea), *([pane] if isinstance(pane, QScrollArea) else [])]:
            area.verticalScrollBar().setValue(0)
    for _turn in range(3):  # what was scrolled or laid out asks for more of it
        QApplication.processEvents()
    return {name: pane.grab().toImage() for name, pane in panes.items()}


def as_new(window: Window, home: Path, monkeypatch: pytest.MonkeyPatch) -> dict[str, QImage]:
    """Give how a new window looks that shows the case, the step and the item of another."""
    session = Session()
    session.begin(window.file.session.case)
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    with window_open(app, session, home, monkeypatch) as made:
        chosen = window.selection
        made.navigation.select(
            product=chosen.product, event=chosen.event, method=chosen.method, sheet=chosen.sheet, item=chosen.item
        )
        made.go_to(window.step)
        return looks(made)


def some_edit(case: Case, chance: Random) -> Edit:
    """Give an edit of what decides most of what is shown."""
    product, event = chance.choice(case.products), chance.choice(case.events)
    day = PartialDate.of(date(2024, 7, 1) + timedelta(days=chance.randrange(90)))
    kinds: list[Callable[[], Edit]] = [
        lambda: edits.change_event(event.id, "onset", day),
        lambda: edits.change_product(
            product.id, "name", chance.choice(("A", "product with a name of many words", "x"))
        ),
        lambda: edits.enter_sample(chance.randrange(len(case.samples)), chance.choice((1.0, 44.0, 250.0, 900.0))),
        lambda: edits.change_patient("age", chance.choice((None, 31.0, 61.0, 80.0))),
        lambda: edits.set_conclusion("word " * chance.randrange(40)),
    ]
    if product.doses:
        record = chance.randrange(len(product.doses))
        kinds += [lambda end=end: edits.change_dose(product.id, record, end, day) for end in ("start", "stop")] * 2
    return chance.choice(kinds)()


@pytest.mark.parametrize("seed", range(2))
def test_a_window_looks_as_a_new_one_after_any_edits(
    seed: int, window: Window, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    session, chance = window.file.session, Random(seed)
    for turn in range(2):
        for _edit in range(4):
            window.go_to(chance.choice(STEPS))
            session.apply(some_edit(session.case, chance))
            QApplication.processEvents()
        if turn == 1:
            session.undo()
        seen = looks(window)
        new = as_new(window, tmp_path / str(turn), monkeypatch)
        assert [name for name, image in seen.items() if image != new[name]] == [], (turn, window.step)


def test_a_window_looks_as_a_new_one_while_a_date_is_moved_to_and_fro(
    window: Window, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    session = window.file.session
    for day in ("2024-07-01", "2024-08-20", "2024-07-30"):
        session.hold(edits.change_dose("alpelisib", 0, "start", PartialDate.parse(day)))
        seen = looks(window)
        new = as_new(window, tmp_path / day, monkeypatch)
        assert [name for name, image in seen.items() if image != new[name]] == [], day
    session.release(keep=False)
