# The key and mouse functions of pytest-qt are untyped.
# mypy: allow-untyped-calls

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QAccessible, QWheelEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from causality.evidence.exposure import Lane
from causality.figure.values import Arrow, Chart, Edge, Flag, Highlight, ProductLane, SamplePoint, Series
from widgets.palette import LIGHT
from widgets.timeline_panel import TimelinePanel
from widgets.timeline_view import TimelineView

pytestmark = [pytest.mark.qt_log_level_fail("WARNING"), pytest.mark.qt_log_ignore("propagateSizeHints")]
DAY = date(2024, 8, 1).toordinal()
LEFT = Qt.MouseButton.LeftButton
ALT = Qt.KeyboardModifier.AltModifier


def chart(start: int = DAY + 10, stop: int = DAY + 30) -> Chart:
    begin, end = date.fromordinal(start), date.fromordinal(stop)
    bar = Lane("drug", 0, begin, begin, end, end, 1.0, "10 mg", False)
    arrows = (
        Arrow(start, start, "start", ("negative",), "drug", 0), Arrow(stop, stop, "stop", ("positive",), "drug", 0)
    )  # fmt: skip
    points = tuple(SamplePoint(place, DAY + 10 * place, 1.5 + place, "value", 60.0) for place in range(5))
    return Chart(
        DAY - 5, DAY + 45, (Series("ALT", "ALT", points, "U/L"),), (ProductLane("Drug", True, (bar,), arrows),),
        (Flag("hepatitis", DAY + 5, DAY + 5, "hepatitis"),),
        edges=(
            Edge("hepatitis", -1, "onset", DAY + 5, 1, 999_999, "onset of hepatitis"),
            Edge("drug", 0, "start", start, 1, stop, "start of Drug 10 mg"),
            Edge("drug", 0, "stop", stop, start, 999_999, "stop of Drug 10 mg"),
        ),
        episode=(DAY, DAY + 20),
    )  # fmt: skip


@pytest.fixture
def panel(qtbot: QtBot) -> TimelinePanel:
    made = TimelinePanel()
    qtbot.addWidget(made)
    made.resize(1000, 420)
    made.show_chart(chart(), frozenset(), Highlight(), LIGHT)
    with qtbot.waitExposed(made):
        made.show()
    made.grab()
    return made


@pytest.fixture
def view(panel: TimelinePanel) -> TimelineView:
    return panel.plot


def pixels(view: TimelineView, days: int) -> int:
    return round(days * view.pixels_a_day())


def pull(view: TimelineView, qtbot: QtBot, spot: QPoint, days: int) -> None:
    """Press at `spot` and move to the right in two steps; the button stays down."""
    qtbot.mousePress(view.viewport(), LEFT, pos=spot)
    for share in (0.5, 1.0):
        qtbot.mouseMove(view.viewport(), spot + QPoint(round(pixels(view, days) * share), 0))


@pytest.mark.parametrize(("end", "from_day"), [("start", DAY + 10), ("stop", DAY + 30)])
def test_a_dose_edge_is_dragged_day_by_day(view: TimelineView, qtbot: QtBot, end: str, from_day: int) -> None:
    moved: list[tuple[object, ...]] = []
    view.edge_dragged.connect(lambda *what: moved.append(what))
    seen = view.days_seen()
    spot = view.edge_spot("drug", 0, end)
    pull(view, qtbot, spot, 4)
    assert moved == [("drug", 0, end, from_day + 2), ("drug", 0, end, from_day + 4)]
    with qtbot.waitSignal(view.drag_ended) as ended:
        qtbot.mouseRelease(view.viewport(), LEFT, pos=spot + QPoint(pixels(view, 4), 0))
    assert ended.args == [True]
    assert view.days_seen() == seen


def test_an_onset_is_dragged(view: TimelineView, qtbot: QtBot) -> None:
    spot = view.edge_spot("hepatitis", -1, "onset")
    with qtbot.waitSignal(view.onset_dragged) as moved:
        pull(view, qtbot, spot, -2)
    assert moved.args is not None
    assert moved.args[0] == "hepatitis"
    qtbot.mouseRelease(view.viewport(), LEFT, pos=spot)


def test_escape_takes_a_drag_back(view: TimelineView, qtbot: QtBot) -> None:
    pull(view, qtbot, view.edge_spot("drug", 0, "start"), 4)
    with qtbot.waitSignal(view.drag_ended) as ended:
        qtbot.keyClick(view, Qt.Key.Key_Escape)
    assert ended.args == [False]
    with qtbot.assertNotEmitted(view.edge_dragged):
        qtbot.mouseMove(view.viewport(), QPoint(600, 100))


