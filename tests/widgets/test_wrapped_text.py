import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from widgets.palette import LIGHT
from widgets.style import SMALL
from widgets.wrapped_text import WrappedText

words = st.text(alphabet="aei mnWl-/中药…\n", max_size=160)
widths = st.lists(st.integers(60, 400), min_size=1, max_size=12)


@given(words, widths, st.integers(0, 3))
@pytest.mark.usefixtures("qapp")
def test_a_text_breaks_alike_whatever_widths_it_was_asked_for_before(text: str, asked: list[int], most: int) -> None:
    held = WrappedText(SMALL, most=most, indent=7)
    held.show_text("another text, that was there before", LIGHT.text)
    for width in asked:
        held.heightForWidth(width)
    held.show_text(text, LIGHT.text)
    for width in asked:
        fresh = WrappedText(SMALL, most=most, indent=7)
        fresh.show_text(text, LIGHT.text)
        assert held._lines(width) == fresh._lines(width)
        assert held.heightForWidth(width) == fresh.heightForWidth(width)
    assert held.sizeHint() == fresh.sizeHint()


def test_other_texts_are_laid_out_as_in_a_new_window(qtbot: QtBot) -> None:
    texts = ("short", "word " * 30, "word " * 31, "", "another " * 8, "word " * 60, "short")

    def made() -> tuple[QWidget, list[WrappedText]]:
        window, parts = QWidget(), [WrappedText(), WrappedText(SMALL, most=2), WrappedText(strong=True)]
        column, row = QVBoxLayout(window), QHBoxLayout()
        for part in parts[1:]:
            row.addWidget(part)
        column.addWidget(parts[0])
        column.addLayout(row)
        column.addStretch(1)
        window.resize(420, 300)
        qtbot.addWidget(window)
        window.show()
        return window, parts

    _window, held = made()
    for turn in range(len(texts)):
        shown = [texts[(turn + place) % len(texts)] for place in range(len(held))]
        _other, fresh = made()
        for part, other, text in zip(held, fresh, shown, strict=True):
            part.show_text(text, LIGHT.text)
            other.show_text(text, LIGHT.text)

        def alike(fresh: list[WrappedText] = fresh) -> bool:
            return [part.geometry() for part in held] == [part.geometry() for part in fresh]

        qtbot.waitUntil(alike)
