# The key and mouse functions of pytest-qt are untyped.
# mypy: allow-untyped-calls
"""What shows the audit trail: rows read as they are seen, the filter, one row in full, work that is going on."""

from collections.abc import Sequence

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QPushButton, QTableView
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from widgets.choice_field import ChoiceField
from widgets.palette import LIGHT
from widgets.trail_detail import TrailDetail, TrailDetailPane
from widgets.trail_filter import TrailFilter, TrailWish
from widgets.trail_table import BLOCK, COLUMNS, KEPT, TrailLine, TrailTable
from widgets.work_bar import WorkBar

pytestmark = [pytest.mark.qt_log_level_fail("WARNING"), pytest.mark.qt_log_ignore("plugin does not support")]
MANY = 100_000


class Reading:
    """A list of many lines, that keeps what was read of it."""

    def __init__(self) -> None:
        self.asked: list[tuple[int, int]] = []

    def __call__(self, first: int, count: int) -> Sequence[TrailLine]:
        self.asked.append((first, count))
        return [TrailLine(row, (f"time {row}", *[f"{row}"] * (len(COLUMNS) - 2)), f"utc {row}")
                for row in range(first, first + count)]  # fmt: skip


@pytest.fixture
def reading() -> Reading:
    return Reading()


@pytest.fixture
def table(reading: Reading, qtbot: QtBot) -> TrailTable:
    made = TrailTable(reading)
    qtbot.addWidget(made)
    made.resize(1200, 400)
    made.show()
    return made


def test_of_many_rows_only_what_is_seen_is_read(table: TrailTable, reading: Reading, qtbot: QtBot) -> None:
    with qtbot.waitSignal(table.moved) as moved:
        table.show_count(MANY)
    assert moved.args == [0]
    table.viewport().repaint()
    assert table.lines.rowCount() == MANY
    assert sum(count for _first, count in reading.asked) <= 2 * BLOCK
    table.show_row(MANY - 1)
    table.viewport().repaint()
    assert max(first + count for first, count in reading.asked) == MANY
    assert len(reading.asked) <= 4


def test_blocks_that_were_not_seen_for_long_are_let_go(table: TrailTable, reading: Reading) -> None:
    table.show_count(MANY)
    for row in range(0, (KEPT + 2) * BLOCK, BLOCK):
        assert table.lines.line(row) is not None
    before = len(reading.asked)
    table.lines.line(0)
    assert len(reading.asked) == before + 1


def test_a_cell_shows_its_text_and_the_time_its_moment_in_utc(table: TrailTable) -> None:
    table.show_count(3)
    model = table.model()
    assert [model.index(2, column).data() for column in range(3)] == ["2", "time 2", "2"]
    assert model.index(2, 1).data(Qt.ItemDataRole.ToolTipRole) == "utc 2"
    assert model.index(2, 2).data(Qt.ItemDataRole.ToolTipRole) == "2"


def test_the_model_is_sound_also_where_nothing_can_be_read(qtbot: QtBot, qtmodeltester: ModelTester) -> None:
    table = TrailTable(lambda _first, _count: ())
    qtbot.addWidget(table)
    table.show_count(5)
    qtmodeltester.check(table.lines)
    assert table.model().index(0, 1).data() == ""
    with qtbot.waitSignal(table.moved) as moved:
        table.show_count(0)
    assert moved.args == [-1]


def test_columns_take_the_room_there_is_until_the_user_sets_one(table: TrailTable) -> None:
    before = table.columnWidth(6)
    table.resize(1800, 400)
    assert table.columnWidth(6) > before
    table.setColumnWidth(6, 99)
    table.resize(1300, 400)
    assert table.columnWidth(6) == 99


@pytest.fixture
def wanted(qtbot: QtBot) -> TrailFilter:
    def read(text: str) -> str:
        if text and not text.startswith("2026-"):
            raise ValueError("expected a day")
        return text

    made = TrailFilter(read)
    qtbot.addWidget(made)
    made.offer([("ben", "Ben")], [("signed in", "signed in")])
    made.show()
    return made


def line(widget: TrailFilter, name: str) -> QLineEdit:
    found = widget.findChild(QLineEdit, name)
    assert found is not None
    return found


def test_a_wish_is_reported_once_typing_has_stopped(wanted: TrailFilter, qtbot: QtBot) -> None:
    with qtbot.waitSignal(wanted.changed) as told:
        qtbot.keyClicks(line(wanted, "trailWords"), "jaundice ")
    assert told.args == [TrailWish(words="jaundice")]
    with qtbot.waitSignal(wanted.changed) as told:
        qtbot.keyClicks(line(wanted, "trailSince"), "2026-03-01")
        qtbot.keyClick(line(wanted, "trailSince"), Qt.Key.Key_Return)
    assert told.args == [TrailWish(words="jaundice", since="2026-03-01")]
    with qtbot.assertNotEmitted(wanted.changed):
        qtbot.keyClicks(line(wanted, "trailUntil"), "soon")
        qtbot.keyClick(line(wanted, "trailUntil"), Qt.Key.Key_Return)


def test_showing_a_wish_reports_nothing(wanted: TrailFilter, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(wanted.changed):
        wanted.show_wish(TrailWish("a", "ben", "signed in", "17", "2026-01-01", "2026-02-01"))
    choice = wanted.findChild(ChoiceField, "trailOfficer")
    assert choice is not None
    assert (choice.current, line(wanted, "trailCase").text()) == ("ben", "17")
    button = wanted.findChild(QPushButton, "trailEverything")
    assert button is not None
    with qtbot.waitSignal(wanted.changed) as told:
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert told.args == [TrailWish()]
    assert not button.isEnabled()


def test_a_row_in_full_lists_its_changes(qtbot: QtBot) -> None:
    pane = TrailDetailPane()
    qtbot.addWidget(pane)
    pane.show()
    changes = pane.findChild(QTableView, "trailChanges")
    assert changes is not None
    pane.show_detail(TrailDetail("Row 7", ("by Ben",), (("Title", "a", "b"),)), LIGHT)
    assert changes.isVisible()
    assert [changes.model().index(0, column).data() for column in range(3)] == ["Title", "a", "b"]
    pane.show_detail(TrailDetail("Row 8"), LIGHT)
    assert not changes.isVisible()
    pane.show_detail(None, LIGHT)
    assert pane.shown is None


def test_work_is_shown_with_how_far_it_is_until_it_ends(qtbot: QtBot) -> None:
    bar = WorkBar()
    qtbot.addWidget(bar)
    bar.show_work("A copy is being made")
    stop = bar.findChild(QPushButton, "stopWork")
    assert stop is not None
    assert (bar.isVisible(), bar.text) == (True, "A copy is being made")
    bar.show_progress(3, 10)
    assert (bar._bar.value(), bar._bar.maximum()) == (3, 10)
    with qtbot.waitSignal(bar.stopped):
        qtbot.mouseClick(stop, Qt.MouseButton.LeftButton)
    bar.show_stopping()
    assert not stop.isEnabled()
    bar.show_work("")
    assert not bar.isVisible()