def test_an_edge_stays_within_its_dose_record(view: TimelineView, qtbot: QtBot) -> None:
    moved: list[int] = []
    view.edge_dragged.connect(lambda _product, _record, _end, day: moved.append(day))
    spot = view.edge_spot("drug", 0, "start")
    pull(view, qtbot, spot, 26)
    assert moved[-1] == DAY + 30
    qtbot.mouseRelease(view.viewport(), LEFT, pos=spot)


def test_the_view_stays_while_the_case_follows_a_drag(view: TimelineView, panel: TimelinePanel, qtbot: QtBot) -> None:
    seen, heights = view.days_seen(), view.edge_spot("drug", 0, "stop")
    pull(view, qtbot, view.edge_spot("drug", 0, "start"), 3)
    follows = chart(start=DAY + 13)
    panel.show_chart(Chart(DAY, DAY + 400, follows.series, follows.lanes, edges=follows.edges), frozenset(),
                     Highlight(), LIGHT)  # fmt: skip
    assert view.days_seen() == seen
    assert view.edge_spot("drug", 0, "stop") == heights
    qtbot.keyClick(view, Qt.Key.Key_Escape)


def test_edges_are_moved_by_keyboard_and_said(view: TimelineView, panel: TimelinePanel, qtbot: QtBot) -> None:
    moved: list[tuple[object, ...]] = []
    view.edge_dragged.connect(lambda *what: moved.append(what))
    qtbot.keyClick(view, Qt.Key.Key_Return)
    assert panel.readout == "onset of hepatitis: 6 Aug 2024"
    qtbot.keyClick(view, Qt.Key.Key_Return)
    assert panel.readout == "start of Drug 10 mg: 11 Aug 2024"
    assert QAccessible.queryAccessibleInterface(view).text(QAccessible.Text.Description) == panel.readout
    ended: list[bool] = []
    view.drag_ended.connect(ended.append)
    qtbot.keyPress(view, Qt.Key.Key_Right, ALT)
    qtbot.keyPress(view, Qt.Key.Key_Left, ALT | Qt.KeyboardModifier.ShiftModifier)
    assert moved == [("drug", 0, "start", DAY + 11), ("drug", 0, "start", DAY + 4)]
    assert panel.readout == "start of Drug 10 mg: 5 Aug 2024"
    assert ended == []
    qtbot.keyRelease(view, Qt.Key.Key_Alt)
    assert ended == [True]


def test_a_challenge_is_chosen_by_click_and_by_key(view: TimelineView, qtbot: QtBot) -> None:
    spot = view.challenge_spot(("drug", 0, "stop"))
    assert spot is not None
    with qtbot.waitSignal(view.challenge_chosen) as chosen:
        qtbot.mouseClick(view.viewport(), LEFT, pos=spot)
    assert chosen.args == ["drug", 0, "stop"]
    with qtbot.waitSignal(view.challenge_chosen) as chosen:
        qtbot.keyClick(view, Qt.Key.Key_C)
    assert chosen.args == ["drug", 0, "start"]
    with qtbot.waitSignal(view.challenge_chosen) as chosen:
        qtbot.keyClick(view, Qt.Key.Key_Escape)
    assert chosen.args == ["", -1, ""]


def test_the_crosshair_steps_from_sample_to_sample(view: TimelineView, panel: TimelinePanel, qtbot: QtBot) -> None:
    qtbot.keyClick(view, Qt.Key.Key_Period)
    assert (view.day, panel.readout) == (DAY, "1 Aug 2024  ALT 1.5×")
    qtbot.keyClick(view, Qt.Key.Key_Period)
    assert view.day == DAY + 10
    qtbot.keyClick(view, Qt.Key.Key_Comma)
    assert view.day == DAY


def test_9_fits_the_episode_and_0_the_case(view: TimelineView, qtbot: QtBot) -> None:
    whole = view.days_seen()
    qtbot.keyClick(view, Qt.Key.Key_9)
    assert view.days_seen() == pytest.approx((DAY, DAY + 20))
    qtbot.keyClick(view, Qt.Key.Key_0)
    assert view.days_seen() == pytest.approx(whole)


def test_a_new_case_is_fitted_as_facts_arrive_until_the_officer_moves_the_view(
    panel: TimelinePanel, qtbot: QtBot
) -> None:
    view, empty = panel.plot, Chart(0, 0)
    panel.show_chart(empty, frozenset(), Highlight(), LIGHT)
    view.fit()
    for days in ((DAY, DAY + 4), (DAY, DAY + 60), (DAY - 200, DAY + 60), (DAY, DAY + 10)):
        panel.show_chart(replace(chart(), first=days[0], last=days[1]), frozenset(), Highlight(), LIGHT)
        assert view.days_seen() == pytest.approx(days)
    qtbot.keyClick(view, Qt.Key.Key_Plus)
    moved = view.days_seen()
    panel.show_chart(replace(chart(), first=DAY - 100, last=DAY + 100), frozenset(), Highlight(), LIGHT)
    assert view.days_seen() == pytest.approx(moved)


