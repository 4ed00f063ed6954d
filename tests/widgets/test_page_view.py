# The key and mouse functions of pytest-qt are untyped.
# mypy: allow-untyped-calls

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from widgets.page_layout import BAND, PageLayout, fitting, marked, zoomed
from widgets.page_view import PageView

pytestmark = [pytest.mark.qt_log_level_fail("WARNING"), pytest.mark.qt_log_ignore("propagateSizeHints")]
A4 = (595.0, 842.0)
layouts = st.builds(
    PageLayout,
    st.lists(st.tuples(st.floats(50, 900), st.floats(50, 1200)), min_size=1, max_size=6).map(tuple),
    st.floats(0.2, 4.0),
    st.integers(100, 2000),
    st.sampled_from([1.0, 1.25, 2.0]),
)


@pytest.fixture
def view(qtbot: QtBot) -> PageView:
    made = PageView()
    qtbot.addWidget(made)
    made.resize(640, 480)
    made.show()
    return made


@given(layouts)
def test_the_strips_of_a_page_cover_it_without_gaps(layout: PageLayout) -> None:
    for number, (left, top, width, height) in enumerate(layout.boxes()):
        strips = [box for (page, _n), box in layout.bands(-(10**9), 10**9) if page == number]
        assert strips[0][1] == top
        assert sum(box[3] for box in strips) == height
        assert {(box[0], box[2]) for box in strips} == {(left, width)}
        assert max(box[3] for box in strips) * layout.ratio <= BAND + 1


@given(layouts, st.integers(0, 5000))
def test_a_height_keeps_its_page_at_another_zoom(layout: PageLayout, y: int) -> None:
    after = PageLayout(layout.sizes, layout.scale * 2, layout.width)
    page = layout.page_at(y)
    boxes = list(layout.boxes())
    if boxes[page][1] <= y < boxes[page][1] + boxes[page][3] - 1:
        assert after.page_at(layout.held(y, after)) == page


def test_the_widest_page_fills_the_width() -> None:
    layout = PageLayout((A4, (842.0, 595.0)), fitting((A4, (842.0, 595.0)), 800), 800)
    assert layout.size[0] == 800


def test_a_mark_on_a_page_that_is_gone_lies_nowhere() -> None:
    assert marked(PageLayout((A4,), 1.0, 600), (3, 0.1, 0.1, 0.1, 0.1)) is None


def test_what_is_in_sight_is_asked_for_first_and_then_complete(view: PageView, qtbot: QtBot) -> None:
    with qtbot.waitSignal(view.wanted) as asked:
        view.show_pages((A4, A4, A4))
    assert asked.args is not None
    bands, scale = asked.args
    assert bands[0] == (0, 0)
    assert (2, 0) not in bands
    assert not view.complete
    for band in bands:
        view.show_band(tuple(band), scale, QImage(8, 8, QImage.Format.Format_RGB32))
    assert view.complete


def test_a_strip_at_an_old_zoom_is_dropped(view: PageView) -> None:
    view.show_pages((A4,))
    view.show_band((0, 0), 0.001, QImage(8, 8, QImage.Format.Format_RGB32))
    assert not view.complete


def test_keys_go_through_the_pages(view: PageView, qtbot: QtBot) -> None:
    view.show_pages((A4,) * 5)
    for key, way in ((Qt.Key.Key_PageDown, 1), (Qt.Key.Key_PageUp, -1), (Qt.Key.Key_Down, 1), (Qt.Key.Key_Up, -1)):
        before = view.verticalScrollBar().value()
        qtbot.keyClick(view, key)
        assert (view.verticalScrollBar().value() - before) * way > 0
    qtbot.keyClick(view, Qt.Key.Key_End)
    assert view.page == 4
    qtbot.keyClick(view, Qt.Key.Key_Home)
    assert view.page == 0
    qtbot.keyClick(view, Qt.Key.Key_PageDown, Qt.KeyboardModifier.ControlModifier)
    assert view.page == 1


def test_the_zoom_goes_in_steps_and_keeps_the_page(view: PageView) -> None:
    view.show_pages((A4,) * 5)
    view.show_place(3)
    view.zoom_to(1.0)
    assert view.percent == 100
    view.zoom_by(1)
    assert (view.percent, view.page) == (110, 3)
    view.zoom_by(-1)
    assert view.percent == 100
    view.zoom_to(0)
    assert view.horizontalScrollBar().maximum() == 0


@pytest.mark.parametrize(
    ("now", "steps", "following"),
    [(1.0, 1, 1.1), (1.0, -1, 0.9), (1.05, 1, 1.1), (1.05, -1, 1.0), (4.0, 1, 4.0), (0.25, -1, 0.25), (0.2, -1, 0.2)],
)
def test_zooming_goes_to_the_next_step_and_stops_at_the_last(now: float, steps: int, following: float) -> None:
    assert zoomed(now, steps) == following
