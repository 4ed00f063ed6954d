# The key and mouse functions of pytest-qt are untyped.
# mypy: allow-untyped-calls

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QLabel, QPushButton, QToolButton
from pytestqt.qtbot import QtBot

from causality.exchange.labs import understand
from causality.exchange.table import table_of_text
from causality.exchange.understood import Choices, Understood
from widgets.palette import LIGHT
from widgets.paste_preview import PAGE, PastePreview, Preview, summary
from widgets.watch_state import WatchState

pytestmark = [pytest.mark.qt_log_level_fail("WARNING"), pytest.mark.qt_log_ignore("propagateSizeHints")]
TEXT = "Patient\tDate\tALT (U/L)\n17\t2024-08-12\t40\n17\tlater\t41\n"


def read(text: str) -> Understood:
    return understand(table_of_text(text), Choices())


@pytest.fixture
def preview(qtbot: QtBot) -> PastePreview:
    made = PastePreview()
    qtbot.addWidget(made)
    made.resize(900, 600)
    return made


def test_a_preview_says_what_each_column_was_taken_for(preview: PastePreview, qtbot: QtBot) -> None:
    understood = read(TEXT)
    with qtbot.assertNotEmitted(preview.corrected), qtbot.assertNotEmitted(preview.confirmed):
        preview.show_preview(Preview("labs.csv", understood, understood.samples))
    assert [preview.columns.combo(row).currentText() for row in range(3)] == ["left out", "date", "ALT results"]
    told = preview.findChild(QLabel, "pasteSummary")
    assert told is not None
    assert told.text() == "1 new sample · 1 not understood"
    cells = preview.samples.model()
    assert [cells.index(0, column).data() for column in range(5)] == ["12 Aug 2024", "ALT", "ALT", "40", "U/L"]
    assert preview.problems.model().index(0, 0).data() == "B3"


def test_a_column_is_corrected_with_the_keyboard(preview: PastePreview, qtbot: QtBot) -> None:
    understood = read(TEXT)
    preview.show_preview(Preview("labs.csv", understood, understood.samples))
    combo = preview.findChild(QComboBox, "column-2")
    assert combo is not None
    with qtbot.waitSignal(preview.corrected) as corrected:
        qtbot.keyClick(combo, Qt.Key.Key_Down)
        qtbot.keyClick(combo.view(), Qt.Key.Key_Down)
        qtbot.keyClick(combo.view(), Qt.Key.Key_Return)
    assert corrected.args == [2, "result:AST"]


@pytest.mark.parametrize(
    ("text", "asked", "choice"),
    [
        ("Date\tALT\n01/02/2024\t40\n", "order", "day-first"),
        ("Date\tALT\n2024-02-01\t1,234\n", "mark", "comma"),
    ],
)
def test_a_question_is_answered_by_a_button_and_nothing_can_be_imported_before(
    preview: PastePreview, qtbot: QtBot, text: str, asked: str, choice: str
) -> None:
    preview.show_preview(Preview("labs.csv", read(text)))
    confirm, answer = preview.findChild(QPushButton, "confirmPaste"), preview.findChild(QPushButton, f"choice-{choice}")
    assert confirm is not None
    assert answer is not None
    assert not confirm.isEnabled()
    with qtbot.waitSignal(preview.answered) as answered:
        qtbot.mouseClick(answer, Qt.MouseButton.LeftButton)
    assert answered.args == [asked, choice]


def test_of_many_samples_one_page_is_shown(preview: PastePreview) -> None:
    rows = "".join(f"2024-08-12\t{value}\n" for value in range(5000))
    understood = read(f"Date\tALT\n{rows}")
    shown = Preview("labs.csv", understood, understood.samples[1:])
    preview.show_preview(shown)
    assert preview.samples.model().rowCount() == PAGE
    assert summary(shown) == "4999 new samples · 1 already there"
    assert preview.samples.model().index(0, 7).data() == "already there"


def test_a_watched_place_is_told_with_its_trouble(qtbot: QtBot) -> None:
    state = WatchState()
    qtbot.addWidget(state)
    with qtbot.assertNotEmitted(state.stopped):
        state.show_watch("labs.csv", "", "", LIGHT)
    assert state.text == "watching labs.csv"
    preview, stop = state.findChild(QToolButton, "watchPreview"), state.findChild(QToolButton, "watchStop")
    assert preview is not None
    assert stop is not None
    assert not preview.isVisibleTo(state)
    state.show_watch("labs.csv", "", "labs.csv: broken", LIGHT)
    assert state.text == "labs.csv: broken"
    assert preview.isVisibleTo(state)
    with qtbot.waitSignal(state.stopped):
        qtbot.mouseClick(stop, Qt.MouseButton.LeftButton)
    state.show_watch("", "", "", LIGHT)
    assert not state.isVisibleTo(None)  # type: ignore[arg-type] # None is the screen