def test_the_view_stays_after_an_edit_unless_all_was_seen(
    view: TimelineView, panel: TimelinePanel, qtbot: QtBot
) -> None:
    wider = Chart(DAY - 50, DAY + 100, chart().series)
    qtbot.keyClick(view, Qt.Key.Key_9)
    panel.show_chart(wider, frozenset(), Highlight(), LIGHT)
    assert view.days_seen() == pytest.approx((DAY, DAY + 20))
    view.fit()
    panel.show_chart(chart(), frozenset(), Highlight(), LIGHT)
    assert view.days_seen() == pytest.approx((DAY - 5, DAY + 45))


def test_an_edge_under_the_pointer_is_shown(view: TimelineView, qtbot: QtBot) -> None:
    qtbot.mouseMove(view.viewport(), view.edge_spot("drug", 0, "stop"))
    assert view.viewport().cursor().shape() == Qt.CursorShape.SizeHorCursor
    assert view.viewport().toolTip() == "stop of Drug 10 mg: 31 Aug 2024"


def many(count: int) -> Chart:
    begin, end = date.fromordinal(DAY + 10), date.fromordinal(DAY + 30)
    lanes = tuple(
        ProductLane(f"Drug {place}", True, (Lane(f"drug-{place}", 0, begin, begin, end, end, 1.0, "10 mg", False),))
        for place in range(count)
    )
    edges = tuple(Edge(f"drug-{place}", 0, "start", DAY + 10, 1, 999_999, f"start {place}") for place in range(count))
    return replace(chart(), lanes=lanes, edges=edges)


def names_seen(view: TimelineView) -> list[str]:
    return [f"Drug {place}" for place in range(20) if view.edges.place_of(view.chart.edges[place]) is not None]


@pytest.fixture
def crowded(panel: TimelinePanel) -> TimelineView:
    panel.show_chart(many(20), frozenset(), Highlight(), LIGHT)
    panel.grab()
    return panel.plot


def test_lanes_that_find_no_room_are_scrolled_to_by_key(crowded: TimelineView, qtbot: QtBot) -> None:
    first = names_seen(crowded)
    assert first[0] == "Drug 0"
    assert len(first) < 20
    qtbot.keyClick(crowded, Qt.Key.Key_PageDown)
    assert names_seen(crowded)[0] == "Drug 3"
    for _press in range(10):
        qtbot.keyClick(crowded, Qt.Key.Key_PageDown)
    assert names_seen(crowded)[-1] == "Drug 19"
    for _press in range(10):
        qtbot.keyClick(crowded, Qt.Key.Key_PageUp)
    assert names_seen(crowded) == first


def test_the_wheel_scrolls_lanes_and_leaves_the_days_as_they_are(crowded: TimelineView) -> None:
    seen = crowded.days_seen()
    spot = QPointF(crowded.edge_spot("drug-1", 0, "start"))
    wheel = QWheelEvent(
        spot, crowded.mapToGlobal(spot), QPoint(), QPoint(0, -240), Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(crowded.viewport(), wheel)
    assert names_seen(crowded)[0] == "Drug 2"
    assert crowded.days_seen() == seen


def test_lanes_that_find_room_are_not_scrolled(view: TimelineView) -> None:
    assert not view.scroll_lanes(1.0)
    assert view.edges.place_of(view.chart.edges[1]) is not None


def test_a_product_that_is_lit_up_is_scrolled_to(crowded: TimelineView, panel: TimelinePanel) -> None:
    assert "Drug 15" not in names_seen(crowded)
    panel.show_chart(many(20), frozenset(), Highlight(products=frozenset({"Drug 15"})), LIGHT)
    assert "Drug 15" in names_seen(crowded)


def test_a_drag_repaints_no_other_lane(crowded: TimelineView, panel: TimelinePanel) -> None:
    before = crowded.pictures()
    moved = many(20)
    begin = date.fromordinal(DAY + 12)
    lane = replace(moved.lanes[0], bars=(replace(moved.lanes[0].bars[0], first_possible=begin, first_certain=begin),))
    panel.show_chart(replace(moved, lanes=(lane, *moved.lanes[1:])), frozenset(), Highlight(), LIGHT)
    panel.grab()
    after = crowded.pictures()
    assert after["Drug 1"] == before["Drug 1"]
    assert after["Drug 0"] != before["Drug 0"]
