"""The layouts of our own: `flow_layout`, `fluid_layout`, `head_layout`."""

import gc

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QCoreApplication, QEvent, QRect, QSize
from PySide6.QtWidgets import QApplication, QLayout, QLayoutItem, QWidget
from pytestqt.qtbot import QtBot

from widgets.flow_layout import FlowLayout
from widgets.fluid_layout import DOWN, FluidLayout
from widgets.head_layout import HeadLayout

GAP, HEIGHT = 4, 20


class Part(QWidget):
    """A widget of a size of its own."""

    def __init__(self, width: int, height: int = HEIGHT) -> None:
        super().__init__()
        self.wanted = QSize(width, height)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt calls it
        return self.wanted


@pytest.fixture
def holder(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    return made


def boxes(layout: QLayout) -> list[tuple[int, int, int, int]]:
    items = [layout.itemAt(place) for place in range(layout.count())]
    placed = [item.geometry() for item in items if item is not None]
    return [(box.x(), box.y(), box.width(), box.height()) for box in placed if not box.isEmpty()]


def flow(holder: QWidget, widths: list[int]) -> tuple[FlowLayout, list[Part]]:
    layout, parts = FlowLayout(holder, GAP), [Part(width) for width in widths]
    for part in parts:
        layout.addWidget(part)
    return layout, parts


def fluid(holder: QWidget, spans: list[int], heights: list[int] | None = None) -> tuple[FluidLayout, list[Part]]:
    layout = FluidLayout(holder, narrowest=100, across=10)
    parts = [Part(50, height) for height in heights or [HEIGHT] * len(spans)]
    for part, span in zip(parts, spans, strict=True):
        layout.put(part, span)
    return layout, parts


def head(holder: QWidget, left: list[int], right: list[int]) -> tuple[HeadLayout, list[Part]]:
    layout = HeadLayout(holder, across=GAP)
    parts = [Part(width) for width in (*left, *right)]
    for part in parts[: len(left)]:
        layout.addWidget(part)
    for part in parts[len(left) :]:
        layout.add_right(part)
    return layout, parts


@pytest.mark.parametrize(
    ("width", "places"),
    [
        (128, [(0, 0), (44, 0), (88, 0)]),
        (127, [(0, 0), (44, 0), (0, 24)]),
        (84, [(0, 0), (44, 0), (0, 24)]),
        (83, [(0, 0), (0, 24), (0, 48)]),
    ],
)
def test_what_does_not_fit_begins_the_next_line(holder: QWidget, width: int, places: list[tuple[int, int]]) -> None:
    layout, _parts = flow(holder, [40, 40, 40])
    layout.setGeometry(QRect(0, 0, width, 200))
    assert [(left, top) for left, top, _wide, _high in boxes(layout)] == places
    assert layout.heightForWidth(width) == places[-1][1] + HEIGHT


def test_a_part_wider_than_the_line_is_as_wide_as_the_line(holder: QWidget) -> None:
    layout, _parts = flow(holder, [300, 40])
    layout.setGeometry(QRect(0, 0, 100, 200))
    assert boxes(layout) == [(0, 0, 100, HEIGHT), (0, 24, 40, HEIGHT)]


def test_a_hidden_part_takes_no_room(holder: QWidget) -> None:
    layout, parts = flow(holder, [40, 40, 40])
    parts[1].hide()
    layout.setGeometry(QRect(0, 0, 84, 200))
    assert [part.geometry().left() for part in (parts[0], parts[2])] == [0, 44]
    assert layout.sizeHint() == QSize(84, HEIGHT)


def test_an_empty_layout_takes_no_room(holder: QWidget) -> None:
    assert FlowLayout(holder).heightForWidth(100) == 0
    assert FluidLayout(QWidget(holder)).heightForWidth(100) == 0
    assert HeadLayout(QWidget(holder)).heightForWidth(100) == 0


def test_parts_can_be_taken_away_again(holder: QWidget) -> None:
    layout, parts = fluid(holder, [1, 2])
    taken = layout.takeAt(0)
    assert taken is not None
    assert taken.widget() is parts[0]
    assert (layout.count(), layout.takeAt(7)) == (1, None)
    layout.setGeometry(QRect(0, 0, 210, 200))
    assert boxes(layout) == [(0, 0, 210, HEIGHT)]


@pytest.mark.parametrize(
    ("width", "columns"), [(99, 1), (100, 1), (209, 1), (210, 2), (319, 2), (320, 3), (430, 4)]
)  # fmt: skip
def test_there_are_as_many_columns_as_there_is_room_for(holder: QWidget, width: int, columns: int) -> None:
    layout, _parts = fluid(holder, [1] * 4)
    layout.setGeometry(QRect(0, 0, width, 400))
    assert len({left for left, _top, _wide, _high in boxes(layout)}) == columns


def test_a_field_spans_columns_and_a_row_is_as_high_as_its_highest(holder: QWidget) -> None:
    layout, _parts = fluid(holder, [2, 1, 1], [20, 50, 30])
    layout.setGeometry(QRect(0, 0, 320, 400))
    assert boxes(layout) == [(0, 0, 210, 20), (220, 0, 100, 50), (0, 50 + DOWN, 100, 30)]
    assert layout.heightForWidth(320) == 50 + DOWN + 30


def test_a_row_more_than_half_full_is_filled_by_its_widest(holder: QWidget) -> None:
    layout, _parts = fluid(holder, [1, 2, 2])
    layout.setGeometry(QRect(0, 0, 430, 400))
    assert [wide for _left, _top, wide, _high in boxes(layout)] == [100, 320, 210]


@pytest.mark.parametrize(
    ("width", "places"),
    [
        (172, [(0, 0), (44, 0), (88, 0), (132, 0)]),
        (200, [(0, 0), (44, 0), (116, 0), (160, 0)]),
        (171, [(0, 0), (44, 0), (0, 26), (44, 26)]),
        (83, [(0, 0), (0, 26), (0, 52), (0, 78)]),
    ],
)
def test_what_can_be_done_stands_at_the_right_or_below(
    holder: QWidget, width: int, places: list[tuple[int, int]]
) -> None:
    layout, _parts = head(holder, [40, 40], [40, 40])
    layout.setGeometry(QRect(0, 0, width, 200))
    assert [(left, top) for left, top, _wide, _high in boxes(layout)] == places
    assert layout.heightForWidth(width) == places[-1][1] + HEIGHT


def test_parts_of_a_head_stand_in_the_middle_of_its_height(holder: QWidget) -> None:
    layout = HeadLayout(holder)
    for height in (20, 40):
        layout.addWidget(Part(30, height))
    layout.setGeometry(QRect(0, 0, 200, 40))
    assert [(top, high) for _left, top, _wide, high in boxes(layout)] == [(10, 20), (0, 40)]


def test_no_object_is_kept_of_an_item_that_qt_deletes(holder: QWidget) -> None:
    layout, parts = head(holder, [40], [40])
    fields, _kept = fluid(QWidget(holder), [2, 1])
    for made in (layout, fields):
        assert not any(isinstance(held, QLayoutItem) for held in gc.get_referents(vars(made)))
    parts[1].deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    layout.setGeometry(QRect(0, 0, 200, 40))
    assert boxes(layout) == [(0, 0, 40, HEIGHT)]


@settings(max_examples=60, deadline=None)
@given(st.lists(st.integers(10, 120), min_size=1, max_size=8), st.integers(0, 8), st.integers(60, 500))
def test_parts_never_lie_over_each_other_nor_outside(widths: list[int], cut: int, width: int) -> None:
    assert QApplication.instance() is not None
    one, two, three = (QWidget() for _layout in range(3))
    for made in (
        flow(one, widths)[0],
        fluid(two, [wide // 40 + 1 for wide in widths])[0],
        head(three, widths[:cut], widths[cut:])[0],
    ):
        wide = max(width, made.minimumSize().width())
        made.setGeometry(QRect(0, 0, wide, 1000))
        placed = [QRect(*box) for box in boxes(made)]
        assert len(placed) == len(widths)
        assert all(QRect(0, 0, wide, made.heightForWidth(wide)).contains(box) for box in placed)
        assert not any(box.intersects(other) for n, box in enumerate(placed) for other in placed[:n])
